"""A chart in a finished file: Word's own, with its part and its place, the same bytes each time."""

import zipfile
from io import BytesIO

import pytest

from docgen import check, read_document, render
from docgen.api import load
from docgen.ooxml import lint_package, open_package, parse_xml
from docgen.ooxml.xml import A, W

CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
REPORT = """
document: report
year: 2024
period: 6 tháng đầu năm 2024
issuer: {name: Ủy ban nhân dân xã A, code: UBND, place: A}
subject: Kết quả công tác 6 tháng đầu năm 2024
sections: [{part: direction, title: Chỉ đạo, paragraphs: Đã ban hành kế hoạch; số liệu tại Phụ lục kèm theo.}]
signature: {authority: [TM. ỦY BAN NHÂN DÂN], position: CHỦ TỊCH, full_name: Nguyễn Văn A}
recipients: [Hội đồng nhân dân xã]
appendices:
  - title: Số liệu
    items:
      - table:
          columns: [{header: Số}, {header: "Tên <&>"}, {header: Mục tiêu}, {header: Kết quả}]
          rows: [["1", "A & <B>", "60%", "50%"], ["2", "C", "40%", "45%"]]
          charts:
            - {title: "Kết quả & <mục tiêu>", labels: [1, 2], values: [4, 3], unit: "%"}
            - {kind: stacked, title: Cộng dồn, labels: [1], values: [4, 3]}
"""


@pytest.fixture(scope="module")
def package():
    return render(load(REPORT.encode())).bytes


def members(package):
    with zipfile.ZipFile(BytesIO(package)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_each_chart_has_its_part_its_relationship_and_a_number_of_its_own(package):
    parts = members(package)
    assert {"word/charts/chart1.xml", "word/charts/chart2.xml"} <= parts.keys()
    links = {
        link.target: link.id
        for link in open_package(package).relationships("word/document.xml")
        if link.kind == "chart"
    }
    main = parse_xml(parts["word/document.xml"], "word/document.xml")
    named = [next(iter(node.attrib.values())) for node in main.iter(f"{{{CHART}}}chart")]
    assert named == [links["word/charts/chart1.xml"], links["word/charts/chart2.xml"]]
    assert lint_package(package) == ()


def test_the_part_says_names_and_numbers_as_they_are(package):
    chart = parse_xml(members(package)["word/charts/chart1.xml"], "chart1.xml")
    assert [node.text for node in chart.iter(f"{{{CHART}}}v")] == [
        *("Kết quả", "1 A & <B>", "2 C", "50", "45"),
        *("Mục tiêu", "1 A & <B>", "2 C", "60", "40"),
    ]
    assert [node.text for node in chart.iter(f"{{{A}}}t")] == ["Kết quả & <mục tiêu>", "50%", "45%", "60%", "40%"]


def test_bars_are_told_apart_without_colour(package):
    chart = parse_xml(members(package)["word/charts/chart1.xml"], "chart1.xml")
    fills = [node.find(f"{{{CHART}}}spPr")[0].tag for node in chart.iter(f"{{{CHART}}}ser")]
    assert fills == [f"{{{A}}}solidFill", f"{{{A}}}pattFill"]
    colours = {node.get("val") for node in chart.iter(f"{{{A}}}srgbClr")}
    assert all(colour[:2] == colour[2:4] == colour[4:] for colour in colours)  # greys


def test_the_picture_is_as_wide_as_the_text_and_has_words_for_who_cannot_see_it(package):
    main = parse_xml(members(package)["word/document.xml"], "word/document.xml")
    drawn = list(main.iter(f"{{{W}}}drawing"))
    assert len(drawn) == 2
    table = next(node for node in main.iter(f"{{{W}}}tblW"))
    for node in drawn:
        described = next(each for each in node.iter() if each.get("descr"))
        assert "1: " in described.get("descr")
        extent = next(each for each in node.iter() if each.get("cx"))
        assert int(extent.get("cx")) / 635 == pytest.approx(int(table.get(f"{{{W}}}w")), abs=2)


def test_the_same_data_gives_the_same_bytes_and_comes_back_whole(package):
    assert render(load(REPORT.encode())).bytes == package
    assert read_document(package).document == load(REPORT.encode())


def test_a_file_with_charts_checks_clean(package):
    assert [finding.code for finding in check(package).findings] == []


def test_whoever_reads_the_page_alone_is_told_of_the_picture():
    back = read_document(render(load(REPORT.encode()), embed_data=False).bytes)
    assert back.document.appendices[0].items[0].table.charts == ()
    assert sum("biểu đồ" in notice.message and "Cộng dồn" in notice.message for notice in back.notices) == 1


def test_a_document_without_charts_has_no_part_of_them():
    plain = load(REPORT.encode())
    table = plain.appendices[0].items[0].table.model_copy(update={"charts": ()})
    item = plain.appendices[0].items[0].model_copy(update={"table": table})
    appendix = plain.appendices[0].model_copy(update={"items": (item,)})
    parts = members(render(plain.model_copy(update={"appendices": (appendix,)})).bytes)
    assert not [name for name in parts if "chart" in name]
