"""Turns a .docx that passes the guard into its parts, and parts into a .docx whose bytes depend on nothing else."""

from __future__ import annotations

import io
import posixpath
import stat
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, BinaryIO

from docgen.errors import FileAccessError, UnreadableInputError, UnsafeInputError
from docgen.ooxml.guard import (
    MAX_FILE_BYTES,
    RESAVE,
    check_directory,
    check_magic,
    check_main_type,
    entry_name,
    is_xml_name,
    refuse_active_part,
    refuse_link,
)
from docgen.ooxml.xml import CONTENT_TYPES, RELATIONSHIPS, parse_xml, refuse_declarations

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml import etree

CONTENT_TYPES_PART = "[Content_Types].xml"
PACKAGE_RELATIONSHIPS = "_rels/.rels"
OFFICE_RELATIONSHIP = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT_RELATIONSHIP = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_FIXED_TIME = (1980, 1, 1, 0, 0, 0)
_REGULAR_FILE = (stat.S_IFREG | 0o644) << 16
_UNIX = 3


@dataclass(frozen=True, slots=True)
class Relationship:
    """A link from one part to another part (`target` is its name) or, when `external`, to somewhere outside."""

    id: str
    type: str
    target: str
    external: bool = False

    @property
    def kind(self) -> str:
        """The last word of the type: `styles`, `header`, `hyperlink`, `attachedTemplate`."""
        return self.type.rsplit("/", 1)[-1]


@dataclass(frozen=True, slots=True)
class Package:
    """A .docx that passed the guard: its parts by name, without a leading slash."""

    parts: Mapping[str, bytes]
    main_document: str
    _defaults: Mapping[str, str]
    _overrides: Mapping[str, str]
    _relationships: Mapping[str, tuple[Relationship, ...]]

    def content_type(self, name: str) -> str:
        """The MIME type the package declares for a part; empty when it declares none."""
        override = self._overrides.get(name.lower())
        return override if override is not None else self._defaults.get(_extension(name), "")

    def relationships(self, part_name: str) -> tuple[Relationship, ...]:
        """The links that leave a part; `""` stands for the package itself."""
        return self._relationships.get(part_name.lower(), ())

    def find_related(self, part_name: str, kind: str) -> str | None:
        """The first part of a kind (`styles`, `numbering`, …) that a part points to and the package holds."""
        for relationship in self.relationships(part_name):
            if relationship.kind == kind and not relationship.external and relationship.target in self.parts:
                return relationship.target
        return None


def open_package(source: Path | bytes | BinaryIO) -> Package:
    r"""A Word file (.docx, .dotx) as a package.

    External links are allowed for hyperlinks of any kind, and for other things only when they name a file on a local
    drive: Word writes the author's own template path (`file:///C:\…\Mẫu.dotm`) into ordinary files, and it loads
    nothing on another computer. A template, picture or object that a server hands out is refused.

    Raises:
        FileAccessError: the file is absent, is a directory, or may not be read.
        UnreadableInputError: not a .docx: empty, cut off, an old .doc, .rtf, PDF, web page, spreadsheet, encrypted.
        UnsafeInputError: bomb, duplicate or escaping names, DTD, macros, embedded objects, remote template.
    """
    data = _read(source)
    check_magic(data)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.filename.endswith(("/", "\\"))]
            check_directory(entries)
            parts = {entry_name(entry): archive.read(entry) for entry in entries}
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError) as error:
        raise _broken_zip() from error
    return _package(parts)


def _broken_zip() -> UnreadableInputError:
    return UnreadableInputError(
        "Tệp Word bị hỏng hoặc bị cắt cụt: không giải nén được.",
        hint="xin lại tệp từ nơi gửi, hoặc mở bằng Word, chọn Sửa chữa (Open and Repair) rồi lưu lại.",
    )


def _read(source: Path | bytes | BinaryIO) -> bytes:
    if isinstance(source, bytes):
        data = source
    elif isinstance(source, Path):
        data = _read_path(source)
    else:
        data = source.read(MAX_FILE_BYTES + 1)
    if len(data) > MAX_FILE_BYTES:
        raise _too_large()
    return data


def _too_large() -> UnsafeInputError:
    return UnsafeInputError(
        f"Tệp lớn hơn {MAX_FILE_BYTES // 1024 // 1024} MB, không mở để giữ an toàn.",
        hint="nén ảnh trong Word (Compress Pictures) rồi lưu lại.",
    )


def _read_path(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise FileAccessError(f"“{path}” là thư mục, không phải tệp Word.", hint="chỉ đường dẫn tới tệp .docx.")
        if path.stat().st_size > MAX_FILE_BYTES:
            raise _too_large()
        return path.read_bytes()
    except FileNotFoundError:
        raise FileAccessError(f"Không tìm thấy tệp “{path}”.", hint="kiểm tra lại tên và đường dẫn.") from None
    except PermissionError:
        raise FileAccessError(
            f"Không có quyền đọc tệp “{path}”.", hint="xin quyền đọc hoặc chép tệp ra chỗ khác."
        ) from None
    except (OSError, ValueError) as error:
        raise FileAccessError(
            f"Không đọc được tệp “{path}”: {error}.", hint="kiểm tra lại đường dẫn và ổ đĩa."
        ) from None


def _extension(name: str) -> str:
    return name.rsplit("/", 1)[-1].rpartition(".")[2].lower()


def _package(parts: dict[str, bytes]) -> Package:
    if CONTENT_TYPES_PART not in parts:
        raise UnreadableInputError("Tệp nén này không phải là tệp Word: thiếu [Content_Types].xml.", hint=RESAVE)
    defaults, overrides = _content_types(parts[CONTENT_TYPES_PART])
    for name, data in parts.items():
        declared = overrides.get(name.lower(), defaults.get(_extension(name), ""))
        if is_xml_name(name) or declared.endswith(("+xml", "/xml")):
            refuse_declarations(data, name)
        refuse_active_part(name, declared)
    relationships = _all_relationships(parts)
    main = _main_document(parts, relationships)
    check_main_type(overrides.get(main.lower(), defaults.get(_extension(main), "")))
    return Package(
        parts=MappingProxyType(parts),
        main_document=main,
        _defaults=MappingProxyType(defaults),
        _overrides=MappingProxyType(overrides),
        _relationships=MappingProxyType(relationships),
    )


def _content_types(data: bytes) -> tuple[dict[str, str], dict[str, str]]:
    root = parse_xml(data, CONTENT_TYPES_PART)
    defaults = {
        node.get("Extension", "").lower(): node.get("ContentType", "")
        for node in root.iter(f"{{{CONTENT_TYPES}}}Default")
    }
    overrides = {
        node.get("PartName", "").lstrip("/").lower(): node.get("ContentType", "")
        for node in root.iter(f"{{{CONTENT_TYPES}}}Override")
    }
    return defaults, overrides


def _source_of(rels_name: str) -> str:
    """`word/_rels/document.xml.rels` speaks for `word/document.xml`; `_rels/.rels` for the package."""
    folder, _, file = rels_name.rpartition("_rels/")
    return folder + file.removesuffix(".rels")


def _all_relationships(parts: Mapping[str, bytes]) -> dict[str, tuple[Relationship, ...]]:
    found: dict[str, tuple[Relationship, ...]] = {}
    spelling = {name.lower(): name for name in parts}
    for name, data in parts.items():
        if not name.endswith(".rels"):
            continue
        source = _source_of(name)
        base = posixpath.dirname(source)
        links = tuple(
            _relationship(node, base, spelling)
            for node in parse_xml(data, name).iter(f"{{{RELATIONSHIPS}}}Relationship")
        )
        for link in links:
            refuse_link(link, source)
        found[source.lower()] = links
    return found


def _relationship(node: etree._Element, base: str, spelling: Mapping[str, str]) -> Relationship:
    target = node.get("Target", "")
    external = node.get("TargetMode", "") == "External"
    if not external:
        path = posixpath.normpath(target[1:] if target.startswith("/") else posixpath.join(base, target))
        target = spelling.get(path.lower(), path)
    kind = node.get("Type", "").replace(_STRICT_RELATIONSHIP, OFFICE_RELATIONSHIP)
    return Relationship(id=node.get("Id", ""), type=kind, target=target, external=external)


def _main_document(parts: Mapping[str, bytes], relationships: Mapping[str, tuple[Relationship, ...]]) -> str:
    for link in relationships.get("", ()):
        if link.kind == "officeDocument" and not link.external:
            if link.target in parts:
                return link.target
            break
    raise UnreadableInputError("Tệp nén này không phải là tệp Word: không có phần nội dung chính.", hint=RESAVE)


def write_package(parts: Mapping[str, bytes]) -> bytes:
    """A zip with these parts whose bytes depend on the parts only: fixed order, date, system, attributes, level."""
    first = [name for name in (CONTENT_TYPES_PART, PACKAGE_RELATIONSHIPS) if name in parts]
    names = [*first, *sorted(name for name in parts if name not in first)]
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in names:
            entry = zipfile.ZipInfo(name, date_time=_FIXED_TIME)
            entry.create_system = _UNIX
            entry.external_attr = _REGULAR_FILE
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, parts[name], compresslevel=6)
    return buffer.getvalue()
