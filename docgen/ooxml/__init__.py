"""The only room that reads OOXML: the package, effective formatting, the outline, the lint."""

from __future__ import annotations

from docgen.ooxml.custom_xml import data_item_parts, data_item_xml, find_data_item, with_data_item
from docgen.ooxml.package import Package, Relationship, open_package, write_package
from docgen.ooxml.parts import with_part
from docgen.ooxml.properties import (
    Application,
    CoreProperties,
    CustomProperty,
    core_properties_xml,
    custom_properties_xml,
    format_timestamp,
    read_application,
    read_core_properties,
    read_custom_properties,
)
from docgen.ooxml.xml import canonical_xml, parse_xml, qn

__all__ = [
    "Application",
    "CoreProperties",
    "CustomProperty",
    "Package",
    "Relationship",
    "canonical_xml",
    "core_properties_xml",
    "custom_properties_xml",
    "data_item_parts",
    "data_item_xml",
    "find_data_item",
    "format_timestamp",
    "open_package",
    "parse_xml",
    "qn",
    "read_application",
    "read_core_properties",
    "read_custom_properties",
    "with_data_item",
    "with_part",
    "write_package",
]
