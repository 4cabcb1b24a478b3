"""Turns sentences into the totals (tổng số, tổng kinh phí) that the parts named beside them do not add up to.

`Tổng kinh phí 150 triệu đồng, trong đó: ngân sách 100 triệu đồng, nguồn khác 60 triệu đồng` says 160. Parts of one
sentence, or lines below one that ends with a colon:

```
total  = ( "tổng …" | "dự toán …" | "kinh phí …" ) , amount , [ words ] , opener , ":" ;
opener = "trong đó" | "gồm" | "bao gồm" | "chia ra" | "cụ thể" ;
```

`Trong đó` may name only some parts, and groups of people overlap (60 nữ, 50 đảng viên): such a sum is called wrong only
where the parts cannot be all right.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from docgen.vietnamese.numbers import format_number, parse_number
from docgen.vietnamese.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


@dataclass(frozen=True, slots=True)
class Line:
    """One text of a document, and how deep it stands below others (khoản, điểm)."""

    text: str
    depth: int = 0


@dataclass(frozen=True, slots=True)
class WrongSum:
    """Một tổng không bằng các phần: the total is `lines[line].text[start:end]`."""

    line: int
    start: int
    end: int
    written: str
    """The total as it stands: `150 triệu đồng`"""
    summed: str
    """What the parts give, in the same unit: `160 triệu đồng`"""


_NUMBER = r"\d{1,3}(?:\.\d{3}){1,5}(?:,\d{1,6})?|\d{1,15}(?:,\d{1,6})?"
_SCALES = {"": 1, "nghìn": 10**3, "ngàn": 10**3, "triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9}
_SCALE = "|".join(scale for scale in _SCALES if scale)
_MONEY = rf"(?:(?:{_NUMBER})\s?(?:{_SCALE})?\s?(?:đồng|đ)|(?:{_NUMBER})\s?(?:triệu|tỷ|tỉ))(?!\w)"
_AMOUNT = lazy_pattern(
    rf"(?<![\w/.,-])(?:(?:{_NUMBER})\s?(?:tỷ|tỉ)\s(?:và\s)?(?={_NUMBER}\s?triệu))?(?:{_MONEY})", re.IGNORECASE
)
_PIECE = lazy_pattern(rf"(?P<number>{_NUMBER})\s?(?P<scale>{_SCALE})?", re.IGNORECASE)
_UNITS = (
    "người|đại biểu|cán bộ|học viên|hội viên|phụ nữ|trẻ em|học sinh|lượt người|hộ|lớp|lớp tập huấn|hội nghị|cuộc|buổi"
    "|mô hình|câu lạc bộ|tin, bài|tin|bài|vụ|trường|phường|xã|khối|thôn|đơn vị|chỉ tiêu|nhiệm vụ"
)
_UNIT = "|".join(sorted(_UNITS.split("|"), key=len, reverse=True))
_COUNT = lazy_pattern(rf"(?<![\w/.,-])(?P<number>{_NUMBER})\s(?P<unit>{_UNIT}|nam|nữ)(?!\w)", re.IGNORECASE)
_TOTAL = lazy_pattern(
    r"(?<!\w)(?:tổng(?:\s(?:số|cộng|kinh\sphí|dự\stoán|mức|chi|nguồn))?|dự\stoán|kinh\sphí)(?!\w)(?P<words>[^.;\d]{0,80}?)$",
    re.IGNORECASE,
)
_OPENER = lazy_pattern(
    r"(?<!\w)(?P<word>trong\sđó|bao\sgồm|gồm(?:\scó)?|chia\sra|cụ\sthể(?:\slà|\snhư\ssau)?)\s{0,2}(?P<colon>:?)",
    re.IGNORECASE,
)
_SENTENCE_END = lazy_pattern(r"(?<=[^\d\s])\.(?:\s|$)|\.\s+(?=[A-ZĐÀ-Ỹ])")
_ALL_NAMED = lazy_pattern(r"gồm|chia", re.IGNORECASE)
_SOURCE = lazy_pattern(r"ngân\ssách|xã\shội\sh(?:óa|oá)|tài\strợ|huy\sđộng|nguồn|đóng\sgóp|hỗ\strợ", re.IGNORECASE)
_NO_PART = lazy_pattern(r"(?<!\w)(?:mỗi|bình\squân|tăng|giảm|so\svới|còn\sthiếu|lũy\skế)(?!\w)|/$", re.IGNORECASE)
"""A rate, a comparison: no part of a total."""
_MARKER = lazy_pattern(r"\s*(?P<mark>[-–+*•]|[a-zđ][).]|\(?\d{1,2}[).])\s*", re.IGNORECASE)
_LEAST_PARTS = 2
_NEARBY = 120


@dataclass(frozen=True, slots=True)
class _Value:
    """An amount of money in đồng, or a count of something."""

    amount: Decimal
    unit: str
    """`đồng`, or what is counted"""
    words: str
    """The words it stands with"""


def find_wrong_sums(lines: Sequence[Line]) -> tuple[WrongSum, ...]:
    """The totals of `lines` (NFC, as one reads them) that their parts do not give, in order."""
    return tuple(wrong for index in range(len(lines)) for wrong in _in_line(lines, index))


def _in_line(lines: Sequence[Line], index: int) -> Iterator[WrongSum]:
    text = lines[index].text
    for opener in _OPENER.finditer(text):
        total = _find_total(text, opener.start())
        if total is None:
            continue
        found, value = total
        ended = _SENTENCE_END.search(text, opener.end())
        said = text[opener.end() : ended.start() if ended else len(text)]
        parts = _parts_of(said, value.unit) if said.strip(" :") else _parts_below(lines, index, value.unit)
        if _is_wrong(value, parts, opener["word"]):
            summed = sum((part.amount for part in parts), Decimal())
            yield WrongSum(index, *found, text[found[0] : found[1]], _in_the_unit_of(text[found[0] : found[1]], summed))


def _find_total(text: str, before: int) -> tuple[tuple[int, int], _Value] | None:
    """The last amount before an opener, when it is called a total and stands right before it."""
    for pattern, money in ((_AMOUNT, True), (_COUNT, False)):
        amounts = list(pattern.finditer(text, max(0, before - _NEARBY), before))
        if not amounts:
            continue
        nearest = amounts[-1]
        if re.search(r"[\d;]", text[nearest.end() : before]):
            continue
        if _TOTAL.search(text, max(0, nearest.start() - _NEARBY), nearest.start()):
            unit = "đồng" if money else nearest["unit"].casefold()
            amount = _money(nearest.group()) if money else parse_number(nearest["number"])
            return nearest.span(), _Value(amount, unit, "")
    return None


def _parts_of(said: str, unit: str) -> tuple[_Value, ...]:
    """The parts that one sentence names; what `trong đó` says of a part is none of them."""
    again = _OPENER.search(said)
    return tuple(_values(said[: again.start()] if again else said, unit))


def _parts_below(lines: Sequence[Line], index: int, unit: str) -> tuple[_Value, ...]:
    """The first value of each line that stands directly below, until one that does not."""
    parts: list[_Value] = []
    marked = _MARKER.match(lines[index].text)
    total_at = (lines[index].depth, _rank_of(marked["mark"]) if marked else 0)
    first: tuple[int, int] | None = None
    for line in lines[index + 1 :]:
        marker = _MARKER.match(line.text)
        here = (line.depth, _rank_of(marker["mark"]) if marker else 0)
        value = next(_values(line.text[marker.end() if marker else 0 :], unit), None)
        if first is None:
            if value is None or here <= total_at:
                break
            first = here
        if here < first or (here == first and value is None):
            break
        if here == first and value is not None:
            parts.append(value)
    return tuple(parts)


def _rank_of(mark: str) -> int:
    """How far below others a marker stands: `1.`, `a)`, `-`, `+`; 0 is a line without one."""
    if mark.strip("().").isdigit():
        return 1
    return 2 if mark[:1].isalpha() else 4 if mark == "+" else 3


def _values(text: str, unit: str) -> Iterator[_Value]:
    place = 0
    for found in (_AMOUNT if unit == "đồng" else _COUNT).finditer(text):
        rate = "/" if re.match(r"\s?/", text[found.end() :]) else ""
        words = text[place : found.end()] + rate
        place = found.end()
        if unit == "đồng":
            yield _Value(_money(found.group()), unit, words)
        else:
            yield _Value(parse_number(found["number"]), found["unit"].casefold(), words)


def _money(written: str) -> Decimal:
    """`1 tỷ 200 triệu đồng` → 1200000000."""
    return sum(
        (
            parse_number(piece["number"]) * _SCALES[(piece["scale"] or "").casefold()]
            for piece in _PIECE.finditer(written)
        ),
        Decimal(),
    )


def _is_wrong(total: _Value, parts: Sequence[_Value], opener: str) -> bool:
    if len(parts) < _LEAST_PARTS or any(_NO_PART.search(part.words) for part in parts):
        return False
    summed = sum((part.amount for part in parts), Decimal())
    if summed == total.amount:
        return False
    if total.unit == "đồng":
        # Amounts do not overlap: more than the whole is wrong, less only where every part is said to be named.
        names_all = _ALL_NAMED.search(opener) is not None or all(_SOURCE.search(part.words) for part in parts)
        return summed > total.amount or names_all
    units = {part.unit for part in parts}
    if units == {"nam", "nữ"}:
        return len(parts) == _LEAST_PARTS
    return {unit.split()[0] for unit in units} == {total.unit.split()[0]} and _ALL_NAMED.search(opener) is not None


def _in_the_unit_of(written: str, amount: Decimal) -> str:
    """160000000 beside `150 triệu đồng` → `160 triệu đồng`; an amount of two scales takes the larger."""
    piece = _PIECE.search(written)
    number = piece["number"] if piece else ""
    scale = (piece["scale"] or "" if piece else "").casefold()
    is_money = _AMOUNT.fullmatch(written) is not None
    value = amount / _SCALES[scale] if is_money else amount
    rest = written[len(number) :] if piece and not re.search(r"\d", written[piece.end() :]) else f" {scale} đồng"
    return f"{format_number(value.normalize() if value % 1 else value.quantize(Decimal(1)))}{rest}"
