"""Turns a web page that was saved as a Word file (HTML, or MHTML) into document facts: paragraphs, tables, looks.

Nothing is fetched and no program is started: pictures, scripts and styles of a page are not part of its words.
"""

from __future__ import annotations

import email
import re
from dataclasses import dataclass, field, replace
from email import policy
from html import unescape
from typing import TYPE_CHECKING, Final

from docgen.ooxml import DocumentFacts, ListLabel, Paragraph, ParagraphFormat, Run, RunFormat, Section
from docgen.reading.plain_text import decode_plain_text
from docgen.reading.web_tables import TableDraft, number_of
from docgen.reading.web_tags import Tag, tokens_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docgen.ooxml import Block

NOTE: Final = "Tệp là trang web (HTML) lưu đuôi .doc; chữ, bảng và kiểu chữ được đọc, hình ảnh thì không."
_PAGE: Final = re.compile(
    rb"\s*<(?:!doctype\s+html|html|head|body|meta|!--|\?xml[^>]{0,200}\?>\s*<(?:!doctype\s+)?html)", re.IGNORECASE
)
_MHTML: Final = re.compile(rb"(?:mime-version|content-type|from|date):", re.IGNORECASE)
_HTML_PART: Final = re.compile(rb"content-type:\s*text/html", re.IGNORECASE)
_BLANKS: Final = re.compile(r"[ \t\r\n\f]+")
_BLOCKS: Final = frozenset(
    ["p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "dl", "dt", "dd", "blockquote", "center", "pre",
     "section", "article", "header", "footer", "main", "form", "address", "hr", "body", "html", "caption", "fieldset"]
)  # fmt: skip
_UNREAD: Final = frozenset(["script", "style", "head", "title", "xml", "noscript", "template", "select", "svg", "math"])
_BOLD: Final = frozenset(["b", "strong", "th", "h1", "h2", "h3", "h4", "h5", "h6"])
_TABLE_PARTS: Final = frozenset(["table", "tr", "td", "th"])
_ALIGNMENTS: Final = {"center": "center", "right": "right", "justify": "both"}
_HEAVY: Final = re.compile(r"bold|[6-9]00")
_MOST_NESTED: Final = 200
"""Open elements of the deepest page; what is nested deeper is read as if it stood there."""
_DEEPEST_TABLE: Final = 3


def is_web_page(data: bytes) -> bool:
    """Whether a file begins as HTML does, or as a page of several parts (MHTML) does."""
    start = data[:4096].removeprefix(b"\xef\xbb\xbf")
    return _PAGE.match(start) is not None or _is_mhtml(start)


def _is_mhtml(start: bytes) -> bool:
    return _MHTML.match(start.lstrip()) is not None and _HTML_PART.search(start) is not None


def read_web_page(data: bytes) -> DocumentFacts:
    """The facts of a page.

    Raises:
        UnreadableInputError: no text in any encoding of Vietnamese.
        UnsafeInputError: larger than any document.
    """
    text, _ = decode_plain_text(_html_part(data) if _is_mhtml(data[:4096].removeprefix(b"\xef\xbb\xbf")) else data)
    page = _Page()
    for token in tokens_of(text):
        if isinstance(token, str):
            page.say(unescape(token))
        elif token.closes:
            page.close(token)
        else:
            page.open(token)
    return DocumentFacts(sections=(Section(blocks=page.finish()),))


def _html_part(data: bytes) -> bytes:
    message = email.message_from_bytes(data, policy=policy.default)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            content = part.get_payload(decode=True)
            if isinstance(content, bytes):
                return content
    return data


@dataclass(slots=True)
class _Frame:
    """An open element: its name and how text in it looks."""

    name: str
    run: RunFormat
    alignment: str
    unread: bool = False
    count: int = 0
    """Items of a list so far."""


@dataclass(slots=True)
class _Page:
    """Takes the tokens of a page one by one; never recursive, so that no page is too deep."""

    frames: list[_Frame] = field(default_factory=lambda: [_Frame("", RunFormat(), "left")])
    places: list[list[Block]] = field(default_factory=lambda: [[]])
    """Where blocks go: the page, and the open cell of each open table."""
    tables: list[TableDraft] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    label: str = ""

    def say(self, text: str) -> None:
        """Words, blanks squeezed as a browser does."""
        frame = self.frames[-1]
        if frame.unread:
            return
        words = _BLANKS.sub(" ", text)
        if not self.runs or self.runs[-1].text.endswith((" ", "\n")):
            words = words.lstrip(" ")
        if words:
            self.runs.append(Run(words, frame.run))

    def open(self, tag: Tag) -> None:
        """A start tag."""
        above = self.frames[-1]
        if tag.name == "br":
            if self.runs and not above.unread:
                self.runs.append(Run("\n", above.run))
            return
        if tag.name in _BLOCKS or tag.name in _TABLE_PARTS:
            self.end_paragraph()
            self.end_open_paragraph(tag.name)
        if tag.name in _TABLE_PARTS:
            self.open_table_part(tag)
        if tag.is_void:
            return
        style = tag.style()
        if len(self.frames) < _MOST_NESTED:
            above = self.frames[-1]
            made = _Frame(tag.name, _run_look(above.run, tag, style), _alignment(above.alignment, tag, style))
            made.unread = above.unread or tag.name in _UNREAD
            self.frames.append(made)
        if tag.name == "li":
            self.label = self.next_label()

    def close(self, tag: Tag) -> None:
        """An end tag, also of an element that was never opened, or whose children were never closed."""
        if tag.name in _BLOCKS or tag.name in _TABLE_PARTS:
            self.end_paragraph(is_closed=tag.name == "p")
        if tag.name in {"td", "th", "table"} and len(self.places) > 1:
            self.close_table_part(tag.name)
        names = [frame.name for frame in self.frames]
        if tag.name in names[1:]:
            at = len(names) - 1 - names[::-1].index(tag.name)
            if tag.name in _TABLE_PARTS or not _TABLE_PARTS.intersection(names[at:]):
                del self.frames[at:]

    def end_open_paragraph(self, name: str) -> None:
        """A block begins: an open `p`, or an open item before the next one, ends by itself."""
        ends = {"p"} | ({"li"} if name == "li" else set()) | ({"td", "th"} if name in {"td", "th", "tr"} else set())
        if self.frames[-1].name in ends:
            self.frames.pop()

    def end_paragraph(self, *, is_closed: bool = False) -> None:
        """The words so far are a paragraph; an empty `p` is a blank line, as the author saw it."""
        words = "".join(run.text for run in self.runs).replace("\u00a0", " ").strip()
        frame = self.frames[-1]
        if not words and not (is_closed and frame.name == "p" and not frame.unread):
            self.runs.clear()
            return
        runs = tuple(self.runs) if words else ()
        look = ParagraphFormat(alignment=frame.alignment)
        label = ListLabel(self.label) if self.label and words else None
        self.places[-1].append(Paragraph(runs=_trimmed(runs), format=look, label=label))
        self.label = "" if words else self.label
        self.runs.clear()

    def next_label(self) -> str:
        """What a browser prints before an item."""
        for frame in reversed(self.frames):
            if frame.name in {"ol", "ul"}:
                frame.count += 1
                return f"{frame.count}." if frame.name == "ol" else "•"
        return "•"

    def open_table_part(self, tag: Tag) -> None:
        if tag.name == "table":
            if len(self.tables) < _DEEPEST_TABLE:
                self.tables.append(TableDraft())
                self.places.append([])
            else:
                self.tables[-1].ignored += 1
            return
        if not self.tables or self.tables[-1].ignored:
            return
        table = self.tables[-1]
        table.end_cell(self.places[-1])
        self.places[-1] = []
        if tag.name == "tr":
            table.begin_row()
        else:
            table.begin_cell(tag.attribute, is_header=tag.name == "th")

    def close_table_part(self, name: str) -> None:
        table = self.tables[-1]
        if table.ignored:
            table.ignored -= name == "table"
            return
        table.end_cell(self.places[-1])
        self.places[-1] = []
        if name == "table":
            self.tables.pop()
            self.places.pop()
            self.places[-1] += table.finish()

    def finish(self) -> tuple[Block, ...]:
        """The blocks of the page; tables that were never closed end here."""
        self.end_paragraph()
        while self.tables:
            self.tables[-1].ignored = 0
            self.close_table_part("table")
        return tuple(self.places[0]) or (Paragraph(),)


def _trimmed(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    if not runs:
        return ()
    *earlier, last = runs
    return (*earlier, replace(last, text=last.text.rstrip(" \n")))


def _run_look(above: RunFormat, tag: Tag, style: Mapping[str, str]) -> RunFormat:
    weight, slant = style.get("font-weight", ""), style.get("font-style", "")
    font = (style.get("font-family", "") or (tag.attribute("face") if tag.name == "font" else "")).split(",")[0]
    look = above if not font.strip(" \"'") else above.with_font(font.strip(" \"'"))
    size = style.get("font-size", "")
    position = {"sup": "superscript", "sub": "subscript"}.get(tag.name, above.vertical)
    hidden = style.get("display", "") == "none" or style.get("mso-hide", "") == "all"
    return replace(
        look,
        bold=bool(_HEAVY.search(weight)) if weight else above.bold or tag.name in _BOLD,
        italic=slant == "italic" if slant else above.italic or tag.name in {"i", "em"},
        underline="single" if tag.name == "u" or "underline" in style.get("text-decoration", "") else above.underline,
        caps=above.caps or style.get("text-transform", "") == "uppercase",
        size=number_of(size) or above.size if size.endswith("pt") else above.size,
        vertical=position,
        hidden=above.hidden or hidden,
    )


def _alignment(above: str, tag: Tag, style: Mapping[str, str]) -> str:
    if tag.name == "center":
        return "center"
    said = (style.get("text-align", "") or tag.attribute("align")).lower()
    if tag.name == "table":
        return "left"  # where a table stands says nothing of the words in it
    return _ALIGNMENTS.get(said, "left") if said else above
