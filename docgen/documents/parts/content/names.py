"""The names in a document → bodies spelt in several ways, bodies of another level, abbreviations used by halves."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docgen.contracts.content import Doubt, Role
from docgen.contracts.rule import Skip
from docgen.model.mentions import find_level_of, find_mentions, find_unit_word
from docgen.model.register import Level
from docgen.vietnamese.citations import find_citations
from docgen.vietnamese.text import fold_ascii

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docgen.contracts.content import Content, Passage
    from docgen.model.mentions import Mention

_NAMING = (Role.BODY, Role.CLOSING, Role.RECIPIENT, Role.APPENDIX)
_FOREIGN = re.compile(r"(?<!\w)(?:các|những)\s+sở(?:\s*,\s*(?:ban\s*,\s*)?ngành)?(?!\w)", re.IGNORECASE)
_OF_THE_PROVINCE = re.compile(r"[^.;]{0,40}(?:tỉnh|thành phố trực thuộc)", re.IGNORECASE)
_SET = re.compile(
    r"\((?:(?:sau đây\s+)?(?:gọi|viết)\s+(?:tắt\s+)?(?:là|:)?\s*)?[“\"]?(?P<short>[A-ZĐ][A-ZĐ&-]{2,11})[”\"]?\)"
)
_EVERYWHERE = frozenset({"UBND", "HĐND", "MTTQ", "UBMTTQ"})
"""Abbreviations that every reader knows and every office mixes with the full name."""
_LEAST_USES = 2
_INITIALS = re.compile(r"[A-ZĐ]{2}")
"""What a short name has: `Sở Lao động-TB&XH`, `Sở LĐTBXH`."""


def look_spellings(content: Content) -> Iterator[Doubt | Skip]:
    """Một cơ quan viết tên tắt nhiều cách. The full name and one short form are two names, not two spellings."""
    seen: dict[str, list[tuple[Passage, Mention]]] = {}
    for passage in content.of(*_NAMING):
        cited = [(span.start, span.end) for span in find_citations(passage.text)]
        for mention in find_mentions(passage.text, content.knowledge.register):
            in_citation = any(start <= mention.start < end for start, end in cited)
            if not mention.text.isupper() and not in_citation:
                seen.setdefault(mention.entry.id, []).append((passage, mention))
    for every in seen.values():
        mentions = [each for each in every if _INITIALS.search(each[1].text)]
        if len({_spelling(mention.text) for _, mention in mentions}) > 1:
            first = _spelling(mentions[0][1].text)
            ways = list(dict.fromkeys(_spelling(mention.text) for _, mention in every))
            passage, mention = next(each for each in mentions if _spelling(each[1].text) != first)
            message = f"Cùng một cơ quan viết {len(ways)} cách: {', '.join(f'«{way}»' for way in ways)}."
            yield Doubt(message, _spelling(mention.text), first, passage, mention.start, mention.end)


def _spelling(written: str) -> str:
    return " ".join(written.split())


def look_foreign_bodies(content: Content) -> Iterator[Doubt | Skip]:
    """“các sở, ngành” trong văn bản của cấp huyện hoặc cấp xã."""
    level = find_level_of(content.issuer, content.knowledge.register)
    if level not in {Level.DISTRICT, Level.COMMUNE}:
        yield Skip("cơ quan ban hành không phải của cấp huyện, cấp xã")
        return
    word = find_unit_word(content.issuer) or level.label
    for passage in content.of(*_NAMING):
        if "sở" not in passage.text.lower():
            continue
        cited = [(span.start, span.end) for span in find_citations(passage.text)]
        for match in _FOREIGN.finditer(passage.text):
            is_cited = any(start <= match.start() < end for start, end in cited)
            if not is_cited and not _OF_THE_PROVINCE.match(passage.text, match.end()):
                written = " ".join(match.group().split())
                message = f"«{written}» là cơ quan của cấp tỉnh; {word} không có sở."
                required = "các phòng, ban, ngành của cấp mình, hoặc «các sở, ngành của tỉnh»"
                yield Doubt(message, written, required, passage, match.start(), match.end())


def look_abbreviations(content: Content) -> Iterator[Doubt | Skip]:
    """Chữ viết tắt đã giải thích, dùng một lúc rồi lại viết đầy đủ."""
    passages = [passage for passage in content.passages if passage.role in {Role.BODY, Role.CLOSING}]
    for number, passage in enumerate(passages):
        for match in _SET.finditer(passage.text):
            short = match["short"]
            full = _find_full(passage.text[: match.start()], short)
            if short in _EVERYWHERE or full is None:
                continue
            rest = [(passage, match.end()), *((later, 0) for later in passages[number + 1 :])]
            uses = sum(len(re.findall(rf"(?<!\w){re.escape(short)}(?!\w)", each.text[start:])) for each, start in rest)
            places = [(each, found) for each, start in rest for found in _again(each, start, full)]
            if uses >= _LEAST_USES and places:
                first, (begin, end) = places[0]
                more = f", {len(places)} chỗ" if len(places) > 1 else ""
                message = f"Đã đặt chữ viết tắt {short} và dùng {uses} lần, nhưng vẫn viết đầy đủ «{full}»{more}."
                yield Doubt(message, full, short, first, begin, end)


def _find_full(before: str, short: str) -> str | None:
    """The words right before the bracket whose first letters make the abbreviation: `vì sự tiến bộ của phụ nữ`."""
    words = before.split()
    letters = [letter for letter in fold_ascii(short).lower() if letter.isalpha()]
    # Small words may be left out of an abbreviation (`của`), so the words are matched from the last letter back.
    place = len(words)
    for letter in reversed(letters):
        place -= 1
        if place >= 0 and not fold_ascii(words[place]).lower().startswith(letter):
            place -= 1
        if place < 0 or not fold_ascii(words[place]).lower().startswith(letter):
            return None
    return " ".join(words[place:])


def _again(passage: Passage, start: int, full: str) -> Iterator[tuple[int, int]]:
    """Where the full words stand again in a sentence; not in a heading of capitals, nor in `Ban Vì …`."""
    form = r"\s+".join(re.escape(word) for word in full.split())
    for match in re.compile(rf"(?<!\w){form}(?!\w)", re.IGNORECASE).finditer(passage.text, start):
        is_of_a_name = passage.text[: match.start()].rstrip().endswith(("Ban", "ban"))
        if not match.group().isupper() and not is_of_a_name:
            yield match.span()
