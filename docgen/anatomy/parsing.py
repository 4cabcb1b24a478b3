"""Turns the words of boxes 3 and 4 into their parts: number and symbol, place and date, as written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from docgen.anatomy.results import PlaceDate, Reference
from docgen.anatomy.words import find_type_of_symbol

if TYPE_CHECKING:
    from docgen.anatomy.lines import Line

_BLANK: Final = r"[.…_\s]"
# "Số" needs its marks, because "so" without them is also "Sở" and "sơ"; "So:" is taken for a text typed without marks.
_NUMBER_WORD: Final = re.compile(r"(?:số|sô|só)\s*(?P<mark>[:.;]?)|so\s*:", re.IGNORECASE)
_ADMINISTRATIVE: Final = re.compile(
    rf"(?P<number>\d{{1,5}}[a-z]?|{_BLANK}*\d?{_BLANK}*)\s*/\s*(?:(?P<year>(?:19|20)\d{{2}})\s*/\s*)?(?P<symbol>\S.*)?",
    re.IGNORECASE,
)
_PARTY: Final = re.compile(
    rf"(?P<number>\d{{1,5}}|{_BLANK}*)\s*-\s*(?P<symbol>[^\W\d_]{{1,4}}\s*/\s*\S+.*)", re.IGNORECASE
)
_PLAIN: Final = re.compile(rf"(?P<number>\d{{1,5}}|{_BLANK}*)")
_LONGEST_SYMBOL: Final = 40

_PART: Final = r"[\d.…_\s]*?"
_WRITTEN: Final = re.compile(
    rf"(?P<place>[^/;:]{{0,60}}?)\s*,?\s*ngày(?P<day>{_PART})tháng(?P<month>{_PART})năm(?P<year>{_PART})\s*\W*",
    re.IGNORECASE,
)
_NUMERIC: Final = re.compile(
    r"(?P<place>[^/;:\d]{2,60}?)\s*,\s*(?:ngày\s*)?(?P<day>\d{1,2})\s*[/.-]\s*(?P<month>\d{1,2})\s*[/.-]\s*(?P<year>\d{4})\W*",
    re.IGNORECASE,
)
_DIGITS: Final = re.compile(r"\d+")


def find_reference(line: Line) -> Reference | None:
    """Số, ký hiệu of a whole line, or None when it is something else.

    A footnote figure in the blanks of a form (`Số: …3…/QĐ-…`) is taken for nothing.
    """
    if not line.folded.startswith("so") or len(line.words) > _LONGEST_SYMBOL * 2:
        return None
    word = _NUMBER_WORD.match(line.words)
    rest = line.words[word.end() :].strip() if word is not None else ""
    if word is None or ";" in rest:
        return None
    found = _ADMINISTRATIVE.fullmatch(rest)
    if found is not None and len(found["symbol"] or "") <= _LONGEST_SYMBOL:
        return _reference(found["number"], found["symbol"] or "", found["year"] or "")
    return _find_other_form(rest, has_mark=bool(word["mark"]))


def _find_other_form(rest: str, *, has_mark: bool) -> Reference | None:
    """The number of a Party document (`05-NQ/ĐU`), or one without a symbol yet."""
    party = _PARTY.fullmatch(rest)
    if party is not None and len(party["symbol"]) <= _LONGEST_SYMBOL:
        symbol = "".join(party["symbol"].split())
        return Reference(_digits(party["number"]), symbol, tuple(re.split(r"[-/]", symbol)), form="party")
    plain = _PLAIN.fullmatch(rest)
    if plain is not None and (has_mark or rest):
        return Reference(_digits(plain["number"]), "", form="unknown")
    return None


def find_reference_tail(line: Line) -> Reference | None:
    """The rest of a number broken over two lines: `15/KH-UBND` below a line `Số:`, or None."""
    found = _ADMINISTRATIVE.fullmatch(line.words)
    if found is None or not found["symbol"] or len(line.words) > _LONGEST_SYMBOL:
        return None
    return _reference(found["number"], found["symbol"], found["year"] or "")


def _reference(number: str, symbol: str, year: str) -> Reference:
    symbol = "".join(symbol.split())
    groups = tuple(group for group in re.split(r"[-–/]", symbol) if group)
    known = find_type_of_symbol(symbol.replace("–", "-")) if symbol else None
    form = "normative" if year else "administrative"
    return Reference(_digits(number), symbol, groups, year, known.name if known and len(groups) > 1 else "", form)


def _digits(written: str) -> str:
    """A number stands alone; a figure among dots is the note of a form."""
    written = written.strip()
    return written if _DIGITS.match(written) else ""


def find_place_date(line: Line) -> PlaceDate | None:
    """Địa danh và thời gian ban hành of a whole line, or None when it is something else."""
    if len(line.words) > 110 or ("ngay" not in line.folded and "/20" not in line.folded):  # noqa: PLR2004 — one line
        return None
    found = _WRITTEN.fullmatch(line.words) or _NUMERIC.fullmatch(line.words)
    if found is None:
        return None
    place = found["place"].strip(" ,.…_")
    if place.casefold().startswith(("từ ", "trước ", "đến ", "căn cứ", "kể từ", "số", "(")):
        return None
    return PlaceDate(place, *(_only_digits(found[name]) for name in ("day", "month", "year")))


def find_late_place_date(line: Line) -> PlaceDate | None:
    """A place and date above a signature, or None: a sentence may end with a date there (“… kết thúc ngày …./.”)."""
    found = find_place_date(line)
    if found is None or "./" in line.words[-5:]:
        return None
    words = found.place.split()
    named = sum(word[:1].isupper() for word in words) * 2 >= len(words)
    return found if named and not any(letter.isdigit() for letter in found.place) else None


def _only_digits(written: str) -> str:
    found = _DIGITS.search(written)
    return found.group() if found and written.strip(" .…_") == found.group() else ""
