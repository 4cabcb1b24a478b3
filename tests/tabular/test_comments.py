"""Comments on cells are words too: they are read from the files of Excel and LibreOffice."""

import io
import zipfile

from openpyxl import Workbook
from openpyxl.comments import Comment

from docgen.tabular.comments import CellComment, read_comments

ODS = (
    '<table:table table:name="Nhiệm vụ"><table:table-cell><office:annotation><text:p>Số &amp; lời</text:p>'
    "<text:p>còn <text:span>rà soát</text:span></text:p></office:annotation></table:table-cell></table:table>"
)


def workbook():
    book = Workbook()
    book.active.title = "Nhiệm vụ"
    book.active["D6"].comment = Comment("số  còn\nrà soát", "phường")
    book.create_sheet("Khác")["A1"].comment = Comment("lưu ý & hỏi lại", "phường")
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def zipped(**parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name.replace("_", "."), text)
    return out.getvalue()


def test_a_comment_of_excel_is_read_with_its_sheet_and_cell():
    assert read_comments(workbook()) == (
        CellComment("Nhiệm vụ", "D6", "số còn rà soát"),
        CellComment("Khác", "A1", "lưu ý & hỏi lại"),
    )


def test_a_comment_of_libreoffice_is_read_with_its_sheet():
    assert read_comments(zipped(content_xml=ODS)) == (CellComment("Nhiệm vụ", "", "Số & lời còn rà soát"),)


def test_a_file_of_another_kind_has_no_comments():
    assert read_comments(b"\xd0\xcf\x11\xe0") == ()
    assert read_comments(b"PK and nothing more") == ()
    assert read_comments(zipped(readme_txt="Không phải bảng tính")) == ()
