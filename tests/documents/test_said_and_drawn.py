"""Numbers in the words of a report beside its tables: the same thing counted differently is told, and nothing unsure."""

from pathlib import Path

import pytest

from docgen import check, load, render

NAME = "Tỷ lệ lao động nữ làm công hưởng lương"
COMPOSED = Path(__file__).parents[1] / "api" / "test_reporting"


def report(sentence, *rows, headers=("TT", "Chỉ tiêu", "Đơn vị tính", "Kết quả")):
    rows = rows or (["1", NAME, "%", "46,8%"],)
    return load(
        {
            "document": "report",
            "year": 2024,
            "period": "6 tháng đầu năm 2024",
            "issuer": {"name": "Ủy ban nhân dân xã A", "code": "UBND", "place": "A"},
            "subject": "Kết quả công tác bình đẳng giới 6 tháng đầu năm 2024",
            "sections": [
                {"title": "Kết quả", "paragraphs": [sentence, "Số liệu chi tiết tại Phụ lục kèm theo."]},
            ],
            "signature": {"position": "CHỦ TỊCH", "full_name": "Nguyễn Văn A"},
            "appendices": [
                {
                    "title": "Biểu số liệu",
                    "items": [{"table": {"columns": [{"header": each} for each in headers], "rows": list(rows)}}],
                }
            ],
        }
    )


def told(*arguments, **keywords):
    return [
        finding.message for finding in check(render(report(*arguments, **keywords)).bytes, select=["BC-107"]).findings
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        f"{NAME}: 48,6%.",
        f"{NAME} đạt 48,6%, tăng 2% so với cùng kỳ.",
        f"Trong 6 tháng đầu năm 2024, {NAME[0].lower()}{NAME[1:]} là 48,6%.",
        f"{NAME}: 48,6% (ước thực hiện); mục tiêu: 50%.",
        f"Đã mở 2 lớp; {NAME[0].lower()}{NAME[1:]} đạt 48%.",
    ],
)
def test_another_number_of_the_same_row_is_told(sentence):
    (message,) = told(sentence)
    assert "bảng ghi 46,8%" in message


@pytest.mark.parametrize(
    "sentence",
    [
        f"{NAME}: 46,8%.",
        f"{NAME} đạt 47%.",  # rounded
        f"{NAME} đạt trên 40%.",
        f"{NAME} đạt 240 người.",
        f"{NAME} ước đạt 48,6%.",
        f"{NAME}: 05/08.",
        f"Năm 2023, {NAME[0].lower()}{NAME[1:]} đạt 40%.",
        f"{NAME} đạt 40% cùng kỳ năm trước.",
        f"Phấn đấu {NAME[0].lower()}{NAME[1:]} đạt 50%.",
        f"Mục tiêu năm 2025, {NAME[0].lower()}{NAME[1:]} đạt 50%.",
        f"{NAME} ở khối 3 đạt 30%.",
    ],
)
def test_what_may_mean_another_figure_is_left_alone(sentence):
    assert told(sentence) == []


def test_counts_are_compared_by_the_unit_of_their_column():
    rows = (["1", "Số hội nghị tuyên truyền đã tổ chức", "hội nghị", "1.012"],)
    assert told("Số hội nghị tuyên truyền đã tổ chức là 1.002 hội nghị.", *rows) != []
    assert told("Số hội nghị tuyên truyền đã tổ chức: 1.012.", *rows) == []
    assert told("Số hội nghị tuyên truyền đã tổ chức: 1.002 lượt người.", *rows) == []


def test_a_column_of_the_documents_own_period_is_the_result_and_that_of_another_is_not():
    headers = ("TT", "Chỉ tiêu", "Kết quả năm 2023", "Kết quả 6 tháng đầu năm 2024")
    assert told(f"{NAME}: 45%.", ["1", NAME, "45%", "46,8%"], headers=headers) != []
    assert told(f"{NAME}: 46,8%.", ["1", NAME, "45%", "46,8%"], headers=headers) == []
    before = ("TT", "Chỉ tiêu", "Đơn vị tính", "Kết quả năm 2023")
    assert told(f"{NAME}: 45%.", headers=before) == []


def test_a_name_with_two_numbers_says_none_for_sure():
    assert told(f"{NAME}: 40%.", ["1", NAME, "%", "45%"], ["2", NAME, "%", "46%"]) == []


def test_a_data_file_is_asked_the_same():
    found = check(report(f"{NAME}: 48,6%."), select=["BC-107"]).findings
    assert [finding.code for finding in found] == ["BC-107"]


@pytest.mark.parametrize("name", ["6-months-report", "year-report"])
def test_a_number_changed_in_a_finished_report_is_found(name):
    composed = load(COMPOSED / f"{name}.yaml")
    assert check(render(composed).bytes, select=["BC"]).findings == ()
    data = composed.model_dump(mode="json")
    row = next(each for each in data["appendices"][1]["items"][0]["table"]["rows"] if named(each) == NAME)
    row["cells"][5]["text"] = "64,8%"
    (finding,) = check(render(load(data)).bytes, select=["BC-107"]).findings
    assert finding.message.startswith(f"«{NAME}»: lời văn ghi")


def named(row):
    return row["cells"][1]["text"] if len(row["cells"]) > 1 else ""


def test_a_total_changed_in_the_table_of_tasks_is_found():
    text = (COMPOSED / "year-report.yaml").read_text(encoding="utf-8")
    assert text.count("- 14 lớp tập huấn") == 1
    changed = load(text.replace("- 14 lớp tập huấn", "- 41 lớp tập huấn").encode())
    (finding,) = check(render(changed).bytes, select=["BC-107"]).findings
    assert finding.message == "Lời văn ghi 14 lớp tập huấn, bảng ghi 41 lớp tập huấn của cùng nhiệm vụ."
