"""Turns a path, bytes, a stream or Python data into the validated document its `document:` key names."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final, Literal, TypeAlias

from docgen.diagnostics import Location, Problem
from docgen.errors import UnreadableInputError, UnsafeInputError
from docgen.files import file_location, read_bytes
from docgen.loading.encoding import decode_text
from docgen.loading.keys import TYPE_KEY
from docgen.loading.mappings import find_sound_document
from docgen.loading.rechecking import recheck_document
from docgen.loading.tree import MapNode, Node, ScalarNode, Written, describe, excerpt, from_python, is_empty
from docgen.loading.validating import invalid, validate
from docgen.model import AdministrativeDocument
from docgen.vietnamese.text import find_nearest

if TYPE_CHECKING:
    from docgen.contracts.document_type import DocumentType
    from docgen.errors import InvalidDataError
    from docgen.loading.tree import Spot

MAX_FILE_BYTES: Final = 4 * 1024 * 1024
"""A plan of 200 tasks is 0.1 MB; a table of all 3,321 wards stays under 2 MB."""

Format: TypeAlias = Literal["yaml", "json"]
Source: TypeAlias = "Path | str | os.PathLike[str] | bytes | BinaryIO | Mapping[str, object] | AdministrativeDocument"

_FORMATS: Final[Mapping[str, Format]] = {".yaml": "yaml", ".yml": "yaml", ".json": "json"}


def load_document(
    source: Source,
    *,
    types: Mapping[str, DocumentType] | None = None,
    format: Format | None = None,  # noqa: A002 — the word a caller expects
    name: str = "",
) -> AdministrativeDocument:
    """A document from its data (tệp dữ liệu), checked as a whole.

    Args:
        source: a file (.yaml, .yml, .json; a `str` is a path), its bytes, a binary stream, Python data, or a document,
            which is checked anew: `model_copy(update=…)` checks nothing.
        types: document types by name; the installed ones when left out.
        format: of bytes, a stream or a file of another name. Left out, bytes that begin with `{` are JSON.
        name: what to call bytes and streams in messages.

    Raises:
        FileAccessError: the file is absent, is a directory, or may not be read.
        UnreadableInputError: not UTF-8, not YAML or JSON, empty.
        UnsafeInputError: too large, too deep, or an alias bomb.
        InvalidDataError: every fault of the data at once, each with line, column and field path.
    """
    if isinstance(source, AdministrativeDocument):
        return recheck_document(source)
    if isinstance(source, Mapping):
        types = types if types is not None else _installed_types()
        return find_sound_document(source, types) or load_written(Written(from_python(source)), types, name)
    if isinstance(source, str | os.PathLike):
        if isinstance(source, str) and "\n" in source:
            raise UnreadableInputError(
                "Chuỗi này là nội dung, không phải đường dẫn tới tệp.", hint="đổi nội dung thành bytes: text.encode()."
            )
        path = Path(source)
        file = file_location(path).file
        format = format or _format_of(path)  # noqa: A001 — as above
        data = read_bytes(path, limit=MAX_FILE_BYTES)
    else:
        file = name
        data = source if isinstance(source, bytes) else source.read(MAX_FILE_BYTES + 1)
    return load_written(read_written(data, format, file), types, file)


def read_written(data: bytes, format: Format | None, file: str) -> Written:  # noqa: A002 — the word a caller expects
    """The nodes of a data file, before any model looks at them."""
    if len(data) > MAX_FILE_BYTES:
        raise UnsafeInputError(
            f"Dữ liệu lớn hơn {MAX_FILE_BYTES // 1024 // 1024} MB nên không được đọc.",
            hint="kiểm tra xem có chọn nhầm tệp không.",
            location=Location(file),
        )
    text = decode_text(data, file)
    if (format or ("json" if text.lstrip().startswith("{") else "yaml")) == "json":
        from docgen.loading.json_reader import parse_json  # noqa: PLC0415 — each start needs one reader only

        written = parse_json(text, file)
    else:
        from docgen.loading.yaml_reader import parse_yaml  # noqa: PLC0415 — ruamel.yaml costs 90 ms

        written = parse_yaml(text, file)
    if is_empty(written.root):
        raise UnreadableInputError(
            "Tệp không có nội dung nào.",
            hint="ghi nội dung vào tệp; kế hoạch thì bắt đầu từ tệp mẫu: docgen new plan -o KE-HOACH.yaml.",
            location=Location(file),
        )
    return written


def load_written(written: Written, types: Mapping[str, DocumentType] | None, file: str) -> AdministrativeDocument:
    """The document in nodes already read."""
    types = types if types is not None else _installed_types()
    return validate(written, _type_of(written.root, types, file).model, file)


def _installed_types() -> Mapping[str, DocumentType]:
    from docgen.discovery import document_types  # noqa: PLC0415 — a caller with its own types need not have any installed

    return document_types()


def _format_of(path: Path) -> Format:
    suffix = path.suffix.lower()
    if suffix in _FORMATS or path.is_dir():  # a directory gets the sentence of the reading
        return _FORMATS.get(suffix, "yaml")
    is_word = suffix in {".docx", ".doc", ".txt"}
    raise UnreadableInputError(
        f"Đuôi tệp «{excerpt(suffix)}» không phải là tệp dữ liệu."
        if suffix
        else "Tên tệp không có đuôi .yaml hay .json.",
        hint="đọc văn bản thành dữ liệu trước: docgen import TỆP -o DU-LIEU.yaml."
        if is_word
        else "chọn tệp .yaml, .yml hoặc .json.",
        location=file_location(path),
    )


def _type_of(root: Node, types: Mapping[str, DocumentType], file: str) -> DocumentType:
    """The document type that the data names."""
    entry = root.find_entry(TYPE_KEY) if isinstance(root, MapNode) else None
    written = entry.value.value if entry is not None and isinstance(entry.value, ScalarNode) else None
    if isinstance(written, str) and written in types:
        return types[written]
    listed = ", ".join(f"{name} ({kind.title})" for name, kind in types.items())
    start = f"bắt đầu tệp bằng dòng «{TYPE_KEY}: …»; các loại văn bản: {listed}."
    if not isinstance(root, MapNode):
        message = f"Tệp dữ liệu phải gồm các dòng «khóa: giá trị», đang là {describe(root)}."
        raise _one_problem("wrong-type", message, _location(file, root.spot, "$"), start)
    if entry is None or is_empty(entry.value):
        misspelt = find_nearest(TYPE_KEY, (item.key for item in root.entries if item is not entry))
        hint = f"có phải khóa «{excerpt(misspelt)}» viết sai? nếu không, " if misspelt else ""
        location = _location(file, entry.spot if entry else root.spot, f"$.{TYPE_KEY}")
        raise _one_problem("missing", f"Thiếu «{TYPE_KEY}» (loại văn bản).", location, hint + start)
    nearest = find_nearest(written, types) if isinstance(written, str) else None
    hint = f"có phải «{nearest}» ({types[nearest].title})? " if nearest else ""
    raise _one_problem(
        "unknown-choice",
        f"«{TYPE_KEY}» không nhận {describe(entry.value)}.",
        _location(file, entry.value.spot, f"$.{TYPE_KEY}"),
        f"{hint}các loại văn bản: {listed}.",
    )


def _location(file: str, spot: Spot | None, path: str) -> Location:
    return Location(file, spot.line, spot.column, path) if spot else Location(file, path=path)


def _one_problem(code: str, message: str, location: Location, hint: str) -> InvalidDataError:
    return invalid([Problem(code, message, location, hint)])
