"""Turns a ledger into a page of Markdown: what is gone, what needs a person, what changed, what stayed and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from docgen.lifecycle.ledger import Decision, Ledger, class_label
from docgen.vietnamese.open_slots import find_open_slots
from docgen.vietnamese.text import squeeze

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from docgen.lifecycle.ledger import Entry

_LONGEST = 200
_PLACES = 3


@dataclass(frozen=True, slots=True)
class _Row:
    """Entries that say the same, at several places."""

    first: Entry
    places: tuple[str, ...]

    @property
    def where(self) -> str:
        shown = "; ".join(dict.fromkeys(self.places[:_PLACES]))
        more = len(self.places) - _PLACES
        return f"{shown}; và {more} chỗ nữa" if more > 0 else shown


def format_ledger(ledger: Ledger) -> str:
    """Sổ chuyển năm for a head of office: counts, then what to decide, then the rest, the same words told once."""
    lines = [f"# Sổ chuyển năm {ledger.from_year} → {ledger.to_year}", "", _cell(ledger.title), ""]
    lines += [*_level_change(ledger), *_counts(ledger)]
    decided = [entry for entry in ledger.entries if entry.decision is not None]
    still_open = [entry for entry in ledger.entries if entry.is_open]
    changed = [entry for entry in ledger.entries if entry.is_change and not entry.is_open and entry.decision is None]
    kept = [entry for entry in ledger.entries if not entry.is_change and not entry.is_open and entry.decision is None]
    lines += _questions(still_open)
    lines += _table("Đã quyết định", decided, with_decision=True)
    lines += _table("Đã đổi", changed)
    lines += _stays(kept)
    lines += _warnings(ledger.entries)
    return "\n".join(lines).rstrip("\n") + "\n"


def _counts(ledger: Ledger) -> Iterator[str]:
    counts = ledger.counts
    yield "| Đã đổi | Giữ nguyên | Chờ quyết định | Chỗ chờ điền | Đã quyết định |"
    yield "|---:|---:|---:|---:|---:|"
    yield f"| {counts.changed} | {counts.kept} | {counts.open_questions} | {counts.open_slots} | {counts.decided} |"
    yield ""


def _level_change(ledger: Ledger) -> Iterator[str]:
    if not ledger.level_change:
        return
    yield "## Cơ quan ban hành không còn"
    yield ""
    yield from (f"- {_escaped(sentence)}" for sentence in ledger.level_change)
    yield ""


def _questions(entries: list[Entry]) -> Iterator[str]:
    if not entries:
        return
    yield f"## Cần người quyết định ({len(entries)})"
    yield ""
    yield "| Chỗ | Năm trước | Đang ghi | Gợi ý | Vì sao |"
    yield "|---|---|---|---|---|"
    for row in _rows(entries):
        one = row.first
        cells = (_cell(row.where), _cell(one.before), _now(one), _cell(one.suggestion), _cell(one.reason))
        yield f"| {' | '.join(cells)} |"
    yield ""


def _now(entry: Entry) -> str:
    """What the new document holds where a person has still to decide."""
    if find_open_slots(entry.after or ""):
        return f"chờ điền `{entry.slot}`" if entry.slot else "chờ điền"
    return _cell(entry.after) if entry.is_change else "giữ như cũ"


def _table(title: str, entries: list[Entry], *, with_decision: bool = False) -> Iterator[str]:
    if not entries:
        return
    yield f"## {title} ({len(entries)})"
    yield ""
    yield "| Nhóm | Năm trước | Năm sau | Chỗ | " + ("Quyết định |" if with_decision else "Vì sao |")
    yield "|---|---|---|---|---|"
    for row in _rows(entries):
        one = row.first
        last = one.decision.label if with_decision and one.decision else _cell(one.reason)
        kept = one.decision is Decision.REJECT
        after = "giữ như cũ" if kept else _cell(one.after)
        yield f"| {class_label(one.kind)} | {_cell(one.before)} | {after} | {_cell(row.where)} | {last} |"
    yield ""


def _stays(entries: list[Entry]) -> Iterator[str]:
    """What stayed: a line a reason, the words after it."""
    if not entries:
        return
    yield f"## Giữ nguyên, có lý do ({len(entries)})"
    yield ""
    reasons: dict[tuple[str, str], list[str]] = {}
    for entry in entries:
        reasons.setdefault((entry.kind, entry.reason), []).append(_cell(entry.before))
    for (kind, reason), words in reasons.items():
        shown = "; ".join(f"«{word}»" for word in dict.fromkeys(words))
        yield f"- **{class_label(kind)}**: {_cell(reason)} {shown}"
    yield ""


def _warnings(entries: Iterable[Entry]) -> Iterator[str]:
    told = [(warning, entry.place) for entry in entries for warning in entry.warnings]
    if not told:
        return
    yield "## Lưu ý"
    yield ""
    places: dict[str, list[str]] = {}
    for warning, place in told:
        places.setdefault(warning, []).append(place)
    for warning, where in places.items():
        yield f"- {_escaped(warning)} ({'; '.join(dict.fromkeys(where))})"
    yield ""


def _rows(entries: Iterable[Entry]) -> Iterator[_Row]:
    """Entries with the same words and the same fate as one row."""
    groups: dict[tuple[object, ...], list[Entry]] = {}
    for entry in entries:
        key = (entry.kind, entry.before, entry.after, entry.reason, entry.suggestion, entry.decision)
        groups.setdefault(key, []).append(entry)
    for group in groups.values():
        yield _Row(group[0], tuple(entry.place for entry in group))


def _cell(words: str | None) -> str:
    """Words on one line that cannot break the table."""
    if words is None:
        return ""
    line = squeeze(words)
    line = line if len(line) <= _LONGEST else f"{line[:_LONGEST].rstrip()}…"
    return _escaped(line)


def _escaped(words: str) -> str:
    for sign in ("\\", "|", "*", "_", "`", "<", "[", "]"):
        words = words.replace(sign, f"\\{sign}")
    return words
