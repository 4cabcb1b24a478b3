"""Turns blanks, tabs and empty paragraphs into breaches of typing: around punctuation, in brackets, for layout.

Kept as they are: numbers (1.250; 98,5 %), times (14:05), addresses of mail and web, symbols (55/KH-UBND), "v.v.",
initials, the gaps a draft leaves for a pen, and dotted lines. The decree does not speak of these (fact M61).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docgen.contracts.rule import Breach, Rule
from templates_nd30.rules.prose import Prose, proses_of, proses_with

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docgen.contracts.rule import Examination, Skip

_BLANK = "[ \u00a0]"
_LETTER = r"[^\W\d_]"
_CONTEXT = 24

_BEFORE_MARK = re.compile(rf"(?<=[^\W_)”%]){_BLANK}+(?P<mark>[,;:!?](?=\s|$)|\.(?=\s|$)|[,;](?={_LETTER}))")
OWN_LABELS = re.compile(r"\s*(?:số|lưu|kính gửi|nơi nhận|v/v)(?!\w)", re.IGNORECASE)
"""Lines whose punctuation the decree fixes by itself; other rules look at them."""


def _look_before_mark(x: Examination) -> Iterator[Breach | Skip]:
    for prose in proses_with(x, " ,", " ;", " :", " !", " ?", " ."):
        text = prose.text
        for found in _BEFORE_MARK.finditer(text):
            start, end = found.start(), found.start("mark")
            between_digits = text[start - 1].isdigit() and text[found.end() :].lstrip()[:1].isdigit()
            if (found["mark"] == ":" and between_digits) or _is_own_label(text, end):
                continue
            mark = found["mark"]
            if text[found.end() : found.end() + 1].isalpha():
                message = f"Dấu cách đứng trước «{mark}», không đứng sau."
                yield _respaced(prose, (start, found.end()), f"{mark} ", message, f"dấu cách trước «{mark}»")
                continue
            yield _respaced(prose, (start, end), "", f"Có dấu cách trước «{mark}».", f"dấu cách trước «{mark}»")


def _is_own_label(text: str, offset: int) -> bool:
    return offset < _CONTEXT and OWN_LABELS.match(text.lstrip("- ")) is not None


def _respaced(prose: Prose, span: tuple[int, int], wanted: str, message: str, measured: str) -> Breach:
    start, end = span
    return Breach(
        message=message,
        measured=measured,
        required="một dấu cách" if wanted else "không có dấu cách",
        anchor=prose.anchor(max(0, start - 1), min(end + 1, len(prose.text))),
        text=" ".join(prose.text[max(0, start - _CONTEXT) : end + _CONTEXT].split()),
        edits=prose.replaced(start, end, wanted),
    )


# The mark comes first and what stands before it after: so only marks are looked at, and not every letter.
_NO_BLANK_AFTER = re.compile(
    rf",(?:(?=[^\W_])(?<={_LETTER},)|(?={_LETTER})(?<=\d,))"
    rf"|;(?=[^\W_])(?<=[^\W_)];)"
    rf"|:(?={_LETTER}{_LETTER})(?<={_LETTER}{_LETTER}:)"
    rf"|\?(?={_LETTER})(?<={_LETTER}{_LETTER}\?)"
    rf"|!(?={_LETTER})(?<={_LETTER}{_LETTER}!)"
    rf"|\.(?={_LETTER}{_LETTER})(?<={_LETTER}{_LETTER}\.)"
)


def _look_after_mark(x: Examination) -> Iterator[Breach | Skip]:
    for prose in proses_of(x):
        for found in _NO_BLANK_AFTER.finditer(prose.text):
            place = found.end()
            mark = found.group()
            if _is_own_label(prose.text, place) or _is_one_token(prose.text, found):
                continue
            message = f"Thiếu dấu cách sau «{mark}»."
            yield _respaced(prose, (place, place), " ", message, f"không có dấu cách sau «{mark}»")


def _is_one_token(text: str, found: re.Match[str]) -> bool:
    """An address, a symbol or an abbreviation: what the mark joins is one thing."""
    start, end = found.start(), found.end()
    token = _token(text, start)
    if any(sign in token for sign in ("@", "/", "\\", "_", "www.", "//", "=")):
        return True
    if found.group() == ".":
        # Only "thực hiện.Các": small letters before, a capital and small letters after.
        before, after = text[start - 2 : start], text[end : end + 2]
        return not (before.islower() and after[0].isupper() and after[1].islower()) or token.count(".") > 2  # noqa: PLR2004 - a domain has several
    return False


def _token(text: str, place: int) -> str:
    """What stands between blanks around a place, 60 letters each way at most."""
    before = text[max(0, place - 60) : place].rsplit(" ", maxsplit=1)[-1]
    return before + text[place : place + 60].split(" ", maxsplit=1)[0]


_DOUBLE = re.compile(rf"(?<=[^\s._…]){_BLANK}{{2,3}}(?=[^\s._…/])")
_GAP_BEFORE = re.compile(r"(?:ngày|tháng|năm|số|số:|lúc|giờ|hồi)$", re.IGNORECASE)
_GAP_AFTER = re.compile(r"(?:tháng|năm|giờ|phút)(?!\w)", re.IGNORECASE)


def _look_double(x: Examination) -> Iterator[Breach | Skip]:
    for prose in proses_of(x):
        if "  " not in prose.text and "\u00a0" not in prose.text:
            continue
        for found in _DOUBLE.finditer(prose.text):
            if not is_pen_gap(prose.text, *found.span()):
                yield _respaced(prose, found.span(), " ", "Có hai dấu cách liền nhau.", "hai dấu cách trở lên")


def is_pen_gap(text: str, start: int, end: int) -> bool:
    """Room left for a number or a day: `ngày      tháng      năm 2026`, `Số:      /KH-UBND`."""
    return bool(_GAP_BEFORE.search(text[max(0, start - 8) : start]) or _GAP_AFTER.match(text, end))


_IN_BRACKETS = re.compile(rf"(?<=[(\[“]){_BLANK}+(?=[^\s.…_)\]”])|(?<=[^\s.…_(\[“]){_BLANK}+(?=[)\]”])")
_AT_BRACKETS = re.compile(rf"(?<={_LETTER}{_LETTER})(?=\({_LETTER}{_LETTER})|(?<=[^\s]\))(?={_LETTER}{_LETTER})")


def _look_brackets(x: Examination) -> Iterator[Breach | Skip]:
    for prose in proses_of(x):
        text = prose.text
        if not any(sign in text for sign in "()[]“”"):
            continue
        for found in _IN_BRACKETS.finditer(text):
            yield _respaced(prose, found.span(), "", "Có dấu cách bên trong dấu ngoặc.", "dấu cách trong ngoặc")
        for found in _AT_BRACKETS.finditer(text):
            token = _token(text, found.start())
            if not any(sign in token for sign in ("@", "/", "=", "_")):
                message = "Thiếu dấu cách giữa chữ và dấu ngoặc."
                yield _respaced(prose, found.span(), " ", message, "chữ liền dấu ngoặc")


_NOT_IN_DECREE = "Quy ước gõ văn bản (Nghị định không quy định)"
_REASON = "Dấu câu liền chữ trước, cách chữ sau một dấu cách; gõ khác thì dòng ngắt sai chỗ và tìm kiếm sót."

RULES: tuple[Rule, ...] = (
    Rule(
        code="ND30-T07",
        title="Có dấu cách trước dấu câu",
        facts=("M61",),
        clause=_NOT_IN_DECREE,
        force="TH",
        remedy="xoá dấu cách trước dấu câu.",
        reason=_REASON,
        good="các đơn vị, địa phương;",
        bad="các đơn vị , địa phương ;",
        look=_look_before_mark,
        fix="safe",
        gather=True,
    ),
    Rule(
        code="ND30-T08",
        title="Thiếu dấu cách sau dấu câu",
        facts=("M61",),
        clause=_NOT_IN_DECREE,
        force="TH",
        remedy="thêm một dấu cách sau dấu câu.",
        reason=_REASON,
        good="các đơn vị, địa phương",
        bad="các đơn vị,địa phương",
        look=_look_after_mark,
        fix="safe",
        gather=True,
    ),
    Rule(
        code="ND30-T09",
        title="Hai dấu cách liền nhau",
        facts=("M61",),
        clause=_NOT_IN_DECREE,
        force="TH",
        remedy="Ctrl+H, thay hai dấu cách bằng một, lặp lại đến khi hết.",
        reason="Khoảng trắng thừa lộ rõ khi căn đều hai lề.",
        good="bình đẳng giới",
        bad="bình  đẳng giới",
        look=_look_double,
        fix="safe",
        gather=True,
    ),
    Rule(
        code="ND30-T10",
        title="Dấu cách sai ở dấu ngoặc",
        facts=("M61",),
        clause=_NOT_IN_DECREE,
        force="TH",
        remedy="ngoặc liền với chữ bên trong, cách chữ bên ngoài một dấu cách.",
        reason="Ngoặc tách khỏi chữ bên trong có thể rơi xuống dòng khác.",
        good="phụ nữ (VSTBPN) năm 2026",
        bad="phụ nữ( VSTBPN ) năm 2026",
        look=_look_brackets,
        fix="safe",
        gather=True,
    ),
)
