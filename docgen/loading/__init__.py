"""Data files ⇄ model: YAML, JSON and Python data become a validated document, and a document becomes YAML or JSON."""

from docgen.loading.dumping import dump_document, dump_json
from docgen.loading.parts import PartSource, load_part
from docgen.loading.plain import PlainFile, read_plain
from docgen.loading.rechecking import recheck_document
from docgen.loading.registers import RegisterSource, load_register, shipped_register
from docgen.loading.schema import JsonObject, JsonValue, json_schema
from docgen.loading.sources import MAX_FILE_BYTES, Format, Source, load_document

__all__ = [
    "MAX_FILE_BYTES",
    "Format",
    "JsonObject",
    "JsonValue",
    "PartSource",
    "PlainFile",
    "RegisterSource",
    "Source",
    "dump_document",
    "dump_json",
    "json_schema",
    "load_document",
    "load_part",
    "load_register",
    "read_plain",
    "recheck_document",
    "shipped_register",
]
