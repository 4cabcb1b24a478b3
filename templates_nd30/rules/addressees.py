"""Turns “Kính gửi” (ô số 9a) into breaches of its use and its look (ND30-901 to ND30-908)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docgen.anatomy.boxes import Box
from docgen.contracts.rule import Breach, Rule, Skip
from docgen.diagnostics import Severity
from docgen.ooxml.edits import TextEdit
from docgen.vietnamese.text import comparison_key
from templates_nd30.rules.looks import wrong_size, wrong_slant, wrong_weight

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from docgen.anatomy.results import BoxEntry, DocumentPart
    from docgen.contracts.rule import Examination

_ADDRESS_ALLOWED: Final = frozenset({"Công điện", "Thư công", "Giấy mời", "Phiếu gửi", "Phiếu chuyển", "Phiếu báo", ""})
"""Types for which the models have a form of address of their own, or none is known."""
_AS_ABOVE_ALLOWED: Final = _ADDRESS_ALLOWED - {"Giấy mời"} | {
    "Giấy giới thiệu",
    "Giấy nghỉ phép",
    "Giấy uỷ quyền",
    "Giấy ủy quyền",
}
_REQUIRED: Final = frozenset({"Công văn", "Tờ trình"})


def _find_label(part: DocumentPart) -> BoxEntry | None:
    """“Kính gửi”, and not the “… điện:” of a công điện."""
    key = comparison_key("Kính gửi")
    return next((e for e in part.of(Box.ADDRESSEE_LABEL) if comparison_key(e.words).startswith(key)), None)


def each_list(look: Callable[..., Iterator[Breach]]) -> Callable[[Examination], Iterator[Breach | Skip]]:
    """A look that asks every “Kính gửi” with the names after it, and says so when there is none."""

    def look_at_all(x: Examination) -> Iterator[Breach | Skip]:
        found = [(part, label) for part in x.anatomy.parts if (label := _find_label(part)) is not None]
        if not found:
            yield Skip("văn bản không có “Kính gửi”")
        for part, label in found:
            yield from look(x, label, part.of(Box.ADDRESSEES))

    return look_at_all


def _find_as_above(part: DocumentPart) -> BoxEntry | None:
    key = comparison_key("Như trên")
    return next((entry for entry in part.of(Box.RECIPIENTS) if key in comparison_key(entry.words)), None)


def _look_type(x: Examination) -> Iterator[Breach]:
    addressed = set(x.decree.texts("recipients.addressed_types"))
    for part in x.anatomy.parts:
        label = _find_label(part)
        if label is not None and part.type_name not in addressed | _ADDRESS_ALLOWED:
            yield Breach(
                message=f"{part.type_name} không có phần “Kính gửi”.",
                measured=f"“Kính gửi” trong {part.type_name.lower()}",
                required="chỉ công văn, tờ trình, báo cáo gửi cấp trên có “Kính gửi”",
                anchor=x.anchor_of(label),
                severity=Severity.WARN,
            )


def _look_missing(x: Examination) -> Iterator[Breach]:
    for part in x.anatomy.parts:
        if part.type_name not in _REQUIRED or part.of(Box.ADDRESSEE_LABEL) or not part.of(Box.RECIPIENTS_LABEL):
            continue
        titles = (*part.of(Box.LETTER_SUBJECT), *part.of(Box.SUBJECT))
        if titles:
            yield Breach(
                message=f"{part.type_name} không có “Kính gửi”.",
                measured="không có “Kính gửi”",
                required="“Kính gửi:” và tên nơi nhận",
                anchor=x.anchor_of(titles[-1]),
                severity=Severity.WARN,
            )


def _look_as_above(x: Examination) -> Iterator[Breach]:
    for part in x.anatomy.parts:
        entry = _find_as_above(part)
        if entry is not None and not part.of(Box.ADDRESSEE_LABEL) and part.type_name not in _AS_ABOVE_ALLOWED:
            yield Breach(
                message="“Như trên” ở Nơi nhận mà văn bản không có “Kính gửi”.",
                measured="“Như trên” không có “Kính gửi”",
                required="ghi tên từng nơi nhận",
                anchor=x.anchor_of(entry),
                severity=Severity.WARN,
            )


def _look_no_as_above(x: Examination) -> Iterator[Breach]:
    for part in x.anatomy.parts:
        label = _find_label(part)
        if part.type_name not in x.decree.texts("recipients.addressed_types"):
            continue
        if label is not None and part.of(Box.RECIPIENTS_LABEL) and _find_as_above(part) is None:
            yield Breach(
                message="Văn bản có “Kính gửi” mà Nơi nhận không có dòng “- Như trên;”.",
                measured="không có “Như trên”",
                required="- Như trên;",
                anchor=x.anchor_of(part.of(Box.RECIPIENTS_LABEL)[0]),
                severity=Severity.WARN,
            )


def _look_label(x: Examination, label: BoxEntry, _names: tuple[BoxEntry, ...]) -> Iterator[Breach]:
    wanted = x.decree.text("wording.addressees_label")
    words = label.words.rstrip()
    if words.replace(" :", ":") == wanted:
        return
    only_case = words.replace(" :", ":").casefold() == wanted.casefold() and not words.isupper()
    text = x.paragraph_of(label).text[label.start : label.end]
    start = label.start + len(text) - len(text.lstrip())
    end = label.start + len(text.rstrip())
    yield Breach(
        message=f"Viết “{words}”; quy định “{wanted}”.",
        measured=words,
        required=wanted,
        anchor=x.anchor_of(label),
        severity=Severity.WARN if only_case else None,
        edits=(TextEdit(x.index_at(label), start, end, wanted),),
        confidence=label.confidence,
    )


def _look_of(wrong: Callable[[Examination, BoxEntry, str], Iterator[Breach]]) -> Callable[..., Iterator[Breach]]:
    def look(x: Examination, label: BoxEntry, names: tuple[BoxEntry, ...]) -> Iterator[Breach]:
        for entry in (label, *names):
            yield from wrong(x, entry, "addressees")

    return look


_USE: Final = "Phụ lục I, Phần I, Mục II, khoản 9, điểm c"

RULES: tuple[Rule, ...] = (
    Rule(
        code="ND30-901",
        title="Có “Kính gửi” trong văn bản không có phần này",
        facts=("NN-02",),
        clause=_USE,
        force="BB",
        box="9a",
        remedy="bỏ “Kính gửi”, ghi các nơi nhận ở phần “Nơi nhận” cuối văn bản.",
        reason="Chỉ công văn, tờ trình và báo cáo gửi cấp trên có “Kính gửi”.",
        good="kế hoạch chỉ có “Nơi nhận”",
        bad="“Kính gửi” trong kế hoạch",
        look=_look_type,
    ),
    Rule(
        code="ND30-902",
        title="Công văn, tờ trình không có “Kính gửi”",
        facts=("NN-01",),
        provision="recipients.addressed_types",
        box="9a",
        remedy="thêm “Kính gửi:” và tên nơi nhận dưới trích yếu.",
        reason="Công văn, tờ trình gửi đến ai thì phải ghi ngay ở phần đầu.",
        good="Kính gửi: Sở Nội vụ",
        bad="công văn vào ngay nội dung",
        look=_look_missing,
    ),
    Rule(
        code="ND30-903",
        title="Ghi “Như trên” mà không có “Kính gửi”",
        facts=("NN-01", "NN-02"),
        provision="wording.as_above",
        box="9b",
        remedy="thay “- Như trên;” bằng tên từng nơi nhận.",
        reason="“Như trên” chỉ những nơi đã ghi sau “Kính gửi”; không có “Kính gửi” thì không chỉ ai.",
        good="- Các phòng thuộc xã;",
        bad="- Như trên; (kế hoạch)",
        look=_look_as_above,
    ),
    Rule(
        code="ND30-904",
        title="Có “Kính gửi” mà Nơi nhận không có “Như trên”",
        facts=("NN-01",),
        provision="wording.as_above",
        box="9b",
        remedy="thêm dòng “- Như trên;” đầu danh sách Nơi nhận.",
        reason="Dòng “Như trên” ghi nhận rằng văn bản được gửi đến các nơi sau “Kính gửi”.",
        good="- Như trên;",
        bad="không có dòng “- Như trên;”",
        look=_look_no_as_above,
    ),
    Rule(
        code="ND30-905",
        title="Chữ “Kính gửi:” viết sai",
        facts=("NN-03",),
        provision="wording.addressees_label",
        box="9a",
        remedy="gõ “Kính gửi:”, chữ thường, có dấu hai chấm.",
        reason="Sau “Kính gửi” có dấu hai chấm, chữ in thường.",
        good="Kính gửi:",
        bad="KÍNH GỬI: hoặc Kính gửi (không có dấu hai chấm)",
        look=each_list(_look_label),
        fix="safe",
    ),
    Rule(
        code="ND30-906",
        title="Cỡ chữ của “Kính gửi” và nơi nhận ngoài khoảng quy định",
        facts=("NN-03",),
        provision="element.addressees.size",
        box="9a",
        remedy="chọn các dòng “Kính gửi”, Home → Font Size, chọn 13 hoặc 14.",
        reason="Phần “Kính gửi” in cùng khoảng cỡ chữ với lời văn.",
        good="14",
        bad="12",
        look=each_list(_look_of(wrong_size)),
        fix="safe",
        gather=True,
    ),
    Rule(
        code="ND30-907",
        title="Phần “Kính gửi” và nơi nhận in đậm",
        facts=("NN-03",),
        provision="element.addressees.bold",
        box="9a",
        remedy="chọn các dòng “Kính gửi”, bấm Ctrl+B để bỏ chữ đậm.",
        reason="“Kính gửi” và tên nơi nhận in chữ đứng, không đậm.",
        good="chữ không đậm",
        bad="chữ đậm",
        look=each_list(_look_of(wrong_weight)),
        fix="safe",
        gather=True,
    ),
    Rule(
        code="ND30-908",
        title="Phần “Kính gửi” và nơi nhận in nghiêng",
        facts=("NN-03",),
        provision="element.addressees.italic",
        box="9a",
        remedy="chọn các dòng “Kính gửi”, bấm Ctrl+I để bỏ chữ nghiêng.",
        reason="“Kính gửi” và tên nơi nhận in chữ đứng.",
        good="chữ đứng",
        bad="chữ nghiêng",
        look=each_list(_look_of(wrong_slant)),
        fix="safe",
        gather=True,
    ),
)
