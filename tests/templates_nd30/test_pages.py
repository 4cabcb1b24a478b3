"""What LibreOffice prints from the templates, measured: each box where and as the decree wants it."""

from __future__ import annotations

from functools import cache

import pytest
import template_views
from printed_pages import PrintedPage, middle, read_pages

from docgen.authoring import build_templates
from docgen.contracts import DocumentProperties
from docgen.discovery import pack_for, read_pack
from docgen.office import convert_documents
from docgen.rendering import render_view
from docgen.typography import text_width

pytestmark = pytest.mark.office
MM = 72 / 25.4
NATIONAL = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"


@cache
def pages(kind: str, profile: str) -> tuple[PrintedPage, ...]:
    pack = pack_for("nd30", profile=profile)
    views = {
        "plain": ("ke-hoach", template_views.plan_view),
        "full": ("ke-hoach", template_views.full_view),
        "separate": ("phu-luc-dien-tu", template_views.separate_appendix_view),
        "tight": ("ke-hoach", lambda t: template_views.plan_view(t, clauses=12)),
    }
    family, view = views[kind]
    data = render_view(
        view(pack.typesetting),
        template=pack.templates[family].path.read_bytes(),
        properties=DocumentProperties(),
        data=None,
    )
    pdf = convert_documents({"a.docx": data}, to="pdf")["a.docx"]
    return read_pages(pdf)


@pytest.fixture(params=["14", "13"])
def profile(request, soffice) -> str:
    return request.param


@pytest.fixture
def typesetting(profile):
    return pack_for("nd30", profile=profile).typesetting


@pytest.mark.parametrize("kind", ["plain", "full"])
def test_the_national_title_stands_on_one_line_in_its_size(profile, typesetting, kind):
    page = pages(kind, profile)[0]
    national, motto = page.find(NATIONAL), page.find(MOTTO)
    assert (national.size, motto.size) == (typesetting.sizes["national"], typesetting.sizes["motto"])
    assert "Bold" in national.font
    assert "Bold" in motto.font
    assert middle(motto) == pytest.approx(middle(national), abs=0.5)
    assert national.x1 <= page.width - typesetting.margin_right_pt + 0.5


@pytest.mark.parametrize("kind", ["plain", "full"])
def test_the_line_under_the_motto_is_as_long_as_the_motto(profile, kind):
    page = pages(kind, profile)[0]
    motto = page.find(MOTTO)
    x0, x1, _ = page.rule_below(motto)
    assert x1 - x0 == pytest.approx(motto.x1 - motto.x0, abs=1)
    assert middle((x0, x1)) == pytest.approx(middle(motto), abs=0.5)


@pytest.mark.parametrize(("kind", "issuer"), [("plain", "THỊ XÃ CỬA LÒ"), ("full", "VÀ TÌM KIẾM CỨU NẠN")])
def test_the_line_under_the_issuer_is_a_third_to_a_half_of_its_longest_line(profile, typesetting, kind, issuer):
    page = pages(kind, profile)[0]
    last = page.find(issuer)
    x0, x1, _ = page.rule_below(last)
    longest = max(
        line.x1 - line.x0
        for line in page.lines
        if line.x1 < typesetting.margin_left_pt + typesetting.head_left_pt and line.baseline <= last.baseline
    )
    assert 1 / 3 <= (x1 - x0) / longest <= 1 / 2
    assert middle((x0, x1)) == pytest.approx(middle(last), abs=0.5)


def test_the_line_under_the_subject_is_a_third_to_a_half_of_its_longest_line(profile):
    page = pages("plain", profile)[0]
    first, last = page.find("Thực hiện công tác bình đẳng giới"), page.find("và hoạt động vì sự tiến bộ")
    x0, x1, _ = page.rule_below(last)
    assert 1 / 3 <= (x1 - x0) / max(first.x1 - first.x0, last.x1 - last.x0) <= 1 / 2


@pytest.mark.parametrize(("kind", "date"), [("plain", "Cửa Lò, ngày"), ("full", "Nghệ An, ngày 05")])
def test_number_and_date_share_a_base_line_however_long_the_issuer(profile, typesetting, kind, date):
    page = pages(kind, profile)[0]
    number, place = page.find("Số:"), page.find(date)
    assert number.baseline == pytest.approx(place.baseline, abs=0.6)
    assert number.size == 13
    assert place.size == typesetting.sizes["place_date"]
    assert "Italic" in place.font


def test_type_and_subject_are_centred_on_the_text(profile, typesetting):
    page = pages("plain", profile)[0]
    centre = typesetting.margin_left_pt + typesetting.text_width_pt / 2
    for words in ("KẾ HOẠCH", "Thực hiện công tác bình đẳng giới", "và hoạt động vì sự tiến bộ"):
        line = page.find(words) if words != "KẾ HOẠCH" else next(x for x in page.lines if x.text == words)
        assert middle(line) == pytest.approx(centre, abs=0.5)
        assert line.size == typesetting.sizes["type"]


@pytest.mark.parametrize("kind", ["plain", "full", "tight"])
def test_text_stays_between_the_margins(profile, typesetting, kind):
    for page in pages(kind, profile):
        for line in page.lines:
            assert line.x0 >= typesetting.margin_left_pt - 0.6
            assert line.x1 <= page.width - typesetting.margin_right_pt + 0.6
            assert line.baseline <= page.height - typesetting.margin_bottom_pt + 0.6


def test_running_text_is_indented_justified_and_spaced(profile, typesetting):
    page = pages("plain", profile)[0]
    first = page.find("Thực hiện Kế hoạch số 277")
    second = page.lines[page.lines.index(first) + 1]
    assert first.x0 == pytest.approx(typesetting.margin_left_pt + typesetting.first_line_pt, abs=0.6)
    assert second.x0 == pytest.approx(typesetting.margin_left_pt, abs=0.6)
    assert first.x1 == pytest.approx(page.width - typesetting.margin_right_pt, abs=1.5)
    assert first.size == typesetting.sizes["body"]
    leading = second.baseline - first.baseline
    assert leading == pytest.approx(1.15 * typesetting.line_spacing * typesetting.sizes["body"], abs=0.5)
    heading, clause = page.find("I. MỤC ĐÍCH"), page.find("1. Mục đích")
    assert clause.baseline - heading.baseline == pytest.approx(leading + 6, abs=0.6)


@pytest.mark.parametrize("kind", ["plain", "full", "separate"])
def test_pages_are_numbered_in_the_top_margin_from_the_second_page_of_each_part(profile, typesetting, kind):
    printed = pages(kind, profile)
    numbers = []
    for page in printed:
        above = [line for line in page.lines if line.bottom <= typesetting.margin_top_pt and line.text.isdecimal()]
        numbers.append(int(above[0].text) if above else None)
        if above:
            assert above[0].size == typesetting.sizes["page_number"]
            assert middle(above[0]) == pytest.approx(
                (typesetting.margin_left_pt + page.width - typesetting.margin_right_pt) / 2, abs=0.5
            )
    starts = {"plain": ("CỘNG HÒA",), "full": ("CỘNG HÒA", "Phụ lục I"), "separate": ("Phụ lục I",)}[kind]
    expected = []
    for page in printed:
        is_first = any(line.text.startswith(starts) for line in page.lines)
        expected.append(1 if is_first else expected[-1] + 1)
    assert numbers == [None if number == 1 else number for number in expected]
    assert max(expected) >= 2


def test_recipients_are_level_with_the_signature_at_the_left_margin(profile, typesetting):
    page = pages("plain", profile)[-1]
    label, first, title = page.find("Nơi nhận:"), page.find("- Sở Lao động"), page.find("TM. ỦY BAN NHÂN DÂN")
    assert label.baseline == pytest.approx(title.baseline, abs=0.6)
    assert label.x0 == pytest.approx(typesetting.margin_left_pt, abs=1)
    assert first.x0 == pytest.approx(typesetting.margin_left_pt, abs=1)
    assert (label.size, first.size, title.size) == (12, 11, typesetting.sizes["authority"])
    assert "BoldItalic" in label.font.replace("-", "").replace(" ", "")
    assert middle(page.find("Nguyễn Quang Tiêu")) == pytest.approx(middle(title), abs=0.5)


def test_two_signers_stand_side_by_side_with_recipients_below(profile):
    page = next(page for page in pages("full", profile) if any("Nơi nhận" in line.text for line in page.lines))
    left, right = page.find("GIÁM ĐỐC"), page.find("TM. ỦY BAN NHÂN DÂN")
    assert left.baseline == pytest.approx(right.baseline, abs=0.6)
    names = page.find("Trần Thị Bích Ngọc"), page.find("Nguyễn Quang Tiêu")
    assert names[0].baseline == pytest.approx(names[1].baseline, abs=0.6)
    assert middle(names[0]) == pytest.approx(middle(left), abs=0.5)
    assert middle(names[1]) == pytest.approx(middle(right), abs=0.5)
    assert page.find("Nơi nhận:").top > names[0].bottom


@pytest.mark.parametrize("clauses", range(5, 9))
def test_the_signature_never_leaves_the_text_it_signs(soffice, clauses):
    pack = pack_for("nd30")
    data = render_view(
        template_views.plan_view(pack.typesetting, clauses=clauses),
        template=pack.templates["ke-hoach"].path.read_bytes(),
        properties=DocumentProperties(),
        data=None,
    )
    printed = read_pages(convert_documents({"a.docx": data}, to="pdf")["a.docx"])
    texts = ["\n".join(line.text for line in page.lines) for page in printed]
    signed = [text for text in texts if "Nguyễn Quang Tiêu" in text]
    assert len(signed) == 1
    for words in ("Trên đây là Kế hoạch", "TM. ỦY BAN NHÂN DÂN", "Nơi nhận:", "Lưu: VT"):
        assert words in signed[0]
    assert texts[-1].strip()


def test_marks_have_the_size_of_the_stamps_and_stand_below_the_number(profile, typesetting):
    page = pages("full", profile)[0]
    number = page.find("Số:")
    for word, width in (("TUYỆT MẬT", 40), ("HOẢ TỐC", 30)):
        text = page.find(word)
        assert text.top > number.bottom
        frame = [
            r
            for r in page.rules
            if abs(middle(r) - middle(text)) < 1 and abs(r[2] - middle((text.top, text.bottom))) < 20
        ]
        assert frame
        assert max(r[1] - r[0] for r in frame) == pytest.approx(width * MM, abs=1.5)
        assert max(r[2] for r in frame) - min(r[2] for r in frame) == pytest.approx(8 * MM, abs=2)
    circulation = page.find("LƯU HÀNH NỘI BỘ")
    assert circulation.bottom < typesetting.margin_top_pt


def test_the_address_stands_at_the_foot_of_the_first_page_only(profile, typesetting):
    printed = pages("full", profile)
    with_address = [
        number for number, page in enumerate(printed) if any("Bình Minh" in line.text for line in page.lines)
    ]
    assert with_address == [0]
    address = printed[0].find("Số 1, đường Bình Minh")
    assert address.size == 11
    wide = [r for r in printed[0].rules if 0 < address.baseline - r[2] < 25]
    assert any(r[1] - r[0] == pytest.approx(typesetting.text_width_pt, abs=1) for r in wide)


def test_an_appendix_opens_a_page_and_lies_as_its_table_needs(profile):
    printed = pages("full", profile)
    openings = {
        line.text: page
        for page in printed
        for line in page.lines
        if line.text in {"Phụ lục I", "Phụ lục II", "Phụ lục III"}
    }
    assert {name: page.width > page.height for name, page in openings.items()} == {
        "Phụ lục I": False,
        "Phụ lục II": True,
        "Phụ lục III": False,
    }
    for name, page in openings.items():
        assert page.lines[0].text == name
        assert page.lines[0].size == 14


def test_header_rows_repeat_on_every_page_of_a_table(profile):
    second = next(page for page in pages("full", profile) if page.width > page.height and page.lines[0].text == "2")
    assert second.lines[1].text == "STT"


def test_dashes_of_addressees_stand_under_the_colon(profile, typesetting):
    page = pages("full", profile)[0]
    label = page.find("Kính gửi:")
    colon = label.x1 - text_width(":", size_pt=label.size)
    dashes = [line for line in page.lines if line.text.startswith(("- Bộ Nội vụ", "- Ủy ban nhân dân các xã"))]
    assert len(dashes) == 2
    for line in dashes:
        assert line.x0 == pytest.approx(colon, abs=1.5)


def test_signing_information_stands_at_the_top_right_in_10_points(profile, typesetting):
    page = pages("separate", profile)[0]
    info = page.find("Số: 15/KH-UBND; 05/03/2026")
    assert info.size == 10
    assert info.bottom < typesetting.margin_top_pt
    assert info.x1 == pytest.approx(page.width - typesetting.margin_right_pt, abs=0.6)


def test_no_page_is_left_empty(profile):
    for kind in ("plain", "full", "separate", "tight"):
        assert all(len(page.lines) > 2 for page in pages(kind, profile))


@pytest.mark.parametrize("profile_name", ["14", "13"])
def test_the_national_title_stands_on_one_line_between_the_widest_margins(soffice, tmp_path, profile_name):
    (tmp_path / "pack.toml").write_text(
        'name = "hep"\ntitle = "Lề rộng nhất"\nversion = "1"\nextends = "nd30"\n'
        f'[house]\nprofile = "{profile_name}"\nmargin_left_mm = 35\nmargin_right_mm = 20\nmargin_top_mm = 25\n',
        encoding="utf-8",
    )
    pack = read_pack(tmp_path)
    data = render_view(
        template_views.full_view(pack.typesetting),
        template=build_templates(pack)[pack.templates["ke-hoach"].path],
        properties=DocumentProperties(),
        data=None,
    )
    lines = read_pages(convert_documents({"a.docx": data}, to="pdf")["a.docx"])[0].lines
    national = [line for line in lines if line.text == NATIONAL]
    assert len(national) == 1
    assert national[0].x1 <= pack.typesetting.page_width_pt - 20 * MM + 0.5
