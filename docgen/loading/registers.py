"""Turns the shipped register and an office's own YAML into one `Register`; every fault has its file, line and field."""

from __future__ import annotations

import os
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from docgen import model
from docgen.files import file_location, read_bytes
from docgen.loading.sources import MAX_FILE_BYTES, read_written
from docgen.loading.validating import refuse_faults, validate
from docgen.model.register import ChangeKind, Programme, Register, RegisteredBody, RegisteredLaw, RegisteredUnit, Signer
from docgen.vietnamese.dates import format_date_short
from docgen.vietnamese.text import find_nearest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from docgen.model.register import Entry

_SHIPPED = Path(model.__file__).parent / "data" / "register.yaml"

RegisterSource: TypeAlias = "Path | str | os.PathLike[str] | bytes"


@cache
def shipped_register() -> Register:
    """The register (sổ theo dõi thay đổi) that comes with docgen: proved facts, and suggestions marked as such."""
    return _read(read_bytes(_SHIPPED, limit=MAX_FILE_BYTES), "register.yaml", Register())


def load_register(source: RegisterSource, *, extends: Register | None = None, name: str = "") -> Register:
    """The shipped register with an office's own entries (sổ riêng của cơ quan) added, or put in the place of old ones.

    Args:
        source: a YAML or JSON file, or its bytes.
        extends: what to extend instead of the shipped register.
        name: what to call bytes in messages.

    Raises:
        FileAccessError: the file is absent, is a directory, or may not be read.
        UnreadableInputError: not UTF-8, not YAML, empty.
        UnsafeInputError: too large, too deep, or an alias bomb.
        InvalidDataError: every fault of the register at once, each with line, column and field path.
    """
    base = shipped_register() if extends is None else extends
    if isinstance(source, bytes):
        return _read(source, name, base)
    path = Path(source)
    return _read(read_bytes(path, limit=MAX_FILE_BYTES), file_location(path).file, base)


def _read(data: bytes, file: str, base: Register) -> Register:
    written = read_written(data, None, file)
    own = validate(written, Register, file)
    whole = base.extended_by(own)
    refuse_faults(written, Register, _faults(own, base, whole), code="register", file=file)
    return whole


def _faults(own: Register, base: Register, whole: Register) -> Iterator[tuple[str, str, str]]:
    """What only the register as a whole can tell: `(path, message, hint)`."""
    seen: dict[str, str] = {}
    for path, entry in own.entries():
        if entry.id in seen:
            yield f"{path}.id", f"Mã «{entry.id}» đã dùng ở mục {seen[entry.id]}.", "mỗi mục một mã riêng."
        seen.setdefault(entry.id, path.removeprefix("$."))
        other = base.find_entry(entry.id)
        if other is not None and type(other) is not type(entry):
            yield f"{path}.id", f"Mã «{entry.id}» trong sổ có sẵn là của một mục loại khác.", "chọn mã khác."
        yield from _faults_of(path, entry, whole)
    known = [entry.id for _, entry in base.entries()]
    for number, dropped in enumerate(own.remove):
        if dropped not in known:
            nearest = find_nearest(dropped, known)
            hint = f"có phải «{nearest}»?" if nearest else "xóa dòng này."
            yield f"$.remove[{number}]", f"Không có mục «{dropped}» nào để bỏ.", hint
    yield from _orphans(own, whole)


def _orphans(own: Register, whole: Register) -> Iterator[tuple[str, str, str]]:
    """Entries of the base whose successor the office removed."""
    if not own.remove:
        return
    mine = {entry.id for _, entry in own.entries()}
    for _, entry in whole.entries():
        if entry.id in mine:
            continue
        for _, target in _targets("$", entry):
            if target in own.remove and whole.find_entry(target) is None:
                number = own.remove.index(target)
                message = f"Không bỏ được mục «{target}»: mục «{entry.id}» ghi đó là nơi tiếp nhận."
                yield f"$.remove[{number}]", message, f"bỏ cả «{entry.id}», hoặc ghi đè mục ấy."


def _faults_of(path: str, entry: Entry, whole: Register) -> Iterator[tuple[str, str, str]]:
    for place, target in _targets(path, entry):
        found = whole.find_entry(target)
        if found is None or type(found) is not type(entry):
            nearest = find_nearest(target, (other.id for _, other in whole.entries() if type(other) is type(entry)))
            hint = f"có phải «{nearest}»?" if nearest else "thêm mục ấy vào sổ, hoặc sửa mã."
            yield place, f"Mã «{target}» không có trong sổ.", hint
        elif target == entry.id:
            yield place, f"Mục «{target}» không thể tiếp nhận chính nó.", "ghi mã của nơi tiếp nhận."
    if isinstance(entry, RegisteredBody | RegisteredUnit):
        yield from _faults_of_history(path, entry, whole)
    else:
        yield from _faults_of_days(path, entry)


def _faults_of_days(path: str, entry: Entry) -> Iterator[tuple[str, str, str]]:
    if isinstance(entry, Programme) and entry.first_year and entry.last_year and entry.last_year < entry.first_year:
        yield f"{path}.last_year", f"Năm cuối {entry.last_year} trước năm đầu {entry.first_year}.", "sửa lại hai năm."
    if isinstance(entry, Signer) and entry.from_day and entry.to_day and entry.to_day <= entry.from_day:
        yield f"{path}.to_day", "Ngày thôi giữ chức vụ không sau ngày bắt đầu.", "sửa lại hai ngày."
    if isinstance(entry, RegisteredLaw) and (entry.superseded_by is None) != (entry.superseded_on is None):
        missing = "superseded_by" if entry.superseded_by is None else "superseded_on"
        yield (
            path,
            f"Văn bản bị thay thế phải ghi cả ngày và văn bản thay thế, thiếu «{missing}».",
            f"thêm «{missing}».",
        )


def _comes_back(start: str, wanted: str, on: date, whole: Register) -> bool:
    """Whether the changes of one day lead from `start` to `wanted`."""
    waiting, seen = [start], {start}
    while waiting:
        entry = whole.find_body(waiting.pop())
        for change in entry.changes if entry else ():
            following = {successor.to for successor in change.to} - seen if change.on == on else set()
            if wanted in following:
                return True
            seen |= following
            waiting += sorted(following)
    return False


def _faults_of_history(
    path: str, entry: RegisteredBody | RegisteredUnit, whole: Register
) -> Iterator[tuple[str, str, str]]:
    for number, (before, after) in enumerate(pairwise(entry.changes), start=1):
        if after.on <= before.on:
            yield f"{path}.changes[{number}].on", "Lần thay đổi này không sau lần trước.", "xếp theo thứ tự thời gian."
    for number, change in enumerate(entry.changes):
        place = f"{path}.changes[{number}]"
        for which, successor in enumerate(change.to):
            if successor.to != entry.id and _comes_back(successor.to, entry.id, change.on, whole):
                day = format_date_short(change.on)
                message = f"«{entry.id}» và «{successor.to}» tiếp nhận lẫn nhau trong cùng ngày {day}."
                yield f"{place}.to[{which}].to", message, "bỏ một trong hai lần thay đổi, hoặc sửa ngày."
        if change.kind is ChangeKind.ABOLISHED and change.to:
            yield f"{place}.to", "Kết thúc hoạt động thì không có nơi tiếp nhận.", "đổi «kind» thành merged hoặc split."
        elif change.kind is not ChangeKind.ABOLISHED and not change.to:
            yield place, f"Thiếu «to»: {change.kind.label} thì phải có nơi tiếp nhận.", "thêm «to: [{to: mã}]»."


def _targets(path: str, entry: Entry) -> Iterator[tuple[str, str]]:
    if isinstance(entry, RegisteredLaw):
        if entry.superseded_by is not None:
            yield f"{path}.superseded_by", entry.superseded_by
        return
    for number, change in enumerate(getattr(entry, "changes", ())):
        for place, successor in enumerate(change.to):
            yield f"{path}.changes[{number}].to[{place}].to", successor.to
