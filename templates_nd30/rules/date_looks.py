"""Turns thời gian ban hành as written into breaches: comma, zeros, dates in figures, days that are none, signs."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from docgen.anatomy.boxes import Box
from docgen.contracts.rule import Breach, Examination, Skip
from docgen.diagnostics import Severity
from templates_nd30.rules.component_text import texts_of
from templates_nd30.rules.date_text import WrittenDate, dates_of
from templates_nd30.rules.rule_lines import why_absent

if TYPE_CHECKING:
    from collections.abc import Iterator

_NUMERIC = re.compile(
    r"(?P<place>.*?)\s*[,.;]?\s*(?P<date>(?:ngày\s*)?"
    r"(?P<day>\d{1,2})\s*[/.-]\s*(?P<month>\d{1,2})\s*[/.-]\s*(?P<year>\d{4}))\W*",
    re.IGNORECASE,
)
_FULL_YEAR = 4


def look_comma(x: Examination) -> Iterator[Breach | Skip]:
    """No comma between the place and the date."""
    for item in dates_of(x):
        if isinstance(item, Skip):
            yield item
        elif "," not in item["joint"] and any(letter.isalpha() for letter in item["place"]):
            yield Breach(
                message="Sau địa danh không có dấu phẩy.",
                measured=f"{item['place']}{item['joint']}ngày",
                required=f"{item['place']}, ngày",
                anchor=item.anchor("place", "d"),
                edits=(item.replaced("joint", ", "),),
                confidence=item.confidence,
            )


def look_numeric(x: Examination) -> Iterator[Breach | Skip]:
    """`ngày 05/3/2026` instead of words."""
    texts = list(texts_of(x, Box.PLACE_DATE))
    if not texts:
        yield why_absent(x, Box.PLACE_DATE)
    for text in texts:
        match = _NUMERIC.fullmatch(text.text)
        if match is None:
            continue
        day, month = int(match["day"]), int(match["month"])
        wanted = f"ngày {_padded(x, day)} tháng {_month(x, month)} năm {match['year']}"
        real = _is_day(match["day"], match["month"], match["year"])
        yield Breach(
            message="Ngày, tháng, năm viết bằng số và gạch; quy định viết đầy đủ: ngày … tháng … năm …",
            measured=match["date"],
            required=wanted if real else "ngày … tháng … năm …",
            anchor=text.anchor(match.start("date"), match.end("date")),
            edits=(text.replaced(match.start("date"), match.end("date"), wanted),) if real else (),
            confidence=text.entry.confidence,
        )


def _padded(x: Examination, day: int) -> str:
    return f"{day:02d}" if day < x.decree.number("date.leading_zero_day_below") else str(day)


def _month(x: Examination, month: int) -> str:
    first, last = x.decree.range("date.leading_zero_months.choices")
    return f"{month:02d}" if first <= month <= last else str(month)


def _is_day(day: str, month: str, year: str) -> bool:
    try:
        date(int(year), int(month), int(day))
    except ValueError:
        return False
    return True


def look_day_zero(x: Examination) -> Iterator[Breach | Skip]:
    """`ngày 5 tháng 3`: days below ten begin with a zero."""
    for item in dates_of(x):
        if isinstance(item, Skip):
            yield item
        elif len(day := item["day"]) == 1 and day != "0":
            yield _zero(item, "day", f"Ngày {day} nhỏ hơn 10 phải ghi thêm số 0 phía trước.")


def look_month_zero(x: Examination) -> Iterator[Breach | Skip]:
    """`tháng 1`: January and February begin with a zero."""
    for item in dates_of(x):
        if isinstance(item, Skip):
            yield item
        elif len(month := item["month"]) == 1 and month != "0" and _month(x, int(month)) != month:
            yield _zero(item, "month", f"Tháng {month} phải ghi thêm số 0 phía trước.")


def _zero(item: WrittenDate, part: str, message: str) -> Breach:
    return Breach(
        message=message,
        measured=item[part],
        required=f"0{item[part]}",
        anchor=item.anchor(part, part),
        edits=(item.text.replaced(item.match.start(part), item.match.start(part), "0"),),
        confidence=item.confidence,
    )


def look_month_extra_zero(x: Examination) -> Iterator[Breach | Skip]:
    """`tháng 03`: only January and February begin with a zero."""
    for item in dates_of(x):
        if isinstance(item, Skip):
            yield item
        elif _has_extra_zero(x, month := item["month"]):
            yield Breach(
                message=f"Tháng {month} không cần số 0; chỉ tháng 01 và tháng 02 ghi thêm số 0.",
                measured=month,
                required=month[1],
                anchor=item.anchor("month", "month"),
                severity=Severity.WARN,
                edits=(item.replaced("month", month[1]),),
                confidence=item.confidence,
            )


def _has_extra_zero(x: Examination, month: str) -> bool:
    two_digits = len(month) == 2  # noqa: PLR2004 - as the name says
    return two_digits and month[0] == "0" and month != "00" and _month(x, int(month)) != month


def look_impossible(x: Examination) -> Iterator[Breach | Skip]:
    """31 April, month 13: a day that no calendar has."""
    for item in dates_of(x):
        if isinstance(item, Skip):
            yield item
            continue
        day, month, year = item["day"], item["month"], item["year"]
        if day and month and len(year) == _FULL_YEAR and not _is_day(day, month, year):
            yield Breach(
                message=f"Không có ngày {day} tháng {month} năm {year}.",
                measured=f"{day}/{month}/{year}",
                required="một ngày có trong lịch",
                anchor=item.anchor("d", "year"),
                confidence=item.confidence,
            )


def look_short_year(x: Examination) -> Iterator[Breach | Skip]:
    """`năm 26`: the year is written in full."""
    for item in dates_of(x):
        if isinstance(item, Skip):
            yield item
        # Two digits may be the beginning of a year whose end is left blank on a draft: 20…
        elif (year := item["year"]) and len(year) != _FULL_YEAR and (item["day"] or item["month"]):
            yield Breach(
                message=f"Năm ghi «{year}»; quy định ghi đầy đủ bốn chữ số.",
                measured=year,
                required="bốn chữ số",
                anchor=item.anchor("y", "year"),
                confidence=item.confidence,
            )


def look_tail(x: Examination) -> Iterator[Breach | Skip]:
    """A full stop or comma behind the year."""
    for item in dates_of(x):
        if isinstance(item, Skip):
            yield item
        elif item["year"] and (tail := item["tail"].strip()) in {".", ",", ";"}:
            yield Breach(
                message=f"Sau năm có dấu «{tail}»; dòng này không có dấu ở cuối.",
                measured=f"{item['year']}{tail}",
                required=item["year"],
                anchor=item.anchor("year", "tail"),
                severity=Severity.WARN,
                edits=(item.replaced("tail", ""),),
                confidence=item.confidence,
            )
