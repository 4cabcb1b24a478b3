from __future__ import annotations

import pytest

from docgen.errors import DocgenError, UnreadableInputError, UnsafeInputError
from docgen.ooxml.xml import canonical_xml, parse_xml, qn


def test_names_are_spelt_out():
    assert qn("w:p") == "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}p"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (b'<a x="1" y="2"/>', b"<a  y='2' x='1'></a>"),
        (b'<?xml version="1.0"?><a>&#233;</a>', "<a>é</a>".encode()),
        (b'<a xmlns:q="urn:q"/>', b"<a/>"),
        (b"<a><!-- x --></a>", b"<a/>"),
        (b'<p:a xmlns:p="urn:p"/>', b'<p:a xmlns:p="urn:p" xmlns:q="urn:q"/>'),
    ],
)
def test_parts_that_mean_the_same_have_one_spelling(one, other):
    assert canonical_xml(one) == canonical_xml(other)


@pytest.mark.parametrize(
    ("one", "other"), [(b"<a>x</a>", b"<a>x </a>"), (b'<a x="1"/>', b'<a x="2"/>'), (b"<a/>", b"<b/>")]
)
def test_parts_that_differ_are_spelt_differently(one, other):
    assert canonical_xml(one) != canonical_xml(other)


def test_parsing_never_repairs():
    with pytest.raises(UnreadableInputError, match=r"dòng 2"):
        parse_xml(b"<a>\n<b></a>", "word/document.xml")


def test_entities_are_refused():
    with pytest.raises(UnsafeInputError):
        parse_xml(b'<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><a>&e;</a>', "x")


@pytest.mark.parametrize("data", [b"", b"<a>" * 300 + b"</a>" * 300, b"\xff\xfe<", b"<a>\x00</a>", b"<a>&nope;</a>"])
def test_what_is_no_sound_xml_is_unreadable(data):
    with pytest.raises(DocgenError) as caught:
        parse_xml(data, "word/document.xml")
    assert "word/document.xml" in caught.value.message
