"""Turns names of documents and cited parts of them into breaches of capitals (Phụ lục II, Mục V, khoản 6 and 7)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docgen.contracts.rule import Breach, Rule
from docgen.diagnostics import Severity
from docgen.vietnamese.capitals import is_capital, is_upper, may_begin_sentence, syllable_key
from docgen.vietnamese.citations import DOCUMENT_TYPES
from templates_nd30.rules.casing import breach_of, hits_of, respelt, word_before
from templates_nd30.rules.dictionary import either_spelling, keys_of
from templates_nd30.rules.prose import proses_of, proses_with, quoted_spans, title_spans

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docgen.contracts.rule import Examination, Skip

_B = r"[ \u00a0]+"

_TYPES = tuple(entry.name for entry in DOCUMENT_TYPES if not entry.named_law and entry.name != "Văn bản")
# A number and a symbol tell that one certain document is meant.
_NUMBERED = re.compile(
    rf"(?<!\w)(?P<type>{either_spelling(_TYPES)}){_B}số:?{_B}?\d+\w?[ ]?[/-][ ]?(?:\d{{4}}/)?[^\W\d_][\w&-]*",
    re.IGNORECASE,
)
_NUMBER_BEGINS = re.compile(r"[sS][ốỐ]:?[ \u00a0]*\d")
_SEVERAL = keys_of("các", "những", "nhiều", "mọi", "số")


def _look_document_name(x: Examination) -> Iterator[Breach | Skip]:
    for hit in hits_of(x, "law"):
        yield breach_of(hit, "Tên văn bản «{written}» phải viết «{wanted}».")
    for prose in proses_with(x, "số"):
        if _NUMBER_BEGINS.search(prose.text) is None:
            continue
        for found in _NUMBERED.finditer(prose.text):
            written = found["type"]
            wanted = written[:1].upper() + written[1:].lower()
            if written == wanted or is_upper(written):
                continue
            start = found.start("type")
            if syllable_key(word_before(prose.text, start)) in _SEVERAL or _is_quoted(prose.text, start):
                continue
            yield respelt(
                prose,
                start,
                found.end("type"),
                wanted,
                "Tên loại của văn bản cụ thể «{written}» phải viết «{wanted}».",
                None,
            )


def _is_quoted(text: str, offset: int) -> bool:
    return quoted_spans(text).hold(offset) or title_spans(text).hold(offset)


_NUMERAL = r"(?:[IVXLC]+|\d+)"
_CAPITAL_PART = re.compile(rf"(?<![\w/-])(?P<word>Khoản{_B}(?=\d)|Điểm{_B}(?=[a-zđ](?!\w)))")
_SMALL_ARTICLE = re.compile(
    rf"(?<!\w)(?:(?P<sure>[Kk]hoản{_B}\d+\w?,?)|tại|theo|[Đđ]iểm{_B}[a-zđ]){_B}(?P<word>điều)(?={_B}\d+\w?(?!\w|%|[.,]\d))"
)
_SMALL_PART = re.compile(
    rf"(?<!\w)(?:tại|theo|thuộc|[Kk]hoản{_B}\d+\w?,?|[Đđ]iều{_B}\d+\w?,?|[Mm]ục{_B}{_NUMERAL},?|[Cc]hương{_B}{_NUMERAL},?)"
    rf"{_B}(?P<word>chương|tiểu{_B}mục|mục|phần)(?={_B}{_NUMERAL}(?!\w|%|[.,]\d|/))"
)


# What every one of them has, asked first.
_CITED = re.compile(
    rf"Khoản{_B}\d|Điểm{_B}[a-zđ](?!\w)|điều{_B}\d|chương{_B}[IVXLC\d]|mục{_B}[IVXLC\d]|phần{_B}[IVXLC\d]"
)


def _look_cited_part(x: Examination) -> Iterator[Breach | Skip]:
    for prose in proses_of(x):
        text = prose.text
        if _CITED.search(text) is None:
            continue
        found = [
            *((match, None) for match in _CAPITAL_PART.finditer(text) if _is_inside_sentence(text, match.start())),
            *((match, None if match["sure"] else Severity.WARN) for match in _SMALL_ARTICLE.finditer(text)),
            *((match, Severity.WARN) for match in _SMALL_PART.finditer(text)),
        ]
        for match, severity in sorted(found, key=lambda item: item[0].start("word")):
            start, end = match.span("word")
            word = text[start:end].rstrip()
            if _is_quoted(text, start):
                continue
            wanted = word.lower() if is_capital(word) else word[:1].upper() + word[1:]
            message = "Viện dẫn «{written}» giữa câu; quy định viết «{wanted}»."
            yield respelt(prose, start, start + len(word), wanted, message, severity)


def _is_inside_sentence(text: str, start: int) -> bool:
    """Certainly not a beginning: after a word or a comma. A list of articles after ";" is quoted as it likes."""
    before = text[max(0, start - 8) : start].rstrip(" \u00a0")
    return bool(before) and (before[-1].isalnum() or before[-1] == ",") and not may_begin_sentence(text, start)


RULES: tuple[Rule, ...] = (
    Rule(
        code="ND30-C15",
        title="Tên loại, tên gọi của văn bản cụ thể viết hoa sai",
        facts=("VH-V.6",),
        clause="Phụ lục II, Mục V, khoản 6",
        force="BB",
        remedy="viết hoa chữ cái đầu của tên loại và của âm tiết đầu trong tên gọi văn bản.",
        reason="Chữ hoa phân biệt một văn bản cụ thể với loại văn bản nói chung.",
        good="Kế hoạch số 15/KH-UBND; Luật Tổ chức Quốc hội",
        bad="kế hoạch số 15/KH-UBND; Luật tổ chức quốc hội",
        look=_look_document_name,
        fix="safe",
    ),
    Rule(
        code="ND30-C16",
        title="Viện dẫn phần, chương, mục, điều, khoản, điểm viết hoa sai",
        facts=("VH-V.7", "VD-05"),
        clause="Phụ lục II, Mục V, khoản 7",
        force="BB",
        remedy="viết hoa Phần, Chương, Mục, Tiểu mục, Điều; viết thường khoản, điểm khi đứng giữa câu.",
        reason="Cách viết thống nhất giúp tìm và đối chiếu điều khoản được viện dẫn.",
        good="điểm a khoản 2 Điều 103 Mục 5 Chương XII",
        bad="Điểm a Khoản 2 điều 103",
        look=_look_cited_part,
        fix="safe",
    ),
)
