"""Turns Quốc hiệu, the first line of box 1, into breaches (ND30-101 to ND30-107)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docgen.anatomy.boxes import Box
from docgen.contracts.rule import Breach, Examination, Rule, Skip
from docgen.vietnamese.text import same_text
from templates_nd30.rules.fixed_wording import garbled, lines_of, look_of_missing_words, reworded, words_of
from templates_nd30.rules.looks import (
    is_whole,
    look_of_case,
    look_of_size,
    look_of_slant,
    look_of_weight,
)
from templates_nd30.rules.rule_lines import width_of
from templates_nd30.rules.words import TWIPS_PER_POINT, number

if TYPE_CHECKING:
    from collections.abc import Iterator


def _look_national_words(x: Examination) -> Iterator[Breach | Skip]:
    wanted = x.decree.text("wording.national")
    found = lines_of(x, Box.NATIONAL_TITLE)
    if not found:
        yield from garbled(x, Box.NATIONAL_TITLE)
    for entries in found:
        if not same_text(words_of(entries), wanted):
            yield reworded(x, entries, wanted, "Quốc hiệu sai chữ.")


def _look_broken_title(x: Examination) -> Iterator[Breach | Skip]:
    """Quốc hiệu on two lines: typed so, or wider than its cell."""
    found = lines_of(x, Box.NATIONAL_TITLE)
    if not found:
        yield Skip("không thấy Quốc hiệu trong văn bản")
    for entries in found:
        entry = entries[0]
        room = x.room_of(entry) / TWIPS_PER_POINT
        width = width_of(x, entry)
        if len(entries) > 1:
            message, measured = "Quốc hiệu bị ngắt thành nhiều dòng.", f"{len(entries)} dòng"
        elif is_whole(x, entry) and width > room:
            cm, room_cm = (number(value / 72 * 2.54) for value in (width, room))
            message = f"Quốc hiệu rộng {cm} cm, ô chỉ rộng {room_cm} cm nên xuống dòng."
            measured = "rộng hơn ô"
        else:
            continue
        yield Breach(message, measured, "một dòng", anchor=x.anchor_of(entry), confidence=entry.confidence)


_REASON_TITLE = "Quốc hiệu và Tiêu ngữ là thành phần bắt buộc, mở đầu mọi văn bản hành chính."
_REASON_LOOK = "Quốc hiệu và Tiêu ngữ cùng một cỡ, một kiểu ở mọi cơ quan thì trang đầu nhận ra ngay."
_SELECT = "chọn dòng Quốc hiệu"
_TITLE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"

RULES: tuple[Rule, ...] = (
    Rule(
        code="ND30-101",
        title="Văn bản không có Quốc hiệu",
        facts=("QH-01",),
        provision="wording.national",
        box="1",
        remedy=f"thêm dòng {_TITLE} ở phía trên, bên phải trang đầu.",
        reason=_REASON_TITLE,
        good=_TITLE,
        bad="không có Quốc hiệu",
        look=look_of_missing_words(Box.NATIONAL_TITLE),
    ),
    Rule(
        code="ND30-102",
        title="Quốc hiệu sai chữ",
        facts=("QH-01", "QH-02"),
        provision="wording.national",
        box="1",
        remedy=f"gõ lại: {_TITLE}.",
        reason="Quốc hiệu là lời cố định; viết HÒA hay HOÀ đều được.",
        good=_TITLE,
        bad="CỘNG HÒA XÃ HỘI CHŨ NGHĨA VIỆT NAM",
        look=_look_national_words,
        fix="safe",
    ),
    Rule(
        code="ND30-103",
        title="Quốc hiệu không in hoa",
        facts=("QH-01",),
        provision="element.national.case",
        box="1",
        remedy=f"gõ lại: {_TITLE}.",
        reason=_REASON_LOOK,
        good=_TITLE,
        bad="Cộng hòa xã hội chủ nghĩa Việt Nam",
        look=look_of_case("national", Box.NATIONAL_TITLE),
        fix="safe",
    ),
    Rule(
        code="ND30-104",
        title="Cỡ chữ của Quốc hiệu ngoài khoảng quy định",
        facts=("QH-01", "G-08"),
        provision="element.national.size",
        box="1",
        remedy=f"{_SELECT}, đặt cỡ chữ 12 hoặc 13.",
        reason=_REASON_LOOK,
        good="13 pt",
        bad="14 pt",
        look=look_of_size("national", Box.NATIONAL_TITLE),
        fix="safe",
    ),
    Rule(
        code="ND30-105",
        title="Quốc hiệu không in đậm",
        facts=("QH-01", "G-08"),
        provision="element.national.bold",
        box="1",
        remedy=f"{_SELECT}, bấm Ctrl+B.",
        reason=_REASON_LOOK,
        good="chữ đậm",
        bad="chữ không đậm",
        look=look_of_weight("national", Box.NATIONAL_TITLE),
        fix="safe",
    ),
    Rule(
        code="ND30-106",
        title="Quốc hiệu in nghiêng",
        facts=("QH-01", "G-08"),
        provision="element.national.italic",
        box="1",
        remedy=f"{_SELECT}, bấm Ctrl+I để bỏ nghiêng.",
        reason=_REASON_LOOK,
        good="chữ đứng",
        bad="chữ nghiêng",
        look=look_of_slant("national", Box.NATIONAL_TITLE),
        fix="safe",
    ),
    Rule(
        code="ND30-107",
        title="Quốc hiệu xuống thành hai dòng",
        facts=("QH-01",),
        clause="Phụ lục I, Phần I, Mục IV và Mục V, dòng 1",
        force="MẪU",
        box="1",
        remedy="nới rộng cột bên phải (từ 9,6 cm trở lên với cỡ 13), hoặc dùng cỡ 12.",
        reason="Ở sơ đồ và mẫu chữ của Nghị định, Quốc hiệu nằm trên một dòng.",
        good="Quốc hiệu trên một dòng",
        bad="CỘNG HÒA XÃ HỘI CHỦ NGHĨA / VIỆT NAM",
        look=_look_broken_title,
    ),
)
