"""A file as docgen wrote it is known by its seal; any part changed, added or taken away breaks it."""

from pathlib import Path

import pytest

from docgen.api import dump, load, render
from docgen.contracts.properties import DATA_NAMESPACE
from docgen.loading import dump_json
from docgen.ooxml import data_item_xml, find_data_item, open_package, write_package
from docgen.ooxml.custom_xml import read_written_item, without_seal
from docgen.ooxml.sealing import find_untouched_data

SAMPLE = Path(__file__).parents[2] / "samples" / "cua-lo-2024" / "plan.yaml"


@pytest.fixture(scope="module")
def document():
    return load(SAMPLE)


@pytest.fixture(scope="module")
def written(document):
    return render(document).bytes


def parts_of(written):
    return dict(open_package(written).parts)


def data_in(package):
    return find_untouched_data(package, DATA_NAMESPACE)


def test_an_untouched_file_gives_its_data(document, written):
    assert data_in(written) == dump_json(document)
    assert data_in(written) == find_data_item(open_package(written), DATA_NAMESPACE)


def test_the_same_parts_packed_anew_are_untouched(document, written):
    assert data_in(write_package(parts_of(written))) == dump_json(document)


@pytest.mark.parametrize("name", ["word/document.xml", "word/styles.xml", "docProps/core.xml", "[Content_Types].xml"])
def test_one_letter_more_in_any_part_breaks_the_seal(written, name):
    parts = parts_of(written)
    parts[name] += b" "
    assert data_in(write_package(parts)) is None


def test_a_letter_changed_for_another_breaks_the_seal(written):
    parts = parts_of(written)
    parts["word/document.xml"] = parts["word/document.xml"].replace("Cửa Lò".encode(), "Cửa Lỏ".encode(), 1)
    assert data_in(write_package(parts)) is None


def test_a_part_added_or_taken_away_breaks_the_seal(written):
    parts = parts_of(written)
    assert data_in(write_package({**parts, "word/comments.xml": b"<x/>"})) is None
    del parts["customXml/itemProps1.xml"]
    assert data_in(write_package(parts)) is None


def test_data_changed_under_the_same_words_breaks_the_seal(written):
    parts = parts_of(written)
    item = parts["customXml/item1.xml"]
    parts["customXml/item1.xml"] = item.replace("bình đẳng giới".encode(), "bình đẳng Giới".encode(), 1)
    assert parts["customXml/item1.xml"] != item
    assert data_in(write_package(parts)) is None


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"no zip at all"])
def test_what_is_no_word_file_is_left_to_who_judges_it(content):
    assert data_in(content) is None


def test_a_file_cut_off_or_without_a_seal_has_no_untouched_data(document, written):
    assert data_in(written[: len(written) // 2]) is None
    assert data_in(render(document, embed_data=False).bytes) is None
    parts = parts_of(written)
    parts["customXml/item1.xml"] = without_seal(parts["customXml/item1.xml"])
    assert data_in(write_package(parts)) is None


@pytest.mark.parametrize("payload", ["", "a & b < c > \"d\" 'e'", "&quot;&amp;", "dòng\r\nkhác", "é" * 2_000_001])
def test_a_sealed_item_is_read_as_any_xml_reader_reads_it(payload):
    seal = "0123456789abcdef" * 4
    item = data_item_xml(payload, "urn:x", seal=seal)
    found = read_written_item(item, "urn:x")
    assert (found.payload, found.seal) == (payload, seal)
    assert without_seal(item) == data_item_xml(payload, "urn:x")
    assert read_written_item(item, "urn:y").seal == ""


def test_the_seal_depends_on_the_document_alone(document):
    assert render(document).bytes == render(load(dump(document).encode())).bytes
