"""Excel, OpenDocument and CSV ⇄ rows: what units send is read as meant, and what docgen sends them is written."""

from docgen.tabular.columns import Column, ColumnKind, Layout
from docgen.tabular.headers import Header, locate_header
from docgen.tabular.places import column_letters, format_place
from docgen.tabular.reading import MAX_FILE_BYTES, read_workbook
from docgen.tabular.records import Record, Table, read_records, read_table
from docgen.tabular.several import has_headers, read_tables
from docgen.tabular.sheets import CellValue, Merge, Row, Sheet, SheetMarks, Workbook
from docgen.tabular.values import Value, parse_cell
from docgen.tabular.writing import (
    CREATED,
    Link,
    SheetContent,
    draw_xlsx,
    format_xlsx,
    link_to,
    safe_sheet_name,
    write_xlsx,
)

__all__ = [
    "CREATED",
    "MAX_FILE_BYTES",
    "CellValue",
    "Column",
    "ColumnKind",
    "Header",
    "Layout",
    "Link",
    "Merge",
    "Record",
    "Row",
    "Sheet",
    "SheetContent",
    "SheetMarks",
    "Table",
    "Value",
    "Workbook",
    "column_letters",
    "draw_xlsx",
    "format_place",
    "format_xlsx",
    "has_headers",
    "link_to",
    "locate_header",
    "parse_cell",
    "read_records",
    "read_table",
    "read_tables",
    "read_workbook",
    "safe_sheet_name",
    "write_xlsx",
]
