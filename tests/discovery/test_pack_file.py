"""An office's pack is a folder of text; every mistake in it is a sentence with file, key, reason and remedy."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from docgen.contracts import Pack, PackSource
from docgen.discovery import every_profile, pack_for, read_pack, template_for, with_profile
from docgen.errors import PackError

OFFICE = """
name = "cua-lo"
title = "Mẫu của UBND phường Cửa Lò"
version = "2026.1"
extends = "nd30"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "cua-lo"


def write(folder: Path, more: str = "", base: str = OFFICE) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "pack.toml").write_text(base + more, encoding="utf-8")
    return folder


def refused(folder: Path, more: str = "", base: str = OFFICE) -> PackError:
    with pytest.raises(PackError) as caught:
        read_pack(write(folder, more, base))
    assert caught.value.message
    assert caught.value.hint
    assert caught.value.location is not None
    assert caught.value.location.file.endswith("pack.toml")
    return caught.value


def test_the_decree_pack_is_read_whole():
    pack = pack_for("nd30")
    assert (pack.name, pack.extends, pack.valid_from) == ("nd30", "", date(2020, 3, 5))
    assert pack.house.profile == "14"
    assert pack.typesetting.sizes["national"] == 13
    assert sorted(pack.templates) == ["bao-cao", "ke-hoach", "phu-luc-dien-tu", "van-ban"]


def test_the_other_profile_has_its_own_sizes_and_templates():
    pack = with_profile(pack_for("nd30"), "13")
    assert pack.typesetting.sizes["national"] == 12
    assert pack.typesetting.sizes["recipients"] == 11
    assert pack.templates["ke-hoach"].path.name == "ke-hoach-13.docx"
    assert with_profile(pack, "13") is pack


def test_a_decree_holds_templates_of_both_profiles_and_an_office_of_one(folder: Path):
    assert [pack.house.profile for pack in every_profile(pack_for("nd30"))] == ["14", "13"]
    assert [pack.house.profile for pack in every_profile(read_pack(write(folder, '[house]\nprofile = "13"\n')))] == [
        "13"
    ]


def test_the_national_title_has_room_at_the_narrowest_margins_the_decree_allows(folder: Path):
    pack = read_pack(write(folder, "[house]\nmargin_left_mm = 35\nmargin_right_mm = 20\n"))
    t = pack.typesetting
    assert t.head_right_pt - 2 * t.cell_padding_pt > 271.2  # 9,567 cm at 13 pt
    assert t.head_left_pt + t.head_right_pt == pytest.approx(t.text_width_pt)
    assert t.foot_left_pt + t.foot_right_pt == pytest.approx(t.text_width_pt)


def test_an_office_without_wishes_uses_its_parents_templates(folder: Path):
    pack = read_pack(write(folder))
    parent = pack_for("nd30")
    assert pack.templates == parent.templates
    assert pack.typesetting == parent.typesetting
    assert (pack.name, pack.extends, pack.decree.name) == ("cua-lo", "nd30", "cua-lo")


def test_an_office_with_other_measures_gets_templates_of_its_own(folder: Path):
    pack = read_pack(write(folder, "[house]\nmargin_left_mm = 35\n"))
    assert pack.templates["ke-hoach"].path == folder / "templates" / "ke-hoach-14.docx"
    with pytest.raises(PackError, match="Chưa có tệp mẫu") as caught:
        template_for(pack, "ke-hoach")
    assert "docgen template build" in caught.value.hint


def test_an_office_in_the_other_profile_uses_its_parents_templates_of_that_profile(folder: Path):
    pack = read_pack(write(folder, '[house]\nprofile = "13"\n'))
    assert template_for(pack, "ke-hoach") == with_profile(pack_for("nd30"), "13").templates["ke-hoach"]


def test_an_office_may_narrow_a_range(folder: Path):
    pack = read_pack(write(folder, "[decree.page.margin]\nleft = [30, 32]\n[decree.body.first_line]\nchoices = 12.7\n"))
    assert pack.decree.range("page.margin.left") == (30, 32)
    assert pack.decree.provision("page.margin.left").clause == "Phụ lục I, Phần I, Mục I, khoản 3"
    assert pack.decree.number("body.first_line.choices") == 12.7


WIDENINGS = {
    "a margin below the range": (
        "[decree.page.margin]\nleft = [25, 35]\n",
        "page.margin.left",
        "30 đến 35 mm",
        "khoản 3",
    ),
    "a margin above the range": ("[decree.page.margin]\nright = 21\n", "page.margin.right", "15 đến 20 mm", "khoản 3"),
    "an indent between the choices": (
        "[decree.body.first_line]\nchoices = [11]\n",
        "body.first_line.choices",
        "10, 12.7 mm",
        "khoản 6",
    ),
    "another size than the fixed one": (
        "[decree.element.recipients]\nsize = 12\n",
        "recipients.size",
        "11 pt",
        "khoản 9",
    ),
    "other words than the fixed ones": (
        '[decree.wording]\nmotto = "Độc lập"\n',
        "wording.motto",
        "Hạnh phúc",
        "khoản 1",
    ),
    "bold that is not bold": ("[decree.element.issuer]\nbold = false\n", "element.issuer.bold", "«True»", "khoản 2"),
    "a number for a permission": ("[decree.element.issuer]\nbold = 1\n", "element.issuer.bold", "«True»", "khoản 2"),
    "three numbers for a range": (
        "[decree.page.margin]\nleft = [30, 31, 32]\n",
        "page.margin.left",
        "30 đến 35 mm",
        "khoản 3",
    ),
    "words for a range": ('[decree.page.margin]\nleft = "rộng"\n', "page.margin.left", "30 đến 35 mm", "khoản 3"),
    "a mark no decree knows": (
        '[decree.mark.urgency]\nwords = ["KHẨN", "SIÊU KHẨN"]\n',
        "mark.urgency.words",
        "THƯỢNG KHẨN",
        "khoản 2",
    ),
}


@pytest.mark.parametrize(("more", "key", "permitted", "clause"), WIDENINGS.values(), ids=WIDENINGS)
def test_an_office_never_widens(folder: Path, more: str, key: str, permitted: str, clause: str):
    error = refused(folder, more)
    assert key in f"{error.message} {error.location}"
    assert permitted in error.message
    assert clause in error.message


CHOICES = {
    "margin_top_mm = 19.9": "20 đến 25 mm",
    "margin_left_mm = 36": "30 đến 35 mm",
    "first_line_mm = 11": "10, 12.7 mm",
    "line_spacing = 1.6": "1 đến 1.5",
    "issuer_rule_share = 0.6": "0.3333 đến 0.5",
    "subject_rule_share = 0.2": "0.3333 đến 0.5",
    "space_before_pt = 5": "6 pt",
    "space_after_pt = -1": "6 pt",
    "header_distance_mm = 20": "lề trên",
    'profile = "12"': "14, 13",
    'line_spacing = "1,1"': "phải là một số",
    "line_spacing = true": "phải là một số",
    "line_spacing = nan": "phải là một số",
    "margin_lef_mm = 30": "margin_left_mm",
}


@pytest.mark.parametrize(("line", "said"), CHOICES.items(), ids=CHOICES)
def test_a_choice_outside_the_decree_is_refused(folder: Path, line: str, said: str):
    assert said in str(refused(folder, f"[house]\n{line}\n"))


def test_a_choice_outside_what_the_office_itself_allows_is_refused(folder: Path):
    assert "30 đến 31 mm" in str(
        refused(folder, "[house]\nmargin_left_mm = 33\n[decree.page.margin]\nleft = [30, 31]\n")
    )


def test_a_profile_the_office_excluded_is_refused(folder: Path):
    error = refused(folder, '[house]\nprofile = "13"\n[decree.element.motto]\nsize = 14\n')
    assert "«motto»" in error.message


def test_a_size_the_office_fixed_is_that_size_in_both_profiles(folder: Path):
    for profile in ("14", "13"):
        pack = read_pack(write(folder, f'[house]\nprofile = "{profile}"\n[decree.element.body]\nsize = 13\n'))
        assert pack.typesetting.sizes["body"] == 13


TEMPLATE = '[[templates]]\nname = "{name}"\ntitle = "T"\nform = "1.4"\ndocument = "plan"\nprofile = "14"\n'


def test_an_office_may_bring_a_template_made_in_word(folder: Path):
    entry = TEMPLATE.format(name="ke-hoach") + 'origin = "word"\nfile = "mau/kh.docx"\noutline = "mau/kh.outline"\n'
    pack = read_pack(write(folder, entry))
    template = pack.templates["ke-hoach"]
    assert (template.origin, template.path) == ("word", folder / "mau" / "kh.docx")
    assert pack.templates["phu-luc-dien-tu"] == pack_for("nd30").templates["phu-luc-dien-tu"]


@pytest.mark.parametrize(
    "file", ["../kh.docx", "/etc/kh.docx", "mau\\\\kh.docx", "C:/kh.docx", "kh.doc", "kh.docm", "a/../../kh.docx"]
)
def test_a_template_outside_the_folder_of_the_pack_is_refused(folder: Path, file: str):
    entry = TEMPLATE.format(name="ke-hoach") + f'origin = "word"\nfile = "{file}"\noutline = "kh.outline"\n'
    assert "trong thư mục của gói" in refused(folder, entry).message


def test_a_recipe_the_pack_does_not_have_is_refused(folder: Path):
    entry = TEMPLATE.format(name="thu-moi") + 'origin = "recipe"\nfile = "a.docx"\noutline = "a.outline"\n'
    error = refused(folder, entry)
    assert "ke-hoach" in error.hint


def test_a_template_named_twice_is_refused(folder: Path):
    entry = TEMPLATE.format(name="thu-moi") + 'origin = "word"\nfile = "a.docx"\noutline = "a.outline"\n'
    assert "hai lần" in refused(folder, entry + entry).message


WRONG_FILES = {
    "no name": ('title = "T"\nversion = "1"\nextends = "nd30"\n', "name"),
    "a name with capitals": (OFFICE.replace("cua-lo", "Cửa Lò"), "không hợp lệ"),
    "an empty title": (OFFICE.replace("Mẫu của UBND phường Cửa Lò", " "), "title"),
    "an unknown parent": (OFFICE.replace("nd30", "nd3O"), "nd30"),
    "itself as parent": (OFFICE.replace("nd30", "cua-lo"), "chính nó"),
    "a misspelt key": (OFFICE + "valid_form = 2026-01-01\n", "valid_from"),
    "a date in quotes": (OFFICE + 'valid_from = "2026-01-01"\n', "phải là ngày"),
    "a date with a time": (OFFICE + "valid_from = 2026-01-01T00:00:00\n", "phải là ngày"),
    "a house that is no table": (OFFICE + "house = 14\n", "[house]"),
    "templates that are no tables": (OFFICE + "templates = [1]\n", "[[templates]]"),
    "a decree of its own to narrow": (
        'name = "a"\ntitle = "A"\nversion = "1"\n[decree.page]\nwidth = 210\n',
        "extends",
    ),
    "broken syntax": (OFFICE + "house = {", "TOML"),
    "a number written the Vietnamese way": (OFFICE + "[house]\nline_spacing = 1,1\n", "TOML"),
}


@pytest.mark.parametrize(("text", "said"), WRONG_FILES.values(), ids=WRONG_FILES)
def test_a_wrong_file_is_explained(folder: Path, text: str, said: str):
    assert said in str(refused(folder, base=text))


def test_a_file_in_another_encoding_is_explained(folder: Path):
    folder.mkdir()
    (folder / "pack.toml").write_bytes(OFFICE.encode("utf-16"))
    with pytest.raises(PackError, match="UTF-8"):
        read_pack(folder)


def test_a_byte_order_mark_is_no_mistake(folder: Path):
    folder.mkdir()
    (folder / "pack.toml").write_bytes(b"\xef\xbb\xbf" + OFFICE.encode())
    assert read_pack(folder).name == "cua-lo"


def test_a_huge_file_is_not_read_as_a_pack(folder: Path):
    assert "lớn bất thường" in refused(folder, "#" * 1_000_001).message


def test_deep_nesting_is_explained(folder: Path):
    assert refused(folder, "x = " + "[" * 50_000).exit_code == 5


def test_the_path_of_the_file_serves_as_well_as_its_folder(folder: Path):
    assert read_pack(write(folder) / "pack.toml").source.folder == folder


def test_a_folder_without_a_pack_is_explained(tmp_path: Path):
    with pytest.raises(PackError, match=r"thiếu tệp pack\.toml"):
        pack_for(tmp_path)


DECREE_FAULTS = {
    "an entry that is no table": ("[page]\nwidth = 210\n", "không phải là một quy định"),
    "no clause": ('[page]\nwidth = { value = 210, unit = "mm", fact = "G-01", force = "BB" }\n', "clause"),
    "an unknown force": (
        '[page]\nwidth = { value = 210, unit = "mm", fact = "G-01", clause = "c", force = "bắt buộc" }\n',
        "BB, BB-đk",
    ),
    "an unknown field": (
        '[page]\nwidth = { value = 210, unit = "mm", fact = "G-01", clause = "c", force = "BB", note = "x" }\n',
        "note",
    ),
    "an empty list": (
        '[page]\nwidth = { value = [], unit = "mm", fact = "G-01", clause = "c", force = "BB" }\n',
        "sửa giá trị",
    ),
    "a date as value": (
        '[page]\nwidth = { value = 2020-01-01, unit = "mm", fact = "G-01", clause = "c", force = "BB" }\n',
        "sửa giá trị",
    ),
}


@pytest.mark.parametrize(("decree", "said"), DECREE_FAULTS.values(), ids=DECREE_FAULTS)
def test_a_wrong_decree_file_is_explained(folder: Path, decree: str, said: str):
    write(folder, base='name = "nd99"\ntitle = "T"\nversion = "1"\nvalid_from = 2030-01-01\n')
    (folder / "decree.toml").write_text(decree, encoding="utf-8")
    with pytest.raises(PackError) as caught:
        read_pack(folder)
    assert said in str(caught.value)
    assert "decree.toml" in str(caught.value)


def test_a_pack_under_another_name_than_it_was_installed_is_refused(folder: Path):
    with pytest.raises(PackError, match="tự xưng"):
        read_pack(PackSource(name="khac", folder=write(folder), recipes={}))


def test_an_unknown_template_family_is_answered_with_the_nearest(folder: Path):
    pack: Pack = read_pack(write(folder))
    with pytest.raises(PackError) as caught:
        template_for(pack, "ke_hoac")
    assert "«ke-hoach»" in caught.value.hint
