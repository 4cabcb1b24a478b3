"""Turns the căn cứ above the body into breaches of their look, their ends and what they cite (ND30-601 to ND30-610)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from docgen.anatomy.boxes import Box
from docgen.contracts.rule import Breach, Rule, Skip
from docgen.diagnostics import Severity
from docgen.ooxml.edits import ParagraphEdit, TextEdit
from docgen.vietnamese.citations import DateForm, find_citations
from docgen.vietnamese.text import normalise_text
from templates_nd30.rules.looks import look_of_size, wrong_slant
from templates_nd30.rules.words import mm, twips_of_mm

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from docgen.anatomy.results import BoxEntry, DocumentPart
    from docgen.contracts.rule import Examination
    from docgen.vietnamese.citations import CitationSpan

_BEGINS: Final = re.compile(r"(?:[-–+*•]\s*)?(?:căn cứ|theo đề nghị|xét)\b", re.IGNORECASE)
_PROPOSAL: Final = re.compile(r"(?:theo|xét) (?:đề nghị|tờ trình)", re.IGNORECASE)
_DASH: Final = re.compile(r"[-–—+*•]\s*(?=\S)")
_SECOND: Final = re.compile(r"[;.,]\s*(?=Căn cứ\s)")
_REST: Final = 25
"""Letters after a citation that may be a trích yếu which was not understood."""
_HABIT_MM: Final = 0.5
Basis = tuple["BoxEntry", ...]
"""One căn cứ: its paragraph, or the lines of it that manual breaks made."""


def bases_of(part: DocumentPart) -> list[Basis]:
    """The căn cứ of one document, in order."""
    found: list[Basis] = []
    for entry in part.of(Box.LEGAL_BASIS):
        if found and not _BEGINS.match(entry.words) and found[-1][-1].address == entry.address:
            found[-1] = (*found[-1], entry)
        else:
            found.append((entry,))
    # “Xét Đơn đề nghị nghỉ phép …” of Mẫu 1.10 opens the content.
    return found if any(not basis[0].words.startswith("Xét Đơn") for basis in found) else []


def _each_part(
    look: Callable[[Examination, DocumentPart, list[Basis]], Iterator[Breach]],
) -> Callable[[Examination], Iterator[Breach | Skip]]:
    def look_at_all(x: Examination) -> Iterator[Breach | Skip]:
        parts = [(part, bases_of(part)) for part in x.anatomy.parts]
        if not any(bases for _, bases in parts):
            yield Skip("văn bản không có phần căn cứ")
        for part, bases in parts:
            yield from look(x, part, bases)

    return look_at_all


def _doubt(part: DocumentPart, bases: list[Basis]) -> Severity | None:
    """One upright sentence that begins with “Căn cứ” may be the opening of the body (CC-10)."""
    framed = part.of(Box.ENACTING_WORDS) or part.of(Box.ISSUING_AUTHORITY)
    return None if framed or len(bases) > 1 else Severity.WARN


def _look_slant(x: Examination, part: DocumentPart, bases: list[Basis]) -> Iterator[Breach]:
    for basis in bases:
        for entry in basis:
            for breach in wrong_slant(x, entry, "legal_basis"):
                doubt = _doubt(part, bases)
                yield (
                    breach
                    if doubt is None
                    else Breach(
                        breach.message,
                        breach.measured,
                        breach.required,
                        breach.anchor,
                        severity=doubt,
                        edits=breach.edits,
                    )
                )


def _look_ends(x: Examination, part: DocumentPart, bases: list[Basis]) -> Iterator[Breach]:
    for number, basis in enumerate(bases):
        is_last = number == len(bases) - 1
        entry = basis[-1]
        text = x.paragraph_of(entry).text[entry.start : entry.end].rstrip()
        wanted = x.decree.text("legal_basis.last_line_end" if is_last else "legal_basis.line_end")
        if text.endswith(wanted) or (is_last and _goes_on(x, part, entry)):
            continue
        wrong = text[-1] if text[-1] in ",;.:" else ""
        at = entry.start + len(text) - len(wrong)
        yield Breach(
            message=f"Căn cứ {'cuối cùng' if is_last else 'này'} hết bằng {_named(wrong)}; quy định {_named(wanted)}.",
            measured=_named(wrong),
            required=_named(wanted),
            anchor=x.anchor_of(entry),
            severity=_doubt(part, bases),
            edits=(TextEdit(x.index_at(entry), at, at + len(wrong), wanted),),
            confidence=entry.confidence,
        )


def _goes_on(x: Examination, part: DocumentPart, entry: BoxEntry) -> bool:
    """Whether the next paragraph may be one more căn cứ that begins with other words (“Trên cơ sở …”)."""
    below = next((item.entry for item in part.body if item.entry.address > entry.address), None)
    if below is None or part.of(Box.ENACTING_WORDS):
        return False
    letters = [run for run in x.paragraph_of(below).runs if run.text.strip()]
    return below.words.endswith(";") or all(run.format.italic for run in letters)


def _named(sign: str) -> str:
    names = {";": "dấu chấm phẩy", ".": "dấu chấm", ",": "dấu phẩy", ":": "dấu hai chấm"}
    return f"{names[sign]} “{sign}”" if sign else "chữ, không có dấu"


def _look_dash(x: Examination, _part: DocumentPart, bases: list[Basis]) -> Iterator[Breach]:
    for basis in bases:
        entry = basis[0]
        paragraph = x.paragraph_of(entry)
        found = _DASH.match(paragraph.text, entry.start)
        label = paragraph.label.text if paragraph.label and entry.start == 0 else ""
        if not found and not label:
            continue
        yield Breach(
            message="Trước căn cứ có gạch đầu dòng." if found else f"Trước căn cứ có dấu đầu dòng tự động “{label}”.",
            measured=found.group().strip() if found else label,
            required="không có dấu đầu dòng",
            anchor=x.anchor_of(entry),
            edits=(TextEdit(x.index_at(entry), found.start(), found.end(), ""),) if found else (),
        )


def _look_line(x: Examination, _part: DocumentPart, bases: list[Basis]) -> Iterator[Breach]:
    for basis in bases:
        for entry in basis:
            text = x.paragraph_of(entry).text
            for found in _SECOND.finditer(text, entry.start, entry.end):
                yield Breach(
                    message="Hai căn cứ viết liền trên một dòng; mỗi căn cứ một dòng.",
                    measured="viết liền",
                    required="mỗi căn cứ một dòng",
                    anchor=x.anchor_of(entry, found.end(), entry.end),
                    confidence=entry.confidence,
                )


def _cited(x: Examination, bases: list[Basis]) -> Iterator[tuple[BoxEntry, CitationSpan, str]]:
    """The acts that căn cứ stand on, with the text that follows each; requests (“Theo đề nghị của …”) cite none."""
    for basis in bases:
        for entry in basis:
            text = normalise_text(x.paragraph_of(entry).text[entry.start : entry.end])
            if _PROPOSAL.search(text) is None:
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


def _look_order(x: Examination, _part: DocumentPart, bases: list[Basis]) -> Iterator[Breach]:
    asked = False
    for basis in bases:
        words = basis[0].words.lstrip("-– ")
        if asked and words.startswith("Căn cứ"):
            yield Breach(
                message="Căn cứ này đứng sau “Theo đề nghị của …”.",
                measured="sau “Theo đề nghị”",
                required="“Theo đề nghị của …” ở cuối phần căn cứ",
                anchor=x.anchor_of(basis[0]),
            )
        asked = asked or _PROPOSAL.match(words) is not None


def _look_indent(x: Examination, _part: DocumentPart, bases: list[Basis]) -> Iterator[Breach]:
    choices = sorted(set(x.decree.range("body.first_line.choices")))
    for basis in bases:
        entry = basis[0]
        look = x.paragraph_of(entry).format
        if look.alignment == "center" or look.indent_left or x.paragraph_of(entry).label or entry.start:
            continue
        if x.paragraph_of(entry).text[:1] in {"\t", " "} or look.indent_first < 0:
            continue
        if any(abs(look.indent_first - twips_of_mm(value)) <= twips_of_mm(_HABIT_MM) + 1 for value in choices):
            continue
        yield Breach(
            message=f"Dòng đầu của căn cứ thụt {mm(look.indent_first)}.",
            measured=mm(look.indent_first),
            required=" hoặc ".join(mm(twips_of_mm(value)) for value in choices),
            anchor=x.anchor_of(entry),
            edits=(ParagraphEdit(x.index_at(entry), indent_first=twips_of_mm(choices[0])),),
        )


_CLAUSE: Final = "Phụ lục I, Phần I, Mục II, khoản 6, điểm a"

RULES: tuple[Rule, ...] = (
    Rule(
        code="ND30-601",
        title="Căn cứ không in nghiêng",
        facts=("CC-05",),
        provision="element.legal_basis.italic",
        box="6",
        remedy="chọn các dòng căn cứ, bấm Ctrl+I để chữ nghiêng.",
        reason="Chữ nghiêng tách căn cứ khỏi phần nội dung mà văn bản quy định.",
        good="chữ nghiêng",
        bad="chữ đứng",
        look=_each_part(_look_slant),
        fix="safe",
        gather=True,
    ),
    Rule(
        code="ND30-602",
        title="Cỡ chữ của căn cứ ngoài khoảng quy định",
        facts=("CC-05",),
        provision="element.legal_basis.size",
        box="6",
        remedy="chọn các dòng căn cứ, Home → Font Size, chọn 13 hoặc 14.",
        reason="Căn cứ in cùng cỡ với lời văn.",
        good="13 hoặc 14",
        bad="12",
        look=look_of_size("legal_basis", Box.LEGAL_BASIS),
        fix="safe",
        gather=True,
    ),
    Rule(
        code="ND30-603",
        title="Dấu cuối căn cứ sai",
        facts=("CC-06",),
        provision="legal_basis.line_end",
        box="6",
        remedy="cuối mỗi căn cứ gõ dấu chấm phẩy “;”, cuối căn cứ cuối cùng gõ dấu chấm “.”.",
        reason="Dấu chấm cho biết phần căn cứ đã hết.",
        good="Căn cứ …; Căn cứ ….",
        bad="Căn cứ …, hoặc căn cứ cuối cùng kết thúc bằng “;”",
        look=_each_part(_look_ends),
        fix="safe",
    ),
    Rule(
        code="ND30-604",
        title="Hai căn cứ viết trên một dòng",
        facts=("CC-06",),
        provision="legal_basis.line_end",
        box="6",
        remedy="đặt con trỏ trước chữ “Căn cứ” thứ hai, bấm Enter.",
        reason="Sau mỗi căn cứ phải xuống dòng.",
        good="mỗi căn cứ một dòng",
        bad="Căn cứ A; Căn cứ B.",
        look=_each_part(_look_line),
    ),
    Rule(
        code="ND30-605",
        title="Trước căn cứ có gạch đầu dòng",
        facts=("CC-07",),
        provision="legal_basis.dash",
        box="6",
        remedy="xoá gạch đầu dòng và khoảng trắng trước chữ “Căn cứ”.",
        reason="Gạch đầu dòng trước căn cứ là cách trình bày của văn bản Đảng; các mẫu của Nghị định không có.",
        good="Căn cứ Luật …",
        bad="- Căn cứ Luật …",
        look=_each_part(_look_dash),
        fix="safe",
        gather=True,
    ),
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
        look=_each_part(_look_law_number),
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
        look=_each_part(_look_law_date),
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
        look=_each_part(_look_incomplete),
    ),
    Rule(
        code="ND30-609",
        title="Dòng “Theo đề nghị của …” không đứng cuối phần căn cứ",
        facts=("CC-08",),
        provision="wording.proposal_prefix",
        box="6",
        remedy="chuyển dòng “Theo đề nghị của …” xuống cuối phần căn cứ.",
        reason="Mẫu quyết định ghi các văn bản trước, đề nghị của đơn vị soạn thảo sau cùng.",
        good="Căn cứ …; Theo đề nghị của ….",
        bad="Theo đề nghị của …; Căn cứ ….",
        look=_each_part(_look_order),
    ),
    Rule(
        code="ND30-610",
        title="Căn cứ không thụt đầu dòng như lời văn",
        facts=("CC-09",),
        clause="Phụ lục III, Mục II, Mẫu 1.1 đến 1.3",
        force="MẪU",
        box="6",
        remedy="chọn các dòng căn cứ, Home → Paragraph → Special: First line, By: 1 cm hoặc 1,27 cm.",
        reason="Ở các mẫu, căn cứ thụt đầu dòng như lời văn.",
        good="thụt 10 mm",
        bad="sát lề trái",
        look=_each_part(_look_indent),
        fix="safe",
        gather=True,
    ),
)
