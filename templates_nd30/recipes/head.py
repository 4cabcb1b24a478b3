"""Turns measures into the head of a document: boxes 1 to 4 and 10 (form 1.4), the title, the addressees."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from docgen.authoring.elements import paragraph, rule_paragraph
from docgen.authoring.tables import Cell, choose_rows, layout_table
from docgen.authoring.tags import choose, drawn, each, printed, when
from docgen.contracts.typesetting import POINTS_PER_MM
from docgen.typography import text_width
from templates_nd30.recipes import styles

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docgen.authoring.elements import Element
    from docgen.contracts import Decree, Typesetting

DATE_OVERHANG_PT = 12 * POINTS_PER_MM
"""How far a long date line reaches into the issuer's side: enough for `Thành phố Hồ Chí Minh` (nd30 DD-03)."""


def head(typesetting: Typesetting, decree: Decree, below_number: Sequence[Element] = ()) -> Element:
    """The table at the top of page 1. Number and date share a row, however long the issuer's name is.

    `below_number` is what a form prints under the number, in its cell.

    The middle column belongs to the issuer's side; a date line too long for its own side takes it over.
    """
    left = typesetting.head_left_pt - DATE_OVERHANG_PT
    return layout_table(
        (left, DATE_OVERHANG_PT, typesetting.head_right_pt),
        [
            (Cell(tuple(_issuer()), span=2), Cell(tuple(_national(typesetting, decree)))),
            *choose_rows(
                ("head.place_date_is_wide", [_number_and_date(below_number, number_span=1)]),
                ("head.place_date_fits", [_number_and_date(below_number, number_span=2)]),
                columns=3,
            ),
            *choose_rows(
                ("head.has_marks", [(Cell(tuple(_marks()), span=2), Cell((paragraph(styles.GAP),)))]), columns=3
            ),
        ],
        padding_pt=typesetting.cell_padding_pt,
    )


def _number_and_date(below_number: Sequence[Element], *, number_span: int) -> tuple[Cell, Cell]:
    """Boxes 3 and 4; an element stands in one place only, so that each row has copies of its own."""
    below = tuple(deepcopy(element) for element in below_number)
    return (
        Cell((paragraph(styles.NUMBER, printed("head.reference")), *below), span=number_span),
        Cell((paragraph(styles.PLACE_DATE, printed("head.place_date")),), span=3 - number_span),
    )


def _issuer() -> list[Element]:
    """Box 2: cơ quan chủ quản, cơ quan ban hành and the line below."""
    return [
        *when("head.has_parent_agency", [paragraph(styles.PARENT_AGENCY, printed("head.parent_agency"))]),
        paragraph(styles.ISSUER, printed("head.issuer")),
        drawn("head.issuer_rule"),
    ]


def _national(typesetting: Typesetting, decree: Decree) -> list[Element]:
    """Box 1: Quốc hiệu, Tiêu ngữ, and a line exactly as long as the Tiêu ngữ (Mục II, khoản 1, điểm b)."""
    motto = decree.text("wording.motto")
    length = text_width(motto, size_pt=typesetting.sizes["motto"], bold=True) * decree.number("rule_line.motto.share")
    column = typesetting.head_right_pt - 2 * typesetting.cell_padding_pt
    return [
        paragraph(styles.NATIONAL, decree.text("wording.national")),
        paragraph(styles.MOTTO, motto),
        rule_paragraph(length, column),
    ]


def _marks() -> list[Element]:
    """Boxes 10a and 10b, one below the other. The gap keeps their frames apart."""
    marks: list[Element] = []
    for mark in ("secrecy_mark", "urgency_mark"):
        marks += when(f"head.has_{mark}", [paragraph(styles.GAP), drawn(f"head.{mark}")])
    return [*marks, paragraph(styles.GAP)]


def letter_subject() -> list[Element]:
    """Box 5b: trích yếu công văn, under the number."""
    return when("is_letter", [paragraph(styles.LETTER_SUBJECT, printed("letter_subject"))])


def circulation_mark() -> list[Element]:
    """Box 11, in the top margin of page 1. A header must not be without a paragraph: the gap is one."""
    return [*when("head.has_circulation_mark", [drawn("head.circulation_mark")]), paragraph(styles.GAP)]


def title() -> list[Element]:
    """Box 5a: tên loại, trích yếu and the line below."""
    return [
        paragraph(styles.TYPE, printed("title.type_name")),
        paragraph(styles.SUBJECT, printed("title.subject")),
        drawn("title.subject_rule"),
    ]


def addressees() -> list[Element]:
    """Box 9a: one addressee on the line of the label; several below it, dashes under the colon."""
    return choose(
        ("addressees.is_single", [paragraph(styles.ADDRESSEE, printed("addressees.single"))]),
        (
            "addressees.is_many",
            [
                paragraph(styles.ADDRESSEES, printed("addressees.label")),
                *each("line", "addressees.lines", [paragraph(styles.ADDRESSEE_LINE, printed("line"))]),
            ],
        ),
    )
