"""Files of other programs: what points outside the text (pictures, links, notes, lists, styles, headers) comes along."""

import io
import re
import zipfile

import docx
import pytest
from docx.oxml import parse_xml
from ooxml_integrity import ERROR, check
from openxml_audit import OpenXmlValidator
from other_offices import W, field, report
from streams import accepted, plain, rejected
from versions import document

from docgen.comparing import compare_documents
from docgen.ooxml import lint_package

FALSE_ALARMS = ("Required sequence content is missing", "stylesWithEffects")
"""What openxml-audit says of a w:trPr with nothing but w:ins or w:del, and of Word 2010's copy of the styles; the Open XML SDK does not."""


def saved(document):
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def edited(data, change):
    """A file after a change with python-docx."""
    opened = docx.Document(io.BytesIO(data))
    change(opened)
    return saved(opened)


def proven(old, new):
    """The redline, found right by the second resolver."""
    made = compare_documents(old, new, author="a")
    assert accepted(made.bytes) == plain(new)
    assert rejected(made.bytes) == plain(old)
    return made


def part(data, name):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name).decode()


def main(data):
    return part(data, "word/document.xml")


def faults(data, tmp_path):
    path = tmp_path / "a.docx"
    path.write_bytes(data)
    found = {
        str(error)
        for error in OpenXmlValidator().validate(path).errors
        if not any(known in str(error) for known in FALSE_ALARMS)
    }
    return found | {str(finding) for finding in check(path) if finding.severity == ERROR}


VARIANTS = {
    "another picture": {"color": "blue"},
    "another link": {"address": "https://cualo.gov.vn"},
    "another note": {"note": "Theo Báo cáo số 15/BC-UBND."},
    "another year everywhere": {"year": 2025},
    "all of it": {"color": "green", "address": "https://a.vn", "note": "Khác hẳn.", "year": 2025},
}


@pytest.mark.parametrize("name", VARIANTS)
def test_another_edition_of_a_report(name, tmp_path):
    old, new = report(), report(**VARIANTS[name])
    made = proven(old, new)
    assert not made.is_unchanged
    assert faults(made.bytes, tmp_path) - faults(old, tmp_path) == set()


def test_a_deleted_picture_brings_its_bytes_along():
    old, new = report(color="red"), report(color="blue")
    with zipfile.ZipFile(io.BytesIO(proven(old, new).bytes)) as archive:
        assert len([name for name in archive.namelist() if name.startswith("word/media/")]) == 2


def test_a_changed_note_is_marked_inside_the_note():
    made = proven(report(note="Theo Công văn số 12/UBND-VX."), report(note="Theo Công văn số 15/UBND-VX."))
    assert "<w:delText>12/UBND-VX</w:delText>" in part(made.bytes, "word/footnotes.xml")
    assert "w:footnoteReference" not in "".join(re.findall(r"<w:del .*?</w:del>", main(made.bytes)))


def test_a_dropped_note_is_brought_over_with_its_text(tmp_path):
    old = report()

    def drop(opened):
        call = opened._body._element.find(".//{*}footnoteReference")
        call.getparent().getparent().remove(call.getparent())

    new = edited(old, drop)
    bare = docx.Document()
    bare.add_paragraph("Không có cước chú nào.")
    for version in (new, saved(bare)):
        made = proven(old, version)
        assert faults(made.bytes, tmp_path) - faults(old, tmp_path) - faults(version, tmp_path) == set()


def test_ours_against_a_strangers(tmp_path):
    old, new = document("cua-lo-2024"), report()
    for first, second in ((old, new), (new, old)):
        made = proven(first, second)
        assert faults(made.bytes, tmp_path) - faults(old, tmp_path) - faults(new, tmp_path) == set()


def test_a_style_only_the_old_file_has_comes_along():
    def restyle(opened):
        style = opened.styles.add_style("Văn bản cũ", docx.enum.style.WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = opened.styles["Normal"]
        opened.paragraphs[1].style = style

    old, new = edited(report(), restyle), report()
    made = proven(old, new)
    assert "Văn bản cũ" in part(made.bytes, "word/styles.xml")


def test_a_style_that_looks_different_is_told_because_word_cannot_track_it():
    def embolden(opened):
        opened.styles["Normal"].font.bold = True

    made = compare_documents(edited(report(), embolden), report(), author="a")
    assert [notice.code for notice in made.notices] == ["styles"]
    assert "«Normal»" in made.notices[0].message


def test_a_list_only_the_old_file_defines_comes_along():
    def other_list(opened):
        numbering = opened.part.numbering_part.element
        numbering.insert(
            0,
            parse_xml(
                f'<w:abstractNum {W} w:abstractNumId="90"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>'
                '<w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1)"/><w:lvlJc w:val="left"/></w:lvl></w:abstractNum>'
            ),
        )
        numbering.append(parse_xml(f'<w:num {W} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))
        properties = opened.paragraphs[1]._p.get_or_add_pPr()
        properties.append(parse_xml(f'<w:numPr {W}><w:ilvl w:val="0"/><w:numId w:val="90"/></w:numPr>'))

    made = proven(edited(report(), other_list), report())
    assert 'w:val="upperRoman"' in part(made.bytes, "word/numbering.xml")


def test_a_header_only_one_file_has():
    def no_header(opened):
        section = opened.sections[0]
        section.header.is_linked_to_previous = True
        section.footer.is_linked_to_previous = True

    with_header, without = report(), edited(report(), no_header)
    assert any(
        "header" in change.place or "đầu trang" in change.place for change in proven(with_header, without).changes
    )
    proven(without, with_header)


def test_pending_changes_are_read_as_accepted_and_told():
    pending = edited(
        report(),
        lambda opened: opened.paragraphs[1]._p.append(
            parse_xml(f'<w:ins {W} w:id="1" w:author="B"><w:r><w:t xml:space="preserve"> thêm</w:t></w:r></w:ins>')
        ),
    )
    made = compare_documents(pending, report(), author="a")
    assert [notice.code for notice in made.notices] == ["pending-changes"]
    assert accepted(made.bytes) == plain(report())
    assert rejected(made.bytes) == accepted(pending)
    assert 'w:author="B"' not in main(made.bytes)


def test_comments_of_the_old_file_are_left_out_and_told():
    def comment(opened):
        opened.add_comment(opened.paragraphs[1].runs, text="Xem lại", author="B")

    old = edited(report(), comment)
    made = proven(old, report(year=2025))
    assert [notice.code for notice in made.notices] == ["comments"]
    kept = proven(report(year=2025), old)
    assert "commentReference" in main(kept.bytes)


def test_a_field_over_several_paragraphs_is_kept_or_replaced_whole():
    def contents(*titles):
        opened = docx.Document()
        opened.add_paragraph("Trước mục lục")
        lines = [opened.add_paragraph() for _ in titles]
        lines[0]._p.append(parse_xml(f'<w:r {W}><w:fldChar w:fldCharType="begin"/></w:r>'))
        lines[0]._p.append(parse_xml(f'<w:r {W}><w:instrText xml:space="preserve"> TOC \\o </w:instrText></w:r>'))
        lines[0]._p.append(parse_xml(f'<w:r {W}><w:fldChar w:fldCharType="separate"/></w:r>'))
        for line, title in zip(lines, titles, strict=True):
            line.add_run(title)
        lines[-1]._p.append(parse_xml(f'<w:r {W}><w:fldChar w:fldCharType="end"/></w:r>'))
        opened.add_paragraph("Sau mục lục")
        return saved(opened)

    old, new = contents("I. Mục đích", "II. Nhiệm vụ"), contents("I. Mục đích", "II. Giải pháp", "III. Kinh phí")
    made = proven(old, new)
    assert [finding for finding in lint_package(made.bytes) if finding.code == "field"] == []
    assert proven(old, old).is_unchanged


def test_an_updated_field_is_replaced_whole():
    def numbered(result):
        opened = docx.Document()
        field(opened.add_paragraph("Trang "), "PAGE", result)
        return saved(opened)

    text = main(proven(numbered("1"), numbered("12")).bytes)
    assert "w:delInstrText" in text
    assert text.count("w:instrText") == 2


def test_a_content_control_both_files_have_stays_and_one_only_one_has_is_opened():
    old = report()
    new = report(year=2025)
    made = proven(old, new)
    assert 'w:val="ngay"' in main(made.bytes)

    def without(opened):
        for control in opened._body._element.findall("{*}sdt"):
            opened._body._element.remove(control)

    lone = proven(old, edited(old, without))
    assert "controls" in [notice.code for notice in lone.notices]


def test_two_tables_of_different_versions_never_touch():
    def with_table(columns):
        opened = docx.Document()
        opened.add_paragraph("Trước bảng")
        table = opened.add_table(rows=2, cols=columns)
        for row in table.rows:
            for number, cell in enumerate(row.cells):
                cell.text = f"ô {columns}.{number}"
        opened.add_paragraph("Sau bảng")
        return saved(opened)

    assert "</w:tbl><w:tbl>" not in main(proven(with_table(2), with_table(3)).bytes)


def test_a_text_box_that_goes_is_deleted_inside_too(tmp_path):
    box = (
        f'<w:r {W} xmlns:v="urn:schemas-microsoft-com:vml"><w:pict><v:shape id="a" style="width:90pt;height:30pt"><v:textbox>'
        "<w:txbxContent><w:p><w:pPr><w:rPr/></w:pPr><w:r><w:t>Trong hộp</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )
    old = edited(report(), lambda opened: opened.paragraphs[1]._p.append(parse_xml(box)))
    made = proven(old, report())
    assert [finding for finding in lint_package(made.bytes) if finding.code == "change"] == []
    assert faults(made.bytes, tmp_path) - faults(old, tmp_path) == set()
