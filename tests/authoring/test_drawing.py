"""Small drawing functions write the WordprocessingML that Word and LibreOffice both understand."""

from __future__ import annotations

from lxml import etree

from docgen.authoring.elements import (
    half_points,
    page_number_paragraph,
    paragraph,
    rule_paragraph,
    run,
    section_paragraph,
    twips,
)
from docgen.authoring.sections import SectionParts, section_properties
from docgen.authoring.styles import GridTableStyle, ParagraphStyle, StyleSheet, style_sheet_element
from docgen.authoring.tables import Cell, layout_table
from docgen.authoring.tags import choose, drawn, each, printed, when
from docgen.contracts import RuleLine
from docgen.discovery import pack_for
from docgen.ooxml import parse_xml, qn
from docgen.rendering.drawing import draw_rule_line

TYPESETTING = pack_for("nd30").typesetting
PARTS = SectionParts(default_header="rId1", first_header="rId2")


def texts(nodes) -> list[str]:
    return ["".join(node.itertext()) for node in nodes]


def local(node) -> str:
    return etree.QName(node).localname


def test_lengths_are_rounded_to_the_units_of_word():
    assert twips(28.346456692913385) == "567"  # 1 cm
    assert twips(36) == "720"
    assert half_points(13) == "26"
    assert half_points(11.5) == "23"


def test_white_at_the_ends_of_a_run_is_kept():
    assert run("Số: ").find(qn("w:t")).get(qn("xml:space")) == "preserve"
    assert run("Số:").find(qn("w:t")).get(qn("xml:space")) is None


def test_an_empty_paragraph_has_no_run():
    assert [local(child) for child in paragraph("A")] == ["pPr"]


def test_a_fixed_rule_line_looks_like_one_that_is_drawn_from_a_view():
    for length, column in ((171.2, 274.9), (0.5, 100), (467.7, 467.7)):
        wrapped = (
            '<w:body xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
            f"{draw_rule_line(RuleLine(length, column))}</w:body>"
        )
        other = parse_xml(wrapped.encode(), "x")[0]
        mine = rule_paragraph(length, column)
        for path in ("w:pPr/w:pStyle", "w:pPr/w:pBdr/w:top"):
            steps = "/".join(qn(step) for step in path.split("/"))
            assert dict(mine.find(steps).attrib) == dict(other.find(steps).attrib)
        ends = [
            [int(node.find(f"{qn('w:pPr')}/{qn('w:ind')}").get(qn(side))) for side in ("w:left", "w:right")]
            for node in (mine, other)
        ]
        assert all(abs(a - b) <= 1 for a, b in zip(*ends, strict=True))


def test_a_rule_line_longer_than_its_column_fills_it():
    indents = rule_paragraph(500, 467.7).find(f"{qn('w:pPr')}/{qn('w:ind')}")
    assert (indents.get(qn("w:left")), indents.get(qn("w:right"))) == ("0", "0")


def test_the_page_number_is_a_field():
    node = page_number_paragraph("ND30SoTrang")
    kinds = [mark.get(qn("w:fldCharType")) for mark in node.iter(qn("w:fldChar"))]
    assert kinds == ["begin", "separate", "end"]
    assert node.find(f".//{qn('w:instrText')}").text.strip() == "PAGE"


def test_tags_hold_names_only_and_stand_in_paragraphs_of_their_own():
    nodes = [
        *when("address.has_address", [paragraph("A", printed("x"))], [paragraph("B")]),
        *choose(("block.is_section", [paragraph("A")]), ("block.is_table", [drawn("block.table")])),
        *each("line", "end.recipients", [paragraph("A", printed("line"))]),
    ]
    assert texts(nodes) == [
        "{%p if address.has_address %}", "{{ x }}", "{%p else %}", "", "{%p endif %}",
        "{%p if block.is_section %}", "", "{%p elif block.is_table %}", "{{p block.table }}", "{%p endif %}",
        "{%p for line in end.recipients %}", "{{ line }}", "{%p endfor %}",
    ]  # fmt: skip


def test_a_condition_without_an_alternative_has_no_else():
    assert texts(when("a", [paragraph("A", "x")])) == ["{%p if a %}", "x", "{%p endif %}"]


def test_a_layout_table_states_its_grid_its_cells_and_no_borders():
    table = layout_table(
        (100, 200),
        [
            (Cell((paragraph("A"),)), Cell((paragraph("A"),), bottom=True)),
            (Cell((paragraph("A"),), span=2, flush=True),),
        ],
        padding_pt=2.85,
    )
    assert [column.get(qn("w:w")) for column in table.iter(qn("w:gridCol"))] == ["2000", "4000"]
    assert [cell.get(qn("w:w")) for cell in table.iter(qn("w:tcW"))] == ["2000", "4000", "6000"]
    assert [node.get(qn("w:val")) for node in table.iter(qn("w:gridSpan"))] == ["2"]
    assert [node.get(qn("w:val")) for node in table.iter(qn("w:vAlign"))] == ["bottom"]
    assert [node.find(qn("w:left")).get(qn("w:w")) for node in table.iter(qn("w:tcMar"))] == ["0"]
    assert not list(table.iter(qn("w:tblBorders"), qn("w:tcBorders")))
    assert len(list(table.iter(qn("w:cantSplit")))) == 2


def test_a_landscape_section_turns_the_sheet_and_keeps_the_margins():
    upright = section_properties(TYPESETTING, PARTS)
    turned = section_properties(TYPESETTING, PARTS, landscape=True)
    size = turned.find(qn("w:pgSz"))
    assert (size.get(qn("w:w")), size.get(qn("w:h")), size.get(qn("w:orient"))) == ("16838", "11906", "landscape")
    assert upright.find(qn("w:pgSz")).get(qn("w:w")) == "11906"
    assert dict(upright.find(qn("w:pgMar")).attrib) == dict(turned.find(qn("w:pgMar")).attrib)


def test_a_section_counts_from_one_and_has_a_first_page_of_its_own():
    section = section_properties(TYPESETTING, PARTS)
    assert [local(child) for child in section] == [
        "headerReference", "headerReference", "type", "pgSz", "pgMar", "pgNumType", "titlePg",
    ]  # fmt: skip
    assert section.find(qn("w:pgNumType")).get(qn("w:start")) == "1"
    assert section_paragraph("A", section).find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is not None


def test_the_footer_stands_where_it_is_told():
    with_footer = SectionParts(default_header="rId1", first_header="rId2", first_footer="rId3")
    section = section_properties(TYPESETTING, with_footer, footer_distance_pt=56.7)
    assert section.find(qn("w:pgMar")).get(qn("w:footer")) == "1134"
    assert section.find(qn("w:footerReference")).get(qn("w:type")) == "first"


def sheet(*styles: ParagraphStyle):
    table = GridTableStyle(id="T", name="ND30 Bảng", padding_pt=4)
    return style_sheet_element(
        StyleSheet(font="Times New Roman", color="000000", size_pt=14, paragraphs=styles, table=table)
    )


def properties(style: ParagraphStyle):
    return sheet(style).findall(qn("w:style"))[2].find(qn("w:pPr"))


def test_line_spacing_is_a_multiple_an_exact_height_or_a_least_height():
    for rule, line, expected in (
        ("multiple", 1.1, ("264", "auto")),
        ("exact", 6, ("120", "exact")),
        ("at_least", 66, ("1320", "atLeast")),
    ):
        spacing = properties(ParagraphStyle(id="A", name="A", size_pt=14, line=line, line_rule=rule)).find(
            qn("w:spacing")
        )
        assert (spacing.get(qn("w:line")), spacing.get(qn("w:lineRule"))) == expected


def test_a_hanging_indent_is_not_a_negative_first_line():
    indent = properties(ParagraphStyle(id="A", name="A", size_pt=14, left_pt=50, first_line_pt=-8)).find(qn("w:ind"))
    assert (indent.get(qn("w:left")), indent.get(qn("w:hanging")), indent.get(qn("w:firstLine"))) == (
        "1000",
        "160",
        None,
    )


def test_the_outline_level_counts_from_zero_in_the_file():
    assert (
        properties(ParagraphStyle(id="A", name="A", size_pt=14, outline_level=1))
        .find(qn("w:outlineLvl"))
        .get(qn("w:val"))
        == "0"
    )
    assert properties(ParagraphStyle(id="A", name="A", size_pt=14)).find(qn("w:outlineLvl")) is None
