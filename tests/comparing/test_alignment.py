"""Which words and which paragraphs of two versions belong together."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.comparing.paragraphs import match_blocks
from docgen.comparing.sequences import MAX_TABLE, match_sequences, rising
from docgen.comparing.tokens import split_tokens
from docgen.comparing.words import match_words
from docgen.ooxml.redline import BlockKey, InlineKey

few = st.lists(st.sampled_from("abcde"), max_size=30)


def keys(text):
    return [InlineKey(token) for token in split_tokens(text)]


def kept(old, new):
    """The words both versions keep, joined."""
    return "".join(keys(old)[i].text for i, _ in match_words(keys(old), keys(new)))


def paragraph(text, style="Normal"):
    return BlockKey("p", tuple(token for token in split_tokens(text) if not token.isspace()), style, replaceable=True)


def pairs(old, new):
    return list(match_blocks([paragraph(text) for text in old], [paragraph(text) for text in new]))


@given(few, few)
def test_pairs_are_equal_items_in_the_order_of_both(old, new):
    found = match_sequences(old, new)
    assert all(old[i] == new[j] for i, j in found)
    assert all(a < c and b < d for (a, b), (c, d) in pairwise(found))


@given(few)
def test_a_sequence_matches_itself_whole(items):
    assert match_sequences(items, items) == tuple((i, i) for i in range(len(items)))


@given(few, st.integers(0, 30), st.sampled_from("xyz"))
def test_one_inserted_item_leaves_all_others_paired(items, place, item):
    place = min(place, len(items))
    assert len(match_sequences(items, [*items[:place], item, *items[place:]])) == len(items)


def test_a_gap_too_large_for_a_table_is_left_unpaired_and_its_ends_are_kept():
    size = int(MAX_TABLE**0.5) + 1
    old, new = ["bắt đầu", *["a", "b"] * size, "hết"], ["bắt đầu", *["b", "b", "a", "a"] * size, "hết"]
    found = match_sequences(old, new)
    assert found[0] == (0, 0)
    assert found[-1] == (len(old) - 1, len(new) - 1)


@settings(max_examples=50)
@given(st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20)), max_size=20))
def test_the_rising_row_rises(given_pairs):
    given_pairs = sorted(set(given_pairs))
    row = rising(given_pairs)
    assert all(b < d for (_, b), (_, d) in pairwise(row))
    assert set(row) <= set(given_pairs)


def test_a_changed_date_leaves_the_words_around_it():
    assert kept("trước ngày 15/11/2024 về Phòng", "trước ngày 15/11/2025 về Phòng") == "trước ngày  về Phòng"


def test_a_blank_between_two_replaced_words_is_replaced_with_them():
    assert kept("Sở Lao động chủ trì", "Sở Nội vụ chủ trì") == "Sở  chủ trì"


def test_a_paragraph_with_little_in_common_is_replaced_whole():
    assert kept("Tổ chức lễ phát động Tháng hành động", "Kiểm tra, giám sát việc thực hiện chính sách động viên") == ""


def test_a_unit_is_kept_when_every_word_around_it_changed():
    old = [*keys("cũ rích"), InlineKey("drawing:1", is_unit=True)]
    new = [*keys("mới toanh"), InlineKey("drawing:1", is_unit=True)]
    assert match_words(old, new) == ((3, 3),)


def test_a_reworded_paragraph_is_paired_with_its_former_self_and_not_with_its_neighbour():
    old = ["I. MỤC ĐÍCH", "Nâng cao nhận thức của cán bộ và nhân dân về bình đẳng giới.", "II. NHIỆM VỤ"]
    new = ["I. MỤC ĐÍCH", "Một câu hoàn toàn khác.", "Nâng cao nhận thức của nhân dân về bình đẳng.", "II. NHIỆM VỤ"]
    assert pairs(old, new) == [(0, 0), (1, 2), (2, 3)]


def test_blank_paragraphs_do_not_draw_texts_apart():
    assert (1, 0) in pairs(["", "Giao Phòng Nội vụ chủ trì"], ["Giao Phòng Nội vụ phường chủ trì", ""])


def test_a_name_that_took_the_place_of_a_name_is_one_changed_paragraph():
    old, new = ["KT. CHỦ TỊCH", "Nguyễn Quang Tiêu", "./."], ["KT. CHỦ TỊCH", "Trần Thị Bình", "./."]
    assert pairs(old, new) == [(0, 0), (1, 1), (2, 2)]


def test_blocks_of_different_kinds_are_never_paired():
    assert match_blocks([BlockKey("tbl:3", ("a", "b"))], [BlockKey("tbl:4", ("a", "b"))]) == ()


def test_hundreds_of_reworded_paragraphs_are_paired_by_their_rare_words():
    old = [f"Nhiệm vụ mang mã số duynhat{number} giao cho phòng chuyên môn thực hiện" for number in range(400)]
    new = [f"Nhiệm vụ mang mã số duynhat{number} giao cho đơn vị khác làm trong năm" for number in range(400)]
    assert pairs(old, new) == [(number, number) for number in range(400)]
