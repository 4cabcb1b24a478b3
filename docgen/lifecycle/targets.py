"""Turns the value of a target (chỉ tiêu) into that of the new year, where a series or the indicators say it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from docgen.lifecycle.fields import find_owner
from docgen.lifecycle.spans.series import find_series
from docgen.vietnamese.text import comparison_key, squeeze

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docgen.lifecycle.fields import Leaf
    from docgen.lifecycle.ledger import Entry
    from docgen.model.indicators import Indicator, IndicatorSet

_VALUE = ".value"
_WORDS = ("title", "text")
_WHOLE = "100%"
_NUMBER = re.compile(r"\d[\d.,]*")
_LEAST_WORDS = 4
"""Words of a target's name from which it is that of an indicator, and not of anything alike."""


def judge_target(
    kept: Entry, leaves: Mapping[str, Leaf], *, years: tuple[int, int], indicators: IndicatorSet | None
) -> Entry:
    """`kept` leaves last year's value; the series of its own words gives the new year's, the indicators propose it."""
    owner = find_owner(kept.path)
    if owner is None or not kept.path.endswith(_VALUE):
        return kept
    old, new = years
    if squeeze(kept.before or "").replace(" ", "") == _WHOLE:
        return replace(kept, rule="whole", reason="Tỷ lệ toàn bộ, giữ nguyên.", needs_person=False, confidence=0.9)
    words = [str(leaf) for path, leaf in leaves.items() if _is_word_of(path, owner) and leaf]
    for points in (series for text in words for series in find_series(text)):
        by_year = {point.year: point.written for point in points}
        if squeeze(by_year.get(old, "")) == squeeze(kept.before or "") and new in by_year:
            reason = f"Chỉ tiêu năm {new} theo chuỗi từng năm của chính mục này; năm {old} là {kept.before}."
            return replace(
                kept, after=by_year[new], rule="target-of-series", reason=reason, needs_person=False, confidence=0.9
            )
    indicator = _find_indicator(leaves.get(f"{owner}.indicator"), indicators)
    target = indicator.find_target(new) if indicator is not None else None
    if indicator is None or target is None:
        return kept
    doubt = "" if indicator.is_fact and target.is_fact else " (chưa kiểm chứng)"
    binds = f"năm {target.year}" + (" trở đi" if target.onwards else "")
    reason = f"{kept.reason} Chỉ tiêu {indicator.code} của Chiến lược quốc gia: {target.value.written} {binds}{doubt}."
    is_of_other = bool(words) or target.year != new or len(_NUMBER.findall(kept.before or "")) > 1
    return replace(kept, reason=reason, suggestion=None if is_of_other else target.value.written)


def _is_word_of(path: str, owner: str) -> bool:
    """A text of the item itself; what stands in items below it speaks of other values."""
    rest = path.removeprefix(f"{owner}.") if path.startswith(f"{owner}.") else ""
    return rest in _WORDS or rest.startswith("paragraphs[")


def _find_indicator(name: Leaf, indicators: IndicatorSet | None) -> Indicator | None:
    key = comparison_key(str(name or ""))
    if indicators is None or len(key.split()) < _LEAST_WORDS:
        return None
    named = [one for one in indicators.indicators if (other := comparison_key(one.name)) in key or key in other]
    return named[0] if len(named) == 1 else None
