"""What came in from the units → the paragraphs in which an office says who answered, who was late and who did not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from docgen.contracts.consolidation import Consolidated, FormFault
from docgen.documents.report.sentences import count_words, list_words
from docgen.vietnamese.dates import format_date_short
from docgen.vietnamese.text import capitalise_first

NAMED_FAULTS = (
    *(FormFault.MISSING, FormFault.LATE, FormFault.OTHER_PERIOD),
    *(FormFault.EMPTY, FormFault.UNREADABLE, FormFault.DUPLICATE),
)
"""What an office says in its report; the rest is told to whoever makes it."""


def intake_paragraphs(consolidated: Consolidated) -> Iterator[str]:
    """One paragraph on the answers, one on the figures where they are estimates."""
    asked, answered = len(consolidated.units), len(consolidated.answered)
    said = [f"Có {count_words(answered)}/{count_words(asked)} đơn vị gửi báo cáo có số liệu được tổng hợp"]
    for fault in NAMED_FAULTS:
        names = list(dict.fromkeys(note.name for note in consolidated.notes if note.fault is fault))
        if names:
            said.append(f"{count_words(len(names))} đơn vị {fault.label} ({list_words(names)})")
    yield f"{'; '.join(said)}."
    if consolidated.previous_reason:
        yield f"Số liệu kỳ này không so sánh với kỳ trước được: {consolidated.previous_reason}."
    elif consolidated.previous_note:
        note = capitalise_first(consolidated.previous_note)
        yield f"{note}; mức tăng, giảm so với kỳ trước có phần do số đơn vị báo cáo khác nhau."
    if consolidated.previous_remarks and not consolidated.previous_reason:
        yield f"{capitalise_first('; '.join(consolidated.previous_remarks))}."
    if consolidated.estimated:
        yield _estimate_sentence(consolidated)


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
    return "các đơn vị" if all_of_them and len(names) > 1 else list_words(names)
