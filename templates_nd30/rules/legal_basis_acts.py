"""Turns the acts that căn cứ cite into breaches of what is told of them (ND30-606 to ND30-608)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from docgen.contracts.rule import Breach, Rule
from docgen.diagnostics import Severity
from docgen.vietnamese.citations import DateForm, find_citations
from docgen.vietnamese.text import normalise_text
from templates_nd30.rules.legal_bases import PROPOSAL, Basis, each_part_with_bases

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docgen.anatomy.results import BoxEntry, DocumentPart
    from docgen.contracts.rule import Examination
    from docgen.vietnamese.citations import CitationSpan

_REST: Final = 25
"""Letters after a citation that may be a trích yếu which was not understood."""


def _cited(x: Examination, bases: list[Basis]) -> Iterator[tuple[BoxEntry, CitationSpan, str]]:
    """The acts that căn cứ stand on, with the text that follows each; requests (“Theo đề nghị của …”) cite none."""
    for basis in bases:
        for entry in basis:
            text = normalise_text(x.paragraph_of(entry).text[entry.start : entry.end])
            if PROPOSAL.search(text) is None:
                for span in find_citations(text):
                    yield entry, span, text[span.end :]


def _look_law_number(x: Examination, _part: DocumentPart, bases: list[Basis]) -> Iterator[Breach]:
    for entry, span, _ in _cited(x, bases):
        law = span.citation
        if law.is_named_law and law.symbol:
            yield Breach(
                message=f"Căn cứ ghi số, ký hiệu của luật ({law.reference}); quy định chỉ ghi tên luật và ngày.",
                measured=law.reference,
                required="tên luật và ngày tháng năm ban hành",
                anchor=x.anchor_of(entry),
                text=law.written,
                # Normative documents of today cite laws with their numbers, and administrative ones copy them.
                severity=Severity.WARN,
            )


def _look_law_date(x: Examination, _part: DocumentPart, bases: list[Basis]) -> Iterator[Breach]:
    for entry, span, rest in _cited(x, bases):
        law = span.citation
        known = law.date_form not in {DateForm.NONE, DateForm.YEAR} or law.type.casefold() == "hiến pháp"
        if law.is_named_law and not known and not re.match(r"\W*ngày\b", rest):
            year = f"chỉ ghi năm {law.issued_year}" if law.issued_year else "không ghi ngày ban hành"
            yield Breach(
                message=f"Căn cứ {law.type} {law.title} {year}.",
                measured=year,
                required="ngày, tháng, năm ban hành",
                anchor=x.anchor_of(entry),
                text=law.written,
                severity=Severity.WARN,
            )


def _look_incomplete(x: Examination, _part: DocumentPart, bases: list[Basis]) -> Iterator[Breach]:
    for entry, span, rest in _cited(x, bases):
        act = span.citation
        if act.is_named_law or not act.symbol or act.is_party:
            continue
        # A tail that was not understood may hold what seems to be missing.
        missing = [] if len(rest.strip(" ;.,")) > _REST else missing_parts(act)
        if missing:
            yield Breach(
                message=f"Căn cứ {act.type_name} số {act.reference} thiếu {', '.join(missing)}.",
                measured=f"thiếu {', '.join(missing)}",
                required="tên loại, số, ký hiệu, cơ quan ban hành, ngày tháng năm, trích yếu",
                anchor=x.anchor_of(entry),
                text=act.written,
                severity=Severity.WARN,
            )


def missing_parts(act: object) -> list[str]:
    """What a full citation has and this one lacks."""
    parts = (("date_form", "ngày tháng năm"), ("issuer", "cơ quan ban hành"), ("title", "trích yếu"))
    return [words for name, words in parts if getattr(act, name) in {"", DateForm.NONE, DateForm.YEAR}]


_CLAUSE: Final = "Phụ lục I, Phần I, Mục II, khoản 6, điểm a"

RULES: tuple[Rule, ...] = (
    Rule(
        code="ND30-606",
        title="Luật trong căn cứ ghi kèm số, ký hiệu",
        facts=("CC-03", "CC-04"),
        provision="legal_basis.law_with_number",
        box="6",
        remedy="bỏ số, ký hiệu; ghi tên luật và ngày, tháng, năm ban hành.",
        reason="Luật, pháp lệnh không ghi số, ký hiệu và cơ quan ban hành trong căn cứ của văn bản hành chính.",
        good="Căn cứ Luật Tổ chức Chính phủ ngày 19 tháng 6 năm 2015;",
        bad="Căn cứ Luật Tổ chức Chính phủ số 63/2025/QH15;",
        look=each_part_with_bases(_look_law_number),
    ),
    Rule(
        code="ND30-607",
        title="Luật trong căn cứ thiếu ngày ban hành",
        facts=("CC-02", "CC-03"),
        clause=_CLAUSE,
        force="BB",
        box="6",
        remedy="ghi thêm “ngày … tháng … năm …” sau tên luật.",
        reason="Cùng một tên luật có nhiều lần ban hành; ngày ban hành cho biết căn cứ vào lần nào.",
        good="Căn cứ Luật Lưu trữ ngày 21 tháng 6 năm 2024;",
        bad="Căn cứ Luật Lưu trữ;",
        look=each_part_with_bases(_look_law_date),
    ),
    Rule(
        code="ND30-608",
        title="Căn cứ thiếu ngày, cơ quan ban hành hoặc trích yếu",
        facts=("CC-02",),
        clause=_CLAUSE,
        force="BB",
        box="6",
        remedy="ghi đủ tên loại, số, ký hiệu, ngày tháng năm, cơ quan ban hành và trích yếu của văn bản làm căn cứ.",
        reason="Người đọc phải tìm được đúng văn bản làm căn cứ.",
        good="Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư;",
        bad="Căn cứ Nghị định số 30/2020/NĐ-CP;",
        look=each_part_with_bases(_look_incomplete),
    ),
)
