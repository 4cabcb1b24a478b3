"""`docgen forms`, `docgen report`, `docgen calendar` at the shell: what is written, what is told, what is refused."""

import json
import re
import shutil
from pathlib import Path

import openpyxl
import pytest

from docgen.api import load

SAMPLES = Path(__file__).parents[2] / "samples" / "cua-lo-2024"
WARDS = SAMPLES / "wards.csv"
FORMS = SAMPLES / "results-6-months"


def names_in(folder):
    return sorted(path.name for path in folder.iterdir())


def reported(run, plan, *more, results=FORMS, output="bao-cao.yaml"):
    return run("report", plan, "--results", results, "--units", WARDS, "--period", "6-months", "-o", output, *more)


def test_forms_are_written_into_a_new_folder(run, plan, tmp_path):
    result = run("forms", plan, "--units", WARDS, "--period", "year", "--out", "bieu", "--format", "json")
    assert result.exit_code == 0
    told = json.loads(result.stdout)
    assert (told["version"], len(told["forms"])) == (1, 7)
    assert names_in(tmp_path / "bieu") == sorted(form["file"] for form in told["forms"])


def test_forms_are_filled_in_with_what_the_units_answered_before(run, plan, tmp_path):
    asked = ("forms", plan, "--units", WARDS, "--period", "year", "--out", "bieu")
    assert run(*asked, "--previous", FORMS).exit_code == 0
    form = next(path for path in (tmp_path / "bieu").iterdir() if "Nghi Hải" in path.name)
    filled = [row[4] for row in openpyxl.load_workbook(form)["Chỉ tiêu"].iter_rows(min_row=5, values_only=True)]
    assert len([value for value in filled if value is not None]) >= 10
    (tmp_path / "rong").mkdir()
    assert run(*asked, "--previous", "rong").exit_code == 2
    assert "không có biểu nào của kỳ trước" in run(*asked, "--previous", "rong").stderr


def test_a_report_is_written_as_data_and_what_is_to_be_seen_gives_code_1(run, plan, tmp_path):
    result = reported(run, plan, "--lineage", "nguon.json")
    assert result.exit_code == 1
    assert "Tổng hợp 6/7 đơn vị" in result.stderr
    assert "Phường Thu Thủy chưa gửi biểu." in result.stderr
    assert load(tmp_path / "bao-cao.yaml").type_name == "Báo cáo"
    assert json.loads((tmp_path / "nguon.json").read_text())["version"] == 1


def test_a_report_is_written_as_a_word_file_with_its_sources_as_a_workbook(run, plan, tmp_path):
    result = reported(run, plan, "--lineage", "nguon.xlsx", "--format", "json", output="bao-cao.docx")
    told = json.loads(result.stdout)
    assert (told["units"], told["answered"], len(told["files"])) == (7, 6, 2)
    for name in ("bao-cao.docx", "nguon.xlsx"):
        assert (tmp_path / name).read_bytes().startswith(b"PK")


def test_the_workbook_of_sources_links_to_the_forms_from_the_folder_it_lies_in(run, plan, tmp_path):
    (tmp_path / "ra").mkdir()
    assert reported(run, plan, "--lineage", "ra/nguon.xlsx").exit_code == 1
    sheet = openpyxl.load_workbook(tmp_path / "ra" / "nguon.xlsx").active
    links = [re.match(r'=HYPERLINK\("([^"#]+)', str(row[6])) for row in sheet.iter_rows(min_row=5, values_only=True)]
    ways = {link[1] for link in links if link}
    assert {(tmp_path / "ra" / way).resolve() for way in ways} == {path.resolve() for path in FORMS.iterdir()}


def test_last_periods_report_is_compared_with(run, plan, tmp_path):
    assert reported(run, plan, output="giua-nam.yaml").exit_code == 1
    year = ("report", plan, "--results", SAMPLES / "results-year", "--units", WARDS, "--period", "year")
    result = run(*year, "--previous", "giua-nam.yaml", "-o", "nam.yaml", "--lineage", "nguon.json")
    assert result.exit_code == 1
    text = " ".join((tmp_path / "nam.yaml").read_text().split())
    assert "điểm phần trăm so với kỳ trước" in text
    assert '"made": "previous"' in (tmp_path / "nguon.json").read_text()
    assert run(*year, "--previous", plan, "-o", "khac.yaml").exit_code == 3


def test_one_broken_file_among_the_forms_is_named_and_the_rest_is_counted(run, plan, tmp_path):
    shutil.copytree(FORMS, tmp_path / "gui-lai")
    (tmp_path / "gui-lai" / "hong.xlsx").write_bytes(b"PK\x03\x04")
    (tmp_path / "gui-lai" / "~$mo-dang.xlsx").write_bytes(b"")
    (tmp_path / "gui-lai" / "ghi-chu.txt").write_text("không phải biểu")
    result = reported(run, plan, results=tmp_path / "gui-lai")
    assert "hong.xlsx: Không đọc được biểu" in result.stderr
    assert "Tổng hợp 6/7 đơn vị" in result.stderr


def test_what_lies_in_the_folder_and_is_not_read_is_told(run, plan, tmp_path):
    folder = tmp_path / "gui-lai"
    shutil.copytree(FORMS, folder)
    first = names_in(folder)[0]
    for name in ("con", "da-ke", ".an"):
        (folder / name).mkdir()
    for name in ("thu.csv", "quet.PDF", "thu.zip", "so.yaml", "khong-duoi", "Desktop.ini", ".DS_Store", f"~${first}"):
        (folder / name).write_text("x")
    (folder / "~$da-xoa.xlsx").write_text("x")
    shutil.copy(WARDS, folder / "wards.csv")
    more = ("--results", folder / "da-ke", "--units", folder / "wards.csv", "-o", folder / "so.yaml")
    result = reported(run, plan, *more, "--format", "json", results=folder)
    told = [each for each in json.loads(result.stdout)["notices"] if each["code"] in {"form-passed-over", "form-open"}]
    assert [(each["file"], each["message"].split(";")[0]) for each in told] == [
        ("con", "Không đọc thư mục con"),
        ("khong-duoi", "Không đọc tệp không có đuôi"),
        ("quet.PDF", "Không đọc tệp .pdf"),
        ("thu.csv", "Không đọc tệp .csv: tệp này chỉ giữ một trang của biểu"),
        ("thu.zip", "Không đọc tệp nén .zip"),
        (first, "Tệp đang mở ở một chương trình khác: phần chưa lưu không được đọc."),
    ]
    assert "so.yaml: Không đọc tệp .yaml trong thư mục" in reported(run, plan, results=folder).stderr


def test_what_lies_among_last_periods_forms_and_is_not_read_is_told(run, plan, tmp_path):
    shutil.copytree(FORMS, tmp_path / "ky-truoc")
    (tmp_path / "ky-truoc" / "quet.pdf").write_text("x")
    arguments = ("--units", WARDS, "--period", "year", "--previous", "ky-truoc")
    told = run("forms", plan, *arguments, "--out", "bieu").stderr
    assert "Lưu ý: quet.pdf: Không đọc tệp .pdf" in told


def test_a_folder_that_may_not_be_read_is_told(run, plan, tmp_path, monkeypatch):
    def refuse(folder):
        raise PermissionError(13, "Permission denied", str(folder))

    (tmp_path / "kin").mkdir()
    monkeypatch.setattr(Path, "iterdir", refuse)
    result = reported(run, plan, results="kin")
    assert result.exit_code == 4
    assert "kin: Không đọc được thư mục. Cách sửa: kiểm tra quyền đọc thư mục" in result.stderr


def test_a_unit_may_answer_with_a_report_and_what_an_earlier_run_wrote_is_no_answer(run, plan, tmp_path):
    shutil.copytree(FORMS, tmp_path / "nhan-ve")
    own = Path(__file__).parents[1] / "api" / "test_unit_reports" / "thu-thuy.yaml"
    run("render", own, "-o", "nhan-ve/thu-thuy.docx", "--no-data")
    for _ in range(2):
        result = reported(run, plan, results="nhan-ve", output="nhan-ve/bao-cao.docx")
        assert result.exit_code == 1
        assert "Tổng hợp 7/7 đơn vị" in result.stderr
        assert "Phường Thu Thủy gửi báo cáo thay cho biểu (thu-thuy.docx)" in result.stderr


def test_pictures_are_left_out_when_asked(run, plan, tmp_path):
    reported(run, plan, output="co.docx")
    reported(run, plan, "--no-charts", output="khong.docx")
    has = {name: b"word/charts/" in (tmp_path / name).read_bytes() for name in ("co.docx", "khong.docx")}
    assert has == {"co.docx": True, "khong.docx": False}


def test_the_folder_of_last_periods_forms_is_compared_with(run, plan):
    arguments = ("report", plan, "--results", SAMPLES / "results-year", "--units", WARDS, "--period", "year")
    result = run(*arguments, "-o", "bao-cao.yaml", "--previous", FORMS)
    assert "kỳ trước chưa có đủ số liệu của Phường Thu Thủy" in result.stderr


def test_an_empty_folder_of_last_periods_forms_is_refused(run, plan, tmp_path):
    (tmp_path / "trong").mkdir()
    result = reported(run, plan, "--previous", "trong")
    assert result.exit_code == 2
    assert "không có báo cáo hay biểu nào của kỳ trước" in result.stderr


def test_the_calendar_is_printed_and_written(run, plan, tmp_path):
    result = run("calendar", plan, "-o", "lich.ics")
    assert result.exit_code == 0
    assert "29/5/2024" in result.stdout
    assert "ước thực hiện" in result.stdout
    assert (tmp_path / "lich.ics").read_bytes().startswith(b"BEGIN:VCALENDAR")
    days = json.loads(run("calendar", plan, "--format", "json").stdout)["days"]
    assert {"kind", "what", "day", "start", "who", "written", "notes"} == days[0].keys()


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["forms", "PLAN", "--units", "khong-co.csv", "--period", "year", "--out", "o"], 4, "Không tìm thấy tệp"),
        (["forms", "PLAN", "--units", WARDS, "--period", "tuần", "--out", "o"], 3, "Kỳ báo cáo"),
        (["forms", "PLAN", "--units", "PLAN", "--period", "year", "--out", "o"], 3, "dòng tiêu đề"),
        (["forms", "PLAN", "--units", WARDS, "--period", "year", "--out", "PLAN"], 8, "Đã có một tệp trùng tên"),
        (["report", "PLAN", "--results", FORMS, "--period", "year", "-o", "o.txt"], 2, "đuôi .docx hoặc .yaml"),
        (["report", "PLAN", "--results", FORMS, "--period", "year", "-o", "o.yaml", "--lineage", "o.csv"], 2, ".json"),
        (["report", "PLAN", "--results", "khong-co", "--period", "year", "-o", "o.yaml"], 4, "Không tìm thấy tệp"),
        (["report", "PLAN", "--results", FORMS, "--period", "year", "-o", "PLAN"], 2, "cũng là tệp đưa vào"),
        (["calendar", "PLAN", "-o", "lich.pdf"], 2, "đuôi .ics"),
        (["calendar", WARDS], 3, ""),
    ],
)
def test_bad_input_is_refused_with_a_sentence_and_nothing_is_written(run, plan, tmp_path, arguments, code, words):
    result = run(*(plan if argument == "PLAN" else argument for argument in arguments))
    assert (result.exit_code, words in result.stderr) == (code, True), result.stderr
    assert names_in(tmp_path) == ["ke-hoach.yaml"]
    assert plan.read_bytes() == (SAMPLES / "plan.yaml").read_bytes()
