"""Turns the lines of a header that name bodies into box 2: the parent agency and the issuer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docgen.anatomy.boxes import Box
from docgen.anatomy.lines import Column, has_letters, is_upper, look_of, stream_of
from docgen.anatomy.parsing import find_reference
from docgen.anatomy.words import (
    begins_body_name,
    begins_with_place,
    has_place,
    is_draft_note,
    is_motto,
    is_party_title,
    is_rule,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docgen.anatomy.ledger import Ledger
    from docgen.anatomy.lines import Line

_MOST_LINES: Final = 8
_PERSON_TITLES: Final = (
    "chu tich",
    "bo truong",
    "giam doc",
    "tong giam doc",
    "thu tuong",
    "hieu truong",
    "cuc truong",
    "chanh",
)


def claim_issuer(pieces: Sequence[Line], national: Line | None, ledger: Ledger) -> None:
    """Claims the issuer's lines, and those of its parent agency where a parent is told from it."""
    candidates = _candidates(pieces, national, ledger)
    if not candidates:
        return
    parents, why_parent, sure_parent = _parent_lines(candidates)
    for line in candidates[:parents]:
        ledger.claim(line, Box.PARENT_AGENCY, sure_parent, why_parent)
    issuer = candidates[parents:]
    sure, why = _judge(issuer, pieces, national)
    for line in issuer:
        ledger.claim(line, Box.ISSUER, sure, why)


def _candidates(pieces: Sequence[Line], national: Line | None, ledger: Ledger) -> list[Line]:
    """The lines in capitals of the issuer's column, above the number."""
    stop = next((place for place, piece in enumerate(pieces) if find_reference(piece) is not None), None)
    limit = len(pieces)
    free = [
        (place, piece)
        for place, piece in enumerate(pieces)
        if has_letters(piece.words) and ledger.is_free(piece) and not _is_other(piece)
    ]
    if national is not None and national.column is not Column.FULL:
        column = Column.LEFT if national.column is Column.RIGHT else Column.RIGHT
        found = [(place, piece) for place, piece in free if piece.column is column]
        if stop is not None and pieces[stop].column is column:
            limit = stop
    else:
        found = [(place, piece) for place, piece in free if piece.column is not Column.RIGHT]
        if stop is not None:
            limit = stop
    before = [piece for place, piece in found if place < limit]
    upper = [piece for piece in before if look_of(piece).upper]
    # A name in small letters is a slip of the office, but in a column of its own it can be nothing else.
    chosen = upper or (
        [piece for piece in before if len(piece.words) < _LONGEST_NAME]
        if national and national.column is not Column.FULL
        else []
    )
    return chosen[:_MOST_LINES]


_LONGEST_NAME: Final = 100


def _is_other(piece: Line) -> bool:
    return is_rule(piece) or is_draft_note(piece) or is_party_title(piece) or is_motto(piece)


def _parent_lines(lines: Sequence[Line]) -> tuple[int, str, float]:
    """How many of the lines name the parent agency; by weight of letters first, then by where a new name begins."""
    bold = [look_of(line).bold for line in lines]
    if True in bold and not bold[0]:
        first = bold.index(True)
        if all(bold[first:]):
            return first, "Dòng trên không đậm, dòng tên cơ quan ban hành bên dưới in đậm.", 0.95
    first = next((place for place in range(1, len(lines)) if _begins_issuer(lines, place)), 0)
    if first:
        return (
            first,
            "Tên hoàn chỉnh của một cơ quan, bên dưới là tên một cơ quan khác; kiểu chữ không phân biệt được.",
            0.6,
        )
    return 0, "", 0.0


def _begins_issuer(lines: Sequence[Line], place: int) -> bool:
    """Whether the issuer's own name begins at this line: the name above is complete and this one begins a body."""
    line, above = lines[place], lines[place - 1]
    if not begins_body_name(line) or begins_with_place(line):
        return False
    if above.folded.startswith(_PERSON_TITLES) and not has_place(above):
        return False
    whole = " ".join(other.folded for other in lines[:place])
    complete = has_place(above) or begins_with_place(above) or len(whole.split()) > 2  # noqa: PLR2004 — “BỘ NỘI VỤ” has three
    # "ỦY BAN NHÂN DÂN" and "HỘI ĐỒNG NHÂN DÂN" are no names without their place.
    return complete and not whole.endswith(("nhan dan", "ban chi dao", " va", ",", "chi huy", "to chuc"))


def _judge(issuer: Sequence[Line], pieces: Sequence[Line], national: Line | None) -> tuple[float, str]:
    upper = all(is_upper(line.words) or look_of(line).upper for line in issuer)
    if national is not None and national.column is not Column.FULL:
        side = "trái" if issuer[0].column is Column.LEFT else "phải"
        if upper:
            return 0.95, f"Chữ in hoa ở cột {side}, ngang với Quốc hiệu."
        return 0.6, f"Dòng chữ duy nhất ở cột {side}, ngang với Quốc hiệu, nhưng không in hoa."
    first = issuer[0]
    if (
        national is not None
        and pieces.index(first) < pieces.index(national)
        and stream_of(first) == stream_of(national)
    ):
        return 0.8, "Chữ in hoa đứng ngay trên Quốc hiệu, không chia cột."
    return 0.75, "Chữ in hoa ở phần đầu văn bản, phía trên số, ký hiệu hoặc tên loại."
