"""Turns facts and the main part into a judgement: does Nghị định 30 govern this document, and as what."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from docgen.anatomy.boxes import Box
from docgen.anatomy.lines import fold, has_letters, look_of, text_width_of_section
from docgen.anatomy.results import DocumentPart, PartKind, Scope, ScopeKind
from docgen.anatomy.words import find_type_named, is_normative, is_party_title
from docgen.ooxml.formats import find_legacy_encoding
from docgen.vietnamese.text import ACCENTED_LETTERS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docgen.anatomy.lines import Line
    from docgen.anatomy.results import Reference
    from docgen.ooxml.facts import DocumentFacts

_ACCENTED: Final = frozenset(ACCENTED_LETTERS)
_SAMPLE: Final = 20_000
"""Letters that are enough to tell a language."""
_ENOUGH: Final = 60
_FEW_ACCENTS: Final = 0.05
"""Vietnamese has a marked letter in every three or four; a Vietnamese name in an English text makes one in fifty."""
_FEW_LETTERS: Final = 200
_ENGLISH: Final = frozenset(
    {"the", "of", "and", "for", "shall", "with", "by", "is", "are", "on", "this", "that", "from", "be", "as", "at"}
)
_MUCH_ENGLISH: Final = 0.1
"""Share of such words: an English text has one in four, a Vietnamese one none but in names."""
_SOME_ACCENTS: Final = 0.12
"""A text full of Vietnamese names and places stays below it; one that is half Vietnamese does not."""
_WORDS: Final = re.compile(r"[^\W\d_]+")
_LARGE: Final = 0.5
_MOST_PARTY_LINES: Final = 40
_HEAD_LINES: Final = 8
_WITH_YEAR: Final = frozenset(
    {"Hiến pháp", "Bộ luật", "Luật", "Pháp lệnh", "Lệnh", "Sắc lệnh", "Nghị quyết", "Nghị quyết liên tịch", "Nghị định"}
    | {"Quyết định", "Thông tư", "Thông tư liên tịch"}
)
"""Types that are normative documents when their number holds a year."""
_OFFICIAL: Final = (
    *(Box.NATIONAL_TITLE, Box.MOTTO, Box.ISSUER, Box.REFERENCE, Box.PLACE_DATE),
    *(Box.AUTHORITY, Box.RECIPIENTS_LABEL, Box.FILE_COPY),
)
"""Components that only who drafts for an office writes, whatever else is missing."""
_PARLIAMENT: Final = re.compile(r"(?:UBTV)?QH\d")
_LAST_DIRECTIVES: Final = "2016"
_ASSOCIATION: Final = re.compile(
    r"(?:\w+ ){0,2}(?:doan (?:tncs|thanh nien cong san) ho chi minh|doi (?:tntp|thieu nien tien phong) ho chi minh"
    r"|mat tran to quoc viet nam|lien doan lao dong|hoi nong dan|hoi (?:lhpn|lien hiep phu nu)"
    r"|hoi (?:ccb|cuu chien binh)|hoi (?:lhtn|lien hiep thanh nien)|hoi sinh vien)\b"
)
"""Political-social and social organisations, who apply the decree as it suits them (khoản 2 Điều 2, fact L2)."""


@dataclass(frozen=True, slots=True)
class Letters:
    """A sample of a text: its lines, and how many of its letters are in a legacy font.

    Letters are counted for whoever asks: of few documents anybody needs to.
    """

    sample: tuple[str, ...]
    legacy: int
    encodings: tuple[str, ...]

    @property
    def total(self) -> int:
        return _count(self.sample)

    @property
    def accented(self) -> int:
        return sum(letter in _ACCENTED for words in self.sample for letter in words)

    @property
    def is_none(self) -> bool:
        """Whether there is no letter at all."""
        return not any(map(has_letters, self.sample))

    @property
    def is_mostly_legacy(self) -> bool:
        return self.legacy > 0 and self.legacy * 2 > self.total > 0


def _count(lines: Sequence[str]) -> int:
    return sum(sum(map(str.isalpha, words)) for words in lines)


def count_letters(lines: Sequence[Line]) -> Letters:
    """Counts a sample of the letters from the beginning of the text."""
    total = counted = most = legacy = 0
    sample: list[str] = []
    encodings: dict[str, None] = {}
    known: dict[str, str] = {}
    for line in lines:
        # Letters are not counted before there can be enough of them.
        if most > _SAMPLE:
            total += _count(sample[counted:])
            counted = len(sample)
            if total > _SAMPLE:
                break
        if line.is_blank:
            continue
        most += len(line.words) - line.words.count(" ")
        sample.append(line.words)
        look = line.paragraph.runs[0].format if line.paragraph.runs else None
        for run in line.paragraph.runs:
            if run.text.strip():
                look = run.format
                break
        if look is not None:
            font = look.font_ascii
            if font not in known:
                known[font] = find_legacy_encoding(font) or ""
            if known[font]:
                legacy += _count((line.words,))
                encodings[known[font]] = None
    return Letters(tuple(sample), legacy, tuple(encodings))


def judge_scope(facts: DocumentFacts, lines: Sequence[Line], parts: Sequence[DocumentPart], letters: Letters) -> Scope:
    """The scope of a file, asked in the order in which an answer makes the others pointless."""
    pictures = _large_pictures(facts, lines)
    if pictures and (total := letters.total) < _FEW_LETTERS:
        reason = f"Tệp có {pictures} hình lớn và chỉ {total} chữ cái: có lẽ là bản quét, không có chữ để đọc."
        return Scope(ScopeKind.SCANNED, 0.9 if total < _ENOUGH else 0.7, (reason,))
    if letters.is_none:
        return Scope(ScopeKind.EMPTY, 0.99, ("Tệp không có chữ nào.",))
    if letters.is_mostly_legacy:
        names = ", ".join(letters.encodings)
        reason = f"Phần lớn chữ dùng phông cũ ({names}), không phải Unicode; cần chuyển mã trước khi đọc."
        return Scope(ScopeKind.UNKNOWN, 0.9, (reason,))
    main = next((part for part in parts if part.kind is PartKind.MAIN), None)
    party = _party_signs(lines)
    has_national = main is not None and bool(main.of(Box.NATIONAL_TITLE))
    if party and (len(party) > 1 or not has_national):
        return Scope(ScopeKind.PARTY, 0.97 if len(party) > 1 else 0.8, tuple(party))
    if has_national:
        return _judge_kind(parts, main)
    return _find_foreign(letters) or _find_association(lines) or _judge_kind(parts, main)


def _find_association(lines: Sequence[Line]) -> Scope | None:
    """A political-social organisation with a header of its own, and no Quốc hiệu in it."""
    head = [line for line in lines if not line.is_blank][:_HEAD_LINES]
    name = next((line.words for line in head if _ASSOCIATION.match(line.folded) and look_of(line).upper), None)
    if name is None:
        return None
    reason = f"Phần đầu ghi “{name}”, không có Quốc hiệu: tổ chức này áp dụng Nghị định 30 cho phù hợp."
    return Scope(ScopeKind.UNKNOWN, 0.8, (reason,))


def _large_pictures(facts: DocumentFacts, lines: Sequence[Line]) -> int:
    count = 0
    seen: set[object] = set()
    for line in lines:
        if not line.paragraph.drawings or line.address in seen:
            continue
        seen.add(line.address)
        room = text_width_of_section(facts.sections[line.address.section])
        count += sum(
            drawing.kind == "picture" and drawing.width >= _LARGE * room for drawing in line.paragraph.drawings
        )
    return count


def _party_signs(lines: Sequence[Line]) -> tuple[str, ...]:
    """The telling signs of a Party document (fact L7), as sentences."""
    signs: list[str] = []
    count = 0
    star = number = False
    for line in lines:
        if line.is_blank:
            continue
        count += 1
        if count > _MOST_PARTY_LINES:
            break
        if is_party_title(line) and look_of(line).upper:
            signs.append("Phần đầu ghi “ĐẢNG CỘNG SẢN VIỆT NAM” thay cho Quốc hiệu.")
        star = star or line.words == "*"
        number = number or _is_party_number(line.words)
    if signs and star:
        signs.append("Dưới tên cơ quan có dấu “*”.")
    if signs and number:
        signs.append("Số viết kiểu “Số 05-NQ/ĐU”: gạch nối trước ký hiệu, không có dấu hai chấm.")
    if signs and any(fold(line.words).startswith(("t/m ", "k/t ", "t/l ")) for line in lines[-60:]):
        signs.append("Quyền hạn ký viết “T/M”, “K/T”.")
    return tuple(dict.fromkeys(signs))


def _is_party_number(words: str) -> bool:
    rest = words.removeprefix("Số").strip()
    head, _, tail = rest.partition("-")
    return words.startswith("Số") and ":" not in words[:5] and head.strip(" .…").isdigit() and "/" in tail


def _find_foreign(letters: Letters) -> Scope | None:
    total, accented = letters.total, letters.accented
    if total < _ENOUGH or accented >= _SOME_ACCENTS * total:
        return None
    share = accented / total
    if accented < _FEW_ACCENTS * total:
        reason = (
            f"Chỉ {share:.0%} chữ cái có dấu tiếng Việt: văn bản viết bằng tiếng nước ngoài hoặc tiếng Việt không dấu."
        )
    elif _is_english(letters):
        reason = f"Lời văn viết bằng tiếng Anh; {share:.0%} chữ cái có dấu tiếng Việt là của tên người, tên nơi."
    else:
        return None
    return Scope(ScopeKind.FOREIGN, 0.85, (reason,))


def _is_english(letters: Letters) -> bool:
    """Whether the small words of English hold the text together."""
    words = [word for line in letters.sample for word in _WORDS.findall(line.lower())]
    return sum(word in _ENGLISH for word in words) >= _MUCH_ENGLISH * len(words) > 0


def _judge_kind(parts: Sequence[DocumentPart], main: DocumentPart | None) -> Scope:
    if main is None:
        return _judge_without_main(parts)
    reference = main.reference
    type_entries = main.of(Box.TYPE_NAME)
    known = find_type_named(main.type_name)
    if reference is not None and reference.year and _has_normative_number(main, reference):
        written = f"{reference.number}/{reference.year}/{reference.symbol}"
        reason = f"Số, ký hiệu có năm ở giữa ({written}): kiểu của văn bản quy phạm pháp luật."
        return Scope(ScopeKind.NORMATIVE, 0.9, (reason,))
    if known is not None and is_normative(known):
        return Scope(ScopeKind.NORMATIVE, 0.85, (f"Tên loại “{main.type_name}” chỉ có ở văn bản quy phạm pháp luật.",))
    if type_entries:
        return _judge_named(main)
    return _judge_letter(main)


def _has_normative_number(main: DocumentPart, reference: Reference) -> bool:
    """Whether a number with its year is that of a normative document: by the printed type, else by the symbol's.

    Only these types are normative at all; a year in the number of any other document is a mistake (SO-03). A chỉ thị
    was normative until the law of 2015 took effect on 01/7/2016.
    """
    known = find_type_named(main.type_name)
    if known is None and _PARLIAMENT.match(reference.symbol):
        return True
    name = known.name if known is not None else reference.type_name
    return name in _WITH_YEAR or (name == "Chỉ thị" and reference.year <= _LAST_DIRECTIVES)


def _judge_named(main: DocumentPart) -> Scope:
    entry = main.of(Box.TYPE_NAME)[0]
    if main.type_name == "Công văn":
        reason = "Có dòng “CÔNG VĂN” in như tên loại; công văn không ghi tên loại."
        return Scope(ScopeKind.OFFICIAL_LETTER, 0.8, (reason,))
    reasons = [
        f"Có tên loại “{entry.words}”."
        if main.type_name
        else f"Có dòng “{entry.words}” ở chỗ tên loại, không thuộc Điều 7."
    ]
    has_head = bool(main.of(Box.NATIONAL_TITLE))
    if has_head:
        reasons.append("Có Quốc hiệu.")
    sure = 0.95 if has_head and main.type_name else 0.75 if main.type_name else 0.5
    if not main.type_name and not has_head:
        return Scope(ScopeKind.UNKNOWN, 0.6, (*reasons, "Không có Quốc hiệu."))
    if not any(main.of(box) for box in _OFFICIAL):
        # Private persons make contracts and minutes too.
        reason = "Không có thành phần nào khác ở phần đầu, không có quyền hạn ký và nơi nhận."
        return Scope(ScopeKind.UNKNOWN, 0.6, (*reasons, reason))
    return Scope(ScopeKind.NAMED, sure, tuple(reasons))


def _judge_letter(main: DocumentPart) -> Scope:
    reasons: list[str] = []
    if main.of(Box.LETTER_SUBJECT):
        reasons.append("Có dòng “V/v” dưới số, ký hiệu.")
    if main.of(Box.ADDRESSEE_LABEL):
        reasons.append("Có “Kính gửi” và không có tên loại.")
    reference = main.reference
    if reference is not None and reference.symbol and not reference.type_name:
        reasons.append(f"Ký hiệu “{reference.symbol}” không có chữ viết tắt tên loại.")
    strong = [reason for reason in reasons if not reason.startswith("Ký hiệu")]
    if len(reasons) > 1 or (strong and main.of(Box.NATIONAL_TITLE)):
        return Scope(ScopeKind.OFFICIAL_LETTER, 0.95 if len(reasons) > 1 else 0.8, tuple(reasons))
    if main.of(Box.NATIONAL_TITLE):
        return Scope(ScopeKind.UNKNOWN, 0.6, ("Có Quốc hiệu nhưng không có tên loại, “V/v” hay “Kính gửi”.", *reasons))
    return Scope(ScopeKind.UNKNOWN, 0.8, ("Không có Quốc hiệu, tên loại, “V/v” hay “Kính gửi”.", *reasons))


def _judge_without_main(parts: Sequence[DocumentPart]) -> Scope:
    kinds = {part.kind for part in parts}
    if PartKind.ATTACHED in kinds:
        return Scope(ScopeKind.NAMED, 0.7, ("Tệp chỉ có văn bản ban hành kèm theo một văn bản khác.",))
    if PartKind.APPENDIX in kinds:
        return Scope(ScopeKind.NAMED, 0.7, ("Tệp chỉ có phụ lục của một văn bản khác.",))
    return Scope(ScopeKind.UNKNOWN, 0.8, ("Không nhận ra phần nào của văn bản hành chính.",))
