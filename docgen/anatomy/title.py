"""Turns the lines below a header into type name, subject, “Kèm theo”, “Kính gửi”, issuing authority and legal bases."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from docgen.anatomy.boxes import Box
from docgen.anatomy.lines import Look, is_centred, look_of
from docgen.anatomy.parsing import find_place_date
from docgen.anatomy.words import (
    SHORT,
    addressee_label_end,
    find_appendix,
    find_leading_type,
    find_type,
    is_addressee_label,
    is_attachment_reference,
    is_basis,
    is_enacting,
    is_recipients_label,
    is_rule,
    is_signing_info,
    is_title_line,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docgen.anatomy.ledger import Ledger
    from docgen.anatomy.lines import Line

_MOST_SUBJECT_LINES: Final = 10
_MOST_ADDRESSEES: Final = 60
_LONGEST_SUBJECT: Final = 500
_TELEGRAM: Final = re.compile(r".{0,80}\bdien\s*:")
_LABEL: Final = re.compile(r"(?:[ivxlc]{1,6}|\d{1,2}|[a-z])\s?[.)]\s|(?:phan|chuong|muc|dieu)\s+(?:thu\s|[ivxlc\d])")
_MAIN_CLAUSE: Final = re.compile(
    r"[,;]\s[^,;]{3,90}\b(?:ban hanh|xay dung|bao cao|de nghi|thong bao|trien khai|yeu cau|huong dan|moi|trinh|kinh)\b"
)
_DEEP: Final = 1400
"""Twips (about 2.5 cm) of indent that put a line of addressees below the colon of “Kính gửi:”."""


@dataclass(frozen=True, slots=True)
class Title:
    """What was read between header and body."""

    end: int
    type_name: str = ""
    is_normative: bool = False


@dataclass(slots=True)
class _Reader:
    """Walks down the lines of a part; each `read_` method claims what it finds and moves on."""

    lines: Sequence[Line]
    ledger: Ledger
    at: int

    def find_next(self) -> Line | None:
        """The next line with words that nobody has claimed; moves to it."""
        while self.at < len(self.lines):
            line = self.lines[self.at]
            if not line.is_blank and self.ledger.is_free(line) and not is_rule(line):
                return line
            self.at += 1
        return None

    def gap_above(self, position: int) -> bool:
        return position > 0 and (self.lines[position - 1].is_blank or is_rule(self.lines[position - 1]))


def locate_title(lines: Sequence[Line], start: int, ledger: Ledger, *, expects_type: bool) -> Title:
    """The components between the header and the body, in any order offices put them.

    `expects_type` says that a title stands here whatever it is called: a header was found and no “V/v” in it.
    """
    reader = _Reader(lines, ledger, start)
    type_name = _read_type(reader, expects_type=expects_type)
    if type_name is not None:
        _read_subject(reader)
    while _read_one(reader):
        pass
    return Title(reader.at, type_name or "")


def _read_one(reader: _Reader) -> bool:
    """One component below the title; False when the body begins."""
    line = reader.find_next()
    if line is None:
        return False
    if is_attachment_reference(line) and (is_centred(line) or look_of(line).italic or line.words.startswith("(")):
        return read_attachment_reference(reader.lines, reader.at, reader.ledger)
    if is_addressee_label(line) or _is_telegram(reader, line):
        _read_addressees(reader, line)
        return True
    if is_enacting(line):
        reader.ledger.claim(line, Box.ENACTING_WORDS, 0.95, "Lời quyết định đứng riêng một dòng, kết thúc bằng dấu hai chấm.")
        return True
    if _is_issuing_authority(reader, line):
        reader.ledger.claim(line, Box.ISSUING_AUTHORITY, 0.9, "Chữ in hoa ở giữa, ngay trên phần căn cứ.")
        return True
    if is_basis(line):
        return _read_basis(reader, line)
    if _leads_to_enacting(reader):
        reader.ledger.claim(line, Box.LEGAL_BASIS, 0.6, "Nằm giữa phần căn cứ và lời quyết định.")
        return True
    if is_signing_info(line):
        reader.ledger.claim(line, Box.SIGNING_INFO, 0.8, "Các phần cách nhau bằng dấu chấm phẩy, kết thúc bằng giờ ký.")
        return True
    return False


def _leads_to_enacting(reader: _Reader) -> bool:
    """Whether “QUYẾT ĐỊNH:” or “QUYẾT NGHỊ:” follows within a few lines and nothing numbered stands before it."""
    if not any(entry.box is Box.LEGAL_BASIS for entry in reader.ledger.entries):
        return False
    for line in reader.lines[reader.at : reader.at + 12]:
        if is_enacting(line):
            return True
        if _LABEL.match(line.folded) or line.cells:
            return False
    return False


def _read_type(reader: _Reader, *, expects_type: bool) -> str | None:
    """The canonical type name; empty for a title that is none of the decree's types, None when there is no title."""
    line = reader.find_next()
    # What stands above the title and is none of it (a note, a number typed by hand) is passed over, but not far.
    for position in range(reader.at, min(reader.at + 12, len(reader.lines))):
        found_line = reader.lines[position]
        if found_line.is_blank or not reader.ledger.is_free(found_line):
            continue
        if is_addressee_label(found_line) or is_basis(found_line) or len(found_line.words) > SHORT:
            break
        found = find_type(found_line)
        if found is not None and (look_of(found_line).upper or is_centred(found_line)):
            line = found_line
            break
    if line is None or is_addressee_label(line) or is_basis(line):
        return None
    look = look_of(line)
    found = find_type(line)
    if found is not None and (look.upper or is_centred(line)):
        reader.at = line.index - reader.lines[0].index
        sure = 0.97 if look.upper else 0.8
        reader.ledger.claim(line, Box.TYPE_NAME, sure, f"Đúng tên loại “{found.name}”, đứng riêng một dòng dưới phần đầu.")
        return found.name
    leading = find_leading_type(line) if look.upper and (look.bold or is_centred(line)) else None
    if leading is not None:
        kind, count = leading
        _claim_leading(reader, line, count)
        return kind.name
    if expects_type and _is_unknown_type(reader, line, look):
        reason = "Chữ in hoa ở giữa, ngay dưới phần đầu; không nằm trong các tên loại của Điều 7."
        reader.ledger.claim(line, Box.TYPE_NAME, 0.6, reason)
        return ""
    return None


def _claim_leading(reader: _Reader, line: Line, count: int) -> None:
    """“KẾ HOẠCH TRIỂN KHAI …” in one piece: the type name and the first words of the subject."""
    text = line.paragraph.text
    place = line.start
    for _ in range(count):
        found = re.compile(r"\S+").search(text, place)
        place = found.end() if found else place
    reason = "Tên loại và trích yếu viết liền trên cùng dòng chữ in hoa."
    reader.ledger.claim_span(line, line.start, place, (Box.TYPE_NAME, 0.85, reason))
    reader.ledger.claim_span(line, place, line.end, (Box.SUBJECT, 0.8, reason))


def _is_unknown_type(reader: _Reader, line: Line, look: Look) -> bool:
    few = len(line.words.split()) <= 8  # noqa: PLR2004 — a name of a form, not a title that tells a content
    centred = is_centred(line) or look.bold
    return look.upper and few and centred and is_title_line(line) and not _LABEL.match(line.folded) and not find_appendix(line)


def _read_subject(reader: _Reader) -> None:
    """The lines below the type name that look like a title: centred or bold, or typed right below it without a gap."""
    position = reader.at + 1 if reader.at < len(reader.lines) and not reader.ledger.is_free(reader.lines[reader.at]) else reader.at
    count = letters = 0
    ends_with_gap = False
    while position < len(reader.lines) and count < _MOST_SUBJECT_LINES:
        line = reader.lines[position]
        if is_rule(line) or _is_blank_rule(line):
            break
        if line.is_blank or not reader.ledger.is_free(line):
            ends_with_gap = ends_with_gap or count > 0
            position += 1
            continue
        sure = _subject_confidence(reader, position, count, has_gap=ends_with_gap)
        letters += len(line.words)
        if not sure or letters > _LONGEST_SUBJECT:
            break
        words = "ở giữa hoặc in đậm" if sure > 0.8 else "không có định dạng riêng, nhưng nằm liền dưới tên loại"  # noqa: PLR2004
        reader.ledger.claim(line, Box.SUBJECT, sure, f"Dòng {words}, ngay dưới tên loại.")
        count += 1
        position += 1
    reader.at = position


def _is_blank_rule(line: Line) -> bool:
    """An empty paragraph that draws a line closes the subject."""
    borders = line.paragraph.format.borders
    drawn = borders.top.visible or borders.bottom.visible or any(drawing.kind == "line" for drawing in line.paragraph.drawings)
    return line.is_blank and drawn


def _subject_confidence(reader: _Reader, position: int, count: int, *, has_gap: bool) -> float:
    """How surely a line belongs to the subject, 0 when it does not."""
    line = reader.lines[position]
    if (
        is_addressee_label(line)
        or is_basis(line)
        or is_attachment_reference(line)
        or is_enacting(line)
        or _is_issuing_authority(reader, line)
        or _LABEL.match(line.folded)
        or is_recipients_label(line)
        or find_place_date(line) is not None
        or is_signing_info(line)
        or _TELEGRAM.fullmatch(line.folded)
    ):
        return 0
    look = look_of(line)
    centred = line.paragraph.format.alignment == "center"
    if has_gap and not (centred and look.bold and count):
        return 0
    if centred:
        return 0.95 if look.bold else 0.85
    ends = line.words.endswith((".", ";", ":"))
    if look.bold and not ends and len(line.words) < 2 * SHORT:
        return 0.85
    plain_below = reader.lines[position - 1]
    below_title = not plain_below.is_blank and not ends and len(line.words) < SHORT and not line.cells
    return 0.7 if below_title and is_ragged(reader, position) else 0


def is_ragged(reader: _Reader, position: int) -> bool:
    """Whether the block of lines ends with a gap within few lines, as a title in plain text does."""
    for line in reader.lines[position + 1 : position + 5]:
        if line.is_blank or is_rule(line):
            return True
        if len(line.words) > SHORT:
            return False
    return False


def _is_issuing_authority(reader: _Reader, line: Line) -> bool:
    """“CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ A” above the căn cứ of a decision."""
    if not is_title_line(line) or is_enacting(line) or find_type(line) is not None:
        return False
    position = line.index - reader.lines[0].index
    below = [other for other in reader.lines[position + 1 : position + 6] if not other.is_blank]
    following = next((other for other in below if not is_title_line(other)), None)
    return following is not None and is_basis(following) and not any(is_rule(other) for other in below[: below.index(following)])


def _is_telegram(reader: _Reader, line: Line) -> bool:
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


def _read_addressees(reader: _Reader, line: Line) -> None:
    end = addressee_label_end(line)
    whole = len(line.words) if not end else end
    rest = line.words[whole:].strip(" .:")
    if rest and end:
        _claim_label_and_first(reader, line)
    else:
        reader.ledger.claim(line, Box.ADDRESSEE_LABEL, 0.95, "Dòng mở đầu danh sách nơi nhận ở phần trên văn bản.")
    reader.at += 1
    listed = False
    for _ in range(_MOST_ADDRESSEES):
        position = reader.at
        below = reader.find_next()
        if below is None or not _is_addressee(reader, below, position, (line, bool(rest), listed)):
            reader.at = min(reader.at, len(reader.lines))
            return
        reader.ledger.claim(below, Box.ADDRESSEES, 0.9, "Dòng trong danh sách “Kính gửi”: gạch đầu dòng, thụt sâu hoặc ở giữa.")
        listed = True
        reader.at += 1
        if below.words.endswith(".") and not below.words.endswith((":.", "..")):
            return


def _claim_label_and_first(reader: _Reader, line: Line) -> None:
    """“Kính gửi: Bộ Nội vụ”: the label and the addressee beside it."""
    text = line.paragraph.text
    colon = text.find(":", line.start, line.end)
    place = colon + 1 if colon >= 0 else line.start + addressee_label_end(line)
    reader.ledger.claim_span(line, line.start, place, (Box.ADDRESSEE_LABEL, 0.97, "Chữ “Kính gửi”."))
    reason = "Đứng cùng dòng với “Kính gửi”."
    reader.ledger.claim_span(line, place, line.end, (Box.ADDRESSEES, 0.95, reason))


def _is_addressee(reader: _Reader, line: Line, position: int, about: tuple[Line, bool, bool]) -> bool:
    """`about`: the label's line, whether an addressee stands beside it, whether lines of the list were read."""
    label, beside, listed = about
    if is_basis(line) or find_type(line) is not None or len(line.words) > 2 * SHORT:
        return False
    if label.cells and line.table == label.table:
        return True
    if line.words[:1] in "-+*•–" or (line.list_label and not line.list_label[:1].isalnum()):
        return True
    if _LABEL.match(line.folded) or line.words.endswith(":"):
        return False
    look = line.paragraph.format
    gap = any(other.is_blank for other in reader.lines[position : line.index - reader.lines[0].index])
    deep = look.indent_left >= _DEEP or (look.alignment == "center") or is_centred(line)
    if beside or listed:
        # A line without a dash goes on with the one above only while it is set as deep as that.
        return not gap and deep and len(line.words) < SHORT
    return deep or (not gap and len(line.words) < SHORT and line.words.endswith((";", ".")))


def _read_basis(reader: _Reader, line: Line) -> bool:
    """A căn cứ; False when the sentence is an opening (“Căn cứ …, UBND xã ban hành … như sau:”, CC-10)."""
    look = look_of(line)
    first = not any(entry.box is Box.LEGAL_BASIS for entry in reader.ledger.entries)
    words = line.folded
    text = line.words.rstrip()
    opening = text.endswith(":") or "nhu sau" in words or (first and not look.italic and not text.endswith(";") and bool(_MAIN_CLAUSE.search(words)))
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
