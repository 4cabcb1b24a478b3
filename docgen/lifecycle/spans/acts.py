"""Turns the cited acts ("văn bản viện dẫn") of a text into spans: their words never change, not all of them stay."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from docgen.lifecycle.spans.reading import Verdict
from docgen.lifecycle.spans.types import Slot, SpanClass
from docgen.model.bare_acts import acts_meant, find_bare_acts, is_bare
from docgen.model.cited_entries import (
    STANDING_KINDS,
    find_law,
    find_law_in_force,
    find_programme_of,
    find_standing_period,
    is_normative,
)
from docgen.model.register import Programme, Standing
from docgen.vietnamese.citations import CitationSpan, DateForm, find_citations
from docgen.vietnamese.periods import find_periods
from docgen.vietnamese.text import comparison_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docgen.lifecycle.spans.reading import Reading
    from docgen.lifecycle.spans.types import Span
    from docgen.model.bare_acts import BareAct
    from docgen.vietnamese.citations import Citation
    from docgen.vietnamese.periods import Period

_LETTERS = ("Công văn", "Tờ trình", "Báo cáo", "Thông báo", "Thông báo kết luận", "Công điện", "Giấy mời")
_OF_ONE_YEAR = frozenset(comparison_key(name) for name in _LETTERS)
_KEPT = "act-kept"
_OF_LATE = "act-of-late"
_SAYS_NUMBER = re.compile(r"(?<!\w)số(?!\w)", re.IGNORECASE)
_GOES_ON = re.compile(
    r",\s[^\n]*?(?:(?:trước|chậm nhất|trong tháng|trong quý|từ ngày)\s|\d{1,2}/\d{1,2}(?:/\d{4})?(?!\d)|\d{1,3}\s?%"
    r"|(?:chủ trì|tham mưu|báo cáo|hoàn thành|chịu trách nhiệm|đề nghị|yêu cầu)\s)",
    re.IGNORECASE,
)
"""Behind a comma in a title: a day, a share, what somebody is told to do; titles have those seldom, tasks have them."""
_ISSUER_SHORT = ((re.compile(r"\bubnd\b"), "ủy ban nhân dân"), (re.compile(r"\bhđnd\b"), "hội đồng nhân dân"))


def find_act_spans(reading: Reading) -> Iterator[Span]:
    """Each cited act with its title, as one span that keeps its words."""
    for found in find_citations(reading.text):
        verdict = _judge_like_its_twin(found, reading)
        citation = found.citation
        if is_bare(citation) and (verdict.rule == _KEPT or not _SAYS_NUMBER.search(citation.written)):
            continue  # a number alone says nothing by itself
        if verdict.slot is not None and found.title is not None and _GOES_ON.search(citation.title):
            yield from _with_doubtful_title(found, verdict, reading)
            continue
        is_undated = verdict.rule == _KEPT and citation.issued_year is None and bool(citation.type)
        yield reading.span(found.start, found.end, _judge_undated(found, reading) if is_undated else verdict)
    for bare in find_bare_acts(reading.text):
        yield reading.span(bare.start, bare.end, _judge_bare(bare, reading))


def _with_doubtful_title(found: CitationSpan, verdict: Verdict, reading: Reading) -> Iterator[Span]:
    """The act without its title, and what follows: nobody can say where the title ends and the sentence goes on."""
    ends = [part.end for part in (found.number, found.date, found.issuer) if part is not None]
    yield reading.span(found.start, max(ends, default=found.start), verdict)
    reason = "Không rõ trích yếu của văn bản hết ở đâu: giữ nguyên cả đoạn, xem lại năm và ngày trong đoạn."
    asked = Verdict(SpanClass.CITED_ACT, "title-unclear", reason, confidence=0.4, needs_person=True)
    start = found.title.start if found.title is not None else found.end
    yield reading.span(start, found.end, asked)


def _judge_undated(found: CitationSpan, reading: Reading) -> Verdict:
    """`Kế hoạch số 12/KH-UBND`: what becomes of the act with its day; asked where the document nowhere says the day."""
    known = _known(reading)
    dated = [act for act in known if act.key == found.citation.key and act.issued_year is not None]
    if dated:
        return _as_the_act(found, dated[0], reading)
    reason = f"«{found.citation.written}» không ghi ngày: không rõ của năm nào, còn dùng cho năm mới không."
    return Verdict(SpanClass.CITED_ACT, "act-undated", reason, confidence=0.5, needs_person=True)


def _known(reading: Reading) -> tuple[Citation, ...]:
    return (*reading.context.cited, *(span.citation for span in find_citations(reading.text)))


def _as_the_act(found: CitationSpan | BareAct, act: Citation, reading: Reading) -> Verdict:
    """What becomes of an act that is named again, more shortly: kept or asked like the act itself."""
    verdict = _judge(CitationSpan(found.start, found.end, act), reading)
    reason = f"Nhắc lại {act.written}: {verdict.reason[:1].lower()}{verdict.reason[1:]}"
    kind = SpanClass.CITED_ACT if verdict.slot is not None else verdict.kind
    return Verdict(kind, "act-named-again", reason, confidence=0.8, needs_person=verdict.needs_person)


def _judge_bare(bare: BareAct, reading: Reading) -> Verdict:
    """`Công văn 739`: what becomes of the one act of the document that it means; asked where it is none, or several."""
    meant = acts_meant(bare, _known(reading))
    if len(meant) > 1:
        acts = "; ".join(act.written for act in meant)
        reason = f"Văn bản viện dẫn nhiều {bare.type_name} số {bare.number} ({acts}): ghi rõ là văn bản nào."
        return Verdict(SpanClass.CITED_ACT, "act-of-several", reason, confidence=0.4, needs_person=True)
    if meant:
        return _as_the_act(bare, meant[0], reading)
    what = "chỉ ghi số, ngày" if bare.is_dated else "chỉ ghi số"
    reason = f"«{bare.text}» {what}, không ghi ký hiệu: không rõ là văn bản nào, còn dùng cho năm mới không."
    known = [programme.act for programme in reading.frame.register.programmes if programme.act is not None]
    likely = acts_meant(bare, known)
    if len(likely) == 1:
        reason += f" Có thể là {likely[0].written}."
    return Verdict(SpanClass.CITED_ACT, "act-without-symbol", reason, confidence=0.4, needs_person=True)


def _judge_like_its_twin(found: CitationSpan, reading: Reading) -> Verdict:
    """What becomes of an act; where the document also cites it with its title of one year, it waits there and here."""
    verdict, citation = _judge(found, reading), found.citation
    if verdict.rule not in (_KEPT, _OF_LATE) or citation.date is None or not citation.number:
        return verdict
    for twin in _known(reading):
        if twin.date == citation.date and twin.key == citation.key and _may_be_one(twin.issuer, citation.issuer):
            other = _judge(CitationSpan(found.start, found.end, twin), reading)
            if other.slot is not None:
                return other
    return verdict


def _may_be_one(one: str, other: str) -> bool:
    return not one or not other or _issuer_key(one) == _issuer_key(other)


def _judge(found: CitationSpan, reading: Reading) -> Verdict:
    citation, register = found.citation, reading.frame.register
    programme = find_programme_of(citation, register)
    if programme is not None:
        judged = _judge_programme(programme, reading)
        is_act = judged.needs_person and programme.successor and find_citations(programme.successor)
        return replace(judged, suggestion=programme.successor) if is_act else judged
    if is_normative(citation):
        return _judge_law(citation, reading)
    period = find_standing_period(citation)
    nested = [other for inner in found.nested if (other := find_programme_of(inner.citation, register))]
    if period is not None or nested:
        return _judge_standing(citation, period, nested[0] if nested else None, reading)
    return _judge_by_year(citation, reading)


def _judge_programme(programme: Programme, reading: Reading) -> Verdict:
    year, name = reading.frame.new_year, programme.names[0]
    if not programme.ended_before(year):
        until = f" đến hết năm {programme.last_year}" if programme.last_year else ""
        return Verdict(SpanClass.STANDING_REFERENCE, "programme-runs", f"«{name}» còn thực hiện{until}.")
    follow = f" Chương trình kế tiếp: {programme.successor}." if programme.successor else ""
    reason = f"«{name}» đã kết thúc khi hết năm {programme.last_year}, kế hoạch là của năm {year}.{follow}"
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
        if span.period.kind not in STANDING_KINDS
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
        return Verdict(SpanClass.CITED_ACT, _OF_LATE, reason, confidence=0.6, needs_person=True)
    return Verdict(SpanClass.CITED_ACT, _KEPT, "Viện dẫn giữ nguyên từng chữ.")


def _of_the_year(rule: str, reason: str, *, confidence: float = 1.0) -> Verdict:
    return Verdict(
        SpanClass.UPSTREAM_ACT,
        rule,
        reason,
        confidence=confidence,
        needs_person=True,
        slot=Slot.UPSTREAM_ACT.value,
    )
