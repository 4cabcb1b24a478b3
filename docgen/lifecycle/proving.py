"""Proves that the difference of two documents is what the ledger says: no silent change, no entry without a reason."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from docgen.errors import DocgenError
from docgen.lifecycle.dropping import is_dropped, shifted
from docgen.lifecycle.fields import leaves_of
from docgen.lifecycle.ledger import DROPPED

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from docgen.lifecycle.fields import Leaf
    from docgen.lifecycle.ledger import Entry
    from docgen.model import AdministrativeDocument


class LedgerError(DocgenError):
    """The new document is not what the ledger says: nothing is handed over."""

    exit_code = 6
    code = "ledger"


def prove(old: AdministrativeDocument, new: AdministrativeDocument, entries: Iterable[Entry]) -> None:
    """Raise `LedgerError` unless the ledger, put into the old document, gives the new one to the letter."""
    entries = tuple(entries)
    dropped = [entry.path for entry in entries if entry.kind == DROPPED]
    before = {shifted(path, dropped): leaf for path, leaf in leaves_of(old).items() if not is_dropped(path, dropped)}
    after = leaves_of(new)
    by_path: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        if not entry.reason:
            raise _broken(entry.path, "một dòng không ghi lý do")
        if entry.kind != DROPPED:
            if is_dropped(entry.path, dropped):
                raise _broken(entry.path, "một dòng thuộc mục đã bỏ")
            by_path[shifted(entry.path, dropped)].append(entry)
    for path in dict.fromkeys((*before, *after, *by_path)):
        if path not in after and isinstance(before.get(path), bool) and path not in by_path:
            continue  # a switch of what was taken out with all its words
        if path not in before:
            if after[path] is None:
                continue  # what held the fields of the old document was taken out with them
            raise _broken(path, "trường này không có trong văn bản cũ")
        if value_after(path, before[path], by_path[path]) != written(after.get(path)):
            raise _broken(path, "nội dung mới khác nội dung ghi trong sổ")


def value_after(path: str, value: Leaf, entries: Sequence[Entry]) -> str | None:
    """What a field holds once its entries are put in, as words. Raises `LedgerError` when one does not fit it."""
    text = written(value)
    whole = [entry for entry in entries if entry.start is None]
    if whole:
        if len(entries) > 1 or whole[0].before != text:
            raise _broken(path, "dòng của cả trường không khớp với trường")
        return whole[0].after
    pieces: list[str] = []
    place = 0
    for entry in sorted(entries, key=lambda one: one.start or 0):
        start, stood = entry.start or 0, entry.before or ""
        if text is None or start < place or text[start : start + len(stood)] != stood:
            raise _broken(path, "một dòng không khớp với chữ của trường")
        pieces += [text[place:start], entry.after or ""]
        place = start + len(stood)
    return None if text is None else "".join([*pieces, text[place:]])


def written(leaf: Leaf) -> str | None:
    """A value as words: the year 2024 as `2024`."""
    return None if leaf is None else str(leaf)


def _broken(path: str, what: str) -> LedgerError:
    return LedgerError(
        f"Sổ chuyển năm không khớp với văn bản mới ở {path}: {what}. Không có gì được lập.",
        hint="đây là lỗi của docgen; gửi câu này và tệp dữ liệu cho người phụ trách docgen.",
    )
