"""Turns an examination into the document's own date (ngày ban hành), where a rule's answer depends on it."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from docgen.vietnamese.text import normalise_text, squeeze

if TYPE_CHECKING:
    from docgen.contracts.rule import Examination

_HEAD = 40
"""Paragraphs in which the head of a document stands, cells and rule lines counted."""
_LINE = re.compile(r"[^\W\d_][^.;:]{1,60},\s*ngày (\d{1,2}) tháng (\d{1,2}) năm (\d{4})")


def find_own_date(x: Examination) -> date | None:
    """The date the document bears (box 4), or None when it is a draft or has none."""
    if x.issued_on is not None:
        return x.issued_on
    for placed in x.paragraphs[:_HEAD]:
        found = _LINE.fullmatch(squeeze(normalise_text(placed.paragraph.text)))
        if found is None or found.group().startswith("Căn cứ"):
            continue
        day, month, year = (int(number) for number in found.groups())
        try:
            return date(year, month, day)
        except ValueError:
            return None
    return None
