"""Boxes 7, 9 to 13 → signatures, addressees, recipients, archive copy, marks, address."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docgen.anatomy.boxes import Box
from docgen.reading.envelope.address import parse_address
from docgen.reading.envelope.notes import joined
from docgen.reading.envelope.recipients import (
    bare_entry,
    find_recipient,
    is_file_copy,
    is_unlabelled_file_copy,
    list_lines,
    parse_file_copy,
    says_all,
)
from docgen.reading.envelope.signatures import SignatureWords, find_right, parse_signature
from docgen.vietnamese.capitals import is_upper
from docgen.vietnamese.text import comparison_key

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from docgen.contracts.recognition import Plain, RecognisedBox, Words
    from docgen.reading.envelope.reader import Reader

    _Entry = Callable[[str], Plain]

_LONGEST_NOTE: Final = 60


def read_addressees(reader: Reader) -> dict[str, Plain]:
    """Kính gửi."""
    return _list(reader, "addressees", reader.words(Box.ADDRESSEES), bare_entry)


def _list(reader: Reader, name: str, lines: Sequence[Words], read: _Entry) -> dict[str, Plain]:
    values: list[Plain] = []
    for entry in list_lines(lines):
        value = read(entry.text)
        if value:
            reader.notes.note(f"$.{name}[{len(values)}]", entry.blocks)
            values.append(value)
        else:
            reader.notes.implied.extend(entry.blocks)
    return {name: values} if values else {}


def read_signatures(reader: Reader) -> dict[str, Plain]:
    """Người ký; of two signers the one on the right is the first (nd30 CK-09)."""
    signers = sorted({box.signer for box in reader.document.boxes if box.signer is not None})
    if not signers:
        read = parse_signature(SignatureWords())
        reader.notes.doubt("$.signature", read.doubts)
        return {"signature": read.data}
    signers = _without_repeated_signers(reader, signers)
    fields = [("second_signature", signers[-2])] if len(signers) > 1 else []
    fields.append(("signature", signers[-1]))
    return {name: _signature(reader, name, signer) for name, signer in reversed(fields)}


def _signature(reader: Reader, name: str, signer: int) -> Plain:
    mine = [box for box in reader.document.boxes if box.signer == signer]
    lines = {
        kind: [box.words for box in mine if box.box is kind]
        for kind in (Box.AUTHORITY, Box.POSITION, Box.OTHER_TITLES, Box.FULL_NAME)
    }
    _settle_titles(lines)
    _drop_repeated_position(reader, name, lines)
    read = parse_signature(
        SignatureWords(
            authority=tuple(words.text for words in lines[Box.AUTHORITY]),
            position=tuple(words.text for words in lines[Box.POSITION]),
            other_titles=tuple(words.text for words in lines[Box.OTHER_TITLES]),
            full_name=joined(lines[Box.FULL_NAME]).text,
        )
    )
    path = f"$.{name}"
    blocks = tuple(block for words in lines.values() for each in words for block in each.blocks)
    for kind, words in lines.items():
        if words and not (kind is Box.FULL_NAME and joined(words).text != read.data["full_name"]):
            reader.notes.note(f"{path}.{kind.value}", joined(words).blocks)
    if any(doubt.kind == "repaired" for doubt in read.doubts):
        reader.notes.implied.extend(joined(lines[Box.AUTHORITY]).blocks)
    reader.notes.doubt(path, read.doubts, blocks)
    reader.doubt_boxes(path, [box for box in mine if box.box in lines])
    return read.data


def _settle_titles(lines: dict[Box, list[Words]]) -> None:
    """Rights and a position that blank lines set apart from the first line are no other titles of the signer."""
    if lines[Box.POSITION]:
        return
    for words in [words for words in lines[Box.OTHER_TITLES] if is_upper(words.text)]:
        lines[Box.OTHER_TITLES].remove(words)
        lines[Box.AUTHORITY if find_right(words.text) else Box.POSITION].append(words)


def _without_repeated_signers(reader: Reader, signers: Sequence[int]) -> list[int]:
    """The signers without those who only say again, and without a name, the position of another."""
    said: dict[int, list[RecognisedBox]] = {signer: [] for signer in signers}
    for box in reader.document.boxes:
        if box.signer in said:
            said[box.signer].append(box)
    named = [signer for signer in signers if any(box.box is Box.FULL_NAME for box in said[signer])]
    positions = {_bare_key(box.words.text) for signer in named for box in said[signer] if box.box is Box.POSITION}
    kept: list[int] = []
    for signer in signers:
        if signer in named or not {_bare_key(box.words.text) for box in said[signer]} <= positions:
            kept.append(signer)
            continue
        for box in said[signer]:
            reader.notes.implied.extend(box.words.blocks)
            _tell_repeated(reader, "signature", box.words)
    return kept


def _tell_repeated(reader: Reader, name: str, words: Words) -> None:
    message = f"Chức vụ «{words.text}» ghi hai lần ở khối chữ ký; chỉ giữ một."
    reader.notes.guess(f"$.{name}.position", "repaired", message, 0.8, words.blocks)


def _drop_repeated_position(reader: Reader, name: str, lines: dict[Box, list[Words]]) -> None:
    """A position that stands twice in a block is one: on a form it is typed above and below the signature."""
    known = {_bare_key(words.text) for words in lines[Box.POSITION][:1]}
    for kind in (Box.POSITION, Box.OTHER_TITLES):
        for words in lines[kind][kind is Box.POSITION :]:
            if _bare_key(words.text) in known:
                lines[kind].remove(words)
                reader.notes.implied.extend(words.blocks)
                _tell_repeated(reader, name, words)


def _bare_key(text: str) -> str:
    return comparison_key(text.strip(" .,;:"))


def read_recipients(reader: Reader) -> dict[str, Plain]:
    """Nơi nhận, Lưu, ký hiệu người soạn thảo."""
    entries = list_lines(reader.words(Box.RECIPIENTS))
    filed = [entry for entry in entries if is_file_copy(entry.text)]
    copies = [*filed, *reader.words(Box.FILE_COPY)]
    if not copies and len(entries) > 1 and is_unlabelled_file_copy(entries[-1].text):
        copies = filed = [entries[-1]]
        message = f"Dòng cuối «{entries[-1].text}» được hiểu là dòng Lưu."
        reader.notes.guess("$.file_copy", "guessed", message, 0.8, entries[-1].blocks)
    data = _list(reader, "recipients", [entry for entry in entries if entry not in filed], find_recipient)
    drafters = reader.words(Box.DRAFTER_CODE)
    if not copies:
        message = "Không thấy dòng Lưu; khi in docgen đặt «Lưu: VT»."
        reader.notes.guess("$.file_copy", "unknown", message, 0.5)
        return data
    line, code = joined(copies), joined(drafters)
    read = parse_file_copy(line.text, code.text)
    reader.notes.note("$.file_copy", line.blocks)
    reader.notes.doubt("$.file_copy", read.doubts, line.blocks)
    if says_all(read, f"{line.text} {code.text}"):
        reader.notes.implied.extend(line.blocks)
    if code.blocks:
        reader.notes.note("$.drafter" if read.drafter else "$.file_copy", code.blocks)
    if read.file_copy:
        data["file_copy"] = read.file_copy
    if read.drafter:
        reader.notes.note("$.drafter", line.blocks if not code.blocks else code.blocks)
        data["drafter"] = read.drafter
    return data


def read_marks(reader: Reader) -> dict[str, Plain]:
    """Dấu chỉ mật, khẩn, phạm vi lưu hành."""
    marks: dict[str, Plain] = {}
    for name, kind, known in (
        ("secrecy", Box.SECRECY_MARK, ("TUYỆT MẬT", "TỐI MẬT", "MẬT")),
        ("urgency", Box.URGENCY_MARK, ("HỎA TỐC", "THƯỢNG KHẨN", "KHẨN")),
    ):
        words = joined(reader.words(kind))
        keys = {comparison_key(mark): mark for mark in known}
        mark = keys.get(comparison_key(words.text))
        if mark is not None:
            reader.notes.note(f"$.marks.{name}", words.blocks)
            marks[name] = mark
    note = joined(reader.words(Box.CIRCULATION_NOTE))
    if note.text and len(note.text) <= _LONGEST_NOTE:
        reader.notes.note("$.marks.circulation", note.blocks)
        marks["circulation"] = note.text
    return {"marks": marks} if marks else {}


def read_address(reader: Reader) -> dict[str, Plain]:
    """Địa chỉ ở cuối trang đầu."""
    lines = reader.words(Box.ADDRESS)
    data: Mapping[str, Plain] = parse_address([words.text for words in lines]) if lines else {}
    if not data:
        return {}
    reader.notes.note("$.address", joined(lines).blocks)
    return {"address": dict(data)}
