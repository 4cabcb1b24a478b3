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
