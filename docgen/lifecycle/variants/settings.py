"""Turns the `variants:` part of a master into its settings: columns, words by kind of unit, names of files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from docgen.diagnostics import Location, Problem
from docgen.lifecycle.variants.tree import key_step
from docgen.lifecycle.variants.units import BUILT_IN, KINDS, comparison_kind
from docgen.tabular import Column, ColumnKind
from docgen.tabular.columns import header_keys
from docgen.vietnamese.text import find_nearest

SETTINGS_KEY: Final = "variants"
DEFAULT_FILE_NAME: Final = "{unit.code} {unit.full}"
OTHERWISE: Final = "else"
_KEYS: Final = ("slots", "words", "file_name")
_SLOT_KEYS: Final = ("title", "kind", "synonyms", "required", "unique", "digits")
_TRUE: Final = frozenset({"true", "có", "yes"})


@dataclass(frozen=True, slots=True)
class Settings:
    """What a master says about its units."""

    columns: Mapping[str, Column]
    """Every column a table may have, built-in ones first."""
    declared: tuple[str, ...]
    """The columns the master itself declares."""
    words: Mapping[str, Mapping[str, str]]
    """Words that follow the kind of unit (từ theo loại đơn vị): name → kind → words."""
    file_name: str


def parse_settings(
    data: Mapping[str, object], locate: Callable[[str], Location]
) -> tuple[Settings, tuple[Problem, ...]]:
    """The settings of a master, and what is wrong with them."""
    reader = _Reader(locate)
    raw = reader.group(data.get(SETTINGS_KEY), f"$.{SETTINGS_KEY}")
    reader.require_keys(raw, _KEYS, f"$.{SETTINGS_KEY}")
    columns = {column.name: column for column in BUILT_IN}
    declared = []
    for name, value in reader.group(raw.get("slots"), f"$.{SETTINGS_KEY}.slots").items():
        column = reader.column(name, value, columns.get(name))
        columns[name] = column
        declared.append(name)
    reader.require_own_titles([columns[name] for name in declared])
    words = {
        name: reader.words(name, value)
        for name, value in reader.group(raw.get("words"), f"$.{SETTINGS_KEY}.words").items()
    }
    settings = Settings(
        columns,
        tuple(declared),
        words,
        str(raw.get("file_name") or DEFAULT_FILE_NAME),
    )
    return settings, tuple(reader.problems)


class _Reader:
    def __init__(self, locate: Callable[[str], Location]) -> None:
        self.locate = locate
        self.problems: list[Problem] = []

    def report(self, code: str, message: str, path: str, hint: str) -> None:
        self.problems.append(Problem(code, message, self.locate(path), hint))

    def group(self, value: object, path: str) -> Mapping[str, object]:
        if value is None:
            return {}
        if isinstance(value, dict):
            return value
        self.report(
            "wrong-type", "Chỗ này phải là một nhóm khóa.", path, "viết các dòng «khóa: giá trị» thụt vào trong."
        )
        return {}

    def require_keys(self, value: Mapping[str, object], known: tuple[str, ...], path: str) -> None:
        for key in value:
            if key not in known:
                nearest = find_nearest(key, known)
                guess = f"có phải «{nearest}»? " if nearest else ""
                self.report(
                    "unknown-key",
                    f"Khóa «{key}» không có ở đây.",
                    f"{path}{key_step(key)}",
                    f"{guess}các khóa: {', '.join(known)}.",
                )

    def column(self, name: str, value: object, built_in: Column | None) -> Column:
        path = f"$.{SETTINGS_KEY}.slots{key_step(name)}"
        if not name.isascii() or not name.isidentifier() or name != name.lower():
            self.report(
                "slot-name",
                f"Tên chỗ điền «{name}» không hợp lệ.",
                path,
                "dùng chữ thường không dấu, số và gạch dưới: so_ho.",
            )
        raw: Mapping[str, object] = {"title": value} if isinstance(value, str) else self.group(value, path)
        self.require_keys(raw, _SLOT_KEYS, path)
        base = built_in or Column(name, name)
        kind = str(raw.get("kind") or base.kind.value)
        if kind not in set(ColumnKind):
            kinds = ", ".join(f"{known.value} ({known.label})" for known in ColumnKind)
            self.report("slot-kind", f"Kiểu «{kind}» không có.", f"{path}.kind", f"các kiểu: {kinds}.")
            kind = ColumnKind.TEXT.value
        synonyms = raw.get("synonyms") or ()
        listed = (
            [synonyms] if isinstance(synonyms, str) else list(synonyms) if isinstance(synonyms, list | tuple) else []
        )
        digits = str(raw.get("digits") or base.digits)
        if not digits.isdigit():
            self.report(
                "slot-digits", f"Số chữ số «{digits}» không phải số.", f"{path}.digits", "viết như «digits: 5»."
            )
        return Column(
            name,
            str(raw.get("title") or base.title),
            ColumnKind(kind),
            (*base.synonyms, *((base.title,) if raw.get("title") and built_in else ()), *map(str, listed)),
            required=_is_true(raw.get("required"), base.required),
            unique=_is_true(raw.get("unique"), base.unique),
            digits=int(digits) if digits.isdigit() else 0,
        )

    def require_own_titles(self, declared: Iterable[Column]) -> None:
        """A header can name one column only: no two of one title, none with the title of a built-in one."""
        known: dict[str, Column] = {}
        names = {column.name for column in declared}
        for column in (*(one for one in BUILT_IN if one.name not in names), *declared):
            for title in (column.title, *column.synonyms):
                first = known.setdefault(header_keys(title)[0], column)
                if first.name == column.name:
                    continue
                is_built_in = first.name not in names
                what = f"cột có sẵn «{first.title}» (unit.{first.name})" if is_built_in else f"cột «{first.name}»"
                self.report(
                    "slot-title",
                    f"Tiêu đề «{title}» của cột «{column.name}» trùng với {what}: bảng không tách được hai cột.",
                    f"$.{SETTINGS_KEY}.slots{key_step(column.name)}",
                    f"dùng «{{unit.{first.name}}}», hoặc đặt tiêu đề khác."
                    if is_built_in
                    else "đặt tiêu đề khác cho một trong hai cột.",
                )
                break

    def words(self, name: str, value: object) -> Mapping[str, str]:
        """Words for every kind of unit; without `else` a kind left out is told: its document would lack them."""
        path = words_path(name)
        found: dict[str, str] = {}
        for key, text in self.group(value, path).items():
            kind = key if key == OTHERWISE else comparison_kind(key)
            if kind != OTHERWISE and kind not in KINDS:
                self.report(
                    "kind-unknown",
                    f"«{key}» không phải loại đơn vị.",
                    f"{path}{key_step(key)}",
                    f"các loại: {', '.join(KINDS)}, {OTHERWISE}.",
                )
            found[kind] = str(text)
        if (
            found
            and OTHERWISE not in found
            and not {"phường", "xã", "đặc khu"} <= set(found)
            and not {"tỉnh", "thành phố"} <= set(found)
        ):
            self.report(
                "kind-missing",
                f"«{name}» chưa có lời cho mọi loại đơn vị.",
                path,
                f"ghi đủ phường, xã, đặc khu, hoặc thêm «{OTHERWISE}».",
            )
        return found


def words_path(name: str, kind: str = "") -> str:
    """Where the words of that name stand, or those for one kind of unit."""
    return f"$.{SETTINGS_KEY}.words{key_step(name)}{key_step(kind) if kind else ''}"


def _is_true(value: object, default: bool) -> bool:
    return default if value is None else str(value).strip().lower() in _TRUE
