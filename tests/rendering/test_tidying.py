"""What loops and conditions can leave behind, put right: empty cells, tables without rows, the last section."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from template_builder import PLAIN, SECTION, cell, p, row, section_end, small_table, table, template, texts_of, xml_of

from docgen.contracts.view import NOT_PRINTED, TableView
from docgen.ooxml import open_package, parse_xml, qn
from docgen.rendering import render_view
from docgen.rendering.tidying import settle_sections, tidy

LANDSCAPE = SECTION.replace('w:w="11906" w:h="16838"', 'w:w="16838" w:h="11906" w:orient="landscape"')
PLACEHOLDER = '<w:sectPr><w:pgSz w:w="1" w:h="1"/></w:sectPr>'


@dataclass(frozen=True, slots=True)
class PagesView:
    text: str
    has_appendix: bool = field(metadata=NOT_PRINTED)
    appendix: str
    lines: tuple[str, ...] = ()
    tables: tuple[TableView, ...] = ()


BODY = (
    p("{{ text }}"),
    section_end(SECTION),
    p("{%p if has_appendix %}"),
    p("{{ appendix }}"),
    section_end(LANDSCAPE),
    p("{%p endif %}"),
)


def body_of(docx: bytes) -> list[object]:
    return list(parse_xml(open_package(docx).parts["word/document.xml"], "document").find(qn("w:body")))


def widths(docx: bytes) -> list[str]:
    root = parse_xml(open_package(docx).parts["word/document.xml"], "document")
    return [size.get(qn("w:w")) for size in root.iter(qn("w:pgSz"))]


def render(view: object, *body: str, section: str = PLACEHOLDER) -> bytes:
    return render_view(view, template=template(*body, section=section), properties=PLAIN, data=None)


def test_the_last_section_ends_the_body():
    out = render(PagesView("chính", True, "phụ"), *BODY)
    assert widths(out) == ["11906", "16838"]
    assert body_of(out)[-1].tag == qn("w:sectPr")
    assert texts_of(out) == ["chính", "phụ"]


def test_without_its_appendix_the_first_section_is_the_last():
    out = render(PagesView("chính", False, ""), *BODY)
    assert widths(out) == ["11906"]
    assert body_of(out)[-1].tag == qn("w:sectPr")


def test_the_paragraph_that_ended_the_last_section_stays():
    out = render(PagesView("chính", False, ""), *BODY)
    assert [node.tag for node in body_of(out)] == [qn("w:p"), qn("w:p"), qn("w:sectPr")]


def test_a_template_of_one_section_keeps_it():
    assert widths(render(PagesView("a", False, "b"), p("{{ text }}{{ appendix }}"), section=SECTION)) == ["11906"]


def test_a_last_section_with_text_of_its_own_is_left_alone():
    body = (p("{{ text }}"), section_end(LANDSCAPE), p("{{ appendix }}"))
    assert widths(render(PagesView("a", False, "b"), *body, section=SECTION)) == ["16838", "11906"]


def test_a_last_section_with_a_table_of_its_own_is_left_alone():
    body = (p("{{ text }}"), section_end(LANDSCAPE), table(row(p("{{ appendix }}"), p("x"))))
    assert widths(render(PagesView("a", False, "b"), *body, section=SECTION)) == ["16838", "11906"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<w:body><w:sectPr/></w:body>", "<w:body><w:sectPr/></w:body>"),
        (
            "<w:body><w:p><w:pPr><w:sectPr><w:a/></w:sectPr></w:pPr></w:p><w:sectPr/></w:body>",
            "<w:body><w:p><w:pPr></w:pPr></w:p><w:sectPr><w:a/></w:sectPr></w:body>",
        ),
        (
            '<w:body><w:p w:x="1"><w:pPr><w:jc/><w:sectPr w:r="2"/></w:pPr><w:r/></w:p><w:sectPr w:r="1"><w:b/></w:sectPr></w:body></d>',
            '<w:body><w:p w:x="1"><w:pPr><w:jc/></w:pPr><w:r/></w:p><w:sectPr w:r="2"/></w:body></d>',
        ),
        ("<w:body><w:p/></w:body>", "<w:body><w:p/></w:body>"),
    ],
)
def test_sections_settle_whatever_their_spelling(before, after):
    assert settle_sections(before) == after


def test_a_cell_whose_loop_was_empty_still_has_a_paragraph():
    lines = p("{%p for line in lines %}") + p("{{ line }}") + p("{%p endfor %}")
    out = render(PagesView("a", False, "b"), table(row(lines, p("{{ text }}{{ appendix }}"))), section=SECTION)
    root = parse_xml(open_package(out).parts["word/document.xml"], "document")
    assert all(node[-1].tag == qn("w:p") for node in root.iter(qn("w:tc")))


def test_a_table_whose_every_row_vanished_vanishes_too():
    rows = (row(p("{%tr for line in lines %}"), p("")), row(p("{{ line }}"), p("x")), row(p("{%tr endfor %}"), p("")))
    empty = render(PagesView("a", False, "b"), p("{{ text }}{{ appendix }}"), table(*rows), section=SECTION)
    assert "<w:tbl>" not in xml_of(empty)
    full = render(PagesView("a", False, "b", ("1", "2")), p("{{ text }}{{ appendix }}"), table(*rows), section=SECTION)
    assert texts_of(full) == ["ab", "1", "x", "2", "x"]


def test_an_empty_table_inside_a_cell_vanishes_alone():
    inner = "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid></w:tbl>"
    outer = f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr>{cell(inner + p('x'))}</w:tr></w:tbl>"
    assert tidy(outer) == outer.replace(inner, "")


def test_two_drawn_tables_do_not_touch():
    view = PagesView("a", False, "b", tables=(small_table(), small_table()))
    loop = (p("{%p for t in tables %}"), p("{{p t }}"), p("{%p endfor %}"))
    out = render(view, p("{{ text }}{{ appendix }}"), *loop, section=SECTION)
    tags = [node.tag for node in body_of(out)]
    assert tags == [qn("w:p"), qn("w:tbl"), qn("w:p"), qn("w:tbl"), qn("w:sectPr")]


def test_text_that_looks_like_markup_is_not_tidied():
    text = "</w:tbl><w:tbl><w:tc></w:tc><w:sectPr/></w:body>"
    assert texts_of(render(PagesView(text, False, "b"), p("{{ text }}{{ appendix }}"), section=SECTION)) == [f"{text}b"]
