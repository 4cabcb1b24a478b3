"""What can be changed in a Word file without touching the rest: edits as values, addressed as the facts count.

A section is its index in `DocumentFacts.sections`, a paragraph its index in `DocumentFacts.paragraphs()`, letters are
offsets in `Paragraph.text`; `end=None` is the end of the paragraph. In every edit None leaves a property as it is.
Lengths are twips, sizes points.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SectionEdit:
    """New values of a section's page (khổ giấy, lề, số trang)."""

    section: int
    width: int | None = None
    height: int | None = None
    landscape: bool | None = None
    margin_top: int | None = None
    margin_bottom: int | None = None
    margin_left: int | None = None
    margin_right: int | None = None
    gutter: int | None = None
    header_distance: int | None = None
    title_page: bool | None = None
    number_start: int | None = None
    number_format: str | None = None


@dataclass(frozen=True, slots=True)
class PageNumberEdit:
    """A centred PAGE field in the section's header, alone there; `header` is `default` or `even`.

    Every section that takes its header over from this one shows it too.
    """

    section: int
    font: str
    size: float
    header: str = "default"


@dataclass(frozen=True, slots=True)
class ParagraphEdit:
    """New values of a paragraph's look. `line` counts 240ths of a line when `line_rule` is `auto`, else twips."""

    paragraph: int
    alignment: str | None = None
    indent_left: int | None = None
    indent_right: int | None = None
    indent_first: int | None = None
    space_before: int | None = None
    space_after: int | None = None
    line: int | None = None
    line_rule: str | None = None
    keep_next: bool | None = None
    keep_lines: bool | None = None


@dataclass(frozen=True, slots=True)
class RunEdit:
    """New values of the look of some letters. `mark` includes the paragraph's end mark."""

    paragraph: int
    start: int = 0
    end: int | None = None
    font: str | None = None
    size: float | None = None
    bold: bool | None = None
    italic: bool | None = None
    underline: str | None = None
    color: str | None = None
    highlight: str | None = None
    shading: str | None = None
    caps: bool | None = None
    mark: bool = False


@dataclass(frozen=True, slots=True)
class TextEdit:
    """Other letters in the place of some, in the look of the first of them.

    `start == end` inserts, in the look of the letter before; an empty `text` deletes.
    """

    paragraph: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class ParagraphRemoval:
    """A paragraph taken away with its end mark: one that holds a typed line, a blank, a stray page number."""

    paragraph: int


@dataclass(frozen=True, slots=True)
class RuleLineInsertion:
    """A horizontal line (đường kẻ ngang) as an own paragraph below a paragraph: a top border between two indents.

    `length` is that of the line, `column` the width it is centred in, both in twips.
    """

    paragraph: int
    length: int
    column: int


Edit = SectionEdit | PageNumberEdit | ParagraphEdit | RunEdit | TextEdit | ParagraphRemoval | RuleLineInsertion
