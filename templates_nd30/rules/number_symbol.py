"""Turns the groups of a symbol into breaches: no issuer, no drafting unit, a year that does not belong there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docgen.anatomy.boxes import Box
from docgen.contracts.rule import Breach, Examination, Skip
from docgen.diagnostics import Severity
from docgen.vietnamese.text import comparison_key
from templates_nd30.rules.number_text import Symbol, is_letter, symbols_of, type_abbreviations

if TYPE_CHECKING:
    from collections.abc import Iterator

_NORMATIVE_TOO = frozenset({"Nghị quyết", "Quyết định"})
"""Types that are also văn bản quy phạm pháp luật, whose numbers have a year."""
_CIVIL = "Hợp đồng"
_FORM_BLANK = re.compile(r"[.…_\d]+")


def _named(x: Examination) -> Iterator[tuple[Symbol, str] | Skip]:
    """The symbols of named documents with the abbreviation their type has."""
    abbreviations = type_abbreviations(x)
    found = [
        (item, abbreviations[comparison_key(item.part.type_name)])
        for item in symbols_of(x)
        if item.symbol and comparison_key(item.part.type_name) in abbreviations and item.part.of(Box.TYPE_NAME)
    ]
    if not found:
        yield Skip("không biết tên loại của văn bản, hoặc văn bản không có ký hiệu")
    yield from found


def look_no_issuer(x: Examination) -> Iterator[Breach | Skip]:
    """`15/KH`: the abbreviation of the issuer is missing."""
    for named in _named(x):
        if isinstance(named, Skip):
            yield named
            continue
        item, wanted = named
        if item.groups == (wanted,) and item.symbol.strip("-– ") == wanted:
            yield Breach(
                message="Ký hiệu chỉ có chữ viết tắt tên loại, thiếu chữ viết tắt tên cơ quan ban hành.",
                measured=item.symbol,
                required=f"{wanted}-UBND",
                anchor=item.text.anchor(item.symbol_at, item.end),
                confidence=item.text.entry.confidence,
            )


def _of_letters(x: Examination) -> Iterator[Symbol | Skip]:
    found = [item for item in symbols_of(x) if is_letter(item.part) and item.groups]
    if not found:
        yield Skip("văn bản không phải công văn, hoặc không có ký hiệu")
    yield from found


def look_letter_unit(x: Examination) -> Iterator[Breach | Skip]:
    """`15/UBND`: the drafting unit or the field is missing."""
    for item in _of_letters(x):
        if isinstance(item, Skip):
            yield item
        elif len(item.groups) == 1 and not _FORM_BLANK.search(item.symbol):
            yield Breach(
                message="Ký hiệu của công văn thiếu chữ viết tắt tên đơn vị soạn thảo hoặc lĩnh vực.",
                measured=item.written,
                required=f"{item.number.strip() or '15'}/{item.groups[0]}-VP",
                anchor=item.text.anchor(item.symbol_at, item.end),
                # A body without units of its own has nothing to put there.
                severity=Severity.WARN,
                confidence=item.text.entry.confidence,
            )


def look_year(x: Examination) -> Iterator[Breach | Skip]:
    """`15/2026/KH-UBND`: only a normative document has the year in its number."""
    symbols = list(symbols_of(x))
    if not symbols:
        yield Skip("không thấy số, ký hiệu viết theo kiểu 15/KH-UBND")
    for item in symbols:
        if not item.year:
            continue
        if item.part.type_name in _NORMATIVE_TOO or not item.part.type_name:
            yield Skip("số có năm: có thể là văn bản quy phạm pháp luật")
            continue
        start = item.text.text.index(item.year, item.slash_at)
        yield Breach(
            message=f"Số của văn bản hành chính có năm {item.year}; chỉ văn bản quy phạm pháp luật mới ghi năm.",
            measured=item.written,
            required=f"{item.number.strip()}/{item.symbol}",
            anchor=item.text.anchor(start, start + len(item.year)),
            # A contract is numbered by both its parties.
            severity=Severity.WARN if item.part.type_name == _CIVIL else None,
            confidence=item.text.entry.confidence,
        )
