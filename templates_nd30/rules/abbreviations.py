"""Turns the symbol (ký hiệu) of a document and its type (tên loại) into breaches of the list of abbreviations.

The list is that of Phụ lục III, Mục I: twenty-seven types and three copies; công văn and thư công have none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from docgen.contracts.rule import Breach, Rule, Skip
from docgen.diagnostics import Severity
from docgen.vietnamese.text import comparison_key
from templates_nd30.rules.prose import Prose, proses_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docgen.contracts.decree import Decree
    from docgen.contracts.rule import Examination

_HEAD = 60
"""Paragraphs of prose in which the head of a document stands."""
_REFERENCE = re.compile(
    r"\s*Số\s*:?\s*(?P<number>\d*[a-zđ]?|[.…_\s]*)\s*/\s*(?P<code>[^\W\d_]+)(?P<rest>(?:\s*[-–/&.]\s*[\w&.]+)*)\s*",
    re.IGNORECASE,
)
_SUBJECT_OF_LETTER = re.compile(r"^\s*V/v(?!\w)", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Symbol:
    """Ký hiệu: the group of letters after the number (`KH` of `15/KH-UBND`), where it stands, and the rest of it."""

    prose: Prose
    start: int
    code: str
    rest: str

    @property
    def end(self) -> int:
        return self.start + len(self.code)


def find_symbol(text: str) -> tuple[int, str, str] | None:
    """Offset and letters of the first group of `Số: 15/KH-UBND`, and what follows it; None without such a line.

    A number with a year (`15/2026/NQ-HĐND`) is that of a normative document, and a Party number has a dash: None.
    """
    start = 0
    for line in text.split("\n"):
        if found := _REFERENCE.fullmatch(line):
            return start + found.start("code"), found["code"], found["rest"]
        start += len(line) + 1
    return None


def _symbols(proses: tuple[Prose, ...]) -> Iterator[Symbol]:
    for prose in proses:
        if "/" in prose.text and (found := find_symbol(prose.text)):
            yield Symbol(prose, *found)


@dataclass(frozen=True, slots=True)
class NamedType:
    """Tên loại and its abbreviation; công văn and thư công have none."""

    name: str
    code: str


def named_types(decree: Decree) -> dict[str, NamedType]:
    """The types of Điều 7 by the key of their name."""
    found = {}
    for key in decree.provisions:
        if key.startswith("type.") and key.endswith(".name"):
            name, code = decree.text(key), f"{key.removesuffix('.name')}.abbreviation"
            found[comparison_key(name)] = NamedType(name, decree.text(code) if code in decree.provisions else "")
    return found


def find_type(proses: tuple[Prose, ...], types: dict[str, NamedType]) -> NamedType | None:
    """The type (tên loại) printed in capitals in the head, or None when no line is one."""
    for prose in proses[:_HEAD]:
        text = prose.text.strip()
        if len(text) < _LONGEST_TYPE and text.isupper() and (key := comparison_key(text)) in types:
            return types[key]
    return None


_LONGEST_TYPE = 24


def _own_symbol(proses: tuple[Prose, ...]) -> Symbol | None:
    return next(_symbols(proses[:_HEAD]), None)


def _look_type_code(x: Examination) -> Iterator[Breach | Skip]:
    proses = proses_of(x)
    types = named_types(x.decree)
    symbol, kind = _own_symbol(proses), find_type(proses, types)
    if symbol is None or not symbol.rest:
        yield Skip("không thấy dòng số, ký hiệu")
        return
    if kind is None:
        yield Skip("không thấy tên loại trong danh mục của Điều 7")
        return
    wanted = kind.code
    if not wanted or symbol.code == wanted:
        return
    same = symbol.code.casefold() == wanted.casefold()
    yield Breach(
        message=f"Chữ viết tắt của {kind.name} trong ký hiệu là «{wanted}», không phải «{symbol.code}».",
        measured=symbol.code,
        required=wanted,
        anchor=symbol.prose.anchor(symbol.start, symbol.end),
        edits=symbol.prose.replaced(symbol.start, symbol.end, wanted) if same else (),
    )


def _look_letter_code(x: Examination) -> Iterator[Breach | Skip]:
    proses = proses_of(x)
    types = named_types(x.decree)
    symbol = _own_symbol(proses)
    is_letter = any(_SUBJECT_OF_LETTER.search(prose.text) for prose in proses[:_HEAD]) and not find_type(proses, types)
    if symbol is None or not is_letter:
        yield Skip("không phải công văn, hoặc không thấy dòng số, ký hiệu")
        return
    if symbol.code.casefold() == "cv":
        message = "Ký hiệu của công văn không có «CV»; sau số là chữ viết tắt tên cơ quan."
        severity = None
    elif symbol.code in {kind.code for kind in types.values()} and symbol.rest:
        message = f"Ký hiệu của công văn bắt đầu bằng «{symbol.code}», là chữ viết tắt của một tên loại khác."
        severity = Severity.WARN
    else:
        return
    yield Breach(
        message=message,
        measured=symbol.code,
        required="không có chữ viết tắt tên loại",
        anchor=symbol.prose.anchor(symbol.start, symbol.end),
        severity=severity,
    )


_NEAR = 6


def _look_copy_code(x: Examination) -> Iterator[Breach | Skip]:
    proses = proses_of(x)
    forms = {
        comparison_key(x.decree.text(f"copy.{key}.word")): x.decree.text(f"copy.{key}.abbreviation")
        for key in ("full", "extract", "duplicate")
    }
    found = [(place, forms[key]) for place, prose in enumerate(proses) if (key := comparison_key(prose.text)) in forms]
    if not found:
        yield Skip("không phải bản sao")
        return
    for place, wanted in found:
        symbol = next(_symbols(proses[place : place + _NEAR]), None)
        if symbol is None or symbol.code == wanted or not symbol.rest:
            continue
        yield Breach(
            message=f"Chữ viết tắt của bản sao trong ký hiệu là «{wanted}», không phải «{symbol.code}».",
            measured=symbol.code,
            required=wanted,
            anchor=symbol.prose.anchor(symbol.start, symbol.end),
        )


_CLAUSE = "Phụ lục III, Mục I"
_REASON = "Chữ viết tắt thống nhất cho biết ngay tên loại văn bản khi vào sổ, tra cứu và viện dẫn."

RULES: tuple[Rule, ...] = (
    Rule(
        code="ND30-V01",
        title="Chữ viết tắt tên loại trong ký hiệu sai",
        facts=("§2", "SO-03"),
        clause=_CLAUSE,
        force="BB",
        remedy="ghi chữ viết tắt của đúng tên loại theo Bảng chữ viết tắt: KH, QĐ, BC, TTr, CTr, QyĐ.",
        reason=_REASON,
        good="Số: 15/QC-UBND (Quy chế)",
        bad="Số: 15/QCh-UBND (Quy chế)",
        look=_look_type_code,
        box="3",
        fix="safe",
    ),
    Rule(
        code="ND30-V02",
        title="Ký hiệu công văn có chữ viết tắt tên loại",
        facts=("§2", "SO-04"),
        clause="Phụ lục I, Phần I, Mục II, khoản 3, điểm b",
        force="BB",
        remedy="bỏ chữ viết tắt tên loại: 15/UBND-VX thay cho 15/CV-UBND.",
        reason="Công văn không có chữ viết tắt tên loại; ký hiệu cho biết cơ quan và đơn vị soạn thảo.",
        good="Số: 15/UBND-VX",
        bad="Số: 15/CV-UBND",
        look=_look_letter_code,
        box="3",
    ),
    Rule(
        code="ND30-V03",
        title="Chữ viết tắt của bản sao sai",
        facts=("§2", "SA-04"),
        clause=_CLAUSE,
        force="BB",
        remedy="ghi SY cho sao y, TrS cho trích sao, SL cho sao lục.",
        reason=_REASON,
        good="Số: 05/TrS-UBND (trích sao)",
        bad="Số: 05/TS-UBND (trích sao)",
        look=_look_copy_code,
        box="3",
    ),
)
