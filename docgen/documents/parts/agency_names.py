"""The name of a body → lines for the head of page 1, never breaking inside one of its compound words."""

from __future__ import annotations

import re

from docgen.typography import balance_lines

NATURAL_BREAKS = ("ỦY BAN NHÂN DÂN", "UỶ BAN NHÂN DÂN", "HỘI ĐỒNG NHÂN DÂN", "UBND", "HĐND")
"""Words after which the name of a body is broken first: its kind on one line, its place on the next."""

COMPOUNDS = (
    *("ỦY BAN NHÂN DÂN", "UỶ BAN NHÂN DÂN", "HỘI ĐỒNG NHÂN DÂN", "HỘI ĐỒNG", "ỦY BAN", "UỶ BAN", "MẶT TRẬN TỔ QUỐC"),
    *("CHỦ TỊCH", "VĂN PHÒNG", "THANH TRA", "BAN CHỈ ĐẠO", "TRUNG TÂM", "BẢO TÀNG", "CHI CỤC", "TRƯỜNG", "BỆNH VIỆN"),
    *("THÀNH PHỐ", "HỒ CHÍ MINH", "ĐẶC KHU", "THỊ XÃ", "THỊ TRẤN", "ĐIỆN BIÊN PHỦ", "XÔ VIẾT NGHỆ TĨNH", "XÔ VIẾT"),
    *("LAO ĐỘNG", "THƯƠNG BINH", "XÃ HỘI", "GIÁO DỤC", "ĐÀO TẠO", "VĂN HÓA", "VĂN HOÁ", "THỂ THAO", "DU LỊCH"),
    *("NÔNG NGHIỆP", "NÔNG THÔN", "MÔI TRƯỜNG", "TÀI NGUYÊN", "KHOA HỌC", "CÔNG NGHỆ", "THÔNG TIN", "TRUYỀN THÔNG"),
    *("TÀI CHÍNH", "KẾ HOẠCH", "ĐẦU TƯ", "XÂY DỰNG", "GIAO THÔNG", "VẬN TẢI", "CÔNG THƯƠNG", "NỘI VỤ", "NGOẠI VỤ"),
    *("TƯ PHÁP", "DÂN TỘC", "TÔN GIÁO", "HÀNH CHÍNH", "PHỤC VỤ", "KIỂM SOÁT", "THỦ TỤC", "HẠ TẦNG", "ĐÔ THỊ"),
    *("BÌNH ĐẲNG GIỚI", "TIẾN BỘ", "PHỤ NỮ", "TRẺ EM", "THANH NIÊN", "PHÒNG CHÁY", "CHỮA CHÁY", "TÌM KIẾM", "CỨU NẠN"),
    *("PHÒNG THỦ", "DÂN SỰ", "QUẢN LÝ", "DỰ ÁN", "PHÁT TRIỂN", "TỔ CHỨC", "CÁN BỘ", "VÌ SỰ", "KHU CÔNG NGHIỆP"),
)
"""Compound words and proper names of bodies: data, to be added to when a name is met that breaks badly."""

_GLUE = "\u00a0"
_COMPOUND = re.compile("|".join(rf"\b{re.escape(words)}\b" for words in sorted(COMPOUNDS, key=len, reverse=True)))


def agency_lines(name: str, *, width_pt: float, size_pt: float, bold: bool = False) -> tuple[str, ...]:
    """The lines of a name in capitals. A compound wider than the column breaks like any words."""
    glued = _COMPOUND.sub(lambda match: match[0].replace(" ", _GLUE), name)
    lines = balance_lines(
        glued,
        width_pt=width_pt,
        size_pt=size_pt,
        bold=bold,
        prefer_breaks_after=[phrase.replace(" ", _GLUE) for phrase in NATURAL_BREAKS],
    )
    plain = tuple(line.replace(_GLUE, " ") for line in lines)
    if " ".join(plain) == name:
        return plain
    return balance_lines(name, width_pt=width_pt, size_pt=size_pt, bold=bold, prefer_breaks_after=NATURAL_BREAKS)
