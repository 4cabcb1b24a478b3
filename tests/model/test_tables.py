"""Tables whose columns are data."""

import pytest
from pydantic import ValidationError

from docgen.model import AssignmentTable, Item, Row, Table


def test_a_row_may_be_a_plain_list_of_words():
    table = Table.model_validate({"columns": [{"header": "A"}, {"header": "B"}], "rows": [["1", None], ["x", "y"]]})
    assert [[cell.text for cell in row.cells] for row in table.rows] == [["1", None], ["x", "y"]]


def test_a_row_that_does_not_fill_the_columns_is_refused_by_its_number():
    with pytest.raises(ValidationError, match="hàng thứ 2 có 1 cột, bảng có 2 cột"):
        Table.model_validate({"columns": [{"header": "A"}, {"header": "B"}], "rows": [["1", "2"], ["x"]]})


def test_a_spanning_cell_counts_for_its_columns():
    columns = [{"header": "A"}, {"header": "B"}]
    table = Table.model_validate({"columns": columns, "rows": [[{"text": "cả hai", "span": 2}]]})
    assert table.rows[0].cells[0].span == 2


def test_a_row_is_a_group_or_cells_and_never_both():
    with pytest.raises(ValidationError, match="một trong hai"):
        Row.model_validate({"group": "I", "cells": ["a"]})


def test_an_assignment_table_without_rows_is_derived_from_the_tasks():
    assert AssignmentTable.model_validate({"kind": "assignments", "columns": [{"field": "task"}]}).is_derived


def test_a_column_of_an_assignment_table_stands_once():
    with pytest.raises(ValidationError, match="«task» được ghi hai lần"):
        AssignmentTable.model_validate({"kind": "assignments", "columns": [{"field": "task"}, {"field": "task"}]})


def test_the_kind_of_a_table_chooses_its_shape():
    item = Item.model_validate({"table": {"kind": "assignments", "columns": [{"field": "task"}]}})
    assert isinstance(item.table, AssignmentTable)


def test_a_filled_field_without_a_column_is_refused_because_it_would_not_be_printed():
    row = {"task": "Tập huấn", "budget": "15 triệu đồng"}
    with pytest.raises(ValidationError, match="hàng thứ 1 ghi «budget»"):
        AssignmentTable.model_validate({"kind": "assignments", "columns": [{"field": "task"}], "rows": [row]})
