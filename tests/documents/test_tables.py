"""Tables get widths that fit their words."""

from hypothesis import given
from hypothesis import strategies as st

from docgen.contracts.view import TableCell, TableRow
from docgen.documents.parts.tables import CELL_PADDING_PT, column_widths, free_table_view, is_wide
from docgen.model import AssignmentTable, Table
from docgen.typography import text_width

WORDS = st.text(alphabet="abcđêơ ,.", max_size=60)


@given(st.lists(st.lists(WORDS, min_size=3, max_size=3), min_size=1, max_size=6))
def test_the_columns_fill_the_width_exactly(rows):
    widths = column_widths(
        [TableRow(tuple(TableCell((cell,)) for cell in row)) for row in rows], [None] * 3, width_pt=460, size_pt=13
    )
    assert abs(sum(widths) - 460) < 1e-6
    assert all(width > 0 for width in widths)


def test_no_column_is_narrower_than_its_longest_word_while_there_is_room():
    row = TableRow((TableCell(("a " * 400,)), TableCell(("nghiêngngảnghiêng",))))
    widths = column_widths([row], [None, None], width_pt=300, size_pt=13)
    assert widths[1] >= text_width("nghiêngngảnghiêng", size_pt=13) + 2 * CELL_PADDING_PT - 1e-6


def test_given_shares_are_kept_in_proportion():
    rows = [TableRow((TableCell(("a",)), TableCell(("b",))))]
    narrow, wide = column_widths(rows, [1, 3], width_pt=400, size_pt=13)
    assert abs(wide / narrow - 3) < 1e-6


def test_columns_with_a_common_header_stand_under_it():
    table = Table.model_validate(
        {
            "columns": [
                {"header": "STT"},
                {"header": "Năm 2025", "group": "Kết quả"},
                {"header": "Năm 2026", "group": "Kết quả"},
            ],
            "rows": [["1", "a", "b"]],
        }
    )
    view = free_table_view(table, width_pt=460, size_pt=13)
    upper, lower = view.rows[0], view.rows[1]
    assert [(cell.paragraphs[0], cell.span, cell.merge) for cell in upper.cells] == [
        ("STT", 1, "start"),
        ("Kết quả", 2, "none"),
    ]
    assert [(cell.paragraphs[0], cell.merge) for cell in lower.cells] == [
        ("", "continue"),
        ("Năm 2025", "none"),
        ("Năm 2026", "none"),
    ]
    assert upper.header
    assert lower.header


def test_six_columns_want_a_landscape_page_and_three_do_not():
    fields = ["number", "task", "lead", "supporting", "deadline", "note"]
    wide = AssignmentTable.model_validate({"kind": "assignments", "columns": [{"field": name} for name in fields]})
    small = AssignmentTable.model_validate({"kind": "assignments", "columns": [{"field": name} for name in fields[:3]]})
    assert is_wide(wide, width_pt=467, size_pt=13)
    assert not is_wide(small, width_pt=467, size_pt=13)


def test_one_endless_word_breaks_and_the_other_columns_keep_theirs():
    """A web address must not tear a sum of money or a header."""
    row = TableRow(tuple(TableCell((words,)) for words in ("TT", "1.250.000.000", "https://" + "a" * 90, "Nội dung")))
    widths = column_widths([row], [None] * 4, width_pt=467, size_pt=13)
    for width, words in zip(widths, ("TT", "1.250.000.000", None, "Nội"), strict=True):
        if words:
            assert width >= text_width(words, size_pt=13) + 2 * CELL_PADDING_PT - 1e-6


def test_the_author_may_keep_a_wide_table_upright():
    columns = [{"header": f"Cột {number}"} for number in range(8)]
    assert is_wide(Table.model_validate({"columns": columns}), width_pt=467, size_pt=13)
    assert not is_wide(Table.model_validate({"columns": columns, "orientation": "portrait"}), width_pt=467, size_pt=13)
