"""Boxes 2 to 5, 9a and the legal bases → issuer, number, symbol, date, subject, addressees, căn cứ."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Final

from docgen.anatomy.boxes import Box
from docgen.contracts.recognition import Words
from docgen.reading.envelope.issuer import (
    UNKNOWN_CODE,
    UNKNOWN_ISSUER,
    UNKNOWN_PLACE,
    find_issuer_in,
    issuer_code_of,
    parse_agency,
    place_of,
)
from docgen.reading.envelope.notes import joined
from docgen.vietnamese.capitals import is_upper
from docgen.vietnamese.citations.types import find_document_type
from docgen.vietnamese.open_slots import SlotKind, format_open_slot
from docgen.vietnamese.recasing import recase_title
from docgen.vietnamese.text import lower_first

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docgen.contracts.recognition import Plain, RecognisedBox
    from docgen.reading.envelope.reader import Reader

UNKNOWN_SUBJECT: Final = format_open_slot("subject", SlotKind.TEXT, "trích yếu")
_ISSUED_BY_TITLE: Final = frozenset({"", "Quyết định", "Nghị quyết", "Chỉ thị", "Quy định", "Quy chế"})
"""Types with a line `CHỦ TỊCH …` below the title; in others a line in capitals there is the subject."""
_LETTER: Final = "Công văn"
_UNCITED_CODES: Final = {"Giấy nghỉ phép": "GNP"}
_LONGEST_SUBJECT: Final = 500
_LONGEST_PLAIN_TITLE: Final = 250
_NUMBER: Final = re.compile(r"\d{1,6}[a-zđ]?")
_SYMBOL: Final = re.compile(r"[^\s/]{1,30}")
_CODE: Final = re.compile(r"[^\s/]{1,30}")
_BASIS_LABEL: Final = re.compile(r"căn cứ(?:\s+vào)?\s+", re.IGNORECASE)
_SENTENCE_OPENERS: Final = re.compile(r"(?:Căn cứ|Theo|Xét|Trên cơ sở|Để|Thực hiện (?:Kế hoạch|Quyết định|Nghị))\b")
_BASIS_OPENERS: Final = re.compile(r"(?:Căn cứ|Theo|Thực hiện|Xét|Trên cơ sở|Để)\b")


def read_reference(reader: Reader) -> dict[str, Plain]:
    """Số, ký hiệu: the symbol is left out where docgen puts it together by itself."""
    reference, blocks = reader.document.reference, joined(reader.words(Box.REFERENCE)).blocks
    if reference is None:
        return {}
    data: dict[str, Plain] = {}
    number = reference.number.casefold()
    if _NUMBER.fullmatch(number):
        data["number"] = number.lstrip("0") or number
        reader.notes.note("$.number", blocks)
    symbol = reference.symbol.replace("–", "-").strip(" .,;")
    if symbol == UNKNOWN_CODE:
        symbol = ""  # printed from data that did not know it either
    if reference.year or reference.form == "party":
        symbol = f"{reference.year}-{symbol}".strip("-").replace("/", "-")
        message = f"Số, ký hiệu viết kiểu khác văn bản hành chính; ký hiệu được ghi là «{symbol}»."
        reader.notes.guess("$.symbol", "plainer", message, 0.4, blocks)
    if _SYMBOL.fullmatch(symbol):
        data |= _symbol(reader, symbol, blocks)
    if data or not symbol or reader.code:
        reader.notes.implied.extend(blocks)
    return data


def _symbol(reader: Reader, symbol: str, blocks: Sequence[int]) -> dict[str, Plain]:
    known = find_document_type(reader.document.type_name)
    code = known.code if known else _UNCITED_CODES.get(reader.document.type_name, "")
    prefix = f"{code}-" if code else ""
    if prefix and symbol.startswith(prefix) and len(symbol) > len(prefix):
        reader.code = symbol.removeprefix(prefix)
        reader.notes.note("$.issuer.code", blocks)
        return {}
    if reader.document.type_name == _LETTER or (not code and "-" not in symbol):
        # A công văn names no type: `UBND`, or `UBND-VX` with the unit that drafted it (SO-04); some write `CV-` first.
        reader.code = symbol.removeprefix("CV-").partition("-")[0]
        reader.notes.note("$.issuer.code", blocks)
        if symbol == reader.code:
            return {}
    reader.notes.note("$.symbol", blocks)
    return {"symbol": symbol}


def read_date(reader: Reader) -> dict[str, Plain]:
    """Ngày ban hành; left out while a day or a month is blank."""
    written, boxes = reader.document.place_date, reader.boxes(Box.PLACE_DATE)
    reader.doubt_boxes("$.issued_on", boxes)
    blocks = tuple(block for box in boxes for block in box.words.blocks)
    if written is not None:
        reader.notes.implied.extend(blocks)
    if written is not None and bool(written.day) != bool(written.month):
        part = f"ngày {written.day}" if written.day else f"tháng {written.month}"
        message = f"Dòng ngày tháng mới ghi {part}; ngày ban hành để trống đến khi đủ ngày, tháng, năm."
        reader.notes.guess("$.issued_on", "unknown", message, 0.0, blocks)
    if written is None or not (written.day and written.month and written.year):
        return {}
    try:
        day = date(int(written.year), int(written.month), int(written.day))
    except ValueError:
        message = f"Ngày {written.day}/{written.month}/{written.year} không có trong lịch; để trống ngày ban hành."
        reader.notes.guess("$.issued_on", "unknown", message, 0.0, blocks)
        return {}
    reader.notes.note("$.issued_on", blocks)
    return {"issued_on": day.isoformat()}


def read_issuer(reader: Reader) -> dict[str, Plain]:
    """Tên cơ quan ban hành, cơ quan chủ quản, chữ viết tắt, địa danh."""
    data: dict[str, Plain] = {"name": _issuer_name(reader)}
    name = str(data["name"])
    data["code"] = reader.code if _CODE.fullmatch(reader.code) else _guessed_code(reader, name)
    data["place"] = _place(reader, name)
    parents = reader.boxes(Box.PARENT_AGENCY)
    if parents:
        read = parse_agency([box.words.text for box in parents], reader.casing)
        words = joined([box.words for box in parents])
        reader.notes.doubt("$.issuer.parent_agency", read.doubts, words.blocks)
        reader.doubt_boxes("$.issuer.parent_agency", parents)
        reader.notes.note("$.issuer.parent_agency", words.blocks)
        data["parent_agency"] = read.name
    return data


def _issuer_name(reader: Reader) -> str:
    boxes = reader.boxes(Box.ISSUER)
    if boxes:
        read = parse_agency([box.words.text for box in boxes], reader.casing)
        words = joined([box.words for box in boxes])
        if read.name != UNKNOWN_ISSUER:
            reader.notes.note("$.issuer.name", words.blocks)
        reader.notes.doubt("$.issuer.name", read.doubts, words.blocks)
        reader.doubt_boxes("$.issuer.name", boxes)
        return read.name
    sources = (*reader.document.opening, *reader.document.closing)
    found = find_issuer_in([words.text for words in sources])
    if found is None:
        message = "Không thấy tên cơ quan ban hành; điền trước khi ban hành."
        reader.notes.guess("$.issuer.name", "unknown", message, 0.0)
        return UNKNOWN_ISSUER
    message = f"Phần đầu không có tên cơ quan ban hành; «{found}» lấy từ lời văn."
    reader.notes.guess("$.issuer.name", "guessed", message, 0.7)
    return found


def _guessed_code(reader: Reader, name: str) -> str:
    code = UNKNOWN_CODE if name == UNKNOWN_ISSUER else issuer_code_of(name)
    message = f"Không có ký hiệu để biết chữ viết tắt tên cơ quan; tạm ghi «{code}»."
    reader.notes.guess("$.issuer.code", "unknown" if code == UNKNOWN_CODE else "guessed", message, 0.6)
    return code


def _place(reader: Reader, name: str) -> str:
    written, blocks = reader.document.place_date, joined(reader.words(Box.PLACE_DATE)).blocks
    if written is not None and written.place:
        reader.notes.note("$.issuer.place", blocks)
        return written.place
    place = place_of(name)
    message = f"Không có dòng địa danh; «{place}» lấy từ tên cơ quan." if place else "Không thấy địa danh."
    reader.notes.guess("$.issuer.place", "guessed" if place else "unknown", message, 0.6 if place else 0.0)
    return place or UNKNOWN_PLACE


def read_subject(reader: Reader) -> dict[str, Plain]:
    """Trích yếu, one line; where it was broken is layout."""
    boxes = reader.boxes(Box.SUBJECT, Box.LETTER_SUBJECT)
    if not boxes and reader.document.type_name not in _ISSUED_BY_TITLE:
        boxes = reader.boxes(Box.ISSUING_AUTHORITY)
    words = joined(_beside_type(boxes, reader)) if boxes else _title_in_opening(reader)
    text = re.sub(r"^v\s?/\s?v\s*[:.]?\s*", "", words.text.strip(), flags=re.IGNORECASE)
    if not text or len(text) > _LONGEST_SUBJECT:
        message = "Không thấy trích yếu." if not text else f"Trích yếu dài quá {_LONGEST_SUBJECT} ký tự."
        reader.notes.guess("$.subject", "unknown", f"{message} Điền trước khi ban hành.", 0.0, words.blocks)
        return {"subject": UNKNOWN_SUBJECT}
    reader.notes.note("$.subject", words.blocks)
    reader.doubt_boxes("$.subject", boxes)
    if not boxes:
        message = "Đoạn ngắn đứng đầu, không có dấu cuối câu, được đọc là trích yếu."
        reader.notes.guess("$.subject", "guessed", message, 0.65, words.blocks)
    if is_upper(text):
        text = recase_title(text, reader.casing)
        message = f"Trích yếu in hoa được ghi lại là «{text}»; xem lại tên riêng."
        reader.notes.guess("$.subject", "guessed", message, 0.7, words.blocks)
    return {"subject": text}


def _beside_type(boxes: Sequence[RecognisedBox], reader: Reader) -> list[Words]:
    """The words of a subject; what stood in capitals beside the type name (“BÁO CÁO NHANH”) goes on into the rest."""
    words = [box.words for box in boxes]
    rest = " ".join(each.text for each in words[1:])
    if not rest or is_upper(rest) or not is_upper(words[0].text):
        return words
    beside = replace(words[0], text=recase_title(words[0].text, reader.casing))
    message = f"«{words[0].text}» viết liền tên loại được ghi vào đầu trích yếu."
    reader.notes.guess("$.subject", "guessed", message, 0.7, beside.blocks)
    return [beside, replace(words[1], text=_inside(words[1].text, beside.text, reader)), *words[2:]]


def _inside(text: str, beside: str, reader: Reader) -> str:
    """The text as it goes on inside a sentence: its first word keeps the capital where it is one of a name."""
    recased = recase_title(f"{beside} {text}".upper(), reader.casing)[len(beside) :].lstrip()
    return lower_first(text) if recased[:1].islower() else text


def _title_in_opening(reader: Reader) -> Words:
    """The first lines below the type name where they are short and no sentence: a title in plain text looks so."""
    opening = reader.document.opening
    if not opening or not reader.document.type_name or not _is_plain_title(opening[0].text):
        return Words("", ())
    if _SENTENCE_OPENERS.match(opening[0].text):
        return Words("", ())
    lines = [opening[0]]
    # What goes on in small letters is the title's next line: "… bạo lực gia đình | trên địa bàn tỉnh năm 2026".
    for words in opening[1:]:
        if not (words.text[:1].islower() and _is_plain_title(words.text)):
            break
        lines.append(words)
    return joined(lines)


def _is_plain_title(text: str) -> bool:
    return len(text) <= _LONGEST_PLAIN_TITLE and not text.rstrip().endswith((".", ";", ":", ",", "sau"))


def read_legal_bases(reader: Reader) -> dict[str, Plain]:
    """Căn cứ, a line each; the word itself is docgen's where nothing else would be printed."""
    values: list[Plain] = []
    for box in reader.boxes(Box.LEGAL_BASIS):
        text = box.words.text.strip(" ;,.").lstrip("-–+•* ")
        bare = _BASIS_LABEL.sub("", text, count=1)
        if not bare:
            continue
        reader.notes.note(f"$.legal_bases[{len(values)}]", box.words.blocks)
        values.append(text if _BASIS_OPENERS.match(bare) else bare)
    return {"legal_bases": values} if values else {}
