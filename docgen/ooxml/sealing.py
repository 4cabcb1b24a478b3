"""Turns a finished Word file into a seal that travels with its data and tells whether anything was changed since.

The seal covers the name, the length and the checksum of every part, the bytes of the main document and the data itself;
packing the same parts anew breaks nothing. It tells an edit from none. It is no signature: whoever can write a file can
write its seal.
"""

from __future__ import annotations

import hashlib
import io
import itertools
import posixpath
import zipfile
import zlib
from typing import TYPE_CHECKING

from docgen.errors import DocgenError
from docgen.ooxml.custom_xml import read_written_item
from docgen.ooxml.guard import check_directory

if TYPE_CHECKING:
    from collections.abc import Iterable

_FOLDER = "customXml"
_LARGEST_ITEM = 8 * 1024 * 1024
"""Bytes of an item that may be ours; larger ones are left to who reads the whole file."""
_MAIN_DOCUMENT = "word/document.xml"


def seal_of(parts: Iterable[tuple[str, int, int]], main: bytes, payload: str) -> str:
    """The seal of a package: `parts` are name, length and CRC-32 of all but the data item, `main` the main document."""
    return seal_of_listing(itertools.starmap(part_line, parts), main, payload)


def part_line(name: str, length: int, checksum: int) -> str:
    """What the seal says of a part; of the parts that no document changes it can be kept."""
    return f"{name}/{length}/{checksum}"


def seal_of_listing(lines: Iterable[str], main: bytes, payload: str) -> str:
    """As `seal_of`, from the lines of the parts."""
    listing = "\n".join(sorted(lines))
    seal = hashlib.sha256(listing.encode("utf-8", "surrogatepass"))
    seal.update(b"\0")
    seal.update(main)
    seal.update(b"\0")
    seal.update(payload.encode("utf-8", "surrogatepass"))
    return seal.hexdigest()


def find_untouched_data(package: bytes, namespace: str) -> str | None:
    """The data of a file that is, part for part, what docgen wrote; None for any other, sound or not.

    Nothing but the directory, the data and the main document is looked at: `open_package` judges the others.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(package)) as archive:
            entries = archive.infolist()
            check_directory(entries)
            for entry in entries:
                name = entry.filename
                is_item = posixpath.dirname(name) == _FOLDER and name.endswith(".xml") and "Props" not in name
                if is_item and entry.file_size <= _LARGEST_ITEM:
                    payload = _sealed(archive, entry, namespace)
                    if payload is not None:
                        return payload
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError, KeyError):
        return None
    except DocgenError:
        return None
    return None


def _sealed(archive: zipfile.ZipFile, item: zipfile.ZipInfo, namespace: str) -> str | None:
    """The payload of an item whose seal is that of the package."""
    written = read_written_item(archive.read(item), namespace)
    if not written.seal:
        return None
    parts = ((entry.filename, entry.file_size, entry.CRC) for entry in archive.infolist() if entry is not item)
    seal = seal_of(parts, archive.read(_MAIN_DOCUMENT), written.payload)
    return written.payload if seal == written.seal else None
