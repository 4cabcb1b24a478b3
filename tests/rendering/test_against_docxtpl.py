"""The compiled path gives what docxtpl gives with the same environment, part by part, in canonical XML."""

from __future__ import annotations

import dataclasses
import re

import pytest
from docxtpl_reference import usual_way
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import Environment, StrictUndefined
from template_builder import PLAIN, letter, letter_template, p, template, texts_of

from docgen.ooxml import canonical_xml, open_package
from docgen.rendering import render_view

TEXTS = (
    "Thực hiện",
    "Lao động-TB&XH <w:p> \"nháy\" 'đơn' “cong” {x} {{ y }} {% z %} {# chú #}",
    "một\nhai\n\nbốn\n",
    "\tcột\tcột\t",
    "một\n\thai",
    "  cách  đầu và cuối  ",
    "Uỷ ban (NFD)",
    "]]> <!-- x --> &amp; &#10;",
    "",
)


def assert_equal_parts(ours: bytes, usual: bytes, *parts: str) -> None:
    for part in parts:
        left, right = (canonical_xml(open_package(docx).parts[part]) for docx in (ours, usual))
        assert left == right, part


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("has_mark", [True, False])
def test_both_ways_give_the_same_parts(text, has_mark):
    view, docx = letter(text, has_mark=has_mark), letter_template()
    ours = render_view(view, template=docx, properties=PLAIN, data=None)
    assert_equal_parts(ours, usual_way(docx, view), "word/document.xml", "word/header.xml")


def test_both_ways_give_the_same_footers_and_footnotes():
    view = letter("A & B\tvà\nC")
    docx = template(
        p("{{ subject }}{% for line in lines %}{{ line }} {% endfor %}"),
        p("{%p for t in tasks %}"),
        p("{{ t.title }}{{ t.lead }}"),
        p("{%p for n in t.notes %}"),
        p("{{ n }}"),
        p("{%p endfor %}"),
        p("{%p endfor %}"),
        p("{{p mark }}"),
        p("{%p for b in blocks %}"),
        p("{%p if b.is_table %}"),
        p("{{p b.table }}"),
        p("{%p else %}"),
        p("{{ b.text }}"),
        p("{%p endif %}"),
        p("{%p endfor %}"),
        footer=p("Trang {{ subject }}"),
        footnotes=p("Chú {{ subject }}"),
    )
    ours = render_view(view, template=docx, properties=PLAIN, data=None)
    parts = ("word/document.xml", "word/footer.xml", "word/footnotes.xml")
    assert_equal_parts(ours, usual_way(docx, view), *parts)


# docxtpl rewrites `{_{` and the like inside values too; that is its fault, which the compiled path does not share.
GENERATED = st.text(
    st.one_of(st.sampled_from("&<>\"'{}%#\n\t “”’"), st.characters(exclude_categories=["Cs", "Cc", "Cn"])), max_size=40
).filter(lambda text: not re.search(r"\{_[{%]|[}%]_\}", text))


@settings(max_examples=60, deadline=None)
@given(GENERATED, GENERATED)
def test_both_ways_give_the_same_parts_for_any_text(first, second):
    view = dataclasses.replace(letter(first), lines=(second, first, second))
    docx = letter_template()
    ours = render_view(view, template=docx, properties=PLAIN, data=None)
    assert_equal_parts(ours, usual_way(docx, view), "word/document.xml", "word/header.xml")


@pytest.mark.parametrize("text", TEXTS)
def test_plain_docxtpl_puts_the_same_text_on_the_page(text):
    """With escaping by Jinja alone, docxtpl's own line breaks and tabs read as ours do."""
    docx = template(p("{{ subject }}"), p("{%p for line in lines %}"), p("{{ line }}"), p("{%p endfor %}"))
    view = _Plain(text, ("một", text))
    ours = render_view(view, template=docx, properties=PLAIN, data=None)
    usual = usual_way(docx, view, Environment(autoescape=True, undefined=StrictUndefined))  # type: ignore[arg-type]
    assert texts_of(ours) == texts_of(usual)


@dataclasses.dataclass(frozen=True, slots=True)
class _Plain:
    subject: str
    lines: tuple[str, ...]
