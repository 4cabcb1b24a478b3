"""Turns the acts cited in the body into breaches of how a first and a later citation is written (ND30-621 to 625)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from docgen.anatomy.boxes import Box
from docgen.anatomy.results import Level, PartKind
from docgen.contracts.rule import Breach, Rule
from docgen.diagnostics import Anchor, Severity
from docgen.ooxml.edits import TextEdit
from docgen.vietnamese.citations import DateForm, find_citations
from docgen.vietnamese.citations.types import find_document_type
from templates_nd30.rules.legal_basis_acts import missing_parts
from templates_nd30.rules.passages import TEXT_BOXES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docgen.anatomy.results import BoxEntry, DocumentPart
    from docgen.contracts.rule import Examination
    from docgen.vietnamese.citations import Citation, CitationSpan

_REST: Final = 60
"""Letters up to the end of the sentence in which a title that was not understood may stand."""
_REVERSED: Final = re.compile(
    r"(?<![\w/])Điều\s+\d+[a-zđ]?,?\s+[Kk]hoản\s+\d+|(?<![\w/])[Kk]hoản\s+\d+,?\s+[Đđ]iểm\s+[a-zđ](?!\w)"
)
_SENTENCE_END: Final = re.compile(r"[.;:\n]|\Z")
_LONGEST: Final = 20_000
"""Letters of a paragraph that citations are sought in; a longer one is a pasted list, and no sentence."""


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation at its place. `start` counts in the paragraph's text."""

    entry: BoxEntry
    span: CitationSpan
    start: int
    text: str
    in_basis: bool

    @property
    def act(self) -> Citation:
        return self.span.citation

    @property
    def rest(self) -> str:
        """What follows it in its sentence."""
        end = _SENTENCE_END.search(self.text, self.span.end)
        return self.text[self.span.end : end.start() if end else None]

    def anchor(self, x: Examination) -> Anchor:
        return x.anchor_of(self.entry, self.start, self.start + self.span.end - self.span.start)


def _acts(x: Examination) -> tuple[tuple[DocumentPart, tuple[Cited, ...]], ...]:
    """The documents of the file, each with the acts it cites."""
    return x.once(_read_acts)


def _read_acts(x: Examination) -> tuple[tuple[DocumentPart, tuple[Cited, ...]], ...]:
    return tuple((part, tuple(_cited(x, part))) for part in x.anatomy.parts)


def _cited(x: Examination, part: DocumentPart) -> Iterator[Cited]:
    """The acts a document cites in its căn cứ and its running text, in order; lists in tables are not asked."""
    for entry in part.of(Box.LEGAL_BASIS):
        yield from _in_entry(x, entry, in_basis=True)
    for item in part.body:
        if item.level is not Level.TABLE and item.entry.box in TEXT_BOXES:
            yield from _in_entry(x, item.entry, in_basis=False)


def _in_entry(x: Examination, entry: BoxEntry, *, in_basis: bool) -> Iterator[Cited]:
    text = x.paragraph_of(entry).text[entry.start : entry.end]
    if len(text) <= _LONGEST:
        for span in find_citations(text):
            yield Cited(entry, span, entry.start + span.start, text, in_basis)


def _is_numbered(cited: Cited) -> bool:
    act = cited.act
    known = find_document_type(act.type)
    return bool(act.symbol and act.number and known and not act.is_named_law and not act.is_party)


@dataclass(frozen=True, slots=True)
class _CitedBefore:
    """The acts cited so far, by number and symbol the years that are written of them."""

    years: dict[tuple[str, ...], set[int | None]] = field(default_factory=dict)

    def take(self, act: Citation) -> bool:
        """Keep an act; whether it had been cited before.

        Numbers begin anew each year: two acts of one number are the same only when no date speaks against it.
        """
        known = self.years.setdefault(act.key, set())
        was_there = bool(known) and (act.issued_year is None or None in known or act.issued_year in known)
        known.add(act.issued_year)
        return was_there


def _look_first(x: Examination) -> Iterator[Breach]:
    for part, acts in _acts(x):
        if part.kind is PartKind.APPENDIX:
            continue
        own = part.reference
        before = _CitedBefore()
        for cited in acts:
            act = cited.act
            if not _is_numbered(cited):
                continue
            is_later = before.take(act)
            if is_later or cited.in_basis or (own and own.symbol == act.symbol and own.number == act.number):
                continue
            missing = missing_parts(act)
            # A body named once for several acts, or a title that was not understood, is not missing.
            if len(missing) < 2 or (len(cited.rest.strip()) > _REST and act.date_form is not DateForm.NONE):  # noqa: PLR2004
                continue
            yield Breach(
                message=f"Lần đầu viện dẫn {act.type_name} số {act.reference} mà thiếu {', '.join(missing)}.",
                measured=f"thiếu {', '.join(missing)}",
                required="tên loại, số, ký hiệu, thời gian ban hành, cơ quan ban hành, trích yếu",
                anchor=cited.anchor(x),
                severity=Severity.WARN,
            )


def _look_later(x: Examination) -> Iterator[Breach]:
    for _, acts in _acts(x):
        before = _CitedBefore()
        for cited in acts:
            act = cited.act
            if not _is_numbered(cited):
                continue
            is_later = before.take(act)
            is_full = act.date and act.issuer and act.title
            if is_later and is_full and not cited.in_basis:
                yield Breach(
                    message=f"{act.type_name} số {act.reference} đã được viện dẫn ở trên, ở đây lại ghi đầy đủ.",
                    measured="ghi đầy đủ lần nữa",
                    required=f"{act.type_name} số {act.reference}",
                    anchor=cited.anchor(x),
                    severity=Severity.WARN,
                )


def _look_number_word(x: Examination) -> Iterator[Breach]:
    for _, acts in _acts(x):
        for cited in acts:
            span = cited.span
            known = find_document_type(span.citation.type)
            if span.number is None or known is None or not _is_numbered(cited):
                continue
            between = cited.text[span.start : span.number.start]
            # An abbreviation (“QĐ 15/QĐ-UBND”) is another habit; only the full name of the type is spoken of.
            if between.strip().casefold() != known.name.casefold():
                continue
            at = cited.entry.start + span.number.start
            yield Breach(
                message=f"Viện dẫn thiếu chữ “số” sau “{between.strip()}”.",
                measured=f"{between.strip()} {span.citation.reference}",
                required=f"{between.strip()} số {span.citation.reference}",
                anchor=cited.anchor(x),
                edits=(TextEdit(x.index_at(cited.entry), at, at, "số "),),
            )


def _look_law(x: Examination) -> Iterator[Breach]:
    for _, acts in _acts(x):
        for cited in acts:
            law = cited.act
            if law.is_named_law and law.symbol and not cited.in_basis:
                yield Breach(
                    message=f"Viện dẫn {law.type} {law.title} kèm số, ký hiệu.",
                    measured=law.reference,
                    required=f"{law.type} {law.title}",
                    anchor=cited.anchor(x),
                    severity=Severity.WARN,
                )


def _look_order(x: Examination) -> Iterator[Breach]:
    for part in x.anatomy.parts:
        for item in part.body:
            if item.level is Level.TABLE or item.entry.box not in TEXT_BOXES:
                continue
            entry = item.entry
            text = x.paragraph_of(entry).text
            if "Điều" not in text and "hoản" not in text:
                continue
            for found in _REVERSED.finditer(text, entry.start, entry.end):
                end = _SENTENCE_END.search(text, found.end())
                rest = text[found.end() : end.start() if end else entry.end]
                # “Điều 5, khoản 2 Điều 6” names two places, each in the right order.
                if re.search(r"[Đđ]iều\s+\d|[Kk]hoản\s+\d", rest):
                    continue
                yield Breach(
                    message="Viện dẫn từ đơn vị lớn đến đơn vị nhỏ; Nghị định viết điểm, khoản trước, điều sau.",
                    measured=found.group(),
                    required="điểm … khoản … Điều …",
                    anchor=x.anchor_of(entry, found.start(), found.end()),
                    severity=Severity.WARN,
                )


_CLAUSE: Final = "Phụ lục I, Phần I, Mục II, khoản 6, điểm b"

RULES: tuple[Rule, ...] = (
    Rule(
        code="ND30-621",
        title="Viện dẫn lần đầu không đầy đủ",
        facts=("VD-01",),
        clause=_CLAUSE,
        force="BB",
        box="6",
        remedy="lần đầu ghi đủ tên loại, số, ký hiệu, ngày tháng năm, tên cơ quan ban hành và trích yếu.",
        reason="Người đọc phải biết văn bản nào được viện dẫn mà không phải tìm ở nơi khác.",
        good="Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư",
        bad="Nghị định số 30/2020/NĐ-CP (lần đầu)",
        look=_look_first,
    ),
    Rule(
        code="ND30-622",
        title="Viện dẫn lần sau lại ghi đầy đủ",
        facts=("VD-03",),
        clause=_CLAUSE,
        force="BB",
        box="6",
        remedy="từ lần thứ hai chỉ ghi tên loại và số, ký hiệu.",
        reason="Văn bản đã được giới thiệu ở lần đầu; nhắc lại đủ làm câu dài mà không thêm gì.",
        good="Nghị định số 30/2020/NĐ-CP (lần sau)",
        bad="Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư (lần sau)",
        look=_look_later,
    ),
    Rule(
        code="ND30-623",
        title="Viện dẫn thiếu chữ “số”",
        facts=("VD-04",),
        provision="legal_basis.citation_number_word",
        box="6",
        remedy="gõ thêm chữ “số” trước số của văn bản được viện dẫn.",
        reason="Chính Nghị định viết “Nghị định số 110/2004/NĐ-CP”.",
        good="Nghị định số 30/2020/NĐ-CP",
        bad="Nghị định 30/2020/NĐ-CP",
        look=_look_number_word,
        fix="safe",
    ),
    Rule(
        code="ND30-624",
        title="Viện dẫn luật trong lời văn kèm số, ký hiệu",
        facts=("VD-02",),
        clause=_CLAUSE,
        force="BB",
        box="6",
        remedy="bỏ số, ký hiệu; chỉ ghi “Luật” và tên của luật.",
        reason="Khi viện dẫn luật, pháp lệnh chỉ ghi tên loại và tên của luật, pháp lệnh.",
        good="Luật Tổ chức Chính phủ",
        bad="Luật Tổ chức Chính phủ số 63/2025/QH15",
        look=_look_law,
    ),
    Rule(
        code="ND30-625",
        title="Viện dẫn điều, khoản, điểm ngược thứ tự",
        facts=("VD-05",),
        provision="legal_basis.citation_order",
        box="6",
        remedy="viết điểm trước, rồi khoản, rồi điều.",
        reason="Nghị định viện dẫn từ đơn vị nhỏ đến đơn vị lớn.",
        good="điểm a khoản 2 Điều 5",
        bad="Điều 5, khoản 2, điểm a",
        look=_look_order,
    ),
)
