"""Turns the decree's numbers into the template of a named document (Phụ lục III, Mẫu 1.4) with its appendices (2.1)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from docgen.authoring.elements import page_number_paragraph, paragraph, section_paragraph
from docgen.authoring.package import TemplateDocument, write_template
from docgen.authoring.sections import SectionParts, continued_section, section_properties
from docgen.authoring.tags import each, when
from templates_nd30.recipes import body, foot, head, styles
from templates_nd30.recipes.appendix import appendix
from templates_nd30.recipes.style_sheet import style_sheet

if TYPE_CHECKING:
    from docgen.authoring.elements import Element
    from docgen.authoring.styles import StyleSheet
    from docgen.contracts import Decree, Typesetting

_PAGE_HEADER, _MARK_HEADER, _BLANK_HEADER = "rId10", "rId11", "rId12"
_ADDRESS_FOOTER, _BLANK_FOOTER = "rId13", "rId14"
_MAIN = SectionParts(default_header=_PAGE_HEADER, first_header=_MARK_HEADER)
_MAIN_WITH_ADDRESS = SectionParts(default_header=_PAGE_HEADER, first_header=_MARK_HEADER, first_footer=_ADDRESS_FOOTER)
# A section without a footer of its own would show the address of the section before it.
_APPENDIX = SectionParts(default_header=_PAGE_HEADER, first_header=_BLANK_HEADER, first_footer=_BLANK_FOOTER)


@dataclass(frozen=True, slots=True)
class Form:
    """What a form prints otherwise than its neighbours: they all go on as form 1.4 does."""

    title: str
    """Title of the file."""
    beginning: tuple[Element, ...]
    """Everything down to the title of the document."""
    sheet: StyleSheet
    before_body: tuple[Element, ...] = ()
    """What stands between the opening and the first section."""
    has_articles: bool = False
    """Whether the body may be made of điều without titles."""


def draw_named(type_name: str, typesetting: Typesetting, decree: Decree) -> bytes:
    """The bytes of a template of form 1.4; `type_name` (`Kế hoạch`) is only the title of the file."""
    form = Form(
        title=f"{type_name} (Nghị định số 30/2020/NĐ-CP, Phụ lục III, Mẫu 1.4)",
        beginning=(head.head(typesetting, decree), *head.title()),
        sheet=style_sheet(typesetting, decree),
    )
    return draw_form(form, typesetting, decree)


def draw_form(form: Form, typesetting: Typesetting, decree: Decree) -> bytes:
    """The bytes of the template of a form."""
    return write_template(
        TemplateDocument(
            title=form.title,
            styles=form.sheet,
            body=(
                *form.beginning,
                *head.addressees(),
                *body.legal_bases(),
                *body.opening(),
                *form.before_body,
                *body.blocks("body", _turns(typesetting), has_articles=form.has_articles),
                *foot.end_block(typesetting, decree),
                *_main_section_end(typesetting),
                *each("appendix", "appendices", appendix(typesetting, _APPENDIX)),
                # Only a place: after rendering, the last section of the document stands here.
                section_properties(typesetting, _MAIN),
            ),
            headers={
                _PAGE_HEADER: (page_number_paragraph(styles.PAGE_NUMBER),),
                _MARK_HEADER: tuple(head.circulation_mark()),
                _BLANK_HEADER: (paragraph(styles.GAP),),
            },
            footers={
                _ADDRESS_FOOTER: tuple(foot.address(typesetting)),
                _BLANK_FOOTER: (paragraph(styles.GAP),),
            },
        )
    )


def _main_section_end(typesetting: Typesetting) -> list[Element]:
    """The end of the main section, which is another one than the first when landscape pages came between."""
    return when(
        "has_landscape_body",
        [section_paragraph(styles.GAP, continued_section(typesetting, _PAGE_HEADER))],
        _first_section_end(typesetting),
    )


def _first_section_end(typesetting: Typesetting) -> list[Element]:
    """The end of the section that begins the document. With an address, its first page has a footer that stands on
    the bottom margin.
    """
    with_address = section_properties(typesetting, _MAIN_WITH_ADDRESS, footer_distance_pt=typesetting.margin_bottom_pt)
    return when(
        "address.has_address",
        [section_paragraph(styles.GAP, with_address)],
        [section_paragraph(styles.GAP, section_properties(typesetting, _MAIN))],
    )


def _turns(typesetting: Typesetting) -> body.PageTurns:
    return body.PageTurns(
        end_of_first=tuple(_first_section_end(typesetting)),
        end_of_later=(section_paragraph(styles.GAP, continued_section(typesetting, _PAGE_HEADER)),),
        end_of_landscape=(section_paragraph(styles.GAP, continued_section(typesetting, _PAGE_HEADER, landscape=True)),),
    )
