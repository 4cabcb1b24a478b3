"""Builds small Word templates from paragraphs written as text, and reads what came out of them."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass, field

from docgen.contracts.properties import DocumentProperties
from docgen.contracts.view import (
    NOT_PRINTED,
    Block,
    BlockKind,
    FramedMark,
    RuleLine,
    StyleId,
    TableCell,
    TableColumn,
    TableRow,
    TableView,
)
from docgen.ooxml import open_package, parse_xml, write_package
from docgen.rendering.proof import page_text

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
SECTION = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1701" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>'
PLAIN = DocumentProperties(title="Kế hoạch", subject="Thực hiện & sơ kết", issuer="Ủy ban nhân dân xã A")


def p(text: str, properties: str = "") -> str:
    """A paragraph of one run. Pieces between ¦ become runs of their own: a tag that Word has cut apart."""
    runs = "".join(f'<w:r><w:t xml:space="preserve">{piece}</w:t></w:r>' for piece in text.split("¦"))
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{runs}</w:p>"


def section_end(properties: str = SECTION) -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr></w:p>"


def cell(content: str) -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="4500" w:type="dxa"/></w:tcPr>{content}</w:tc>'


def row(*cells: str) -> str:
    return f"<w:tr>{''.join(cell(content) for content in cells)}</w:tr>"


def table(*rows: str, columns: int = 2) -> str:
    grid = '<w:gridCol w:w="4500"/>' * columns
    return f'<w:tbl><w:tblPr><w:tblW w:w="9000" w:type="dxa"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{"".join(rows)}</w:tbl>'


def styles() -> str:
    paragraphs = (StyleId.RULE, StyleId.MARK, StyleId.TABLE_HEADER, StyleId.TABLE_CELL, StyleId.TABLE_GROUP)
    return (
        f'{HEAD}<w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/>'
        '<w:sz w:val="28"/></w:rPr></w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
        + "".join(
            f'<w:style w:type="paragraph" w:styleId="{style.value}"><w:name w:val="{style.value}"/></w:style>'
            for style in paragraphs
        )
        + f'<w:style w:type="table" w:styleId="{StyleId.TABLE.value}"><w:name w:val="{StyleId.TABLE.value}"/></w:style></w:styles>'
    )


def template_parts(
    *body: str, header: str = "", footer: str = "", footnotes: str = "", section: str = ""
) -> dict[str, bytes]:
    """Parts of a template whose body is these paragraphs and tables, with one section."""
    namespaces = f'xmlns:w="{W}" xmlns:r="{R}"'
    extras = [
        ("header", header, f"<w:hdr {namespaces}>{header}</w:hdr>"),
        ("footer", footer, f"<w:ftr {namespaces}>{footer}</w:ftr>"),
        ("footnotes", footnotes, f'<w:footnotes {namespaces}><w:footnote w:id="1">{footnotes}</w:footnote></w:footnotes>'),
    ]  # fmt: skip
    used = [(name, xml) for name, content, xml in extras if content]
    links = "".join(f'<w:{name}Reference w:type="default" r:id="{name}1"/>' for name, _ in used if name != "footnotes")
    body_section = (section or SECTION).replace("<w:sectPr>", f"<w:sectPr>{links}", 1)
    overrides = "".join(f'<Override PartName="/word/{n}.xml" ContentType="{WORD}.{n}+xml"/>' for n, _ in used)
    relationships = "".join(f'<Relationship Id="{n}1" Type="{R}/{n}" Target="{n}.xml"/>' for n, _ in used)
    parts = {
        "[Content_Types].xml": f'{HEAD}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="{WORD}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="{WORD}.styles+xml"/>{overrides}</Types>',
        "_rels/.rels": f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" Type="{R}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"{HEAD}<w:document {namespaces}><w:body>{''.join(body)}{body_section}</w:body></w:document>",
        "word/_rels/document.xml.rels": f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="styles1" Type="{R}/styles" Target="styles.xml"/>{relationships}</Relationships>',
        "word/styles.xml": styles(),
        **{f"word/{name}.xml": HEAD + xml for name, xml in used},
    }
    return {name: content.encode() for name, content in parts.items()}


def template(*body: str, header: str = "", footer: str = "", footnotes: str = "", section: str = "") -> bytes:
    """The bytes of such a template."""
    return write_package(template_parts(*body, header=header, footer=footer, footnotes=footnotes, section=section))


def xml_of(docx: bytes, part: str = "word/document.xml") -> str:
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        return archive.read(part).decode()


def texts_of(docx: bytes, part: str = "word/document.xml") -> list[str]:
    """The paragraphs of a part as a reader sees them, empty ones left out."""
    text = page_text(parse_xml(open_package(docx).parts[part], part))
    return [paragraph for paragraph in text.split("\0") if paragraph]


@dataclass(frozen=True, slots=True)
class TaskView:
    title: str
    lead: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LetterView:
    """A small view with every kind of field."""

    subject: str
    rule: RuleLine
    has_mark: bool = field(metadata=NOT_PRINTED)
    mark: FramedMark
    lines: tuple[str, ...]
    tasks: tuple[TaskView, ...]
    blocks: tuple[Block, ...]


def small_table(text: str = "Ủy ban nhân dân") -> TableView:
    return TableView(
        columns=(TableColumn(100.0, "center"), TableColumn(200.0, "justify"), TableColumn(153.6, "left")),
        rows=(
            TableRow((TableCell(("TT",)), TableCell(("Nhiệm vụ",)), TableCell(("Chủ trì",))), header=True),
            TableRow((TableCell(("I. Nhóm đầu",), span=3),), group=True),
            TableRow((TableCell(("1",)), TableCell((text, "dòng hai")), TableCell(("Sở Y tế",), merge="start"))),
            TableRow((TableCell(("2",)), TableCell(("Việc hai",), bold=True), TableCell((), merge="continue"))),
        ),
        caption='Bảng "phân công" & theo dõi',
    )


def letter(text: str = "Thực hiện công tác bình đẳng giới", *, has_mark: bool = True) -> LetterView:
    return LetterView(
        subject=text,
        rule=RuleLine(100.0, 453.6),
        has_mark=has_mark,
        mark=FramedMark(
            text="HỎA TỐC" if has_mark else "",
            width_pt=90.0,
            height_pt=24.0,
            column_pt=200.0,
            align="center",
            red=True,
            size_pt=13.0,
        ),
        lines=(text, "Dòng thứ hai", text),
        tasks=(TaskView("Nhiệm vụ một", text, ()), TaskView(text, "Sở Nội vụ", ("ghi chú", text))),
        blocks=(
            Block(BlockKind.SECTION, "I. MỤC ĐÍCH"),
            Block(BlockKind.PARAGRAPH, text),
            Block(BlockKind.TABLE, table=small_table(text)),
            Block(BlockKind.PARAGRAPH, "Lời cuối./.", last=True),
        ),
    )


LETTER_BODY = (
    p("Trích yếu: {{ subject }}"),
    p("{{p rule }}"),
    p("{%p if has_mark %}"),
    p("{{p mark }}"),
    p("{%p endif %}"),
    p("{%p for line in lines %}"),
    p("- {{ ¦line }}¦;"),
    p("{%p endfor %}"),
    table(
        row(p("Việc"), p("Chủ trì")),
        row(p("{%tr for task in tasks %}"), p("")),
        row(
            p("{{ task.title }}"),
            p("{{ task.lead }}") + p("{%p for note in task.notes %}") + p("+ {{ note }}") + p("{%p endfor %}"),
        ),
        row(p("{%tr endfor %}"), p("")),
    ),
    p("{%p for block in blocks %}"),
    p("{%p if block.is_table %}"),
    p("{{p block.table }}"),
    p("{%p else %}"),
    p("{{ block.text }}{% if block.is_last %}{% endif %}"),
    p("{%p endif %}"),
    p("{%p endfor %}"),
)


def letter_template() -> bytes:
    return template(*LETTER_BODY, header=p("Trang của {{ subject }}"))
