"""The data a file carries, and what its words say now → the data with the edits made in Word since, each listed.

Three readings meet: the data (ours), the words that data prints (base), the words the file has (theirs). What differs
between the two readings of words is an edit and goes into the data; fields that no page shows stay as they were. In the
end the merged data is printed once more: words of the file that it does not print are left over, never lost.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, cast

from pydantic import ValidationError

from docgen.contracts import DocumentType
from docgen.contracts.recognition import Plain, SourceBlock
from docgen.errors import DocgenError
from docgen.model import AdministrativeDocument, walk_texts
from docgen.reading.blocks import Cut
from docgen.reading.conservation import hidden_leftovers
from docgen.reading.document import recognise_document
from docgen.reading.notices import notices_of_file, notices_of_leftovers
from docgen.reading.own_labels import own_labels, unlabelled_blocks
from docgen.reading.results import Conservation, Edit, ImportNotice, LateProof, Proof, ReadDocument, Remainder
from docgen.reading.sources import read_source
from docgen.reading.three_way import MOVED_FROM, MOVED_TO, Keep, Merger
from docgen.reading.words import Look, look_at, read_words
from docgen.vietnamese.text import comparison_key

_COUNTED: Final = re.compile(r"[\d.]*|[ivxlc]{1,5}")
"""A cell that only counts: docgen numbers by itself."""
_BY_HAND: Final = (
    "Bảng đã sửa trong Word nên được ghi thành các hàng viết tay; xem lại các trường của từng nhiệm vụ cho khớp bảng."
)
_NOT_MERGED: Final = "Sửa trong Word nhưng chưa đưa được vào dữ liệu kèm theo tệp."


@dataclass(frozen=True, slots=True)
class OwnFiles:
    """How docgen's own files are known: the data in them becomes a document, and a document becomes a file again."""

    parse: Callable[[str], AdministrativeDocument]
    render: Callable[[AdministrativeDocument], bytes]


def prove_unedited(document: AdministrativeDocument, look: Look, types: Mapping[str, DocumentType]) -> Proof:
    """Where the fields of a document stand in the file it was printed to; all blocks of such a file are its own."""
    count = len(look.cut.blocks)
    return Proof(_known_paths(read_words(look, types), document), Conservation(count, count, 0))


def merge_edits(
    embedded: AdministrativeDocument,
    printed: Look,
    edited: Look,
    *,
    types: Mapping[str, DocumentType],
    own: OwnFiles,
) -> ReadDocument:
    """The document of a file that docgen rendered from `embedded`, edits made in Word since included."""
    if _texts(edited.cut) == _texts(printed.cut):
        return _unedited(embedded, edited, types)
    edited = _knowing_labels(edited, printed)
    base, theirs = read_words(printed, types), read_words(edited, types)
    if not type(embedded) is type(base.document) is type(theirs.document):
        return _as_read(theirs, "Tệp đã sửa không còn đọc được như loại văn bản của dữ liệu kèm theo; đọc từ lời văn.")
    three = _data(embedded), _data(base.document), _data(theirs.document)
    tried = [_try(type(embedded), three, edited, own, keep=keeps) for keeps in Keep]
    merged = [attempt for attempt in tried if isinstance(attempt, _Merged)]
    if not merged:
        return _as_read(theirs, f"Không ghép được phần sửa vào dữ liệu kèm theo ({tried[0]}); đọc từ lời văn.")
    best = min(merged, key=_departure)
    return _told(best, theirs, edited)


def _unedited(embedded: AdministrativeDocument, edited: Look, types: Mapping[str, DocumentType]) -> ReadDocument:
    """The data of a file whose visible words are as they were printed; letters hidden in it since are left over."""
    hidden = hidden_leftovers(edited.repaired)
    proof: LateProof | Proof = LateProof(lambda: prove_unedited(embedded, edited, types))
    count = len(edited.cut.blocks)
    total = count + len(hidden)
    if hidden:
        known = _known_paths(read_words(edited, types), embedded)
        proof = Proof(known, Conservation(total, count, len(hidden)))
    return ReadDocument(
        embedded,
        notices=(*notices_of_file(edited.source, edited.anatomy), *notices_of_leftovers(hidden)),
        leftovers=hidden,
        confidence=count / total if total else 1.0,
        proof=proof,
        is_own=True,
    )


def _knowing_labels(edited: Look, printed: Look) -> Look:
    """The edited file looked at again, with the numbers known that docgen printed in it."""
    recognition = recognise_document(
        edited.repaired.facts,
        edited.anatomy,
        edited.cut,
        is_text=edited.source.is_text,
        own=own_labels(printed.recognition.document),
    )
    return replace(edited, recognition=recognition)


def _departure(merged: _Merged) -> tuple[int, int]:
    """How far a merge is from the file: what either has alone, then how much was changed.

    What a person added and docgen prints in a second place as well (a new task in the table of tasks) counts nothing.
    """
    added = "\n".join(_key(edit.after) for edit in merged.edits)
    extra = sum(_key(text) not in added for text in merged.extra)
    return len(merged.lost) + extra, len(merged.edits)


@dataclass(frozen=True, slots=True)
class _Merged:
    document: AdministrativeDocument
    edits: tuple[Edit, ...]
    lost: tuple[Remainder, ...]
    """Blocks of the file that the document does not print."""
    extra: tuple[str, ...]
    """What the document prints that is not in the file."""


def _try(
    kind: type[AdministrativeDocument],
    three: tuple[Plain, Plain, Plain],
    edited: Look,
    own: OwnFiles,
    *,
    keep: Keep,
) -> _Merged | str:
    """The merge of ours, base and theirs in one way, printed once more; or why it is no document."""
    merger = Merger(keep)
    try:
        document = kind.model_validate(merger.merge(*three, "$"))
        reprinted = look_at(read_source(own.render(document)))
    except ValidationError as error:
        return str(error.errors(include_url=False)[0]["msg"])
    except DocgenError as error:
        return error.message
    lost, extra = _difference(edited, reprinted)
    return _Merged(document, tuple(merger.edits), lost, extra)


def _told(merged: _Merged, theirs: ReadDocument, edited: Look) -> ReadDocument:
    """The result with each edit and each lost block as a notice."""
    edits, lost = merged.edits, merged.lost
    told = tuple(
        ImportNotice(edit.path, "; ".join(theirs.provenance.get(edit.path, ())), "edited", 0.9, _sentence(edit))
        for edit in edits
    )
    by_hand = tuple(
        ImportNotice(edit.path, "", "guessed", 0.6, _BY_HAND) for edit in edits if edit.path.endswith(".table.rows")
    )
    more = tuple(
        ImportNotice("", "", "guessed", 0.7, f"Dữ liệu sau khi ghép còn in «{text[:200]}», không có trong tệp đã sửa.")
        for text in merged.extra
    )
    lost = (*lost, *hidden_leftovers(edited.repaired))
    guessed = tuple(
        notice for notice in theirs.notices if notice.kind in {"guessed", "renumbered"} and _touches(notice.path, edits)
    )
    total = len(edited.cut.blocks) + len(edited.repaired.hidden)
    return replace(
        theirs,
        document=merged.document,
        notices=(
            *notices_of_file(edited.source, edited.anatomy),
            *told,
            *by_hand,
            *guessed,
            *more,
            *notices_of_leftovers(lost),
        ),
        leftovers=lost,
        proof=Proof(theirs.provenance, Conservation(total, total - len(lost), len(lost))),
        confidence=(total - len(lost)) / total if total else 1.0,
        is_own=True,
        edits=edits,
    )


def _sentence(edit: Edit) -> str:
    """What was done in Word, as a clerk would say it."""
    field = edit.path.rpartition(".")[2]
    if field in _LOOKS:
        return f"Sửa trong Word: {_LOOKS[field]}."
    if edit.before.startswith(MOVED_FROM) and edit.after.startswith(MOVED_TO):
        return f"Chuyển chỗ trong Word: mục đứng {edit.before} được {edit.after}."
    if edit.before and edit.after:
        return f"Sửa trong Word: «{edit.before}» thành «{edit.after}»."
    if edit.before or edit.after:
        return f"Xóa trong Word: «{edit.before}»." if edit.before else f"Thêm trong Word: «{edit.after}»."
    return f"Sửa trong Word: cách trình bày được đổi (trường {field}), lời văn giữ nguyên."


_LOOKS: Final = {
    "numbered": "mục này đổi cách đánh số (do docgen đánh hoặc gõ tay trong lời văn)",
    "numbering": "các mục bên dưới đổi kiểu đánh số",
    "landscape": "trang đổi giữa khổ dọc và khổ ngang",
}
"""Fields without words of their own, and what a change of them means."""


def _touches(path: str, edits: Sequence[Edit]) -> bool:
    return any(path.startswith(edit.path) or edit.path.startswith(path) for edit in edits)


def _known_paths(theirs: ReadDocument, document: AdministrativeDocument) -> dict[str, tuple[str, ...]]:
    """Where the fields of the document stand in the file, as far as its words lead to the same fields."""
    known = {path for path, _ in walk_texts(document)}
    return {path: places for path, places in theirs.provenance.items() if path in known}


def _as_read(theirs: ReadDocument, message: str) -> ReadDocument:
    return replace(theirs, notices=(ImportNotice("", "", "source", 0.5, message), *theirs.notices))


def _texts(cut: Cut) -> list[str]:
    return [block.text for block in cut.blocks]


def _difference(edited: Look, reprinted: Look) -> tuple[tuple[Remainder, ...], tuple[str, ...]]:
    """The blocks of the file that the merged data does not print, and what it prints that the file does not have.

    Where the words are the same and only the number is another, docgen has counted anew.
    """
    there = Counter(map(_key, _texts(reprinted.cut)))
    missing: list[SourceBlock] = []
    for block in edited.cut.blocks:
        key = _key(block.text)
        if _COUNTED.fullmatch(key):
            continue
        if there[key]:
            there[key] -= 1
        else:
            missing.append(block)
    bare, words = unlabelled_blocks(reprinted.recognition.document), unlabelled_blocks(edited.recognition.document)
    numbered: dict[str, list[str]] = {}
    for at, text in bare.items():
        numbered.setdefault(_key(text), []).append(_key(reprinted.cut.blocks[at].text))
    lost: list[Remainder] = []
    for block in missing:
        same = numbered.get(_key(words[block.index]), ()) if block.index in words else ()
        renumbered = next((key for key in same if there[key] > 0), None)
        if renumbered is None:
            lost.append(Remainder(block.place, block.text, _NOT_MERGED))
        else:
            there[renumbered] -= 1
    texts = {_key(text): text for text in _texts(reprinted.cut)}
    extra = (texts[key] for key, count in there.items() if count > 0 and not _COUNTED.fullmatch(key))
    return tuple(lost), tuple(extra)


def _key(text: str) -> str:
    """A block for comparing: the end mark takes the full stop of the sentence before it."""
    return comparison_key(text).rstrip(" .;/")


def _data(document: AdministrativeDocument) -> Plain:
    return cast("Plain", document.model_dump(mode="json", exclude_defaults=True))
