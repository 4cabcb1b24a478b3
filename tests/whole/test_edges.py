"""The sample and the edge documents, from data to a file that strangers' programs find sound and read whole."""

import re
from io import BytesIO

import docx
import mammoth
import pytest
from ooxml_integrity import ERROR, check
from openxml_audit import OpenXmlValidator

import docgen
from docgen import api
from docgen.model import walk_texts
from docgen.office import convert_documents
from docgen.ooxml import find_data_item, open_package

ELSEWHERE = re.compile(
    # printed as part of another string, computed, or drawn where a plain reader does not look (header, footer)
    r"^\$\.(issuer\.code|marks|address|drafter)|\.summary$|^\$\.appendices\[\d+\]\.items\[\d+\]\.table\.title$"
)


def letters(text):
    """Only letters and figures: readers differ in blanks, list marks and line ends."""
    return re.sub(r"[\W_]+", "", text.casefold())


def printed_texts(document):
    for path, text in walk_texts(document):
        if not ELSEWHERE.search(path):
            yield path, text


def test_its_outline_is_as_reviewed(whole, file_regression):
    name, _, rendered = whole
    file_regression.check(api.outline(rendered.bytes), basename=name, extension=".outline", encoding="utf-8")


def test_python_docx_reads_every_word(whole):
    _, document, rendered = whole
    body = docx.Document(BytesIO(rendered.bytes)).element.body
    said = letters("".join(node.text or "" for node in body.iter("{*}t")))
    for path, text in printed_texts(document):
        assert letters(text) in said, path


def test_mammoth_reads_every_word(whole):
    _, document, rendered = whole
    said = letters(mammoth.extract_raw_text(BytesIO(rendered.bytes)).value)
    for path, text in printed_texts(document):
        assert letters(text) in said, path


@pytest.mark.office
def test_libreoffice_reads_every_word_and_keeps_them_when_it_saves_again(whole, soffice):
    _, document, rendered = whole
    saved = convert_documents({"a.docx": rendered.bytes}, to="docx")["a.docx"]
    body = docx.Document(BytesIO(saved)).element.body
    said = letters("".join(node.text or "" for node in body.iter("{*}t")))
    for path, text in printed_texts(document):
        assert letters(text) in said, path


def test_schema_package_and_structure_are_sound(whole, tmp_path):
    name, _, rendered = whole
    path = tmp_path / f"{name}.docx"
    path.write_bytes(rendered.bytes)
    assert [str(error) for error in OpenXmlValidator().validate(path).errors] == []
    assert [str(finding) for finding in check(path) if finding.severity == ERROR] == []


def test_its_data_travels_with_it_and_comes_back_equal(whole):
    _, document, rendered = whole
    embedded = find_data_item(open_package(rendered.bytes), "urn:docgen:document:1")
    assert embedded is not None
    assert docgen.load(embedded.encode(), format="json") == document


def test_without_data_the_file_carries_none_of_it(whole):
    _, document, _ = whole
    package = open_package(docgen.render(document, embed_data=False).bytes)
    assert find_data_item(package, "urn:docgen:document:1") is None
    assert not [name for name in package.parts if name.startswith("customXml/")]


def test_dumped_and_loaded_it_is_the_same_document(whole):
    _, document, _ = whole
    assert docgen.load(docgen.dump(document).encode(), format="yaml") == document


def test_the_same_document_gives_the_same_bytes(whole):
    _, document, rendered = whole
    assert docgen.render(document).bytes == rendered.bytes


def test_each_appendix_can_be_a_file_of_its_own(whole):
    _, document, _ = whole
    apart = docgen.render(document, appendices="separate")
    assert len(apart.attachments) == len(document.appendices)
    for attachment in apart.attachments:
        first = docx.Document(BytesIO(attachment.bytes)).paragraphs[0].text
        assert attachment.name == first
