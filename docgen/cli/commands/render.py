"""`docgen render`: a data file into a .docx, its separate appendices, and PDFs of them all."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from docgen.cli.options import FILE, command, format_option, output_option, pack_option
from docgen.cli.output import (
    display,
    is_stdio,
    is_terminal,
    say_bytes,
    say_json,
    source_of,
    tell_notices,
    tell_written,
)
from docgen.cli.refusing import misuse, refuse_overwriting

if TYPE_CHECKING:
    from docgen.api import Rendered


@command(
    "render",
    summary="Dựng văn bản Word từ tệp dữ liệu.",
    details=(
        "Chỉ ghi tệp khi mọi bước đã xong; tệp đã có được thay trọn vẹn hoặc giữ nguyên. DỮ_LIỆU «-» đọc từ đầu vào "
        "chuẩn."
    ),
)
@click.argument("plan", type=FILE, metavar="DỮ_LIỆU.yaml")
@output_option("Tệp .docx sẽ ghi; «-» để đưa ra đầu ra chuẩn.", required=True)
@click.option("--pdf", is_flag=True, help="Ghi thêm tệp .pdf cùng tên (cần LibreOffice).")
@pack_option("Gói mẫu đã cài, hoặc thư mục gói riêng của cơ quan; bỏ trống thì chọn theo ngày ban hành.")
@click.option("--draft", is_flag=True, help="Bản dự thảo: ghi vào thuộc tính tệp, và in cả những chỗ chờ điền.")
@click.option("--no-data", is_flag=True, help="Không nhúng dữ liệu vào tệp; sẽ không đọc lại trọn vẹn được.")
@click.option(
    "--appendices",
    type=click.Choice(["inline", "separate"]),
    default="inline",
    show_default=True,
    help="Phụ lục nằm trong văn bản (inline) hay mỗi phụ lục một tệp (separate), cho văn bản điện tử.",
)
@format_option()
def render(  # noqa: PLR0913 — one parameter an option
    plan: Path,
    output: Path,
    *,
    pdf: bool,
    pack: str | None,
    draft: bool,
    no_data: bool,
    appendices: Literal["inline", "separate"],
    output_format: Literal["text", "json"],
) -> None:
    """Everything is made in memory first: a failure of any step leaves no file behind."""
    from docgen import api

    _require_sensible_output(output, several=pdf or appendices == "separate", as_json=output_format == "json")
    refuse_overwriting([plan], {"-o": output})
    rendered = api.render(source_of(plan), pack=pack, draft=draft, embed_data=not no_data, appendices=appendices)
    if is_stdio(output):
        say_bytes(rendered.bytes)
        tell_notices(rendered.notices)
        return
    written = _write(rendered, output, pdf=pdf)
    if output_format == "json":
        say_json(_describe(rendered, written, draft=draft))
        return
    for path, content in written.items():
        tell_written(path, len(content))
    tell_notices(rendered.notices)


def _require_sensible_output(output: Path, *, several: bool, as_json: bool) -> None:
    """Refuse, before any work, what could only disappoint: a name Word would not open, bytes where text was asked."""
    if is_stdio(output):
        if several or as_json:
            raise misuse("«-o -» đưa ra đúng một tệp .docx; bỏ --pdf, --appendices separate và --format json.")
        if is_terminal():
            raise misuse("Không in tệp Word ra màn hình; dùng «-o TỆP.docx» hoặc chuyển hướng.")
    elif output.suffix.lower() != ".docx" and not (output.exists() and not output.is_file()):
        remedy = " Muốn có PDF thì thêm --pdf." if output.suffix.lower() == ".pdf" else ""
        raise misuse(f"Tên tệp kết quả «{display(output)}» phải có đuôi .docx.{remedy}")


def _write(rendered: Rendered, output: Path, *, pdf: bool) -> dict[Path, bytes]:
    """Everything made, then everything written, or nothing."""
    from docgen import api
    from docgen.files import write_all

    files = dict(rendered.files(output))
    printed = api.to_pdf(*files.values()) if pdf else ()
    files |= {path.with_suffix(".pdf"): content for path, content in zip(list(files), printed, strict=False)}
    write_all(files)
    return files


def _describe(rendered: Rendered, written: dict[Path, bytes], *, draft: bool) -> dict[str, object]:
    from hashlib import sha256

    return {
        "files": [
            {"file": display(path), "bytes": len(content), "sha256": sha256(content).hexdigest()}
            for path, content in written.items()
        ],
        "pack": rendered.pack,
        "template": rendered.template,
        "draft": draft,
        "notices": [notice.to_dict() for notice in rendered.notices],
    }
