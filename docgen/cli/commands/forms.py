"""`docgen forms`: one Excel form for each unit, from a plan."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Literal

import click

from docgen.cli.answers import answer_files, tell_passed_over
from docgen.cli.options import (
    FILE,
    command,
    day_option,
    format_option,
    indicators_option,
    regime_option,
    register_option,
)
from docgen.cli.output import display, say_json, source_of, tell, tell_notices
from docgen.cli.refusing import misuse

PERIOD_HELP = "Kỳ báo cáo: 6-months, 6-months-2, 9-months, quarter-1 … quarter-4, month-1 … month-12, year."


@command(
    "forms",
    summary="Lập biểu Excel để từng đơn vị điền kết quả thực hiện kế hoạch.",
    details=(
        "Mỗi đơn vị một tệp: nhiệm vụ của kế hoạch, chỉ tiêu, ý kiến; ô cần điền để mở, phần còn lại khóa. Biểu gửi "
        "lại được tổng hợp bằng docgen report."
    ),
)
@click.argument("plan", type=FILE, metavar="KẾ_HOẠCH.yaml")
@click.option("--units", type=FILE, metavar="TỆP", required=True, help="Danh sách đơn vị: .xlsx, .ods, .xls hoặc .csv.")
@click.option("--period", metavar="KỲ", required=True, help=PERIOD_HELP)
@click.option("--out", type=FILE, metavar="THƯ_MỤC", required=True, help="Thư mục sẽ ghi các biểu.")
@indicators_option()
@click.option(
    "--previous",
    type=FILE,
    metavar="THƯ_MỤC|TỆP",
    multiple=True,
    help="Biểu kỳ trước của các đơn vị: kết quả kỳ trước được điền sẵn.",
)
@register_option()
@regime_option()
@day_option("--due", "Hạn gửi; bỏ trống: theo chế độ báo cáo của kế hoạch.")
@format_option()
def forms(  # noqa: PLR0913 — one parameter an option
    plan: Path,
    *,
    units: Path,
    period: str,
    out: Path,
    indicators: Path | None,
    regime: Path | None,
    due: datetime | None,
    previous: tuple[Path, ...],
    register: Path | None,
    output_format: Literal["text", "json"],
) -> None:
    """All forms are made in memory and written together, or none is."""
    from docgen import api
    from docgen.files import make_folder, write_all

    before = answer_files(previous, [units])
    if previous and not before:
        raise misuse("Thư mục ghi ở --previous không có biểu nào của kỳ trước.")
    made = api.forms(
        source_of(plan),
        units,
        period=period,
        indicators=indicators,
        regime=regime,
        due=due.date() if due else None,
        previous=before,
        register=register,
    )
    make_folder(out)
    write_all({out / form.name: form.bytes for form in made})
    if output_format == "json":
        say_json(
            {
                "folder": display(out),
                "forms": [{"unit": form.unit, "name": form.unit_name, "file": form.name} for form in made],
            }
        )
        return
    tell(f"Đã ghi {len(made)} biểu vào {display(out)}.")
    tell_notices(tell_passed_over(previous, [units], option="--previous"))
