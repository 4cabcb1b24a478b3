"""What units say in words → the sections of a report that repeat it: opinions, the next period, tasks they added."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from docgen.contracts.consolidation import Consolidated, ExtraSummary, TaskSummary, UnitWords
from docgen.contracts.recognition import Plain
from docgen.contracts.results import OpinionKind, TaskStatus
from docgen.documents.report.sentences import (
    MOST_NAMES,
    alike,
    count_words,
    is_nothing,
    is_own_report,
    speakers,
    unit_list,
    unit_words,
)
from docgen.vietnamese.periods import Period, PeriodKind
from docgen.vietnamese.text import capitalise_first

_FIRST_HALF = 1


def words_of(consolidated: Consolidated, kind: OpinionKind) -> tuple[UnitWords, ...]:
    """What the units answered to one question of the form."""
    return next((words for each, words in consolidated.opinions if each is kind), ())


def unit_items(said: Sequence[UnitWords], *, own: bool = False, whole: int = 0) -> list[Plain]:
    """An item for each thing said, with the units that say it; that there is nothing is no thing to say."""
    spoken = [each for each in said if not is_nothing(each.words)]
    return [{"text": f"{unit_words(names, words, own=own, whole=whole)}."} for names, words in alike(spoken)]


def opinion_section(consolidated: Consolidated, part: str, title: str, kind: OpinionKind) -> list[Plain]:
    """The section of one question; none where no unit has anything to say to it. One thing has no number."""
    own, whole = is_own_report(consolidated), len(consolidated.answered)
    items = unit_items(words_of(consolidated, kind), own=own, whole=whole)
    return [{"part": part, "title": title, **numbered(items)}] if items else []


def numbered(items: list[Plain]) -> dict[str, list[Plain]]:
    """Items as a part of a section; a single one stands as a paragraph without a number."""
    single = items[0] if len(items) == 1 else None
    if isinstance(single, dict) and set(single) == {"text"}:
        return {"paragraphs": [single["text"]]}
    return {"items": items}


def next_period(consolidated: Consolidated) -> Plain:
    """Phương hướng: what is still open goes on, and what the units plan."""
    items: list[Plain] = list(_open_items(consolidated))
    own = is_own_report(consolidated)
    silent = [name for key, name in consolidated.units if key not in consolidated.answered]
    if silent and not own:
        who = f"các đơn vị chưa có số liệu: {unit_list(silent)}"
        few = len(silent) <= MOST_NAMES
        items.append({"text": f"Đôn đốc {who if few else f'{count_words(len(silent))} đơn vị chưa có số liệu'}."})
    items += unit_items(words_of(consolidated, OpinionKind.NEXT), own=own, whole=len(consolidated.answered))
    if not items:
        items.append({"text": "Duy trì kết quả đã đạt được."})
    title = f"Phương hướng, nhiệm vụ {_next_name(consolidated.period)}"
    return {"part": "next_period", "title": title, **numbered(items)}


def _open_items(consolidated: Consolidated) -> Iterator[Plain]:
    """Tasks that go on, and tasks that may be done: who said so are only some of the units."""
    unfinished = [each for each in consolidated.tasks if _is_unfinished(each)]
    waiting = [each for each in consolidated.tasks if each.status is not TaskStatus.DONE and each not in unfinished]
    if is_own_report(consolidated):
        unfinished, waiting = [each for each in consolidated.tasks if each.status is not TaskStatus.DONE], []
    said = [
        *(["tiếp tục thực hiện các nhiệm vụ chưa hoàn thành"] if unfinished else []),
        *(["đôn đốc, xác nhận kết quả các nhiệm vụ chưa có đủ báo cáo"] if waiting else []),
    ]
    asked = count_words(len(consolidated.units))
    silent = [f"{count_words(len(each.units(TaskStatus.UNANSWERED)))}/{asked}" for each in waiting]
    items = [f"{each.task.name}." for each in unfinished]
    items += [f"{each.task.name} ({how} đơn vị chưa có báo cáo)." for each, how in zip(waiting, silent, strict=True)]
    if items:
        heading = capitalise_first("; ".join(said))
        yield {"text": f"{heading}:", "numbering": "dash", "items": [{"text": each} for each in items]}


def _is_unfinished(summary: TaskSummary) -> bool:
    """Whether a unit says that it has not finished the task, or does not say how far it is."""
    return any(summary.units(status) for status in (TaskStatus.PARTLY, TaskStatus.NOT_DONE, TaskStatus.UNCLEAR))


def _next_name(period: Period) -> str:
    if period.kind is PeriodKind.HALF_YEAR and period.number == _FIRST_HALF:
        return f"6 tháng cuối năm {period.last_year}"
    if period.kind is PeriodKind.YEAR and period.last_year:
        return f"năm {period.last_year + 1}"
    return "kỳ tới"


def extra_item(extra: ExtraSummary, *, own: bool = False) -> Plain:
    """A task that units added to the plan's, with what they say of it."""
    said = unit_items([each for each in extra.words if each.words], own=own)
    names = speakers([each.name for each in extra.words])
    if not said:
        return {"text": f"{extra.name}." if own else f"{extra.name} ({names})."}
    return {"text": f"{extra.name}:", "numbering": "dash", "items": said}
