"""Forms as they really come back: wrong values, merged cells, other programs, other versions, files far too long."""

import io
import re
import subprocess
import zipfile
from dataclasses import replace
from datetime import date
from decimal import Decimal

import openpyxl
import pytest
import xlsxwriter
from drawn_tables import ods_of
from filled_forms import FIGURES, GUIDE, PLAN, REQUEST, TASKS, UNITS, WORDS, blank, fill, read
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.consolidating.forms import draw_form
from docgen.consolidating.holding import MOST_ROWS
from docgen.consolidating.intake import take_in
from docgen.consolidating.summing import consolidate
from docgen.contracts.consolidation import FormFault
from docgen.contracts.results import PlanOutline, TaskLine
from docgen.errors import UnreadableInputError, UnsafeInputError

TASK_PART, FIGURE_PART = "xl/worksheets/sheet2.xml", "xl/worksheets/sheet3.xml"
ENCRYPTED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "EncryptedPackage".encode("utf-16-le") + bytes(2000)


def rewritten(data, part, change):
    """The workbook with the XML of one part changed: what another program may have saved."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.namelist():
            xml = old.read(entry)
            new.writestr(entry, change(xml) if entry == part else xml)
    return made.getvalue()


def with_cell(data, part, place, xml):
    pattern = rf'<c r="{place}"[^>]*?(?:/>|>.*?</c>)'.encode()
    return rewritten(data, part, lambda old: re.sub(pattern, xml.encode(), old, count=1))


def merged(area):
    return lambda book: book[TASKS].merge_cells(area)


def problems(back):
    return {problem.location.place: problem.message for problem in back.problems}


def numbers(back):
    return {each.task: each.number.value for each in back.tasks if each.number}


def said(back):
    return [opinion.words for opinion in back.opinions]


@pytest.mark.parametrize("written", ["khoảng 12", "12 hội nghị", "1.2.3", "nhiều"])
def test_words_in_a_cell_for_a_number_are_named_and_reach_the_report(written):
    back = read(fill({(TASKS, "D5"): "Đã làm", (TASKS, "E5"): written}))
    assert f"“{written}” không phải là số" in problems(back)["Nhiệm vụ!E5"]
    assert numbers(back) == {}
    kept = [f"Truyền thông về bình đẳng giới, số lượng: {written}"] if any(map(str.isalpha, written)) else []
    assert said(back) == kept


@pytest.mark.parametrize(
    ("cells", "place", "hint"),
    [
        ({(TASKS, "E5"): 3.5, (TASKS, "F5"): "câu lạc bộ"}, "Nhiệm vụ!E5", "ghi số nguyên"),
        ({(TASKS, "E5"): 99.25, (TASKS, "F5"): "tin, bài"}, "Nhiệm vụ!E5", "ghi số nguyên"),
        ({(TASKS, "E5"): 2.5}, "Nhiệm vụ!E5", "ghi rõ đơn vị tính"),
        ({(FIGURES, "G5"): "9,660", (FIGURES, "I5"): 22770}, "Chỉ tiêu!G5", "ghi 9.660 nếu là số ấy"),
        ({(FIGURES, "G5"): 0.5, (FIGURES, "I5"): 1}, "Chỉ tiêu!G5", "Excel tự đổi 50% thành 0,5"),
        ({(FIGURES, "J6"): 1.5}, "Chỉ tiêu!J6", "ghi số nguyên"),
        ({(TASKS, "E5"): 9.99e60}, "Nhiệm vụ!E5", "gõ lại số"),
    ],
)
def test_a_count_with_a_fraction_is_named_with_its_likely_cause_and_counts_for_nothing(cells, place, hint):
    back = read(fill({**cells, (TASKS, "D5"): "Đã làm"}))
    ((named, problem),) = {each.location.place: each for each in back.problems}.items()
    assert (named, hint in problem.hint) == (place, True)
    assert numbers(back) == {}
    assert all(not each.numerator and not each.value for each in back.indicators)


@pytest.mark.parametrize("unit", ["triệu đồng", "Tỷ đồng", "giờ", "km", "%"])
def test_what_is_measured_may_have_a_fraction(unit):
    back = read(fill({(TASKS, "E5"): 2.5, (TASKS, "F5"): unit}))
    assert (numbers(back), back.problems) == ({"truyen-thong": Decimal("2.5")}, ())


def test_more_deaths_than_births_are_refused_and_are_not_counted():
    back = read(fill({(FIGURES, "G9"): 400, (FIGURES, "I9"): 3}))
    assert "là một phần của mẫu số" in problems(back)["Chỉ tiêu!G9"]
    assert [each.numerator for each in back.indicators] in ([], [None])


def test_words_instead_of_a_choice_reach_the_report():
    back = read(fill({(TASKS, "C6"): "gần xong rồi", (FIGURES, "K8"): "có lẽ"}))
    assert said(back) == ["Tập huấn cho cán bộ, tình trạng: gần xong rồi", "Có đủ tin bài, có/Không: có lẽ"]


@pytest.mark.parametrize("value", ["#REF!", "#DIV/0!", "#N/A", "#VALUE!"])
def test_a_failed_formula_is_named_wherever_it_stands_and_counts_for_nothing(value):
    xml = '<c r="{0}" t="e"><f>Sheet9!A1</f><v>' + value + "</v></c>"
    filled = fill({(TASKS, "E5"): 1, (TASKS, "D6"): "Mở lớp", (FIGURES, "J6"): 1})
    back = read(with_cell(with_cell(filled, TASK_PART, "E5", xml.format("E5")), FIGURE_PART, "J6", xml.format("J6")))
    assert problems(back).keys() == {"Nhiệm vụ!E5", "Chỉ tiêu!J6"}
    assert all(value in message for message in problems(back).values())
    assert (numbers(back), [each.words for each in back.tasks], back.indicators) == ({}, ["Mở lớp"], ())


def test_a_failed_formula_pasted_as_text_is_no_answer():
    xml = '<c r="D5" t="inlineStr"><is><t>#REF!</t></is></c>'
    back = read(with_cell(fill({(TASKS, "D5"): "x"}), TASK_PART, "D5", xml))
    assert (problems(back)["Nhiệm vụ!D5"], back.tasks, back.opinions) == (
        "Cột «Kết quả thực hiện»: công thức báo lỗi #REF!.", (), (),
    )  # fmt: skip


@pytest.mark.parametrize("column", ["H", "J"])
@pytest.mark.parametrize(
    ("written", "value"), [("85%", "85"), (85, "85"), ("85", "85"), ("0,85%", "0.85"), (0.85, None), ("0,85", None)]
)
def test_a_percentage_means_one_thing_or_is_asked_about(column, written, value):
    place = {"H": "previous", "J": "value"}[column]
    moved = "E" if column == "H" else "J"
    back = read(fill({(FIGURES, f"{moved}5"): written}))
    if value is None:
        assert "là 0,85% hay một tỷ lệ phần một" in problems(back)[f"Chỉ tiêu!{moved}5"]
        assert back.indicators == ()
    else:
        assert getattr(back.indicators[0], place).value == Decimal(value)


@pytest.mark.parametrize(
    ("written", "look"),
    [
        (date(2024, 6, 18), "dd/mm/yyyy"),
        (45461, "dd/mm/yyyy"),
        (45461, "General"),
        ("18/6/2024", "@"),
        ("ngày 18 tháng 6 năm 2024", "@"),
    ],
)
def test_a_day_is_read_as_date_as_number_and_as_words(written, look):
    def write(book):
        book[GUIDE]["B8"].value = written
        book[GUIDE]["B8"].number_format = look

    back = read(fill({}, edit=write))
    assert (back.received_on, back.problems) == (date(2024, 6, 18), ())


@pytest.mark.parametrize("written", [12, 18.6, "18.6", "31/02/2024", True])
def test_what_is_no_day_is_named_with_its_cell(written):
    def write(book):
        book[GUIDE]["B8"].value = written
        book[GUIDE]["B8"].number_format = "General"

    back = read(fill({}, edit=write))
    assert (back.received_on, list(problems(back))) == (None, ["Hướng dẫn!B8"])


def test_sheets_that_carry_each_others_names_are_known_by_their_headers():
    def swap(book):
        book[TASKS].title, book[FIGURES].title = "tam", TASKS
        book["tam"].title = FIGURES

    back = read(fill({(TASKS, "D5"): "Đã làm", (FIGURES, "J6"): 2}, edit=swap))
    assert [each.words for each in back.tasks] == ["Đã làm"]
    assert [(each.indicator, each.value.source.cell) for each in back.indicators] == [("mo-hinh", "Nhiệm vụ!J6")]


def test_an_older_form_is_read_by_its_headers_and_told():
    def age(book):
        book[TASKS].delete_cols(7, 2)
        book["_docgen"]["B1"] = "0"

    back = read(fill({(TASKS, "D5"): "Đã làm", (TASKS, "E5"): 3}, edit=age))
    assert (numbers(back), back.version) == ({"truyen-thong": 3}, "0")
    notes = take_in(REQUEST, UNITS, [back]).notes
    told = [note.message for note in notes if note.fault is FormFault.OLD_VERSION]
    assert told == ["Phường An dùng mẫu biểu phiên bản 0, nay là 1: đã đọc theo tên cột."]


def test_the_form_of_another_plan_is_not_counted_though_it_comes_from_a_unit_that_was_asked():
    other = PlanOutline("Kế hoạch khác", "khác", "", "UBND", 2024, "f" * 16, (TaskLine("vay-von", "1", "Cho vay vốn"),))
    form = draw_form(replace(REQUEST, plan=other), unit="a", name="Phường An")
    intake = take_in(REQUEST, UNITS, [read(fill({(TASKS, "D5"): "Đã cho vay", (TASKS, "E5"): 9}, form=form))])
    assert intake.counted == ()
    assert [note.message for note in intake.notes if note.fault is FormFault.FOREIGN] == [
        "Biểu của Phường An thuộc một kế hoạch khác."
    ]


def test_a_ward_that_sent_two_forms_with_different_figures_is_counted_once():
    def form(number, day):
        cells = {(TASKS, "C5"): "Đã hoàn thành", (TASKS, "E5"): number, (GUIDE, "B8"): day}
        return read(fill(cells), name=f"an-{number}.xlsx")

    whole = consolidate(REQUEST, UNITS, [form(4, "18/6/2024"), form(6, "19/6/2024")])
    (total,) = whole.tasks[0].totals
    assert (total.value, [share.source.file for share in total.shares]) == (6, ["an-6.xlsx"])
    assert [note.fault for note in whole.notes if note.unit == "a"] == [FormFault.DUPLICATE]


def test_a_number_in_a_cell_merged_over_several_tasks_is_counted_for_none_and_named_once():
    back = read(fill({(TASKS, "D5"): "Đã làm", (TASKS, "E5"): 4}, edit=merged("E5:E7")))
    assert numbers(back) == {}
    assert problems(back) == {
        "Nhiệm vụ!E5": "Cột «Số lượng»: ô gộp chung các dòng 5 đến 7, không rõ số là của dòng nào: không tính."
    }


def test_a_number_in_a_merged_cell_of_an_ods_is_counted_for_none_as_well():
    rows = [["TT", "Nhiệm vụ", "Số lượng"], [1, "Truyền thông về bình đẳng giới", 4], [2, "Tập huấn cho cán bộ", 7]]
    back = read(ods_of([*rows, [3, "Kiểm tra việc thực hiện", 5]], sheet=TASKS), name="an.ods")
    assert numbers(back) == {"truyen-thong": 4, "tap-huan": 7, "kiem-tra": 5}

    def merge(xml):
        spanned = b'<table:table-cell table:number-columns-spanned="1" table:number-rows-spanned="2" office:value-type'
        cell = b'<table:table-cell office:value-type="float" office:value="%d"/>'
        merged = xml.replace(cell % 4, (cell % 4).replace(b"<table:table-cell office:value-type", spanned))
        return merged.replace(cell % 7, b"<table:covered-table-cell/>")

    data = ods_of([*rows, [3, "Kiểm tra việc thực hiện", 5]], sheet=TASKS)
    back = read(rewritten(data, "content.xml", merge), name="an.ods")
    assert numbers(back) == {"kiem-tra": 5}
    assert problems(back) == {
        "Nhiệm vụ!C2": "Cột «Số lượng»: ô gộp chung các dòng 2 đến 3, không rõ số là của dòng nào: không tính."
    }


def test_words_in_a_cell_merged_over_several_tasks_are_said_of_each():
    back = read(fill({(TASKS, "D5"): "Lồng ghép chung"}, edit=merged("D5:D6")))
    assert {each.task: each.words for each in back.tasks} == {
        "truyen-thong": "Lồng ghép chung", "tap-huan": "Lồng ghép chung",
    }  # fmt: skip


def test_a_cell_merged_across_columns_does_not_take_the_rows_answer_away():
    cells = {(TASKS, "C5"): "Đã hoàn thành", (TASKS, "D5"): "Viết qua ba cột", (TASKS, "H5"): "Không"}
    back = read(fill(cells, edit=merged("D5:F5")))
    assert [(each.words, each.reason) for each in back.tasks] == [("Viết qua ba cột", "Không")]


def test_a_task_whose_rows_were_merged_into_one_keeps_its_one_number():
    def merge(book):
        for column in "ABE":
            book[TASKS].merge_cells(f"{column}5:{column}6")

    back = read(fill({(TASKS, "D5"): "Đợt một", (TASKS, "D6"): "Đợt hai", (TASKS, "E5"): 4}, edit=merge))
    assert numbers(back) == {"truyen-thong": 4}
    assert sum(extra.answer.number is not None for extra in back.extras) == 0


def test_a_sentence_written_across_the_sheet_reaches_the_report():
    back = read(fill({(TASKS, "A22"): "Số liệu tính đến ngày 30/5"}, edit=merged("A22:H22")))
    assert said(back) == ["Số liệu tính đến ngày 30/5"]


def test_a_repeated_header_and_a_row_of_sums_are_no_words_of_the_unit():
    headers = {
        (TASKS, f"{letter}21"): title for letter, title in zip("ABC", ("TT", "Nhiệm vụ", "Tình trạng"), strict=True)
    }
    assert read(fill({**headers, (TASKS, "A22"): "Tổng cộng", (TASKS, "E22"): 12})).opinions == ()


def test_a_password_is_told_and_not_guessed():
    with pytest.raises(UnreadableInputError, match="mật khẩu"):
        read(ENCRYPTED)


def test_an_empty_workbook_is_an_empty_form():
    made = io.BytesIO()
    openpyxl.Workbook().save(made)
    back = read(made.getvalue())
    assert (back.tasks, back.extras, back.indicators, back.opinions, back.problems) == ((), (), (), (), ())


def sheet_of(rows):
    """The form with the rows of its sheet of tasks put after those it has."""
    return rewritten(blank(), TASK_PART, lambda xml: xml.replace(b"</sheetData>", rows + b"</sheetData>"))


def test_a_million_rows_that_only_have_a_format_change_nothing():
    rows = b"".join(b'<row r="%d"/>' % number for number in range(100, 1_000_100))
    assert read(sheet_of(rows)) == read(blank())


def test_a_million_written_rows_are_refused_before_they_are_unpacked():
    row = b'<row r="%d"><c r="D%d" t="inlineStr"><is><t>Viec so %d</t></is></c></row>'
    rows = b"".join(row % (number, number, number) for number in range(100, 1_000_100))
    with pytest.raises(UnsafeInputError) as refusal:
        read(sheet_of(rows))
    assert "xóa hẳn" in refusal.value.hint


def test_of_a_sheet_that_is_too_long_for_a_form_the_rest_is_told():
    made = io.BytesIO()
    book = xlsxwriter.Workbook(made, {"constant_memory": True})
    sheet = book.add_worksheet("Ghi chép")
    for row in range(MOST_ROWS + 200):
        sheet.write_string(row, 0, f"Dòng {row}")
    book.close()
    back = read(made.getvalue())
    assert len(back.opinions) < MOST_ROWS + 200
    (message,) = problems(back).values()
    assert message == f"Trang có hơn {MOST_ROWS} dòng đã ghi; 170 dòng cuối không đọc."


def test_of_a_row_that_an_ods_repeats_a_million_times_the_rest_is_told():
    def repeat(xml):
        begin, row, end = xml.rpartition(b"<table:table-row>")
        return begin + row.replace(b">", b' table:number-rows-repeated="1000000">') + end

    form = ods_of(
        [["TT", "Nhiệm vụ", "Số lượng"], [1, "Truyền thông về bình đẳng giới", 4], ["x", "Việc", 3]], sheet=TASKS
    )
    back = read(rewritten(form, "content.xml", repeat), name="an.ods")
    assert numbers(back) == {"truyen-thong": 4}
    assert len(back.extras) < MOST_ROWS + 100
    assert "dòng cuối không đọc" in problems(back)[TASKS]


@settings(max_examples=40, deadline=None)
@given(
    st.dictionaries(
        st.tuples(st.sampled_from([TASKS, FIGURES, WORDS]), st.sampled_from([f"{c}{r}" for c in "BCDEFGHIJK" for r in (5, 9)])),
        st.one_of(
            st.integers(-5, 10**16), st.floats(allow_nan=False, allow_infinity=False), st.booleans(),
            st.sampled_from(["#REF!", "85%", "0,85", "x", "-", "1.234,5", "31/02/2024", "=1/0", "Tổng"]),
            st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=12).filter(lambda t: t[0] != "="),
        ),
        max_size=6,
    )
)  # fmt: skip
def test_whatever_stands_in_the_cells_is_an_answer_words_or_a_named_problem(cells):
    back = read(fill(cells))
    for problem in back.problems:
        assert problem.location.file == "an.xlsx"
        assert "!" in problem.location.place
        assert problem.message
    consolidate(REQUEST, UNITS, [back])


@pytest.mark.office
@pytest.mark.parametrize("ending", ["ods", "xls", "xlsx"])
def test_a_form_that_libreoffice_saved_again_says_the_same(soffice, tmp_path, ending):
    filled = {
        (GUIDE, "B8"): "18/6/2024",
        (TASKS, "C5"): "Đã hoàn thành",
        (TASKS, "D5"): "Tổ chức 02 hội nghị",
        (TASKS, "E5"): 2.5,
        (TASKS, "F5"): "giờ",
        (TASKS, "E7"): "=E5*2",
        (FIGURES, "G5"): 9,
        (FIGURES, "I5"): 10,
        (FIGURES, "K8"): "Có",
        (WORDS, "B6"): "Thiếu kinh phí",
    }
    again = saved_again(soffice, tmp_path, fill(filled), ending)
    back, straight = read(again), read(fill(filled))
    assert numbers(back) == {"truyen-thong": Decimal("2.5"), "kiem-tra": 5}
    assert (back.unit, back.received_on, back.problems) == (straight.unit, straight.received_on, ())
    assert (back.indicators, back.opinions) == (straight.indicators, straight.opinions)


@pytest.mark.office
@pytest.mark.parametrize("ending", ["ods", "xls"])
@pytest.mark.parametrize("day", [date(2024, 6, 18), 45461, "18/6/2024", "31/02/2024"])
def test_bad_and_odd_values_say_the_same_in_every_format(soffice, tmp_path, ending, day):
    def write(book):
        book[GUIDE]["B8"].number_format = "dd/mm/yyyy" if isinstance(day, date) else "General"
        book[FIGURES]["J5"].number_format = "0%"
        book[TASKS].title, book[FIGURES].title = "tam", TASKS
        book["tam"].title = FIGURES

    cells = {
        (GUIDE, "B8"): day,
        (TASKS, "E5"): "khoảng 12",
        (TASKS, "E6"): 2.5,
        (TASKS, "E7"): -1,
        (FIGURES, "E5"): "85%",
        (FIGURES, "J5"): 0.85,
        (FIGURES, "J6"): 85,
        (FIGURES, "J7"): "1,7",
    }
    straight = read(fill(cells, edit=write))
    assert read(saved_again(soffice, tmp_path, fill(cells, edit=write), ending)) == straight
    assert straight.received_on == (None if day == "31/02/2024" else date(2024, 6, 18))
    assert {f"{FIGURES}!E{row}" for row in (5, 6, 7)} | {f"{TASKS}!J5"} <= problems(straight).keys()


@pytest.mark.office
@pytest.mark.parametrize("ending", ["ods", "xls"])
def test_an_unfilled_form_of_another_format_is_an_empty_one(soffice, tmp_path, ending):
    notes = take_in(REQUEST, UNITS, [read(saved_again(soffice, tmp_path, fill({}), ending))]).notes
    assert [note.fault for note in notes if note.unit == "a"] == [FormFault.EMPTY]


@pytest.mark.office
@pytest.mark.parametrize("ending", ["ods", "xls", "xlsx"])
def test_a_failed_formula_that_libreoffice_saved_is_named(soffice, tmp_path, ending):
    back = read(saved_again(soffice, tmp_path, fill({(TASKS, "E6"): "=1/0"}), ending))
    assert problems(back) == {"Nhiệm vụ!E6": "Cột «Số lượng»: công thức báo lỗi #DIV/0!."}


@pytest.mark.office
@pytest.mark.parametrize("ending", ["ods", "xls", "xlsx"])
def test_a_merged_number_that_libreoffice_saved_is_counted_for_none(soffice, tmp_path, ending):
    filled = fill({(TASKS, "E5"): 4, (TASKS, "E7"): 3}, edit=merged("E5:E6"))
    back = read(saved_again(soffice, tmp_path, filled, ending))
    assert (numbers(back), list(problems(back))) == ({"kiem-tra": 3}, ["Nhiệm vụ!E5"])


def saved_again(soffice, folder, data, ending):
    (folder / "an.xlsx").write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    target = ["--convert-to", ending, "--outdir", str(folder / "ra"), str(folder / "an.xlsx")]
    subprocess.run([str(soffice.path), "--headless", profile, *target], check=True, capture_output=True, timeout=300)
    return (folder / "ra" / f"an.{ending}").read_bytes()


def test_the_identity_of_a_form_says_its_version():
    assert (read(blank()).version, PLAN.fingerprint) == ("1", read(blank()).fingerprint)
