"""What a plan's own wording gives: parts by heading, bodies, assignments, targets, funding, duties, table columns."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from docgen.api.reading import read_document
from docgen.documents.plan.assignment_tables import find_assignment_fields
from docgen.documents.plan.bodies import find_leading_body, split_bodies
from docgen.documents.plan.duties import find_duties
from docgen.documents.plan.figures import find_funding_values, find_target_values
from docgen.documents.plan.headings import find_part, leading_heading
from docgen.documents.plan.model import FundingPart, ReportingPart, Target
from docgen.documents.plan.task_words import find_details_in, find_details_line

DATA = YAML(typ="safe", pure=True).load(Path(__file__).with_name("plan_words.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("heading", DATA["headings"])
def test_a_heading_announces_its_part(heading: str) -> None:
    assert find_part(heading) == DATA["headings"][heading]


def test_a_short_beginning_before_a_colon_may_be_a_heading() -> None:
    assert leading_heading("Kinh phí thực hiện: từ ngân sách phường.") == "Kinh phí thực hiện"
    assert leading_heading("Các đơn vị sau:") == ""


@pytest.mark.parametrize("text", DATA["bodies"])
def test_the_body_that_a_sentence_charges_is_found(text: str) -> None:
    assert find_leading_body(text) == DATA["bodies"][text]


@pytest.mark.parametrize("case", DATA["lists"], ids=lambda case: case["text"])
def test_a_list_of_bodies_is_taken_apart_where_a_new_one_begins(case: dict[str, Any]) -> None:
    assert split_bodies(case["text"]) == case["bodies"]


@pytest.mark.parametrize("case", DATA["detail_lines"], ids=lambda case: case["text"])
def test_a_line_that_only_names_who_and_when_is_read_as_fields(case: dict[str, Any]) -> None:
    assert find_details_line(case["text"]) == case["values"]


@pytest.mark.parametrize("case", DATA["sentences"], ids=lambda case: case["text"])
def test_a_sentence_says_who_leads_and_until_when(case: dict[str, Any]) -> None:
    assert find_details_in([case["text"]]) == case["values"]


@pytest.mark.parametrize("case", DATA["targets"], ids=lambda case: case["text"])
def test_the_figure_of_a_target_is_found_when_there_is_one(case: dict[str, Any]) -> None:
    assert find_target_values(case["text"]) == case["values"]


@pytest.mark.parametrize("case", DATA["funding"], ids=lambda case: case["text"][:40])
def test_estimate_and_sources_of_funding_are_found(case: dict[str, Any]) -> None:
    assert find_funding_values([case["text"]]) == case["values"]


@pytest.mark.parametrize("case", DATA["duties"], ids=lambda case: case["text"][:40])
def test_the_duties_to_report_are_found_in_sentences(case: dict[str, Any]) -> None:
    assert find_duties([case["text"]]) == case["duties"]


def test_a_duty_below_the_heading_of_a_body_is_its_own() -> None:
    text = (
        "KẾ HOẠCH\nCông tác năm 2026\n\nI. CHẾ ĐỘ BÁO CÁO\n1. Phòng Văn hóa - Xã hội\n"
        "- Báo cáo 6 tháng trước ngày 15/6/2026.\n2. Các trường học\nBáo cáo năm trước ngày 15/12/2026.\n"
    )
    (section,) = read_document(text.encode()).document.sections
    assert [(duty.period.written, duty.reporters) for duty in section.duties] == [
        ("6 tháng", ("Phòng Văn hóa - Xã hội",)),
        ("năm", ("Các trường học",)),
    ]


@pytest.mark.parametrize("headers", DATA["columns"])
def test_the_columns_of_an_assignment_table_are_known_by_their_headers(headers: str) -> None:
    found = find_assignment_fields(headers.split(" | "))
    assert (list(found) if found else None) == DATA["columns"][headers]


_PIECES = (
    "Giao Phòng Nội vụ chủ trì phối hợp với Công an , ; : . ( ) 60% ít nhất trước ngày 30/6 báo cáo 6 tháng năm về "
    "UBND xã qua ngân sách nhà nước 5.000.000 đồng đóng góp gửi hằng định kỳ các và nguồn"
)
_WORDS = st.lists(st.sampled_from(_PIECES.split()), max_size=25).map(" ".join)


@given(_WORDS)
def test_whatever_is_found_stands_in_the_words_so_that_the_model_takes_it(text: str) -> None:
    said = f"X {text}".strip()
    Target.model_validate({"text": said, "numbered": False, **find_target_values(said)})
    FundingPart.model_validate({"part": "funding", "paragraphs": [said], **find_funding_values([said])})
    duties = find_duties([said])
    ReportingPart.model_validate({"part": "reporting", "paragraphs": [said], "duties": duties})
