"""Turns data that comes with docgen, and an office's own YAML that extends it, into models with file:line errors."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import TypeAlias

from docgen import model
from docgen.files import file_location, read_bytes
from docgen.loading.sources import MAX_FILE_BYTES, read_written
from docgen.loading.validating import refuse_faults, validate
from docgen.model.indicators import IndicatorSet
from docgen.model.regime import Regime
from docgen.vietnamese.text import find_nearest

DataSource: TypeAlias = "Path | str | os.PathLike[str] | bytes"

_DATA = Path(model.__file__).parent / "data"


@cache
def shipped_regime() -> Regime:
    """Chế độ báo cáo that comes with docgen (nghị định 09/2019/NĐ-CP)."""
    path = _DATA / "regime.yaml"
    return validate(read_written(read_bytes(path, limit=MAX_FILE_BYTES), None, path.name), Regime, path.name)


def load_regime(source: DataSource, *, name: str = "") -> Regime:
    """The shipped regime with an office's own rules in the place of those for the same period.

    Raises `InputError`s: the file cannot be read, or every fault of it with line, column and field.
    """
    data, file = _bytes_of(source, name)
    return shipped_regime().extended_by(validate(read_written(data, None, file), Regime, file))


@cache
def shipped_indicators() -> IndicatorSet:
    """The indicators (bộ chỉ tiêu) of the national strategy 2021-2030 that come with docgen."""
    path = _DATA / "indicators.yaml"
    return _read_indicators(read_bytes(path, limit=MAX_FILE_BYTES), path.name, IndicatorSet())


def load_indicators(source: DataSource, *, extends: IndicatorSet | None = None, name: str = "") -> IndicatorSet:
    """The shipped indicators with an office's own added, or put in the place of old ones; `remove` drops some.

    `extends` is what to extend instead, `name` what to call bytes in messages. Raises as `load_regime` does.
    """
    data, file = _bytes_of(source, name)
    return _read_indicators(data, file, shipped_indicators() if extends is None else extends)


def _read_indicators(data: bytes, file: str, base: IndicatorSet) -> IndicatorSet:
    written = read_written(data, None, file)
    own = validate(written, IndicatorSet, file)
    whole = base.extended_by(own)
    refuse_faults(written, IndicatorSet, _faults(own, base, whole), code="indicators", file=file)
    return whole


def _faults(own: IndicatorSet, base: IndicatorSet, whole: IndicatorSet) -> list[tuple[str, str, str]]:
    """What only the set as a whole can tell: `(path, message, hint)`."""
    faults: list[tuple[str, str, str]] = []
    for group in ("objectives", "indicators"):
        seen: set[str] = set()
        for number, each in enumerate(getattr(own, group)):
            if each.id in seen:
                faults.append((f"$.{group}[{number}].id", f"Mã «{each.id}» dùng hai lần.", "mỗi mục một mã riêng."))
            seen.add(each.id)
    known = [each.id for each in whole.objectives]
    for number, indicator in enumerate(own.indicators):
        if indicator.objective not in known:
            faults.append(
                (
                    f"$.indicators[{number}].objective",
                    f"Không có mục tiêu «{indicator.objective}».",
                    _suggest(indicator.objective, known),
                )
            )
    present = [*(each.id for each in base.objectives), *(each.id for each in base.indicators)]
    for number, dropped in enumerate(own.remove):
        if dropped not in present:
            faults.append((f"$.remove[{number}]", f"Không có mục «{dropped}» nào để bỏ.", _suggest(dropped, present)))
    return faults


def _suggest(word: str, known: list[str]) -> str:
    nearest = find_nearest(word, known)
    return f"có phải «{nearest}»?" if nearest else "sửa mã, hoặc thêm mục ấy vào tệp."


def _bytes_of(source: DataSource, name: str) -> tuple[bytes, str]:
    if isinstance(source, bytes):
        return source, name
    path = Path(source)
    return read_bytes(path, limit=MAX_FILE_BYTES), file_location(path).file
