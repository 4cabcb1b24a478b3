"""A recognised document that calls itself BÁO CÁO → the draft of a report: parts, results, indicators, figures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from pydantic import TypeAdapter

from docgen.documents.parts.drafting import (
    EARLIEST_YEAR,
    LATEST_YEAR,
    add_missing_appendices,
    draft_sections,
    is_valid,
    years_in,
)
from docgen.documents.parts.recognised import Gathering, casing_of, numbering_below, opening_of
from docgen.documents.report.headings import find_part
from docgen.documents.report.model import AnyNode, IndicatorResult
from docgen.documents.report.said import find_figures, find_indicator, find_reason, find_status
from docgen.documents.report.words import compose_words
from docgen.model import Numbering
from docgen.model.regime import report_kind
from docgen.vietnamese.open_slots import SlotKind, format_open_slot
from docgen.vietnamese.periods import find_periods

if TYPE_CHECKING:
    from docgen.contracts.recognition import Branch, Draft, Plain, RecognisedDocument

_NODE: TypeAdapter[AnyNode] = TypeAdapter(AnyNode)
_LISTS: Final = frozenset({"task_results", "indicator_results"})
_SAID: Final = ("value", "target", "previous")
"""Values of an indicator that the sentence docgen makes of them says"""
NO_CONTENT: Final = format_open_slot("content", SlotKind.TEXT, "nội dung báo cáo")


def recognise_report(document: RecognisedDocument) -> Draft:
    """The draft of a report: what a part would not take is kept plainer, what is not said waits as an open slot."""
    gathering = Gathering(casing_of(document))
    gathering.take(document.envelope)
    data: dict[str, Plain] = {"document": "report", **_time(document, gathering), **document.envelope.data}
    opening = opening_of(document)
    if opening:
        data["opening"] = gathering.texts(opening, "$.opening")
    data["sections"] = _sections(document, gathering)
    if document.closing:
        data["closing"] = gathering.texts(document.closing, "$.closing")
    appendices = [appendix for appendix in document.appendices if appendix.items]
    if appendices:
        data["appendices"] = [
            gathering.appendix(appendix, f"$.appendices[{index}]") for index, appendix in enumerate(appendices)
        ]
    add_missing_appendices(data, gathering)
    return gathering.draft(data)


def _sections(document: RecognisedDocument, gathering: Gathering) -> list[Plain]:
    """The body; one that is not numbered I., II. stands in a group with a numbering of its own."""
    if not document.body:
        gathering.guess("$.sections", "unknown", "Không thấy phần nội dung của báo cáo.", confidence=0.0)
        return [{"text": NO_CONTENT, "numbered": False}]
    return draft_sections(
        document.body,
        document.numbering or Numbering.ROMAN,
        lambda branch, path, numbering: _node(branch, path, numbering, gathering),
    )


def _node(branch: Branch, path: str, numbering: Numbering, gathering: Gathering) -> dict[str, Plain]:
    """A section, or a node below one: the part its heading announces, else a free one; it always validates."""
    part = find_part(branch.words.text) if branch.words is not None and branch.is_title else None
    if part is not None:
        trial = Gathering(gathering.casing, gathering.find_special_table)
        data = _part(part, branch, path, numbering, trial)
        if is_valid(data, _NODE):
            gathering.take(trial.draft({}))
            return data
        message = f"Phần này không ghi được thành «{part}»; được giữ thành phần tự do, nguyên lời."
        gathering.guess(path, "plainer", message, confidence=0.4)
    data = gathering.own_words(branch, path, numbering)
    _add_items(data, branch, path, numbering, gathering)
    return data


def _part(part: str, branch: Branch, path: str, numbering: Numbering, gathering: Gathering) -> dict[str, Plain]:
    data: dict[str, Plain] = {"part": part, **gathering.own_words(branch, path, numbering)}
    if part in _LISTS:
        below = numbering_below(branch, numbering)
        read = _task if part == "task_results" else _indicator
        items: list[Plain] = [
            read(child, f"{path}.items[{index}]", below, gathering) for index, child in enumerate(branch.children)
        ]
        if items:
            data["items"] = items
    else:
        _add_items(data, branch, path, numbering, gathering)
    return data


def _add_items(data: dict[str, Plain], branch: Branch, path: str, numbering: Numbering, gathering: Gathering) -> None:
    if branch.children:
        below = numbering_below(branch, numbering)
        data["items"] = [
            _node(child, f"{path}.items[{index}]", below, gathering) for index, child in enumerate(branch.children)
        ]


def _task(branch: Branch, path: str, numbering: Numbering, gathering: Gathering) -> dict[str, Plain]:
    """The result of a task, with the figures, the reason and the state its sentences say."""
    data = gathering.own_words(branch, path, numbering)
    said = [words.text for words in branch.paragraphs]
    figures, reason, status = find_figures(said), find_reason(said), find_status(said)
    if figures:
        data["figures"] = figures
    if reason:
        data["reason"] = reason
    if status:
        data["status"] = status.value
    if branch.children:
        below = numbering_below(branch, numbering)
        data["items"] = [
            _task(child, f"{path}.items[{index}]", below, gathering) for index, child in enumerate(branch.children)
        ]
    return data


def _indicator(branch: Branch, path: str, numbering: Numbering, gathering: Gathering) -> dict[str, Plain]:
    """An indicator, with the values its sentence says."""
    values = find_indicator(branch.words.text) if branch.words is not None and not branch.is_title else {}
    if branch.words is not None and _is_composed(values, branch.words.text):
        # docgen made this sentence of the values: printed again, they make it again.
        for name in ("indicator", *(name for name in _SAID if name in values)):
            gathering.note(f"{path}.{name}", branch.words.blocks)
        data = gathering.own_words(replace(branch, words=None), path, numbering) | values
    else:
        data = gathering.own_words(branch, path, numbering) | values
    if branch.children:
        below = numbering_below(branch, numbering)
        data["items"] = [
            _indicator(child, f"{path}.items[{index}]", below, gathering) for index, child in enumerate(branch.children)
        ]
    return data


def _is_composed(values: Mapping[str, Plain], text: str) -> bool:
    return bool(values) and compose_words(IndicatorResult.model_validate(values)) == (text,)


def _time(document: RecognisedDocument, gathering: Gathering) -> dict[str, Plain]:
    """Kỳ báo cáo and năm: what subject, opening or date line say, in this order."""
    subject = str(document.envelope.data.get("subject", ""))
    texts = [subject, *(words.text for words in document.opening)]
    for text in texts:
        for span in find_periods(" ".join(text.split())):
            try:
                report_kind(span.period)
                year = span.period.resolve()[1].year
            except ValueError:
                continue
            return {"year": year, "period": span.period.written}
    written = document.place_date.year if document.place_date else ""
    all_texts = (written, *texts, *(block.text for block in document.blocks))
    years = years_in(all_texts)
    year = next((each for each in years if EARLIEST_YEAR <= each <= LATEST_YEAR), 2020)
    message = f"Không thấy kỳ báo cáo trong trích yếu và phần mở đầu; tạm ghi năm {year}."
    gathering.guess("$.period", "unknown", message, confidence=0.2 if years else 0.0)
    return {"year": year, "period": f"năm {year}"}
