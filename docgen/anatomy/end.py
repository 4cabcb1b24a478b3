"""Turns the last lines of a document into boxes 7, 8, 9b, 12 and 13: signature, recipients, drafter, address."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from docgen.anatomy.boxes import Box
from docgen.anatomy.columns import end_pieces_of, side_of
from docgen.anatomy.lines import Column, cut, has_letters, is_centred, look_of, stream_of, visible_text
from docgen.anatomy.parsing import find_late_place_date
from docgen.anatomy.results import PlaceDate, Signer
from docgen.anatomy.signing import SignerReader
from docgen.anatomy.words import (
    is_address,
    is_authority,
    is_file_copy,
    is_note_label,
    is_person_name,
    is_recipients_label,
    is_rule,
    is_title_line,
    recipients_label_end,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docgen.anatomy.ledger import Ledger
    from docgen.anatomy.lines import Line

_DRAFTER: Final = re.compile(
    r"(?<=[.;])\s*(?P<code>[A-ZĐ]{1,8}\s?[.,]?\s?\(?\s?\d{1,4}\s?b?\)?\.?|[A-ZĐ]{1,8}\.?)\s*\Z"
)


@dataclass(frozen=True, slots=True)
class End:
    """What was read below the body. `start` is the first line of the block within the part's lines."""

    start: int
    signers: tuple[Signer, ...] = ()
    place_date: PlaceDate | None = None


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
        found = _find_late_date(line, ledger)
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
    found = find_late_place_date(line)
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
        ledger.claim(
            line, Box.ADDRESS, 0.85, "Có địa chỉ, điện thoại hoặc trang thông tin của cơ quan, đứng sau khối chữ ký."
        )
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
    blank_of_form = "…" in line.words or "." in line.words
    if is_authority(line) or stream.filed or not (has_letters(line.words) or blank_of_form):
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
        text = visible_text(line.paragraph)
        colon = text.find(":", line.start, line.end)
        place = colon + 1 if colon >= 0 else line.end
        ledger.claim_span(line, line.start, place, (Box.RECIPIENTS_LABEL, 0.95, "Chữ “Nơi nhận”."))
        if text[place : line.end].strip():
            ledger.claim_span(line, place, line.end, (Box.RECIPIENTS, 0.85, "Viết liền sau chữ “Nơi nhận”."))
        return
    ledger.claim(line, Box.RECIPIENTS_LABEL, 0.97, "Chữ “Nơi nhận” đứng riêng một dòng.")


def _claim_file_copy(line: Line, ledger: Ledger) -> None:
    """“- Lưu: VT, NVĐP. PL.(300)”: the line, and the drafter's code after its full stop."""
    text = visible_text(line.paragraph)[line.start : line.end]
    found = _DRAFTER.search(text)
    end = line.start + found.start("code") if found else line.end
    reason = "Bắt đầu bằng “Lưu” trong danh sách nơi nhận."
    ledger.claim_span(line, line.start, end, (Box.FILE_COPY, 0.97, reason))
    if found:
        ledger.claim_span(
            line, end, line.end, (Box.DRAFTER_CODE, 0.8, "Chữ in hoa hoặc số bản sau dấu chấm của dòng “Lưu”.")
        )
