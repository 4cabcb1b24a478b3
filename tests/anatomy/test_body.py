"""The body: the ladder of labels, typed or automatic, and what opens and closes it."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
import yaml

from docgen.anatomy import Box, DocumentPart, Level, locate_boxes, paragraph_at
from docgen.ooxml import Cell, DocumentFacts, ListLabel, Paragraph, ParagraphFormat, Row, Run, RunFormat, Section, Table

CASES = yaml.safe_load((Path(__file__).parent / "levels.yaml").read_text(encoding="utf-8"))
BOLD = RunFormat(bold=True)


def paragraph(text: str, *, look: RunFormat | None = None, label: str = "", align: str = "both") -> Paragraph:
    runs = (Run(text, look or RunFormat()),) if text else ()
    return Paragraph(runs, format=ParagraphFormat(alignment=align), label=ListLabel(label) if label else None)


TITLE = (
    paragraph("KẾ HOẠCH", look=BOLD, align="center"),
    paragraph("Năm 2026", look=BOLD, align="center"),
    paragraph(""),
)


def part_of(*blocks: Paragraph | Table) -> DocumentPart:
    return locate_boxes(facts_of(*blocks)).parts[0]


def facts_of(*blocks: Paragraph | Table) -> DocumentFacts:
    return DocumentFacts(sections=(Section(blocks=(*TITLE, *blocks)),))


@pytest.mark.parametrize("case", CASES, ids=[case["text"].strip() for case in CASES])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_the_level_of_a_paragraph_is_read_from_how_it_begins(case: dict[str, str], form) -> None:
    text = unicodedata.normalize(form, case["text"])
    item = part_of(paragraph(text)).body[0]

    assert item.level.value == case["level"]
    assert item.label == unicodedata.normalize(form, case.get("label", ""))
    rest = unicodedata.normalize("NFC", text[item.text_start :]).strip()
    assert rest == unicodedata.normalize("NFC", case["text"].strip().removeprefix(case.get("label", ""))).strip()


@pytest.mark.parametrize(
    ("label", "level"),
    [
        ("I.", Level.ROMAN),
        ("4.1.", Level.DECIMAL),
        ("a)", Level.POINT),
        ("-", Level.DASH),
        ("\uf0b7", Level.BULLET),
        ("Điều 3.", Level.ARTICLE),
    ],
)
def test_an_automatic_label_counts_like_a_typed_one(label: str, level: Level) -> None:
    item = part_of(paragraph("Nội dung của mục này.", label=label)).body[0]

    assert (item.level, item.label, item.is_automatic) == (level, label, True)


def test_a_heading_label_without_number_is_no_label() -> None:
    item = part_of(Paragraph((Run("Nội dung của mục này."),), label=ListLabel(""))).body[0]

    assert item.level is Level.TEXT


def test_letters_that_are_roman_digits_count_on_after_a_letter() -> None:
    part = part_of(*(paragraph(f"{letter}. PHẦN") for letter in "ABCD"), paragraph("I. MỤC"))

    assert [item.level for item in part.body] == [Level.LETTER] * 4 + [Level.ROMAN]


def test_the_title_below_a_chapter_is_a_heading() -> None:
    part = part_of(
        paragraph("Chương I", look=BOLD, align="center"),
        paragraph("QUY ĐỊNH CHUNG", look=BOLD, align="center"),
        paragraph("Điều 1. Phạm vi"),
    )

    assert [item.level for item in part.body] == [Level.CHAPTER, Level.HEADING, Level.ARTICLE]


def test_a_line_break_inside_a_paragraph_parts_nothing() -> None:
    part = part_of(paragraph("1. Giao Văn phòng\nchủ trì thực hiện."), paragraph("2. Giao các phòng."))

    assert [item.entry.words for item in part.body] == ["1. Giao Văn phòng chủ trì thực hiện.", "2. Giao các phòng."]


def test_the_cells_of_a_table_in_the_body_are_items_of_it() -> None:
    table = Table(rows=(Row((Cell((paragraph("STT"),)), Cell((paragraph("1. Nhiệm vụ"),)))),), grid=(1000, 8000))
    part = part_of(paragraph("1. Phân công"), table, paragraph("2. Kinh phí"))

    assert [item.level for item in part.body] == [Level.CLAUSE, Level.TABLE, Level.TABLE, Level.CLAUSE]


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("Kết thúc./.", "./."),
        ("Kết thúc. /.", ". /."),
        ("Kết thúc./../.", "./../."),
        ("Kết thúc/.", "/."),
        ("Kết thúc .  / . ", ". / ."),
    ],
)
def test_the_end_mark_is_cut_from_the_last_words(text: str, mark: str) -> None:
    part = part_of(paragraph("1. Mở đầu."), paragraph(text))

    assert part.words(Box.END_MARK) == mark
    assert part.body[-1].entry.words == "Kết thúc"


@pytest.mark.parametrize("text", ["Tỷ lệ đạt 10/12.", "Kết thúc.", "Xem tại https://example.gov.vn/tin/."])
def test_a_slash_inside_a_sentence_is_no_end_mark(text: str) -> None:
    part = part_of(paragraph("1. Mở đầu."), paragraph(text))

    assert not part.of(Box.END_MARK)


def test_an_end_mark_alone_in_a_paragraph_is_no_text() -> None:
    part = part_of(paragraph("1. Mở đầu."), paragraph("./."))

    assert [item.entry.words for item in part.body] == ["1. Mở đầu."]
    assert part.words(Box.END_MARK) == "./."


def test_a_text_without_structure_has_neither_opening_nor_closing_of_its_own() -> None:
    part = part_of(paragraph("Trên đây là toàn bộ nội dung của Kế hoạch."))

    assert [entry.box for entry in part.entries][-1] is Box.BODY


def test_an_address_leads_back_to_the_words() -> None:
    facts = facts_of(paragraph("1. Mở đầu."), Table(rows=(Row((Cell((paragraph("Ô thứ nhất"),)),)),), grid=(9000,)))
    for entry in locate_boxes(facts).entries():
        text = paragraph_at(facts, entry.address).text[entry.start : entry.end]
        assert " ".join(text.split()) == entry.words


def test_an_address_that_leads_nowhere_is_a_lookup_error() -> None:
    facts = facts_of()
    with pytest.raises(LookupError):
        paragraph_at(facts, type(locate_boxes(facts).parts[0].entries[0].address)(0, "body", (99,)))
