"""Whether the values of a plan stand in its words, and whether the appendices its words name are there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pydantic_core import PydanticCustomError

from docgen.model import Node
from docgen.vietnamese.numbers import parse_roman
from docgen.vietnamese.text import comparison_key


def require_said(words: Sequence[str], values: Mapping[str, object]) -> None:
    """Refuse a value that its node's own words do not say: one of the two is out of date.

    A node without words is free: its values are printed instead. Raises `PydanticCustomError`.
    """
    if not words:
        return
    said = comparison_key("\n".join(words))
    for name, value in values.items():
        written = getattr(value, "written", value)
        if isinstance(written, str) and comparison_key(written) not in said:
            raise PydanticCustomError(
                "value_not_in_words",
                "«{written}» ({field}) không có trong lời văn của mục này",
                {"written": written, "field": name, "relative_path": name},
            )


def without_title(node: Node) -> tuple[str, ...]:
    """The words of a node but its title: a heading alone says nothing of what it announces."""
    words = node.words
    return words[1:] if node.title else words


@dataclass(frozen=True, slots=True)
class MissingAppendix:
    """A mention of an appendix that the document does not carry."""

    mention: str
    path: str


_MENTION = re.compile(
    r"(?P<mention>[Pp]hụ lục(?: số)?(?: (?P<number>[IVXL]+|\d{1,2}))?) ?(?:\([^)]*\) ?)?(?:được )?(?:đính )?kèm"
)


def names_missing_appendix(sections: Sequence[Node], count: int) -> MissingAppendix | None:
    """The first `Phụ lục … kèm theo` of the body beyond the `count` appendices, if any."""
    for path, text in _texts(sections, "$.sections"):
        for match in _MENTION.finditer(text):
            number = match["number"] or "1"
            index = int(number) if number.isdigit() else parse_roman(number)
            if index > count:
                return MissingAppendix(match["mention"], path)
    return None


def _texts(nodes: Sequence[Node], path: str) -> Iterator[tuple[str, str]]:
    for index, node in enumerate(nodes):
        here = f"{path}[{index}]"
        if node.title:
            yield f"{here}.title", node.title
        if node.text:
            yield f"{here}.text", node.text
        for place, text in enumerate(node.paragraphs):
            yield f"{here}.paragraphs[{place}]", text
        yield from _texts(node.children, f"{here}.items")
