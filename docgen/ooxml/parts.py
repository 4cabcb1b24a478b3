"""Turns a package's parts plus one new part into a package's parts that know it: content type and relationship."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from lxml import etree

from docgen.ooxml.package import CONTENT_TYPES_PART
from docgen.ooxml.xml import CONTENT_TYPES, RELATIONSHIPS, parse_xml

if TYPE_CHECKING:
    from collections.abc import Mapping

_HEAD = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def rels_name(part: str) -> str:
    """The part that holds the relationships of a part; `""` is the package itself."""
    folder, file = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{file}.rels")


def with_part(
    parts: Mapping[str, bytes],
    name: str,
    data: bytes,
    *,
    content_type: str,
    relationship: str,
    source: str = "",
) -> dict[str, bytes]:
    """The parts with `name` added or replaced, declared, and linked from `source` (`""`: from the package).

    The relationship gets the first free `rIdN`; nothing is linked twice.
    """
    result = {**parts, name: data}
    result[CONTENT_TYPES_PART] = _declare(result[CONTENT_TYPES_PART], name, content_type)
    rels = rels_name(source)
    target = posixpath.relpath(name, posixpath.dirname(source) or ".")
    result[rels] = _link(result.get(rels, b""), rels, target, relationship)
    return result


def _declare(data: bytes, name: str, content_type: str) -> bytes:
    root = parse_xml(data, CONTENT_TYPES_PART)
    tag = f"{{{CONTENT_TYPES}}}Override"
    for node in root.iterfind(tag):
        if node.get("PartName", "").lower() == f"/{name}".lower():
            node.set("ContentType", content_type)
            break
    else:
        etree.SubElement(root, tag, PartName=f"/{name}", ContentType=content_type)
    return _HEAD + etree.tostring(root)


def _link(data: bytes, rels: str, target: str, relationship: str) -> bytes:
    root = parse_xml(data or f'<Relationships xmlns="{RELATIONSHIPS}"/>'.encode(), rels)
    taken = set()
    for node in root:
        if node.get("Type") == relationship and posixpath.normpath(node.get("Target", "")) == target:
            return _HEAD + etree.tostring(root)
        taken.add(node.get("Id", ""))
    number = next(n for n in range(1, len(taken) + 2) if f"rId{n}" not in taken)
    etree.SubElement(root, f"{{{RELATIONSHIPS}}}Relationship", Id=f"rId{number}", Type=relationship, Target=target)
    return _HEAD + etree.tostring(root)
