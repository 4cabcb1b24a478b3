"""Turns document properties (title, dates, own fields) into the parts of docProps/ and those parts into properties."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING

from lxml import etree

from docgen.errors import RenderError
from docgen.ooxml.xml import CORE, CUSTOM, DC, DCTERMS, EXTENDED, ILLEGAL_CHARACTERS, VT, XSI, parse_xml, text_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from docgen.ooxml.package import Package

CORE_PART = "docProps/core.xml"
CORE_CONTENT_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
CORE_RELATIONSHIP = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
CUSTOM_PART = "docProps/custom.xml"
CUSTOM_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
CUSTOM_RELATIONSHIP = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"

_HEAD = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
# The format identifier every custom property carries, and its first number; both fixed by the standard.
_FORMAT_ID = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_FIRST_ID = 2
_INT32 = 2**31
_PREFIXES = {CORE: "cp", DC: "dc", DCTERMS: "dcterms"}
_CORE_ROOT = f'cp:coreProperties xmlns:cp="{CORE}" xmlns:dc="{DC}" xmlns:dcterms="{DCTERMS}" xmlns:xsi="{XSI}"'
_CUSTOM_ROOT = f'Properties xmlns="{CUSTOM}" xmlns:vt="{VT}"'
_CORE_FIELDS = (
    ("title", DC, "title"),
    ("subject", DC, "subject"),
    ("creator", DC, "creator"),
    ("keywords", CORE, "keywords"),
    ("description", DC, "description"),
    ("last_modified_by", CORE, "lastModifiedBy"),
    ("revision", CORE, "revision"),
    ("created", DCTERMS, "created"),
    ("modified", DCTERMS, "modified"),
    ("category", CORE, "category"),
    ("content_status", CORE, "contentStatus"),
    ("language", DC, "language"),
)


@dataclass(frozen=True, slots=True)
class CoreProperties:
    """The properties every office program shows. Dates are ISO 8601 text as the file has it; empty means absent."""

    title: str = ""
    subject: str = ""
    creator: str = ""
    keywords: str = ""
    description: str = ""
    last_modified_by: str = ""
    revision: str = ""
    created: str = ""
    modified: str = ""
    category: str = ""
    content_status: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class CustomProperty:
    """A property of one's own. `kind` is `text`, `number`, `date`, `bool` or another type of the standard."""

    name: str
    value: str
    kind: str = "text"


@dataclass(frozen=True, slots=True)
class Application:
    """The program that saved the file last."""

    name: str = ""
    version: str = ""


NO_CORE_PROPERTIES = CoreProperties()
UNKNOWN_APPLICATION = Application()


def format_timestamp(moment: date | datetime) -> str:
    """ISO 8601 in UTC to the second, as Word expects it; a mere date is midnight of that day."""
    if not isinstance(moment, datetime):
        moment = datetime(moment.year, moment.month, moment.day, tzinfo=UTC)
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    # Not strftime: it writes years before 1000 without their zeros on some systems.
    return moment.astimezone(UTC).replace(microsecond=0, tzinfo=None).isoformat() + "Z"


def core_properties_xml(properties: CoreProperties) -> bytes:
    """docProps/core.xml. `created` and `modified` are texts of `format_timestamp`.

    Raises:
        RenderError: a value holds a character XML cannot carry.
    """
    pieces: list[str] = []
    for field, namespace, local in _CORE_FIELDS:
        value = getattr(properties, field)
        if value:
            pieces.append(_core_property(field, namespace, local, value))
    return _encoded(_CORE_ROOT, pieces)


@lru_cache(maxsize=256)
def _core_property(field: str, namespace: str, local: str, value: str) -> str:
    """Remembered: most properties of the documents of a batch are the same."""
    tag = f"{_PREFIXES[namespace]}:{local}"
    kind = ' xsi:type="dcterms:W3CDTF"' if namespace == DCTERMS else ""
    return f"<{tag}{kind}>{_ascii(_escaped(_safe(value, field)))}</{tag}>"


def custom_properties_xml(properties: Mapping[str, str | int | date]) -> bytes:
    """docProps/custom.xml, in the order given; the type of each value decides the type of the property.

    Raises:
        RenderError: a name is empty or given twice (capitals do not count), or holds a character XML cannot carry.
    """
    pieces: list[str] = []
    seen: set[str] = set()
    for number, (name, value) in enumerate(properties.items(), start=_FIRST_ID):
        if not name or name.lower() in seen:
            raise RenderError(
                f"Thuộc tính tệp “{name}” trống tên hoặc trùng tên.", hint="đặt cho mỗi thuộc tính một tên riêng."
            )
        seen.add(name.lower())
        pieces.append(_custom_property(number, name, value))
    return _encoded(_CUSTOM_ROOT, pieces)


@lru_cache(maxsize=256, typed=True)
def _custom_property(number: int, name: str, value: str | int | date) -> str:
    local, text = _typed(value)
    return (
        f'<property fmtid="{_FORMAT_ID}" pid="{number}" name="{_ascii(_attribute(_safe(name, name)))}">'
        f"<vt:{local}>{_ascii(_escaped(_safe(text, name)))}</vt:{local}></property>"
    )


def _encoded(root: str, pieces: list[str]) -> bytes:
    """The part, whose pieces have character references, as lxml writes it when it is told no encoding."""
    tag = root[: root.index(" ")]
    body = f"<{root}>{''.join(pieces)}</{tag}>" if pieces else f"<{root}/>"
    return _HEAD + body.encode("ascii")


def _ascii(text: str) -> str:
    return text.encode("ascii", "xmlcharrefreplace").decode("ascii")


def _escaped(text: str) -> str:
    """Text for the inside of an element; a carriage return as a reference, or readers would make it a line feed."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "&#13;")


def _attribute(text: str) -> str:
    escaped = _escaped(text).replace('"', "&quot;")
    return escaped.replace("\n", "&#10;").replace("\t", "&#9;")


def _typed(value: str | int | date) -> tuple[str, str]:
    if isinstance(value, bool):
        return "bool", "true" if value else "false"
    if isinstance(value, int):
        # vt:i4 is 32 bits wide; Word calls a file with a wider one damaged.
        return ("i4" if -_INT32 <= value < _INT32 else "lpwstr"), str(value)
    if isinstance(value, date):
        return "filetime", format_timestamp(value)
    return "lpwstr", value


def _safe(text: str, field: str) -> str:
    illegal = ILLEGAL_CHARACTERS.search(text)
    if illegal:
        raise RenderError(
            f"Thuộc tính tệp “{field}” chứa ký tự điều khiển U+{ord(illegal.group()):04X} mà tệp Word không chứa được.",
            hint="xoá ký tự đó trong dữ liệu.",
        )
    return text


_KINDS = {"lpwstr": "text", "lpstr": "text", "bstr": "text", "filetime": "date", "date": "date", "bool": "bool"}
_NUMBERS = frozenset({"i1", "i2", "i4", "i8", "int", "ui1", "ui2", "ui4", "ui8", "uint", "r4", "r8", "decimal"})


def _part(package: Package, kind: str) -> tuple[str, bytes] | None:
    name = package.find_related("", kind)
    return (name, package.parts[name]) if name else None


def read_core_properties(package: Package) -> CoreProperties:
    """The core properties; all empty when the package has none."""
    part = _part(package, "core-properties")
    if part is None:
        return CoreProperties()
    root = parse_xml(part[1], part[0])
    return CoreProperties(
        **{field: _text(root.iterfind(f"{{{namespace}}}{local}")) for field, namespace, local in _CORE_FIELDS}
    )


def read_custom_properties(package: Package) -> tuple[CustomProperty, ...]:
    """The custom properties in the order of the file."""
    part = _part(package, "custom-properties")
    if part is None:
        return ()
    found = []
    for node in parse_xml(part[1], part[0]).iterfind(f"{{{CUSTOM}}}property"):
        for value in node:
            local = etree.QName(value).localname
            kind = "number" if local in _NUMBERS else _KINDS.get(local, local)
            found.append(CustomProperty(name=node.get("name", ""), value=text_of(value), kind=kind))
    return tuple(found)


def read_application(package: Package) -> Application:
    """Which program saved the file last, from docProps/app.xml."""
    part = _part(package, "extended-properties")
    if part is None:
        return Application()
    root = parse_xml(part[1], part[0])
    return Application(
        name=_text(root.iterfind(f"{{{EXTENDED}}}Application")),
        version=_text(root.iterfind(f"{{{EXTENDED}}}AppVersion")),
    )


def _text(nodes: Iterable[etree._Element]) -> str:
    for node in nodes:
        return text_of(node)
    return ""
