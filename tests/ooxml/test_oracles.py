"""Effective values and list labels against independent readers, and against LibreOffice."""

from __future__ import annotations

import io
import shutil
import subprocess

import docx as python_docx
import pytest
from docx_parser_converter import docx_to_text
from docx_plus.styles import iter_resolved_paragraphs
from hypothesis import given, settings
from hypothesis import strategies as st
from wordml import NORMAL, docx, paragraph, run, style, styles, table

from docgen.ooxml import read_facts

SWITCH = st.sampled_from(["", "", "<w:{0}/>", '<w:{0} w:val="0"/>'])
RUN_PROPERTIES = st.builds(
    lambda bold, italic, caps, strike, hidden, color, size, underline, vertical: (
        bold.format("b") + italic.format("i") + caps.format("caps") + strike.format("strike") + hidden.format("vanish")
        + color + size + underline + vertical
    ),
    *[SWITCH] * 5,
    st.sampled_from(["", '<w:color w:val="FF0000"/>', '<w:color w:val="0000FF"/>']),
    st.sampled_from(["", '<w:sz w:val="26"/>', '<w:sz w:val="27"/>']),
    st.sampled_from(["", '<w:u w:val="single"/>', '<w:u w:val="none"/>']),
    st.sampled_from(["", '<w:vertAlign w:val="superscript"/>']),
)  # fmt: skip
PARAGRAPH_PROPERTIES = st.builds(
    lambda keep, spacing, indent, jc: keep.format("keepNext") + spacing + indent + jc,
    SWITCH,
    st.sampled_from(["", '<w:spacing w:before="120"/>', '<w:spacing w:after="60" w:line="300" w:lineRule="auto"/>']),
    st.sampled_from(
        ["", '<w:ind w:left="100" w:firstLine="567"/>', '<w:ind w:right="50" w:hanging="200" w:left="200"/>']
    ),
    st.sampled_from(["", '<w:jc w:val="center"/>', '<w:jc w:val="right"/>']),
)


@st.composite
def documents(draw):
    """Styles on styles, a table with a style, direct formatting: whatever the cascade has to sort out."""
    sheet = styles(
        style("Normal", default=True, rpr=draw(RUN_PROPERTIES), ppr=draw(PARAGRAPH_PROPERTIES)),
        style("A", based_on="Normal", rpr=draw(RUN_PROPERTIES), ppr=draw(PARAGRAPH_PROPERTIES)),
        style("B", based_on="A", rpr=draw(RUN_PROPERTIES), ppr=draw(PARAGRAPH_PROPERTIES)),
        style("C", kind="character", rpr=draw(RUN_PROPERTIES)),
        style("D", kind="character", based_on="C", rpr=draw(RUN_PROPERTIES)),
        rpr='<w:sz w:val="24"/>',
        ppr=draw(PARAGRAPH_PROPERTIES),
    )
    body = []
    for _ in range(draw(st.integers(1, 3))):
        name = draw(st.sampled_from(["", '<w:pStyle w:val="A"/>', '<w:pStyle w:val="B"/>']))
        character = draw(st.sampled_from(["", '<w:rStyle w:val="C"/>', '<w:rStyle w:val="D"/>']))
        body.append(paragraph(run("chữ", character + draw(RUN_PROPERTIES)), name + draw(PARAGRAPH_PROPERTIES)))
    return docx("".join(body) + table([["ô"]]), styles=sheet)


@settings(max_examples=100, deadline=None)
@given(documents())
def test_effective_values_are_those_of_docx_plus(data):
    ours = [placed.paragraph for placed in read_facts(data).paragraphs()]
    theirs = list(iter_resolved_paragraphs(python_docx.Document(io.BytesIO(data))))
    assert len(ours) == len(theirs)
    for mine, other in zip(ours, theirs, strict=True):
        found, expected = mine.runs[0].format, other.runs[0].formatting
        assert found.bold == bool(expected.bold)
        assert found.italic == bool(expected.italic)
        assert found.caps == bool(expected.caps)
        assert found.strike == bool(expected.strike)
        assert found.hidden == bool(expected.vanish)
        assert found.size == expected.font_size
        assert found.color == (expected.color_rgb or "000000").lstrip("#").upper()
        assert found.underline == (expected.underline or "none")
        assert found.vertical == (expected.vert_align or "baseline")
        look, wanted = mine.format, other.formatting
        assert look.keep_next == bool(wanted.keep_with_next)
        assert (look.space_before, look.space_after) == (wanted.spacing_before or 0, wanted.spacing_after or 0)
        assert (look.indent_left, look.indent_right) == (wanted.indent_left or 0, wanted.indent_right or 0)
        assert look.indent_first == (wanted.indent_first_line or 0)
        assert look.alignment == (wanted.alignment or "left")


LEVELS = [("upperRoman", "%1."), ("decimal", "%2."), ("decimal", "%2.%3."), ("lowerLetter", "%4)"), ("bullet", "-")]
NUMBERING = (
    '<w:abstractNum w:abstractNumId="0">'
    + "".join(
        f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{fmt}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for index, (fmt, text) in enumerate(LEVELS)
    )
    + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)


def listed(level: int) -> str:
    return paragraph("mục", f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>')


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(0, 4), max_size=12))
def test_labels_are_those_of_docx_parser_converter(levels):
    # A list begins at its first level and goes down one at a time: elsewhere the oracle is wrong.
    steps = [0]
    for level in levels:
        steps.append(min(level, steps[-1] + 1))
    data = docx("".join(map(listed, steps)), extra={"numbering": NUMBERING})
    theirs = [
        line.strip().removesuffix("mục").strip() for line in docx_to_text(io.BytesIO(data)).splitlines() if line.strip()
    ]
    ours = [placed.paragraph.label.text for placed in read_facts(data).paragraphs()]
    assert ours == theirs


def test_text_and_styles_are_those_of_python_docx():
    document = python_docx.Document()
    document.add_heading("Kế hoạch", 1)
    document.add_paragraph("Nội dung\tcột\nxuống dòng", style="List Bullet")
    cells = document.add_table(1, 2, style="Table Grid").rows[0].cells
    cells[0].text, cells[1].text = "một", "hai"
    document.core_properties.title = "Tên"
    buffer = io.BytesIO()
    document.save(buffer)
    facts = read_facts(buffer.getvalue())
    heading, bullet, grid = facts.sections[0].blocks
    # The file says "heading 1"; python-docx and Word show it with a capital.
    assert (heading.style, heading.text, heading.format.outline_level) == ("heading 1", "Kế hoạch", 0)
    assert (bullet.style, bullet.text) == ("List Bullet", "Nội dung\tcột\nxuống dòng")
    assert bullet.label.text
    assert [cell.text for cell in grid.rows[0].cells] == ["một", "hai"]
    assert all(cell.borders.top.style == "single" for cell in grid.rows[0].cells)
    assert (facts.core.title, facts.sections[0].margin_left) == ("Tên", 1800)


@pytest.mark.office
def test_a_file_that_libreoffice_saved_again_tells_the_same(tmp_path):
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.skip("LibreOffice is not installed")
    sheet = styles(
        NORMAL,
        style("T", name="ND30 Trích yếu", based_on="Normal", rpr="<w:b/>", ppr='<w:jc w:val="center"/>'),
        rpr='<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/><w:sz w:val="28"/><w:lang w:val="vi-VN"/>',
    )
    body = (
        paragraph("KẾ HOẠCH", '<w:pStyle w:val="T"/>')
        + listed(0) + listed(1) + listed(1)
        + paragraph(run("Thực hiện ") + run("công tác", "<w:i/>"), '<w:spacing w:before="120"/><w:ind w:firstLine="567"/><w:jc w:val="both"/>')
        + table([["STT", "Nội dung"]], '<w:tblBorders><w:top w:val="single" w:sz="4"/></w:tblBorders>', grid=(1000, 5000))
        + paragraph("cuối")
    )  # fmt: skip
    source = tmp_path / "in" / "a.docx"
    source.parent.mkdir()
    source.write_bytes(docx(body, styles=sheet, extra={"numbering": NUMBERING}))
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
    before, after = read_facts(source), read_facts(tmp_path / "out" / "a.docx")
    assert after.text() == before.text()
    assert "LibreOffice" in after.application.name
    for mine, other in zip(before.paragraphs(), after.paragraphs(), strict=True):
        assert other.place == mine.place
        assert (other.paragraph.style, other.paragraph.format.alignment) == (
            mine.paragraph.style,
            mine.paragraph.format.alignment,
        )
        assert other.paragraph.format.indent_first == mine.paragraph.format.indent_first
        assert other.paragraph.format.space_before == mine.paragraph.format.space_before
        looks = [
            [(one.text, one.format.bold, one.format.italic, one.format.size, one.fonts) for one in side.paragraph.runs]
            for side in (mine, other)
        ]
        assert looks[0] == looks[1]
    assert (after.sections[0].width, after.sections[0].margin_left) == (
        before.sections[0].width,
        before.sections[0].margin_left,
    )
