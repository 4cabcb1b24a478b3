"""Forms that came back → those that are counted, and what is to be said of each that is not, or not quite.

A form is matched to a unit by its hidden key, else by the unit's name. Of several forms of one unit the last one sent
counts; when nobody can tell which that is, none does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from docgen.consolidating.forms import FormRequest
from docgen.consolidating.layout import FORM_VERSION
from docgen.consolidating.unit_keys import UnitKeys
from docgen.contracts.consolidation import FormFault, FormNote
from docgen.contracts.results import TaskAnswer, TaskStatus, UnitResults
from docgen.model.regime import Punctuality, punctuality
from docgen.vietnamese.dates import format_date_short
from docgen.vietnamese.names import collation_key
from docgen.vietnamese.text import comparison_key

_MOST_GUESSES: Final = 20
"""Strangers for whom the unit that is meant is looked for: many mean that another list of units is wanted"""
_OF_NO_ANSWER: Final = frozenset({"sent-on", "form-unit", "sheet-missing"})
"""Problems that a form has though nothing was written on it"""


@dataclass(frozen=True, slots=True)
class Intake:
    """What a round of forms brought: answers in the order of the units, each under the key and name the office uses."""

    units: tuple[tuple[str, str], ...]
    counted: tuple[UnitResults, ...]
    received: Mapping[str, date]
    notes: tuple[FormNote, ...]


def take_in(request: FormRequest, units: Sequence[tuple[str, str]], results: Iterable[UnitResults]) -> Intake:
    """Every form judged once; the order in which they come makes no difference."""
    by_key = dict(units)
    keys = UnitKeys(units)
    offered: dict[str, list[UnitResults]] = {}
    notes: list[FormNote] = []
    strangers = 0
    for each in sorted(results, key=lambda each: (each.unit, each.name, each.file)):
        by_file = keys.find_by_file(each.file)
        key = each.unit if each.unit in by_key else keys.find(each.name)
        is_nameless = not key and not each.name
        if is_nameless:
            key = by_file = by_file or keys.find_by_file(each.file, loosely=True)
        if not key:
            strangers += 1
            notes.append(_stranger(each, keys.find_near(each.name) if strangers <= _MOST_GUESSES else None))
            continue
        refusal = _refusal(request, each, key)
        if refusal is not None:
            notes.append(refusal)
            continue
        known = replace(each, unit=key, name=by_key[key])
        if is_nameless or by_file not in {"", key}:
            notes.append(_misnamed(known, by_key[by_file], by_file_only=is_nameless))
        offered.setdefault(key, []).append(known)
    counted: list[UnitResults] = []
    for key, name in units:
        chosen, said = choose_form(offered.get(key, []))
        notes += said
        if chosen is None and not said and key not in {note.unit for note in notes}:
            notes.append(FormNote(FormFault.MISSING, key, name, "", f"{name} chưa gửi biểu."))
        if chosen is not None:
            counted.append(chosen)
            notes += _remarks(request, chosen)
    received = {each.unit: each.received_on for each in counted if each.received_on is not None}
    faults = list(FormFault)
    places = {key: place for place, (key, _) in enumerate(units)}
    notes.sort(
        key=lambda note: (
            faults.index(note.fault),
            places.get(note.unit, len(places)),
            collation_key(note.name),
            note.name,
            note.file,
        )
    )
    return Intake(tuple(units), tuple(counted), received, tuple(notes))


def _stranger(each: UnitResults, near: str | None) -> FormNote:
    """That nobody asked the unit whose form this is, or that the form does not say whose it is."""
    if each.name:
        guess = f"; có phải {near}? nếu đúng thì sửa tên trong tệp" if near else ""
        message = f"«{each.name}» không có trong danh sách đơn vị của kế hoạch{guess}."
    else:
        message = f"Không rõ «{each.file}» là biểu của đơn vị nào: đặt tên tệp theo tên đơn vị rồi chạy lại."
    return FormNote(FormFault.FOREIGN, each.unit, each.name or each.file, each.file, message)


def _misnamed(each: UnitResults, by_file: str, *, by_file_only: bool) -> FormNote:
    """That the name of the file is all that says whose form it is, or that it says another unit."""
    message = (
        f"Biểu không còn ghi tên đơn vị: tính cho {each.name} theo tên tệp, cần hỏi lại."
        if by_file_only
        else f"Biểu gửi bằng tệp mang tên {by_file} nhưng lập cho {each.name}: tính cho {each.name}, cần hỏi lại."
    )
    return FormNote(FormFault.MISNAMED, each.unit, each.name, each.file, message)


def _refusal(request: FormRequest, each: UnitResults, key: str) -> FormNote | None:
    """Why a form cannot be counted at all."""
    name = each.name or each.file
    if each.fingerprint and each.fingerprint != request.plan.fingerprint and not each.tasks:
        return FormNote(FormFault.FOREIGN, key, name, each.file, f"Biểu của {name} thuộc một kế hoạch khác.")
    if each.period and comparison_key(each.period) != comparison_key(request.period.written):
        message = f"Biểu của {name} là của kỳ «{each.period}», kỳ này là «{request.period.written}»."
        return FormNote(FormFault.OTHER_PERIOD, key, name, each.file, message)
    if not (each.tasks or each.extras or each.indicators or each.opinions):
        faults = [problem for problem in each.problems if problem.code not in _OF_NO_ANSWER]
        if faults:
            message = f"Biểu của {name} không đọc được nội dung nào: {len(faults)} chỗ phải sửa."
            return FormNote(FormFault.UNREADABLE, key, name, each.file, message)
        return FormNote(FormFault.EMPTY, key, name, each.file, f"Biểu của {name} chưa điền nội dung nào.")
    return None


def choose_form(forms: list[UnitResults]) -> tuple[UnitResults | None, list[FormNote]]:
    """The one form of a unit that counts, and what is to be said of the others."""
    if not forms:
        return None, []
    forms = sorted(forms, key=lambda form: (form.received_on or date.max, form.file))
    distinct = [form for place, form in enumerate(forms) if not any(_same(form, other) for other in forms[:place])]
    if len(distinct) == 1:
        # What was sent on time is on time, though it was sent again later.
        return distinct[0], list(_sent_again(forms))
    distinct = [max((form for form in forms if _same(form, each)), key=_sent_last) for each in distinct]
    days = sorted({form.received_on for form in distinct if form.received_on is not None})
    latest = [form for form in distinct if days and form.received_on == days[-1]]
    files = ", ".join(sorted(form.file for form in distinct))
    first = distinct[0]
    if len(latest) != 1 or any(form.received_on is None for form in distinct):
        message = f"{first.name} gửi {len(distinct)} biểu khác nhau ({files}), không rõ bản nào là cuối: chưa tính."
        return None, [FormNote(FormFault.DUPLICATE, first.unit, first.name, files, message)]
    chosen = latest[0]
    day = format_date_short(days[-1])
    message = (
        f"{first.name} gửi {len(distinct)} biểu khác nhau ({files}); tính theo biểu gửi ngày {day} ({chosen.file})."
    )
    return chosen, [FormNote(FormFault.DUPLICATE, first.unit, first.name, files, message)]


def _sent_last(form: UnitResults) -> tuple[date, str]:
    return form.received_on or date.max, form.file


def _sent_again(forms: Sequence[UnitResults]) -> Iterator[FormNote]:
    """That one answer lies there in several files with several days; copies with one day are nothing to speak of."""
    first = forms[0]
    if len({form.received_on for form in forms}) == 1:
        return
    files = ", ".join(form.file for form in forms)
    when = (
        f"tính theo ngày gửi đầu tiên {format_date_short(first.received_on)}" if first.received_on else "tính một lần"
    )
    message = f"{first.name} gửi {len(forms)} tệp cùng nội dung ({files}); {when} ({first.file})."
    yield FormNote(FormFault.REPEATED, first.unit, first.name, files, message)


def _same(one: UnitResults, other: UnitResults) -> bool:
    """Whether two files say the same, wherever it stands in them."""
    return _content(one) == _content(other)


def _content(form: UnitResults) -> object:
    tasks = [_task_content(answer) for answer in form.tasks]
    extras = [(extra.name, _task_content(extra.answer)) for extra in form.extras]
    figures = [
        (
            a.indicator,
            a.said_yes,
            a.note,
            *(counted and counted.value for counted in (a.numerator, a.denominator, a.value, a.previous)),
        )
        for a in form.indicators
    ]
    return tasks, extras, figures, [(opinion.kind, opinion.words) for opinion in form.opinions]


def _task_content(answer: TaskAnswer) -> object:
    numbers = [(number.value, unit) for number, unit in answer.numbers]
    return answer.task, answer.status, answer.words, numbers, answer.evidence, answer.reason


def _remarks(request: FormRequest, each: UnitResults) -> Iterator[FormNote]:
    """What is to be said of a form that counts."""

    def note(fault: FormFault, message: str) -> FormNote:
        return FormNote(fault, each.unit, each.name, each.file, message)

    if each.is_report:
        message = (
            f"{each.name} gửi báo cáo thay cho biểu ({each.file}): đọc được {len(each.tasks)} nhiệm vụ, "
            f"{len(each.indicators)} chỉ tiêu; phần còn lại được giữ nguyên lời."
        )
        yield note(FormFault.OWN_REPORT, message)
    elif each.fingerprint != request.plan.fingerprint:
        which = "của bản kế hoạch khác" if each.fingerprint else "không còn trang nhận dạng"
        yield note(FormFault.OLD_VERSION, f"{each.name} dùng biểu {which}: đã đọc theo tên nhiệm vụ, cần xem lại.")
    if each.version and each.version != str(FORM_VERSION):
        message = f"{each.name} dùng mẫu biểu phiên bản {each.version}, nay là {FORM_VERSION}: đã đọc theo tên cột."
        yield note(FormFault.OLD_VERSION, message)
    day = format_date_short(each.received_on) if each.received_on else ""
    match punctuality(each.received_on, due=request.due, cut_off=request.cut_off):
        case Punctuality.LATE:
            due = format_date_short(request.due) if request.due else ""
            yield note(FormFault.LATE, f"{each.name} gửi ngày {day}, sau hạn {due}.")
        case Punctuality.EARLY:
            end = format_date_short(request.cut_off.end)
            yield note(FormFault.EARLY, f"{each.name} gửi ngày {day}, trước ngày chốt số liệu {end}.")
    silent = [answer for answer in each.tasks if answer.status is None]
    if silent:
        places = ", ".join((answer.state or answer.source).cell for answer in silent)
        message = (
            f"{each.name} trả lời {len(silent)} nhiệm vụ mà không rõ tình trạng ({places}): "
            f"tính là «{TaskStatus.UNCLEAR.label}», cần hỏi lại."
        )
        yield note(FormFault.UNCLEAR, message)
    if each.problems and each.is_report:
        yield note(FormFault.FAULTY, f"Báo cáo của {each.name} có {len(each.problems)} chỗ phải xem lại.")
    elif each.problems:
        what = "ô" if all("!" in problem.location.place for problem in each.problems) else "chỗ"
        yield note(FormFault.FAULTY, f"Biểu của {each.name} có {len(each.problems)} {what} phải xem lại.")
