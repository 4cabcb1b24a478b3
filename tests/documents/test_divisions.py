"""Phần and chương stand as the decree has them: the number on a line of its own, the name below in capitals, centred."""

import io

import pytest
from docx import Document

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
    return load(
        {
            "document": "plan",
            "year": 2026,
            "number": 12,
            "issued_on": "05/02/2026",
            "issuer": {"name": "Ủy ban nhân dân xã Hòa Bình", "code": "UBND", "place": "Hòa Bình"},
            "subject": "Công tác bình đẳng giới năm 2026",
            "sections": sections,
            "closing": "Trên đây là Kế hoạch năm 2026.",
            "signature": {"authority": ["TM. ỦY BAN NHÂN DÂN"], "position": "CHỦ TỊCH", "full_name": "Nguyễn Văn A"},
            "recipients": ["UBND tỉnh"],
            **changes,
        }
    )


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
