"""Turns the book of phrases into breaches of capitals: what the rules of Phụ lục II have in common.

Quiet everywhere: all-capital words, words in quotation marks, and the titles of cited acts, whose spelling is that of
whoever issued them.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import TYPE_CHECKING

from docgen.contracts.rule import Breach
from docgen.diagnostics import Severity
from docgen.vietnamese.capitals import Miscased, is_capital, syllable_key
from templates_nd30.rules.dictionary import book, keys_of
from templates_nd30.rules.prose import Prose, proses_of, quoted_spans, reading_of, title_spans

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from docgen.contracts.rule import Examination, Skip

_PLURAL = keys_of("các", "những", "mọi", "mỗi", "từng", "một", "nhiều", "cấp", "phó")
"""After these a small letter is a common noun; after "phó" a title is part of a longer one."""
_NAMES = frozenset({"unit", "named", "special", "terrain", "joined", "region", "event", "epithet", "foreign"})
"""Groups whose phrase may be only the beginning of a longer name: `bà Triệu Thị Hoa`, `tỉnh Hà Nam Ninh`."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase with other capitals than the book's, and the prose it stands in."""

    prose: Prose
    case: Miscased


def hits_of(x: Examination, *groups: str) -> Iterator[Hit]:
    """The miscased phrases of some groups, in reading order."""
    return (hit for hit in x.once(_hits) if hit.case.phrase.group in groups)


def _hits(x: Examination) -> tuple[Hit, ...]:
    proses = proses_of(x)
    # No phrase runs across a line end, and a line begins like a text.
    begins = list(accumulate((len(prose.text) + 1 for prose in proses), initial=0))
    found: list[Hit] = []
    for case in book().miscased(reading_of(x)):
        number = bisect_right(begins, case.start) - 1
        prose, begin = proses[number], begins[number]
        here = replace(case, start=case.start - begin, end=case.end - begin)
        if _is_meant(prose.text, here) and not _is_foreign_spelling(prose.text, here):
            found.append(Hit(prose, here))
    return tuple(found)


def _is_meant(text: str, case: Miscased) -> bool:
    if not is_capital(case.written) and syllable_key(word_before(text, case.start)) in _PLURAL:
        return False
    return case.phrase.group not in _NAMES or not is_capital(word_after(text, case.end))


def _is_foreign_spelling(text: str, case: Miscased) -> bool:
    """Whether the words stand in quotation marks or in the title of a cited act. A law's name is such a title."""
    if quoted_spans(text).hold(case.start):
        return True
    return case.phrase.group != "law" and title_spans(text).hold(case.start)


def word_before(text: str, offset: int) -> str:
    """The word that ends just before `offset` with one blank between; empty when something else stands there."""
    before = text[max(0, offset - 32) : offset]
    bare = before.rstrip(" \u00a0")
    if bare == before:
        return ""
    start = len(bare)
    while start and bare[start - 1].isalnum():
        start -= 1
    return bare[start:]


def word_after(text: str, offset: int) -> str:
    """The word that begins after `offset` and blanks; empty when something else stands there."""
    after = text[offset : offset + 32]
    bare = after.lstrip(" \u00a0")
    if bare == after:
        return ""
    end = 0
    while end < len(bare) and bare[end].isalpha():
        end += 1
    return bare[:end]


def breach_of(hit: Hit, message: str, severity: Severity | None = Severity.WARN) -> Breach:
    """A breach that shows what was written and what is right; `{written}` and `{wanted}` may stand in the message."""
    case = hit.case
    return Breach(
        message=message.format(written=case.written, wanted=case.wanted),
        measured=case.written,
        required=case.wanted,
        anchor=hit.prose.anchor(case.start, case.end),
        severity=severity,
        edits=hit.prose.replaced(case.start, case.end, case.wanted),
    )


def respelt(prose: Prose, start: int, end: int, wanted: str, message: str, severity: Severity | None) -> Breach:
    """A breach at some letters that should read otherwise."""
    written = prose.text[start:end]
    return Breach(
        message=message.format(written=written, wanted=wanted),
        measured=written,
        required=wanted,
        anchor=prose.anchor(start, end),
        severity=severity,
        edits=prose.replaced(start, end, wanted),
    )


def look_for(*groups: str, message: str) -> Callable[[Examination], Iterator[Breach | Skip]]:
    """The look of a rule that does nothing but report the miscased phrases of its groups."""

    def look(x: Examination) -> Iterator[Breach | Skip]:
        for hit in hits_of(x, *groups):
            yield breach_of(hit, message)

    return look
