"""Turns the last lines of a document into boxes 7, 8, 9b, 12 and 13: signature, recipients, drafter, address."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from docgen.anatomy.boxes import Box
from docgen.anatomy.columns import end_pieces_of, side_of
from docgen.anatomy.lines import Column, cut, has_letters, is_centred, look_of, stream_of
from docgen.anatomy.parsing import find_place_date
from docgen.anatomy.results import BoxEntry, PlaceDate, Signer
from docgen.anatomy.signing import SignerReader
from docgen.anatomy.words import (
    SHORT,
    is_address,
    is_authority,
    is_file_copy,
    is_note_label,
    is_person_name,
    is_recipients_label,
    is_rule,
    is_signature_note,
    is_title_line,
    recipients_label_end,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docgen.anatomy.ledger import Ledger
    from docgen.anatomy.lines import Line

_BLOCK_LINES: Final = 40
_NARROWEST: Final = 0.2
"""Share of a table's width below which a cell holds no part of an end block."""
_DRAFTER: Final = re.compile(r"(?<=[.;])\s*(?P<code>[A-ZĐ]{1,8}\s?[.,]?\s?\(?\s?\d{1,4}\s?b?\)?\.?|[A-ZĐ]{1,8}\.?)\s*\Z")


@dataclass(frozen=True, slots=True)
class End:
    """What was read below the body. `start` is the first line of the block within the part's lines."""

    start: int
    signers: tuple[Signer, ...] = ()
    place_date: PlaceDate | None = None


def find_end_start(lines: Sequence[Line], least: int, ledger: Ledger, *, may_be_bare: bool) -> int | None:
    """The first line of the end block, or None when the document has no signature and no recipients.

    `may_be_bare` allows a signature known only by the shape of its lines; an appendix has tables that look the same.
    """
    free = [
        place
        for place in range(least, len(lines))
        if not lines[place].is_blank and _is_wide(lines[place]) and ledger.is_free(lines[place])
    ]
    labels = [place for place in free if _is_label_line(lines[place])]
    place: int | None = None
    if labels:
        place = _find_label_of_block(lines, labels, may_be_bare=may_be_bare)
    if labels and place is not None:
        return _with_signature_above(lines, _table_start(lines, place, least), least)
    signs = [place for place in free if any(is_authority(piece) for piece in end_pieces_of(lines[place]))]
    if signs and len(lines) - signs[-1] < 2 * _BLOCK_LINES:
        return _with_signature_above(lines, _table_start(lines, signs[-1], least), least)
    files = [place for place in free if is_file_copy(lines[place]) and len(lines[place].words) < SHORT]
    if files and may_be_bare:
        start = files[-1]
        while start > least and (lines[start - 1].words[:1] in {"-", "+"} or lines[start - 1].is_blank):
            start -= 1
        return _with_signature_above(lines, _table_start(lines, start, least), least)
    return _find_bare_signature(lines, free, least) if may_be_bare else None


def _is_wide(line: Line) -> bool:
    """Outside a table, or in a cell wide enough for a block; a column of a table of text is none."""
    return not line.cells or line.cells[0].width >= _NARROWEST * line.cells[0].table_width


def _is_label_line(line: Line) -> bool:
    return is_recipients_label(line) or any(is_recipients_label(piece) for piece in end_pieces_of(line))


def _find_label_of_block(lines: Sequence[Line], labels: Sequence[int], *, may_be_bare: bool) -> int | None:
    """The last “Nơi nhận” that is followed by a list; failing that the last one, if a bare one may count."""
    for place in reversed(labels):
        below = [line for line in lines[place + 1 : place + 8] if not line.is_blank]
        if any(line.words[:1] in {"-", "+"} or line.list_label for line in below):
            crowded = not may_be_bare and len(lines) - place > 2 * _BLOCK_LINES
            return None if crowded else place
    return labels[-1] if may_be_bare else None


def _table_start(lines: Sequence[Line], place: int, least: int) -> int:
    line = lines[place]
    if not line.cells:
        return place
    return max(line.table_start - lines[0].index, least) if _small_table(lines, line) else place


def _small_table(lines: Sequence[Line], line: Line) -> bool:
    """Whether a table is an end block; one that holds the whole document is not."""
    return line.index - line.table_start < 2 * _BLOCK_LINES


def _with_signature_above(lines: Sequence[Line], start: int, least: int) -> int:
    """Back over a signature that stands above “Nơi nhận”, by the shape of its lines."""
    place = start
    found = start
    names = 0
    while place > least and start - place < _BLOCK_LINES:
        line = lines[place - 1]
        place -= 1
        if line.is_blank or is_rule(line):
            continue
        if line.cells and line.table != lines[start].table and not _is_signature_table(lines, line):
            break
        pieces = end_pieces_of(line)
        if len(pieces) > 1 or is_signature_note(line) or is_authority(line) or line.in_textbox:
            found = place
        elif is_person_name(line) and names < 3 and (is_centred(line) or look_of(line).bold or side_of(line) is Column.RIGHT or names == 0):  # noqa: PLR2004
            names += 1
            found = place
        elif names and is_title_line(line) and not re.match(r"[ivxlc]{1,6}\s?[.)]|\d{1,2}\s?[.)]", line.folded):
            found = place
        elif names and find_place_date(line) is not None:
            found = place
        else:
            break
    # A name alone is only the end of a sentence that was broken; without a title above it nothing was found.
    block = [line for line in lines[found:start] if not line.is_blank]
    if block and not any(is_title_line(piece) or is_signature_note(piece) for line in block for piece in end_pieces_of(line)):
        return start
    return found


def _is_signature_table(lines: Sequence[Line], line: Line) -> bool:
    table = [other for other in lines[max(line.table_start - lines[0].index, 0) :][:_BLOCK_LINES] if other.table == line.table]
    words = [other for other in table if not other.is_blank]
    return any(is_authority(other) or is_signature_note(other) for other in words) or (
        any(is_title_line(other) and look_of(other).bold for other in words) and any(is_person_name(other) for other in words)
    )


def _find_bare_signature(lines: Sequence[Line], free: Sequence[int], least: int) -> int | None:
    """A signature without recipients: a title in capitals, a gap, a name, at the very end."""
    tail = free[-_BLOCK_LINES // 2 :]
    for place in reversed(tail):
        if not any(is_person_name(piece) for piece in end_pieces_of(lines[place])):
            continue
        line = lines[place]
        if line.cells:
            return _table_start(lines, place, least) if _is_signature_table(lines, line) else None
        above = [other for other in tail if other < place][-4:]
        if any(is_title_line(lines[other]) and not lines[other].cells for other in above):
            return _with_signature_above(lines, place + 1, least)
    return None


@dataclass(slots=True)
class _Stream:
    """Lines read on with each other, and where the reading stands: in a list of recipients or at a signature."""

    in_recipients: bool = False
    filed: bool = False
    last: Line | None = None
    signer: SignerReader = field(default_factory=SignerReader)


def locate_end(lines: Sequence[Line], start: int, ledger: Ledger) -> End:
    """The end block, column by column."""
    streams: dict[object, _Stream] = {}
    signers: list[Signer] = []
    place_date: PlaceDate | None = None
    stopped = False
    for line in _in_columns(lines[start:]):
        key = stream_of(line) if line.column is not Column.FULL or line.cells else Column.FULL
        stream = streams.setdefault(key, _Stream())
        if is_note_label(line):
            stopped = True
        if stopped:
            break
        if line.is_blank or not ledger.is_free(line):
            _gap(line, stream, ledger)
            continue
        found = _find_late_date(line, ledger) if place_date is None else None
        place_date = place_date or found
        if found is None:
            _read(line, stream, signers, ledger)
    for stream in streams.values():
        signers.extend(stream.signer.finish(ledger))
    return End(start, tuple(signers), place_date)


def _in_columns(lines: Sequence[Line]) -> Iterator[Line]:
    pieces = [end_pieces_of(line) for line in lines]
    if not any(len(found) > 1 for found in pieces):
        yield from lines
        return
    for found in pieces:
        for piece in found:
            lone = len(found) == 1 and not piece.cells
            yield cut(piece, piece.start, piece.end, _side(piece)) if lone else piece


def _side(line: Line) -> Column:
    if line.words[:1] in {"-", "+"} or is_recipients_label(line) or is_file_copy(line):
        return Column.LEFT
    side = side_of(line)
    signs = is_authority(line) or is_title_line(line) or is_person_name(line) or is_centred(line)
    return Column.RIGHT if signs and not line.words.endswith((";", ".")) else side


def _find_late_date(line: Line, ledger: Ledger) -> PlaceDate | None:
    """A date above the signature, as on forms and minutes."""
    found = find_place_date(line)
    if found is None:
        return None
    ledger.claim(line, Box.PLACE_DATE, 0.6, "Dòng ngày, tháng, năm nằm trên khối chữ ký, không ở phần đầu văn bản.")
    return found


def _gap(line: Line, stream: _Stream, ledger: Ledger) -> None:
    if line.is_blank and line.is_first:
        stream.signer.meet_gap(line, ledger)


def _read(line: Line, stream: _Stream, signers: list[Signer], ledger: Ledger) -> None:
    """One line with words, by what its column is about to say."""
    if is_recipients_label(line):
        signers.extend(stream.signer.finish(ledger))
        stream.in_recipients, stream.filed, stream.last = True, False, line
        _claim_label(line, ledger)
        return
    if is_address(line) and not is_title_line(line):
        ledger.claim(line, Box.ADDRESS, 0.85, "Có địa chỉ, điện thoại hoặc trang thông tin của cơ quan, đứng sau khối chữ ký.")
        return
    if is_rule(line):
        return
    listed = line.words[:1] in {"-", "+", "*", "•", "–"} or bool(line.list_label)
    if is_file_copy(line) and (stream.in_recipients or listed):
        _claim_file_copy(line, ledger)
        stream.in_recipients, stream.filed, stream.last = True, True, line
        return
    if stream.in_recipients and _is_recipient(line, stream, listed=listed):
        reason = "Dòng trong danh sách “Nơi nhận”." if listed else "Nối tiếp dòng nơi nhận bên trên."
        ledger.claim(line, Box.RECIPIENTS, 0.95 if listed else 0.75, reason)
        stream.last = line
        return
    if listed:
        return
    stream.in_recipients = False
    finished = stream.signer.read(line, ledger)
    if finished is not None:
        signers.append(finished)


def _is_recipient(line: Line, stream: _Stream, *, listed: bool) -> bool:
    if listed:
        return True
    if is_authority(line) or stream.filed or not has_letters(line.words) and "…" not in line.words and "." not in line.words:  # noqa: RUF021
        return False
    look = look_of(line)
    signs = is_title_line(line) and (look.bold or is_centred(line)) and look.size > 11.5  # noqa: PLR2004 — recipients are set in 11
    unfinished = stream.last is not None and not stream.last.words.endswith((";", "."))
    first = stream.last is not None and is_recipients_label(stream.last)
    if look.upper and not line.words.endswith((";", ".", ",")) and (signs or not line.cells):
        return False
    return unfinished or first or line.words.endswith(";")


def _claim_label(line: Line, ledger: Ledger) -> None:
    """“Nơi nhận:”, and the first recipient when it is typed beside it."""
    length = recipients_label_end(line)
    rest = line.words[length:].strip(" .:")
    if rest:
        text = line.paragraph.text
        colon = text.find(":", line.start, line.end)
        place = colon + 1 if colon >= 0 else line.end
        ledger.claim_span(line, line.start, place, (Box.RECIPIENTS_LABEL, 0.95, "Chữ “Nơi nhận”."))
        if text[place : line.end].strip():
            ledger.claim_span(line, place, line.end, (Box.RECIPIENTS, 0.85, "Viết liền sau chữ “Nơi nhận”."))
        return
    ledger.claim(line, Box.RECIPIENTS_LABEL, 0.97, "Chữ “Nơi nhận” đứng riêng một dòng.")


def _claim_file_copy(line: Line, ledger: Ledger) -> None:
    """“- Lưu: VT, NVĐP. PL.(300)”: the line, and the drafter's code after its full stop."""
    text = line.paragraph.text[line.start : line.end]
    found = _DRAFTER.search(text)
    end = line.start + found.start("code") if found else line.end
    reason = "Bắt đầu bằng “Lưu” trong danh sách nơi nhận."
    ledger.claim_span(line, line.start, end, (Box.FILE_COPY, 0.97, reason))
    if found:
        ledger.claim_span(line, end, line.end, (Box.DRAFTER_CODE, 0.8, "Chữ in hoa hoặc số bản sau dấu chấm của dòng “Lưu”."))


def entries_of(signers: Sequence[Signer]) -> Iterator[BoxEntry]:
    """Every entry of the signers, in order."""
    for signer in signers:
        yield from (*signer.authority, *signer.position, *signer.signature, *signer.other_titles)
        if signer.full_name is not None:
            yield signer.full_name
