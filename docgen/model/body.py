"""The body as a tree (bố cục; nd30 BC-01 to BC-10): nodes with words or tables, and their numbering."""

from __future__ import annotations

import re
from enum import StrEnum

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from docgen.model.base import Identifier, Part, Text, Texts
from docgen.model.tables import AnyTable


class Numbering(StrEnum):
    """How the items of a node are numbered. Labels are computed, never typed in data."""

    ROMAN = "roman"
    ARABIC = "arabic"
    DECIMAL = "decimal"
    LETTER = "letter"
    DASH = "dash"
    PLUS = "plus"
    NONE = "none"

    @property
    def label(self) -> str:
        """The choice in Vietnamese, with how it looks."""
        return _NUMBERING_LABELS[self.value]


_NUMBERING_LABELS = {
    "roman": "số La Mã: I. II. III.",
    "arabic": "số Ả Rập: 1. 2. 3.",
    "decimal": "số thập phân dưới số của mục trên: 1.1. 1.2.",
    "letter": "chữ cái: a) b) c) d) đ)",
    "dash": "gạch đầu dòng: -",
    "plus": "dấu cộng: +",
    "none": "không đánh số",
}


LADDER: tuple[Numbering, ...] = (
    Numbering.ROMAN,
    Numbering.ARABIC,
    Numbering.DECIMAL,
    Numbering.LETTER,
    Numbering.DASH,
    Numbering.PLUS,
)
"""Bố cục mục, khoản, then what offices use below: the numbering of each level unless a node says otherwise."""


TYPED_LABEL = re.compile(r"(?:[IVX]{1,5}|\d{1,2}(?:\.\d{1,2}){0,3})\.\s+(?=\S)|[a-zđ]\)\s+(?=\S)|[-–+•]\s+(?=\S)")
"""A number, letter or dash typed before the words; `numbered: false` says that it is the author's own and stays."""


class Node(Part):
    """What every node of the body has, whatever it means: its words and how its items are numbered."""

    id: Identifier | None = None
    title: Text | None = Field(
        None, title="Tiêu đề", description="In đậm trên một dòng riêng. Không gõ số thứ tự: docgen tự đánh số."
    )
    text: Text | None = Field(
        None, title="Lời văn", description="Chữ đứng liền sau số thứ tự. Không gõ số thứ tự: docgen tự đánh số."
    )
    paragraphs: Texts = Field(
        (), title="Các đoạn lời văn", description="Những đoạn không đánh số đứng trước các mục con."
    )
    table: AnyTable | None = Field(None, title="Bảng", description="Bảng đứng sau lời văn, trước các mục con.")
    numbering: Numbering | None = Field(
        None,
        title="Cách đánh số các mục con",
        description="roman I., arabic 1., decimal 1.1., letter a), dash -, plus +, none không số; bỏ trống: theo cấp.",
    )
    numbered: bool = Field(
        True, title="Có số thứ tự", description="false: mục này không đánh số và không làm tăng số thứ tự."
    )

    def says_something(self) -> bool:
        """Whether the node has words, a table or items; a type with other printed fields widens this."""
        return bool(self.title or self.text or self.paragraphs or self.table or self.children)

    @property
    def children(self) -> tuple[Node, ...]:
        """The items, whatever type they are."""
        return tuple(getattr(self, "items", ()))

    @property
    def words(self) -> tuple[str, ...]:
        """Every text the author wrote in this node and below it, tables apart."""
        own = (self.title, self.text, *self.paragraphs)
        return (*(text for text in own if text), *(text for child in self.children for text in child.words))

    @model_validator(mode="after")
    def _is_not_empty(self) -> Node:
        if not self.says_something():
            raise PydanticCustomError("node_empty", "mục này chưa có nội dung: thiếu «title», «text» hoặc «items»")
        typed = TYPED_LABEL.match(self.title or self.text or "")
        if typed and self.numbered:
            raise PydanticCustomError(
                "label_typed",
                "«{label}» là số thứ tự gõ sẵn, khi in sẽ thành hai số",
                {"label": typed[0].strip(), "relative_path": "title" if self.title else "text"},
            )
        if self.title and self.text:
            raise PydanticCustomError(
                "title_and_text", "vừa có «title» vừa có «text»; lời văn dưới tiêu đề ghi ở «paragraphs»"
            )
        return self


class Item(Node):
    """Mục: a node that means nothing special; it keeps its place and its words."""

    part: None = None
    items: tuple[Item, ...] = Field((), title="Các mục con")
