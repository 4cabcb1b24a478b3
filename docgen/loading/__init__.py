"""Data files ⇄ model: YAML, JSON and Python data become a validated document, and a document becomes YAML or JSON.

Each name is imported when it is asked for: who loads a plan needs neither the register nor what writes YAML.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docgen.on_demand import import_on_demand

if TYPE_CHECKING:
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

__getattr__ = import_on_demand(
    __name__,
    {
        "dumping": ("dump_document", "dump_json"),
        "parts": ("PartSource", "load_part"),
        "plain": ("PlainFile", "read_plain"),
        "rechecking": ("recheck_document",),
        "registers": ("RegisterSource", "load_register", "shipped_register"),
        "schema": ("JsonObject", "JsonValue", "json_schema"),
        "sources": ("MAX_FILE_BYTES", "Format", "Source", "load_document"),
    },
)
