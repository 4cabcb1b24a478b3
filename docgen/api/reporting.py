"""A plan → forms for its units; their forms → the report of the whole, every number with its source."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from docgen.api.documents import Source, load
from docgen.diagnostics import Location, Notice
from docgen.errors import InputError

if TYPE_CHECKING:
    from datetime import date

    from docgen.consolidating.calendar import DueDay
    from docgen.consolidating.forms import FormRequest
    from docgen.contracts.consolidation import Consolidated
    from docgen.contracts.results import UnitResults
    from docgen.diagnostics import Problem
    from docgen.documents.plan.model import Plan
    from docgen.documents.report.lineage import TracedNumber
    from docgen.documents.report.model import Report
    from docgen.loading import RegisterSource
    from docgen.loading.shipped import DataSource
    from docgen.model.register import Register

Units: TypeAlias = "Path | str | os.PathLike[str] | Iterable[tuple[str, str]]"
"""The units asked: a table file, or (key, full name) pairs."""
Results: TypeAlias = "Iterable[Path | str | os.PathLike[str] | tuple[str, bytes]]"
"""The forms that came back, or units' own reports (.docx, .yaml, …): paths, or (name, bytes) pairs."""


@dataclass(frozen=True, slots=True)
class FormFile:
    """One unit's form: whose it is, a file name, and its bytes."""

    unit: str
    unit_name: str
    name: str
    bytes: bytes


@dataclass(frozen=True, slots=True)
class Consolidation:
    """The report of the whole, the sources of its numbers, and what a person should know of the forms."""

    report: Report
    lineage: tuple[TracedNumber, ...]
    notices: tuple[Notice, ...]
    consolidated: Consolidated

    def lineage_json(self) -> str:
        """`lineage.json`: each number with its units, files and cells."""
        from docgen.documents.report.lineage import lineage_dict

        return json.dumps(lineage_dict(self.lineage, self._place), ensure_ascii=False, indent=2) + "\n"

    def lineage_xlsx(self, *, files: Mapping[str, str] | None = None) -> bytes:
        """The same as a workbook: one line a source, for a head of office to filter and follow.

        Each source is a link to its file and cell. `files`: where each file lies, seen from the workbook
        (`{"nghi-hai.xlsx": "bieu/nghi-hai.xlsx"}`); a file that is not named lies beside it.
        """
        from docgen.consolidating.lineage_book import draw_lineage
        from docgen.documents.report.lineage import lineage_rows

        rows = lineage_rows(self.lineage, self._place, files or {})
        return draw_lineage(rows, title=f"Nguồn gốc số liệu - {self.report.subject}")

    def _place(self, path: str) -> str:
        """Where the number of a field path stands, in words."""
        from docgen.documents.report.lineage_places import place_words
        from docgen.lifecycle.fields import place_of

        return place_words(self.report, path, lambda node: place_of(self.report, node))


def forms(  # noqa: PLR0913 — one parameter a choice of the office
    plan: Source,
    units: Units,
    *,
    period: str,
    indicators: DataSource | None = None,
    regime: DataSource | None = None,
    due: date | None = None,
    previous: Iterable[Path | str | os.PathLike[str]] = (),
    register: Register | RegisterSource | None = None,
) -> tuple[FormFile, ...]:
    """One Excel form for each unit (biểu báo cáo), with its tasks, indicators and days.

    `period` is `6-months`, `6-months-2`, `9-months`, `quarter-1` … `quarter-4`, `month-1` … `month-12`, `year`, or
    Vietnamese words (`6 tháng đầu năm 2024`). `indicators` and `regime` extend what docgen ships; `due` overrides the
    plan's own day. `previous` are the forms of the period before: what each unit answered then is filled in, for a unit
    that took in others what all of them did (`register` says which).

    Raises `InputError`s for the plan, the units, the period, the data and the forms of the period before.
    """
    from docgen.api.previous import previous_period
    from docgen.consolidating.forms import draw_form
    from docgen.vietnamese.names import safe_file_name

    request = _request(_plan(plan), period, indicators=indicators, regime=regime, due=due)
    asked = tuple(_units(units))
    earlier = tuple(previous)
    before = previous_period(earlier, request, asked, register=register, notices=[]).by_unit
    if earlier and not before:
        raise InputError(
            "Không có kết quả kỳ trước nào để điền sẵn vào biểu.",
            hint="đưa các biểu kỳ trước của chính các đơn vị này.",
        )
    made: list[FormFile] = []
    taken: set[str] = set()
    for key, name in asked:
        file = safe_file_name(f"{name} - {request.period.written}", ".xlsx")
        if file.casefold() in taken:
            file = safe_file_name(f"{name} ({key}) - {request.period.written}", ".xlsx")
        taken.add(file.casefold())
        drawn = draw_form(request, unit=key, name=name, previous=before.get(key, {}))
        made.append(FormFile(key, name, file, drawn))
    return tuple(made)


def consolidate(  # noqa: PLR0913 — one parameter a choice of the office
    plan: Source,
    results: Results,
    *,
    period: str,
    units: Units | None = None,
    indicators: DataSource | None = None,
    regime: DataSource | None = None,
    due: date | None = None,
    addressees: Iterable[str] = (),
    previous: Iterable[Source] = (),
    register: Register | RegisterSource | None = None,
    charts: bool = True,
) -> Consolidation:
    """Forms that came back → the báo cáo of the whole (tổng hợp), closing every task of the plan.

    Without `units` whoever sent a form is asked, and nobody can be missed: a notice says so. `addressees` is Kính gửi;
    `previous` is last period's report, or its forms; several where bodies were merged since (`register` says which).
    `charts`: whether pictures (biểu đồ) stand below the tables of the appendices. A file that cannot be read is named
    in the notices and does not stop the others.

    Raises `InputError`s for the plan, the units, the period and the data.
    """
    from docgen.api.previous import previous_period
    from docgen.consolidating.asking import addressees_below, missing_reasons
    from docgen.consolidating.summing import consolidate as add_up
    from docgen.consolidating.summing import merge_answers
    from docgen.documents.report.compose import ReportFrame, compose_report
    from docgen.vietnamese.text import capitalise_first

    document = _plan(plan)
    request = _request(document, period, indicators=indicators, regime=regime, due=due)
    notices: list[Notice] = []
    answers = merge_answers(_read_all(results, request, notices))
    asked = tuple(_units(units)) if units is not None else _senders(answers)
    if units is None:
        notices.append(
            Notice("units-unknown", "Không có danh sách đơn vị nên không biết đơn vị nào chưa gửi; thêm --units.")
        )
    if not asked:
        raise InputError("Không có đơn vị nào để tổng hợp.", hint="kiểm tra thư mục biểu và danh sách đơn vị.")
    before = previous_period(previous, request, asked, register=register, notices=notices)
    consolidated = add_up(request, asked, answers, previous=before)
    upwards = tuple(addressees)
    composed = compose_report(consolidated, ReportFrame(document, addressees=upwards, charts=charts))
    notices += [Notice(f"form-{note.fault}", note.message, Location(note.file)) for note in consolidated.notes]
    notices += [
        Notice("form-cell", _with_remedy(each), each.location) for answer in answers for each in answer.problems
    ]
    notices += [*missing_reasons(consolidated), *addressees_below(consolidated, upwards)]
    unproved = request.indicators.suggestions
    if unproved:
        notices.append(
            Notice(
                "indicators-unproved",
                f"Mục tiêu của chỉ tiêu {', '.join(unproved)} là gợi ý, chưa kiểm chứng; đối chiếu trước khi ký.",
            )
        )
    if consolidated.previous_remarks:
        remarks = capitalise_first("; ".join(consolidated.previous_remarks))
        notices.append(Notice("previous-remarks", f"{remarks}."))
    if consolidated.previous_note:
        notices.append(Notice("previous-other-units", f"So sánh với kỳ trước: {consolidated.previous_note}."))
    if not request.cut_off.rule.is_fact:
        notices.append(Notice("regime-unproved", f"Thời gian chốt số liệu là gợi ý: {request.cut_off.rule.source}."))
    return Consolidation(composed.report, composed.lineage, tuple(notices), consolidated)


def _with_remedy(problem: Problem) -> str:
    """What is wrong with a cell, and what the unit is to be asked for."""
    return f"{problem.message} Cách sửa: {problem.hint}" if problem.hint else problem.message


@dataclass(frozen=True, slots=True)
class Calendar:
    """The days of a plan's year, and what was not looked at."""

    days: tuple[DueDay, ...]
    notices: tuple[Notice, ...]
    ics: bytes


def calendar(
    plan: Source, *, regime: DataSource | None = None, register: Register | RegisterSource | None = None
) -> Calendar:
    """The year's duties and dates (lịch công việc): reports due, figures closed, tasks; days off are told, not moved.

    Raises `InputError`s for the plan, the regime and the register.
    """
    from docgen.api.lifecycle import register_of
    from docgen.consolidating.calendar import plan_calendar
    from docgen.consolidating.ics import format_ics
    from docgen.documents.plan.outline import plan_outline
    from docgen.lifecycle.calendar import calendar_notices, find_day_off
    from docgen.loading.shipped import load_regime, shipped_regime

    outline = plan_outline(_plan(plan))
    known = register_of(register)

    def remark(day: date) -> str:
        off = find_day_off(day, known)
        return str(off) if off else ""

    days = plan_calendar(outline, load_regime(regime) if regime is not None else shipped_regime(), remark=remark)
    return Calendar(days, calendar_notices(outline.year), format_ics(outline, days))


def _plan(source: Source) -> Plan:
    from docgen.documents.plan.model import Plan

    document = load(source)
    if not isinstance(document, Plan):
        raise InputError(
            f"Cần một kế hoạch, đây là «{document.type_name}».", hint="chọn tệp dữ liệu có dòng «document: plan»."
        )
    return document


def _request(
    plan: Plan,
    period: str,
    *,
    indicators: DataSource | None,
    regime: DataSource | None,
    due: date | None,
) -> FormRequest:
    from docgen.consolidating.calendar import find_due
    from docgen.consolidating.forms import FormRequest
    from docgen.documents.plan.outline import plan_outline
    from docgen.loading.shipped import load_indicators, load_regime, shipped_indicators, shipped_regime
    from docgen.model.regime import period_of

    days = load_regime(regime) if regime is not None else shipped_regime()
    outline = plan_outline(plan)
    try:
        meant = period_of(period, plan.year)
        cut_off = days.cut_off(meant)
    except ValueError as error:
        raise InputError(
            f"Kỳ báo cáo: {error}", hint="dùng 6-months, 6-months-2, 9-months, quarter-1, month-6 hoặc year."
        ) from error
    return FormRequest(
        plan=outline,
        period=meant,
        cut_off=cut_off,
        indicators=load_indicators(indicators) if indicators is not None else shipped_indicators(),
        due=due or find_due(outline, meant),
    )


def _units(units: Units) -> Iterable[tuple[str, str]]:
    if isinstance(units, str | os.PathLike):
        from docgen.consolidating.units import read_units

        return read_units(Path(units))[0]
    given = tuple(units)
    keys = [key for key, _ in given]
    twice = next((key for place, key in enumerate(keys) if key in keys[:place]), None)
    if twice is not None:
        names = ", ".join(name for key, name in given if key == twice)
        raise InputError(f"Mã đơn vị «{twice}» dùng cho hơn một đơn vị: {names}.", hint="cho mỗi đơn vị một mã riêng.")
    return given


def _senders(answers: Iterable[UnitResults]) -> tuple[tuple[str, str], ...]:
    found = {each.unit or each.name: each.name for each in answers if each.unit or each.name}
    return tuple(sorted(found.items(), key=lambda pair: pair[1]))


_REPORT_SUFFIXES = frozenset({".docx", ".doc", ".rtf", ".txt", ".yaml", ".yml", ".json"})
"""A unit that answers with one of these sends a report of its own; anything else is read as a form."""


def _read_all(results: Results, request: FormRequest, notices: list[Notice]) -> Iterable[UnitResults]:
    from docgen.api.unit_reports import read_unit_report
    from docgen.consolidating.reading import read_form

    for result in results:
        name, data = result if isinstance(result, tuple) else (Path(result).name, Path(result))
        is_report = Path(name).suffix.lower() in _REPORT_SUFFIXES
        try:
            yield (
                read_unit_report(name, data, request)
                if is_report
                else read_form(data, plan=request.plan, indicators=request.indicators, name=name)
            )
        except InputError as error:
            hint = f" Cách sửa: {error.hint}" if error.hint else ""
            what = "báo cáo" if is_report else "biểu"
            notices.append(Notice("form-unreadable", f"Không đọc được {what}: {error.message}{hint}", Location(name)))
