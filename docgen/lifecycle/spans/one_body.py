"""Turns two bodies of a text that are one body in the new year into one name, or into a question."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from docgen.vietnamese.text import comparison_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docgen.lifecycle.spans.reading import Reading, Verdict
    from docgen.lifecycle.spans.types import Span
    from docgen.model.mentions import Mention

_BESIDE = re.compile(
    r"(?:\s\([^()]{0,60}\))?(?:[\s,]+(?:chủ trì|phối hợp|cùng|với|và|hoặc|chặt chẽ|có trách nhiệm)){0,5}[\s,]+",
    re.IGNORECASE,
)
_SIDE_BY_SIDE = re.compile(r"(?P<owner>\s(?:Trung ương|\w{2,6}\s?(?:ủy|uỷ)))?\s?(?:,|;|,?\s?và|-|&)\s")


def merged_spans(judged: list[tuple[Mention, Verdict]], reading: Reading) -> Iterator[Span]:
    """Two bodies side by side that became one: `Ban Tuyên giáo và Ban Dân vận Tỉnh ủy` is one body now."""
    for (first, verdict), (second, other) in pairwise(judged):
        between = _SIDE_BY_SIDE.fullmatch(reading.text, first.end, second.start)
        new = verdict.replacement
        if between is None or new is None or other.replacement is None or first.entry is second.entry:
            continue
        owner = between["owner"]
        if (owner and not reading.text.startswith(owner, second.end)) or not _are_same(new, other):
            continue
        reason = f"{verdict.reason} Hai cơ quan nay là một."
        asked = verdict.needs_person or other.needs_person
        merged = replace(verdict, rule="bodies-became-one", reason=reason, needs_person=asked)
        yield reading.span(first.start, second.end, merged)


def _are_same(new: str, other: Verdict) -> bool:
    return comparison_key(other.replacement or "") == comparison_key(new)


def judge_beside_others(
    mention: Mention, verdict: Verdict, earlier: list[tuple[Mention, Verdict]], reading: Reading
) -> Verdict:
    """The verdict on a name once the names before it are known: its new name may stand there already."""
    if _meets_itself(mention, verdict, earlier, reading):
        return _told(verdict)
    return _asked_if_repeated(mention, verdict, earlier)


def _asked_if_repeated(mention: Mention, verdict: Verdict, earlier: list[tuple[Mention, Verdict]]) -> Verdict:
    """A body whose new name another body of the text has taken already: nobody knows whether both are still meant."""
    new = verdict.replacement
    if new is None or not any(
        other.entry is not mention.entry and its.replacement is not None and _are_same(new, its)
        for other, its in earlier
    ):
        return verdict
    reason = f"{verdict.reason} Trong đoạn này cơ quan khác cũng thành «{new}»: bỏ bớt hoặc ghi cơ quan khác."
    return replace(
        verdict,
        rule="rename-repeats",
        reason=reason,
        replacement=None,
        confidence=0.8,
        needs_person=True,
        suggestion=new,
    )


def _meets_itself(mention: Mention, verdict: Verdict, earlier: list[tuple[Mention, Verdict]], reading: Reading) -> bool:
    """Whether the new name stands beside itself: `Sở Nội vụ phối hợp Sở Nội vụ`."""
    if verdict.replacement is None or not earlier:
        return False
    key = comparison_key(verdict.replacement)
    for other, its_verdict in earlier:
        between = reading.text[other.end : mention.start]
        if comparison_key(its_verdict.replacement or other.text) == key and _BESIDE.fullmatch(between):
            return True
    return False


def _told(verdict: Verdict) -> Verdict:
    warning = f"Sau khi đổi tên, «{verdict.replacement}» đứng cạnh chính mình: bỏ bớt hoặc ghi cơ quan khác."
    return replace(verdict, needs_person=True, confidence=0.8, warnings=(*verdict.warnings, warning))
