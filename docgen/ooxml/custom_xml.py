"""Turns a text (the document's own data) into a custom XML part of a .docx, and finds that text again.

The payload is any text at all. XML cannot carry control characters or lone surrogates, and its readers turn carriage
returns into line feeds; a payload with such characters travels in base64, all others readable.
"""

from __future__ import annotations

import base64
import binascii
import io
import posixpath
import re
import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from docgen.errors import UnreadableInputError
from docgen.ooxml.package import OFFICE_RELATIONSHIP
from docgen.ooxml.parts import with_part
from docgen.ooxml.xml import parse_xml, text_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docgen.ooxml.package import Package

ITEM_RELATIONSHIP = f"{OFFICE_RELATIONSHIP}/customXml"
ITEM_PROPERTIES_RELATIONSHIP = f"{OFFICE_RELATIONSHIP}/customXmlProps"
ITEM_PROPERTIES_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
_SEAL = re.compile(rb'(<data [^<>]*?) seal="[0-9a-f]{64}"')
_WRITTEN = re.compile(r'<data xmlns="([^"<>]*)"( encoding="base64")? seal="([0-9a-f]{64})">(.*)</data>', re.DOTALL)
_TEXT, _END, _BETWEEN = '<text xml:space="preserve">', "</text>", '</text><text xml:space="preserve">'
_FOLDER = "customXml"
_CONTROLS = bytes(code for code in range(0x20) if code not in b"\t\n")
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_LONGEST_START = 1024
# libxml2 refuses a text node beyond 10 MB without huge_tree; pieces stay far below it.
_PIECE = 1_000_000


def data_item_xml(payload: str, namespace: str, *, seal: str = "") -> bytes:
    """item1.xml alone: what changes from document to document when everything else is compiled once."""
    sealed = f' seal="{seal}"' if seal else ""
    if not _is_readable(payload):
        encoded = base64.b64encode(payload.encode("utf-8", "surrogatepass")).decode("ascii")
        return _item(encoded, namespace, f' encoding="base64"{sealed}')
    return _item(payload, namespace, sealed)


def _is_readable(payload: str) -> bool:
    """Whether XML gives the text back as it is: no carriage return, none of `ILLEGAL_CHARACTERS`.

    The pattern would look at each letter of the data of every document; this asks for bytes, five times as fast.
    """
    try:
        written = payload.encode()
    except UnicodeEncodeError:  # a lone surrogate
        return False
    return len(written.translate(None, _CONTROLS)) == len(written) and not any(
        map(payload.__contains__, "\ufffe\uffff")
    )


def without_seal(item: bytes) -> bytes:
    """An item as it is in any file with the same data: the seal is about the file around it."""
    return _SEAL.sub(rb"\1", item, count=1)


@dataclass(frozen=True, slots=True)
class WrittenItem:
    """An item as `data_item_xml` writes it; both are empty for any other. The seal vouches for the payload."""

    payload: str = ""
    seal: str = ""


def read_written_item(item: bytes, namespace: str) -> WrittenItem:
    """A sealed item letter for letter as docgen writes it, read without an XML parser."""
    if b" seal=" not in item[:_LONGEST_START]:
        return WrittenItem()
    found = _WRITTEN.fullmatch(item.decode(errors="replace").removeprefix(_HEAD))
    if found is None or found[1] != _escape(namespace):
        return WrittenItem()
    body = found[4].removeprefix(_TEXT).removesuffix(_END).replace(_BETWEEN, "")
    text = body.replace("&quot;", '"').replace("&gt;", ">").replace("&lt;", "<").replace("&amp;", "&")
    return WrittenItem(_decode(text, "") if found[2] else text, found[3])


def _escape(text: str) -> str:
    return _escape_text(text).replace('"', "&quot;")


def _escape_text(text: str) -> str:
    """Between tags quotation marks stand for themselves, and JSON is full of them."""
    # The standard library's escape lives in a module that imports urllib: 20 ms of every start.
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _item(text: str, namespace: str, attributes: str) -> bytes:
    pieces = [text[start : start + _PIECE] for start in range(0, len(text), _PIECE)] or [""]
    body = "".join(f'<text xml:space="preserve">{_escape_text(piece)}</text>' for piece in pieces)
    return f'{_HEAD}<data xmlns="{_escape(namespace)}"{attributes}>{body}</data>'.encode()


def data_item_parts(payload: str, namespace: str, *, number: int = 1) -> dict[str, bytes]:
    """The parts of one data item: item, its properties with an identifier fixed by the namespace, and their link.

    Content type and the link from the document are not among them: see `with_data_item`.
    """
    identifier = "{" + str(uuid.uuid5(uuid.NAMESPACE_URL, namespace)).upper() + "}"
    properties = (
        f'{_HEAD}<ds:datastoreItem ds:itemID="{identifier}"'
        ' xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"><ds:schemaRefs>'
        f'<ds:schemaRef ds:uri="{_escape(namespace)}"/></ds:schemaRefs></ds:datastoreItem>'
    )
    relationships = (
        f'{_HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{ITEM_PROPERTIES_RELATIONSHIP}" Target="itemProps{number}.xml"/>'
        "</Relationships>"
    )
    return {
        f"{_FOLDER}/item{number}.xml": data_item_xml(payload, namespace),
        f"{_FOLDER}/itemProps{number}.xml": properties.encode(),
        f"{_FOLDER}/_rels/item{number}.xml.rels": relationships.encode(),
    }


def with_data_item(
    parts: Mapping[str, bytes], payload: str, namespace: str, *, main_document: str = "word/document.xml"
) -> dict[str, bytes]:
    """The parts of a package with one data item more, declared and linked from the document.

    An item of the same namespace is replaced; items of others keep their numbers.
    """
    number = 1
    while f"{_FOLDER}/item{number}.xml" in parts:
        if _namespace(parts[f"{_FOLDER}/item{number}.xml"], f"{_FOLDER}/item{number}.xml") == namespace:
            break
        number += 1
    item = data_item_parts(payload, namespace, number=number)
    item_name, properties_name = f"{_FOLDER}/item{number}.xml", f"{_FOLDER}/itemProps{number}.xml"
    result = {**parts, **item}
    result = with_part(
        result,
        item_name,
        item[item_name],
        content_type="application/xml",
        relationship=ITEM_RELATIONSHIP,
        source=main_document,
    )
    return with_part(
        result,
        properties_name,
        item[properties_name],
        content_type=ITEM_PROPERTIES_CONTENT_TYPE,
        relationship=ITEM_PROPERTIES_RELATIONSHIP,
        source=item_name,
    )


def _namespace(data: bytes, name: str) -> str:
    """The namespace of the root alone: an item may be large, and who lists items does not read them."""
    try:
        _, root = next(iter(etree.iterparse(io.BytesIO(data), ("start",), resolve_entities=False, no_network=True)))
    except etree.XMLSyntaxError:
        raise UnreadableInputError(
            f"Phần “{name}” của tệp Word bị hỏng: không phải XML đúng dạng.",
            hint="mở bằng Word rồi lưu lại dạng .docx.",
        ) from None
    return str(root.tag)[1:].partition("}")[0] if str(root.tag).startswith("{") else ""


def list_data_items(package: Package) -> tuple[tuple[str, str], ...]:
    """Part name and namespace of every custom XML item the document points to, in the order of its links."""
    names = [
        link.target
        for link in package.relationships(package.main_document)
        if link.kind == "customXml" and link.target in package.parts
    ]
    return tuple((name, _namespace(package.parts[name], name)) for name in names)


def find_data_item(package: Package, namespace: str) -> str | None:
    """The payload of the data item of a namespace, or None when the package has none.

    The link from the document is looked at first; an item that a program left in the folder without a link counts too.

    Raises:
        UnreadableInputError: the item is there and damaged.
    """
    linked = [name for name, _ in list_data_items(package)]
    loose = sorted(
        name
        for name in package.parts
        if posixpath.dirname(name) == _FOLDER and name not in linked and posixpath.basename(name).startswith("item")
    )
    for name in [*linked, *loose]:
        if not name.endswith(".xml"):
            continue
        root = parse_xml(package.parts[name], name)
        if root.tag == f"{{{namespace}}}data":
            text = "".join(text_of(node) for node in root.iterfind(f"{{{namespace}}}text"))
            return _decode(text, name) if root.get("encoding") == "base64" else text
    return None


def _decode(text: str, name: str) -> str:
    try:
        return base64.b64decode(text, validate=True).decode("utf-8", "surrogatepass")
    except (binascii.Error, UnicodeError):
        raise UnreadableInputError(
            f"Dữ liệu kèm trong tệp Word (phần “{name}”) bị hỏng.", hint="đọc lại từ nội dung, bỏ qua dữ liệu kèm."
        ) from None
