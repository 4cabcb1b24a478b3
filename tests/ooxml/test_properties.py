from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import docx as python_docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from wordml import document_parts, paragraph, zipped

from docgen.errors import RenderError
from docgen.ooxml import properties as p
from docgen.ooxml.package import open_package, write_package
from docgen.ooxml.parts import with_part

XML_TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), max_size=30)


def package_with(core: bytes = b"", custom: bytes = b""):
    parts = document_parts(paragraph("x"))
    if core:
        parts = with_part(parts, p.CORE_PART, core, content_type=p.CORE_CONTENT_TYPE, relationship=p.CORE_RELATIONSHIP)
    if custom:
        parts = with_part(
            parts, p.CUSTOM_PART, custom, content_type=p.CUSTOM_CONTENT_TYPE, relationship=p.CUSTOM_RELATIONSHIP
        )
    return open_package(write_package(parts))


def test_core_properties_come_back():
    core = p.CoreProperties(title="Kế hoạch <A & B>", creator="UBND", created="2024-04-11T00:00:00Z", language="vi-VN")
    assert p.read_core_properties(package_with(core=p.core_properties_xml(core))) == core


def test_python_docx_reads_the_core_properties(tmp_path):
    core = p.CoreProperties(title="Kế hoạch", subject="55/KH-UBND", created=p.format_timestamp(date(2024, 4, 11)))
    (tmp_path / "a.docx").write_bytes(write_package(package_with(core=p.core_properties_xml(core)).parts))
    read = python_docx.Document(str(tmp_path / "a.docx")).core_properties
    assert (read.title, read.subject, read.created.date()) == ("Kế hoạch", "55/KH-UBND", date(2024, 4, 11))


def test_custom_properties_come_back_with_their_kinds():
    written = p.custom_properties_xml(
        {"Số": 55, "Ký hiệu": "55/KH-UBND", "Ngày": date(2024, 4, 11), "Mật": False, "Lớn": 2**40}
    )
    assert p.read_custom_properties(package_with(custom=written)) == (
        p.CustomProperty("Số", "55", "number"),
        p.CustomProperty("Ký hiệu", "55/KH-UBND", "text"),
        p.CustomProperty("Ngày", "2024-04-11T00:00:00Z", "date"),
        p.CustomProperty("Mật", "false", "bool"),
        p.CustomProperty("Lớn", str(2**40), "text"),
    )


@settings(max_examples=50, deadline=None)
@given(st.dictionaries(XML_TEXT.filter(bool), XML_TEXT, max_size=4))
def test_any_text_xml_can_carry_comes_back(values):
    if len({name.lower() for name in values}) < len(values):
        with pytest.raises(RenderError):
            p.custom_properties_xml(values)
        return
    read = p.read_custom_properties(package_with(custom=p.custom_properties_xml(values)))
    assert {item.name: item.value for item in read} == values


@pytest.mark.parametrize("text", ["a\x0bb", "\ud800", "\ufffe"])
def test_characters_xml_cannot_carry_are_refused_with_the_name_of_the_property(text):
    with pytest.raises(RenderError, match="Tên riêng"):
        p.custom_properties_xml({"Tên riêng": text})
    with pytest.raises(RenderError, match="title"):
        p.core_properties_xml(p.CoreProperties(title=text))


def test_a_property_without_a_name_is_refused():
    with pytest.raises(RenderError, match="trống tên"):
        p.custom_properties_xml({"": "x"})


def test_time_stamps_are_utc_to_the_second():
    hanoi = timezone(timedelta(hours=7))
    assert p.format_timestamp(datetime(2024, 4, 11, 6, 30, 1, 999, tzinfo=hanoi)) == "2024-04-10T23:30:01Z"
    assert p.format_timestamp(datetime(2024, 4, 11, 6, 30)) == "2024-04-11T06:30:00Z"  # noqa: DTZ001 - a naive time is what is tested
    assert p.format_timestamp(datetime(24, 4, 11, tzinfo=UTC)) == "0024-04-11T00:00:00Z"


def test_a_package_without_properties_has_empty_ones():
    package = open_package(zipped(document_parts(paragraph("x"))))
    assert p.read_core_properties(package) == p.CoreProperties()
    assert p.read_custom_properties(package) == ()
    assert p.read_application(package) == p.Application()


def test_a_part_is_declared_and_linked_once():
    once = package_with(core=p.core_properties_xml(p.CoreProperties(title="a"))).parts
    twice = with_part(once, p.CORE_PART, b"<x/>", content_type=p.CORE_CONTENT_TYPE, relationship=p.CORE_RELATIONSHIP)
    assert twice["[Content_Types].xml"].count(b"core.xml") == twice["_rels/.rels"].count(b"core.xml") == 1
    assert len({link.id for link in open_package(write_package(once)).relationships("")}) == 2


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(st.sampled_from(["Tên", 'a"b', "a&b<c>", "x\ny\tz"]), XML_TEXT.filter(bool), max_size=4))
def test_the_parts_are_the_bytes_that_an_xml_library_writes(texts):
    core = p.CoreProperties(title="".join(texts.values()), created="2026-01-01T00:00:00Z", language=" ".join(texts))
    for written in (
        p.core_properties_xml(core),
        p.core_properties_xml(p.CoreProperties()),
        p.custom_properties_xml(texts),
    ):
        head, _, body = written.partition(b"\n")
        assert head == b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        assert etree.tostring(etree.fromstring(body)) == body
