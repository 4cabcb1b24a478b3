"""Plain text in any encoding and any way of breaking lines is read as the document it is."""

import codecs
import unicodedata
from pathlib import Path

import pytest
import yaml

from docgen.api import dump
from docgen.api.reading import read_document
from docgen.errors import UnreadableInputError
from docgen.reading.sources import read_source
from docgen.reading.words import look_at

LADDERS = yaml.safe_load(Path(__file__).with_name("ladders.yaml").read_text(encoding="utf-8"))
HEAD = "THÔNG BÁO\nVề việc thử cây mục\n\n"
PLAN = """\
ỦY BAN NHÂN DÂN                    CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
 XÃ QUẢNG CHÂU                           Độc lập - Tự do - Hạnh phúc
Số: 15/KH-UBND                     Quảng Châu, ngày 05 tháng 3 năm 2026

                              KẾ HOẠCH
        Thực hiện công tác bình đẳng giới năm 2026

Thực hiện Kế hoạch số 20/KH-UBND ngày 12 tháng 01 năm 2026 của Ủy ban nhân
dân tỉnh Nghệ An về công tác bình đẳng giới năm 2026, Ủy ban nhân dân xã
Quảng Châu ban hành Kế hoạch như sau:
I. MỤC ĐÍCH
Nâng cao nhận thức của cán bộ, công chức, viên chức và người dân trên địa bàn
xã về bình đẳng giới và vì sự tiến bộ của phụ nữ.
II. NỘI DUNG
1. Tổ chức hội nghị tại 12 thôn.
2. Đăng tin, bài trên trang thông tin điện tử xã trong Tháng hành động vì

- 2 -

bình đẳng giới năm 2026.
Trên đây là Kế hoạch thực hiện công tác bình đẳng giới năm 2026, yêu cầu các
đơn vị nghiêm túc thực hiện./.

Nơi nhận:                                TM. ỦY BAN NHÂN DÂN
- UBND tỉnh (b/c);                            CHỦ TỊCH
- Các thôn;
- Lưu: VT, VHXH.
                                            Hồ Thị Na
"""


def tree(branches, depth=0):
    for branch in branches:
        if branch.words is not None:
            words = branch.words.text.replace("\n", " / ")
            said = f"{label_of(branch)} {words}" if branch.numbered else f"'{words}'"
            yield f"{'  ' * depth}{'#' if branch.is_title else ''}{said}"
        inner = depth + (branch.words is not None)
        yield from (f"{'  ' * inner}= {paragraph.text}" for paragraph in branch.paragraphs)
        yield from tree(branch.children, inner)


def label_of(branch):
    """The label as docgen prints it: the author's, with docgen's signs around it."""
    bare = branch.label.strip("()./ ")
    bare = bare.rstrip(" -") or bare
    return (
        {True: f"{bare})", False: f"{bare}."}[bare.isalpha() and bare.islower()] if bare[:1].isalnum() else SIGNS[bare]
    )


SIGNS = {"-": "-", "+": "+", "•": "+"}


@pytest.mark.parametrize("case", LADDERS, ids=lambda case: case["name"])
def test_a_ladder_is_read_as_its_author_meant(case):
    look = look_at(read_source((HEAD + case["lines"]).encode()))
    assert list(tree(look.recognition.document.body)) == case["tree"].splitlines()


def vietnamese_1258(text):
    """Windows-1258 has no composed letters: the tone follows as a letter of its own."""
    pieces = []
    for letter in text:
        parts = unicodedata.normalize("NFD", letter)
        tones = "".join(mark for mark in parts if mark in "\u0300\u0301\u0303\u0309\u0323")
        base = unicodedata.normalize("NFC", "".join(mark for mark in parts if mark not in tones))
        pieces.append((base + tones).encode("cp1258"))
    return b"".join(pieces)


ENCODED = {
    "UTF-8 with a mark": PLAN.encode("utf-8-sig"),
    "UTF-16 with a mark": PLAN.encode("utf-16"),
    "UTF-16, little end first": PLAN.encode("utf-16-le"),
    "UTF-16, big end first": codecs.BOM_UTF16_BE + PLAN.encode("utf-16-be"),
    "Windows-1258": vietnamese_1258(PLAN),
    "decomposed": unicodedata.normalize("NFD", PLAN).encode(),
    "line ends of Windows": PLAN.replace("\n", "\r\n").encode(),
    "no-break spaces": PLAN.replace("công tác", "công\u00a0tác").encode(),
}


@pytest.mark.parametrize("name", ENCODED)
def test_a_text_is_the_same_in_every_encoding(name):
    assert dump(read_document(ENCODED[name]).document) == dump(read_document(PLAN.encode()).document)


def test_lines_broken_by_hand_and_columns_typed_with_blanks_are_read():
    read = read_document(PLAN.encode())
    plan = read.document
    assert read.leftovers == ()
    assert plan.issuer.name == "Ủy ban nhân dân xã Quảng Châu"
    assert (plan.number, str(plan.issued_on), plan.issuer.place) == ("15", "2026-03-05", "Quảng Châu")
    assert plan.opening[0].startswith("Thực hiện Kế hoạch số 20/KH-UBND")
    assert plan.opening[0].endswith("ban hành Kế hoạch như sau:")
    assert plan.sections[1].items[1].text.endswith("trong Tháng hành động vì bình đẳng giới năm 2026.")
    assert [recipient.name for recipient in plan.recipients] == ["UBND tỉnh", "Các thôn"]
    assert plan.signature.full_name == "Hồ Thị Na"


def test_a_mended_line_is_told_with_its_place():
    notices = [notice for notice in read_document(PLAN.encode()).notices if notice.kind == "repaired"]
    assert {"dòng 9", "dòng 20"} <= {notice.place for notice in notices}
    pages = [notice for notice in notices if "số trang" in notice.message]
    assert [(notice.place, "«- 2 -»" in notice.message) for notice in pages] == [("dòng 18", True)]
    assert all(notice.path for notice in notices if notice not in pages)


@pytest.mark.parametrize("sign", ["\uf0b7", "\uf0fc", "\uf02d"])
def test_signs_of_symbol_fonts_before_items_are_bullets(sign):
    text = f"KẾ HOẠCH\nCông tác năm 2026\n\nI. NHIỆM VỤ\n1. Kiểm tra\n{sign} Quý I \uf0b3 2 lần.\n{sign} Quý II.\n"
    read = read_document(text.encode())
    (task,) = read.document.sections[0].items
    assert [item.text for item in task.items] == ["Quý I ≥ 2 lần.", "Quý II."]
    assert any("phông Symbol" in notice.message for notice in read.notices)


@pytest.mark.parametrize("encoding", ["TCVN3", "VNI"])
def test_a_text_in_an_old_encoding_is_converted_and_told(encoding):
    cases = yaml.safe_load((Path(__file__).parents[1] / "vietnamese" / "legacy_fonts.yaml").read_text(encoding="utf-8"))
    texts = [case for case in cases["texts"] if encoding in case]
    read = read_document("\n".join(f"{case[encoding]}." for case in texts).encode("cp1252"))
    said = " ".join(dump(read.document).split())
    assert [case["unicode"] for case in texts[2:] if case["unicode"].removeprefix("Căn cứ ") not in said] == []
    assert any(encoding in notice.message for notice in read.notices if notice.kind == "source")


@pytest.mark.parametrize(
    "data",
    [b"", b"   \n\n ", bytes(range(256)) * 8, b"\x00\x01\x02\x03" * 500, "\ufeff".encode(), b"\x7fELF" + b"\0" * 99],
)
def test_what_is_no_text_is_refused_with_a_remedy(data):
    with pytest.raises(UnreadableInputError) as caught:
        read_document(data)
    assert caught.value.hint


WRAPPED = """\
I. NHIỆM VỤ
1. Xác định rõ trách nhiệm của các cấp, các
ngành trong việc tổ chức thực hiện; bảo đảm
sự phối hợp chặt chẽ.
2. Chủ trì, phối hợp với các sở, ngành triển khai Kế hoạch;
hoàn thành trong tháng 6.
3. Báo cáo định kỳ 06 tháng về Sở Nội vụ của Ủy ban nhân dân
(trước ngày 15/6) theo Kế hoạch ngày
03/3/2021.
4. Thực hiện Chiến lược quốc gia về bình đẳng giới giai đoạn 2021
- 2030 trên địa bàn tỉnh.
5. Rà soát, thống kê số hộ có phụ nữ làm chủ, bảo đảm có ít nhất
1.250 hộ được vay vốn.
"""


def test_lines_broken_by_hand_are_joined_however_short_they_are():
    section = read_document((HEAD + WRAPPED).encode()).document.sections[0]
    assert [item.text or item.title for item in section.items] == [
        "Xác định rõ trách nhiệm của các cấp, các ngành trong việc tổ chức thực hiện; bảo đảm sự phối hợp chặt chẽ.",
        "Chủ trì, phối hợp với các sở, ngành triển khai Kế hoạch; hoàn thành trong tháng 6.",
        "Báo cáo định kỳ 06 tháng về Sở Nội vụ của Ủy ban nhân dân (trước ngày 15/6) theo Kế hoạch ngày 03/3/2021.",
        "Thực hiện Chiến lược quốc gia về bình đẳng giới giai đoạn 2021 - 2030 trên địa bàn tỉnh.",
        "Rà soát, thống kê số hộ có phụ nữ làm chủ, bảo đảm có ít nhất 1.250 hộ được vay vốn.",
    ]
    assert not any(item.paragraphs for item in section.items)


def test_a_small_letter_opens_no_new_line_below_a_type_name_or_a_closed_sentence():
    text = "THÔNG BÁO\nvề việc thử\n\nI. NỘI DUNG\n1. Câu thứ nhất.\nviết thường nhưng là câu khác.\n"
    document = read_document(text.encode()).document
    assert document.type_name == "Thông báo"
    assert document.sections[0].items[0].paragraphs == ("viết thường nhưng là câu khác.",)


def test_a_page_of_pages_in_the_middle_of_a_text_is_no_sentence():
    lines = "I. NỘI DUNG\n1. Truyền thông\nTrang 1/3\nPhát thanh hằng tuần.\n2. Tập huấn\nTrang 2/3\nMở hai lớp.\n"
    read = read_document((HEAD + lines).encode())
    items = read.document.sections[0].items
    assert [item.paragraphs for item in items] == [("Phát thanh hằng tuần.",), ("Mở hai lớp.",)]
    assert read.leftovers == ()


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ("I NỘI DUNG\n1. Một việc.\nII TỔ CHỨC\nCác phòng thực hiện.", "«I NỘI DUNG», «II TỔ CHỨC»"),
        ("A - NỘI DUNG\n1. Một việc.\nB - TỔ CHỨC\n1. Các phòng.", "«A - NỘI DUNG», «B - TỔ CHỨC»"),
        ("NỘI DUNG\nMột việc.\nTỔ CHỨC\nCác phòng thực hiện.", "«NỘI DUNG», «TỔ CHỨC»"),
    ],
)
def test_a_heading_told_by_its_count_or_its_capitals_only_is_a_guess(lines, told):
    read = read_document(f"{HEAD}{lines}\n".encode())
    guesses = [notice for notice in read.notices if told in notice.message]
    assert [(notice.kind, notice.confidence < 0.9) for notice in guesses][-1:] == [("guessed", True)]
    assert read.leftovers == ()


CUT_BY_PAGES = """\
I. NỘI DUNG
1. Phát thanh hằng tuần trên hệ thống truyền thanh của các
2
khu dân cư và trong các buổi họp thôn.
2. Mở lớp tập huấn cho cán bộ thôn, tổ trưởng tổ tự quản,
- 3 -
người có uy tín.
3. Tổng kết vào quý
4
IV/2026; khen thưởng xong trước ngày
Trang 5/5
25 tháng 12 năm 2026.
"""


def test_a_page_number_that_cuts_a_sentence_is_taken_out_and_told_with_its_line():
    read = read_document((HEAD + CUT_BY_PAGES).encode())
    assert [item.text for item in read.document.sections[0].items] == [
        "Phát thanh hằng tuần trên hệ thống truyền thanh của các khu dân cư và trong các buổi họp thôn.",
        "Mở lớp tập huấn cho cán bộ thôn, tổ trưởng tổ tự quản, người có uy tín.",
        "Tổng kết vào quý IV/2026; khen thưởng xong trước ngày 25 tháng 12 năm 2026.",
    ]
    told = [notice.message for notice in read.notices if "số trang" in notice.message]
    assert len(told) == 1
    assert all(
        f"«{number}»" in told[0] for number in ("2 ở dòng 6", "- 3 - ở dòng 9", "4 ở dòng 12", "Trang 5/5 ở dòng 14")
    )
    assert read.leftovers == ()


@pytest.mark.parametrize(
    "lines",
    [
        "1. Số lượng đăng ký của các đơn vị trực thuộc gồm tất cả\n7\nlớp tập huấn.",
        "1. Số lớp\n2\nlớp tập huấn.",
        "1. Số lượng đăng ký của các đơn vị trực thuộc gồm:\n2\nlớp tập huấn.",
        "1. Hoàn thành việc đăng ký của các đơn vị trực thuộc trong quý\n2\nvà báo cáo.",
    ],
    ids=["out of count", "no broken sentence", "closed line", "a number the sentence wants"],
)
def test_a_number_between_lines_that_counts_no_page_stays(lines):
    read = read_document(f"{HEAD}I. NỘI DUNG\n{lines}\n".encode())
    assert not any("số trang" in notice.message for notice in read.notices)


TABBED = """\
I. PHÂN CÔNG
STT\tNội dung\tGhi chép\tThời gian
1\tTruyền thông\tPhòng VHXH\tCả năm
2\tTập huấn\t\tQuý II/2026
3\tKiểm tra\tCông an xã
II. KẾT THÚC
Câu cuối.\tCòn chữ
"""


def test_lines_of_three_columns_in_a_row_are_a_table():
    table = read_document((HEAD + TABBED).encode()).document.sections[0].table
    assert [column.header for column in table.columns] == ["STT", "Nội dung", "Ghi chép", "Thời gian"]
    assert [[cell.text or "" for cell in row.cells] for row in table.rows] == [
        ["1", "Truyền thông", "Phòng VHXH", "Cả năm"],
        ["2", "Tập huấn", "", "Quý II/2026"],
        ["3", "Kiểm tra", "Công an xã", ""],
    ]


def test_lines_below_a_table_keep_their_numbers():
    read = read_document((HEAD + TABBED).encode())
    assert read.provenance["$.sections[1].title"] == ("dòng 9",)


def test_a_tab_within_a_line_that_is_no_table_is_told():
    read = read_document((HEAD + "I. NỘI DUNG\nHội nghị\tPhòng VHXH\nII. KẾT THÚC\nCâu cuối.\n").encode())
    assert any("dấu tab" in notice.message for notice in read.notices)


def test_a_letterhead_indented_with_tabs_is_no_table():
    head = "\tỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\tXÃ QUẢNG CHÂU\tĐộc lập - Tự do - Hạnh phúc\n"
    rest = "\tSố: 5/TB-UBND\tQuảng Châu, ngày 05 tháng 3 năm 2026\n\n" + HEAD + "I. NỘI DUNG\nCâu.\n"
    document = read_document((head + rest).encode()).document
    assert (document.issuer.name, document.number) == ("Ủy ban nhân dân xã Quảng Châu", "5")


@pytest.mark.parametrize(
    ("title", "subject"),
    [
        ("KẾ HOẠCH HÀNH ĐỘNG\nPhát triển kinh tế tập thể năm 2026", "Hành động phát triển kinh tế tập thể năm 2026"),
        ("KẾ HOẠCH PHỐI HỢP\nGiữa Công an xã và các thôn năm 2026", "Phối hợp giữa Công an xã và các thôn năm 2026"),
    ],
)
def test_a_plan_whose_type_line_says_more_is_a_plan(title, subject):
    text = PLAN.replace("KẾ HOẠCH\n        Thực hiện công tác bình đẳng giới năm 2026", title)
    read = read_document(text.encode())
    assert (read.document.document, read.document.subject) == ("plan", subject)
    assert any("viết liền tên loại" in notice.message for notice in read.notices)
    assert read.leftovers == ()


def test_a_text_without_a_head_or_a_signature_is_read_with_less_confidence():
    bare = read_document("Lịch nghỉ Tết\n\nThời gian nghỉ: từ 14/02 đến hết 22/02/2026.\n".encode())
    assert read_document(PLAN.encode()).confidence > 0.9
    assert bare.confidence < 0.6
    assert bare.leftovers == ()
