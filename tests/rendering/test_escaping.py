"""What a text becomes in a Word file, and how it is read back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.rendering.escaping import escape_attribute, escape_text, with_plain_dashes


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("chính trị - xã hội", "chính trị\u00a0- xã hội"),
        ("giai đoạn 2021 – 2025", "giai đoạn 2021\u00a0– 2025"),
        ("Tự do - Hạnh phúc - Ấm no", "Tự do\u00a0- Hạnh phúc\u00a0- Ấm no"),
        ("- Sở Nội vụ;", "- Sở Nội vụ;"),
        ("2021-2025, Viêng-chăn", "2021-2025, Viêng-chăn"),
    ],
)
def test_no_line_begins_with_a_dash_between_words(written, printed):
    assert escape_text(written) == printed
    assert with_plain_dashes(printed) == written


def test_a_property_has_plain_blanks():
    assert escape_attribute("kinh tế - xã hội") == "kinh tế - xã hội"


@given(st.text(alphabet="ab -–\u00a0", max_size=30))
def test_printed_dashes_are_read_as_they_were_written(text):
    assert with_plain_dashes(escape_text(text)) == with_plain_dashes(text)
