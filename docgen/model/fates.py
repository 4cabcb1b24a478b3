"""Turns a body or unit of the register into what stands in its place on a later day.

One entry may have several steps (thị xã Cửa Lò → thành phố Vinh 01/12/2024 → phường Cửa Lò 01/7/2025): the last one
until the day decides, all of them are told. What nobody proved, and what needs a choice, is marked so.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from docgen.model.register import ChangeKind, Precision, Standing
from docgen.vietnamese.dates import format_date_short, format_month
from docgen.vietnamese.text import comparison_key

if TYPE_CHECKING:
    from datetime import date

    from docgen.model.register import Change, Register, RegisteredBody, RegisteredUnit, Successor

    Entry = RegisteredBody | RegisteredUnit


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of a body or unit by some day."""

    entry: Entry
    steps: tuple[Change, ...]
    """Every change until the day, oldest first; never empty."""
    target: Entry | None
    """Who stands in its place; None when nobody does."""
    proved: bool
    """Every step rests on a source, and its day has passed for sure."""
    several: bool
    """The work went to several bodies, and the text speaks of the fields of more than one."""

    @property
    def last(self) -> Change:
        """The change that decides."""
        return self.steps[-1]


def find_fate(entry: Entry, register: Register, day: date, *, text: str = "") -> Fate | None:
    """What stands in the place of `entry` on `day`, or None when nothing has changed.

    `text` is where it is named: when the work was split, its words (`trẻ em`) tell which successor is meant.
    """
    steps: list[Change] = []
    current: Entry | None = entry
    proved, several = True, False
    since: date | None = None
    while current is not None:
        changes = [change for change in current.changes_until(day) if since is None or change.on > since]
        if not changes:
            break
        steps += changes
        change = changes[-1]
        since = change.on
        successor, doubtful = _choose(change, text)
        several = several or doubtful
        proved = proved and change.is_fact and change.certain_from <= day
        proved = proved and (successor is None or successor.standing is Standing.FACT)
        current = register.find_body(successor.to) if successor else None
        if current is None:
            break
    if not steps:
        return None
    return Fate(entry, tuple(steps), current, proved, several)


def _choose(change: Change, text: str) -> tuple[Successor | None, bool]:
    """The successor that the words of `text` mean, and whether they mean several."""
    if not change.to:
        return None, False
    key = comparison_key(text)
    named = [successor for successor in change.to if any(comparison_key(duty) in key for duty in successor.duties)]
    if not named and all(successor.duties and successor.standing is not Standing.FACT for successor in change.to):
        return None, False  # one part went there; nothing says that this part is meant
    if len(change.to) == 1 or not named:
        return change.to[0], False
    return named[0], len(named) > 1


def format_history(fate: Fate, register: Register) -> str:
    """The steps as a sentence: `sáp nhập vào thành phố Vinh từ 01/12/2024 (Nghị quyết …); …`."""
    return "; ".join(_step(change, register) for change in fate.steps)


_LINKS = {
    ChangeKind.RENAMED: " thành",
    ChangeKind.MERGED: " vào",
    ChangeKind.MOVED: " thành",
    ChangeKind.SPLIT: ", nhiệm vụ chuyển về",
    ChangeKind.ABOLISHED: ", thay bằng",
}


def _step(change: Change, register: Register) -> str:
    names = [
        entry.name + (" (chưa kiểm chứng)" if change.is_fact and successor.standing is not Standing.FACT else "")
        for successor in change.to
        if (entry := register.find_body(successor.to))
    ]
    words = change.kind.label
    if names:
        link = _LINKS[change.kind]
        part = ", một phần" if change.kind is not ChangeKind.SPLIT and all(one.duties for one in change.to) else ""
        words = f"{words}{part}{link} {', '.join(names)}"
    ground = change.basis or change.source
    return f"{words} {format_day_of(change)}{f' ({ground})' if ground else ''}"


def format_day_of(change: Change) -> str:
    """`từ 01/7/2025`, `khoảng tháng 3/2025`, `trong năm 2025`, as exactly as the day is known."""
    if change.precision is Precision.DAY:
        return f"từ {format_date_short(change.on)}"
    if change.precision is Precision.MONTH:
        return f"khoảng tháng {format_month(change.on.month)}/{change.on.year}"
    return f"trong năm {change.on.year}"
