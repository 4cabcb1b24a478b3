"""Turns the list of names after “Kính gửi” (ô số 9a) into breaches of dashes, ends and lines (ND30-909 to 912)."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from docgen.contracts.rule import Breach, Rule
from docgen.diagnostics import Severity
from docgen.ooxml.edits import TextEdit
from templates_nd30.rules.addressees import each_list
from templates_nd30.rules.line_ends import breach_of_end

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docgen.anatomy.results import BoxEntry
    from docgen.contracts.rule import Examination

_DASHES: Final = ("-", "–", "—", "+", "•", "*")


def _is_item(x: Examination, entry: BoxEntry) -> bool:
    paragraph = x.paragraph_of(entry)
    return entry.words.startswith(_DASHES) or (paragraph.label is not None and entry.start == 0)


def _look_dash(x: Examination, label: BoxEntry, names: tuple[BoxEntry, ...]) -> Iterator[Breach]:
    wanted = x.decree.text("recipients.addressees_line_start")
    for above, entry in pairwise(names):
        # What follows a line without “;” goes on with the name above.
        if _is_item(x, entry) and not entry.words.startswith(("+", "•", "*")):
            continue
        if not above.words.endswith(";") or entry.address == label.address:
            continue
        sign = next((sign for sign in ("+", "•", "*") if entry.words.startswith(sign)), "")
        text = x.paragraph_of(entry).text[entry.start : entry.end]
        start = entry.start + len(text) - len(text.lstrip())
        end = start + (
            len(sign) + len(text.lstrip()[len(sign) :]) - len(text.lstrip()[len(sign) :].lstrip()) if sign else 0
        )
        yield Breach(
            message="Nơi nhận này không bắt đầu bằng gạch đầu dòng.",
            measured=f"“{sign}”" if sign else "không có gạch đầu dòng",
            required="gạch đầu dòng “- ”",
            anchor=x.anchor_of(entry),
            edits=(TextEdit(x.index_at(entry), start, end, wanted),),
            confidence=entry.confidence,
        )


def _look_ends(x: Examination, _label: BoxEntry, names: tuple[BoxEntry, ...]) -> Iterator[Breach]:
    items = [entry for entry in names if _is_item(x, entry)]
    if len(names) == 1 and not items:
        return
    for number, entry in enumerate(names):
        is_last = number == len(names) - 1
        if not is_last and not _is_item(x, names[number + 1]) and not entry.words.endswith((";", ",")):
            continue
        wanted = x.decree.text(f"recipients.addressees_{'last_' if is_last else ''}line_end")
        if entry.words.endswith(wanted) or entry.words.endswith(":"):
            continue
        yield breach_of_end(x, entry, wanted=wanted)


def _look_one_line(x: Examination, _label: BoxEntry, names: tuple[BoxEntry, ...]) -> Iterator[Breach]:
    for entry in names:
        inner = entry.words.rstrip("; .")
        if ";" in inner:
            yield Breach(
                message="Nhiều nơi nhận viết trên một dòng; mỗi nơi nhận, nhóm nơi nhận một dòng.",
                measured=f"{inner.count(';') + 1} nơi nhận trên một dòng",
                required="mỗi nơi nhận một dòng",
                anchor=x.anchor_of(entry),
                confidence=entry.confidence,
            )


def _look_single(x: Examination, label: BoxEntry, names: tuple[BoxEntry, ...]) -> Iterator[Breach]:
    if len(names) != 1 or names[0].address != label.address or ";" in names[0].words.rstrip(";"):
        return
    entry = names[0]
    text = x.paragraph_of(entry).text[entry.start : entry.end].rstrip()
    if not text.endswith((".", ";")) or text.endswith(".."):
        return
    at = entry.start + len(text) - 1
    yield Breach(
        message=f"Một nơi nhận cùng dòng với “Kính gửi:” mà có dấu “{text[-1]}” ở cuối.",
        measured=text[-1],
        required="không có dấu ở cuối",
        anchor=x.anchor_of(entry),
        severity=Severity.WARN,
        edits=(TextEdit(x.index_at(entry), at, at + 1, ""),),
    )


RULES: tuple[Rule, ...] = (
    Rule(
        code="ND30-909",
        title="Nơi nhận sau “Kính gửi” không có gạch đầu dòng",
        facts=("NN-05",),
        provision="recipients.addressees_line_start",
        box="9a",
        remedy="gõ “- ” trước tên mỗi nơi nhận.",
        reason="Từ hai nơi nhận trở lên, mỗi nơi nhận một dòng, đầu dòng có gạch.",
        good="- Sở Nội vụ;",
        bad="+ Sở Nội vụ;",
        look=each_list(_look_dash),
        fix="safe",
    ),
    Rule(
        code="ND30-910",
        title="Dấu cuối dòng nơi nhận sau “Kính gửi” sai",
        facts=("NN-05",),
        provision="recipients.addressees_line_end",
        box="9a",
        remedy="cuối mỗi dòng gõ “;”, cuối dòng cuối cùng gõ “.”.",
        reason="Dấu chấm cho biết danh sách đã hết.",
        good="- Sở Nội vụ; / - Sở Tài chính.",
        bad="- Sở Nội vụ, / - Sở Tài chính;",
        look=each_list(_look_ends),
        fix="safe",
    ),
    Rule(
        code="ND30-911",
        title="Nhiều nơi nhận sau “Kính gửi” trên một dòng",
        facts=("NN-05",),
        provision="recipients.addressees_line_end",
        box="9a",
        remedy="đặt con trỏ sau mỗi dấu “;”, bấm Enter, gõ “- ” đầu dòng mới.",
        reason="Mỗi nơi nhận hoặc nhóm nơi nhận trình bày trên một dòng riêng.",
        good="mỗi nơi nhận một dòng",
        bad="Kính gửi: Sở Nội vụ; Sở Tài chính.",
        look=each_list(_look_one_line),
    ),
    Rule(
        code="ND30-912",
        title="Một nơi nhận sau “Kính gửi:” mà có dấu ở cuối",
        facts=("NN-04",),
        clause="Phụ lục I, Phần I, Mục V, dòng 8a",
        force="MẪU",
        box="9a",
        remedy="xoá dấu ở cuối tên nơi nhận.",
        reason="Ví dụ ở Mục V ghi “Kính gửi: Bộ Nội vụ”, không có dấu ở cuối.",
        good="Kính gửi: Bộ Nội vụ",
        bad="Kính gửi: Bộ Nội vụ.",
        look=each_list(_look_single),
        fix="safe",
    ),
)
