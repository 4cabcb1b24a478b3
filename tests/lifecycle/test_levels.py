from datetime import date

import pytest

from docgen.lifecycle.levels import find_level_change
from docgen.loading import load_register, shipped_register
from docgen.model.register import Level

REGISTER = shipped_register()
CUA_LO = "Ủy ban nhân dân thị xã Cửa Lò"


def change(issuer, old, new, on=None, register=REGISTER):
    return find_level_change(issuer, old, new, register=register, on=on)


def test_an_office_that_is_still_there_has_no_change():
    assert change(CUA_LO, 2023, 2024) is None
    assert change("UBND tỉnh Nghệ An", 2024, 2026) is None
    assert change("UBND xã Diễn Châu", 2024, 2026) is None
    assert change("Bộ Nội vụ", 2024, 2026) is None


def test_the_town_is_merged_into_the_city_before_2025():
    found = change(CUA_LO, 2024, 2025)
    assert (found.gone_on, found.successor) == (date(2024, 12, 1), "thành phố Vinh")
    assert found.successor_issuer == "Ủy ban nhân dân thành phố Vinh"
    assert not found.crosses_level
    assert found.lost_powers == ()


def test_what_still_comes_in_the_new_year_is_told():
    found = change(CUA_LO, 2024, 2025)
    assert [coming.on for coming in found.coming] == [date(2025, 7, 1)]


def test_both_steps_lead_from_the_town_to_the_ward():
    found = change(CUA_LO, 2024, 2026)
    assert found.successor == "phường Cửa Lò"
    assert found.crosses_level
    assert (found.level_from, found.level_to) == (Level.DISTRICT, Level.COMMUNE)
    assert found.history == (
        "sáp nhập vào thành phố Vinh từ 01/12/2024 (Nghị quyết số 1243/NQ-UBTVQH15); chuyển cấp chính quyền thành"
        " phường Cửa Lò từ 01/7/2025 (Nghị quyết số 1678/NQ-UBTVQH15 ngày 16/6/2025)"
    )


def test_the_message_says_who_is_gone_who_follows_and_who_decides():
    message = change(CUA_LO, 2024, 2026).message
    assert message.startswith(f"Cơ quan ban hành «{CUA_LO}» không còn từ ngày 01/12/2024:")
    assert "Cấp chính quyền thay đổi: từ cấp huyện sang cấp xã." in message
    assert message.endswith("Nơi kế tiếp được đề xuất: phường Cửa Lò; người có thẩm quyền quyết định.")


def test_a_commune_may_no_longer_direct_and_inspect():
    powers = {power.words: power for power in change(CUA_LO, 2024, 2026).lost_powers}
    assert {"chỉ đạo", "thanh tra", "ban hành chính sách"} <= set(powers)
    assert powers["thanh tra"].instead == "kiểm tra tình hình"
    assert "70/2008/NĐ-CP" in powers["chỉ đạo"].basis
    assert not powers["ban hành chính sách"].is_fact


def test_words_without_a_reader_are_listed():
    words = change(CUA_LO, 2024, 2026).no_reader
    assert {"cấp thị", "UBND các phường", "phòng, ban cấp huyện", "thị trấn"} <= set(words)
    assert len(words) == len(set(words))
    assert change(CUA_LO, 2024, 2025).no_reader == ()


def test_the_day_of_issue_decides_within_a_year():
    assert change(CUA_LO, 2024, 2025, on=date(2025, 6, 30)).successor == "thành phố Vinh"
    assert change(CUA_LO, 2024, 2025, on=date(2025, 7, 1)).successor == "phường Cửa Lò"
    assert change(CUA_LO, 2023, 2024, on=date(2024, 11, 30)) is None


@pytest.mark.parametrize("issuer", ["UBND huyện Diễn Châu", "ỦY BAN NHÂN DÂN THỊ XÃ HOÀNG MAI", "UBND quận Hải An"])
def test_a_district_the_register_lacks_is_gone_all_the_same(issuer):
    found = change(issuer, 2024, 2026)
    assert found.gone_on == date(2025, 7, 1)
    assert found.successor is None
    assert "Sổ theo dõi không ghi nơi kế tiếp" in found.message


def test_a_city_the_register_lacks_is_not_judged():
    assert change("UBND thành phố Thanh Hóa", 2024, 2026) is None
    assert change("UBND thành phố Hà Nội", 2024, 2026) is None


def test_an_office_tells_its_own_successor():
    own = """
units:
  - id: huyen-a
    name: huyện A
    level: district
    changes: [{on: 01/7/2025, kind: moved, to: [{to: xa-a}], basis: Nghị quyết số 1/NQ-UBTVQH15}]
  - {id: xa-a, name: xã A, level: commune}
"""
    found = change("UBND huyện A", 2024, 2026, register=load_register(own.encode()))
    assert found.successor_issuer == "UBND xã A"
