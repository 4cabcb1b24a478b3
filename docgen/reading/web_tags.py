"""Turns the text of a web page into its tags and the words between them, in one pass however broken it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_TAG: Final = re.compile(
    r"<(?P<closes>/?)(?P<name>[a-zA-Z][a-zA-Z0-9:]{0,40})(?P<rest>(?:[^<>\"']|\"[^\"]*\"|'[^']*')*+)>"
)
_LONGEST_TAG: Final = 4096
"""Letters of a start tag; a longer one is no tag of any page."""
_ATTRIBUTE: Final = re.compile(r"([a-zA-Z][\w:-]{0,40})\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_VOID: Final = frozenset(["br", "hr", "img", "meta", "link", "input", "col", "area", "base", "wbr", "source"])
_RAW: Final = ("script", "style", "xml")
"""Elements whose content is no HTML: it ends at their end tag only."""


@dataclass(frozen=True, slots=True)
class Tag:
    """A start or an end tag, its name in small letters."""

    name: str
    rest: str = ""
    closes: bool = False

    @property
    def is_void(self) -> bool:
        """Whether nothing can stand in such an element."""
        return self.name in _VOID or self.rest.rstrip().endswith("/")

    def attribute(self, name: str) -> str:
        """The value of an attribute; empty when it has none."""
        return _attributes(self.rest).get(name, "")

    def style(self) -> Mapping[str, str]:
        """The declarations of its `style`."""
        return _declarations(self.attribute("style"))


def tokens_of(text: str) -> Iterator[Tag | str]:
    """Tags and words in turn. Comments, declarations and the content of scripts and styles are none of both."""
    at = 0
    while at < len(text):
        start = text.find("<", at)
        if start < 0:
            yield text[at:]
            return
        if start > at:
            yield text[at:start]
        end = _end_of_aside(text, start)
        if end:
            at = end
            continue
        found = _TAG.match(text, start, start + _LONGEST_TAG)
        if found is None:
            yield "<"
            at = start + 1
            continue
        tag = Tag(found["name"].lower(), found["rest"], bool(found["closes"]))
        yield tag
        at = found.end()
        if tag.name in _RAW and not tag.closes and not tag.is_void:
            at = _end_of_raw(text, at, tag.name)


def _end_of_aside(text: str, start: int) -> int:
    """Where a comment, a declaration or an instruction at `start` ends; 0 where none begins there."""
    if text.startswith("<!--", start):
        end = text.find("-->", start + 4)
        return end + 3 if end >= 0 else len(text)
    if text.startswith(("<!", "<?"), start):
        end = text.find(">", start)
        return end + 1 if end >= 0 else len(text)
    return 0


def _end_of_raw(text: str, start: int, name: str) -> int:
    end = re.compile(rf"</{name}\b", re.IGNORECASE).search(text, start)
    return end.start() if end else len(text)


@lru_cache(maxsize=512)
def _attributes(rest: str) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(rest):
        found.setdefault(name.lower(), unescape(double or single or bare))
    return found


@lru_cache(maxsize=512)
def _declarations(style: str) -> Mapping[str, str]:
    pairs = (declaration.partition(":") for declaration in style.split(";"))
    found = {name.strip().lower(): value.strip() for name, _, value in pairs if value.strip()}
    return {name: value if name == "font-family" else value.lower() for name, value in found.items()}
