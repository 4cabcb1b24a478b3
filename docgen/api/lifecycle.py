"""Last year's document → next year's, its ledger in every form, and the redline between the two."""

from __future__ import annotations

import os
import re
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias

from docgen.api.comparing import DEFAULT_AUTHOR, compare
from docgen.api.documents import Source, document_type_of, document_types, load
from docgen.api.packs import PackName
from docgen.api.rendering import render
from docgen.errors import InputError, InvalidDataError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from docgen.comparing import Redline
    from docgen.diagnostics import Notice
    from docgen.lifecycle.decisions import Decisions
    from docgen.lifecycle.fields import Data
    from docgen.lifecycle.ledger import Ledger
    from docgen.lifecycle.rolling import RolledOver
    from docgen.loading import RegisterSource
    from docgen.model import AdministrativeDocument
    from docgen.model.register import Register

DecisionsSource: TypeAlias = "Decisions | Path | str | os.PathLike[str] | bytes"
"""Decisions about a ledger: a filled-in form as a file or its bytes, or what `load_decisions` made of it."""

_WORDS = frozenset({".docx", ".doc", ".rtf", ".txt"})
_ZIP = b"PK\x03\x04"
_MADE_OF, _MADE_BY = "# Lập từ văn bản năm", "bằng docgen rollover."
_OLD_HEAD = re.compile(rf"\A{_MADE_OF} \d{{4}} {re.escape(_MADE_BY)}[^\n]*\n")
_SURE = 0.85
"""What was read with less confidence is told."""

LedgerForm: TypeAlias = Literal["markdown", "json", "yaml"]


def roll_over(
    source: Source,
    year: int,
    *,
    register: Register | RegisterSource | None = None,
    decisions: DecisionsSource | None = None,
    on: date | None = None,
    report: Source | None = None,
) -> RolledOver:
    """Last year's document → the document of `year`, with a ledger of every change and every open question.

    `source` is a document, its data, or a file: YAML, JSON, or last year's Word file, which is read first and whose
    doubtful places are told in the notices. `register` (sổ theo dõi thay đổi) is an office's own,
    which extends the shipped one; `decisions` a filled-in ledger form; `on` the day the new document is expected to be
    signed, without it 1 January; `report` last year's báo cáo, whose open tasks are told in the notices. What nobody
    can derive becomes an open slot, which `render` refuses but in a draft.

    Raises `InputError`s for the file, the data, the year, the register and the decisions; `LedgerError` when the ledger
    would not tell what changed.
    """
    from dataclasses import replace

    from docgen.lifecycle.rolling import Journey
    from docgen.lifecycle.rolling import roll_over as roll
    from docgen.loading import load_document
    from docgen.loading.shipped import shipped_indicators

    document, doubts = _opened(source)
    kind = document_type_of(document)
    if kind.policy is None:
        raise InputError(
            f"Chưa có quy tắc chuyển năm cho loại văn bản «{kind.title}».",
            hint="chuyển năm dùng cho kế hoạch và báo cáo.",
        )

    def rebuild(data: Mapping[str, Data]) -> AdministrativeDocument:
        return load_document(data, types=document_types())

    journey = Journey(
        year=year,
        register=register_of(register),
        decisions=None if decisions is None else load_decisions(decisions),
        on=on,
        indicators=shipped_indicators(),
    )
    try:
        rolled = roll(document, journey, policy=kind.policy, rebuild=rebuild)
    except InvalidDataError as error:
        raise _at_its_line(error, decisions) from error
    told = () if report is None else tuple(_open_tasks(report, rolled))
    return replace(rolled, notices=(*doubts, *rolled.notices, *told))


def opened(source: Source) -> AdministrativeDocument:
    """The document of a source, a Word file of last period's among them."""
    return _opened(source)[0]


def _open_tasks(source: Source, rolled: RolledOver) -> Iterator[Notice]:
    """What last year's report leaves open, each at its task of the new plan."""
    from docgen.diagnostics import Location, Notice
    from docgen.documents.plan.model import Plan
    from docgen.documents.report.model import Report
    from docgen.documents.report.open_tasks import open_tasks
    from docgen.lifecycle.fields import place_of
    from docgen.vietnamese.periods import PeriodKind

    report, plan = opened(source), rolled.document
    if not isinstance(report, Report):
        raise InputError(f"Cần một báo cáo, đây là «{report.type_name}».", hint="chọn báo cáo của kế hoạch năm trước.")
    if not isinstance(plan, Plan):
        raise InputError("Báo cáo năm trước chỉ dùng khi chuyển năm một kế hoạch.", hint="bỏ báo cáo đi.")
    if report.year != rolled.ledger.from_year:
        year = rolled.ledger.from_year
        yield Notice("report-year", f"Báo cáo là của năm {report.year}, kế hoạch cũ là của năm {year}.")
    if report.period.kind is not PeriodKind.YEAR:
        message = f"Báo cáo là của {report.period.written}, chưa phải cả năm: nhiệm vụ dưới đây có thể đã xong sau đó."
        yield Notice("report-period", message)
    places = {place.task.id: place.path for place in plan.tasks() if place.task.id}
    for task in open_tasks(report):
        path = places.get(task.answers or "")
        if path is None:
            message = f"{task.sentence()} Kế hoạch mới không có nhiệm vụ này; cân nhắc đưa vào."
            yield Notice("open-task", message)
        else:
            message = f"{task.sentence()} Cân nhắc việc phải làm tiếp trong năm {plan.year}."
            yield Notice("open-task", message, Location(path=path, place=place_of(plan, path)))


def load_register(source: RegisterSource) -> Register:
    """The shipped register (sổ theo dõi thay đổi) extended by an office's own YAML."""
    from docgen.loading import load_register as read_register

    return read_register(source)


def load_decisions(source: DecisionsSource) -> Decisions:
    """A ledger form (phiếu quyết định) as decisions. Raises `InputError`s with file, line and field."""
    from docgen.lifecycle.decisions import Decisions
    from docgen.loading import load_part

    return source if isinstance(source, Decisions) else load_part(source, Decisions)


def format_ledger(ledger: Ledger, form: LedgerForm = "markdown") -> str:
    """Sổ chuyển năm: Markdown to be read, JSON for programs, YAML to be filled in and handed back as decisions."""
    if form == "json":
        import json

        return json.dumps(ledger.to_dict(), ensure_ascii=False, indent=2) + "\n"
    if form == "yaml":
        from docgen.lifecycle.ledger_form import FORM_HEAD, ledger_form
        from docgen.loading.yaml_writer import write_yaml

        return FORM_HEAD + write_yaml(ledger_form(ledger))
    from docgen.lifecycle.ledger_markdown import format_ledger as format_markdown

    return format_markdown(ledger)


def dump_rolled(rolled: RolledOver, source: Source | None = None) -> str:
    """The document of the new year as YAML, headed by a line that says where it comes from and whether it waits.

    Of a YAML file, or its bytes, as `source` the comments, the order and the spelling of every field that still stands
    are carried over; any other source gives a new file.
    """
    from docgen.loading import dump_document, recheck_document

    slots = rolled.ledger.counts.open_slots
    waiting = f" Còn {slots} chỗ chờ điền: tìm «[CẦN ĐIỀN»." if slots else ""
    head = f"{_MADE_OF} {rolled.ledger.from_year} {_MADE_BY}{waiting}\n"
    original = _find_yaml(source)
    if original is None:
        return head + dump_document(recheck_document(rolled.document))
    return head + dump_document(recheck_document(rolled.document), original=_OLD_HEAD.sub("", original, count=1))


def _find_yaml(source: Source | None) -> str | None:
    """The text of a YAML file, or None for any other source."""
    from docgen.files import read_bytes
    from docgen.loading.encoding import decode_text
    from docgen.loading.sources import MAX_FILE_BYTES

    if isinstance(source, str | os.PathLike):
        path = Path(source)
        if path.suffix.lower() in _WORDS | {".json"}:
            return None
        source = read_bytes(path, limit=MAX_FILE_BYTES)
    if not isinstance(source, bytes) or source.startswith(_ZIP):
        return None
    text = decode_text(source, "")
    return None if text.lstrip().startswith("{") else text


def redline(
    old: Source,
    new: Source,
    *,
    pack: PackName | None = None,
    author: str = DEFAULT_AUTHOR,
    date: datetime | None = None,
) -> Redline:
    """Two documents' data → one .docx with tracked changes; open slots are printed as they are marked.

    `old` may also be the bytes of a Word file: the new text is then shown against the file itself. Raises as `render`
    and `compare` do.
    """
    after = render(new, pack=pack, draft=True, embed_data=False).bytes
    if isinstance(old, bytes) and old.startswith(_ZIP):
        from docgen.ooxml.redline import with_dashes_of

        return compare(old, with_dashes_of(old, after), author=author, date=date)
    before = render(old, pack=pack, draft=True, embed_data=False).bytes
    return compare(before, after, author=author, date=date)


def _opened(source: Source) -> tuple[AdministrativeDocument, tuple[Notice, ...]]:
    """The document of a source, and what was doubtful when it was a Word or text file."""
    if isinstance(source, str | os.PathLike):
        is_words = Path(source).suffix.lower() in _WORDS
    else:
        is_words = isinstance(source, bytes) and source.startswith(_ZIP)
    if not is_words or not isinstance(source, str | os.PathLike | bytes):
        return load(source), ()
    from docgen.api.reading import read_document
    from docgen.diagnostics import Location, Notice

    read = read_document(source)
    told = [
        Notice(f"import-{notice.kind}", notice.message, Location(place=notice.place, path=notice.path))
        for notice in read.notices
        if notice.confidence < _SURE
    ]
    left = [
        Notice("import-left-over", f"Chưa vào dữ liệu: «{left.text}».", Location(place=left.place))
        for left in read.leftovers
    ]
    return read.document, (*told, *left)


def _at_its_line(error: InvalidDataError, decisions: DecisionsSource | None) -> InvalidDataError:
    """Faults of a form, each with its file and line; any other error as it is."""
    from docgen.lifecycle.deciding import FAULT
    from docgen.lifecycle.decisions import Decisions
    from docgen.loading.parts import placed

    of_the_form = all(problem.code == FAULT for problem in error.problems)
    if not of_the_form or decisions is None or isinstance(decisions, Decisions):
        return error
    return InvalidDataError(error.message, placed(error.problems, decisions, Decisions), hint=error.hint)


def register_of(register: Register | RegisterSource | None) -> Register:
    """The register meant: the shipped one, one at hand, or an office's own file."""
    from docgen.loading import shipped_register
    from docgen.model.register import Register

    if register is None:
        return shipped_register()
    return register if isinstance(register, Register) else load_register(register)
