"""Finds the citations of a text and reads a text that is one citation."""

from __future__ import annotations

import re

from docgen.vietnamese.citations.head import (
    HEAD_START,
    DatePart,
    Dates,
    Head,
    find_head_at,
    find_reference_at,
)
from docgen.vietnamese.citations.laws import LAW_START, NUMBER_AHEAD, find_name_end
from docgen.vietnamese.citations.pieces import BLANK, UPPER, YEAR_ENDS
from docgen.vietnamese.citations.tail import find_issuer_after, find_title_after
from docgen.vietnamese.citations.types import TYPE_NAME
from docgen.vietnamese.citations.values import Citation, CitationSpan, DateForm, Span
from docgen.vietnamese.patterns import lazy_pattern
from docgen.vietnamese.remembering import remembered

_PLACE = lazy_pattern(rf"{LAW_START.pattern}|(?i:{HEAD_START.pattern.replace('(?P<type>', '(?:')})")
_BARE_YEAR = lazy_pattern(rf"\s{{1,4}}(?P<year>(?:19|20|21)\d\d){YEAR_ENDS}")
_STATE_NAME = lazy_pattern(
    rf"{BLANK}nước{BLANK}Cộng{BLANK}h(?:òa|oà){BLANK}xã{BLANK}hội{BLANK}chủ{BLANK}nghĩa{BLANK}Việt{BLANK}Nam"
)
_CAPITAL = lazy_pattern(f"[{UPPER}]")
_COPIES = lazy_pattern(r"\s{0,4}\(\s?\d{1,3}\s?[bB]\)")
"""How many copies were kept, copied with the number from a list of recipients: `15/KH-UBND (02b)`."""
_LONGEST_EXAMPLE = 80

_SYMBOL_BEGINS = lazy_pattern(rf"/\s{{0,4}}[{UPPER}]")
_NUMBER_BEGINS = lazy_pattern(r"số\s{0,4}\d|\d\s{1,4}năm\s{1,4}\d")


def _may_cite(text: str) -> bool:
    """Whether a text has what no citation is without: a law's capital, a symbol, the word `số` or a day.

    Most sentences of a document cite nothing, and this is told much faster than a citation is read.
    """
    if "Luật" in text or "Pháp" in text or "Hiến" in text or "Bộ" in text:
        return True
    if "/" in text and _SYMBOL_BEGINS.search(text):
        return True
    small = text.casefold()
    return "ngày" in small or (("số" in small or "năm" in small) and _NUMBER_BEGINS.search(small) is not None)


@remembered
def find_citations(text: str) -> tuple[CitationSpan, ...]:
    """Every cited act in `text` (NFC), in order, never overlapping; acts inside a title are `nested`. Never raises."""
    if not _may_cite(text):
        return ()
    dates = Dates(text)
    found: list[CitationSpan] = []
    place = 0
    while (start := _PLACE.search(text, place)) is not None:
        span = _find_at(text, start.start(), dates)
        if span is None:
            place = start.start() + 1
            continue
        found.append(span)
        place = max(span.end, start.start() + 1)
    return tuple(found)


def parse_citation(text: str) -> Citation:
    """The one act that the whole of `text` cites (viện dẫn, Phụ lục I, Phần I, Mục II.6.b).

    `format_citation` gives the same text back. Raises `ValueError` with a Vietnamese sentence when the text is no
    citation, has words before it, or cites several acts.
    """
    example = text[:_LONGEST_EXAMPLE]
    if not text.strip():
        raise ValueError("Viện dẫn để trống; viết như “Kế hoạch số 116/KH-UBND ngày 13/8/2021 của UBND thị xã về …”.")
    if text != text.strip():
        raise ValueError(f"Viện dẫn “{example}” thừa khoảng trắng ở đầu hoặc cuối.")
    dates = Dates(text)
    span = _find_at(text, 0, dates)
    if span is None:
        raise ValueError(
            f"“{example}” không phải là viện dẫn một văn bản: cần tên loại và số, ký hiệu"
            " (như “Kế hoạch số 116/KH-UBND”) hoặc tên luật."
        )
    if span.end == len(text):
        return span.citation
    if len(find_citations(text)) > 1:
        raise ValueError(f"“{example}” viện dẫn nhiều văn bản; tách mỗi văn bản thành một viện dẫn.")
    whole = _find_at(text, 0, dates, whole=True)
    if whole is None or whole.end != len(text):
        left_over = text[(whole or span).end :][:_LONGEST_EXAMPLE]
        raise ValueError(f"Phần “{left_over}” không thuộc viện dẫn “{span.citation.written[:_LONGEST_EXAMPLE]}”.")
    return whole.citation


def _find_at(text: str, start: int, dates: Dates, *, whole: bool = False, nested: bool = False) -> CitationSpan | None:
    """The citation that begins at `start`, or None. `nested` reads it inside a title: no title of its own."""
    head = find_head_at(text, start)
    if head is not None:
        return _finish(text, head, dates, whole=whole, nested=nested)
    law = LAW_START.match(text, start)
    if law is not None:
        return _find_law_at(text, law, dates)
    return _find_unnumbered_at(text, start, dates, whole=whole, nested=nested)


def _find_unnumbered_at(text: str, start: int, dates: Dates, *, whole: bool, nested: bool) -> CitationSpan | None:
    """`Kế hoạch ngày 11/4/2024 của UBND tỉnh`: a capital type and a whole date instead of a number."""
    name = TYPE_NAME.match(text, start)
    if name is None or not _CAPITAL.match(text, start):
        return None
    part = dates.find_after(name.end())
    if part is None or part.day is None or not text[part.span.start :].casefold().startswith("ngày"):
        return None
    head = Head(start, name.end(), type=" ".join(name.group().split()))
    return _finish(text, head, dates, whole=whole, nested=nested)


def _finish(text: str, head: Head, dates: Dates, *, whole: bool, nested: bool) -> CitationSpan:
    copies = _COPIES.match(text, head.end)
    end = copies.end() if copies else head.end
    part = dates.find_after(end)
    end = part.span.end if part else end
    issuer = find_issuer_after(text, end, joint=head.type.casefold().endswith(("liên tịch", "liên ngành")))
    end = issuer.end if issuer else end
    if part is None and issuer is not None:
        # "của UBND thị xã ngày 13/8/2021": the date after the body.
        part = dates.find_after(end)
        end = part.span.end if part else end
    dated = part is not None or issuer is not None
    end = end if dated else head.end
    title = None if nested else find_title_after(text, end, dated=dated, whole=whole)
    end = title[1].end if title else end
    citation = _citation(text, Span(head.start, end), head, part=part, issuer=issuer, title=title)
    inside = _nested(text, title[1], dates) if title else ()
    return CitationSpan(
        head.start,
        end,
        citation,
        number=head.number_span,
        date=part.span if part else None,
        issuer=issuer,
        title=title[1] if title else None,
        nested=inside,
    )


def _citation(
    text: str,
    span: Span,
    head: Head,
    *,
    part: DatePart | None,
    issuer: Span | None,
    title: tuple[str, Span] | None,
) -> Citation:
    return Citation(
        written=text[span.start : span.end],
        type=head.type,
        number=head.number,
        year=head.year,
        symbol=head.symbol,
        is_party=head.is_party,
        date=part.day if part else None,
        date_form=part.form if part else DateForm.NONE,
        date_written=_squeezed(text, part.span) if part else "",
        issued_year=part.year if part else None,
        issuer=_squeezed(text, issuer) if issuer else "",
        title=_squeezed(text, title[1]) if title else "",
        title_link=title[0] if title else "",
    )


def _squeezed(text: str, span: Span) -> str:
    return " ".join(text[span.start : span.end].split())


def _nested(text: str, title: Span, dates: Dates) -> tuple[CitationSpan, ...]:
    found: list[CitationSpan] = []
    place = title.start
    while (start := _PLACE.search(text, place, title.end)) is not None:
        span = _find_at(text, start.start(), dates, nested=True)
        if span is None or span.end > title.end:
            place = start.start() + 1
            continue
        found.append(span)
        place = max(span.end, start.start() + 1)
    return tuple(found)


def _find_law_at(text: str, law: re.Match[str], dates: Dates) -> CitationSpan | None:
    """`Luật Bình đẳng giới`, then perhaps its number, its date or year, and `của Quốc hội`."""
    constitution = TYPE_NAME.match(text, law.start())
    law_type = constitution.group() if constitution else law.group().strip()
    name_end = (
        find_name_end(text, law.end(), dates) if law.group()[-1].isspace() else _constitution_end(text, law.end())
    )
    if name_end is None:
        return None
    title = Span(law.end(), name_end)
    end = name_end
    word = NUMBER_AHEAD.match(text, end)
    number = find_reference_at(text, word.end()) if word else None
    end = number.end if number else end
    part = dates.find_after(end) or _find_bare_year(text, end)
    end = part.span.end if part else end
    issuer = find_issuer_after(text, end) if number or part else None
    end = issuer.end if issuer else end
    head = Head(
        law.start(),
        end,
        type=" ".join(law_type.split()),
        number=number.number if number else "",
        year=number.year if number else "",
        symbol=number.symbol if number else "",
        number_span=number.number_span if number else None,
    )
    named = ("", title) if title.end > title.start else None
    citation = _citation(text, Span(law.start(), end), head, part=part, issuer=issuer, title=named)
    return CitationSpan(
        law.start(),
        end,
        citation,
        number=head.number_span,
        date=part.span if part else None,
        issuer=issuer,
        title=title if named else None,
    )


def _constitution_end(text: str, start: int) -> int:
    name = _STATE_NAME.match(text, start)
    return name.end() if name else start


def _find_bare_year(text: str, end: int) -> DatePart | None:
    year = _BARE_YEAR.match(text, end)
    if year is None:
        return None
    return DatePart(Span(*year.span("year")), DateForm.YEAR, None, int(year.group("year")))
