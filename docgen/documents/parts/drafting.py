"""Branches of a body and promises of appendices → the parts of a draft that every type makes alike."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Final, TypeVar

from pydantic import TypeAdapter, ValidationError

from docgen.documents.parts.consistency import find_missing_appendix
from docgen.model import Numbering
from docgen.vietnamese.open_slots import SlotKind, format_open_slot

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docgen.contracts.recognition import Branch, Plain
    from docgen.documents.parts.recognised import Gathering

_Node = TypeVar("_Node")

EARLIEST_YEAR, LATEST_YEAR = 1945, 2200
NO_APPENDIX: Final = format_open_slot("appendix", SlotKind.TEXT, "nội dung phụ lục mà bản gốc nêu nhưng không kèm theo")
_MOST_APPENDICES: Final = 100
"""One more than two digits can name: a promise of more is a slip of typing."""
_YEAR: Final = re.compile(r"(?<!\d)(?:19[5-9]|20\d|21\d)\d(?!\d)")


def draft_sections(
    body: Sequence[Branch], numbering: Numbering, read: Callable[[Branch, str, Numbering], Plain]
) -> list[Plain]:
    """The body; one that is not numbered I., II. stands in a group with a numbering of its own."""
    path = "$.sections" if numbering is Numbering.ROMAN else "$.sections[0].items"
    read_each = [read(branch, f"{path}[{index}]", numbering) for index, branch in enumerate(body)]
    return read_each if numbering is Numbering.ROMAN else [{"numbering": numbering.value, "items": read_each}]


def is_valid(data: Plain, node: TypeAdapter[_Node]) -> bool:
    """Whether the model takes the data of a node."""
    try:
        node.validate_python(data)
    except ValidationError:
        return False
    return True


def years_in(texts: Iterable[str]) -> list[int]:
    """Every year from 1950 that the texts write in four digits, in their order."""
    return [int(year) for text in texts for year in _YEAR.findall(text)]


def strings_of(value: Plain) -> tuple[str, ...]:
    """The texts of a list of plain data; none where it is no list."""
    return tuple(str(each) for each in value) if isinstance(value, list) else ()


def add_missing_appendices(data: dict[str, Plain], gathering: Gathering) -> None:
    """An appendix that the words promise and the file lacks waits as an open slot."""
    texts = [text for name in ("opening", "sections", "closing") for text in _said_in(data.get(name), f"$.{name}")]
    appendices = _list_of(data.get("appendices"))
    missing = find_missing_appendix(texts, len(appendices))
    if missing is None:
        return
    counts = range(len(appendices), _MOST_APPENDICES)
    wanted = bisect_left(counts, True, key=lambda count: find_missing_appendix(texts, count) is None)
    for _ in range(wanted):
        path = f"$.appendices[{len(appendices)}]"
        message = f"Lời văn nêu «{missing.mention}» nhưng tệp không có phụ lục đó; bổ sung trước khi ban hành."
        gathering.guess(path, "unknown", message, confidence=0.0)
        appendices.append({"items": [{"text": NO_APPENDIX}]})
    data["appendices"] = appendices


def _said_in(value: Plain, path: str) -> Iterator[tuple[str, str]]:
    """The texts of paragraphs or nodes with their paths, in the order of the page."""
    for index, each in enumerate(_list_of(value)):
        here = f"{path}[{index}]"
        if isinstance(each, str):
            yield here, each
        elif isinstance(each, dict):
            for name in ("title", "text"):
                words = each.get(name)
                if isinstance(words, str):
                    yield f"{here}.{name}", words
            yield from _said_in(each.get("paragraphs"), f"{here}.paragraphs")
            yield from _said_in(each.get("items"), f"{here}.items")


def _list_of(value: Plain) -> list[Plain]:
    return list(value) if isinstance(value, list) else []
