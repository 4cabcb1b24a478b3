from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from docgen.vietnamese.citations import (
    Citation,
    CitationSpan,
    DateForm,
    find_citations,
    format_citation,
    parse_citation,
)
from docgen.vietnamese.dates import format_date_short

CASES = YAML(typ="safe", pure=True).load(Path(__file__).with_name("citations.yaml"))

FRAGMENTS = st.sampled_from(
    [
        "Kế hoạch",
        "Luật",
        "Bình đẳng giới",
        "số",
        "ngày",
        "277/LĐTBXH-BĐG",
        "30/2020/NĐ-CP",
        "104-KH/TU",
        "11/4/2024",
        "năm",
        "2024",
        "tháng",
        "của",
        "UBND",
        "tỉnh",
        "về",
        "về việc",
        "ban hành",
        ",",
        ";",
        ".",
        "và",
        "“",
        "”",
        "(",
        ")",
        "\n",
        "\n\n",
        "  ",
        "\xa0",
        "Nghị quyết",
        "Hiến pháp",
        "này",
        ".../KH-UBND",
        "sửa đổi",
        "55",
        "/",
        "-",
        "QĐ",
        "của UBND",
        "…",
    ]
)
MESSY_TEXT = st.one_of(
    st.text(max_size=80), st.lists(FRAGMENTS, max_size=25).map(" ".join), st.lists(FRAGMENTS, max_size=25).map("".join)
)


def _described(span: CitationSpan, mark: str = "") -> list[str]:
    citation = span.citation
    day = str(citation.issued_year or "—")
    if citation.date is not None:
        day = format_date_short(citation.date)
    parts = [citation.type, citation.reference, day, citation.issuer, citation.title]
    own = mark + " | ".join(part or "—" for part in parts)
    return [own, *(line for inner in span.nested for line in _described(inner, "> "))]


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:60] for case in CASES])
def test_a_sentence_cites_these_acts(case):
    found = [line for span in find_citations(case["text"]) for line in _described(span)]

    assert found == [_with_decree_zeros(line) for line in case["found"]]


def _with_decree_zeros(line: str) -> str:
    parts = line.split(" | ")
    if "/" in parts[2]:
        day, month, year = parts[2].split("/")
        parts[2] = f"{int(day):02d}/{month}/{year}"
    return " | ".join(parts)


@pytest.mark.parametrize("case", [case for case in CASES if case["found"]], ids=lambda case: case["text"][:60])
def test_what_is_found_reads_as_the_same_citation_alone(case):
    for span in find_citations(case["text"]):
        assert parse_citation(span.citation.written) == span.citation
        assert format_citation(span.citation) == case["text"][span.start : span.end]


@given(MESSY_TEXT)
@settings(max_examples=100)
def test_spans_lie_inside_any_text_in_order_and_apart(text):
    previous = 0
    for span in find_citations(text):
        assert previous <= span.start < span.end <= len(text)
        assert span.citation.written == text[span.start : span.end]
        for part in (span.number, span.date, span.issuer, span.title):
            assert part is None or span.start <= part.start < part.end <= span.end
        for inner in span.nested:
            assert span.title is not None
            assert span.title.start <= inner.start < inner.end <= span.title.end
        previous = span.end


@given(st.lists(FRAGMENTS, max_size=20).map(" ".join))
@settings(max_examples=100)
def test_what_is_found_in_any_text_reads_the_same_alone(text):
    for span in find_citations(text):
        assert parse_citation(span.citation.written) == span.citation


@given(MESSY_TEXT)
@settings(max_examples=100)
def test_a_parsed_text_prints_exactly_as_written(text):
    try:
        citation = parse_citation(text)
    except ValueError:
        return
    assert format_citation(citation) == text


ACTS = st.builds(
    Citation,
    written=st.just(""),
    type=st.sampled_from(["Kế hoạch", "Quyết định", "Tờ trình", "Công văn", "Nghị quyết"]),
    number=st.integers(1, 9999).map("{:02d}".format),
    year=st.sampled_from(["", "2019", "2025"]),
    symbol=st.sampled_from(["KH-UBND", "QĐ-TTg", "BNV-CTTN&BĐG", "NQ-UBTVQH15", "TTr-SNV"]),
    date=st.dates(min_value=date(1945, 9, 2), max_value=date(2100, 1, 1)),
    date_form=st.just(DateForm.LONG),
    issuer=st.sampled_from(["", "UBND tỉnh Nghệ An", "Thủ tướng Chính phủ", "Bộ Lao động - Thương binh và Xã hội"]),
    title=st.sampled_from(["công tác văn thư", "thực hiện Chiến lược giai đoạn 2021 - 2030", "phòng, chống bạo lực"]),
    title_link=st.sampled_from(["về", "về việc"]),
)


@given(ACTS)
@settings(max_examples=60)
def test_the_full_form_carries_every_part(act):
    full = format_citation(act, style="full")

    read = parse_citation(full)

    assert (read.type, read.reference, read.date, read.issuer, read.title, read.title_link) == (
        act.type,
        act.reference,
        act.date,
        act.issuer,
        act.title,
        act.title_link,
    )
    assert format_citation(read, style="full") == full


@given(ACTS)
@settings(max_examples=60)
def test_the_short_form_is_type_and_number(act):
    short = format_citation(act, style="short")

    assert short == f"{act.type} số {act.reference}"
    assert parse_citation(short).key == act.key


@pytest.mark.parametrize(
    ("written", "full", "short"),
    [
        (
            "QĐ 2232/QĐ-TTg 28/12/2020 của Thủ tướng Chính phủ v/v phê duyệt Chương trình",
            "Quyết định số 2232/QĐ-TTg ngày 28 tháng 12 năm 2020 của Thủ tướng Chính phủ về việc phê duyệt Chương trình",
            "Quyết định số 2232/QĐ-TTg",
        ),
        (
            "Luật Bình đẳng giới số 73/2006/QH11 ngày 29/11/2006",
            "Luật Bình đẳng giới ngày 29 tháng 11 năm 2006",
            "Luật Bình đẳng giới",
        ),
        (
            "Luật Tổ chức chính quyền địa phương số 72/2025/QH15",
            "Luật Tổ chức chính quyền địa phương số 72/2025/QH15",
            "Luật Tổ chức chính quyền địa phương",
        ),
        ("55 /KH-UBND", "Kế hoạch số 55/KH-UBND", "Kế hoạch số 55/KH-UBND"),
        ("số 277/LĐTBXH-BĐG", "Văn bản số 277/LĐTBXH-BĐG", "Văn bản số 277/LĐTBXH-BĐG"),
        ("Nghị quyết 28/NQ-CP năm 2021", "Nghị quyết số 28/NQ-CP năm 2021", "Nghị quyết số 28/NQ-CP"),
        ("Hiến pháp năm 2013", "Hiến pháp năm 2013", "Hiến pháp năm 2013"),
        ("Tờ trình số .../TTr-SNV ngày ...", "Tờ trình số .../TTr-SNV ngày ...", "Tờ trình số .../TTr-SNV"),
        ("Kế hoạch số 104-KH/TU", "Kế hoạch số 104-KH/TU", "Kế hoạch số 104-KH/TU"),
        ("Kế hoạch ngày 11/4/2024", "Kế hoạch ngày 11 tháng 4 năm 2024", "Kế hoạch ngày 11 tháng 4 năm 2024"),
    ],
)
def test_first_and_later_citations_take_the_decree_forms(written, full, short):
    citation = parse_citation(written)

    assert format_citation(citation, style="full") == full
    assert format_citation(citation, style="short") == short


def test_one_number_in_two_spellings_has_one_key():
    one = parse_citation("Kế hoạch số 055 /KH-UBND ngày 02/4/2021")
    other = parse_citation("55/KH-UBND ngày 22/3/2022")

    assert one.key == other.key
    assert one.issued_year != other.issued_year


def test_one_law_in_two_spellings_has_one_key():
    assert parse_citation("Luật Hòa giải ở cơ sở").key == parse_citation("Luật  Hoà giải ở cơ sở năm 2013").key


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "để trống"),
        ("   ", "để trống"),
        ("Kế hoạch công tác năm 2024", "không phải là viện dẫn"),
        ("Căn cứ Kế hoạch số 5/KH-UBND", "không phải là viện dẫn"),
        (" Kế hoạch số 5/KH-UBND", "khoảng trắng"),
        ("Kế hoạch số 5/KH-UBND; Kế hoạch số 6/KH-UBND", "nhiều văn bản"),
        ("Kế hoạch số 5/KH-UBND được ban hành", "được ban hành"),
    ],
)
def test_text_that_is_not_one_citation_is_refused_in_words(text, words):
    with pytest.raises(ValueError, match=words):
        parse_citation(text)


@pytest.mark.parametrize(
    "piece",
    [
        "Kế hoạch ",
        "Kế hoạch số ",
        "1/KH",
        "số 1/KH-UBND về ",
        "Luật A",
        "Luật A, chống ",
        "A",
        "1",
        " ",
        "\n",
        "(",
        "“",
        "KH-",
        "A-",
        "ngày ",
        "ngày ... ",
        "của UBND ",
        "Kế hoạch số 1/KH-A về Kế hoạch số 1/KH-A của ",
        ", Sở A, ",
        "._",
        "1/",
        "số ",
    ],
)
def test_a_hostile_text_of_a_hundred_thousand_letters_is_read(piece):
    text = "Kế hoạch số 5/KH-UBND về " + piece * (100_000 // len(piece))

    spans = find_citations(text)

    assert all(span.citation.written == text[span.start : span.end] for span in spans)
