"""Turns `.docgen.toml` into what an office decided about its checks: accepted findings, chosen rules, a baseline."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from docgen.diagnostics import Finding, Location
from docgen.errors import InputError
from docgen.files import file_location, read_bytes
from docgen.vietnamese.text import comparison_key, find_nearest

if TYPE_CHECKING:
    from pathlib import Path

SETTINGS_FILE = ".docgen.toml"
MAX_SETTINGS_BYTES = 1024 * 1024
_KEYS = ("select", "ignore", "baseline", "accept")
_ACCEPT_KEYS = ("code", "reason", "file", "place", "text")
_CODE = re.compile(r"[A-Z0-9]+-[0-9A-Z]+|[0-9A-Z]+")
Table = dict[str, object]


@dataclass(frozen=True, slots=True)
class Acceptance:
    """A finding the office accepts, “bỏ qua có lý do”: its code (or a prefix), and where; the reason is required.

    `file` is a pattern (`ke-hoach-*.docx`), `place` and `text` are parts of the place and the words; empty fits all.
    """

    code: str
    reason: str
    file: str = ""
    place: str = ""
    text: str = ""

    def fits(self, finding: Finding) -> bool:
        """Whether it speaks of this finding."""
        begins = finding.code.startswith(self.code) or (
            not finding.group and finding.code.partition("-")[2].startswith(self.code)
        )
        name = finding.location.file.replace("\\", "/")
        return (
            begins
            and (not self.file or fnmatchcase(name, self.file) or fnmatchcase(name.rpartition("/")[2], self.file))
            and self.place in finding.location.place
            and comparison_key(self.text) in comparison_key(finding.text)
        )


@dataclass(frozen=True, slots=True)
class CheckSettings:
    """What an office decided: accepted findings, prefixes of rules, and fingerprints of faults known from before."""

    accept: tuple[Acceptance, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    baseline: frozenset[str] = field(default_factory=frozenset)


NO_SETTINGS = CheckSettings()


def read_settings(path: Path) -> CheckSettings:
    """The decisions in a `.docgen.toml`, under its table `[check]`.

    ```toml
    [check]
    ignore = ["ND30-T"]
    baseline = "docgen-baseline.json"

    [[check.accept]]
    code = "ND30-009"
    file = "giay-moi-*.docx"
    reason = "Giấy mời in màu theo Quyết định số 12/QĐ-UBND"
    ```

    Raises:
        FileAccessError: the file, or the baseline it names, cannot be read.
        InputError: not TOML, an unknown key, or an acceptance without code or reason.
    """
    from docgen.checking.baseline import read_baseline  # noqa: PLC0415 - a baseline is read only when one is named

    table = _parsed(path)
    check = _table(table.get("check", {}), path, "check")
    _refuse_unknown(check, _KEYS, path, "check")
    baseline = check.get("baseline", "")
    if not isinstance(baseline, str):
        raise _wrong(path, "check.baseline", "phải là tên một tệp.", 'ghi ví dụ baseline = "docgen-baseline.json".')
    entries = check.get("accept", [])
    if not isinstance(entries, list):
        raise _wrong(path, "check.accept", "phải là danh sách.", "mở mỗi mục bằng [[check.accept]].")
    return CheckSettings(
        accept=tuple(_acceptance(entry, path, number) for number, entry in enumerate(entries, start=1)),
        select=_texts(check, "select", path),
        ignore=_texts(check, "ignore", path),
        baseline=read_baseline(path.parent / baseline) if baseline else frozenset(),
    )


def _parsed(path: Path) -> Table:
    data = read_bytes(path, limit=MAX_SETTINGS_BYTES)
    try:
        return tomllib.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise InputError(
            "Tệp cấu hình không phải UTF-8.", hint="lưu lại tệp ở bảng mã UTF-8.", location=file_location(path)
        ) from None
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise InputError(
            f"Tệp cấu hình không đúng cú pháp TOML: {error}.", hint="sửa dòng ấy.", location=file_location(path)
        ) from None


def _acceptance(entry: object, path: Path, number: int) -> Acceptance:
    name = f"check.accept[{number}]"
    table = _table(entry, path, name)
    _refuse_unknown(table, _ACCEPT_KEYS, path, name)
    values = {}
    for key in _ACCEPT_KEYS:
        value = table.get(key, "")
        if not isinstance(value, str):
            raise _wrong(path, f"{name}.{key}", "phải là chữ.", f'ghi {key} = "…".')
        values[key] = value.strip()
    if not values["reason"]:
        raise _wrong(path, name, "thiếu lý do bỏ qua.", 'thêm reason = "…": người sau cần biết vì sao.')
    if not _CODE.fullmatch(values["code"].upper()):
        raise _wrong(path, name, "thiếu mã quy tắc, hoặc mã sai.", 'thêm code = "ND30-009".')
    return Acceptance(**{**values, "code": values["code"].upper()})


def _table(value: object, path: Path, name: str) -> Table:
    if not isinstance(value, dict):
        raise _wrong(path, name, "phải là một bảng.", f"mở nó bằng [{name}].")
    return value


def _texts(table: Table, key: str, path: Path) -> tuple[str, ...]:
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise _wrong(path, f"check.{key}", "phải là danh sách chữ.", f'ghi ví dụ {key} = ["ND30-1"].')
    return tuple(value)


def _refuse_unknown(table: Table, known: tuple[str, ...], path: Path, name: str) -> None:
    for key in table:
        if key not in known:
            nearest = find_nearest(key, known)
            hint = f"có phải «{nearest}»?" if nearest else f"các khoá dùng được: {', '.join(known)}."
            raise _wrong(path, f"{name}.{key}", "là khoá lạ.", hint)


def _wrong(path: Path, key: str, what: str, hint: str) -> InputError:
    place = file_location(path)
    return InputError(f"Cấu hình «{key}» {what}", hint=hint, location=Location(file=place.file, path=key))
