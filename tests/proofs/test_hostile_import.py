"""Whatever bytes come, an import answers with a valid document or with a sentence that says why not, in bounded time."""

from __future__ import annotations

import io
import random

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_hostile_check import DOCUMENT, ODD_BODIES, OLE, REFUSED, SPARE, parts, real, with_body, zipped

from docgen import api
from docgen.errors import DocgenError, OfficeError, UnreadableInputError, UnsafeInputError
from docgen.model import AdministrativeDocument

OLD_WORD = "a Word 97 file renamed"
QUIET = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))


def answer_to(data, **choice):
    try:
        return api.read_document(data, **choice)
    except DocgenError as error:
        return error


def prove_answered(data, **choice):
    """The only two ends: a document with every block counted, or an error of ours with its remedy."""
    read = answer_to(data, **choice)
    if isinstance(read, DocgenError):
        assert read.hint
        return
    count = read.conservation
    assert isinstance(read.document, AdministrativeDocument)
    assert count.in_model + count.in_leftovers == count.source_blocks
    assert api.load(api.dump(read.document).encode()) == read.document


@pytest.mark.parametrize("name", [name for name in REFUSED if name != OLD_WORD])
def test_what_cannot_be_read_is_refused_with_a_sentence_and_a_remedy(name):
    with pytest.raises((UnreadableInputError, UnsafeInputError)) as caught:
        api.read_document(REFUSED[name]())
    assert caught.value.message.endswith(".")
    assert caught.value.hint


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "PDF"),
        (b"<?xml version='1.0'?><w:wordDocument/>", "XML"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, "tệp ảnh (PNG)"),
    ],
)
def test_another_format_is_called_by_its_name(data, said):
    with pytest.raises(UnreadableInputError) as caught:
        api.read_document(data)
    assert said in caught.value.message
    assert caught.value.hint


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("", "Tệp không có chữ nào"),
        ('<v:shape style="width:9pt;height:9pt"><v:imagedata r:id="rId1"/></v:shape>', "bản chụp"),
    ],
)
def test_a_scan_is_told_from_an_empty_document(body, said):
    page = docx.Document()
    page.sections[0].header.paragraphs[0].text = "2"
    spaces = f'{nsdecls("w", "r")} xmlns:v="urn:schemas-microsoft-com:vml"'
    page.add_paragraph()._p.append(parse_xml(f"<w:r {spaces}><w:pict>{body}</w:pict></w:r>"))
    stream = io.BytesIO()
    page.save(stream)
    with pytest.raises(UnreadableInputError) as caught:
        api.read_document(stream.getvalue())
    assert said in caught.value.message


def test_an_old_word_file_without_libreoffice_says_what_to_do(monkeypatch):
    monkeypatch.setenv("DOCGEN_SOFFICE", "/nowhere/soffice")
    with pytest.raises(OfficeError) as caught:
        api.read_document(OLE)
    assert ".doc" in caught.value.message
    assert ".docx" in caught.value.hint


@pytest.mark.office
def test_an_old_word_file_is_read_through_libreoffice():
    rtf = r"{\rtf1\ansi\deff0{\fonttbl{\f0 Times New Roman;}}\f0 K\u7870? HO\u7840?CH\par Vi\u7879?c chung.\par}"
    read = api.read_document(rtf.encode())
    assert "Việc chung" in api.dump(read.document) + str(read.leftovers)
    assert any("LibreOffice" in notice.message for notice in read.notices)


@pytest.mark.office
def test_a_broken_old_word_file_is_refused_with_a_sentence():
    with pytest.raises(UnreadableInputError) as caught:
        api.read_document(OLE)
    assert caught.value.hint


@pytest.mark.parametrize("make", ODD_BODIES.values(), ids=ODD_BODIES)
def test_a_strange_body_gives_a_document_or_a_sentence(make):
    prove_answered(make())
    prove_answered(make(), own_data=False)


@pytest.mark.parametrize("name", SPARE)
def test_a_part_that_is_missing_though_it_is_named_gives_an_answer(name):
    prove_answered(zipped({other: data for other, data in parts().items() if other != name}))


def test_ten_thousand_paragraphs_are_read():
    prove_answered(with_body("<w:p><w:r><w:t>Việc.</w:t></w:r></w:p>" * 10_000), own_data=False)


def test_ten_thousand_lines_are_read():
    prove_answered("\n".join(f"{number}. Việc thứ {number}." for number in range(10_000)).encode())


def test_labels_that_nest_without_end_are_read():
    signs = ["I.", "1.", "1.1.", "a)", "-", "+", "A.", "Điều 1.", "(1)", "•"]
    prove_answered("\n".join(f"{signs[number % len(signs)]} Việc." for number in range(2_000)).encode())


@QUIET
@given(st.binary(max_size=400))
def test_any_bytes_give_a_document_or_a_docgen_error(data):
    if not data.startswith((OLE, b"{\\rtf")):
        prove_answered(data)


@QUIET
@given(st.integers(0, 2**32), st.integers(1, 12), st.sampled_from([DOCUMENT, "word/styles.xml", "customXml/item1.xml"]))
def test_flipped_letters_inside_the_xml_give_a_document_or_a_docgen_error(seed, count, name):
    chance = random.Random(seed)  # noqa: S311 # no secret
    members = parts()
    data = bytearray(members[name])
    for _ in range(count):
        data[chance.randrange(len(data))] = chance.choice(b'0123456789abcdefwprtcVN:"<>/ =-')
    prove_answered(zipped({**members, name: bytes(data)}))


@QUIET
@given(st.integers(0, 2**32))
def test_elements_moved_and_doubled_give_a_document(seed):
    chance = random.Random(seed)  # noqa: S311 # no secret
    members = parts()
    head, *body = members[DOCUMENT].decode().split("<w:p>")
    first, second = sorted(chance.sample(range(len(body) - 1), 2))
    body[first], body[second] = body[second], body[first]
    body.insert(second, body[chance.randrange(len(body) - 1)])
    prove_answered(zipped({**members, DOCUMENT: "<w:p>".join([head, *body]).encode()}))


def test_the_real_file_is_read():
    assert api.read_document(real()).is_own
