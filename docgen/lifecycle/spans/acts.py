"""Turns the cited acts ("văn bản viện dẫn") of a text into spans: their words never change, not all of them stay."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docgen.lifecycle.spans.reading import Verdict
from docgen.lifecycle.spans.types import Slot, SpanClass
from docgen.model.register import Programme, RegisteredLaw, Standing
from docgen.vietnamese.citations import DateForm, find_citations
from docgen.vietnamese.periods import PeriodKind, find_periods
from docgen.vietnamese.text import comparison_key

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from docgen.lifecycle.spans.reading import Reading
    from docgen.lifecycle.spans.types import Span
    from docgen.model.register import Register
    from docgen.vietnamese.citations import Citation, CitationSpan
    from docgen.vietnamese.periods import Period

_NORMATIVE = frozenset(
    comparison_key(name)
    for name in ("Hiến pháp", "Bộ luật", "Luật", "Pháp lệnh", "Nghị định", "Thông tư", "Thông tư liên tịch")
)
_OF_ONE_YEAR = frozenset(
    comparison_key(name) for name in ("Công văn", "Tờ trình", "Báo cáo", "Thông báo", "Công điện", "Giấy mời")
)
_STANDING_KINDS = frozenset({PeriodKind.RANGE, PeriodKind.UNTIL, PeriodKind.TERM})
_ISSUER_SHORT = ((re.compile(r"\bubnd\b"), "ủy ban nhân dân"), (re.compile(r"\bhđnd\b"), "hội đồng nhân dân"))


def find_act_spans(reading: Reading) -> Iterator[Span]:
    """Each cited act with its title, as one span that keeps its words."""
    for found in find_citations(reading.text):
        yield reading.span(found.start, found.end, _judge(found, reading))


def _judge(found: CitationSpan, reading: Reading) -> Verdict:
    citation, register = found.citation, reading.frame.register
    programme = find_programme_of(citation, register)
    if programme is not None:
        return _judge_programme(programme, reading)
    if citation.is_named_law or comparison_key(citation.type_name) in _NORMATIVE:
        return _judge_law(citation, reading)
    period = find_standing_period(citation)
    nested = [other for inner in found.nested if (other := find_programme_of(inner.citation, register))]
    if period is not None or nested:
        return _judge_standing(citation, period, nested[0] if nested else None, reading)
    return _judge_by_year(citation, reading)


def find_programme_of(citation: Citation, register: Register) -> Programme | None:
    """The programme of the register that a citation names by its number, or None."""
    for programme in register.programmes:
        act = programme.act
        if act is None or not citation.number or act.key != citation.key:
            continue
        if act.issued_year is None or citation.issued_year in (None, act.issued_year):
            return programme
    return None


def find_standing_period(citation: Citation) -> Period | None:
    """The stretch of years in a title (`giai đoạn 2021-2030`, `đến năm 2030`), or None."""
    periods = [span.period for span in find_periods(citation.title) if span.period.kind in _STANDING_KINDS]
    dated = [period for period in periods if period.last_year is not None]
    return dated[-1] if dated else None


def _judge_programme(programme: Programme, reading: Reading) -> Verdict:
    year, name = reading.frame.new_year, programme.names[0]
    if not programme.ended_before(year):
        until = f" đến hết năm {programme.last_year}" if programme.last_year else ""
        return Verdict(SpanClass.STANDING_REFERENCE, "programme-runs", f"«{name}» còn thực hiện{until}.")
    follow = f" Chương trình kế tiếp: {programme.successor}." if programme.successor else ""
    reason = f"«{name}» đã hết giai đoạn từ năm {programme.last_year}, kế hoạch là của năm {year}.{follow}"
    return Verdict(SpanClass.STANDING_REFERENCE, "programme-expired", reason, needs_person=True)


def _judge_standing(
    citation: Citation, period: Period | None, programme: Programme | None, reading: Reading
) -> Verdict:
    frame = reading.frame
    if programme is not None and programme.ended_before(frame.new_year):
        return _judge_programme(programme, reading)
    if period is not None and period.ended_before(frame.new_year):
        reason = f"Văn bản theo «{period.written}» đã hết hạn trước năm {frame.new_year}; xem có văn bản kế tiếp không."
        return Verdict(SpanClass.STANDING_REFERENCE, "period-expired", reason, needs_person=True)
    if reading.change is not None and is_own(citation, reading.context.issuer):
        reason = (
            f"Văn bản còn trong giai đoạn, nhưng cơ quan ban hành ({reading.change.unit}) không còn:"
            " người có thẩm quyền quyết định nơi kế tiếp có tiếp tục áp dụng không."
            " Tên cơ quan trong viện dẫn giữ như khi ban hành."
        )
        return Verdict(SpanClass.STANDING_REFERENCE, "issuer-gone", reason, needs_person=True)
    return Verdict(SpanClass.STANDING_REFERENCE, "period-runs", "Văn bản nhiều năm, còn trong giai đoạn thực hiện.")


def _judge_law(citation: Citation, reading: Reading) -> Verdict:
    frame = reading.frame
    law = find_law(citation, frame.register)
    if law is None or law.superseded_on is None or law.superseded_on > frame.year_end:
        return Verdict(SpanClass.LAW, "law-kept", "Văn bản quy phạm pháp luật, giữ nguyên lời viện dẫn.")
    is_past = law.superseded_on <= frame.day
    following = find_law_in_force(law, frame.register, frame.day if is_past else frame.year_end)
    proved = law.standing is Standing.FACT
    when = "Đã bị thay thế" if is_past else f"Bị thay thế trong năm {frame.new_year}"
    return Verdict(
        SpanClass.LAW,
        "law-superseded" if is_past else "law-superseded-within-the-year",
        f"{when} bởi {following.act.written}{'' if proved else ' (chưa kiểm chứng)'}.",
        confidence=1.0 if proved else 0.6,
        needs_person=True,
        suggestion=following.act.written,
    )


def find_law_in_force(law: RegisteredLaw, register: Register, day: date) -> RegisteredLaw:
    """The law that stands in the place of `law` on `day`; itself when nothing has taken its place."""
    seen = {law.id}
    while law.superseded_by and law.superseded_on and law.superseded_on <= day:
        entry = register.find_entry(law.superseded_by)
        if not isinstance(entry, RegisteredLaw) or entry.id in seen:
            break
        law = entry
        seen.add(law.id)
    return law


def find_law(citation: Citation, register: Register) -> RegisteredLaw | None:
    """The law of the register that a citation names, or None; of several of one name, its date or number tells."""
    named = [law for law in register.laws if law.act.key == citation.key or _same_name(law.act, citation)]
    dated = [law for law in named if law.act.date and law.act.date == citation.date]
    if citation.date is not None:
        named = dated or [law for law in named if law.act.date is None]
    elif citation.issued_year is not None:
        named = [law for law in named if law.act.issued_year in (None, citation.issued_year)]
    if len(named) == 1:
        return named[0]
    # Cited by its name alone, a law is the one in force.
    in_force = [law for law in named if law.superseded_by is None]
    return in_force[0] if in_force else None


def _same_name(law: Citation, citation: Citation) -> bool:
    return law.is_named_law and citation.is_named_law and comparison_key(law.title) == comparison_key(citation.title)


def is_own(citation: Citation, issuer: str) -> bool:
    """Whether the issuer of the citing document issued the act: `UBND thị xã` in a plan of UBND thị xã Cửa Lò.

    An act without a named issuer is taken as its own: so offices cite their own acts.
    """
    cited = _issuer_key(citation.issuer)
    return not cited or _issuer_key(issuer).startswith(cited)


def _issuer_key(name: str) -> str:
    key = comparison_key(name)
    for short, full in _ISSUER_SHORT:
        key = short.sub(comparison_key(full), key)
    return key


def _judge_by_year(citation: Citation, reading: Reading) -> Verdict:
    old = reading.frame.old_year
    kind = citation.type_name or "Văn bản"
    years = {
        year
        for span in find_periods(citation.title)
        if span.period.kind not in _STANDING_KINDS
        for year in (span.period.first_year, span.period.last_year)
    }
    if old in years:
        reason = (
            f"{kind} của riêng năm {old}: thay bằng văn bản của năm {reading.frame.new_year}, số và ngày chưa biết."
        )
        return _of_the_year("act-of-the-year", reason)
    if citation.issued_year == old and comparison_key(citation.type_name) in _OF_ONE_YEAR | {""}:
        reason = f"{kind} ban hành trong năm {old}, thường chỉ dùng cho năm ấy: thay bằng văn bản của năm mới."
        return _of_the_year("letter-of-the-year", reason, confidence=0.8)
    if citation.issued_year == old and citation.date_form is DateForm.BLANK:
        return _of_the_year("act-not-yet-numbered", f"{kind} của năm {old} còn để trống số, ngày.")
    if citation.issued_year in (old, old - 1) and not is_own(citation, reading.context.issuer):
        reason = (
            f"{kind} ban hành năm {citation.issued_year}: xem năm {reading.frame.new_year} có văn bản mới thay không."
        )
        return Verdict(SpanClass.CITED_ACT, "act-of-late", reason, confidence=0.6, needs_person=True)
    return Verdict(SpanClass.CITED_ACT, "act-kept", "Viện dẫn giữ nguyên từng chữ.")


def _of_the_year(rule: str, reason: str, *, confidence: float = 1.0) -> Verdict:
    return Verdict(
        SpanClass.UPSTREAM_ACT,
        rule,
        reason,
        confidence=confidence,
        needs_person=True,
        slot=Slot.UPSTREAM_ACT.value,
    )
