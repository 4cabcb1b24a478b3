"""`docgen outline`: a Word file into its outline, or two into what differs between their outlines."""

from __future__ import annotations

from pathlib import Path

import click

from docgen.cli.options import FILE, command
from docgen.cli.output import EXIT_DIFFERENT, display, say, source_of


@command(
    "outline",
    summary="In dàn ý một tệp Word, hoặc chỗ khác nhau giữa hai tệp.",
    details=(
        "Mỗi đoạn một dòng, với định dạng có hiệu lực; đọc được và so được bằng mắt. Với hai tệp: in phần khác nhau "
        "(như lệnh diff -u) và thoát với mã 1 nếu có khác."
    ),
)
@click.argument("file", type=FILE, metavar="TỆP.docx")
@click.argument("other", type=FILE, metavar="[TỆP_KHÁC.docx]", required=False)
def outline(file: Path, other: Path | None) -> None:
    """Also git's textconv for .docx: one file in, text out."""
    import difflib

    from docgen import api

    text = api.outline(source_of(file))
    if other is None:
        say(text.rstrip("\n"))
        return
    changed = list(
        difflib.unified_diff(
            text.splitlines(),
            api.outline(source_of(other)).splitlines(),
            fromfile=display(file),
            tofile=display(other),
            lineterm="",
        )
    )
    if changed:
        say("\n".join(changed))
        click.get_current_context().exit(EXIT_DIFFERENT)
