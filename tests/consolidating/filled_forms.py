"""Forms of a small plan, filled in as units do: by cell, in a workbook another program saved."""

from __future__ import annotations

import io
from datetime import date
from decimal import Decimal

import openpyxl

from docgen.consolidating.forms import FormRequest, draw_form
from docgen.consolidating.reading import read_form
from docgen.contracts.results import (
    Counted,
    IndicatorAnswer,
    PlanOutline,
    SourceCell,
    TaskAnswer,
    TaskLine,
    TaskStatus,
    UnitResults,
)
from docgen.loading.shipped import load_indicators, shipped_regime
from docgen.model.indicators import IndicatorSet
from docgen.vietnamese.periods import parse_period

PERIOD = parse_period("6 tháng đầu năm 2024")
PLAN = PlanOutline(
    title="Kế hoạch bình đẳng giới năm 2024",
    subject="bình đẳng giới năm 2024",
    reference="Kế hoạch số 15/KH-UBND ngày 05/3/2024",
    issuer="Ủy ban nhân dân thị xã A",
    year=2024,
    fingerprint="0123456789abcdef",
    tasks=(
        TaskLine("truyen-thong", "1", "Truyền thông về bình đẳng giới", deadline="Cả năm"),
        TaskLine("tap-huan", "2.1", "Tập huấn cho cán bộ"),
        TaskLine("kiem-tra", "2.2", "Kiểm tra việc thực hiện"),
    ),
)
INDICATORS = load_indicators(
    """
    objectives: [{id: chung, code: "1", name: Mục tiêu chung}]
    indicators:
      - {id: ty-le, code: "1.1", objective: chung, name: Tỷ lệ nữ lãnh đạo, measure: share, unit: "%",
         numerator: Số nữ, denominator: Tổng số, targets: [{year: 2025, value: 60%}]}
      - {id: mo-hinh, code: "1.2", objective: chung, name: Số mô hình, measure: count, unit: mô hình}
      - {id: gio-lam, code: "1.3", objective: chung, name: Giờ làm việc nhà, measure: survey, unit: lần}
      - {id: tin-bai, code: "1.4", objective: chung, name: Có đủ tin bài, measure: yes_no, unit: có/không,
         targets: [{year: 2025, value: 100%}]}
      - {id: tu-vong, code: "1.5", objective: chung, name: Tử vong mẹ, measure: share, per: 100000, unit: ca,
         better: lower, numerator: Số ca, denominator: Số trẻ sinh ra, targets: [{year: 2025, value: "42"}]}
    """.encode(),
    extends=IndicatorSet(),
)
DUE = date(2024, 6, 20)
REQUEST = FormRequest(PLAN, PERIOD, shipped_regime().cut_off(PERIOD), INDICATORS, DUE)
UNITS = (("a", "Phường An"), ("b", "Phường Bình"), ("c", "Phường Châu"))
TASKS, FIGURES, WORDS, GUIDE = "Nhiệm vụ", "Chỉ tiêu", "Ý kiến", "Hướng dẫn"


def blank(unit="a", name="Phường An", request=REQUEST):
    return draw_form(request, unit=unit, name=name)


def fill(cells, *, form=None, edit=None):
    """The form with values put into cells, `{("Nhiệm vụ", "C5"): "Đã hoàn thành"}`, saved by another library."""
    book = openpyxl.load_workbook(io.BytesIO(form or blank()))
    for (sheet, cell), value in cells.items():
        book[sheet][cell] = value
    if edit is not None:
        edit(book)
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def read(data, *, plan=PLAN, name="an.xlsx"):
    return read_form(data, plan=plan, indicators=INDICATORS, name=name)


def cell(unit, place="Nhiệm vụ!E5"):
    return SourceCell(f"{unit}.xlsx", place)


def counted(unit, value):
    return Counted(Decimal(value), cell(unit))


def task(unit, task_id="truyen-thong", *, status=TaskStatus.DONE, number=None, of="hội nghị", words="", reason=""):
    return TaskAnswer(
        task=task_id,
        source=cell(unit),
        status=status,
        words=words,
        number=None if number is None else counted(unit, number),
        number_unit=of if number is not None else "",
        reason=reason,
        state=cell(unit, "Nhiệm vụ!C5"),
    )


def ratio(unit, numerator, denominator, indicator="ty-le"):
    return IndicatorAnswer(indicator, cell(unit), counted(unit, numerator), counted(unit, denominator))


def answer(unit, *tasks, indicators=(), **changes):
    given = {
        "unit": unit,
        "name": dict(UNITS).get(unit, unit),
        "file": f"{unit}.xlsx",
        "fingerprint": PLAN.fingerprint,
        "period": PERIOD.written,
        "received_on": date(2024, 6, 18),
        "tasks": tasks or (task(unit),),
        "indicators": tuple(indicators),
    }
    return UnitResults(**{**given, **changes})
