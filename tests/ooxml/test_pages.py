"""The page of a paragraph, from what Word noted when it last laid the file out."""

from __future__ import annotations

import pytest
from office_documents import PLAIN, docx, line, table, text

from docgen.ooxml import read_facts
from docgen.ooxml.pages import NO_PAGES, number_pages

NOTE = "<w:lastRenderedPageBreak/>"
HARD = '<w:r><w:br w:type="page"/></w:r>'
SECTION = '<w:p><w:pPr><w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:pPr></w:p>'


def noted(words, at=0):
    """A paragraph with a note in front of a letter."""
    return f'<w:p><w:r><w:t xml:space="preserve">{words[:at]}</w:t></w:r><w:r>{NOTE}<w:t xml:space="preserve">{words[at:]}</w:t></w:r></w:p>'


def plain(words):
    return f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"


def pages_of(*blocks):
    """The words of each paragraph and the page of its first letter."""
    facts = read_facts(docx("".join(blocks)))
    pages = number_pages(facts)
    return {
        placed.paragraph.text.strip(): pages.find(placed.paragraph)
        for placed in facts.paragraphs()
        if placed.paragraph.text.strip()
    }


def test_a_file_without_notes_claims_no_page():
    facts = read_facts(docx(plain("một") + f"<w:p>{HARD}</w:p>" + plain("hai")))

    assert number_pages(facts) == NO_PAGES
    assert number_pages(facts).find(next(facts.paragraphs()).paragraph) is None


def test_a_note_begins_a_page():
    assert pages_of(plain("một"), noted("hai"), plain("vẫn hai"), noted("ba")) == {
        "một": 1,
        "hai": 2,
        "vẫn hai": 2,
        "ba": 3,
    }


def test_a_paragraph_over_two_pages_stands_on_both():
    facts = read_facts(docx(noted("đầu và cuối", 4)))
    paragraph = next(facts.paragraphs()).paragraph

    assert [number_pages(facts).find(paragraph, offset) for offset in (0, 3, 4, 10)] == [1, 1, 2, 2]


@pytest.mark.parametrize(
    "between", [f"<w:p>{HARD}</w:p>", SECTION, f"<w:p/><w:p>{HARD}</w:p><w:p/>"], ids=["break", "section", "blanks"]
)
def test_a_page_that_is_begun_and_noted_is_one_page(between):
    assert pages_of(plain("một"), between, noted("hai"), noted("ba")) == {"một": 1, "hai": 2, "ba": 3}


def test_a_page_begun_without_a_note_is_counted_too():
    assert pages_of(plain("một"), f"<w:p>{HARD}</w:p>", plain("hai"), noted("ba")) == {"một": 1, "hai": 2, "ba": 3}


def test_a_break_before_the_paragraph_is_counted_once():
    before = f"<w:p><w:pPr><w:pageBreakBefore/></w:pPr><w:r>{NOTE}<w:t>hai</w:t></w:r></w:p>"
    assert pages_of(plain("một"), before, plain("vẫn hai")) == {"một": 1, "hai": 2, "vẫn hai": 2}


def test_words_behind_a_hard_break_in_their_paragraph_stand_on_the_next_page():
    facts = read_facts(docx(f"<w:p><w:r><w:t>một</w:t></w:r>{HARD}<w:r>{NOTE}<w:t>hai</w:t></w:r></w:p>"))
    paragraph = next(facts.paragraphs()).paragraph

    assert paragraph.text == "một\fhai"
    assert [number_pages(facts).find(paragraph, offset) for offset in (0, 4)] == [1, 2]


def test_the_cells_of_a_row_are_counted_side_by_side():
    rows = table((plain("a1") + noted("a2"), plain("b1") + noted("b2")), (plain("c1"), plain("d1")))
    assert pages_of(rows) == {"a1": 1, "a2": 2, "b1": 1, "b2": 2, "c1": 2, "d1": 2}


def test_a_row_that_begins_a_page_has_all_its_cells_there():
    rows = table((plain("a1"), plain("b1")), (noted("a2"), plain("b2")), (plain("a3"), plain("b3")))
    assert pages_of(rows) == {"a1": 1, "b1": 1, "a2": 2, "b2": 2, "a3": 2, "b3": 2}


def test_the_note_is_no_content():
    with_note, without = (read_facts(docx(block)) for block in (noted("một", 1), plain("một")))

    assert with_note.text() == without.text()
    assert with_note.sections[0].blocks[0].text == "một"


def test_a_note_inside_a_real_layout_changes_no_place_of_the_walk():
    facts = read_facts(docx(line("KẾ HOẠCH", PLAIN) + text("Nội dung.", PLAIN).replace("<w:t ", f"{NOTE}<w:t ")))
    assert [placed.place for placed in facts.paragraphs()] == ["đoạn 1", "đoạn 2"]
