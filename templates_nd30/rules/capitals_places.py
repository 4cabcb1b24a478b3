"""Turns names of places and bodies into breaches of capitals (Phụ lục II, Mục III and IV)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docgen.contracts.rule import Breach, Rule
from docgen.diagnostics import Severity
from docgen.vietnamese.capitals import is_capital, is_upper, may_begin_sentence, syllable_key
from templates_nd30.rules.casing import Hit, breach_of, hits_of, look_for, respelt, word_after, word_before
from templates_nd30.rules.dictionary import keys_of, lists, places
from templates_nd30.rules.prose import cited_spans, proses_of, proses_with, quoted_spans, title_spans

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docgen.contracts.rule import Examination, Skip

_B = r"[ \u00a0]+"
_WORD = r"[^\W\d_]+"
# The first letter is named before what must not stand before it: so a search looks at these letters only.
_UNITS = "|".join(
    rf"{first}(?<![\w/-].){rest}"
    for letters, rest in (
        ("Tt", rf"(?:hành{_B}[Pp]hố|hị{_B}(?:[Xx]ã|[Tt]rấn)|ỉnh)"),
        ("Đđ", rf"ặc{_B}[Kk]hu"),
        ("Hh", "uyện"),
        ("Qq", "uận"),
        ("Pp", "hường"),
        ("Xx", "ã"),
    )
    for first in letters
)
_UNIT = re.compile(rf"(?P<unit>{_UNITS})(?!\w)")
_NAMED = re.compile(rf"(?P<unit>{_UNITS}){_B}(?P<name>{_WORD}(?:{_B}{_WORD}){{0,3}})")
_CAPITAL_UNIT = re.compile(
    rf"Thành{_B}[Pp]hố|thành{_B}Phố|Thị{_B}(?:[Xx]ã|[Tt]rấn)|thị{_B}(?:Xã|Trấn)|Đặc{_B}[Kk]hu|đặc{_B}Khu"
    "|Tỉnh|Huyện|Quận|Phường|Xã"
)
_SMALL_UNITS = ("thành phố", "thị xã", "thị trấn", "đặc khu", "tỉnh", "huyện", "quận", "phường", "xã")
_TWO_SYLLABLES = 2
# Words after which a unit noun standing alone cannot be the beginning of another word ("Tỉnh ủy", "Xã hội").
_FUNCTION = keys_of(
    "và", "hoặc", "về", "để", "năm", "theo", "đến", "tại", "trong", "có", "là", "được", "đã", "sẽ", "phải", "yêu",
    "đề", "giao", "chỉ", "căn", "ban", "tổ", "thực", "báo", "chủ", "phối", "cùng", "với", "do", "từ", "như",
)  # fmt: skip
_NOT_ALONE = keys_of("ủy", "đoàn", "đội", "hội", "viên", "lộ", "trưởng", "giáo")
_SURNAMES = keys_of(*(name.split()[0] for name in lists().surnames))
_CENTRAL = "Hồ Chí Minh"


def _look_unit(x: Examination) -> Iterator[Breach | Skip]:
    seen = set()
    for hit in hits_of(x, "unit"):
        if _only_first_differs(hit):
            seen.add((hit.prose.index, hit.case.start))
            yield breach_of(hit, "Danh từ chung trong «{written}» viết hoa giữa câu; quy định viết «{wanted}».")
    # Only a capital noun can be wrong; a document without one is asked no further.
    proses = [prose for prose in proses_of(x) if _CAPITAL_UNIT.search(prose.text)]
    if not proses:
        return
    small = _names_written_small(x)
    special = {_unit_key(match["unit"]) for prose in proses for match in _specials(prose.text)}
    for prose in proses:
        for start, end, wanted in _capital_units(prose.text, small, special):
            if (prose.index, start) not in seen:
                message = "Danh từ chung «{written}» viết hoa giữa câu; quy định viết «{wanted}»."
                yield respelt(prose, start, end, wanted, message, Severity.WARN)


def _only_first_differs(hit: Hit) -> bool:
    """The common noun is the fault, not the proper name: `Tỉnh Nghệ An`, `Thành Phố Vinh`."""
    written, wanted = hit.case.written.split(), hit.case.wanted.split()
    nouns = _TWO_SYLLABLES if wanted[0] in {"thành", "thị"} else 1
    return written[nouns:] == wanted[nouns:]


def _names_written_small(x: Examination) -> frozenset[tuple[str, str]]:
    """Units the document itself writes with a small noun: a capital one beside them is not what its author wants."""
    return frozenset(
        (_unit_key(match["unit"]), name)
        for prose in proses_with(x, *_SMALL_UNITS)
        for match in _NAMED.finditer(prose.text)
        if match["unit"].islower() and (name := _proper(match["name"]))
    )


def _proper(words: str) -> str:
    """The capital syllables a name begins with, no all-capital abbreviation among them."""
    found: list[str] = []
    for word in words.split():
        if not is_capital(word) or (is_upper(word)):
            break
        found.append(word)
    return " ".join(found)


def _specials(text: str) -> Iterator[re.Match[str]]:
    """Units whose noun is rightly a capital: with a number, after a person, Thành phố Hồ Chí Minh."""
    for match in _UNIT.finditer(text):
        rest = text[match.end() : match.end() + 32].lstrip(" \u00a0")
        if is_capital(match["unit"]) and (rest[:1].isdigit() or rest.startswith((_CENTRAL, *places().named_after))):
            yield match


def _capital_units(text: str, small: frozenset[tuple[str, str]], special: set[str]) -> Iterator[tuple[int, int, str]]:
    if is_upper(text):
        return
    for match in _UNIT.finditer(text):
        unit, start = match["unit"], match.start()
        if unit.islower() or may_begin_sentence(text, start) or quoted_spans(text).hold(start):
            continue
        if not _follows_word(text, start) or title_spans(text).hold(start):
            continue
        if _stands_alone(text, match) and _unit_key(unit) not in special:
            yield start, match.end(), unit.lower()
            continue
        named = _NAMED.match(text, start)
        name = _proper(named["name"]) if named else ""
        if name and (_unit_key(unit), name) in small and syllable_key(name.split()[0]) not in _SURNAMES:
            yield start, match.end(), unit.lower()


def _follows_word(text: str, start: int) -> bool:
    """After a small word or an abbreviation such as UBND; after a capital word it may be part of a name."""
    before = word_before(text, start)
    return bool(before) and (before.islower() or is_upper(before))


def _stands_alone(text: str, match: re.Match[str]) -> bool:
    """No name and no number after it: `trên địa bàn Thị xã`, `UBND Tỉnh;`."""
    rest = text[match.end() : match.end() + 32]
    following = word_after(text, match.end())
    if not following:
        return not rest.strip() or rest.lstrip(" \u00a0")[:1] in ",.;:)!?" or rest.startswith(("\n", "\t"))
    if is_capital(following) or syllable_key(following) in _NOT_ALONE:
        return False
    return len(match["unit"].split()) == _TWO_SYLLABLES or syllable_key(following) in _FUNCTION


def _unit_key(unit: str) -> str:
    return " ".join(unit.lower().split())


_NUMBERED = re.compile(
    rf"(?:(?P<before>UBND|HĐND|dân|an|tại|thuộc|ở|bàn){_B})(?P<unit>quận|phường){_B}(?P<number>[1-9]\d?)(?=\s*(?:[,.;:)]|$))"
)


def _look_special_unit(x: Examination) -> Iterator[Breach | Skip]:
    for hit in hits_of(x, "special", "named"):
        sure = hit.case.phrase.group == "special" and not cited_spans(hit.prose.text).hold(hit.case.start)
        message = "«{written}» phải viết «{wanted}»."
        yield breach_of(hit, message, None if sure else Severity.WARN)
    for prose in proses_with(x, "quận", "phường"):
        for found in _NUMBERED.finditer(prose.text):
            unit = found["unit"]
            message = "Đơn vị hành chính mang số: «{written}» phải viết hoa."
            yield respelt(prose, *found.span("unit"), unit.capitalize(), message, Severity.WARN)


def _look_proper_name(x: Examination) -> Iterator[Breach | Skip]:
    for hit in hits_of(x, "unit"):
        if not _only_first_differs(hit):
            yield breach_of(hit, "Tên riêng của đơn vị hành chính «{written}» phải viết «{wanted}».", None)
    for hit in hits_of(x, "joined"):
        if not may_begin_sentence(hit.prose.text, hit.case.start):
            yield breach_of(hit, "Địa danh «{written}» phải viết «{wanted}».")


_OTHER_WORD = keys_of("đội", "phận", "máy", "môn", "trưởng", "tư")
"""After "Nam bộ", "Trung bộ" these make another word: "Nam bộ đội"."""


def _look_region(x: Examination) -> Iterator[Breach | Skip]:
    for hit in hits_of(x, "region"):
        if syllable_key(word_after(hit.prose.text, hit.case.end)) not in _OTHER_WORD:
            yield breach_of(hit, "Tên vùng, miền «{written}» phải viết «{wanted}».")


_INTERNATIONAL = {name.casefold(): name for name in lists().international}
_INTERNATIONAL_WORDS = tuple(name.lower() for name in lists().international)
_ABBREVIATION = re.compile(rf"(?<![\w@./-])(?:{'|'.join(_INTERNATIONAL)})(?![\w@/-]|\.\w)", re.IGNORECASE)


def _look_international(x: Examination) -> Iterator[Breach | Skip]:
    for prose in proses_with(x, *_INTERNATIONAL_WORDS):
        for found in _ABBREVIATION.finditer(prose.text):
            wanted = _INTERNATIONAL[found.group().casefold()]
            if found.group() != wanted and not is_upper(found.group()):
                message = "Tên viết tắt «{written}» phải viết bằng chữ in hoa «{wanted}»."
                yield respelt(prose, *found.span(), wanted, message, Severity.WARN)


RULES: tuple[Rule, ...] = (
    Rule(
        code="ND30-C03",
        title="Danh từ chung chỉ đơn vị hành chính viết hoa giữa câu",
        facts=("VH-III.1a",),
        clause="Phụ lục II, Mục III, khoản 1, điểm a",
        force="BB",
        remedy="viết thường tỉnh, thành phố, thị xã, xã, phường…; chỉ viết hoa tên riêng đi sau.",
        reason="Chỉ tên riêng của đơn vị hành chính viết hoa; danh từ chung đứng trước viết thường.",
        good="UBND tỉnh Nghệ An; trên địa bàn thị xã",
        bad="UBND Tỉnh Nghệ An; trên địa bàn Thị xã",
        look=_look_unit,
        fix="safe",
    ),
    Rule(
        code="ND30-C04",
        title="Đơn vị hành chính mang số, tên người, tên sự kiện không viết hoa danh từ chung",
        facts=("VH-III.1b", "VH-III.1c"),
        clause="Phụ lục II, Mục III, khoản 1, điểm b và điểm c",
        force="BB",
        remedy="viết hoa cả danh từ chung: Quận 1, Phường Điện Biên Phủ, Thành phố Hồ Chí Minh, Thủ đô Hà Nội.",
        reason="Ở các tên này danh từ chung là một phần của tên riêng.",
        good="Thành phố Hồ Chí Minh; Phường Điện Biên Phủ",
        bad="thành phố Hồ Chí Minh; phường Điện Biên Phủ",
        look=_look_special_unit,
        fix="safe",
    ),
    Rule(
        code="ND30-C05",
        title="Tên riêng của đơn vị hành chính, địa danh thiếu chữ hoa",
        facts=("VH-III.1a", "VH-III.1d"),
        clause="Phụ lục II, Mục III, khoản 1, điểm a và điểm d",
        force="BB",
        remedy="viết hoa chữ cái đầu của mọi âm tiết trong tên riêng.",
        reason="Tên riêng của đơn vị hành chính viết hoa tất cả các âm tiết.",
        good="tỉnh Nghệ An; Cửa Lò",
        bad="tỉnh Nghệ an; Cửa lò",
        look=_look_proper_name,
        fix="safe",
    ),
    Rule(
        code="ND30-C06",
        title="Danh từ chung chỉ địa hình trước tên riêng viết hoa giữa câu",
        facts=("VH-III.1d′",),
        clause="Phụ lục II, Mục III, khoản 1, điểm d",
        force="BB",
        remedy="viết thường sông, biển, chợ, vịnh…; chỉ viết hoa tên riêng đi sau.",
        reason="Danh từ chung chỉ địa hình không thuộc tên riêng.",
        good="sông Vàm Cỏ; vịnh Hạ Long",
        bad="trên Sông Vàm Cỏ; tại Vịnh Hạ Long",
        look=look_for("terrain", message="Danh từ chung chỉ địa hình: «{written}» phải viết «{wanted}»."),
        fix="safe",
    ),
    Rule(
        code="ND30-C07",
        title="Tên vùng, miền viết hoa sai",
        facts=("VH-III.1đ",),
        clause="Phụ lục II, Mục III, khoản 1, điểm đ",
        force="BB",
        remedy="viết hoa chữ cái đầu của mọi âm tiết trong tên vùng, miền.",
        reason="Tên vùng, miền ghép từ chỉ phương hướng là tên riêng; chỉ phương hướng thì viết thường.",
        good="vùng Tây Bắc; Bắc Bộ",
        bad="vùng tây bắc; Bắc bộ",
        look=_look_region,
        fix="safe",
    ),
    Rule(
        code="ND30-C08",
        title="Tên cơ quan, tổ chức viết hoa sai",
        facts=("VH-IV.1a", "VH-IV.1b", "VH-IV.2a"),
        clause="Phụ lục II, Mục IV",
        force="BB",
        remedy="chỉ viết hoa chữ đầu của từ, cụm từ chỉ loại hình, chức năng, lĩnh vực hoạt động.",
        reason="Tên cơ quan viết một cách thì tìm kiếm, đối chiếu và lập hồ sơ không sót.",
        good="Ủy ban nhân dân; Sở Giáo dục và Đào tạo",
        bad="Ủy Ban Nhân Dân; Sở Giáo Dục Và Đào Tạo",
        look=look_for("body", message="Tên cơ quan, tổ chức «{written}» phải viết «{wanted}»."),
        fix="safe",
    ),
    Rule(
        code="ND30-C09",
        title="Tên nước ngoài phiên âm viết hoa sai",
        facts=("VH-II.2b", "VH-III.2b"),
        clause="Phụ lục II, Mục II, khoản 2, điểm b và Mục III, khoản 2, điểm b",
        force="BB",
        remedy="chỉ viết hoa âm tiết đầu của mỗi thành phần, các âm tiết nối bằng gạch nối.",
        reason="Gạch nối cho biết các âm tiết là một từ, nên chỉ âm tiết đầu viết hoa.",
        good="Mát-xcơ-va",
        bad="Mát-Xcơ-Va",
        look=look_for("foreign", message="Tên phiên âm «{written}» phải viết «{wanted}»."),
        fix="safe",
    ),
    Rule(
        code="ND30-C10",
        title="Tên viết tắt của tổ chức quốc tế không viết in hoa",
        facts=("VH-IV.2b",),
        clause="Phụ lục II, Mục IV, khoản 2, điểm b",
        force="BB",
        remedy="viết in hoa như nguyên ngữ: WTO, UNDP, UNESCO, ASEAN.",
        reason="Tên viết tắt viết bằng chữ in hoa như nguyên ngữ.",
        good="ASEAN",
        bad="Asean",
        look=_look_international,
        fix="safe",
    ),
)
