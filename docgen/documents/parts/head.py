"""Issuer, number, place, date and marks → the head of page 1 (boxes 1 to 4, 10, 11)."""

from __future__ import annotations

from docgen.contracts import Decree, FramedMark, Pack, RuleLine, Typesetting
from docgen.contracts.typesetting import POINTS_PER_MM
from docgen.contracts.view import Alignment
from docgen.documents.parts.agency_names import agency_lines
from docgen.documents.parts.lines import set_lines
from docgen.documents.parts.views import HeadView
from docgen.model import AdministrativeDocument, Issuer
from docgen.typography import text_width
from docgen.vietnamese.dates import format_place_date
from docgen.vietnamese.text import upper_text

BLANK_NUMBER = " " * 8
"""Room for the number of a document not yet registered (nd30 SO-10; Phụ lục III prints blanks)."""

FITTED_HEIGHT_MM = 8
"""Height of a mark the decree gives no size for: as high as the urgency marks."""

UNFRAMED = FramedMark("", 0, 0, 0, "left", red=False, size_pt=0)
"""The mark of a document that has none: never drawn."""


def head_view(document: AdministrativeDocument, pack: Pack, year: int) -> HeadView:
    """The head of page 1. `year` is printed in the date line as long as the document has no date."""
    page, marks = pack.typesetting, document.marks
    issuer = issuer_lines(document.issuer, page)
    column = page.head_left_pt - 2 * page.cell_padding_pt
    place_date = _place_date(document, year)
    date_width = text_width(place_date, size_pt=page.sizes["place_date"], italic=True)
    wide = date_width > page.head_right_pt - 2 * page.cell_padding_pt
    return HeadView(
        has_parent_agency=document.issuer.parent_agency is not None,
        parent_agency=_parent_agency(document.issuer, page),
        issuer=set_lines(" ".join(issuer) if document.issuer.lines else upper_text(document.issuer.name), issuer),
        issuer_rule=RuleLine(
            length_pt=page.issuer_rule_share * _longest(issuer, page.sizes["issuer"]), column_pt=column
        ),
        reference=f"{pack.decree.text('wording.number_label')} {reference(document)}",
        place_date_is_wide=wide,
        place_date_fits=not wide,
        place_date=place_date,
        has_marks=marks.secrecy is not None or marks.urgency is not None,
        has_secrecy_mark=marks.secrecy is not None,
        secrecy_mark=_secrecy_mark(document, page) if marks.secrecy else UNFRAMED,
        has_urgency_mark=marks.urgency is not None,
        urgency_mark=_urgency_mark(document, pack.decree, page) if marks.urgency else UNFRAMED,
        has_circulation_mark=marks.circulation is not None,
        circulation_mark=_circulation_mark(document, page) if marks.circulation else UNFRAMED,
    )


def reference(document: AdministrativeDocument) -> str:
    """Số, ký hiệu: `05/KH-UBND`, or room for the number that the registry gives later."""
    return f"{padded_number(document.number) if document.number else BLANK_NUMBER}/{document.full_symbol}"


def _place_date(document: AdministrativeDocument, year: int) -> str:
    if document.open_date is not None:
        return f"{document.issuer.place}, {document.open_date.written}"
    return format_place_date(document.issuer.place, document.issued_on, year)


def padded_number(number: str) -> str:
    """`5` → `05`, `5a` → `05a` (nd30 SO-06); anything longer, and a number that waits, stays as its author wrote it."""
    suffix = number.lstrip("0123456789")
    if suffix == number:
        return number
    return number.removesuffix(suffix).zfill(2) + suffix


def issuer_lines(issuer: Issuer, page: Typesetting) -> tuple[str, ...]:
    """Tên cơ quan ban hành, in hoa, broken as the author says or where it reads best."""
    if issuer.lines:
        return tuple(upper_text(line) for line in issuer.lines)
    return agency_lines(
        upper_text(issuer.name),
        width_pt=page.head_left_pt - 2 * page.cell_padding_pt,
        size_pt=page.sizes["issuer"],
        bold=True,
    )


def _parent_agency(issuer: Issuer, page: Typesetting) -> str:
    name = upper_text(issuer.parent_agency or "")
    width = page.head_left_pt - 2 * page.cell_padding_pt
    return set_lines(name, agency_lines(name, width_pt=width, size_pt=page.sizes["parent_agency"]))


def _longest(lines: tuple[str, ...], size_pt: float) -> float:
    return max(text_width(line, size_pt=size_pt, bold=True) for line in lines)


def _secrecy_mark(document: AdministrativeDocument, page: Typesetting) -> FramedMark:
    text = str(document.marks.secrecy.value) if document.marks.secrecy else ""
    column = page.head_left_pt - 2 * page.cell_padding_pt
    return _fitted(text, column, size_pt=page.sizes["secrecy_mark"], red=True, align="center")


def _urgency_mark(document: AdministrativeDocument, decree: Decree, page: Typesetting) -> FramedMark:
    """nd30 MK-02: the frame has the size the decree gives for each degree."""
    urgency = document.marks.urgency
    if urgency is None:
        return UNFRAMED
    key = {"HỎA TỐC": "flash", "THƯỢNG KHẨN": "urgent", "KHẨN": "priority"}[urgency.value]
    width_mm = decree.number(f"mark.urgency.{key}.width")
    height_mm = decree.number(f"mark.urgency.{key}.height")
    return FramedMark(
        text=urgency.value,
        width_pt=width_mm * POINTS_PER_MM,
        height_pt=height_mm * POINTS_PER_MM,
        column_pt=page.head_left_pt - 2 * page.cell_padding_pt,
        align="center",
        red=True,
        size_pt=page.sizes["urgency_mark"],
    )


def _circulation_mark(document: AdministrativeDocument, page: Typesetting) -> FramedMark:
    text = upper_text(document.marks.circulation or "")
    return _fitted(text, page.text_width_pt, size_pt=page.sizes["circulation_mark"], red=False, align="right")


def _fitted(text: str, column_pt: float, *, size_pt: float, red: bool, align: Alignment) -> FramedMark:
    """A frame as wide as its words and a little air: the decree gives no size for these marks."""
    return FramedMark(
        text=text,
        width_pt=min(column_pt, text_width(text, size_pt=size_pt, bold=True) + 1.5 * size_pt),
        height_pt=FITTED_HEIGHT_MM * POINTS_PER_MM,
        column_pt=column_pt,
        align=align,
        red=red,
        size_pt=size_pt,
    )
