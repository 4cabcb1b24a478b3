"""Turns fontconfig's answers into which font stands in for Times New Roman and which Vietnamese letters it lacks.

A PDF is printed with the font that is installed. Some stand-ins have no Vietnamese (Liberation 1, Nimbus Roman), and
LibreOffice then patches letters from another face without a word.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from shutil import which
from typing import TYPE_CHECKING, Final

from docgen.office.process import private_folder, run_program
from docgen.vietnamese.text import ACCENTED_LETTERS

if TYPE_CHECKING:
    from collections.abc import Sequence

DECREE_FONT: Final = "Times New Roman"
_STYLES: Final = {"Regular": "", "Bold": ":bold", "Italic": ":italic", "Bold Italic": ":bold:italic"}
_SECONDS: Final = 30.0


@dataclass(frozen=True, slots=True)
class FaceStatus:
    """The installed face that one style of the wanted font becomes."""

    style: str
    """`Regular`, `Bold`, `Italic`, `Bold Italic`."""
    family: str
    found_style: str
    """Of the installed face; unlike `style` when the program has to slant or thicken letters itself."""
    file: str
    missing: str
    """The Vietnamese letters the face lacks; empty when it has all 134."""


@dataclass(frozen=True, slots=True)
class FontStatus:
    """What stands in for a font on this machine, as far as fontconfig knows (LibreOffice may still know better)."""

    wanted: str
    faces: tuple[FaceStatus, ...]
    reason: str
    """Why nothing is known, a Vietnamese sentence; empty when something is."""

    @property
    def is_known(self) -> bool:
        return bool(self.faces)

    @property
    def stand_ins(self) -> tuple[str, ...]:
        """The installed families in use, each once; the wanted family alone when it is installed itself."""
        return tuple(dict.fromkeys(face.family for face in self.faces))

    @property
    def missing(self) -> str:
        """The Vietnamese letters that any face lacks, each once; empty also when nothing is known."""
        return "".join(dict.fromkeys("".join(face.missing for face in self.faces)))


def probe_font(family: str = DECREE_FONT) -> FontStatus:
    """Asks fontconfig (`fc-match`) which faces stand in for `family`; says honestly when it cannot know."""
    program = which("fc-match")
    if program is None:
        return FontStatus(family, (), "Không có fontconfig (fc-match) trên máy này nên không biết phông nào được dùng.")
    faces = []
    for style, suffix in _STYLES.items():
        pattern = "".join(f"\\{letter}" if letter in "\\-:,=" else letter for letter in family) + suffix
        command = [program, "-f", "%{family[0]}\n%{style[0]}\n%{file}\n%{charset}\n", pattern]
        try:
            with private_folder() as folder:
                finished = run_program(command, folder=folder, timeout_seconds=_SECONDS)
        except OSError as refused:
            return FontStatus(family, (), f"Không chạy được fc-match: {refused.strerror}.")
        face = _find_face(style, finished.output.splitlines()) if finished.exit_code == 0 else None
        if face is None:
            return FontStatus(family, (), "fc-match trả lời không hiểu được nên không biết phông nào được dùng.")
        faces.append(face)
    return FontStatus(family, tuple(faces), "")


def _find_face(style: str, answer: Sequence[str]) -> FaceStatus | None:
    if len(answer) != 4 or not answer[0] or not answer[3]:  # noqa: PLR2004 — the four fields asked for
        return None
    family, found_style, file, charset = answer
    try:
        ranges = _parse_charset(charset)
    except ValueError:
        return None
    return FaceStatus(
        style, family, found_style, file, "".join(letter for letter in ACCENTED_LETTERS if not _has(ranges, letter))
    )


def _parse_charset(charset: str) -> list[tuple[int, int]]:
    """`20-7e a0 1ea0-1ef9` as ranges of code points in order. Raises `ValueError`."""
    ranges = []
    for part in charset.split():
        first, _, last = part.partition("-")
        ranges.append((int(first, 16), int(last or first, 16)))
    return sorted(ranges)


def _has(ranges: list[tuple[int, int]], letter: str) -> bool:
    place = bisect_right(ranges, (ord(letter), 0x10FFFF)) - 1
    return place >= 0 and ranges[place][0] <= ord(letter) <= ranges[place][1]
