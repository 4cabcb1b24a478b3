"""The committed templates are what the recipes draw, valid, and speak of nothing but the view."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest
import template_views
from lxml import etree
from ooxml_integrity import ERROR, check
from openxml_audit import OpenXmlValidator

from docgen.authoring import build_templates, check_templates
from docgen.contracts import DocumentProperties, Pack, StyleId
from docgen.documents.general.view import GeneralView
from docgen.documents.parts.named import NamedView
from docgen.documents.parts.views import SeparateAppendixView
from docgen.ooxml import open_package, qn
from docgen.rendering import check_contract, render_view

VIEWS = {
    "ke-hoach": NamedView,
    "bao-cao": NamedView,
    "van-ban": GeneralView,
    "phu-luc-dien-tu": SeparateAppendixView,
}
FAMILIES = sorted(VIEWS)


def template(pack: Pack, family: str) -> bytes:
    return pack.templates[family].path.read_bytes()


def part(data: bytes, name: str) -> etree._Element:
    return etree.fromstring(open_package(data).parts[name])


def errors_of(path) -> list[object]:
    result = OpenXmlValidator().validate(path)
    return [*result.errors, *(finding for finding in check(path) if finding.severity == ERROR)]


def test_the_committed_templates_are_what_the_recipes_draw(pack: Pack):
    assert set(pack.templates) == set(VIEWS)
    assert check_templates(pack) == ()


@pytest.mark.parametrize("family", FAMILIES)
def test_a_template_is_valid(pack: Pack, family: str):
    assert errors_of(pack.templates[family].path) == []


@pytest.mark.parametrize("family", FAMILIES)
def test_a_template_prints_every_field_of_its_view_and_nothing_else(pack: Pack, family: str):
    assert check_contract(template(pack, family), VIEWS[family]) == ()


def test_a_rendered_document_is_valid(pack: Pack, tmp_path):
    views = {
        "ke-hoach": template_views.full_view(pack.typesetting),
        "bao-cao": template_views.full_view(pack.typesetting),
        "van-ban": template_views.letter_view(pack.typesetting),
        "phu-luc-dien-tu": template_views.separate_appendix_view(pack.typesetting),
    }
    for family, view in views.items():
        path = tmp_path / f"{family}.docx"
        path.write_bytes(render_view(view, template=template(pack, family), properties=DocumentProperties(), data=None))
        assert errors_of(path) == []


@pytest.mark.parametrize("family", FAMILIES)
def test_every_style_is_ours_and_every_style_used_exists(pack: Pack, family: str):
    data = template(pack, family)
    styles = part(data, "word/styles.xml").findall(qn("w:style"))
    ids = {style.get(qn("w:styleId")) for style in styles}
    assert {style.value for style in StyleId} <= ids
    names = [style.find(qn("w:name")).get(qn("w:val")) for style in styles]
    assert len(names) == len(set(names))
    assert [name for name in names if not name.startswith("ND30 ")] == ["Normal", "Normal Table"]
    used = set()
    for name, content in open_package(data).parts.items():
        if re.match(r"word/(document|header\d|footer\d)\.xml", name):
            used |= {node.get(qn("w:val")) for node in etree.fromstring(content).iter(qn("w:pStyle"), qn("w:tblStyle"))}
    assert used <= ids


@pytest.mark.parametrize("family", FAMILIES)
def test_text_is_times_new_roman_black_and_vietnamese_in_every_slot(pack: Pack, family: str):
    defaults = part(template(pack, family), "word/styles.xml").find(
        f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}"
    )
    fonts = defaults.find(qn("w:rFonts"))
    assert [fonts.get(qn(f"w:{slot}")) for slot in ("ascii", "hAnsi", "eastAsia", "cs")] == ["Times New Roman"] * 4
    assert defaults.find(qn("w:color")).get(qn("w:val")) == "000000"
    assert defaults.find(qn("w:lang")).get(qn("w:val")) == "vi-VN"


@pytest.mark.parametrize("family", FAMILIES)
def test_headings_are_seen_in_the_navigation_pane(pack: Pack, family: str):
    levels = {
        style.get(qn("w:styleId")): style.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}")
        for style in part(template(pack, family), "word/styles.xml").findall(qn("w:style"))
    }
    assert {key: int(level.get(qn("w:val"))) + 1 for key, level in levels.items() if level is not None} == {
        "ND30Phan": 1,
        "ND30Muc": 1,
        "ND30KhoanCoTieuDe": 2,
        "ND30DiemCoTieuDe": 3,
        "ND30PhuLuc": 1,
    }


def test_word_opens_a_template_in_its_newest_mode_and_finds_no_trace_of_a_session(pack: Pack):
    for family in FAMILIES:
        package = open_package(template(pack, family))
        settings = etree.fromstring(package.parts["word/settings.xml"])
        mode = [
            n.get(qn("w:val"))
            for n in settings.iter(qn("w:compatSetting"))
            if n.get(qn("w:name")) == "compatibilityMode"
        ]
        assert mode == ["15"]
        whole = b"".join(package.parts.values())
        assert b"rsid" not in whole
        assert b"asciiTheme" not in whole
        assert b"mc:AlternateContent" not in whole


def test_the_columns_of_head_and_end_fill_the_text_width_exactly(pack: Pack):
    width = round(pack.typesetting.text_width_pt * 20)
    tables = list(part(template(pack, "ke-hoach"), "word/document.xml").iter(qn("w:tbl")))
    assert len(tables) == 3
    for table in tables:
        grid = [int(column.get(qn("w:w"))) for column in table.iter(qn("w:gridCol"))]
        assert abs(sum(grid) - width) <= 1
        assert table.find(f"{qn('w:tblPr')}/{qn('w:tblLayout')}").get(qn("w:type")) == "fixed"
        for row in table.iter(qn("w:tr")):
            cells = [int(cell.get(qn("w:w"))) for cell in row.iter(qn("w:tcW"))]
            assert sum(cells) == sum(grid)


def test_templates_are_the_same_bytes_under_another_hash_seed(pack: Pack):
    script = (
        "from hashlib import sha256; from docgen.authoring import build_templates; from docgen.discovery import pack_for\n"
        f"for data in build_templates(pack_for('nd30', profile='{pack.house.profile}')).values(): print(sha256(data).hexdigest())"
    )
    answers = {
        subprocess.run(
            [sys.executable, "-c", script], env={"PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True
        ).stdout
        for seed in ("1", "2")
    }
    assert len(answers) == 1
    assert len(build_templates(pack)) == 2 * len(FAMILIES)


def test_listing_the_pack_loads_neither_lxml_nor_a_template_engine():
    script = (
        "import sys, templates_nd30, docgen.discovery as d; d.pack_for('nd30')\n"
        "print([m for m in ('lxml', 'docx', 'docxtpl', 'jinja2', 'pydantic') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
