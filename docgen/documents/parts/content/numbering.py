"""The numbers that lines of a document begin with → sub-numbers written in two ways: `4.1.` here, `4.2` there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docgen.contracts.content import Doubt, Role
from docgen.documents.parts.content.structure import outside_tables

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docgen.contracts.content import Content, Passage
    from docgen.contracts.rule import Skip

_SUB_NUMBER = re.compile(r"\s*(?P<label>(?P<above>\d{1,2})\.(?P<own>\d{1,2})(?P<dot>\.?))\s+(?=[^\W\d_])")
_LEAST = 2
"""Lines numbered with a dot that make it the way of the document."""


def look_sub_numbers(content: Content) -> Iterator[Doubt | Skip]:
    """Số mục con lúc có dấu chấm, lúc không. Told of those without, when the others are the greater part.

    A number counts only with its neighbour: `4.2` beside `4.1` or `4.3`; `1.5 triệu đồng` is none.
    """
    labels = [
        (passage, match)
        for passage in outside_tables(content, Role.BODY)
        if (match := _SUB_NUMBER.match(passage.text)) and passage.text[match.end()].isupper()
    ]
    numbers = {(int(match["above"]), int(match["own"])) for _, match in labels}
    counted = [
        (passage, match)
        for passage, match in labels
        if {(int(match["above"]), int(match["own"]) + step) for step in (-1, 1)} & numbers
    ]
    without = [each for each in counted if not each[1]["dot"]]
    dotted = len(counted) - len(without)
    if not without or dotted < _LEAST or dotted <= len(without):
        return
    for passage, match in without:
        yield _doubt(passage, match, dotted)


def _doubt(passage: Passage, match: re.Match[str], dotted: int) -> Doubt:
    label = match["label"]
    message = f"Số mục «{label}» không có dấu chấm sau số, trong khi {dotted} mục cùng cấp có (như «{label}.»)."
    return Doubt(message, label, f"{label}.", passage, match.start("label"), match.end("label"))
