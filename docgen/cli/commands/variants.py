"""`docgen variants`: one master and a table of units into a document for each unit, with progress and a proof."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

import click

from docgen.cli.options import FILE, command, format_option, pack_option
from docgen.cli.output import EXIT_DIFFERENT, JSON_VERSION, display, say, source_of, tell, tell_notices, tell_written
from docgen.cli.progress import shown_progress
from docgen.cli.refusing import misuse, refuse_overwriting

if TYPE_CHECKING:
    from docgen.diagnostics import Notice
    from docgen.lifecycle.variants import Master, Printed, Result, Variants
    from docgen.tabular import Column

_EXIT_UNEQUAL: Final = 6
"""The documents differ where nothing lets them: what was made is not what the master says."""
_OPTIONAL_COLUMNS: Final = {
    "code": ": nên có, để gọi đúng từng đơn vị",
    "kind": ": bỏ được khi tên ghi cả loại, như «phường Cửa Lò»",
}
"""Columns a table does without only when its names say enough."""
_MOST_TOLD: Final = 50
_MOST_NAMED: Final = 10


@command(
    "variants",
    summary="Lập văn bản cho từng đơn vị từ một bản mẫu và bảng đơn vị.",
    details=(
        "Cạnh các văn bản có manifest.json (bảng kê) và variance.md, .xlsx, .json: chứng minh các bản chỉ khác nhau ở "
        "chỗ điền, điều kiện và điều chỉnh riêng. Một đơn vị lỗi không làm dừng các đơn vị khác (mã thoát 1). Không có "
        "--units thì chỉ kiểm bản mẫu."
    ),
)
@click.argument("master", type=FILE, metavar="BẢN_MẪU.yaml")
@click.option("--units", type=FILE, metavar="BẢNG", help="Bảng đơn vị: .xlsx, .xls, .ods, .csv hoặc .yaml.")
@click.option("--out", type=FILE, metavar="THƯ_MỤC|TỆP.zip", help="Thư mục kết quả, hoặc một tệp .zip.")
@click.option("--overlays", type=FILE, metavar="TỆP.yaml", help="Điều chỉnh riêng của từng đơn vị.")
@click.option(
    "--jobs", type=click.IntRange(1, 256), metavar="SỐ", default=1, show_default=True, help="Số tiến trình cùng làm."
)
@click.option("--resume", is_flag=True, help="Làm tiếp đợt dở dang: giữ những bản đã xong và không đổi.")
@click.option("--pdf", is_flag=True, help="Ghi thêm tệp .pdf cho từng văn bản (cần LibreOffice).")
@pack_option("Gói mẫu đã cài, hoặc thư mục gói riêng của cơ quan; bỏ trống thì chọn theo ngày ban hành.")
@click.option(
    "--extract-slots",
    metavar="ĐƠN_VỊ",
    help="Từ kế hoạch đã có của một đơn vị (mã hoặc tên trong bảng), đề xuất bản mẫu vào --out TỆP.yaml.",
)
@click.option("--no-data", is_flag=True, help="Không nhúng dữ liệu vào tệp; sẽ không đọc lại trọn vẹn được.")
@format_option()
def variants(  # noqa: PLR0913 — one parameter an option
    master: Path,
    *,
    units: Path | None,
    out: Path | None,
    overlays: Path | None,
    jobs: int,
    resume: bool,
    pdf: bool,
    pack: str | None,
    extract_slots: str | None,
    no_data: bool,
    output_format: Literal["text", "json"],
) -> None:
    """Table and master are read whole and checked before the first document is made."""
    from docgen import api

    as_json = output_format == "json"
    if extract_slots is not None:
        _propose(master, units, out, extract_slots, as_json=as_json)
        return
    compiled = api.load_master(master)
    if units is None or out is None:
        if units is not None or out is not None:
            raise misuse("--units và --out đi với nhau; bỏ cả hai thì chỉ kiểm bản mẫu.")
        _show_master(compiled, api.check_master(compiled), as_json=as_json)
        return
    if pack is not None:
        api.open_pack(pack)
    table = api.read_units(units, compiled)
    told = api.check_master(compiled)
    with _progress(table.total, as_json=as_json) as on_result, _saying_how_to_go_on():
        made = api.make_variants(
            compiled,
            table,
            out,
            overlays=overlays if overlays is not None else {},
            pack=pack,
            embed_data=not no_data,
            jobs=jobs,
            resume=resume,
            on_result=on_result,
        )
    printed = api.print_variants(out, on_chunk=_tell_printing(as_json=as_json)) if pdf else None
    _tell_outcome(replace(made, notices=(*told, *made.notices)), printed, as_json=as_json)
    if made.violations:
        click.get_current_context().exit(_EXIT_UNEQUAL)
    if not made.is_clean:
        click.get_current_context().exit(EXIT_DIFFERENT)


def _propose(plan: Path, units: Path | None, out: Path | None, unit: str, *, as_json: bool) -> None:
    """A master to start from, and each place where a fact of the unit became a slot, for a person to read."""
    from docgen import api
    from docgen.files import write_atomically

    if units is None or out is None or out.suffix.lower() not in {".yaml", ".yml"}:
        raise misuse("--extract-slots cần --units BẢNG và --out TỆP.yaml.")
    refuse_overwriting([plan, units], {"--out": out})
    text, proposals = api.propose_master(source_of(plan), units, unit)
    write_atomically(out, text.encode())
    if as_json:
        found = [
            {"path": one.path, "before": one.before, "after": one.after, "slots": list(one.slots)} for one in proposals
        ]
        _say_event("proposed", out=display(out), proposals=found)
        return
    found_slots = [one for one in proposals if one.slots]
    for one in found_slots:
        say(f"{one.path}: {', '.join(one.slots)}")
    tell_written(out, len(text.encode()))
    tell(f"Đề xuất chỗ điền ở {len(found_slots)} trường; đọc lại từng chỗ trước khi dùng bản mẫu.")
    left = [one for one in proposals if not one.slots]
    if left:
        tell(f"Còn {len(left)} chữ chỉ loại đơn vị chưa thành chỗ điền, xem có phải «{{unit.kind}}» không:")
    for one in left:
        tell(f"  {one.path}: «{one.before}»")


def _show_master(master: Master, told: tuple[Notice, ...], *, as_json: bool) -> None:
    """What a master asks of a table: the columns, and how many parts depend on what."""
    from docgen.lifecycle.variants import needed_layout

    columns = [column for column in needed_layout(master).columns if _concerns(column, master)]
    notices = (*told, *master.notices)
    if as_json:
        described = [
            {
                "name": column.name,
                "title": column.title,
                "kind": column.kind.value,
                "required": column.required or bool(column.wanted_for),
            }
            for column in columns
        ]
        _say_event(
            "master",
            columns=described,
            fields=len(master.slot_fields),
            conditions=len(master.gates),
            notices=[notice.to_dict() for notice in notices],
        )
        return
    say(f"Bản mẫu hợp lệ: {len(master.slot_fields)} trường có chỗ điền, {len(master.gates)} phần có điều kiện.")
    say("Bảng đơn vị cần các cột:")
    for column in columns:
        if column.required or column.wanted_for:
            say(f"  {column.title} ({column.kind.label})")
    say("Bảng có thể có thêm các cột:")
    for column in columns:
        if not (column.required or column.wanted_for):
            say(f"  {column.title} ({column.kind.label}){_OPTIONAL_COLUMNS.get(column.name, '')}")
    tell_notices(notices)


def _concerns(column: Column, master: Master) -> bool:
    is_used = column.required or column.wanted_for or f"unit.{column.name}" in master.used
    return bool(is_used) or column.name in _OPTIONAL_COLUMNS


@contextmanager
def _saying_how_to_go_on() -> Iterator[None]:
    """Ctrl+C loses nothing, and whoever pressed it should know."""
    try:
        yield
    except KeyboardInterrupt:
        tell("Những văn bản đã lập vẫn còn; chạy lại lệnh này với --resume để làm tiếp.")
        raise


@contextmanager
def _progress(total: int, *, as_json: bool) -> Iterator[Callable[[Result], None]]:
    """An event a unit for a program; for a person a bar, or lines in a log."""
    if as_json:
        yield _say_result
    else:
        with shown_progress(total) as advance:
            yield advance


def _tell_printed(printed: Printed) -> None:
    if printed.made:
        tell(f"Đã ghi {len(printed.made)} tệp .pdf.")
    if printed.removed:
        tell(f"Đã bỏ {len(printed.removed)} tệp .pdf của văn bản không còn: {_few(printed.removed)}.")
    if printed.spared:
        tell(f"Không ghi đè {len(printed.spared)} tệp .pdf không do docgen lập hoặc đã ký: {_few(printed.spared)}.")


def _few(names: tuple[str, ...]) -> str:
    more = f" và {len(names) - _MOST_NAMED} tệp nữa" if len(names) > _MOST_NAMED else ""
    return ", ".join(names[:_MOST_NAMED]) + more


def _say_result(result: Result) -> None:
    _say_event(
        "unit",
        key=result.key,
        name=result.label,
        outcome=result.outcome.value,
        kept=result.is_kept,
        file=result.file,
        reasons=list(result.reasons),
    )


def _say_event(event: str, **fields: object) -> None:
    """One line of JSON (NDJSON): a program reads each as it comes."""
    say(json.dumps({"version": JSON_VERSION, "event": event, **fields}, ensure_ascii=False))


def _tell_printing(*, as_json: bool) -> Callable[[int, int], None]:
    def take(done: int, total: int) -> None:
        if as_json:
            _say_event("printing", done=done, total=total)
        else:
            tell(f"Đã in {done}/{total} văn bản.")

    return take


def _tell_outcome(made: Variants, printed: Printed | None, *, as_json: bool) -> None:
    if as_json:
        _say_event(
            "finished",
            out=display(made.out),
            made=made.made,
            kept=made.kept,
            printed=len(printed.made) if printed else 0,
            unprinted=list(printed.spared) if printed else [],
            removed=list(made.removed),
            failed=[result.key for result in made.failed],
            violations=[{"unit": one.unit, "path": one.path, "message": one.message} for one in made.violations],
            notices=[notice.to_dict() for notice in made.notices],
        )
        return
    tell_notices(made.notices)
    kept = f", giữ nguyên {made.kept} bản đã có" if made.kept else ""
    tell(f"Đã lập {made.made} văn bản vào {display(made.out)}{kept}.")
    if made.removed:
        tell(f"Đã bỏ {len(made.removed)} tệp của đợt trước, nay không còn đơn vị: {_few(made.removed)}.")
    if printed is not None:
        _tell_printed(printed)
    for result in made.failed[:_MOST_TOLD]:
        tell(f"Chưa lập được cho {result.label}:")
        for reason in result.reasons:
            tell(f"  {reason}")
    if len(made.failed) > _MOST_TOLD:
        tell(f"… và {len(made.failed) - _MOST_TOLD} đơn vị nữa, xem manifest.json.")
    if made.violations:
        tell(f"KHÔNG ĐẠT: {len(made.violations)} chỗ khác nhau ngoài những chỗ được phép, xem variance.md.")
        for one in made.violations[:_MOST_TOLD]:
            tell(f"  {one.unit}, {one.path}: {one.message}")
    elif not made.made:
        tell("Chưa lập được bản nào nên không có gì để đối chiếu.")
    else:
        tell(f"Đối chiếu: {made.fixed_parts} phần cố định giống hệt nhau ở mọi bản (variance.md).")
