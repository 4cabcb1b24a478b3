"""Turns the words of a line into a yes or no for each shape the decree's components have."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from docgen.anatomy.lines import fold, has_letters, is_centred, is_upper, look_of
from docgen.vietnamese.citations.types import DOCUMENT_TYPES, DocumentType, find_document_type_of_code

if TYPE_CHECKING:
    from docgen.anatomy.lines import Line

# All patterns below match `Line.folded`: no marks, small letters, plain dashes and quotes.
NATIONAL_WORDS: Final = "cong hoa xa hoi chu nghia viet nam"
_MOTTO: Final = re.compile(r"doc\s?lap\W{0,5}tu\s?do\W{0,5}hanh\s?phuc\W{0,3}")
_PARTY: Final = re.compile(r"dang cong san viet nam\W*")
_RULE_SIGNS: Final = re.compile(r"[_\-=*.~\s]*(?:[_=~]{2,}|-{3,}|\*{3,})[_\-=*.~\s]*")
_LETTER_SUBJECT: Final = re.compile(r"v\s?/\s?v\b")
_ADDRESSEES: Final = re.compile(r"kinh gui\s*(?:\d+\s*)?[:.;]?")
_RECIPIENTS: Final = re.compile(r"noi nhan(?: van ban)?\s*\d*\s*[:.;]?")
_FILE_COPY: Final = re.compile(
    r"(?:[-+*.•]\s*)?luu\s*[:;.]?\s*(?:vt|vp|van thu|h[so]|ho so|kt|tc|dv|cv|nv|ldt)\b|(?:[-+*•]\s*)?luu\s*[:;]"
)
_BASIS: Final = re.compile(
    r"(?:[-+*•]\s*)?(?:can cu|theo de nghi|xet de nghi|xet (?:don|to trinh|bao cao|cong van|van ban|thay))\b"
)
_ENACTING: Final = re.compile(r"(?:quyet dinh|quyet nghi|nay quyet dinh|chi thi)\s*:")
_ATTACHED: Final = re.compile(r"\(?\s*(?:ban hanh |dinh )?kem theo\b")
_SECRECY: Final = re.compile(r"tuyet mat|toi mat|mat")
_URGENCY: Final = re.compile(r"(?:hoa toc|thuong khan|khan)(?: hen gio.{0,40})?")
_CIRCULATION: Final = re.compile(r"xem xong tra lai|luu hanh noi bo|tai lieu thu hoi|khong pho bien|chi su dung noi bo")
_DRAFT: Final = re.compile(r"\(?\s*du thao(?:\s*(?:lan|so)?\s*\d{1,2})?\s*\)?")
_SIGNING: Final = re.compile(r".{2,150};.{0,60}(?:gio\s*:\s*phut|\d{1,2}\s*:\s*\d{2}\s*:\s*\d{2}|hh\s*:\s*mm).*")
_COPY: Final = re.compile(r"(?:ban )?(?:sao y|sao luc|trich sao)\W*")
_APPENDIX: Final = re.compile(
    r"phu luc\b(?P<gap>\s*(?:so\s*)?[:.]?\s*)(?P<number>[ivxlcdm]{1,8}(?=\W|$)"
    r"|\d{1,3}[a-z]?(?:[.-]\d{1,2})?(?=\W|$)|[a-z](?=\W|$)|[.\s]*\d*[.\s]{2,}\d*)?(?P<rest>.*)"
)
_APPENDIX_NUMBER: Final = re.compile(
    r"phụ\s+lục\s*(?:số\s*)?[:.]?\s*(?:(?:[ivxlc]+|\d+[a-z]?|[a-z])(?=\W|$))?[\s:.–-]*", re.IGNORECASE
)
_ADDRESS: Final = re.compile(
    r"\b(?:dia chi|tru so|dien thoai|dt|so dt|tel|fax|e-?mail|thu dien tu|website|trang tin dien tu|cong thong tin)\s*:"
)
_SIGN_NOTE: Final = re.compile(
    r"[\[(]?\s*\(?(?:da ky|chu ky|ky(?:,| ten| va| ghi)|ghi ro|dau(?:/| cua)|ky thay|dong dau|ky so).{0,80}"
)
_AUTHORITY: Final = re.compile(
    r"(?:t\s?m|k\s?t|t\s?l|t\s?u\s?q|q)\s?[./]\s?\S.*|(?:t\s?/\s?m|k\s?/\s?t|t\s?/\s?l|t\s?/\s?u\s?q)\s?\.?\s?\S.*"
    r"|(?:tm|kt|tl|tuq)\s\S.*"
)
_NOTE_LABEL: Final = re.compile(r"ghi chu\s*\d*\s*:?")
_BODY_WORDS: Final = re.compile(
    r"(?:uy ban|hoi dong|so|phong|truong|cuc|chi cuc|tong cuc|ban|trung tam|van phong|vien|benh vien|vu|bo|toa an"
    r"|thanh tra|cong ty|tong cong ty|tap doan|hoi|lien doan|lien minh|mat tran|cong an|bo chi huy|chi nhanh"
    r"|khoa(?! hoc)|doan(?! the)|dai hoc|hoc vien|kho bac|ngan hang|bao hiem|ubnd|hdnd|tram|doanh nghiep|xi nghiep"
    r"|bo tu lenh|su doan|trung doan|ban chi huy|don vi|chi bo|dang bo|thu vien|bao tang)\b"
)
_PLACE_WORDS: Final = re.compile(
    r"(?:tinh|thanh pho|tp|huyen|quan|thi xa|xa|phuong|thi tran|dac khu|khu vuc|viet nam|trung uong|quoc gia)\b"
)

LABEL: Final = re.compile(
    r"(?:[ivxlc]{1,6}|\d{1,2}|[a-z])\s?[.)]\s|(?:phan|chuong|muc|dieu)\s+(?:thu\s|(?:[ivxlc]+|\d+)\b)"
)
"""The label of a numbered paragraph, on folded words."""
SHORT: Final = 120
_LONGEST_REFERENCE: Final = 300
"""Letters a title, a name or a label may have."""


def is_national(line: Line) -> bool:
    """The Quốc hiệu, or the first of two lines it was broken into."""
    folded = line.folded.strip(" .,:;-*0123456789")
    if not folded.startswith("cong hoa xa hoi"):
        return False
    return folded == NATIONAL_WORDS or NATIONAL_WORDS.startswith(folded) or _slips(folded)


def _slips(folded: str) -> bool:
    """A line that is the Quốc hiệu but for a slip of a few letters; a sentence that goes on is not."""
    words = folded.split()
    wanted = NATIONAL_WORDS.split()
    same = sum(one == other for one, other in zip(words, wanted, strict=False))
    return len(words) <= len(wanted) + 1 and same >= len(wanted) - 2


def is_motto(line: Line) -> bool:
    return line.folded.startswith("doc") and _MOTTO.fullmatch(line.folded) is not None


def is_party_title(line: Line) -> bool:
    return line.folded.startswith("dang") and _PARTY.fullmatch(line.folded) is not None


def is_rule(line: Line) -> bool:
    """A line drawn with typed signs: underscores, a row of dashes or asterisks."""
    return bool(line.words) and not has_letters(line.words) and _RULE_SIGNS.fullmatch(line.folded) is not None


def is_letter_subject(line: Line) -> bool:
    return line.folded.startswith("v") and _LETTER_SUBJECT.match(line.folded) is not None


def is_addressee_label(line: Line) -> bool:
    return line.folded.startswith("kinh gui") and _ADDRESSEES.match(line.folded) is not None


def addressee_label_end(line: Line) -> int:
    """Letters of the words that are the label “Kính gửi:”."""
    found = _ADDRESSEES.match(line.folded)
    return found.end() if found else 0


def is_recipients_label(line: Line) -> bool:
    """“Nơi nhận:” alone on its line, or followed by a colon and the first recipient."""
    if not line.folded.startswith("noi nhan"):
        return False
    return _RECIPIENTS.fullmatch(line.folded) is not None or re.match(r"noi nhan\s*\d*\s*:", line.folded) is not None


def recipients_label_end(line: Line) -> int:
    found = _RECIPIENTS.match(line.folded)
    return found.end() if found else 0


def is_file_copy(line: Line) -> bool:
    return _FILE_COPY.match(line.folded) is not None


def is_basis(line: Line) -> bool:
    return _BASIS.match(line.folded) is not None


def is_enacting(line: Line) -> bool:
    return len(line.folded) < 40 and _ENACTING.fullmatch(line.folded.rstrip()) is not None  # noqa: PLR2004 — short


def is_attachment_reference(line: Line) -> bool:
    return len(line.words) < _LONGEST_REFERENCE and _ATTACHED.match(line.folded) is not None


def is_secrecy(line: Line) -> bool:
    return _SECRECY.fullmatch(line.folded) is not None and is_upper(line.words) and "Ậ" in line.words


def is_urgency(line: Line) -> bool:
    return _URGENCY.fullmatch(line.folded) is not None and is_upper(line.words)


def is_circulation(line: Line) -> bool:
    return _CIRCULATION.fullmatch(line.folded) is not None


def is_draft_note(line: Line) -> bool:
    return line.folded.startswith(("du thao", "(")) and _DRAFT.fullmatch(line.folded) is not None


def is_signing_info(line: Line) -> bool:
    """The text of a digital signature: parts between semicolons, the last a time of day with seconds (DS-04)."""
    return ";" in line.words and _SIGNING.fullmatch(line.folded) is not None


def is_copy_form(line: Line) -> bool:
    return len(line.folded) < 20 and _COPY.fullmatch(line.folded) is not None and is_upper(line.words)  # noqa: PLR2004 — short


def find_appendix(line: Line) -> re.Match[str] | None:
    """The heading “Phụ lục” with number and rest, or None; the rest of a sentence is no heading."""
    if not line.folded.startswith("phu luc") or len(line.words) > SHORT:
        return None
    found = _APPENDIX.fullmatch(line.folded)
    if found is None:
        return None
    rest = found["rest"].strip()
    if not rest.strip(".:-– 0123456789"):
        return found
    after = rest[:1] in {":", ".", "-", "("} or bool(found["number"])
    if not after:
        return None
    # The title in capitals beside “Phụ lục I”, or in small letters after a sign; a sentence ends with one of its own.
    words = _title_beside(line)
    beside = is_upper(line.words) or is_upper(words)
    parted = rest[:1] in {":", ".", "-"} and bool(found["number"]) and words[:1].isupper()
    return found if beside or (parted and not line.words.endswith(_SENTENCE_END)) else None


def _title_beside(line: Line) -> str:
    """What follows “Phụ lục” and its number on the same line, with its own letters."""
    found = _APPENDIX_NUMBER.match(line.words)
    return line.words[found.end() :] if found else ""


def is_address(line: Line) -> bool:
    return _ADDRESS.search(line.folded) is not None


def is_signature_note(line: Line) -> bool:
    """“(Chữ ký, dấu)”, “(Đã ký)”: what stands where somebody signs."""
    return len(line.words) < SHORT and _SIGN_NOTE.match(line.folded) is not None and not is_upper(line.words)


def is_authority(line: Line) -> bool:
    """“TM. …”, “KT. …”, also without the dot or with the slash of Party documents."""
    return len(line.words) < SHORT and _AUTHORITY.match(line.folded) is not None and is_upper(line.words)


def is_note_label(line: Line) -> bool:
    return line.folded.startswith("ghi chu") and _NOTE_LABEL.fullmatch(line.folded) is not None


def begins_body_name(line: Line) -> bool:
    """Whether a new body's name begins here: “SỞ …”, “PHÒNG …”, “ỦY BAN …”."""
    return _BODY_WORDS.match(line.folded) is not None


def has_place(line: Line) -> bool:
    """Whether a line of an issuer's name is complete with its place or its own name (“UBND TỈNH X”)."""
    return bool(re.search(rf"\b{_PLACE_WORDS.pattern}", line.folded))


def begins_with_place(line: Line) -> bool:
    """“XÃ A”, “TỈNH NGHỆ AN”: the second half of a name that began on the line above."""
    return _PLACE_WORDS.match(line.folded) is not None


_SENTENCE_END: Final = (".", ";", ":", ",", "?", "!")
_NAME: Final = re.compile(r"[^\W\d_]+(?:[.'’-]?[^\W\d_]+)*\.?")
# With their marks: “Phan Thu Hà” is a name, “Phần thứ hai” is none.
_NUMBERED: Final = re.compile(
    r"(?:phần|chương|mục|tiểu mục|điều|phụ lục|khoản|điểm)\s+(?:thứ\s|(?:[ivxlc]+|\d+|[a-z])\b)"
    r"|(?:[ivxlc]{1,6}|[a-zđ])\s?[.)](?:\s|\Z)",
    re.IGNORECASE,
)
_PERIOD: Final = re.compile(
    r"(?:quý|tháng|tuần|kỳ|học kỳ|đợt|năm|năm học|khóa|khoá|giai đoạn|nhóm|tổ|khu|lớp|bảng|hạng|loại)\s+"
    r"(?:[ivx]+|\d+)\b",
    re.IGNORECASE,
)
"""`Quý I`, `Tháng 6`: what cells of a table say of time or rank."""
_BODY: Final = re.compile(
    r"(?:phòng|sở|ban|bộ|cục|chi cục|công an|trường|trung tâm|văn phòng|trạm|viện|hội|ubnd|uỷ ban|ủy ban)\s",
    re.IGNORECASE,
)
"""How the names of bodies begin, and no name of a person."""
_SHORTEST_NAME: Final = 2
_LONGEST_NAME: Final = 9


def is_person_name(line: Line) -> bool:
    """“Nguyễn Văn A”, also with a rank or a degree before it: two to nine words, each with a capital.

    One word of three or more may have lost its capital; “Chương II”, “Điều 2. Nguyên tắc” and “I. Mục tiêu” are names
    of parts of the text.
    """
    words = line.words.split()
    if (
        not _SHORTEST_NAME <= len(words) <= _LONGEST_NAME
        or line.words.endswith(_SENTENCE_END[1:])
        or is_upper(line.words)
        or _NUMBERED.match(line.words) is not None
        or _PERIOD.match(line.words) is not None
        or _BODY.match(line.words) is not None
    ):
        return False
    capitals = sum(word[0].isupper() for word in words)
    slips = len(words) > _SHORTEST_NAME
    return capitals >= len(words) - slips and all(_NAME.fullmatch(word) for word in words)


def is_title_line(line: Line) -> bool:
    """Short, in capitals, and bold or in the middle: how a type name or a title of a signer looks."""
    if not line.words or len(line.words) > SHORT or not has_letters(line.words):
        return False
    look = look_of(line)
    return look.upper and (look.bold or is_centred(line) or not line.words.endswith(_SENTENCE_END))


_NORMATIVE: Final = frozenset(
    {"Hiến pháp", "Bộ luật", "Luật", "Pháp lệnh", "Lệnh", "Sắc lệnh", "Nghị định", "Thông tư", "Thông tư liên tịch"}
    | {"Nghị quyết liên tịch"}
)
# Nobody cites these, but they are types of Điều 7; the decree's own forms print the last in the place of a type.
_UNCITED: Final = (DocumentType("Giấy nghỉ phép", "GNP"), DocumentType("Thư công"), DocumentType("Tên loại văn bản"))
# Matched without marks, so a slip of a mark or U+00D0 changes nothing.
_TYPES: Final = {fold(entry.name): entry for entry in (*reversed(DOCUMENT_TYPES), *_UNCITED) if entry.name != "Văn bản"}
_LONGEST_TYPE: Final = max(len(name.split()) for name in _TYPES)


def find_type(line: Line) -> DocumentType | None:
    """The document type a line names and nothing else (`KẾ HOẠCH`, `GIẤY  MỜI`, `KẾ HOẠCH:`), or None."""
    return _TYPES.get(line.folded.strip(" .:*0123456789"))


def find_type_named(name: str) -> DocumentType | None:
    """The type of this name in any case, or None."""
    return _TYPES.get(fold(name))


def find_leading_type(line: Line) -> tuple[DocumentType, int] | None:
    """The type with which a title of one piece begins and the words it takes (`KẾ HOẠCH TRIỂN KHAI …`), or None."""
    words = line.folded.split()
    for count in range(min(_LONGEST_TYPE, len(words) - 1), 0, -1):
        found = _TYPES.get(" ".join(words[:count]))
        if found is not None:
            return found, count
    return None


def is_normative(found: DocumentType) -> bool:
    """Whether only normative documents ("văn bản quy phạm pháp luật") have this type."""
    return found.name in _NORMATIVE


def find_type_of_symbol(symbol: str) -> DocumentType | None:
    """The administrative type behind the first group of a symbol (`KH-UBND`), or None."""
    code = symbol.replace("/", "-").split("-")[0].strip()
    return find_document_type_of_code(code) or next((entry for entry in _UNCITED if entry.code == code != ""), None)
