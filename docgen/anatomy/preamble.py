"""Turns the lines between title and body into “Kèm theo”, “Kính gửi”, legal bases and words of enactment."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from docgen.anatomy.boxes import Box
from docgen.anatomy.lines import fold, is_centred, look_of, visible_text
from docgen.anatomy.words import (
    LABEL,
    SHORT,
    addressee_label_end,
    find_type,
    is_addressee_label,
    is_attachment_reference,
    is_basis,
    is_enacting,
    is_rule,
    is_signing_info,
    is_title_line,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docgen.anatomy.ledger import Ledger
    from docgen.anatomy.lines import Line
    from docgen.anatomy.reader import Reader

_MOST_ADDRESSEES: Final = 60
_LONGEST_BASIS: Final = 1500
_TELEGRAM: Final = re.compile(r".{0,80}\bdien\s*:")
_MAIN_CLAUSE: Final = re.compile(
    r"[,;]\s[^,;]{3,90}\b(?:ban hanh|xay dung|bao cao|de nghi|thong bao|trien khai|yeu cau|huong dan|moi|trinh|kinh)\b"
)
_SUBJECT: Final = re.compile(
    r"(?:ve viec|v/v|ve\b|ban hanh|phe duyet|cong bo|cong nhan|thanh lap|kien toan|bo sung|bo nhiem|sua doi|giao\b|cu\b"
    r"|dieu chinh|bai bo|quy dinh|phan cong|khen thuong|tang thuong|cho phep|thu hoi|to chuc)"
)
"""How the subject of a decision begins when an office prints it in capitals; no title of a person or a body does."""
_DEEP: Final = 1400
"""Twips (about 2.5 cm) of indent that put a line of addressees below the colon of “Kính gửi:”."""


def read_component(reader: Reader) -> bool:
    """Reads one component below the title; False when the body begins."""
    line = reader.find_next()
    if line is None:
        return False
    if is_attachment_reference(line) and (is_centred(line) or look_of(line).italic or line.words.startswith("(")):
        return read_attachment_reference(reader.lines, reader.at, reader.ledger)
    if is_addressee_label(line) or is_telegram(reader, line):
        _read_addressees(reader, line)
        return True
    known = _find_known(reader, line)
    if known is None and is_basis(line):
        return _read_basis(reader, line)
    if known is None and _leads_to_enacting(reader):
        known = (Box.LEGAL_BASIS, 0.6, "Nằm giữa phần căn cứ và lời quyết định.")
    if known is not None:
        reader.ledger.claim(line, *known)
    return known is not None


def _find_known(reader: Reader, line: Line) -> tuple[Box, float, str] | None:
    """What a line is by its own shape."""
    if is_enacting(line):
        return Box.ENACTING_WORDS, 0.95, "Lời quyết định đứng riêng một dòng, kết thúc bằng dấu hai chấm."
    if is_issuing_authority(reader, line):
        return Box.ISSUING_AUTHORITY, 0.9, "Chữ in hoa ở giữa, ngay trên phần căn cứ."
    if is_signing_info(line):
        return Box.SIGNING_INFO, 0.8, "Các phần cách nhau bằng dấu chấm phẩy, kết thúc bằng giờ ký."
    return None


def _leads_to_enacting(reader: Reader) -> bool:
    """Whether “QUYẾT ĐỊNH:” or “QUYẾT NGHỊ:” follows within a few lines and nothing numbered stands before it."""
    if not any(entry.box is Box.LEGAL_BASIS for entry in reader.ledger.entries):
        return False
    for line in reader.lines[reader.at : reader.at + 12]:
        if is_enacting(line):
            return True
        if LABEL.match(line.folded) or line.cells:
            return False
    return False


def is_issuing_authority(reader: Reader, line: Line) -> bool:
    """“CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ A” above the căn cứ of a decision."""
    if not is_title_line(line) or is_enacting(line) or find_type(line) is not None:
        return False
    if _SUBJECT.match(line.folded):
        return False
    position = line.index - reader.lines[0].index
    for other in reader.lines[position + 1 : position + 8]:
        if is_rule(other) or is_drawn_rule(other):
            return False
        if not other.is_blank and not is_title_line(other):
            return is_basis(other)
    return False


def is_drawn_rule(line: Line) -> bool:
    """An empty paragraph that draws a line, as its border or as a shape."""
    borders = line.paragraph.format.borders
    drawn = (
        borders.top.visible
        or borders.bottom.visible
        or any(drawing.kind == "line" for drawing in line.paragraph.drawings)
    )
    return line.is_blank and drawn


def is_telegram(reader: Reader, line: Line) -> bool:
    """“Thủ tướng Chính phủ điện:” of a công điện, with its list of addressees below."""
    if len(line.words) > SHORT or not _TELEGRAM.fullmatch(line.folded):
        return False
    position = line.index - reader.lines[0].index
    return any(other.words.startswith("-") for other in reader.lines[position + 1 : position + 4])


def read_attachment_reference(lines: Sequence[Line], at: int, ledger: Ledger) -> bool:
    """“(Kèm theo … )”, on one line or several up to the closing bracket."""
    first = lines[at]
    ledger.claim(first, Box.ATTACHMENT_REFERENCE, 0.95, "Bắt đầu bằng “Kèm theo”, đứng riêng dưới tên.")
    closed = ")" in first.words or not first.words.startswith("(")
    for line in lines[at + 1 : at + 5]:
        if closed or line.is_blank:
            break
        if not ledger.is_free(line) or not (is_centred(line) or look_of(line).italic):
            break
        ledger.claim(line, Box.ATTACHMENT_REFERENCE, 0.9, "Nối tiếp chỉ dẫn “Kèm theo” cho đến dấu đóng ngoặc.")
        closed = ")" in line.words
    return True


def _read_addressees(reader: Reader, line: Line) -> None:
    length = addressee_label_end(line)
    beside = length > 0 and bool(line.words[length:].strip(" .:"))
    if beside:
        _claim_label_and_first(reader, line)
    else:
        reader.ledger.claim(line, Box.ADDRESSEE_LABEL, 0.95, "Dòng mở đầu danh sách nơi nhận ở phần trên văn bản.")
    reader.at += 1
    listed = False
    for _ in range(_MOST_ADDRESSEES):
        position = reader.at
        below = reader.find_next()
        if below is None or not _is_addressee(reader, below, position, (line, beside, listed)):
            reader.at = min(reader.at, len(reader.lines))
            return
        reader.ledger.claim(
            below, Box.ADDRESSEES, 0.9, "Dòng trong danh sách “Kính gửi”: gạch đầu dòng, thụt sâu hoặc ở giữa."
        )
        listed = True
        reader.at += 1
        if below.words.endswith(".") and not below.words.endswith((":.", "..")):
            return


def _claim_label_and_first(reader: Reader, line: Line) -> None:
    """“Kính gửi: Bộ Nội vụ”: the label and the addressee beside it."""
    text = visible_text(line.paragraph)
    colon = text.find(":", line.start, line.end)
    place = colon + 1 if colon >= 0 else line.start + addressee_label_end(line)
    reader.ledger.claim_span(line, line.start, place, (Box.ADDRESSEE_LABEL, 0.97, "Chữ “Kính gửi”."))
    reason = "Đứng cùng dòng với “Kính gửi”."
    reader.ledger.claim_span(line, place, line.end, (Box.ADDRESSEES, 0.95, reason))


def _is_listed_below(label: Line, line: Line) -> bool:
    """Whether a dash goes on with “Kính gửi: Bộ Nội vụ”: one whole name beside the label may be all there is."""
    beside = label.words.partition(":")[2].strip()
    goes_on = beside[:1] in "-+*•–" or beside.endswith((";", ","))
    return goes_on or line.words.endswith((";", ",")) or line.paragraph.format.indent_left >= _DEEP


def _is_addressee(reader: Reader, line: Line, position: int, about: tuple[Line, bool, bool]) -> bool:
    """`about`: the label's line, whether an addressee stands beside it, whether lines of the list were read."""
    label, beside, listed = about
    if is_basis(line) or find_type(line) is not None or len(line.words) > 2 * SHORT:
        return False
    if label.cells and line.table == label.table:
        return True
    if line.words[:1] in "-+*•–" or (line.list_label and not line.list_label[:1].isalnum()):
        return listed or not beside or _is_listed_below(label, line)
    if LABEL.match(line.folded) or line.words.endswith(":"):
        return False
    look = line.paragraph.format
    gap = any(other.is_blank for other in reader.lines[position : line.index - reader.lines[0].index])
    deep = look.indent_left >= _DEEP or (look.alignment == "center") or is_centred(line)
    if beside or listed:
        # A line without a dash goes on with the one above only while it is set as deep as that.
        return not gap and deep and len(line.words) < SHORT
    return deep or (not gap and len(line.words) < SHORT and line.words.endswith((";", ".")))


def _read_basis(reader: Reader, line: Line) -> bool:
    """A căn cứ; False when the sentence is an opening (“Căn cứ …, UBND xã ban hành … như sau:”, CC-10)."""
    look = look_of(line)
    first = not any(entry.box is Box.LEGAL_BASIS for entry in reader.ledger.entries)
    words = fold(line.words, _LONGEST_BASIS)
    text = line.words
    upright = first and not look.italic and not text.endswith(";")
    opening = text.endswith(":") or "nhu sau" in words or (upright and _MAIN_CLAUSE.search(words) is not None)
    if opening:
        return False
    sure = 0.97 if look.italic or text.endswith(";") else 0.8
    reader.ledger.claim(line, Box.LEGAL_BASIS, sure, "Mở đầu bằng “Căn cứ” hoặc “Theo đề nghị”, đứng trước nội dung.")
    reader.at += 1
    # A căn cứ with a manual line break goes on below; the next paragraph never does.
    while reader.at < len(reader.lines) and reader.lines[reader.at].address == line.address:
        piece = reader.lines[reader.at]
        if not piece.is_blank:
            if is_basis(piece):
                break
            reader.ledger.claim(piece, Box.LEGAL_BASIS, sure, "Nối tiếp căn cứ trong cùng đoạn.")
        reader.at += 1
    return True
