"""Turns địa danh of box 4 into breaches: missing or unwanted, cut short, in wrong capitals, in another row."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docgen.anatomy.boxes import Box
from docgen.anatomy.results import PartKind
from docgen.contracts.rule import Breach, Examination, Skip
from docgen.diagnostics import Severity
from docgen.ooxml import Table
from templates_nd30.rules.component_text import ComponentText
from templates_nd30.rules.date_text import dates_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docgen.anatomy.results import BoxEntry

_ABBREVIATED = re.compile(r"(?:TP|T\.P|TX|TT|Q|P|H|X)\s?\.\s?\S|TP\s?\S|TX\s\S|.*\bHCM\b", re.IGNORECASE)
_CITY_OF_HCM = re.compile(r"(?:t\.?p\.?\s*)?(?:HCM|Hồ Chí Minh)", re.IGNORECASE)
_HCM = "Thành phố Hồ Chí Minh"
_COMMON = ("thành phố", "thị xã", "thị trấn", "phường", "xã", "huyện", "quận", "tỉnh", "đặc khu", "thủ đô")
_SMALL_WORDS = frozenset({"và", "số"})
_MINUTES = "Biên bản"
_STEPS_IN_A_TABLE = 4
"""Table, row, cell, paragraph."""


def look_missing(x: Examination) -> Iterator[Breach | Skip]:
    """No place and date; a biên bản has none (Mẫu 1.9), and what is issued with a decision neither."""
    mains = [part for part in x.anatomy.parts if part.kind is PartKind.MAIN]
    if not mains:
        yield Skip("tệp chỉ có phụ lục, không có văn bản chính")
    for part in mains:
        missing = part.find_missing(Box.PLACE_DATE)
        if missing is not None and part.type_name != _MINUTES:
            yield Breach(
                message=f"Văn bản không có địa danh và thời gian ban hành. {missing.reason}",
                measured="không có",
                required="Quảng Châu, ngày 05 tháng 3 năm 2026",
                severity=Severity.WARN,
            )


def look_unwanted(x: Examination) -> Iterator[Breach | Skip]:
    """A place and date where the forms have none."""
    found = False
    for part in x.anatomy.parts:
        if part.type_name != _MINUTES and part.kind is not PartKind.ATTACHED:
            continue
        found = True
        for entry in part.of(Box.PLACE_DATE):
            what = "biên bản" if part.type_name == _MINUTES else "văn bản ban hành kèm theo"
            yield Breach(
                message=f"Mẫu {what} không có dòng địa danh và thời gian ban hành ở phần đầu.",
                measured=entry.words,
                required="không có",
                anchor=x.anchor_of(entry),
                confidence=entry.confidence,
            )
    if not found:
        yield Skip("văn bản không phải biên bản hay văn bản ban hành kèm theo")


def look_abbreviated_place(x: Examination) -> Iterator[Breach | Skip]:
    """`TP. Hồ Chí Minh`, `TP.HCM`, and `Hồ Chí Minh` without its common noun."""
    for item in dates_of(x):
        if isinstance(item, Skip):
            yield item
            continue
        place = item["place"].strip()
        if not place:
            continue
        city = _CITY_OF_HCM.fullmatch(place.removesuffix("."))
        if city is None and not _ABBREVIATED.match(place):
            continue
        yield Breach(
            message=f"Địa danh «{place}» viết tắt hoặc không đủ; quy định ghi tên gọi đầy đủ.",
            measured=place,
            required=_HCM if city else "tên gọi đầy đủ",
            anchor=item.anchor("place", "place"),
            # The decree's words are of units named after persons, numbers and events; others follow by their spirit.
            severity=None if city else Severity.WARN,
            edits=(item.replaced("place", _HCM),) if city else (),
            confidence=item.confidence,
        )


def look_case(x: Examination) -> Iterator[Breach | Skip]:
    """`Ngày`, `THÁNG`: these words are in small letters; `HÀ NỘI`, `hà nội`: a place has its initials in capitals."""
    for item in dates_of(x):
        if isinstance(item, Skip):
            yield item
            continue
        for part in ("d", "m", "y"):
            word = item[part]
            if word != word.lower():
                yield _case(item.text, item.match.start(part), word, word.lower())
        place = item["place"].strip()
        wanted = _in_initials(place)
        if place != wanted and not _ABBREVIATED.match(place):
            yield _case(item.text, item.match.start("place") + item["place"].index(place), place, wanted)


def _case(text: ComponentText, start: int, word: str, wanted: str) -> Breach:
    return Breach(
        message=f"Viết «{word}»; quy định «{wanted}»: chữ in thường, chữ cái đầu của địa danh viết hoa.",
        measured=word,
        required=wanted,
        anchor=text.anchor(start, start + len(word)),
        edits=(text.replaced(start, start + len(word), wanted),),
        confidence=text.entry.confidence,
    )


def _in_initials(place: str) -> str:
    """The place with a capital at the beginning of each syllable; a common noun before the name has one at most."""
    if any(letter.isdigit() for letter in place) and not any(letter.isalpha() for letter in place):
        return place
    written = place.lower() if place == place.upper() and len(place) > 2 else place  # noqa: PLR2004 - letters of a note
    common = next((noun for noun in _COMMON if written.lower().startswith(f"{noun} ")), "")
    head, tail = written[: len(common)], written[len(common) :]
    if common:
        head = head[:1].upper() + head[1:]
    return head + re.sub(r"[^\W\d_]+", _initial, tail)


def _initial(match: re.Match[str]) -> str:
    word = match.group()
    before = match.string[: match.start()]
    # Ea H'leo, Viêng-chăn: what follows an apostrophe or a hyphen without a blank is the same word.
    if word in _SMALL_WORDS or before.endswith(("'", "’", ".", "-")):
        return word
    return word[:1].upper() + word[1:]


def look_row(x: Examination) -> Iterator[Breach | Skip]:
    """Số, ký hiệu and the date in different rows of the header's table."""
    found = False
    for part in x.anatomy.parts:
        numbers, dates = part.of(Box.REFERENCE), part.of(Box.PLACE_DATE)
        if not numbers or not dates:
            continue
        found = True
        number, day = _find_rows(x, numbers[0]), _find_rows(x, dates[0])
        if number is None or day is None or number[0] != day[0]:
            continue
        above, below = day[2] < number[1], day[1] > number[2]
        if above or below:
            yield Breach(
                message=f"Địa danh và ngày nằm {'trên' if above else 'dưới'} dòng số, ký hiệu; quy định cùng một dòng.",
                measured=f"hàng {day[1] + 1}, số ở hàng {number[1] + 1}",
                required="cùng một dòng với số, ký hiệu",
                anchor=x.anchor_of(dates[0]),
                confidence=min(numbers[0].confidence, dates[0].confidence),
            )
    if not found:
        yield Skip("không thấy đủ số, ký hiệu và địa danh, thời gian ban hành")


def _find_rows(x: Examination, entry: BoxEntry) -> tuple[tuple[int, int], int, int] | None:
    """The table and the first and last row of the cell a component stands in; None outside a table or in one within."""
    steps = entry.address.steps
    if entry.address.story != "body" or len(steps) != _STEPS_IN_A_TABLE:
        return None
    table = x.facts.sections[entry.address.section].blocks[steps[0]]
    if not isinstance(table, Table):
        return None
    cell = table.rows[steps[1]].cells[steps[2]]
    return (entry.address.section, steps[0]), steps[1], steps[1] + cell.row_span - 1
