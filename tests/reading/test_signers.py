"""Signature blocks: positions typed twice, two signers one below the other or in the cells of a table."""

from io import BytesIO

import docx
import pytest

from docgen.api.reading import read_document

HEAD = (
    "UBND PHƯỜNG CỬA LÒ\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nPHÒNG VĂN HÓA - XÃ HỘI\tĐộc lập - Tự do - Hạnh phúc\n"
    "Số: 15/KH-VHXH\tCửa Lò, ngày 05 tháng 3 năm 2026\n\nKẾ HOẠCH\nCông tác bình đẳng giới năm 2026\n\n"
    "I. MỤC ĐÍCH\n1. Nâng cao nhận thức.\nII. TỔ CHỨC THỰC HIỆN\n1. Các đơn vị thực hiện./.\n\n"
)
LIST = "Nơi nhận:\n- Các khối;\n- Lưu: VT.\n"


def read_with(end):
    read = read_document((HEAD + end).encode())
    assert read.leftovers == ()
    assert read.document.sections[-1].items[-1].text == "Các đơn vị thực hiện."
    assert [line.name for line in read.document.recipients] == ["Các khối"]
    return read


def signer(signature):
    return [*(authority.written for authority in signature.authority), signature.position, signature.full_name]


@pytest.mark.parametrize(
    "end",
    [
        LIST + "\nTRƯỞNG PHÒNG\n\n\nTRƯỞNG PHÒNG.\nNguyễn Thị Lan\n",
        "TRƯỞNG PHÒNG\n\n\nNguyễn Thị Lan\n\n" + LIST + "TRƯỞNG PHÒNG.\n",
        "Nơi nhận:\tTRƯỞNG PHÒNG\n- Các khối;\tTRƯỞNG PHÒNG.\n- Lưu: VT.\n\n\tNguyễn Thị Lan\n",
    ],
    ids=["above the name", "below the list", "beside the list"],
)
def test_a_position_typed_twice_is_one(end):
    read = read_with(end)
    assert signer(read.document.signature) == ["TRƯỞNG PHÒNG", "Nguyễn Thị Lan"]
    assert (read.document.second_signature, read.document.signature.other_titles) == (None, ())
    assert [notice.path for notice in read.notices if "ghi hai lần" in notice.message] == ["$.signature.position"]


@pytest.mark.parametrize(
    "titles",
    [
        ("HỘI LIÊN HIỆP PHỤ NỮ", "CHỦ TỊCH", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"),
        ("HỘI LIÊN HIỆP PHỤ NỮ", "PHÒNG VĂN HÓA - XÃ HỘI", "CHỦ TỊCH", "CHỦ TỊCH"),
        ("TM. BAN THƯỜNG TRỰC", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "CHỦ TỊCH"),
        ("TM. BAN THƯỜNG TRỰC", "CHỦ TỊCH", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"),
        ("CHỦ TỊCH HỘI", "TRƯỞNG PHÒNG"),
    ],
    ids=["column by column", "row by row", "rights row by row", "rights column by column", "one line each"],
)
def test_two_signers_in_one_column_are_told_apart(titles):
    read = read_with("\n".join(titles) + "\n\n\nTrần Thị Bình\nNguyễn Văn An\n\n" + LIST)
    left, right = signer(read.document.second_signature), signer(read.document.signature)
    assert (left[-1], right[-1]) == ("Trần Thị Bình", "Nguyễn Văn An")
    assert sorted(" ".join([*left[:-1], *right[:-1]]).split()) == sorted(" ".join(titles).split())
    assert " ".join(left).startswith(titles[0])
    assert right[-2].endswith(titles[-1])
    assert any("chung một cột" in notice.message for notice in read.notices)


def test_a_name_typed_twice_is_one_signer():
    read = read_with("TRƯỞNG PHÒNG\n\n\nNguyễn Thị Lan\nNguyễn Thị Lan\n\n" + LIST)
    assert read.document.second_signature is None
    assert read.document.signature.full_name == "Nguyễn Thị Lan"


@pytest.mark.parametrize("bold", [True, False], ids=["names bold", "names plain"])
@pytest.mark.parametrize("blanks", [0, 3])
def test_who_signs_in_the_cell_on_the_left_is_the_second_signer(bold, blanks):
    page = docx.Document()
    for line in ("UBND XÃ TÂN KỲ", "Số: 03/BB-UBND", "Tân Kỳ, ngày 12 tháng 3 năm 2026", "BIÊN BẢN", "Kiểm kê"):
        page.add_paragraph(line)
    page.add_paragraph("Đã kiểm kê 214 tài sản, thiếu 02 máy bơm.")
    cells = page.add_table(1, 2).rows[0].cells
    for cell, title, name in zip(cells, ("THƯ KÝ", "CHỦ TỌA"), ("Đỗ Thị Bảy", "Phan Văn Sáu"), strict=True):
        cell.paragraphs[0].add_run(title).bold = True
        for _ in range(blanks):
            cell.add_paragraph()
        cell.add_paragraph().add_run(name).bold = bold
    for line in ("Nơi nhận:", "- Các khối;", "- Lưu: VT."):
        page.add_paragraph(line)
    stream = BytesIO()
    page.save(stream)
    document = read_document(stream.getvalue()).document
    assert signer(document.signature) == ["CHỦ TỌA", "Phan Văn Sáu"]
    assert signer(document.second_signature) == ["THƯ KÝ", "Đỗ Thị Bảy"]
    assert "Đỗ Thị Bảy" not in str(document.sections)
