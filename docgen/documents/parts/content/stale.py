"""The content of a document → what in it is of another time: years, programmes, laws, bodies, signers, days."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docgen.contracts.content import Doubt, Role
from docgen.contracts.rule import Skip
from docgen.model.fates import find_fate, format_history
from docgen.model.left_over_years import find_sure_left_overs, is_left_over_time
from docgen.model.mentions import find_level_of, find_mentions, find_symbol_mentions
from docgen.model.short_names import find_short_names, find_uses
from docgen.model.staleness import (
    StaleKind,
    find_dissolved_bodies,
    find_expired_programmes,
    find_left_over_years,
    find_past_deadlines,
    find_superseded_laws,
)
from docgen.vietnamese.citations import find_citations
from docgen.vietnamese.dates import format_date_short
from docgen.vietnamese.deadlines import find_deadlines
from docgen.vietnamese.remembering import remembered
from docgen.vietnamese.text import same_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date

    from docgen.contracts.content import Content, Passage
    from docgen.model.register import Register
    from docgen.model.staleness import Stale

NO_YEAR = "không thấy văn bản nói về một năm nào"
NO_DAY = "không thấy ngày ban hành, cũng không thấy năm của văn bản"
NO_ISSUE_DATE = "văn bản chưa ghi đủ ngày ban hành"
_OF_THE_PAST = re.compile(
    r"kết quả|tổng kết|đánh giá|sơ kết|so với|kế thừa|phát huy|tồn tại|hạn chế|thành tựu|đã (?:\w+ ){0,6}"
    r"|giai đoạn trước",
    re.IGNORECASE,
)
_DUE = re.compile(r"(?:trước|chậm nhất|muộn nhất|hạn cuối)\s", re.IGNORECASE)
_DONE = re.compile(r"(?<!\w)(?:đã|kết quả|so với|giai đoạn trước)(?:\s\w+){0,8}\s$", re.IGNORECASE)
_BEFORE = 90
"""Letters before a period in which words may say that it is spoken of as past."""
_SPOKEN_OF_LAWS = frozenset({Role.BASIS, Role.BODY, Role.CLOSING, Role.APPENDIX})


def look_left_over_years(content: Content) -> Iterator[Doubt | Skip]:
    """Năm cũ còn sót: in a heading any, in running text only that of a plan, a task, a deadline."""
    if content.year is None:
        yield Skip(NO_YEAR)
        return
    for passage in content.passages:
        if passage.role.is_heading or passage.role.is_prose:
            yield from _left_over_in(passage, content.year, is_issued=content.issued_on is not None)
    yield from _left_over_times(content, content.year)


def _left_over_in(passage: Passage, year: int, *, is_issued: bool) -> Iterator[Doubt]:
    text = passage.text
    deadlines = [(span.start, span.end) for span in find_deadlines(text)]
    told: list[tuple[int, int]] = []
    for stale in find_left_over_years(text, year, is_heading=passage.role.is_heading):
        told.append((stale.start, stale.end))
        # A deadline of last year is over before the day of issue, and told as such, once that day is known.
        if not is_issued or all(stale.start != start for start, _ in deadlines):
            yield _doubt(passage, stale)
    for start, end in find_sure_left_overs(text, year):
        if not any(start < its_end and its < end for its, its_end in [*told, *deadlines]):
            yield _left_over(passage, start, end, year)


def _left_over_times(content: Content, year: int) -> Iterator[Doubt]:
    """`Quý III/2025` in the column “Thời gian” of a table, or as the time of a task that is a value."""
    for passage in content.passages:
        is_time = passage.path.endswith(".deadline") and is_left_over_time(passage.text, "Thời hạn", year)
        if is_time and not find_deadlines(passage.text):
            yield _left_over(passage, 0, len(passage.text), year)
    for grid in content.tables:
        headers = [
            " ".join(cell.text for row in grid.rows[: grid.header_rows] if (cell := row[column]) is not None)
            for column in range(min(map(len, grid.rows), default=0))
        ]
        for row in grid.rows[grid.header_rows :]:
            for cell, header in zip(row, headers, strict=False):
                if cell is not None and is_left_over_time(cell.text, header, year) and not find_deadlines(cell.text):
                    yield _left_over(cell, 0, len(cell.text), year)


def _left_over(passage: Passage, start: int, end: int, year: int) -> Doubt:
    written = " ".join(passage.text[start:end].split())
    message = f"«{written}» còn sót trong văn bản của năm {year}."
    return Doubt(message, written, f"đổi thành năm {year}, nếu đây là năm của chính văn bản", passage, start, end)


def look_expired_programmes(content: Content) -> Iterator[Doubt | Skip]:
    """Chương trình, giai đoạn đã hết khi năm của văn bản bắt đầu."""
    year = content.year or (content.day.year if content.day else None)
    if year is None:
        yield Skip(NO_YEAR)
        return
    for passage in content.passages:
        if passage.role.is_heading or passage.role.is_prose:
            for stale in find_expired_programmes(passage.text, year, content.knowledge.register):
                before = passage.text[max(0, stale.start - _BEFORE) : stale.start]
                if stale.kind is not StaleKind.PERIOD or not _OF_THE_PAST.search(before):
                    yield _doubt(passage, stale)


def look_superseded_laws(content: Content) -> Iterator[Doubt | Skip]:
    """Văn bản quy phạm đã bị thay thế."""
    yield from _judged(
        content, _SPOKEN_OF_LAWS, lambda text, day: find_superseded_laws(text, day, content.knowledge.register)
    )


def look_dissolved_bodies(content: Content) -> Iterator[Doubt | Skip]:
    """Cơ quan, đơn vị không còn, by name, by the short name made for it, and by symbol in the line “Lưu”."""
    roles = {Role.ISSUER, Role.RECIPIENT, Role.BODY, Role.CLOSING, Role.APPENDIX, Role.BASIS}
    yield from _judged(content, roles, lambda text, day: _dissolved(content, text, day, StaleKind.BODY))
    yield from _short_names(content, roles)
    day, register = content.day, content.knowledge.register
    level = find_level_of(content.issuer, register)
    if day is None or level is None:
        return
    for passage in content.of(Role.FILE_COPY):
        for mention in find_symbol_mentions(passage.text, register, level):
            fate = find_fate(mention.entry, register, day)
            if fate is not None:
                message = (
                    f"Ký hiệu «{mention.text}» là của {fate.entry.name}, không còn: {format_history(fate, register)}."
                )
                yield Doubt(message, mention.text, "ký hiệu của đơn vị hiện nay", passage, mention.start, mention.end)


def _short_names(content: Content, roles: Iterable[Role]) -> Iterator[Doubt]:
    """Each use of the short name of a body that is no more, beside its names: `(viết tắt SLĐ)` … `SLĐ tổng hợp`."""
    day, register = content.day, content.knowledge.register
    passages = content.of(*roles)
    for name in find_short_names((passage.text for passage in passages), register) if day else ():
        fate = find_fate(name.entry, register, day) if day else None
        same_kind = name.is_kind_alone and fate is not None and fate.target is not None
        if fate is None or not fate.proved or same_kind:
            continue
        message = f"«{name.short}» là tên gọi tắt của {name.entry.name}, không còn: {format_history(fate, register)}."
        remedy = f"gọi tắt «{fate.target.name}»" if fate.target else "tên cơ quan đang làm nhiệm vụ này"
        for passage in passages:
            told = [(one.start, one.end) for one in find_mentions(passage.text, register)]
            told += [(one.start, one.end) for one in find_citations(passage.text)]
            for start, end in find_uses(passage.text, name):
                made_here = passage.text[:start].rstrip(' "“«:').endswith(("(", "tắt", "là", "gọi"))
                if not made_here and not any(start < its_end and its < end for its, its_end in told):
                    yield Doubt(message, name.short, remedy, passage, start, end)


def look_ended_levels(content: Content) -> Iterator[Doubt | Skip]:
    """Từ ngữ chỉ cấp chính quyền không còn."""
    roles = {Role.RECIPIENT, Role.BODY, Role.CLOSING, Role.APPENDIX}
    yield from _judged(content, roles, lambda text, day: _dissolved(content, text, day, StaleKind.LEVEL))


def look_signers(content: Content) -> Iterator[Doubt | Skip]:
    """Người ký không giữ chức vụ vào ngày ban hành, when the register knows the terms."""
    register = content.knowledge.register
    if content.issued_on is None:
        yield Skip(NO_ISSUE_DATE)
        return
    for passage in content.of(Role.SIGNER):
        name = " ".join(passage.text.split())
        terms = [
            one for one in register.signers if same_text(one.full_name, name) and same_text(one.body, content.issuer)
        ]
        if terms and not any(one.may_sign_on(content.issued_on) for one in terms):
            day = format_date_short(content.issued_on)
            message = f"Theo sổ, {name} không giữ chức vụ ở {content.issuer} vào ngày ban hành {day}."
            yield Doubt(message, name, "người đang giữ chức vụ", passage)


def look_past_deadlines(content: Content) -> Iterator[Doubt | Skip]:
    """Thời hạn đã qua trước ngày ban hành."""
    issued_on = content.issued_on
    if issued_on is None:
        yield Skip(NO_ISSUE_DATE)
        return
    for passage in content.of(Role.BODY, Role.CLOSING, Role.APPENDIX):
        cited = [(span.start, span.end) for span in find_citations(passage.text)]
        for stale in find_past_deadlines(passage.text, content.year or issued_on.year, issued_on):
            before = passage.text[max(0, stale.start - _BEFORE) : stale.start]
            is_cited = any(start <= stale.start < end for start, end in cited)
            # `sơ kết trước ngày 30/5/2025` sets a day, whatever is looked back upon by then.
            is_due = _DUE.match(stale.text) is not None and not _DONE.search(before)
            if not is_cited and (is_due or not _OF_THE_PAST.search(before)):
                yield _doubt(passage, stale)


def _dissolved(content: Content, text: str, day: date, kind: StaleKind) -> Iterable[Stale]:
    return (stale for stale in _all_dissolved(text, day, content.knowledge.register) if stale.kind is kind)


@remembered
def _all_dissolved(text: str, day: date, register: Register) -> tuple[Stale, ...]:
    """Remembered: two rules ask the same of every paragraph."""
    return find_dissolved_bodies(text, day, register)


def _judged(
    content: Content, roles: Iterable[Role], find: Callable[[str, date], Iterable[Stale]]
) -> Iterator[Doubt | Skip]:
    if content.day is None:
        yield Skip(NO_DAY)
        return
    for passage in content.of(*roles):
        for stale in find(passage.text, content.day):
            yield _doubt(passage, stale)


def _doubt(passage: Passage, stale: Stale) -> Doubt:
    written = " ".join(stale.text.split())
    # Of a body the register may only suppose that it is gone; the other kinds say in their remedy what may be right.
    supposed = stale.kind is StaleKind.BODY and not stale.proved
    more = " Sổ ghi việc này chưa đủ kiểm chứng: tra lại trước khi sửa." if supposed else ""
    return Doubt(f"{stale.message}{more}", written, stale.remedy.rstrip("."), passage, stale.start, stale.end)
