"""A recognised document that calls itself KẾ HOẠCH → the draft of a plan: parts, tasks, targets, duties, tables."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from docgen.documents.parts.drafting import (
    EARLIEST_YEAR,
    LATEST_YEAR,
    add_missing_appendices,
    draft_sections,
    strings_of,
    years_in,
)
from docgen.documents.parts.recognised import Gathering, casing_of, opening_of
from docgen.documents.plan.assignment_tables import carry_down, find_assignment_fields, find_assignment_table
from docgen.documents.plan.derived_tables import FoundTable, find_filled
from docgen.documents.plan.recognise_parts import PartReader
from docgen.model import Numbering
from docgen.vietnamese.open_slots import SlotKind, format_open_slot

if TYPE_CHECKING:
    from collections.abc import Callable

    from docgen.contracts.recognition import Draft, Plain, RecognisedDocument, RecognisedTable, Words

    _FindTable = Callable[[RecognisedTable, str, Gathering], dict[str, Plain] | None]

_LEAST_HEADERS: Final = 3
_LONGEST_HEADER: Final = 40
"""How many headers in a row make a table, and how many letters a header has."""
_PLAN_YEAR: Final = re.compile(r"năm (?:học )?((?:19[5-9]|20\d|21\d)\d)(?!\d)", re.IGNORECASE)
_BASIS: Final = re.compile(r"\s*[-–+•]?\s*(?:Thực hiện|Theo)\s+\S")
_SURE_BASIS: Final = re.compile(r"\s*[-–+•]?\s*(?:Căn cứ|Theo đề nghị|Xét)\s+\S")
NO_CONTENT: Final = format_open_slot("content", SlotKind.TEXT, "nội dung kế hoạch")


def recognise_plan(document: RecognisedDocument) -> Draft:
    """The draft of a plan: what a part would not take is kept plainer, what is not said waits as an open slot."""
    found: list[FoundTable] = []
    gathering = Gathering(casing_of(document), _table_finder(found))
    gathering.take(document.envelope)
    data: dict[str, Plain] = {"document": "plan", "year": _year(document, gathering), **document.envelope.data}
    opening = _legal_bases(opening_of(document), data, gathering)
    reader = PartReader(gathering)
    sections = _sections(document, reader)
    if opening:
        data["opening"] = gathering.texts(opening, "$.opening")
    data["sections"] = sections
    if document.closing:
        data["closing"] = gathering.texts(document.closing, "$.closing")
    appendices = [appendix for appendix in document.appendices if appendix.items]
    if appendices:
        data["appendices"] = [
            gathering.appendix(appendix, f"$.appendices[{index}]") for index, appendix in enumerate(appendices)
        ]
    for name in ("sections", "appendices"):
        _tell_lost_tables(data.get(name), f"$.{name}", gathering)
    _fill_tasks(data, found, gathering)
    _keep_said_details(data, reader)
    add_missing_appendices(data, gathering)
    return gathering.draft(data)


def _table_finder(found: list[FoundTable]) -> _FindTable:
    def find(table: RecognisedTable, path: str, gathering: Gathering) -> dict[str, Plain] | None:
        fields = find_assignment_fields([column.header.text for column in table.columns])
        if fields is not None:
            table = carry_down(table, fields)
        data = find_assignment_table(table, path, gathering)
        if data is not None and fields is not None:
            found.append(FoundTable(path, table, fields))
        return data

    return find


def _sections(document: RecognisedDocument, reader: PartReader) -> list[Plain]:
    """The body; one that is not numbered I., II. stands in a group with a numbering of its own."""
    if not document.body:
        message = "Không thấy phần nội dung của kế hoạch."
        reader.gathering.guess("$.sections", "unknown", message, confidence=0.0)
        return [{"paragraphs": [f"{NO_CONTENT}."]}]
    return draft_sections(document.body, document.numbering or Numbering.ROMAN, reader.node)


def _legal_bases(opening: Sequence[Words], data: dict[str, Plain], gathering: Gathering) -> tuple[Words, ...]:
    """Căn cứ typed as paragraphs of the opening, above its last one, go to the legal bases."""
    count = 0
    while count < len(opening) - 1 and _is_basis(opening[count].text):
        count += 1
    if not count:
        return tuple(opening)
    known = data.get("legal_bases")
    bases: list[Plain] = list(known) if isinstance(known, list) else []
    for words in opening[:count]:
        gathering.note(f"$.legal_bases[{len(bases)}]", words.blocks)
        bases.append(re.sub(r"^[\s\-–+•]*(?:Căn cứ\s+)?", "", words.text).strip(" ;,."))
    data["legal_bases"] = bases
    return tuple(opening[count:])


def _is_basis(text: str) -> bool:
    words = text.rstrip()
    return bool(_SURE_BASIS.match(words) and words.endswith((";", ",", "."))) or bool(
        _BASIS.match(words) and words.endswith(";")
    )


def _tell_lost_tables(value: Plain, path: str, gathering: Gathering) -> None:
    """Headers of an assignment table that stand as paragraphs: a text file has lost the columns of its table."""
    if isinstance(value, list):
        for index, each in enumerate(value):
            _tell_lost_tables(each, f"{path}[{index}]", gathering)
    if not isinstance(value, dict):
        return
    texts = strings_of(value.get("paragraphs"))
    for start in range(len(texts) - _LEAST_HEADERS + 1):
        if all(len(text) <= _LONGEST_HEADER for text in texts[start : start + _LEAST_HEADERS]) and (
            find_assignment_fields(texts[start : start + _LEAST_HEADERS])
        ):
            message = "Có vẻ là bảng phân công đã mất cột khi chép thành chữ; các ô được giữ thành từng đoạn."
            gathering.guess(f"{path}.paragraphs[{start}]", "plainer", message, confidence=0.3)
            break
    _tell_lost_tables(value.get("items"), f"{path}.items", gathering)


def _fill_tasks(data: dict[str, Plain], found: Sequence[FoundTable], gathering: Gathering) -> None:
    """Give the tasks what an assignment table made of them says; such a table needs no rows of its own."""
    for table in found:
        sections = data["sections"]
        filled = find_filled(sections, table) if isinstance(sections, list) else None
        if filled is None:
            continue
        data["sections"] = filled.sections
        for path, blocks in filled.provenance.items():
            gathering.note(path, blocks)
        _at(data, table.path).pop("rows", None)
        gathering.imply(filled.implied)
        for path in [path for path in gathering.provenance if path.startswith(f"{table.path}.rows")]:
            del gathering.provenance[path]
        gathering.guesses = [
            guess for guess in gathering.guesses if not (guess.path == table.path and guess.kind == "renumbered")
        ]


def _at(data: dict[str, Plain], path: str) -> dict[str, Plain]:
    """The mapping at a field path of the data."""
    here: object = data
    for name, index in re.findall(r"\.(\w+)|\[(\d+)\]", path):
        if name and isinstance(here, dict):
            here = here[name]
        elif index and isinstance(here, list):
            here = here[int(index)]
    if not isinstance(here, dict):
        raise TypeError(f"{path} is no mapping")
    return here


def _keep_said_details(data: dict[str, Plain], reader: PartReader) -> None:
    """Values that sentences of tasks say: set where nothing would print them twice."""
    if not reader.said or reader.has_detail_lines or _has_derived_table(data):
        return
    for said in reader.said:
        said.task.update(said.values)
        for name in said.values:
            reader.gathering.note(f"{said.path}.{name}", said.blocks)
    data["task_details"] = "appendix"


def _has_derived_table(data: object) -> bool:
    if isinstance(data, dict):
        if data.get("kind") == "assignments" and "rows" not in data:
            return True
        return any(_has_derived_table(value) for value in data.values())
    return isinstance(data, list) and any(_has_derived_table(value) for value in data)


def _year(document: RecognisedDocument, gathering: Gathering) -> int:
    """Năm kế hoạch: of the blank date line of a draft, of the subject, of the date, of the opening, of the text."""
    date_year = document.place_date.year if document.place_date else ""
    is_dated = "issued_on" in document.envelope.data
    subjects = [str(document.envelope.data.get("subject", ""))]
    named = [int(year) for text in subjects for year in _PLAN_YEAR.findall(text)]
    if date_year.isdecimal() and EARLIEST_YEAR <= int(date_year) <= LATEST_YEAR and not (is_dated and named):
        return int(date_year)
    if named:
        return named[-1]
    texts = [words.text for words in document.opening]
    for years, where in (
        (years_in(subjects), "trích yếu"),
        (years_in(texts), "phần mở đầu"),
        (_all(document), "lời văn"),
    ):
        if years:
            message = f"Năm kế hoạch {max(years)} lấy từ {where}."
            gathering.guess("$.year", "guessed", message, confidence=0.5)
            return max(years)
    gathering.guess("$.year", "unknown", "Không thấy năm nào trong văn bản; tạm ghi 2020.", confidence=0.0)
    return 2020


def _all(document: RecognisedDocument) -> list[int]:
    return years_in(block.text for block in document.blocks)
