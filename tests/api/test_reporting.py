"""From the sample plan to forms, and from the wards' forms to the town's report: every number has its source."""

import json
import re
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from docgen import check, consolidate, load, read_document, render
from docgen.api import dump, forms, outline
from docgen.errors import FileAccessError, InputError, InvalidDataError
from docgen.tabular.places import parse_reference
from docgen.vietnamese.numbers import format_number

SAMPLE = Path(__file__).parents[2] / "samples" / "cua-lo-2024"
PLAN, WARDS = SAMPLE / "plan.yaml", SAMPLE / "wards.csv"
ROUNDS = {"6-months": SAMPLE / "results-6-months", "year": SAMPLE / "results-year"}
UPWARDS = "Sở Lao động - Thương binh và Xã hội tỉnh Nghệ An"


def answered(period):
    return consolidate(PLAN, sorted(ROUNDS[period].iterdir()), period=period, units=WARDS, addressees=[UPWARDS])


@pytest.fixture(scope="module", params=ROUNDS)
def made(request):
    return request.param, answered(request.param)


def told(made):
    return [str(notice) for notice in made.notices]


def at(document, path):
    """The value at a field path of a report, `$.sections[1].items[0].text`."""
    value = document
    for step in path.removeprefix("$.").replace("]", "").replace("[", ".").split("."):
        value = value[int(step)] if step.isdigit() else getattr(value, step)
    return value


def test_each_ward_gets_its_form():
    made = forms(PLAN, WARDS, period="6-months")
    assert [form.unit_name for form in made] == [
        f"Phường {name}"
        for name in ("Nghi Hải", "Nghi Hòa", "Nghi Hương", "Nghi Tân", "Nghi Thu", "Nghi Thủy", "Thu Thủy")
    ]
    assert made[0].name == "Phường Nghi Hải - 6 tháng đầu năm 2024.xlsx"
    assert len({form.bytes for form in made}) == 7


def test_the_report_of_the_sample_is_as_reviewed(made, file_regression):
    period, report = made
    file_regression.check(dump(report.report), basename=f"{period}-report", extension=".yaml", encoding="utf-8")


def test_what_is_told_of_the_forms_is_as_reviewed(made, file_regression):
    period, report = made
    file_regression.check("\n".join(told(report)), basename=f"{period}-notices", extension=".txt", encoding="utf-8")


def test_the_sources_of_the_numbers_are_as_reviewed(made, file_regression):
    period, report = made
    file_regression.check(report.lineage_json(), basename=f"{period}-lineage", extension=".json", encoding="utf-8")


def test_the_printed_report_is_as_reviewed_and_checks_clean(made, file_regression):
    period, report = made
    rendered = render(report.report)
    file_regression.check(outline(rendered.bytes), basename=f"{period}-printed", extension=".outline", encoding="utf-8")
    assert [(finding.code, finding.message) for finding in check(rendered.bytes).findings] == []
    assert load(dump(report.report).encode()) == report.report


def test_the_same_forms_give_the_same_report_in_any_order(made):
    period, report = made
    again = consolidate(
        PLAN, sorted(ROUNDS[period].iterdir(), reverse=True), period=period, units=WARDS, addressees=[UPWARDS]
    )
    assert (again.report, again.lineage) == (report.report, report.lineage)


SAID = {"done": "Đã hoàn thành", "partly": "Đang thực hiện", "not_done": "Chưa thực hiện"}


def test_every_source_is_a_cell_that_holds_what_it_gave(made):
    period, report = made
    books = {path.name: openpyxl.load_workbook(path) for path in ROUNDS[period].iterdir()}

    def written(source):
        sheet, _, reference = source.cell.partition("!")
        row, column = parse_reference(reference)
        return books[source.file][sheet].cell(row, column).value

    seen = {"sum": 0, "ratio": 0, "state": 0, "yes": 0, "whole": 0}
    for number in report.lineage:
        assert number.shares
        state = number.path.rpartition(".")[2]
        for share in number.shares:
            if not share.source.cell:
                # A whole form that is counted or late, or one that never came.
                assert number.made == "count"
                assert (share.source.file == "") == (state in {"unanswered", "missing"} or ".cells[" in number.path)
                seen["whole"] += 1
            elif number.made == "count":
                assert share.source.cell.startswith("Nhiệm vụ!C")
                assert state not in SAID or written(share.source) == SAID[state]
                assert state != "unclear" or written(share.source) not in SAID.values()
                seen["state"] += 1
            elif share.source.cell.startswith("Chỉ tiêu!K"):
                assert written(share.source) in {"Có", "Không"}
                assert state != "numerator" or (written(share.source) == "Có") == bool(share.value)
                seen["yes"] += 1
            else:
                assert Decimal(str(written(share.source))) == share.value
                seen[number.made] += 1
    assert all(count > 5 for count in seen.values()), seen


def test_every_total_stands_in_the_report_as_its_sources_add_up(made):
    _, report = made
    totals = [number for number in report.lineage if number.made == "sum"]
    assert totals
    for number in totals:
        assert number.value == sum(share.value for share in number.shares)
    for number in (each for each in totals if ".figures[" in each.path):
        assert at(report.report, number.path).value == number.value


def test_every_task_of_the_plan_is_answered_or_named_as_unanswered(made):
    _, report = made
    asked = {place.task.id for place in load(PLAN).tasks() if not place.task.items}
    answered_tasks = {place.result.answers for place in report.report.task_results()}
    assert answered_tasks - {None} == asked


def test_the_sources_can_be_followed_in_a_workbook(made, tmp_path):
    period, report = made
    path = tmp_path / "nguon.xlsx"
    folder = "bieu/"
    files = {form.name: folder + form.name for form in ROUNDS[period].iterdir()}
    path.write_bytes(report.lineage_xlsx(files=files))
    rows = list(openpyxl.load_workbook(path).active.iter_rows(min_row=5, values_only=True))
    assert report.lineage_xlsx(files=files) == path.read_bytes()
    shares = [share for number in report.lineage for share in number.shares]
    assert len(rows) == len(shares)
    followed = 0
    for row, share in zip(rows, shares, strict=True):
        assert row[0].startswith(("Mục ", "Phụ lục I"))
        assert "$" not in row[0]
        if share.source.cell:
            sheet, _, reference = share.source.cell.partition("!")
            target = f"{folder}{share.source.file}#'{sheet}'!{reference}"
            assert row[7] == f'=HYPERLINK("{target}","{share.source.cell}")'
            followed += 1
    assert followed > 100


def test_places_of_numbers_are_named_as_a_person_finds_them(made):
    _, report = made
    places = [number["place"] for number in json.loads(report.lineage_json())["numbers"]]
    assert places[0] == "Mục I, số đơn vị có số liệu được tổng hợp"
    assert any(re.fullmatch(r"Mục II\.1\.\d+, nhiệm vụ «[^»]+», số đơn vị đã hoàn thành", place) for place in places)
    assert any(
        re.fullmatch(r"Mục II\.2\.\d+, gạch đầu dòng thứ \d+, chỉ tiêu [\d.a-z]+, tử số", place) for place in places
    )
    assert any(re.fullmatch(r"Phụ lục I, dòng \d+ \([^)]+\), cột «Đã hoàn thành»", place) for place in places)
    assert any(re.fullmatch(r"Phụ lục II, dòng \d+ \([^)]+\), cột «Kết quả kỳ này»", place) for place in places)


def test_each_source_of_a_rate_says_which_part_of_it_it_is(made):
    _, report = made
    numbers = json.loads(report.lineage_json())["numbers"]
    by_path = {number["path"]: number for number in numbers}
    rates = [number for number in numbers if number["made"] == "ratio" and number["path"].startswith("$.sections")]
    assert len(rates) > 5
    for rate in rates:
        for part in ("numerator", "denominator"):
            values = [Decimal(source["value"]) for source in rate["sources"] if source["part"] == part]
            assert sum(values) == Decimal(by_path[f"{rate['path']}.{part}"]["value"])


def test_the_lineage_has_the_promised_shape(made):
    _, report = made
    data = json.loads(report.lineage_json())
    assert data["version"] == 1
    for number in data["numbers"]:
        assert {"path", "value", "unit", "sources"} <= number.keys()
        assert all({"unit", "file", "cell", "value"} <= source.keys() for source in number["sources"])


def test_without_a_list_of_units_nobody_can_be_missed_and_it_is_told():
    report = consolidate(PLAN, sorted(ROUNDS["6-months"].iterdir()), period="6-months")
    assert len(report.consolidated.units) == 6
    assert any("không biết đơn vị nào chưa gửi" in line for line in told(report))


def test_a_file_that_is_no_form_does_not_stop_the_others():
    files = [*sorted(ROUNDS["6-months"].iterdir()), ("la.xlsx", b"PK\x03\x04 broken"), ("khong-co.xlsx", b"")]
    report = consolidate(PLAN, files, period="6-months", units=WARDS)
    assert len(report.consolidated.answered) == 6
    assert (
        sum(line.startswith(("la.xlsx: Không đọc được", "khong-co.xlsx: Không đọc được")) for line in told(report)) == 2
    )


@pytest.mark.parametrize(
    ("change", "error", "message"),
    [
        ({"period": "tuần 3"}, InputError, "Kỳ báo cáo"),
        ({"period": "quarter-5"}, InputError, "không có kỳ báo cáo"),
        ({"units": SAMPLE / "khong-co.csv"}, FileAccessError, "Không tìm thấy tệp"),
        ({"units": []}, InputError, "Không có đơn vị nào"),
        ({"indicators": b"indicators: [{id: a}]"}, InvalidDataError, "Dữ liệu có"),
    ],
)
def test_bad_input_is_answered_with_a_sentence(change, error, message):
    with pytest.raises(error, match=message):
        consolidate(PLAN, [], **{"period": "year", "units": WARDS, **change})


@pytest.fixture(scope="module")
def with_previous():
    last = answered("6-months").report
    return last, consolidate(
        PLAN, sorted(ROUNDS["year"].iterdir()), period="year", units=WARDS, addressees=[UPWARDS], previous=[last]
    )


def test_the_change_on_last_period_is_what_its_report_and_this_one_say(with_previous):
    last, made = with_previous
    old = {place.result.code: place.result.value for place in last.indicator_results()}
    seen = 0
    for place in made.report.indicator_results():
        result = place.result
        if result.previous is None:
            continue
        assert result.previous.value == old[result.code].value
        change = result.value.value - result.previous.value
        said = format_number(abs(change)) if change else "bằng kỳ trước"
        assert said in result.text
        assert ("điểm phần trăm" in result.text) == (bool(change) and result.value.unit == "%")
        seen += 1
    assert seen > 3


def test_last_periods_values_open_to_its_report(with_previous):
    _, made = with_previous
    traced = [number for number in made.lineage if number.made == "previous"]
    assert traced
    counts = 0
    for number in traced:
        value, _, count = number.path.partition(".previous")
        assert at(made.report, number.path if "appendices" in value else f"{value}.previous")
        assert [share.source.file for share in number.shares] == ["báo cáo kỳ trước 1"]
        assert number.shares[0].source.cell.startswith("Mục II.2.")
        assert number.shares[0].value == number.value
        counts += bool(count)
    assert counts > 6


def test_a_period_that_lies_within_this_one_is_told_in_the_report_and_to_its_maker(with_previous):
    _, made = with_previous
    said = "ỳ trước ở đây là 6 tháng đầu năm 2024, nằm trong chính kỳ báo cáo này."
    assert any(line.endswith(said) for line in told(made))
    assert any(said in text for text in made.report.sections[0].paragraphs)


def test_a_report_with_changes_is_printed_checks_clean_and_reads_back(with_previous):
    _, made = with_previous
    printed = render(made.report, embed_data=False).bytes
    assert [finding.code for finding in check(printed).findings] == []
    back = read_document(printed).document
    assert [place.result.previous for place in back.indicator_results()] == [
        place.result.previous for place in made.report.indicator_results()
    ]


def test_a_report_of_another_body_is_not_compared_and_both_readers_are_told(with_previous):
    last, _ = with_previous
    other = last.model_copy(update={"issuer": last.issuer.model_copy(update={"name": "Ủy ban nhân dân huyện Xa"})})
    made = consolidate(PLAN, sorted(ROUNDS["year"].iterdir()), period="year", units=WARDS, previous=[other])
    assert any(notice.code == "previous-not-comparable" for notice in made.notices)
    assert "không so sánh với kỳ trước được" in " ".join(dump(made.report).split())
    assert all(place.result.previous is None for place in made.report.indicator_results())


def test_what_is_no_report_of_the_period_before_is_refused():
    with pytest.raises(InputError, match="Cần báo cáo kỳ trước"):
        consolidate(PLAN, [], period="6-months", units=WARDS, previous=[PLAN])
    with pytest.raises(InputError, match="không phải kỳ trước"):
        consolidate(PLAN, [], period="6-months", units=WARDS, previous=[answered("year").report])


def test_a_report_cannot_be_answered(made):
    _, report = made
    with pytest.raises(InputError, match="Cần một kế hoạch"):
        consolidate(report.report, [], period="year", units=WARDS)


def test_one_key_for_two_units_is_refused():
    with pytest.raises(InputError, match="Mã đơn vị «a» dùng cho hơn một đơn vị: Phường An, Phường Bình"):
        forms(PLAN, [("a", "Phường An"), ("b", "Phường Châu"), ("a", "Phường Bình")], period="year")


def test_pictures_stand_in_the_appendices_and_are_left_out_when_asked(made):
    period, report = made
    assert [len(appendix.items[0].table.charts) for appendix in report.report.appendices][:2] == [1, 1]
    plain = consolidate(
        PLAN, sorted(ROUNDS[period].iterdir()), period=period, units=WARDS, addressees=[UPWARDS], charts=False
    ).report
    assert [len(appendix.items[0].table.charts) for appendix in plain.appendices][:2] == [0, 0]
    assert b"word/charts" not in render(plain).bytes


def test_a_report_of_fewer_units_is_compared_with_a_word_on_it(with_previous):
    _, made = with_previous
    assert "So sánh với kỳ trước: kỳ trước tổng hợp từ 06 đơn vị, kỳ này từ 07 đơn vị." in told(made)
    said = " ".join(made.report.sections[0].paragraphs)
    assert "Kỳ trước tổng hợp từ 06 đơn vị, kỳ này từ 07 đơn vị; mức tăng, giảm so với kỳ trước có phần" in said


def test_the_forms_of_the_period_before_are_compared_unit_by_unit():
    made = consolidate(
        PLAN,
        sorted(ROUNDS["year"].iterdir()),
        period="year",
        units=WARDS,
        previous=sorted(ROUNDS["6-months"].iterdir()),
    )
    assert any("kỳ trước chưa có đủ số liệu của Phường Thu Thủy" in line for line in told(made))
    traced = [number for number in made.lineage if number.made == "previous"]
    assert traced
    assert all(share.source.file.endswith("6 tháng đầu năm 2024.xlsx") for each in traced for share in each.shares)
    with pytest.raises(InputError, match="không phải kỳ trước"):
        consolidate(PLAN, [], period="6-months", units=WARDS, previous=sorted(ROUNDS["year"].iterdir()))
    with pytest.raises(InputError, match="có cả báo cáo và biểu"):
        consolidate(PLAN, [], period="year", units=WARDS, previous=[made.report, next(ROUNDS["6-months"].iterdir())])


@pytest.mark.parametrize("period", ROUNDS)
def test_forms_gathered_in_any_grouping_and_sent_twice_are_one_round(period):
    files = sorted(ROUNDS[period].iterdir())
    a, b, c = files[:2], files[2:5], files[5:]
    at_once = consolidate(PLAN, [*a, *b, *c], period=period, units=WARDS)
    for gathered in ([*c, *a, *b], [*b, *c, *a], [*a, *b, *c, *b], [(path.name, path.read_bytes()) for path in files]):
        again = consolidate(PLAN, gathered, period=period, units=WARDS)
        assert (again.report, again.lineage, again.notices) == (at_once.report, at_once.lineage, at_once.notices)


def test_without_one_unit_exactly_the_numbers_it_gave_to_are_others():
    files = sorted(ROUNDS["year"].iterdir())
    gone = "Phường Nghi Tân"
    rest = [path for path in files if not path.name.startswith(gone)]
    before, after = (consolidate(PLAN, each, period="year", units=WARDS).lineage for each in (files, rest))

    def by_path(lineage):
        return {number.path: number for number in lineage}

    def names_it(number):
        return number is not None and any(share.name == gone for share in number.shares)

    whole, without = by_path(before), by_path(after)
    named = 0
    for path in whole.keys() | without.keys():
        old, new = whole.get(path), without.get(path)
        if not names_it(old) and not names_it(new):
            assert old == new, path
        elif old is not None and old.made == "sum":
            own = sum(share.value for share in old.shares if share.name == gone)
            assert (new.value if new else 0) == old.value - own, path
            named += 1
    assert named > 20
