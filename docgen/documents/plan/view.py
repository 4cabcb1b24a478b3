"""Plan → strings ready to print, in the order of form 1.4."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from docgen.contracts import Pack, SeparatedViews
from docgen.contracts.view import NOT_PRINTED, Block, BlockKind
from docgen.documents.parts.appendix import appendix_views, separate_appendix
from docgen.documents.parts.body import Compose, body_blocks, close, label_tree, turn_pages
from docgen.documents.parts.end import address_view, end_view
from docgen.documents.parts.head import head_view
from docgen.documents.parts.numbering import Level
from docgen.documents.parts.tables import AssignmentLine, TableMaker
from docgen.documents.parts.title import addressees_view, legal_basis_lines, title_view
from docgen.documents.parts.views import (
    AddresseesView,
    AddressView,
    AppendixView,
    EndView,
    HeadView,
    TitleView,
)
from docgen.documents.plan.model import Plan, Task
from docgen.documents.plan.words import assignment_lines, composer
from docgen.model import AdministrativeDocument, Numbering

TOP_LEVEL = Level(Numbering.ROMAN)
"""Sections of a plan are mục: `I.`, `II.` (Phụ lục I, Mục V, dòng 6b)."""


@dataclass(frozen=True, slots=True)
class PlanView:
    """Everything a kế hoạch prints (Phụ lục III, Mẫu 1.4)."""

    head: HeadView
    title: TitleView
    addressees: AddresseesView
    legal_bases: tuple[str, ...]
    """`Căn cứ …;` — the last one ends with a full stop."""
    opening: tuple[str, ...]
    has_landscape_body: bool = field(metadata=NOT_PRINTED)
    """Whether some table of the body stands on landscape pages."""
    body: tuple[Block, ...]
    """Sections, tasks and the closing words, ending with `./.`."""
    end: EndView
    address: AddressView
    appendices: tuple[AppendixView, ...]
    has_appendices: bool = field(metadata=NOT_PRINTED)


def plan_view(document: AdministrativeDocument, pack: Pack) -> PlanView:
    """The view of a plan under a pack. Raises `TypeError` for a document of another type."""
    if not isinstance(document, Plan):
        raise TypeError(f"plan_view takes a Plan, not {type(document).__name__}")
    compose = composer(document)
    lines = assignment_lines(document, tuple(_task_labels(document, compose)))
    body = _body(document, pack, compose, lines)
    return PlanView(
        head=head_view(document, pack, document.year),
        title=title_view(document, pack),
        addressees=addressees_view(document, pack),
        legal_bases=legal_basis_lines(document, pack),
        opening=document.opening,
        has_landscape_body=any(block.landscape for block in body),
        body=body,
        end=end_view(document, pack),
        address=address_view(document),
        appendices=appendix_views(document, pack, year=document.year, task_lines=lines, compose=compose),
        has_appendices=bool(document.appendices),
    )


def separate_plan_appendices(document: AdministrativeDocument, pack: Pack, view: object) -> SeparatedViews:
    """The plan without its appendices, and each appendix under its heading as a file of its own (form 2.2)."""
    if not isinstance(document, Plan) or not isinstance(view, PlanView):
        raise TypeError(f"a Plan and its PlanView are expected, not {type(document).__name__}")
    return SeparatedViews(
        main=replace(view, appendices=(), has_appendices=False),
        appendices=tuple(
            (appendix.heading, separate_appendix(document, pack, appendix, document.year))
            for appendix in view.appendices
        ),
    )


def _body(plan: Plan, pack: Pack, compose: Compose, lines: tuple[AssignmentLine, ...]) -> tuple[Block, ...]:
    page = pack.typesetting
    maker = TableMaker(
        width_pt=page.text_width_pt,
        size_pt=page.sizes["table"],
        task_lines=lines,
        turned_width_pt=page.landscape_width_pt,
    )
    blocks = body_blocks(plan.sections, TOP_LEVEL, compose=compose, draw_table=maker)
    closing = (Block(BlockKind.PARAGRAPH, text) for text in plan.closing)
    return turn_pages(close((*blocks, *closing), pack.decree.text("wording.end_mark")))


def _task_labels(plan: Plan, compose: Compose) -> Iterator[str]:
    return (label for node, label in label_tree(plan.sections, TOP_LEVEL, compose) if isinstance(node, Task))
