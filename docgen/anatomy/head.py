"""Turns the first lines of a document into boxes 1 to 4, 5b, 10, 11 and 14: everything above the type name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from docgen.anatomy.boxes import Box
from docgen.anatomy.columns import is_header_word, is_type_line, pieces_of, side_of
from docgen.anatomy.issuer import claim_issuer
from docgen.anatomy.lines import Column, cut, is_centred, is_upper, stream_of
from docgen.anatomy.parsing import find_place_date, find_reference, find_reference_tail
from docgen.anatomy.words import (
    NATIONAL_WORDS,
    SHORT,
    is_addressee_label,
    is_attachment_reference,
    is_authority,
    is_basis,
    is_circulation,
    is_copy_form,
    is_draft_note,
    is_letter_subject,
    is_motto,
    is_national,
    is_party_title,
    is_recipients_label,
    is_rule,
    is_secrecy,
    is_signing_info,
    is_title_line,
    is_urgency,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docgen.anatomy.ledger import Ledger
    from docgen.anatomy.lines import Line
    from docgen.anatomy.results import PlaceDate, Reference

_LONGEST_ZONE: Final = 90
_SURE: Final = 0.98
_SUBJECT_LINES: Final = 8
_TABLE_LINES: Final = 16


@dataclass(frozen=True, slots=True)
class Head:
    """What was read above the type name. `pieces` are the lines of the zone, typed columns taken apart."""

    end: int
    """Index, within the part's lines, of the first line below the header."""
    pieces: tuple[Line, ...] = ()
    reference: Reference | None = None
    place_date: PlaceDate | None = None
    is_party: bool = False
    has_two_columns: bool = False


def locate_head(lines: Sequence[Line], ledger: Ledger) -> Head:
    """The header of one document. Lines it cannot name stay unclaimed."""
    end = _zone_end(lines)
    pieces = _in_columns(lines[:end])
    national = _claim_national(pieces, ledger)
    _claim_marks(pieces, ledger)
    reference = _claim_reference(pieces, ledger)
    place_date = _claim_place_date(pieces, ledger)
    _claim_letter_subject(pieces, ledger)
    claim_issuer(pieces, national, ledger)
    is_party = any(is_party_title(piece) for piece in pieces)
    two = any(piece.column is not Column.FULL for piece in pieces)
    return Head(end, pieces, reference, place_date, is_party=is_party, has_two_columns=two)


def _zone_end(lines: Sequence[Line]) -> int:
    """The first line below the header: title, “Kính gửi”, căn cứ, or a sentence of the body."""
    limit = min(len(lines), _LONGEST_ZONE)
    anchors = [
        position
        for position, line in enumerate(lines[:limit])
        if any(
            is_national(piece) or is_motto(piece) or is_party_title(piece) or is_copy_form(piece)
            for piece in pieces_of(line)
        )
    ]
    if not anchors:
        return _zone_end_without_title(lines[:limit])
    table = lines[anchors[0]].table
    first_issuer = any(_is_left_above(line) for line in lines[: anchors[0]])
    beside = any(len(pieces_of(lines[anchor])) > 1 for anchor in anchors)
    end = position = 0
    while position < limit:
        line = lines[position]
        in_head = position <= anchors[-1] or (table != -1 and line.table == table)
        if position > anchors[0] and _begins_text(line):
            break
        # A name that stands in columns beside the Quốc hiệu may take more lines, but none below a gap.
        has_issuer = first_issuer or table != -1 or (beside and lines[position - 1].is_blank)
        if not in_head and not line.is_blank and not _goes_on(lines, position, has_issuer=has_issuer):
            break
        position += 1
        if not line.is_blank or in_head or line.paragraph.drawings:
            end = position
    return end


def _is_left_above(line: Line) -> bool:
    return is_title_line(line) and not is_party_title(line)


def _begins_text(line: Line) -> bool:
    """A line that can only stand below a header, in a merged row of its table too."""
    if line.column is not Column.FULL:
        return False
    return is_type_line(line) or is_addressee_label(line) or is_basis(line)


def _goes_on(lines: Sequence[Line], position: int, *, has_issuer: bool) -> bool:
    """Whether the header goes on with this line, below the table or the line of the Quốc hiệu."""
    line = lines[position]
    if len(pieces_of(line)) > 1 or is_header_word(line) or _is_mark(line):
        return True
    if line.in_textbox:
        return True
    if line.column is not Column.FULL:
        return _is_head_table(lines, position)
    if line.words == "*" or is_party_title(line):
        return True
    above = next((other for other in reversed(lines[:position]) if not other.is_blank), None)
    if above is not None and is_letter_subject(above) and line.address.steps[:-1] == above.address.steps[:-1]:
        # The subject of a công văn may take two or three lines, typed one below the other without a gap.
        return lines[position - 1] is above and line.words[:1].islower() and len(line.words) < SHORT // 2
    return not has_issuer and is_title_line(line) and not is_type_line(line) and not is_attachment_reference(line)


def _is_head_table(lines: Sequence[Line], position: int) -> bool:
    """Whether a further table belongs to the header: it has a number, a date or a mark and no word of an end block."""
    table = [line for line in lines[position : position + _TABLE_LINES] if line.table == lines[position].table]
    known = any(is_header_word(line) or _is_mark(line) for line in table)
    return known and not any(is_recipients_label(line) or is_authority(line) for line in table)


def _zone_end_without_title(lines: Sequence[Line]) -> int:
    """Without Quốc hiệu: the lines above the title, when there are a number, a date or a mark among them."""
    end = 0
    for position, line in enumerate(lines):
        if line.is_blank:
            continue
        if is_type_line(line) or is_addressee_label(line) or is_basis(line) or len(line.words) > SHORT:
            break
        if (
            len(pieces_of(line)) > 1
            or find_reference(line)
            or find_place_date(line)
            or _is_mark(line)
            or is_letter_subject(line)
        ):
            end = position + 1
        elif not is_upper(line.words):
            break
    return end


def _is_mark(line: Line) -> bool:
    return (
        is_secrecy(line)
        or is_urgency(line)
        or is_circulation(line)
        or is_signing_info(line)
        or is_draft_note(line)
        or is_copy_form(line)
    )


def _in_columns(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The zone with typed columns taken apart; where some line has two, the others lean to one side."""
    pieces = [pieces_of(line) for line in lines]
    if not any(len(found) > 1 for found in pieces):
        return tuple(lines)
    return tuple(
        piece if len(found) > 1 or piece.cells else cut(piece, piece.start, piece.end, _side_in_zone(piece))
        for found in pieces
        for piece in found
    )


def _side_in_zone(line: Line) -> Column:
    if is_centred(line) and line.paragraph.format.alignment == "center":
        return Column.FULL
    return side_of(line)


def _claim_national(pieces: Sequence[Line], ledger: Ledger) -> Line | None:
    found: Line | None = None
    for position, piece in enumerate(pieces):
        if found is None and is_national(piece):
            found = piece
            left = " Nó đứng ở cột trái, trong khi ô số 1 ở bên phải." if piece.column is Column.LEFT else ""
            whole = piece.folded.strip(" .,:;-*0123456789") == NATIONAL_WORDS
            ledger.claim(piece, Box.NATIONAL_TITLE, _SURE if whole else 0.9, f"Đúng chữ của Quốc hiệu.{left}")
            if not whole:
                _claim_second_half(pieces[position + 1 :], piece, ledger)
        elif is_motto(piece) and ledger.is_free(piece):
            ledger.claim(piece, Box.MOTTO, _SURE, "Đúng chữ của Tiêu ngữ.")
        elif is_copy_form(piece) and ledger.is_free(piece):
            ledger.claim(piece, Box.COPY_FORM, 0.95, "Ghi hình thức sao.")
    return found


def _claim_second_half(pieces: Sequence[Line], first: Line, ledger: Ledger) -> None:
    """A Quốc hiệu broken into two lines, because its column is too narrow or somebody pressed Enter."""
    rest = NATIONAL_WORDS.removeprefix(first.folded.strip()).strip()
    for piece in pieces:
        if stream_of(piece) == stream_of(first) and not piece.is_blank:
            if rest and piece.folded == rest:
                ledger.claim(piece, Box.NATIONAL_TITLE, 0.9, "Nửa sau của Quốc hiệu bị ngắt thành hai dòng.")
            return


def _claim_marks(pieces: Sequence[Line], ledger: Ledger) -> None:
    for piece in pieces:
        if piece.is_blank or not ledger.is_free(piece):
            continue
        if is_secrecy(piece):
            ledger.claim(piece, Box.SECRECY_MARK, 0.95, "Ghi độ mật bằng chữ in hoa đứng riêng một dòng.")
        elif is_urgency(piece):
            ledger.claim(piece, Box.URGENCY_MARK, 0.95, "Ghi mức độ khẩn bằng chữ in hoa đứng riêng một dòng.")
        elif is_circulation(piece):
            ledger.claim(piece, Box.CIRCULATION_NOTE, 0.9, "Ghi phạm vi lưu hành, đứng riêng một dòng.")
        elif is_signing_info(piece):
            ledger.claim(piece, Box.SIGNING_INFO, 0.9, "Các phần cách nhau bằng dấu chấm phẩy, kết thúc bằng giờ ký.")


def _claim_reference(pieces: Sequence[Line], ledger: Ledger) -> Reference | None:
    for position, piece in enumerate(pieces):
        reference = find_reference(piece) if ledger.is_free(piece) else None
        if reference is None:
            continue
        sure = 0.95 if reference.symbol else 0.7
        words = (
            "Bắt đầu bằng chữ “Số”, có dấu gạch chéo và ký hiệu."
            if reference.symbol
            else "Bắt đầu bằng chữ “Số”, chưa có ký hiệu."
        )
        ledger.claim(piece, Box.REFERENCE, sure, words)
        if not reference.symbol:
            below = next((other for other in pieces[position + 1 :] if not other.is_blank), None)
            tail = find_reference_tail(below) if below is not None and stream_of(below) == stream_of(piece) else None
            if tail is not None and below is not None:
                ledger.claim(below, Box.REFERENCE, 0.85, "Phần còn lại của số, ký hiệu bị ngắt xuống dòng.")
                return tail
        return reference
    return None


def _claim_place_date(pieces: Sequence[Line], ledger: Ledger) -> PlaceDate | None:
    for piece in pieces:
        found = find_place_date(piece) if not piece.is_blank and ledger.is_free(piece) else None
        if found is not None:
            place = "" if found.place else " Chưa có địa danh."
            ledger.claim(
                piece,
                Box.PLACE_DATE,
                0.95 if found.place else 0.85,
                f"Một dòng có ngày, tháng, năm ở phần đầu văn bản.{place}",
            )
            return found
    return None


def _claim_letter_subject(pieces: Sequence[Line], ledger: Ledger) -> None:
    """“V/v …” and the lines it goes on with, to the first gap or other component of its column."""
    begun: Line | None = None
    count = 0
    for piece in pieces:
        if begun is None:
            if is_letter_subject(piece) and ledger.is_free(piece):
                begun, count = piece, 1
                ledger.claim(piece, Box.LETTER_SUBJECT, 0.95, "Bắt đầu bằng “V/v” trong phần đầu văn bản.")
            continue
        if stream_of(piece) != stream_of(begun):
            continue
        free = not piece.is_blank and ledger.is_free(piece) and not is_rule(piece) and not is_header_word(piece)
        if not free or count >= _SUBJECT_LINES or (is_upper(piece.words) and not is_upper(begun.words)):
            return
        count += 1
        ledger.claim(piece, Box.LETTER_SUBJECT, 0.8, "Nối tiếp dòng “V/v” trong cùng cột.")
