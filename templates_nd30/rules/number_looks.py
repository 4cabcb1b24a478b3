"""Turns số, ký hiệu as written into breaches of its typography: colon, zeros, blanks, dashes, capitals, dots."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docgen.anatomy.boxes import Box
from docgen.anatomy.results import PartKind
from docgen.contracts.rule import Breach, Examination, Skip
from docgen.diagnostics import Severity
from docgen.ooxml.edits import TextEdit
from docgen.vietnamese.text import comparison_key, upper_text
from templates_nd30.rules.looks import letters_of_entry
from templates_nd30.rules.number_text import Symbol, copy_abbreviations, labels_of, symbols_of, type_abbreviations
from templates_nd30.rules.rule_lines import why_absent

if TYPE_CHECKING:
    from collections.abc import Iterator

_NO_NUMBER = Skip("không thấy số, ký hiệu viết theo kiểu 15/KH-UBND")
_JOINTS = re.compile(r"\s*[-–—‐‑−/]\s*|\s+")
_NOT_A_DASH = str.maketrans({"\u2011": "-", "\u2010": "-"})
_DOTS = re.compile(r"[.…_]+")


def look_missing(x: Examination) -> Iterator[Breach | Skip]:
    """No number at all; a draft has at least `Số:        /KH-UBND`."""
    mains = [part for part in x.anatomy.parts if part.kind is PartKind.MAIN]
    if not mains:
        yield Skip("tệp chỉ có phụ lục, không có văn bản chính")
    for part in mains:
        missing = part.find_missing(Box.REFERENCE)
        if missing is not None:
            yield Breach(
                message=f"Văn bản không có số, ký hiệu. {missing.reason}",
                measured="không có",
                required="Số: 15/KH-UBND",
                severity=Severity.WARN,
            )


def look_label(x: Examination) -> Iterator[Breach | Skip]:
    """The word “Số” in capitals, without a colon, or with a blank before it."""
    labels = list(labels_of(x))
    if not labels:
        yield _NO_NUMBER
    wanted = x.decree.text("wording.number_label")
    for label in labels:
        if label.written == wanted:
            continue
        following = label.text.text[label.end : label.end + 1]
        blank = " " if label.gap and not label.mark and not following.isspace() else ""
        # Capitals that the font setting makes are not in the text.
        capped = any(
            item.run.format.caps or item.run.format.small_caps for item in letters_of_entry(x, label.text.entry)
        )
        yield Breach(
            message=f"Viết «{label.written.strip()}»; quy định là «{wanted}»: chữ S hoa, có dấu hai chấm liền sau.",
            measured=label.written.strip(),
            required=wanted,
            anchor=label.text.anchor(0, label.end),
            edits=() if capped else (label.text.replaced(0, label.end, wanted + blank),),
            confidence=label.text.entry.confidence,
        )


def look_leading_zero(x: Examination) -> Iterator[Breach | Skip]:
    """`5/KH-UBND`: numbers below ten begin with a zero."""
    below = int(x.decree.number("number.leading_zero_below"))
    for item in _numbered(x):
        if isinstance(item, Skip):
            yield item
        elif item.number.isdigit() and len(item.number) == 1 and 0 < int(item.number) < below:
            yield Breach(
                message=f"Số {item.number} nhỏ hơn {below} phải ghi thêm số 0 phía trước.",
                measured=item.number,
                required=f"0{item.number}",
                anchor=item.text.anchor(item.number_at, item.end),
                edits=(item.text.replaced(item.number_at, item.number_at, "0"),),
                confidence=item.text.entry.confidence,
            )


def look_extra_zero(x: Examination) -> Iterator[Breach | Skip]:
    """`005/KH-UBND`: one zero, and before one digit only."""
    for item in _numbered(x):
        if isinstance(item, Skip):
            yield item
        elif item.number.isdigit() and len(item.number) > 2 and item.number[0] == "0":  # noqa: PLR2004 - 05 is right
            wanted = item.number.lstrip("0").zfill(2)
            yield Breach(
                message=f"Số {item.number} thừa số 0; chỉ số nhỏ hơn 10 mới thêm một số 0.",
                measured=item.number,
                required=wanted,
                anchor=item.text.anchor(item.number_at, item.end),
                severity=Severity.WARN,
                edits=(item.text.replaced(item.number_at, item.number_at + len(item.number), wanted),),
                confidence=item.text.entry.confidence,
            )


def look_strange_number(x: Examination) -> Iterator[Breach | Skip]:
    """Zero, or a number with a letter: no running number from 01 on."""
    for item in _numbered(x):
        if isinstance(item, Skip):
            yield item
        elif not item.number.isdigit() or int(item.number) < int(x.decree.number("number.first")):
            yield Breach(
                message=f"«{item.number}» không phải số thứ tự đăng ký trong năm (từ số 01, bằng chữ số Ả Rập).",
                measured=item.number,
                required="01, 02, 03, …",
                anchor=item.text.anchor(item.number_at, item.end),
                # A number put between two others by a letter is a bad habit, yet it has been registered; 00 on a
                # document without a day is a draft's way of leaving it blank.
                severity=None if item.number.isdigit() and _has_day(item) else Severity.WARN,
                confidence=item.text.entry.confidence,
            )


def _has_day(item: Symbol) -> bool:
    return item.part.place_date is not None and bool(item.part.place_date.day)


def look_blanks_and_dashes(x: Examination) -> Iterator[Breach | Skip]:
    """Blanks, long dashes or slashes where a plain `-` joins the groups; the blank before a draft's slash is right."""
    symbols = list(symbols_of(x))
    if not symbols:
        yield _NO_NUMBER
    for item in symbols:
        edits = tuple(_joint_edits(item))
        if edits:
            yield Breach(
                message="Số, ký hiệu có khoảng trắng hoặc dấu nối không đúng; quy định viết liền, nối bằng «-».",
                measured=item.written,
                required=_joined(item),
                anchor=item.text.anchor(item.number_at, item.end),
                edits=edits,
                confidence=item.text.entry.confidence,
            )


def _joint_edits(item: Symbol) -> Iterator[TextEdit]:
    if item.is_numbered and item.before:
        yield item.text.replaced(item.slash_at - len(item.before), item.slash_at, "")
    if item.after and item.symbol:
        yield item.text.replaced(item.slash_at + 1, item.slash_at + 1 + len(item.after), "")
    for match in _joints(item.symbol):
        yield item.text.replaced(item.symbol_at + match.start(), item.symbol_at + match.end(), "-")


def _joints(symbol: str) -> Iterator[re.Match[str]]:
    """The joints between groups that are not a plain hyphen: a blank (`QĐ UBND`) stands for one, too."""
    for match in _JOINTS.finditer(symbol):
        if match.group().translate(_NOT_A_DASH) != "-" and symbol[match.end() : match.end() + 1].isalnum():
            yield match


def _joined(item: Symbol) -> str:
    symbol = item.symbol
    for match in reversed(list(_joints(symbol))):
        symbol = f"{symbol[: match.start()]}-{symbol[match.end() :]}"
    year = f"{item.year}/" if item.year else ""
    return f"{item.number.strip()}/{year}{symbol}"


def look_symbol_case(x: Examination) -> Iterator[Breach | Skip]:
    """Small letters in the symbol; QyĐ, CTr, TTr and TrS have theirs, and so may the abbreviation of a body (TTg)."""
    symbols = list(symbols_of(x))
    if not symbols:
        yield _NO_NUMBER
    types = type_abbreviations(x)
    known = {*types.values(), *copy_abbreviations(x.decree)}
    by_key = {name.casefold(): name for name in known}
    for item in symbols:
        at = item.symbol_at
        for place, group in enumerate(item.groups):
            at = item.text.text.index(group, at)
            wanted = _wanted_case(group, by_key if place == 0 else {})
            # A wrong abbreviation of a known type is told by the rules of Phụ lục III.
            told = place == 0 and comparison_key(item.part.type_name) in types
            if wanted != group and not told:
                yield Breach(
                    message=f"Chữ viết tắt «{group}» trong ký hiệu phải viết là «{wanted}».",
                    measured=group,
                    required=wanted,
                    anchor=item.text.anchor(at, at + len(group)),
                    edits=(item.text.replaced(at, at + len(group), wanted),),
                    confidence=item.text.entry.confidence,
                )
            at += len(group)


def _wanted_case(group: str, types: dict[str, str]) -> str:
    if group.casefold() in types:
        return types[group.casefold()]
    letters = [letter for letter in group if letter.isalpha()]
    # One or two small letters among capitals are how some bodies are abbreviated; all small is a slip.
    return upper_text(group) if len(letters) > 1 and all(letter.islower() for letter in letters) else group


def look_dots(x: Examination) -> Iterator[Breach | Skip]:
    """Dots or underscores in the place of a number that is not given yet."""
    symbols = list(symbols_of(x))
    if not symbols:
        yield _NO_NUMBER
    blank = " " * int(x.decree.number("number.blank_for_draft"))
    for item in symbols:
        if not item.is_numbered and _DOTS.search(item.number):
            yield Breach(
                message="Chưa có số thì để trống trước dấu gạch chéo, không ghi dấu chấm hay gạch dưới.",
                measured=" ".join(item.number.split()),
                required="để trống",
                anchor=item.text.anchor(item.number_at, item.end),
                edits=(item.text.replaced(item.number_at, item.slash_at, blank),),
                confidence=item.text.entry.confidence,
            )


def look_no_symbol(x: Examination) -> Iterator[Breach | Skip]:
    """`Số: 15` and nothing after it."""
    found = False
    for part in x.anatomy.parts:
        if part.reference is None:
            continue
        found = True
        if not part.reference.symbol:
            entry = part.of(Box.REFERENCE)[0]
            yield Breach(
                message="Sau số của văn bản không có ký hiệu.",
                measured=entry.words,
                required="Số: 15/KH-UBND",
                anchor=x.anchor_of(entry),
                confidence=entry.confidence,
            )
    if not found:
        yield why_absent(x, Box.REFERENCE)


def look_party_style(x: Examination) -> Iterator[Breach | Skip]:
    """`Số 05-QĐ/UBND`: the hyphen and the slash as in Party documents."""
    found = False
    for part in x.anatomy.parts:
        if part.reference is None:
            continue
        found = True
        if part.reference.form == "party":
            entry = part.of(Box.REFERENCE)[0]
            yield Breach(
                message="Số, ký hiệu viết theo kiểu văn bản của Đảng: gạch nối trước, gạch chéo sau.",
                measured=entry.words,
                required="Số: 15/QĐ-UBND",
                anchor=x.anchor_of(entry),
                severity=Severity.WARN,
                confidence=entry.confidence,
            )
    if not found:
        yield why_absent(x, Box.REFERENCE)


def look_too_long(x: Examination) -> Iterator[Breach | Skip]:
    """A symbol longer than the data field of Phụ lục VI."""
    symbols = list(symbols_of(x))
    if not symbols:
        yield _NO_NUMBER
    limit = int(x.decree.number("number.max_symbol_length"))
    for item in symbols:
        if len(item.symbol) > limit:
            yield Breach(
                message=f"Ký hiệu dài {len(item.symbol)} ký tự; dữ liệu trao đổi văn bản chỉ nhận {limit}.",
                measured=f"{len(item.symbol)} ký tự",
                required=f"tối đa {limit} ký tự",
                anchor=item.text.anchor(item.symbol_at, item.end),
            )


def _numbered(x: Examination) -> Iterator[Symbol | Skip]:
    """The symbols that have a number; one reason when there is none."""
    found = [item for item in symbols_of(x) if item.is_numbered]
    if not found:
        yield Skip("văn bản chưa có số")
    yield from found
