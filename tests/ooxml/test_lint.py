from __future__ import annotations

import io
import zipfile

import docx as python_docx
import pytest
from wordml import (
    NORMAL,
    cell,
    document_parts,
    docx,
    field,
    paragraph,
    relationships,
    run,
    style,
    styles,
    table,
    zipped,
)

from docgen.errors import FileAccessError
from docgen.ooxml.lint import lint_package
from docgen.ooxml.package import open_package

NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)
BODY = (
    paragraph("KẾ HOẠCH", '<w:pStyle w:val="T"/><w:keepNext/><w:spacing w:before="120"/><w:jc w:val="center"/>')
    + paragraph("mục", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
    + paragraph('<w:bookmarkStart w:id="1" w:name="a"/>' + field("PAGE", "1") + '<w:bookmarkEnd w:id="1"/>')
    + table(
        [
            [cell("a", '<w:tcW w:w="1000" w:type="dxa"/>'), cell("b", '<w:vMerge w:val="restart"/>')],
            ["c", cell("", "<w:vMerge/>")],
        ]
    )
    + paragraph(
        '<w:r><w:footnoteReference w:id="2"/></w:r><w:ins w:id="9" w:author="An"><w:r><w:t>x</w:t></w:r></w:ins>'
    )
)
OPTIONS = {
    "styles": styles(NORMAL, style("T", based_on="Normal")),
    "extra": {
        "numbering": NUMBERING,
        "header1": paragraph("1"),
        "footnotes": f'<w:footnote w:id="2">{paragraph("n")}</w:footnote>',
    },
    "section": '<w:headerReference w:type="default" r:id="rIdheader1"/><w:pgSz w:w="11906" w:h="16838"/>',
}
GOOD = document_parts(BODY, **OPTIONS)


def broken(old: str, new: str, *, part: str = "word/document.xml", count: int = 1) -> dict[str, bytes]:
    """The good package with one text of one part changed."""
    assert old.encode() in GOOD[part], old
    return {**GOOD, part: GOOD[part].replace(old.encode(), new.encode(), count)}


def without(*names: str) -> dict[str, bytes]:
    return {name: data for name, data in GOOD.items() if name not in names}


def test_a_sound_package_has_no_finding():
    assert lint_package(zipped(GOOD)) == ()
    assert lint_package(open_package(zipped(GOOD))) == ()
    assert lint_package(io.BytesIO(zipped(GOOD))) == ()


TYPES, RELS = "[Content_Types].xml", "word/_rels/document.xml.rels"
HEADER_TYPE = '<Override PartName="/word/header1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/>'
BREAKS = {
    "properties of a paragraph out of order": ("order", broken('<w:keepNext/><w:spacing w:before="120"/>', '<w:spacing w:before="120"/><w:keepNext/>')),
    "a property twice": ("twice", broken("<w:keepNext/>", "<w:keepNext/><w:keepNext/>")),
    "paragraph properties after the text": ("order", broken("<w:p><w:bookmarkStart", "<w:p><w:r/><w:pPr/><w:bookmarkStart")),
    "a cell without a paragraph": ("cell-end", broken(f"<w:tc>{paragraph('c')}</w:tc>", "<w:tc><w:tcPr/></w:tc>")),
    "a cell that ends in a table": ("cell-end", broken(f"<w:tc>{paragraph('c')}</w:tc>", f"<w:tc>{table([['x']])}</w:tc>")),
    "a link that leads nowhere": ("relationship", broken('r:id="rIdheader1"', 'r:id="rId99"')),
    "a link to a part that is missing": ("relationship", without("word/header1.xml")),
    "two links of one id": ("relationship", broken('Id="rIdheader1"', 'Id="rIdstyles"', part=RELS)),
    "a part not declared": ("content-type", broken('<Default Extension="xml" ContentType="application/xml"/>', "", part=TYPES) | {"word/odd.xml": b"<a/>"}),
    "a header declared as something else": ("content-type", broken(HEADER_TYPE, "", part=TYPES)),
    "a declaration of nothing": ("content-type", broken(HEADER_TYPE, HEADER_TYPE + HEADER_TYPE.replace("header1", "header7"), part=TYPES)),
    "a part that is not XML": ("xml", broken("<w:p>", "<w:p", part="word/header1.xml")),
    "a control letter": ("control", broken("KẾ HOẠCH", "KẾ\x85\x80 HOẠCH")),
    "a control letter as a reference": ("xml", broken("<w:t ", "<w:t w:x='&#1;' ", part="word/header1.xml")),
    "a missing style": ("style", broken('<w:pStyle w:val="T"/>', '<w:pStyle w:val="Gone"/>')),
    "a style of the wrong kind": ("style", broken("<w:r><w:footnoteReference", '<w:r><w:rPr><w:rStyle w:val="T"/></w:rPr><w:footnoteReference')),
    "a style based on nothing": ("style", broken('<w:basedOn w:val="Normal"/>', '<w:basedOn w:val="Gone"/>', part="word/styles.xml")),
    "a missing list": ("list", broken('<w:numId w:val="1"/>', '<w:numId w:val="5"/>')),
    "a list without its definition": ("list", broken('<w:abstractNumId w:val="0"/>', '<w:abstractNumId w:val="4"/>', part="word/numbering.xml")),
    "a bookmark without end": ("identifier", broken('<w:bookmarkEnd w:id="1"/>', "")),
    "a bookmark without beginning": ("identifier", broken('<w:bookmarkEnd w:id="1"/>', '<w:bookmarkEnd w:id="1"/><w:bookmarkEnd w:id="7"/>')),
    "two bookmarks of one name": ("identifier", broken('<w:bookmarkEnd w:id="1"/>', '<w:bookmarkEnd w:id="1"/><w:bookmarkStart w:id="3" w:name="a"/><w:bookmarkEnd w:id="3"/>')),
    "two drawings of one number": ("identifier", broken("<w:r><w:footnoteReference", '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="a"/></wp:inline><wp:inline><wp:docPr id="1" name="b"/></wp:inline></w:drawing></w:r><w:r><w:footnoteReference')),
    "text outside a run": ("nesting", broken("<w:p><w:bookmarkStart", "<w:p><w:t>x</w:t><w:bookmarkStart")),
    "a paragraph in a paragraph": ("nesting", broken("<w:p><w:bookmarkStart", "<w:p><w:p/><w:bookmarkStart")),
    "a row outside a table": ("nesting", broken("<w:p><w:bookmarkStart", "<w:tr/><w:p><w:bookmarkStart")),
    "a row that is too short": ("grid", broken(f"<w:tc><w:tcPr><w:vMerge/></w:tcPr>{paragraph()}</w:tc>", "")),
    "a table without a grid": ("grid", broken('<w:tblGrid><w:gridCol w:w="1000"/><w:gridCol w:w="1000"/></w:tblGrid>', "")),
    "a grid without widths": ("grid", broken('<w:gridCol w:w="1000"/>', "<w:gridCol/>")),
    "a cell wider than its columns": ("grid", broken('<w:tcW w:w="1000" w:type="dxa"/>', '<w:tcW w:w="2000" w:type="dxa"/>')),
    "a merge that begins nowhere": ("merge", broken('<w:vMerge w:val="restart"/>', "")),
    "a field without end": ("field", broken('<w:r><w:fldChar w:fldCharType="end"/></w:r>', "")),
    "a field without beginning": ("field", broken('<w:r><w:fldChar w:fldCharType="begin"/></w:r>', "")),
    "a field with two results": ("field", broken('<w:fldChar w:fldCharType="separate"/>', '<w:fldChar w:fldCharType="separate"/><w:fldChar w:fldCharType="separate"/>')),
    "section properties in front": ("section-end", broken("<w:body>", "<w:body><w:sectPr/>")),
    "half a half-point": ("number", broken("<w:r><w:footnoteReference", '<w:r><w:rPr><w:sz w:val="27.5"/></w:rPr><w:footnoteReference')),
    "a size beyond the limit": ("number", broken("<w:r><w:footnoteReference", '<w:r><w:rPr><w:sz w:val="9999"/></w:rPr><w:footnoteReference')),
    "an insertion without author": ("change", broken('<w:ins w:id="9" w:author="An">', '<w:ins w:id="9">')),
    "plain text in a deletion": ("change", broken('<w:ins w:id="9" w:author="An"><w:r><w:t>x</w:t></w:r></w:ins>', '<w:del w:id="9" w:author="An"><w:r><w:t>x</w:t></w:r></w:del>')),
    "deleted text outside a deletion": ("change", broken("<w:r><w:t>x</w:t></w:r>", "<w:r><w:delText>x</w:delText></w:r>")),
    "a blank that will be lost": ("blank", broken("<w:t>x</w:t>", "<w:t>x </w:t>")),
    "a footnote without text": ("note", broken('<w:footnoteReference w:id="2"/>', '<w:footnoteReference w:id="3"/>')),
    "a footnote without its part": ("note", {**without("word/footnotes.xml"), RELS: GOOD[RELS].replace(b"footnotes", b"styles"), TYPES: GOOD[TYPES].replace(b"/word/footnotes.xml", b"/word/document.xml")}),
    "a marker of a template": ("marker", broken("KẾ HOẠCH", "KẾ HOẠCH {{ nam }}")),
    "a marker cut into runs": ("marker", broken("<w:t>x</w:t></w:r>", "<w:t>{</w:t></w:r><w:r><w:t>% if</w:t></w:r>")),
    "a local template": ("external", broken("</Relationships>", f'<Relationship Id="t" Type="{relationships(("t", "attachedTemplate", "x")).decode().split("Type=")[1].split(chr(34))[1]}" Target="file:///C:\\a.dotm" TargetMode="External"/></Relationships>', part=RELS)),
    "a remote template": ("package", broken("</Relationships>", f'<Relationship Id="t" Type="{relationships(("t", "attachedTemplate", "x")).decode().split("Type=")[1].split(chr(34))[1]}" Target="http://a.invalid/a.dotm" TargetMode="External"/></Relationships>', part=RELS)),
}  # fmt: skip


@pytest.mark.parametrize(
    ("code", "parts"), [pytest.param(code, parts, id=name) for name, (code, parts) in BREAKS.items()]
)
def test_each_way_to_break_a_package_is_found(code, parts):
    findings = lint_package(zipped(parts))
    assert code in {finding.code for finding in findings}
    assert all(finding.message and str(finding) for finding in findings)


@pytest.mark.parametrize(
    "name",
    [
        name
        for name, (code, _) in BREAKS.items()
        if code in {"order", "twice", "merge", "grid", "blank", "number", "marker", "style", "list"}
    ],
)
def test_one_break_is_one_kind_of_finding(name):
    code, parts = BREAKS[name]
    assert {finding.code for finding in lint_package(zipped(parts))} == {code}


def test_a_cut_off_package_and_a_double_name_are_findings():
    data = zipped(GOOD)
    assert [finding.code for finding in lint_package(data[:-50])] == ["package"]
    buffer = io.BytesIO(data)
    with zipfile.ZipFile(buffer, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("word/document.xml", b"<a/>")
    assert [finding.code for finding in lint_package(buffer.getvalue())] == ["package"]


def test_a_missing_file_is_an_error(tmp_path):
    with pytest.raises(FileAccessError):
        lint_package(tmp_path / "không có.docx")


def test_a_finding_names_its_place():
    (finding,) = lint_package(zipped(BREAKS["a missing style"][1]))
    assert (finding.part, finding.place) == ("word/document.xml", "/w:document/w:body/w:p[1]/w:pPr/w:pStyle")


class TestMarkers:
    def test_a_template_may_hold_markers(self):
        data = docx(paragraph("{{ nam }}") + paragraph("{%p for x in y %}"))
        assert [finding.code for finding in lint_package(data)] == ["marker", "marker"]
        assert lint_package(data, template=True) == ()

    def test_braces_that_the_data_holds_are_no_markers(self):
        data = docx(paragraph("Mẫu {{ a }} và {% b %}"))
        assert lint_package(data, allowed_texts=["{{ a }}", "khác", "{% b %}"]) == ()
        assert len(lint_package(data, allowed_texts=["{{ a }}"])) == 1

    def test_a_line_of_the_data_is_allowed_too(self):
        assert lint_package(docx(paragraph("{{ hai }}")), allowed_texts=["một\n{{ hai }}"]) == ()

    def test_a_marker_in_a_text_box_is_found_once(self):
        box = f"<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{paragraph('{{ x }}')}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
        assert len(lint_package(docx(paragraph(run("a") + box)))) == 1

    def test_single_braces_are_text(self):
        assert lint_package(docx(paragraph("{a} 100% {b} #1"))) == ()


def test_files_of_python_docx_are_structurally_sound():
    document = python_docx.Document()
    document.add_heading("Kế hoạch", 1)
    document.add_paragraph("mục", style="List Number").add_run("đậm").bold = True
    document.add_table(2, 3, style="Table Grid").cell(0, 0).merge(document.tables[0].cell(0, 1))
    buffer = io.BytesIO()
    document.save(buffer)
    assert [str(finding) for finding in lint_package(buffer.getvalue())] == []
