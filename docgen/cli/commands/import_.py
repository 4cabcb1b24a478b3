"""`docgen import`: last year's Word or text file into a data file, with comments where a person must look."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from docgen.cli.options import FILE, command, format_option, output_option, pack_option
from docgen.cli.output import (
    EXIT_DIFFERENT,
    JSON_VERSION,
    display,
    is_stdio,
    say_bytes,
    say_json,
    source_of,
    tell,
    tell_written,
)
from docgen.cli.refusing import misuse, refuse_overwriting

if TYPE_CHECKING:
    from docgen.reading import ImportNotice, ReadDocument

_TOLD = frozenset({"unknown", "plainer", "left-over", "source", "tracked-change", "comment", "edited"})
"""Kinds of notice that the shell tells; all of them stand in the notices file."""
_MOST_TOLD = 20


@command(
    "import",
    summary="Đọc văn bản năm trước (.docx, .doc, .txt) thành tệp dữ liệu.",
    details=(
        "Không chữ nào của văn bản bị mất: phần chưa hiểu nằm ở cuối tệp dữ liệu, kèm chỗ đứng. Tệp do docgen dựng ra "
        "được trả lại đúng dữ liệu gốc; nếu đã sửa trong Word thì phần sửa được đưa vào và liệt kê. Mã thoát 1: đã ghi "
        "xong nhưng còn chỗ cần người xem. TỆP «-» đọc từ đầu vào chuẩn."
    ),
)
@click.argument("file", type=FILE, metavar="TỆP")
@output_option("Tệp .yaml sẽ ghi; «-» để in ra màn hình.", required=True)
@click.option("--notices", "notices_file", type=FILE, metavar="TỆP.json", help="Ghi mọi điều cần xem lại, dạng JSON.")
@click.option("--no-data", is_flag=True, help="Bỏ qua dữ liệu docgen kèm trong tệp, chỉ đọc lời văn.")
@pack_option("Gói mẫu đã dựng ra tệp, khi không phải gói của Nghị định.")
@format_option()
@click.pass_context
def import_(  # noqa: PLR0913 — one parameter an option
    ctx: click.Context,
    file: Path,
    *,
    output: Path,
    notices_file: Path | None,
    no_data: bool,
    pack: str | None,
    output_format: Literal["text", "json"],
) -> None:
    """The file is only read; data and notices are written together or not at all."""
    from docgen.api.reading import commented_yaml, read_document
    from docgen.files import write_all

    name = "đầu vào chuẩn" if is_stdio(file) else display(file)
    _require_sensible(file, output, notices_file, as_json=output_format == "json")
    read = read_document(source_of(file), pack=pack, own_data=not no_data)
    data = commented_yaml(read, name=Path(name).name).encode()
    made: dict[Path, bytes] = {} if is_stdio(output) else {output: data}
    if notices_file is not None:
        content = {**read.to_dict(name), "version": JSON_VERSION}
        made[notices_file] = (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()
    replaced = {path for path in made if path.exists()}
    write_all(made)
    if is_stdio(output):
        say_bytes(data)
    if output_format == "json":
        say_json(read.to_dict(name))
    else:
        _tell(read, made, replaced)
    if _needs_a_person(read):
        ctx.exit(EXIT_DIFFERENT)


def _require_sensible(file: Path, output: Path, notices_file: Path | None, *, as_json: bool) -> None:
    if as_json and is_stdio(output):
        raise misuse("«-o -» đưa tệp dữ liệu ra đầu ra chuẩn; bỏ --format json, dùng --notices TỆP.json.")
    if not is_stdio(output) and output.suffix.lower() not in {".yaml", ".yml"}:
        raise misuse(f"Tên tệp kết quả «{display(output)}» phải có đuôi .yaml.")
    refuse_overwriting([file], {"-o": output, "--notices": notices_file})


def _tell(read: ReadDocument, made: dict[Path, bytes], replaced: set[Path]) -> None:
    for path, content in made.items():
        tell_written(path, len(content), replaced=path in replaced)
    count = read.conservation
    tell(f"{count.in_model}/{count.source_blocks} khối chữ vào dữ liệu, {count.in_leftovers} khối còn lại.")
    told = [notice for notice in read.notices if notice.kind in _TOLD]
    for notice in told[:_MOST_TOLD]:
        tell(f"Lưu ý: {_line(notice)}")
    if len(told) > _MOST_TOLD:
        tell(f"… và {len(told) - _MOST_TOLD} điều nữa; ghi đủ bằng --notices TỆP.json.")


def _line(notice: ImportNotice) -> str:
    return ": ".join(part for part in (notice.place, notice.path, notice.message) if part)


def _needs_a_person(read: ReadDocument) -> bool:
    """Whether the data file has a comment, or the notices something, that waits for a person."""
    from docgen.api.reading import is_asked

    return bool(read.leftovers) or any(
        notice.kind in {"unknown", "plainer"} or is_asked(notice) for notice in read.notices
    )
