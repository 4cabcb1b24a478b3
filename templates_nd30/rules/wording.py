"""Turns broken sentences, doubled words and words a reform has ended into warnings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docgen.contracts.rule import Breach, Rule, Skip
from docgen.diagnostics import Severity
from docgen.vietnamese.dates import format_date_long
from templates_nd30.rules.capitals import is_running_text
from templates_nd30.rules.dictionary import OldWords, old_words
from templates_nd30.rules.own_date import find_own_date
from templates_nd30.rules.prose import Prose, citations_in, cited_spans, proses_of, proses_with, quoted_spans

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docgen.contracts.rule import Examination

_B = r"[ \u00a0]+"
_CONTEXT = 24
_SHORTEST_SENTENCE = 60


def _look_torn_sentence(x: Examination) -> Iterator[Breach | Skip]:
    previous: Prose | None = None
    for prose in proses_of(x):
        above, previous = previous, prose
        if above is None or not is_running_text(prose) or not is_running_text(above):
            continue
        text, before = prose.text, above.text.rstrip()
        if (
            len(before) >= _SHORTEST_SENTENCE
            and (before[-1].islower() or before[-1] == ",")
            and text[:1].islower()
            and text[1:2] not in {")", "."}
            and prose.index - above.index <= _NEAR
            and prose.placed.section == above.placed.section
        ):
            yield Breach(
                message="Câu bị ngắt thành hai đoạn: đoạn trước chưa hết câu, đoạn này viết tiếp.",
                measured=f"…{before[-_CONTEXT:]} ¶ {text[:_CONTEXT]}…",
                required="một đoạn",
                anchor=prose.anchor(0, min(len(text), _CONTEXT)),
            )


_NEAR = 2
"""The next paragraph, or the one after an empty one."""

_BROKEN_REFERENCE = re.compile(
    r"\d[ \u00a0]+/|/[ \u00a0]+[^\W\d_]|[^\W\d_][ \u00a0]*–[ \u00a0]*[^\W\d_]|[^\W\d_][ \u00a0]-|-[ \u00a0][^\W\d_]"
)


def _look_reference(x: Examination) -> Iterator[Breach | Skip]:
    for prose in proses_with(x, "/"):
        text = prose.text
        if not _BROKEN_REFERENCE.search(text):
            continue
        for item in citations_in(text):
            for span in (item, *item.nested):
                if span.number is None or not span.citation.number.isalnum() or not span.citation.symbol:
                    continue
                start, end = span.number
                wanted = span.citation.reference
                if text[start:end] == wanted or text[start:end].casefold() == wanted.casefold():
                    continue
                yield Breach(
                    message=f"Số, ký hiệu được viện dẫn «{text[start:end]}» có dấu cách hoặc gạch ngang lạ.",
                    measured=text[start:end],
                    required=wanted,
                    anchor=prose.anchor(start, end),
                    edits=prose.replaced(start, end, wanted),
                )


# Words of grammar that no reduplication and no two neighbouring phrases put side by side twice.
_NEVER_TWICE = (
    "của", "và", "các", "những", "được", "tại", "trong", "theo", "đã", "này", "khi", "việc", "thuộc", "bằng", "hoặc",
    "nhưng", "cùng", "trên địa bàn", "thực hiện", "triển khai", "phối hợp", "kế hoạch", "căn cứ", "năm",
)  # fmt: skip
_DOUBLED = re.compile(
    rf"(?<!\w)(?P<word>{'|'.join(word.replace(' ', _B) for word in _NEVER_TWICE)}){_B}(?P=word)(?!\w)", re.IGNORECASE
)


def _look_doubled(x: Examination) -> Iterator[Breach | Skip]:
    for prose in proses_with(x, *(f"{word} {word}" for word in _NEVER_TWICE)):
        for found in _DOUBLED.finditer(prose.text):
            if found["word"].isupper() or quoted_spans(prose.text).hold(found.start()):
                continue
            yield Breach(
                message=f"Chữ lặp: «{found.group()}».",
                measured=found.group(),
                required=found["word"],
                anchor=prose.anchor(*found.span()),
                edits=prose.replaced(*found.span(), found["word"]),
            )


# A sentence that speaks of the reform itself, or of the past, names the old units rightly.
_OF_THE_PAST = re.compile(
    rf"(?<!\w)(?:cũ|trước{_B}đây|sắp{_B}xếp|sáp{_B}nhập|hợp{_B}nhất|giải{_B}thể|chấm{_B}dứt|kết{_B}thúc|không{_B}tổ{_B}chức"
    rf"|trước{_B}ngày|nguyên{_B}là|lịch{_B}sử|thành{_B}lập|chuyển{_B}giao|bàn{_B}giao|bỏ{_B}cấp{_B}huyện)(?!\w)",
    re.IGNORECASE,
)


_PLAN = "Kế hoạch"


def _look_old_words(x: Examination) -> Iterator[Breach | Skip]:
    day = find_own_date(x)
    if day is None:
        yield Skip("không thấy ngày ban hành của văn bản, nên không biết tên cũ còn đúng hay không")
        return
    # A plan's own rules tell its bodies (KH-104), each with what became of it.
    is_plan = any(part.type_name == _PLAN for part in x.anatomy.parts)
    words = [entry for entry in old_words() if day >= entry.since and not (is_plan and entry.bodies)]
    for prose in proses_of(x) if words else ():
        text = prose.text
        for found, entry in _old_words_in(text, words):
            start, end = found.span()
            if cited_spans(text).hold(start) or quoted_spans(text).hold(start):
                continue
            written = " ".join(found.group().split())
            yield Breach(
                message=f"«{written}» không còn {entry.when or f'từ {format_date_long(entry.since)}'}; "
                f"văn bản này ban hành {format_date_long(day)}.",
                measured=written,
                required=entry.now,
                anchor=prose.anchor(start, end),
                severity=Severity.WARN,
            )


def _old_words_in(text: str, words: list[OldWords]) -> Iterator[tuple[re.Match[str], OldWords]]:
    """The old words of a paragraph in order, none overlapping; none at all when it speaks of the past."""
    found = [(match, entry) for entry in words for match in entry.pattern.finditer(text)]
    if not found or _OF_THE_PAST.search(text):
        return
    last = 0
    for match, entry in sorted(found, key=lambda item: (item[0].start(), -item[0].end())):
        if match.start() >= last:
            last = match.end()
            yield match, entry


RULES: tuple[Rule, ...] = (
    Rule(
        code="ND30-T14",
        title="Câu bị ngắt thành hai đoạn",
        facts=("M61", "VH-I"),
        clause="Phụ lục II, Mục I",
        force="TH",
        remedy="xoá dấu xuống dòng (Enter) giữa câu.",
        reason="Khi xuống dòng là câu mới; câu bị ngắt làm người đọc tưởng thiếu chữ.",
        good="… trên cơ sở giới giai đoạn 2021-2025.",
        bad="… trên cơ sở giới [Enter] giai đoạn 2021-2025.",
        look=_look_torn_sentence,
    ),
    Rule(
        code="ND30-T15",
        title="Số, ký hiệu của văn bản được viện dẫn có dấu cách hoặc gạch ngang lạ",
        facts=("M61",),
        clause="Phụ lục I, Phần I, Mục II, khoản 3, điểm c",
        force="TH",
        remedy="viết liền số và ký hiệu, dùng gạch nối thường: 55/KH-UBND.",
        reason="Số, ký hiệu viết lạ thì không tìm ra văn bản được viện dẫn.",
        good="Kế hoạch số 55/KH-UBND",
        bad="Kế hoạch số 55 /KH–UBND",
        look=_look_reference,
        fix="safe",
    ),
    Rule(
        code="ND30-T16",
        title="Chữ lặp liền nhau",
        facts=("M61",),
        clause="Quy ước gõ văn bản (Nghị định không quy định)",
        force="TH",
        remedy="xoá một trong hai chữ, sau khi đọc lại câu.",
        reason="Chữ lặp do gõ nhầm hoặc dán hai lần.",
        good="vai trò của phụ nữ",
        bad="vai trò của của phụ nữ",
        look=_look_doubled,
        fix="unsafe",
    ),
    Rule(
        code="ND30-T17",
        title="Tên đơn vị, cơ quan không còn ở ngày ban hành",
        facts=("L6",),
        clause=(
            "Luật Tổ chức chính quyền địa phương số 72/2025/QH15; Nghị quyết số 202/2025/QH15;"
            " Nghị định số 25/2025/NĐ-CP; Thông tư số 10/2025/TT-BNV"
        ),
        force="TH",
        remedy="thay bằng tên đơn vị, cơ quan hiện nay; khi nói về thời trước thì ghi rõ «(cũ)».",
        reason="Từ ngày 01 tháng 7 năm 2025 không còn cấp huyện; việc giao cho cơ quan không còn thì không ai làm.",
        good="UBND các xã, phường",
        bad="UBND các huyện, thị xã (văn bản năm 2026)",
        look=_look_old_words,
        gather=True,
    ),
)
