import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from docgen.lifecycle.spans import Span, SpanClass, SpanContext, TextRole, apply_spans, find_spans
from docgen.loading import shipped_register
from docgen.vietnamese.citations import find_citations

CASES = Path(__file__).parent / "spans"
REGISTER = shipped_register()
ISSUER = "Ủy ban nhân dân thị xã Cửa Lò"
A_YEAR = re.compile(r"(?<!\d)(?<!\d[.,])(?:19|20|21)\d\d(?!\d)(?![.,]\d)")


def cases():
    return list(_cases())


def _cases():
    for file in sorted(CASES.glob("*.yaml")):
        for number, case in enumerate(YAML(typ="safe").load(file.read_text(encoding="utf-8"))):
            yield pytest.param(case, id=f"{file.stem}-{number}-{case['câu'][:40]}")


def written(span: Span) -> str:
    """A span as the table writes it: `năm 2023 | năm gốc, năm của số liệu | hỏi | gợi ý: năm 2024`."""
    parts = [span.text, span.kind.label]
    if span.slot:
        parts.append("chờ điền")
    elif span.needs_person:
        parts.append("hỏi")
    if span.suggestion is not None:
        parts.append(f"gợi ý: {span.suggestion}")
    return " | ".join([*parts, *(f"nhắc: {warning}" for warning in span.warnings)])


def spans_of(text, old=2024, new=2025, *, role=TextRole.BODY, issuer="", on=None):
    return find_spans(
        text, old_year=old, new_year=new, register=REGISTER, on=on, context=SpanContext(TextRole(role), issuer)
    )


def moved(text, old, new, role=TextRole.BODY):
    return apply_spans(text, spans_of(text, old, new, role=role))


@pytest.mark.parametrize("case", cases())
def test_each_sentence_of_the_table_becomes_what_it_says(case):
    text = case["câu"]
    day = case.get("ngày")
    spans = spans_of(
        text,
        case["từ"],
        case["sang"],
        role=case.get("nơi", "body"),
        issuer=case.get("của", ""),
        on=date.fromisoformat(str(day)) if day else None,
    )
    assert [written(span) for span in spans] == case["đoạn"]
    assert apply_spans(text, spans) == case.get("thành", text)


def test_the_table_holds_at_least_150_sentences():
    assert len(cases()) >= 150


SENTENCES = [case.values[0]["câu"] for case in cases()]
PIECES = st.sampled_from(SENTENCES)
TEXTS = st.lists(PIECES, min_size=1, max_size=4).map("; ".join) | st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs",)), max_size=80
)


@settings(max_examples=100, deadline=None)
@given(TEXTS, st.integers(2019, 2026), st.integers(0, 4), st.sampled_from(["", ISSUER]), st.sampled_from(TextRole))
def test_spans_are_in_order_fit_the_text_and_hold_every_year(text, old, years, issuer, role):
    spans = spans_of(text, old, old + years, role=role, issuer=issuer)
    place = 0
    for span in spans:
        assert span.start >= place
        assert text[span.start : span.end] == span.text
        assert span.reason
        assert 0 < span.confidence <= 1
        place = span.end
    for year in A_YEAR.finditer(text):
        assert any(span.start <= year.start() and year.end() <= span.end for span in spans), year.group()


@settings(max_examples=100, deadline=None)
@given(TEXTS, st.integers(2019, 2027), st.sampled_from(TextRole))
def test_nothing_changes_within_one_year(text, year, role):
    spans = spans_of(text, year, year, role=role, issuer=ISSUER)
    assert apply_spans(text, spans) == text
    assert not any(span.slot for span in spans if span.rule != "still-open")


@settings(max_examples=100, deadline=None)
@given(TEXTS, st.integers(2019, 2026), st.integers(1, 3))
def test_a_cited_act_keeps_every_byte(text, old, years):
    spans = spans_of(text, old, old + years, issuer=ISSUER)
    after = apply_spans(text, spans)
    acts = {SpanClass.CITED_ACT, SpanClass.UPSTREAM_ACT, SpanClass.STANDING_REFERENCE, SpanClass.LAW}
    for span in spans:
        if span.kind in acts:
            assert span.replacement is None
    if "[CẦN ĐIỀN" not in text and not any(span.kind in (SpanClass.THEME, SpanClass.NUMBER) for span in spans):
        for found in find_citations(text):
            assert found.citation.written in after


DAYS = st.dates(date(2024, 1, 1), date(2024, 12, 31)).filter(lambda day: (day.month, day.day) != (2, 29))
DEADLINES = st.one_of(
    DAYS.map(lambda day: f"trước ngày {day.day:02d}/{day.month}/{day.year}"),
    DAYS.map(lambda day: f"chậm nhất ngày {day.day} tháng {day.month} năm {day.year}"),
    DAYS.map(lambda day: f"hoàn thành trong tháng {day.month}/{day.year}"),
    st.sampled_from(["I", "II", "III", "IV"]).map(lambda quarter: f"trong quý {quarter}/2024"),
    st.tuples(DAYS, DAYS).map(lambda pair: f"từ {min(pair):%d/%m} đến {max(pair):%d/%m} năm 2024"),
    st.sampled_from(["từ 15/12/2023 đến 14/6/2024", "năm học 2024-2025", "năm 2024", "6 tháng đầu năm 2024"]),
    st.sampled_from(["từ ngày 15/11/2024 đến ngày 15/01/2025", "trước ngày 20/01/2025", "xây dựng kế hoạch năm 2025"]),
)


@settings(max_examples=100, deadline=None)
@given(st.lists(DEADLINES, min_size=1, max_size=3).map("; ".join), st.sampled_from([TextRole.BODY, TextRole.CLOSING]))
def test_twice_by_one_year_is_once_by_two_for_dates(text, role):
    assert moved(moved(text, 2024, 2025, role), 2025, 2026, role) == moved(text, 2024, 2026, role)


@settings(max_examples=50, deadline=None)
@given(DAYS, st.integers(2025, 2032))
def test_a_deadline_keeps_its_day_and_month(day, year):
    assert moved(f"trước ngày {day:%d/%m}/2024", 2024, year) == f"trước ngày {day:%d/%m}/{year}"


def test_spans_of_another_text_are_refused():
    with pytest.raises(ValueError, match="không khớp"):
        apply_spans("năm 2025", spans_of("trong năm 2024"))


def test_a_long_hostile_text_is_read_in_time_that_grows_with_its_length():
    for unit in ("năm 2024 ", "các các các ", "chủ đề “", "2024-2025-", "Sở Lao động - ", "đến năm ", "kỷ niệm 9 "):
        assert apply_spans(unit * 400, ()) == unit * 400
        spans_of(unit * 400, issuer=ISSUER, new=2026)


YEARS_IN_WORDS = st.builds(
    str.format,
    st.sampled_from(
        [
            "năm {0}",
            "đạt 60% vào năm {0}",
            "năm {0} phấn đấu 63%",
            "trong năm {0}",
            "đến năm {0} đạt 80%",
            "trước ngày 15/6/{0}",
            "tháng 10/{0}",
            "quý I/{0}",
            "năm {0}: 12/15 thôn",
            "từ năm {0}",
        ]
    ),
    st.integers(2023, 2030),
)
INSIDE_ANOTHER = {SpanClass.CITED_ACT, SpanClass.UPSTREAM_ACT, SpanClass.STANDING_REFERENCE, SpanClass.LAW}


@settings(max_examples=100, deadline=None)
@given(st.lists(YEARS_IN_WORDS, min_size=2, max_size=5).map(", ".join), st.integers(2024, 2026), st.integers(1, 3))
def test_two_different_years_of_a_sentence_never_become_one(text, old, later):
    pairs = set()
    for span in spans_of(text, old, old + later):
        if span.kind in INSIDE_ANOTHER | {SpanClass.PERIOD}:
            continue
        now = span.text if span.replacement is None else span.replacement
        pairs |= set(zip(A_YEAR.findall(span.text), A_YEAR.findall(now), strict=True))
    for now in {now for _, now in pairs}:
        assert len({was for was, other in pairs if other == now}) == 1
