"""Folders and files named at the shell → the forms and reports among them, in one order, and what is not read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from docgen.cli.output import display
from docgen.diagnostics import Location, Notice
from docgen.errors import FileAccessError
from docgen.files import file_location

_ANSWERS: Final = {".xlsx", ".xlsm", ".xls", ".ods", ".docx", ".doc", ".rtf"}
"""Of a folder: forms, and reports of units that answered without the form"""
_TEXT_TABLES: Final = {".csv", ".tsv"}
_DATA: Final = {".yaml", ".yml", ".json", ".txt"}
"""Read as a report when a person names the file, for in a folder they are mostly something else"""
_ARCHIVES: Final = {".zip", ".rar", ".7z", ".gz", ".tar"}
_TRACES: Final = {"desktop.ini", "thumbs.db"}
"""What the system itself leaves in a folder"""
_LOCKS: Final = (("~$", ""), (".~lock.", "#"))
"""How Excel and LibreOffice name the mark of an open file: before and after its name"""


def answer_files(results: tuple[Path, ...], others: Iterable[Path | None]) -> list[Path]:
    """The forms and reports of folders and the files named.

    `others` are no answers though they may lie among them: the list of units, and what an earlier run wrote there.

    Raises `FileAccessError`: a folder that may not be read.
    """
    apart = _resolved(others)
    found: list[Path] = []
    for path in results:
        if not path.is_dir():
            found.append(path)
            continue
        found += [each for each in _listed(path) if _is_answer(each) and each.resolve() not in apart]
    return found


def tell_passed_over(results: tuple[Path, ...], others: Iterable[Path | None], *, option: str) -> Iterator[Notice]:
    """What lies in the folders named and is not read: a unit's answer may be in it. `option` is where more is named.

    A file that is open in another program is told too: what is not saved is not read.
    """
    named = _resolved((*results, *others))
    for path in results:
        for each in _listed(path) if path.is_dir() else ():
            opened = _find_opened(each)
            if opened is not None:
                message = "Tệp đang mở ở một chương trình khác: phần chưa lưu không được đọc."
                yield Notice("form-open", message, Location(display(opened)))
            elif not each.name.startswith(("~$", ".")) and not _is_answer(each) and each.resolve() not in named:
                reason = _why_not(each, option)
                if reason:
                    yield Notice("form-passed-over", f"Không đọc {reason}", Location(display(Path(each.name))))


def _listed(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError as error:
        raise FileAccessError(
            "Không đọc được thư mục.", hint="kiểm tra quyền đọc thư mục và ổ đĩa.", location=file_location(folder)
        ) from error


def _resolved(paths: Iterable[Path | None]) -> set[Path]:
    return {path.resolve() for path in paths if path is not None}


def _is_answer(path: Path) -> bool:
    return path.suffix.lower() in _ANSWERS and not path.name.startswith(("~$", ".")) and not path.is_dir()


def _find_opened(lock: Path) -> Path | None:
    """The name of the answer that a mark of an open file speaks of, or None."""
    for before, after in _LOCKS:
        if lock.name.startswith(before) and lock.name.endswith(after):
            opened = lock.with_name(lock.name.removeprefix(before).removesuffix(after) or "-")
            if _is_answer(opened) and opened.exists():
                return Path(opened.name)
    return None


def _why_not(path: Path, option: str) -> str:
    """What it is and what to do; empty for what the system itself leaves there."""
    suffix = path.suffix.lower()
    if path.is_dir():
        return f"thư mục con; nếu trong đó có biểu thì ghi thêm thư mục này ở {option}."
    if path.name.casefold() in _TRACES:
        return ""
    if suffix in _TEXT_TABLES:
        return f"tệp {suffix}: tệp này chỉ giữ một trang của biểu; xin đơn vị gửi lại biểu dạng .xlsx."
    if suffix in _DATA:
        return f"tệp {suffix} trong thư mục; nếu là báo cáo của đơn vị thì ghi thẳng tên tệp ở {option}."
    if suffix in _ARCHIVES:
        return f"tệp nén {suffix}; giải nén rồi để các tệp vào thư mục."
    kind = f"tệp {suffix}" if suffix else "tệp không có đuôi"
    return f"{kind}; nếu là kết quả của đơn vị thì xin lại biểu .xlsx, .ods, .xls hoặc báo cáo .docx."
