"""Documents nobody wrote: headers, labels, tables, notes and text boxes put together at random, as text and as Word."""

from __future__ import annotations

import io
import re

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import strategies as st

WORDS = re.findall(
    r"\S+",
    "tổ chức thực hiện công tác bình đẳng giới trên địa bàn xã theo kế hoạch năm 2026 Ủy ban nhân dân Phòng Nội vụ"
    " chủ trì phối hợp UBND tỉnh trước ngày 15/6 Hội Phụ nữ",
)
LABELS = (
    *("I. ", "II. ", "III. ", "1. ", "2. ", "3. ", "1.1. ", "1.2. ", "4.2 ", "a) ", "b) ", "đ) ", "- ", "+ ", "• "),
    *("A. ", "B. ", "1/ ", "(1) ", "Điều 1. ", "Chương I ", "", "", "", "a. ", "i) ", "10. ", "– "),
)
ENDS = (".", ".", ";", ":", "", ",", "./.", "!", "…")
HEAD = (
    "ỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "XÃ QUẢNG CHÂU\tĐộc lập - Tự do - Hạnh phúc",
    "Số: 15/KH-UBND\tQuảng Châu, ngày 05 tháng 3 năm 2026",
    "",
    "KẾ HOẠCH",
    "Công tác năm 2026",
    "",
)
END = ("", "Nơi nhận:\tTM. ỦY BAN NHÂN DÂN", "- Như trên;\tCHỦ TỊCH", "- Lưu: VT, VP.", "", "Hồ Thị Na")

SENTENCES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=30).map(" ".join)
LINES = st.builds("{}{}{}".format, st.sampled_from(LABELS), SENTENCES, st.sampled_from(ENDS))
ODD_LINES = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=40)


@st.composite
def texts(draw):
    """A plain text document."""
    lines = [*draw(st.sampled_from([HEAD, HEAD[4:], ("THÔNG BÁO", "Về việc thử", ""), ()]))]
    for line in draw(st.lists(LINES | LINES | ODD_LINES, max_size=12)):
        lines += [line, *([""] if draw(st.booleans()) else [])]
    lines += draw(st.sampled_from([END, ()]))
    return "\n".join(lines)


IMITATIONS = st.sampled_from(
    [
        *("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH NGHỆ AN điện:", "Thủ tướng Chính phủ điện:\n- Các bộ;"),
        *("Sở Nội vụ; snv@example.vn; 12/03/2026; 10:15:20", "Ký bởi: Văn phòng; ngày ký: 05/3/2026 10:15:20 +07:00"),
        *("PHỤ LỤC II", "PHỤ LỤC 01: DANH SÁCH", "Phụ lục\nBIỂU MẪU", "PHỤ LỤC III\n\nPHỤ LỤC V\nDANH SÁCH XÓM"),
        *(
            "(Kèm theo Quyết định số 99/QĐ-SNV của Giám đốc Sở)",
            "(Ban hành kèm theo Kế hoạch số 15/KH-UBND của Bí thư)",
        ),
        *("Nơi nhận:", "Nơi nhận văn bản:\n- Phòng Tài chính;", "Kính gửi:", "Kính gửi: Các đồng chí thủ trưởng"),
        *(
            "TRUNG TÂM Y TẾ",
            "Độc lập - Tự do - Hạnh phúc",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "THÔNG TRI",
            "2",
            "- 3 -",
        ),
        *(
            "Trang 2/6",
            "QUY CHẾ\nSử dụng phòng đọc",
            "Biểu số 01\nTHỐNG KÊ",
            "SAO Y",
            "CÔNG VĂN",
            "V/v trả lời kiến nghị",
        ),
    ]
)
"""What looks like something docgen prints by itself, and may say more."""


@st.composite
def imitating_texts(draw):
    """A plain text document with lines that imitate the boxes of the layout, at any place."""
    lines = [*draw(st.sampled_from([HEAD, HEAD[4:], ("THÔNG BÁO", "Về việc thử", ""), ()]))]
    for line in draw(st.lists(LINES | IMITATIONS, max_size=8)):
        lines += [line, *([""] if draw(st.booleans()) else [])]
    lines += draw(st.sampled_from([END, ()]))
    for line in draw(st.lists(LINES | IMITATIONS, max_size=5)):
        lines += [line, *([""] if draw(st.booleans()) else [])]
    return "\n".join(lines)


@st.composite
def complete_texts(draw):
    """A plain text document with a header, something in its body, and an end block.

    Without bullets: docgen prints them as dashes, and a dash below them is then of their own list.
    """
    lines = draw(st.lists(LINES.filter(lambda line: not line.startswith("•")), min_size=1, max_size=10))
    return "\n".join([*draw(st.sampled_from([HEAD, (*HEAD[:4], "THÔNG BÁO", *HEAD[5:])])), *lines, *END])


@st.composite
def word_files(draw):
    """A Word file of paragraphs, lists, tables with merged cells, text boxes and a header."""
    page = docx.Document()
    for line in draw(st.sampled_from([HEAD, HEAD[4:], ()])):
        page.add_paragraph(line)
    for kind in draw(st.lists(st.sampled_from(["text", "text", "list", "table", "box", "header"]), max_size=7)):
        _add(draw, page, kind)
    for line in draw(st.sampled_from([END, ()])):
        page.add_paragraph(line)
    stream = io.BytesIO()
    page.save(stream)
    return stream.getvalue()


def _add(draw, page, kind):
    words = draw(LINES)
    if kind == "text":
        paragraph = page.add_paragraph()
        paragraph.add_run(words).bold = draw(st.booleans())
        paragraph.alignment = draw(st.sampled_from([None, 1, 2, 3]))
    elif kind == "list":
        page.add_paragraph(words, style=draw(st.sampled_from(["List Bullet", "List Number"])))
    elif kind == "header":
        page.sections[0].header.paragraphs[0].text = words
    elif kind == "box":
        inner = f"<w:txbxContent><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:txbxContent>"
        shape = '<v:shape style="width:100pt;height:50pt"><v:textbox>' + inner + "</v:textbox></v:shape>"
        spaces = f'{nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml"'
        page.add_paragraph()._p.append(parse_xml(f"<w:r {spaces}><w:pict>{shape}</w:pict></w:r>"))
    else:
        rows, columns = draw(st.integers(1, 3)), draw(st.integers(1, 4))
        table = page.add_table(rows, columns)
        for row in table.rows:
            for cell in row.cells:
                cell.text = draw(st.just("") | LINES)
        if draw(st.booleans()):
            table.cell(0, 0).merge(table.cell(rows - 1, 0) if draw(st.booleans()) else table.cell(0, columns - 1))
