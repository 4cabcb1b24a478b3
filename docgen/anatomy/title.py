"""Turns the lines below a header into type name and subject, then reads on to the body."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from docgen.anatomy.boxes import Box
from docgen.anatomy.lines import Column, Look, is_centred, look_of, visible_text
from docgen.anatomy.parsing import find_place_date
from docgen.anatomy.preamble import is_drawn_rule, is_issuing_authority, is_telegram, read_component
from docgen.anatomy.reader import Reader
from docgen.anatomy.words import (
    LABEL,
    SHORT,
    find_appendix,
    find_leading_type,
    find_type,
    is_addressee_label,
    is_attachment_reference,
    is_basis,
    is_enacting,
    is_recipients_label,
    is_rule,
    is_signing_info,
    is_title_line,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docgen.anatomy.ledger import Ledger
    from docgen.anatomy.lines import Line

_MOST_SUBJECT_LINES: Final = 10
_LONGEST_SUBJECT: Final = 500
_PLAN: Final = "Kế hoạch"


@dataclass(frozen=True, slots=True)
class Title:
    """What was read between header and body."""

    end: int
    type_name: str = ""
    is_normative: bool = False


def locate_title(lines: Sequence[Line], start: int, ledger: Ledger, *, expects_type: bool) -> Title:
    """The components between the header and the body, in any order offices put them.

    `expects_type` says that a title stands here whatever it is called: a header was found and no “V/v” in it.
    """
    reader = Reader(lines, ledger, start)
    type_name = _read_type(reader, expects_type=expects_type)
    if type_name is not None:
        _read_subject(reader)
    while read_component(reader):
        pass
    return Title(reader.at, type_name or "")


def _read_type(reader: Reader, *, expects_type: bool) -> str | None:
    """The canonical type name; empty for a title that is none of the decree's types, None when there is no title."""
    line = reader.find_next()
    # What stands above the title and is none of it (a note, a number typed by hand) is passed over, but not far.
    for position in range(reader.at, min(reader.at + 12, len(reader.lines))):
        found_line = reader.lines[position]
        if found_line.is_blank or not reader.ledger.is_free(found_line):
            continue
        if is_addressee_label(found_line) or is_basis(found_line) or len(found_line.words) > SHORT:
            break
        found = find_type(found_line)
        if found is not None and (look_of(found_line).upper or is_centred(found_line)):
            line = found_line
            break
    if line is None or is_addressee_label(line) or is_basis(line):
        return None
    look = look_of(line)
    found = find_type(line)
    if found is not None and (look.upper or is_centred(line)):
        reader.at = line.index - reader.lines[0].index
        begun = find_leading_type(line)
        if look.upper and begun is not None and begun[0].name == _PLAN:
            # “KẾ HOẠCH HÀNH ĐỘNG”, “KẾ HOẠCH PHỐI HỢP”: people cite these by the whole name, but each is a kế hoạch.
            _claim_leading(reader, line, begun[1])
            return begun[0].name
        sure = 0.97 if look.upper else 0.8
        reader.ledger.claim(
            line, Box.TYPE_NAME, sure, f"Đúng tên loại “{found.name}”, đứng riêng một dòng dưới phần đầu."
        )
        return found.name
    stands_out = look.bold or is_centred(line) or (expects_type and _stands_apart(reader, line))
    leading = find_leading_type(line) if look.upper and stands_out else None
    if leading is not None:
        kind, count = leading
        _claim_leading(reader, line, count)
        return kind.name
    if expects_type and stands_out and _is_unknown_type(line, look):
        reason = "Chữ in hoa đứng riêng, ngay dưới phần đầu; không nằm trong các tên loại của Điều 7."
        reader.ledger.claim(line, Box.TYPE_NAME, 0.6, reason)
        return ""
    return None


def _claim_leading(reader: Reader, line: Line, count: int) -> None:
    """“KẾ HOẠCH TRIỂN KHAI …” in one piece: the type name and the first words of the subject."""
    text = visible_text(line.paragraph)
    place = line.start
    for _ in range(count):
        found = re.compile(r"\S+").search(text, place)
        place = found.end() if found else place
    reason = "Tên loại và trích yếu viết liền trên cùng dòng chữ in hoa."
    reader.ledger.claim_span(line, line.start, place, (Box.TYPE_NAME, 0.85, reason))
    reader.ledger.claim_span(line, place, line.end, (Box.SUBJECT, 0.8, reason))


def _stands_apart(reader: Reader, line: Line) -> bool:
    """Whether a gap stands above a line and none below it, as around the title of a text without any format."""
    place = line.index - reader.lines[0].index
    around = reader.lines[max(place - 1, 0) : place + 2]
    return line.column is Column.FULL and len(around) > 2 and around[0].is_blank and not around[2].is_blank  # noqa: PLR2004 — the line and its neighbours


def _is_unknown_type(line: Line, look: Look) -> bool:
    few = len(line.words.split()) <= 8  # noqa: PLR2004 — a name of a form, not a title that tells a content
    return look.upper and few and is_title_line(line) and not LABEL.match(line.folded) and not find_appendix(line)


def _read_subject(reader: Reader) -> None:
    """The lines below the type name that look like a title: centred or bold, or typed right below it without a gap."""
    position = (
        reader.at + 1
        if reader.at < len(reader.lines) and not reader.ledger.is_free(reader.lines[reader.at])
        else reader.at
    )
    count = letters = 0
    ends_with_gap = False
    while position < len(reader.lines) and count < _MOST_SUBJECT_LINES:
        line = reader.lines[position]
        if is_rule(line) or is_drawn_rule(line):
            break
        if line.is_blank or not reader.ledger.is_free(line):
            ends_with_gap = ends_with_gap or count > 0
            position += 1
            continue
        sure = _subject_confidence(reader, position, count, has_gap=ends_with_gap)
        letters += len(line.words)
        if not sure or letters > _LONGEST_SUBJECT:
            break
        words = "ở giữa hoặc in đậm" if sure > 0.8 else "không có định dạng riêng"  # noqa: PLR2004
        reader.ledger.claim(line, Box.SUBJECT, sure, f"Dòng {words}, ngay dưới tên loại.")
        count += 1
        position += 1
    reader.at = position


def _subject_confidence(reader: Reader, position: int, count: int, *, has_gap: bool) -> float:
    """How surely a line belongs to the subject, 0 when it does not."""
    line = reader.lines[position]
    if (
        is_addressee_label(line)
        or is_basis(line)
        or is_attachment_reference(line)
        or is_enacting(line)
        or is_issuing_authority(reader, line)
        or LABEL.match(line.folded)
        or is_recipients_label(line)
        or find_place_date(line) is not None
        or is_signing_info(line)
        or is_telegram(reader, line)
    ):
        return 0
    look = look_of(line)
    centred = line.paragraph.format.alignment == "center"
    if has_gap and not (centred and look.bold and count):
        return 0
    if centred:
        return 0.95 if look.bold else 0.85
    ends = line.words.endswith((".", ";", ":"))
    if look.bold and not ends and len(line.words) < 2 * SHORT:
        return 0.85
    plain_below = reader.lines[position - 1]
    below_title = not plain_below.is_blank and not ends and len(line.words) < SHORT and not line.cells
    return 0.7 if below_title and _ends_as_title(reader, position) else 0


def _ends_as_title(reader: Reader, position: int) -> bool:
    """Whether, within few lines, what follows a title in plain text follows: a gap, Kính gửi, căn cứ, “… như sau:”."""
    for line in reader.lines[position + 1 : position + 5]:
        if line.is_blank or is_rule(line) or is_addressee_label(line) or is_basis(line):
            return True
        if line.folded.endswith("nhu sau:") or len(line.words) > SHORT:
            return line.words.endswith(":")
    return False
