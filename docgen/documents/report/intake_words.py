"""What came in from the units → the paragraphs in which an office says who answered, who was late and who did not."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.contracts.consolidation import Consolidated, FormFault
from docgen.documents.report.sentences import count_words, list_words
from docgen.model.regime import Punctuality
from docgen.vietnamese.dates import format_date_short
from docgen.vietnamese.text import capitalise_first

_NAMED = (FormFault.MISSING, FormFault.LATE, FormFault.OTHER_PERIOD, FormFault.EMPTY, FormFault.DUPLICATE)
"""What an office says in its report; the rest is told to whoever makes it."""


def intake_paragraphs(consolidated: Consolidated) -> Iterator[str]:
    """One paragraph on the answers, one on the figures where they are estimates."""
    asked, answered = len(consolidated.units), len(consolidated.answered)
    said = [f"Có {count_words(answered)}/{count_words(asked)} đơn vị gửi báo cáo có số liệu được tổng hợp"]
    for fault in _NAMED:
        names = list(dict.fromkeys(note.name for note in consolidated.notes if note.fault is fault))
        if names:
            said.append(f"{count_words(len(names))} đơn vị {fault.label} ({list_words(names)})")
    yield f"{'; '.join(said)}."
    if consolidated.previous_reason:
        yield f"Số liệu kỳ này không so sánh với kỳ trước được: {consolidated.previous_reason}."
    elif consolidated.previous_note:
        note = capitalise_first(consolidated.previous_note)
        yield f"{note}; mức tăng, giảm so với kỳ trước có phần do số đơn vị báo cáo khác nhau."
    if consolidated.estimated:
        end = format_date_short(consolidated.cut_off.end)
        is_early = any(when is Punctuality.EARLY for _, when in consolidated.punctuality)
        guessing = consolidated.said_estimated
        why = f"báo cáo số ước ({list_words(guessing)})" if guessing and not is_early else "báo cáo trước thời điểm này"
        yield (
            f"Thời điểm chốt số liệu của kỳ báo cáo là ngày {end}; có đơn vị {why} "
            "nên số liệu trong báo cáo là số ước thực hiện."
        )
