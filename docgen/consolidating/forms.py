"""A plan, its indicators and a unit → the Excel form (biểu báo cáo) that the unit fills in and sends back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from math import ceil
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from docgen.consolidating.layout import (
    DUE_LABEL,
    FORM_VERSION,
    GUIDE_MORE,
    GUIDE_SHEET,
    GUIDE_TITLE,
    HEADER_ROW,
    IDENTITY_SHEET,
    INDICATOR_LABEL,
    INDICATOR_SHEET,
    INDICATORS,
    NO,
    OPINION_LABEL,
    OPINION_ORDER,
    OPINION_SHEET,
    OPINIONS,
    PERIOD_LABEL,
    PLAN_LABEL,
    REMARK_LABEL,
    SENT_LABEL,
    STATUSES,
    TASK_LABEL,
    TASK_SHEET,
    TASKS,
    UNIT_LABEL,
    WINDOW_LABEL,
    YES,
)
from docgen.consolidating.validation import let_choose, let_count, let_write
from docgen.model.indicators import Indicator, IndicatorSet, Measure
from docgen.tabular import Layout, draw_xlsx
from docgen.vietnamese.dates import format_date_short
from docgen.vietnamese.numbers import format_number, round_number

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from docgen.contracts.results import PlanOutline
    from docgen.model.regime import CutOff
    from docgen.vietnamese.periods import Period

SPARE_ROWS: Final = 12
"""Rows below the plan's tasks, for what a unit did beside them."""
_TASK_WIDTHS: Final = {"number": 6, "name": 46, "status": 16, "words": 52, "count": 11, "unit": 13, "evidence": 24}
_INDICATOR_WIDTHS: Final = {"number": 7, "name": 46, "unit": 13, "target": 14, "numerator_name": 26, "numerator": 11}
_INDICATOR_WIDTHS_MORE: Final = {"denominator_name": 26, "denominator": 11, "previous": 12, "value": 12, "note": 22}
_OPINION_WIDTHS: Final = {"kind": 30, "words": 90}
_DEFAULT_WIDTH: Final = 16
_GUIDE_WIDTH: Final = 80
_A4: Final = 9
"""Excel's number for the paper"""
_LINE_HEIGHT: Final = 16
"""Points of a line of Times New Roman 12"""


@dataclass(frozen=True, slots=True)
class FormRequest:
    """What a round of forms asks: which plan, which period, which indicators, until when."""

    plan: PlanOutline
    period: Period
    cut_off: CutOff
    indicators: IndicatorSet
    due: date | None = None


@dataclass(frozen=True, slots=True)
class _Looks:
    """The formats of a form: what may be filled in is white with a frame, the rest is grey and locked."""

    title: Format
    plain: Format
    header: Format
    fixed: Format
    open_text: Format
    open_number: Format
    open_day: Format
    closed: Format


def draw_form(
    request: FormRequest, *, unit: str, name: str, previous: Mapping[str, Decimal] = MappingProxyType({})
) -> bytes:
    """The form of one unit as .xlsx bytes: the same bytes for the same request on any day and any machine.

    `unit` is the unit's stable key, `name` its full name (`Phường Nghi Hải`); `previous` what it answered in the period
    before, by id of the indicator: filled in for it to see and to mend.
    """

    def draw(book: Workbook) -> None:
        looks = _looks(book)
        _draw_guide(book.add_worksheet(GUIDE_SHEET), looks, request, name)
        _draw_tasks(book.add_worksheet(TASK_SHEET), looks, request)
        if request.indicators.indicators:
            _draw_indicators(book.add_worksheet(INDICATOR_SHEET), looks, request, previous)
        _draw_opinions(book.add_worksheet(OPINION_SHEET), looks)
        _draw_identity(book.add_worksheet(IDENTITY_SHEET), request, unit=unit, name=name)

    return draw_xlsx(draw, title=f"Biểu báo cáo {request.period.written} - {name}")


def _looks(book: Workbook) -> _Looks:
    frame = {"border": 1, "text_wrap": True, "valign": "top", "font_name": "Times New Roman", "font_size": 12}
    grey = {**frame, "bg_color": "#F2F2F2"}
    return _Looks(
        title=book.add_format({"bold": True, "font_name": "Times New Roman", "font_size": 14}),
        plain=book.add_format({"font_name": "Times New Roman", "font_size": 12, "text_wrap": True, "valign": "top"}),
        header=book.add_format({**grey, "bold": True, "align": "center", "valign": "vcenter"}),
        fixed=book.add_format(grey),
        open_text=book.add_format({**frame, "locked": False, "num_format": "@"}),
        open_number=book.add_format({**frame, "locked": False, "num_format": "#,##0.###"}),
        open_day=book.add_format({**frame, "locked": False, "num_format": "dd/mm/yyyy", "align": "left"}),
        closed=book.add_format({**grey, "font_color": "#7F7F7F"}),
    )


def _draw_guide(sheet: Worksheet, looks: _Looks, request: FormRequest, name: str) -> None:
    sheet.set_column(0, 0, 28, looks.plain)
    sheet.set_column(1, 1, _GUIDE_WIDTH, looks.plain)
    sheet.write_string(0, 0, GUIDE_TITLE, looks.title)
    window = f"từ ngày {format_date_short(request.cut_off.start)} đến hết ngày {format_date_short(request.cut_off.end)}"
    lines = [
        (UNIT_LABEL, name),
        (PLAN_LABEL, f"{request.plan.title} của {request.plan.issuer}"),
        (PERIOD_LABEL, request.period.written),
        (WINDOW_LABEL, window),
        (DUE_LABEL, format_date_short(request.due) if request.due else "theo văn bản đôn đốc"),
        (SENT_LABEL, ""),
        (TASK_LABEL, "Chọn tình trạng; ghi kết quả bằng lời; nếu đếm được thì ghi số lượng và đơn vị tính."),
        ("", GUIDE_MORE),
        (
            INDICATOR_LABEL,
            "Ghi tử số và mẫu số: tỷ lệ do nơi tổng hợp tính. Không có số thì bỏ trống.",
        ),
        (OPINION_LABEL, "Khó khăn, nguyên nhân, đề xuất: ghi tự do, nội dung được chuyển nguyên văn."),
        (REMARK_LABEL, "Chỉ điền ô trắng. Không đổi tên trang, không xóa cột. Số dùng dấu phẩy thập phân: 62,5."),
    ]
    for row, (label, words) in enumerate(lines, start=2):
        sheet.set_row(row, _height({_GUIDE_WIDTH: words}))
        sheet.write_string(row, 0, label, looks.plain)
        if label == SENT_LABEL:
            sheet.write_blank(row, 1, None, looks.open_day)
        else:
            sheet.write_string(row, 1, words, looks.plain)
    sheet.fit_to_pages(1, 0)
    sheet.set_paper(_A4)
    sheet.protect()


def _draw_tasks(sheet: Worksheet, looks: _Looks, request: FormRequest) -> None:
    at = _open_table(sheet, looks, TASKS, "KẾT QUẢ THỰC HIỆN NHIỆM VỤ", {**_TASK_WIDTHS, "reason": 30})
    tasks = request.plan.tasks
    for row, task in enumerate(tasks, start=HEADER_ROW + 1):
        sheet.set_row(row, max(_height({_TASK_WIDTHS["name"]: task.name}), 2 * _LINE_HEIGHT))
        sheet.write_string(row, at["number"], task.label, looks.fixed)
        sheet.write_string(row, at["name"], task.name, looks.fixed)
        sheet.write_string(row, at["id"], task.id, looks.fixed)
    last = HEADER_ROW + len(tasks) + SPARE_ROWS
    for row in range(HEADER_ROW + 1, last + 1):
        for column in ("status", "words", "unit", "evidence", "reason"):
            sheet.write_blank(row, at[column], None, looks.open_text)
        sheet.write_blank(row, at["count"], None, looks.open_number)
    for row in range(HEADER_ROW + 1 + len(tasks), last + 1):
        sheet.write_blank(row, at["name"], None, looks.open_text)
    let_choose(sheet, at["status"], last, [status.label for status in STATUSES])
    let_count(sheet, at["count"], last)
    for column in ("words", "evidence", "reason"):
        let_write(sheet, at[column], last)
    _close_table(sheet, at)


def _draw_indicators(sheet: Worksheet, looks: _Looks, request: FormRequest, previous: Mapping[str, Decimal]) -> None:
    at = _open_table(
        sheet, looks, INDICATORS, "KẾT QUẢ THỰC HIỆN CHỈ TIÊU", {**_INDICATOR_WIDTHS, **_INDICATOR_WIDTHS_MORE}
    )
    indicators = request.indicators.indicators
    for row, indicator in enumerate(indicators, start=HEADER_ROW + 1):
        target = indicator.find_target(request.plan.year)
        fixed = {
            "number": indicator.code,
            "name": indicator.name,
            "unit": indicator.unit,
            "target": f"{target.value.written} (năm {target.year})" if target else "",
            "numerator_name": indicator.numerator or "",
            "denominator_name": indicator.denominator or "",
            "id": indicator.id,
        }
        widths = {
            column: {**_INDICATOR_WIDTHS, **_INDICATOR_WIDTHS_MORE}.get(column, _DEFAULT_WIDTH) for column in fixed
        }
        sheet.set_row(row, max(_height({widths[column]: words}) for column, words in fixed.items() if column != "id"))
        for column, words in fixed.items():
            sheet.write_string(row, at[column], words, looks.fixed)
        for column in ("previous", "numerator", "denominator", "value", "said_yes"):
            is_open = column in _asked(indicator)
            look = looks.open_number if column != "said_yes" else looks.open_text
            sheet.write_blank(row, at[column], None, look if is_open else looks.closed)
        if indicator.id in previous and "previous" in _asked(indicator):
            _fill_previous(sheet, row, at["previous"], looks.open_number, indicator, previous[indicator.id])
        sheet.write_blank(row, at["note"], None, looks.open_text)
    last = HEADER_ROW + len(indicators)
    for column in ("previous", "numerator", "denominator", "value"):
        let_count(sheet, at[column], last)
    let_choose(sheet, at["said_yes"], last, [YES, NO])
    _close_table(sheet, at)


def _fill_previous(sheet: Worksheet, row: int, column: int, look: Format, indicator: Indicator, value: Decimal) -> None:
    """What the unit answered then, as it is read back: below one per cent with its mark, 0,5 may mean two things."""
    known = round_number(value, indicator.decimals)
    if indicator.unit == "%" and 0 < known < 1:
        sheet.write_string(row, column, f"{format_number(known)}%", look)
    else:
        sheet.write_number(row, column, known, look)


def _asked(indicator: Indicator) -> tuple[str, ...]:
    """Which cells of an indicator a unit fills in."""
    match indicator.measure:
        case Measure.YES_NO:
            return ("said_yes",)
        case Measure.COUNT | Measure.SURVEY:
            return ("previous", "value")
        case Measure.SHARE | Measure.TIMES:
            return ("previous", "numerator", "denominator")


def _draw_opinions(sheet: Worksheet, looks: _Looks) -> None:
    at = _open_table(sheet, looks, OPINIONS, "Ý KIẾN CỦA ĐƠN VỊ", _OPINION_WIDTHS)
    for row, kind in enumerate(OPINION_ORDER, start=HEADER_ROW + 1):
        sheet.set_row(row, 80)
        sheet.write_string(row, at["kind"], kind.label, looks.fixed)
        sheet.write_blank(row, at["words"], None, looks.open_text)
    sheet.protect(options={"format_rows": True, "format_columns": True})


def _draw_identity(sheet: Worksheet, request: FormRequest, *, unit: str, name: str) -> None:
    values = {
        "version": str(FORM_VERSION),
        "fingerprint": request.plan.fingerprint,
        "unit": unit,
        "name": name,
        "period": request.period.written,
        "due": request.due.isoformat() if request.due else "",
    }
    for row, (key, value) in enumerate(values.items()):
        sheet.write_string(row, 0, key)
        sheet.write_string(row, 1, value)
    sheet.protect()
    sheet.very_hidden()


def _open_table(
    sheet: Worksheet, looks: _Looks, layout: Layout, title: str, widths: Mapping[str, int]
) -> dict[str, int]:
    """Title and headers; gives the place of each column."""
    sheet.write_string(0, 0, title, looks.title)
    sheet.write_string(1, 0, "Chỉ điền ô trắng.")
    at = {column.name: place for place, column in enumerate(layout.columns)}
    for column in layout.columns:
        place = at[column.name]
        sheet.set_column(place, place, widths.get(column.name, _DEFAULT_WIDTH))
        sheet.write_string(HEADER_ROW, place, column.title, looks.header)
    sheet.freeze_panes(HEADER_ROW + 1, 2 if "name" in at else 1)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(HEADER_ROW)
    return at


def _close_table(sheet: Worksheet, at: Mapping[str, int]) -> None:
    sheet.set_column(at["id"], at["id"], None, None, {"hidden": True})
    sheet.protect(options={"format_rows": True, "format_columns": True, "sort": True, "autofilter": True})


def _height(words: Mapping[int, str]) -> float:
    """The height that shows all the words of a cell of that width: programs do not fit a row that a library wrote."""
    return _LINE_HEIGHT * max(1, *(ceil(len(text) / (width * 0.95)) for width, text in words.items()))
