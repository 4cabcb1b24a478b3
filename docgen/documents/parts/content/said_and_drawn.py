"""What a report says in words beside what its tables say → numbers of the same thing that differ.

Only sure cases: the words name a row of a table exactly, the number follows at once, in the unit of the row, and
nothing around it speaks of another period, of a target or of an estimate.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from docgen.contracts.content import Doubt, Role
from docgen.contracts.rule import Skip
from docgen.documents.parts.content.structure import NO_TABLES, outside_tables
from docgen.vietnamese.numbers import format_number, parse_number
from docgen.vietnamese.periods import find_periods
from docgen.vietnamese.text import comparison_key, squeeze

if TYPE_CHECKING:
    from docgen.contracts.content import Content, Grid, Passage

_NAMES: Final = re.compile(r"(?:tên |nội dung|(?:mục tiêu, )?chỉ tiêu|nhiệm vụ|hoạt động)", re.IGNORECASE)
_RESULTS: Final = re.compile(
    r"(?:kết quả|số liệu|thực hiện|kết quả thực hiện|kết quả đạt được|đạt được)(?: (?:trong )?kỳ(?: này| báo cáo)?)?",
    re.IGNORECASE,
)
_UNITS: Final = re.compile(r"đơn vị tính|đvt|đơn vị", re.IGNORECASE)
_NUMBER: Final = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?"
_VALUE: Final = re.compile(rf"(?P<number>{_NUMBER})\s*(?P<unit>%|[^\W\d][^\d;,.()]*)?")
_SAYS: Final = re.compile(
    rf"\s*(?::|là|đạt|đạt tỷ lệ|đạt tỉ lệ)\s*(?P<number>{_NUMBER})(?!\.?\d|/)\s*(?P<unit>%|[^\W\d]\w*)?"
)
_ESTIMATED: Final = re.compile(r"\s*\(ước(?: thực hiện)?\)")
"""Said of a figure of this period, in words and in the table alike"""
_ELSE: Final = re.compile(
    r"cùng kỳ|kỳ trước|năm trước|trước đây|mục tiêu|kế hoạch|phấn đấu|dự kiến|chỉ tiêu giao|được giao|ước|khoảng"
    r"|lũy kế|luỹ kế|riêng|trong đó",
    re.IGNORECASE,
)
_LABEL: Final = re.compile(r"\s*(?:[IVX]+|\d+(?:\.\d+)*|[a-zđ])[.)]\s+|\s*[-+•–]\s+")
_SUMS: Final = re.compile(r"số liệu (?:tổng hợp|thực hiện)", re.IGNORECASE)
_TOTALS: Final = re.compile(r"(?:Tổng hợp từ các đơn vị|Số liệu thực hiện): (?P<items>.+?)(?: \(ước thực hiện\))?\.?")
_BREAKS: Final = frozenset(".;:,-–+")
_LEAST_WORDS: Final = 3
"""Shorter names (`Nữ`, `Tổng số`) may mean anything."""
_SHOWN: Final = 70


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A number that a table says of a row."""

    name: str
    value: Decimal
    unit: str
    written: str


def look_said_and_drawn(content: Content) -> Iterator[Doubt | Skip]:
    """Số liệu trong lời văn khác số liệu cùng tên trong bảng, phụ lục."""
    if not content.tables:
        yield Skip(NO_TABLES)
        return
    own = _own_periods(content)
    rows, sums = _rows(content.tables, own), _summed_rows(content.tables)
    if not rows and not sums:
        yield Skip("không bảng nào có cột tên và cột kết quả của kỳ này")
        return
    heading = ""
    for passage in outside_tables(content, Role.BODY, Role.CLOSING, Role.APPENDIX):
        for drawn in rows.values():
            yield from _compared(passage, drawn, own)
        bare = comparison_key(_LABEL.sub("", passage.text, count=1).strip(" .:;"))
        heading = bare if bare in sums else heading
        if heading:
            yield from _compared_sums(passage, sums[heading])


def _summed_rows(tables: Sequence[Grid]) -> Mapping[str, str]:
    """By the name of a task what the column «Số liệu tổng hợp» says of it."""
    found: dict[str, str] = {}
    for grid in tables:
        texts = grid.texts()
        heads = [_head(texts[: grid.header_rows], column) for column in range(max(map(len, texts), default=0))]
        names = [column for column, head in enumerate(heads) if _NAMES.match(head)]
        sums = [column for column, head in enumerate(heads) if _SUMS.fullmatch(head)]
        for row in texts[grid.header_rows :] if names and sums else ():
            if max(names[0], sums[0]) < len(row) and row[names[0]]:
                found[comparison_key(row[names[0]].strip(" .:;"))] = row[sums[0]]
    return found


def _compared_sums(passage: Passage, drawn: str) -> Iterator[Doubt]:
    """`Tổng hợp từ các đơn vị: 05 lớp; 85 người.` beside `05 lớp; 85 người` in the row of the same task."""
    said = _TOTALS.fullmatch(passage.text.strip())
    if said is None:
        return
    in_table = _by_unit(drawn)
    for unit, (value, words) in _by_unit(said["items"]).items():
        if unit in in_table and in_table[unit][0] != value:
            message = f"Lời văn ghi {words}, bảng ghi {in_table[unit][1]} của cùng nhiệm vụ."
            start = passage.text.find(words)
            yield Doubt(message, words, in_table[unit][1], passage, start, start + len(words))


def _by_unit(items: str) -> Mapping[str, tuple[Decimal, str]]:
    """`05 lớp; 85 người` by what is counted."""
    bare = [_ESTIMATED.sub("", item).strip() for item in items.split(";")]
    found = [(match, item) for item in bare if (match := _VALUE.fullmatch(item))]
    return {comparison_key(match["unit"] or ""): (parse_number(match["number"]), words) for match, words in found}


def _own_periods(content: Content) -> frozenset[str]:
    """How the document's own period is written: in its subject, or as its year."""
    subject = next((passage.text for passage in content.of(Role.SUBJECT)), "")
    said = {comparison_key(span.period.written) for span in find_periods(squeeze(subject))}
    return frozenset(said)


def _rows(tables: Sequence[Grid], own: frozenset[str]) -> Mapping[str, _Drawn]:
    """By their names the rows that say one number of this period; a name with two numbers says none for sure."""
    found: dict[str, _Drawn | None] = {}
    for grid in tables:
        for drawn in _rows_of(grid, own):
            key = comparison_key(drawn.name)
            known = found.setdefault(key, drawn)
            if known is not None and (known.value, known.unit) != (drawn.value, drawn.unit):
                found[key] = None
    return {key: drawn for key, drawn in found.items() if drawn is not None}


def _rows_of(grid: Grid, own: frozenset[str]) -> Iterator[_Drawn]:
    texts = grid.texts()
    heads = [_head(texts[: grid.header_rows], column) for column in range(max(map(len, texts), default=0))]
    names = [column for column, head in enumerate(heads) if _NAMES.match(head)]
    results = [column for column, head in enumerate(heads) if _is_result(head, own)]
    units = [column for column, head in enumerate(heads) if _UNITS.fullmatch(head)]
    if len(results) != 1 or not names:
        return
    for row in texts[grid.header_rows :]:
        name = row[names[0]].strip(" .:;") if names[0] < len(row) else ""
        match = _VALUE.fullmatch(_ESTIMATED.sub("", row[results[0]]).strip()) if results[0] < len(row) else None
        if match is None or len(name.split()) < _LEAST_WORDS:
            continue
        unit = (match["unit"] or (row[units[0]] if units and units[0] < len(row) else "")).strip()
        yield _Drawn(name, parse_number(match["number"]), comparison_key(unit), row[results[0]].strip())


def _head(header: Sequence[Sequence[str]], column: int) -> str:
    return squeeze(" ".join(dict.fromkeys(row[column] for row in header if column < len(row) and row[column])))


def _is_result(head: str, own: frozenset[str]) -> bool:
    """`Kết quả`, `Kết quả kỳ này`, or with the document's own period; a column of another period is none."""
    for span in reversed(find_periods(head)):
        if comparison_key(span.period.written) not in own:
            return False
        head = squeeze(f"{head[: span.start]} {head[span.end :]}")
    return _RESULTS.fullmatch(head.strip(" ()")) is not None


def _compared(passage: Passage, drawn: _Drawn, own: frozenset[str]) -> Iterator[Doubt]:
    start = _find_name(passage.text, drawn.name)
    if start < 0:
        return
    end = start + len(drawn.name)
    said = _SAYS.match(passage.text, end)
    if said is None or _speaks_of_else(passage.text, start, said.end(), own):
        return
    unit = comparison_key(said["unit"] or "")
    if unit != drawn.unit and not (unit and drawn.unit.startswith(f"{unit} ")) and (unit or drawn.unit == "%"):
        return
    value = parse_number(said["number"])
    if _agree(value, drawn.value):
        return
    name = drawn.name if len(drawn.name) <= _SHOWN else f"{drawn.name[:_SHOWN].rstrip()}…"
    words = passage.text[said.start("number") : said.end()].strip()
    message = f"«{name}»: lời văn ghi {words}, bảng ghi {drawn.written}."
    yield Doubt(message, words, drawn.written, passage, said.start("number"), said.end())


def _find_name(text: str, name: str) -> int:
    """Where the words of a row begin a sentence or a clause, as whole words; -1 for nowhere."""
    start = text.casefold().find(name.casefold())
    if start < 0 or len(text.casefold()) != len(text):
        return -1
    before = text[:start]
    begins = (
        not before.strip() or _LABEL.fullmatch(before) or before.rstrip()[-1:] in {".", ";", ":", ",", "-", "–", "+"}
    )
    return start if begins else -1


def _speaks_of_else(text: str, start: int, end: int, own: frozenset[str]) -> bool:
    """Whether the sentence before the name, or what follows the number up to a comma, means another figure."""
    before = re.split(r"[.;](?:\s|$)", text[:start])[-1]
    after = re.split(r"[;,.](?:\s|$)", _ESTIMATED.sub("", text[end:], count=1))[0]
    around = f"{before} {after}"
    others = [span for span in find_periods(around) if comparison_key(span.period.written) not in own]
    return bool(others or _ELSE.search(around))


def _agree(said: Decimal, drawn: Decimal) -> bool:
    """Whether one is the other, rounded."""
    if said == drawn:
        return True
    places = min(_places(said), _places(drawn))
    return format_number(said, places) == format_number(drawn, places) and _places(said) != _places(drawn)


def _places(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0
