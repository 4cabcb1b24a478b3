"""Turns the symbol (ký hiệu) of a document and its type (tên loại) into breaches of the list of abbreviations.

The list is that of Phụ lục III, Mục I: twenty-seven types and three copies; công văn and thư công have none.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from docgen.anatomy.boxes import Box
from docgen.anatomy.results import PartKind
from docgen.contracts.rule import Breach, Rule, Skip
from docgen.diagnostics import Severity
from docgen.vietnamese.text import comparison_key
from templates_nd30.rules.prose import Prose, proses_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docgen.anatomy.results import DocumentPart
    from docgen.contracts.decree import Decree
    from docgen.contracts.rule import Examination

_LETTER = "Công văn"


@dataclass(frozen=True, slots=True)
class TypeCode:
    """The first group of letters of a symbol (`KH` of `15/KH-UBND`) and where it stands in the prose of box 3."""

    part: DocumentPart
    prose: Prose
    start: int
    written: str
    confidence: float

    @property
    def end(self) -> int:
        return self.start + len(self.written)

    def breach(self, message: str, wanted: str, *, severity: Severity | None = None) -> Breach:
        """A breach at these letters; mended when only capitals differ, for another abbreviation is another meaning."""
        same = self.written.casefold() == wanted.casefold()
        return Breach(
            message=message,
            measured=self.written,
            required=wanted,
            anchor=self.prose.anchor(self.start, self.end),
            severity=severity,
            edits=self.prose.replaced(self.start, self.end, wanted) if same else (),
            confidence=self.confidence,
        )


def type_codes_of(x: Examination) -> Iterator[TypeCode]:
    """The first group of every number in the decree's order; a year or a Party number is no matter of this list."""
    proses = {prose.index: prose for prose in proses_of(x)}
    for part in x.anatomy.parts:
        reference, entries = part.reference, part.of(Box.REFERENCE)
        if reference is None or reference.form != "administrative" or len(reference.groups) < _GROUPS or not entries:
            continue
        prose = proses.get(x.index_at(entries[0]))
        written = reference.groups[0]
        slash = prose.text.find("/") if prose else -1
        start = prose.text.find(written, slash) if prose and slash >= 0 else -1
        if prose is not None and start >= 0:
            yield TypeCode(part, prose, start, written, entries[0].confidence)


_GROUPS = 2
"""A symbol of one group (`15/UBND`) says nothing about the type."""


def abbreviations_of(decree: Decree) -> dict[str, str]:
    """Name of each type (as a key for comparing) → its abbreviation; empty for công văn and thư công."""
    found = {}
    for key in decree.provisions:
        if key.startswith("type.") and key.endswith(".name"):
            code = f"{key.removesuffix('.name')}.abbreviation"
            found[comparison_key(decree.text(key))] = decree.text(code) if code in decree.provisions else ""
    return found


def _abbreviations(x: Examination) -> dict[str, str]:
    return abbreviations_of(x.decree)


def _look_type_code(x: Examination) -> Iterator[Breach | Skip]:
    known = x.once(_abbreviations)
    named = [
        (item, wanted)
        for item in type_codes_of(x)
        if item.part.kind is not PartKind.COPY and (wanted := known.get(comparison_key(item.part.type_name)))
    ]
    if not named:
        yield Skip("không thấy số, ký hiệu của một văn bản có tên loại trong danh mục của Điều 7")
    for item, wanted in named:
        if item.written != wanted:
            name = item.part.type_name
            yield item.breach(
                f"Chữ viết tắt của {name} trong ký hiệu là «{wanted}», không phải «{item.written}».", wanted
            )


def _look_letter_code(x: Examination) -> Iterator[Breach | Skip]:
    letters = [item for item in type_codes_of(x) if item.part.type_name == _LETTER]
    if not letters:
        yield Skip("không phải công văn, hoặc không thấy dòng số, ký hiệu")
    known = set(x.once(_abbreviations).values())
    required = "không có chữ viết tắt tên loại"
    for item in letters:
        if item.written.casefold() == "cv":
            yield item.breach("Ký hiệu của công văn không có «CV»; sau số là chữ viết tắt tên cơ quan.", required)
        elif item.written in known:
            message = f"Ký hiệu của công văn bắt đầu bằng «{item.written}», là chữ viết tắt của một tên loại khác."
            # A body may be abbreviated with the same letters.
            yield item.breach(message, required, severity=Severity.WARN)


def _look_copy_code(x: Examination) -> Iterator[Breach | Skip]:
    forms = {
        comparison_key(x.decree.text(f"copy.{key}.word")): x.decree.text(f"copy.{key}.abbreviation")
        for key in ("full", "extract", "duplicate")
    }
    copies = [item for item in type_codes_of(x) if item.part.kind is PartKind.COPY]
    if not copies:
        yield Skip("không phải bản sao")
    for item in copies:
        wanted = forms.get(comparison_key(item.part.words(Box.COPY_FORM)))
        if wanted and item.written != wanted:
            message = f"Chữ viết tắt của bản sao trong ký hiệu là «{wanted}», không phải «{item.written}»."
            yield item.breach(message, wanted)


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
