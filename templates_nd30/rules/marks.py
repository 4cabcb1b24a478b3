"""Turns marks, the drafter's code and the address (ô số 10 đến 13) into breaches of look, place (ND30-M01 to M11)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from docgen.anatomy.boxes import Box
from docgen.contracts.rule import Breach, Rule, Skip
from docgen.diagnostics import Anchor, Severity
from docgen.ooxml.edits import RunEdit
from docgen.vietnamese.text import comparison_key
from templates_nd30.rules.looks import each, letters_of_entry, look_of_size, look_of_slant, look_of_weight

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docgen.anatomy.results import BoxEntry
    from docgen.contracts.rule import Examination

_ADDRESS: Final = re.compile(
    r"(?:địa chỉ|trụ sở|điện thoại|ĐT|fax|e-?mail|thư điện tử|website|trang thông tin điện tử)\s*:", re.IGNORECASE
)
_RED_LEAST: Final = 0xC0
_RED_REST: Final = 0x60


def _look_urgency_color(x: Examination, entry: BoxEntry) -> Iterator[Breach]:
    for letters in letters_of_entry(x, entry):
        color = letters.run.format.color
        red, *rest = (int(color[place : place + 2], 16) for place in (0, 2, 4))
        if red >= _RED_LEAST and max(rest) <= _RED_REST:
            continue
        yield Breach(
            message="Dấu chỉ mức độ khẩn không phải màu đỏ tươi.",
            measured=f"#{color}",
            required="màu đỏ tươi",
            anchor=letters.anchor,
            # On paper the mark may be stamped over the typed word.
            severity=Severity.WARN,
            edits=(RunEdit(letters.paragraph, letters.start, letters.end, color=x.decree.text("mark.urgency.color")),),
        )


def _look_place(x: Examination) -> Iterator[Breach | Skip]:
    marks = [
        (part, entry)
        for part in x.anatomy.parts
        for entry in part.entries
        if entry.box in {Box.SECRECY_MARK, Box.URGENCY_MARK}
    ]
    if not marks:
        yield Skip("văn bản không có dấu chỉ độ mật, mức độ khẩn")
    for part, entry in marks:
        national = next(iter(part.of(Box.NATIONAL_TITLE)), None)
        placed = x.paragraphs[x.index_at(entry)]
        above = national is not None and entry.address < national.address
        if placed.story != "body" or (above and not placed.in_textbox and not placed.in_table):
            yield Breach(
                message=f"“{entry.words}” nằm phía trên Quốc hiệu.",
                measured="trên Quốc hiệu",
                required=f"ô số {entry.box.number}: bên trái, dưới số, ký hiệu",
                anchor=x.anchor_of(entry),
                severity=Severity.WARN,
            )


def _look_secrecy(x: Examination, entry: BoxEntry) -> Iterator[Breach]:
    yield Breach(
        message=f"Dấu chỉ độ mật “{entry.words}” gõ trong văn bản; dấu này được khắc sẵn để đóng.",
        measured="gõ trong văn bản",
        required="đóng dấu khắc sẵn",
        anchor=x.anchor_of(entry),
        severity=Severity.WARN,
    )


def _look_circulation(x: Examination, entry: BoxEntry) -> Iterator[Breach]:
    words = x.decree.texts("mark.circulation.words")
    if entry.words.isupper() or comparison_key(entry.words) not in {comparison_key(word) for word in words}:
        return
    if all(letters.run.format.caps for letters in letters_of_entry(x, entry)):
        return
    yield Breach(
        message=f"“{entry.words}” không in hoa.",
        measured=entry.words,
        required=entry.words.upper(),
        anchor=x.anchor_of(entry),
    )


def _look_address_pages(x: Examination) -> Iterator[Breach | Skip]:
    found = False
    for index, placed in enumerate(x.paragraphs):
        if placed.story != "footer" or not _ADDRESS.search(placed.paragraph.text):
            continue
        found = True
        if "trang đầu" in placed.place:
            continue
        yield Breach(
            message="Địa chỉ cơ quan nằm ở chân trang của mọi trang.",
            measured="mọi trang",
            required="chỉ trang đầu",
            anchor=Anchor(paragraph=index),
            severity=Severity.WARN,
        )
    if not found and not x.entries(Box.ADDRESS):
        yield Skip("văn bản không ghi địa chỉ cơ quan")


RULES: tuple[Rule, ...] = (
    Rule(
        code="ND30-M01",
        title="Cỡ chữ của dấu chỉ mức độ khẩn ngoài khoảng quy định",
        facts=("MK-02",),
        provision="element.urgency_mark.size",
        box="10b",
        remedy="chọn dấu chỉ mức độ khẩn, Home → Font Size, chọn 13 hoặc 14.",
        reason="Dấu chỉ mức độ khẩn in hoa, cỡ 13 đến 14, đứng, đậm.",
        good="13",
        bad="18",
        look=look_of_size("urgency_mark", Box.URGENCY_MARK),
        fix="safe",
    ),
    Rule(
        code="ND30-M02",
        title="Dấu chỉ mức độ khẩn không in đậm",
        facts=("MK-02",),
        provision="element.urgency_mark.bold",
        box="10b",
        remedy="chọn dấu chỉ mức độ khẩn, bấm Ctrl+B.",
        reason="Dấu chỉ mức độ khẩn in hoa, đứng, đậm.",
        good="chữ đậm",
        bad="chữ không đậm",
        look=look_of_weight("urgency_mark", Box.URGENCY_MARK),
        fix="safe",
    ),
    Rule(
        code="ND30-M03",
        title="Dấu chỉ mức độ khẩn không phải màu đỏ",
        facts=("MK-02",),
        provision="mark.urgency.color",
        box="10b",
        remedy="chọn dấu chỉ mức độ khẩn, Home → Font Color → màu đỏ.",
        reason="Mực để đóng dấu chỉ mức độ khẩn là màu đỏ tươi.",
        good="màu đỏ tươi",
        bad="màu đen",
        look=each((Box.URGENCY_MARK,), _look_urgency_color),
        fix="safe",
    ),
    Rule(
        code="ND30-M04",
        title="Dấu chỉ độ mật, mức độ khẩn đặt sai chỗ",
        facts=("MK-01", "MK-02"),
        provision="mark.urgency.box",
        box="10b",
        remedy="chuyển dấu chỉ xuống bên trái, dưới số, ký hiệu (công văn: dưới trích yếu).",
        reason="Dấu chỉ độ mật ở ô số 10a, mức độ khẩn ở ô số 10b.",
        good="dưới số, ký hiệu",
        bad="trên Quốc hiệu",
        look=_look_place,
    ),
    Rule(
        code="ND30-M05",
        title="Dấu chỉ độ mật gõ trong văn bản",
        facts=("MK-01",),
        provision="mark.secrecy.words",
        box="10a",
        remedy="xoá chữ gõ, đóng dấu chỉ độ mật khắc sẵn theo quy định về bảo vệ bí mật nhà nước.",
        reason="Dấu chỉ độ mật được khắc sẵn theo pháp luật về bảo vệ bí mật nhà nước.",
        good="dấu khắc sẵn",
        bad="gõ chữ MẬT",
        look=each((Box.SECRECY_MARK,), _look_secrecy),
    ),
    Rule(
        code="ND30-M06",
        title="Chỉ dẫn phạm vi lưu hành không in hoa",
        facts=("MK-03",),
        provision="element.circulation_mark.case",
        box="11",
        remedy="chọn chỉ dẫn, Home → Change Case → UPPERCASE.",
        reason="Chỉ dẫn phạm vi lưu hành in hoa, đứng, đậm.",
        good="LƯU HÀNH NỘI BỘ",
        bad="Lưu hành nội bộ",
        look=each((Box.CIRCULATION_NOTE,), _look_circulation),
    ),
    Rule(
        code="ND30-M07",
        title="Chỉ dẫn phạm vi lưu hành không in đậm",
        facts=("MK-03",),
        provision="element.circulation_mark.bold",
        box="11",
        remedy="chọn chỉ dẫn, bấm Ctrl+B.",
        reason="Chỉ dẫn phạm vi lưu hành in hoa, đứng, đậm.",
        good="chữ đậm",
        bad="chữ không đậm",
        look=look_of_weight("circulation_mark", Box.CIRCULATION_NOTE),
        fix="safe",
    ),
    Rule(
        code="ND30-M08",
        title="Ký hiệu người soạn thảo không phải cỡ 11",
        facts=("KH-01",),
        provision="element.drafter_code.size",
        box="12",
        remedy="chọn ký hiệu người soạn thảo, Home → Font Size, chọn 11.",
        reason="Ký hiệu người soạn thảo và số bản in cùng cỡ với danh sách nơi nhận.",
        good="11",
        bad="13",
        look=look_of_size("drafter_code", Box.DRAFTER_CODE),
        fix="safe",
    ),
    Rule(
        code="ND30-M09",
        title="Địa chỉ cơ quan không phải cỡ 11 đến 12",
        facts=("DC-01",),
        provision="element.address.size",
        box="13",
        remedy="chọn dòng địa chỉ, Home → Font Size, chọn 11 hoặc 12.",
        reason="Địa chỉ in nhỏ hơn nội dung, cuối trang thứ nhất.",
        good="11",
        bad="14",
        look=look_of_size("address", Box.ADDRESS),
        fix="safe",
    ),
    Rule(
        code="ND30-M10",
        title="Địa chỉ cơ quan in nghiêng",
        facts=("DC-01",),
        provision="element.address.italic",
        box="13",
        remedy="chọn dòng địa chỉ, bấm Ctrl+I để bỏ chữ nghiêng.",
        reason="Địa chỉ in chữ thường, đứng.",
        good="chữ đứng",
        bad="chữ nghiêng",
        look=look_of_slant("address", Box.ADDRESS),
        fix="safe",
    ),
    Rule(
        code="ND30-M11",
        title="Địa chỉ cơ quan ở chân mọi trang",
        facts=("DC-01",),
        provision="address.first_page_only",
        box="13",
        remedy="mở chân trang, chọn Different First Page, chuyển địa chỉ vào chân trang đầu.",
        reason="Địa chỉ chỉ ghi ở trang thứ nhất của văn bản.",
        good="chân trang đầu",
        bad="chân mọi trang",
        look=_look_address_pages,
    ),
)
