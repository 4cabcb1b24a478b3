from pathlib import Path

import pytest

from docgen.loading import shipped_register
from docgen.model.citation_conflicts import ConflictKind, find_citation_conflicts

REGISTER = shipped_register()


def kinds(*texts):
    return [conflict.kind for conflict in find_citation_conflicts(texts, REGISTER)]


def test_one_number_for_two_acts_of_different_years_is_worth_a_look():
    (conflict,) = find_citation_conflicts(
        [
            "Kế hoạch số 55/KH-UBND ngày 02/4/2021 về thực hiện Chương trình Phòng ngừa và ứng phó với bạo lực",
            "Kế hoạch số 55 /KH-UBND ngày 22/3/2022 về thực hiện Chương trình truyền thông",
        ]
    )
    assert conflict.kind is ConflictKind.NUMBER
    assert [place.text for place in conflict.places] == [0, 1]
    assert conflict.message == "Số 55/KH-UBND được viện dẫn cho hai văn bản, ngày 02/4/2021 và ngày 22/3/2022."


def test_one_act_with_two_days_is_found():
    one = "Kế hoạch số 55/KH-UBND ngày 02/4/2021"
    assert kinds(one, "Kế hoạch số 55/KH-UBND ngày 04/02/2021") == [ConflictKind.DATE]
    title = " về thực hiện Chiến lược quốc gia về bình đẳng giới"
    assert kinds(one + title, "Kế hoạch số 55/KH-UBND ngày 02/4/2022" + title) == [ConflictKind.DATE]


def test_the_same_act_cited_twice_is_no_conflict():
    assert kinds("Kế hoạch số 55/KH-UBND ngày 02/4/2021", "Kế hoạch số 55/KH-UBND ngày 02 tháng 4 năm 2021") == []
    assert kinds("Kế hoạch số 55/KH-UBND ngày 02/4/2021 và Kế hoạch số 55/KH-UBND") == []


def test_two_days_under_one_issuer_phrase_are_found():
    one, other = (f"Công văn số 739/BNV-CTTN&BĐG ngày 28/{month}/2025" for month in (3, 2))
    assert kinds(f"Thực hiện {one} và {other} của Bộ Nội vụ.") == [ConflictKind.DATE, ConflictKind.REGISTERED_DATE]
    assert kinds(other) == [ConflictKind.REGISTERED_DATE]
    assert kinds(one) == []
    assert kinds("Công văn số 12/SNV-CB ngày 01/3/2025 của Sở Nội vụ", "Công văn số 12/SNV-CB ngày 01/3/2025") == []


def test_three_days_of_one_number_are_two_conflicts():
    acts = [f"Quyết định số 7/QĐ-UBND ngày {day}/5/2024" for day in (1, 2, 3, 2)]
    assert kinds(*acts) == [ConflictKind.DATE, ConflictKind.DATE]


def test_a_day_that_is_not_the_registers_is_found():
    (conflict,) = find_citation_conflicts(["Quyết định số 2232/QĐ-TTg ngày 18/12/2020"], REGISTER)
    assert conflict.kind is ConflictKind.REGISTERED_DATE
    assert "28/12/2020" in conflict.message
    assert find_citation_conflicts(["Quyết định số 2232/QĐ-TTg ngày 18/12/2020"]) == ()


def test_a_symbol_that_its_issuer_does_not_use_is_found():
    text = "Kế hoạch số 277/LĐTBXH-BĐG ngày 11/4/2024 của UBND tỉnh Nghệ An"
    assert kinds(text) == [ConflictKind.SYMBOL, ConflictKind.TYPE]


@pytest.mark.parametrize(
    "text",
    [
        "Kế hoạch số 116/KH-UBND ngày 13/8/2021 của UBND thị xã",
        "Quyết định số 101/QĐ-TTg ngày 25/01/2024 của Thủ tướng Chính phủ",
        "Nghị quyết số 28/NQ-CP ngày 03/3/2021 của Chính phủ",
        "Nghị quyết số 202/2025/QH15 ngày 12/6/2025 của Quốc hội",
        "Nghị quyết số 1678/NQ-UBTVQH15 ngày 16/6/2025 của Ủy ban Thường vụ Quốc hội",
        "Công văn số 739/BNV-CTTN&BĐG ngày 28/3/2025 của Bộ Nội vụ",
        "Kế hoạch số 104-KH/TU ngày 01/02/2024 của Tỉnh ủy",
        "Công văn số 277/UBND-VX ngày 11/4/2024 của UBND tỉnh",
    ],
)
def test_a_right_citation_has_no_conflict(text):
    assert kinds(text) == []


def test_the_faults_of_the_seed_are_found():
    seed = (Path(__file__).parents[2] / "samples/cua-lo-2024/seed.txt").read_text(encoding="utf-8")
    assert kinds(*seed.split("\n")) == [ConflictKind.SYMBOL, ConflictKind.TYPE, ConflictKind.NUMBER]


TWO = (
    "Kế hoạch số 12/KH-UBND ngày 03/02/2024 của UBND tỉnh về bình đẳng giới",
    "Kế hoạch số 12/KH-SYT ngày 05/02/2024 của Sở Y tế về dân số",
)


@pytest.mark.parametrize("bare", ["Kế hoạch số 12", "Kế hoạch 12", "kế hoạch số 12"])
def test_a_bare_number_of_two_acts_is_told_with_both(bare):
    conflicts = find_citation_conflicts([*TWO, f"theo {bare}."], REGISTER)
    (conflict,) = [one for one in conflicts if one.kind is ConflictKind.NUMBER]
    assert [place.text for place in conflict.places] == [0, 1, 2]
    assert "12/KH-UBND" in conflict.message
    assert "12/KH-SYT" in conflict.message


def test_a_bare_number_of_one_act_is_that_act():
    assert kinds(TWO[0], "theo Kế hoạch số 12") == []
    assert kinds(*TWO, "theo Kế hoạch số 12 của Sở Y tế") == []


def test_a_bare_number_with_two_subjects_is_two_acts():
    texts = ("Kế hoạch số 7 về phòng, chống mua bán người", "Kế hoạch số 7 về truyền thông bình đẳng giới")
    assert kinds(*texts) == [ConflictKind.NUMBER]
    assert kinds(texts[0], texts[0]) == []


def test_counts_are_no_numbers_of_acts():
    assert kinds(*TWO, "Kế hoạch 12 tháng, kế hoạch 12 lớp, kế hoạch 12.000 người") == []
