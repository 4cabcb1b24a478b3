"""Turns numbers into Vietnamese writing and back: digits with a decimal comma, Roman numerals, letters, words.

Parsing is strict, because a figure read wrongly is worse than one refused; parse functions raise `ValueError` with a
Vietnamese sentence.
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import lru_cache
from typing import Final

from docgen.vietnamese.number_words import number_to_words, words_to_number

__all__ = [
    "POINT_LETTERS",
    "format_document_number",
    "format_letter",
    "format_number",
    "format_roman",
    "number_to_words",
    "parse_letter",
    "parse_number",
    "parse_roman",
    "words_to_number",
]

_GROUPED: Final = re.compile(r"[+-]?(?:[1-9][0-9]{0,2}(?:\.[0-9]{3})+|[0-9]+)(?:,[0-9]+)?")
_ENGLISH: Final = re.compile(r"[+-]?[0-9]{1,3}(?:,[0-9]{3})*\.[0-9]+|[+-]?[0-9]{1,3}(?:,[0-9]{3}){2,}")
_MOST_DIGITS: Final = 60
"""More digits than any office counts; keeps a hostile `1E+1000000` from filling the memory."""

_ROMAN: Final = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_LARGEST_ROMAN: Final = 3999

POINT_LETTERS: Final = "abcdđeghiklmnopqrstuvxy"
"""The letters that name a point ("điểm") in the order of the Vietnamese alphabet (BC-06, BC-07)."""
_CARRIED: Final = 10
"""Counts below it carry a zero: `05 hội nghị`"""
_LARGEST_LETTER: Final = len(POINT_LETTERS) * (len(POINT_LETTERS) + 1)


def format_count(value: Decimal | int) -> str:
    """`05`, `12`, `1.234`, `2,5`: whole numbers below 10 carry a zero, as offices write them; nought is `0`."""
    if value != int(value):
        return format_number(value)
    return f"0{int(value)}" if 0 < value < _CARRIED else format_number(int(value))


def format_number(value: Decimal | int, places: int | None = None) -> str:
    """`1.234,5`: a dot between thousands, a decimal comma.

    Every digit of `value` is kept (`Decimal("2.50")` as `2,50`) unless `places` asks for so many decimals; then a half
    rounds away from zero, as in accounts. Raises `ValueError` for a value that is no finite number or absurdly long.
    """
    number = Decimal(value)
    if not number.is_finite():
        raise ValueError(f"“{value}” không phải là một số hữu hạn nên không in được.")
    if (
        number.adjusted() > _MOST_DIGITS
        or int(number.as_tuple().exponent) < -_MOST_DIGITS
        or (places or 0) > _MOST_DIGITS
    ):
        raise ValueError(f"Số có hơn {_MOST_DIGITS} chữ số nên không in được; kiểm tra lại số liệu.")
    if places is not None:
        number = number.quantize(
            Decimal(1).scaleb(-places), context=Context(prec=3 * _MOST_DIGITS, rounding=ROUND_HALF_UP)
        )
    if number.is_zero():
        number = number.copy_abs()
    return f"{number:,f}".translate(_TO_VIETNAMESE)


_TO_VIETNAMESE: Final = str.maketrans(",.", ".,")


def round_number(value: Decimal, places: int) -> Decimal:
    """The number that `format_number` prints with so many decimals, without noughts at its end."""
    written = format_number(value, places)
    return parse_number(written.rstrip("0").rstrip(",") if "," in written else written)


def parse_number(text: str) -> Decimal:
    """A number in Vietnamese digits: `1.234,5`, `1234,5`, `-3`; a dot always parts thousands, a comma always decimals.

    Raises `ValueError` for anything else, the English `1,234.5` and `2.5` included.
    """
    written = text.strip().replace("\u2212", "-")
    if len(written) > _MOST_DIGITS or not _GROUPED.fullmatch(written):
        shown = written[:_MOST_DIGITS]
        if _ENGLISH.fullmatch(written):
            raise ValueError(
                f"“{shown}” viết số kiểu Anh; viết dấu chấm giữa các nhóm nghìn, dấu phẩy trước phần lẻ: “1.234,5”."
            )
        raise ValueError(f"“{shown}” không phải là số; viết như “1.234,5”.")
    return Decimal(written.replace(".", "").replace(",", "."))


def format_document_number(number: int) -> str:
    """The number of a document as the registry writes it: `05`, `15`, `277` (SO-06). Raises `ValueError` below 1."""
    if number < 1:
        raise ValueError(f"Số văn bản bắt đầu từ 01, không có số {number}.")
    return f"{number:02d}"


@lru_cache(maxsize=128)
def format_roman(number: int) -> str:
    """`IV` for 4, as on a section or an appendix. Raises `ValueError` outside 1 to 3999."""
    if not 1 <= number <= _LARGEST_ROMAN:
        raise ValueError(f"Chữ số La Mã chỉ viết được từ 1 đến {_LARGEST_ROMAN}, không viết được {number}.")
    numerals = []
    for value, numeral in _ROMAN:
        count, number = divmod(number, value)
        numerals.append(numeral * count)
    return "".join(numerals)


def parse_roman(text: str) -> int:
    """The value of a Roman numeral in capitals. Raises `ValueError` for another text or a wrong form (`IIII`, `IC`)."""
    rest, number = text, 0
    for value, numeral in _ROMAN:
        while rest.startswith(numeral) and number <= _LARGEST_ROMAN:
            rest = rest.removeprefix(numeral)
            number += value
    if rest or not 1 <= number <= _LARGEST_ROMAN or format_roman(number) != text:
        raise ValueError(f"“{text[:20]}” không phải là chữ số La Mã viết đúng; viết như “IV”.")
    return number


def format_letter(number: int) -> str:
    """The letter of the n-th point: 1 is `a`, 5 is `đ`, 23 is `y`.

    The decree is silent beyond `y`; we go on as the columns of a spreadsheet do, `aa`, `ab`, …, `ađ`, …, `yy` (552), so
    that no two points share a name. Raises `ValueError` outside 1 to 552.
    """
    if not 1 <= number <= _LARGEST_LETTER:
        raise ValueError(f"Điểm chỉ đánh chữ được từ 1 đến {_LARGEST_LETTER}, không đánh được {number}.")
    tens, ones = divmod(number - 1, len(POINT_LETTERS))
    return (POINT_LETTERS[tens - 1] if tens else "") + POINT_LETTERS[ones]


def parse_letter(text: str) -> int:
    """The number of the point that `text` names, small letters only. Raises `ValueError` for anything else."""
    if not 1 <= len(text) <= 2 or not set(text) <= set(POINT_LETTERS):  # noqa: PLR2004 — one or two letters, see above
        raise ValueError(f"“{text[:20]}” không phải là chữ chỉ điểm; dùng a, b, c, d, đ, e, g, …")
    number = 0
    for letter in text:
        number = number * len(POINT_LETTERS) + POINT_LETTERS.index(letter) + 1
    return number
