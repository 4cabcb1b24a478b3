"""`docgen calendar`: the days of a plan's year on the screen, or as a file for a calendar program."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from docgen.cli.options import FILE, command, format_option, output_option, regime_option, register_option
from docgen.cli.output import say, say_json, source_of, tell_notices, tell_written
from docgen.cli.refusing import misuse, refuse_overwriting

if TYPE_CHECKING:
    from docgen.consolidating.calendar import DueDay


@command(
    "calendar",
    summary="In lịch công việc trong năm của một kế hoạch.",
    details=(
        "Hạn báo cáo, ngày chốt số liệu, thời hạn từng nhiệm vụ, theo thứ tự ngày; hạn rơi vào ngày nghỉ được nhắc, "
        "không tự dời. -o TỆP.ics để đưa vào lịch của máy tính, điện thoại."
    ),
)
@click.argument("plan", type=FILE, metavar="KẾ_HOẠCH.yaml")
@output_option("Tệp .ics sẽ ghi thêm.", required=False)
@regime_option()
@register_option("Sổ riêng của cơ quan: ngày nghỉ, ngày làm bù.")
@format_option()
def calendar(
    plan: Path,
    *,
    output: Path | None,
    regime: Path | None,
    register: Path | None,
    output_format: Literal["text", "json"],
) -> None:
    """The calendar is a result: it goes to stdout."""
    from docgen import api
    from docgen.files import write_atomically

    if output is not None and output.suffix.lower() != ".ics":
        raise misuse("Tên tệp kết quả phải có đuôi .ics.")
    refuse_overwriting([plan, regime, register], {"-o": output})
    made = api.calendar(source_of(plan), regime=regime, register=register)
    if output is not None:
        write_atomically(output, made.ics)
        tell_written(output, len(made.ics))
    if output_format == "json":
        say_json({"days": [_as_data(due) for due in made.days], "notices": [each.to_dict() for each in made.notices]})
    else:
        say("\n".join(_line(due) for due in made.days))
        tell_notices(made.notices)


def _line(due: DueDay) -> str:
    from docgen.vietnamese.dates import format_date_short

    when = format_date_short(due.day) if due.day else f"({due.written})"
    if due.start and due.day:
        when = f"{format_date_short(due.start)} - {when}"
    who = f" [{due.who}]" if due.who else ""
    notes = "".join(f"\n{'':24}! {note}" for note in due.notes)
    return f"{when:<24}{due.kind.label}: {due.what}{who}{notes}"


def _as_data(due: DueDay) -> dict[str, object]:
    return {
        "kind": due.kind.value,
        "what": due.what,
        "day": due.day.isoformat() if due.day else None,
        "start": due.start.isoformat() if due.start else None,
        "who": due.who,
        "written": due.written,
        "notes": list(due.notes),
    }
