"""Turns measures into the end of a document: recipients and signature (boxes 7, 9b, 12), address (box 13)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docgen.authoring.elements import paragraph, rule_paragraph
from docgen.authoring.tables import Cell, layout_table
from docgen.authoring.tags import each, printed, when
from templates_nd30.recipes import styles

if TYPE_CHECKING:
    from docgen.authoring.elements import Element
    from docgen.contracts import Decree, Typesetting


def end_block(typesetting: Typesetting, decree: Decree) -> list[Element]:
    """Nơi nhận level with the signature; two signers side by side with Nơi nhận below them, as in form 1.9."""
    return [
        paragraph(styles.END_GAP),
        *when("end.has_one_signer", [_one_signer(typesetting, decree)]),
        *when("end.has_second_signer", [_two_signers(typesetting, decree)]),
    ]


def _one_signer(typesetting: Typesetting, decree: Decree) -> Element:
    return layout_table(
        (typesetting.foot_left_pt, typesetting.foot_right_pt),
        [
            (
                Cell(tuple(_recipients(decree)), flush=True),
                Cell((*_authority("end.signature"), paragraph(styles.SIGNATURE), *_name("end.signature"))),
            )
        ],
        padding_pt=typesetting.cell_padding_pt,
    )


def _two_signers(typesetting: Typesetting, decree: Decree) -> Element:
    """A row for each part of the signatures: both names stand on one line whatever the titles above them are."""
    half = typesetting.text_width_pt / 2
    signers = ("end.second_signature", "end.signature")
    return layout_table(
        (half, half),
        [
            tuple(Cell(tuple(_authority(signer))) for signer in signers),
            tuple(Cell((paragraph(styles.SIGNATURE),)) for _ in signers),
            tuple(Cell(tuple(_name(signer)), bottom=True) for signer in signers),
            (Cell((paragraph(styles.END_GAP), *_recipients(decree)), span=2, flush=True),),
        ],
        padding_pt=typesetting.cell_padding_pt,
    )


def _recipients(decree: Decree) -> list[Element]:
    """Box 9b with box 12: the label is the decree's own, the list is the view's."""
    return [
        paragraph(styles.RECIPIENTS_LABEL, decree.text("wording.recipients_label")),
        *each("line", "end.recipients", [paragraph(styles.RECIPIENTS, printed("line"))]),
    ]


def _authority(path: str) -> list[Element]:
    """Box 7a: quyền hạn, chức vụ."""
    return each("line", f"{path}.authority", [paragraph(styles.AUTHORITY, printed("line"))])


def _name(path: str) -> list[Element]:
    """Box 7b: the signer's other titles above the full name."""
    return [
        *each("line", f"{path}.other_titles", [paragraph(styles.OTHER_TITLE, printed("line"))]),
        paragraph(styles.FULL_NAME, printed(f"{path}.full_name")),
    ]


def address(typesetting: Typesetting) -> list[Element]:
    """Box 13: a line over the whole text width, then the lines of the address."""
    return [
        rule_paragraph(typesetting.text_width_pt, typesetting.text_width_pt),
        *each("line", "address.lines", [paragraph(styles.ADDRESS, printed("line"))]),
    ]
