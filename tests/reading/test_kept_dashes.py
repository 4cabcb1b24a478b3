"""The blank that docgen prints before a dash is read as a common one, without a word about it."""

from small_plans import small_plan

import docgen

PLAN = small_plan(
    subject="Phát triển kinh tế - xã hội năm 2026",
    opening="Căn cứ chương trình giai đoạn 2021 - 2025, phường ban hành kế hoạch:",
    sections=[{"part": "tasks", "title": "Nhiệm vụ", "items": [{"text": "Lo văn hóa - xã hội."}]}],
)


def test_the_words_of_a_printed_file_are_those_of_its_data():
    read = docgen.read_document(docgen.render(PLAN, embed_data=False).bytes)
    assert read.document.opening == (PLAN["opening"],)
    assert read.document.sections[0].items[0].text == "Lo văn hóa - xã hội."
    assert [notice.message for notice in read.notices if "không ngắt" in notice.message] == []
