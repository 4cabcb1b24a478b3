"""Turns a YAML or JSON file into any part that is data of its own: decisions about a ledger, a form."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from docgen.files import file_location, read_bytes
from docgen.loading.sources import MAX_FILE_BYTES, read_written
from docgen.loading.validating import validate

if TYPE_CHECKING:
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
    if isinstance(source, bytes):
        return validate(read_written(source, None, name), model, name)
    path = Path(source)
    file = file_location(path).file
    return validate(read_written(read_bytes(path, limit=MAX_FILE_BYTES), None, file), model, file)
