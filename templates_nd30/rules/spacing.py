"""Turns blanks, tabs and empty paragraphs into breaches of typing: around punctuation, in brackets, for layout.

Kept as they are: numbers (1.250; 98,5 %), times (14:05), addresses of mail and web, symbols (55/KH-UBND), "v.v.",
initials, the gaps a draft leaves for a pen, and dotted lines. The decree does not speak of these (fact M61).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docgen.contracts.rule import Breach, Rule
from docgen.diagnostics import Anchor
from docgen.ooxml import NO_BORDERS
from docgen.ooxml.edits import ParagraphRemoval
from docgen.vietnamese.capitals import is_upper
from templates_nd30.rules.capitals import is_running_text
from templates_nd30.rules.prose import Prose, citations_in, proses_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docgen.contracts.rule import Examination, Skip
    from docgen.ooxml import PlacedParagraph

_BLANK = "[ \u00a0]"
_LETTER = r"[^\W\d_]"
_CONTEXT = 24

_BEFORE_MARK = re.compile(rf"(?<=[^\W_)”%]){_BLANK}+(?P<mark>[,;:!?](?=\s|$)|\.(?=\s|$))")
_OWN_LABELS = re.compile(r"\s*(?:số|lưu|kính gửi|nơi nhận|v/v)(?!\w)", re.IGNORECASE)
"""Lines whose punctuation the decree fixes by itself; other rules look at them."""


def _look_before_mark(x: Examination) -> Iterator[Breach | Skip]:
    for prose in proses_of(x):
        text = prose.text
        for found in _BEFORE_MARK.finditer(text):
            start, end = found.start(), found.start("mark")
            between_digits = text[start - 1].isdigit() and text[found.end() :].lstrip()[:1].isdigit()
            if (found["mark"] == ":" and between_digits) or _is_own_label(text, end):
                continue
            mark = found["mark"]
            yield _respaced(prose, (start, end), "", f"Có dấu cách trước «{mark}».", f"dấu cách trước «{mark}»")


def _is_own_label(text: str, offset: int) -> bool:
    return offset < _CONTEXT and _OWN_LABELS.match(text.lstrip("- ")) is not None


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


_NO_BLANK_AFTER = re.compile(
    rf"(?<={_LETTER}),(?=[^\W_])|(?<=\d),(?={_LETTER})"
    rf"|(?<=[^\W_)]);(?=[^\W_])"
    rf"|(?<={_LETTER}{_LETTER}):(?={_LETTER}{_LETTER})"
    rf"|(?<={_LETTER}{_LETTER})[?!](?={_LETTER})"
    rf"|(?<={_LETTER}{_LETTER})\.(?={_LETTER}{_LETTER})"
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
            if not _is_pen_gap(prose.text, *found.span()):
                yield _respaced(prose, found.span(), " ", "Có hai dấu cách liền nhau.", "hai dấu cách trở lên")


def _is_pen_gap(text: str, start: int, end: int) -> bool:
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


_LEADING = re.compile("[ \u00a0\t]+")
_LAYOUT = re.compile(rf"(?<=\w){_BLANK}{{4,}}(?=\w)")


def _look_layout(x: Examination) -> Iterator[Breach | Skip]:
    for prose in proses_of(x):
        if not is_running_text(prose):
            continue
        text = prose.text
        leading = _LEADING.match(text)
        if leading and len(text) > leading.end():
            tab = "\t" in leading.group()
            indented = prose.paragraph.format.indent_first > 0
            yield Breach(
                message=f"Thụt đầu dòng bằng {'phím Tab' if tab else 'dấu cách'}, không phải bằng định dạng đoạn.",
                measured="phím Tab ở đầu đoạn" if tab else "dấu cách ở đầu đoạn",
                required="thụt dòng đầu bằng định dạng đoạn",
                anchor=prose.anchor(0, leading.end()),
                text=text[:_CONTEXT].strip(),
                # Without an indent of its own the line would lose the one it has.
                edits=prose.replaced(0, leading.end(), "") if indented else (),
            )
        for found in _LAYOUT.finditer(text):
            if not _is_pen_gap(text, *found.span()) and not is_upper(text):
                yield Breach(
                    message="Nhiều dấu cách liền nhau để dóng chữ; chữ xô lệch khi đổi phông hay máy in.",
                    measured="dấu cách dùng để dóng chữ",
                    required="bảng không viền hoặc điểm dừng tab",
                    anchor=prose.anchor(*found.span()),
                    text=" ".join(text[max(0, found.start() - _CONTEXT) : found.end() + _CONTEXT].split()),
                )


_SMALLEST_LINE = 8
_ENOUGH_SPACE = 120
"""6 pt in twips: the least space between paragraphs (TX-03)."""


def _look_empty(x: Examination) -> Iterator[Breach | Skip]:
    paragraphs = x.paragraphs
    index = 0
    while index < len(paragraphs):
        start = index
        while index < len(paragraphs) and _is_empty(paragraphs[index]):
            index += 1
        if start < index < len(paragraphs) and start > 0 and _is_text_gap(paragraphs[start - 1], paragraphs[index]):
            above, below = paragraphs[start - 1].paragraph.format, paragraphs[index].paragraph.format
            enough = above.space_after + below.space_before >= _ENOUGH_SPACE
            yield Breach(
                message="Đoạn trống giữa hai đoạn lời văn; khoảng cách đoạn phải do định dạng đoạn.",
                measured="đoạn trống",
                required="khoảng cách đoạn (Spacing) từ 6 pt",
                anchor=Anchor(paragraph=start),
                text=paragraphs[index].paragraph.text[:_CONTEXT].strip(),
                edits=tuple(ParagraphRemoval(place) for place in range(start, index)) if enough else (),
            )
        index = max(index, start + 1)


def _is_empty(placed: PlacedParagraph) -> bool:
    """Nothing but an end mark of a size that makes a line; a rule line, a picture or a page break is not nothing."""
    paragraph = placed.paragraph
    text = paragraph.text
    return (
        placed.story == "body"
        and not placed.in_table
        and not placed.in_textbox
        and not text.strip(" \u00a0\t")
        and not paragraph.drawings
        and not any(run.note for run in paragraph.runs)
        and paragraph.format.borders == NO_BORDERS
        and not paragraph.format.page_break_before
        and paragraph.mark.size >= _SMALLEST_LINE
    )


def _is_text_gap(above: PlacedParagraph, below: PlacedParagraph) -> bool:
    """Whether both neighbours are lời văn: neither head nor signature, where empty lines leave room."""
    return (
        above.section == below.section
        and all(
            is_running_text(Prose(0, placed, placed.paragraph.text))
            and not is_upper(placed.paragraph.text)
            and "\t" not in placed.paragraph.text
            and placed.paragraph.text.strip()
            for placed in (above, below)
        )
        and not above.paragraph.text.rstrip().endswith(("./.", "/."))
        and not _OWN_LABELS.match(below.paragraph.text)
    )


_BROKEN_REFERENCE = re.compile(
    r"\d[ \u00a0]+/|/[ \u00a0]+[^\W\d_]|[^\W\d_][ \u00a0]*–[ \u00a0]*[^\W\d_]|[^\W\d_][ \u00a0]-|-[ \u00a0][^\W\d_]"
)


def _look_reference(x: Examination) -> Iterator[Breach | Skip]:
    for prose in proses_of(x):
        text = prose.text
        if "/" not in text or not _BROKEN_REFERENCE.search(text):
            continue
        for item in citations_in(text):
            for span in (item, *item.nested):
                if span.number is None or not span.citation.number.isalnum() or not span.citation.symbol:
                    continue
                start, end = span.number
                wanted = span.citation.reference
                if text[start:end] == wanted or text[start:end].casefold() == wanted.casefold():
                    continue
                yield Breach(
                    message=f"Số, ký hiệu được viện dẫn «{text[start:end]}» có dấu cách hoặc gạch ngang lạ.",
                    measured=text[start:end],
                    required=wanted,
                    anchor=prose.anchor(start, end),
                    edits=prose.replaced(start, end, wanted),
                )


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
    Rule(
        code="ND30-T11",
        title="Dóng chữ bằng dấu cách hoặc phím Tab",
        facts=("M61",),
        clause="Phụ lục I, Phần I, Mục II, khoản 6, điểm e",
        force="TH",
        remedy="xoá các dấu ấy; Paragraph → Special → First line 1 cm hoặc 1,27 cm; hai cột thì dùng bảng không viền.",
        reason="Dấu cách và Tab không phải là thụt dòng: chữ xô lệch khi đổi phông, lề hay máy in.",
        good="thụt dòng đầu 1 cm bằng định dạng đoạn",
        bad="năm dấu cách ở đầu đoạn",
        look=_look_layout,
        fix="safe",
        gather=True,
    ),
    Rule(
        code="ND30-T12",
        title="Đoạn trống dùng làm khoảng cách",
        facts=("M61",),
        clause="Phụ lục I, Phần I, Mục II, khoản 6, điểm e",
        force="TH",
        remedy="xoá đoạn trống; Paragraph → Spacing → Before 6 pt cho các đoạn lời văn.",
        reason="Khoảng cách giữa các đoạn là định dạng đoạn; đoạn trống nhảy sang đầu trang khi in.",
        good="Spacing Before 6 pt",
        bad="một đoạn trống giữa hai đoạn",
        look=_look_empty,
        fix="safe",
        gather=True,
    ),
    Rule(
        code="ND30-T15",
        title="Số, ký hiệu của văn bản được viện dẫn có dấu cách hoặc gạch ngang lạ",
        facts=("M61",),
        clause="Phụ lục I, Phần I, Mục II, khoản 3, điểm c",
        force="TH",
        remedy="viết liền số và ký hiệu, dùng gạch nối thường: 55/KH-UBND.",
        reason="Số, ký hiệu viết lạ thì không tìm ra văn bản được viện dẫn.",
        good="Kế hoạch số 55/KH-UBND",
        bad="Kế hoạch số 55 /KH–UBND",
        look=_look_reference,
        fix="safe",
    ),
)
