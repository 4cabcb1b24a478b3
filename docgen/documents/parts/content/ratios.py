"""The tables and sentences of a document → percentages and changes that their own figures do not give."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docgen.contracts.content import Doubt, Role
from docgen.contracts.rule import Skip
from docgen.documents.parts.content.structure import NO_TABLES, outside_tables
from docgen.vietnamese.numbers import format_number
from docgen.vietnamese.prose_shares import find_wrong_shares
from docgen.vietnamese.table_ratios import find_wrong_ratios

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docgen.contracts.content import Content


def look_ratios(content: Content) -> Iterator[Doubt | Skip]:
    """Tỷ lệ, mức tăng giảm không khớp các cột mà những hàng khác được tính từ đó."""
    if not content.tables:
        yield Skip(NO_TABLES)
        return
    for grid in content.tables:
        texts = grid.texts()
        heads = texts[: grid.header_rows]
        for wrong in find_wrong_ratios(texts, grid.header_rows):
            written, computed = format_number(wrong.written), format_number(wrong.computed)
            sources = f"«{_head(heads, wrong.numerator)}» và «{_head(heads, wrong.denominator)}»"
            message = (
                f"Cột «{_head(heads, wrong.column)}» ghi {written}, tính từ cột {sources} như các hàng khác thì được"
                f" {computed}."
            )
            yield Doubt(message, written, computed, grid.rows[wrong.row][wrong.column])


def look_shares(content: Content) -> Iterator[Doubt | Skip]:
    """Tỷ lệ, mức tăng giảm trong lời văn không khớp các số nêu ngay trong câu."""
    for passage in outside_tables(content, Role.BODY, Role.CLOSING, Role.APPENDIX):
        for wrong in find_wrong_shares(passage.text):
            message = f"Câu ghi {wrong.written}, tính từ {wrong.sources} thì được {wrong.computed}."
            yield Doubt(message, wrong.written, wrong.computed, passage, wrong.start, wrong.end)


def _head(heads: Sequence[Sequence[str]], column: int) -> str:
    words = dict.fromkeys(row[column] for row in heads if column < len(row))
    return " ".join(word for word in words if word)
