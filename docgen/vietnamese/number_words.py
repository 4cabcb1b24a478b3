"""Turns whole numbers into Vietnamese words and back ("đọc số": `hai nghìn không trăm hai mươi bốn`)."""

from __future__ import annotations

from typing import Final, Literal

from docgen.vietnamese.text import comparison_key, squeeze

LARGEST_IN_WORDS: Final = 10**15

ZeroTens = Literal["linh", "lẻ"]
Thousand = Literal["nghìn", "ngàn"]

_DIGITS: Final = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_SCALES: Final = ((10**9, "tỷ"), (10**6, "triệu"), (10**3, "nghìn"))
_TEN: Final = 10


def number_to_words(number: int, *, zero_tens: ZeroTens = "linh", thousand: Thousand = "nghìn") -> str:
    """`number` (0 to 10^15) as it is read aloud: `một nghìn không trăm linh năm`, `hai mươi mốt`, `mười lăm`.

    `zero_tens` is the word for missing tens (in the south `lẻ`), `thousand` that for 1.000 (in the south `ngàn`).
    Small letters throughout; see `capitalise_first`. Raises `ValueError` outside the range.
    """
    if not 0 <= number <= LARGEST_IN_WORDS:
        raise ValueError(f"Chỉ đọc được số từ 0 đến một triệu tỷ, không đọc được {number}.")
    words = _read(number, is_after_larger=False) if number else [_DIGITS[0]]
    spoken = {"linh": zero_tens, "nghìn": thousand}
    return " ".join(spoken.get(word, word) for word in words)


def _read(number: int, *, is_after_larger: bool) -> list[str]:
    """Words of a number above 0; behind a larger scale its hundreds are read even where there are none."""
    for scale, name in _SCALES:
        if number >= scale:
            high, low = divmod(number, scale)
            words = [*_read(high, is_after_larger=is_after_larger), name]
            return [*words, *_read(low, is_after_larger=True)] if low else words
    return _read_below_thousand(number, is_after_larger=is_after_larger)


def _read_below_thousand(number: int, *, is_after_larger: bool) -> list[str]:
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, _TEN)
    words = [_DIGITS[hundreds], "trăm"] if hundreds or is_after_larger else []
    if tens == 0 and ones == 0:
        return words
    if tens == 0:
        return [*words, "linh", _DIGITS[ones]] if words else [_DIGITS[ones]]
    words += ["mười"] if tens == 1 else [_DIGITS[tens], "mươi"]
    return [*words, *_ones_after_tens(tens, ones)]


def _ones_after_tens(tens: int, ones: int) -> list[str]:
    """15 is `mười lăm`; from twenty on 1 is `mốt` and 4 is `tư`."""
    if ones == 0:
        return []
    if ones == 5:  # noqa: PLR2004 — the digit five
        return ["lăm"]
    if tens > 1 and ones in {1, 4}:
        return ["mốt" if ones == 1 else "tư"]
    return [_DIGITS[ones]]


# Other ways to say a word, all correct somewhere in the country.
_VARIANTS: Final = {"lẻ": "linh", "ngàn": "nghìn", "tỉ": "tỷ", "nhăm": "lăm", "bẩy": "bảy"}
_VALUES: Final = {
    comparison_key(word): value
    for word, value in (
        *((digit, value) for value, digit in enumerate(_DIGITS)),
        ("mốt", 1),
        ("tư", 4),
        ("lăm", 5),
    )
}
_KEYS: Final = {comparison_key(word): comparison_key(standard) for word, standard in _VARIANTS.items()}
_MULTIPLIERS: Final = {
    comparison_key(word): value
    for word, value in (("mươi", _TEN), ("trăm", 100), *((name, scale) for scale, name in _SCALES))
}
_TEN_KEY: Final = comparison_key("mười")
_LINH_KEY: Final = comparison_key("linh")
_MOST_WORDS: Final = 60
"""The longest number in range has 44 words."""


def words_to_number(text: str) -> int:
    """The whole number that Vietnamese words spell, `number_to_words` backwards.

    Takes either word for missing tens and for 1.000, `tỉ`, `nhăm`, `bốn` for `tư` after tens, any case, any place of
    the tone. Raises `ValueError` for an unknown word, and for a number that is not read so (`hai mươi năm`, `một hai`).
    """
    words = text.split()
    if not words or len(words) > _MOST_WORDS:
        raise ValueError(f"“{squeeze(text)[:60]}” không phải là một số đọc bằng chữ.")
    keys = [comparison_key(word) for word in words]
    keys = [_KEYS.get(key, key) for key in keys]
    for word, key in zip(words, keys, strict=True):
        if key not in _VALUES and key not in _MULTIPLIERS and key not in {_TEN_KEY, _LINH_KEY}:
            raise ValueError(f"“{word[:20]}” không phải là chữ chỉ số.")
    number = _evaluate(keys)
    if number > LARGEST_IN_WORDS or _plain(keys) != _plain(
        [comparison_key(word) for word in number_to_words(number).split()]
    ):
        standard = f"; {number} đọc là “{number_to_words(number)}”" if number <= LARGEST_IN_WORDS else ""
        raise ValueError(f"“{squeeze(text)}” chưa đúng cách đọc số{standard}.")
    return number


def _evaluate(keys: list[str]) -> int:
    """The value by position alone; whether it is said rightly is judged by saying it again."""
    total, part, last = 0, 0, 0
    for key in keys:
        if key in _VALUES:
            last = _VALUES[key]
            part += last
        elif key == _TEN_KEY:
            part += _TEN
        elif key in _MULTIPLIERS:
            scale = _MULTIPLIERS[key]
            if scale < 1000:  # noqa: PLR2004 — tens and hundreds multiply the digit before them only
                part += last * (scale - 1)
            elif scale == _SCALES[0][0]:
                total, part = (total + part) * scale, 0
            else:
                total, part = total + part * scale, 0
            last = 0
    return total + part


def _plain(keys: list[str]) -> list[str]:
    """The words with `tư` as `bốn`: after tens and `linh` both are said."""
    four, spoken_four = comparison_key("bốn"), comparison_key("tư")
    return [four if key == spoken_four and place else key for place, key in enumerate(keys)]
