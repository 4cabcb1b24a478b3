"""Tables whose columns are data: free tables, and the assignment table (bảng phân công nhiệm vụ)."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Discriminator, Field, Tag, model_validator
from pydantic_core import PydanticCustomError

from docgen.model.base import Identifier, Line, Part, Text, Texts, optional_text

Share = Annotated[float, Field(gt=0, le=100)]
MAX_COLUMNS = 40

Header = Annotated[str, AfterValidator(optional_text)]
"""Đầu cột: words, or nothing at all where the author left the cell empty."""

Orientation = Literal["auto", "portrait", "landscape"]
"""Hướng trang: `auto` chooses landscape when a table needs it."""


class Align(StrEnum):
    """Căn lề trong ô."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"
    JUSTIFY = "justify"

    @property
    def label(self) -> str:
        """The choice in Vietnamese."""
        return {"left": "căn trái", "center": "căn giữa", "right": "căn phải", "justify": "căn đều"}[self.value]


class Column(Part):
    """Một cột: đầu cột, độ rộng tương đối, căn lề; `group` puts neighbouring columns under one upper header."""

    header: Header = Field(
        title="Đầu cột", description='Ghi "" ở mọi cột khi bảng không có hàng đầu cột: không in hàng đầu.'
    )
    group: Text | None = Field(
        None, title="Đầu cột chung", description="Các cột liền nhau cùng «group» đứng dưới một ô đầu cột chung."
    )
    width: Share | None = Field(None, title="Độ rộng tương đối", description="Bỏ trống: tính theo nội dung.")
    align: Align = Field(Align.LEFT, title="Căn lề")


class Cell(Part):
    """Một ô: chữ, số cột chiếm chỗ."""

    text: Text | None = Field(None, title="Nội dung ô")
    span: Annotated[int, Field(ge=1, le=MAX_COLUMNS)] = Field(1, title="Số cột chiếm chỗ")
    align: Align | None = Field(None, title="Căn lề riêng của ô")


def _cell(value: object) -> object:
    """A cell written as plain words, or left empty."""
    if value is None:
        return {}
    if isinstance(value, str | int | float):
        return {"text": value} if value != "" else {}
    return value


CellInput = Annotated[Cell, BeforeValidator(_cell, json_schema_input_type=Cell | str | None)]


def _row(value: object) -> object:
    """A row written as a plain list of cells."""
    return {"cells": value} if isinstance(value, list | tuple) else value


class Row(Part):
    """Một hàng: các ô, hoặc tên nhóm chiếm hết chiều ngang (`group`)."""

    group: Text | None = Field(None, title="Hàng nhóm", description="Chiếm hết chiều ngang của bảng, in đậm.")
    cells: tuple[CellInput, ...] = Field((), title="Các ô")

    @model_validator(mode="after")
    def _is_one_of_the_two(self) -> Row:
        if (self.group is None) == (not self.cells):
            raise PydanticCustomError("row_shape", "mỗi hàng ghi một trong hai: «group» (hàng nhóm) hoặc «cells»")
        return self


RowInput = Annotated[Row, BeforeValidator(_row, json_schema_input_type=Row | list[Cell | str | None])]


class ChartKind(StrEnum):
    """Kiểu biểu đồ."""

    STACKED = "stacked"
    SIDE_BY_SIDE = "side_by_side"

    @property
    def label(self) -> str:
        """The choice in Vietnamese."""
        return {"stacked": "các thanh nối tiếp nhau", "side_by_side": "các thanh cạnh nhau"}[self.value]


ColumnNumber = Annotated[int, Field(ge=1, le=MAX_COLUMNS)]


class Chart(Part):
    """Biểu đồ thanh ngang vẽ từ số liệu của chính bảng: what is drawn can be nothing but what the table says."""

    kind: ChartKind = Field(ChartKind.SIDE_BY_SIDE, title="Kiểu biểu đồ")
    title: Line = Field(title="Tên biểu đồ")
    labels: tuple[ColumnNumber, ...] = Field(
        title="Cột tên", description="Số thứ tự các cột ghi tên của mỗi thanh, tính từ 1.", min_length=1
    )
    values: tuple[ColumnNumber, ...] = Field(
        title="Cột số liệu", description="Số thứ tự các cột được vẽ, tính từ 1.", min_length=1, max_length=5
    )
    unit: Line | None = Field(
        None, title="Đơn vị tính", description="Chỉ vẽ các hàng ghi đơn vị này (ví dụ: %); bỏ trống: mọi hàng có số."
    )


class Table(Part):
    """Bảng tự do: columns and rows as the author sets them."""

    kind: Literal["table"] = "table"
    title: Line | None = Field(None, title="Tên bảng", description="Dùng cho trình đọc màn hình, không in ra.")
    orientation: Orientation = Field(
        "auto", title="Hướng trang", description="auto: tự xoay ngang khi bảng rộng; portrait: đứng; landscape: ngang."
    )
    columns: tuple[Column, ...] = Field(title="Các cột", min_length=1, max_length=MAX_COLUMNS)
    rows: tuple[RowInput, ...] = Field((), title="Các hàng")
    charts: tuple[Chart, ...] = Field((), title="Biểu đồ", description="Vẽ dưới bảng, từ số liệu của bảng.")

    @model_validator(mode="after")
    def _charts_draw_its_columns(self) -> Table:
        for index, chart in enumerate(self.charts):
            for column in (*chart.labels, *chart.values):
                if column > len(self.columns):
                    raise PydanticCustomError(
                        "chart_column",
                        "biểu đồ thứ {chart} dùng cột {column}, bảng có {columns} cột",
                        {
                            "chart": index + 1,
                            "column": column,
                            "columns": len(self.columns),
                            "relative_path": f"charts[{index}]",
                        },
                    )
        return self

    @model_validator(mode="after")
    def _prints_something(self) -> Table:
        if not self.rows and not any(column.header or column.group for column in self.columns):
            raise PydanticCustomError("empty_table", "bảng không có đầu cột cũng không có hàng nào")
        return self

    @model_validator(mode="after")
    def _rows_fill_the_columns(self) -> Table:
        for index, row in enumerate(self.rows):
            width = sum(cell.span for cell in row.cells)
            if row.group is None and width != len(self.columns):
                raise PydanticCustomError(
                    "row_width",
                    "hàng thứ {row} có {width} cột, bảng có {columns} cột",
                    {
                        "row": index + 1,
                        "width": width,
                        "columns": len(self.columns),
                        "relative_path": f"rows[{index}]",
                    },
                )
        return self


class AssignmentField(StrEnum):
    """What a column of an assignment table holds."""

    NUMBER = "number"
    TASK = "task"
    PRODUCT = "product"
    LEAD = "lead"
    SUPPORTING = "supporting"
    DEADLINE = "deadline"
    BUDGET = "budget"
    NOTE = "note"

    @property
    def label(self) -> str:
        """The field in Vietnamese."""
        return _FIELD_LABELS[self.value]


_FIELD_LABELS = {
    "number": "số thứ tự",
    "task": "nội dung, nhiệm vụ",
    "product": "sản phẩm, hình thức văn bản",
    "lead": "đơn vị chủ trì",
    "supporting": "đơn vị phối hợp",
    "deadline": "thời gian thực hiện, hoàn thành",
    "budget": "kinh phí",
    "note": "ghi chú",
}


class AssignmentColumn(Part):
    """Một cột của bảng phân công: which field, under which header, how wide."""

    field: AssignmentField = Field(title="Nội dung của cột")
    header: Text | None = Field(None, title="Đầu cột", description="Bỏ trống: dùng tên thông dụng.")
    width: Share | None = Field(None, title="Độ rộng tương đối", description="Bỏ trống: tính theo nội dung.")


class AssignmentRow(Part):
    """Một hàng của bảng phân công viết tay, or a group row."""

    id: Identifier | None = None
    group: Text | None = Field(None, title="Hàng nhóm")
    task: Text | None = Field(None, title="Nhiệm vụ")
    product: Text | None = Field(None, title="Sản phẩm")
    lead: Text | None = Field(None, title="Đơn vị chủ trì")
    supporting: Texts = Field((), title="Đơn vị phối hợp")
    deadline: Text | None = Field(None, title="Thời gian thực hiện")
    budget: Text | None = Field(None, title="Kinh phí")
    note: Text | None = Field(None, title="Ghi chú")

    @model_validator(mode="after")
    def _is_one_of_the_two(self) -> AssignmentRow:
        if (self.group is None) == (self.task is None):
            raise PydanticCustomError("row_shape", "mỗi hàng ghi một trong hai: «group» (hàng nhóm) hoặc «task»")
        return self


class AssignmentTable(Part):
    """Bảng phân công nhiệm vụ: rows by hand, or derived from the document's own tasks when `rows` is left out."""

    kind: Literal["assignments"]
    title: Line | None = Field(None, title="Tên bảng", description="Dùng cho trình đọc màn hình, không in ra.")
    orientation: Orientation = Field(
        "auto", title="Hướng trang", description="auto: tự xoay ngang khi bảng rộng; portrait: đứng; landscape: ngang."
    )
    columns: tuple[AssignmentColumn, ...] = Field(title="Các cột", min_length=1, max_length=MAX_COLUMNS)
    rows: tuple[AssignmentRow, ...] | None = Field(
        None, title="Các hàng", description="Bỏ trống: lấy từ các nhiệm vụ của chính văn bản."
    )

    @model_validator(mode="after")
    def _columns_are_distinct(self) -> AssignmentTable:
        fields = [column.field.value for column in self.columns]
        for index, field in enumerate(fields):
            if field in fields[:index]:
                raise PydanticCustomError(
                    "column_twice",
                    "cột «{field}» được ghi hai lần",
                    {"field": field, "relative_path": f"columns[{index}]"},
                )
        return self

    @model_validator(mode="after")
    def _every_filled_field_has_a_column(self) -> AssignmentTable:
        columns = {column.field.value for column in self.columns}
        for index, row in enumerate(self.rows or ()):
            for name in AssignmentField:
                if name is not AssignmentField.NUMBER and getattr(row, name.value) and name.value not in columns:
                    raise PydanticCustomError(
                        "column_missing",
                        "hàng thứ {row} ghi «{field}», nhưng bảng không có cột đó",
                        {"row": index + 1, "field": name.value, "relative_path": f"rows[{index}].{name.value}"},
                    )
        return self

    @property
    def is_derived(self) -> bool:
        """Whether the rows come from the tasks."""
        return self.rows is None


def _kind(value: object) -> str:
    kind = value.get("kind", "table") if isinstance(value, dict) else getattr(value, "kind", "table")
    return f"kind={kind}"


AnyTable = Annotated[
    Annotated[Table, Tag("kind=table")] | Annotated[AssignmentTable, Tag("kind=assignments")],
    Discriminator(_kind),
]
"""A table by its `kind`: `table` (the default) or `assignments`."""
