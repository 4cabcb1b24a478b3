from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from docgen.loading.matching import match_items


def test_an_id_is_followed_wherever_the_item_goes():
    old = [{"id": "a", "text": "một"}, {"id": "b", "text": "hai"}]
    new = [{"id": "b", "text": "khác hẳn"}, {"id": "c", "text": "một"}, {"id": "a", "text": "một"}]
    assert match_items(old, new) == [1, None, 0]


def test_equal_items_match_before_similar_ones():
    assert match_items(["Sở Nội vụ", "Sở Tài chính"], ["Sở Tài chính", "Sở Tư pháp"]) == [1, None]


def test_an_edited_item_is_found_between_its_neighbours():
    old = ["Sở Nội vụ", "Phòng Văn hóa và Thông tin", "Lưu"]
    assert match_items(old, ["Sở Nội vụ", "Phòng Văn hóa - Xã hội", "Lưu"]) == [0, 1, 2]


def test_a_removed_section_does_not_lend_its_place_to_the_next_one():
    old = [
        {"part": "objectives", "title": "Mục tiêu", "items": ["a"]},
        {"part": "tasks", "title": "Nhiệm vụ", "items": ["b", "c"]},
    ]
    assert match_items(old, [{"part": "tasks", "title": "Nhiệm vụ", "items": ["b", "d"]}]) == [1]


def test_things_of_another_kind_are_never_taken_for_edited_ones():
    assert match_items(["Sở Nội vụ"], [{"name": "Sở Nội vụ", "note": "để báo cáo"}]) == [None]


@given(st.lists(st.sampled_from("abc"), max_size=8), st.lists(st.sampled_from("abcd"), max_size=8))
def test_no_item_is_matched_twice_and_equal_lists_match_in_place(old, new):
    matched = [index for index in match_items(list(old), list(new)) if index is not None]
    assert len(matched) == len(set(matched))
    assert match_items(list(old), list(old)) == list(range(len(old)))
