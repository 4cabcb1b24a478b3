"""Turns the signature block (ô số 7a, 7b) into breaches of powers, titles, names and their look (ND30-701 to 713)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from docgen.anatomy.boxes import Box
from docgen.contracts.rule import SURE, Breach, Rule, Skip
from docgen.diagnostics import Severity
from docgen.ooxml.edits import ParagraphEdit, TextEdit
from docgen.vietnamese.text import normalise_text, upper_text
from templates_nd30.rules.looks import each, is_whole, look_of_size, look_of_slant, look_of_weight

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from docgen.anatomy.results import BoxEntry, DocumentPart, Signer
    from docgen.contracts.rule import Examination

_POWER: Final = re.compile(
    r"(?P<sign>T\s?/?\s?U\s?/?\s?Q|T\s?/?\s?M|K\s?/?\s?T|T\s?/?\s?L|Q)(?P<end>\s?[./]?\s*)(?=\S)"
)
_RIGHT: Final = re.compile(r"(?:TUQ|TM|KT|TL|Q)\.\s+")
_DEPUTY: Final = re.compile(r"(?:CẤP )?PHÓ\b|THỨ TRƯỞNG\b")
_COLLECTIVE: Final = re.compile(
    r"(?:ỦY BAN|UỶ BAN|UBND|HỘI ĐỒNG|HĐND|CHÍNH PHỦ|BAN|TỔ|ĐOÀN|THƯỜNG TRỰC|TẬP THỂ|QUỐC HỘI|MẶT TRẬN|LIÊN|HỘI)\b"
)
_HEAD: Final = re.compile(
    r"(?:CHỦ TỊCH|(?:TỔNG )?GIÁM ĐỐC|BỘ TRƯỞNG|CHỦ NHIỆM|(?:TỔNG )?CỤC TRƯỞNG|CHI CỤC TRƯỞNG|VỤ TRƯỞNG|HIỆU TRƯỞNG"
    r"|VIỆN TRƯỞNG|TRƯỞNG (?:PHÒNG|BAN|CÔNG AN|KHOA)|CHÁNH VĂN PHÒNG|CHÁNH THANH TRA|THỦ TƯỚNG|TỔNG THANH TRA)\b"
)
_PEOPLE_COMMITTEE: Final = re.compile(r"(?:ỦY BAN|UỶ BAN) NHÂN DÂN|UBND")
_DEGREE: Final = re.compile(
    r"(?:(?:GS|PGS|TS|TSKH|ThS|Th\.S|THS|CN|KS|BS|BSCK(?:I{1,2}|\d)?|BS\.?CK(?:I{1,2}|\d)?|DS|DSCK(?:I{1,2})?|LS"
    r"|CVCC|NGND|NGƯT|TTND|TTƯT|NSND|NSƯT|AHLĐ)(?:\.\s*|\s+)"
    r"|(?:Giáo sư|Phó giáo sư|Tiến sĩ|Tiến sỹ|Thạc sĩ|Thạc sỹ|Kỹ sư|Cử nhân|Bác sĩ|Bác sỹ|Dược sĩ|Luật sư"
    r"|Kiến trúc sư|Nhà giáo (?:Ưu tú|Nhân dân)|Thầy thuốc (?:Ưu tú|Nhân dân)|Anh hùng)\b)"
)
_SECTOR: Final = re.compile(
    r"\b(?:TRƯỜNG|ĐẠI HỌC|HỌC VIỆN|CAO ĐẲNG|GIÁO DỤC|MẦM NON|BỆNH VIỆN|Y TẾ|Y DƯỢC|KIỂM SOÁT BỆNH TẬT|VIỆN|KHOA HỌC"
    r"|CÔNG AN|QUÂN|QUỐC PHÒNG|BỘ ĐỘI|BỘ TƯ LỆNH|SƯ ĐOÀN|TRUNG ĐOÀN|CHỈ HUY|CẢNH SÁT|ĐÀO TẠO)\b"
)
_UNOFFICIAL: Final = re.compile(r"PHÓ\b.*\b(?:THƯỜNG TRỰC|PHỤ TRÁCH|ĐIỀU HÀNH)\b")
_SPELT_OUT: Final = re.compile(r"QUYỀN (?!HẠN)(?=\S)")
_SIGNED: Final = (Box.AUTHORITY, Box.POSITION, Box.FULL_NAME)
_LEAVE: Final = "Giấy nghỉ phép"
_NO_SIGNER: Final = "không thấy khối chữ ký"


def _each_signer(look: Callable[..., Iterator[Breach]]) -> Callable[[Examination], Iterator[Breach | Skip]]:
    def look_at_all(x: Examination) -> Iterator[Breach | Skip]:
        signers = [(part, signer) for part in x.anatomy.parts for signer in part.signers]
        if not signers:
            yield Skip(_NO_SIGNER)
        for part, signer in signers:
            yield from look(x, part, signer)

    return look_at_all


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
        if sign in {"KT.", "TL.", "TUQ."} and _DEPUTY.match(title):
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
    if sign not in {"KT.", "TL.", "TUQ.", "TM."} or _DEPUTY.search(title):
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
    deputies = [entry for entry in signer.position if _DEPUTY.match(_words(entry))]
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
        if sign == "TM." and _HEAD.match(title) and not _COLLECTIVE.match(title):
            required, severity = "TM. và tên của tập thể", None
        elif sign in {"KT.", "TL.", "TUQ.", "Q."} and _PEOPLE_COMMITTEE.match(title):
            required = f"{sign} và chức vụ của người đứng đầu"
            severity = None if sign in {"KT.", "Q."} else Severity.WARN
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


def _look_degree(x: Examination, part: DocumentPart, signer: Signer) -> Iterator[Breach]:
    entry = signer.full_name
    if entry is None:
        return
    found = _DEGREE.match(normalise_text(entry.words))
    if found is None or not entry.words[found.end() :].strip():
        return
    issuer = upper_text(f"{part.words(Box.PARENT_AGENCY)} {part.words(Box.ISSUER)}").strip()
    yield Breach(
        message=f"Trước họ tên người ký ghi “{found.group().strip()}”.",
        measured=found.group().strip(),
        required="chỉ ghi họ và tên",
        anchor=x.anchor_of(entry),
        # The head of these sectors may allow it.
        severity=Severity.WARN if not issuer or _SECTOR.search(issuer) else None,
        confidence=entry.confidence,
    )


def _look_name_case(x: Examination, entry: BoxEntry) -> Iterator[Breach]:
    letters = [letter for letter in entry.words if letter.isalpha()]
    if len(letters) < 4 or not all(letter.isupper() for letter in letters):  # noqa: PLR2004 - shorter may be initials
        return
    if _HEAD.match(entry.words) or _DEPUTY.match(entry.words) or not 2 <= len(entry.words.split()) <= 6:  # noqa: PLR2004
        return
    plain = all(letter.isalpha() or letter == " " for letter in entry.words)
    name = " ".join(word[0] + word[1:].lower() for word in normalise_text(entry.words).split())
    yield Breach(
        message="Họ tên người ký in hoa toàn bộ; quy định chữ in thường.",
        measured=entry.words,
        required=name,
        anchor=x.anchor_of(entry),
        edits=(TextEdit(x.index_at(entry), entry.start, entry.end, name),) if plain else (),
        confidence=entry.confidence,
    )


def _look_centre(x: Examination, entry: BoxEntry) -> Iterator[Breach]:
    index = x.index_at(entry)
    paragraph = x.paragraphs[index].paragraph
    look = paragraph.format
    # Outside a table the place is made with tabs and indents, which only the printed page can judge.
    if not x.paragraphs[index].in_table or not is_whole(x, entry) or look.alignment == "center":
        return
    if paragraph.text[:1] in {" ", "\t", "\u00a0"} or look.indent_left or look.indent_first or look.indent_right:
        return
    # Mẫu 1.10 itself prints the title of its signer so.
    if entry.box is not Box.FULL_NAME and any(_LEAVE in part.type_name for part in x.anatomy.parts):
        return
    yield Breach(
        message=f"Dòng “{entry.words}” không canh giữa khối chữ ký.",
        measured="không canh giữa",
        required="canh giữa",
        anchor=x.anchor_of(entry),
        # The clause speaks of the name.
        severity=None if entry.box is Box.FULL_NAME else Severity.WARN,
        edits=(ParagraphEdit(index, alignment="center"),),
        confidence=entry.confidence,
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
        look=_each_signer(_look_deputy),
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
        look=_each_signer(_look_second_line),
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
        look=_each_signer(_look_power_of_deputy),
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
        look=_each_signer(_look_whose),
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
        look=_each_signer(_look_titles),
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
        look=_each_signer(_look_acting),
    ),
    Rule(
        code="ND30-708",
        title="Ghi học hàm, học vị, danh hiệu trước họ tên người ký",
        facts=("CK-09",),
        provision="signing.academic_titles",
        box="7b",
        remedy="xoá học hàm, học vị, danh hiệu, chỉ để họ và tên.",
        reason="Người ký ký bằng chức vụ; học vị chỉ ghi khi người đứng đầu ngành cho phép.",
        good="Nguyễn Văn An",
        bad="TS. Nguyễn Văn An",
        look=_each_signer(_look_degree),
    ),
    Rule(
        code="ND30-709",
        title="Họ tên người ký in hoa",
        facts=("CK-07",),
        provision="element.full_name.case",
        box="7b",
        remedy="chọn họ tên, Home → Change Case → Capitalize Each Word.",
        reason="Quyền hạn, chức vụ in hoa, họ tên in thường.",
        good="Nguyễn Văn An",
        bad="NGUYỄN VĂN AN",
        look=each((Box.FULL_NAME,), _look_name_case),
        fix="safe",
    ),
    Rule(
        code="ND30-710",
        title="Cỡ chữ của khối chữ ký ngoài khoảng quy định",
        facts=("CK-07",),
        provision="element.authority.size",
        box="7a",
        remedy="chọn quyền hạn, chức vụ, họ tên, Home → Font Size, chọn 13 hoặc 14.",
        reason="Khối chữ ký in cùng khoảng cỡ chữ với lời văn.",
        good="14",
        bad="12",
        look=look_of_size("authority", *_SIGNED),
        fix="safe",
        gather=True,
    ),
    Rule(
        code="ND30-711",
        title="Quyền hạn, chức vụ, họ tên không in đậm",
        facts=("CK-07",),
        provision="element.authority.bold",
        box="7a",
        remedy="chọn quyền hạn, chức vụ, họ tên, bấm Ctrl+B.",
        reason="Quyền hạn, chức vụ và họ tên người ký in đậm.",
        good="chữ đậm",
        bad="chữ không đậm",
        look=look_of_weight("authority", *_SIGNED),
        fix="safe",
        gather=True,
    ),
    Rule(
        code="ND30-712",
        title="Quyền hạn, chức vụ, họ tên in nghiêng",
        facts=("CK-07",),
        provision="element.authority.italic",
        box="7a",
        remedy="chọn quyền hạn, chức vụ, họ tên, bấm Ctrl+I để bỏ chữ nghiêng.",
        reason="Khối chữ ký in chữ đứng.",
        good="chữ đứng",
        bad="chữ nghiêng",
        look=look_of_slant("authority", *_SIGNED),
        fix="safe",
        gather=True,
    ),
    Rule(
        code="ND30-713",
        title="Họ tên không canh giữa dưới chức vụ",
        facts=("CK-07",),
        provision="signing.name_align",
        box="7b",
        remedy="chọn các dòng của khối chữ ký, bấm Ctrl+E.",
        reason="Họ tên đặt giữa dưới quyền hạn, chức vụ của người ký.",
        good="canh giữa",
        bad="canh trái",
        look=each(_SIGNED, _look_centre),
        fix="safe",
        gather=True,
    ),
)
