"""Turns the walk over a document into lines: pieces of paragraphs as a reader sees them, with place and column."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from docgen.anatomy.addresses import BODY, Address, CellPlace, Stop
from docgen.vietnamese.text import ACCENTED_LETTERS, fold_ascii, normalise_text, squeeze

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from docgen.ooxml.facts import DocumentFacts, Paragraph, Run, Section

FOLDED_LETTERS: Final = 130
"""Letters of a line that are folded for comparing: what is longer is no title, no name and no label."""
_FOLD: Final = str.maketrans(
    {letter: fold_ascii(letter).lower() for letter in ACCENTED_LETTERS}
    | {letter: fold_ascii(letter).lower() for letter in "ÐðƉɖ‘’‚‛“”„«»‐‑‒–—―−…\u00a0"}
    | dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", "")
)
_LINE_ENDS: Final = re.compile(r"[\n\f\v]")
_LEFT_CENTRE: Final = 0.45
_FULL_SHARE: Final = 0.8
_MOSTLY: Final = 0.6


def fold(words: str, letters: int = FOLDED_LETTERS) -> str:
    """The words without marks, in small letters: equal for `HOÀ`, `hòa`, a wrong tone, and `Ð` (U+00D0) for `Đ`."""
    return words[:letters].translate(_FOLD).lower()


class Column(StrEnum):
    """Where a line stands across the page: beside something on the left or right, or alone."""

    LEFT = "left"
    RIGHT = "right"
    FULL = "full"


@dataclass(frozen=True, slots=True)
class Line:
    """A piece of a paragraph between line breaks, or one of two columns typed with tabs.

    `words` is composed and squeezed, `folded` what shapes are matched on; `start` and `end` cut the paragraph's text.
    """

    index: int
    paragraph: Paragraph
    address: Address
    place: str
    start: int
    end: int
    words: str
    folded: str
    column: Column = Column.FULL
    cells: tuple[CellPlace, ...] = ()
    new_page: bool = False
    """A page or section begins with this line."""
    in_textbox: bool = False
    box_x: int = 0
    table_start: int = -1
    """Index of the first line of the outermost table, -1 outside any."""

    @property
    def is_blank(self) -> bool:
        return not self.words

    @property
    def table(self) -> int:
        """The outermost table, -1 outside any."""
        return self.cells[0].table if self.cells else -1

    @property
    def list_label(self) -> str:
        """The sign or number an automatic list prints before the paragraph; empty where it prints none."""
        label = self.paragraph.label
        return label.text.strip() if label is not None else ""

    @property
    def is_first(self) -> bool:
        """Whether it is the first piece of its paragraph."""
        return self.start == 0 or not self.paragraph.text[: self.start].strip()


def read_lines(facts: DocumentFacts, stops: Iterable[Stop]) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """The lines of the body, and the lines of headers, footers and notes. Each numbers its lines from 0.

    `stops` is the walk over the facts.
    """
    body: list[Line] = []
    margins: list[Line] = []
    section = 0
    starts: dict[int, int] = {}
    for stop in stops:
        goal = body if stop.address.story == BODY else margins
        starts_page = goal is body and stop.address.section != section
        if starts_page:
            section = stop.address.section
            starts_page = facts.sections[section].type != "continuous"
        table_start = starts.setdefault(stop.cells[0].table, len(goal)) if stop.cells else -1
        _add_pieces(goal, stop, table_start, starts_page=starts_page)
    return tuple(body), tuple(margins)


def _add_pieces(goal: list[Line], stop: Stop, table_start: int, *, starts_page: bool) -> None:
    paragraph = stop.paragraph
    text = visible_text(paragraph)
    column = column_of(stop.cells)
    starts_page = starts_page or (paragraph.format.page_break_before and not stop.cells)
    if goal and goal[-1].paragraph.text.endswith("\f") and not stop.cells:
        starts_page = True
    start = 0
    ends = (
        [match.start() for match in _LINE_ENDS.finditer(text)] if "\n" in text or "\f" in text or "\v" in text else []
    )
    for end in (*ends, len(text)):
        # A break at the very end makes no further line: the paragraph's own end does that.
        if start and start == len(text):
            break
        words = squeeze(normalise_text(text[start:end]))
        after_break = start > 0 and text[start - 1] == "\f"
        goal.append(
            Line(
                len(goal), paragraph, stop.address, stop.place, start, end, words, fold(words), column, stop.cells,
                starts_page or after_break, stop.in_textbox, stop.box_x, table_start,
            )
        )  # fmt: skip
        starts_page = False
        start = end + 1


def visible_text(paragraph: Paragraph) -> str:
    """The paragraph's text with hidden letters as spaces, so that offsets stay those of the text."""
    runs = paragraph.runs
    if len(runs) == 1:
        text = runs[0].text
        return " " * len(text) if runs[0].format.hidden else text
    if not any(run.format.hidden for run in runs):
        return paragraph.text
    return "".join(" " * len(run.text) if run.format.hidden else run.text for run in runs)


def tight(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch of a text without the white space at its ends."""
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    return start, max(start, end - len(piece) + len(piece.rstrip()))


def column_of(cells: tuple[CellPlace, ...]) -> Column:
    """The column of the innermost cell that has a neighbour; `FULL` when none has or it covers nearly the whole row."""
    for cell in reversed(cells):
        if cell.is_alone or not cell.table_width or cell.width >= _FULL_SHARE * cell.table_width:
            continue
        centre = (cell.left + cell.width / 2) / cell.table_width
        return Column.LEFT if centre < _LEFT_CENTRE else Column.RIGHT
    return Column.FULL


def cut(line: Line, start: int, end: int, column: Column | None = None) -> Line:
    """A piece of a line; `start` and `end` count in the paragraph's text. The pieces keep the line's index."""
    words = squeeze(normalise_text(visible_text(line.paragraph)[start:end]))
    return replace(
        line, start=start, end=end, words=words, folded=fold(words), column=line.column if column is None else column
    )


def stream_of(line: Line) -> tuple[int, int] | Column:
    """What a line reads on with: its table column (innermost table with columns, left edge), or its typed column."""
    for cell in reversed(line.cells):
        if not cell.is_alone:
            return (cell.table, cell.left)
    return line.column


def runs_of(line: Line) -> Iterator[tuple[Run, int]]:
    """The runs of a line with the number of letters (no white space) it has of each."""
    offset = 0
    for run in line.paragraph.runs:
        begin, end = max(line.start - offset, 0), min(line.end - offset, len(run.text))
        if begin < end and not run.format.hidden:
            letters = len(run.text[begin:end].strip())
            if letters:
                yield run, letters
        offset += len(run.text)


@dataclass(frozen=True, slots=True)
class Look:
    """How most letters of a line look. `size` in points."""

    bold: bool = False
    italic: bool = False
    underlined: bool = False
    upper: bool = False
    size: float = 14
    superscript: bool = False


def look_of(line: Line) -> Look:
    """The look of most of the line's letters; a raised footnote mark or a stray space changes nothing."""
    total = bold = italic = underlined = capitals = raised = 0
    size, most = 14.0, 0
    for run, letters in runs_of(line):
        look = run.format
        total += letters
        bold += letters * look.bold
        italic += letters * look.italic
        underlined += letters * (look.underline != "none")
        capitals += letters * (look.caps or look.small_caps)
        raised += letters * (look.vertical == "superscript")
        if letters > most:
            size, most = look.size, letters
    least = max(total * _MOSTLY, 1)
    return Look(
        bold=bold >= least,
        italic=italic >= least,
        underlined=underlined >= least,
        upper=is_upper(line.words) or (capitals >= least and has_letters(line.words)),
        size=size,
        superscript=raised >= least,
    )


def has_letters(words: str) -> bool:
    return any(letter.isalpha() for letter in words)


def is_upper(words: str) -> bool:
    """Whether it is written in capitals; one small letter in ten (`TTr`, `QyĐ`) changes nothing."""
    letters = [letter for letter in words if letter.isalpha()]
    return bool(letters) and sum(letter.isupper() for letter in letters) >= 0.9 * len(letters)


def is_centred(line: Line) -> bool:
    """Whether it stands in the middle: by alignment, or pushed there by a wide indent, tabs or spaces."""
    look = line.paragraph.format
    if look.alignment == "center":
        return True
    pushed = line.paragraph.text[line.start :].startswith(("\t\t", " " * 8))
    return look.alignment != "right" and (pushed or look.indent_left + look.indent_first > 1500)  # noqa: PLR2004 — over 2.6 cm


def text_width_of_section(section: Section) -> int:
    """Twips between the margins."""
    return max(section.width - section.margin_left - section.margin_right - section.gutter, 0)
