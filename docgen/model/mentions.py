"""Turns a text and a register into the places where the text names a body or an administrative unit of the register."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from docgen.model.register import EndedLevel, Level, Register, RegisteredBody, RegisteredUnit
from docgen.model.remembering import by_identity
from docgen.model.whole_names import goes_on
from docgen.vietnamese.body_letters import LettersOf, NeededLetters, needed_letters, needs_of
from docgen.vietnamese.body_names import even_tones, name_pattern, parse_body_name, rest_pattern
from docgen.vietnamese.capitals import is_upper
from docgen.vietnamese.citations.pieces import BLANK, UPPER, phrase
from docgen.vietnamese.remembering import remembered

if TYPE_CHECKING:
    from collections.abc import Iterator

UNIT_WORDS: dict[str, Level] = {
    "thành phố": Level.DISTRICT,
    "thị xã": Level.DISTRICT,
    "thị trấn": Level.COMMUNE,
    "đặc khu": Level.COMMUNE,
    "huyện": Level.DISTRICT,
    "quận": Level.DISTRICT,
    "phường": Level.COMMUNE,
    "tỉnh": Level.PROVINCE,
    "xã": Level.COMMUNE,
}
"""Từ chỉ đơn vị hành chính. A `thành phố` may also be of the province's level: the register knows which."""

_SHORT_UNIT_WORDS = {"thành phố": r"|TP\.?", "thị xã": r"|TX\.?", "phường": r"|P\.", "huyện": r"|H\."}
_LISTED_KINDS = re.compile(
    r"(?:các|những)\s{1,4}(?P<kind>bộ|sở|phòng)(?:\s?,\s?(?:ban|ngành|đơn vị)){0,3}(?:\s?:|\s)[^.;\n]{0,300}$",
    re.IGNORECASE,
)
_LISTED_BEFORE = re.compile(r"(?:[:,]|\bvà|\bcác\s+\w{2,5})\s{1,4}$", re.IGNORECASE)


class NameForm(StrEnum):
    """How a body is named."""

    FULL = "full"
    SHORT = "short"
    """`Sở LĐTBXH`"""
    REST = "rest"
    """Without its kind: `các Sở: Lao động - TB&XH, Y tế`"""
    SYMBOL = "symbol"
    """`LĐTBXH` of `Lưu: VT, LĐTBXH`"""


@dataclass(frozen=True, slots=True)
class Mention:
    """Nơi nhắc tới một cơ quan hoặc đơn vị: `text[start:end]` names `entry`."""

    start: int
    end: int
    text: str
    entry: RegisteredBody | RegisteredUnit
    form: NameForm


@dataclass(frozen=True, slots=True)
class _Finder:
    entry: RegisteredBody | RegisteredUnit
    pattern: re.Pattern[str]
    form: NameForm


@dataclass(frozen=True, slots=True)
class _Finders:
    """Finders of the same name, and what every spelling of it has: most texts have it not, and none need be asked."""

    needs: tuple[NeededLetters, ...]
    finders: tuple[_Finder, ...]


def find_mentions(text: str, register: Register) -> tuple[Mention, ...]:
    """Every body and unit of `register` that `text` (NFC) names, in order; of two that overlap the longer one.

    Any spelling and any capitals count (see `docgen.vietnamese.body_names`), but a name all in small letters is taken
    for common nouns (`cán bộ nội vụ`). A name that goes on (`Phòng Nội vụ - Lao động`) is another's: `find_namesakes`.
    What belongs to the citation of an act is not looked at here.
    """
    return tuple(mention for mention in _all_mentions(text, register) if not _goes_on(text, mention))


def find_namesakes(text: str, register: Register) -> tuple[Mention, ...]:
    """Where a longer name, or that of a ban of some association, begins with the name of a body of `register`."""
    return tuple(mention for mention in _all_mentions(text, register) if _goes_on(text, mention))


def _goes_on(text: str, mention: Mention) -> bool:
    is_body = isinstance(mention.entry, RegisteredBody) and mention.form is not NameForm.REST
    return is_body and goes_on(text, mention.start, mention.end)


@remembered
def _all_mentions(text: str, register: Register) -> tuple[Mention, ...]:
    evened = even_tones(text)
    letters = LettersOf(evened)
    found: list[Mention] = []
    for group in _finders(register):
        if letters.have(group.needs):
            for finder in group.finders:
                found += _mentions(text, evened, finder)
    taken = bytearray(len(text))
    kept: list[Mention] = []
    for mention in sorted(found, key=lambda mention: (mention.start - mention.end, mention.start)):
        if not any(taken[mention.start : mention.end]):
            taken[mention.start : mention.end] = b"\1" * len(mention.text)
            kept.append(mention)
    return tuple(sorted(kept, key=lambda mention: mention.start))


def _mentions(text: str, evened: str, finder: _Finder) -> Iterator[Mention]:
    for match in finder.pattern.finditer(evened):
        written = text[match.start() : match.end()]
        if _is_name(written) and (finder.form is not NameForm.REST or _is_listed(text, match.start(), finder)):
            yield Mention(match.start(), match.end(), written, finder.entry, _form(finder, written))


def find_symbol_mentions(text: str, register: Register, level: Level | None) -> tuple[Mention, ...]:
    """The symbols of bodies (`LĐTBXH`) in a text that holds only symbols, as `Lưu: VT, LĐTBXH` does.

    `level` is that of the bodies meant: one symbol stands for the Sở and for the Phòng. Without it, a symbol that two
    bodies share is left out.
    """
    found: list[Mention] = []
    for word, meant in _symbols(text, register):
        of_level = [body for body in meant if body.level is level] or ([] if level else meant)
        if len(of_level) == 1:
            found.append(Mention(word.start(), word.end(), word.group(), of_level[0], NameForm.SYMBOL))
    return tuple(found)


def find_shared_symbols(text: str, register: Register) -> tuple[tuple[int, int, tuple[RegisteredBody, ...]], ...]:
    """The symbols in such a text that several bodies share: where each begins and ends, and whose it may be."""
    return tuple((word.start(), word.end(), tuple(meant)) for word, meant in _symbols(text, register) if len(meant) > 1)


def _symbols(text: str, register: Register) -> Iterator[tuple[re.Match[str], list[RegisteredBody]]]:
    for word in re.finditer(r"(?<![\w/-])[^\W_][\w&-]*(?![\w/])", text):
        yield word, [body for body in register.bodies if word.group() in body.symbols]


def find_unit_of(issuer: str, register: Register) -> RegisteredUnit | None:
    """The administrative unit whose body `issuer` is (`UBND thị xã Cửa Lò`), or None when the register lacks it."""
    units = [mention.entry for mention in find_mentions(issuer, register) if isinstance(mention.entry, RegisteredUnit)]
    return units[0] if units else None


def find_level_of(issuer: str, register: Register) -> Level | None:
    """The level of government of an issuer, from the register or from its unit word; None when it names no unit."""
    unit = find_unit_of(issuer, register)
    if unit is not None and unit.level is not None:
        return unit.level
    found = find_unit_word(issuer)
    return UNIT_WORDS[found] if found else None


def find_unit_word(name: str) -> str | None:
    """The unit word in a name (`thị xã` of `UBND thị xã Cửa Lò`), small letters; None when it has none."""
    lowered = name.casefold()
    places = [(lowered.find(f"{word} "), -len(word), word) for word in UNIT_WORDS if f" {word} " in f" {lowered}"]
    return min(places)[2] if places else None


_MARKED_FORMER = re.compile(r"\s{0,3}\(\s?(?:cũ|trước đây|trước sắp xếp|trước sáp nhập)\s?\)", re.IGNORECASE)
_DISTRICT_WORDS = ("huyện", "thị", "quận")
_NAMED_DISTRICT = re.compile(
    rf"(?<!\w)(?:[Hh]uyện|[Tt]hị\s{{1,3}}xã|[Qq]uận|[Tt]hị\s{{1,3}}trấn)(?:\s{{1,3}}[{UPPER}]\w*){{1,4}}"
)


_NAMED_CITY = re.compile(rf"(?<!\w)(?:[Tt]hành\s{{1,3}}phố|TP\.?)(?:\s{{1,3}}[{UPPER}]\w*){{1,4}}")


def find_unknown_cities(text: str, register: Register) -> tuple[tuple[int, int], ...]:
    """Each named `thành phố` that the register lacks: it may be of the province's level or of the district's."""
    found = [match.span() for match in _NAMED_CITY.finditer(text)]
    if not found:
        return ()
    known = [(mention.start, mention.end) for mention in find_mentions(text, register)]
    return tuple(
        (start, end) for start, end in found if not any(start < its_end and its < end for its, its_end in known)
    )


def is_marked_former(text: str, end: int) -> bool:
    """Whether the name that ends there says itself that it is of the past: `tỉnh Bình Thuận (trước sắp xếp)`."""
    return _MARKED_FORMER.match(text, end) is not None


@dataclass(frozen=True, slots=True)
class DeadWord:
    """Words of a level of government that ended."""

    start: int
    end: int
    instead: str | None
    """What may stand there now, as a proposal"""
    is_name: bool
    """The name of a unit of that level: `huyện Diễn Châu`"""


def find_dead_words(text: str, ended: EndedLevel) -> tuple[DeadWord, ...]:
    """What in `text` speaks of a level that ended, in order, names before words; a name marked as former is none."""
    small = text.lower()
    found: list[DeadWord] = []
    if ended.level is Level.DISTRICT and any(word in small for word in _DISTRICT_WORDS):
        found += [
            DeadWord(match.start(), match.end(), None, is_name=True)
            for match in _NAMED_DISTRICT.finditer(text)
            if not is_marked_former(text, match.end())
        ]
    for needed, pattern, instead in _dead_patterns(ended):
        if needed in small:
            found += [DeadWord(match.start(), match.end(), instead, is_name=False) for match in pattern.finditer(text)]
    taken = bytearray(len(text))
    kept: list[DeadWord] = []
    for dead in sorted(found, key=lambda dead: (not dead.is_name, dead.start - dead.end, dead.start)):
        if not any(taken[dead.start : dead.end]):
            taken[dead.start : dead.end] = b"\1" * (dead.end - dead.start)
            kept.append(dead)
    return tuple(sorted(kept, key=lambda dead: dead.start))


@by_identity(8)
def _dead_patterns(ended: EndedLevel) -> tuple[tuple[str, re.Pattern[str], str | None], ...]:
    """For each expression its longest word, which a text must have, its pattern, and what may stand there instead."""
    return tuple(
        (
            max(dead.words.lower().split(), key=len, default=""),
            re.compile(rf"(?<!\w){phrase(dead.words)}(?!\w)", re.IGNORECASE),
            dead.instead,
        )
        for dead in ended.words
    )


@lru_cache(maxsize=8)
def _finders(register: Register) -> tuple[_Finders, ...]:
    named = [
        (needed_letters(_proper(unit.name)), _Finder(unit, re.compile(_unit_pattern(unit.name)), NameForm.FULL))
        for unit in register.units
    ]
    for body in register.bodies:
        name = parse_body_name(body.name)
        named += [
            (needs_of(spelt), _Finder(body, re.compile(name_pattern(spelt)), NameForm.FULL))
            for spelt in (name, *map(parse_body_name, body.spellings))
        ]
        if name.kind and name.has_abbreviation:
            rest = re.compile(rf"(?<!\w){rest_pattern(name)}(?!\w)")
            named.append((needs_of(name), _Finder(body, rest, NameForm.REST)))
    grouped = groupby(named, key=itemgetter(0))
    return tuple(_Finders(needs, tuple(finder for _, finder in group)) for needs, group in grouped)


def _unit_pattern(name: str) -> str:
    word = _unit_word_before(name)
    proper = BLANK.join(re.escape(part) for part in even_tones(_proper(name)).split())
    kind = rf"(?:(?i:{BLANK.join(even_tones(word).split())}){_SHORT_UNIT_WORDS.get(word, '')})\s{{0,4}}" if word else ""
    return rf"(?<!\w){kind}(?:{proper}|{proper.upper().replace(BLANK.upper(), BLANK)})(?!\w)"


def _unit_word_before(name: str) -> str:
    return next((word for word in UNIT_WORDS if name.casefold().startswith(f"{word} ")), "")


def _proper(name: str) -> str:
    """`Cửa Lò` of `thị xã Cửa Lò`."""
    return name[len(_unit_word_before(name)) :]


def _is_name(written: str) -> bool:
    """Whether it has a capital where a name has one."""
    return any(letter.isupper() for letter in written)


def _is_listed(text: str, start: int, finder: _Finder) -> bool:
    """Whether the kind stands once for a list: `các Sở: Lao động - TB&XH, Y tế`."""
    before = text[max(0, start - 330) : start]
    listed = _LISTED_KINDS.search(before)
    if listed is None or _LISTED_BEFORE.search(before) is None:
        return False
    return parse_body_name(finder.entry.name).kind.casefold() == listed.group("kind").casefold()


def _form(finder: _Finder, written: str) -> NameForm:
    if finder.form is not NameForm.FULL:
        return finder.form
    last = written.rsplit(maxsplit=1)[-1]
    has_initials = len(last) > 1 and is_upper(last) and not is_upper(written)
    return NameForm.SHORT if has_initials else NameForm.FULL
