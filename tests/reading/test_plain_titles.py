"""A subject without any format is known by what follows it: Kính gửi, a căn cứ, or words that end “như sau:”."""

import io

import pytest
from docx import Document

from docgen import read_document

HEAD = (
    "ỦY BAN NHÂN DÂN",
    "XÃ HÒA BÌNH",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "Số: 12/BC-UBND",
    "Hòa Bình, ngày 05 tháng 6 năm 2026",
    "BÁO CÁO",
    "Kết quả công tác bình đẳng giới 6 tháng đầu năm 2026",
)
TAIL = ("I. KẾT QUẢ", "Đã mở 02 lớp.", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Nguyễn Văn A")


@pytest.mark.parametrize(
    "below",
    [
        ("Kính gửi: Sở Nội vụ", "Ủy ban nhân dân xã báo cáo như sau:"),
        ("Căn cứ Luật Bình đẳng giới ngày 29 tháng 11 năm 2006;", "Ủy ban nhân dân xã báo cáo như sau:"),
        ("Ủy ban nhân dân xã báo cáo kết quả như sau:",),
    ],
)
def test_a_subject_without_format_is_known_by_what_follows(below):
    document = Document()
    for text in (*HEAD, *below, *TAIL):
        document.add_paragraph(text)
    data = io.BytesIO()
    document.save(data)
    read = read_document(data.getvalue()).document
    assert read.subject == HEAD[-1]
    assert read.addressees == (("Sở Nội vụ",) if below[0].startswith("Kính") else ())
    assert read.opening == (below[-1],)
