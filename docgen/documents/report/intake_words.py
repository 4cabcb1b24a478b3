"""What came in from the units → the paragraphs in which an office says who answered, who was late and who did not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from docgen.contracts.consolidation import Consolidated, FormFault, FormNote
from docgen.documents.report.sentences import count_words, is_own_report, list_words, speakers, who_words
from docgen.vietnamese.dates import format_date_short
from docgen.vietnamese.text import capitalise_first

COUNTED_FAULTS = (FormFault.LATE, FormFault.DUPLICATE)
"""What an office says of units whose answers count"""
LEFT_OUT_FAULTS = (
    *(FormFault.MISSING, FormFault.OTHER_PERIOD, FormFault.EMPTY, FormFault.UNREADABLE, FormFault.DUPLICATE),
    FormFault.FOREIGN,
)
"""Why a unit's answer does not count; the rest is told to whoever makes the report."""


def noted_units(consolidated: Consolidated) -> Iterator[tuple[FormFault, bool, tuple[FormNote, ...]]]:
    """What is said of the units, each unit once for a fault: (fault, whether they are counted, a note of each).

    Whoever is not counted is named under one fault only, so that the counts add up to the units that were asked.
    """
    answered, asked = frozenset(consolidated.answered), dict(consolidated.units)
    placed: set[str] = set()
    for is_counted, faults in ((True, COUNTED_FAULTS), (False, LEFT_OUT_FAULTS)):
        for fault in faults:
            found: dict[str, FormNote] = {}
            for note in consolidated.notes:
                is_asked = note.unit in asked and (note.unit in answered) is is_counted
                if note.fault is fault and is_asked and (is_counted or note.unit not in placed):
                    found.setdefault(note.unit, note)
            placed |= set() if is_counted else set(found)
            if found:
                yield fault, is_counted, tuple(found.values())


def intake_paragraphs(consolidated: Consolidated) -> Iterator[str]:
    """One paragraph on the answers, one on the figures where they are estimates. An office has none on itself."""
    if not is_own_report(consolidated):
        yield _intake_sentence(consolidated)
    if consolidated.previous_reason:
        yield f"Số liệu kỳ này không so sánh với kỳ trước được: {consolidated.previous_reason}."
    elif consolidated.previous_note:
        note = capitalise_first(consolidated.previous_note)
        yield f"{note}; mức tăng, giảm so với kỳ trước có phần do số đơn vị báo cáo khác nhau."
    if consolidated.previous_remarks and not consolidated.previous_reason:
        yield f"{capitalise_first('; '.join(consolidated.previous_remarks))}."
    if consolidated.estimated:
        yield _estimate_sentence(consolidated)


def _intake_sentence(consolidated: Consolidated) -> str:
    """Who is counted, whoever of them was late, and who is not counted and why."""
    asked, answered = len(consolidated.units), len(consolidated.answered)
    groups = list(noted_units(consolidated))
    of_them = [_group_words(fault, notes) for fault, is_counted, notes in groups if is_counted]
    others = [_group_words(fault, notes) for fault, is_counted, notes in groups if not is_counted]
    begin = f"Có {count_words(answered)}/{count_words(asked)} đơn vị gửi báo cáo được tổng hợp"
    return "; ".join([f"{begin}{f', trong đó {list_words(of_them)}' if of_them else ''}", *others]) + "."


def _group_words(fault: FormFault, notes: Sequence[FormNote]) -> str:
    names = [note.name for note in notes]
    return f"{count_words(len(names))} đơn vị {fault.label}{who_words(names)}"


def _estimate_sentence(consolidated: Consolidated) -> str:
    """Why figures are estimates, and whose: who spoke before the cut-off, who says so, who was asked before it."""
    end = format_date_short(consolidated.cut_off.end)
    begin = f"Thời điểm chốt số liệu của kỳ báo cáo là ngày {end}"
    if len(consolidated.units) == 1:
        return f"{begin}; số liệu được báo cáo trước thời điểm này nên là số ước thực hiện."
    names = {key: name for key, name in consolidated.units if key in consolidated.estimates}
    early = [names[key] for key in names if key in consolidated.sent_early]
    guessing = [name for name in names.values() if name in consolidated.said_estimated and name not in early]
    undated = [name for name in names.values() if name not in {*early, *guessing}]
    all_of_them = len(names) == len(consolidated.answered)
    why = [
        f"{_who(group, all_of_them=len(group) == len(consolidated.answered))} {words}"
        for group, words in (
            (early, "báo cáo trước thời điểm này"),
            (guessing, "báo cáo số ước"),
            (undated, "không ghi ngày gửi mà hạn gửi trước thời điểm này"),
        )
        if group
    ]
    theirs = "các đơn vị ấy" if len(names) > 1 else "đơn vị ấy"
    whose = "trong báo cáo" if all_of_them else f"có phần của {theirs}"
    return f"{begin}; {'; '.join(why)} nên số liệu {whose} là số ước thực hiện."


def _who(names: Sequence[str], *, all_of_them: bool) -> str:
    return "các đơn vị" if all_of_them and len(names) > 1 else speakers(names)
