"""Whether the values of a document stand in its words, and whether the appendices its words name are there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from pydantic_core import PydanticCustomError

from docgen.model import Node
from docgen.model.remembering import by_identity
from docgen.vietnamese.numbers import parse_roman
from docgen.vietnamese.text import comparison_key

_AROUND = frozenset(" \n,.;:()")


def require_said(words: Sequence[str], values: Mapping[str, object]) -> None:
    """Refuse a value that its node's own words do not say: one of the two is out of date.

    A node without words is free: its values are printed instead. Raises `PydanticCustomError`.
    """
    texts = {name: getattr(value, "written", value) for name, value in values.items() if value is not None}
    if not words or not texts:
        return
    text, said = "\n".join(words), ""
    for name, written in texts.items():
        if not isinstance(written, str) or _stands_in(text, written):
            continue
        said = said or comparison_key(text)
        if comparison_key(written) not in said:
            raise PydanticCustomError(
                "value_not_in_words",
                "«{written}» ({field}) không có trong lời văn của mục này",
                {"written": written, "field": name, "relative_path": name},
            )


def _stands_in(text: str, written: str) -> bool:
    """Whether the words are there letter for letter, between blanks and signs: then no spelling has to be compared."""
    at = text.find(written)
    if at < 0 or not written:
        return False
    before, after = text[at - 1 : at] if at else "", text[at + len(written) : at + len(written) + 1]
    return (not before or before in _AROUND) and (not after or after in _AROUND)


def without_title(node: Node) -> tuple[str, ...]:
    """The words of a node but its title: a heading alone says nothing of what it announces."""
    words = node.words
    return words[1:] if node.title else words


@dataclass(frozen=True, slots=True)
class MissingAppendix:
    """A mention of an appendix that the document does not carry."""

    mention: str
    path: str


_NUMBER = r"(?:[IVXL]+|\d{1,2})"
_MENTION = re.compile(
    rf"(?P<mention>phụ lục(?: số)?(?: (?P<numbers>{_NUMBER}(?:(?:, ?| và ){_NUMBER})*\b))?)"
    r"(?: ?\([^)]*\))?,? ?(?:được |ban hành |đính )*(?:kèm(?: theo)?)(?P<after>[^.;]{0,40})",
    re.IGNORECASE,
)
"""`Phụ lục II (…) ban hành kèm theo …`: a promise that the appendix comes with some act."""

_OTHER_ACT = re.compile(
    r"\s+(?!(?:văn bản|kế hoạch|báo cáo|quyết định|công văn) này)[^\W\d_]+(?:\s+[^\W\d_]+){0,2}\s+(?:số|của|\d)",
    re.IGNORECASE,
)
"""What follows when the appendix comes with another act: `kèm theo Thông tư số …`."""


def names_missing_appendix(
    opening: Sequence[str], sections: Sequence[Node], closing: Sequence[str], count: int
) -> MissingAppendix | None:
    """The first `Phụ lục … kèm theo` beyond the `count` appendices; another act's is not meant."""
    promises = [
        (f"$.sections[{index}]{path}", text)
        for index, section in enumerate(sections)
        for path, text in _promises(section)
    ]
    return find_missing_appendix(
        chain(_numbered(opening, "$.opening"), promises, _numbered(closing, "$.closing")), count
    )


@by_identity(128)
def _promises(section: Node) -> tuple[tuple[str, str], ...]:
    """The texts of a section that may promise an appendix, each after its path in it."""
    return tuple((path, text) for path, text in _texts(section, "") if _may_promise(text))


def find_missing_appendix(texts: Iterable[tuple[str, str]], count: int) -> MissingAppendix | None:
    """The first promise of an appendix beyond `count` in texts, each after its path."""
    for path, text in texts:
        mention = find_unmet_mention(text, count)
        if mention is not None:
            return MissingAppendix(mention, path)
    return None


def find_unmet_mention(text: str, count: int) -> str | None:
    """The words of `text` that promise an appendix beyond the `count` there are; None when there is no such promise."""
    if not _may_promise(text):
        return None
    for match in _MENTION.finditer(text):
        if _OTHER_ACT.match(match["after"]):
            continue
        numbers = re.findall(rf"{_NUMBER}\b", match["numbers"] or "1", re.IGNORECASE)
        if max(int(number) if number.isdigit() else parse_roman(number.upper()) for number in numbers) > count:
            return match["mention"]
    return None


def _may_promise(text: str) -> bool:
    """Most sentences do not; the pattern would look at each of their letters."""
    return "lục" in text.lower()


def _numbered(texts: Sequence[str], path: str) -> Iterator[tuple[str, str]]:
    return ((f"{path}[{index}]", text) for index, text in enumerate(texts))


def _texts(node: Node, here: str) -> Iterator[tuple[str, str]]:
    if node.title:
        yield f"{here}.title", node.title
    if node.text:
        yield f"{here}.text", node.text
    for place, text in enumerate(node.paragraphs):
        yield f"{here}.paragraphs[{place}]", text
    for index, child in enumerate(node.children):
        yield from _texts(child, f"{here}.items[{index}]")
