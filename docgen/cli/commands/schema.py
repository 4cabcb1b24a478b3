"""`docgen schema`: a document type's name into the JSON Schema of its data."""

from __future__ import annotations

import json
from pathlib import Path

import click

from docgen.cli.options import command, output_option
from docgen.cli.output import is_stdio, say_bytes, tell_written


@command(
    "schema",
    summary="In lược đồ JSON Schema của một loại văn bản.",
    details=(
        "Dùng cho trình soạn thảo (gợi ý khi gõ tệp YAML) hoặc biểu mẫu trên web. LOẠI là loại văn bản, ví dụ plan (kế "
        "hoạch)."
    ),
)
@click.argument("kind", metavar="LOẠI")
@output_option("Ghi vào tệp thay vì in ra màn hình.", required=False)
def schema(kind: str, output: Path | None) -> None:
    """A schema is generated, so an older one is replaced."""
    from docgen import api
    from docgen.files import write_atomically

    content = (json.dumps(api.json_schema(kind), ensure_ascii=False, indent=2) + "\n").encode()
    if output is None or is_stdio(output):
        say_bytes(content)
        return
    write_atomically(output, content)
    tell_written(output, len(content))
