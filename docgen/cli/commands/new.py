"""`docgen new`: a document type's name into a commented data file to start from."""

from __future__ import annotations

from pathlib import Path

import click

from docgen.cli.options import command, output_option
from docgen.cli.output import display, is_stdio, say_bytes, tell_written
from docgen.errors import OutputError


@command(
    "new",
    summary="Tạo tệp dữ liệu mới, có chú thích, để bắt đầu soạn.",
    details="LOẠI là loại văn bản, ví dụ plan (kế hoạch); lệnh docgen doctor liệt kê các loại đã cài.",
)
@click.argument("kind", metavar="LOẠI")
@output_option("Tệp .yaml sẽ tạo; «-» để in ra màn hình.", required=True)
@click.option("--force", is_flag=True, help="Ghi đè tệp đã có.")
def new(kind: str, output: Path, *, force: bool) -> None:
    """The file is a person's from the first moment, so one that exists is never replaced unasked."""
    from docgen import api
    from docgen.files import file_location, write_atomically

    content = api.starter(kind).encode()
    if is_stdio(output):
        say_bytes(content)
        return
    if output.is_file() and not force:
        raise OutputError(
            "Tệp đã có nên không ghi đè.",
            hint=f"chọn tên khác, hoặc thêm --force nếu muốn bỏ nội dung cũ của {display(output)}.",
            location=file_location(output),
        )
    write_atomically(output, content)
    tell_written(output, len(content))
