"""Sentences of a plan → the figures in them: the value of a target and what it measures, the estimate, the sources."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from docgen.vietnamese.quantities import parse_quantity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docgen.contracts.recognition import Plain

_COMPARATOR: Final = r"(?:(?:ít nhất|tối thiểu|không dưới|trên|dưới|không quá|tối đa|khoảng|từ) |[≥≤<>]\s?)?"
_AMOUNT: Final = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?"
_UNIT: Final = r"(?:(?:nghìn|triệu|tỷ)\s?)?(?:đồng|đ|vnđ|vnd)(?!\w)"
_FIGURE: Final = re.compile(
    rf"(?<![\d/.,-]){_COMPARATOR}(?:{_AMOUNT})\s?(?:%|‰|lần(?!\w)(?! thứ)|{_UNIT})",
    re.IGNORECASE,
)
_MONEY: Final = re.compile(rf"(?<![\d/.,-]){_COMPARATOR}(?:{_AMOUNT})\s?{_UNIT}", re.IGNORECASE)
_PRINTED_TARGET: Final = re.compile(r"(?P<indicator>[^:]+): (?P<value>.+)\.")
_CLAUSE_END: Final = re.compile(r"[.;:()\n]|,?\s(?:so với|vào năm|trong năm|đến năm|trước ngày)\s")
_LEAD: Final = re.compile(
    r"^(?:phấn đấu|bảo đảm|đảm bảo|tăng|giảm|nâng|duy trì|chỉ tiêu \d+:|đến (?:hết )?năm \d{4},?|hằng năm,?|hàng năm,?)"
    r"\s+(?:có )?",
    re.IGNORECASE,
)
_REACHES: Final = re.compile(r"\s+(?:đạt|chiếm|là|xuống|lên|còn|ở mức|đạt tỷ lệ)\s*$")
_LEAST_WORDS: Final = 2

_PRINTED_ESTIMATE: Final = re.compile(r"Dự toán: (?P<estimate>.+)\.")
_PRINTED_SOURCES: Final = re.compile(r"Nguồn kinh phí: (?P<sources>.+)\.")
_SOURCE: Final = re.compile(
    r"ngân sách (?:nhà nước|trung ương|địa phương|cấp [^\W\d_]+|tỉnh|thành phố|thị xã|huyện|phường|xã|đặc khu)"
    r"|đóng góp[^;.\n]*?(?=,? và (?:các )?nguồn|[;.\n]|$)"
    r"|(?:nguồn )?(?:xã hội hóa|xã hội hoá)|(?:nguồn )?tài trợ[^;.\n]*?(?=,? và |[;.\n]|$)"
    r"|(?:các )?nguồn(?: kinh phí| vốn| tài chính| thu| huy động)* hợp pháp(?: khác)?",
    re.IGNORECASE,
)


def find_printed_target(text: str) -> dict[str, Plain] | None:
    """`Tỷ lệ hồ sơ đúng hạn: ít nhất 98,5%.` → indicator and value, where docgen prints them so; None otherwise."""
    match = _PRINTED_TARGET.fullmatch(text)
    if match is None or parse_quantity(match["value"]).value is None or "\n" in text:
        return None
    return {"indicator": match["indicator"], "value": match["value"]}


def find_target_values(text: str) -> dict[str, Plain]:
    """The one figure of a target and what it measures; nothing where a sentence has several or none."""
    figures = list(_FIGURE.finditer(text))
    if len(figures) != 1:
        return {}
    figure = figures[0]
    values: dict[str, Plain] = {"value": figure.group()}
    indicator = _words_after(text, figure.end()) or _words_before(text[: figure.start()])
    if indicator:
        values["indicator"] = indicator
    return values


def _words_after(text: str, place: int) -> str:
    rest = text[place:]
    end = _CLAUSE_END.search(rest)
    words = (rest[: end.start()] if end else rest).strip()
    return words if rest[:1] == " " and len(words.split()) >= _LEAST_WORDS and words[:1].islower() else ""


def _words_before(text: str) -> str:
    clause = re.split(r"[.;:\n]\s*", text)[-1].strip(" ,")
    words = _REACHES.sub("", _LEAD.sub("", clause)).strip(" ,")
    return words if len(words.split()) >= _LEAST_WORDS else ""


def find_printed_funding(paragraphs: Sequence[str]) -> dict[str, Plain] | None:
    """The paragraphs that docgen prints for estimate and sources → these values; None for other words."""
    values: dict[str, Plain] = {}
    for text in paragraphs:
        estimate, sources = _PRINTED_ESTIMATE.fullmatch(text), _PRINTED_SOURCES.fullmatch(text)
        if estimate and not values:
            values["estimate"] = estimate["estimate"]
        elif sources and "sources" not in values:
            values["sources"] = list(sources["sources"].split("; "))
        else:
            return None
    return values or None


def find_funding_values(texts: Sequence[str]) -> dict[str, Plain]:
    """Nguồn kinh phí and the one sum of money that the sentences on funding name."""
    values: dict[str, Plain] = {}
    sums = [match.group() for text in texts for match in _MONEY.finditer(text)]
    if len(sums) == 1:
        values["estimate"] = sums[0]
    sources = [match.group().strip() for text in texts for match in _SOURCE.finditer(text)]
    if sources:
        values["sources"] = list(dict.fromkeys(sources))
    return values
