"""The acts that a document cites → what cannot be true of them together: numbers, days, symbols."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from docgen.contracts.content import ContentRule, Doubt
from docgen.model.citation_conflicts import ConflictKind, find_citation_conflicts
from docgen.model.mentions import UNIT_WORDS
from docgen.model.remembering import by_identity
from docgen.vietnamese.text import comparison_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docgen.contracts.content import Content
    from docgen.contracts.rule import Skip
    from docgen.model.citation_conflicts import CitedPlace, Conflict

_PLACES = ("trung ương", "chính phủ", "bộ", *UNIT_WORDS)


def look_numbers(content: Content) -> Iterator[Doubt | Skip]:
    """Một số, ký hiệu ghi cho hai văn bản của cùng một cơ quan."""
    yield from _conflicts(content, ConflictKind.NUMBER)


def look_dates(content: Content) -> Iterator[Doubt | Skip]:
    """Một văn bản ghi hai ngày, or another day than the register has for it."""
    yield from _conflicts(content, ConflictKind.DATE, ConflictKind.REGISTERED_DATE)


def look_symbols(content: Content) -> Iterator[Doubt | Skip]:
    """Ký hiệu không thể là của cơ quan ban hành, hoặc không phải của tên loại ấy."""
    yield from _conflicts(content, ConflictKind.SYMBOL, ConflictKind.TYPE)


WITHIN: Final = "Đối chiếu trong chính văn bản (Nghị định 30 không quy định)"
"""The ground of a rule that compares what a document says with what else it says."""
TWO_DATES: Final = partial(
    ContentRule,
    title="Một văn bản ghi hai ngày",
    ground=WITHIN,
    remedy="tra lại ngày của văn bản và ghi như nhau ở mọi chỗ.",
    reason="Một văn bản chỉ có một ngày ban hành; hai ngày thì ít nhất một ngày sai.",
    look=look_dates,
)
"""A rule that every type has under a code of its own."""
WRONG_SYMBOL: Final = partial(
    ContentRule,
    title="Ký hiệu không hợp với tên loại hoặc cơ quan ban hành",
    ground="Nghị định số 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 3 (ký hiệu của văn bản)",
    remedy="tra lại số, ký hiệu và cơ quan ban hành của văn bản được viện dẫn.",
    reason="Ký hiệu gồm chữ viết tắt tên loại và tên cơ quan; ký hiệu của cơ quan khác là viện dẫn nhầm.",
    good="Kế hoạch số 277/KH-UBND ngày 11/4/2024 của UBND tỉnh",
    bad="Kế hoạch số 277/LĐTBXH-BĐG ngày 11/4/2024 của UBND tỉnh",
    look=look_symbols,
)
"""Another one."""


def _conflicts(content: Content, *kinds: ConflictKind) -> Iterator[Doubt]:
    passages = content.prose
    found: dict[tuple[int, int], list[Conflict]] = {}
    for conflict in _all_conflicts(content):
        if conflict.kind in kinds and not _are_of_two_offices(conflict, content.issuer):
            # The later place is the one to look at: the earlier may stand in the bases, copied from the act itself.
            last = conflict.places[-1]
            found.setdefault((last.text, last.start), []).append(conflict)
    for conflicts in found.values():
        place = conflicts[0].places[-1]
        message = " ".join(dict.fromkeys(conflict.message for conflict in conflicts))
        written = place.citation.reference or place.citation.written
        remedy = conflicts[0].remedy.rstrip(".")
        yield Doubt(message, written, remedy, passages[place.text], place.start, place.end)


@by_identity(4)
def _all_conflicts(content: Content) -> tuple[Conflict, ...]:
    """Remembered: three rules ask the same of one document, each for its kinds."""
    return find_citation_conflicts([passage.text for passage in content.prose], content.knowledge.register)


def _are_of_two_offices(conflict: Conflict, issuer: str) -> bool:
    """Whether the acts are of offices of different kinds, which number their own; one without issuer is of this."""
    kinds = {_find_kind(place, issuer) for place in conflict.places}
    return len(kinds) > 1


def _find_kind(place: CitedPlace, issuer: str) -> str:
    """The unit word of who issued an act: `tỉnh` of `UBND tỉnh`, `thị xã` of `UBND thị xã Cửa Lò`."""
    named = f" {comparison_key(place.citation.issuer or issuer)} "
    found = [(named.find(f" {comparison_key(word)} "), word) for word in _PLACES]
    return min(((at, word) for at, word in found if at >= 0), default=(0, ""))[1]
