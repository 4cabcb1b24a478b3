"""A draft and the blocks of its source → the proof that every word is in the model or left over, each block once.

The proof mends what it finds: a block that nothing used, or whose words are not at the field that claims them, becomes
a leftover with its place, so that a fault of a recogniser shows and loses nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from docgen.contracts.recognition import Draft, Plain, SourceBlock
from docgen.reading.blocks import Cut
from docgen.reading.printed_words import Printed, is_counted
from docgen.reading.repair import Repaired
from docgen.reading.results import Conservation, Remainder
from docgen.reading.tidying import tidy
from docgen.vietnamese.text import comparison_key

_TOKEN: Final = re.compile(r"\w+")
_STEP: Final = re.compile(r"\.([^.\[\]]+)|\[(\d+)\]")
_LABEL: Final = re.compile(
    r"\s*\(?(?:[IVXLC]{1,6}|\d{1,3}(?:\.\d{1,3})*|[A-Za-zĐđ])\s?[.)/-](?=\s|[^\W\d])|\s*\d{1,2}(?:\.\d{1,2})+\s"
)
"""A typed label, which docgen counts anew."""
_BARE_NUMBER: Final = re.compile(
    r"(?:\d{1,2}|[IVXLC]{1,6}|[A-ZĐa-zđ](?=\s*[-–—−]))\s*(?:[-–—−]\s*|(?<=\s))(?=[^\W\d_])"
)
"""A number without a sign after it: a label only where the rest of the line is a whole value."""
FIXED_WORDS: Final = frozenset(
    _TOKEN.findall(
        "số ngày tháng năm kính gửi căn cứ lưu nơi nhận địa chỉ điện thoại đt fax thư điện tử email website trang thông"
        " tel tin phụ lục kèm theo đơn vị cơ quan chủ trì phối hợp thời gian thực hiện thời hạn hoàn thành sản phẩm kết"
        " quả kinh phí dự toán nguồn ghi chú tm kt tl tuq q v về việc của và báo cáo gửi chốt liệu thời điểm qua bản vt"
    )
)
"""Words of the layout that docgen prints around a value: “Số:”, “ngày … tháng …”, “Đơn vị chủ trì:”."""

_INCOMPLETE: Final = "Chưa vào hết dữ liệu: «{missing}»."
_IN_TABLES: Final = "TT STT số thứ tự nội dung nhiệm vụ công việc (b)"
"""Further words of the headers of an assignment table, and the `b` of “02b” copies."""
_HIDDEN: Final = "Chữ ẩn trong Word (định dạng Hidden), không in ra; xem có phải là nội dung không."


@dataclass(frozen=True, slots=True)
class Proven:
    """The count, the leftovers with their places, and the blocks that are in the model."""

    conservation: Conservation
    leftovers: tuple[Remainder, ...]
    in_model: frozenset[int]


def prove_conservation(
    repaired: Repaired,
    cut: Cut,
    draft: Draft,
    reasons: Mapping[int, str],
    printed: Mapping[int, Printed] = MappingProxyType({}),
) -> Proven:
    """Count every block; `reasons` say why a block is in no component, `printed` what docgen prints in its place."""
    values = _Values(draft.data)
    claims: dict[int, list[str]] = {}
    for path, blocks in draft.provenance.items():
        for number in blocks:
            claims.setdefault(number, []).append(path)
    implied = frozenset(draft.implied)
    kept: set[int] = set()
    leftovers: list[Remainder] = []
    for block in cut.blocks:
        missing = values.missing_words(block, claims.get(block.index, ()))
        if block.index in claims and not missing:
            kept.add(block.index)
            continue
        reason = reasons.get(block.index, "Chưa có chỗ trong dữ liệu.")
        if block.index in implied:
            fault = printed.get(block.index, values.all_printed).find_fault(block.text)
            if fault is None or (block.index not in printed and is_counted(block.text)):
                kept.add(block.index)
                continue
            reason = fault
        elif block.index in claims:
            reason = _INCOMPLETE.format(missing=" ".join(missing)[:80])
        leftovers.append(Remainder(block.place, block.text, reason))
    leftovers += _uncut(repaired, cut)
    leftovers += hidden_leftovers(repaired)
    count = Conservation(len(kept) + len(leftovers), len(kept), len(leftovers))
    return Proven(count, tuple(leftovers), frozenset(kept))


def hidden_leftovers(repaired: Repaired) -> tuple[Remainder, ...]:
    """Letters that Word keeps but does not show (chữ ẩn): they are in no block, a person decides about them."""
    return tuple(Remainder(place, tidy(text), _HIDDEN) for place, text in repaired.hidden)


def _uncut(repaired: Repaired, cut: Cut) -> Iterable[Remainder]:
    """Source paragraphs whose letters are not all in blocks."""
    letters: dict[int, str] = {}
    for block, source in zip(cut.blocks, cut.source_of, strict=True):
        letters[source] = letters.get(source, "") + _letters(block.text)
    for paragraph in repaired.paragraphs:
        text = tidy(paragraph.text)
        wanted, there = _letters(text), letters.get(paragraph.index, "")
        if wanted != there and Counter(wanted) - Counter(there):
            yield Remainder(paragraph.place, text, "Đoạn này chưa được đọc hết.")


def _letters(text: str) -> str:
    return "".join(text.split())


class _Values:
    """The words of a draft by field path."""

    def __init__(self, data: Mapping[str, Plain]) -> None:
        self._data = data
        self._all: Printed | None = None
        self._known: dict[str, Counter[str]] = {}

    @property
    def all_printed(self) -> Printed:
        """All that is printed of the data, for what names no box: a repeated table header, a row told in tasks."""
        if self._all is None:
            self._all = Printed(" ".join((*_texts(self._data), *FIXED_WORDS, _IN_TABLES)), _INCOMPLETE)
        return self._all

    def missing_words(self, block: SourceBlock, paths: Sequence[str]) -> list[str]:
        """Words of a block that none of the fields it went to has; words of the layout and labels do not count."""
        if not paths:
            return []
        label = _LABEL.match(block.text)
        text = block.text[label.end() :].strip() if label else block.text
        bare = _BARE_NUMBER.match(text)
        whole = {each.casefold() for each in (text, text[bare.end() :] if bare else text)}
        if any(isinstance(value, str) and value.casefold() in whole for value in self._values_at(paths)):
            return []
        said: Counter[str] = Counter()
        for path in paths:
            said += self._words_at(path)
        missing = Counter(_words(text)) - said
        rest = [word for word in missing if word not in FIXED_WORDS]
        return _really_missing(rest, said) if rest else rest

    def _values_at(self, paths: Iterable[str]) -> Iterable[Plain]:
        return (_value_at(self._data, path) for path in paths)

    def _words_at(self, path: str) -> Counter[str]:
        if path not in self._known:
            self._known[path] = Counter(word for text in _texts(_value_at(self._data, path)) for word in _words(text))
        return self._known[path]


def _really_missing(words: Sequence[str], said: Iterable[str]) -> list[str]:
    """Of the words not found, those that are there in no other spelling (`uỷ`, `ủy`) and not written in one."""
    keys = [comparison_key(word) for word in said]
    together = "".join(keys)
    known = frozenset(keys)
    found = (comparison_key(word) for word in words)
    return [
        word
        for word, key in zip(words, found, strict=True)
        if key not in known and (word.isdecimal() or len(word) < 2 or key not in together)  # noqa: PLR2004 — one letter is anywhere
    ]


def _words(text: str) -> list[str]:
    """The words of a text, numbers without the zeros before them."""
    return [word.lstrip("0") or "0" if word.isdecimal() else word for word in _TOKEN.findall(text.casefold())]


def _value_at(data: Mapping[str, Plain], path: str) -> Plain:
    """The value at a path, or of the nearest field above it that the data has."""
    value: Plain = dict(data)
    for name, index in _STEP.findall(path):
        if index and isinstance(value, list | tuple) and int(index) < len(value):
            value = value[int(index)]
        elif name and isinstance(value, Mapping) and name in value:
            value = value[name]
        else:
            break
    return value


def _texts(value: Plain) -> Iterable[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from _texts(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _texts(each)
    elif value is not None and not isinstance(value, bool):
        yield str(value)
