from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from wordml import NORMAL, cell, document_parts, docx, field, paragraph, run, style, styles, table, zipped

from docgen.errors import DocgenError, UnsafeInputError
from docgen.ooxml import read_facts
from docgen.ooxml.custom_xml import with_data_item
from docgen.ooxml.facts import ListLabel, Paragraph, Table, TrackedChange
from docgen.ooxml.formats import Border, TabStop
from docgen.ooxml.outline import parse, show
from docgen.ooxml.properties import CoreProperties
from docgen.ooxml.story import MAX_NESTING

THEME = (
    '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements>'
    '<a:clrScheme name="x"><a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1><a:accent1><a:srgbClr val="4f81bd"/></a:accent1></a:clrScheme>'
    '<a:fontScheme name="x"><a:majorFont><a:latin typeface="Cambria"/><a:ea typeface=""/><a:cs typeface=""/>'
    '<a:font script="Viet" typeface="Times New Roman"/></a:majorFont>'
    '<a:minorFont><a:latin typeface="Calibri"/><a:ea typeface=""/><a:cs typeface=""/><a:font script="Jpan" typeface="Mincho"/>'
    '<a:font script="Viet" typeface="Arial"/></a:minorFont></a:fontScheme></a:themeElements></a:theme>'
)


def first(body: str, **options) -> Paragraph:
    block = read_facts(docx(body, **options)).sections[0].blocks[0]
    assert isinstance(block, Paragraph)
    return block


def look(body: str, **options):
    return first(body, **options).runs[0].format


def rpr_of(**fonts: str) -> str:
    return "<w:rFonts " + " ".join(f'w:{name}="{value}"' for name, value in fonts.items()) + "/>"


class TestRuns:
    def test_a_file_without_styles_has_the_values_of_the_standard(self):
        found = look(paragraph("x"), styles=None)
        assert (found.font_ascii, found.size, found.color, found.language) == ("Times New Roman", 10, "000000", "")

    def test_document_defaults_then_style_then_direct(self):
        sheet = styles(
            NORMAL,
            style("A", rpr='<w:sz w:val="26"/><w:color w:val="FF0000"/>'),
            rpr='<w:sz w:val="28"/><w:lang w:val="vi-VN"/>',
        )
        found = look(paragraph("x", '<w:pStyle w:val="A"/>', run_properties='<w:color w:val="auto"/>'), styles=sheet)
        assert (found.size, found.color, found.language) == (13, "000000", "vi-VN")

    def test_a_style_takes_over_what_it_is_based_on(self):
        sheet = styles(style("A", rpr='<w:b/><w:sz w:val="26"/>'), style("B", based_on="A", rpr='<w:b w:val="0"/>'))
        found = look(paragraph("x", '<w:pStyle w:val="B"/>'), styles=sheet)
        assert (found.bold, found.size) == (False, 13)

    @pytest.mark.parametrize(
        ("paragraph_on", "character_on", "direct", "expected"),
        [
            (True, True, None, False),
            (True, False, None, True),
            (False, True, None, True),
            (True, True, True, True),
            (True, False, False, False),
        ],
    )
    def test_toggles_of_paragraph_and_character_style_switch_each_other(
        self, paragraph_on, character_on, direct, expected
    ):
        sheet = styles(
            style("P", rpr="<w:b/>" if paragraph_on else ""),
            style("C", kind="character", rpr="<w:b/>" if character_on else ""),
        )
        own = "" if direct is None else f'<w:b w:val="{int(direct)}"/>'
        found = look(
            paragraph("x", '<w:pStyle w:val="P"/>', run_properties=f'<w:rStyle w:val="C"/>{own}'), styles=sheet
        )
        assert found.bold is expected

    def test_circles_of_styles_end(self):
        sheet = styles(style("A", based_on="B", rpr="<w:b/>"), style("B", based_on="A", rpr="<w:i/>"))
        found = look(paragraph("x", '<w:pStyle w:val="A"/>'), styles=sheet)
        assert (found.bold, found.italic) == (True, True)

    def test_every_font_slot_is_kept_apart(self):
        own = rpr_of(ascii="A", hAnsi="B", eastAsia="C", cs="D")
        found = first(paragraph("ab Việt 漢", run_properties=own)).runs[0]
        assert (
            found.format.font_ascii,
            found.format.font_hansi,
            found.format.font_east_asia,
            found.format.font_cs,
        ) == tuple("ABCD")
        assert found.fonts == ("A", "B", "C")

    def test_vietnamese_letters_take_the_hansi_slot(self):
        own = rpr_of(ascii="Times New Roman", hAnsi="Calibri")
        assert first(paragraph("Ke hoach", run_properties=own)).runs[0].fonts == ("Times New Roman",)
        assert first(paragraph("ếđƯ", run_properties=own)).runs[0].fonts == ("Calibri",)
        assert first(paragraph("Kế", run_properties=own)).runs[0].fonts == ("Times New Roman", "Calibri")
        assert first(paragraph("e\u0301", run_properties=own)).runs[0].fonts == ("Times New Roman", "Calibri")

    def test_theme_fonts_are_resolved_and_vietnamese_is_latin(self):
        own = rpr_of(
            asciiTheme="minorHAnsi",
            hAnsiTheme="majorHAnsi",
            eastAsiaTheme="minorEastAsia",
            cstheme="minorBidi",
            ascii="No",
        )
        extra = {"theme": THEME, "settings": '<w:themeFontLang w:val="vi-VN" w:eastAsia="ja-JP"/>'}
        found = look(paragraph("x", run_properties=own), extra=extra)
        assert (found.font_ascii, found.font_hansi, found.font_east_asia, found.font_cs) == (
            "Calibri",
            "Cambria",
            "Mincho",
            "Arial",
        )

    def test_a_direct_font_beats_a_theme_font_of_the_style(self):
        sheet = styles(style("Normal", default=True, rpr=rpr_of(asciiTheme="minorHAnsi", hAnsiTheme="minorHAnsi")))
        found = look(paragraph("x", run_properties=rpr_of(ascii="Arial")), styles=sheet, extra={"theme": THEME})
        assert (found.font_ascii, found.font_hansi) == ("Arial", "Calibri")

    def test_every_run_property_is_read(self):
        own = (
            '<w:caps/><w:smallCaps/><w:strike/><w:dstrike/><w:vanish/><w:color w:val="ff0000"/><w:spacing w:val="-6"/><w:w w:val="90"/>'
            '<w:position w:val="3"/><w:sz w:val="27"/><w:highlight w:val="yellow"/><w:u w:val="double"/>'
            '<w:shd w:val="clear" w:fill="EEEEEE"/><w:vertAlign w:val="superscript"/><w:lang w:val="en-US"/>'
        )
        found = look(paragraph("x", run_properties=own))
        assert (found.caps, found.small_caps, found.strike, found.double_strike, found.hidden) == (True,) * 5
        assert (found.color, found.spacing, found.scale, found.position, found.size) == ("FF0000", -6, 90, 1.5, 13.5)
        assert (found.highlight, found.underline, found.shading, found.vertical) == (
            "yellow",
            "double",
            "EEEEEE",
            "superscript",
        )
        assert found.language == "en-US"

    def test_legacy_fonts_are_recognised_by_the_font_that_draws_the_letters(self):
        assert first(paragraph("KÕ", run_properties=rpr_of(ascii=".VnTime", hAnsi=".VnTimeH"))).runs[
            0
        ].legacy_encodings == ("TCVN3",)
        assert first(paragraph("x", run_properties=rpr_of(ascii="VNI-Times"))).runs[0].legacy_encodings == ("VNI",)
        assert (
            first(paragraph("x", run_properties=rpr_of(ascii="Arial", hAnsi=".VnTime"))).runs[0].legacy_encodings == ()
        )

    def test_runs_of_one_look_are_one_run(self):
        runs = first(paragraph(run("Kế ") + "<w:proofErr/>" + run("hoạch") + run(" đậm", "<w:b/>"))).runs
        assert [item.text for item in runs] == ["Kế hoạch", " đậm"]

    def test_breaks_tabs_and_special_letters_are_text(self):
        content = (
            '<w:r><w:t>a</w:t><w:tab/><w:br/><w:br w:type="page"/><w:br w:type="column"/><w:noBreakHyphen/><w:softHyphen/>'
            '<w:cr/><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>'
        )
        found = first(paragraph(content))
        assert found.text == "a\t\n\f\v\u2011\u00ad\n\uf0fc"
        assert found.runs[-1].fonts == ("Wingdings",)

    def test_blanks_at_the_ends_count_only_when_preserved(self):
        assert first("<w:p><w:r><w:t> a </w:t></w:r></w:p>").text == "a"
        assert first("<w:p><w:r><w:t xml:space='preserve'> a\n b </w:t></w:r></w:p>").text == " a  b "


class TestParagraphs:
    def test_every_paragraph_property_is_read(self):
        own = (
            '<w:keepNext/><w:keepLines/><w:pageBreakBefore/><w:widowControl w:val="0"/>'
            '<w:pBdr><w:top w:val="single" w:sz="6" w:space="1" w:color="FF0000"/><w:bottom w:val="nil"/><w:between w:val="dotted" w:sz="4"/></w:pBdr>'
            '<w:shd w:val="clear" w:fill="FFFF00"/><w:tabs><w:tab w:val="right" w:pos="9000" w:leader="dot"/><w:tab w:val="start" w:pos="100"/></w:tabs>'
            '<w:spacing w:before="120" w:after="60" w:line="360" w:lineRule="exact" w:afterAutospacing="1"/><w:ind w:left="100" w:right="200" w:hanging="50"/>'
            '<w:contextualSpacing/><w:jc w:val="both"/><w:outlineLvl w:val="2"/>'
        )
        found = first(paragraph("x", own)).format
        assert (found.keep_next, found.keep_lines, found.page_break_before, found.widow_control) == (
            True,
            True,
            True,
            False,
        )
        assert found.borders.top == Border("single", 6, 1, "FF0000")
        assert found.borders.bottom == Border()
        assert found.borders.inside_h.style == "dotted"
        assert found.tabs == (TabStop(100, "left"), TabStop(9000, "right", "dot"))
        assert (found.space_before, found.space_after, found.after_auto, found.line, found.line_rule) == (
            120,
            60,
            True,
            360,
            "exact",
        )
        assert (found.indent_left, found.indent_right, found.indent_first) == (100, 200, -50)
        assert (found.contextual_spacing, found.alignment, found.outline_level, found.shading) == (
            True,
            "both",
            2,
            "FFFF00",
        )

    def test_indents_and_spacing_are_inherited_piece_by_piece(self):
        sheet = styles(
            style(
                "Normal",
                default=True,
                ppr='<w:spacing w:before="120" w:line="300"/><w:ind w:left="10" w:firstLine="567"/>',
            )
        )
        found = first(paragraph("x", '<w:spacing w:after="60"/><w:ind w:left="20"/>'), styles=sheet).format
        assert (found.space_before, found.space_after, found.line, found.indent_left, found.indent_first) == (
            120,
            60,
            300,
            20,
            567,
        )

    def test_a_tab_stop_can_be_cleared(self):
        sheet = styles(
            style(
                "Normal",
                default=True,
                ppr='<w:tabs><w:tab w:val="left" w:pos="100"/><w:tab w:val="left" w:pos="200"/></w:tabs>',
            )
        )
        found = first(paragraph("x", '<w:tabs><w:tab w:val="clear" w:pos="100"/></w:tabs>'), styles=sheet).format
        assert found.tabs == (TabStop(200),)

    def test_units_are_understood(self):
        found = first(
            paragraph(
                "x",
                '<w:ind w:left="1cm" w:right="10mm" w:firstLine="0.5in"/><w:spacing w:before="6pt"/>',
                run_properties='<w:sz w:val="13pt"/>',
            )
        )
        assert (found.format.indent_left, found.format.indent_right, found.format.indent_first) == (567, 567, 720)
        assert (found.format.space_before, found.runs[0].format.size) == (120, 13)

    def test_the_mark_has_its_own_look(self):
        found = first(paragraph("", '<w:rPr><w:sz w:val="4"/></w:rPr>'))
        assert (found.runs, found.mark.size) == ((), 2)

    def test_a_missing_style_is_the_default_one(self):
        sheet = styles(style("Normal", name="Normal", default=True, rpr="<w:b/>"))
        found = first(paragraph("x", '<w:pStyle w:val="Gone"/>'), styles=sheet)
        assert (found.style, found.runs[0].format.bold) == ("Normal", True)

    def test_an_old_frame_says_where_it_stands(self):
        assert (
            first(
                paragraph("1", '<w:framePr w:wrap="around" w:hAnchor="margin" w:xAlign="center" w:y="1"/>')
            ).format.frame
            == "center"
        )

    def test_styles_in_use_are_listed_with_their_effective_look(self):
        sheet = styles(
            style("N", name="Normal", default=True),
            style("T", name="ND30 Trích yếu", based_on="N", rpr="<w:b/>", ppr='<w:jc w:val="center"/>'),
            style("U", name="Thừa"),
        )
        found = read_facts(docx(paragraph("x", '<w:pStyle w:val="T"/>') + paragraph("y"), styles=sheet)).styles
        assert [(item.name, item.based_on, item.run.bold, item.paragraph.alignment) for item in found] == [
            ("ND30 Trích yếu", "Normal", True, "center"),
            ("Normal", "", False, "left"),
        ]


def level(index: int, fmt: str, text: str, extra: str = "") -> str:
    return f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{fmt}"/>{extra}<w:lvlText w:val="{text}"/><w:pPr><w:ind w:left="{720 * (index + 1)}" w:hanging="360"/></w:pPr></w:lvl>'


LADDER = (
    '<w:abstractNum w:abstractNumId="7">'
    + level(0, "upperRoman", "%1.")
    + level(1, "decimal", "%2.")
    + level(2, "decimal", "%2.%3.")
    + level(3, "lowerLetter", "%4)")
    + level(4, "bullet", "-")
    + level(5, "decimal", "%1.%6", "<w:isLgl/>")
    + "</w:abstractNum>"
)
NUMBERING = (
    LADDER
    + '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
)


def item(index: int, number: int = 1) -> str:
    return paragraph("x", f'<w:numPr><w:ilvl w:val="{index}"/><w:numId w:val="{number}"/></w:numPr>')


def labels(body: str, numbering: str = NUMBERING, **options) -> list[str]:
    facts = read_facts(docx(body, extra={"numbering": numbering}, **options))
    return [placed.paragraph.label.text if placed.paragraph.label else "" for placed in facts.paragraphs()]


class TestLists:
    def test_the_ladder_of_an_office(self):
        body = "".join(map(item, (0, 1, 1, 2, 2, 3, 3, 4, 1, 2, 0, 1, 5)))
        assert labels(body) == ["I.", "1.", "2.", "2.1.", "2.2.", "a)", "b)", "-", "3.", "3.1.", "II.", "1.", "2.1"]

    def test_a_deep_item_without_its_parents_counts_from_their_start(self):
        assert labels(item(2) + item(2)) == ["1.1.", "1.2."]

    def test_lists_of_one_definition_go_on_and_an_override_restarts_once(self):
        assert labels(item(0) + item(0, 2) + item(0) + item(0, 2)) == ["I.", "V.", "VI.", "VII."]

    def test_a_level_that_never_restarts_goes_on(self):
        numbering = (
            '<w:abstractNum w:abstractNumId="1">'
            + level(0, "decimal", "%1.")
            + level(1, "decimal", "%2)", '<w:lvlRestart w:val="0"/>')
            + "</w:abstractNum>"
            '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
        )
        assert labels(item(0) + item(1) + item(0) + item(1), numbering) == ["1.", "1)", "2.", "2)"]

    def test_letters_double_after_z_and_decimals_may_have_a_zero(self):
        numbering = (
            '<w:abstractNum w:abstractNumId="1">'
            + level(0, "lowerLetter", "%1)")
            + level(1, "decimalZero", "%2")
            + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
        )
        found = labels(item(0) * 28 + item(1), numbering)
        assert (found[25:28], found[28]) == (["z)", "aa)", "bb)"], "01")

    def test_a_style_brings_its_list_and_the_level_tied_to_it(self):
        sheet = styles(
            style("H", ppr='<w:numPr><w:numId w:val="1"/></w:numPr>'),
            style("K", based_on="H", ppr='<w:ind w:left="99"/>'),
        )
        numbering = NUMBERING.replace(
            '<w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/>',
            '<w:numFmt w:val="decimal"/><w:pStyle w:val="H"/><w:lvlText w:val="%2."/>',
        )
        facts = read_facts(
            docx(
                paragraph("x", '<w:pStyle w:val="H"/>') + paragraph("y", '<w:pStyle w:val="K"/>'),
                styles=sheet,
                extra={"numbering": numbering},
            )
        )
        one, two = facts.sections[0].blocks
        assert (one.label.text, one.label.level, one.format.indent_left) == ("1.", 1, 1440)
        assert (two.label.text, two.format.indent_left, two.format.indent_first) == ("2.", 99, -360)

    def test_number_zero_takes_list_and_its_indent_away(self):
        sheet = styles(style("H", ppr='<w:numPr><w:numId w:val="1"/></w:numPr>'))
        found = first(
            paragraph("x", '<w:pStyle w:val="H"/><w:numPr><w:numId w:val="0"/></w:numPr>'),
            styles=sheet,
            extra={"numbering": NUMBERING},
        )
        assert (found.label, found.format.indent_left) == (None, 0)

    def test_a_missing_list_has_no_label(self):
        assert labels(item(0, 9)) == [""]
        assert first(item(0)).label is None

    def test_the_label_has_the_look_of_the_mark_changed_by_the_level(self):
        numbering = NUMBERING.replace(
            'w:hanging="360"/></w:pPr></w:lvl>', 'w:hanging="360"/></w:pPr><w:rPr><w:b w:val="0"/></w:rPr></w:lvl>', 1
        )
        body = paragraph("x", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:b/><w:i/></w:rPr>')
        label = first(body, extra={"numbering": numbering}).label
        assert isinstance(label, ListLabel)
        assert (label.format.bold, label.format.italic, label.suffix) == (False, True, "tab")

    def test_a_definition_may_live_in_a_list_style(self):
        numbering = (
            '<w:abstractNum w:abstractNumId="1"><w:styleLink w:val="S"/>'
            + level(0, "upperLetter", "%1.")
            + "</w:abstractNum>"
            '<w:abstractNum w:abstractNumId="2"><w:numStyleLink w:val="S"/></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="2"/></w:num>'
        )
        assert labels(item(0) * 2, numbering) == ["A.", "B."]


def body_table(body: str, **options) -> Table:
    block = read_facts(docx(body, **options)).sections[0].blocks[0]
    assert isinstance(block, Table)
    return block


class TestTables:
    def test_spans_and_merged_cells_are_resolved_on_the_grid(self):
        rows = [
            [cell("a", '<w:gridSpan w:val="2"/>'), cell("b", '<w:vMerge w:val="restart"/>')],
            [cell("c"), cell("d"), cell("", "<w:vMerge/>")],
            [cell("e"), cell("f"), cell("g", '<w:vMerge w:val="restart"/>')],
        ]
        found = body_table(table(rows, grid=(100, 200, 300)))
        assert [[(c.text, c.span, c.row_span, c.continued, c.width) for c in row.cells] for row in found.rows] == [
            [("a", 2, 1, False, 300), ("b", 1, 2, False, 300)],
            [("c", 1, 1, False, 100), ("d", 1, 1, False, 200), ("", 1, 1, True, 300)],
            [("e", 1, 1, False, 100), ("f", 1, 1, False, 200), ("g", 1, 1, False, 300)],
        ]

    def test_borders_of_table_and_cell(self):
        edges = "".join(f'<w:{edge} w:val="single" w:sz="4"/>' for edge in ("top", "start", "bottom", "end"))
        rows = [["a", cell("b", '<w:tcBorders><w:bottom w:val="double" w:sz="6"/></w:tcBorders>')], ["c", "d"]]
        found = body_table(table(rows, f'<w:tblBorders>{edges}<w:insideV w:val="dotted" w:sz="2"/></w:tblBorders>'))
        one, two = found.rows[0].cells
        assert (one.borders.top.style, one.borders.left.style, one.borders.bottom.style, one.borders.right.style) == (
            "single",
            "single",
            "none",
            "dotted",
        )
        assert two.borders.bottom == Border("double", 6)
        assert found.rows[1].cells[1].borders.bottom.style == "single"

    def test_rows_know_height_header_and_breaking(self):
        rows = table([["a"]]).replace(
            "<w:tr>",
            '<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="400" w:hRule="exact"/><w:tblHeader/><w:gridBefore w:val="1"/></w:trPr>',
        )
        row = body_table(rows).rows[0]
        assert (row.height, row.height_rule, row.cant_split, row.header, row.skip_before) == (
            400,
            "exact",
            True,
            True,
            1,
        )

    def test_table_properties(self):
        properties = '<w:tblW w:w="5000" w:type="pct"/><w:jc w:val="center"/><w:tblInd w:w="-15"/><w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="70"/></w:tblCellMar>'
        found = body_table(table([["a"]], properties))
        assert (found.width, found.width_type, found.alignment, found.indent, found.layout) == (
            5000,
            "pct",
            "center",
            -15,
            "fixed",
        )
        assert (found.margins.left, found.margins.right) == (70, 108)

    def test_a_table_style_gives_text_and_edges_by_position(self):
        condition = '<w:tblStylePr w:type="firstRow"><w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:b/></w:rPr><w:tcPr><w:tcBorders><w:bottom w:val="single" w:sz="8"/></w:tcBorders><w:shd w:val="clear" w:fill="DDDDDD"/></w:tcPr></w:tblStylePr>'
        band = '<w:tblStylePr w:type="band2Horz"><w:rPr><w:i/></w:rPr></w:tblStylePr>'
        sheet = styles(NORMAL, style("T", kind="table", name="Bảng", rpr='<w:sz w:val="26"/>', extra=condition + band))
        found = body_table(
            table([["a"], ["b"], ["c"]], '<w:tblStyle w:val="T"/><w:tblLook w:val="0020"/>'), styles=sheet
        )
        looks = [row.cells[0].blocks[0].runs[0].format for row in found.rows]
        assert [(one.bold, one.italic, one.size) for one in looks] == [
            (True, False, 13),
            (False, False, 13),
            (False, True, 13),
        ]
        assert found.rows[0].cells[0].blocks[0].format.alignment == "center"
        assert found.rows[0].cells[0].borders.bottom == Border("single", 8)
        assert (found.rows[0].cells[0].shading, found.rows[1].cells[0].shading, found.style) == ("DDDDDD", "", "Bảng")

    def test_a_table_style_loses_to_a_paragraph_style(self):
        sheet = styles(
            style("Normal", default=True, rpr='<w:sz w:val="28"/>'), style("T", kind="table", rpr='<w:sz w:val="20"/>')
        )
        found = body_table(table([["a"]], '<w:tblStyle w:val="T"/>'), styles=sheet)
        assert found.rows[0].cells[0].blocks[0].runs[0].format.size == 14

    def test_nested_tables_are_cells_content(self):
        inner = table([["trong"]]) + paragraph()
        assert body_table(table([[f"<w:tc>{inner}</w:tc>"]])).rows[0].cells[0].blocks[0].text == "trong"

    def test_nesting_without_end_is_refused(self):
        nested = paragraph("x")
        for _ in range(MAX_NESTING + 1):
            nested = table([[f"<w:tc>{nested}<w:p/></w:tc>"]])
        with pytest.raises(UnsafeInputError, match="lồng nhau"):
            read_facts(docx(nested))
        with pytest.raises(DocgenError):
            read_facts(docx("<w:sdt><w:sdtContent>" * 500 + "</w:sdtContent></w:sdt>" * 500))


HEADER_LINKS = '<w:headerReference w:type="default" r:id="rIdheader1"/>'


class TestSections:
    def test_the_page(self):
        section = (
            '<w:type w:val="continuous"/><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
            '<w:pgMar w:top="1134" w:right="850" w:bottom="1134" w:left="1701" w:header="708" w:footer="700" w:gutter="10"/>'
            '<w:pgNumType w:start="1" w:fmt="lowerRoman"/><w:cols w:num="2"/><w:titlePg/>'
        )
        found = read_facts(docx(paragraph("x"), section=section)).sections[0]
        assert (found.width, found.height, found.landscape, found.type) == (16838, 11906, True, "continuous")
        assert (found.margin_top, found.margin_right, found.margin_bottom, found.margin_left) == (1134, 850, 1134, 1701)
        assert (found.header_distance, found.footer_distance, found.gutter) == (708, 700, 10)
        assert (found.number_start, found.number_format, found.columns, found.title_page) == (1, "lowerRoman", 2, True)

    def test_each_section_holds_what_stands_before_its_end(self):
        body = (
            paragraph("một") + paragraph("hai", "<w:sectPr><w:pgSz w:w='100' w:h='200'/></w:sectPr>") + paragraph("ba")
        )
        found = read_facts(docx(body)).sections
        assert [[block.text for block in section.blocks] for section in found] == [["một", "hai"], ["ba"]]
        assert (found[0].width, found[1].width) == (100, 11906)

    def test_headers_are_taken_over_from_the_section_before(self):
        body = paragraph("a", f"<w:sectPr>{HEADER_LINKS}</w:sectPr>") + paragraph("b")
        found = read_facts(docx(body, extra={"header1": paragraph(field("PAGE", "2"))}))
        one, two = found.sections
        assert one.header_default == two.header_default
        assert one.header_default[0].runs[0].field == "PAGE"
        assert [placed.place for placed in found.paragraphs()] == ["đoạn 1", "đoạn 2", "đầu trang, phần 1"]

    def test_a_later_header_replaces_only_its_kind(self):
        body = paragraph("a", f"<w:sectPr>{HEADER_LINKS}</w:sectPr>")
        section = (
            '<w:headerReference w:type="first" r:id="rIdheader2"/><w:footerReference w:type="even" r:id="rIdfooter1"/>'
        )
        two = read_facts(
            docx(
                body + paragraph("b"),
                section=section,
                extra={"header1": paragraph("H"), "header2": paragraph("F"), "footer1": paragraph("E")},
            )
        ).sections[1]
        assert (two.header_default[0].text, two.header_first[0].text, two.footer_even[0].text) == ("H", "F", "E")

    def test_a_header_that_is_not_there_is_empty(self):
        assert read_facts(docx(paragraph("x"), section=HEADER_LINKS)).sections[0].header_default == ()

    def test_a_body_without_section_still_is_one(self):
        assert len(read_facts(docx(paragraph("x"), section="")).sections) == 1
        assert len(read_facts(docx("", section="")).sections) == 1

    def test_settings(self):
        extra = {
            "settings": '<w:evenAndOddHeaders/><w:defaultTabStop w:val="567"/><w:compat><w:compatSetting w:name="compatibilityMode" w:val="15"/></w:compat>'
        }
        found = read_facts(docx(paragraph("x"), extra=extra))
        assert (found.even_and_odd, found.default_tab, found.compatibility) == (True, 567, 15)
        assert read_facts(docx(paragraph("x"))).compatibility == 12


class TestFields:
    def test_complex_and_simple_fields_have_instruction_and_result(self):
        body = paragraph(
            run("Trang ")
            + field(" PAGE \\* MERGEFORMAT ", "2")
            + '<w:fldSimple w:instr=" NUMPAGES "><w:r><w:t>9</w:t></w:r></w:fldSimple>'
        )
        assert [(one.text, one.field) for one in first(body).runs] == [
            ("Trang ", ""),
            ("2", "PAGE \\* MERGEFORMAT"),
            ("9", "NUMPAGES"),
        ]

    def test_a_field_without_result_is_an_empty_run(self):
        assert [(one.text, one.field) for one in first(paragraph(field("PAGE") + field("PAGE"))).runs] == [
            ("", "PAGE")
        ] * 2
        assert [(one.text, one.field) for one in first(paragraph('<w:fldSimple w:instr="PAGE"/>')).runs] == [
            ("", "PAGE")
        ]

    def test_neighbouring_fields_are_not_mixed_up(self):
        assert [one.text for one in first(paragraph(field("PAGE", "1") + field("PAGE", "1"))).runs] == ["1", "1"]

    def test_a_field_inside_a_field_belongs_to_the_outer_one(self):
        inner = field("PAGE", "3")
        begin, rest = field("IF x = 1 a b", "kết quả").split('<w:r><w:fldChar w:fldCharType="separate"/></w:r>')
        nested = begin + inner + '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + rest
        assert [(one.text, one.field) for one in first(paragraph(nested)).runs] == [("kết quả", "IF x = 1 a b3")]

    def test_a_field_may_run_over_paragraphs(self):
        start, _ = field("TOC", "một").split('<w:r><w:fldChar w:fldCharType="end"/></w:r>')
        body = (
            paragraph(start) + paragraph("hai") + paragraph('<w:r><w:fldChar w:fldCharType="end"/></w:r>' + run("ba"))
        )
        found = [placed.paragraph.runs[0] for placed in read_facts(docx(body)).paragraphs()]
        assert [(one.text, one.field) for one in found] == [("một", "TOC"), ("hai", "TOC"), ("ba", "")]

    def test_an_unfinished_field_swallows_no_text(self):
        begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        assert first(paragraph(begin + run("còn đây"))).text == "còn đây"
        assert first(paragraph('<w:r><w:fldChar w:fldCharType="end"/></w:r>' + run("a"))).text == "a"
        assert first(paragraph(begin + begin + run("vẫn còn"))).text == "vẫn còn"

    def test_links_carry_their_target(self):
        body = paragraph(
            f'<w:hyperlink r:id="rL" w:anchor="m">{run("đây")}</w:hyperlink>'
            f'<w:hyperlink w:anchor="x">{run("kia")}</w:hyperlink>'
        )
        found = first(body, links=(("rL", "hyperlink", "https://example.invalid/"),), external=("rL",))
        assert [(one.text, one.link) for one in found.runs] == [("đây", "https://example.invalid/#m"), ("kia", "#x")]


def tracked(tag: str, content: str, author: str = "An") -> str:
    return f'<w:{tag} w:id="1" w:author="{author}" w:date="2024-01-01T00:00:00Z">{content}</w:{tag}>'


class TestReports:
    def test_tracked_changes_are_read_as_accepted_and_reported(self):
        body = paragraph(
            run("năm ")
            + tracked("del", "<w:r><w:delText>2023</w:delText></w:r>")
            + tracked("ins", run("20"))
            + tracked("ins", run("24"))
            + tracked("moveFrom", run("đi"))
            + tracked("moveTo", run(" đến"))
            + f"<w:r><w:rPr><w:b/>{tracked('rPrChange', '<w:rPr/>')}</w:rPr><w:t>!</w:t></w:r>"
        )
        facts = read_facts(docx(body))
        assert facts.sections[0].blocks[0].text == "năm 2024 đến!"
        date = "2024-01-01T00:00:00Z"
        assert facts.changes == (
            TrackedChange("deletion", "An", date, "2023", "đoạn 1"),
            TrackedChange("insertion", "An", date, "2024", "đoạn 1"),
            TrackedChange("move-from", "An", date, "đi", "đoạn 1"),
            TrackedChange("move-to", "An", date, "đến", "đoạn 1"),
            TrackedChange("formatting", "An", date, "!", "đoạn 1"),
        )

    def test_a_deleted_mark_joins_the_paragraph_with_the_next(self):
        gone = f"<w:rPr>{tracked('del', '')}</w:rPr>"
        body = (
            paragraph("a", gone)
            + paragraph("b", gone + '<w:jc w:val="right"/>')
            + paragraph("c", '<w:jc w:val="center"/>')
            + paragraph(tracked("del", "<w:r><w:delText>d</w:delText></w:r>"), gone)
        )
        facts = read_facts(docx(body))
        assert [(block.text, block.format.alignment) for block in facts.sections[0].blocks] == [("abc", "center")]
        assert [change.kind for change in facts.changes] == [
            "paragraph-deletion",
            "paragraph-deletion",
            "paragraph-deletion",
            "deletion",
        ]

    def test_a_deleted_row_is_gone_and_an_inserted_one_there(self):
        rows = table([["một"], ["hai"], ["ba"]]).split("<w:tr>")
        rows[2] = f"<w:trPr>{tracked('del', '')}</w:trPr>" + rows[2]
        rows[3] = f"<w:trPr>{tracked('ins', '')}</w:trPr>" + rows[3]
        facts = read_facts(docx("<w:tr>".join(rows) + paragraph("sau")))
        assert facts.sections[0].blocks[0].text == "một\nba"
        assert [(change.kind, change.text) for change in facts.changes] == [
            ("row-deletion", "hai"),
            ("row-insertion", "ba"),
        ]

    def test_content_controls_are_transparent_and_reported(self):
        control = f'<w:sdt><w:sdtPr><w:alias w:val="Số"/><w:tag w:val="so"/><w:text/></w:sdtPr><w:sdtContent>{run("55")}</w:sdtContent></w:sdt>'
        block = f"<w:sdt><w:sdtContent>{paragraph('khối')}</w:sdtContent></w:sdt>"
        facts = read_facts(docx(paragraph(run("Số: ") + control) + block))
        assert [b.text for b in facts.sections[0].blocks] == ["Số: 55", "khối"]
        assert [(c.kind, c.tag, c.title, c.text, c.place) for c in facts.controls] == [
            ("text", "so", "Số", "55", "đoạn 1"),
            ("richText", "", "", "khối", "đoạn 2"),
        ]

    def test_comments_have_their_words(self):
        body = paragraph(
            '<w:commentRangeStart w:id="3"/>'
            + run("câu này")
            + '<w:commentRangeEnd w:id="3"/><w:r><w:commentReference w:id="3"/></w:r>'
        )
        facts = read_facts(
            docx(
                paragraph("đầu") + body,
                extra={"comments": f'<w:comment w:id="3" w:author="Bình" w:date="d">{paragraph("sai")}</w:comment>'},
            )
        )
        (comment,) = facts.comments
        assert (comment.author, comment.date, comment.text, comment.anchor, comment.place) == (
            "Bình",
            "d",
            "sai",
            "câu này",
            "đoạn 2",
        )

    def test_notes_are_stories_of_their_own(self):
        notes = f'<w:footnote w:type="separator" w:id="-1">{paragraph("x")}</w:footnote><w:footnote w:id="2">{paragraph("ghi chú")}</w:footnote>'
        facts = read_facts(
            docx(paragraph(run("chữ") + '<w:r><w:footnoteReference w:id="2"/></w:r>'), extra={"footnotes": notes})
        )
        assert facts.sections[0].blocks[0].runs[-1].note == "footnote 2"
        assert [(note.kind, note.number, note.blocks[0].text) for note in facts.notes] == [("footnote", 2, "ghi chú")]
        assert [placed.place for placed in facts.paragraphs()] == ["đoạn 1", "cước chú 2"]

    def test_data_items_and_properties_are_listed(self):
        parts = with_data_item(document_parts(paragraph("x")), "data", "urn:x")
        (data_item,) = read_facts(zipped(parts)).data_items
        assert (data_item.namespace, data_item.part) == ("urn:x", "customXml/item1.xml")
        assert data_item.sha256 == hashlib.sha256(parts["customXml/item1.xml"]).hexdigest()
        assert read_facts(zipped(parts)).core == CoreProperties()


def anchored(graphic: str, extent: str = 'cx="1270000" cy="0"') -> str:
    return (
        '<w:r><w:drawing><wp:anchor><wp:positionH relativeFrom="column"><wp:posOffset>635000</wp:posOffset></wp:positionH>'
        f'<wp:positionV relativeFrom="paragraph"><wp:align>top</wp:align></wp:positionV><wp:extent {extent}/><wp:docPr id="1" name="Line 1" descr="kẻ"/>'
        f"<a:graphic><a:graphicData>{graphic}</a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>"
    )


def shape(
    prst: str,
    inner: str = "",
    line: str = '<a:ln w="9525"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln>',
    xfrm: str = "",
) -> str:
    return f'<wps:wsp><wps:cNvSpPr/><wps:spPr>{xfrm}<a:prstGeom prst="{prst}"/>{line}</wps:spPr>{inner}</wps:wsp>'


class TestDrawings:
    def test_a_line(self):
        (found,) = first(paragraph(run("chữ") + anchored(shape("line")))).drawings
        assert (found.kind, found.width, found.height, found.at, found.inline) == ("line", 2000, 0, 3, False)
        assert (found.x, found.x_from, found.y_align, found.y_from, found.color, found.line_width) == (
            1000,
            "column",
            "top",
            "paragraph",
            "000000",
            15,
        )
        assert (found.name, found.description, found.shape) == ("Line 1", "kẻ", "line")

    def test_an_outline_that_is_switched_off_has_no_colour(self):
        (found,) = first(paragraph(anchored(shape("rect", line="<a:ln><a:noFill/></a:ln>")))).drawings
        assert (found.kind, found.color, found.line_width) == ("shape", "", 0)

    def test_a_colour_of_the_theme(self):
        line = '<a:ln w="9525"><a:solidFill><a:schemeClr val="accent1"/></a:solidFill></a:ln>'
        (found,) = first(paragraph(anchored(shape("line", line=line))), extra={"theme": THEME}).drawings
        assert found.color == "4F81BD"

    def test_a_text_box_is_read_once_and_its_place_named(self):
        box = f"<wps:txbx><w:txbxContent>{paragraph('trong hộp')}</w:txbxContent></wps:txbx>"
        fallback = f"<w:pict><v:rect><v:textbox><w:txbxContent>{paragraph('lại nữa')}</w:txbxContent></v:textbox></v:rect></w:pict>"
        choice = anchored(shape("rect", box)).removeprefix("<w:r>").removesuffix("</w:r>")
        body = paragraph(
            f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{choice}</mc:Choice><mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent></w:r>'
            + run("ngoài")
        )
        facts = read_facts(docx(body))
        assert [(p.paragraph.text, p.place, p.in_textbox) for p in facts.paragraphs()] == [
            ("ngoài", "đoạn 1", False),
            ("trong hộp", "hộp văn bản 1", True),
        ]
        assert facts.text() == "ngoài\ntrong hộp"

    def test_an_unknown_choice_falls_back(self):
        body = paragraph(
            '<w:r><mc:AlternateContent><mc:Choice Requires="future"><w:t>mai</w:t></mc:Choice><mc:Fallback><w:t>nay</w:t></mc:Fallback></mc:AlternateContent></w:r>'
        )
        assert first(body).text == "nay"

    def test_vml_lines_and_boxes(self):
        pict = (
            '<w:r><w:pict><v:line from="10pt,5pt" to="110pt,5pt" strokecolor="red" strokeweight="1pt"/>'
            f'<v:shape id="h" type="#_x0000_t202" style="position:absolute;margin-left:3pt;width:50pt;height:20pt"><v:textbox><w:txbxContent>{paragraph("hộp")}</w:txbxContent></v:textbox></v:shape>'
            '<v:shape type="#_x0000_t32" style="width:99pt;height:0" stroked="t"/></w:pict></w:r>'
        )
        line, box, connector = first(paragraph(pict)).drawings
        assert (line.kind, line.x, line.y, line.width, line.height, line.color, line.line_width) == (
            "line",
            200,
            100,
            2000,
            0,
            "FF0000",
            20,
        )
        assert (box.kind, box.x, box.width, box.inline, box.blocks[0].text) == ("textbox", 60, 1000, False, "hộp")
        assert (connector.kind, connector.width) == ("line", 1980)

    def test_a_picture_knows_its_format(self):
        picture = '<pic:pic><pic:blipFill><a:blip r:embed="rP"/></pic:blipFill><pic:spPr/></pic:pic>'
        body = paragraph(
            f'<w:r><w:drawing><wp:inline><wp:extent cx="635000" cy="1270000"/><wp:docPr id="1" name="n"/><a:graphic><a:graphicData>{picture}</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
        )
        (found,) = first(body, links=(("rP", "image", "media/image1.PNG"),)).drawings
        assert (found.kind, found.image, found.inline, found.width, found.height) == (
            "picture",
            "png",
            True,
            1000,
            2000,
        )

    def test_the_members_of_a_group_are_scaled(self):
        xfrm = '<a:xfrm><a:off x="200" y="0"/><a:ext cx="400" cy="0"/></a:xfrm>'
        frame = '<wpg:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="1270000" cy="100"/><a:chOff x="0" y="0"/><a:chExt cx="127000" cy="100"/></a:xfrm></wpg:grpSpPr>'
        group = f"<wpg:wgp>{frame}{shape('line', xfrm=xfrm.replace('200', '63500').replace('400', '63500'))}</wpg:wgp>"
        (found,) = first(paragraph(anchored(group))).drawings
        assert (found.kind, found.width, found.x) == ("line", 1000, 2000)


class TestPlaces:
    def test_places_are_said_as_a_person_says_them(self):
        body = paragraph("a") + table([["b", cell(paragraph("c") + paragraph("d"))]]) + paragraph("e")
        facts = read_facts(docx(body))
        assert [(p.place, p.paragraph.text, p.in_table) for p in facts.paragraphs()] == [
            ("đoạn 1", "a", False),
            ("bảng 1, hàng 1, cột 1", "b", True),
            ("bảng 1, hàng 1, cột 2, đoạn 1", "c", True),
            ("bảng 1, hàng 1, cột 2, đoạn 2", "d", True),
            ("đoạn 2", "e", False),
        ]

    def test_the_text_has_labels_and_no_hidden_letters(self):
        body = item(0) + paragraph(run("thấy") + run("ẩn", "<w:vanish/>"))
        assert read_facts(docx(body, extra={"numbering": NUMBERING})).text() == "I. x\nthấy"


class TestOddFiles:
    def test_strict_files_read_like_others(self):
        parts = document_parts(paragraph("x", '<w:jc w:val="end"/>'))
        for name, data in parts.items():
            parts[name] = data.replace(
                b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                b"http://purl.oclc.org/ooxml/wordprocessingml/main",
            ).replace(
                b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                b"http://purl.oclc.org/ooxml/officeDocument/relationships",
            )
        block = read_facts(zipped(parts)).sections[0].blocks[0]
        assert (block.text, block.format.alignment) == ("x", "right")

    def test_a_part_in_utf_16_reads_like_others(self):
        parts = document_parts(paragraph("Kế hoạch"))
        parts["word/document.xml"] = (
            '<?xml version="1.0" encoding="UTF-16"?>' + parts["word/document.xml"].decode()
        ).encode("utf-16")
        assert read_facts(zipped(parts)).text() == "Kế hoạch"

    def test_nonsense_values_are_passed_over(self):
        body = paragraph(
            "x",
            '<w:jc/><w:spacing w:before="nhiều" w:line="99999999999999999999"/><w:ind w:left="-"/><w:numPr><w:numId w:val="x"/></w:numPr><w:outlineLvl w:val="-4"/>',
            run_properties='<w:sz w:val="x"/><w:color w:val="x"/><w:w w:val="x"/><w:u/>',
        )
        found = first(body)
        assert (found.format.space_before, found.format.line, found.format.indent_left, found.format.outline_level) == (
            0,
            240,
            0,
            None,
        )
        assert (found.runs[0].format.color, found.runs[0].format.scale) == ("000000", 100)

    def test_a_document_without_body_is_empty(self):
        parts = document_parts("")
        parts["word/document.xml"] = (
            b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'
        )
        assert read_facts(zipped(parts)).text() == ""

    def test_reading_is_the_same_under_another_hash_seed(self, tmp_path):
        (tmp_path / "a.docx").write_bytes(docx(item(0) + table([["a"]]), extra={"numbering": NUMBERING}))
        program = "import sys\nfrom pathlib import Path\nfrom docgen.ooxml import read_facts\nfrom docgen.ooxml.outline import show\nprint(show(read_facts(Path(sys.argv[1]))))"
        shown = {
            subprocess.run(
                [sys.executable, "-c", program, str(tmp_path / "a.docx")],
                env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
                capture_output=True,
                check=True,
            ).stdout
            for seed in ("1", "2")
        }
        assert len(shown) == 1

    def test_the_source_may_be_an_open_package_or_a_stream(self):
        data = docx(paragraph("x"))
        assert read_facts(io.BytesIO(data)) == read_facts(data)


RICH = document_parts(
    paragraph(run("a") + tracked("ins", run("b")) + field("PAGE", "1") + anchored(shape("line")))
    + item(0)
    + table(
        [["a", cell("b", '<w:vMerge w:val="restart"/>')], ["c", cell("", "<w:vMerge/>")]], '<w:tblStyle w:val="T"/>'
    ),
    styles=styles(
        NORMAL, style("T", kind="table", extra='<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr></w:tblStylePr>')
    ),
    extra={"numbering": NUMBERING, "header1": paragraph("H"), "theme": THEME, "settings": "<w:evenAndOddHeaders/>"},
    section=HEADER_LINKS,
)


@settings(max_examples=100, deadline=None)
@given(
    st.sampled_from(sorted(RICH)),
    st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 255)), min_size=1, max_size=6),
)
def test_flipped_bytes_inside_parts_give_facts_or_a_docgen_error(name, flips):
    data = bytearray(RICH[name])
    for position, value in flips:
        data[position % len(data)] = value
    try:
        facts = read_facts(zipped({**RICH, name: bytes(data)}))
    except DocgenError as error:
        assert error.hint  # noqa: PT017 - both endings are right, each is looked at
    else:
        assert parse(show(facts)) == facts


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_pieces_of_markup_in_the_wrong_place_give_facts_or_a_docgen_error(data):
    pieces = [
        "<w:p>",
        "</w:p>",
        "<w:r>",
        "</w:r>",
        "<w:tbl>",
        "</w:tbl>",
        "<w:tr>",
        "</w:tr>",
        "<w:tc>",
        "</w:tc>",
        "<w:t>a</w:t>",
        "<w:sectPr/>",
        "<w:pPr/>",
        "<w:tblGrid/>",
        "<w:sdt>",
        "</w:sdt>",
        "<w:fldChar w:fldCharType='end'/>",
        "<w:drawing/>",
        "<w:pict><v:line/></w:pict>",
    ]
    body: list[str] = []
    open_tags: list[str] = []
    for piece in data.draw(st.lists(st.sampled_from(pieces), max_size=25)):
        if piece.startswith("</"):
            if not open_tags:
                continue
            piece = f"</{open_tags.pop()}>"  # noqa: PLW2901 - closed in order, whatever was drawn
        elif not piece.endswith("/>") and "</" not in piece:
            open_tags.append(piece[1:-1])
        body.append(piece)
    facts = read_facts(docx("".join(body) + "".join(f"</{tag}>" for tag in reversed(open_tags))))
    assert parse(show(facts)) == facts
