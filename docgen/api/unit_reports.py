"""A unit's own báo cáo, as data or as a page → the answers a form would have given, each with its place."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from docgen.api.documents import load
from docgen.api.reading import read_document
from docgen.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docgen.consolidating.forms import FormRequest
    from docgen.contracts.results import UnitResults
    from docgen.model import AdministrativeDocument


def read_unit_report(name: str, data: Path | bytes, request: FormRequest) -> UnitResults:
    """The answers of one unit, ours or a stranger's report. `name` is what to call the file.

    Raises `InputError`s: no file, no document, or none that is a report.
    """
    from docgen.consolidating.report_tables import take_tables
    from docgen.documents.report.answer import Asked, ReportOrigin, report_answer
    from docgen.documents.report.model import Report

    document, provenance, leftovers = _opened_report(name, data)
    if not isinstance(document, Report):
        raise InputError(
            f"Cần báo cáo của đơn vị, đây là «{document.type_name}».", hint="gửi báo cáo hoặc biểu đã điền."
        )
    origin = ReportOrigin(name, place=lambda path: _place(document, provenance, path), leftovers=leftovers)
    answer = report_answer(document, Asked(request.plan, request.indicators, request.period), origin)
    return take_tables(answer.results, answer.tables, plan=request.plan, indicators=request.indicators)


def _opened_report(
    name: str, data: Path | bytes
) -> tuple[AdministrativeDocument, Mapping[str, tuple[str, ...]], tuple[tuple[str, str], ...]]:
    """The document, where its fields stand on the page, and the words that are in none of them."""
    if Path(name).suffix.lower() in {".yaml", ".yml", ".json"}:
        return load(data), {}, ()
    read = read_document(data)
    return read.document, read.provenance, tuple((left.place, left.text) for left in read.leftovers)


def _place(document: AdministrativeDocument, provenance: Mapping[str, tuple[str, ...]], path: str) -> str:
    """Where the words of a field stand: on the page of the file read, else in the parts of the document."""
    from docgen.lifecycle.fields import place_of

    found = provenance.get(path)
    if found is None:
        below = (places for each, places in provenance.items() if each.startswith(f"{path}."))
        found = next(below, None)
    return "; ".join(found) if found else place_of(document, path)
