"""Turns the decree's numbers into the template of a separately filed electronic appendix (Phụ lục III, Mẫu 2.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docgen.authoring.elements import page_number_paragraph, paragraph
from docgen.authoring.package import TemplateDocument, write_template
from docgen.authoring.sections import SectionParts, section_properties
from docgen.authoring.tags import printed
from templates_nd30.recipes import styles
from templates_nd30.recipes.appendix import appendix
from templates_nd30.recipes.style_sheet import style_sheet

if TYPE_CHECKING:
    from docgen.contracts import Decree, Typesetting

_PAGE_HEADER, _SIGNING_HEADER = "rId10", "rId11"
_PARTS = SectionParts(default_header=_PAGE_HEADER, first_header=_SIGNING_HEADER)


def draw_separate_appendix(typesetting: Typesetting, decree: Decree) -> bytes:
    """The bytes of the template `phu-luc-dien-tu`: an appendix with the signing information at the top right."""
    return write_template(
        TemplateDocument(
            title="Phụ lục văn bản điện tử (Nghị định số 30/2020/NĐ-CP, Phụ lục III, Mẫu 2.2)",
            styles=style_sheet(typesetting, decree),
            body=(*appendix(typesetting, _PARTS), section_properties(typesetting, _PARTS)),
            headers={
                _PAGE_HEADER: (page_number_paragraph(styles.PAGE_NUMBER),),
                _SIGNING_HEADER: (paragraph(styles.SIGNING_INFO, printed("signing_info")),),
            },
            footers={},
        )
    )
