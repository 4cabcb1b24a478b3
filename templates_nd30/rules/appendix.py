"""Turns the heads of appendices into breaches of heading, numbering and title (ND30-P01 to ND30-P12)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from docgen.anatomy.boxes import Box
from docgen.anatomy.results import PartKind
from docgen.contracts.rule import Breach, Examination, Rule, Skip
from docgen.diagnostics import Severity
from docgen.ooxml.edits import RunEdit, TextEdit
from docgen.vietnamese.text import normalise_text
from templates_nd30.rules.headings import roman
from templates_nd30.rules.looks import (
    each,
    is_whole,
    letters_of_entry,
    look_of_size,
    wrong_alignment,
    wrong_case,
    wrong_size,
    wrong_slant,
    wrong_weight,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from docgen.anatomy.results import BoxEntry, DocumentPart

_HEADING: Final = re.compile(
    r"(?P<word>phụ\s+lục)(?P<so>\s+số)?(?:\s+(?P<number>[IVXLC]{1,7}|\d{1,2}|[A-ZĐ]))?(?P<end>\s*[.:]?)\s*",
    re.IGNORECASE,
)
_MOST_APPENDICES: Final = 39
_ROMAN_VALUES: Final = {roman(value): value for value in range(1, _MOST_APPENDICES + 1)}


def appendices_of(x: Examination) -> list[list[DocumentPart]]:
    """The appendices of the file, those of one document together."""
    groups: list[list[DocumentPart]] = [[]]
    for part in x.anatomy.parts:
        if part.kind is PartKind.APPENDIX:
            groups[-1].append(part)
        else:
            groups.append([])
    return [group for group in groups if group]


def heading_of(part: DocumentPart) -> tuple[BoxEntry, re.Match[str]] | None:
    """“Phụ lục I” of an appendix, read apart."""
    entry = next(iter(part.of(Box.APPENDIX_HEADING)), None)
    found = _HEADING.fullmatch(normalise_text(entry.words)) if entry else None
    return (entry, found) if entry and found else None


def _each_group(look: Callable[..., Iterator[Breach]]) -> Callable[[Examination], Iterator[Breach | Skip]]:
    def look_at_all(x: Examination) -> Iterator[Breach | Skip]:
        groups = appendices_of(x)
        if not groups:
            yield Skip("tệp không có phụ lục")
        for group in groups:
            headed = [(part, *found) for part in group if (found := heading_of(part)) is not None]
            yield from look(x, group, headed)

    return look_at_all


_Headed = list[tuple["DocumentPart", "BoxEntry", "re.Match[str]"]]


def _rewrite(x: Examination, entry: BoxEntry, number: str) -> tuple[TextEdit, ...]:
    text = x.paragraph_of(entry).text[entry.start : entry.end]
    start = entry.start + len(text) - len(text.lstrip())
    words = f"{x.decree.text('wording.appendix')} {number}".strip()
    return (TextEdit(x.index_at(entry), start, entry.start + len(text.rstrip()), words),)


def _look_numeral(x: Examination, _group: list[DocumentPart], headed: _Headed) -> Iterator[Breach]:
    for _, entry, found in headed:
        number = found["number"] or ""
        if not number or (number.upper() in _ROMAN_VALUES and not found["so"]):
            continue
        digits = number.isdigit() and 0 < int(number) <= _MOST_APPENDICES
        right = roman(int(number)) if digits and len(headed) > 1 else number.upper()
        if digits and len(headed) == 1:
            right = ""
        known = digits or number.upper() in _ROMAN_VALUES
        wanted = f"{x.decree.text('wording.appendix')} {right}".strip()
        yield Breach(
            message=f"Phụ lục đánh số “{entry.words}”; quy định chữ số La Mã, không có chữ “số”."
            if len(headed) > 1
            else f"Phụ lục đánh số “{entry.words}”; quy định chữ số La Mã, một phụ lục thì không đánh số.",
            measured=entry.words,
            required=wanted if known else "chữ số La Mã",
            anchor=x.anchor_of(entry),
            # The other appendices may stand in files of their own: then the number stays.
            edits=_rewrite(x, entry, right) if known and len(headed) > 1 else (),
            confidence=entry.confidence,
        )


def _look_single(x: Examination, group: list[DocumentPart], headed: _Headed) -> Iterator[Breach]:
    if len(group) != 1 or len(headed) != 1 or len(appendices_of(x)) != 1:
        return
    _, entry, found = headed[0]
    others = [
        value
        for item in main_text(x)
        for value in re.findall(r"phụ lục (?:số )?([IVXLC]+|\d+)\b", item, re.IGNORECASE)
        if value.upper() != (found["number"] or "").upper()
    ]
    if found["number"] and found["number"].upper() in _ROMAN_VALUES and not others and x.anatomy.main:
        yield Breach(
            message="Văn bản có một phụ lục mà phụ lục được đánh số.",
            measured=entry.words,
            required=x.decree.text("wording.appendix"),
            anchor=x.anchor_of(entry),
            severity=Severity.WARN,
        )


def main_text(x: Examination) -> list[str]:
    """The paragraphs of the main document as plain text."""
    main = x.anatomy.main
    return [normalise_text(entry.words) for entry in main.entries] if main else []


def _look_unnumbered(x: Examination, group: list[DocumentPart], headed: _Headed) -> Iterator[Breach]:
    if len(group) < 2 or len(headed) != len(group):  # noqa: PLR2004 - from two on they are numbered
        return
    bare = [entry for _, entry, found in headed if not found["number"]]
    if not bare:
        return
    word = x.decree.text("wording.appendix")
    edits = [edit for place, entry in enumerate(bare, start=1) for edit in _rewrite(x, entry, roman(place))]
    yield Breach(
        message=f"Văn bản có {len(headed)} phụ lục mà {len(bare)} phụ lục không đánh số.",
        measured=f"{len(bare)} phụ lục không đánh số",
        required=", ".join(f"{word} {roman(place)}" for place in range(1, len(headed) + 1)),
        anchor=x.anchor_of(bare[0]),
        edits=tuple(edits) if len(bare) == len(headed) else (),
        confidence=min(entry.confidence for _, entry, _ in headed),
    )


def _look_order(x: Examination, _group: list[DocumentPart], headed: _Headed) -> Iterator[Breach]:
    before = 0
    for _, entry, found in headed:
        number = (found["number"] or "").upper()
        value = int(number) if number.isdigit() else _ROMAN_VALUES.get(number, 0)
        if value and before and value != before + 1:
            yield Breach(
                message=f"Sau Phụ lục {roman(before)} là “{entry.words}”.",
                measured=entry.words,
                required=f"Phụ lục {roman(before + 1)}",
                anchor=x.anchor_of(entry),
                severity=Severity.WARN,
            )
        before = value


def _look_heading_case(x: Examination, _group: list[DocumentPart], headed: _Headed) -> Iterator[Breach]:
    wanted = x.decree.text("wording.appendix")
    for _, entry, found in headed:
        word = found["word"]
        made = [letters for letters in letters_of_entry(x, entry) if letters.run.format.caps]
        if not word.isupper() and not made:
            continue
        text = x.paragraph_of(entry).text[entry.start : entry.end]
        start = entry.start + len(text) - len(text.lstrip())
        same = normalise_text(text.lstrip()[: len(word)]) == word
        edits: tuple[TextEdit | RunEdit, ...] = ()
        if made and not word.isupper():
            edits = (RunEdit(x.index_at(entry), entry.start, entry.end, caps=False),)
        elif same and not made:
            edits = (TextEdit(x.index_at(entry), start, start + len(word), wanted),)
        yield Breach(
            message=f"Từ “{wanted}” in hoa; quy định chữ in thường.",
            measured=f"{word.upper()} {found['number'] or ''}".strip(),
            required=f"{wanted} {found['number'] or ''}".strip(),
            anchor=x.anchor_of(entry),
            edits=edits,
            confidence=entry.confidence,
        )


def _look_heading_line(x: Examination, entry: BoxEntry) -> Iterator[Breach]:
    if is_whole(x, entry) or "\n" in x.paragraph_of(entry).text[entry.end :][:2]:
        return
    yield Breach(
        message="Tên phụ lục viết liền sau từ “Phụ lục” và số thứ tự trên cùng một dòng.",
        measured="cùng một dòng",
        required="“Phụ lục” và số thứ tự đứng riêng một dòng",
        anchor=x.anchor_of(entry),
        confidence=entry.confidence,
    )


def _look_centre(x: Examination, entry: BoxEntry) -> Iterator[Breach]:
    look = x.paragraph_of(entry).format
    pushed = (
        look.indent_left or x.paragraph_of(entry).text[:1] in {"\t", " "} or x.paragraphs[x.index_at(entry)].in_table
    )
    if not pushed and _is_title(x, entry):
        yield from wrong_alignment(x, entry, "center")


def _look_title_case(x: Examination, entry: BoxEntry) -> Iterator[Breach]:
    letters = list(letters_of_entry(x, entry))
    if _is_title(x, entry) and all(piece.run.format.bold for piece in letters):
        yield from wrong_case(x, entry, "appendix_title")


def _is_title(x: Examination, entry: BoxEntry) -> bool:
    """The first line below the heading, or one in capitals; another may be a note on the table below."""
    if entry.box is Box.APPENDIX_HEADING or entry.words.isupper():
        return True
    part = next(part for part in x.anatomy.parts if entry in part.entries)
    titles = part.of(Box.APPENDIX_TITLE)
    return bool(part.of(Box.APPENDIX_HEADING)) and titles[0] is entry and not entry.words.startswith("(")


def _titled(
    wrong: Callable[[Examination, BoxEntry, str], Iterator[Breach]], element: str, *boxes: Box
) -> Callable[[Examination], Iterator[Breach | Skip]]:
    """A look at heading and title, notes and the raised marks that call them left out."""

    def look(x: Examination, entry: BoxEntry) -> Iterator[Breach]:
        raised = {
            letters.start for letters in letters_of_entry(x, entry) if letters.run.format.vertical == "superscript"
        }
        if _is_title(x, entry):
            yield from (breach for breach in wrong(x, entry, element) if breach.anchor.start not in raised)

    return each(boxes, look)


_HEADINGS: Final = (Box.APPENDIX_HEADING,)
_TITLES: Final = (Box.APPENDIX_TITLE,)
_ALL: Final = (Box.APPENDIX_HEADING, Box.APPENDIX_TITLE)

RULES: tuple[Rule, ...] = (
    Rule(
        code="ND30-P01",
        title="Phụ lục không đánh số bằng chữ số La Mã",
        facts=("PL-02",),
        provision="appendix.numerals",
        remedy="sửa số thứ tự thành La Mã (Phụ lục I, Phụ lục II), bỏ chữ “số”; chỉ có một phụ lục thì không đánh số.",
        reason="Từ hai phụ lục trở lên đánh số thứ tự bằng chữ số La Mã.",
        good="Phụ lục I",
        bad="Phụ lục 01; Phụ lục số I",
        look=_each_group(_look_numeral),
        fix="safe",
    ),
    Rule(
        code="ND30-P02",
        title="Văn bản có một phụ lục mà phụ lục được đánh số",
        facts=("PL-02",),
        provision="appendix.numbered_from",
        remedy="xoá số thứ tự sau chữ “Phụ lục”.",
        reason="Chỉ từ hai phụ lục trở lên mới đánh số thứ tự.",
        good="Phụ lục",
        bad="Phụ lục I (khi chỉ có một phụ lục)",
        look=_each_group(_look_single),
    ),
    Rule(
        code="ND30-P03",
        title="Có từ hai phụ lục mà không đánh số",
        facts=("PL-02",),
        provision="appendix.numbered_from",
        remedy="ghi số thứ tự La Mã sau chữ “Phụ lục”.",
        reason="Số thứ tự để nội dung viện dẫn được đúng phụ lục.",
        good="Phụ lục I, Phụ lục II",
        bad="Phụ lục, Phụ lục",
        look=_each_group(_look_unnumbered),
        fix="safe",
    ),
    Rule(
        code="ND30-P04",
        title="Số thứ tự phụ lục không liên tục",
        facts=("PL-02",),
        provision="appendix.numerals",
        remedy="đánh lại số thứ tự phụ lục và sửa chỗ viện dẫn trong nội dung.",
        reason="Thiếu một số thì người nhận tưởng thiếu một phụ lục.",
        good="Phụ lục I, Phụ lục II",
        bad="Phụ lục I, Phụ lục III",
        look=_each_group(_look_order),
    ),
    Rule(
        code="ND30-P05",
        title="Từ “Phụ lục” in hoa",
        facts=("PL-03",),
        provision="element.appendix.case",
        remedy="gõ lại “Phụ lục”, chỉ viết hoa chữ cái đầu.",
        reason="Từ “Phụ lục” và số thứ tự in thường, cỡ 14, đứng, đậm.",
        good="Phụ lục I",
        bad="PHỤ LỤC I",
        look=_each_group(_look_heading_case),
        fix="safe",
    ),
    Rule(
        code="ND30-P06",
        title="Từ “Phụ lục” không phải cỡ 14",
        facts=("PL-03",),
        provision="element.appendix.size",
        remedy="chọn dòng “Phụ lục”, Home → Font Size, chọn 14.",
        reason="Từ “Phụ lục” và số thứ tự in cỡ 14.",
        good="14",
        bad="13",
        look=look_of_size("appendix", *_HEADINGS),
        fix="safe",
    ),
    Rule(
        code="ND30-P07",
        title="Từ “Phụ lục”, tên phụ lục không in đậm",
        facts=("PL-03", "PL-04"),
        provision="element.appendix.bold",
        remedy="chọn dòng “Phụ lục” và dòng tên, bấm Ctrl+B.",
        reason="Từ “Phụ lục” và tên phụ lục in đứng, đậm.",
        good="chữ đậm",
        bad="chữ không đậm",
        look=_titled(wrong_weight, "appendix", *_ALL),
        fix="safe",
        gather=True,
    ),
    Rule(
        code="ND30-P08",
        title="Từ “Phụ lục”, tên phụ lục in nghiêng",
        facts=("PL-03", "PL-04"),
        provision="element.appendix.italic",
        remedy="chọn dòng “Phụ lục” và dòng tên, bấm Ctrl+I để bỏ chữ nghiêng.",
        reason="Từ “Phụ lục” và tên phụ lục in đứng.",
        good="chữ đứng",
        bad="chữ nghiêng",
        look=_titled(wrong_slant, "appendix", *_ALL),
        fix="safe",
        gather=True,
    ),
    Rule(
        code="ND30-P09",
        title="Từ “Phụ lục”, tên phụ lục không canh giữa",
        facts=("PL-03", "PL-04"),
        provision="appendix.align",
        remedy="chọn dòng “Phụ lục” và dòng tên, bấm Ctrl+E.",
        reason="Từ “Phụ lục” và tên phụ lục đứng giữa, mỗi thứ một dòng.",
        good="canh giữa",
        bad="canh trái",
        look=each(_ALL, _look_centre),
        fix="safe",
        gather=True,
    ),
    Rule(
        code="ND30-P10",
        title="Tên phụ lục viết cùng dòng với từ “Phụ lục”",
        facts=("PL-03",),
        provision="appendix.align",
        remedy="đặt con trỏ trước tên phụ lục, bấm Enter; bỏ dấu sau số thứ tự.",
        reason="Từ “Phụ lục” và số thứ tự đứng riêng một dòng, tên ở dòng dưới.",
        good="Phụ lục I / DANH MỤC NHIỆM VỤ (hai dòng)",
        bad="Phụ lục I: DANH MỤC NHIỆM VỤ",
        look=each(_HEADINGS, _look_heading_line),
    ),
    Rule(
        code="ND30-P11",
        title="Tên phụ lục không in hoa",
        facts=("PL-04",),
        provision="element.appendix_title.case",
        remedy="chọn tên phụ lục, Home → Change Case → UPPERCASE.",
        reason="Tên phụ lục in hoa, đứng, đậm.",
        good="DANH MỤC NHIỆM VỤ",
        bad="Danh mục nhiệm vụ",
        look=each(_TITLES, _look_title_case),
        fix="safe",
    ),
    Rule(
        code="ND30-P12",
        title="Cỡ chữ của tên phụ lục ngoài khoảng quy định",
        facts=("PL-04",),
        provision="element.appendix_title.size",
        remedy="chọn tên phụ lục, Home → Font Size, chọn 13 hoặc 14.",
        reason="Tên phụ lục in cỡ 13 đến 14.",
        good="14",
        bad="16",
        look=_titled(wrong_size, "appendix_title", *_TITLES),
        fix="safe",
        gather=True,
    ),
)
