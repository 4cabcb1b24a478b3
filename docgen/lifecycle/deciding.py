"""Turns proposed entries and a person's decisions into decided entries, or into every fault of the decisions."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from docgen.diagnostics import Location, Problem
from docgen.errors import InvalidDataError
from docgen.lifecycle.dropping import find_item_of
from docgen.lifecycle.ledger import Decision
from docgen.vietnamese.citations import find_citations
from docgen.vietnamese.dates import find_dates, parse_date
from docgen.vietnamese.open_slots import SlotKind, find_open_slots
from docgen.vietnamese.text import capitalise_first, find_nearest, normalise_text, same_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from docgen.lifecycle.decisions import DecisionLine, Decisions, EntryLine, Selector
    from docgen.lifecycle.ledger import Entry

FAULT = "decision"
"""Code of every problem of a form."""

_UNCHANGEABLE = "year-of-document"


@dataclass(frozen=True, slots=True)
class _Verdict:
    """What one line of the decisions says, and where it stands in them."""

    selector: Selector
    decision: Decision
    answer: str | None
    where: str


def decide(entries: Sequence[Entry], decisions: Decisions) -> tuple[Entry, ...]:
    """The entries as a person decided them; what nobody spoke of stays as proposed.

    Raises:
        InvalidDataError: every line that contradicts itself or another, fits no entry, or is no answer to what was
            asked.
    """
    problems: list[Problem] = []
    verdicts = list(_verdicts(decisions, problems))
    chosen = _without_contradictions(verdicts, problems)
    problems += _unmatched(chosen.values(), entries, decisions)
    decided = []
    for entry in entries:
        verdict = next((chosen[selector] for selector in _selectors(entry) if selector in chosen), None)
        if verdict is None:
            decided.append(entry)
            continue
        fault = _find_fault(verdict, entry)
        if fault is None:
            decided.append(_decided(entry, verdict))
        else:
            problems.append(fault)
    problems += _slots_answered_apart(decided, decisions)
    if problems:
        unique = tuple(dict.fromkeys(problems))
        raise InvalidDataError(
            f"Phiếu quyết định có {len(unique)} chỗ phải sửa nên không có gì được lập.",
            unique,
            hint="sửa các dòng dưới đây, hoặc lập phiếu mới với --ledger PHIEU.yaml.",
        )
    return tuple(decided)


def require_same_years(decisions: Decisions, from_year: int, to_year: int) -> None:
    """Raise `InvalidDataError` when the decisions were made for another crossing."""
    problems = [
        _problem(
            f"$.{field}", f"Phiếu này {word} {said}, lần này {word} {wanted}.", "chọn đúng phiếu, hoặc lập phiếu mới."
        )
        for field, word, said, wanted in (
            ("from_year", "từ năm", decisions.from_year, from_year),
            ("to_year", "sang năm", decisions.to_year, to_year),
        )
        if said != wanted
    ]
    if problems:
        raise InvalidDataError("Phiếu quyết định là của một lần chuyển năm khác.", problems)


def _problem(path: str, message: str, hint: str) -> Problem:
    return Problem(FAULT, message, Location(path=path), hint)


# what the lines say


def _verdicts(decisions: Decisions, problems: list[Problem]) -> Iterator[_Verdict]:
    """Every line that decides something; a line that contradicts itself is a problem."""
    for index, by_class in enumerate(decisions.classes):
        if by_class.decision is not None:
            where = f"$.classes[{index}]"
            yield _Verdict(("class", by_class.class_), Decision(by_class.decision), None, where)
    groups: tuple[tuple[str, tuple[DecisionLine, ...]], ...] = (
        ("slots", decisions.slots),
        ("texts", decisions.texts),
        ("entries", decisions.entries),
    )
    for name, lines in groups:
        for index, line in enumerate(lines):
            where = f"$.{name}[{index}]"
            if line.decision in {Decision.ACCEPT, Decision.REJECT} and line.answer is not None:
                problems.append(
                    _problem(
                        where,
                        f"Vừa «{line.decision.value}» vừa có nội dung trả lời.",
                        "giữ một trong hai: bỏ «answer», hoặc ghi «decision: answer».",
                    )
                )
            elif line.decision is Decision.DROP and (line.answer is not None or name != "entries"):
                problems.append(
                    _problem(
                        where,
                        "«drop» bỏ cả mục chứa một dòng của sổ, nên chỉ ghi ở «entries» và không kèm «answer».",
                        "ghi ở «entries», hoặc ghi mục cần bỏ ở «drops».",
                    )
                )
            elif line.decision is Decision.ANSWER and line.answer is None:
                problems.append(_problem(where, "«decision: answer» mà chưa ghi «answer».", "ghi nội dung ở «answer»."))
            elif line.answer is not None or line.decision is not None:
                yield _Verdict(line.selector, line.decision or Decision.ANSWER, _tidy(line.answer), where)


def _tidy(answer: str | None) -> str | None:
    return None if answer is None else normalise_text(answer).strip()


def _without_contradictions(verdicts: Iterable[_Verdict], problems: list[Problem]) -> dict[Selector, _Verdict]:
    chosen: dict[Selector, _Verdict] = {}
    for verdict in verdicts:
        first = chosen.setdefault(verdict.selector, verdict)
        if (first.decision, first.answer) != (verdict.decision, verdict.answer):
            problems.append(
                _problem(
                    verdict.where,
                    f"«{verdict.selector[-1]}» được quyết định hai lần khác nhau: ở đây {verdict.decision.label}, "
                    f"ở {first.where} {first.decision.label}.",
                    "giữ một trong hai dòng.",
                )
            )
    return chosen


# which entries they mean


def _selectors(entry: Entry) -> tuple[Selector, ...]:
    """What may speak of an entry, the nearest first."""
    words = entry.before or ""
    slot: tuple[Selector, ...] = (("slot", entry.slot),) if entry.slot else ()
    return (("id", entry.id), *slot, ("text", entry.kind, words), ("text", words), ("class", entry.kind))


def _unmatched(verdicts: Iterable[_Verdict], entries: Sequence[Entry], decisions: Decisions) -> Iterator[Problem]:
    """Lines that fit no entry, and lines of entries whose words have changed since."""
    known = {selector for entry in entries for selector in _selectors(entry)}
    by_id = {entry.id: entry for entry in entries}
    for verdict in verdicts:
        if verdict.selector not in known:
            kind, said = verdict.selector[0], verdict.selector[-1]
            nearest = find_nearest(said, [selector[-1] for selector in known if selector[0] == kind])
            yield _problem(
                verdict.where,
                f"Không có dòng nào của sổ ứng với «{said}»; văn bản đã sửa từ khi lập phiếu, hoặc ghi nhầm.",
                f"có phải «{nearest}»?" if nearest else "lập phiếu mới, hoặc xóa dòng này.",
            )
    for index, line in enumerate(decisions.entries):
        entry = by_id.get(line.id)
        if entry is not None and _has_changed(line, entry):
            yield _problem(
                f"$.entries[{index}].before",
                f"Dòng «{line.id}» nay là «{entry.before}» ở {entry.place}, trong phiếu là «{line.before}».",
                "lập phiếu mới và quyết định lại dòng này.",
            )


def _has_changed(line: EntryLine, entry: Entry) -> bool:
    """Whether a decided line was written about other words."""
    decides = line.decision is not None or line.answer is not None
    return decides and line.before is not None and normalise_text(line.before) != (entry.before or "")


# what they do


def _find_fault(verdict: _Verdict, entry: Entry) -> Problem | None:
    """Why a verdict is no decision about this entry, or None."""
    if verdict.decision is Decision.DROP:
        if find_item_of(entry.path) is not None:
            return None
        message = f"«{entry.before}» ({entry.place}) không nằm trong mục nào bỏ được."
        return _problem(verdict.where, message, "«drop» dùng cho nhiệm vụ, đoạn, hàng, nơi nhận.")
    if entry.rule == _UNCHANGEABLE and entry.start is None and verdict.decision is not Decision.ACCEPT:
        return _problem(
            verdict.where, "Năm của văn bản là năm đã chọn, không trả lời khác được.", "chọn năm khác ở --year."
        )
    unanswerable = verdict.decision is Decision.ACCEPT and entry.leaves_a_slot and entry.suggestion is None
    if unanswerable and verdict.selector[0] != "class":
        return _problem(
            verdict.where,
            f"«{entry.slot}» ({entry.place}) chưa có gợi ý nào để đồng ý.",
            "ghi nội dung ở «answer», hoặc «reject» để giữ như cũ.",
        )
    if verdict.decision is Decision.ANSWER:
        return _find_misfit(verdict, entry)
    return None


def _find_misfit(verdict: _Verdict, entry: Entry) -> Problem | None:
    """Why an answer does not answer what the slot asked, or None."""
    answer = verdict.answer or ""
    if not answer:
        return _problem(verdict.where, "Nội dung trả lời để trống.", "ghi nội dung, hoặc «reject» để giữ như cũ.")
    slots = find_open_slots(entry.after or "")
    wanted = slots[0].slot.kind if entry.slot and slots else SlotKind.TEXT
    if find_open_slots(answer):
        return _problem(verdict.where, "Nội dung trả lời vẫn là một chỗ chờ điền.", "ghi nội dung thật, hoặc để trống.")
    if wanted is SlotKind.ACT and not find_citations(answer):
        return _problem(
            verdict.where,
            f"«{answer}» không nêu văn bản nào: cần số, ký hiệu và ngày.",
            "ghi như: Kế hoạch số 99/KH-UBND ngày 10/4/2025 của UBND tỉnh Nghệ An.",
        )
    if wanted is SlotKind.NAME and any(letter.isdigit() for letter in answer):
        return _problem(verdict.where, f"«{answer}» không phải họ tên.", "ghi họ tên người ký.")
    return _find_false_day(verdict, answer, wanted)


def _find_false_day(verdict: _Verdict, answer: str, wanted: SlotKind) -> Problem | None:
    """Why an answer names no day that a calendar has, or None."""
    if wanted is SlotKind.DATE and not _is_date(answer):
        return _problem(verdict.where, f"«{answer}» không phải ngày tháng.", "ghi như 05/3/2026.")
    never = next((day.written for day in find_dates(answer) if not day.is_possible), None)
    if never is not None:
        return _problem(verdict.where, f"«{never}» không có trong lịch.", "chọn một ngày có thật.")
    return None


def _is_date(text: str) -> bool:
    try:
        parse_date(text)
    except ValueError:
        return False
    return True


def _decided(entry: Entry, verdict: _Verdict) -> Entry:
    after = entry.after
    if verdict.decision is Decision.DROP:
        return replace(entry, decision=Decision.DROP)
    if verdict.decision is Decision.REJECT:
        after = entry.before
    elif verdict.decision is Decision.ANSWER:
        after = verdict.answer if verdict.selector[0] == "id" else _as_it_stands(verdict.answer, entry)
    elif entry.leaves_a_slot or not entry.is_change:
        if entry.leaves_a_slot and entry.suggestion is None:
            return entry  # a class was accepted; what it cannot tell stays open
        after = _as_it_stands(entry.suggestion, entry) if entry.suggestion is not None else entry.after
    return replace(entry, after=after, decision=verdict.decision, answer=verdict.answer)


def _as_it_stands(words: str | None, entry: Entry) -> str | None:
    """Words said for many places, with a capital where they open a field that opened with one."""
    opens = entry.start in {0, None} and (entry.before or "")[:1].isupper()
    return capitalise_first(words) if words and opens else words


def _slots_answered_apart(entries: Iterable[Entry], decisions: Decisions) -> Iterator[Problem]:
    """One open slot is one question: two answers to it contradict each other."""
    answers: dict[str, Entry] = {}
    lines = {line.id: index for index, line in enumerate(decisions.entries)}
    for entry in entries:
        if entry.slot is None or entry.decision is None:
            continue
        first = answers.setdefault(entry.slot, entry)
        if first.before == entry.before and not same_text(first.after or "", entry.after or ""):
            yield _problem(
                f"$.entries[{lines.get(entry.id, 0)}]",
                f"Chỗ chờ điền «{entry.slot}» có hai nội dung: «{first.after}» ở {first.place} và "
                f"«{entry.after}» ở {entry.place}.",
                "trả lời một lần ở «slots».",
            )
