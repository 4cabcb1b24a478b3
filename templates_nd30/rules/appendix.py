"""Turns the numbers of appendices, “số thứ tự phụ lục”, into breaches (ND30-P01 to ND30-P04)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from docgen.anatomy.boxes import Box
from docgen.anatomy.results import PartKind
from docgen.contracts.rule import Breach, Examination, Rule, Skip
from docgen.diagnostics import Severity
from docgen.ooxml.edits import TextEdit
from docgen.vietnamese.text import normalise_text
from templates_nd30.rules.headings import roman

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


def _find_heading(part: DocumentPart) -> tuple[BoxEntry, re.Match[str]] | None:
    """“Phụ lục I” of an appendix, read apart."""
    entry = next(iter(part.of(Box.APPENDIX_HEADING)), None)
    found = _HEADING.fullmatch(normalise_text(entry.words)) if entry else None
    return (entry, found) if entry and found else None


def each_group(look: Callable[..., Iterator[Breach]]) -> Callable[[Examination], Iterator[Breach | Skip]]:
    """A look that asks the appendices of each document together, with the headings among them that can be read."""

    def look_at_all(x: Examination) -> Iterator[Breach | Skip]:
        groups = appendices_of(x)
        if not groups:
            yield Skip("tệp không có phụ lục")
        for group in groups:
            headed = [(part, *found) for part in group if (found := _find_heading(part)) is not None]
            yield from look(x, group, headed)

    return look_at_all


Headed = list[tuple["DocumentPart", "BoxEntry", "re.Match[str]"]]


def _rewrite(x: Examination, entry: BoxEntry, number: str) -> tuple[TextEdit, ...]:
    text = x.paragraph_of(entry).text[entry.start : entry.end]
    start = entry.start + len(text) - len(text.lstrip())
    words = f"{x.decree.text('wording.appendix')} {number}".strip()
    return (TextEdit(x.index_at(entry), start, entry.start + len(text.rstrip()), words),)


def _look_numeral(x: Examination, _group: list[DocumentPart], headed: Headed) -> Iterator[Breach]:
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


def _look_single(x: Examination, group: list[DocumentPart], headed: Headed) -> Iterator[Breach]:
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


def _look_unnumbered(x: Examination, group: list[DocumentPart], headed: Headed) -> Iterator[Breach]:
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


def _look_order(x: Examination, _group: list[DocumentPart], headed: Headed) -> Iterator[Breach]:
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
        look=each_group(_look_numeral),
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
        look=each_group(_look_single),
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
        look=each_group(_look_unnumbered),
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
        look=each_group(_look_order),
    ),
)
