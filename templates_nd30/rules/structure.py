"""Turns điều, khoản, điểm and the signs below them into breaches of numbering (ND30-641 to 644, 647, 648)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from docgen.anatomy.boxes import Box
from docgen.anatomy.results import Level
from docgen.contracts.rule import Breach, Rule
from docgen.diagnostics import Severity
from docgen.ooxml.edits import TextEdit
from templates_nd30.rules.looks import letters_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docgen.anatomy.results import BodyItem, DocumentPart
    from docgen.contracts.rule import Examination

_ARTICLE: Final = re.compile(r"(?P<name>\w+)\s+(?P<number>\d{1,3}[a-zđ]?)(?P<sign>\s*[.:]?)")
_CLAUSE: Final = re.compile(r"(?P<open>\(?)(?P<number>\d{1,3})(?P<sign>\s?[.)/])")
_POINT: Final = re.compile(r"(?P<open>\(?)(?P<letter>[a-zđăâêôơư])(?P<sign>\s?[).])")
_LETTERS: Final = "abcdđeghiklmnopqrstuvxy"
"""Letters of points as the decree itself counts (BC-07); ă, â, ê, ô, ơ, ư are passed over."""
_MARKED: Final = "ăâêôơư"
_HIGHER: Final = frozenset(
    {Level.PART, Level.CHAPTER, Level.SECTION, Level.SUBSECTION, Level.ARTICLE, Level.ROMAN, Level.LETTER}
    | {Level.CLAUSE, Level.DECIMAL, Level.HEADING}
)
LONGEST_TITLE: Final = 200
_MANY_LEVELS: Final = 2


def body_items(x: Examination, *levels: Level) -> Iterator[tuple[DocumentPart, BodyItem]]:
    """The items of these levels in the bodies of all documents, tables left out."""
    for part in x.anatomy.parts:
        for item in part.body:
            if item.level in levels and item.entry.box is Box.BODY:
                yield part, item


def _look_article(x: Examination) -> Iterator[Breach]:
    expected = 1
    for _, item in body_items(x, Level.ARTICLE):
        paragraph = x.paragraph_of(item.entry)
        found = _ARTICLE.match(item.label)
        if found is None:
            continue
        number = int(re.sub(r"\D", "", found["number"]))
        in_order = number == expected
        expected = number + 1
        if found["sign"].strip() == ".":
            continue
        label = list(letters_of(paragraph, x.index_at(item.entry), item.entry.start, item.text_start))
        # “Điều 5 Quy chế này …” at the start of a line is a citation.
        if not found["sign"].strip() and not (label and all(piece.run.format.bold for piece in label)) and not in_order:
            continue
        written = " ".join(item.label.split())
        name = f"{found['name']} {found['number']}."
        start, end = item.entry.start, item.text_start
        typed = paragraph.text[start:end]
        edit = TextEdit(x.index_at(item.entry), start + len(typed) - len(typed.lstrip()), end, name)
        rest = paragraph.text[end : item.entry.end]
        yield Breach(
            message=f"Sau “{found['name']} {found['number']}” là {_named(found['sign'])}, không phải dấu chấm.",
            measured=written,
            required=name,
            anchor=x.anchor_of(item.entry, start, max(end, start + 1)),
            edits=() if item.is_automatic or rest[:1].isalnum() else (edit,),
            confidence=item.entry.confidence,
        )


def _named(sign: str) -> str:
    return "dấu hai chấm" if ":" in sign else "khoảng trắng"


def _look_clause(x: Examination) -> Iterator[Breach]:
    for part in x.anatomy.parts:
        above: Level | None = None
        for item in part.body:
            if item.level is Level.CLAUSE and item.entry.box is Box.BODY and above is not Level.POINT:
                found = _CLAUSE.match(item.label)
                if found and (found["sign"].strip() != "." or found["open"]):
                    yield Breach(
                        message=f"Khoản đánh số “{item.label}”; quy định “{found['number']}.”.",
                        measured=item.label,
                        required=f"{found['number']}.",
                        anchor=x.anchor_of(item.entry, item.entry.start, max(item.text_start, item.entry.start + 1)),
                        # A list inside a sentence may be numbered “1)”.
                        severity=Severity.WARN,
                    )
            if item.level in _HIGHER or item.level is Level.POINT:
                above = item.level


def _points(part: DocumentPart) -> Iterator[tuple[BodyItem, re.Match[str], str]]:
    """The points of a document with the letter of the point before in the same list (empty for the first)."""
    before = ""
    for item in part.body:
        if item.level in _HIGHER:
            before = ""
        if item.level is not Level.POINT or item.entry.box is not Box.BODY:
            continue
        found = _POINT.fullmatch(item.label.strip())
        # “i)” that does not follow “h)” counts in small Roman numerals.
        if found is None or (found["letter"] in "ivx" and before not in {"h", "u", "v"} and found["letter"] != before):
            continue
        if found["letter"] == "a":
            before = ""
        yield item, found, before
        before = found["letter"]


def _look_point_sign(x: Examination) -> Iterator[Breach]:
    for part in x.anatomy.parts:
        for item, found, before in _points(part):
            if found["sign"] == ")" and not found["open"]:
                continue
            if found["letter"] != "a" and not before:
                continue
            start = item.entry.start
            typed = x.paragraph_of(item.entry).text[start : item.text_start]
            begin = start + len(typed) - len(typed.lstrip())
            wanted = f"{found['letter']})"
            rest = x.paragraph_of(item.entry).text[item.text_start : item.entry.end]
            edit = TextEdit(x.index_at(item.entry), begin, begin + len(item.label), wanted)
            safe = not item.is_automatic and typed.strip() == item.label and not rest[:1].isalnum()
            yield Breach(
                message=f"Điểm đánh dấu “{item.label}”; quy định “{wanted}”.",
                measured=item.label,
                required=wanted,
                anchor=x.anchor_of(item.entry, start, max(item.text_start, start + 1)),
                edits=(edit,) if safe else (),
                confidence=item.entry.confidence,
            )


def _look_point_order(x: Examination) -> Iterator[Breach]:
    for part in x.anatomy.parts:
        for item, found, before in _points(part):
            letter = found["letter"]
            if letter in _MARKED or before in _MARKED:
                continue
            known = letter in _LETTERS
            expected = _LETTERS[_LETTERS.index(before) + 1 :][:1] if before and before in _LETTERS else ""
            if known and (not expected or letter == expected):
                continue
            skipped = letter == "e" and before == "d"
            message = (
                f"“{letter})” không phải chữ cái tiếng Việt." if not known else f"Sau điểm {before}) là {letter})."
            )
            yield Breach(
                message="Điểm đ) bị bỏ qua: sau d) là e)." if skipped else message,
                measured=f"{before}), {letter})" if before else f"{letter})",
                required=f"{before}), {expected})" if expected else "chữ cái tiếng Việt theo thứ tự",
                anchor=x.anchor_of(item.entry, item.entry.start, max(item.text_start, item.entry.start + 1)),
                # Another gap may be a point that was left out on purpose, or a letter repeated.
                severity=None if skipped or not known else Severity.WARN,
                confidence=item.entry.confidence,
            )


def _look_decimals(x: Examination) -> Iterator[Breach]:
    for _, item in body_items(x, Level.DECIMAL):
        levels = len(re.findall(r"\d+", item.label))
        if levels > _MANY_LEVELS:
            yield Breach(
                message=f"Đánh số {levels} cấp “{item.label}”; Nghị định không có cách đánh số này.",
                measured=item.label,
                required="khoản 1., điểm a), gạch đầu dòng",
                anchor=x.anchor_of(item.entry),
            )


def _look_bullets(x: Examination) -> Iterator[Breach]:
    for _, item in body_items(x, Level.BULLET):
        if item.label in {"✓", "*"}:
            continue
        start = item.entry.start
        typed = x.paragraph_of(item.entry).text[start : item.text_start]
        begin = start + len(typed) - len(typed.lstrip())
        spaced = x.paragraph_of(item.entry).text[item.text_start : item.text_start + 1].isspace()
        edit = TextEdit(x.index_at(item.entry), begin, begin + len(typed.strip()), "-" if spaced else "- ")
        yield Breach(
            message="Đoạn bắt đầu bằng dấu đầu dòng tự động của Word hoặc ký hiệu, không phải gạch đầu dòng.",
            measured="dấu đầu dòng",
            required="gạch đầu dòng “-”",
            anchor=x.anchor_of(item.entry),
            edits=() if item.is_automatic or not typed.strip() else (edit,),
        )


RULES: tuple[Rule, ...] = (
    Rule(
        code="ND30-641",
        title="Sau số của điều không phải dấu chấm",
        facts=("BC-03",),
        provision="structure.number_end",
        box="6",
        remedy="sửa thành “Điều 1.” (dấu chấm ngay sau số).",
        reason="Số của điều là chữ số Ả Rập, sau số có dấu chấm.",
        good="Điều 1.",
        bad="Điều 1:",
        look=_look_article,
        fix="safe",
    ),
    Rule(
        code="ND30-642",
        title="Khoản không đánh số “1.”",
        facts=("BC-05",),
        provision="structure.number_end",
        box="6",
        remedy="sửa số của khoản thành chữ số và dấu chấm: “1.”.",
        reason="Khoản đánh số bằng chữ số Ả Rập, sau số có dấu chấm.",
        good="1.",
        bad="1) hoặc 1/",
        look=_look_clause,
        gather=True,
    ),
    Rule(
        code="ND30-643",
        title="Điểm không đánh dấu “a)”",
        facts=("BC-06",),
        provision="structure.point_end",
        box="6",
        remedy="sửa thành chữ cái thường và dấu đóng ngoặc đơn: “a)”.",
        reason="Điểm đánh theo chữ cái tiếng Việt, sau chữ cái có dấu đóng ngoặc đơn.",
        good="a)",
        bad="a. hoặc (a)",
        look=_look_point_sign,
        fix="safe",
    ),
    Rule(
        code="ND30-644",
        title="Điểm không theo thứ tự chữ cái tiếng Việt",
        facts=("BC-06", "BC-07"),
        provision="structure.point_end",
        box="6",
        remedy="đánh lại a, b, c, d, đ, e, g, h, i, k, l…; danh sách tự động của Word không có “đ” nên phải gõ tay.",
        reason="Bảng chữ cái tiếng Việt có đ sau d, không có f, j, w, z; viện dẫn “điểm đ” phải tìm được.",
        good="d), đ), e), g)",
        bad="d), e), f), g)",
        look=_look_point_order,
    ),
    Rule(
        code="ND30-647",
        title="Đánh số từ ba cấp trở lên",
        facts=("BC-09",),
        provision="structure.dash_below_point",
        box="6",
        remedy="dùng khoản (1.), điểm (a)) và gạch đầu dòng (-) thay cho 1.1.1.",
        reason="Bố cục của Nghị định chỉ đến điểm; số nhiều cấp khó viện dẫn.",
        good="1., a), -",
        bad="1.1.1.",
        look=_look_decimals,
        gather=True,
    ),
    Rule(
        code="ND30-648",
        title="Dùng dấu đầu dòng không phải gạch",
        facts=("BC-10",),
        provision="structure.dash_below_point",
        box="6",
        remedy="thay dấu đầu dòng bằng gạch đầu dòng “-”.",
        reason="Nghị định không nói đến dấu chấm tròn; thông lệ dùng gạch đầu dòng.",
        good="- Nội dung",
        bad="• Nội dung",
        look=_look_bullets,
        fix="safe",
        gather=True,
    ),
)
