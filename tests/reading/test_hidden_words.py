"""Letters that Word keeps but does not show (chữ ẩn) are told: they never vanish on the way to the data."""

from io import BytesIO
from pathlib import Path

import docx
import pytest

from docgen.api import load, render
from docgen.api.reading import read_document

SAMPLE = Path(__file__).parents[2] / "samples" / "cua-lo-2024" / "plan.yaml"


def saved(page):
    stream = BytesIO()
    page.save(stream)
    return stream.getvalue()


def hide(paragraph, text):
    paragraph.add_run(text).font.hidden = True


def test_a_hidden_run_of_a_strangers_file_is_left_over():
    page = docx.Document()
    for line in ("THÔNG BÁO", "Về việc thử năm 2026", "", "Câu nhìn thấy. "):
        page.add_paragraph(line)
    hide(page.paragraphs[-1], "Câu bị ẩn.")
    read = read_document(saved(page))
    assert [left.text for left in read.leftovers] == ["Câu bị ẩn."]
    assert "chữ ẩn" in read.leftovers[0].reason.lower()
    count = read.conservation
    assert count.in_model + count.in_leftovers == count.source_blocks


@pytest.fixture(scope="module")
def rendered():
    return render(load(SAMPLE)).bytes


@pytest.mark.parametrize("is_edited", [False, True])
def test_a_hidden_run_in_an_own_file_is_left_over(rendered, is_edited):
    page = docx.Document(BytesIO(rendered))
    heading = next(paragraph for paragraph in page.paragraphs if paragraph.text.startswith("I. "))
    hide(heading, "Ghi chú kín")
    if is_edited:
        heading.insert_paragraph_before("Một câu mới thêm trong Word.")
    read = read_document(saved(page))
    assert read.is_own
    assert [left.text for left in read.leftovers] == ["Ghi chú kín"]
    assert "left-over" in {notice.kind for notice in read.notices}
    count = read.conservation
    assert count.in_model + count.in_leftovers == count.source_blocks
