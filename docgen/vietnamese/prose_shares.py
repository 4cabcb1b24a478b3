"""Turns sentences into the percentages and changes that the figures named beside them do not give.

```
share  = percent , [ words ] , "(" , number , "/" , number , [ noun ] , ")" ;            80% kế hoạch (24/30 lớp)
points = percent , … , [ "kỳ trước:" ] , percent , … , ( "tăng" | "giảm" ) , number , "điểm phần trăm" ;
growth = number , noun , … , ( "tăng" | "giảm" ) , percent , "so với" , words , "(" , number , noun , ")" ;
```

Offices round or cut off: a figure is wrong only where it is further off than one in its last place.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from docgen.vietnamese.numbers import format_number, parse_number

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class WrongShare:
    """Một tỷ lệ, một mức tăng giảm không khớp: it is `text[start:end]`."""

    start: int
    end: int
    written: str
    """As it stands: `80%`"""
    computed: str
    """What its own figures give: `66,7%`, `giảm 2 điểm phần trăm`"""
    sources: str
    """The figures, as they stand: `20/30`"""


_DIGITS: Final = r"(?:\d{1,3}(?:\.\d{3}){1,4}|\d{1,9})(?:,\d{1,4})?"
_NUMBER: Final = rf"(?<![\d.,/]){_DIGITS}"


def _percent(name: str) -> str:
    return rf"(?P<{name}>{_NUMBER})\s?%"


_ASIDE: Final = r"(?:\s\([^()\d]{1,40}\))?"
"""`(ước thực hiện)`"""
_SHARE: Final = re.compile(
    rf"{_percent('said')}{_ASIDE}(?:\s[^\W\d]+){{0,6}}\s?"
    rf"\((?P<part>{_NUMBER})\s?/\s?(?P<whole>{_DIGITS})(?P<noun>(?:\s[^\W\d]+){{0,4}})\)"
)
_NO_SHARE: Final = re.compile(r"(?<!\w)(?:có|đã|chưa|báo cáo|gửi|nộp)(?!\w)", re.IGNORECASE)
"""`40% (05/07 đơn vị có số liệu)` says who gave figures, not what they are"""
_TURN: Final = r"(?P<turn>tăng|giảm)"
_POINTS: Final = rf"(?P<change>{_TURN}\s(?P<said>{_NUMBER})\sđiểm\s(?:phần\străm|%))"
_THEN_POINTS: Final = re.compile(
    rf"(?P<before>[^;]*);(?:.*;)?\s(?:kỳ trước|cùng kỳ[^;:%]{{0,30}}|năm \d{{4}}):"
    rf"\s{_percent('then')}{_ASIDE};\s{_POINTS}",
    re.IGNORECASE,
)
_POINTS_THEN: Final = re.compile(
    rf"{_percent('now')}[^%;]{{0,60}}?{_POINTS}\sso với[^%;()]{{0,60}}\({_percent('then')}\)",
    re.IGNORECASE,
)
_GROWTH: Final = re.compile(
    rf"(?P<change>{_TURN}\s{_percent('said')})\sso với[^%;()]{{0,60}}"
    rf"\((?P<then>{_NUMBER})\s(?P<noun>[^\W\d]+(?:\s[^\W\d]+){{0,2}})\)",
    re.IGNORECASE,
)
_IN_BRACKETS: Final = re.compile(r"\([^()]*\)")
_ANY_PERCENT: Final = re.compile(_percent("now"))
_HUNDRED: Final = Decimal(100)


def find_wrong_shares(text: str) -> tuple[WrongShare, ...]:
    """The percentages and changes of a text that its own figures do not give, in order."""
    if "%" not in text:
        return ()
    found = [*_shares(text), *_points(text), *_growths(text)]
    return tuple(sorted(found, key=lambda wrong: wrong.start))


def _shares(text: str) -> Iterator[WrongShare]:
    for match in _SHARE.finditer(text):
        part, whole = parse_number(match["part"]), parse_number(match["whole"])
        if not whole or _NO_SHARE.search(match["noun"]) or _may_be_day(match):
            continue
        computed = _HUNDRED * part / whole
        if abs(computed - parse_number(match["said"])) > _last_place(match["said"]):
            sources = f"{match['part']}/{match['whole']}"
            yield WrongShare(
                match.start("said"),
                text.index("%", match.end("said")) + 1,
                f"{match['said']}%",
                f"{_rounded(computed)}%",
                sources,
            )


def _may_be_day(match: re.Match[str]) -> bool:
    """`hoàn thành 100% (30/6)`"""
    day, month = match["part"], match["whole"]
    return not match["noun"] and len(day) <= 2 and len(month) <= 2 and int(month) <= 12 and int(month) < int(day) <= 31  # noqa: PLR2004 — of a calendar


def _points(text: str) -> Iterator[WrongShare]:
    for pattern in (_THEN_POINTS, _POINTS_THEN):
        for match in pattern.finditer(text):
            now = match.groupdict().get("now") or _only_percent(match["before"])
            if now is None:
                continue
            change = parse_number(now) - parse_number(match["then"])
            said = parse_number(match["said"]) * (1 if match["turn"].lower() == "tăng" else -1)
            # Each of the three figures was rounded by itself.
            if abs(change - said) > 2 * max(map(_last_place, (now, match["then"], match["said"]))):
                yield WrongShare(
                    *match.span("change"),
                    match["change"],
                    f"{'tăng' if change > 0 else 'giảm'} {_rounded(abs(change))} điểm phần trăm"
                    if change
                    else "bằng nhau",
                    f"{now}% và {match['then']}%",
                )


def _growths(text: str) -> Iterator[WrongShare]:
    for match in _GROWTH.finditer(text):
        noun = re.escape(match["noun"])
        before = _IN_BRACKETS.sub("", text[text.rfind(". ", 0, match.start()) + 1 : match.start()])
        counts = re.findall(rf"({_NUMBER})\s{noun}(?!\w)", before, re.IGNORECASE)
        then = parse_number(match["then"])
        if len(counts) != 1 or not then:
            continue
        change = _HUNDRED * (parse_number(counts[0]) - then) / then
        said = parse_number(match["said"]) * (1 if match["turn"].lower() == "tăng" else -1)
        if abs(change - said) > _last_place(match["said"]):
            yield WrongShare(
                *match.span("change"),
                match["change"],
                f"{'tăng' if change > 0 else 'giảm'} {_rounded(abs(change))}%" if change else "bằng nhau",
                f"{counts[0]} và {match['then']} {match['noun']}",
            )


def _only_percent(words: str) -> str | None:
    found = _ANY_PERCENT.findall(words)
    return found[0] if len(found) == 1 else None


def _last_place(written: str) -> Decimal:
    """One in the last place that is shown: 0,1 for `44,9`."""
    return Decimal(1).scaleb(-len(written.partition(",")[2]))


def _rounded(value: Decimal) -> str:
    shown = format_number(value, 1)
    return shown.removesuffix(",0")
