"""Turns blanks and line breaks used for layout into breaches of typing.

Kept as they are: the gaps a draft leaves for a pen, capital lines of a head or a signature, dotted lines.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docgen.contracts.rule import Breach, Rule
from docgen.vietnamese.capitals import is_upper
from templates_nd30.rules.capitals import is_running_text
from templates_nd30.rules.prose import proses_of
from templates_nd30.rules.spacing import is_pen_gap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docgen.contracts.rule import Examination, Skip

_BLANK = "[ \u00a0]"
_CONTEXT = 24

_LAYOUT = re.compile(rf"(?<=\w){_BLANK}{{4,}}(?=\w)")


def _look_layout(x: Examination) -> Iterator[Breach | Skip]:
    for prose in proses_of(x):
        if not is_running_text(prose):
            continue
        text = prose.text
        if "  " not in text and "\u00a0" not in text:
            continue
        for found in _LAYOUT.finditer(text):
            if not is_pen_gap(text, *found.span()) and not is_upper(text):
                yield Breach(
                    message="Nhiều dấu cách liền nhau để dóng chữ; chữ xô lệch khi đổi phông hay máy in.",
                    measured="dấu cách dùng để dóng chữ",
                    required="bảng không viền hoặc điểm dừng tab",
                    anchor=prose.anchor(*found.span()),
                    text=" ".join(text[max(0, found.start() - _CONTEXT) : found.end() + _CONTEXT].split()),
                )


_LINE_BREAK = re.compile(r"(?<=[^\W_,])[ \u00a0]*\n[ \u00a0]*(?=[^\W\d_])|(?<=,)[ \u00a0]*\n[ \u00a0]*(?=[^\W\d_])")


def _look_line_break(x: Examination) -> Iterator[Breach | Skip]:
    for prose in proses_of(x):
        if "\n" not in prose.text or not is_running_text(prose):
            continue
        for found in _LINE_BREAK.finditer(prose.text):
            start, end = found.span()
            if not (prose.text[start - 1].islower() or prose.text[start - 1] == ",") or not prose.text[end].islower():
                continue
            yield Breach(
                message="Ngắt dòng bằng Shift+Enter giữa câu; dòng ấy không căn đều được.",
                measured="ngắt dòng giữa câu",
                required="chữ chạy liền",
                anchor=prose.anchor(start, end),
                text=" ".join(prose.text[max(0, start - _CONTEXT) : end + _CONTEXT].split()),
                edits=prose.replaced(start, end, " "),
            )


RULES: tuple[Rule, ...] = (
    Rule(
        code="ND30-T11",
        title="Dóng chữ bằng nhiều dấu cách",
        facts=("M61",),
        clause="Quy ước gõ văn bản (Nghị định không quy định)",
        force="TH",
        remedy="xoá dấu cách thừa; chữ cần hai cột thì đặt trong bảng không viền hoặc dùng điểm dừng tab.",
        reason="Dấu cách không giữ được chỗ: chữ xô lệch khi đổi phông, lề hay máy in.",
        good="hai cột trong bảng không viền",
        bad="hai cột cách nhau bằng mười dấu cách",
        look=_look_layout,
        gather=True,
    ),
    Rule(
        code="ND30-T13",
        title="Ngắt dòng giữa câu",
        facts=("M61",),
        clause="Quy ước gõ văn bản (Nghị định không quy định)",
        force="TH",
        remedy="xoá dấu ngắt dòng (Shift+Enter), thay bằng một dấu cách.",
        reason="Dòng bị ngắt tay giãn chữ khi căn đều và lệch khi đổi cỡ chữ.",
        good="giai đoạn 2021 - 2030 trên địa bàn xã",
        bad="giai đoạn 2021 - 2030 [Shift+Enter] trên địa bàn xã",
        look=_look_line_break,
        fix="safe",
    ),
)
