"""`docgen template`: a pack's recipes into its files, and a template's names against what its view holds."""

from __future__ import annotations

from pathlib import Path

import click

from docgen.cli.options import FILE, GROUP_USAGE, OPTIONS_USAGE, SETTINGS, OrderedGroup, command, pack_option
from docgen.cli.output import EXIT_DIFFERENT, display, say, source_of, tell, tell_written


@click.group(
    "template",
    cls=OrderedGroup,
    short_help="Dựng và kiểm tra các mẫu của một gói.",
    help="Dựng và kiểm tra các mẫu của một gói. Dành cho người làm gói mẫu.",
    options_metavar=OPTIONS_USAGE,
    subcommand_metavar=GROUP_USAGE,
    context_settings=dict(SETTINGS),
)
def template() -> None:
    """The commands of whoever makes a pack."""


@command(
    "build",
    summary="Dựng lại các tệp mẫu, dàn ý và các bước in của chúng từ cách dựng của gói.",
    details=(
        "Mỗi mẫu ba tệp, phát hành cùng nhau: .docx, .outline (để duyệt), .steps.json (để in nhanh). Chỉ ghi những tệp "
        "có thay đổi. Với --check: không ghi gì, liệt kê tệp cũ và thoát với mã 1 nếu có."
    ),
)
@click.option("--check", is_flag=True, help="Chỉ kiểm tra các tệp đang có khớp với cách dựng.")
@pack_option("Gói mẫu đã cài, hoặc thư mục gói riêng của cơ quan; bỏ trống là gói đang có hiệu lực.")
def build(pack: str | None, *, check: bool) -> None:
    """A template is a generated file: it is replaced whenever the recipe draws another."""
    from docgen import api
    from docgen.files import write_all

    if check:
        problems = api.check_templates(pack)
        if problems:
            say("\n".join(str(problem) for problem in problems))
            click.get_current_context().exit(EXIT_DIFFERENT)
        tell("Các mẫu đều khớp với cách dựng.")
        return
    drawn = api.build_templates(pack)
    stale = {path: content for path, content in drawn.items() if _is_stale(path, content)}
    for folder in {path.parent for path in stale}:
        # Only the folder of templates may be new; the pack's own folder is there, its pack.toml was read.
        folder.mkdir(exist_ok=True)
    write_all(stale)
    for path, content in stale.items():
        tell_written(path, len(content))
    if not stale:
        tell("Các mẫu đều khớp với cách dựng; không ghi lại tệp nào.")


@command(
    "check",
    summary="Kiểm tra một tệp mẫu với dữ liệu mà nó sẽ in.",
    details=(
        "Mỗi tên trong mẫu phải có trong dữ liệu, mỗi trường dữ liệu phải được in. Không dựng văn bản nào. Thoát với "
        "mã 1 nếu có chỗ sai."
    ),
)
@click.argument("file", type=FILE, metavar="MẪU.docx")
@click.option(
    "--type",
    "kind",
    metavar="LOẠI",
    default="plan",
    show_default=True,
    help="Loại văn bản mà mẫu in; appendix là phụ lục tách thành tệp riêng.",
)
def check(file: Path, kind: str) -> None:
    """Findings are results: they go to stdout."""
    from docgen import api

    problems = api.check_template(source_of(file), kind)
    if problems:
        say("\n".join(f"{display(file)}: {problem}" for problem in problems))
        click.get_current_context().exit(EXIT_DIFFERENT)
    tell("Mẫu khớp với dữ liệu.")


template.add_command(build)
template.add_command(check)


def _is_stale(path: Path, content: bytes) -> bool:
    return not path.is_file() or path.read_bytes() != content
