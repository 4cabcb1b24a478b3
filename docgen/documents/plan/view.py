"""Plan → strings ready to print, in the order of form 1.4."""

from __future__ import annotations

from dataclasses import dataclass, field

from docgen.contracts.view import NOT_PRINTED, Block
from docgen.documents.parts.views import AddresseesView, AddressView, AppendixView, EndView, HeadView, TitleView


@dataclass(frozen=True, slots=True)
class PlanView:
    """Everything a kế hoạch prints (Phụ lục III, Mẫu 1.4)."""

    head: HeadView
    title: TitleView
    addressees: AddresseesView
    legal_bases: tuple[str, ...]
    """`Căn cứ …;` — the last one ends with a full stop."""
    opening: tuple[str, ...]
    body: tuple[Block, ...]
    """Sections, tasks and the closing words, ending with `./.`."""
    end: EndView
    address: AddressView
    appendices: tuple[AppendixView, ...]
    has_appendices: bool = field(metadata=NOT_PRINTED)
