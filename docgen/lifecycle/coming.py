"""Turns an issuer that ends within the new year, and the deadlines after that day, into sentences for the ledger."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from docgen.model.fates import find_fate, format_history
from docgen.model.mentions import UNIT_WORDS, find_mentions, find_unit_of, find_unit_word, find_unknown_cities
from docgen.model.register import Level
from docgen.vietnamese.citations import find_citations
from docgen.vietnamese.dates import format_date_short
from docgen.vietnamese.deadlines import DeadlineKind, find_deadlines

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from docgen.lifecycle.frame import Frame
    from docgen.model.register import EndedLevel
    from docgen.vietnamese.deadlines import Deadline

_MOST_NAMED = 6
_WITHOUT_DAY = frozenset({DeadlineKind.CONTINUOUS, DeadlineKind.FREE, DeadlineKind.RELATIVE})


@dataclass(frozen=True, slots=True)
class ComingEnd:
    """An office that is still there on the day of issue, and no more before the year is over."""

    on: date
    message: str
    reason: str


def find_coming_end(issuer: str, frame: Frame) -> ComingEnd | None:
    """What ends the issuer within the new year after the day of issue, or None when it outlives the year."""
    unit = find_unit_of(issuer, frame.register)
    mention = next((one for one in find_mentions(issuer, frame.register) if one.start == 0), None)
    entry = unit or (mention.entry if mention else None)
    if entry is not None:
        fate = find_fate(entry, frame.register, frame.year_end)
        later = [step for step in fate.steps if step.on > frame.day] if fate else []
        if fate is None or not later:
            return None
        follows = f" Nơi kế tiếp được đề xuất: {fate.target.name}." if fate.target else ""
        return _told(issuer, later[0].on, f"{entry.name}: {format_history(fate, frame.register)}.{follows}", frame)
    ended = _find_ending_level(issuer, frame)
    if ended is None:
        return None
    ground = f" ({ended.basis})" if ended.basis else ""
    why = f"không còn chính quyền {ended.level.label} từ ngày {format_date_short(ended.on)}{ground}."
    if find_unit_word(issuer) == "thành phố":
        why = f"sổ theo dõi không ghi cơ quan này của cấp tỉnh hay cấp huyện; nếu là thành phố thuộc tỉnh thì {why}"
    return _told(issuer, ended.on, why, frame)


def _find_ending_level(issuer: str, frame: Frame) -> EndedLevel | None:
    word = find_unit_word(issuer)
    if word is None or (word == "thành phố" and not find_unknown_cities(issuer, frame.register)):
        return None
    level = Level.DISTRICT if word == "thành phố" else UNIT_WORDS[word]
    ending = (one for one in frame.register.ended_levels if one.level is level and frame.day < one.on <= frame.year_end)
    return next(ending, None)


def _told(issuer: str, on: date, why: str, frame: Frame) -> ComingEnd:
    day = format_date_short(on)
    message = (
        f"Cơ quan ban hành «{issuer}» thay đổi ngay trong năm {frame.new_year}, từ ngày {day}: {why}"
        f" Văn bản ký từ ngày ấy thì lập lại với --on; việc đặt sau ngày ấy do cơ quan kế tiếp thực hiện,"
        " người có thẩm quyền quyết định."
    )
    return ComingEnd(on, message, f"Cơ quan ban hành thay đổi trong năm, từ ngày {day}: {why}")


def late_deadlines(texts: Iterable[str], on: date, year: int) -> tuple[str, ...]:
    """The deadlines (thời hạn) of a document of `year` that end on `on` or later, each once, as they are written."""
    found: dict[str, None] = {}
    for text in texts:
        cited = [(span.start, span.end) for span in find_citations(text)]
        for span in find_deadlines(text):
            is_cited = any(start <= span.start < end for start, end in cited)
            if not is_cited and _ends_late(span.deadline, on, year):
                found.setdefault(span.deadline.written)
    return tuple(found)


def _ends_late(deadline: Deadline, on: date, year: int) -> bool:
    if deadline.kind in _WITHOUT_DAY or deadline.end is None or deadline.end.month is None:
        return False
    try:
        _, last = deadline.resolve(year)
    except ValueError:
        return False  # names no day
    return last >= on


def tell_late_deadlines(written: tuple[str, ...], on: date) -> str:
    """The sentence that warns of them."""
    named = ", ".join(f"«{one}»" for one in written[:_MOST_NAMED])
    more = f" và {len(written) - _MOST_NAMED} thời hạn nữa" if len(written) > _MOST_NAMED else ""
    return (
        f"Thời hạn từ ngày {format_date_short(on)} trở đi, khi cơ quan ban hành không còn như trước: {named}{more};"
        " rút lên trước ngày ấy, hoặc giao cơ quan kế tiếp."
    )
