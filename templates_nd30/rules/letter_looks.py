"""Turns the subject of a công văn (box 5b) into breaches: the prefix “V/v”, its capitals, its distance, its place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docgen.anatomy.boxes import Box
from docgen.anatomy.results import PartKind
from docgen.contracts.rule import Breach, Examination, Skip
from docgen.diagnostics import Severity
from docgen.ooxml.edits import ParagraphEdit
from templates_nd30.rules.component_text import ComponentText, text_of
from templates_nd30.rules.looks import letters_of_entry
from templates_nd30.rules.number_text import is_letter
from templates_nd30.rules.rule_lines import why_absent
from templates_nd30.rules.title_looks import capital_breaches, look_full_stop
from templates_nd30.rules.words import TWIPS_PER_POINT, points

if TYPE_CHECKING:
    from collections.abc import Iterator

_PREFIX = re.compile(r"v\s?/\s?v\s*[:.]?\s*(?:(?:về\s+việc|v\s?/\s?v)\s*[:.]?\s*)?", re.IGNORECASE)
_COMMON_WORDS = (
    "báo cáo", "ban hành", "bổ sung", "cấp", "chấn chỉnh", "cho ý kiến", "chỉ đạo", "chuẩn bị", "công bố", "công khai",
    "cử", "cung cấp", "đăng ký", "đề nghị", "đề xuất", "điều chỉnh", "đôn đốc", "gia hạn", "giải quyết", "góp ý",
    "hoàn thiện", "hướng dẫn", "kiểm tra", "lấy ý kiến", "mời", "nâng bậc lương", "nghỉ lễ", "phối hợp", "phúc đáp",
    "rà soát", "tăng cường", "tập huấn", "tham gia ý kiến", "thẩm định", "thành lập", "thanh toán", "thông báo",
    "thực hiện", "tiếp tục", "tổ chức", "tổng hợp", "tổng kết", "trả lời", "triển khai", "tuyển dụng", "tuyên truyền",
    "xác nhận", "xây dựng", "xin ý kiến", "xử lý", "ý kiến", "yêu cầu",
)  # fmt: skip
"""Words a subject begins with that are no names; before any other word a capital may be right."""
_TOLERANCE = 2 * TWIPS_PER_POINT


def _subjects(x: Examination) -> Iterator[ComponentText | Skip]:
    """The first line of every subject that begins with “V/v”."""
    found = [part.of(Box.LETTER_SUBJECT)[0] for part in x.anatomy.parts if part.of(Box.LETTER_SUBJECT)]
    if not found:
        yield why_absent(x, Box.LETTER_SUBJECT)
    yield from (text_of(x, entry) for entry in found)


def look_type_line(x: Examination) -> Iterator[Breach | Skip]:
    """The words CÔNG VĂN printed as a type name."""
    letters = [part for part in x.anatomy.parts if is_letter(part)]
    if not letters:
        yield Skip("văn bản không phải công văn")
    for part in letters:
        for entry in part.of(Box.TYPE_NAME):
            yield Breach(
                message="Công văn không ghi tên loại; dòng «CÔNG VĂN» là thừa.",
                measured=entry.words,
                required="không ghi tên loại",
                anchor=x.anchor_of(entry),
                confidence=entry.confidence,
            )


def look_missing(x: Examination) -> Iterator[Breach | Skip]:
    """A công văn without “V/v”."""
    letters = [part for part in x.anatomy.parts if part.kind is PartKind.MAIN and is_letter(part)]
    if not letters:
        yield Skip("văn bản không phải công văn")
    for part in letters:
        missing = part.find_missing(Box.LETTER_SUBJECT)
        if missing is not None:
            yield Breach(
                message=f"Công văn không có trích yếu «V/v». {missing.reason}",
                measured="không có",
                required="V/v và nội dung tóm tắt, dưới số, ký hiệu",
                severity=Severity.WARN,
            )


def look_prefix(x: Examination) -> Iterator[Breach | Skip]:
    """`V/v:`, `v/v`, `V/v Về việc`: the prefix is V/v and nothing else."""
    wanted = x.decree.text("wording.letter_subject_prefix")
    for text in _subjects(x):
        if isinstance(text, Skip):
            yield text
            continue
        match = _PREFIX.match(text.text)
        if match is None or match.group().rstrip() == wanted:
            continue
        capped = any(item.run.format.caps or item.run.format.small_caps for item in letters_of_entry(x, text.entry))
        yield Breach(
            message=f"Trích yếu mở đầu bằng «{match.group().strip()}»; quy định chỉ ghi «{wanted}», không có dấu.",
            measured=match.group().strip(),
            required=wanted,
            anchor=text.anchor(0, match.end()),
            edits=() if capped else (text.replaced(0, match.end(), f"{wanted} "),),
            confidence=text.entry.confidence,
        )


def look_case(x: Examination) -> Iterator[Breach | Skip]:
    """The whole subject in capitals."""
    yield from capital_breaches(x, Box.LETTER_SUBJECT)


def look_capital(x: Examination) -> Iterator[Breach | Skip]:
    """`V/v Báo cáo …`: what follows goes on in small letters unless it is a name."""
    for text in _subjects(x):
        if isinstance(text, Skip):
            yield text
            continue
        match = _PREFIX.match(text.text)
        start = match.end() if match else 0
        first = text.text[start : start + 1]
        rest = text.text[start:].lower()
        common = any(rest.startswith(f"{word} ") for word in _COMMON_WORDS)
        if not match or not first.isupper() or not common or text.text[start + 1 : start + 2].isupper():
            continue
        word = text.text[start:].split()[0]
        yield Breach(
            message=f"Sau «V/v» viết hoa «{word}»; mẫu của Nghị định viết thường.",
            measured=word,
            required=first.lower() + word[1:],
            anchor=text.anchor(start, start + len(word)),
            edits=(text.replaced(start, start + 1, first.lower()),),
            confidence=text.entry.confidence,
        )


def look_stop(x: Examination) -> Iterator[Breach | Skip]:
    """A full stop at the end of the subject."""
    yield from look_full_stop(x, Box.LETTER_SUBJECT)


def look_gap(x: Examination) -> Iterator[Breach | Skip]:
    """Not 6 pt below the number. The decree's own form keeps none, so it is never more than a warning."""
    wanted = round(x.decree.number("layout.letter_subject_gap") * TWIPS_PER_POINT)
    looked = False
    for part in x.anatomy.parts:
        numbers, subjects = part.of(Box.REFERENCE), part.of(Box.LETTER_SUBJECT)
        if not numbers or not subjects:
            continue
        above, below = numbers[-1], subjects[0]
        index = x.index_at(below)
        if above.address.steps[:-1] != below.address.steps[:-1] or x.index_at(above) != index - 1:
            continue
        looked = True
        upper, lower = x.paragraph_of(above).format, x.paragraph_of(below).format
        gap = max(upper.space_after, 0) + max(lower.space_before, 0)
        if upper.after_auto or lower.before_auto or abs(gap - wanted) <= _TOLERANCE:
            continue
        measured, required = points(gap / TWIPS_PER_POINT), points(wanted / TWIPS_PER_POINT)
        yield Breach(
            message=f"Trích yếu cách số, ký hiệu {measured}; quy định {required}.",
            measured=measured,
            required=required,
            anchor=x.anchor_of(below),
            severity=Severity.WARN,
            edits=(
                ParagraphEdit(index, space_before=wanted),
                *((ParagraphEdit(index - 1, space_after=0),) if upper.space_after else ()),
            ),
            confidence=below.confidence,
        )
    if not looked:
        yield Skip("không thấy số, ký hiệu và dòng «V/v» liền nhau")
