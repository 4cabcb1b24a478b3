"""The last words of a document or an appendix → the same, closed by the full stop that the end mark begins with.

docgen prints the end mark “./.” itself and takes the full stop of the last sentence into it: with the stop the data
reads as a sentence, and reads the same after it was printed.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from docgen.contracts.recognition import Branch, Words

CLOSED: Final = ".:,!?…"
"""Signs after which no full stop is set."""


def finish_words(words: tuple[Words, ...], *, is_marked: bool) -> tuple[Words, ...]:
    """Paragraphs of which the last ends the text; `is_marked` says that the end mark stood behind it."""
    return (*words[:-1], _finished(words[-1], is_marked=is_marked)) if words else words


def finish_branches(branches: tuple[Branch, ...], *, is_marked: bool) -> tuple[Branch, ...]:
    """Branches of which the last words end the text; a table at the end has its mark on a line of its own."""
    if not branches:
        return branches
    last = branches[-1]
    if last.children:
        last = replace(last, children=finish_branches(last.children, is_marked=is_marked))
    elif last.table is not None:
        return branches
    elif last.paragraphs:
        last = replace(last, paragraphs=finish_words(last.paragraphs, is_marked=is_marked))
    elif last.words is not None:
        last = replace(last, words=_finished(last.words, is_marked=is_marked))
    return (*branches[:-1], last)


def _finished(words: Words, *, is_marked: bool) -> Words:
    text = words.text.rstrip()
    if is_marked and text.endswith(".."):
        # The mark began with the last dot of an ellipsis.
        return replace(words, text=f"{text}.")
    if text.endswith(";"):
        return replace(words, text=f"{text[:-1].rstrip()}.")
    return words if text.endswith(tuple(CLOSED)) else replace(words, text=f"{text}.")
