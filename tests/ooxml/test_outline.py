from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wordml import docx, field, paragraph, table

from docgen.errors import UnreadableInputError
from docgen.ooxml import facts as f
from docgen.ooxml import formats as fm
from docgen.ooxml.outline import parse, show
from docgen.ooxml.properties import Application, CoreProperties, CustomProperty
from docgen.ooxml.read import read_facts

ANY_TEXT = st.text(max_size=12)
VIETNAMESE = st.sampled_from(
    [
        "Kế hoạch",
        "hòa",
        "hoà",
        "a\u0301",
        " đầu",
        "cuối ",
        "{b|x}",
        "\\",
        "]",
        '"',
        "\t",
        "\n",
        "\f\v",
        "\u00a0",
        "p: #",
        "",
        "\ue000",
    ]
)
TEXT = st.one_of(VIETNAMESE, ANY_TEXT)
NAME = st.one_of(st.sampled_from(["Normal", "ND30 Trích yếu", "a]b[", ""]), ANY_TEXT)
TWIPS = st.one_of(st.sampled_from([0, 567, 1701, 850, -567, 240, 1]), st.integers(-100_000, 100_000))
HALVES = st.integers(0, 400).map(lambda number: number / 2)


def instances(cls, **known):
    """Any value of a facts class: each field by its type, unless a strategy is given."""
    by_type = {
        "str": TEXT,
        "int": TWIPS,
        "float": HALVES,
        "bool": st.booleans(),
        "int | None": st.none() | st.integers(0, 9),
    }
    return st.builds(
        cls, **{item.name: known[item.name] if item.name in known else by_type[item.type] for item in fields(cls)}
    )


def tuples(strategy, size=2):
    return st.lists(strategy, max_size=size).map(tuple)


BORDER = st.one_of(st.just(fm.NO_BORDER), st.just(fm.Border("single", 4)), instances(fm.Border))
BORDERS = st.one_of(
    st.just(fm.NO_BORDERS), BORDER.map(lambda b: fm.Borders(b, b, b, b)), st.builds(fm.Borders, *[BORDER] * 6)
)
RUN_FORMAT = st.one_of(
    st.sampled_from([fm.PLAIN_RUN, fm.RunFormat(bold=True), fm.RunFormat(size=13.5).with_font("Arial")]),
    instances(fm.RunFormat),
)
PARAGRAPH_FORMAT = st.one_of(
    st.just(fm.PLAIN_PARAGRAPH),
    instances(
        fm.ParagraphFormat,
        borders=BORDERS,
        tabs=tuples(instances(fm.TabStop)),
        line=st.sampled_from([240, 276, 259, 360, 1]),
        line_rule=st.sampled_from(["auto", "exact", "atLeast", "x/y", ""]),
    ),
)
RUN = st.one_of(st.builds(f.Run, TEXT), instances(f.Run, format=RUN_FORMAT))
LABEL = st.none() | instances(f.ListLabel, format=RUN_FORMAT)


def paragraphs(blocks):
    return st.builds(
        f.Paragraph,
        runs=tuples(RUN, 4),
        style=NAME,
        format=PARAGRAPH_FORMAT,
        mark=RUN_FORMAT,
        label=LABEL,
        drawings=tuples(instances(f.Drawing, blocks=blocks), 1),
    )


SPANS = st.integers(1, 3)
BLOCK = st.recursive(
    paragraphs(st.just(())),
    lambda inner: st.one_of(
        paragraphs(tuples(inner, 1)),
        instances(
            f.Table,
            rows=tuples(
                instances(
                    f.Row,
                    cells=tuples(
                        instances(f.Cell, blocks=tuples(inner, 2), span=SPANS, row_span=SPANS, borders=BORDERS), 3
                    ),
                    skip_before=st.integers(0, 2),
                    skip_after=st.integers(0, 2),
                ),
                3,
            ),
            grid=tuples(TWIPS, 3),
            borders=BORDERS,
            margins=instances(f.CellMargins),
        ),
    ),
    max_leaves=3,
)
BLOCKS = tuples(BLOCK)
STORIES = {
    name: tuples(BLOCK, 1)
    for name in f.Section.__slots__
    if name.startswith(("header_", "footer_")) and "distance" not in name
}
DOCUMENT = instances(
    f.DocumentFacts,
    sections=st.lists(instances(f.Section, blocks=BLOCKS, **STORIES), min_size=1, max_size=2).map(tuple),
    styles=tuples(instances(f.Style, name=NAME, paragraph=PARAGRAPH_FORMAT, run=RUN_FORMAT)),
    notes=tuples(instances(f.Note, kind=st.sampled_from(["footnote", "endnote"]), blocks=tuples(BLOCK, 1)), 1),
    comments=tuples(instances(f.Comment), 1),
    changes=tuples(instances(f.TrackedChange), 1),
    controls=tuples(instances(f.ContentControl), 1),
    core=instances(CoreProperties),
    custom=tuples(instances(CustomProperty), 1),
    application=instances(Application),
    data_items=tuples(instances(f.DataItem), 1),
)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.deferred(lambda: DOCUMENT))
def test_what_is_shown_is_parsed_back(facts):
    assert parse(show(facts)) == facts


@settings(max_examples=100, deadline=None)
@given(st.lists(st.builds(f.Run, TEXT, RUN_FORMAT), max_size=5).map(tuple), RUN_FORMAT)
def test_a_paragraph_takes_one_line_whatever_its_text(runs, mark):
    facts = f.DocumentFacts(sections=(f.Section(blocks=(f.Paragraph(runs=runs, mark=mark),)),))
    text = show(facts)
    assert len(text.splitlines()) == 3
    assert parse(text) == facts
    assert not any(line != line.rstrip() for line in text.splitlines())


def test_the_simplest_outline_is_a_paragraph():
    facts = parse("p: Kế hoạch")
    assert facts.sections == (f.Section(blocks=(f.Paragraph((f.Run("Kế hoạch"),)),)),)
    assert parse("") == f.DocumentFacts()


def test_an_outline_written_by_hand_says_only_what_matters():
    facts = parse(
        """
        # Đầu văn bản
        style[ND30 Mục] bold before=6pt
        section title-page
          header[default]
            p align=center: {field=PAGE|2}
          table grid=60mm,100mm border=single/0.5pt
            row
              cell | p align=center size=13pt: ỦY BAN NHÂN DÂN
              cell rows=2
                p bold: CỘNG HÒA
                p: {bold=no italic|Độc lập}
            row
              cell width=50mm border-bottom=none | p
              cell continued
          p[ND30 Mục] list(text="I." num=3 level=0 bold=no): MỤC ĐÍCH
          p first=10mm line=exact/18pt: năm\\~2024 {link="https://x.vn/?a=1|2"|ở đây}{|, } \\{dấu\\}
            draw[textbox] width=50mm
              p: trong hộp
        """.replace("\n        ", "\n")
    )
    (section,) = facts.sections
    table_, heading, body = section.blocks
    assert section.title_page
    assert section.header_default[0].runs == (f.Run("2", field="PAGE"),)
    assert table_.rows[0].cells[1].width == 5669
    assert table_.rows[0].cells[1].blocks[1].runs[0].format == fm.RunFormat(italic=True)
    assert table_.rows[1].cells[0].borders.top.style == "none"
    assert table_.rows[1].cells[0].borders.left == fm.Border("single", 4)
    assert heading.format.space_before == 120
    assert heading.runs[0].format.bold
    assert heading.label.text == "I."
    assert not heading.label.format.bold
    assert body.text == "năm\u00a02024 ở đây,  {dấu}"
    assert (body.format.indent_first, body.format.line, body.format.line_rule) == (567, 360, "exact")
    assert body.drawings[0].blocks[0].text == "trong hộp"
    assert parse(show(facts)) == facts


def test_a_header_that_is_not_named_is_that_of_the_section_before():
    facts = parse("section\n  header[default]\n    p: 1\nsection\n  p: x\nsection\n  header[default] none")
    assert [len(section.header_default) for section in facts.sections] == [1, 1, 0]
    assert show(facts).count("header[default]") == 2


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("p: tốt\nq: x", 2, "không có dòng “q”"),
        ("p bol: x", 1, "không có thuộc tính “bol”"),
        ("p size=: x", 1, "thiếu giá trị"),
        ("p size=mười: x", 1, "không đọc được"),
        ('p size="mười": x', 1, "không đọc được"),
        ("p left=3: x", 1, "không đọc được"),
        ("p bold=maybe: x", 1, "yes hoặc no"),
        ("p: {bold", 1, "thiếu"),
        ("p: {bold|x", 1, "thiếu “}”"),
        ("p: {bold}", 1, "thiếu dấu |"),
        ("p[Normal: x", 1, "thiếu “]”"),
        ('p font="A: x', 1, 'thiếu “"”'),
        ("p mark(bold", 1, "thiếu “)”"),
        ("style bold", 1, "thiếu tên"),
        ("table\n  p: x", 2, "không có dòng “p” trong bảng"),
        ("table\n  row\n    p: x", 3, "không có dòng “p” trong hàng"),
        ("p: x\n  p: y", 2, "dưới một đoạn"),
        ("section\n  row", 2, "không có dòng “row” ở đây"),
        ("footnote[a]", 1, "không phải là số"),
        ("section\n\tp: x", 2, "tab"),
        ("p: \\u{FFFFFF}", 1, "không có ký tự"),
        ("= x", 1, "chờ một từ khoá"),
    ],
)
def test_a_wrong_line_is_named_with_its_number(text, line, words):
    with pytest.raises(UnreadableInputError, match="Dàn ý") as caught:
        parse(text)
    assert words in caught.value.message
    assert caught.value.location.line == line
    assert caught.value.hint


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet=st.sampled_from('p:{}|[]()="\\ \n#=u12boldsizert'), max_size=60))
def test_any_text_is_an_outline_or_a_named_fault(text):
    try:
        facts = parse(text)
    except UnreadableInputError as error:
        assert error.location.line  # noqa: PT017 - both endings are right, each is looked at
    else:
        assert parse(show(facts)) == facts


def test_lengths_of_a_page_are_shown_in_millimetres_and_of_text_in_points():
    text = show(parse("section left=30mm right=1003 \n".replace("1003", "50.15pt") + "  p before=6pt left=1cm: x"))
    assert "section right=17.7mm" in text
    assert "p left=10mm before=6pt: x" in text


def test_invisible_letters_are_written_out():
    facts = parse("p: a").sections[0]
    run = f.Run("a\u200b\u0301\tb\u00a0\u2028\x01 ")
    text = show(f.DocumentFacts(sections=(f.Section(blocks=(f.Paragraph((run,)),)),)))
    assert "p: a\\u{200B}\\u{301}\\tb\\~\\u{2028}\\u{1}\\s\n" in text
    assert facts.blocks[0].text == "a"


def test_the_outline_of_a_document_is_what_a_reviewer_reads(file_regression):
    body = (
        paragraph("KẾ HOẠCH", '<w:jc w:val="center"/>', run_properties="<w:b/>")
        + paragraph("Thực hiện công tác bình đẳng giới")
        + table(
            [["STT", "Nội dung"], ["1", "Tập huấn"]],
            "<w:tblBorders><w:top w:val='single' w:sz='4'/></w:tblBorders>",
            grid=(600, 5000),
        )
        + paragraph(field("PAGE", "1"))
    )
    file_regression.check(show(read_facts(docx(body))), encoding="utf-8", extension=".outline")


def test_files_of_other_programs_obey_the_law(tmp_path):
    import docx as python_docx

    document = python_docx.Document()
    document.add_heading("Kế hoạch năm 2024", 1)
    document.add_paragraph("một", style="List Number").add_run(" đậm").bold = True
    document.add_table(2, 2, style="Light Grid Accent 1").cell(0, 0).text = "ô"
    path = Path(tmp_path / "a.docx")
    document.save(str(path))
    facts = read_facts(path)
    assert parse(show(facts)) == facts
