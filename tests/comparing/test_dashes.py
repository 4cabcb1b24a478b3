"""Redlines of files that keep their dashes from the beginning of a line, beside files that do not."""

from io import BytesIO

from docx import Document
from small_plans import small_plan
from streams import accepted, plain, rejected

import docgen
from docgen import api

PLAN = small_plan(
    year=2024,
    subject="Công tác bình đẳng giới năm 2024",
    opening="Thực hiện kế hoạch phát triển kinh tế - xã hội, phường ban hành kế hoạch.",
    sections=[{"part": "tasks", "title": "Nhiệm vụ", "items": [{"text": "Tổ chức Tháng hành động."}]}],
)
WORDS = "Phát triển kinh tế{}- xã hội năm 20{}"


def file_with(*paragraphs):
    made = Document()
    for text in paragraphs:
        made.add_paragraph(text)
    target = BytesIO()
    made.save(target)
    return target.getvalue()


def test_dashes_that_are_kept_come_back_to_the_letter():
    old, new = file_with(WORDS.format("\u00a0", 24), "a - b"), file_with(WORDS.format(" ", 25), "a\u00a0– b")
    redline = docgen.compare(old, new)
    assert (accepted(redline.bytes), rejected(redline.bytes)) == (plain(new), plain(old))


def test_a_strangers_dash_is_no_change_of_next_years_plan():
    printed = docgen.render(PLAN, embed_data=False).bytes
    theirs = BytesIO()
    document = Document(BytesIO(printed))
    for run in (run for paragraph in document.paragraphs for run in paragraph.runs):
        run.text = run.text.replace("\u00a0-", " -")
    document.save(theirs)
    assert "\u00a0- xã hội" in "".join(paragraph.text for paragraph in Document(BytesIO(printed)).paragraphs)
    assert api.redline(theirs.getvalue(), PLAN).is_unchanged
    assert not docgen.compare(theirs.getvalue(), printed).is_unchanged
