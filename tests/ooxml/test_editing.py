"""Edits change just what they name: letters, looks and pages, directly or tracked."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from openxml_audit import OpenXmlValidator
from wordml import docx as document
from wordml import field, paragraph, run, table

from docgen.ooxml import open_package, read_facts
from docgen.ooxml.editing import apply_edits
from docgen.ooxml.edits import (
    PageNumberEdit,
    ParagraphEdit,
    ParagraphRemoval,
    RuleLineInsertion,
    RunEdit,
    SectionEdit,
    TextEdit,
)

MODES = ("direct", "tracked")
BOLD = "<w:b/>"


def paragraphs(docx):
    return [placed.paragraph for placed in read_facts(docx).paragraphs()]


def texts(docx):
    return [item.text for item in paragraphs(docx)]


def errors(docx, folder):
    path = folder / "document.docx"
    path.write_bytes(docx)
    return [str(error) for error in OpenXmlValidator().validate(str(path)).errors]


def rejected(docx):
    """The text of the first paragraph with all tracked changes of letters rejected."""
    root = etree.fromstring(open_package(docx).parts["word/document.xml"])
    node = root.find(".//{*}p")
    kept = [
        item
        for item in node.iter("{*}t", "{*}delText")
        if not any(up.tag.endswith("}ins") for up in item.iterancestors())
    ]
    return "".join(item.text or "" for item in kept)


@pytest.mark.parametrize("mode", MODES)
@given(
    pieces=st.lists(st.text("abcđế  ", min_size=1, max_size=6), min_size=1, max_size=5),
    data=st.data(),
)
def test_a_text_edit_replaces_its_letters_and_no_others(mode, pieces, data):
    runs = "".join(run(piece, BOLD if number % 2 else "") for number, piece in enumerate(pieces))
    docx = document(f"<w:p>{runs}</w:p>{paragraph('kề bên')}")
    old = texts(docx)[0]
    start = data.draw(st.integers(0, len(old)))
    end = data.draw(st.integers(start, len(old)))
    new = data.draw(st.text("xyư ", max_size=5))
    edited = apply_edits(docx, [TextEdit(0, start, end, new)], mode=mode)
    assert edited.refused == ()
    assert texts(edited.bytes) == [old[:start] + new + old[end:], "kề bên"]
    if mode == "tracked":
        assert rejected(edited.bytes) == old


@pytest.mark.parametrize("mode", MODES)
def test_several_edits_of_one_paragraph_count_in_the_text_as_it_was(mode):
    docx = document(paragraph("Số 15 /KH - UBND"))
    edits = [TextEdit(0, 2, 2, ":"), TextEdit(0, 5, 6, ""), RunEdit(0, 0, 2, bold=True), TextEdit(0, 9, 12, "-")]
    edited = apply_edits(docx, edits, mode=mode)
    assert texts(edited.bytes) == ["Số: 15/KH-UBND"]
    assert [item.text for item in paragraphs(edited.bytes)[0].runs if item.format.bold] == ["Số:"]


def test_overlapping_edits_are_made_once_and_the_second_is_refused():
    docx = document(paragraph("abcdef"))
    edited = apply_edits(docx, [TextEdit(0, 1, 4, "X"), TextEdit(0, 3, 5, "Y")])
    assert texts(edited.bytes) == ["aXef"]
    assert "quy tắc khác" in edited.refused[0].reason


@pytest.mark.parametrize("mode", MODES)
def test_a_run_edit_changes_the_look_of_its_letters_only(mode):
    docx = document(paragraph("Cộng hòa xã hội"))
    edited = apply_edits(
        docx, [RunEdit(0, 5, 8, font="Arial", size=13, bold=True, italic=True, color="FF0000")], mode=mode
    )
    before, middle, after = paragraphs(edited.bytes)[0].runs
    assert (before.text, middle.text, after.text) == ("Cộng ", "hòa", " xã hội")
    look = middle.format
    assert (look.font_hansi, look.size, look.bold, look.italic, look.color) == ("Arial", 13, True, True, "FF0000")
    assert before.format == after.format == paragraphs(docx)[0].runs[0].format


def test_a_text_put_in_takes_the_look_of_the_letters_it_replaces():
    docx = document(f"<w:p>{run('a')}{run('b', BOLD)}</w:p>")
    edited = apply_edits(docx, [TextEdit(0, 1, 2, "c")], mode="direct")
    assert [(item.text, item.format.bold) for item in paragraphs(edited.bytes)[0].runs] == [("a", False), ("c", True)]


@pytest.mark.parametrize("mode", MODES)
def test_a_paragraph_edit_changes_what_it_names(mode):
    docx = document(
        paragraph(
            "a",
            '<w:spacing w:beforeAutospacing="1" w:line="300" w:lineRule="auto"/><w:ind w:left="100" w:hanging="50"/>',
        )
    )
    edit = ParagraphEdit(0, alignment="center", indent_first=567, space_before=120)
    look = paragraphs(apply_edits(docx, [edit], mode=mode).bytes)[0].format
    old = paragraphs(docx)[0].format
    assert look == replace(old, alignment="center", indent_first=567, space_before=120, before_auto=False)


@pytest.mark.parametrize("mode", MODES)
def test_a_section_edit_changes_the_page(mode):
    docx = document(paragraph("a"))
    edit = SectionEdit(0, margin_left=1701, title_page=True, number_start=1)
    section = read_facts(apply_edits(docx, [edit], mode=mode).bytes).sections[0]
    assert section == replace(read_facts(docx).sections[0], margin_left=1701, title_page=True, number_start=1)


@pytest.mark.parametrize("mode", MODES)
def test_a_file_without_any_page_gets_one(mode):
    docx = document(paragraph("a"), section="")
    edited = apply_edits(docx, [SectionEdit(0, width=11906, height=16838)], mode=mode)
    assert read_facts(edited.bytes).sections[0].width == 11906


@pytest.mark.parametrize("mode", MODES)
def test_page_numbers_get_a_header_of_their_own(mode):
    docx = document(paragraph("a"))
    edited = apply_edits(docx, [PageNumberEdit(0, "Times New Roman", 14)], mode=mode)
    header = read_facts(edited.bytes).sections[0].header_default
    assert [(item.field, item.format.size) for item in header[0].runs] == [("PAGE", 14)]
    assert header[0].format.alignment == "center"


@pytest.mark.parametrize("mode", MODES)
def test_a_removed_paragraph_is_gone_and_the_last_of_a_cell_is_emptied(mode):
    docx = document(paragraph("a") + paragraph("b") + table([["c"]]) + paragraph("d"))
    edited = apply_edits(docx, [ParagraphRemoval(0), ParagraphRemoval(2)], mode=mode)
    assert texts(edited.bytes) == ["b", "", "d"]


@pytest.mark.parametrize("mode", MODES)
def test_a_rule_line_stands_centred_below_its_paragraph(mode):
    docx = document(paragraph("a") + paragraph("b"))
    edited = apply_edits(docx, [RuleLineInsertion(0, length=2000, column=9000)], mode=mode)
    line = paragraphs(edited.bytes)[1]
    assert line.format.borders.top.visible
    assert (line.format.indent_left, line.format.indent_right) == (3500, 3500)


def test_letters_that_a_field_makes_are_not_edited():
    docx = document(f"<w:p>{field('PAGE', '2')}</w:p>")
    edited = apply_edits(docx, [TextEdit(0, 0, 1, "3")])
    assert texts(edited.bytes) == ["2"]
    assert "trường" in edited.refused[0].reason


def test_an_edit_outside_the_document_is_refused():
    docx = document(paragraph("a"))
    edited = apply_edits(docx, [TextEdit(7, 0, 1, "x"), SectionEdit(3, gutter=0), TextEdit(0, 5, 9, "x")])
    assert len(edited.refused) == 3
    assert texts(edited.bytes) == ["a"]


def test_parts_that_no_edit_touches_keep_their_bytes():
    docx = document(paragraph("a"))
    parts, edited = open_package(docx).parts, open_package(apply_edits(docx, [TextEdit(0, 0, 1, "b")]).bytes).parts
    assert {name for name in parts if parts[name] != edited[name]} == {"word/document.xml"}


def test_a_paragraph_in_the_middle_of_a_tracked_deletion_is_left_alone():
    mark = '<w:rPr><w:del w:id="1" w:author="x"/></w:rPr>'
    docx = document(paragraph("a", mark) + paragraph("b"))
    edited = apply_edits(docx, [TextEdit(0, 0, 1, "x")])
    assert texts(edited.bytes) == ["ab"]
    assert "chấp nhận" in edited.refused[0].reason


@pytest.mark.parametrize("mode", MODES)
def test_an_edited_file_is_valid(mode, tmp_path):
    docx = document(paragraph(run("abc") + run("def", BOLD)) + table([["g"]]) + paragraph("h"))
    edits = [
        TextEdit(0, 1, 5, "x\ty"),
        RunEdit(0, font="Arial", size=13.5, caps=True, underline="none", highlight="none", shading="", mark=True),
        ParagraphEdit(0, alignment="both", indent_first=567, line=240, line_rule="auto", keep_next=True),
        SectionEdit(0, width=11906, height=16838, landscape=False, number_format="decimal", header_distance=567),
        PageNumberEdit(0, "Times New Roman", 14),
        ParagraphRemoval(1),
        RuleLineInsertion(2, length=1000, column=9000),
    ]
    edited = apply_edits(docx, edits, mode=mode)
    assert edited.refused == ()
    assert errors(edited.bytes, tmp_path) == errors(docx, tmp_path)


@pytest.mark.parametrize("mode", MODES)
def test_a_field_goes_with_the_paragraph_that_is_emptied(mode, tmp_path):
    """A w:fldSimple without letters would still be a field, and Word would print its result again."""
    simple = '<w:p><w:fldSimple w:instr=" PAGE "><w:r><w:rPr><w:b/></w:rPr><w:t>1</w:t></w:r></w:fldSimple></w:p>'
    docx = document(paragraph("a") + table([[f"<w:tc>{simple}</w:tc>"]]) + paragraph("d"))
    assert paragraphs(docx)[1].runs[0].field == "PAGE"

    edited = apply_edits(docx, [ParagraphRemoval(1)], mode=mode)

    assert paragraphs(edited.bytes)[1].runs == ()
    assert errors(edited.bytes, tmp_path) == errors(docx, tmp_path)
