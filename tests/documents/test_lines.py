"""Titles are set in even lines that break between words and open well."""

import pytest

from docgen.discovery import pack_for
from docgen.documents.parts.lines import centred_lines, set_lines

PAGE = pack_for("nd30").typesetting


def lines(text):
    return centred_lines(text, PAGE, size_pt=14)


def test_a_short_title_stays_on_one_line():
    assert lines("Chuyển đổi số năm 2026") == ("Chuyển đổi số năm 2026",)


def test_a_conjunction_opens_the_next_line():
    broken = lines("Thực hiện công tác bình đẳng giới và vì sự tiến bộ của phụ nữ năm 2026")
    assert broken == ("Thực hiện công tác bình đẳng giới", "và vì sự tiến bộ của phụ nữ năm 2026")


def test_the_authors_own_break_is_kept():
    assert lines("Một\nhai") == ("Một", "hai")


@pytest.mark.parametrize("text", ["nghiêng" * 40, "kinh tế-xã hội " * 12])
def test_a_break_inside_a_word_is_left_to_the_word_processor(text):
    text = text.strip()
    assert set_lines(text, lines(text)).replace("\n", " ") == text
