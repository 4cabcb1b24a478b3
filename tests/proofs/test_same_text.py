"""What a Vietnamese reader takes for the same text is the same to the checker: NFD for NFC, `hoà` for `hòa`."""

from __future__ import annotations

import unicodedata

import pytest
from office_habits import RIGHT, WRONG
from office_kinds import KINDS

from docgen import api
from docgen.ooxml import open_package, write_package

ALL = {**RIGHT, **KINDS, **WRONG}
DOCUMENT = "word/document.xml"
OTHER_TONES = {"HÒA": "HOÀ", "hòa": "hoà", "Hòa": "Hoà", "ỦY": "UỶ", "Ủy": "Uỷ", "ủy": "uỷ", "tọa": "toạ", "TỌA": "TOẠ"}


def retyped(docx, change):
    """The document with its text typed otherwise."""
    parts = dict(open_package(docx).parts)
    parts[DOCUMENT] = change(parts[DOCUMENT].decode()).encode()
    return write_package(parts)


def with_other_tones(text):
    for old, new in OTHER_TONES.items():
        text = text.replace(old, new)
    return text


def findings_of(docx):
    return [
        (finding.code, finding.severity, finding.location.place)
        for finding in api.check(docx).findings
        if finding.code != "ND30-T01"
    ]


@pytest.mark.parametrize("name", ALL)
def test_letters_typed_apart_from_their_marks_are_the_same_letters(name):
    docx = ALL[name]()
    report = api.check(retyped(docx, lambda text: unicodedata.normalize("NFD", text)))

    assert findings_of(docx) == [
        (finding.code, finding.severity, finding.location.place)
        for finding in report.findings
        if finding.code != "ND30-T01"
    ]
    assert [finding.severity.value for finding in report.findings if finding.code == "ND30-T01"] == ["WARN"]


@pytest.mark.parametrize("name", ALL)
def test_both_places_of_a_tone_are_right(name):
    docx = ALL[name]()
    assert findings_of(retyped(docx, with_other_tones)) == findings_of(docx)
