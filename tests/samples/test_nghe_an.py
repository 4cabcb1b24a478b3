"""The sample of Nghệ An: the 130 units as the law made them, and a master that makes sense without any of them."""

from pathlib import Path

from docgen.api.variants import load_master, read_units

SAMPLE = Path(__file__).parents[2] / "samples" / "nghe-an-2026"


def units():
    master = load_master(SAMPLE / "master.yaml")
    return list(read_units(SAMPLE / "units.xlsx", master))


def test_the_table_names_the_130_units_of_the_province():
    kinds = [unit.facts["unit.kind"] for unit in units()]
    assert (len(kinds), kinds.count("phường"), kinds.count("xã")) == (130, 11, 119)
    assert not [unit.label for unit in units() if unit.problems]


def test_codes_and_names_are_each_units_own():
    keys = [unit.key for unit in units()]
    assert len(set(keys)) == 130
    assert all(len(key) == 5 and key.isdigit() for key in keys)
    assert len({unit.label for unit in units()}) == 130


def test_the_seven_wards_of_the_old_town_are_one_ward():
    (ward,) = [unit for unit in units() if unit.key == "16732"]
    assert ward.label == "phường Cửa Lò"
    formed = str(ward.facts["unit.formed_from"])
    for name in ("Nghi Hải", "Nghi Hòa", "Nghi Hương", "Nghi Tân", "Nghi Thu", "Nghi Thủy", "Thu Thủy"):
        assert name in formed


def test_every_column_of_the_table_is_known():
    master = load_master(SAMPLE / "master.yaml")
    assert read_units(SAMPLE / "units.xlsx", master).notices == ()
    assert master.notices == ()


def test_invented_figures_say_so():
    words = (SAMPLE / "master.yaml").read_text(encoding="utf-8")
    assert words.splitlines()[1].startswith("# Bản MẪU")
