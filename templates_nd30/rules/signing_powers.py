"""Turns quyền hạn and chức vụ of the signer (ô số 7a) into breaches of who signs for whom (ND30-701 to ND30-707)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from docgen.anatomy.boxes import Box
from docgen.contracts.rule import SURE, Breach, Rule
from docgen.diagnostics import Severity
from docgen.ooxml.edits import TextEdit
from docgen.vietnamese.text import upper_text
from templates_nd30.rules.looks import each
from templates_nd30.rules.signature import DEPUTY, HEAD, each_signer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docgen.anatomy.results import BoxEntry, DocumentPart, Signer
    from docgen.contracts.rule import Examination

_POWER: Final = re.compile(
    r"(?P<sign>T\s?/?\s?U\s?/?\s?Q|T\s?/?\s?M|K\s?/?\s?T|T\s?/?\s?L|Q)(?P<end>\s?[./]?\s*)(?=\S)"
)
_RIGHT: Final = re.compile(r"(?:TUQ|TM|KT|TL|Q)\.\s+")
_COLLECTIVE: Final = re.compile(
    r"(?:ỦY BAN|UỶ BAN|UBND|HỘI ĐỒNG|HĐND|CHÍNH PHỦ|BAN|TỔ|ĐOÀN|THƯỜNG TRỰC|TẬP THỂ|QUỐC HỘI|MẶT TRẬN|LIÊN|HỘI)\b"
)
_PEOPLE_COMMITTEE: Final = re.compile(r"(?:ỦY BAN|UỶ BAN) NHÂN DÂN|UBND")
_UNOFFICIAL: Final = re.compile(r"PHÓ\b.*\b(?:THƯỜNG TRỰC|PHỤ TRÁCH|ĐIỀU HÀNH)\b")
_SPELT_OUT: Final = re.compile(r"QUYỀN (?!HẠN)(?=\S)")


def _words(entry: BoxEntry) -> str:
    return upper_text(entry.words)


def power_of(entry: BoxEntry) -> tuple[str, str]:
    """Ký hiệu quyền hạn and what follows it: `KT.` and `CHỦ TỊCH`, however it is typed; empty when there is none."""
    found = _POWER.match(_words(entry))
    if found is None:
        return "", _words(entry)
    return f"{re.sub(r'[^A-Z]', '', found['sign'])}.", _words(entry)[found.end() :]


def _look_sign(x: Examination, entry: BoxEntry) -> Iterator[Breach]:
    text = x.paragraph_of(entry).text[entry.start : entry.end]
    written = upper_text(text)
    found = _POWER.match(written.lstrip())
    if found is None or _RIGHT.match(written.lstrip()) or len(written) != len(text):
        return
    # “Q” is a power only with its dot: “QUYỀN”, “QUẬN” begin with it too.
    if found["sign"] == "Q" and not found["end"].strip():
        return
    sign = f"{re.sub(r'[^A-Z]', '', found['sign'])}. "
    start = entry.start + len(text) - len(text.lstrip())
    yield Breach(
        message=f"Quyền hạn ký viết “{found.group().strip()}”; quy định “{sign.strip()}” rồi một khoảng trắng.",
        measured=found.group().strip() if not found.group().strip().endswith(".") else text.strip(),
        required=f"{sign}{written.strip()[found.end() :]}",
        anchor=x.anchor_of(entry),
        edits=(TextEdit(x.index_at(entry), start, start + found.end(), sign),),
        confidence=entry.confidence,
    )


def _look_deputy(x: Examination, _part: DocumentPart, signer: Signer) -> Iterator[Breach]:
    for entry in signer.authority:
        sign, title = power_of(entry)
        if sign in {"KT.", "TL.", "TUQ."} and DEPUTY.match(title):
            yield Breach(
                message=f"Sau “{sign}” là chức vụ của cấp phó; phải là chức vụ của người đứng đầu.",
                measured=entry.words,
                required=f"{sign} và chức vụ của người đứng đầu",
                anchor=x.anchor_of(entry),
                confidence=entry.confidence,
            )


def _look_second_line(x: Examination, _part: DocumentPart, signer: Signer) -> Iterator[Breach]:
    if not signer.authority or signer.position or signer.other_titles:
        return
    entry = signer.authority[-1]
    sign, title = power_of(entry)
    if sign not in {"KT.", "TL.", "TUQ.", "TM."} or DEPUTY.search(title):
        return
    known = signer.full_name is not None and signer.full_name.confidence >= SURE
    yield Breach(
        message=f"Dưới “{entry.words}” không có chức vụ của người ký.",
        measured="thiếu chức vụ của người ký",
        required="dòng dưới ghi chức vụ của người ký",
        anchor=x.anchor_of(entry),
        severity=None if known and sign != "TM." else Severity.WARN,
        confidence=entry.confidence,
    )


def _look_power_of_deputy(x: Examination, part: DocumentPart, signer: Signer) -> Iterator[Breach]:
    signs = [power_of(entry)[0] for entry in signer.authority]
    deputies = [entry for entry in signer.position if DEPUTY.match(_words(entry))]
    if not deputies or {"KT.", "TL.", "TUQ."} & set(signs) or len(part.signers) > 1:
        return
    collective = " ".join(_words(entry) for entry in signer.authority)
    # Other collectives (Hội đồng nhân dân, Thường trực, Ban Chấp hành) let a deputy sign for them.
    if signs and not _PEOPLE_COMMITTEE.search(collective):
        return
    yield Breach(
        message=f"Cấp phó ký mà không ghi “KT.” trên dòng “{deputies[0].words}”.",
        measured=deputies[0].words,
        required="KT. và chức vụ của người đứng đầu, rồi chức vụ của người ký",
        anchor=x.anchor_of(deputies[0]),
        severity=Severity.WARN,
    )


def _look_whose(x: Examination, _part: DocumentPart, signer: Signer) -> Iterator[Breach]:
    for entry in signer.authority:
        sign, title = power_of(entry)
        if sign == "TM." and HEAD.match(title) and not _COLLECTIVE.match(title):
            required, severity = "TM. và tên của tập thể", None
        elif sign in {"KT.", "TL.", "TUQ.", "Q."} and _PEOPLE_COMMITTEE.match(title):
            required = f"{sign} và chức vụ của người đứng đầu"
            severity = None if sign in {"KT.", "Q."} else Severity.WARN
        elif sign == "KT." and title.strip() in {_words(below).strip() for below in signer.position}:
            # Who signs for the head is somebody else.
            required, severity = f"{entry.words}, dòng dưới ghi chức vụ của cấp phó", Severity.WARN
        else:
            continue
        yield Breach(
            message=f"“{sign}” đi với “{title}” là không đúng.",
            measured=entry.words,
            required=required,
            anchor=x.anchor_of(entry),
            severity=severity,
            confidence=entry.confidence,
        )


def _look_titles(x: Examination, _part: DocumentPart, signer: Signer) -> Iterator[Breach]:
    for entry in signer.position:
        if not _UNOFFICIAL.search(_words(entry)):
            continue
        yield Breach(
            message=f"“{entry.words}” có phần không phải chức vụ lãnh đạo chính thức.",
            measured=entry.words,
            required="chức vụ lãnh đạo chính thức",
            anchor=x.anchor_of(entry),
            severity=Severity.WARN,
        )


def _look_acting(x: Examination, _part: DocumentPart, signer: Signer) -> Iterator[Breach]:
    for entry in (*signer.authority, *signer.position):
        if _SPELT_OUT.match(_words(entry)):
            yield Breach(
                message="Quyền cấp trưởng viết đầy đủ chữ “QUYỀN”; quy định “Q.”.",
                measured=entry.words,
                required=f"Q. {_words(entry)[6:]}",
                anchor=x.anchor_of(entry),
                severity=Severity.WARN,
            )


RULES: tuple[Rule, ...] = (
    Rule(
        code="ND30-701",
        title="Ký hiệu quyền hạn của người ký viết sai",
        facts=("CK-06",),
        provision="signing.abbreviation_end",
        box="7a",
        remedy="viết “TM.”, “Q.”, “KT.”, “TL.”, “TUQ.”: có dấu chấm rồi một khoảng trắng, không có gạch chéo.",
        reason="“T/M”, “K/T” là cách viết của văn bản Đảng.",
        good="KT. CHỦ TỊCH",
        bad="K/T CHỦ TỊCH; KT.CHỦ TỊCH; TM UBND",
        look=each((Box.AUTHORITY,), _look_sign),
        fix="safe",
    ),
    Rule(
        code="ND30-702",
        title="Sau “KT.” là chức vụ của cấp phó",
        facts=("CK-03", "CK-04", "CK-05"),
        provision="signing.deputy",
        box="7a",
        remedy="ghi chức vụ của người đứng đầu sau “KT.”, chức vụ của người ký ở dòng dưới.",
        reason="Người ký thay cho người đứng đầu, không thay cho chính mình.",
        good="KT. GIÁM ĐỐC / PHÓ GIÁM ĐỐC",
        bad="KT. PHÓ GIÁM ĐỐC",
        look=each_signer(_look_deputy),
    ),
    Rule(
        code="ND30-703",
        title="Thiếu chức vụ của người ký dưới dòng quyền hạn",
        facts=("CK-03", "CK-04", "CK-05"),
        provision="signing.deputy",
        box="7a",
        remedy="thêm dòng chức vụ của chính người ký dưới dòng “KT. …”, “TL. …”, “TUQ. …”.",
        reason="Dòng quyền hạn nói ký thay ai, dòng dưới nói người ký là ai.",
        good="KT. CHỦ TỊCH / PHÓ CHỦ TỊCH",
        bad="KT. CHỦ TỊCH",
        look=each_signer(_look_second_line),
    ),
    Rule(
        code="ND30-704",
        title="Cấp phó ký mà không ghi “KT.”",
        facts=("CK-03",),
        provision="signing.deputy",
        box="7a",
        remedy="thêm dòng “KT. ” và chức vụ của người đứng đầu trên dòng chức vụ của người ký.",
        reason="Cấp phó ký thay cấp trưởng.",
        good="TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH / PHÓ CHỦ TỊCH",
        bad="TM. ỦY BAN NHÂN DÂN / PHÓ CHỦ TỊCH",
        look=each_signer(_look_power_of_deputy),
    ),
    Rule(
        code="ND30-705",
        title="Quyền hạn không hợp với tên ghi sau nó",
        facts=("CK-01", "CK-02", "CK-03", "CK-04", "CK-05"),
        provision="signing.collective",
        box="7a",
        remedy="sau “TM.” ghi tên tập thể; sau “KT.”, “TL.”, “TUQ.”, “Q.” ghi chức vụ của người đứng đầu.",
        reason="Thay mặt là thay mặt một tập thể; ký thay, thừa lệnh, thừa uỷ quyền là của một người.",
        good="TM. ỦY BAN NHÂN DÂN",
        bad="TM. CHỦ TỊCH; KT. ỦY BAN NHÂN DÂN",
        look=each_signer(_look_whose),
    ),
    Rule(
        code="ND30-706",
        title="Ghi chức vụ không chính thức",
        facts=("CK-08",),
        provision="signing.academic_titles",
        clause="Phụ lục I, Phần I, Mục II, khoản 7, điểm c",
        box="7a",
        remedy="ghi đúng chức vụ lãnh đạo chính thức của người ký, bỏ “thường trực”, “phụ trách”, “điều hành”.",
        reason="Chỉ ghi chức vụ mà Nhà nước quy định.",
        good="PHÓ GIÁM ĐỐC",
        bad="PHÓ GIÁM ĐỐC PHỤ TRÁCH",
        look=each_signer(_look_titles),
    ),
    Rule(
        code="ND30-707",
        title="Quyền cấp trưởng không ghi “Q.”",
        facts=("CK-02",),
        provision="signing.acting_head",
        box="7a",
        remedy="thay chữ “QUYỀN” bằng “Q.”.",
        reason="Người được giao quyền cấp trưởng ghi “Q.” trước chức vụ của người đứng đầu.",
        good="Q. GIÁM ĐỐC",
        bad="QUYỀN GIÁM ĐỐC",
        look=each_signer(_look_acting),
    ),
)
