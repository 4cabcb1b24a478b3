"""Builds the odd workbooks that offices send, in memory."""

from __future__ import annotations

import io
import zipfile

import openpyxl

from docgen.tabular import Column, ColumnKind, Layout

UNITS = Layout(
    (
        Column("code", "Mã", ColumnKind.CODE, ("Mã đơn vị",), required=True, unique=True, digits=5),
        Column("name", "Tên đơn vị", synonyms=("Phường/xã", "Tên xã"), required=True),
        Column("kind", "Loại"),
        Column("households", "Số hộ", ColumnKind.INTEGER, ("Tổng số hộ",)),
        Column("rate", "Tỷ lệ nữ", ColumnKind.DECIMAL),
        Column("due", "Hạn", ColumnKind.DATE),
        Column("coastal", "Giáp biển", ColumnKind.YES_NO),
    )
)


def workbook_of(rows, *, sheet="Đơn vị", touch=None):
    """The bytes of an .xlsx with these rows; `touch(workbook, sheet)` may spoil it."""
    book = openpyxl.Workbook()
    page = book.active
    page.title = sheet
    for row in rows:
        page.append(row)
    if touch is not None:
        touch(book, page)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def with_part(data, name, content):
    """The workbook with one more part in its zip, or another content of one."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            if entry.filename != name:
                new.writestr(entry, old.read(entry))
        new.writestr(name, content)
    return target.getvalue()


def ods_of(rows, sheet="Đơn vị"):
    """The bytes of an OpenDocument sheet of texts and numbers."""

    def cell(value):
        if isinstance(value, int | float):
            return f'<table:table-cell office:value-type="float" office:value="{value}"/>'
        return f'<table:table-cell office:value-type="string"><text:p>{value}</text:p></table:table-cell>'

    body = "".join(f"<table:table-row>{''.join(map(cell, row))}</table:table-row>" for row in rows)
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {spaces}><office:body><office:spreadsheet>'
        f'<table:table table:name="{sheet}">{body}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
        archive.writestr("content.xml", content)
    return target.getvalue()
