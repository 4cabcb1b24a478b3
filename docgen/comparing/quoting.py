"""Turns words of a document into quotations of a brief: on one line, short, with the marks of Markdown harmless."""

from __future__ import annotations

import re
from typing import Final

LONGEST_QUOTE: Final = 160
"""Letters after which a quotation in the brief is cut."""

CONTEXT: Final = 48
"""Letters of what stands around a change."""


def plain(text: str) -> str:
    """The words with the marks of Markdown made harmless."""
    return re.sub(r"([\\`*_\[\]<>])", r"\\\1", " ".join(text.split()))


def cut(text: str, length: int) -> str:
    """The words on one line, cut at a blank when they are longer than `length` letters."""
    squeezed = " ".join(text.split())
    return squeezed if len(squeezed) <= length else squeezed[:length].rsplit(" ", 1)[0] + " …"


def quote(text: str) -> str:
    """The words in quotation marks."""
    return f"“{plain(cut(text, LONGEST_QUOTE))}”"


def head(text: str) -> str:
    """The beginning of what stands around a change."""
    return text[: CONTEXT // 2].rsplit(" ", 1)[0]


def tail(text: str) -> str:
    """The end of what stands before a change."""
    return text if len(text) <= CONTEXT // 2 else text[-CONTEXT // 2 :].split(" ", 1)[-1]
