"""Turns the parts of a redline into parts a program accepts: namespaces it needs, nothing that became untrue."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Final

from lxml import etree

from docgen.ooxml.custom_xml import list_data_items
from docgen.ooxml.package import CONTENT_TYPES_PART
from docgen.ooxml.parts import rels_name
from docgen.ooxml.xml import MC, parse_xml

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from docgen.ooxml.package import Package

_IGNORABLE: Final = f"{{{MC}}}Ignorable"
_HEAD: Final = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_SIGNATURES: Final = "_xmlsignatures/"


def _ignorable(root: etree._Element) -> dict[str, str]:
    """Prefix and namespace of what a program may ignore in a part."""
    return {prefix: uri for prefix in root.get(_IGNORABLE, "").split() if (uri := root.nsmap.get(prefix)) is not None}


def adopt_namespaces(root: etree._Element, old: etree._Element) -> etree._Element:
    """The root, able to hold what the old version's root could: its ignorable namespaces are ignorable here too."""
    own, other = _ignorable(root), _ignorable(old)
    missing = {uri: prefix for prefix, uri in other.items() if uri not in own.values()}
    used = {str(node.tag).rpartition("}")[0][1:] for node in root.iter(etree.Element)}
    used |= {str(name).rpartition("}")[0][1:] for node in root.iter(etree.Element) for name in node.attrib}
    missing = {uri: prefix for uri, prefix in missing.items() if uri in used}
    if not missing:
        return root
    names = dict(root.nsmap)
    added = []
    for number, (uri, wanted) in enumerate(sorted(missing.items()), start=1):
        known = next((prefix for prefix, value in names.items() if value == uri and prefix), None)
        prefix = known or (wanted if wanted not in names else f"cu{number}")
        names[prefix] = uri
        added.append(prefix)
    names.setdefault("mc", MC)
    made = etree.Element(root.tag, nsmap=names)  # type: ignore[arg-type] # None is the default namespace; lxml-stubs do not know it
    for name, value in root.attrib.items():
        made.set(name, value)
    made.set(_IGNORABLE, " ".join([*root.get(_IGNORABLE, "").split(), *added]))
    made.extend(list(root))
    return made


def drop_data_items(parts: Mapping[str, bytes], package: Package, namespaces: Collection[str]) -> dict[str, bytes]:
    """The parts without the custom XML data of some namespaces, and without its properties and links."""
    gone: set[str] = set()
    for name, namespace in list_data_items(package):
        if namespace in namespaces:
            gone |= {name, *(link.target for link in package.relationships(name) if not link.external)}
    return _without(parts, gone)


def drop_signatures(parts: Mapping[str, bytes], package: Package) -> dict[str, bytes]:
    """The parts without digital signatures: they sign the new version, not the redline."""
    links = [link for link in package.relationships("") if link.kind == "origin" and "digital-signature" in link.type]
    gone = {link.target for link in links} | {name for name in parts if name.startswith(_SIGNATURES)}
    return _without(parts, gone if links else set())


def _without(parts: Mapping[str, bytes], gone: Collection[str]) -> dict[str, bytes]:
    if not gone:
        return dict(parts)
    left_out = {*gone, *map(rels_name, gone)}
    result = {name: data for name, data in parts.items() if name not in left_out}
    for name, data in result.items():
        if name.endswith(".rels"):
            result[name] = _prune_links(name, data, gone)
    root = parse_xml(result[CONTENT_TYPES_PART], CONTENT_TYPES_PART)
    for node in [node for node in root if node.get("PartName", "").lstrip("/") in gone]:
        root.remove(node)
    result[CONTENT_TYPES_PART] = _HEAD + etree.tostring(root)
    return result


def _prune_links(name: str, data: bytes, gone: Collection[str]) -> bytes:
    root = parse_xml(data, name)
    base = posixpath.dirname(posixpath.dirname(name))
    dead = [
        node for node in root if node.get("TargetMode") != "External" and _target(node.get("Target", ""), base) in gone
    ]
    if not dead:
        return data
    for node in dead:
        root.remove(node)
    return _HEAD + etree.tostring(root)


def _target(target: str, base: str) -> str:
    return posixpath.normpath(target[1:] if target.startswith("/") else posixpath.join(base, target))
