"""A web page saved as a .doc is read as the document it shows; a broken one is read quickly and loses no word."""

import quopri

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.api.reading import read_document
from docgen.ooxml import Table
from docgen.reading.web_page import is_web_page, read_web_page

HEAD = """<html><head><meta charset=utf-8><title>Trang</title><style>p {color:red}</style></head><body lang=VI>
<table><tr><td width="40%"><p align=center>UBND TỈNH NGHỆ AN</p><p align=center><b>UBND PHƯỜNG CỬA LÒ</b></p>
<p align=center>Số: 12/KH-UBND</p></td><td width="60%"><p align=center><b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</b></p>
<p align=center><b>Độc lập - Tự do - Hạnh phúc</b></p><p align=center><i>Cửa Lò, ngày 05 th&#225;ng 3 n&#259;m 2026</i>
</p></td></tr></table><p align=center><b>KẾ HOẠCH</b></p><p align=center><b>C&ocirc;ng tác năm 2026</b></p>"""
BODY = """<p>UBND phường
ban hành Kế hoạch như sau:</p><p><b>I. MỤC ĐÍCH</b></p><ol><li>Nâng cao nhận thức.<li>Bình đẳng &amp; tiến bộ.</ol>
<p><b>II. NHIỆM VỤ</b></p><p>1. Phân công như sau:</p><table border=1><tr><th>STT<th>Nội dung<th>Đơn vị chủ trì
<th>Thời gian<tr><td>1<td rowspan=2>Hội nghị<td>Phòng Nội vụ<td>Quý I<tr><td>2<td>Phòng Kinh tế<td>Quý II</table>
<!-- <p>ghi chú của trình duyệt</p> --><script>var a = "<p>mã</p>";</script>"""
END = """<table><tr><td><p><b><i>Nơi nhận:</i></b></p><p>- Các khối;<br>- Lưu: VT.</p></td><td align=center>
<p align=center><b>CHỦ TỊCH</b></p><p>&nbsp;</p><p align=center><b>Nguyễn Văn An</b></p></td></tr></table></body></html>"""
PAGE = HEAD + BODY + END


def test_a_page_is_read_as_the_document_it_shows():
    read = read_document(PAGE.encode())
    document = read.document
    assert read.leftovers == ()
    assert (document.issuer.name, document.issuer.parent_agency) == ("UBND phường Cửa Lò", "UBND tỉnh Nghệ An")
    assert (document.number, str(document.issued_on), document.subject) == ("12", "2026-03-05", "Công tác năm 2026")
    assert [item.text for item in document.sections[0].items] == ["Nâng cao nhận thức.", "Bình đẳng & tiến bộ."]
    rows = document.sections[1].items[0].table.rows
    assert [(row.task, row.lead) for row in rows] == [("Hội nghị", "Phòng Nội vụ"), ("Hội nghị", "Phòng Kinh tế")]
    assert (document.signature.position, document.signature.full_name) == ("CHỦ TỊCH", "Nguyễn Văn An")
    assert [line.name for line in document.recipients] == ["Các khối"]
    assert any("trang web" in notice.message for notice in read.notices)


def test_a_page_of_several_parts_is_the_page_in_it():
    head = 'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n--x\r\n'
    part = 'Content-Type: text/html; charset="utf-8"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n'
    packed = (head + part).encode() + quopri.encodestring(PAGE.encode()) + b"\r\n--x--\r\n"
    assert read_document(packed).document == read_document(PAGE.encode()).document


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<p>Một<p>Hai", "Một|Hai"),
        ("<p>a < b và c</p>", "a < b và c"),
        ("<div>Một<div>Hai</div>Ba</div>", "Một|Hai|Ba"),
        ("</td></p></table>Lời", "Lời"),
        ("<b>Đậm<p>Còn", "Đậm|Còn"),
        ("<p>Ngoài<table>lạc<tr><td>Trong", "Ngoài|lạc|Trong"),
        ("Lời <a href='x'>có</a> liên kết<!-- không đóng", "Lời có liên kết"),
        ("<p style='display:none'>ẩn</p><p>hiện</p>", "ẩn|hiện"),
        ("<ul><li>Một<li>Hai</ul>", "Một|Hai"),
    ],
)
def test_a_broken_page_keeps_its_words(page, text):
    facts = read_web_page(f"<html>{page}".encode())
    lines = [placed.paragraph.text.strip() for placed in facts.paragraphs()]
    assert "|".join(line for line in lines if line) == text


def test_cells_that_span_stand_on_a_grid():
    page = "<html><table><tr><td rowspan=2>a<td colspan=2>b<tr><td>c<td>d<tr><td>e<td>f<td>g</table>"
    (table,) = [block for block in read_web_page(page.encode()).sections[0].blocks if isinstance(block, Table)]
    assert [[(cell.span, cell.continued) for cell in row.cells] for row in table.rows] == [
        [(1, False), (2, False)],
        [(1, True), (1, False), (1, False)],
        [(1, False), (1, False), (1, False)],
    ]


@pytest.mark.parametrize(
    "piece", ["<", "<!--", "<a b='", "</", "<div>", "<table><tr><td>", "<tr><td rowspan=1000 colspan=63>x", "<b>x"]
)
def test_a_hostile_page_is_read(piece):
    assert read_web_page(("<html>" + piece * 3000).encode()).sections


def test_other_files_are_no_pages():
    assert not is_web_page(b"<?xml version='1.0'?><data/>")
    assert not is_web_page("KẾ HOẠCH\n<p>".encode())
    assert not is_web_page(b"From: a@b.vn\n\nxin")


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "<p>",
                "</p>",
                "<table>",
                "<tr>",
                "<td>",
                "</td>",
                "</table>",
                "<li>",
                "<b>",
                "</b>",
                "<br>",
                "từ ",
                "<div>",
                "</div>",
            ]
        )
    )
)
def test_no_word_of_a_page_is_lost(pieces):
    facts = read_web_page(("<html>" + "".join(pieces)).encode())
    read = "".join(placed.paragraph.text for placed in facts.paragraphs())
    assert read.count("từ") == pieces.count("từ ")
