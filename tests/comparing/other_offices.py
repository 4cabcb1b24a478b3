"""Word files of other programs' making: lists, notes, links, fields, pictures, controls, headers, merged cells."""

from __future__ import annotations

import io
import zipfile

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm
from PIL import Image

W = nsdecls("w")
FOOTNOTES_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
FOOTNOTES_LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"


def picture(color):
    made = io.BytesIO()
    Image.new("RGB", (8, 8), color).save(made, "PNG")
    made.seek(0)
    return made


def link(document, paragraph, text, address):
    identifier = document.part.relate_to(address, docx.opc.constants.RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    paragraph._p.append(
        parse_xml(f'<w:hyperlink {nsdecls("w", "r")} r:id="{identifier}"><w:r><w:t>{text}</w:t></w:r></w:hyperlink>')
    )


def field(paragraph, instruction, result):
    for xml in (
        '<w:fldChar w:fldCharType="begin"/>',
        f'<w:instrText xml:space="preserve"> {instruction} </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        f"<w:t>{result}</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
    ):
        paragraph._p.append(parse_xml(f"<w:r {W}>{xml}</w:r>"))


def report(*, color="red", address="https://nghean.gov.vn", note="Theo Công văn số 12/UBND-VX.", year=2024):
    """A report as an office's Word makes it."""
    document = docx.Document()
    document.sections[0].left_margin = Mm(30)
    document.sections[0].header.paragraphs[0].text = f"Báo cáo năm {year}"
    document.sections[0].footer.paragraphs[0].text = "Cửa Lò"
    document.add_heading("BÁO CÁO", level=1)
    document.add_paragraph(f"Kết quả công tác bình đẳng giới năm {year} của Ủy ban nhân dân thị xã Cửa Lò.")
    for text in ("Tuyên truyền, phổ biến pháp luật", "Tập huấn cán bộ", "Kiểm tra, giám sát"):
        document.add_paragraph(text, style="List Number")
    for text in ("Phòng Lao động, Thương binh và Xã hội", "Hội Liên hiệp Phụ nữ"):
        document.add_paragraph(text, style="List Bullet")
    linked = document.add_paragraph("Xem tại ")
    link(document, linked, "cổng thông tin", address)
    linked.add_run(" của tỉnh.")
    paged = document.add_paragraph("Trang ")
    field(paged, "PAGE", "1")
    simple = document.add_paragraph("Tệp ")
    simple._p.append(
        parse_xml(f'<w:fldSimple {W} w:instr=" FILENAME "><w:r><w:t>bao-cao.docx</w:t></w:r></w:fldSimple>')
    )
    document.add_picture(picture(color), Mm(10))
    noted = document.add_paragraph("Tỷ lệ nữ đại biểu đạt 30%")
    noted._p.append(parse_xml(f'<w:r {W}><w:footnoteReference w:id="2"/></w:r>'))
    noted.add_run(" theo số liệu của tỉnh.").bold = True
    document._body._element.insert(
        4,
        parse_xml(
            f"<w:sdt {W}><w:sdtPr><w:alias w:val='Ngày'/><w:tag w:val='ngay'/></w:sdtPr><w:sdtContent>"
            f"<w:p><w:r><w:t>Ngày 15 tháng 11 năm {year}</w:t></w:r></w:p></w:sdtContent></w:sdt>"
        ),
    )
    inline = document.add_paragraph("Người ký: ")
    inline._p.append(
        parse_xml(
            f"<w:sdt {W}><w:sdtPr><w:tag w:val='ten'/></w:sdtPr><w:sdtContent><w:r><w:t>Nguyễn Văn A</w:t></w:r></w:sdtContent></w:sdt>"
        )
    )
    table = document.add_table(rows=5, cols=3, style="Table Grid")
    for number, row in enumerate(table.rows):
        for column, cell in enumerate(row.cells):
            cell.text = f"Chỉ tiêu {number}.{column}: {number * 10 + column}%"
    table.cell(1, 0).merge(table.cell(2, 0))
    table.cell(4, 1).merge(table.cell(4, 2))
    document.add_paragraph("Nơi nhận: như trên; Lưu: VT.")
    made = io.BytesIO()
    document.save(made)
    return with_footnote(made.getvalue(), note)


def with_footnote(data, text):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["word/footnotes.xml"] = (
        f'<w:footnotes {W}><w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
        '<w:footnote w:type="continuationSeparator" w:id="1"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
        f'<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> {text}</w:t></w:r></w:p></w:footnote>'
        "</w:footnotes>"
    ).encode()
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(
        b"</Types>", f'<Override PartName="/word/footnotes.xml" ContentType="{FOOTNOTES_TYPE}"/></Types>'.encode()
    )
    parts["word/_rels/document.xml.rels"] = parts["word/_rels/document.xml.rels"].replace(
        b"</Relationships>",
        f'<Relationship Id="rId99" Type="{FOOTNOTES_LINK}" Target="footnotes.xml"/></Relationships>'.encode(),
    )
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return made.getvalue()
