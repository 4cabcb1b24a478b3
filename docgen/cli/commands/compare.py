"""`docgen compare`: two Word files into one with tracked changes, and a page on what changed."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from docgen.cli.options import FILE, command, format_option, output_option
from docgen.cli.output import (
    display,
    is_stdio,
    is_terminal,
    say_bytes,
    say_json,
    source_of,
    tell,
    tell_notices,
    tell_written,
)
from docgen.cli.refusing import misuse, refuse_overwriting

if TYPE_CHECKING:
    from docgen.comparing import Redline

_KINDS = (
    ("changed", "sửa"),
    ("inserted", "thêm"),
    ("deleted", "bỏ"),
    ("moved", "chuyển chỗ"),
    ("reformatted", "đổi dạng"),
)


@command(
    "compare",
    summary="So hai tệp Word thành một tệp có theo dõi thay đổi.",
    details=(
        "Chấp nhận mọi thay đổi thì được bản MỚI, từ chối mọi thay đổi thì được bản CŨ: điều này được thử trước khi "
        "ghi tệp. CŨ hoặc MỚI «-» đọc từ đầu vào chuẩn."
    ),
)
@click.argument("old", type=FILE, metavar="CŨ.docx")
@click.argument("new", type=FILE, metavar="MỚI.docx")
@output_option("Tệp .docx có theo dõi thay đổi sẽ ghi; «-» để đưa ra đầu ra chuẩn.", required=True)
@click.option("--author", metavar="TÊN", default="docgen", show_default=True, help="Tên người sửa ghi ở từng thay đổi.")
@click.option(
    "--date",
    type=click.DateTime(formats=["%Y-%m-%d", "%Y-%m-%dT%H:%M:%S"]),
    metavar="NGÀY",
    help="Ngày ghi ở từng thay đổi, dạng 2025-01-15; bỏ trống thì không ghi ngày.",
)
@click.option("--brief", "brief_file", type=FILE, metavar="TỆP.md", help="Ghi thêm trang tóm tắt thay đổi.")
@format_option()
def compare(  # noqa: PLR0913 — one parameter an option
    old: Path,
    new: Path,
    *,
    output: Path,
    author: str,
    date: datetime | None,
    brief_file: Path | None,
    output_format: Literal["text", "json"],
) -> None:
    """Both files are only read; nothing is written when the proof fails."""
    from docgen import api
    from docgen.files import write_all

    _require_sensible(old, new, output, brief_file, as_json=output_format == "json")
    redline = api.compare(source_of(old), source_of(new), author=author, date=date)
    made: dict[Path, bytes] = {} if is_stdio(output) else {output: redline.bytes}
    if brief_file is not None:
        made[brief_file] = api.brief(redline).encode()
    write_all(made)
    if is_stdio(output):
        say_bytes(redline.bytes)
    elif output_format == "json":
        files = [{"file": display(path), "bytes": len(content)} for path, content in made.items()]
        say_json({"files": files, **redline.to_dict()})
        return
    for path, content in made.items():
        tell_written(path, len(content))
    tell(_summary(redline))
    tell_notices(redline.notices)


def _require_sensible(old: Path, new: Path, output: Path, brief_file: Path | None, *, as_json: bool) -> None:
    """Refuse, before any work, what could only disappoint."""
    if is_stdio(old) and is_stdio(new):
        raise misuse("Chỉ một trong hai tệp CŨ, MỚI đọc được từ đầu vào chuẩn («-»).")
    if is_stdio(output):
        if as_json:
            raise misuse("«-o -» đưa ra đúng một tệp .docx; bỏ --format json.")
        if is_terminal():
            raise misuse("Không in tệp Word ra màn hình; dùng «-o TỆP.docx» hoặc chuyển hướng.")
    elif output.suffix.lower() != ".docx":
        raise misuse(f"Tên tệp kết quả «{display(output)}» phải có đuôi .docx.")
    refuse_overwriting([old, new], {"-o": output, "--brief": brief_file})


def _summary(redline: Redline) -> str:
    if redline.is_unchanged:
        return "Hai tệp giống nhau: không có thay đổi nào được đánh dấu."
    counts = ", ".join(f"{name} {redline.count(kind)}" for kind, name in _KINDS if redline.count(kind))
    return f"Số đoạn, hàng, bảng khác nhau: {counts}."
