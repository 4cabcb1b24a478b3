"""The sample as LibreOffice prints it, measured against the decree: page, boxes, sizes, rules, page numbers."""

from functools import cache
from pathlib import Path

import pytest
from printed_pages import middle, read_pages

import docgen
from docgen.typography import text_width

pytestmark = pytest.mark.office
MM = 72 / 25.4
SAMPLE = Path(__file__).parents[2] / "samples" / "cua-lo-2024" / "plan.yaml"
PROFILES = {
    "14": {"national": 13, "motto": 14, "date": 14, "body": 14},
    "13": {"national": 12, "motto": 13, "date": 13, "body": 13},
}
"""Bộ cỡ chữ (Phụ lục I, Mục V, chú thích 1)."""


@pytest.fixture(params=PROFILES)
def profile(request, soffice):
    return request.param


@cache
def printed(profile, folder):
    pack = None
    if profile == "13":
        (folder / "pack.toml").write_text(
            'name = "co-13"\nextends = "nd30"\ntitle = "Cỡ 13"\nversion = "1"\n[house]\nprofile = "13"\n',
            encoding="utf-8",
        )
        pack = folder
    return read_pages(docgen.to_pdf(docgen.render(SAMPLE, pack=pack))[0])


@pytest.fixture
def pages(profile, tmp_path_factory):
    return printed(profile, tmp_path_factory.getbasetemp())


def test_the_sheet_is_a4_and_the_text_keeps_the_margins(pages):
    upright = [page for page in pages if page.width < page.height]
    assert {(round(page.width / MM), round(page.height / MM)) for page in upright} == {(210, 297)}
    for page in upright:
        assert min(line.x0 for line in page.lines) >= 30 * MM - 0.6
        assert max(line.x1 for line in page.lines) <= (210 - 15) * MM + 0.6


def test_the_national_title_and_the_motto_stand_each_on_one_line_in_their_size(pages, profile):
    sizes = PROFILES[profile]
    national = pages[0].find("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    motto = pages[0].find("Độc lập - Tự do - Hạnh phúc")
    assert (national.size, motto.size) == (sizes["national"], sizes["motto"])
    assert "Bold" in national.font
    assert "Bold" in motto.font
    assert abs(middle(national) - middle(motto)) < 1


def test_the_three_rule_lines_have_the_lengths_of_the_decree(pages):
    page = pages[0]
    motto = page.find("Độc lập - Tự do - Hạnh phúc")
    issuer, place = page.find("ỦY BAN NHÂN DÂN"), page.find("THỊ XÃ CỬA LÒ")
    subject = page.find("và hoạt động vì sự tiến bộ phụ nữ năm 2024")
    left, right, _ = page.rule_below(motto)
    assert abs((right - left) - (motto.x1 - motto.x0)) < 1.5
    for longest, last in ((issuer, place), (subject, subject)):
        left, right, _ = page.rule_below(last)
        share = (right - left) / (longest.x1 - longest.x0)
        assert 1 / 3 - 0.01 <= share <= 1 / 2 + 0.01
        assert abs((left + right) / 2 - middle(last)) < 1.5


def test_number_and_date_share_a_row(pages, profile):
    number, date = pages[0].find("Số: /KH-UBND"), pages[0].find("Cửa Lò, ngày")
    assert abs(number.baseline - date.baseline) < 0.5
    assert number.size == 13
    assert date.size == PROFILES[profile]["date"]
    assert "Italic" in date.font


def test_pages_are_numbered_in_the_top_margin_but_for_the_first_of_each_part(pages):
    shown = []
    for page in pages:
        above = [line for line in page.lines if line.baseline < 20 * MM]
        shown.append("".join(line.text for line in above))
        for line in above:
            assert abs(middle(line) - page.width / 2) < 10 * MM
    main = [page for page in pages if page.width < page.height]
    appendix = [page for page in pages if page.width > page.height]
    assert shown[: len(main)] == ["", *(str(number) for number in range(2, len(main) + 1))]
    assert shown[len(main) :] == ["", *(str(number) for number in range(2, len(appendix) + 1))]


def test_running_text_is_indented_and_sized(pages, profile):
    opening = pages[0].find("Thực hiện Kế hoạch số 277/LĐTBXH-BĐG")
    assert opening.size == PROFILES[profile]["body"]
    assert abs(opening.x0 - (30 + 12.7) * MM) < 1


def test_recipients_are_level_with_the_signature(pages):
    page = next(page for page in pages if any("Nơi nhận:" in line.text for line in page.lines))
    label, first = page.find("Nơi nhận:"), page.find("TM. ỦY BAN NHÂN DÂN")
    item = page.find("- Sở Lao động-TB&XH;")
    assert abs(label.baseline - first.baseline) < 4
    assert (label.size, item.size) == (12, 11)
    assert "BoldItalic" in label.font.replace("-", "")
    page.find("Nguyễn Quang Tiêu")


def test_a_long_place_name_keeps_its_date_on_one_line(soffice):
    data = docgen.load(SAMPLE).model_dump()
    data["issuer"]["place"] = "Thành phố Hồ Chí Minh"
    data["issued_on"] = "29/12/2024"
    page = read_pages(docgen.to_pdf(docgen.render(data))[0])[0]
    date = page.find("Thành phố Hồ Chí Minh, ngày 29 tháng 12 năm 2024")
    width = text_width(date.text, size_pt=14, italic=True)
    assert abs((date.x1 - date.x0) - width) < 1
    assert abs(date.baseline - page.find("Số: /KH-UBND").baseline) < 0.5


def test_a_wide_table_in_the_text_lies_on_pages_of_its_own_that_go_on_counting(soffice):
    source = Path(__file__).parents[1] / "edge" / "documents" / "bang-ngang.yaml"
    pages = read_pages(docgen.to_pdf(docgen.render(source))[0])
    assert [page.width > page.height for page in pages] == [False, True, False, True, False, False]
    shown = ["".join(line.text for line in page.lines if line.baseline < 20 * MM) for page in pages]
    assert shown == ["", "2", "3", "4", "5", ""]
