"""Turns the bodies, units and levels of government that a text names into spans: who is gone, and who follows."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from docgen.contracts.policy import TextRole
from docgen.lifecycle.levels import find_ended_level
from docgen.lifecycle.renaming import rename
from docgen.lifecycle.spans.namesakes import find_district_after, find_doubt, find_namesake_spans
from docgen.lifecycle.spans.one_body import judge_beside_others, merged_spans
from docgen.lifecycle.spans.reading import Verdict, words_pattern
from docgen.lifecycle.spans.short_names import introduction_spans, shared_symbol_spans, short_name_spans
from docgen.lifecycle.spans.types import SpanClass
from docgen.model.fates import find_fate, format_day_of, format_history
from docgen.model.mentions import (
    find_dead_words,
    find_level_of,
    find_mentions,
    find_symbol_mentions,
    find_unknown_cities,
    is_marked_former,
)
from docgen.model.register import ChangeKind, Level, RegisteredUnit
from docgen.vietnamese.capitals import may_begin_sentence
from docgen.vietnamese.citations.pieces import UPPER
from docgen.vietnamese.dates import format_date_short
from docgen.vietnamese.text import comparison_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docgen.lifecycle.spans.reading import Reading
    from docgen.lifecycle.spans.types import Span
    from docgen.model.fates import Fate
    from docgen.model.mentions import Mention

_OF_UPPER_LEVEL = re.compile(r"\s{1,3}(?:tỉnh|Tỉnh|Trung ương|Bộ|Sở)(?!\w)")


def find_body_spans(reading: Reading) -> Iterator[Span]:
    """Each body and unit of the register that the text names, then the short names that were made for them."""
    yield from find_namesake_spans(reading)
    judged = [_judged(mention, reading) for mention in _mentions(reading)]
    yield from introduction_spans(judged, reading)
    yield from merged_spans(judged, reading)
    for place, (mention, verdict) in enumerate(judged):
        seen = judge_beside_others(mention, verdict, judged[:place], reading)
        yield reading.span(mention.start, mention.end, seen)
    yield from short_name_spans(judged, reading)
    if reading.context.role is TextRole.DRAFTER_CODE:
        yield from shared_symbol_spans(reading)


def _mentions(reading: Reading) -> list[Mention]:
    register = reading.frame.register
    mentions = find_mentions(reading.text, register)
    if reading.context.role is TextRole.DRAFTER_CODE:
        mentions += find_symbol_mentions(reading.text, register, find_level_of(reading.context.issuer, register))
    return [
        mention
        for mention in mentions
        # `Ban Vì sự tiến bộ của phụ nữ tỉnh` is not the district's
        if not (mention.entry.level is Level.DISTRICT and _OF_UPPER_LEVEL.match(reading.text, mention.end))
    ]


def _judged(mention: Mention, reading: Reading) -> tuple[Mention, Verdict]:
    """The verdict on a name, and the name with the unit behind it where both are asked about as one."""
    verdict = _judge(mention, reading)
    fate = find_fate(mention.entry, reading.frame.register, reading.frame.day) if verdict.replacement else None
    end = find_district_after(mention, fate, reading) if fate else None
    if end is None:
        return mention, verdict
    reason = f"{verdict.reason} Sau tên là đơn vị của cấp đã kết thúc: ghi cơ quan hiện nay, bỏ hoặc thay tên đơn vị."
    asked = replace(verdict, rule="body-of-ended-unit", reason=reason, replacement=None, confidence=0.6)
    asked = replace(asked, needs_person=True, suggestion=verdict.replacement)
    return replace(mention, end=end, text=reading.text[mention.start : end]), asked


def _judge(mention: Mention, reading: Reading) -> Verdict:
    frame, entry = reading.frame, mention.entry
    kind = SpanClass.UNIT if isinstance(entry, RegisteredUnit) else SpanClass.BODY
    if is_marked_former(reading.text, mention.end):
        return Verdict(kind, "marked-as-former", "Văn bản đã ghi rõ là tên cũ, giữ nguyên.")
    words = reading.around(mention.start, mention.end)
    fate = find_fate(entry, frame.register, frame.day, text=words)
    coming = find_fate(entry, frame.register, frame.year_end, text=words)
    if fate is None and coming is None:
        return Verdict(kind, "name-in-use", "Tên còn dùng.")
    if fate is None and coming is not None:
        return _judge_coming(mention, kind, coming, reading)
    return _judge_changed(mention, kind, fate, reading) if fate else Verdict(kind, "name-in-use", "Tên còn dùng.")


def _judge_coming(mention: Mention, kind: SpanClass, coming: Fate, reading: Reading) -> Verdict:
    """The name still holds on the day of issue, and changes later in the same year: the first new name is proposed."""
    register = reading.frame.register
    words = reading.around(mention.start, mention.end)
    first = find_fate(mention.entry, register, coming.steps[0].on, text=words) or coming
    reason = f"Thay đổi trong năm {reading.frame.new_year}: {format_history(coming, register)}."
    return Verdict(
        kind,
        "changes-within-the-year",
        reason,
        confidence=0.6,
        needs_person=True,
        suggestion=_new_name(mention, first),
    )


def _judge_changed(mention: Mention, kind: SpanClass, fate: Fate, reading: Reading) -> Verdict:
    frame = reading.frame
    history = f"{mention.entry.name}: {format_history(fate, frame.register)}."
    new_name = _new_name(mention, fate)
    past = find_doubt(mention, reading)
    if past is not None:
        reason = f"{history} {past}"
        return Verdict(kind, "body-in-doubt", reason, confidence=0.5, needs_person=True)
    if new_name is None:
        doubt = "" if fate.proved or fate.last.is_fact else " Chưa kiểm chứng."
        reason = f"{history}{_note(fate)}{doubt} Sổ không ghi tên thay, người soạn quyết định."
        return Verdict(kind, "body-gone", reason, confidence=0.5 if doubt else 1.0, needs_person=True)
    if not fate.proved:
        reason = f"{history}{_note(fate)} Chưa kiểm chứng, chỉ gợi ý."
        return Verdict(kind, "rename-proposed", reason, confidence=0.5, needs_person=True, suggestion=new_name)
    if kind is SpanClass.UNIT and any(step.kind is not ChangeKind.RENAMED for step in fate.steps):
        reason = f"{history} Người có thẩm quyền quyết định đơn vị kế tiếp."
        return Verdict(kind, "unit-merged", reason, confidence=0.8, needs_person=True, suggestion=new_name)
    if comparison_key(new_name) in comparison_key(reading.around(mention.start, mention.end)):
        reason = f"{history} Đoạn này đã có «{new_name}», đổi tên sẽ lặp lại."
        return Verdict(kind, "rename-repeats", reason, confidence=0.8, needs_person=True, suggestion=new_name)
    doubt = " Nhiệm vụ được chia, đoạn này nói tới lĩnh vực của nhiều cơ quan." if fate.several else ""
    moved = any(step.kind is ChangeKind.MOVED for step in fate.steps)
    return Verdict(
        kind,
        "body-moved-to-another-level" if moved else "body-renamed",
        f"{history}{doubt}",
        new_name,
        confidence=0.8 if doubt or moved else 1.0,
        needs_person=bool(doubt) or moved,
        warnings=_coming(fate, reading),
    )


def _new_name(mention: Mention, fate: Fate) -> str | None:
    return rename(mention, fate.target) if fate.target else None


def _note(fate: Fate) -> str:
    return f" {fate.last.note}" if fate.last.note else ""


def _coming(fate: Fate, reading: Reading) -> tuple[str, ...]:
    """Changes of the new body later in the same year."""
    frame = reading.frame
    changes = fate.entry.changes + (fate.target.changes if fate.target else ())
    later = [change for change in changes if frame.day < change.on <= frame.year_end]
    return tuple(f"{change.kind.label.capitalize()} {format_day_of(change)}." for change in later[:1])


_LOWER_UNITS = re.compile(
    r"(?<!\w)(?:(?:UBND|HĐND|(?:Ủy|Uỷ) ban nhân dân)\s{1,3})?các\s{1,3}(?:xã|phường)"
    r"(?:(?:\s?,\s?|\s{1,3}và\s{1,3})(?:xã|phường|thị trấn)){0,2}(?!\w)",
    re.IGNORECASE,
)
_CAPITAL_FOLLOWS = re.compile(rf"\s{{1,3}}[{UPPER}]")


def find_level_spans(reading: Reading) -> Iterator[Span]:
    """Words of a level of government that ended: `cấp huyện`, `UBND các phường` in a ward's plan, `huyện X`."""
    ended = find_ended_level(Level.DISTRICT, reading.frame)
    if ended is None:
        return
    reason = (
        f"Không còn chính quyền {ended.level.label} từ ngày {format_date_short(ended.on)}: từ này không còn chỉ ai."
    )
    if date(reading.frame.old_year, 1, 1) < ended.on:
        doubt = f"Sổ không ghi thành phố này của cấp nào: nếu cấp huyện thì không còn từ {format_date_short(ended.on)}."
        for start, end in find_unknown_cities(reading.text, reading.frame.register):
            asked = Verdict(SpanClass.UNIT, "city-of-unknown-level", doubt, confidence=0.4, needs_person=True)
            yield reading.span(start, end, asked)
    for dead in find_dead_words(reading.text, ended):
        suggestion = _in_case(reading.text[dead.start], dead.instead) if dead.instead else None
        rule = "unit-of-ended-level" if dead.is_name else "level-ended"
        yield reading.span(dead.start, dead.end, _dead(rule, reason, suggestion))
    if reading.change is not None and reading.change.level_to is Level.COMMUNE:
        reason = "Dưới cấp xã không còn đơn vị hành chính: văn bản của xã, phường gửi tới các khối, tổ dân phố, thôn."
        for found in _LOWER_UNITS.finditer(reading.text):
            yield reading.span(found.start(), found.end(), _dead("no-units-below", reason, "các khối, tổ dân phố"))


def _dead(rule: str, reason: str, suggestion: str | None = None) -> Verdict:
    return Verdict(SpanClass.LEVEL, rule, reason, confidence=0.9, needs_person=True, suggestion=suggestion)


def _in_case(written: str, words: str) -> str:
    return words[:1].upper() + words[1:] if written[:1].isupper() else words[:1].lower() + words[1:]


def find_own_unit_spans(reading: Reading) -> Iterator[Span]:
    """The issuer's own unit without its name: `trên địa bàn thị xã`, `cấp thị`, when that unit is no more."""
    change = reading.change
    old, new = (_unit_word(change.unit), _unit_word(change.successor or "")) if change else ("", "")
    if change is None or not old:
        return
    reason = f"Từ chỉ đơn vị của cơ quan ban hành ({change.unit}); đơn vị kế tiếp do người có thẩm quyền quyết định."
    level = new if change.level_to is Level.COMMUNE or not new else f"cấp {new}"
    wanted = [(f"cấp {old}", level, SpanClass.LEVEL), (old, new, SpanClass.UNIT)]
    if old == "thị xã":
        wanted.insert(0, ("cấp thị", level, SpanClass.LEVEL))
    for words, following, kind in wanted:
        for found in words_pattern(words).finditer(reading.text):
            if _CAPITAL_FOLLOWS.match(reading.text, found.end()) or reading.before(found.start()).endswith("huyện, "):
                continue  # a unit with its name, a list of units
            verdict = Verdict(
                kind,
                "own-unit",
                reason,
                confidence=0.8,
                needs_person=True,
                suggestion=_in_case(found.group(), following) if following else None,
            )
            yield reading.span(found.start(), found.end(), verdict)


def _unit_word(name: str) -> str:
    """`thị xã` of `thị xã Cửa Lò`: the words before the first capital."""
    words = []
    for word in name.split():
        if word[:1].isupper():
            break
        words.append(word)
    return " ".join(words)


_OBEYED = re.compile(r"(?:theo|sự|ý kiến|văn bản|tinh thần|chịu|ban|lãnh đạo,)\s{1,3}$", re.IGNORECASE)
_PEOPLES_INSPECTION = re.compile(r"\s{1,3}nhân\s{1,3}dân(?!\w)", re.IGNORECASE)


def find_power_spans(reading: Reading) -> Iterator[Span]:
    """What the successor's level may no longer do: `thanh tra`, `chỉ đạo` in a plan that a ward takes over."""
    change = reading.change
    if change is None or not change.crosses_level:
        return
    for power in change.lost_powers:
        for found in words_pattern(power.words).finditer(reading.text):
            if _OBEYED.search(reading.before(found.start())) or _PEOPLES_INSPECTION.match(reading.text, found.end()):
                continue
            if found.group()[0].isupper() and not may_begin_sentence(reading.text, found.start()):
                continue  # `Thanh tra tỉnh` is a body
            instead = f"; cấp xã {power.instead}" if power.instead else ""
            ground = f" ({power.basis})" if power.basis else ""
            reason = f"«{power.words}» là việc của {power.from_level.label}{instead}{ground}."
            verdict = Verdict(
                SpanClass.POWER,
                "power-of-upper-level",
                reason,
                confidence=0.7 if power.is_fact else 0.4,
                needs_person=True,
                suggestion=power.instead,
            )
            yield reading.span(found.start(), found.end(), verdict)


_PERIOD_FOLLOWS = re.compile(r"[\s,(]{1,4}(?:giai\s{1,3}đoạn|thời\s{1,3}kỳ)\s", re.IGNORECASE)


def find_programme_spans(reading: Reading) -> Iterator[Span]:
    """Programmes that are over, named without act and period: `Chương trình phòng ngừa … bạo lực trên cơ sở giới`."""
    year = reading.frame.new_year
    for programme in reading.frame.register.programmes:
        if not programme.ended_before(year):
            continue
        for name in programme.names:
            for found in words_pattern(name).finditer(reading.text):
                if _PERIOD_FOLLOWS.match(reading.text, found.end()):
                    continue  # the period is told by itself
                follow = f" Chương trình kế tiếp: {programme.successor}." if programme.successor else ""
                reason = (
                    f"Chương trình đã kết thúc khi hết năm {programme.last_year}, kế hoạch là của năm {year}.{follow}"
                )
                verdict = Verdict(
                    SpanClass.STANDING_REFERENCE, "programme-expired", reason, confidence=0.9, needs_person=True
                )
                yield reading.span(found.start(), found.end(), verdict)
