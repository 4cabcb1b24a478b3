from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from docgen.vietnamese.dates import format_date_short
from docgen.vietnamese.deadlines import DeadlineKind, PartialDate, find_deadlines, parse_deadline

CASES = YAML(typ="safe", pure=True).load(Path(__file__).with_name("deadlines.yaml"))
CELLS = [case for case in CASES if "cell" in case]
TEXTS = [case for case in CASES if "text" in case]
IN_2024 = "in 2024"

FRAGMENTS = st.sampled_from(
    [
        "trước",
        "ngày",
        "30",
        "tháng",
        "11",
        "năm",
        "2020",
        "15/6",
        "31/2/2024",
        "chậm nhất",
        "là",
        "đến",
        "hết",
        "từ",
        "15/11",
        "15/12",
        "-",
        "quý",
        "IV",
        "hằng",
        "hàng",
        "định kỳ",
        "6",
        "trong",
        "vào",
        "05",
        "kể từ",
        "ngày ký",
        "xong",
        "mùa mưa",
        "(",
        ")",
        ",",
        ";",
        ".",
        "\n",
        "  ",
        "17h00",
        "thứ Sáu",
        "sau",
        "kế tiếp",
        "của",
        "thường xuyên",
        "cả",
        "29/02",
        "0",
        "99",
    ]
)
MESSY_TEXT = st.one_of(
    st.text(max_size=80),
    st.lists(FRAGMENTS, max_size=25).map(" ".join),
    st.lists(FRAGMENTS, max_size=25).map("".join),
)


def _partial(partial):
    if partial is None:
        return ""
    year = f"{partial.year_offset:+d}" if partial.year_offset else partial.year or "?"
    return f"{year}-{partial.month or '?'}-{partial.day or '?'}"


def _described(deadline):
    words = f"{deadline.kind} {_partial(deadline.start)}..{_partial(deadline.end)}"
    if deadline.every:
        words += f" every {', '.join(deadline.every)}"
    if deadline.kind is DeadlineKind.RELATIVE:
        words += f" {deadline.count} {deadline.unit} from {deadline.anchor}"
    return words


@pytest.mark.parametrize("case", CELLS, ids=[case["cell"][:60] for case in CELLS])
def test_a_cell_means_this(case):
    deadline = parse_deadline(case["cell"])

    assert _described(deadline) == case["is"]
    assert deadline.written == case["cell"]


@pytest.mark.parametrize("case", CELLS, ids=[case["cell"][:60] for case in CELLS])
def test_the_days_of_a_cell_are_derived_or_refused_in_words(case):
    deadline = parse_deadline(case["cell"])

    if IN_2024 in case:
        first, last = deadline.resolve(2024)
        assert f"{format_date_short(first)} - {format_date_short(last)}" == case[IN_2024]
    else:
        with pytest.raises(ValueError, match="Không suy được"):
            deadline.resolve(2024)


@pytest.mark.parametrize("case", TEXTS, ids=[case["text"][:60] for case in TEXTS])
def test_a_sentence_holds_these_deadlines(case):
    spans = find_deadlines(case["text"])

    assert [f"{span.deadline.written} = {_described(span.deadline)}" for span in spans] == case["found"]
    for span in spans:
        assert case["text"][span.start : span.end] == span.deadline.written


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "để trống"),
        (" \n", "để trống"),
        ("trước ngày 31/2/2024", "không có ngày 31"),
        ("31/2/2024", "không có ngày 31"),
        ("30 tháng 2", "Tháng 2 không có ngày 30"),
        ("trước ngày 31 tháng 11", "Tháng 11 không có ngày 31"),
        ("chậm nhất ngày 29/02/2025", "không có ngày 29"),
        ("trước ngày 15/13", "chỉ có 12 tháng"),
        ("định kỳ ngày 32 hàng tháng", "Không có ngày 32"),
        ("từ 15/11 đến 31/11/2024", "không có ngày 31"),
    ],
)
def test_an_impossible_deadline_is_refused_in_words(text, words):
    with pytest.raises(ValueError, match=words):
        parse_deadline(text)


def test_the_leap_day_without_year_waits_for_its_year():
    deadline = parse_deadline("chậm nhất ngày 29/02")

    assert deadline.resolve(2024)[1] == date(2024, 2, 29)
    with pytest.raises(ValueError, match="Tháng 2 năm 2025 không có ngày 29"):
        deadline.resolve(2025)


def test_a_partial_date_without_year_names_no_day():
    with pytest.raises(ValueError, match="không ghi năm"):
        PartialDate(month=6, day=15).first_day()


@given(
    st.dates(min_value=date(1950, 1, 1), max_value=date(2150, 12, 31)),
    st.sampled_from(["trước", "chậm nhất", "đến hết"]),
)
@settings(max_examples=60)
def test_any_day_of_the_calendar_is_read(day, word):
    deadline = parse_deadline(f"{word} ngày {format_date_short(day)}")

    assert deadline.end == PartialDate(day.year, day.month, day.day)
    assert deadline.exclusive == (word == "trước")
    first, last = deadline.resolve(1999)
    assert first <= last
    assert (day - last).days == int(deadline.exclusive)


@given(MESSY_TEXT)
@settings(max_examples=100)
def test_spans_lie_inside_any_text_in_order_and_apart(text):
    previous = 0
    for span in find_deadlines(text):
        assert previous <= span.start < span.end <= len(text)
        assert span.deadline.written == text[span.start : span.end]
        previous = span.end


@given(st.lists(FRAGMENTS, max_size=20).map(" ".join))
@settings(max_examples=100)
def test_what_is_found_in_any_text_reads_the_same_alone(text):
    for span in find_deadlines(text):
        if span.deadline.kind is DeadlineKind.FREE:
            continue  # an impossible day: alone it is refused in words
        assert parse_deadline(span.deadline.written) == span.deadline


@given(MESSY_TEXT, st.integers(1950, 2150))
@settings(max_examples=100)
def test_a_cell_keeps_its_spelling_and_its_days_run_forward(text, year):
    try:
        deadline = parse_deadline(text)
    except ValueError:
        return
    assert deadline.written == text
    try:
        first, last = deadline.resolve(year)
    except ValueError:
        return
    assert first <= last


def test_every_kind_has_a_case():
    assert {case["is"].split()[0] for case in CELLS} == set(DeadlineKind)


@pytest.mark.parametrize(
    "piece",
    [
        "trước ",
        "ngày ",
        "trước ngày 15/6 ",
        "từ 15/11 đến ",
        "chậm nhất ",
        "hàng tháng ",
        "định kỳ 6 tháng, ",
        "1",
        "1/",
        "1-",
        " ",
        "\n",
        "(",
        "05 ngày, kể từ ",
        "xong trước mùa ",
        "trong năm ",
        "thường xuyên ",
    ],
)
def test_a_hostile_text_of_a_hundred_thousand_letters_is_read(piece):
    text = "trước ngày 15/6 " + piece * (100_000 // len(piece))

    assert all(span.deadline.written == text[span.start : span.end] for span in find_deadlines(text))
    assert parse_deadline(text).written == text
