"""Turns a template's package into skeletons: fixed members deflated once, slots for what each document fills."""

from __future__ import annotations

import itertools
import posixpath
import stat
import struct
import zlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from docgen.contracts.properties import DATA_NAMESPACE
from docgen.ooxml import data_item_xml, open_package, parse_xml, with_data_item, with_part, write_package
from docgen.ooxml.package import CONTENT_TYPES_PART, PACKAGE_RELATIONSHIPS
from docgen.ooxml.parts import rels_name
from docgen.ooxml.properties import (
    CORE_CONTENT_TYPE,
    CORE_PART,
    CORE_RELATIONSHIP,
    CUSTOM_CONTENT_TYPE,
    CUSTOM_PART,
    CUSTOM_RELATIONSHIP,
)
from docgen.ooxml.sealing import part_line
from docgen.rendering.charts import CHART_CONTENT_TYPE, CHART_RELATIONSHIP

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from docgen.ooxml import Package

_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5HL")
_OFFSET = struct.Struct("<L")
_END = struct.Struct("<4s4H2LH")
_VERSION, _UNIX, _DEFLATED, _UTF8_NAME = 20, 3, 8, 0x800
_TIME, _DATE = 0, 1 << 5 | 1  # 1980-01-01 00:00:00, the first moment a zip can name
_REGULAR_FILE = (stat.S_IFREG | 0o644) << 16
FIXED_LEVEL = 6
"""Of what is deflated once a template: as `ooxml.write_package` does it."""
PRINTED_LEVEL = 3
"""Of what every document prints: three times as fast as 6, for files some 7 % larger."""
_SMALL = 4096
_SMALL_ROOM, _ROOM = (12, 5), (zlib.MAX_WBITS, 7)
"""Window and memory for deflating what every document prints: making room for the usual ones takes as long as
deflating a plan, and ten times as long as deflating its properties."""
_TEMPLATE_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
_DOCUMENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_DOCUMENT_RELATIONSHIP = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"


@dataclass(frozen=True, slots=True)
class Extras:
    """What a document carries beside its text: properties of its own (custom), its own data."""

    custom: bool
    data: bool


@dataclass(frozen=True, slots=True)
class Member:
    """One member of the zip, deflated, with its headers ready but for its place in the file."""

    packed: bytes
    local: bytes
    """Header and name, as they stand before the packed bytes."""
    listing: bytes
    """Entry of the directory up to the offset."""
    name: bytes
    seal_line: str
    """What the seal of a document says of it."""


@dataclass(frozen=True, slots=True)
class Skeleton:
    """The members of a package in their final order; a name without a fixed member is filled by each document."""

    order: tuple[str, ...]
    fixed: Mapping[str, Member]
    core: str
    custom: str
    data: str
    """Names of the parts for core properties, custom properties and data; empty when left out."""


def as_document(package: Package) -> Package:
    """A .dotx declares its main part as a template; what it makes is a document."""
    main = package.main_document
    if package.content_type(main) != _TEMPLATE_TYPE:
        return package
    parts = with_part(
        package.parts,
        main,
        package.parts[main],
        content_type=_DOCUMENT_TYPE,
        relationship=_DOCUMENT_RELATIONSHIP,
    )
    return open_package(write_package(parts))


def build_skeletons(package: Package, printed: set[str]) -> dict[Extras, Skeleton]:
    """One skeleton for each combination of extras. `printed` are the parts that every document prints itself."""
    members: dict[tuple[str, bytes], Member] = {}  # equal parts of the four skeletons are deflated once
    return {
        (extras := Extras(custom=custom, data=data)): _build(package, printed, extras, members)
        for custom, data in itertools.product((False, True), repeat=2)
    }


def _build(package: Package, printed: set[str], extras: Extras, members: dict[tuple[str, bytes], Member]) -> Skeleton:
    parts: dict[str, bytes] = dict(package.parts)
    main = package.main_document
    core = package.find_related("", "core-properties") or CORE_PART
    parts = with_part(parts, core, b"", content_type=CORE_CONTENT_TYPE, relationship=CORE_RELATIONSHIP)
    custom = data = ""
    if extras.custom:
        custom = package.find_related("", "custom-properties") or CUSTOM_PART
        parts = with_part(parts, custom, b"", content_type=CUSTOM_CONTENT_TYPE, relationship=CUSTOM_RELATIONSHIP)
    if extras.data:
        parts = with_data_item(parts, "", DATA_NAMESPACE, main_document=main)
        empty = data_item_xml("", DATA_NAMESPACE)
        data = next(name for name, content in parts.items() if content == empty)
    filled = printed | {core, custom, data}
    fixed = {name: _member(name, content, members) for name, content in parts.items() if name not in filled}
    first = (CONTENT_TYPES_PART, PACKAGE_RELATIONSHIPS)
    order = (*first, *sorted(name for name in parts if name not in first))
    return Skeleton(order=order, fixed=fixed, core=core, custom=custom, data=data)


def with_charts(skeleton: Skeleton, main: str, charts: Sequence[bytes]) -> tuple[Skeleton, tuple[str, ...]]:
    """The skeleton with the parts of a document's charts, and the relationship by which its text names each."""
    if not charts:
        return skeleton, ()
    rels = rels_name(main)
    parts = {name: _inflated(skeleton.fixed[name]) for name in (CONTENT_TYPES_PART, rels)}
    possible = (f"{posixpath.dirname(main)}/charts/chart{number}.xml" for number in itertools.count(1))
    names = list(itertools.islice((name for name in possible if name not in skeleton.order), len(charts)))
    for name, content in zip(names, charts, strict=True):
        parts = with_part(
            parts, name, content, content_type=CHART_CONTENT_TYPE, relationship=CHART_RELATIONSHIP, source=main
        )
    links = {
        posixpath.normpath(posixpath.join(posixpath.dirname(main), link.get("Target", ""))): link.get("Id", "")
        for link in parse_xml(parts[rels], rels)
    }
    fixed = {**skeleton.fixed, **{name: pack_member(name, content) for name, content in parts.items()}}
    first = (CONTENT_TYPES_PART, PACKAGE_RELATIONSHIPS)
    order = (*first, *sorted({*skeleton.order, *names} - {*first}))
    return replace(skeleton, order=order, fixed=fixed), tuple(links[name] for name in names)


def _inflated(member: Member) -> bytes:
    return zlib.decompress(member.packed, -zlib.MAX_WBITS)


def _member(name: str, content: bytes, members: dict[tuple[str, bytes], Member]) -> Member:
    if (name, content) not in members:
        members[name, content] = pack_member(name, content)
    return members[name, content]


def pack_member(name: str, content: bytes, level: int = FIXED_LEVEL) -> Member:
    """A member deflated at a level; all else as `ooxml.write_package` does it."""
    window, memory = zlib.MAX_WBITS, zlib.DEF_MEM_LEVEL
    if level == PRINTED_LEVEL:
        window, memory = _SMALL_ROOM if len(content) < _SMALL else _ROOM
    deflate = zlib.compressobj(level, zlib.DEFLATED, -window, memory)
    packed = deflate.compress(content) + deflate.flush()
    ascii_name = name.isascii()
    encoded = name.encode("ascii" if ascii_name else "utf-8")
    flags = 0 if ascii_name else _UTF8_NAME
    sizes = (zlib.crc32(content), len(packed), len(content))
    local = _LOCAL.pack(b"PK\x03\x04", _VERSION, flags, _DEFLATED, _TIME, _DATE, *sizes, len(encoded), 0)
    listing = _CENTRAL.pack(
        b"PK\x01\x02", _UNIX << 8 | _VERSION, _VERSION, flags, _DEFLATED, _TIME, _DATE, *sizes,
        len(encoded), 0, 0, 0, 0, _REGULAR_FILE,
    )  # fmt: skip
    return Member(packed, local + encoded, listing, encoded, part_line(name, len(content), sizes[0]))


def write_members(members: Sequence[Member]) -> tuple[bytes, list[int]]:
    """The zip of these members, with the headers `ooxml.write_package` would write, and where each member begins."""
    pieces: list[bytes] = []
    directory: list[bytes] = []
    offsets: list[int] = []
    offset = 0
    for member in members:
        offsets.append(offset)
        pieces += (member.local, member.packed)
        directory += (member.listing, _OFFSET.pack(offset), member.name)
        offset += len(member.local) + len(member.packed)
    listing = b"".join(directory)
    end = _END.pack(b"PK\x05\x06", 0, 0, len(members), len(members), len(listing), offset, 0)
    return b"".join([*pieces, listing, end]), offsets
