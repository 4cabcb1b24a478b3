"""Finds template markers (`{{ … }}`, `{% … %}`) that a finished document still shows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docgen.ooxml.xml import w

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from docgen.ooxml.lint.finding import LintFinding, Part

_MARKER = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}")
_BREAKS = re.compile(r"[\t\n\r\f\v]+")


def check_markers(part: Part, allowed_texts: Collection[str]) -> Iterator[LintFinding]:
    """Markers in the text of paragraphs, unless they are in a text of the data.

    The text is looked at whole: a marker may be cut into runs. `allowed_texts` are the strings of the data; a
    paragraph may show one whole or one of its lines.
    """
    allowed = _fragments(allowed_texts)
    for paragraph in part.root.iter(w("p")):
        # A paragraph's own letters only: those of a text box in it belong to the paragraphs of the box.
        text = "".join(node.text or "" for node in paragraph.iter(w("t")) if _owner(node) is paragraph)
        if not _MARKER.search(text):
            continue
        for fragment in allowed:
            text = text.replace(fragment, " ")
        found = _MARKER.search(text)
        if found:
            start = max(found.start() - 10, 0)
            yield part.finding("marker", f"còn sót dấu của mẫu: “{text[start : found.end() + 30]}”.", paragraph)


def _owner(node: object) -> object:
    return next(node.iterancestors(w("p")), None)  # type: ignore[attr-defined] # an element; lxml-stubs cannot say so


def _fragments(texts: Collection[str]) -> list[str]:
    """The pieces of the data that hold markers, the longest first."""
    found = set()
    for text in texts:
        for piece in (text, *_BREAKS.split(text)):
            if _MARKER.search(piece):
                found.add(piece)
    return sorted(found, key=lambda piece: (-len(piece), piece))
