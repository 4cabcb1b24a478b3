"""A table that a page break cut in two is one table again; a second table stays a second table."""

from io import BytesIO

import docx
import pytest
from docx.oxml import OxmlElement

from docgen.api.reading import read_document

HEADER = ("STT", "Tên việc", "Mức", "Ghi chép")
SAME = ((HEADER, ("1", "Việc một", "10", "a"), ("2", "Việc hai", "20", "b")), (HEADER, ("3", "Việc ba", "30", "c")))


def tables_of(*tables, between="", repeats=False):
    page = docx.Document()
    for line in ("THÔNG BÁO", "Về việc thử năm 2026", "", "I. NỘI DUNG"):
        page.add_paragraph(line)
    for rows in tables:
        made = page.add_table(len(rows), len(rows[0]))
        for row, cells in zip(made.rows, rows, strict=True):
            for cell, text in zip(row.cells, cells, strict=True):
                cell.paragraphs[0].add_run(text).bold = cells[0] == HEADER[0]
        if repeats:
            made.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        page.add_paragraph(between)
    stream = BytesIO()
    page.save(stream)
    read = read_document(stream.getvalue())
    count = read.conservation
    assert (count.in_leftovers, count.in_model) == (0, count.source_blocks)
    nodes, found = list(read.document.sections), []
    while nodes:
        node = nodes.pop(0)
        found += [node.table] if node.table is not None else []
        nodes.extend(node.children)
    return found, read


def numbers(table):
    return [row.group or row.cells[0].text for row in table.rows]


def test_a_repeated_header_joins_the_tables():
    (table,), read = tables_of(*SAME)
    assert numbers(table) == ["1", "2", "3"]
    assert any("nối với bảng ở trên" in notice.message for notice in read.notices)


def test_a_rest_without_header_goes_on_with_the_table_above():
    (table,), _ = tables_of(*SAME, (("4", "Việc bốn", "40", "d"),))
    assert [column.header for column in table.columns] == list(HEADER)
    assert numbers(table) == ["1", "2", "3", "4"]


@pytest.mark.parametrize(
    "below",
    [
        (HEADER, ("1", "Việc khác", "5", "x")),
        (("STT", "Tên việc", "Năm 2026", "Ghi chép"), ("3", "Việc ba", "30", "c")),
        (("Việc", "không", "đánh", "số"),),
    ],
    ids=["counts from one again", "another header", "no number at all"],
)
def test_another_table_stays_one_of_its_own(below):
    found, _ = tables_of(SAME[0], below)
    assert len(found) == 2


def test_a_table_whose_header_word_repeats_is_no_rest_of_another():
    found, _ = tables_of(*SAME, repeats=True)
    assert len(found) == 2


def test_words_between_two_tables_keep_them_apart():
    found, _ = tables_of(*SAME, between="Bảng tiếp theo như sau.")
    assert len(found) == 2


def test_words_in_the_column_of_numbers_head_a_group():
    (table,), _ = tables_of((HEADER, ("A. Việc chung", "", "", ""), ("1", "Việc một", "10", "a")))
    assert numbers(table) == ["A. Việc chung", "1"]
    assert table.rows[0].group == "A. Việc chung"


LONG = "Tổ chức truyền thông về bình đẳng giới trên địa bàn phường và"


@pytest.mark.parametrize(
    ("rest", "cells"),
    [
        (("", "các khối", "trên", ""), (f"{LONG} các khối", "Một trên", "a")),
        (("", "các khối", "Xã hội", ""), (f"{LONG} các khối", "Một Xã hội", "a")),
        (("", "các khối", "", "b"), (f"{LONG} các khối", "Một", "a b")),
    ],
    ids=["all go on", "a name goes on with a capital", "a column only"],
)
def test_a_row_that_begins_in_the_middle_of_a_sentence_goes_on_with_the_row_above(rest, cells):
    (table,), read = tables_of((HEADER, ("1", LONG, "Một", "a"), rest, ("2", "Việc hai", "Hai", "c")))
    assert [row.cells[0].text for row in table.rows] == ["1", "2"]
    assert tuple(cell.text for cell in table.rows[0].cells[1:]) == cells
    assert any("Hàng bị ngắt qua trang" in notice.message for notice in read.notices)


@pytest.mark.parametrize(
    "row",
    [
        ("", "trong đó: nữ", "", ""),
        ("", "a) các khối", "", ""),
        ("", "nữ", "12", ""),
        ("", "Các khối", "Hai", ""),
        ("1.1", "các khối", "", ""),
    ],
)
def test_a_row_with_something_of_its_own_stays_one(row):
    (table,), read = tables_of((HEADER, ("1", LONG, "30", "a"), row, ("2", "Việc hai", "Hai", "c")))
    assert len(table.rows) == 3
    assert not any("Hàng bị ngắt" in notice.message for notice in read.notices)


def test_names_in_small_letters_in_the_first_column_are_rows_of_their_own():
    (table,), _ = tables_of(
        (("Đối tượng", "Nội dung", "Ghi chú"), ("nam", "Một", "a"), ("nữ", "", ""), ("trẻ em", "", ""))
    )
    assert len(table.rows) == 3


@pytest.mark.parametrize("header", [(), (HEADER,)], ids=["no header", "header again"])
def test_a_sentence_cut_between_two_tables_is_whole_again(header):
    rest = (*header, ("", "các khối", "", ""), ("2", "Việc hai", "20", "b"))
    (table,), _ = tables_of((HEADER, ("1", LONG, "Một", "a")), rest)
    assert [row.cells[1].text for row in table.rows] == [f"{LONG} các khối", "Việc hai"]


def test_a_table_that_is_only_the_rest_of_a_sentence_belongs_to_the_one_above():
    (table,), _ = tables_of((HEADER, ("1", LONG, "Một", "a")), (("", "các khối", "", ""),))
    assert [row.cells[1].text for row in table.rows] == [f"{LONG} các khối"]
