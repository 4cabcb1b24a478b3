"""Charts of a table: they draw what the table says, leave out what has no number, and fit their page."""

import pytest
from pydantic import ValidationError

from docgen.documents.parts.charts import HIGHEST_TURNED_PT, HIGHEST_UPRIGHT_PT, chart_views
from docgen.model import Table

COLUMNS = [{"header": name} for name in ("Số", "Chỉ tiêu", "Mục tiêu", "Kết quả")]
AGAINST_TARGET = {"title": "Kết quả", "labels": [1, 2], "values": [4, 3], "unit": "%"}


def table(*rows, chart=AGAINST_TARGET):
    return Table.model_validate({"columns": COLUMNS, "rows": list(rows), "charts": [chart]})


def charts(*rows, width_pt=480.0, chart=AGAINST_TARGET):
    return list(chart_views(table(*rows, chart=chart), width_pt=width_pt))


def test_a_bar_says_the_words_of_its_cell_and_is_as_long_as_its_number():
    (chart,) = charts(["1.1", "Tỷ lệ nữ", "ít nhất 27,5% (năm 2025)", "30%"])
    assert chart.labels == ("1.1 Tỷ lệ nữ",)
    assert [(series.name, [(str(bar.value), bar.words) for bar in series.bars]) for series in chart.series] == [
        ("Kết quả", [("30", "30%")]),
        ("Mục tiêu", [("27.5", "ít nhất 27,5%")]),
    ]


@pytest.mark.parametrize("result", ["", "1,7 lần", "chưa có", "-5%"])
def test_a_row_without_a_number_of_the_unit_is_left_out(result):
    (chart,) = charts(["1", "A", "60%", "50%"], ["2", "B", "60%", result])
    assert chart.labels == ("1 A",)


def test_groups_and_tables_without_numbers_are_not_drawn():
    assert charts({"group": "Mục tiêu 1"}, ["1", "A", "", ""]) == []


def test_nothing_is_written_at_a_stacked_bar_of_no_length():
    stacked = {"kind": "stacked", "title": "Tiến độ", "labels": [1], "values": [3, 4]}
    (chart,) = charts(["1", "A", "0", "7"], chart=stacked)
    assert chart.stacked
    assert [bar.words for series in chart.series for bar in series.bars] == ["", "7"]


def test_the_description_says_every_number_and_where_it_stands():
    (chart,) = charts(["1.1", "Tỷ lệ nữ", "dưới 30%", "17,6%"])
    assert chart.description == (
        "Biểu đồ thanh ngang: Kết quả. 1.1: Kết quả 17,6%, Mục tiêu dưới 30%. Số liệu lấy từ bảng ngay trên biểu đồ."
    )


def test_a_long_name_is_cut_at_a_word_and_shows_it():
    (chart,) = charts(["1", "tỷ lệ " * 60, "60%", "50%"])
    assert chart.labels[0].endswith("tỷ lệ…") or chart.labels[0].endswith("tỷ…")
    assert len(chart.labels[0]) < 120


@pytest.mark.parametrize(("width", "highest"), [(480.0, HIGHEST_UPRIGHT_PT), (715.0, HIGHEST_TURNED_PT)])
def test_many_bars_go_on_in_further_charts_none_higher_than_a_page(width, highest):
    found = charts(*([str(number), "A", "60%", "50%"] for number in range(100)), width_pt=width)
    assert len(found) > 1
    assert all(chart.height_pt <= highest for chart in found)
    assert [label for chart in found for label in chart.labels] == [f"{number} A" for number in range(100)]
    assert found[0].title == f"Kết quả (1/{len(found)})"
    assert found[-1].title == f"Kết quả ({len(found)}/{len(found)})"


def test_a_chart_of_a_column_that_is_not_there_is_refused():
    with pytest.raises(ValidationError, match="dùng cột 5, bảng có 4 cột"):
        table(chart={"title": "Kết quả", "labels": [1], "values": [5]})
