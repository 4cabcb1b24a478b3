"""Turns the words “Phụ lục I” and the title below them into breaches of how they are printed (ND30-P05 to ND30-P12)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docgen.anatomy.boxes import Box
from docgen.contracts.rule import Breach, Examination, Rule, Skip
from docgen.ooxml.edits import RunEdit, TextEdit
from docgen.vietnamese.text import normalise_text
from templates_nd30.rules.appendix import Headed, each_group
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


def _look_heading_case(x: Examination, _group: list[DocumentPart], headed: Headed) -> Iterator[Breach]:
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
        code="ND30-P05",
        title="Từ “Phụ lục” in hoa",
        facts=("PL-03",),
        provision="element.appendix.case",
        remedy="gõ lại “Phụ lục”, chỉ viết hoa chữ cái đầu.",
        reason="Từ “Phụ lục” và số thứ tự in thường, cỡ 14, đứng, đậm.",
        good="Phụ lục I",
        bad="PHỤ LỤC I",
        look=each_group(_look_heading_case),
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
