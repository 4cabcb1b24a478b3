"""Turns rendered XML into what Word accepts: no empty cell, no table without rows, the last section where Word looks.

A loop that ran zero times or a condition that was false can leave such things behind; no template can avoid all of
them. Values never can: their markup was escaped.
"""

from __future__ import annotations

import re

_SECTION = r"<w:sectPr(?:\s[^>]*)?(?:/>|>[^<]*(?:<(?!/?w:sectPr\b)[^<]*)*</w:sectPr>)"
_BODY_SECTION = re.compile(rf"({_SECTION})(</w:body>.*)\Z", re.DOTALL)
_LAST_PARAGRAPH_SECTION = re.compile(
    rf"({_SECTION})((?:<w:pPrChange\b.*?</w:pPrChange>)?</w:pPr>[^<]*(?:<(?!w:p[ >]|w:tbl>|/w:p>)[^<]*)*</w:p>)\Z",
    re.DOTALL,
)
_TINY = (
    '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
    '<w:rPr><w:sz w:val="2"/></w:rPr></w:pPr></w:p>'
)
_NO_ROWS = "</w:tblGrid></w:tbl>"
_REPAIRS = (
    ("</w:tcPr></w:tc>", "</w:tcPr><w:p/></w:tc>"),
    ("<w:tc></w:tc>", "<w:tc><w:p/></w:tc>"),
    ("</w:tbl></w:tc>", f"</w:tbl>{_TINY}</w:tc>"),
    ("</w:tbl><w:tbl>", f"</w:tbl>{_TINY}<w:tbl>"),  # without a paragraph between them, two tables are one to Word
)


def tidy(xml: str) -> str:
    """A part's XML without what Word calls damaged: each cell ends with a paragraph, tables do not touch, have rows."""
    while _NO_ROWS in xml:
        end = xml.index(_NO_ROWS)
        xml = xml[: xml.rindex("<w:tbl>", 0, end)] + xml[end + len(_NO_ROWS) :]
    for fault, repair in _REPAIRS:
        xml = xml.replace(fault, repair)
    return xml


def settle_sections(xml: str) -> str:
    """The document's XML with the properties of its last section at the end of its body.

    Word keeps the properties of the last section there, those of all others in their last paragraphs. A template
    cannot know which of its sections will be last (a plan may have no appendix), so each ends alike, with a paragraph
    that holds them. Those of the last such paragraph replace what stood at the end of the body (the template's
    placeholder); the paragraph stays. A body whose last section has text of its own is left as it is.
    """
    start = xml.rfind("<w:sectPr")
    placeholder = _BODY_SECTION.match(xml, start) if start >= 0 else None
    previous = xml.rfind("<w:sectPr", 0, start) if placeholder else -1
    if placeholder is None or previous < 0:
        return xml
    last = _LAST_PARAGRAPH_SECTION.match(xml, previous, start)
    if last is None:
        return xml
    return f"{xml[:previous]}{last.group(2)}{last.group(1)}{placeholder.group(2)}"
