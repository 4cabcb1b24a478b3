"""Word files as offices really type them: one content laid out in many ways, with direct formatting and no styles.

Nothing here comes from the templates: python-docx writes the files, raw XML the things it has no words for.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Cm, Pt

from docgen.anatomy import locate_boxes
from docgen.ooxml import read_facts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docx.document import Document as Page
    from docx.table import Table
    from docx.table import _Cell as Cell
    from docx.text.paragraph import Paragraph

    from docgen.anatomy import Anatomy

NATIONAL = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
ALIGN = {
    "c": WD_ALIGN_PARAGRAPH.CENTER,
    "r": WD_ALIGN_PARAGRAPH.RIGHT,
    "l": WD_ALIGN_PARAGRAPH.LEFT,
    "j": WD_ALIGN_PARAGRAPH.JUSTIFY,
}


@dataclass(frozen=True)
class Content:
    """What a document says, whatever way it is laid out."""

    parent: str = "UBND TỈNH NGHỆ AN"
    issuer: tuple[str, ...] = ("SỞ NỘI VỤ",)
    number: str = "Số: 15/KH-SNV"
    place_date: str = "Nghệ An, ngày 05 tháng 3 năm 2026"
    type_name: str = "KẾ HOẠCH"
    subject: tuple[str, ...] = ("Thực hiện công tác bình đẳng giới", "năm 2026")
    opening: str = "Thực hiện Kế hoạch số 20/KH-UBND ngày 12 tháng 01 năm 2026 của Ủy ban nhân dân tỉnh, Sở Nội vụ ban hành Kế hoạch như sau:"
    body: tuple[str, ...] = (
        "I. MỤC ĐÍCH, YÊU CẦU",
        "1. Mục đích",
        "Nâng cao nhận thức của cán bộ, công chức về bình đẳng giới.",
        "II. TỔ CHỨC THỰC HIỆN",
        "1. Giao Văn phòng Sở chủ trì thực hiện.",
        "a) Tham mưu văn bản hướng dẫn;",
        "b) Báo cáo kết quả trước ngày 30 tháng 11.",
    )
    closing: str = "Trên đây là Kế hoạch thực hiện công tác bình đẳng giới năm 2026, đề nghị các đơn vị triển khai./."
    recipients: tuple[str, ...] = ("- UBND tỉnh (để b/c);", "- Các phòng, đơn vị thuộc Sở;", "- Lưu: VT, TCHC.")
    authority: tuple[str, ...] = ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")
    name: str = "Trần Thị Bình"


CONTENT = Content()


def say(
    holder: Page | Cell,
    text: str,
    *,
    align: str = "l",
    bold: bool = False,
    italic: bool = False,
    size: float = 14,
    left: float = 0,
) -> Paragraph:
    """A paragraph with direct formatting; the first empty one of a cell is used up first."""
    empty = (
        getattr(holder, "_element", None) is not None
        and hasattr(holder, "width")
        and len(holder.paragraphs) == 1
        and not holder.paragraphs[0].text
    )
    paragraph = holder.paragraphs[0] if empty and not holder.paragraphs[0].runs else holder.add_paragraph()
    paragraph.alignment = ALIGN[align]
    if left:
        paragraph.paragraph_format.left_indent = Cm(left)
    run = paragraph.add_run(text)
    run.bold, run.italic = bold or None, italic or None
    run.font.name, run.font.size = "Times New Roman", Pt(size)
    return paragraph


def border(paragraph: Paragraph, *, left: int = 0, right: int = 0) -> Paragraph:
    """A bottom border, shortened by indents in twips: the rule line of who knows Word well."""
    xml = f'<w:pBdr {nsdecls("w")}><w:bottom w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr>'
    properties = paragraph._p.get_or_add_pPr()
    properties.append(parse_xml(xml))
    properties.append(parse_xml(f'<w:ind {nsdecls("w")} w:left="{left}" w:right="{right}"/>'))
    return paragraph


def draw(paragraph: Paragraph, *, width_cm: float, x_cm: float | None = None) -> Paragraph:
    """A straight line drawn with the mouse, anchored in the paragraph."""
    emu = int(width_cm * 360000)
    offset = "" if x_cm is None else f"<wp:posOffset>{int(x_cm * 360000)}</wp:posOffset>"
    place = offset or "<wp:align>center</wp:align>"
    xml = (
        f'<w:r {nsdecls("w", "wp", "a")} xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><w:drawing>'
        '<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">'
        f'<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column">{place}</wp:positionH>'
        f'<wp:positionV relativeFrom="paragraph"><wp:posOffset>20000</wp:posOffset></wp:positionV><wp:extent cx="{emu}" cy="0"/>'
        '<wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/><wp:docPr id="1" name="Straight Connector 1"/><wp:cNvGraphicFramePr/>'
        '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvCnPr/>'
        f'<wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{emu}" cy="0"/></a:xfrm><a:prstGeom prst="line"><a:avLst/></a:prstGeom>'
        '<a:ln w="9525"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln></wps:spPr><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>'
    )
    paragraph._p.append(parse_xml(xml))
    return paragraph


def text_box(page: Page, lines: Sequence[tuple[str, bool]], *, x_cm: float, width_cm: float = 7) -> None:
    """A floating text box (VML, as Word 2007 wrote it) anchored in a paragraph of its own."""
    inner = "".join(
        f'<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr>{"<w:b/>" if bold else ""}</w:rPr><w:t>{text}</w:t></w:r></w:p>'
        for text, bold in lines
    )
    xml = (
        f'<w:r {nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml"><w:pict><v:shape style="position:absolute;margin-left:{x_cm}cm;margin-top:0;width:{width_cm}cm;height:3cm">'
        f"<v:textbox><w:txbxContent>{inner}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )
    page.add_paragraph()._p.append(parse_xml(xml))


def new_page() -> Page:
    page = Document()
    section = page.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(3), Cm(1.5)
    section.top_margin = section.bottom_margin = Cm(2)
    return page


def grid(page: Page | Cell, rows: int, widths: Sequence[float]) -> Table:
    """A table without borders, its columns in centimetres."""
    made = page.add_table(rows, len(widths))
    for row in made.rows:
        for place, width in enumerate(widths):
            row.cells[place].width = Cm(width)
    for place, column in enumerate(made.columns):
        column.width = Cm(widths[place])
    return made


def left_side(cell: Page | Cell, content: Content, *, bold_issuer: bool = True, number: bool = True) -> None:
    if content.parent:
        say(cell, content.parent, align="c", size=13)
    for line in content.issuer:
        last = say(cell, line, align="c", bold=bold_issuer, size=13)
    border(last, left=1200, right=1200)
    if number:
        say(cell, content.number, align="c", size=13)


def right_side(cell: Page | Cell, content: Content, *, date: bool = True) -> None:
    say(cell, NATIONAL, align="c", bold=True, size=13)
    border(say(cell, MOTTO, align="c", bold=True), left=800, right=800)
    if date:
        say(cell, content.place_date, align="c", italic=True)


def head_one_row(page: Page, content: Content) -> None:
    """One row, two cells: number and date in the same cells as the names."""
    row = grid(page, 1, (7, 9.5)).rows[0]
    left_side(row.cells[0], content)
    right_side(row.cells[1], content)


def head_two_rows(page: Page, content: Content) -> None:
    """Number and date in a row of their own."""
    made = grid(page, 2, (7, 9.5))
    left_side(made.cell(0, 0), content, number=False)
    right_side(made.cell(0, 1), content, date=False)
    say(made.cell(1, 0), content.number, align="c", size=13)
    say(made.cell(1, 1), content.place_date, align="c", italic=True)


def head_row_by_row(page: Page, content: Content) -> None:
    """Every line in a row of its own, underscores for lines."""
    rows = [(content.parent, NATIONAL), (content.issuer[0], MOTTO), *((line, "") for line in content.issuer[1:])]
    rows += [("________", "______________________"), (content.number, content.place_date)]
    made = grid(page, len(rows), (7, 9.5))
    for place, (left, right) in enumerate(rows):
        say(made.cell(place, 0), left, align="c", bold=left in content.issuer, size=13)
        say(made.cell(place, 1), right, align="c", bold=right in {NATIONAL, MOTTO}, italic=right == content.place_date)


def head_two_tables(page: Page, content: Content) -> None:
    """Names in one table, number and date in another below."""
    first = grid(page, 1, (7, 9.5)).rows[0]
    left_side(first.cells[0], content, number=False)
    right_side(first.cells[1], content, date=False)
    page.add_paragraph()
    second = grid(page, 1, (7, 9.5)).rows[0]
    say(second.cells[0], content.number, align="c", size=13)
    say(second.cells[1], content.place_date, align="c", italic=True)


def head_nested(page: Page, content: Content) -> None:
    """The two columns are a table inside the one cell of another."""
    outer = grid(page, 1, (16.5,)).rows[0].cells[0]
    row = grid(outer, 1, (7, 9.5)).rows[0]
    left_side(row.cells[0], content)
    right_side(row.cells[1], content)


def head_tabs(page: Page, content: Content) -> None:
    """No table: two columns typed with tabs."""
    say(page, f"{content.parent}\t{NATIONAL}", size=13)
    for place, line in enumerate(content.issuer):
        say(page, f"    {line}\t\t{MOTTO}" if place == 0 else f"    {line}", bold=True, size=13)
    say(page, "      ______\t\t\t______________________", size=13)
    say(page, f"   {content.number}\t\t\t{content.place_date}", size=13)


def head_spaces(page: Page, content: Content) -> None:
    """No table: two columns typed with spaces."""
    say(page, f"{content.parent}          {NATIONAL}", size=13)
    say(page, f"     {content.issuer[0]}                       {MOTTO}", bold=True, size=13)
    say(page, f"   {content.number}                 {content.place_date}", size=13)


def head_merged(page: Page, content: Content) -> None:
    """The title stands in a merged row of the header's own table."""
    made = grid(page, 3, (7, 9.5))
    left_side(made.cell(0, 0), content, number=False)
    right_side(made.cell(0, 1), content, date=False)
    say(made.cell(1, 0), content.number, align="c", size=13)
    say(made.cell(1, 1), content.place_date, align="c", italic=True)
    title = made.cell(2, 0).merge(made.cell(2, 1))
    title_lines(title, content)


def head_one_cell(page: Page, content: Content) -> None:
    """One cell holds everything, one line below the other."""
    cell = grid(page, 1, (16.5,)).rows[0].cells[0]
    left_side(cell, content, number=False)
    right_side(cell, content, date=False)
    say(cell, content.number, align="c", size=13)
    say(cell, content.place_date, align="c", italic=True)


def head_left_first(page: Page, content: Content) -> None:
    """No table: the issuer's lines first, aligned left, the Quốc hiệu below them, aligned right."""
    say(page, content.parent, size=13)
    for line in content.issuer:
        say(page, line, bold=True, size=13)
    say(page, content.number, size=13)
    say(page, NATIONAL, align="r", bold=True, size=13)
    say(page, MOTTO, align="r", bold=True)
    say(page, content.place_date, align="r", italic=True)


def head_national_left(page: Page, content: Content) -> None:
    """The columns are the wrong way round."""
    row = grid(page, 1, (9.5, 7)).rows[0]
    right_side(row.cells[0], content)
    left_side(row.cells[1], content)


def head_text_boxes(page: Page, content: Content) -> None:
    """Two floating text boxes hold the header."""
    left = [(content.parent, False), *((line, True) for line in content.issuer), (content.number, False)]
    text_box(page, left, x_cm=0)
    text_box(page, [(NATIONAL, True), (MOTTO, True), (content.place_date, False)], x_cm=8)


def head_centred(page: Page, content: Content) -> None:
    """Everything in the middle, Quốc hiệu on top, as letters of associations are typed."""
    say(page, NATIONAL, align="c", bold=True, size=13)
    say(page, MOTTO, align="c", bold=True)
    say(page, "-----------", align="c")
    say(page, content.parent, align="c", size=13)
    for line in content.issuer:
        say(page, line, align="c", bold=True, size=13)
    say(page, content.number, align="c", size=13)
    say(page, content.place_date, align="r", italic=True)


HEADS = {
    "one row": head_one_row,
    "two rows": head_two_rows,
    "row by row": head_row_by_row,
    "two tables": head_two_tables,
    "nested table": head_nested,
    "tabs": head_tabs,
    "spaces": head_spaces,
    "merged row": head_merged,
    "one cell": head_one_cell,
    "left lines first": head_left_first,
    "national title on the left": head_national_left,
    "text boxes": head_text_boxes,
    "all centred": head_centred,
}


def title_lines(holder: Page | Cell, content: Content) -> None:
    say(holder, content.type_name, align="c", bold=True)
    for line in content.subject:
        last = say(holder, line, align="c", bold=True)
    draw(last, width_cm=4)


def middle(page: Page, content: Content) -> None:
    say(page, content.opening, align="j")
    for line in content.body:
        say(page, line, align="j", bold=line.isupper() or line.endswith("đích"))
    if content.closing:
        say(page, content.closing, align="j")


def signature(holder: Page | Cell, content: Content, *, align: str = "c", left: float = 0) -> None:
    for line in content.authority:
        say(holder, line, align=align, bold=True, left=left)
    for _ in range(3):
        holder.add_paragraph()
    say(holder, content.name, align=align, bold=True, left=left)


def recipients(holder: Page | Cell, content: Content) -> None:
    say(holder, "Nơi nhận:", bold=True, italic=True, size=12)
    for line in content.recipients:
        say(holder, line, size=11)


def end_table(page: Page, content: Content) -> None:
    row = grid(page, 1, (7, 9.5)).rows[0]
    recipients(row.cells[0], content)
    signature(row.cells[1], content)


def end_rows(page: Page, content: Content) -> None:
    """Rows for titles, gap and name, a narrow empty column in between."""
    made = grid(page, 3, (6.5, 0.5, 9.5))
    say(made.cell(0, 0), "Nơi nhận:", bold=True, italic=True, size=12)
    for line in content.authority:
        say(made.cell(0, 2), line, align="c", bold=True)
    for line in content.recipients:
        say(made.cell(1, 0), line, size=11)
    say(made.cell(2, 2), content.name, align="c", bold=True)


def end_tabs(page: Page, content: Content) -> None:
    say(page, f"Nơi nhận:\t\t\t\t{content.authority[0]}", bold=True)
    say(page, f"{content.recipients[0]}\t\t\t{content.authority[1]}")
    for line in content.recipients[1:]:
        say(page, line)
    say(page, f"\t\t\t\t\t\t\t{content.name}", bold=True)


def end_signature_first(page: Page, content: Content) -> None:
    signature(page, content, align="c", left=8)
    recipients(page, content)


def end_recipients_first(page: Page, content: Content) -> None:
    recipients(page, content)
    page.add_paragraph()
    signature(page, content, align="c", left=8)


ENDS = {
    "table": end_table,
    "rows": end_rows,
    "tabs": end_tabs,
    "signature first": end_signature_first,
    "recipients first": end_recipients_first,
}


def lay_out(head: str = "one row", end: str = "table", content: Content = CONTENT) -> Page:
    page = new_page()
    HEADS[head](page, content)
    if head != "merged row":
        title_lines(page, content)
    page.add_paragraph()
    middle(page, content)
    ENDS[end](page, content)
    return page


def appendix(page: Page, *, heading: str = "Phụ lục I", landscape: bool = False, section: bool = True) -> None:
    """An appendix with a table, in a section of its own or after a page break."""
    if section:
        made = page.add_section(WD_SECTION.NEW_PAGE)
        if landscape and made.orientation != WD_ORIENT.LANDSCAPE:
            made.orientation = WD_ORIENT.LANDSCAPE
            made.page_width, made.page_height = made.page_height, made.page_width
    else:
        page.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    say(page, heading, align="c", bold=True)
    say(page, "PHÂN CÔNG NHIỆM VỤ", align="c", bold=True)
    say(page, "(Kèm theo Kế hoạch số 15/KH-SNV ngày 05 tháng 3 năm 2026 của Sở Nội vụ)", align="c", italic=True)
    say(page, "_________", align="c")
    made = page.add_table(2, 3)
    for place, words in enumerate(("STT", "Nhiệm vụ", "Đơn vị chủ trì", "1", "Tập huấn", "Văn phòng Sở")):
        say(made.cell(place // 3, place % 3), words, size=13)
    say(page, "Ghi chú thêm về phân công./.", align="j")


def bytes_of(page: Page) -> bytes:
    stream = io.BytesIO()
    page.save(stream)
    return stream.getvalue()


def anatomy_of(page: Page) -> Anatomy:
    return locate_boxes(read_facts(bytes_of(page)))
