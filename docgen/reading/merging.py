"""The data a file carries, and what its words say now → the data with the edits made in Word since, each listed.

Three readings meet: the data (ours), the words that data prints (base), the words the file has (theirs). What differs
between the two readings of words is an edit and goes into the data; fields that no page shows stay as they were. In the
end the merged data is printed once more: words of the file that it does not print are left over, never lost.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from typing import Final, cast

from pydantic import ValidationError

from docgen.contracts import DocumentType
from docgen.contracts.recognition import Plain
from docgen.errors import DocgenError
from docgen.model import AdministrativeDocument
from docgen.reading.blocks import Cut
from docgen.reading.notices import notices_of_file
from docgen.reading.results import Conservation, Edit, ImportNotice, ReadDocument, Remainder
from docgen.reading.sources import read_source
from docgen.reading.words import Look, look_at, read_words
from docgen.vietnamese.text import comparison_key

_LONGEST_SHOWN: Final = 400
_NOT_MERGED: Final = "Sửa trong Word nhưng chưa đưa được vào dữ liệu kèm theo tệp."


@dataclass(frozen=True, slots=True)
class OwnFiles:
    """How docgen's own files are known: the data in them becomes a document, and a document becomes a file again."""

    parse: Callable[[str], AdministrativeDocument]
    render: Callable[[AdministrativeDocument], bytes]


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
        count = len(edited.cut.blocks)
        return ReadDocument(
            embedded,
            notices=notices_of_file(edited.source, edited.anatomy),
            conservation=Conservation(count, count, 0),
            is_own=True,
        )
    base, theirs = read_words(printed, types), read_words(edited, types)
    merger = _Merger()
    if not type(embedded) is type(base.document) is type(theirs.document):
        return _as_read(theirs, "Tệp đã sửa không còn đọc được như loại văn bản của dữ liệu kèm theo; đọc từ lời văn.")
    merged = merger.merge(_data(embedded), _data(base.document), _data(theirs.document), "$")
    try:
        document = type(embedded).model_validate(merged)
        reprinted = look_at(read_source(own.render(document)))
    except (ValidationError, DocgenError) as fault:
        reason = fault.message if isinstance(fault, DocgenError) else str(fault.errors(include_url=False)[0]["msg"])
        return _as_read(theirs, f"Không ghép được phần sửa vào dữ liệu kèm theo ({reason}); đọc từ lời văn.")
    lost = _lost(edited.cut, reprinted.cut)
    return _merged(document, theirs, edited, merger.edits, lost)


def _merged(
    document: AdministrativeDocument,
    theirs: ReadDocument,
    edited: Look,
    edits: Sequence[Edit],
    lost: Sequence[Remainder],
) -> ReadDocument:
    told = tuple(
        ImportNotice(
            edit.path,
            "; ".join(theirs.provenance.get(edit.path, ())),
            "edited",
            0.9,
            f"Sửa trong Word: «{edit.before}» thành «{edit.after}».",
        )
        for edit in edits
    )
    left = tuple(ImportNotice("", each.place, "left-over", 1.0, f"«{each.text[:200]}» {each.reason}") for each in lost)
    guessed = tuple(notice for notice in theirs.notices if notice.kind == "guessed" and _touches(notice.path, edits))
    total = len(edited.cut.blocks)
    return replace(
        theirs,
        document=document,
        notices=(*notices_of_file(edited.source, edited.anatomy), *told, *guessed, *left),
        leftovers=tuple(lost),
        conservation=Conservation(total, total - len(lost), len(lost)),
        confidence=(total - len(lost)) / total if total else 1.0,
        is_own=True,
        edits=tuple(edits),
    )


def _touches(path: str, edits: Sequence[Edit]) -> bool:
    return any(path.startswith(edit.path) or edit.path.startswith(path) for edit in edits)


def _as_read(theirs: ReadDocument, message: str) -> ReadDocument:
    return replace(theirs, notices=(ImportNotice("", "", "source", 0.5, message), *theirs.notices))


def _texts(cut: Cut) -> list[str]:
    return [block.text for block in cut.blocks]


def _lost(edited: Cut, reprinted: Cut) -> list[Remainder]:
    """The blocks of the file that the merged data does not print."""
    there = Counter(comparison_key(text) for text in _texts(reprinted))
    lost: list[Remainder] = []
    for block in edited.blocks:
        key = comparison_key(block.text)
        if there[key]:
            there[key] -= 1
        else:
            lost.append(Remainder(block.place, block.text, _NOT_MERGED))
    return lost


def _data(document: AdministrativeDocument) -> Plain:
    return cast("Plain", document.model_dump(mode="json", exclude_defaults=True))


@dataclass(slots=True)
class _Merger:
    """Carries what differs between `base` and `theirs` into `ours`, and lists it."""

    edits: list[Edit] = field(default_factory=list)

    def merge(self, ours: Plain, base: Plain, theirs: Plain, path: str) -> Plain:
        if base == theirs:
            return ours
        if isinstance(ours, Mapping) and isinstance(base, Mapping) and isinstance(theirs, Mapping):
            return self.merge_groups(ours, base, theirs, path)
        if isinstance(ours, list) and isinstance(base, list) and isinstance(theirs, list) and len(ours) == len(base):
            return self.merge_lists(ours, base, theirs, path)
        self.note(path, base, theirs)
        return theirs

    def merge_groups(
        self, ours: Mapping[str, Plain], base: Mapping[str, Plain], theirs: Mapping[str, Plain], path: str
    ) -> Plain:
        merged = dict(ours)
        for name in dict.fromkeys((*base, *theirs)):
            before, after = base.get(name), theirs.get(name)
            if before == after:
                continue
            here = f"{path}.{name}"
            if name not in theirs:
                self.note(here, before, None)
                merged.pop(name, None)
            elif name in ours and name in base:
                merged[name] = self.merge(ours[name], before, after, here)
            else:
                self.note(here, before, after)
                merged[name] = after
        return merged

    def merge_lists(
        self, ours: Sequence[Plain], base: Sequence[Plain], theirs: Sequence[Plain], path: str
    ) -> list[Plain]:
        merged: list[Plain] = []
        for before, after in _paired(base, theirs):
            here = f"{path}[{len(merged)}]"
            if after is None:
                self.note(here, base[before] if before is not None else None, None)
            elif before is None:
                self.note(here, None, theirs[after])
                merged.append(theirs[after])
            else:
                merged.append(self.merge(ours[before], base[before], theirs[after], here))
        return merged

    def note(self, path: str, before: Plain, after: Plain) -> None:
        self.edits.append(Edit(path, _shown(before), _shown(after)))


def _shown(value: Plain) -> str:
    """A value as a person reads it: its words, in order."""
    words = " ".join(_words(value))
    return words if len(words) <= _LONGEST_SHOWN else f"{words[:_LONGEST_SHOWN]}…"


def _words(value: Plain) -> list[str]:
    if value is None or isinstance(value, bool):
        return []
    if isinstance(value, Mapping):
        return [word for each in value.values() for word in _words(each)]
    if isinstance(value, list | tuple):
        return [word for each in value for word in _words(each)]
    return [str(value)]


def _paired(base: Sequence[Plain], theirs: Sequence[Plain]) -> list[tuple[int | None, int | None]]:
    """Which entry of one list became which of the other: equal ones first, then those with most words in common."""
    matcher = SequenceMatcher(None, [repr(each) for each in base], [repr(each) for each in theirs], autojunk=False)
    pairs: list[tuple[int | None, int | None]] = []
    for what, first, last, start, end in matcher.get_opcodes():
        if what == "equal":
            pairs += zip(range(first, last), range(start, end), strict=True)
        else:
            pairs += _most_alike(base, theirs, range(first, last), range(start, end))
    return pairs


def _most_alike(
    base: Sequence[Plain], theirs: Sequence[Plain], olds: range, news: range
) -> list[tuple[int | None, int | None]]:
    """Pairs in order: each new entry with the next old one that shares enough words; as many as possible when equal."""
    if len(olds) == len(news):
        return list(zip(olds, news, strict=True))
    pairs: list[tuple[int | None, int | None]] = []
    at = olds.start
    for new in news:
        fit = next((old for old in range(at, olds.stop) if _alike(base[old], theirs[new])), None)
        if fit is None:
            pairs.append((None, new))
            continue
        pairs += [(old, None) for old in range(at, fit)]
        pairs.append((fit, new))
        at = fit + 1
    return [*pairs, *((old, None) for old in range(at, olds.stop))]


def _alike(one: Plain, other: Plain) -> bool:
    left, right = Counter(" ".join(_words(one)).split()), Counter(" ".join(_words(other)).split())
    common = sum((left & right).values())
    return 2 * common >= max(sum(left.values()), sum(right.values()), 1)
