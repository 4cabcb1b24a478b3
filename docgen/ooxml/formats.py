"""How text looks in a Word file, as values: run and paragraph format, borders, tab stops, the font of each letter.

Lengths are twips (1/20 pt, 1/1440 inch) as in the file, sizes of letters are points. The defaults are those of a plain
page under the decree, so that facts written by hand in a test name only what the test is about; facts read from a file
state every value.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Border:
    """One edge, “đường viền”: `size` in eighths of a point, `space` to the text in points, colour RRGGBB."""

    style: str = "none"
    size: int = 0
    space: int = 0
    color: str = "000000"

    @property
    def visible(self) -> bool:
        """Whether ink is put on paper: a white line is as good as none."""
        return self.style not in {"none", "nil"} and self.color != "FFFFFF"


NO_BORDER = Border()


@dataclass(frozen=True, slots=True)
class Borders:
    """The edges of a paragraph, a table or a cell.

    `inside_h` lies between paragraphs or rows, `inside_v` between columns.
    """

    top: Border = NO_BORDER
    left: Border = NO_BORDER
    bottom: Border = NO_BORDER
    right: Border = NO_BORDER
    inside_h: Border = NO_BORDER
    inside_v: Border = NO_BORDER


NO_BORDERS = Borders()


@dataclass(frozen=True, slots=True)
class TabStop:
    """A tab stop, “điểm dừng tab”: distance from the left margin, alignment, leader (`dot`, `hyphen`, …)."""

    position: int
    alignment: str = "left"
    leader: str = "none"


@dataclass(frozen=True, slots=True)
class RunFormat:
    """The look of a run of letters: every value is effective. Size and position in points, spacing in twips."""

    font_ascii: str = "Times New Roman"
    font_hansi: str = "Times New Roman"
    font_east_asia: str = "Times New Roman"
    font_cs: str = "Times New Roman"
    size: float = 14
    bold: bool = False
    italic: bool = False
    underline: str = "none"
    strike: bool = False
    double_strike: bool = False
    caps: bool = False
    small_caps: bool = False
    hidden: bool = False
    color: str = "000000"
    """RRGGBB; the automatic colour is black."""
    highlight: str = "none"
    shading: str = ""
    vertical: str = "baseline"
    """`baseline`, `superscript` or `subscript`."""
    spacing: int = 0
    position: float = 0
    scale: int = 100
    language: str = "vi-VN"

    def with_font(self, name: str) -> RunFormat:
        """The same look in one font for all four slots."""
        return replace(self, font_ascii=name, font_hansi=name, font_east_asia=name, font_cs=name)


@dataclass(frozen=True, slots=True)
class ParagraphFormat:
    """The look of a paragraph: every value is effective, lengths in twips.

    `indent_first` is positive for “thụt đầu dòng”, negative for a hanging indent. `line` is 240ths of a line when
    `line_rule` is `auto`, else twips. `frame` is empty or the place of an old-style frame (`center`, `right`, …), as
    Word 97–2003 put page numbers.
    """

    alignment: str = "left"
    indent_left: int = 0
    indent_right: int = 0
    indent_first: int = 0
    space_before: int = 0
    space_after: int = 0
    before_auto: bool = False
    after_auto: bool = False
    line: int = 240
    line_rule: str = "auto"
    contextual_spacing: bool = False
    keep_next: bool = False
    keep_lines: bool = False
    page_break_before: bool = False
    widow_control: bool = True
    outline_level: int | None = None
    """0 to 8 for headings, None for body text."""
    borders: Borders = NO_BORDERS
    shading: str = ""
    tabs: tuple[TabStop, ...] = ()
    frame: str = ""


PLAIN_RUN = RunFormat()
PLAIN_PARAGRAPH = ParagraphFormat()

_ASCII_END = 0x80
# East Asian letters take the eastAsia slot; Vietnamese ones, combining marks and the đồng sign do not.
_EAST_ASIA = re.compile(
    "[\u1100-\u11ff\u2e80-\ud7af\uf900-\ufaff\ufe30-\ufe6f\uff00-\uffef\U0001f200-\U0001f2ff\U00020000-\U0003ffff]"
)
_COMPLEX = re.compile("[\u0590-\u08ff\u0900-\u109f\u1780-\u17ff\ufb1d-\ufdff\ufe70-\ufeff]")


def font_of_letter(letter: str, run_format: RunFormat) -> str:
    """The font Word draws one letter with: U+0000–007F the ascii slot, Vietnamese letters the hAnsi slot.

    Source: ECMA-376 Part 1 §17.3.2.26 and MS-OI29500 2.1.88. The letters of an NFD text count one by one: a combining
    tone mark takes the hAnsi slot even where its base letter takes ascii.
    """
    if ord(letter) < _ASCII_END:
        return run_format.font_ascii
    if _EAST_ASIA.match(letter):
        return run_format.font_east_asia
    if _COMPLEX.match(letter):
        return run_format.font_cs
    return run_format.font_hansi


def fonts_used(text: str, run_format: RunFormat) -> tuple[str, ...]:
    """The fonts that the letters of a text are really drawn with, in order; white space does not count."""
    letters = dict.fromkeys("".join(text.split()))
    return tuple(dict.fromkeys(font_of_letter(letter, run_format) for letter in letters))


def find_legacy_encoding(font: str) -> str | None:
    """`TCVN3` for ABC fonts (`.VnTime`, `.VnTimeH`), `VNI` for `VNI-Times`, None for a Unicode font.

    Text in such a font is not Unicode: its letters must be converted before anything is compared. A name ending in `H`
    of the first family draws small letters as capitals.
    """
    name = font.strip().lower()
    if name.startswith(".vn"):
        return "TCVN3"
    if name.startswith("vni-") or name == "vni":
        return "VNI"
    return None
