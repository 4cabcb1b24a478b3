"""Turns the lines of one column of a signature into signers: authority, position, signature, other titles, name."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from docgen.anatomy.boxes import Box
from docgen.anatomy.lines import has_letters, is_centred, is_upper, look_of
from docgen.anatomy.results import BoxEntry, Signer
from docgen.anatomy.words import (
    SHORT,
    is_authority,
    is_person_name,
    is_signature_note,
    is_title_line,
)

if TYPE_CHECKING:
    from docgen.anatomy.ledger import Ledger
    from docgen.anatomy.lines import Line

_MOST_TITLES: Final = 8
_PAIR: Final = 2
_TITLE: Final = re.compile(
    r"(?:pho |quyen )?(?:chu tich|chanh|giam doc|tong giam doc|truong|hieu truong|bi thu|cuc truong|vu truong"
    r"|doi truong|thu truong|bo truong|chu nhiem|thu ky|to truong|thanh tra|tong bien tap|vien truong|uy vien)\b"
)


@dataclass(slots=True)
class SignerReader:
    """Reads a column downwards: lines in capitals, a gap or a picture, other titles, the name."""

    above: list[Line] = field(default_factory=list)
    below: list[Line] = field(default_factory=list)
    notes: list[BoxEntry] = field(default_factory=list)
    has_gap: bool = False
    is_shared: bool = False
    """Whether the lines of two signers stand in this one column."""

    def meet_gap(self, line: Line, ledger: Ledger) -> None:
        """An empty paragraph: a gap for the signature, or the pictures of signature and seal."""
        pictures = [place for place, drawing in enumerate(line.paragraph.drawings) if drawing.kind == "picture"]
        for place in pictures:
            self.notes.append(ledger.claim_drawing(line, place, _picture_claim(line, place, len(pictures))))
        if self.above and not self.below:
            self.has_gap = True

    def read(self, line: Line, ledger: Ledger) -> Signer | None:
        """One line with words; the finished signer when a further one begins with this line."""
        finished: Signer | None = None
        if self.below and is_authority(line):
            finished = self._finish(ledger)
        if is_signature_note(line):
            self.notes.append(
                ledger.claim(line, Box.SIGNATURE, 0.85, "Ghi chỗ ký: lời trong ngoặc ở giữa chức vụ và họ tên.")
            )
            self.has_gap = self.has_gap or bool(self.above)
        elif self.has_gap or (self.above and not look_of(line).upper) or (not self.above and is_person_name(line)):
            if len(self.below) < _MOST_TITLES and self._may_name(line):
                self.below.append(line)
        elif len(self.above) < _MOST_TITLES and self._may_title(line):
            self.above.append(line)
        for place, drawing in enumerate(line.paragraph.drawings):
            if drawing.kind == "picture" and line.is_first:
                self.notes.append(ledger.claim_drawing(line, place, _picture_claim(line, place, 1)))
                self.has_gap = self.has_gap or bool(self.above)
        return finished

    def _may_title(self, line: Line) -> bool:
        return is_authority(line) or is_title_line(line) or is_stopped_title(line)

    def _may_name(self, line: Line) -> bool:
        """A line below the gap: a name, or a title above the name. A sentence is neither."""
        if not has_letters(line.words) or len(line.words) > SHORT:
            return False
        look = look_of(line)
        return is_person_name(line) or look.bold or look.upper or is_centred(line) or bool(line.cells)

    def finish(self, ledger: Ledger) -> list[Signer]:
        """The signer read so far; none when the column said nothing of one."""
        if not self.above and not self.below and not self.notes:
            return []
        shares = self._shares()
        if not shares:
            return [self._finish(ledger)]
        found: list[Signer] = []
        self.is_shared = True
        for self.above, self.below, self.notes in shares:
            found.append(self._finish(ledger))
        return found

    def _shares(self) -> list[tuple[list[Line], list[Line], list[BoxEntry]]]:
        """What belongs to each of two signers whose lines a text without columns holds one below the other.

        Copied row by row, their titles alternate; copied column by column, those of one stand together.
        """
        names = [line for line in self.below if is_person_name(line)]
        titles = len(self.above)
        is_pair = len(names) == len(self.below) == _PAIR and len({name.folded for name in names}) == _PAIR
        if not is_pair or titles % _PAIR or not titles or self.below[0].cells:
            return []
        rights = [place for place, line in enumerate(self.above) if is_authority(line)]
        by_rows = titles == _PAIR or rights[:_PAIR] == [0, 1] or (not rights and self._repeats_itself())
        half = titles // _PAIR
        left = self.above[::_PAIR] if by_rows else self.above[:half]
        right = self.above[1::_PAIR] if by_rows else self.above[half:]
        return [(left, names[:1], self.notes), (right, names[1:], [])]

    def _repeats_itself(self) -> bool:
        """Whether the last title stands twice, side by side in the source: `CHỦ TỊCH`, `CHỦ TỊCH`."""
        return self.above[-1].folded == self.above[-2].folded

    def _finish(self, ledger: Ledger) -> Signer:
        name, titles = self._name_and_titles()
        authority = [line for line in self.above if is_authority(line)]
        signer = Signer(
            authority=tuple(
                ledger.claim(line, Box.AUTHORITY, 0.95, "Chữ in hoa có ký hiệu quyền hạn (TM., Q., KT., TL., TUQ.).")
                for line in authority
            ),
            position=tuple(
                ledger.claim(line, Box.POSITION, 0.9, "Chữ in hoa ở khối chữ ký, trên chỗ ký.")
                for line in self.above
                if line not in authority and line is not name
            ),
            signature=tuple(self.notes),
            other_titles=tuple(
                ledger.claim(line, Box.OTHER_TITLES, 0.8, "Nằm giữa chỗ ký và dòng họ tên.") for line in titles
            ),
            full_name=ledger.claim(name, Box.FULL_NAME, *_name_claim(name, self)) if name is not None else None,
        )
        self.above, self.below, self.notes = [], [], []
        self.has_gap = False
        return signer

    def _name_and_titles(self) -> tuple[Line | None, list[Line]]:
        """The name is the last line that reads like one; else the last line of all."""
        if not self.below:
            return None, []
        names = [line for line in self.below if is_person_name(line)]
        name = names[-1] if names else self.below[-1]
        place = self.below.index(name)
        return name, self.below[:place]


def is_stopped_title(line: Line) -> bool:
    """A title of a signer with a full stop behind it: “TRƯỞNG PHÒNG.”."""
    words = line.words.removesuffix(".")
    return len(words) < SHORT and is_upper(words) and _TITLE.match(line.folded) is not None


def _name_claim(line: Line, reader: SignerReader) -> tuple[float, str]:
    if not is_person_name(line):
        return 0.6, "Dòng cuối của khối chữ ký, dưới chỗ ký."
    if reader.is_shared:
        return 0.7, "Hai người ký đứng chung một cột chữ; chức vụ và họ tên chia theo thứ tự các dòng."
    if reader.above:
        return 0.95, "Mỗi chữ viết hoa chữ cái đầu, nằm dưới chức vụ của người ký."
    return 0.6, "Mỗi chữ viết hoa chữ cái đầu, ở cuối văn bản, nhưng không thấy chức vụ bên trên."


def _picture_claim(line: Line, place: int, count: int) -> tuple[Box, float, str]:
    """Which of two pictures is the seal: by its name, else the one further left (DS-01)."""
    drawings = line.paragraph.drawings
    drawing = drawings[place]
    about = f"{drawing.name} {drawing.description}".casefold()
    if any(word in about for word in ("dấu", "seal", "stamp", "con dau")):
        return Box.SEAL, 0.8, "Hình có tên là con dấu."
    pictures = [other for other in drawings if other.kind == "picture"]
    if count > 1 and drawing.x == min(other.x for other in pictures) and drawing.x < max(other.x for other in pictures):
        return Box.SEAL, 0.6, "Hình nằm bên trái hơn trong hai hình ở chỗ ký."
    return Box.SIGNATURE, 0.7, "Hình ở chỗ ký."
