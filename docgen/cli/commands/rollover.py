"""`docgen rollover`: last year's document into next year's, with the ledger of every change and every question."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

import click

from docgen.cli.options import FILE, command, day_option, format_option, output_option, register_option
from docgen.cli.output import display, is_stdio, say, say_json, source_of, tell, tell_notices, tell_written
from docgen.cli.refusing import misuse, refuse_overwriting

if TYPE_CHECKING:
    from docgen.api import LedgerForm
    from docgen.comparing import Redline
    from docgen.lifecycle.ledger import Ledger
    from docgen.lifecycle.rolling import RolledOver

_LEDGER_FORMS: Final[dict[str, LedgerForm]] = {".md": "markdown", ".json": "json", ".yaml": "yaml", ".yml": "yaml"}
_ZIP: Final = b"PK\x03\x04"
"""How a .docx begins."""
_DATA_SUFFIXES: Final = {".yaml", ".yml"}


@command(
    "rollover",
    summary="Lập văn bản năm sau từ văn bản năm trước.",
    details=(
        "Mỗi chỗ đổi, mỗi chỗ giữ và mỗi câu hỏi có một dòng trong sổ (--ledger). Sổ dạng .yaml cũng là phiếu quyết "
        "định: điền rồi đưa lại bằng --decisions. Điều không ai suy ra được thành chỗ chờ điền trong tệp mới; docgen "
        "render chỉ dựng tệp còn chỗ chờ với --draft. VĂN_BẢN là tệp dữ liệu hoặc tệp Word năm trước; «-» đọc từ đầu "
        "vào chuẩn."
    ),
)
@click.argument("source", type=FILE, metavar="VĂN_BẢN")
@click.option("--year", type=int, metavar="NĂM", required=True, help="Năm của văn bản mới.")
@output_option("Tệp .yaml của văn bản mới sẽ ghi; «-» để đưa ra đầu ra chuẩn.", required=True)
@click.option("--ledger", "ledger_file", type=FILE, metavar="TỆP", help="Ghi sổ chuyển năm: .md, .json hoặc .yaml.")
@click.option("--decisions", type=FILE, metavar="TỆP.yaml", help="Phiếu quyết định đã điền.")
@click.option("--redline", "redline_file", type=FILE, metavar="TỆP.docx", help="Ghi bản so sánh với văn bản năm trước.")
@click.option(
    "--brief", "brief_file", type=FILE, metavar="TỆP.md", help="Ghi trang tóm tắt: còn phải quyết gì, đã đổi gì."
)
@click.option("--report", type=FILE, metavar="TỆP", help="Báo cáo năm trước: nhắc các nhiệm vụ chưa hoàn thành.")
@register_option()
@day_option("--on", "Ngày ký dự kiến, dạng 2025-07-15; bỏ trống: đầu năm.")
@format_option()
def rollover(  # noqa: PLR0913 — one parameter an option
    source: Path,
    *,
    year: int,
    output: Path,
    ledger_file: Path | None,
    decisions: Path | None,
    redline_file: Path | None,
    brief_file: Path | None,
    report: Path | None,
    register: Path | None,
    on: datetime | None,
    output_format: Literal["text", "json"],
) -> None:
    """Everything is made in memory first: a failure of any step leaves no file behind."""
    from docgen import api
    from docgen.files import write_all

    _require_sensible(output, (ledger_file, redline_file, brief_file), as_json=output_format == "json")
    refuse_overwriting(
        [source, decisions, report, register],
        {"-o": output, "--ledger": ledger_file, "--redline": redline_file, "--brief": brief_file},
    )
    signed = on.date() if on is not None else None
    given = source_of(source)
    rolled = api.roll_over(given, year, register=register, decisions=decisions, on=signed, report=report)
    text = api.dump_rolled(rolled, given)
    made: dict[Path, bytes] = {} if is_stdio(output) else {output: text.encode()}
    if ledger_file is not None:
        made[ledger_file] = api.format_ledger(rolled.ledger, _LEDGER_FORMS[ledger_file.suffix.lower()]).encode()
    if redline_file is not None or brief_file is not None:
        redline = _redline(given, rolled)
        made |= {} if redline_file is None else {redline_file: redline.bytes}
        made |= {} if brief_file is None else {brief_file: api.brief(redline, rolled.ledger).encode()}
    write_all(made)
    if is_stdio(output):
        say(text.rstrip("\n"))
    elif output_format == "json":
        say_json(_describe(rolled, made))
        return
    for path, content in made.items():
        tell_written(path, len(content))
    _tell(rolled.ledger)
    tell_notices(rolled.notices)


def _redline(given: Path | bytes, rolled: RolledOver) -> Redline:
    """Against last year's Word file itself when one was given, else against what docgen makes of its data."""
    from docgen import api

    content = given if isinstance(given, bytes) else given.read_bytes()
    return api.redline(content if content.startswith(_ZIP) else rolled.before, rolled.document)


def _require_sensible(output: Path, others: tuple[Path | None, Path | None, Path | None], *, as_json: bool) -> None:
    """Refuse, before any work, what could only disappoint; `others` are the ledger, the redline and the brief."""
    ledger_file, redline_file, brief_file = others
    if is_stdio(output):
        if as_json:
            raise misuse("«-o -» đưa ra đúng một tệp .yaml; bỏ --format json.")
    elif output.suffix.lower() not in _DATA_SUFFIXES:
        raise misuse(f"Tên tệp kết quả «{display(output)}» phải có đuôi .yaml.")
    if ledger_file is not None and ledger_file.suffix.lower() not in _LEDGER_FORMS:
        raise misuse(f"Tên tệp sổ «{display(ledger_file)}» phải có đuôi .md, .json hoặc .yaml.")
    if redline_file is not None and redline_file.suffix.lower() != ".docx":
        raise misuse(f"Tên bản so sánh «{display(redline_file)}» phải có đuôi .docx.")
    if brief_file is not None and brief_file.suffix.lower() != ".md":
        raise misuse(f"Tên tệp tóm tắt «{display(brief_file)}» phải có đuôi .md.")


def _tell(ledger: Ledger) -> None:
    """What a person wants to know at once: who is gone, how much is left to decide."""
    for sentence in ledger.level_change:
        tell(f"Trước hết: {sentence}")
    counts = ledger.counts
    tell(f"Đã đổi {counts.changed} chỗ, giữ nguyên {counts.kept} chỗ, mỗi chỗ một dòng trong sổ.")
    if counts.open_questions:
        slots = f", trong đó {counts.open_slots} chỗ chờ điền" if counts.open_slots else ""
        tell(f"Còn {counts.open_questions} chỗ cần người quyết định{slots}: xem sổ, điền phiếu, rồi dùng --decisions.")


def _describe(rolled: RolledOver, made: dict[Path, bytes]) -> dict[str, object]:
    files = [{"file": display(path), "bytes": len(content)} for path, content in made.items()]
    notices = [notice.to_dict() for notice in rolled.notices]
    return {"files": files, **rolled.ledger.to_dict(), "notices": notices}
