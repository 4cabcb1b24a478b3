"""Turns the names of signers (ô số 7b) and the look of the signature block into breaches (ND30-708 to ND30-713)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from docgen.anatomy.boxes import Box
from docgen.contracts.rule import SURE, Breach, Rule, Skip
from docgen.diagnostics import Severity
from docgen.ooxml.edits import ParagraphEdit, TextEdit
from docgen.vietnamese.text import normalise_text, upper_text
from templates_nd30.rules.looks import each, is_whole, look_of_size, look_of_slant, look_of_weight

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from docgen.anatomy.results import BoxEntry, DocumentPart, Signer
    from docgen.contracts.rule import Examination

DEPUTY: Final = re.compile(r"(?:CẤP )?PHÓ\b|THỨ TRƯỞNG\b")
HEAD: Final = re.compile(
    r"(?:CHỦ TỊCH|(?:TỔNG )?GIÁM ĐỐC|BỘ TRƯỞNG|CHỦ NHIỆM|(?:TỔNG )?CỤC TRƯỞNG|CHI CỤC TRƯỞNG|VỤ TRƯỞNG|HIỆU TRƯỞNG"
    r"|VIỆN TRƯỞNG|TRƯỞNG (?:PHÒNG|BAN|CÔNG AN|KHOA)|CHÁNH VĂN PHÒNG|CHÁNH THANH TRA|THỦ TƯỚNG|TỔNG THANH TRA)\b"
)
_DEGREE: Final = re.compile(
    r"(?:(?:GS|PGS|TS|TSKH|ThS|Th\.S|THS|CN|KS|BS|BSCK(?:I{1,2}|\d)?|BS\.?CK(?:I{1,2}|\d)?|DS|DSCK(?:I{1,2})?|LS"
    r"|CVCC|NGND|NGƯT|TTND|TTƯT|NSND|NSƯT|AHLĐ)(?:\.\s*|\s+)"
    r"|(?:Giáo sư|Phó giáo sư|Tiến sĩ|Tiến sỹ|Thạc sĩ|Thạc sỹ|Kỹ sư|Cử nhân|Bác sĩ|Bác sỹ|Dược sĩ|Luật sư"
    r"|Kiến trúc sư|Nhà giáo (?:Ưu tú|Nhân dân)|Thầy thuốc (?:Ưu tú|Nhân dân)|Anh hùng)\b)"
)
_SECTOR: Final = re.compile(
    r"\b(?:TRƯỜNG|ĐẠI HỌC|HỌC VIỆN|CAO ĐẲNG|GIÁO DỤC|MẦM NON|BỆNH VIỆN|Y TẾ|Y DƯỢC|KIỂM SOÁT BỆNH TẬT|VIỆN|KHOA HỌC"
    r"|CÔNG AN|QUÂN|QUỐC PHÒNG|BỘ ĐỘI|BỘ TƯ LỆNH|SƯ ĐOÀN|TRUNG ĐOÀN|CHỈ HUY|CẢNH SÁT|ĐÀO TẠO)\b"
)
_SURNAMES: Final = frozenset(
    {"NGUYỄN", "TRẦN", "LÊ", "PHẠM", "HOÀNG", "HUỲNH", "PHAN", "VŨ", "VÕ", "ĐẶNG", "BÙI", "ĐỖ", "HỒ", "NGÔ", "DƯƠNG"}
)
"""Surnames of nine in ten; a last line in capitals that begins with one is a name, else it may be a title."""
_SIGNED: Final = (Box.AUTHORITY, Box.POSITION, Box.FULL_NAME)
_LEAVE: Final = "Giấy nghỉ phép"
_NO_SIGNER: Final = "không thấy khối chữ ký"


def each_signer(look: Callable[..., Iterator[Breach]]) -> Callable[[Examination], Iterator[Breach | Skip]]:
    """A look that asks every signer of every document, and says so when nobody signs."""

    def look_at_all(x: Examination) -> Iterator[Breach | Skip]:
        signers = [(part, signer) for part in x.anatomy.parts for signer in part.signers]
        if not signers:
            yield Skip(_NO_SIGNER)
        for part, signer in signers:
            yield from look(x, part, signer)

    return look_at_all


def _look_degree(x: Examination, part: DocumentPart, signer: Signer) -> Iterator[Breach]:
    entry = signer.full_name
    if entry is None:
        return
    found = _DEGREE.match(normalise_text(entry.words))
    if found is None or not entry.words[found.end() :].strip():
        return
    issuer = upper_text(f"{part.words(Box.PARENT_AGENCY)} {part.words(Box.ISSUER)}").strip()
    yield Breach(
        message=f"Trước họ tên người ký ghi “{found.group().strip()}”.",
        measured=found.group().strip(),
        required="chỉ ghi họ và tên",
        anchor=x.anchor_of(entry),
        # The head of these sectors may allow it.
        severity=Severity.WARN if not issuer or _SECTOR.search(issuer) else None,
        confidence=entry.confidence,
    )


def _look_name_case(x: Examination, entry: BoxEntry) -> Iterator[Breach]:
    letters = [letter for letter in entry.words if letter.isalpha()]
    if len(letters) < 4 or not all(letter.isupper() for letter in letters):  # noqa: PLR2004 - shorter may be initials
        return
    if HEAD.match(entry.words) or DEPUTY.match(entry.words) or not 2 <= len(entry.words.split()) <= 6:  # noqa: PLR2004
        return
    plain = all(letter.isalpha() or letter == " " for letter in entry.words)
    is_surely_name = plain and normalise_text(entry.words).split()[0] in _SURNAMES
    name = " ".join(word[0] + word[1:].lower() for word in normalise_text(entry.words).split())
    yield Breach(
        message="Họ tên người ký in hoa toàn bộ; quy định chữ in thường.",
        measured=entry.words,
        required=name,
        anchor=x.anchor_of(entry),
        edits=(TextEdit(x.index_at(entry), entry.start, entry.end, name),) if plain else (),
        confidence=max(entry.confidence, SURE) if is_surely_name else entry.confidence,
    )


def _look_centre(x: Examination, entry: BoxEntry) -> Iterator[Breach]:
    index = x.index_at(entry)
    paragraph = x.paragraphs[index].paragraph
    look = paragraph.format
    # Outside a table the place is made with tabs and indents, which only the printed page can judge.
    if not x.paragraphs[index].in_table or not is_whole(x, entry) or look.alignment == "center":
        return
    if paragraph.text[:1] in {" ", "\t", "\u00a0"} or look.indent_left or look.indent_first or look.indent_right:
        return
    # Mẫu 1.10 itself prints the title of its signer so.
    if entry.box is not Box.FULL_NAME and any(_LEAVE in part.type_name for part in x.anatomy.parts):
        return
    yield Breach(
        message=f"Dòng “{entry.words}” không canh giữa khối chữ ký.",
        measured="không canh giữa",
        required="canh giữa",
        anchor=x.anchor_of(entry),
        # The clause speaks of the name.
        severity=None if entry.box is Box.FULL_NAME else Severity.WARN,
        edits=(ParagraphEdit(index, alignment="center"),),
        confidence=entry.confidence,
    )


RULES: tuple[Rule, ...] = (
    Rule(
        code="ND30-708",
        title="Ghi học hàm, học vị, danh hiệu trước họ tên người ký",
        facts=("CK-09",),
        provision="signing.academic_titles",
        box="7b",
        remedy="xoá học hàm, học vị, danh hiệu, chỉ để họ và tên.",
        reason="Người ký ký bằng chức vụ; học vị chỉ ghi khi người đứng đầu ngành cho phép.",
        good="Nguyễn Văn An",
        bad="TS. Nguyễn Văn An",
        look=each_signer(_look_degree),
    ),
    Rule(
        code="ND30-709",
        title="Họ tên người ký in hoa",
        facts=("CK-07",),
        provision="element.full_name.case",
        box="7b",
        remedy="chọn họ tên, Home → Change Case → Capitalize Each Word.",
        reason="Quyền hạn, chức vụ in hoa, họ tên in thường.",
        good="Nguyễn Văn An",
        bad="NGUYỄN VĂN AN",
        look=each((Box.FULL_NAME,), _look_name_case),
        fix="safe",
    ),
    Rule(
        code="ND30-710",
        title="Cỡ chữ của khối chữ ký ngoài khoảng quy định",
        facts=("CK-07",),
        provision="element.authority.size",
        box="7a",
        remedy="chọn quyền hạn, chức vụ, họ tên, Home → Font Size, chọn 13 hoặc 14.",
        reason="Khối chữ ký in cùng khoảng cỡ chữ với lời văn.",
        good="14",
        bad="12",
        look=look_of_size("authority", *_SIGNED),
        fix="safe",
        gather=True,
    ),
    Rule(
        code="ND30-711",
        title="Quyền hạn, chức vụ, họ tên không in đậm",
        facts=("CK-07",),
        provision="element.authority.bold",
        box="7a",
        remedy="chọn quyền hạn, chức vụ, họ tên, bấm Ctrl+B.",
        reason="Quyền hạn, chức vụ và họ tên người ký in đậm.",
        good="chữ đậm",
        bad="chữ không đậm",
        look=look_of_weight("authority", *_SIGNED),
        fix="safe",
        gather=True,
    ),
    Rule(
        code="ND30-712",
        title="Quyền hạn, chức vụ, họ tên in nghiêng",
        facts=("CK-07",),
        provision="element.authority.italic",
        box="7a",
        remedy="chọn quyền hạn, chức vụ, họ tên, bấm Ctrl+I để bỏ chữ nghiêng.",
        reason="Khối chữ ký in chữ đứng.",
        good="chữ đứng",
        bad="chữ nghiêng",
        look=look_of_slant("authority", *_SIGNED),
        fix="safe",
        gather=True,
    ),
    Rule(
        code="ND30-713",
        title="Họ tên không canh giữa dưới chức vụ",
        facts=("CK-07",),
        provision="signing.name_align",
        box="7b",
        remedy="chọn các dòng của khối chữ ký, bấm Ctrl+E.",
        reason="Họ tên đặt giữa dưới quyền hạn, chức vụ của người ký.",
        good="canh giữa",
        bad="canh trái",
        look=each(_SIGNED, _look_centre),
        fix="safe",
        gather=True,
    ),
)
