"""Data files ⇄ model: YAML, JSON and Python data become a validated document, and a document becomes YAML or JSON.

Each name is imported when it is asked for: who loads a plan needs neither the register nor what writes YAML.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

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

_HOMES = {
    "dump_document": "dumping",
    "dump_json": "dumping",
    "PartSource": "parts",
    "load_part": "parts",
    "PlainFile": "plain",
    "read_plain": "plain",
    "recheck_document": "rechecking",
    "RegisterSource": "registers",
    "load_register": "registers",
    "shipped_register": "registers",
    "JsonObject": "schema",
    "JsonValue": "schema",
    "json_schema": "schema",
    "MAX_FILE_BYTES": "sources",
    "Format": "sources",
    "Source": "sources",
    "load_document": "sources",
}


def __getattr__(name: str) -> object:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(f"{__name__}.{home}"), name)
    return value
