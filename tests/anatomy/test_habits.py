"""Habits that no model form shows and many offices have."""

from __future__ import annotations

from dataclasses import replace

import pytest
from strangers import (
    CONTENT,
    NATIONAL,
    anatomy_of,
    end_table,
    grid,
    lay_out,
    left_side,
    middle,
    new_page,
    right_side,
    say,
    title_lines,
)

from docgen.anatomy import Box, Level, PlaceDate, RuleDrawing, locate_boxes
from docgen.ooxml import DocumentFacts, Drawing, Paragraph, ParagraphFormat, Run, RunFormat, Section


def school_plan():
    """A school: one paragraph a cell with line breaks, hyphens for lines, capitals in the Tiêu ngữ, no colon, a second date."""
    page = new_page()
    row = grid(page, 1, (7, 9)).rows[0]
    say(row.cells[0], "UBND XÃ QUẢNG CHÂU\nTRƯỜNG MẦM NON HOA SEN\n-------\nSố 7 /KH - MNHS", align="c", bold=True)
    say(
        row.cells[1],
        "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc Lập – Tự Do – Hạnh Phúc\n---------\nQuảng Châu ngày 5 tháng 9 năm 2026",
        align="c",
        bold=True,
    )
    say(page, "KẾ HOẠCH NĂM HỌC 2026 - 2027", align="c", bold=True)
    say(page, "Căn cứ Thông tư số 52/2020/TT-BGDĐT ngày 31/12/2020 của Bộ Giáo dục và Đào tạo;", align="j")
    say(page, "Căn cứ tình hình thực tế, Trường Mầm non Hoa Sen xây dựng kế hoạch năm học như sau:", align="j")
    for line in (
        "A. ĐẶC ĐIỂM TÌNH HÌNH",
        "I/ Thuận lợi",
        "Nhà trường được quan tâm.",
        "II/ Khó khăn",
        "B. NHIỆM VỤ",
        "1- Nhiệm vụ chung",
        "* Về chuyên môn:",
    ):
        say(page, line, bold=line.isupper())
    say(page, "Quảng Châu, ngày 5 tháng 9 năm 2026", align="r", italic=True)
    row = grid(page, 1, (7, 9)).rows[0]
    for line in ("Nơi nhận", "- Phòng VH-XH (b/c)", "- Tổ chuyên môn", "- Lưu VT"):
        say(row.cells[0], line, size=12)
    for line in ("HIỆU TRƯỞNG", "", "", "ThS. Trần Thị Hoa"):
        say(row.cells[1], line, align="c", bold=True)
    return page


def test_a_school_plan_is_read_whole() -> None:
    anatomy = anatomy_of(school_plan())
    part = anatomy.parts[0]

    assert (part.words(Box.PARENT_AGENCY), part.words(Box.ISSUER)) == ("UBND XÃ QUẢNG CHÂU", "TRƯỜNG MẦM NON HOA SEN")
    assert part.reference is not None
    assert (part.reference.number, part.reference.symbol, part.reference.type_name) == ("7", "KH-MNHS", "Kế hoạch")
    assert part.place_date == PlaceDate("Quảng Châu", "5", "9", "2026")
    assert (part.words(Box.TYPE_NAME), part.words(Box.SUBJECT)) == ("KẾ HOẠCH", "NĂM HỌC 2026 - 2027")
    assert len(part.of(Box.LEGAL_BASIS)) == 1
    assert part.words(Box.OPENING).startswith("Căn cứ tình hình thực tế")
    assert [item.level for item in part.body][1:] == [
        Level.LETTER,
        Level.ROMAN,
        Level.TEXT,
        Level.ROMAN,
        Level.LETTER,
        Level.CLAUSE,
        Level.BULLET,
    ]
    assert [rule.drawn for rule in part.rules] == [RuleDrawing.OTHER_SIGNS] * 2
    assert part.words(Box.FILE_COPY) == "- Lưu VT"
    assert part.words(Box.FULL_NAME) == "ThS. Trần Thị Hoa"
    assert not anatomy.leftovers


def test_a_date_above_the_signature_is_doubtful() -> None:
    dates = anatomy_of(school_plan()).parts[0].of(Box.PLACE_DATE)

    assert [date.confidence > 0.8 for date in dates] == [True, False]


def test_two_tables_side_by_side_are_one_header() -> None:
    page = new_page()
    left_side(grid(page, 1, (7,)).rows[0].cells[0], CONTENT)
    page.add_paragraph()
    right_side(grid(page, 1, (9,)).rows[0].cells[0], CONTENT)
    title_lines(page, CONTENT)
    middle(page, CONTENT)
    end_table(page, CONTENT)
    part = anatomy_of(page).parts[0]

    assert part.words(Box.ISSUER) == "SỞ NỘI VỤ"
    assert part.words(Box.NATIONAL_TITLE) == NATIONAL
    assert part.words(Box.REFERENCE) == CONTENT.number


@pytest.mark.parametrize(
    ("number", "place_date", "expected"),
    [
        ("Số:          /KH-SNV", "Nghệ An, ngày      tháng      năm 2026", ("", PlaceDate("Nghệ An", "", "", "2026"))),
        ("Số: ....../KH-SNV", "Nghệ An, ngày ... tháng ... năm 2026", ("", PlaceDate("Nghệ An", "", "", "2026"))),
        ("Số 05/KH-SNV", "TP. Hồ Chí Minh, ngày 5/3/2026", ("05", PlaceDate("TP. Hồ Chí Minh", "5", "3", "2026"))),
        ("SỐ: 005/KH-SNV", "Nghệ An, Ngày 05 Tháng 03 Năm 2026", ("005", PlaceDate("Nghệ An", "05", "03", "2026"))),
    ],
)
def test_number_and_date_are_read_as_they_are_written(
    number: str, place_date: str, expected: tuple[str, PlaceDate]
) -> None:
    part = anatomy_of(lay_out(content=replace(CONTENT, number=number, place_date=place_date))).parts[0]

    assert part.reference is not None
    assert (part.reference.number, part.place_date) == expected
    assert part.reference.symbol == "KH-SNV"


def test_a_document_without_a_name_has_a_signer_without_one() -> None:
    part = anatomy_of(lay_out(content=replace(CONTENT, name=""))).parts[0]

    assert part.signers[0].full_name is None
    assert part.find_missing(Box.FULL_NAME) is not None


def test_a_name_in_capitals_is_found_below_the_gap_but_doubtful() -> None:
    entry = anatomy_of(lay_out(content=replace(CONTENT, name="TRẦN THỊ BÌNH"))).parts[0].of(Box.FULL_NAME)[0]

    assert entry.words == "TRẦN THỊ BÌNH"
    assert entry.confidence < 0.7


def test_a_title_between_signature_and_name_is_another_title() -> None:
    content = replace(
        CONTENT, authority=("TM. BAN CHỈ ĐẠO", "TRƯỞNG BAN"), name="PHÓ CHỦ TỊCH UBND TỈNH\nTrần Thị Bình"
    )
    part = anatomy_of(lay_out(content=content)).parts[0]

    assert part.words(Box.OTHER_TITLES) == "PHÓ CHỦ TỊCH UBND TỈNH"
    assert part.words(Box.FULL_NAME) == "Trần Thị Bình"


def test_pictures_at_the_signature_are_signature_and_seal() -> None:
    bold, centred = RunFormat(bold=True), ParagraphFormat(alignment="center")
    pictures = (Drawing("picture", 2000, 1500, x=1500), Drawing("picture", 2200, 2200, x=300))
    texts = ("KẾ HOẠCH", "Năm 2026", "1. Nội dung.", "Nơi nhận:", "- Lưu: VT.", "GIÁM ĐỐC")
    blocks = [
        Paragraph((Run(text, bold),), format=ParagraphFormat() if text.startswith(("1", "N", "-")) else centred)
        for text in texts
    ]
    blocks += [Paragraph(drawings=pictures), Paragraph((Run("Trần Thị Bình", bold),), format=centred)]
    part = locate_boxes(DocumentFacts(sections=(Section(blocks=tuple(blocks)),))).parts[0]

    assert [entry.drawing for entry in part.of(Box.SIGNATURE)] == [0]
    assert [entry.drawing for entry in part.of(Box.SEAL)] == [1]
    assert part.words(Box.FULL_NAME) == "Trần Thị Bình"


def test_hidden_letters_are_in_no_box() -> None:
    hidden = Run("GHI CHÚ NỘI BỘ", RunFormat(hidden=True))
    shown = Run("KẾ HOẠCH", RunFormat(bold=True))
    facts = DocumentFacts(
        sections=(Section(blocks=(Paragraph((hidden, shown), format=ParagraphFormat(alignment="center")),)),)
    )
    part = locate_boxes(facts).parts[0]

    assert part.words(Box.TYPE_NAME) == "KẾ HOẠCH"
    assert part.of(Box.TYPE_NAME)[0].start == len("GHI CHÚ NỘI BỘ")
