"""Whatever a document holds: it is read, the data is valid, and every word is in it or left over, once."""

import re
import unicodedata
from collections import Counter

import pytest
from arbitrary_documents import imitating_texts, texts, word_files
from hypothesis import HealthCheck, assume, given, settings

from docgen.api import dump, load, render
from docgen.api.reading import read_document
from docgen.contracts.recognition import Draft
from docgen.errors import UnreadableInputError
from docgen.ooxml import read_facts
from docgen.reading.conservation import prove_conservation
from docgen.reading.printed_words import Printed, unprinted_words
from docgen.reading.sources import read_source
from docgen.reading.words import look_at
from docgen.vietnamese.text import comparison_key

QUIET = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
WORD = re.compile(r"[^\W\d_]{3,}")


def words_of(text):
    """Words of three letters and more, in a form that casing and the place of a tone do not change.

    Signs that nobody can see part no words; nor do the separators of old files, blanks to Python alone.
    """
    composed = re.sub("[\x1c-\x1f]", "", unicodedata.normalize("NFC", text))
    seen = "".join(sign for sign in composed if sign.isprintable() or sign.isspace())
    return Counter(comparison_key(word) for word in WORD.findall(seen))


def counted(text):
    """How often each word stands in a text, its short words and abbreviations too; numbers and labels are no words."""
    words = re.findall(r"[^\W\d_]{2,}", unicodedata.normalize("NFC", text))
    return Counter(comparison_key(word) for word in words if not set(word) <= set("IVXLC"))


def without_told_page_numbers(text, read):
    """A text without the lines that a notice calls the number of a page."""
    told = [notice for notice in read.notices if notice.kind == "repaired" and "số trang gõ tay" in notice.message]
    places = {int(at) for notice in told for at in re.findall(r"dòng (\d+)", f"{notice.place} {notice.message}")}
    lines = text.split("\n")
    return "\n".join(line for at, line in enumerate(lines, start=1) if at not in places)


def assert_kept(source, read):
    """Every word of the source is in the data, in the leftovers, or printed by docgen itself.

    This looks at nothing the import says of itself but its result and its leftovers.
    """
    count = read.conservation
    assert count.in_model + count.in_leftovers == count.source_blocks
    assert len(read.leftovers) == count.in_leftovers
    kept = words_of(dump(read.document) + "\n" + "\n".join(left.text for left in read.leftovers))
    printed = words_of(page_of(read.document))
    missing = {word for word in words_of(source) if word not in kept and word not in printed}
    assert missing == set()


def page_of(document):
    facts = read_facts(render(document, draft=True, embed_data=False).bytes)
    return facts.text()


def read_or_skip(data):
    try:
        return read_document(data)
    except UnreadableInputError:
        assume(False)
        raise


@QUIET
@given(texts())
def test_no_word_of_a_text_is_lost(text):
    data = text.encode("utf-8", "surrogatepass")
    assert_kept(text, read_or_skip(data))


@QUIET
@given(imitating_texts())
def test_no_word_of_a_line_that_imitates_a_box_is_lost(text):
    read = read_or_skip(text.encode())
    text = without_told_page_numbers(text, read)
    assert_kept(text, read)
    left = counted("\n".join(left.text for left in read.leftovers))
    there = counted(dump(read.document)) | counted(page_of(read.document))
    assert set(counted(text)) <= set(there + left)


@QUIET
@given(word_files())
def test_no_word_of_a_word_file_is_lost(data):
    assert_kept(read_facts(data).text(), read_or_skip(data))


@QUIET
@given(texts())
def test_the_data_is_valid_and_can_be_written_and_read_again(text):
    read = read_or_skip(text.encode("utf-8", "surrogatepass"))
    assert load(dump(read.document).encode()) == read.document


@pytest.fixture(scope="module")
def look():
    return look_at(read_source("THÔNG BÁO\nVề việc thử\n\n1. Câu thứ nhất có 12 chữ.\n2. Câu thứ hai.\n".encode()))


def block_of(look, start):
    return next(block.index for block in look.cut.blocks if start in block.text)


def test_a_block_that_no_field_claims_is_left_over(look):
    proven = prove_conservation(look.repaired, look.cut, Draft({}), {})
    assert proven.conservation.in_leftovers == len(look.cut.blocks)
    assert {left.place for left in proven.leftovers} == {block.place for block in look.cut.blocks}


def test_a_field_that_lost_words_gives_its_block_to_the_leftovers(look):
    block = block_of(look, "Câu thứ nhất")
    for text, is_lost in (("Câu thứ nhất có 12 chữ.", False), ("Câu thứ nhất có chữ.", True), ("Câu thứ hai.", True)):
        draft = Draft({"text": text}, provenance={"$.text": (block,)})
        proven = prove_conservation(look.repaired, look.cut, draft, {})
        assert (block not in proven.in_model) == is_lost, text


def test_words_in_another_case_or_spelling_are_the_same_words(look):
    block = block_of(look, "Câu thứ nhất")
    draft = Draft({"title": "CÂU THỨ NHẤT CÓ 12 CHỮ"}, provenance={"$.title": (block,)})
    assert block in prove_conservation(look.repaired, look.cut, draft, {}).in_model


def test_words_that_docgen_prints_by_itself_are_no_leftover_and_others_are(look):
    blocks = tuple(block.index for block in look.cut.blocks)
    printed = {index: Printed(look.cut.blocks[index].text.upper()) for index in blocks}
    proven = prove_conservation(look.repaired, look.cut, Draft({}, implied=blocks), {}, printed)
    assert (proven.leftovers, proven.conservation.in_model) == ((), len(blocks))
    first = block_of(look, "Câu thứ nhất")
    printed[first] = Printed("Câu thứ nhất có 2 chữ")
    proven = prove_conservation(look.repaired, look.cut, Draft({}, implied=blocks), {}, printed)
    assert [(left.place, left.reason) for left in proven.leftovers] == [
        ("dòng 4", "Ở chỗ này docgen tự in «Câu thứ nhất có 2 chữ»; chữ khác của bản gốc chưa có chỗ: «1 12»."),
    ]


def test_what_names_no_box_must_stand_in_the_data_to_be_printed(look):
    block = block_of(look, "Câu thứ nhất")
    for text, is_lost in (("CÂU THỨ NHẤT CÓ 12 CHỮ, mục 1", False), ("Câu thứ nhất có chữ.", True)):
        proven = prove_conservation(look.repaired, look.cut, Draft({"text": text}, implied=(block,)), {})
        assert (block not in proven.in_model) == is_lost, text


@pytest.mark.parametrize(
    ("text", "printed", "missing"),
    [
        ("PHỤ LỤC II", "Phụ lục", ["II"]),
        ("PHỤ LỤC II", "Phụ lục II", []),
        (
            "(Kèm theo Kế hoạch số 05/KH-UBND của UBND xã A)",
            "Kèm theo Kế hoạch số 5/KH-UBND của Ủy ban nhân dân xã A",
            [],
        ),
        ("Nơi nhận văn bản:", "Nơi nhận", ["văn", "bản"]),
        ("T/M UỶ BAN", "TM. ỦY BAN", []),
        ("CHỦ TỊCH TỈNH điện:", "Kính gửi", ["CHỦ", "TỊCH", "TỈNH", "điện"]),
    ],
)
def test_words_are_compared_without_case_marks_zeros_and_abbreviations(text, printed, missing):
    assert unprinted_words(text, printed) == missing
