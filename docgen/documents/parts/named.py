"""A named document (văn bản có tên loại) → strings ready to print, in the order of form 1.4."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from docgen.contracts import Pack, SeparatedViews
from docgen.contracts.view import NOT_PRINTED, Block, BlockKind
from docgen.documents.parts.appendix import appendix_views, separate_appendix
from docgen.documents.parts.body import Compose, body_blocks, close, turn_pages
from docgen.documents.parts.end import address_view, end_view
from docgen.documents.parts.head import head_view
from docgen.documents.parts.tables import AssignmentLine, table_maker
from docgen.documents.parts.title import addressees_view, legal_basis_lines, title_view
from docgen.documents.parts.views import (
    AddresseesView,
    AddressView,
    AppendixView,
    EndView,
    HeadView,
    TitleView,
)
from docgen.model import AdministrativeDocument, Node, Numbering
from docgen.model.numbering import Level

TOP_LEVEL = Level(Numbering.ROMAN)
"""Sections are mục: `I.`, `II.` (Phụ lục I, Mục V, dòng 6b)."""


@dataclass(frozen=True, slots=True)
class NamedView:
    """Everything a named document prints (Phụ lục III, Mẫu 1.4): kế hoạch, báo cáo, tờ trình and the like."""

    head: HeadView
    title: TitleView
    addressees: AddresseesView
    legal_bases: tuple[str, ...]
    """`Căn cứ …;` — the last one ends with a full stop."""
    opening: tuple[str, ...]
    has_landscape_body: bool = field(metadata=NOT_PRINTED)
    """Whether some table of the body stands on landscape pages."""
    body: tuple[Block, ...]
    """Sections and the closing words, ending with `./.`."""
    end: EndView
    address: AddressView
    appendices: tuple[AppendixView, ...]
    has_appendices: bool = field(metadata=NOT_PRINTED)


@dataclass(frozen=True, slots=True)
class NamedContent:
    """What a type says between its title and its signature."""

    year: int
    """Năm: printed where the date of issue is still blank."""
    opening: Sequence[str]
    sections: Sequence[Node]
    closing: Sequence[str]
    compose: Compose
    """What the type prints below a node besides its own words."""
    task_lines: tuple[AssignmentLine, ...] = ()
    """The rows of an assignment table that is derived from the document's own tasks."""


def named_view(document: AdministrativeDocument, pack: Pack, content: NamedContent) -> NamedView:
    """The view of a named document under a pack."""
    body = _body(pack, content)
    return NamedView(
        head=head_view(document, pack, content.year),
        title=title_view(document, pack),
        addressees=addressees_view(document, pack),
        legal_bases=legal_basis_lines(document, pack),
        opening=tuple(content.opening),
        has_landscape_body=any(block.landscape for block in body),
        body=body,
        end=end_view(document, pack),
        address=address_view(document),
        appendices=appendix_views(
            document, pack, year=content.year, task_lines=content.task_lines, compose=content.compose
        ),
        has_appendices=bool(document.appendices),
    )


def separate_named_appendices(
    document: AdministrativeDocument, pack: Pack, view: NamedView, year: int
) -> SeparatedViews:
    """The document without its appendices, and each appendix under its heading as a file of its own (form 2.2)."""
    return SeparatedViews(
        main=replace(view, appendices=(), has_appendices=False),
        appendices=tuple(
            (appendix.heading, separate_appendix(document, pack, appendix, year)) for appendix in view.appendices
        ),
    )


def _body(pack: Pack, content: NamedContent) -> tuple[Block, ...]:
    page = pack.typesetting
    maker = table_maker(content.task_lines, page.text_width_pt, page.sizes["table"], page.landscape_width_pt)
    blocks = body_blocks(content.sections, TOP_LEVEL, compose=content.compose, draw_table=maker)
    closing = (Block(BlockKind.PARAGRAPH, text) for text in content.closing)
    return turn_pages(close((*blocks, *closing), pack.decree.text("wording.end_mark")))
