"""Turns the words of box 4 into the parts of a place and date written with ngày, tháng, năm."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docgen.anatomy.boxes import Box
from docgen.contracts.rule import Examination, Skip
from templates_nd30.rules.component_text import ComponentText, texts_of
from templates_nd30.rules.rule_lines import why_absent

if TYPE_CHECKING:
    from collections.abc import Iterator

_BLANK = r"[\s.…_]*"
_WRITTEN = re.compile(
    rf"(?P<place>.*?)(?P<joint>\s*[,.;:]?\s*)(?P<d>ngày)(?P<b1>{_BLANK})(?P<day>\d*){_BLANK}"
    rf"(?P<m>tháng){_BLANK}(?P<month>\d*){_BLANK}(?P<y>năm){_BLANK}(?P<year>\d*)(?P<tail>.*)",
    re.IGNORECASE,
)


def dates_of(x: Examination) -> Iterator[tuple[ComponentText, re.Match[str]] | Skip]:
    """Every place and date that is written with ngày, tháng, năm."""
    found = [(text, match) for text in texts_of(x, Box.PLACE_DATE) if (match := _WRITTEN.fullmatch(text.text))]
    if not found:
        yield why_absent(x, Box.PLACE_DATE)
    yield from found
