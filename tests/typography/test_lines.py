"""Lines: broken as a word processor breaks them, or balanced for a centred name."""

from __future__ import annotations

import unicodedata
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.typography import balance_lines, text_width, wrap_lines

ISSUER_COLUMN = 6.6 * 72 / 2.54
TEXT_COLUMN = 16 * 72 / 2.54
WORDS = st.lists(
    st.sampled_from(["ủy", "ban", "nhân", "dân", "xã", "Nghĩa", "-", "–", "Lao", "động", "2021-2025", "A", "nghiêng"]),
    max_size=30,
)


def issuer(name: str, width: float = ISSUER_COLUMN) -> tuple[str, ...]:
    return balance_lines(
        name, width_pt=width, size_pt=13, bold=True, prefer_breaks_after=["Ủy ban nhân dân", "Hội đồng nhân dân"]
    )


def test_lines_take_as_much_as_fits():
    text = "Thực hiện công tác bình đẳng giới và hoạt động vì sự tiến bộ phụ nữ năm 2024"
    lines = wrap_lines(text, width_pt=TEXT_COLUMN, size_pt=14, bold=True)
    assert " ".join(lines) == text
    assert len(lines) == 2
    first_word_below = lines[1].split()[0]
    assert text_width(f"{lines[0]} {first_word_below}", size_pt=14, bold=True) > TEXT_COLUMN


def test_a_text_that_just_fits_stays_on_one_line():
    text = "Độc lập - Tự do - Hạnh phúc"
    width = text_width(text, size_pt=14, bold=True)
    assert wrap_lines(text, width_pt=width, size_pt=14, bold=True) == (text,)
    assert len(wrap_lines(text, width_pt=width - 0.1, size_pt=14, bold=True)) == 2


def test_white_space_hangs_over_the_margin():
    width = text_width("Nghệ An", size_pt=14)
    assert wrap_lines("Nghệ An     ", width_pt=width, size_pt=14) == ("Nghệ An",)


@pytest.mark.parametrize("space", ["\u00a0", "\u202f", "\u2007"])
def test_a_no_break_space_holds_words_together(space: str):
    text = f"Kế hoạch năm{space}2024"
    width = text_width("Kế hoạch năm", size_pt=14) + 1
    assert wrap_lines(text, width_pt=width, size_pt=14) == ("Kế hoạch", f"năm{space}2024")


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Thương-binh", "Thương-"),
        ("Thương–binh", "Thương–"),
        ("Thương—binh", "Thương—"),
        ("2021-2025", "2021-"),
    ],
)
def test_a_line_may_break_after_a_hyphen_or_dash_between_words(text: str, first: str):
    assert wrap_lines(text, width_pt=text_width(first, size_pt=14), size_pt=14)[0] == first


@pytest.mark.parametrize("text", ["đoạn Thương\u2011binh", "đoạn 15/11"])
def test_a_no_break_hyphen_and_a_slash_hold(text: str):
    word = text.split()[1]
    width = text_width(word, size_pt=14)
    assert wrap_lines(text, width_pt=width, size_pt=14) == ("đoạn", word)


def test_a_word_wider_than_the_column_breaks_between_letters():
    lines = wrap_lines("xem https://vanban.example.gov.vn/ke-hoach/2024", width_pt=60, size_pt=14)
    assert lines[0] == "xem"
    assert all(text_width(line, size_pt=14) <= 60 for line in lines)
    assert "".join(lines[1:]) == "https://vanban.example.gov.vn/ke-hoach/2024"


def test_a_line_end_in_the_text_always_breaks():
    assert wrap_lines("Kế hoạch\n\nnăm 2024", width_pt=500, size_pt=14) == ("Kế hoạch", "", "năm 2024")
    assert wrap_lines("", width_pt=500, size_pt=14) == ("",)


@pytest.mark.parametrize("width", [0, -1, float("nan")])
def test_a_column_without_width_is_refused(width: float):
    with pytest.raises(ValueError, match="lớn hơn 0"):
        wrap_lines("Kế hoạch", width_pt=width, size_pt=14)
    with pytest.raises(ValueError, match="lớn hơn 0"):
        balance_lines("Kế hoạch", width_pt=width, size_pt=14)


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("ỦY BAN NHÂN DÂN XÃ A", ["ỦY BAN NHÂN DÂN XÃ A"]),
        ("ỦY BAN NHÂN DÂN PHƯỜNG CỬA LÒ", ["ỦY BAN NHÂN DÂN", "PHƯỜNG CỬA LÒ"]),
        ("ỦY BAN NHÂN DÂN THÀNH PHỐ HỒ CHÍ MINH", ["ỦY BAN NHÂN DÂN", "THÀNH PHỐ HỒ CHÍ MINH"]),
        ("SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI", ["SỞ LAO ĐỘNG - THƯƠNG", "BINH VÀ XÃ HỘI"]),
        (
            "BAN CHỈ ĐẠO TỔNG ĐIỀU TRA DÂN SỐ VÀ NHÀ Ở TRUNG ƯƠNG NĂM 2024",
            ["BAN CHỈ ĐẠO TỔNG ĐIỀU", "TRA DÂN SỐ VÀ NHÀ Ở", "TRUNG ƯƠNG NĂM 2024"],
        ),
    ],
)
def test_an_issuer_name_breaks_where_a_clerk_would(name: str, lines: list[str]):
    assert list(issuer(name)) == lines


def test_a_preferred_break_beats_even_lines_and_a_short_last_word():
    width = text_width("ỦY BAN NHÂN DÂN", size_pt=13, bold=True) + 5
    assert issuer("ỦY BAN NHÂN DÂN HUẾ", width) == ("ỦY BAN NHÂN DÂN", "HUẾ")


def test_one_short_word_is_not_left_alone():
    text = "Về công tác phòng, chống lụt bão trong năm A"
    width = text_width("Về công tác phòng, chống lụt bão trong năm", size_pt=14) + 1
    assert wrap_lines(text, width_pt=width, size_pt=14)[-1] == "A"
    balanced = balance_lines(text, width_pt=width, size_pt=14)
    assert len(balanced) == 2
    assert len(balanced[-1].split()) > 2


def test_no_line_begins_with_a_dash_when_it_can_end_with_it():
    width = text_width("Lao động – Thương", size_pt=14) - 1
    assert balance_lines("Lao động – Thương binh", width_pt=width, size_pt=14) == ("Lao động –", "Thương binh")


def test_a_title_does_not_tear_a_range_of_years_that_a_paragraph_would():
    width = text_width("Chương trình giai đoạn 2021-", size_pt=14) + 1
    title = "Chương trình giai đoạn 2021-2025 của tỉnh"
    assert wrap_lines(title, width_pt=width, size_pt=14) == ("Chương trình giai đoạn 2021-", "2025 của tỉnh")
    assert balance_lines(title, width_pt=width, size_pt=14) == ("Chương trình giai đoạn", "2021-2025 của tỉnh")


def test_a_line_end_in_a_title_is_kept_and_each_part_balanced():
    lines = balance_lines("ỦY BAN NHÂN DÂN\nTHÀNH PHỐ VINH", width_pt=TEXT_COLUMN, size_pt=13)
    assert lines == ("ỦY BAN NHÂN DÂN", "THÀNH PHỐ VINH")


def test_a_whole_paragraph_is_wrapped_not_balanced():
    text = "công tác bình đẳng giới " * 200
    assert balance_lines(text, width_pt=300, size_pt=14) == wrap_lines(text, width_pt=300, size_pt=14)


@given(WORDS, st.floats(min_value=80, max_value=500))
def test_balanced_lines_lose_nothing_fit_and_are_as_few_as_wrapped_ones(words: list[str], width: float):
    text = " ".join(words)
    wrapped = wrap_lines(text, width_pt=width, size_pt=14)
    balanced = balance_lines(text, width_pt=width, size_pt=14, prefer_breaks_after=["ủy ban nhân dân", ""])
    assert len(balanced) == len(wrapped)
    for lines in (wrapped, balanced):
        assert "".join(lines).replace(" ", "") == "".join(words)
        assert all(text_width(line, size_pt=14) <= width + 1e-6 for line in lines)


@given(st.lists(st.sampled_from(["ủy", "ban", "A", "nghiêng", "HUYỆN"]), min_size=2, max_size=9), st.floats(80, 200))
def test_balanced_lines_are_the_best_of_all_ways_to_break(words: list[str], width: float):
    def cost(lines: list[str]) -> tuple[bool, float]:
        widths = [text_width(line, size_pt=14) for line in lines]
        mean = (text_width(" ".join(words), size_pt=14)) / len(lines)
        lonely = len(lines) > 1 and " " not in lines[-1] and widths[-1] < mean / 2
        return lonely, sum((one - mean) ** 2 for one in widths)

    balanced = balance_lines(" ".join(words), width_pt=width, size_pt=14)
    ways = []
    for breaks in combinations(range(1, len(words)), len(balanced) - 1):
        ends = [0, *breaks, len(words)]
        lines = [" ".join(words[start:end]) for start, end in pairwise(ends)]
        if all(text_width(line, size_pt=14) <= width for line in lines):
            ways.append(cost(lines))
    assert cost(list(balanced)) == pytest.approx(min(ways))


@given(st.text(max_size=60), st.floats(min_value=1, max_value=300))
def test_any_text_wraps_without_losing_a_visible_character(text: str, width: float):
    visible = "".join(unicodedata.normalize("NFC", text).split())
    assert "".join("".join(wrap_lines(text, width_pt=width, size_pt=14)).split()) == visible
