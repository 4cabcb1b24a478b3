"""From a view and a template to a .docx: what stands on the page, and what is refused."""

from __future__ import annotations

import dataclasses
import io
import zipfile
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from template_builder import (
    LETTER_BODY,
    PLAIN,
    LetterView,
    letter,
    letter_template,
    p,
    small_table,
    template,
    texts_of,
    xml_of,
)

from docgen.contracts.properties import DATA_NAMESPACE, DocumentProperties
from docgen.contracts.view import Block, BlockKind
from docgen.errors import PackError, RenderError
from docgen.ooxml import find_data_item, open_package, read_core_properties, read_custom_properties, write_package
from docgen.rendering import compile_template, print_view, render_view

HOSTILE = (
    "Lao động-TB&XH <w:p> \"nháy\" 'đơn' {x} {{ y }} {% z %} {# chú #}",
    "</w:t></w:r></w:p><w:p><w:r><w:t>chèn",
    "dòng một\ndòng hai\n\ndòng bốn",
    "\tcột\tcột\t",
    "  đầu và cuối có dấu cách  ",
    "Uỷ ban nhân dân (NFD)",
    "&amp; &lt;p&gt; &#160;",
    "{_{ }_} {_% %_}",
    "rất" * 2000,
    "không\u00a0ngắt \u200b \u2028 \ufeff",
)


def render(view: object, docx: bytes, data: str | None = None) -> bytes:
    return render_view(view, template=docx, properties=PLAIN, data=data)


def test_every_kind_of_field_stands_on_the_page():
    texts = texts_of(render(letter("Thực hiện"), letter_template()))
    assert texts[:5] == ["Trích yếu: Thực hiện", "HỎA TỐC", "- Thực hiện;", "- Dòng thứ hai;", "- Thực hiện;"]
    assert texts[-1] == "Lời cuối./."


def test_a_header_is_rendered_too():
    assert texts_of(render(letter("Thực hiện"), letter_template()), "word/header.xml") == ["Trang của Thực hiện"]


def test_a_footnote_and_a_footer_are_rendered_too():
    docx = template(*LETTER_BODY, footer=p("Chân trang {{ subject }}"), footnotes=p("Chú thích {{ subject }}"))
    out = render(letter("A & B"), docx)
    assert texts_of(out, "word/footer.xml") == ["Chân trang A & B"]
    assert texts_of(out, "word/footnotes.xml") == ["Chú thích A & B"]


@pytest.mark.parametrize("text", HOSTILE)
def test_text_full_of_markup_stays_the_text_it_is(text):
    texts = texts_of(render(letter(text), letter_template()))
    assert f"Trích yếu: {text}" in texts
    assert f"- {text};" in texts
    assert text in texts


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"], include_characters="\n\t"), max_size=60))
def test_any_text_comes_out_as_it_went_in(text):
    out = render(letter(text), letter_template())
    assert f"Trích yếu: {text}" in texts_of(out)


@pytest.mark.parametrize("character", ["\x00", "\x0b", "\x1f", "\r", "\ud800", "\ufffe", "\uffff"])
def test_a_character_that_word_cannot_hold_is_refused_with_its_path(character):
    view = dataclasses.replace(letter(), lines=("tốt", f"hỏng{character}đây"))
    with pytest.raises(RenderError, match=r"\$\.lines\[1\] có ký tự U\+[0-9A-F]{4} \(vị trí 5\)"):
        render(view, letter_template())


def test_a_bad_character_in_a_table_is_refused_with_its_cell():
    blocks = (Block(BlockKind.TABLE, table=small_table("hỏng\x01")),)
    with pytest.raises(RenderError, match=r"\$\.blocks\[0\]\.table\.rows\[2\]\.cells\[1\]\.paragraphs\[0\]"):
        render(dataclasses.replace(letter(), blocks=blocks), letter_template())


def test_data_hidden_by_a_false_condition_is_refused():
    view = dataclasses.replace(letter(has_mark=True), has_mark=False)
    with pytest.raises(RenderError, match=r"\$\.mark\.text không có trên trang: “HỎA TỐC”"):
        render(view, letter_template())


def test_a_missing_table_is_refused_with_its_path():
    view = dataclasses.replace(letter(), blocks=(Block(BlockKind.TABLE, table=None),))
    with pytest.raises(RenderError, match=r"là giá trị kiểu NoneType, không phải chữ để in"):
        render(view, letter_template())


def test_a_misspelt_name_is_answered_with_the_nearest_one():
    docx = template(*LETTER_BODY, p("{{ subjct }}"))
    with pytest.raises(PackError, match=r"«\{\{ subjct \}\}» dùng tên “subjct”") as caught:
        render(letter(), docx)
    assert caught.value.hint == "có phải là “subject”?"


def test_properties_are_those_of_the_document():
    properties = DocumentProperties(
        title="Kế hoạch",
        subject="Thực hiện",
        issuer="UBND xã A",
        reference="15/KH-UBND",
        issued_on=date(2026, 3, 5),
        status="Dự thảo",
        custom={"OrganName": "UBND xã A", "PageAmount": 12, "IssuedDate": date(2026, 3, 5)},
    )
    package = open_package(render_view(letter(), template=letter_template(), properties=properties, data=None))
    core = read_core_properties(package)
    assert (core.title, core.subject, core.creator, core.keywords) == (
        "Kế hoạch", "Thực hiện", "UBND xã A", "15/KH-UBND"
    )  # fmt: skip
    assert core.created == core.modified == "2026-03-05T00:00:00Z"
    assert (core.content_status, core.language) == ("Dự thảo", "vi-VN")
    assert [(p.name, p.value) for p in read_custom_properties(package)] == [
        ("OrganName", "UBND xã A"),
        ("PageAmount", "12"),
        ("IssuedDate", "2026-03-05T00:00:00Z"),
    ]


def test_a_document_without_a_date_has_none_in_its_properties():
    core = read_core_properties(open_package(render(letter(), letter_template())))
    assert core.created == core.modified == ""


def test_data_travels_with_the_document_and_comes_back():
    data = '{"document": "plan", "subject": "A & B <c> ]]>\\n"}'
    assert find_data_item(open_package(render(letter(), letter_template(), data)), DATA_NAMESPACE) == data


def test_without_data_nothing_travels():
    assert find_data_item(open_package(render(letter(), letter_template())), DATA_NAMESPACE) is None


def test_the_package_is_that_of_the_package_writer():
    for custom in ({}, {"OrganName": "Ủy ban"}):
        for data in (None, "{}"):
            out = render_view(
                letter(), template=letter_template(), properties=dataclasses.replace(PLAIN, custom=custom), data=data
            )
            # Parts that each document prints are squeezed less hard; everything else is the same to the byte.
            assert directory_of(write_package(open_package(out).parts)) == directory_of(out)


def directory_of(package: bytes) -> list[tuple[object, ...]]:
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        assert archive.testzip() is None
        return [
            (
                e.filename,
                e.CRC,
                e.file_size,
                e.date_time,
                e.external_attr,
                e.create_system,
                e.compress_type,
                e.flag_bits,
            )
            for e in archive.infolist()
        ]


def test_a_view_without_any_text_is_rendered():
    empty = LetterView(
        "", letter().rule, has_mark=False, mark=letter(has_mark=False).mark, lines=(), tasks=(), blocks=()
    )
    assert texts_of(render(empty, letter_template())) == ["Trích yếu: ", "Việc", "Chủ trì"]


def test_a_template_in_dotx_form_gives_a_document():
    package = open_package(letter_template())
    types = package.parts["[Content_Types].xml"].replace(b"document.main+xml", b"template.main+xml")
    out = render(letter(), write_package({**package.parts, "[Content_Types].xml": types}))
    assert open_package(out).content_type("word/document.xml").endswith("document.main+xml")
    assert b"template.main+xml" not in open_package(out).parts["[Content_Types].xml"]


def test_xml_declares_its_encoding():
    assert xml_of(render(letter(), letter_template())).startswith(
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    )


def test_a_document_that_word_would_call_damaged_is_refused():
    broken = p("<!-- -->", '<w:pStyle w:val="KhongCo"/>')
    with pytest.raises(RenderError, match=r"có cấu trúc sai.*KhongCo"):
        render(letter(), template(*LETTER_BODY, broken))


def test_a_batch_may_compile_once_and_gets_the_same_bytes():
    compiled = compile_template(letter_template())
    views = [letter(f"văn bản {number}") for number in range(3)]
    printed = [print_view(view, compiled=compiled, properties=PLAIN, data=None) for view in views]
    assert printed == [render(view, letter_template()) for view in views]


@pytest.mark.parametrize("text", ["{", "{\n{", "}", "{{", "{%\t%}"])
def test_braces_in_data_are_no_left_over_tags(text):
    docx = template(*LETTER_BODY, p("{{ subject }}{{ subject }}"))
    assert texts_of(render(letter(text), docx))[-1] == text + text
