"""The decree's own templates: they fit their views, print them whole, and give valid packages."""

from __future__ import annotations

import pytest
from docxtpl_reference import usual_way
from hypothesis import given, settings
from hypothesis import strategies as st
from ooxml_integrity import ERROR, check
from openxml_audit import OpenXmlValidator
from plan_views import HOSTILE, appendix, fullest_plan, smallest_plan, template_of
from template_builder import PLAIN, texts_of

from docgen.documents.parts.named import NamedView
from docgen.documents.parts.views import SeparateAppendixView
from docgen.ooxml import canonical_xml, open_package, parse_xml, qn
from docgen.rendering import check_contract, render_view
from docgen.rendering.proof import page_text

PROFILES = ("13", "14")
PLANS = {"smallest": smallest_plan(), "fullest": fullest_plan(), "many paragraphs": fullest_plan("x", paragraphs=200)}


def render(view: object, family: str = "ke-hoach", profile: str = "14") -> bytes:
    return render_view(view, template=template_of(family, profile), properties=PLAIN, data="{}")


@pytest.mark.parametrize("profile", PROFILES)
def test_the_templates_fit_their_views(profile):
    assert check_contract(template_of("ke-hoach", profile), NamedView) == ()
    assert check_contract(template_of("phu-luc-dien-tu", profile), SeparateAppendixView) == ()


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("view", PLANS.values(), ids=PLANS.keys())
def test_a_plan_is_a_valid_package(view, profile, tmp_path):
    path = tmp_path / "plan.docx"
    path.write_bytes(render(view, profile=profile))
    assert [finding for finding in check(path) if finding.severity == ERROR] == []
    result = OpenXmlValidator().validate(path)
    assert [str(error) for error in result.errors] == []


def test_everything_of_a_plan_stands_on_the_page():
    texts = "\n".join(texts_of(render(fullest_plan())))
    assert texts.count(HOSTILE) >= 14
    assert "Nguyễn Quang Tiêu" in texts
    assert "Trần Thị B" in texts


def test_a_separately_filed_appendix_is_rendered():
    view = SeparateAppendixView(appendix("I", HOSTILE, landscape=False), "Số: 15/KH-UBND; 05/3/2026; 08:00:00")
    texts = texts_of(render(view, "phu-luc-dien-tu"))
    assert f"PHÂN CÔNG {HOSTILE}" in texts


def test_each_appendix_is_a_section_and_the_last_ends_the_body():
    body = parse_xml(open_package(render(fullest_plan())).parts["word/document.xml"], "document").find(qn("w:body"))
    sections = list(body.iter(qn("w:sectPr")))
    assert len(sections) == 3
    assert body[-1] is sections[-1]
    sizes = [section.find(qn("w:pgSz")).get(qn("w:orient")) == "landscape" for section in sections]
    assert sizes == [False, False, True]


def test_a_plan_without_appendices_has_one_section():
    body = parse_xml(open_package(render(smallest_plan())).parts["word/document.xml"], "document").find(qn("w:body"))
    assert len(list(body.iter(qn("w:sectPr")))) == 1
    assert body[-1].tag == qn("w:sectPr")


@pytest.mark.parametrize("view", PLANS.values(), ids=PLANS.keys())
def test_docxtpl_itself_gives_the_same_headers_and_the_same_text(view):
    """The bodies differ by design in one thing: where the last section's properties stand."""
    ours, usual = open_package(render(view)).parts, open_package(usual_way(template_of("ke-hoach"), view)).parts
    for name in ours:
        if name.startswith(("word/header", "word/footer")):
            assert canonical_xml(ours[name]) == canonical_xml(usual[name]), name
    main = "word/document.xml"
    assert page_text(parse_xml(ours[main], main)) == page_text(parse_xml(usual[main], main))


@settings(max_examples=25, deadline=None)
@given(
    st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"], include_characters="\n\t"), min_size=1, max_size=80)
)
def test_any_text_comes_through_the_plan(text):
    assert text in page_text(parse_xml(open_package(render(fullest_plan(text))).parts["word/document.xml"], "document"))
