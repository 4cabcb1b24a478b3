"""Turns a body, headers, footers and a style sheet into the bytes of a .docx that stands on nothing but itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from docgen.authoring.elements import element, value
from docgen.authoring.styles import style_sheet_element
from docgen.authoring.theme import theme_xml
from docgen.ooxml import CoreProperties, core_properties_xml, write_package
from docgen.ooxml.xml import CONTENT_TYPES, RELATIONSHIPS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from docgen.authoring.elements import Element
    from docgen.authoring.styles import StyleSheet

_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE_LINK = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
_COMPATIBILITY = {
    "compatibilityMode": "15",
    "overrideTableStyleFontSizeAndJustification": "1",
    "enableOpenTypeFeatures": "1",
    "doNotFlipMirrorIndents": "1",
    "differentiateMultirowTableHeaders": "1",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateDocument:
    """What a recipe draws. A header or footer is known to its sections by its id (`rId3`), which is its key here."""

    title: str
    styles: StyleSheet
    body: tuple[Element, ...]
    """Paragraphs and tables; the last element is the section properties of the body."""
    headers: Mapping[str, tuple[Element, ...]]
    footers: Mapping[str, tuple[Element, ...]]


def write_template(document: TemplateDocument) -> bytes:
    """The bytes of the template: the same for the same document, on every machine and on every day."""
    parts = {
        "word/document.xml": _xml(element("w:document", children=[element("w:body", children=document.body)])),
        "word/styles.xml": _xml(style_sheet_element(document.styles)),
        "word/settings.xml": _xml(_settings()),
        "word/fontTable.xml": _xml(_font_table(document.styles.font)),
        "word/theme/theme1.xml": theme_xml(document.styles.font),
    }
    links = {
        "rId1": ("styles", "styles.xml"),
        "rId2": ("settings", "settings.xml"),
        "rId3": ("fontTable", "fontTable.xml"),
        "rId4": ("theme", "theme/theme1.xml"),
    }
    for kind, stories in (("header", document.headers), ("footer", document.footers)):
        for number, (relationship, paragraphs) in enumerate(stories.items(), start=1):
            tag = "w:hdr" if kind == "header" else "w:ftr"
            parts[f"word/{kind}{number}.xml"] = _xml(element(tag, children=paragraphs))
            links[relationship] = (kind, f"{kind}{number}.xml")
    names = list(parts)
    parts["docProps/core.xml"] = core_properties_xml(CoreProperties(title=document.title, language="vi-VN"))
    parts["[Content_Types].xml"] = _content_types(names)
    parts["_rels/.rels"] = _relationships(
        [
            ("rId1", f"{_LINK}/officeDocument", "word/document.xml"),
            ("rId2", _PACKAGE_LINK, "docProps/core.xml"),
        ]
    )
    parts["word/_rels/document.xml.rels"] = _relationships(
        [(relationship, f"{_LINK}/{kind}", target) for relationship, (kind, target) in links.items()]
    )
    return write_package(parts)


def _xml(root: Element) -> bytes:
    etree.cleanup_namespaces(root)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _settings() -> Element:
    uri = "http://schemas.microsoft.com/office/word"
    compatibility = [
        element("w:compatSetting", {"w:name": name, "w:uri": uri, "w:val": setting})
        for name, setting in _COMPATIBILITY.items()
    ]
    return element(
        "w:settings",
        children=[
            element("w:zoom", {"w:percent": "100"}),
            value("w:defaultTabStop", 720),
            value("w:characterSpacingControl", "doNotCompress"),
            # Without this, Word stretches a justified line that its author ended with a line break.
            element("w:compat", children=[element("w:doNotExpandShiftReturn"), *compatibility]),
            value("w:decimalSymbol", ","),
            value("w:listSeparator", ";"),
        ],
    )


def _font_table(font: str) -> Element:
    """What a machine without the font should look for: an upright roman with Vietnamese letters (charset 163)."""
    return element(
        "w:fonts",
        children=[
            element(
                "w:font",
                {"w:name": font},
                [
                    value("w:panose1", "02020603050405020304"),
                    value("w:charset", "A3"),
                    value("w:family", "roman"),
                    value("w:pitch", "variable"),
                ],
            )
        ],
    )


def _content_types(names: Iterable[str]) -> bytes:
    root = etree.fromstring(f'<Types xmlns="{CONTENT_TYPES}"/>')
    for extension, mime in (
        ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
        ("xml", "application/xml"),
    ):
        etree.SubElement(root, f"{{{CONTENT_TYPES}}}Default", Extension=extension, ContentType=mime)
    for name in names:
        mime = _content_type(name.rsplit("/", 1)[-1].removesuffix(".xml"))
        etree.SubElement(root, f"{{{CONTENT_TYPES}}}Override", PartName=f"/{name}", ContentType=mime)
    etree.SubElement(root, f"{{{CONTENT_TYPES}}}Override", PartName="/docProps/core.xml", ContentType=_CORE_TYPE)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _content_type(stem: str) -> str:
    """The MIME type of a part by its file name: `header2` is a header."""
    kind = stem.rstrip("0123456789")
    if kind == "theme":
        return "application/vnd.openxmlformats-officedocument.theme+xml"
    return f"{_MAIN}.{'document.main' if kind == 'document' else kind}+xml"


def _relationships(links: Iterable[tuple[str, str, str]]) -> bytes:
    root = etree.fromstring(f'<Relationships xmlns="{RELATIONSHIPS}"/>')
    for relationship, kind, target in links:
        etree.SubElement(root, f"{{{RELATIONSHIPS}}}Relationship", Id=relationship, Type=kind, Target=target)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
