"""What is found in a text is never missed because the text was thought to speak of no time."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.vietnamese.deadlines import find_deadlines
from docgen.vietnamese.deadlines import scanning as deadlines
from docgen.vietnamese.periods import find_periods, find_report_periods
from docgen.vietnamese.periods import grammar as periods
from docgen.vietnamese.periods import reporting as reports
from docgen.vietnamese.time_words import may_name_deadline, may_name_period, may_name_report_period

WORDS = (
    *("ngày", "THÁNG", "năm", "quý", "II", "nửa", "đầu", "nhiệm kỳ", "XV", "khóa", "giai đoạn", "2021-2030", "2024"),
    *("5", "15/11", "12.5.2024", "sáu", "đến", "hết", "trước", "sau", "trong vòng", "xong", "hoàn thành", "Tết", "mùa"),
    *("từ", "chậm nhất", "không quá", "giờ", "tuần", "mùng", "dịp", "hằng", "định kỳ", "báo cáo", "đột xuất", "lần"),
    *("theo yêu cầu", "bất thường", "/", ",", ";", "và", "các", "làm việc"),
)
TEXTS = st.lists(st.sampled_from(WORDS), max_size=9).map(" ".join)


@given(TEXTS)
def test_the_quick_look_misses_nothing(text):
    text = unicodedata.normalize("NFC", text)
    found = find_periods(text), find_deadlines(text), find_report_periods(text)
    with pytest.MonkeyPatch.context() as all_of_it:
        all_of_it.setattr(periods, "may_name_period", bool)
        all_of_it.setattr(deadlines, "may_name_deadline", bool)
        all_of_it.setattr(reports, "may_name_report_period", bool)
        searches = (find_periods, find_deadlines, find_report_periods)
        assert found == tuple(search.__wrapped__(text) for search in searches)


@pytest.mark.parametrize("look", [may_name_period, may_name_deadline, may_name_report_period])
def test_most_sentences_speak_of_no_time(look):
    assert not look("Phối hợp với Hội Liên hiệp Phụ nữ phường duy trì 12 câu lạc bộ, mô hình đã thành lập")
