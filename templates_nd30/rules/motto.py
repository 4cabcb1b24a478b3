"""Turns Tiêu ngữ, the second line of box 1, and the line below it into breaches (ND30-111 to ND30-122)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docgen.anatomy.boxes import Box
from docgen.contracts.rule import Breach, Examination, Rule, Skip
from docgen.ooxml.edits import RunEdit
from docgen.typography import text_width
from docgen.vietnamese.text import normalise_text, same_text
from templates_nd30.rules.fixed_wording import garbled, lines_of, look_of_missing_words, reworded, words_of
from templates_nd30.rules.head_spacing import look_of_head_spacing
from templates_nd30.rules.looks import (
    letters_of_entry,
    look_of_alignment,
    look_of_size,
    look_of_slant,
    look_of_weight,
    printed_text,
)
from templates_nd30.rules.rule_lines import look_of_line_length, look_of_missing_line, look_of_underline

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docgen.anatomy.results import BoxEntry
    from templates_nd30.rules.looks import Look

_FITS = 0.05
"""How near a line must come to the width that the text should have."""


def _motto_look(fault: str) -> Look:
    """One look a fault, so that a wrong Tiêu ngữ is told by the rule that says what is wrong with it."""

    def look(x: Examination) -> Iterator[Breach | Skip]:
        wanted = x.decree.text("wording.motto")
        found = lines_of(x, Box.MOTTO)
        if not found:
            told = garbled(x, Box.MOTTO)
            yield from told if fault == "words" else (Skip("không thấy Tiêu ngữ trong văn bản"),)
        for entries in found:
            written = normalise_text(words_of(entries))
            if not same_text(_letters(written), _letters(wanted)):
                if fault == "words":
                    yield reworded(x, entries, wanted, "Tiêu ngữ sai chữ.")
            elif fault == "capitals" and _letters(written) != _letters(wanted):
                yield reworded(x, entries, wanted, "Tiêu ngữ viết hoa sai; chỉ viết hoa chữ đầu mỗi cụm từ.")
            elif fault == "capitals":
                yield from _look_caps(x, entries, wanted)
            elif fault == "signs" and _signs(written) != _signs(wanted):
                yield reworded(x, entries, wanted, "Giữa các cụm từ của Tiêu ngữ phải là gạch nối (-), có cách chữ.")

    return look


def _letters(text: str) -> str:
    return "".join(letter for letter in text if letter.isalpha())


def _signs(text: str) -> str:
    """Everything but letters: the dashes and the blanks beside them."""
    return "".join("x" if letter.isalpha() else letter for letter in text)


def _look_caps(x: Examination, entries: tuple[BoxEntry, ...], wanted: str) -> Iterator[Breach]:
    """Typed right, but printed in capitals by the font setting All caps."""
    for entry in entries:
        if printed_text(x, entry) != x.paragraph_of(entry).text[entry.start : entry.end] and any(
            letters.run.format.caps or letters.run.format.small_caps for letters in letters_of_entry(x, entry)
        ):
            index = x.index_at(entry)
            yield Breach(
                message="Tiêu ngữ in hoa toàn bộ do định dạng All caps.",
                measured="chữ in hoa (All caps)",
                required=wanted,
                anchor=x.anchor_of(entry),
                edits=(RunEdit(index, entry.start, entry.end, caps=False),)
                if not any(letters.run.format.small_caps for letters in letters_of_entry(x, entry))
                else (),
                confidence=entry.confidence,
            )


def _look_line_length(x: Examination) -> Iterator[Breach | Skip]:
    """The line is not as long as the text; one that fits Tiêu ngữ as it should look is the fault of the text."""
    wanted = x.decree.text("wording.motto")
    sizes = x.decree.range("element.motto.size")
    proper = [text_width(wanted, size_pt=size, bold=True) for size in sizes]
    lengths = {
        x.index_at(line): line.length for part in x.anatomy.parts for line in part.rules if line.under is Box.MOTTO
    }
    for told in look_of_line_length(Box.MOTTO, "rule_line.motto.share")(x):
        length = lengths.get(told.anchor.paragraph or 0) if isinstance(told, Breach) else None
        ill_made = any(not _is_proper(x, entry, wanted) for entry in x.entries(Box.MOTTO))
        if length and ill_made and any(abs(length / width - 1) <= _FITS for width in proper):
            continue
        yield told


def _is_proper(x: Examination, entry: BoxEntry, wanted: str) -> bool:
    """Whether Tiêu ngữ is written and looks as it should, as far as its width goes."""
    least, greatest = x.decree.range("element.motto.size")
    looks = [letters.run.format for letters in letters_of_entry(x, entry)]
    return printed_text(x, entry) == wanted and all(look.bold and least <= look.size <= greatest for look in looks)


_REASON_TITLE = "Quốc hiệu và Tiêu ngữ là thành phần bắt buộc, mở đầu mọi văn bản hành chính."
_REASON_LOOK = "Quốc hiệu và Tiêu ngữ cùng một cỡ, một kiểu ở mọi cơ quan thì trang đầu nhận ra ngay."
_SELECT = "chọn dòng Tiêu ngữ"
_MOTTO = "Độc lập - Tự do - Hạnh phúc"

RULES: tuple[Rule, ...] = (
    Rule(
        code="ND30-111",
        title="Văn bản không có Tiêu ngữ",
        facts=("QH-03",),
        provision="wording.motto",
        box="1",
        remedy=f"thêm dòng {_MOTTO} ở dưới Quốc hiệu.",
        reason=_REASON_TITLE,
        good=_MOTTO,
        bad="không có Tiêu ngữ",
        look=look_of_missing_words(Box.MOTTO),
    ),
    Rule(
        code="ND30-112",
        title="Tiêu ngữ sai chữ",
        facts=("QH-03",),
        provision="wording.motto",
        box="1",
        remedy=f"gõ lại: {_MOTTO}.",
        reason="Tiêu ngữ là lời cố định.",
        good=_MOTTO,
        bad="Độc lập - Tự do - Hạnh phúch",
        look=_motto_look("words"),
        fix="safe",
    ),
    Rule(
        code="ND30-113",
        title="Tiêu ngữ viết hoa sai",
        facts=("QH-03",),
        provision="element.motto.case",
        box="1",
        remedy=f"gõ lại: {_MOTTO}.",
        reason="Chỉ chữ cái đầu của mỗi cụm từ trong Tiêu ngữ được viết hoa.",
        good=_MOTTO,
        bad="ĐỘC LẬP - TỰ DO - HẠNH PHÚC",
        look=_motto_look("capitals"),
        fix="safe",
    ),
    Rule(
        code="ND30-114",
        title="Giữa các cụm từ của Tiêu ngữ không phải gạch nối có cách chữ",
        facts=("QH-04",),
        provision="wording.motto_separator",
        box="1",
        remedy="gõ dấu cách, gạch nối (-), dấu cách; tắt AutoFormat đổi gạch nối thành gạch dài.",
        reason="Giữa các cụm từ có gạch nối (-), có cách chữ.",
        good=_MOTTO,
        bad="Độc lập – Tự do – Hạnh phúc",
        look=_motto_look("signs"),
        fix="safe",
    ),
    Rule(
        code="ND30-115",
        title="Cỡ chữ của Tiêu ngữ ngoài khoảng quy định",
        facts=("QH-03", "G-08"),
        provision="element.motto.size",
        box="1",
        remedy=f"{_SELECT}, đặt cỡ chữ 13 hoặc 14.",
        reason=_REASON_LOOK,
        good="14 pt",
        bad="12 pt",
        look=look_of_size("motto", Box.MOTTO),
        fix="safe",
    ),
    Rule(
        code="ND30-116",
        title="Tiêu ngữ không in đậm",
        facts=("QH-03", "G-08"),
        provision="element.motto.bold",
        box="1",
        remedy=f"{_SELECT}, bấm Ctrl+B.",
        reason=_REASON_LOOK,
        good="chữ đậm",
        bad="chữ không đậm",
        look=look_of_weight("motto", Box.MOTTO),
        fix="safe",
    ),
    Rule(
        code="ND30-117",
        title="Tiêu ngữ in nghiêng",
        facts=("QH-03", "G-08"),
        provision="element.motto.italic",
        box="1",
        remedy=f"{_SELECT}, bấm Ctrl+I để bỏ nghiêng.",
        reason=_REASON_LOOK,
        good="chữ đứng",
        bad="chữ nghiêng",
        look=look_of_slant("motto", Box.MOTTO),
        fix="safe",
    ),
    Rule(
        code="ND30-118",
        title="Tiêu ngữ không canh giữa dưới Quốc hiệu",
        facts=("QH-03",),
        provision="wording.motto",
        box="1",
        remedy=f"{_SELECT}, bấm Ctrl+E.",
        reason="Tiêu ngữ canh giữa dưới Quốc hiệu.",
        good="canh giữa",
        bad="canh trái",
        look=look_of_alignment("center", Box.MOTTO),
        fix="safe",
    ),
    Rule(
        code="ND30-119",
        title="Dưới Tiêu ngữ không có đường kẻ",
        facts=("QH-05", "QH-07"),
        provision="rule_line.motto.share",
        box="1",
        remedy="Insert → Shapes → Line, kẻ một đường liền dài bằng dòng Tiêu ngữ.",
        reason="Phía dưới Tiêu ngữ có đường kẻ ngang, nét liền, dài bằng dòng chữ.",
        good="đường kẻ dài bằng dòng Tiêu ngữ",
        bad="không có đường kẻ",
        look=look_of_missing_line(Box.MOTTO, "rule_line.motto.share"),
        fix="safe",
        turn=2,
    ),
    Rule(
        code="ND30-120",
        title="Đường kẻ dưới Tiêu ngữ không dài bằng dòng chữ",
        facts=("QH-05",),
        provision="rule_line.motto.share",
        box="1",
        remedy="kéo đường kẻ cho dài bằng dòng Tiêu ngữ.",
        reason="Đường kẻ dưới Tiêu ngữ có độ dài bằng độ dài của dòng chữ.",
        good="đường kẻ dài bằng dòng Tiêu ngữ",
        bad="đường kẻ dài bằng nửa dòng Tiêu ngữ",
        look=_look_line_length,
        fix="safe",
        turn=2,
    ),
    Rule(
        code="ND30-121",
        title="Tiêu ngữ gạch chân chữ thay cho đường kẻ",
        facts=("QH-07",),
        clause="Phụ lục I, Phần I, Mục II, khoản 1, điểm b",
        force="TH",
        box="1",
        remedy=f"{_SELECT}, bấm Ctrl+U để bỏ gạch chân, rồi kẻ một đường ở dưới (Insert → Shapes → Line).",
        reason="Gạch chân dính vào chữ; Nghị định nói tới một đường kẻ ngang phía dưới dòng chữ.",
        good="đường kẻ ở dưới dòng chữ",
        bad="chữ gạch chân",
        look=look_of_underline(Box.MOTTO),
    ),
    Rule(
        code="ND30-122",
        title="Quốc hiệu và Tiêu ngữ không cách nhau dòng đơn",
        facts=("QH-06",),
        provision="layout.head_line_spacing",
        box="1",
        remedy="chọn hai dòng, Paragraph: Before 0, After 0, Line spacing Single.",
        reason="Hai dòng Quốc hiệu và Tiêu ngữ cách nhau dòng đơn.",
        good="dòng đơn",
        bad="1,5 dòng",
        look=look_of_head_spacing,
        fix="safe",
    ),
)
