"""Word files as offices really lay them out, in raw WordprocessingML: nothing of our templates, one habit each."""

from __future__ import annotations

from dataclasses import dataclass, field
from xml.sax.saxutils import escape

from docgen.ooxml import write_package

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_P = "http://schemas.openxmlformats.org/package/2006"
_ML = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_SPACES = f'xmlns:w="{_W}" xmlns:r="{_R}" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
TIMES = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/>'
NATIONAL, MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"
PARENT, ISSUER, NUMBER = "UBND TỈNH NGHỆ AN", "SỞ CÔNG THƯƠNG", "Số: 15/KH-SCT"
DATE = "Nghệ An, ngày 05 tháng 3 năm 2026"
SUBJECT = "Chuyển đổi số năm 2026"
BODY = (
    "Thực hiện nhiệm vụ được giao, Sở Công Thương ban hành kế hoạch chuyển đổi số năm 2026 như sau:",
    "1. Văn phòng Sở chủ trì, phối hợp với các phòng tổ chức tập huấn cho công chức trong quý II năm 2026.",
    "2. Các phòng báo cáo kết quả về Văn phòng Sở trước ngày 30 tháng 11 năm 2026./.",
)
RECIPIENTS = ("- UBND tỉnh (để b/c);", "- Các phòng thuộc Sở;", "- Lưu: VT, VP.")


@dataclass(frozen=True)
class Hand:
    """How a typist formats: `fonts` is written into every run, or into none when a style or the theme carries it."""

    fonts: str = TIMES
    page: tuple[int, int] = (11906, 16838)
    margins: tuple[int, int, int, int] = (1134, 1134, 1134, 1701)
    """Top, right, bottom, left in twips."""
    first_line: str = '<w:ind w:firstLine="567"/>'
    spacing: str = '<w:spacing w:before="120" w:after="0" w:line="240" w:lineRule="auto"/>'
    color: str = ""
    section: str = ""
    parts: dict[str, str] = field(default_factory=dict)
    """Further parts by name: `styles`, `theme/theme1`, `settings`, `footer1`."""


PLAIN = Hand()
_PADDING = '<w:tblCellMar><w:left w:w="108" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar>'
_COMPACT = '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'


def run(text: str, hand: Hand, *, size: float = 14, look: str = "") -> str:
    """A run; `|` breaks its line and a tab is a tab. `look` holds the letters b, i, u."""
    marks = "".join(f"<w:{mark}/>" if mark != "u" else '<w:u w:val="single"/>' for mark in look)
    pieces = []
    for place, line in enumerate(text.split("|")):
        pieces += ["<w:br/>"] if place else []
        for at, words in enumerate(line.split("\t")):
            pieces += ["<w:tab/>"] if at else []
            pieces += [f'<w:t xml:space="preserve">{escape(words)}</w:t>'] if words else []
    half = int(size * 2)
    bold, rest = ("<w:b/>" if "b" in look else ""), marks.replace("<w:b/>", "")
    italic, underline = ("<w:i/>" if "i" in look else ""), rest.replace("<w:i/>", "")
    properties = f'{hand.fonts}{bold}{italic}{hand.color}<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>{underline}'
    return f"<w:r><w:rPr>{properties}</w:rPr>{''.join(pieces)}</w:r>"


def line(text: str, hand: Hand, *, size: float = 14, look: str = "", align: str = "center", before: str = "") -> str:
    """One paragraph without space around it; `before` is further pPr that stands before the spacing (tabs)."""
    return f'<w:p><w:pPr>{before}{_COMPACT}<w:jc w:val="{align}"/></w:pPr>{run(text, hand, size=size, look=look)}</w:p>'


def several(*runs: str, before: str = "", align: str = "left") -> str:
    return f'<w:p><w:pPr>{before}{_COMPACT}<w:jc w:val="{align}"/></w:pPr>{"".join(runs)}</w:p>'


def text(words: str, hand: Hand, *, align: str = "both") -> str:
    return f'<w:p><w:pPr>{hand.spacing}{hand.first_line}<w:jc w:val="{align}"/></w:pPr>{run(words, hand)}</w:p>'


def table(*rows: tuple[str, ...], widths: tuple[int, ...] = (3300, 5771)) -> str:
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    drawn = "".join(
        "<w:tr>"
        + "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{cell}</w:tc>'
            for width, cell in zip(widths, row, strict=True)
        )
        + "</w:tr>"
        for row in rows
    )
    total = sum(widths)
    return f'<w:tbl><w:tblPr><w:tblW w:w="{total}" w:type="dxa"/><w:tblLayout w:type="fixed"/>{_PADDING}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>{drawn}</w:tbl>'


def under(width: int, room: int, hand: Hand) -> str:
    """A rule line made of a paragraph's bottom border, cut by indents to this width in twips."""
    side = (room - 216 - width) // 2
    border = '<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="0" w:color="auto"/></w:pBdr>'
    mark = f'<w:rPr>{hand.fonts}<w:sz w:val="4"/></w:rPr>'
    exact = '<w:spacing w:before="0" w:after="0" w:line="60" w:lineRule="exact"/>'
    return f'<w:p><w:pPr>{border}{exact}<w:ind w:left="{side}" w:right="{side}"/>{mark}</w:pPr></w:p>'


def left_column(hand: Hand, *, number: bool = True) -> str:
    names = line(PARENT, hand, size=13) + line(ISSUER, hand, size=13, look="b") + line("_________", hand, size=13)
    return names + (line(NUMBER, hand, size=13) if number else "")


def right_column(hand: Hand, *, date: bool = True) -> str:
    names = line(NATIONAL, hand, size=13, look="b") + line(MOTTO, hand, look="b") + line("_" * 26, hand)
    return names + (line(DATE, hand, look="i") if date else "")


def head(hand: Hand) -> str:
    """The usual table of two columns and two rows, underscores for lines."""
    return table(
        (left_column(hand, number=False), right_column(hand, date=False)),
        (line(NUMBER, hand, size=13), line(DATE, hand, look="i")),
    )


def title(hand: Hand) -> str:
    return line("", hand) + line("KẾ HOẠCH", hand, look="b") + line(SUBJECT, hand, look="b") + line("_" * 9, hand)


def body(hand: Hand) -> str:
    return "".join(text(words, hand) for words in BODY)


def end(hand: Hand) -> str:
    left = line("Nơi nhận:", hand, size=12, look="bi", align="left")
    left += "".join(line(words, hand, size=11, align="left") for words in RECIPIENTS)
    right = line("GIÁM ĐỐC", hand, look="b") + line("", hand) * 4 + line("Nguyễn Văn An", hand, look="b")
    return line("", hand) + table((left, right), widths=(4535, 4536))


def whole(hand: Hand = PLAIN) -> str:
    return head(hand) + title(hand) + body(hand) + end(hand)


def docx(blocks: str, hand: Hand = PLAIN) -> bytes:
    """A package with this body and the hand's page and parts, and nothing else."""
    top, right, bottom, left = hand.margins
    size = f'<w:pgSz w:w="{hand.page[0]}" w:h="{hand.page[1]}"/>'
    margins = f'<w:pgMar w:top="{top}" w:right="{right}" w:bottom="{bottom}" w:left="{left}" w:header="567" w:footer="567" w:gutter="0"/>'
    links = [
        f'<Relationship Id="rId{place}" Type="{_R}/{_kind(name)}" Target="{name}.xml"/>'
        for place, name in enumerate(hand.parts, 1)
    ]
    overrides = "".join(f'<Override PartName="/word/{name}.xml" ContentType="{_type(name)}"/>' for name in hand.parts)
    references = "".join(
        f'<w:{_kind(name)}Reference w:type="default" r:id="rId{place}"/>'
        for place, name in enumerate(hand.parts, 1)
        if _kind(name) in {"header", "footer"}
    )
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_P}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="{_ML}.document.main+xml"/>{overrides}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{_P}/relationships"><Relationship Id="rId1" Type="{_R}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"<w:document {_SPACES}><w:body>{blocks}<w:sectPr>{references}{size}{margins}{hand.section}</w:sectPr></w:body></w:document>",
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_P}/relationships">{"".join(links)}</Relationships>',
        **{f"word/{name}.xml": xml for name, xml in hand.parts.items()},
    }
    return write_package({name: xml.encode() for name, xml in parts.items()})


def _kind(name: str) -> str:
    return name.rpartition("/")[2].rstrip("0123456789")


def _type(name: str) -> str:
    return (
        "application/vnd.openxmlformats-officedocument.theme+xml"
        if _kind(name) == "theme"
        else f"{_ML}.{_kind(name)}+xml"
    )


def part(tag: str, content: str) -> str:
    return f"<w:{tag} {_SPACES}>{content}</w:{tag}>"
