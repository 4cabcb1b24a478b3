from datetime import date

from docgen.lifecycle.renaming import rename
from docgen.loading import load_register, shipped_register
from docgen.model.fates import find_fate, format_history
from docgen.model.mentions import find_mentions

REGISTER = shipped_register()


def renamed(text, day, register=REGISTER):
    (mention,) = find_mentions(text, register)[:1]
    fate = find_fate(mention.entry, register, day, text=text.replace(mention.text, ""))
    return rename(mention, fate.target)


def fate(entry_id, day, text="", register=REGISTER):
    return find_fate(register.find_body(entry_id), register, day, text=text)


def test_nothing_happens_before_its_day():
    assert fate("so-ldtbxh", date(2025, 2, 28)) is None
    assert fate("phuong-cua-lo", date(2030, 1, 1)) is None


def test_a_month_is_certain_once_it_is_over():
    assert not fate("so-ldtbxh", date(2025, 3, 31)).proved
    assert fate("so-ldtbxh", date(2025, 4, 1)).proved
    assert not fate("ban-tuyen-giao", date(2025, 12, 31)).proved
    assert fate("ban-tuyen-giao", date(2026, 1, 1)).proved


def test_a_day_is_certain_at_once():
    assert fate("bo-ldtbxh", date(2025, 3, 1)).proved


def test_every_step_of_a_history_is_told():
    found = fate("thi-xa-cua-lo", date(2026, 1, 1))
    assert [step.on for step in found.steps] == [date(2024, 12, 1), date(2025, 7, 1)]
    assert found.target.id == "phuong-cua-lo"


def test_a_step_of_the_successor_is_followed_too():
    own = """
bodies:
  - {id: a, name: Ban A, changes: [{on: 01/01/2024, kind: renamed, to: [{to: b}]}]}
  - {id: b, name: Ban B, changes: [{on: 01/01/2023, kind: renamed, to: [{to: c}]}, {on: 01/01/2025, kind: renamed, to: [{to: c}]}]}
  - {id: c, name: Ban C}
"""
    register = load_register(own.encode())
    found = fate("a", date(2025, 1, 1), register=register)
    assert found.target.id == "c"
    assert [step.on for step in found.steps] == [date(2024, 1, 1), date(2025, 1, 1)]
    assert format_history(found, register) == "đổi tên thành Ban B từ 01/01/2024; đổi tên thành Ban C từ 01/01/2025"


def test_a_register_that_runs_in_circles_comes_to_an_end():
    own = """
bodies:
  - {id: a, name: Ban A, changes: [{on: 01/01/2024, kind: renamed, to: [{to: b}]}]}
  - {id: b, name: Ban B, changes: [{on: 01/01/2025, kind: renamed, to: [{to: a}]}]}
"""
    register = load_register(own.encode())
    assert fate("a", date(2030, 1, 1), register=register).target.id == "a"


def test_the_words_around_tell_which_successor_is_meant():
    day = date(2026, 1, 1)
    assert fate("bo-ldtbxh", day, "công tác bình đẳng giới").target.id == "bo-noi-vu"
    assert fate("bo-ldtbxh", day, "giáo dục nghề nghiệp").target.id == "bo-giao-duc"
    assert fate("bo-ldtbxh", day, "bảo vệ trẻ em").target.id == "bo-y-te"
    assert fate("bo-ldtbxh", day, "").target.id == "bo-noi-vu"


def test_words_of_two_fields_leave_a_doubt():
    assert fate("bo-ldtbxh", date(2026, 1, 1), "việc làm và bảo vệ trẻ em").several


def test_a_suggested_successor_is_never_proved():
    found = fate("so-ldtbxh", date(2026, 1, 1), "bảo trợ xã hội")
    assert found.target.id == "so-y-te"
    assert not found.proved


def test_a_body_that_ended_has_no_successor():
    found = fate("ban-vstbpn", date(2026, 1, 1))
    assert found.target is None
    assert not found.proved


def test_the_new_name_has_the_capitals_of_the_old():
    day = date(2026, 1, 1)
    assert renamed("Sở LĐTBXH", day) == "Sở Nội vụ"
    assert renamed("sở Lao động - TB&XH", day) == "sở Nội vụ"
    assert renamed("SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI", day) == "SỞ NỘI VỤ"
    assert renamed("TX. Cửa Lò", day) == "phường Cửa Lò"
    assert renamed("Thị xã Cửa Lò", day) == "Phường Cửa Lò"


def test_a_list_keeps_its_kind_and_loses_a_body_of_another():
    assert renamed("các Sở: Lao động - Thương binh và Xã hội, Y tế", date(2026, 1, 1)) == "Nội vụ"
    own = """
bodies:
  - {id: so-a, name: Sở Kinh tế và Hạ tầng, changes: [{on: 01/01/2024, kind: merged, to: [{to: ban-b}]}]}
  - {id: ban-b, name: Ban Quản lý dự án}
"""
    assert renamed("các Sở: Kinh tế và Hạ tầng, Y tế", date(2026, 1, 1), load_register(own.encode())) is None
