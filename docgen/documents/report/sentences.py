"""The sentences of results (câu kết quả), made of data by rules: they say what the data says, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Final

from docgen.contracts.consolidation import Consolidated, IndicatorSummary, TaskSummary, Total, UnitWords
from docgen.contracts.results import TaskStatus
from docgen.documents.report.words import ESTIMATED
from docgen.model.indicators import PER_HUNDRED, Indicator, Measure
from docgen.vietnamese.inside_sentence import inside_sentence
from docgen.vietnamese.numbers import format_count, format_number, round_number
from docgen.vietnamese.text import capitalise_first, comparison_key

_MOST_DECIMALS: Final = 12
MOST_NAMES: Final = 10
"""Units that a sentence names; more of them are counted, and named once in an appendix (phụ lục)."""
_ALL: Final = 3
"""Units from which on those who all say the same are not named one by one"""
_NOTHING: Final = frozenset(
    comparison_key(words)
    for words in (
        *("không", "không có", "chưa có", "không phát sinh", "chưa phát sinh", "không có gì", "không có ý kiến"),
        *(
            "không có khó khăn",
            "không có khó khăn, vướng mắc",
            "không có đề xuất",
            "không có kiến nghị",
            "không ý kiến",
        ),
        *("không có đề xuất, kiến nghị", "không có hạn chế", "không có tồn tại, hạn chế"),
    )
)
"""How a unit says that there is nothing to say"""
_ISSUER: Final = re.compile(r"^\s*(?:ủy ban nhân dân|uỷ ban nhân dân|ubnd)\s+", re.IGNORECASE)
OWN_STATES: Final = {
    TaskStatus.DONE: "Đã hoàn thành.",
    TaskStatus.PARTLY: "Đang thực hiện.",
    TaskStatus.NOT_DONE: "Chưa thực hiện.",
    TaskStatus.UNCLEAR: "Chưa rõ tình trạng thực hiện.",
    TaskStatus.UNANSWERED: "Chưa có kết quả để báo cáo.",
}
"""How an office says how far its own task is"""
_STATUS_VERBS = {
    TaskStatus.DONE: "đã hoàn thành",
    TaskStatus.PARTLY: "đang thực hiện",
    TaskStatus.NOT_DONE: "chưa thực hiện",
    TaskStatus.UNCLEAR: "chưa rõ tình trạng",
    TaskStatus.UNANSWERED: "chưa có báo cáo",
}


def count_words(count: int | Decimal) -> str:
    """`05`, `12`, `1.234`, `2,5`: whole numbers below 10 carry a zero, as offices write them; nought is `0`."""
    return format_count(count)


def list_words(names: Iterable[str]) -> str:
    """`A`, `A và B`, `A, B và C`."""
    all_names = list(names)
    if len(all_names) < 2:  # noqa: PLR2004 - two names take “và”
        return "".join(all_names)
    return f"{', '.join(all_names[:-1])} và {all_names[-1]}"


def unit_list(names: Iterable[str]) -> str:
    """Names of units inside a sentence: `phường Nghi Hải, Phường 8 và xã Nghi Lộc`."""
    return list_words(map(inside_sentence, names))


def who_words(names: Sequence[str]) -> str:
    """` (phường A và phường B)`; empty where they are more than a sentence names."""
    return f" ({unit_list(names)})" if len(names) <= MOST_NAMES else ""


def speakers(names: Sequence[str], whole: int = 0) -> str:
    """Who says something, inside a sentence: their names, how many they are, or that they are all.

    `whole`: how many reported; nought where it does not matter.
    """
    if len(names) == whole >= _ALL:
        return "các đơn vị đã báo cáo"
    return unit_list(names) if len(names) <= MOST_NAMES else f"{count_words(len(names))} đơn vị"


def is_own_report(consolidated: Consolidated) -> bool:
    """Whether the only unit asked is the issuer itself (báo cáo của chính đơn vị): it speaks of its own work."""
    if len(consolidated.units) != 1:
        return False
    bodies = (consolidated.units[0][1], consolidated.plan.issuer)
    return len({comparison_key(_ISSUER.sub("", body)) for body in bodies}) == 1


def is_nothing(words: str) -> bool:
    """Whether a unit only says that it has nothing to say: `Không có.`"""
    return comparison_key(words.strip(" .;:-–/")) in _NOTHING or not any(map(str.isalnum, words))


def total_words(total: Total) -> str:
    """`12 hội nghị`; of nothing `không có hội nghị`; a number of nobody knows what is said to be one."""
    if not total.unit:
        return f"số lượng {count_words(total.value)}, chưa ghi đơn vị tính"
    return f"{count_words(total.value)} {total.unit}" if total.value else f"không có {inside_sentence(total.unit)}"


def figure_value(total: Total) -> str:
    """The number as its sentence says it: `12 hội nghị`, `03`."""
    return f"{count_words(total.value)} {total.unit}".rstrip()


def status_sentence(summary: TaskSummary, units: int, *, own: bool = False) -> str:
    """How far the units are: `05/07 đơn vị đã hoàn thành; 01/07 đơn vị đang thực hiện (phường A).`

    The units that are done are counted, the others are named where they are the fewer: they are who a reader asks.
    `own`: the office speaks of itself, `Đã hoàn thành.`
    """
    if own:
        return OWN_STATES[summary.status]
    if len(summary.units(TaskStatus.UNANSWERED)) == units:
        return "Chưa đơn vị nào báo cáo nhiệm vụ này."
    parts = []
    for status, shares in summary.by_status:
        names = [share.name for share in shares]
        if not names:
            continue
        if len(names) == units:
            parts.append(f"{count_words(units)}/{count_words(units)} đơn vị {_STATUS_VERBS[status]}")
            continue
        is_named = status is TaskStatus.UNANSWERED or (status is not TaskStatus.DONE and 2 * len(names) <= units)
        who = who_words(names) if is_named else ""
        parts.append(f"{count_words(len(names))}/{count_words(units)} đơn vị {_STATUS_VERBS[status]}{who}")
    return _sentence(parts)


def totals_sentence(totals: Sequence[Total], *, estimated: bool, own: bool = False) -> str:
    """`Tổng hợp từ các đơn vị: 12 hội nghị; 340 lượt người (ước thực hiện).`; empty without totals.

    `own`: `Số liệu thực hiện: 12 hội nghị.`
    """
    if not totals:
        return ""
    said = "; ".join(total_words(total) for total in totals)
    return (
        f"{'Số liệu thực hiện' if own else 'Tổng hợp từ các đơn vị'}: {said}{f' ({ESTIMATED})' if estimated else ''}."
    )


def value_of(indicator: Indicator, value: Decimal, *, decimals: int | None = None) -> str:
    """`62,5%`, `1,7 lần`, `111,3 bé trai/100 bé gái`: rounded half up to the indicator's decimals, or to others."""
    number = format_number(value, indicator.decimals if decimals is None else decimals)
    if "," in number:
        number = number.rstrip("0").rstrip(",")
    if indicator.measure is Measure.YES_NO or indicator.unit == "%":
        return f"{number}%"
    return f"{number} {indicator.unit}"


def result_words(summary: IndicatorSummary) -> str:
    """The value of this period as it is printed; empty without one."""
    if summary.value is None:
        return ""
    return value_of(summary.indicator, summary.value, decimals=printed_decimals(summary))


def printed_decimals(summary: IndicatorSummary) -> int:
    """The indicator's decimals, or as many more as it takes that the printed value earns the verdict it is given.

    59,96% against a target of 60% is not reached, and must not read `60%, chưa đạt`.
    """
    indicator, target = summary.indicator, summary.target
    if summary.value is None or target is None:
        return indicator.decimals
    for decimals in range(indicator.decimals, _MOST_DECIMALS):
        if indicator.find_verdict(round_number(summary.value, decimals), target) is summary.met:
            return decimals
    return _MOST_DECIMALS


def rounding_sentence(summaries: Iterable[IndicatorSummary]) -> str:
    """How the values are rounded (làm tròn), said once; empty where none was."""
    values = [(each, each.value) for each in summaries if each.value is not None]
    rounded = [each for each, value in values if round_number(value, printed_decimals(each)) != value]
    places = sorted({each.indicator.decimals for each in rounded})
    if not places:
        return ""
    many = " đến ".join(count_words(each) for each in sorted({places[0], places[-1]}))
    said = f"Kết quả tính toán được làm tròn, lấy {many} chữ số thập phân"
    if any(printed_decimals(each) > each.indicator.decimals for each, _ in values):
        said += "; kết quả sát mục tiêu được ghi thêm chữ số thập phân"
    return f"{said}."


def coverage_words(summary: IndicatorSummary) -> str:
    """`05/07 đơn vị có số liệu`, where the value was made of the figures of some of the units only."""
    given, silent = len(summary.units_answered), len(summary.units_silent)
    return f"{count_words(given)}/{count_words(given + silent)} đơn vị có số liệu" if given and silent else ""


def indicator_sentence(summary: IndicatorSummary, *, estimated: bool) -> str:
    """One indicator in words: its value and what it is made of, the target, the change, or why there is no value."""
    indicator = summary.indicator
    if summary.value is None:
        return f"{indicator.name}: chưa tổng hợp được, {summary.reason}."
    said = [f"{indicator.name}: {result_words(summary)}{f' ({ESTIMATED})' if estimated else ''}"]
    if summary.numerator and summary.denominator:
        said.append(f"({count_words(summary.numerator.value)}/{count_words(summary.denominator.value)})")
    words = [" ".join(said)]
    coverage = coverage_words(summary)
    if coverage:
        words.append(coverage)
    if summary.target:
        met = {True: ", đạt", False: ", chưa đạt", None: ""}[summary.met]
        words.append(f"mục tiêu năm {summary.target.year}: {summary.target.value.written}{met}")
    if summary.previous is not None:
        words.append(f"kỳ trước: {value_of(indicator, summary.previous)}")
        words.append(change_words(indicator, printed_change(summary, summary.value, summary.previous)))
        words += [summary.previous_note] if summary.previous_note else []
    elif summary.previous_reason:
        words.append(f"không so sánh được với kỳ trước: {summary.previous_reason}")
    if summary.reason:
        words.append(summary.reason)
    return _sentence(words)


def printed_change(summary: IndicatorSummary, value: Decimal, previous: Decimal) -> Decimal:
    """The change between the two values as they are printed: a reader who subtracts them gets the same."""
    return round_number(value, printed_decimals(summary)) - round_number(previous, summary.indicator.decimals)


def change_words(indicator: Indicator, change: Decimal) -> str:
    """`tăng 2,5 điểm phần trăm so với kỳ trước`: of percentages in points, never in per cent of per cent."""
    if not change:
        return "bằng kỳ trước"
    is_percentage = indicator.unit == "%" and indicator.per == PER_HUNDRED
    unit = "điểm phần trăm" if is_percentage or indicator.measure is Measure.YES_NO else indicator.unit
    number = format_number(abs(change))
    number = number.rstrip("0").rstrip(",") if "," in number else number
    return f"{'tăng' if change > 0 else 'giảm'} {number} {unit} so với kỳ trước"


def alike(said: Sequence[UnitWords]) -> list[tuple[tuple[str, ...], str]]:
    """The units that said the same words, together: (their names, the words), in the order of the first of them."""
    groups: dict[str, tuple[list[str], str]] = {}
    for each in said:
        groups.setdefault(comparison_key(each.words.rstrip(" .;")), ([], each.words))[0].append(each.name)
    return [(tuple(names), words) for names, words in groups.values()]


def unit_words(names: Sequence[str], words: str, *, own: bool = False, whole: int = 0) -> str:
    """What units said, under their names, without the mark at its end: `Phường Nghi Hải: tổ chức 02 hội nghị`.

    `own`: an office speaks of itself; `whole`: as in `speakers`.
    """
    if own:
        return capitalise_first(words).rstrip(" .;")
    return f"{capitalise_first(speakers(names, whole))}: {inside_sentence(words).rstrip(' .;')}"


def reason_words(summary: TaskSummary, *, own: bool = False, whole: int = 0) -> str:
    """Why a task is not done: `thiếu kinh phí (phường A và phường B); chưa nêu lý do (phường C)`.

    Empty where no unit says why.
    """
    said = [each for each in summary.reasons if not is_nothing(each.words)]
    parts = []
    for names, words in alike(said):
        who = "" if own else f" ({speakers(names, whole)})"
        parts.append(f"{inside_sentence(words).rstrip(' .;')}{who}")
    given = {each.unit for each in said}
    silent = [share.name for share in summary.shares(TaskStatus.NOT_DONE) if share.unit not in given]
    if parts and silent:
        parts.append(f"chưa nêu lý do ({speakers(silent)})")
    return "; ".join(parts)


def _sentence(parts: Sequence[str]) -> str:
    return "; ".join(part.rstrip(" .;") for part in parts) + "."
