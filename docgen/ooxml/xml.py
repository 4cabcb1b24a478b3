"""Turns the bytes of one XML part into a tree, safely, and a tree into one canonical spelling.

Word files come from strangers: the parser neither resolves entities nor loads anything, and it never repairs. A part
that is not well-formed is an error a person hears about, not a document with its end cut off.
"""

from __future__ import annotations

import re
from functools import cache

from lxml import etree

from docgen.errors import UnreadableInputError, UnsafeInputError

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
WPG = "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"
WPC = "http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas"
PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
M = "http://schemas.openxmlformats.org/officeDocument/2006/math"
V = "urn:schemas-microsoft-com:vml"
O = "urn:schemas-microsoft-com:office:office"  # noqa: E741 - the prefix every Word file uses
XML = "http://www.w3.org/XML/1998/namespace"
CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
DC = "http://purl.org/dc/elements/1.1/"
DCTERMS = "http://purl.org/dc/terms/"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
EXTENDED = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
VT = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
DATA_STORE = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"

PREFIXES = {
    "w": W, "r": R, "a": A, "wp": WP, "wps": WPS, "wpg": WPG, "wpc": WPC, "pic": PIC, "mc": MC, "m": M, "v": V, "o": O,
    "xml": XML, "ct": CONTENT_TYPES, "rel": RELATIONSHIPS, "cp": CORE, "dc": DC, "dcterms": DCTERMS, "xsi": XSI,
    "ep": EXTENDED, "op": CUSTOM, "vt": VT, "ds": DATA_STORE,
}  # fmt: skip

# "Strict Open XML" is the same language under other names; readers below know one spelling only.
_STRICT = b"http://purl.oclc.org/ooxml/"
_STRICT_NAMES = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": W,
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": R,
    b"http://purl.oclc.org/ooxml/drawingml/main": A,
    b"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing": WP,
    b"http://purl.oclc.org/ooxml/drawingml/picture": PIC,
    b"http://purl.oclc.org/ooxml/officeDocument/math": M,
    b"http://purl.oclc.org/ooxml/officeDocument/extendedProperties": EXTENDED,
    b"http://purl.oclc.org/ooxml/officeDocument/customProperties": CUSTOM,
    b"http://purl.oclc.org/ooxml/officeDocument/docPropsVTypes": VT,
    b"http://purl.oclc.org/ooxml/officeDocument/customXml": DATA_STORE,
}
_ENCODING = re.compile(rb"""^\s*<\?xml[^>]*?encoding\s*=\s*["']([^"'>]*)["']""")
_ALLOWED_ENCODINGS = frozenset({"utf-8", "utf8", "utf-16", "utf16", "us-ascii", "ascii"})
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_FORBIDDEN = re.compile(rb"<!(?:DOCTYPE|ENTITY)")

ILLEGAL_CHARACTERS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that no XML document can hold: control characters, lone surrogates, U+FFFE and U+FFFF."""


VAL = f"{{{W}}}val"


@cache
def w(local: str) -> str:
    """`{namespace}local` of WordprocessingML."""
    return f"{{{W}}}{local}"


def find_child(holder: etree._Element | None, local: str) -> etree._Element | None:
    """The first child of that name in WordprocessingML; None also where there is no holder."""
    return None if holder is None else holder.find(w(local))


def qn(name: str) -> str:
    """`w:p` as lxml spells it, `{http://…/main}p`."""
    prefix, local = name.split(":", 1)
    return f"{{{PREFIXES[prefix]}}}{local}"


def _parser() -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )


def _in_utf8(data: bytes, part: str) -> bytes:
    """The part in UTF-8, so that what is searched for here is what the parser will see."""
    if data[:2] in _UTF16_MARKS or b"\0" in data[:4]:
        try:
            text = data.decode(
                "utf-16" if data[:2] in _UTF16_MARKS else "utf-16-le" if data[1:2] == b"\0" else "utf-16-be"
            )
            return re.sub(r"^(\ufeff?\s*<\?xml[^>]*?)\s+encoding\s*=\s*[\"'][^\"'>]*[\"']", r"\1", text).encode()
        except UnicodeError:
            raise _not_well_formed(part) from None
    declared = _ENCODING.match(data[3:] if data[:3] == b"\xef\xbb\xbf" else data)
    if declared and declared.group(1).decode("latin-1").lower() not in _ALLOWED_ENCODINGS:
        raise UnreadableInputError(
            f"Phần “{part}” của tệp Word dùng bảng mã lạ, không phải UTF-8 hay UTF-16.",
            hint="mở tệp bằng Word hoặc LibreOffice rồi lưu lại dạng .docx.",
        )
    return data


def _not_well_formed(part: str, reason: str = "") -> UnreadableInputError:
    return UnreadableInputError(
        f"Phần “{part}” của tệp Word bị hỏng: không phải XML đúng dạng{f' ({reason})' if reason else ''}.",
        hint="mở tệp bằng Word, chọn Sửa chữa (Open and Repair) rồi lưu lại dạng .docx.",
    )


def refuse_declarations(data: bytes, part: str) -> bytes:
    """The part in UTF-8, when it declares no DTD and no entity.

    Raises:
        UnsafeInputError: a `<!DOCTYPE` or `<!ENTITY` stands in it; a Word file never needs one.
        UnreadableInputError: the encoding is not one that Word files use.
    """
    data = _in_utf8(data, part)
    if b"<!" in data and _FORBIDDEN.search(data):
        raise UnsafeInputError(
            f"Phần “{part}” của tệp Word khai báo DTD hoặc thực thể XML, là dấu hiệu của tệp độc hại.",
            hint="không dùng tệp này; xin lại bản gốc từ nơi gửi.",
        )
    return data


def parse_xml(data: bytes, part: str) -> etree._Element:
    """The root of a part. `part` is its name in the package, for the message.

    Raises:
        UnsafeInputError: the part declares a DTD or an entity.
        UnreadableInputError: the part is not well-formed, nests too deeply, or is too large for a safe parser.
    """
    data = refuse_declarations(data, part)
    if _STRICT in data:
        for strict, name in _STRICT_NAMES.items():
            data = data.replace(b'"' + strict + b'"', b'"' + name.encode() + b'"')
    try:
        return etree.fromstring(data, _parser())
    except (etree.XMLSyntaxError, ValueError) as error:
        raise _not_well_formed(part, _short(error)) from None


def _short(error: Exception) -> str:
    line = getattr(error, "lineno", None)
    return f"dòng {line}" if line else ""


def text_of(node: etree._Element) -> str:
    """All text inside an element, markup left out."""
    return "".join(str(piece) for piece in node.itertext())


def canonical_xml(data: bytes) -> bytes:
    """One spelling for parts that mean the same: C14N, without comments and without the prefixes' accidents.

    Attribute order, quotes, self-closing tags and unused namespace declarations no longer differ; text does.
    """
    root = etree.fromstring(data, _parser())
    etree.cleanup_namespaces(root)
    return etree.tostring(root, method="c14n2", with_comments=False)
