"""Drawn values as WordprocessingML: lengths, frames, tables."""

from __future__ import annotations

import dataclasses

import pytest
from lxml import etree
from template_builder import W, small_table

from docgen.contracts.view import FramedMark, RuleLine, TableCell, TableColumn, TableRow, TableView
from docgen.rendering.drawing import draw
from docgen.rendering.escaping import UnprintableError

NAMESPACES = {"w": W}
MARK = FramedMark("HỎA TỐC", 90.0, 24.0, 200.0, "center", red=True, size_pt=13.0)


def drawn(value: object) -> etree._Element:
    return etree.fromstring(f'<x xmlns:w="{W}">{draw(value)}</x>')


def attribute(root: etree._Element, path: str, name: str = "val") -> str:
    return root.xpath(f"string({path}/@w:{name})", namespaces=NAMESPACES)


def texts(root: etree._Element, path: str) -> list[str]:
    return ["".join(node.itertext()) for node in root.xpath(path, namespaces=NAMESPACES)]


@pytest.mark.parametrize(
    ("length", "column", "left", "right"),
    [(100.0, 200.0, 1000, 1000), (33.33, 100.0, 666, 667), (200.0, 200.0, 0, 0), (250.0, 200.0, 0, 0)],
)
def test_a_rule_line_is_centred_and_as_long_as_asked(length, column, left, right):
    root = drawn(RuleLine(length, column))
    assert (int(attribute(root, "//w:ind", "left")), int(attribute(root, "//w:ind", "right"))) == (left, right)
    assert attribute(root, "//w:pBdr/w:top") == "single"
    assert attribute(root, "//w:pStyle") == "ND30DuongKe"
    assert texts(root, "//w:t") == []


def test_a_rule_line_of_no_length_draws_no_line():
    assert drawn(RuleLine(0.0, 100.0)).xpath("count(//w:pBdr)", namespaces=NAMESPACES) == 0


@pytest.mark.parametrize("length", [-1.0, float("nan"), float("inf")])
def test_a_rule_line_of_impossible_length_is_refused(length):
    with pytest.raises(UnprintableError, match="kích thước không thể vẽ"):
        draw(RuleLine(length, 100.0))


@pytest.mark.parametrize(("align", "left", "right"), [("left", 0, 2215), ("center", 1107, 1108), ("right", 2215, 0)])
def test_a_mark_stands_where_it_is_aligned(align, left, right):
    root = drawn(dataclasses.replace(MARK, align=align))
    assert attribute(root, "//w:ind", "left") == str(left)
    assert attribute(root, "//w:ind", "right") == str(right)


def test_the_frame_of_a_mark_has_the_height_asked_for():
    root = drawn(MARK)
    line = int(attribute(root, "//w:spacing", "line"))
    space = int(attribute(root, "//w:pBdr/w:top", "space")) + int(attribute(root, "//w:pBdr/w:bottom", "space"))
    assert line + 20 * space + 15 == 24 * 20
    assert attribute(root, "//w:spacing", "lineRule") == "exact"


def test_a_mark_of_two_lines_shares_the_height():
    root = drawn(dataclasses.replace(MARK, text="HỎA TỐC\nHẸN GIỜ", height_pt=40.0))
    line = int(attribute(root, "//w:spacing", "line"))
    space = 2 * int(attribute(root, "//w:pBdr/w:top", "space"))
    assert 2 * line + 20 * space + 15 == pytest.approx(40 * 20, abs=1)


@pytest.mark.parametrize(("red", "color"), [(True, "FF0000"), (False, "000000")])
def test_frame_and_letters_of_a_mark_have_one_colour(red, color):
    root = drawn(dataclasses.replace(MARK, red=red))
    assert set(root.xpath("//w:pBdr/*/@w:color", namespaces=NAMESPACES)) == {color}
    assert attribute(root, "//w:rPr/w:color") == color
    assert attribute(root, "//w:rPr/w:sz") == "26"


def test_a_mark_without_size_is_refused():
    with pytest.raises(UnprintableError):
        draw(dataclasses.replace(MARK, width_pt=0.0))


def test_a_table_is_exactly_as_wide_as_its_columns():
    thirds = tuple(TableColumn(453.6 / 7, "left") for _ in range(7))
    row = TableRow(tuple(TableCell(("x",)) for _ in range(7)))
    root = drawn(TableView(thirds, (row,)))
    grid = [int(width) for width in root.xpath("//w:gridCol/@w:w", namespaces=NAMESPACES)]
    assert sum(grid) == 9072 == int(attribute(root, "//w:tblW", "w"))
    assert [int(width) for width in root.xpath("//w:tcW/@w:w", namespaces=NAMESPACES)] == grid


def test_header_rows_repeat_and_no_row_breaks():
    root = drawn(small_table())
    assert root.xpath("count(//w:tr[w:trPr/w:tblHeader])", namespaces=NAMESPACES) == 1
    assert root.xpath("boolean(//w:tr[1]/w:trPr/w:tblHeader)", namespaces=NAMESPACES)
    assert root.xpath("count(//w:tr[w:trPr/w:cantSplit])", namespaces=NAMESPACES) == 4


def test_a_row_longer_than_a_page_may_break():
    root = drawn(small_table("chữ rất dài " * 400))
    assert root.xpath("count(//w:tr[not(w:trPr/w:cantSplit)])", namespaces=NAMESPACES) == 1


def test_a_group_row_is_bold_and_spans():
    root = drawn(small_table())
    assert attribute(root, "//w:tr[2]/w:tc/w:tcPr/w:gridSpan") == "3"
    assert attribute(root, "//w:tr[2]//w:pStyle") == "ND30NhomBang"
    assert attribute(root, "//w:tr[2]//w:jc") == "left"
    assert root.xpath("count(//w:tr[2]//w:rPr/w:b)", namespaces=NAMESPACES) == 1


def test_merged_cells_continue_below():
    root = drawn(small_table())
    assert root.xpath("//w:vMerge/@w:val", namespaces=NAMESPACES) == ["restart"]
    assert root.xpath("count(//w:vMerge)", namespaces=NAMESPACES) == 2


def test_cells_follow_their_columns_alignment():
    root = drawn(small_table())
    assert root.xpath("//w:tr[3]/w:tc/w:p[1]/w:pPr/w:jc/@w:val", namespaces=NAMESPACES) == ["center", "both", "left"]
    assert root.xpath("//w:tr[1]//w:jc/@w:val", namespaces=NAMESPACES) == ["center"] * 3


def test_every_cell_ends_with_a_paragraph():
    root = drawn(small_table())
    assert root.xpath("count(//w:tc[not(*[last()][self::w:p])])", namespaces=NAMESPACES) == 0


def test_the_caption_is_for_assistive_technology():
    assert attribute(drawn(small_table()), "//w:tblPr/w:tblCaption") == 'Bảng "phân công" & theo dõi'


def table_of(*rows: TableRow, columns: int = 2) -> TableView:
    return TableView(tuple(TableColumn(100.0, "left") for _ in range(columns)), rows)


ONE = TableCell(("x",))


@pytest.mark.parametrize(
    ("table", "reason"),
    [
        (table_of(), "0 hàng"),
        (table_of(TableRow((ONE,)), columns=0), "0 cột"),
        (table_of(TableRow((ONE,)), columns=64), "64 cột"),
        (table_of(TableRow((ONE, ONE)), TableRow((ONE,))), "hàng 2 không phủ đúng 2 cột"),
        (table_of(TableRow((TableCell(("x",), span=3),))), "hàng 1 không phủ đúng 2 cột"),
        (table_of(TableRow((TableCell(("x",), span=0), ONE, ONE))), "hàng 1 không phủ đúng 2 cột"),
        (table_of(TableRow((ONE, ONE)), TableRow((ONE, ONE), header=True)), "hàng đầu bảng nằm giữa bảng (hàng 2)"),
        (table_of(TableRow((TableCell((), merge="continue"), ONE))), "ô gộp dọc ở hàng 1"),
        (
            table_of(TableRow((TableCell(("x",), merge="start"), ONE)), TableRow((TableCell(("y",), merge="continue"), ONE))),
            "chữ trong ô bị gộp ở hàng 2",
        ),
        (
            table_of(TableRow((TableCell(("x",), merge="start", span=2),)), TableRow((TableCell((), merge="continue"), ONE))),
            "ô gộp dọc ở hàng 2",
        ),
        (TableView((TableColumn(0.0, "left"),), (TableRow((ONE,)),)), "cột rộng 0 pt"),
    ],
)  # fmt: skip
def test_a_table_that_contradicts_itself_is_refused(table, reason):
    with pytest.raises(UnprintableError) as caught:
        draw(table)
    assert reason in caught.value.reason
