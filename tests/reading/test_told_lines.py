"""Lines that look like what docgen prints by itself and say more: they are left over with their place, or kept."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from ruamel.yaml import YAML

from docgen.api import dump
from docgen.api.reading import read_document
from docgen.documents.plan import Plan

CASES = YAML(typ="safe", pure=True).load(Path(__file__).with_name("told_lines.yaml").read_text(encoding="utf-8"))
HEAD = [
    "ỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "XÃ QUẢNG CHÂU\tĐộc lập - Tự do - Hạnh phúc",
    "Số: 15/{code}-UBND\tQuảng Châu, ngày 05 tháng 3 năm 2026",
    "",
]
CODES = {"THÔNG BÁO": "TB", "CÔNG ĐIỆN": "CĐ", "KẾ HOẠCH": "KH"}
END = ["", "Nơi nhận:\tTM. ỦY BAN NHÂN DÂN", "- Như trên;\tCHỦ TỊCH", "- Lưu: VT, VP.", "", "\tHồ Thị Na", ""]


def lines_of(case):
    kind = case.get("type", "THÔNG BÁO")
    head = [line.format(code=CODES[kind]) for line in HEAD]
    note = [f"{' ' * 3}{case['note']}"] if "note" in case else []
    title = [kind, case.get("subject", "Về việc rà soát hồ sơ"), *note, ""]
    return [*case.get("above", ()), *head, *title, *case["body"], *END, *case.get("below", ())]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_line_that_says_more_than_docgen_prints_is_left_over_with_its_place(case):
    lines = lines_of(case)
    read = read_document("\n".join(lines).encode())
    assert [left.text for left in read.leftovers] == case["left"]
    for left in read.leftovers:
        assert any(left.place == notice.place and left.text in notice.message for notice in read.notices)
        assert lines[int(left.place.removeprefix("dòng ")) - 1].strip() == left.text
    data = dump(read.document)
    assert data.startswith(f"document: {case.get('document', 'general')}\n")
    assert read.document.number == "15"
    assert all(words in data for words in case.get("kept", ()))


def test_a_plan_issued_with_a_decision_is_a_document_of_its_own_in_word_too():
    page = docx.Document()
    cells = page.add_table(1, 2).rows[0].cells
    cells[0].text = "UBND TỈNH NGHỆ AN\nSỞ NỘI VỤ\nSố: 900/KH-SNV"
    cells[1].text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nNghệ An, ngày 12 tháng 3 năm 2026"
    note = "(Ban hành kèm theo Quyết định số 15/QĐ-SNV ngày 10/3/2026 của Giám đốc Sở Nội vụ)"
    for line in ("KẾ HOẠCH", "Về công tác tuyển dụng", note):
        page.add_paragraph(line).alignment = WD_ALIGN_PARAGRAPH.CENTER
    for line in ("I. MỤC ĐÍCH", "1. Tuyển dụng viên chức.", "II. NHIỆM VỤ", "1. Rà soát biên chế./."):
        page.add_paragraph(line)
    stream = io.BytesIO()
    page.save(stream)
    read = read_document(stream.getvalue())
    assert isinstance(read.document, Plan)
    assert (read.document.number, read.document.subject) == ("900", "Về công tác tuyển dụng")
    assert read.document.appendices == ()
    assert [left.text for left in read.leftovers] == [note]
