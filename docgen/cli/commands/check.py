"""`docgen check`: Word files into findings, comments at their places, and mended copies."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from docgen.cli.options import FILE, command, pack_option, register_option
from docgen.cli.output import EXIT_DIFFERENT, display, is_stdio, is_terminal, say, source_of, tell, tell_written
from docgen.cli.refusing import misuse, refuse_overwriting

if TYPE_CHECKING:
    from docgen.checking import CheckSettings, Fixed, NamedSource, Report

OutputFormat = Literal["text", "json", "sarif"]


@command(
    "check",
    summary="Kiểm tra văn bản Word theo Nghị định số 30/2020/NĐ-CP, và nội dung của kế hoạch, báo cáo.",
    details=(
        "Mỗi chỗ sai có mã quy tắc, điều khoản, số đo được, số phải có, và cách sửa trong Word. TỆP có thể là thư mục: "
        "kiểm mọi tệp .docx trong đó; TỆP dữ liệu (.yaml, .json) thì kiểm nội dung. Thoát với mã 1 khi có lỗi hoặc có "
        "tệp không kiểm được (kể cả tệp không đọc được); cảnh báo không làm đổi mã. Tệp đưa vào không bao giờ bị ghi "
        "đè. Quyết định của cơ quan nằm ở .docgen.toml, bảng [check]: select, ignore, baseline (tệp mốc lỗi đã biết), "
        "và mỗi lỗi bỏ qua có lý do một mục [[check.accept]]."
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
    "--select",
    metavar="MÃ",
    multiple=True,
    help="Chỉ kiểm các quy tắc có mã bắt đầu như vậy; ghi được nhiều lần, hoặc nhiều mã cách nhau dấu phẩy.",
)
@click.option(
    "--ignore",
    metavar="MÃ",
    multiple=True,
    help="Bỏ các quy tắc có mã bắt đầu như vậy; ghi được nhiều lần, hoặc nhiều mã cách nhau dấu phẩy.",
)
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
@register_option()
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
    from docgen.checking import SETTINGS_FILE, format_baseline
    from docgen.files import write_all

    sources = _sources(files)
    _refuse_outputs(
        [*(item.source if isinstance(item.source, Path) else Path("-") for item in sources)],
        [settings or Path(SETTINGS_FILE), register],
        {"--annotate": annotate, "--fix": fixed_file, "--write-baseline": write_baseline},
    )
    if (annotate or fixed_file) and len(sources) != 1:
        raise misuse("--annotate và --fix làm từng tệp một; chỉ đưa một tệp .docx.")
    decided = _find_settings(settings)
    report = api.check_files(sources, pack=pack, select=select, ignore=ignore, settings=decided, register=register)
    made: dict[Path, bytes] = {}
    fixed: Fixed | None = None
    readable = bool(report.files) and report.files[0].scope.kind.value != "unreadable"
    if annotate is not None and readable:
        made[annotate] = api.annotate(sources[0].source, report)
    if fixed_file is not None and readable:
        fixed = api.fix(
            sources[0].source,
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
    _print(report, output_format, pack, fixed)
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
            inside = sorted(path for path in file.rglob("*") if _is_word_file(path))
            if not inside:
                raise misuse(f"Thư mục «{display(file)}» không có tệp .docx nào.")
            found.extend(NamedSource(display(path), path) for path in inside)
        else:
            found.append(NamedSource(display(file), file))
    return found


def _is_word_file(path: Path) -> bool:
    """A .docx whatever the case of its suffix (`BÁO CÁO.DOCX`), and no lock file of Word."""
    return path.suffix.lower() == ".docx" and not path.name.startswith("~$") and not path.is_dir()


def _refuse_outputs(files: list[Path], others: list[Path | None], written: dict[str, Path | None]) -> None:
    """What is written goes to files of its own, and a baseline only where a baseline or nothing is."""
    for option, path in written.items():
        if path is not None and is_stdio(path):
            raise misuse(f"{option} cần tên tệp: đầu ra chuẩn đã dành cho kết quả kiểm tra.")
    refuse_overwriting([*files, *others], written)
    baseline = written["--write-baseline"]
    if baseline is not None:
        _refuse_no_baseline(baseline)


def _refuse_no_baseline(path: Path) -> None:
    from docgen.checking import read_baseline
    from docgen.errors import DocgenError

    remedy = "hãy chọn một tệp .json mới, hoặc tệp mốc cũ."
    if path.suffix.lower() == ".docx":
        raise misuse(f"--write-baseline ghi tệp JSON, không ghi tệp Word «{display(path)}»; {remedy}")
    if path.is_file() and path.stat().st_size:
        try:
            read_baseline(path)
        except DocgenError:
            raise misuse(f"«{display(path)}» đã có và không phải tệp mốc nên không ghi đè; {remedy}") from None


def _find_settings(path: Path | None) -> CheckSettings | None:
    from docgen.checking import SETTINGS_FILE, read_settings

    if path is not None:
        return read_settings(path)
    usual = Path(SETTINGS_FILE)
    return read_settings(usual) if usual.is_file() else None


def _print(report: Report, output_format: OutputFormat, pack: str | None, fixed: Fixed | None) -> None:
    from importlib.metadata import version

    from docgen import api
    from docgen.checking import format_json, format_sarif, format_text

    if output_format == "json":
        say(format_json(report, fixed).rstrip("\n"))
    elif output_format == "sarif":
        decree = api.open_pack(pack).decree
        say(format_sarif(report, api.rules(pack), decree, version=version("docgen")).rstrip("\n"))
    else:
        say(format_text(report, color=is_terminal()).rstrip("\n"))


def _tell_journal(fixed: Fixed) -> None:
    """Every change with what stood before and what stands now, then what is left and why."""
    from docgen.checking import format_journal

    tell(format_journal(fixed.journal).rstrip("\n"))
