"""A báo cáo comes back from its words: parts, figures, reasons, states and indicators as they were composed."""

from pathlib import Path

import pytest

from docgen import dump, load, read_document, render
from docgen.contracts.results import TaskStatus
from docgen.documents.report.headings import find_part
from docgen.documents.report.model import Report
from docgen.documents.report.printed import UNPRINTED_FIELDS
from docgen.documents.report.said import find_figures, find_indicator, find_reason, find_status

COMPOSED = Path(__file__).parents[1] / "api" / "test_reporting"


def without_unprinted(value):
    """Plain data without what no page shows; a numbering that numbers nothing is not printed either."""
    if isinstance(value, dict):
        kept = {key: without_unprinted(each) for key, each in value.items() if key not in UNPRINTED_FIELDS}
        if "columns" in kept:
            kept.pop("title", None)
        if "items" not in kept:
            kept.pop("numbering", None)
        return kept
    return [without_unprinted(each) for each in value] if isinstance(value, list) else value


def plain(document):
    return without_unprinted(document.model_dump(mode="json", exclude_defaults=True))


@pytest.mark.parametrize("name", ["6-months-report", "year-report"])
def test_a_consolidated_report_gives_its_figures_back_from_its_words_alone(name):
    report = load(COMPOSED / f"{name}.yaml")
    read = read_document(render(report, embed_data=False).bytes)
    assert isinstance(read.document, Report)
    assert read.leftovers == ()
    assert plain(read.document) == plain(report)


@pytest.mark.parametrize("name", ["6-months-report", "year-report"])
def test_a_report_of_docgens_own_comes_back_whole(name):
    report = load(COMPOSED / f"{name}.yaml")
    assert read_document(render(report).bytes).document == report


def test_what_was_read_renders_and_reads_the_same_again():
    read = read_document(render(load(COMPOSED / "year-report.yaml"), embed_data=False).bytes).document
    assert load(dump(read).encode()) == read
    assert plain(read_document(render(read, embed_data=False).bytes).document) == plain(read)


@pytest.mark.parametrize(
    ("heading", "part"),
    [
        ("I. CÔNG TÁC LÃNH ĐẠO, CHỈ ĐẠO", "direction"),
        ("II. KẾT QUẢ THỰC HIỆN", "results"),
        ("1. Kết quả thực hiện nhiệm vụ theo Kế hoạch", "task_results"),
        ("2. Kết quả thực hiện các mục tiêu, chỉ tiêu của Chiến lược", "indicator_results"),
        ("3. Chương trình phòng ngừa, ứng phó với bạo lực trên cơ sở giới", "programmes"),
        ("4. Tổ chức Tháng hành động vì bình đẳng giới", "action_month"),
        ("III. TỒN TẠI, HẠN CHẾ, NGUYÊN NHÂN", "difficulties"),
        ("Nguyên nhân", "causes"),
        ("IV. PHƯƠNG HƯỚNG, NHIỆM VỤ KỲ TỚI", "next_period"),
        ("II. NHIỆM VỤ TRỌNG TÂM THÁNG 6", "next_period"),
        ("V. ĐỀ XUẤT, KIẾN NGHỊ", "proposals"),
        ("Cải cách thủ tục hành chính", None),
    ],
)
def test_a_heading_announces_its_part_in_any_wording(heading, part):
    assert find_part(heading) == part


def test_totals_are_read_with_what_they_count():
    text = "Tổng hợp từ các đơn vị: 1.250 lượt người; 02 hội nghị; 05 (ước thực hiện)."
    assert find_figures(["Câu khác.", text]) == [
        {"name": "lượt người", "value": "1.250 lượt người", "estimated": True},
        {"name": "hội nghị", "value": "02 hội nghị", "estimated": True},
        {"name": "số lượng", "value": "05", "estimated": True},
    ]
    assert find_figures(["Tổng hợp từ các đơn vị: nhiều hội nghị."]) == []


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("07/07 đơn vị đã hoàn thành.", TaskStatus.DONE),
        ("06/07 đơn vị đã hoàn thành; 01/07 đơn vị chưa có báo cáo (Phường A).", TaskStatus.PARTLY),
        ("06/07 đơn vị chưa thực hiện; 01/07 đơn vị chưa có báo cáo (Phường A).", TaskStatus.NOT_DONE),
        ("06/07 đơn vị chưa rõ tình trạng; 01/07 đơn vị chưa có báo cáo (Phường A).", TaskStatus.UNCLEAR),
        ("03/07 đơn vị đã hoàn thành; 04/07 đơn vị chưa thực hiện.", TaskStatus.PARTLY),
        ("Chưa đơn vị nào báo cáo nhiệm vụ này.", TaskStatus.UNANSWERED),
        ("Đã mở lớp.", None),
    ],
)
def test_the_state_of_a_task_is_read_from_how_far_the_units_are(text, status):
    assert find_status([text]) is status


def test_a_reason_is_read():
    assert find_reason(["Câu khác.", "Lý do chưa hoàn thành: Phường A: thiếu kinh phí."]) == "Phường A: thiếu kinh phí"
    assert find_reason(["Câu khác."]) is None


@pytest.mark.parametrize(
    ("text", "values"),
    [
        (
            "Tỷ lệ nữ: 62,5% (ước thực hiện) (25/40); mục tiêu năm 2025: ít nhất 60%, đạt; tăng 2,5 điểm phần trăm.",
            {
                "indicator": "Tỷ lệ nữ",
                "value": "62,5%",
                "estimated": True,
                "target": "ít nhất 60%",
                "achieved": True,
            },
        ),
        (
            "Tử vong mẹ: 25 ca/100.000 trẻ đẻ sống; mục tiêu năm 2025: 42, chưa đạt.",
            {"indicator": "Tử vong mẹ", "value": "25 ca/100.000 trẻ đẻ sống", "target": "42", "achieved": False},
        ),
        ("Tỷ lệ nữ: 50%; kỳ trước: 48%.", {"indicator": "Tỷ lệ nữ", "value": "50%", "previous": "48%"}),
        ("Giờ việc nhà: chưa tổng hợp được, chưa đơn vị nào ghi số liệu.", {"indicator": "Giờ việc nhà"}),
        ("Một câu không có số.", {}),
    ],
)
def test_an_indicator_is_read_with_its_target(text, values):
    assert find_indicator(text) == values
