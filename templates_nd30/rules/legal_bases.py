"""Turns the căn cứ above the body into breaches of look, ends and order (ND30-601 to 605, 609, 610)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from docgen.anatomy.boxes import Box
from docgen.contracts.rule import Breach, Rule, Skip
from docgen.diagnostics import Severity
from docgen.ooxml.edits import ParagraphEdit, TextEdit
from templates_nd30.rules.looks import look_of_size, wrong_slant
from templates_nd30.rules.words import mm, twips_of_mm

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from docgen.anatomy.results import BoxEntry, DocumentPart
    from docgen.contracts.rule import Examination

_BEGINS: Final = re.compile(r"(?:[-–+*•]\s*)?(?:căn cứ|theo đề nghị|xét)\b", re.IGNORECASE)
PROPOSAL: Final = re.compile(r"(?:theo|xét) (?:đề nghị|tờ trình)", re.IGNORECASE)
_DASH: Final = re.compile(r"[-–—+*•]\s*(?=\S)")
_SECOND: Final = re.compile(r"[;.,]\s*(?=Căn cứ\s)")
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


def each_part_with_bases(
    look: Callable[[Examination, DocumentPart, list[Basis]], Iterator[Breach]],
) -> Callable[[Examination], Iterator[Breach | Skip]]:
    """A look that asks every document for its căn cứ, and says so when no document has any."""

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
        asked = asked or PROPOSAL.match(words) is not None


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
        look=each_part_with_bases(_look_slant),
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
        look=each_part_with_bases(_look_ends),
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
        look=each_part_with_bases(_look_line),
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
        look=each_part_with_bases(_look_dash),
        fix="safe",
        gather=True,
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
        look=each_part_with_bases(_look_order),
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
        look=each_part_with_bases(_look_indent),
        fix="safe",
        gather=True,
    ),
)
