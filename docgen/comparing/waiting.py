"""Turns the new version of a document, and what a person was asked, into lines on what still needs a decision."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from docgen.comparing.quoting import LONGEST_QUOTE, cut, plain
from docgen.ooxml.read import read_facts
from docgen.vietnamese.capitals import is_upper
from docgen.vietnamese.open_slots import find_open_slots
from docgen.vietnamese.text import comparison_key

if TYPE_CHECKING:
    from docgen.ooxml.package import Package


LONGEST_REASON: Final = 90
"""Letters of the reason of a question; the ledger has it whole."""


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """Một việc chờ quyết định: what is waited for or asked, at how many places, where first and why."""

    words: str
    """`signer: người ký`, `«97%» giữ như cũ`"""
    times: int = 1
    place: str = ""
    reason: str = ""

    def to_dict(self) -> dict[str, object]:
        return {"words": self.words, "times": self.times, "place": self.place, "reason": self.reason}


def find_open_questions(new: Package) -> tuple[OpenQuestion, ...]:
    """The open slots (chỗ chờ điền) that the new version prints, each once, in the order of the page."""
    if b"[" not in new.parts[new.main_document]:
        return ()  # most documents wait for nothing
    slots = [span.slot for placed in read_facts(new).paragraphs() for span in find_open_slots(placed.paragraph.text)]
    # The page prints some slots in capitals (the name of the issuer): they wait for the same.
    told = {(slot.key, comparison_key(slot.prompt)): slot for slot in slots if not is_upper(slot.prompt)}
    counted = Counter((slot.key, comparison_key(slot.prompt)) for slot in slots)
    first = {(slot.key, comparison_key(slot.prompt)): slot for slot in reversed(slots)} | told
    return tuple(OpenQuestion(f"{first[which].key}: {first[which].prompt}", times) for which, times in counted.items())


def question_line(question: OpenQuestion) -> str:
    """The question as a line of the brief."""
    times = f" ({question.times} chỗ)" if question.times > 1 else ""
    where = f" ({question.place})" if question.place else ""
    why = f": {plain(cut(question.reason, LONGEST_REASON))}" if question.reason else ""
    return f"{plain(cut(question.words, LONGEST_QUOTE))}{times}{where}{why}"
