"""Last period's report, or the forms it was made of → what this period is compared with; what cannot be is told."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from docgen.api.lifecycle import opened, register_of
from docgen.diagnostics import Location, Notice
from docgen.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from docgen.api.documents import Source
    from docgen.consolidating.forms import FormRequest
    from docgen.consolidating.previous import PreviousPeriod
    from docgen.contracts.results import PreviousReport, UnitResults
    from docgen.loading import RegisterSource
    from docgen.model.register import Register

_FORMS = frozenset({".xlsx", ".xlsm", ".xls", ".ods"})


def previous_period(
    previous: Iterable[Source],
    request: FormRequest,
    units: Sequence[tuple[str, str]],
    *,
    register: Register | RegisterSource | None,
    notices: list[Notice],
) -> PreviousPeriod:
    """What this period is compared with. `previous`: reports, or forms of the period before, not both.

    Raises `InputError`s: a source of neither kind, of no earlier period, or of both kinds.
    """
    from docgen.consolidating.previous import PreviousPeriod
    from docgen.consolidating.previous_forms import rebase_forms
    from docgen.consolidating.rebasing import rebase

    sources = list(previous)
    forms = [Path(each) for each in sources if isinstance(each, str | os.PathLike) and _is_form(each)]
    if not sources:
        return PreviousPeriod()
    if forms and len(forms) < len(sources):
        raise InputError("Kỳ trước có cả báo cáo và biểu.", hint="đưa báo cáo kỳ trước, hoặc các biểu kỳ trước.")
    known = register_of(register)
    try:
        if forms:
            before = rebase_forms([_read(path, request, notices) for path in forms], request, units, known)
        else:
            before = rebase([_report(each, number) for number, each in enumerate(sources, 1)], request, known)
    except ValueError as error:
        what = "biểu" if forms else "báo cáo"
        raise InputError(
            f"Không dùng được {what} kỳ trước: {error}.", hint=f"chọn {what} của kỳ liền trước."
        ) from error
    notices += _told(before, request)
    return before


def _is_form(source: str | os.PathLike[str]) -> bool:
    return Path(source).suffix.lower() in _FORMS


def _report(source: Source, number: int) -> PreviousReport:
    from docgen.documents.report.lineage_places import place_words
    from docgen.documents.report.model import Report
    from docgen.documents.report.previous import previous_report
    from docgen.lifecycle.fields import place_of

    document = opened(source)
    if not isinstance(document, Report):
        raise InputError(
            f"Cần báo cáo kỳ trước, đây là «{document.type_name}».", hint="chọn tệp báo cáo đã lập kỳ trước."
        )
    name = Path(source).name if isinstance(source, str | os.PathLike) else f"báo cáo kỳ trước {number}"
    return previous_report(document, name, lambda path: place_words(document, path, partial(place_of, document)))


def _read(path: Path, request: FormRequest, notices: list[Notice]) -> UnitResults:
    """A form of the period before; its faulty cells are told as this period's are."""
    from docgen.consolidating.reading import read_form

    form = read_form(path, plan=request.plan, indicators=request.indicators, name=path.name)
    faults = [each for each in form.problems if each.code != "sent-on"]
    notices += [Notice("previous-form-cell", f"Kỳ trước: {each.message}", each.location) for each in faults]
    return form


def _told(before: PreviousPeriod, request: FormRequest) -> Iterable[Notice]:
    """Why nothing, or why not every indicator, is compared."""
    if before.reason:
        yield Notice("previous-not-comparable", f"Không so sánh với kỳ trước: {before.reason}.")
    if before.strangers:
        names = ", ".join(before.strangers)
        message = f"Biểu kỳ trước của {names} không thuộc đơn vị nào của kỳ này theo sổ theo dõi, không tính."
        yield Notice("previous-foreign", message, Location())
    for indicator in request.indicators.indicators:
        reason = before.value_of(indicator.id).reason
        if reason:
            message = f"Chỉ tiêu {indicator.code} không so sánh được với kỳ trước: {reason}."
            yield Notice("previous-not-comparable", message)
