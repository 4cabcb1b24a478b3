"""Turns sentences, names of people and citations into breaches of capitals (Phụ lục II, Mục I, II and V)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docgen.contracts.rule import Breach, Rule
from docgen.diagnostics import Severity
from docgen.vietnamese.capitals import is_capital, is_upper, may_begin_sentence, syllable_key
from templates_nd30.rules.casing import breach_of, hits_of, look_for, respelt
from templates_nd30.rules.dictionary import either_spelling, keys_of, lists, spellings
from templates_nd30.rules.prose import Prose, proses_of, proses_with, quoted_spans, reading_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docgen.contracts.rule import Examination, Skip

_B = r"[ \u00a0]+"
_WORD = r"[^\W\d_]+"

# A full stop ends a sentence when a whole syllable stands before it; "v.v.", "TP.", "ThS." and initials are no such.
_AFTER_STOP = re.compile(rf"(?<![^\W_])(?P<last>{_WORD})[.?!]{_B}(?P<first>{_WORD})")
# A small letter after a stop, or a letter too rare to be told here.
_STOP = re.compile(rf"[.?!]{_B}[{''.join(filter(str.islower, map(chr, range(0x3000))))}\u3000-\U0010ffff]")
_SHORTENED = keys_of("tr", "tp", "tx", "tt", "gs", "ts", "ths", "bs", "ks", "đc", "vd", "st", "nxb", "tel", "fax", "no")
_WEB = ("www", "http", "https")
_LONGEST_ITEM = 40
"""A paragraph shorter than this is a line of a list or a title as often as a sentence."""


def _look_sentence_start(x: Examination) -> Iterator[Breach | Skip]:
    previous: Prose | None = None
    stops = _STOP.search(reading_of(x).text) is not None
    for prose in proses_of(x):
        for found in _AFTER_STOP.finditer(prose.text) if stops and _STOP.search(prose.text) else ():
            if _begins_small(prose.text, found):
                yield _small(prose, found.start("first"), "Sau dấu kết thúc câu, chữ «{written}» không viết hoa.")
        if previous is not None and _is_small_paragraph(prose, previous):
            yield _small(prose, 0, "Câu mở đầu đoạn, chữ «{written}» không viết hoa.")
        previous = prose


def _begins_small(text: str, found: re.Match[str]) -> bool:
    last, first = found["last"], found["first"]
    following = text[found.end() : found.end() + 1]
    return (
        first[0].islower()
        and last.islower()
        and len(last) > 1
        and syllable_key(last) not in _SHORTENED
        and first.lower() not in _WEB
        and following not in {")", ".", "@", "/", "_"}
    )


def _is_small_paragraph(prose: Prose, previous: Prose) -> bool:
    """A paragraph of running text that begins small although the one before has ended its sentence."""
    text = prose.text
    return (
        text[:1].islower()
        and len(text) > _LONGEST_ITEM
        and not may_begin_sentence(text, len(text[:3].rstrip()))
        and is_running_text(prose)
        and previous.index == prose.index - 1
        and is_running_text(previous)
        and previous.text.rstrip()[-1:] in {".", "?", "!"}
        and text.split(maxsplit=1)[0].isalpha()
    )


def is_running_text(prose: Prose) -> bool:
    """A body paragraph outside tables and drawings, not centred, without an automatic number or mark."""
    placed = prose.placed
    return (
        placed.story == "body"
        and not placed.in_table
        and not placed.in_textbox
        and placed.paragraph.label is None
        and placed.paragraph.format.alignment in {"both", "left", "distribute"}
    )


def _small(prose: Prose, start: int, message: str) -> Breach:
    word = re.compile(_WORD).match(prose.text, start)
    end = word.end() if word else start + 1
    written = prose.text[start:end]
    return respelt(prose, start, end, written[:1].upper() + written[1:], message, Severity.WARN)


_SURNAMES = either_spelling(lists().surnames)
_MIDDLE = re.compile(rf"[ \u00a0](?:{'|'.join(lists().middle_names)}){_B}(?P<given>[^\W\d_])")
_SMALL_MIDDLE = re.compile(
    rf"(?<!\w)(?:{_SURNAMES}){_B}(?P<middle>{'|'.join(lists().middle_names)}){_B}(?P<given>{_WORD})"
)


def _look_person(x: Examination) -> Iterator[Breach | Skip]:
    for prose in proses_with(x, *(f" {name} " for name in lists().middle_names)):
        if not any(is_capital(found["given"]) for found in _MIDDLE.finditer(prose.text)):
            continue
        for found in _SMALL_MIDDLE.finditer(prose.text):
            if not is_capital(found["given"]):
                continue
            written = found.group()
            wanted = " ".join(part[:1].upper() + part[1:] for part in written.split())
            yield respelt(prose, *found.span(), wanted, "Tên người «{written}» có âm tiết không viết hoa.", None)


# A title before a whole name of three syllables: "chủ tịch Nguyễn Văn An"; shorter names are too easily something else.
_TITLED = re.compile(
    rf"(?<!\w)(?P<title>{either_spelling(lists().titles)}){_B}(?P<name>(?:{_SURNAMES})(?:{_B}{_WORD}){{2}})(?!\w)"
)


_TITLE_WORDS = tuple(dict.fromkeys(spelling for title in lists().titles for spelling in spellings(title)))


def _look_title(x: Examination) -> Iterator[Breach | Skip]:
    message = "Chức vụ, học vị đi liền với tên người cụ thể: «{written}» phải viết hoa."
    for hit in hits_of(x, "title"):
        yield breach_of(hit, "Chức vụ «{written}» phải viết «{wanted}».")
    for prose in proses_with(x, *_TITLE_WORDS):
        for found in _TITLED.finditer(prose.text):
            if all(is_capital(part) and not is_upper(part) for part in found["name"].split()):
                title = found["title"]
                wanted = title[:1].upper() + title[1:]
                yield respelt(prose, *found.span("title"), wanted, message, Severity.WARN)


_NOUN = {"nhân dân": "Nhân dân", "nhà nước": "Nhà nước", "đảng": "Đảng"}
# With each pattern the words without which it cannot match, in small letters and single blanks.
_PARTY_AND_STATE = ("đảng, nhà nước", "đảng và nhà nước")
_REVERED = tuple(
    (words, re.compile(pattern))
    for words, pattern in (
        (_PARTY_AND_STATE, rf"(?<!\w)Đảng(?:,|{_B}và){_B}(?P<word>nhà{_B}nước)(?!\w)"),
        (_PARTY_AND_STATE, rf"(?<!\w)(?P<word>đảng)(?=(?:,|{_B}và){_B}[Nn]hà{_B}nước(?!\w))"),
        (("nhà nước và nhân dân",), rf"(?<!\w)[Nn]hà{_B}nước{_B}và{_B}(?P<word>nhân{_B}dân)(?!\w)"),
        (
            ("đảng bộ và nhân dân", "chính quyền và nhân dân"),
            rf"(?<!\w)(?:Đảng{_B}bộ|chính{_B}quyền){_B}và{_B}(?P<word>nhân{_B}dân)(?!\w)",
        ),
        (("phục vụ nhân dân",), rf"(?<!\w)phục{_B}vụ{_B}(?P<word>nhân{_B}dân)(?!\w)"),
    )
)


def _look_revered(x: Examination) -> Iterator[Breach | Skip]:
    for prose in proses_with(x, *(word for words, _ in _REVERED for word in words)):
        found = {match.span("word") for _, pattern in _REVERED for match in pattern.finditer(prose.text)}
        others = quoted_spans(prose.text) if found else None
        for start, end in sorted(found):
            if others and others.hold(start):
                continue
            wanted = _NOUN[" ".join(prose.text[start:end].split())]
            yield respelt(prose, start, end, wanted, "«{written}» đứng riêng phải viết «{wanted}».", Severity.WARN)


RULES: tuple[Rule, ...] = (
    Rule(
        code="ND30-C01",
        title="Đầu câu không viết hoa",
        facts=("VH-I",),
        clause="Phụ lục II, Mục I",
        force="BB",
        remedy="viết hoa chữ đầu câu, hoặc bỏ dấu chấm nếu câu chưa hết.",
        reason="Chữ hoa đầu câu cho biết câu mới; thiếu nó, người đọc không rõ dấu chấm là thật hay gõ nhầm.",
        good="… tại các địa phương. Các đơn vị báo cáo …",
        bad="… tại các địa phương. các đơn vị báo cáo …",
        look=_look_sentence_start,
        fix="unsafe",
    ),
    Rule(
        code="ND30-C02",
        title="Tên người có âm tiết không viết hoa",
        facts=("VH-II.1a",),
        clause="Phụ lục II, Mục II, khoản 1, điểm a",
        force="BB",
        remedy="viết hoa chữ cái đầu của mọi âm tiết trong tên người.",
        reason="Tên người là danh từ riêng, viết hoa tất cả các âm tiết, kể cả chữ đệm.",
        good="Nguyễn Văn An",
        bad="Nguyễn văn An",
        look=_look_person,
        fix="safe",
    ),
    Rule(
        code="ND30-C11",
        title="Nhân dân, Nhà nước, Đảng đứng riêng không viết hoa",
        facts=("VH-V.1", "VH-V.4"),
        clause="Phụ lục II, Mục V, khoản 1 và khoản 4",
        force="BB",
        remedy="viết hoa chữ đầu khi từ đứng riêng làm danh từ; trong tên cơ quan và từ ghép thì giữ nguyên.",
        reason="Ba từ này viết hoa khi đứng riêng; trong «cơ quan nhà nước», «Ủy ban nhân dân» thì không.",
        good="chủ trương của Đảng và Nhà nước",
        bad="chủ trương của đảng và nhà nước",
        look=_look_revered,
        fix="safe",
    ),
    Rule(
        code="ND30-C13",
        title="Chức vụ, học vị đi liền với tên người không viết hoa",
        facts=("VH-V.3",),
        clause="Phụ lục II, Mục V, khoản 3",
        force="BB",
        remedy="viết hoa chữ cái đầu của chức vụ, học vị đứng trước tên người.",
        reason="Chức vụ, học vị viết hoa khi chỉ một người cụ thể, viết thường khi nói chung.",
        good="Giáo sư Tôn Thất Tùng",
        bad="giáo sư Tôn Thất Tùng",
        look=_look_title,
        fix="safe",
    ),
    Rule(
        code="ND30-C22",
        title="Tên hiệu, tên gọi nhân vật lịch sử viết hoa sai",
        facts=("VH-II.1b",),
        clause="Phụ lục II, Mục II, khoản 1, điểm b",
        force="BB",
        remedy="viết hoa chữ cái đầu của mọi âm tiết: Vua Hùng, Bác Hồ.",
        reason="Tên hiệu gồm cả danh từ đứng trước, là tên gọi riêng của một nhân vật.",
        good="Vua Hùng; Bác Hồ",
        bad="vua Hùng; bác Hồ",
        look=look_for("epithet", message="Tên gọi «{written}» phải viết «{wanted}»."),
        fix="safe",
    ),
)
