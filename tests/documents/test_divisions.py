"""Phần and chương stand as the decree has them: the number on a line of its own, the name below in capitals, centred."""

import io

import pytest
from docx import Document
from small_plans import small_plan

from docgen import check, load, read_document, render
from docgen.diagnostics import Severity


def plan(word, **changes):
    sections = [
        {
            "title": f"{word} I\nMục đích, yêu cầu",
            "numbered": False,
            "items": [{"title": "Mục đích", "paragraphs": "Một."}],
        },
        {"title": f"{word} II\nTổ chức thực hiện", "numbered": False, "paragraphs": "Giao Công an xã chủ trì."},
    ]
    data = {
        "number": 12,
        "issued_on": "05/02/2026",
        "issuer": {"name": "Ủy ban nhân dân xã Hòa Bình", "code": "UBND", "place": "Hòa Bình"},
        "sections": sections,
        "closing": "Trên đây là Kế hoạch năm 2026.",
        "recipients": ["UBND tỉnh"],
    }
    return load(small_plan(**{**data, **changes}))


@pytest.mark.parametrize("word", ["Phần", "Chương"])
def test_the_number_stands_on_its_own_line_and_the_name_in_capitals_below(word):
    document = Document(io.BytesIO(render(plan(word)).bytes))
    set_so = [paragraph.text for paragraph in document.paragraphs if paragraph.style.style_id == "ND30Phan"]
    assert set_so == [f"{word} I\nMỤC ĐÍCH, YÊU CẦU", f"{word} II\nTỔ CHỨC THỰC HIỆN"]


@pytest.mark.parametrize("word", ["Phần", "Chương"])
def test_what_is_printed_so_checks_clean(word):
    findings = check(render(plan(word)).bytes, select=["ND30"]).findings
    assert [finding.code for finding in findings if finding.severity is Severity.FAIL] == []


def test_what_is_printed_so_is_read_back():
    read = read_document(render(plan("Phần"), embed_data=False).bytes).document
    assert [(one.title, one.numbered) for one in read.sections] == [
        ("Phần I\nMục đích, yêu cầu", False),
        ("Phần II\nTổ chức thực hiện", False),
    ]
    printed = [paragraph.text for paragraph in Document(io.BytesIO(render(read).bytes)).paragraphs]
    assert printed == [paragraph.text for paragraph in Document(io.BytesIO(render(plan("Phần")).bytes)).paragraphs]


def test_a_numbered_section_keeps_its_number():
    numbered = plan("Phần", sections=[{"title": "Phần I\nMục đích", "paragraphs": "Một."}])
    texts = [paragraph.text for paragraph in Document(io.BytesIO(render(numbered).bytes)).paragraphs]
    assert "I. PHẦN I\nMỤC ĐÍCH" in texts


HEAD = """UBND XÃ TÂN KỲ        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Số: 12/{code}-UBND        Độc lập - Tự do - Hạnh phúc
        Tân Kỳ, ngày 12 tháng 3 năm 2026

{type}
Phát triển kinh tế tập thể năm 2026

"""
TAIL = """

Nơi nhận:
- UBND tỉnh;
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Nguyễn Hữu Cầu
"""
BODY = "Thực hiện tốt việc này trong năm.\n"


@pytest.mark.parametrize("head", [HEAD.format(code="KH", type="KẾ HOẠCH"), HEAD.format(code="HD", type="HƯỚNG DẪN")])
@pytest.mark.parametrize(
    ("first", "title"),
    [
        ("Phần thứ nhất\nNHỮNG QUY ĐỊNH CHUNG\n", "Phần thứ nhất\nNhững quy định chung"),
        ("PHẦN I\nMỤC ĐÍCH, YÊU CẦU\n", "Phần I\nMục đích, yêu cầu"),
        ("Phần I. MỤC ĐÍCH, YÊU CẦU\n", "Phần I\nMục đích, yêu cầu"),
        ("Phần I.\nMỤC ĐÍCH, YÊU CẦU\n", "Phần I\nMục đích, yêu cầu"),
        ("Phần I: Mục đích, yêu cầu\n", "Phần I\nMục đích, yêu cầu"),
        ("Phần I - MỤC ĐÍCH, YÊU CẦU\n", "Phần I\nMục đích, yêu cầu"),
        ("CHƯƠNG I. QUY ĐỊNH CHUNG\n", "Chương I\nQuy định chung"),
        ("Chương I\nQUY ĐỊNH CHUNG\n", "Chương I\nQuy định chung"),
    ],
)
def test_the_name_beside_or_below_the_number_is_read_and_set_as_the_decree_has_it(head, first, title):
    second = "Phần thứ hai\nTỔ CHỨC THỰC HIỆN\n" if "thứ" in first else first.split("I")[0] + "II. TỔ CHỨC THỰC HIỆN\n"
    read = read_document((head + first + BODY + second + BODY + TAIL).encode())
    sections = read.document.sections
    parts = sections if sections[0].title else sections[0].items
    assert parts[0].title == title
    assert not any(part.numbered for part in parts)
    assert read.leftovers == ()
    page = render(read.document, draft=True, embed_data=False).bytes
    assert read_document(page).document == read.document
    styles = [paragraph.style.style_id for paragraph in Document(io.BytesIO(page)).paragraphs]
    assert styles.count("ND30Phan") == 2
    faults = [finding for finding in check(page).findings if finding.severity is Severity.FAIL]
    assert faults == []


def test_a_chapter_without_a_name_stands_as_a_chapter():
    nameless = plan("Phần", sections=[{"title": "Chương I", "numbered": False, "paragraphs": "Một."}])
    document = Document(io.BytesIO(render(nameless).bytes))
    assert [line.text for line in document.paragraphs if line.style.style_id == "ND30Phan"] == ["Chương I"]


def test_a_name_in_capitals_is_not_taken_for_an_abbreviation_because_it_stands_below_its_number():
    body = f"Phần thứ nhất\nNHỮNG QUY ĐỊNH CHUNG\n{BODY}Phần thứ hai\nCÁCH TÍNH ĐIỂM\n{BODY}"
    read = read_document((HEAD.format(code="HD", type="HƯỚNG DẪN") + body + TAIL).encode()).document
    assert read_document(render(read, draft=True, embed_data=False).bytes).document == read
