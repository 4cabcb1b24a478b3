"""`docgen check`: Word files into findings, comments at their places, and mended copies."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from docgen.cli.options import FILE, command, pack_option
from docgen.cli.output import EXIT_DIFFERENT, display, is_stdio, is_terminal, say, source_of, tell, tell_written

if TYPE_CHECKING:
    from docgen.checking import CheckSettings, Fixed, NamedSource, Report

OutputFormat = Literal["text", "json", "sarif"]


@command(
    "check",
    summary="Kiểm tra văn bản Word theo Nghị định số 30/2020/NĐ-CP, và nội dung của kế hoạch.",
    details=(
        "Mỗi chỗ sai có mã quy tắc, điều khoản, số đo được, số phải có, và cách sửa trong Word. TỆP có thể là thư mục: "
        "kiểm mọi tệp .docx trong đó; TỆP dữ liệu (.yaml, .json) thì kiểm nội dung. Thoát với mã 1 khi có lỗi hoặc có "
        "tệp không kiểm được; cảnh báo không làm đổi mã."
    ),
)
@click.argument("files", type=FILE, metavar="TỆP...", nargs=-1, required=True)
@click.option(
    "--format",
    "output_format",
    type=click.Choice(["text", "json", "sarif"]),
    default="text",
    show_default=True,
    help="Kết quả cho người đọc (text) hay cho chương trình (json, sarif).",
)
@click.option(
    "--select", metavar="MÃ", multiple=True, help="Chỉ kiểm các quy tắc có mã bắt đầu như vậy; ghi được nhiều lần."
)
@click.option("--ignore", metavar="MÃ", multiple=True, help="Bỏ các quy tắc có mã bắt đầu như vậy; ghi được nhiều lần.")
@click.option("--annotate", type=FILE, metavar="TỆP.docx", help="Ghi bản sao có ghi chú Word ở từng chỗ sai.")
@click.option(
    "--fix", "fixed_file", type=FILE, metavar="TỆP.docx", help="Ghi bản sao đã sửa những chỗ sửa được an toàn."
)
@click.option(
    "--fix-mode",
    type=click.Choice(["tracked", "direct"]),
    default="tracked",
    show_default=True,
    help="Sửa có theo dõi thay đổi (tracked) hay sửa thẳng (direct).",
)
@pack_option("Gói mẫu đã cài, hoặc thư mục gói riêng của cơ quan.")
@click.option(
    "--settings", type=FILE, metavar="TỆP.toml", help="Quyết định của cơ quan; mặc định .docgen.toml ở thư mục này."
)
@click.option("--register", type=FILE, metavar="TỆP.yaml", help="Sổ theo dõi thay đổi riêng của cơ quan.")
@click.option("--write-baseline", type=FILE, metavar="TỆP.json", help="Ghi các chỗ sai hiện có làm mốc lỗi đã biết.")
def check(  # noqa: PLR0913 — one parameter an option
    files: tuple[Path, ...],
    *,
    output_format: OutputFormat,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    annotate: Path | None,
    fixed_file: Path | None,
    fix_mode: Literal["tracked", "direct"],
    pack: str | None,
    settings: Path | None,
    write_baseline: Path | None,
    register: Path | None,
) -> None:
    """The files given are only read; what is written goes to files of its own."""
    from docgen import api
    from docgen.checking import format_baseline
    from docgen.files import write_all

    sources = _sources(files)
    if (annotate or fixed_file) and len(sources) != 1:
        raise _misuse("--annotate và --fix làm từng tệp một; chỉ đưa một tệp .docx.")
    decided = _settings(settings)
    report = api.check_files(sources, pack=pack, select=select, ignore=ignore, settings=decided, register=register)
    made: dict[Path, bytes] = {}
    fixed: Fixed | None = None
    readable = bool(report.files) and report.files[0].scope.kind.value != "unreadable"
    if annotate is not None and readable:
        made[annotate] = api.annotate(sources[0].source, report)  # type: ignore[arg-type] # bytes or a path, never a stream
    if fixed_file is not None and readable:
        fixed = api.fix(
            sources[0].source,  # type: ignore[arg-type] # bytes or a path, never a stream
            pack=pack,
            mode=fix_mode,
            select=select,
            ignore=ignore,
            settings=decided,
        )
        made[fixed_file] = fixed.bytes
    if write_baseline is not None:
        made[write_baseline] = format_baseline(report).encode()
    write_all(made)
    _print(report, output_format, pack)
    for path, content in made.items():
        tell_written(path, len(content))
    if fixed is not None:
        _tell_journal(fixed)
    if not report.is_clean:
        click.get_current_context().exit(EXIT_DIFFERENT)


def _sources(files: tuple[Path, ...]) -> list[NamedSource]:
    """The files in the order given; a folder stands for the .docx files below it, Word's lock files apart."""
    from docgen.checking import NamedSource

    found: list[NamedSource] = []
    for file in files:
        if is_stdio(file):
            found.append(NamedSource("-", source_of(file)))
        elif file.is_dir():
            inside = sorted(path for path in file.rglob("*.docx") if not path.name.startswith("~$"))
            if not inside:
                raise _misuse(f"Thư mục «{display(file)}» không có tệp .docx nào.")
            found.extend(NamedSource(display(path), path) for path in inside)
        else:
            found.append(NamedSource(display(file), file))
    return found


def _settings(path: Path | None) -> CheckSettings | None:
    from docgen.checking import SETTINGS_FILE, read_settings

    if path is not None:
        return read_settings(path)
    usual = Path(SETTINGS_FILE)
    return read_settings(usual) if usual.is_file() else None


def _print(report: Report, output_format: OutputFormat, pack: str | None) -> None:
    from importlib.metadata import version

    from docgen import api
    from docgen.checking import format_json, format_sarif, format_text

    if output_format == "json":
        say(format_json(report).rstrip("\n"))
    elif output_format == "sarif":
        decree = api.open_pack(pack).decree
        say(format_sarif(report, api.rules(pack), decree, version=version("docgen")).rstrip("\n"))
    else:
        say(format_text(report, color=is_terminal()).rstrip("\n"))


def _tell_journal(fixed: Fixed) -> None:
    done = [entry for entry in fixed.journal if entry.outcome == "fixed"]
    left = [entry for entry in fixed.journal if entry.outcome == "left"]
    tell(f"Đã sửa {len(done)} chỗ, để lại {len(left)} chỗ cho người sửa.")
    for entry in left:
        reason = f" ({entry.reason})" if entry.reason else ""
        tell(f"  {entry.code} {entry.place}: {entry.message}{reason}")


def _misuse(message: str) -> click.UsageError:
    return click.UsageError(message, ctx=click.get_current_context())
