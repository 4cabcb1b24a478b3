"""Turns a text and a column width into lines, as a word processor breaks them or balanced as a person would."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, Final, NamedTuple

from docgen.typography.widths import text_width

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# No-break spaces (U+00A0, U+2007, U+202F) and the no-break hyphen (U+2011) are absent: lines never break there.
_SPACES: Final = " \t\u2000-\u2006\u2008-\u200b\u3000"
# As LibreOffice does: after white space, and after any hyphen or dash that something follows, in 2021-2025 too.
_BREAK: Final = re.compile(rf"[{_SPACES}]+|[-\u2010–—](?=[^{_SPACES}])")
_BREAKING_SPACES: Final = "".join(
    chr(code) for code in (0x20, 0x09, *range(0x2000, 0x2007), *range(0x2008, 0x200C), 0x3000)
)
_HYPHENS: Final = ("-", "\u2010")
_DASHES: Final = "-\u2010\u2011–—"
_ROUNDING: Final = 1e-6
_MOST_PIECES: Final = 300
"""A longer text is a paragraph, not a name or a title: balancing it would cost much and show nothing."""


@dataclass(frozen=True, slots=True)
class _Face:
    size_pt: float
    bold: bool
    italic: bool

    def width(self, text: str) -> float:
        return text_width(text, size_pt=self.size_pt, bold=self.bold, italic=self.italic)


class _Piece(NamedTuple):
    """What never breaks inside, with the white space behind it, which may hang over the margin."""

    text: str
    width: float
    inked: float
    """Width without the white space behind."""


def wrap_lines(
    text: str, *, width_pt: float, size_pt: float, bold: bool = False, italic: bool = False
) -> tuple[str, ...]:
    """The lines a word processor makes of `text` in a column `width_pt` points wide.

    Each line takes as much as fits. Lines break at spaces and after hyphens and dashes, never at a no-break space; a
    word wider than the column breaks between letters; a line end in the text always breaks. White space at a break is
    dropped. A web address breaks as any word here, while LibreOffice breaks it between any letters.
    """
    face = _Face(size_pt, bold, italic)
    paragraphs = unicodedata.normalize("NFC", text).split("\n")
    return tuple(line for paragraph in paragraphs for line in _wrap(_pieces(paragraph, face), _checked(width_pt), face))


def balance_lines(
    text: str,
    *,
    width_pt: float,
    size_pt: float,
    bold: bool = False,
    italic: bool = False,
    prefer_breaks_after: Sequence[str] = (),
) -> tuple[str, ...]:
    """The lines of a centred name or title (issuer, "tên cơ quan"; subject, "trích yếu").

    As few lines as `wrap_lines` needs. Of those, unless there is no other: none that tears a phrase of
    `prefer_breaks_after` or a hyphenated word, none that begins a line with a dash; none that leaves one short word on
    the last line. Of those, most breaks right after such a phrase (`Ủy ban nhân dân`, in any case), and then the most
    even lines. Where a word is wider than the column, or the text is a whole paragraph, the lines of `wrap_lines` are
    returned.
    """
    return _balanced(text, _checked(width_pt), _Face(size_pt, bold, italic), tuple(prefer_breaks_after))


@lru_cache(maxsize=1024)
def _balanced(text: str, width_pt: float, face: _Face, prefer_breaks_after: tuple[str, ...]) -> tuple[str, ...]:
    """Remembered: the same bodies and titles come back in every document of a batch."""
    lines: list[str] = []
    for paragraph in unicodedata.normalize("NFC", text).split("\n"):
        pieces = _pieces(paragraph, face)
        greedy = _wrap(pieces, width_pt, face)
        is_balanced = len(greedy) == 1 or len(pieces) > _MOST_PIECES
        if is_balanced or any(piece.inked > width_pt + _ROUNDING for piece in pieces):
            lines.extend(greedy)
        else:
            wishes = _break_wishes(pieces, prefer_breaks_after)
            ends = _best_ends(pieces, wishes, count=len(greedy), width_pt=width_pt)
            lines.extend(_joined(pieces[start:end]) for start, end in zip((0, *ends), ends, strict=False))
    return tuple(lines)


def _checked(width_pt: float) -> float:
    if not width_pt > 0:
        raise ValueError(f"Bề rộng cột phải lớn hơn 0, nhận được {width_pt}.")
    return width_pt


def _pieces(paragraph: str, face: _Face) -> list[_Piece]:
    ends = [match.end() for match in _BREAK.finditer(paragraph)]
    if not ends or ends[-1] < len(paragraph):
        ends.append(len(paragraph))
    pieces = []
    for start, end in zip((0, *ends), ends, strict=False):
        text = paragraph[start:end]
        inked = text.rstrip(_BREAKING_SPACES)
        width = face.width(text)
        pieces.append(_Piece(text, width, width if inked == text else face.width(inked)))
    return pieces


def _joined(pieces: Sequence[_Piece]) -> str:
    return "".join(piece.text for piece in pieces).rstrip(_BREAKING_SPACES)


def _wrap(pieces: Sequence[_Piece], width_pt: float, face: _Face) -> list[str]:
    lines: list[str] = []
    line, used = "", 0.0
    for piece in pieces:
        if line and used + piece.inked > width_pt + _ROUNDING:
            lines.append(line.rstrip(_BREAKING_SPACES))
            line, used = "", 0.0
        if piece.inked > width_pt + _ROUNDING:
            *full, line = _split_word(piece.text, width_pt, face)
            lines.extend(full)
            used = face.width(line)
        else:
            line += piece.text
            used += piece.width
    return [*lines, line.rstrip(_BREAKING_SPACES)]


def _split_word(word: str, width_pt: float, face: _Face) -> Iterator[str]:
    """The word in parts that fit, at least one letter each; marks stay with their letter."""
    part, used = "", 0.0
    for letter in word:
        width = face.width(letter)
        is_mark = unicodedata.combining(letter) != 0 or letter in _BREAKING_SPACES
        if part and not is_mark and used + width > width_pt + _ROUNDING:
            yield part
            part, used = "", 0.0
        part += letter
        used += width
    yield part


class _Wish(NamedTuple):
    """What a break after a piece means to the phrases: smaller is better."""

    tears: int
    misses: int


def _break_wishes(pieces: Sequence[_Piece], phrases: Sequence[str]) -> list[_Wish]:
    """For each piece, what the phrases say of a break behind it."""
    text = "".join(piece.text for piece in pieces).casefold()
    offsets = list(accumulate(len(piece.text.casefold()) for piece in pieces))
    inside: set[int] = set()
    after: set[int] = set()
    for wanted, pattern in map(_wanted, phrases):
        if not wanted or wanted not in text:
            continue
        for match in pattern.finditer(text):
            inside.update(index for index, offset in enumerate(offsets) if match.start() < offset < match.end())
            after.update(index for index, offset in enumerate(offsets) if offset == match.end())
    after_hyphen = {index for index, piece in enumerate(pieces) if piece.text[-1:] in _HYPHENS}
    before_dash = {index for index, piece in enumerate(pieces[1:]) if piece.text[0] in _DASHES}
    ugly = inside | after_hyphen | before_dash
    return [_Wish(int(index in ugly), -int(index in after)) for index in range(len(pieces))]


@lru_cache(maxsize=256)
def _wanted(phrase: str) -> tuple[str, re.Pattern[str]]:
    """A phrase as it is looked for, and what finds it as whole words with the white space behind."""
    wanted = unicodedata.normalize("NFC", phrase).casefold().strip()
    return wanted, re.compile(rf"(?<!\w){re.escape(wanted)}(?!\w)[{_SPACES}]*")


_Way = tuple[int, int, int, float, tuple[int, ...]]
"""What a way of breaking costs, the graver first (torn phrases, a lonely last word, missed wishes, unevenness), and
where its lines end. The sum of costs orders as the costs do, so parts add up."""


def _best_ends(pieces: Sequence[_Piece], wishes: Sequence[_Wish], *, count: int, width_pt: float) -> tuple[int, ...]:
    """Where `count` lines end (as piece indices), at the least cost. Some way exists: the greedy one."""
    starts = [0.0, *accumulate(piece.width for piece in pieces)]
    inked = [piece.inked for piece in pieces]
    mean, limit, last = starts[-1] / count, width_pt + _ROUNDING, len(pieces)
    best: dict[int, _Way] = {0: (0, 0, 0, 0.0, ())}
    for number in range(1, count + 1):
        is_last = number == count
        reached: dict[int, _Way] = {}
        for start, (tears, lonely_end, misses, unevenness, ends) in best.items():
            for end in range(last if is_last else start + 1, last + 1):
                width = starts[end - 1] - starts[start] + inked[end - 1]
                if end <= start or width > limit:
                    break
                lonely = int(is_last and end - start == 1 and width < mean / 2)
                tear, miss = (0, 0) if is_last else wishes[end - 1]
                cost = (tears + tear, lonely_end + lonely, misses + miss, unevenness + (width - mean) ** 2)
                if end not in reached or cost < reached[end][:4]:
                    reached[end] = (*cost, (*ends, end))
        best = reached
    return best[last][4]
