from __future__ import annotations

import shutil
import subprocess

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from ooxml_integrity import ERROR, check
from wordml import document_parts, paragraph

from docgen.errors import UnreadableInputError
from docgen.ooxml.custom_xml import data_item_parts, data_item_xml, find_data_item, list_data_items, with_data_item
from docgen.ooxml.package import open_package, write_package
from docgen.ooxml.xml import ILLEGAL_CHARACTERS

NAMESPACE = "https://example.invalid/docgen/data/1"
PAYLOAD = "document: plan\nsubject: 'A & B <c> ]]> “d” \t e'\n\n  thụt vào \n"


def packed(payload: str, namespace: str = NAMESPACE):
    return open_package(write_package(with_data_item(document_parts(paragraph("x")), payload, namespace)))


@settings(max_examples=80, deadline=None)
@given(st.text())
@example(PAYLOAD)
@example("a\r\nb\rc")
@example("\x00\x0b\ufffe\ud800")
@example("]]>&amp;<!DOCTYPE x>")
@example("Kế hoạch " * 300_000)
def test_any_text_comes_back(payload):
    assert find_data_item(packed(payload), NAMESPACE) == payload


def test_only_the_item_of_the_namespace_is_found():
    package = packed("x")
    assert find_data_item(package, "urn:other") is None
    assert list_data_items(package) == (("customXml/item1.xml", NAMESPACE),)


def test_items_of_others_are_kept_and_our_own_is_replaced():
    parts = with_data_item(document_parts(paragraph("x")), "theirs", "urn:theirs")
    parts = with_data_item(with_data_item(parts, "first", NAMESPACE), "second", NAMESPACE)
    package = open_package(write_package(parts))
    assert find_data_item(package, "urn:theirs") == "theirs"
    assert find_data_item(package, NAMESPACE) == "second"
    assert [name for name, _ in list_data_items(package)] == ["customXml/item1.xml", "customXml/item2.xml"]


def test_the_same_payload_gives_the_same_parts():
    assert data_item_parts("x", NAMESPACE) == data_item_parts("x", NAMESPACE)


def test_a_damaged_item_is_an_error_with_a_remedy():
    parts = with_data_item(document_parts(paragraph("x")), "a\rb", NAMESPACE)
    parts["customXml/item1.xml"] = parts["customXml/item1.xml"].replace(b"</text>", b"!</text>")
    with pytest.raises(UnreadableInputError, match="bị hỏng"):
        find_data_item(open_package(write_package(parts)), NAMESPACE)


def test_an_item_left_without_its_link_is_still_found():
    parts = dict(packed(PAYLOAD).parts)
    del parts["word/_rels/document.xml.rels"]
    assert find_data_item(open_package(write_package(parts)), NAMESPACE) == PAYLOAD


def test_the_package_with_an_item_is_sound(tmp_path):
    path = tmp_path / "a.docx"
    path.write_bytes(write_package(packed(PAYLOAD).parts))
    assert [str(finding) for finding in check(path) if finding.severity == ERROR] == []


@pytest.mark.office
@pytest.mark.parametrize("payload", [PAYLOAD, "a\r\nb\x00"])
def test_libreoffice_keeps_the_item_when_it_saves_the_file_again(tmp_path, payload):
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.skip("LibreOffice is not installed")
    source = tmp_path / "in" / "a.docx"
    source.parent.mkdir()
    source.write_bytes(write_package(packed(payload).parts))
    subprocess.run(
        [
            soffice,
            f"-env:UserInstallation=file://{tmp_path}/profile",
            "--headless",
            "--convert-to",
            "docx",
            "--outdir",
            str(tmp_path / "out"),
            str(source),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    assert find_data_item(open_package(tmp_path / "out" / "a.docx"), NAMESPACE) == payload


@settings(max_examples=80, deadline=None)
@given(
    st.text(
        st.characters(codec="utf-16", exclude_categories=()) | st.sampled_from("\r\n\t\x00\x0b\x1f\x7f\ufffe\ud800")
    )
)
def test_only_what_xml_cannot_give_back_travels_in_base64(payload):
    is_hard = "\r" in payload or ILLEGAL_CHARACTERS.search(payload) is not None
    assert (b' encoding="base64"' in data_item_xml(payload, NAMESPACE)) == is_hard
