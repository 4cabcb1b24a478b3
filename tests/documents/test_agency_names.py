"""The names of bodies break between their words, never inside them."""

import pytest

from docgen.discovery import pack_for
from docgen.documents.parts.agency_names import agency_lines

PAGE = pack_for("nd30").typesetting
WIDTH = PAGE.head_left_pt - 2 * PAGE.cell_padding_pt


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("ỦY BAN NHÂN DÂN THỊ XÃ CỬA LÒ", ("ỦY BAN NHÂN DÂN", "THỊ XÃ CỬA LÒ")),
        ("UBND THÀNH PHỐ HỒ CHÍ MINH", ("UBND", "THÀNH PHỐ HỒ CHÍ MINH")),
        ("SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH", ("SỞ VĂN HÓA,", "THỂ THAO VÀ DU LỊCH")),
        ("SỞ GIÁO DỤC VÀ ĐÀO TẠO", ("SỞ GIÁO DỤC VÀ ĐÀO TẠO",)),
        ("SỞ NỘI VỤ", ("SỞ NỘI VỤ",)),
    ],
)
def test_a_name_is_set_as_offices_set_it(name, lines):
    assert agency_lines(name, width_pt=WIDTH, size_pt=13, bold=True) == lines


@pytest.mark.parametrize(
    "name",
    [
        "SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI",
        "SỞ GIÁO DỤC VÀ ĐÀO TẠO THÀNH PHỐ HỒ CHÍ MINH",
        "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ NGHI LỘC",
        "BẢO TÀNG XÔ VIẾT NGHỆ TĨNH",
        "BAN CHỈ ĐẠO BÌNH ĐẲNG GIỚI VÀ VÌ SỰ TIẾN BỘ CỦA PHỤ NỮ",
    ],
)
def test_no_compound_is_torn(name):
    broken = "\n".join(agency_lines(name, width_pt=WIDTH, size_pt=13, bold=True))
    assert broken.replace("\n", " ") == name
    for compound in ("THƯƠNG BINH", "ĐÀO TẠO", "THÀNH PHỐ", "HỒ CHÍ MINH", "ỦY BAN NHÂN DÂN", "XÔ VIẾT", "TIẾN BỘ"):
        assert (compound in name) == (compound in broken)
