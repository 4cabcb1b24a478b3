"""Everything docgen renders checks clean: the sample and every edge document, in both size profiles, with appendices."""

from __future__ import annotations

from functools import cache

import pytest
from mutating import ROOT

import docgen
from docgen.checking import check, rules_of
from docgen.diagnostics import Severity
from docgen.discovery import pack_for

DOCUMENTS = [
    ROOT / "samples" / "cua-lo-2024" / "plan.yaml",
    *sorted((ROOT / "tests" / "edge" / "documents").glob("*.yaml")),
]
PACK = pack_for("nd30")


@cache
def rendered(path, appendices):
    return docgen.render(path, appendices=appendices)


WORDS = ("C", "V", "T")
"""Families of rules about how the author writes: an edge document says strange things on purpose."""
SAID = ("ND30-901", "ND30-903", "ND30-M05", "ND30-P13")
"""The same of its parts: a plan with “Kính gửi”, with “Như trên”, a typed “MẬT”, an appendix the text does not name."""


@pytest.mark.parametrize("appendices", ["inline", "separate"])
@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_what_docgen_renders_has_no_finding(path, appendices):
    result = rendered(path, appendices)
    ignore = (
        ()
        if path is DOCUMENTS[0]
        else [*SAID, *(code for code in WORDS if any(code == rule.family for rule in rules_of(PACK)))]
    )
    for docx in (result.bytes, *(attachment.bytes for attachment in result.attachments)):
        report = check(docx, pack=PACK, ignore=ignore)
        assert [str(finding) for finding in report.findings] == []
        assert report.files[0].checked


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_nothing_in_what_docgen_renders_fails(path):
    assert check(rendered(path, "inline").bytes, pack=PACK).counts[Severity.FAIL] == 0


def test_an_office_pack_of_the_smaller_profile_renders_clean_too(tmp_path):
    (tmp_path / "pack.toml").write_text(
        'name = "so-noi-vu"\ntitle = "Sở Nội vụ"\nversion = "1"\nextends = "nd30"\n[house]\nprofile = "13"\n',
        encoding="utf-8",
    )
    docx = docgen.render(DOCUMENTS[0], pack=tmp_path).bytes
    assert [str(finding) for finding in check(docx, pack=pack_for(tmp_path)).findings] == []


def test_an_office_pack_narrows_what_is_checked(tmp_path):
    (tmp_path / "pack.toml").write_text(
        'name = "so-noi-vu"\ntitle = "Sở Nội vụ"\nversion = "1"\nextends = "nd30"\n'
        '[house]\nmargin_left_mm = 35\n[decree]\n"page.margin.left" = 35\n',
        encoding="utf-8",
    )
    report = check(rendered(DOCUMENTS[0], "inline").bytes, pack=pack_for(tmp_path))
    assert report.pack == "so-noi-vu"
    found = [(item.code, item.severity.value, item.measured, item.required) for item in report.findings]
    assert found == [("ND30-005", "FAIL", "30 mm", "35 mm"), ("ND30-005", "WARN", "30 mm", "35 mm")]


def test_the_remedy_names_the_one_size_that_an_office_left(tmp_path):
    (tmp_path / "pack.toml").write_text(
        'name = "so-noi-vu"\ntitle = "Sở Nội vụ"\nversion = "1"\nextends = "nd30"\n[decree]\n"element.body.size" = [14, 14]\n',
        encoding="utf-8",
    )
    thirteen = tmp_path / "muoi-ba"
    thirteen.mkdir()
    (thirteen / "pack.toml").write_text(
        'name = "muoi-ba"\ntitle = "Cỡ 13"\nversion = "1"\nextends = "nd30"\n[house]\nprofile = "13"\n',
        encoding="utf-8",
    )
    docx = docgen.render(DOCUMENTS[0], pack=thirteen).bytes
    found = {item.code: item for item in check(docx, pack=pack_for(tmp_path)).findings}["ND30-655"]
    assert (found.required, found.remedy) == ("14 pt", "chọn các đoạn lời văn, Home → Font Size, chọn 14.")
