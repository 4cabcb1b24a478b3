"""Turns a ledger into Markdown: first what is read in two minutes, then every entry with its place and its reason."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from docgen.lifecycle.ledger import DROPPED, Decision, Ledger, class_label
from docgen.vietnamese.open_slots import find_open_slots
from docgen.vietnamese.text import squeeze

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from docgen.lifecycle.ledger import Entry

_BRIEF = 60
"""Letters of a quotation in the first part."""
_FULL = 200
_PLACES = 3
_NOTHING = {None: "để trống", "": "bỏ"}
"""What stands in the place of words that went: a field left empty, words taken out of a sentence."""


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

    @property
    def times(self) -> str:
        return f" ({len(self.places)} chỗ)" if len(self.places) > 1 else ""


@dataclass(frozen=True, slots=True)
class _Sorted:
    """The entries of a ledger by what a reader wants to know of them."""

    questions: tuple[Entry, ...]
    decided: tuple[Entry, ...]
    changed: tuple[Entry, ...]
    kept: tuple[Entry, ...]


def format_ledger(ledger: Ledger) -> str:
    """Sổ chuyển năm for a head of office: what is gone, counts, what to decide, then the details."""
    told = _sorted(ledger)
    lines = [f"# Sổ chuyển năm {ledger.from_year} → {ledger.to_year}", "", _cell(ledger.title), ""]
    lines += [*_level_change(ledger), *_counts(ledger)]
    lines += _brief("Cần người quyết định", told.questions)
    lines += _brief("Đã quyết định", told.decided)
    lines += _brief("Đã đổi", told.changed)
    lines += _stays(told.kept)
    lines += _warnings(ledger.entries)
    details = [*_questions(told.questions), *_table("Đã quyết định", told.decided), *_table("Đã đổi", told.changed)]
    if details:
        lines += ["---", "", "# Chi tiết", "", *details]
    return "\n".join(lines).rstrip("\n") + "\n"


def _sorted(ledger: Ledger) -> _Sorted:
    settled = [entry for entry in ledger.entries if not entry.is_open]
    return _Sorted(
        questions=tuple(entry for entry in ledger.entries if entry.is_open),
        decided=tuple(entry for entry in settled if entry.decision is not None),
        changed=tuple(entry for entry in settled if entry.decision is None and entry.is_change),
        kept=tuple(entry for entry in settled if entry.decision is None and not entry.is_change),
    )


# the first part


def _level_change(ledger: Ledger) -> Iterator[str]:
    if not ledger.level_change:
        return
    yield "## Cơ quan ban hành không còn"
    yield ""
    yield from (f"- {_escaped(sentence)}" for sentence in ledger.level_change)
    yield ""


def _counts(ledger: Ledger) -> Iterator[str]:
    counts = ledger.counts
    yield "| Đã đổi | Giữ nguyên | Chờ quyết định | Chỗ chờ điền | Đã quyết định |"
    yield "|---:|---:|---:|---:|---:|"
    yield f"| {counts.changed} | {counts.kept} | {counts.open_questions} | {counts.open_slots} | {counts.decided} |"
    yield ""


def _brief(title: str, entries: tuple[Entry, ...]) -> Iterator[str]:
    """A line a class: what stood there, what stands there now, how often."""
    if not entries:
        return
    yield f"## {title} ({len(entries)})"
    yield ""
    classes: dict[str, list[str]] = {}
    for row in _rows(entries):
        classes.setdefault(class_label(row.first.kind), []).append(_fate(row.first) + row.times)
    yield from (f"- **{label}**: {'; '.join(fates)}" for label, fates in classes.items())
    yield ""


def _fate(entry: Entry) -> str:
    """`«thị xã» giữ như cũ, gợi ý «phường»`."""
    before = _quoted(entry.before)
    proposal = f", gợi ý {_quoted(entry.suggestion)}" if entry.suggestion and entry.is_open else ""
    if find_open_slots(entry.after or ""):
        return f"{before} → chờ điền `{entry.slot}`{proposal}"
    if entry.kind == DROPPED:
        return f"{before} → bỏ cả mục"
    if entry.is_change:
        return f"{before} → {_quoted(entry.after) if entry.after else _NOTHING[entry.after]}{proposal}"
    return f"{before} giữ như cũ{proposal}"


def _stays(entries: tuple[Entry, ...]) -> Iterator[str]:
    """What stayed: a line a reason, the words after it."""
    reasons: dict[tuple[str, str], list[str]] = {}
    for entry in entries:
        reasons.setdefault((entry.kind, entry.reason), []).append(_quoted(entry.before))
    if not reasons:
        return
    yield f"## Giữ nguyên, có lý do ({len(entries)})"
    yield ""
    for (kind, reason), words in reasons.items():
        yield f"- **{class_label(kind)}**: {_cell(reason)} {'; '.join(dict.fromkeys(words))}"
    yield ""


def _warnings(entries: Iterable[Entry]) -> Iterator[str]:
    places: dict[str, list[str]] = {}
    for entry in entries:
        for warning in entry.warnings:
            places.setdefault(warning, []).append(entry.place)
    if not places:
        return
    yield "## Lưu ý"
    yield ""
    for warning, where in places.items():
        yield f"- {_escaped(warning)} ({'; '.join(dict.fromkeys(where))})"
    yield ""


# the details


def _questions(entries: tuple[Entry, ...]) -> Iterator[str]:
    if not entries:
        return
    yield "## Cần người quyết định"
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
        return f"chờ điền `{entry.slot}`"
    return _cell(entry.after) or "(bỏ)" if entry.is_change else "giữ như cũ"


def _table(title: str, entries: tuple[Entry, ...]) -> Iterator[str]:
    if not entries:
        return
    yield f"## {title}"
    yield ""
    yield "| Nhóm | Năm trước | Năm sau | Chỗ | Vì sao |"
    yield "|---|---|---|---|---|"
    for row in _rows(entries):
        one = row.first
        why = one.decision.label if one.decision else _cell(one.reason)
        why = f"{why}: {_cell(one.reason)}" if one.decision is Decision.DROP else why
        after = "giữ như cũ" if one.decision is Decision.REJECT or not one.is_change else _cell(one.after) or "(bỏ)"
        yield f"| {class_label(one.kind)} | {_cell(one.before)} | {after} | {_cell(row.where)} | {why} |"
    yield ""


def _rows(entries: Iterable[Entry]) -> Iterator[_Row]:
    """Entries with the same words and the same fate as one row."""
    groups: dict[tuple[object, ...], list[Entry]] = {}
    for entry in entries:
        key = (entry.kind, entry.before, entry.after, entry.suggestion, entry.decision)
        groups.setdefault(key, []).append(entry)
    for group in groups.values():
        yield _Row(group[0], tuple(entry.place for entry in group))


# words


def _quoted(words: str | None) -> str:
    return f"«{_cell(words, _BRIEF)}»"


def _cell(words: str | None, longest: int = _FULL) -> str:
    """Words on one line that cannot break the table."""
    if words is None:
        return ""
    line = squeeze(words)
    line = line if len(line) <= longest else f"{line[:longest].rstrip()}…"
    return _escaped(line)


def _escaped(words: str) -> str:
    for sign in ("\\", "|", "*", "_", "`", "<", "[", "]"):
        words = words.replace(sign, f"\\{sign}")
    return words
