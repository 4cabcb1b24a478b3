"""Turns “Nơi nhận” (ô số 9b) into breaches of its label and its use (ND30-921 to 925, 935, 936)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docgen.anatomy.boxes import Box
from docgen.anatomy.results import Level, PartKind
from docgen.contracts.rule import Breach, Rule
from docgen.diagnostics import Anchor, Severity
from docgen.ooxml.edits import TextEdit
from docgen.vietnamese.text import comparison_key
from templates_nd30.rules.looks import look_of_size, look_of_slant, look_of_weight

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docgen.contracts.rule import Examination

_UNLISTED: Final = frozenset(
    {"Hợp đồng", "Bản ghi nhớ", "Bản thỏa thuận", "Thư công", "Giấy nghỉ phép", "Biên bản", ""}
)
"""Types for which no list of recipients is certain, or the type is not known."""


def _look_label(x: Examination) -> Iterator[Breach]:
    wanted = x.decree.text("wording.recipients_label")
    for entry in x.entries(Box.RECIPIENTS_LABEL):
        words = entry.words.rstrip()
        if words.replace(" :", ":") == wanted or not comparison_key(words).startswith(comparison_key(wanted[:-1])):
            continue
        if any(letter.isdigit() for letter in words):
            continue
        text = x.paragraph_of(entry).text[entry.start : entry.end]
        start = entry.start + len(text) - len(text.lstrip())
        only_case = words.casefold().replace(" :", ":") == wanted.casefold() and not words.isupper()
        yield Breach(
            message=f"Viết “{words}”; quy định “{wanted}”.",
            measured=words,
            required=wanted,
            anchor=x.anchor_of(entry),
            severity=Severity.WARN if only_case else None,
            edits=(TextEdit(x.index_at(entry), start, entry.start + len(text.rstrip()), wanted),),
            confidence=entry.confidence,
        )


def _look_own_line(x: Examination) -> Iterator[Breach]:
    for part in x.anatomy.parts:
        for label in part.of(Box.RECIPIENTS_LABEL):
            beside = [
                entry
                for entry in (*part.of(Box.RECIPIENTS), *part.of(Box.FILE_COPY))
                if entry.address == label.address
                and "\n" not in x.paragraph_of(label).text[label.end : entry.end]
                and entry.start >= label.end
            ]
            if beside:
                yield Breach(
                    message="Danh sách viết liền sau chữ “Nơi nhận:” trên cùng một dòng.",
                    measured="cùng một dòng",
                    required="“Nơi nhận:” đứng riêng một dòng",
                    anchor=x.anchor_of(beside[0]),
                    confidence=beside[0].confidence,
                )


def _look_missing(x: Examination) -> Iterator[Breach]:
    for part in x.anatomy.parts:
        if part.kind is not PartKind.MAIN or part.type_name in _UNLISTED or part.of(Box.RECIPIENTS_LABEL):
            continue
        copies = part.of(Box.FILE_COPY)
        if copies:
            yield Breach(
                message="Danh sách nơi nhận không có chữ “Nơi nhận:” phía trên.",
                measured="không có “Nơi nhận:”",
                required="“Nơi nhận:” đứng riêng một dòng",
                anchor=x.anchor_of(copies[0]),
                severity=Severity.WARN,
            )
        elif part.signers:
            yield Breach(
                message="Văn bản không có phần “Nơi nhận”.",
                measured="không có “Nơi nhận”",
                required="“Nơi nhận:” và danh sách",
                anchor=Anchor(),
                severity=Severity.WARN,
            )


def _look_as_article(x: Examination) -> Iterator[Breach]:
    for part in x.anatomy.parts:
        if part.type_name not in {"Quyết định", "Nghị quyết"} or part.kind is not PartKind.MAIN:
            continue
        listed = part.of(Box.RECIPIENTS)
        articles = any(item.level is Level.ARTICLE for item in part.body)
        if articles and listed and not any("như điều" in entry.words.casefold() for entry in listed):
            yield Breach(
                message="Nơi nhận không có dòng “- Như Điều …;”.",
                measured="không có “Như Điều …”",
                required="- Như Điều …;",
                anchor=x.anchor_of(listed[0]),
            )


RULES: tuple[Rule, ...] = (
    Rule(
        code="ND30-921",
        title="Chữ “Nơi nhận:” viết sai",
        facts=("NN-07",),
        provision="wording.recipients_label",
        box="9b",
        remedy="gõ “Nơi nhận:”, chữ thường, có dấu hai chấm.",
        reason="Từ “Nơi nhận” in thường, sau đó có dấu hai chấm.",
        good="Nơi nhận:",
        bad="NƠI NHẬN: hoặc Nơi nhận (không có dấu hai chấm)",
        look=_look_label,
        fix="safe",
    ),
    Rule(
        code="ND30-922",
        title="Chữ “Nơi nhận:” không đứng riêng một dòng",
        facts=("NN-07",),
        provision="wording.recipients_label",
        box="9b",
        remedy="đặt con trỏ sau “Nơi nhận:”, bấm Enter.",
        reason="Từ “Nơi nhận” trình bày trên một dòng riêng, danh sách ở dưới.",
        good="Nơi nhận: (một dòng)",
        bad="Nơi nhận: - Như trên;",
        look=_look_own_line,
    ),
    Rule(
        code="ND30-923",
        title="Chữ “Nơi nhận:” không phải cỡ 12",
        facts=("NN-07",),
        provision="element.recipients_label.size",
        box="9b",
        remedy="chọn “Nơi nhận:”, Home → Font Size, chọn 12.",
        reason="Từ “Nơi nhận” in cỡ 12.",
        good="12",
        bad="14",
        look=look_of_size("recipients_label", Box.RECIPIENTS_LABEL),
        fix="safe",
    ),
    Rule(
        code="ND30-924",
        title="Chữ “Nơi nhận:” không in đậm",
        facts=("NN-07",),
        provision="element.recipients_label.bold",
        box="9b",
        remedy="chọn “Nơi nhận:”, bấm Ctrl+B.",
        reason="Từ “Nơi nhận” in nghiêng, đậm.",
        good="chữ đậm",
        bad="chữ không đậm",
        look=look_of_weight("recipients_label", Box.RECIPIENTS_LABEL),
        fix="safe",
    ),
    Rule(
        code="ND30-925",
        title="Chữ “Nơi nhận:” không in nghiêng",
        facts=("NN-07",),
        provision="element.recipients_label.italic",
        box="9b",
        remedy="chọn “Nơi nhận:”, bấm Ctrl+I.",
        reason="Từ “Nơi nhận” in nghiêng, đậm.",
        good="chữ nghiêng",
        bad="chữ đứng",
        look=look_of_slant("recipients_label", Box.RECIPIENTS_LABEL),
        fix="safe",
    ),
    Rule(
        code="ND30-935",
        title="Văn bản không có phần “Nơi nhận”",
        facts=("NN-01", "NN-02"),
        provision="wording.recipients_label",
        box="9b",
        remedy="thêm “Nơi nhận:” và danh sách ở góc dưới bên trái, ngang hàng với khối chữ ký.",
        reason="Nơi nhận cho biết văn bản gửi đến đâu và lưu ở đâu.",
        good="Nơi nhận: và danh sách",
        bad="chỉ có khối chữ ký",
        look=_look_missing,
    ),
    Rule(
        code="ND30-936",
        title="Nơi nhận của quyết định, nghị quyết không có “Như Điều …”",
        facts=("NN-02",),
        clause="Phụ lục III, Mục II, Mẫu 1.1 đến 1.3",
        force="MẪU",
        box="9b",
        remedy="ghi dòng đầu “- Như Điều …;” (điều giao trách nhiệm thi hành).",
        reason="Các mẫu nghị quyết, quyết định ghi “- Như Điều …;” ở dòng đầu.",
        good="- Như Điều 3;",
        bad="- Giám đốc Sở Nội vụ;",
        look=_look_as_article,
    ),
)
