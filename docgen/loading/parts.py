"""Turns a YAML or JSON file into any part that is data of its own: decisions about a ledger, a form."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from docgen.diagnostics import Location
from docgen.files import file_location, read_bytes
from docgen.loading.places import locate
from docgen.loading.sources import MAX_FILE_BYTES, read_written
from docgen.loading.validating import validate
from docgen.model.walk import steps_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docgen.diagnostics import Problem
    from docgen.loading.tree import Written
    from docgen.model import Part

Model = TypeVar("Model", bound="Part")
PartSource: TypeAlias = "Path | str | os.PathLike[str] | bytes"


def load_part(source: PartSource, model: type[Model], *, name: str = "") -> Model:
    """The part in a file, or in bytes that messages call `name`.

    Raises:
        FileAccessError: the file is absent, is a directory, or may not be read.
        UnreadableInputError: not UTF-8, not YAML or JSON, empty.
        UnsafeInputError: too large, too deep, or an alias bomb.
        InvalidDataError: every fault of the data at once, each with line, column and field path.
    """
    data, file = _opened(source, name)
    return validate(read_written(data, None, file), model, file)


def placed(
    problems: Iterable[Problem], source: PartSource, model: type[Part], *, name: str = ""
) -> tuple[Problem, ...]:
    """Problems found later in a part that `load_part` read, each with the file and line of its field path."""
    data, file = _opened(source, name)
    written = read_written(data, None, file)
    return tuple(_placed(problem, written, model, file) for problem in problems)


def _placed(problem: Problem, written: Written, model: type[Part], file: str) -> Problem:
    place = locate(model, written.root, steps_of(problem.location.path))
    line, column = (place.spot.line, place.spot.column) if place.spot else (None, None)
    return replace(problem, location=Location(file, line, column, problem.location.path))


def _opened(source: PartSource, name: str) -> tuple[bytes, str]:
    if isinstance(source, bytes):
        return source, name
    path = Path(source)
    return read_bytes(path, limit=MAX_FILE_BYTES), file_location(path).file
