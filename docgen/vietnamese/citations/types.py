"""The document types ("tên loại") that a citation may name, with the abbreviations that stand for them in a symbol."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from docgen.vietnamese.citations.pieces import phrase
from docgen.vietnamese.patterns import lazy_pattern


@dataclass(frozen=True, slots=True)
class DocumentType:
    """One tên loại. `code` is its abbreviation in a symbol ("KH"), empty when the type has none (công văn, luật)."""

    name: str
    code: str = ""
    named_law: bool = False
    """Cited by its name instead of a number: Hiến pháp, luật, pháp lệnh (Phụ lục I, Phần I, Mục II.6.a)."""
    bare_number: bool = False
    """May be cited as "Nghị định số 30", without a symbol. Not so "Đề án số 6" or "Dự án số 8": those are names."""


# The normative types first, then Điều 7 of Nghị định 30/2020/NĐ-CP in its order, then composite names in daily use.
DOCUMENT_TYPES: tuple[DocumentType, ...] = (
    DocumentType("Hiến pháp", named_law=True),
    DocumentType("Bộ luật", named_law=True),
    DocumentType("Luật", named_law=True),
    DocumentType("Pháp lệnh", named_law=True),
    DocumentType("Lệnh", "L"),
    DocumentType("Sắc lệnh", "SL"),
    DocumentType("Nghị định", "NĐ", bare_number=True),
    DocumentType("Thông tư", "TT", bare_number=True),
    DocumentType("Thông tư liên tịch", "TTLT", bare_number=True),
    DocumentType("Nghị quyết liên tịch", "NQLT", bare_number=True),
    DocumentType("Văn bản hợp nhất", "VBHN", bare_number=True),
    DocumentType("Kết luận", "KL", bare_number=True),
    DocumentType("Nghị quyết", "NQ", bare_number=True),
    DocumentType("Quyết định", "QĐ", bare_number=True),
    DocumentType("Chỉ thị", "CT", bare_number=True),
    DocumentType("Quy chế", "QC"),
    DocumentType("Quy định", "QyĐ"),
    DocumentType("Thông cáo", "TC"),
    DocumentType("Thông báo", "TB", bare_number=True),
    DocumentType("Hướng dẫn", "HD", bare_number=True),
    DocumentType("Chương trình", "CTr"),
    DocumentType("Kế hoạch", "KH", bare_number=True),
    DocumentType("Phương án", "PA"),
    DocumentType("Đề án", "ĐA"),
    DocumentType("Dự án", "DA"),
    DocumentType("Báo cáo", "BC", bare_number=True),
    DocumentType("Biên bản", "BB"),
    DocumentType("Tờ trình", "TTr", bare_number=True),
    DocumentType("Hợp đồng", "HĐ"),
    DocumentType("Công văn", bare_number=True),
    DocumentType("Công điện", "CĐ", bare_number=True),
    DocumentType("Bản ghi nhớ", "BGN"),
    DocumentType("Bản thỏa thuận", "BTT"),
    DocumentType("Bản thoả thuận", "BTT"),
    DocumentType("Giấy ủy quyền", "GUQ"),
    DocumentType("Giấy uỷ quyền", "GUQ"),
    DocumentType("Giấy mời", "GM"),
    DocumentType("Giấy giới thiệu", "GGT"),
    DocumentType("Phiếu gửi", "PG"),
    DocumentType("Phiếu chuyển", "PC"),
    DocumentType("Phiếu báo", "PB"),
    DocumentType("Văn bản"),
    DocumentType("Thông báo kết luận", "TB"),
    DocumentType("Thông tri", "TT"),
    DocumentType("Chương trình hành động", "CTr"),
    DocumentType("Chương trình công tác", "CTr"),
    DocumentType("Chương trình phối hợp", "CTr"),
    DocumentType("Quy chế phối hợp", "QC"),
    DocumentType("Kế hoạch hành động", "KH"),
    DocumentType("Kế hoạch phối hợp", "KH"),
    DocumentType("Kế hoạch liên tịch", "KH"),
    DocumentType("Hướng dẫn liên ngành", "HD"),
    DocumentType("Hướng dẫn liên tịch", "HD"),
)

# "CV 739/BNV-CTTN&BĐG": people abbreviate the type before a number; only before a number is it one.
_ABBREVIATED = {"NĐ": "Nghị định", "NQ": "Nghị quyết", "QĐ": "Quyết định", "CT": "Chỉ thị", "TT": "Thông tư"}
_ABBREVIATED |= {"KH": "Kế hoạch", "CV": "Công văn", "TB": "Thông báo", "HD": "Hướng dẫn", "BC": "Báo cáo"}
_ABBREVIATED |= {"KL": "Kết luận", "TTr": "Tờ trình", "CĐ": "Công điện", "TTLT": "Thông tư liên tịch"}

_LONGEST_FIRST = sorted((entry.name for entry in DOCUMENT_TYPES), key=lambda name: (-len(name), name))

TYPE_NAME = lazy_pattern(rf"(?<!\w)(?:{'|'.join(phrase(name) for name in _LONGEST_FIRST)})(?!\w)", re.IGNORECASE)
TYPE_ABBREVIATION = lazy_pattern(rf"(?<![\w/-])(?:{'|'.join(sorted(_ABBREVIATED, key=len, reverse=True))})(?!\w)")


@cache
def _by_folded_name() -> dict[str, DocumentType]:
    known = {entry.name.casefold(): entry for entry in DOCUMENT_TYPES}
    return known | {short.casefold(): known[name.casefold()] for short, name in _ABBREVIATED.items()}


@cache
def _by_code() -> dict[str, DocumentType]:
    # The first of a code wins: "KH" is Kế hoạch, not Kế hoạch phối hợp.
    return {entry.code: entry for entry in reversed(DOCUMENT_TYPES) if entry.code}


def find_document_type(written: str) -> DocumentType | None:
    """The type that `written` names in any case and with any blanks ("KẾ  HOẠCH", "QĐ"), or None."""
    return _by_folded_name().get(" ".join(written.split()).casefold())


def find_document_type_of_code(code: str) -> DocumentType | None:
    """The type behind an abbreviation of a symbol ("TTr" is Tờ trình), or None."""
    return _by_code().get(code)
