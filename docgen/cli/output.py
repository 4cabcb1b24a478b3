"""Turns results into lines, JSON or bytes on stdout, and messages into Vietnamese sentences on stderr."""

from __future__ import annotations

import errno
import os
import sys
from typing import TYPE_CHECKING, Final

import click

from docgen.cli.process import DEBUG_VARIABLE
from docgen.errors import OutputError, UnsafeInputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from docgen.diagnostics import Notice
    from docgen.errors import DocgenError

JSON_VERSION: Final = 1
"""Of every JSON document printed: fields may be added under it, never renamed."""

EXIT_DIFFERENT: Final = 1
"""Done, with findings or differences."""

STDIN_LIMIT: Final = 64 * 1024 * 1024
_KILOBYTE: Final = 1024


def say(text: str) -> None:
    """A result, one line or several, on stdout."""
    _to_stdout(text, newline=True)


def say_bytes(data: bytes) -> None:
    """A result that is a file, on stdout."""
    _to_stdout(data, newline=False)


def say_json(data: Mapping[str, object]) -> None:
    """A result for a machine, on stdout."""
    say(_json({"version": JSON_VERSION, **data}))


def tell(text: str) -> None:
    """A message to the person, on stderr."""
    click.echo(text, err=True)


def tell_notices(notices: Iterable[Notice]) -> None:
    """What a person should know about a result that was made all the same."""
    for notice in notices:
        tell(f"Lưu ý: {notice}")


def tell_written(path: Path, size: int, *, replaced: bool = False) -> None:
    """A file was written: where, how large, and whether another stood there."""
    tell(f"Đã ghi{' đè' if replaced else ''} {display(path)} ({format_size(size)}).")


def tell_error(error: DocgenError, *, as_json: bool) -> None:
    """A failure as sentences, or as one JSON document when the command was asked for JSON."""
    tell(_json({"version": JSON_VERSION, "error": error.to_dict()}) if as_json else f"Lỗi: {error}")


def tell_crash(error: BaseException, *, as_json: bool) -> None:
    """A failure nobody foresaw: docgen's own fault, never the person's."""
    kind = f"{type(error).__name__}: {error}"
    message = f"docgen gặp lỗi không lường trước ({kind})."
    hint = f"gửi câu này và tệp gây lỗi cho người phụ trách docgen; chạy lại với {DEBUG_VARIABLE}=1 để có chi tiết."
    if os.environ.get(DEBUG_VARIABLE):
        import traceback

        tell("".join(traceback.format_exception(error)))
    if as_json:
        described = {"code": "internal", "message": message, "hint": hint, "location": None}
        tell(_json({"version": JSON_VERSION, "error": described}))
    else:
        tell(f"Lỗi: {message} Cách sửa: {hint}")


def display(path: Path) -> str:
    """A path as the person reads it, also when the locale or the file's name is not UTF-8."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def format_size(size: int) -> str:
    """A number of bytes in the unit a file manager shows: `512 byte`, `41 KB`, `1,5 MB`."""
    if size < _KILOBYTE:
        return f"{size} byte"
    if size < _KILOBYTE**2:
        return f"{round(size / _KILOBYTE)} KB"
    return f"{size / _KILOBYTE**2:.1f} MB".replace(".", ",")


def is_stdio(path: Path) -> bool:
    """True for `-`: stdin where something is read, stdout where something is written."""
    return str(path) == "-"


def source_of(path: Path) -> Path | bytes:
    """What to read: the file itself, or the bytes of stdin for `-`. Raises `UnsafeInputError`."""
    if not is_stdio(path):
        return path
    data = sys.stdin.buffer.read(STDIN_LIMIT + 1)
    if len(data) > STDIN_LIMIT:
        raise UnsafeInputError(
            f"Đầu vào chuẩn dài hơn {format_size(STDIN_LIMIT)} nên không được đọc.",
            hint="kiểm tra lệnh đứng trước dấu |.",
        )
    return data


def _to_stdout(data: str | bytes, *, newline: bool) -> None:
    try:
        click.echo(data, nl=newline)
    except BrokenPipeError:
        raise
    except OSError as error:
        code = errno.errorcode.get(error.errno or 0, "")
        raise OutputError(
            "Ổ đĩa đã đầy, không ghi được ra đầu ra chuẩn."
            if error.errno == errno.ENOSPC
            else f"Không ghi được ra đầu ra chuẩn (mã lỗi hệ thống {code}).",
            hint="xem ổ đĩa hoặc chương trình nhận kết quả.",
        ) from error


def _json(data: Mapping[str, object]) -> str:
    import json

    return json.dumps(data, ensure_ascii=False, indent=2)


def is_terminal() -> bool:
    """True when stdout is a screen, where the bytes of a file would be noise."""
    return sys.stdout.isatty()
