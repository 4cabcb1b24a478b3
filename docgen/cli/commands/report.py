"""`docgen report`: the forms that came back into the báo cáo of the whole, with the source of every number."""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

import click

from docgen.cli.answers import answer_files, tell_passed_over
from docgen.cli.commands.forms import PERIOD_HELP
from docgen.cli.options import (
    FILE,
    command,
    day_option,
    format_option,
    indicators_option,
    pack_option,
    regime_option,
    register_option,
)
from docgen.cli.output import EXIT_DIFFERENT, display, say_json, source_of, tell, tell_notices, tell_written
from docgen.cli.refusing import misuse, refuse_overwriting

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docgen.api import Consolidation
    from docgen.diagnostics import Notice

_LINEAGE_SUFFIXES: Final = {".json", ".xlsx"}
_DATA_SUFFIXES: Final = {".yaml", ".yml"}


@command(
    "report",
    summary="Tổng hợp biểu của các đơn vị thành báo cáo.",
    details=(
        "Mọi nhiệm vụ của kế hoạch đều được trả lời hoặc nêu là chưa có báo cáo; mọi số liệu truy được về đơn vị, tệp "
        "và ô. Tệp kết quả .docx là báo cáo để in, .yaml là dữ liệu để sửa lời rồi docgen render. Mã thoát 1: đã ghi "
        "xong nhưng có biểu thiếu, muộn hoặc có ô không đọc được."
    ),
)
@click.argument("plan", type=FILE, metavar="KẾ_HOẠCH.yaml")
@click.option(
    "--results",
    type=FILE,
    metavar="THƯ_MỤC|TỆP",
    multiple=True,
    required=True,
    help="Biểu hoặc báo cáo (.docx) các đơn vị gửi lại; ghi nhiều lần được.",
)
@click.option("--period", metavar="KỲ", required=True, help=PERIOD_HELP)
@click.option("-o", "--output", type=FILE, metavar="TỆP", required=True, help="Báo cáo sẽ ghi: .docx hoặc .yaml.")
@click.option("--units", type=FILE, metavar="TỆP", help="Danh sách đơn vị phải báo cáo.")
@click.option("--to", "addressees", metavar="NƠI_NHẬN", multiple=True, help="Kính gửi, khi gửi cấp trên.")
@click.option(
    "--previous",
    type=FILE,
    metavar="TỆP",
    multiple=True,
    help="Báo cáo kỳ trước để so sánh, hoặc thư mục biểu kỳ trước; nhiều tệp khi các đơn vị cũ đã sáp nhập.",
)
@register_option()
@click.option("--lineage", type=FILE, metavar="TỆP", help="Ghi nguồn gốc từng số liệu: .json hoặc .xlsx.")
@indicators_option()
@regime_option()
@day_option("--due", "Hạn gửi biểu; bỏ trống: theo chế độ báo cáo của kế hoạch.")
@click.option("--no-charts", is_flag=True, help="Không vẽ biểu đồ dưới các bảng của phụ lục.")
@pack_option("Gói mẫu để dựng .docx, khi không phải gói của Nghị định.")
@format_option()
@click.pass_context
def report(  # noqa: PLR0913 — one parameter an option
    ctx: click.Context,
    plan: Path,
    *,
    results: tuple[Path, ...],
    period: str,
    output: Path,
    units: Path | None,
    addressees: tuple[str, ...],
    previous: tuple[Path, ...],
    register: Path | None,
    lineage: Path | None,
    indicators: Path | None,
    regime: Path | None,
    due: datetime | None,
    no_charts: bool,
    pack: str | None,
    output_format: Literal["text", "json"],
) -> None:
    """Report and lineage are written together or not at all."""
    from docgen import api
    from docgen.files import write_all

    _require_sensible(output, lineage)
    before = tuple(answer_files(previous, [units, output, lineage]))
    if previous and not before:
        raise misuse("Thư mục ghi ở --previous không có báo cáo hay biểu nào của kỳ trước.")
    others = [units, output, lineage, plan, *previous]
    forms = answer_files(results, others)
    passed = [
        *tell_passed_over(results, [*others, indicators, regime, register], option="--results"),
        *tell_passed_over(previous, [units, output, lineage], option="--previous"),
    ]
    refuse_overwriting(
        [plan, units, indicators, regime, register, *before, *forms], {"-o": output, "--lineage": lineage}
    )
    made = api.consolidate(
        source_of(plan),
        forms,
        period=period,
        units=units,
        indicators=indicators,
        regime=regime,
        due=due.date() if due else None,
        addressees=addressees,
        previous=before,
        register=register,
        charts=not no_charts,
    )
    files: dict[Path, bytes] = {}
    if output.suffix.lower() in _DATA_SUFFIXES:
        files[output] = api.dump(made.report).encode()
    else:
        files |= api.render(made.report, pack=pack).files(output)
    if lineage is not None:
        is_book = lineage.suffix.lower() == ".xlsx"
        files[lineage] = (
            made.lineage_xlsx(files=_ways(forms, lineage.parent)) if is_book else made.lineage_json().encode()
        )
    write_all(files)
    notices = (*passed, *made.notices)
    if output_format == "json":
        say_json(_describe(made, files, notices))
    else:
        for path, content in files.items():
            tell_written(path, len(content))
        tell(_summary(made))
        tell_notices(notices)
    if made.consolidated.notes or any(notice.code in {"form-cell", "form-unreadable"} for notice in made.notices):
        ctx.exit(EXIT_DIFFERENT)


def _ways(forms: Iterable[Path], folder: Path) -> dict[str, str]:
    """Where each form lies, seen from the folder of the workbook that links to it: a moved folder keeps its links."""
    ways: dict[str, str] = {}
    for path in forms:
        with suppress(ValueError):  # another drive of Windows has no way there
            way = Path(os.path.relpath(path, folder)).as_posix()
            ways[path.name] = way if ways.get(path.name, way) == way else ""  # two files of one name
    return ways


def _require_sensible(output: Path, lineage: Path | None) -> None:
    if output.suffix.lower() not in {".docx", *_DATA_SUFFIXES}:
        raise misuse(f"Tên tệp kết quả «{display(output)}» phải có đuôi .docx hoặc .yaml.")
    if lineage is not None and lineage.suffix.lower() not in _LINEAGE_SUFFIXES:
        raise misuse(f"Tên tệp nguồn gốc số liệu «{display(lineage)}» phải có đuôi .json hoặc .xlsx.")


def _summary(made: Consolidation) -> str:
    whole = made.consolidated
    return (
        f"Tổng hợp {len(whole.answered)}/{len(whole.units)} đơn vị, {len(whole.tasks)} nhiệm vụ, "
        f"{len(whole.indicators)} chỉ tiêu; {len(made.lineage)} số liệu có nguồn gốc."
    )


def _describe(made: Consolidation, files: dict[Path, bytes], notices: Iterable[Notice]) -> dict[str, object]:
    whole = made.consolidated
    return {
        "files": [{"file": display(path), "bytes": len(content)} for path, content in files.items()],
        "units": len(whole.units),
        "answered": len(whole.answered),
        "notices": [notice.to_dict() for notice in notices],
    }
