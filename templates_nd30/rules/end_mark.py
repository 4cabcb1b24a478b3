"""Turns the end of each document's content into breaches of its end mark “./.” (ND30-658 to ND30-660)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docgen.anatomy.boxes import Box
from docgen.anatomy.results import Level, PartKind
from docgen.contracts.rule import Breach, Examination, Rule, Skip
from docgen.ooxml.edits import TextEdit
from docgen.vietnamese.text import squeeze
from templates_nd30.rules.passages import TEXT_BOXES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docgen.anatomy.results import BodyItem, DocumentPart


def _find_last_item(part: DocumentPart) -> BodyItem | None:
    return part.body[-1] if part.body else None


def _look_end(x: Examination) -> Iterator[Breach | Skip]:
    wanted = x.decree.text("body.end_mark")
    for part in x.anatomy.parts:
        last = _find_last_item(part)
        if last is None or part.kind is PartKind.COPY or last.level in {Level.TABLE, Level.HEADING}:
            continue
        if last.entry.box not in TEXT_BOXES or not _is_end_known(part, last):
            continue
        if any(mark.address >= last.entry.address for mark in part.of(Box.END_MARK)):
            continue
        text = x.paragraph_of(last.entry).text
        at = last.entry.start + len(text[last.entry.start : last.entry.end].rstrip())
        stopped = text[:at].endswith(".")
        ends = text[:at].endswith(("…", "..", ":", "/", ";"))
        yield Breach(
            message=f"Hết nội dung mà không có dấu “{wanted}”.",
            measured=f"không có “{wanted}”",
            required=wanted,
            anchor=x.anchor_of(last.entry),
            edits=() if ends else (TextEdit(x.index_at(last.entry), at, at, wanted[1:] if stopped else wanted),),
        )


def _is_end_known(part: DocumentPart, last: BodyItem) -> bool:
    """Whether the last paragraph read is the end: a signature follows it, or it ends an appendix as a sentence."""
    if part.kind is PartKind.MAIN:
        return bool(part.signers or part.of(Box.RECIPIENTS_LABEL))
    return last.entry.words.endswith(".") and last.entry.confidence > 0


def _look_end_form(x: Examination) -> Iterator[Breach | Skip]:
    wanted = x.decree.text("body.end_mark")
    for entry in x.entries(Box.END_MARK):
        words = squeeze(x.paragraph_of(entry).text[entry.start : entry.end])
        if words != wanted:
            text = x.paragraph_of(entry).text[entry.start : entry.end]
            start = entry.start + len(text) - len(text.lstrip())
            end = entry.start + len(text.rstrip())
            yield Breach(
                message=f"Dấu hết nội dung viết “{words}”.",
                measured=words,
                required=wanted,
                anchor=x.anchor_of(entry),
                edits=(TextEdit(x.index_at(entry), start, end, wanted),),
            )


def _look_early_end(x: Examination) -> Iterator[Breach | Skip]:
    for part in x.anatomy.parts:
        last = _find_last_item(part)
        for entry in part.of(Box.END_MARK):
            # What stands in a table below may be a signature that was not understood.
            after = [item for item in part.body if item.entry.address > entry.address and item.level is not Level.TABLE]
            if last is not None and after:
                yield Breach(
                    message="Dấu “./.” đứng giữa nội dung; sau đó văn bản còn viết tiếp.",
                    measured="“./.” giữa nội dung",
                    required="một dấu “./.” ở cuối nội dung",
                    anchor=x.anchor_of(entry),
                )


RULES: tuple[Rule, ...] = (
    Rule(
        code="ND30-658",
        title="Hết nội dung không có dấu “./.”",
        facts=("TX-05", "PL-10"),
        provision="body.end_mark",
        box="6",
        remedy="gõ “./.” ngay sau chữ cuối cùng của nội dung.",
        reason="Mọi mẫu của Phụ lục III kết thúc nội dung bằng “./.”, để không ai viết thêm vào sau.",
        good="… tổ chức thực hiện./.",
        bad="… tổ chức thực hiện.",
        look=_look_end,
        fix="safe",
    ),
    Rule(
        code="ND30-659",
        title="Dấu “./.” viết sai",
        facts=("TX-05",),
        provision="body.end_mark",
        box="6",
        remedy="sửa thành “./.”, không thêm dấu nào.",
        reason="Dấu hết nội dung gồm chấm, gạch chéo, chấm.",
        good="./.",
        bad="././. hoặc .//.",
        look=_look_end_form,
        fix="safe",
    ),
    Rule(
        code="ND30-660",
        title="Dấu “./.” đứng giữa nội dung",
        facts=("TX-05",),
        provision="body.end_mark",
        box="6",
        remedy="thay “./.” ở giữa nội dung bằng dấu chấm.",
        reason="“./.” cho biết nội dung đã hết; phần viết sau đó thành phần thêm vào.",
        good="một dấu “./.” ở cuối nội dung",
        bad="“./.” cuối mỗi phần",
        look=_look_early_end,
    ),
)
