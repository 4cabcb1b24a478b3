"""Templates are rebuilt from their recipes; a committed file that differs is named, part by part."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from docgen.authoring import build_templates, check_templates, draw_template
from docgen.contracts import Pack
from docgen.discovery import pack_for, read_pack
from docgen.errors import PackError
from docgen.ooxml import open_package, write_package

OFFICE = 'name = "cua-lo"\ntitle = "Cửa Lò"\nversion = "1"\nextends = "nd30"\n[house]\nmargin_left_mm = 35\n'
WORD = '[[templates]]\nname = "ke-hoach"\ntitle = "T"\nform = "1.4"\ndocument = "plan"\nprofile = "14"\norigin = "word"\nfile = "kh.docx"\noutline = "kh.outline"\n'


@pytest.fixture
def office(tmp_path: Path) -> Pack:
    (tmp_path / "pack.toml").write_text(OFFICE, encoding="utf-8")
    return read_pack(tmp_path)


@pytest.fixture
def built(office: Pack) -> Pack:
    for path, data in build_templates(office).items():
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)
    return office


def rewrite(path: Path, change) -> None:
    parts = dict(open_package(path).parts)
    change(parts)
    path.write_bytes(write_package(parts))


def stale_parts(pack: Pack) -> list[str]:
    return [problem.location.place for problem in check_templates(pack) if problem.code == "template-stale"]


def test_a_template_not_built_yet_is_reported(office: Pack):
    problems = check_templates(office)
    assert [problem.code for problem in problems] == ["template-missing"] * len(office.templates)
    assert "docgen template build" in problems[0].hint


def test_a_built_pack_has_no_problem(built: Pack):
    assert check_templates(built) == ()


def test_an_office_template_has_the_offices_margins(built: Pack):
    document = open_package(built.templates["ke-hoach"].path).parts["word/document.xml"]
    assert b'w:left="1984"' in document


def test_an_office_never_builds_into_the_folder_of_its_parent(tmp_path: Path):
    (tmp_path / "pack.toml").write_text(OFFICE.partition("[house]")[0], encoding="utf-8")
    pack = read_pack(tmp_path)
    assert set(pack.templates) == set(pack_for("nd30").templates)
    assert dict(build_templates(pack)) == {}
    assert check_templates(pack) == ()


def test_building_writes_nothing(office: Pack):
    build_templates(office)
    assert [path.name for path in office.source.folder.iterdir()] == ["pack.toml"]


def test_the_same_pack_builds_the_same_bytes(office: Pack):
    assert dict(build_templates(office)) == dict(build_templates(office))


def test_a_changed_part_is_named_and_its_outline_with_it(built: Pack):
    template = built.templates["ke-hoach"]

    def change(parts: dict[str, bytes]) -> None:
        parts["word/styles.xml"] = parts["word/styles.xml"].replace(b'w:val="28"', b'w:val="30"')

    rewrite(template.path, change)
    found = [(problem.code, problem.location.file, problem.location.place) for problem in check_templates(built)]
    assert found == [
        ("template-stale", str(template.path), "word/styles.xml"),
        ("outline-stale", str(template.outline_path), ""),
    ]


def test_a_part_too_many_and_a_part_too_few_are_named(built: Pack):
    def change(parts: dict[str, bytes]) -> None:
        parts["docProps/thumbnail.txt"] = b"x"
        del parts["word/fontTable.xml"]

    rewrite(built.templates["ke-hoach"].path, change)
    assert stale_parts(built) == ["docProps/thumbnail.txt", "word/fontTable.xml"]


def test_an_outline_that_is_gone_or_edited_is_reported(built: Pack):
    first, second = (built.templates[name].outline_path for name in ("ke-hoach", "phu-luc-dien-tu"))
    first.unlink()
    second.write_bytes(second.read_bytes() + b"# sua tay\n")
    assert [(problem.code, problem.location.file) for problem in check_templates(built)] == [
        ("outline-missing", str(first)),
        ("outline-stale", str(second)),
    ]


def test_an_outline_with_the_line_ends_of_windows_is_the_same(built: Pack):
    path = built.templates["ke-hoach"].outline_path
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert check_templates(built) == ()


def test_another_spelling_of_the_same_xml_is_the_same_template(built: Pack):
    def change(parts: dict[str, bytes]) -> None:
        parts["word/settings.xml"] = parts["word/settings.xml"].replace(b"/>", b" />")

    rewrite(built.templates["ke-hoach"].path, change)
    assert check_templates(built) == ()


def test_a_file_that_is_no_word_file_is_reported_and_not_raised(built: Pack):
    built.templates["ke-hoach"].path.write_bytes(b"PK")
    (problem,) = check_templates(built)
    assert problem.code == "template-unreadable"


@pytest.fixture
def word(tmp_path: Path) -> Pack:
    """An office with a template made in Word (here: the bytes of one that a recipe drew)."""
    (tmp_path / "pack.toml").write_text(OFFICE + WORD, encoding="utf-8")
    shutil.copyfile(pack_for("nd30").templates["phu-luc-dien-tu"].path, tmp_path / "kh.docx")
    return read_pack(tmp_path)


def test_of_a_template_made_in_word_only_the_outline_is_built(word: Pack):
    names = [path.name for path in build_templates(word)]
    assert names == [
        "bao-cao-14.docx",
        "bao-cao-14.outline",
        "kh.outline",
        "phu-luc-dien-tu-14.docx",
        "phu-luc-dien-tu-14.outline",
        "van-ban-14.docx",
        "van-ban-14.outline",
    ]


def test_a_template_made_in_word_must_match_its_outline(word: Pack):
    template = word.templates["ke-hoach"]
    template.outline_path.write_bytes(build_templates(word)[template.outline_path])
    assert str(template.outline_path) not in {problem.location.file for problem in check_templates(word)}
    template.outline_path.write_text("document\n", encoding="utf-8")
    assert ("outline-stale", str(template.outline_path)) in {
        (problem.code, problem.location.file) for problem in check_templates(word)
    }


def test_a_template_without_a_recipe_cannot_be_drawn(tmp_path: Path):
    (tmp_path / "pack.toml").write_text(OFFICE + WORD.replace("ke-hoach", "thu-moi"), encoding="utf-8")
    pack = read_pack(tmp_path)
    with pytest.raises(PackError, match="thu-moi"):
        draw_template(pack, pack.templates["thu-moi"])
