"""Phụ lục → what its pages print: heading, title, reference line, content (forms 2.1 and 2.2)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from docgen.contracts import Pack, RuleLine
from docgen.documents.parts.body import Compose, body_blocks, close
from docgen.documents.parts.head import BLANK_NUMBER, reference
from docgen.documents.parts.lines import centred_lines, set_lines
from docgen.documents.parts.tables import AssignmentLine, is_wide, table_maker
from docgen.documents.parts.views import AppendixView, SeparateAppendixView
from docgen.model import AdministrativeDocument, Appendix, Item, Numbering
from docgen.model.numbering import Level
from docgen.model.tables import AnyTable
from docgen.typography import text_width
from docgen.vietnamese.dates import DRAFT_BLANK, format_month
from docgen.vietnamese.numbers import format_roman
from docgen.vietnamese.text import upper_text

BLANK = DRAFT_BLANK[2:]
"""Room for a day or month to be written by hand; the wording around it brings a blank on either side."""


SIGNING_BLANKS = {"day": "ngày", "month": "tháng", "year": "năm", "time": "giờ: phút: giây"}
"""What form 2.2 prints where the signing program writes the time of signing."""


def appendix_views(
    document: AdministrativeDocument,
    pack: Pack,
    *,
    year: int,
    task_lines: Sequence[AssignmentLine],
    compose: Compose,
) -> tuple[AppendixView, ...]:
    """Every appendix, numbered in Roman when there are two or more (nd30 PL-02)."""
    many = len(document.appendices) > 1
    word = pack.decree.text("wording.appendix")
    line = reference_line(document, pack, year)
    return tuple(
        _appendix_view(
            appendix,
            pack,
            heading=f"{word} {format_roman(index)}" if many else word,
            reference_line=line,
            task_lines=task_lines,
            compose=compose,
        )
        for index, appendix in enumerate(document.appendices, start=1)
    )


def reference_line(document: AdministrativeDocument, pack: Pack, year: int, *, electronic: bool = False) -> str:
    """`(Kèm theo Kế hoạch số 15/KH-UBND ngày … của …)`; number and date stay blank in form 2.2 (nd30 PL-05, PL-07)."""
    day = None if electronic else document.issued_on
    return pack.decree.text("wording.appendix_reference").format(
        document=document.type_name,
        reference=f"{BLANK_NUMBER}/{document.full_symbol}" if electronic else reference(document),
        day=f"{day.day:02d}" if day else BLANK,
        month=format_month(day.month) if day else BLANK,
        year=day.year if day else year,
        issuer=document.issuer.name,
    )


def separate_appendix(
    document: AdministrativeDocument, pack: Pack, view: AppendixView, year: int
) -> SeparateAppendixView:
    """The same appendix as a file of its own for electronic issue (form 2.2; nd30 DS-04, DS-05, PL-07)."""
    info = pack.decree.text("wording.signing_info").format(reference=reference(document), **SIGNING_BLANKS)
    appendix = replace(view, reference_line=reference_line(document, pack, year, electronic=True))
    return SeparateAppendixView(appendix=appendix, signing_info=info)


def _appendix_view(
    appendix: Appendix,
    pack: Pack,
    *,
    heading: str,
    reference_line: str,
    task_lines: Sequence[AssignmentLine],
    compose: Compose,
) -> AppendixView:
    page = pack.typesetting
    landscape = is_landscape(appendix, pack)
    width = page.landscape_width_pt if landscape else page.text_width_pt
    maker = table_maker(task_lines, width, page.sizes["table"])
    level = Level(appendix.numbering or _usual_numbering(appendix.items))
    title = upper_text(appendix.title or "")
    under = text_width(reference_line, size_pt=page.sizes["appendix_reference"], italic=True)
    return AppendixView(
        heading=heading,
        has_title=bool(title),
        title=set_lines(title, centred_lines(title, page, size_pt=page.sizes["appendix_title"])),
        reference_line=reference_line,
        rule=RuleLine(page.appendix_rule_share * min(under, width), width),
        has_note=appendix.note is not None,
        note=appendix.note or "",
        body=close(
            tuple(body_blocks(appendix.items, level, compose=compose, draw_table=maker)),
            pack.decree.text("wording.end_mark"),
        ),
        is_landscape=landscape,
        is_portrait=not landscape,
    )


def _usual_numbering(items: Sequence[Item]) -> Numbering:
    """Headings are mục (`I.`); mere sentences are khoản (`1.`), and a single one needs no number."""
    if any(item.title for item in items):
        return Numbering.ROMAN
    return Numbering.ARABIC if sum(item.text is not None for item in items) > 1 else Numbering.NONE


def is_landscape(appendix: Appendix, pack: Pack) -> bool:
    """As the author says; `auto` turns the page when a table is wide."""
    if appendix.orientation != "auto":
        return appendix.orientation == "landscape"
    page = pack.typesetting
    return any(
        is_wide(table, width_pt=page.text_width_pt, size_pt=page.sizes["table"])
        for item in appendix.items
        for table in _tables(item)
    )


def _tables(item: Item) -> tuple[AnyTable, ...]:
    own = (item.table,) if item.table is not None else ()
    return (*own, *(table for child in item.items for table in _tables(child)))
