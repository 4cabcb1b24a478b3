"""Checks across parts: relationships, content types, styles, lists, notes, and identifiers that must be unique."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docgen.ooxml.lint.finding import LintFinding
from docgen.ooxml.measure import integer
from docgen.ooxml.package import CONTENT_TYPES_PART
from docgen.ooxml.xml import CONTENT_TYPES, VAL, WP, R, parse_xml, w

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lxml import etree

    from docgen.ooxml.lint.finding import Part
    from docgen.ooxml.package import Package

_KINDS = frozenset(
    {
        "styles",
        "numbering",
        "settings",
        "fontTable",
        "header",
        "footer",
        "footnotes",
        "endnotes",
        "comments",
        "webSettings",
    }
)
_STYLE_REFERENCES = {
    w("pStyle"): "paragraph", w("rStyle"): "character", w("tblStyle"): "table", w("basedOn"): "", w("next"): "",
    w("link"): "", w("styleLink"): "numbering", w("numStyleLink"): "numbering",
}  # fmt: skip
_MAX_BOOKMARK_NAME = 40


def check_package(package: Package) -> Iterator[LintFinding]:
    """Every part declared, every declaration and link with its part, nothing outside but hyperlinks."""
    for name in package.parts:
        if name != CONTENT_TYPES_PART and not package.content_type(name):
            yield LintFinding("content-type", "phần không được khai báo trong [Content_Types].xml.", name)
    root = parse_xml(package.parts[CONTENT_TYPES_PART], CONTENT_TYPES_PART)
    known = {name.lower() for name in package.parts}
    for node in root.iterfind(f"{{{CONTENT_TYPES}}}Override"):
        name = node.get("PartName", "").lstrip("/")
        if name.lower() not in known:
            yield LintFinding("content-type", f"khai báo một phần không có: “{name}”.", CONTENT_TYPES_PART)
    for source in ("", *package.parts):
        yield from _check_links(package, source)


def _check_links(package: Package, source: str) -> Iterator[LintFinding]:
    seen: set[str] = set()
    for link in package.relationships(source):
        if link.id in seen:
            yield LintFinding("relationship", f"hai liên kết cùng mã “{link.id}”.", source)
        seen.add(link.id)
        if link.external:
            if link.kind != "hyperlink":
                yield LintFinding("external", f"liên kết ra ngoài ({link.kind}): “{link.target}”.", source)
        elif not link.target.startswith("#") and link.target not in package.parts:
            yield LintFinding("relationship", f"liên kết “{link.id}” trỏ tới phần không có: “{link.target}”.", source)
        elif link.kind in _KINDS and f".{link.kind}+xml" not in package.content_type(link.target):
            yield LintFinding(
                "content-type", f"“{link.target}” được dùng làm {link.kind} nhưng khai báo kiểu khác.", source
            )


def check_relationship_ids(package: Package, part: Part) -> Iterator[LintFinding]:
    """Every r:id, r:embed, … of a part is one of its relationships."""
    known = {link.id for link in package.relationships(part.name)}
    for node in part.root.iter():
        for name, value in node.items():
            identifier = str(value)
            if str(name).startswith(f"{{{R}}}") and identifier and identifier not in known:
                yield part.finding("relationship", f"mã liên kết “{identifier}” không có trong phần này.", node)


def check_styles(parts: Sequence[Part], styles: Part | None) -> Iterator[LintFinding]:
    """Every style named is there and of the right kind."""
    kinds: dict[str, str] = {}
    for node in () if styles is None else styles.root.iterfind(w("style")):
        identifier = node.get(w("styleId"), "")
        if identifier in kinds and styles is not None:
            yield styles.finding("style", f"hai kiểu cùng mã “{identifier}”.", node)
        kinds[identifier] = node.get(w("type"), "paragraph")
    for part in parts:
        for node in part.root.iter(*_STYLE_REFERENCES):
            if str(node.tag) == w("link") and part is not styles:
                continue
            name, wanted = node.get(VAL, ""), _STYLE_REFERENCES[str(node.tag)]
            if name not in kinds:
                yield part.finding("style", f"kiểu “{name}” không có trong styles.xml.", node)
            elif wanted and kinds[name] != wanted:
                yield part.finding("style", f"kiểu “{name}” là kiểu {kinds[name]}, ở đây cần {wanted}.", node)


def check_lists(parts: Sequence[Part], numbering: Part | None) -> Iterator[LintFinding]:
    """Every numId named is defined, every definition has its abstract list."""
    numbers: set[int] = set()
    abstracts: set[str] = set()
    for node in () if numbering is None else numbering.root.iterfind(w("abstractNum")):
        abstracts.add(node.get(w("abstractNumId"), ""))
    for node in () if numbering is None else numbering.root.iterfind(w("num")):
        number = integer(node.get(w("numId")))
        reference = node.find(w("abstractNumId"))
        if numbering is not None and number in numbers:
            yield numbering.finding("list", f"hai danh sách cùng số “{number}”.", node)
        if numbering is not None and (reference is None or reference.get(VAL, "") not in abstracts):
            yield numbering.finding("list", f"danh sách “{number}” trỏ tới định nghĩa không có.", node)
        numbers.add(number)
    for part in parts:
        for node in part.root.iter(w("numId")):
            number = integer(node.get(VAL))
            if number and number not in numbers:
                yield part.finding("list", f"danh sách (numId) “{number}” không có trong numbering.xml.", node)


def check_notes(parts: Sequence[Part], package: Package) -> Iterator[LintFinding]:
    """Every footnote, endnote and comment referred to is there."""
    by_name = {part.name: part for part in parts}
    for kind, element, references in (
        ("footnotes", "footnote", ("footnoteReference",)),
        ("endnotes", "endnote", ("endnoteReference",)),
        ("comments", "comment", ("commentReference", "commentRangeStart", "commentRangeEnd")),
    ):
        target = by_name.get(package.find_related(package.main_document, kind) or "")
        listed = [] if target is None else [node.get(w("id"), "") for node in target.root.iterfind(w(element))]
        found = set(listed)
        if target is not None and len(found) < len(listed):
            yield target.finding("identifier", f"hai {element} cùng mã.")
        for part in parts:
            for node in part.root.iter(*map(w, references)):
                if node.get(w("id"), "") not in found:
                    yield part.finding("note", f"{element} “{node.get(w('id'), '')}” không có nội dung.", node)


def check_identifiers(parts: Iterable[Part]) -> Iterator[LintFinding]:
    """Drawings have different numbers, bookmarks different numbers and names, each with its end."""
    drawings: set[str] = set()
    names: set[str] = set()
    starts: set[str] = set()
    ends: list[tuple[Part, etree._Element]] = []
    for part in parts:
        for node in part.root.iter(f"{{{WP}}}docPr"):
            yield from _unique(part, node, node.get("id", ""), drawings, "hình vẽ (docPr)")
        for node in part.root.iter(w("bookmarkStart")):
            name = node.get(w("name"), "")
            yield from _unique(part, node, node.get(w("id"), ""), starts, "dấu trang (bookmark)")
            yield from _unique(part, node, name, names, "tên dấu trang")
            if not name or len(name) > _MAX_BOOKMARK_NAME:
                yield part.finding("identifier", f"tên dấu trang trống hoặc dài quá {_MAX_BOOKMARK_NAME} ký tự.", node)
        ends.extend((part, node) for node in part.root.iter(w("bookmarkEnd")))
    closed: set[str] = set()
    for part, node in ends:
        identifier = node.get(w("id"), "")
        closed.add(identifier)
        if identifier not in starts:
            yield part.finding("identifier", f"dấu trang “{identifier}” có kết thúc mà không có bắt đầu.", node)
    for identifier in sorted(starts - closed):
        yield LintFinding("identifier", f"dấu trang “{identifier}” có bắt đầu mà không có kết thúc.")


def _unique(part: Part, node: etree._Element, value: str, seen: set[str], what: str) -> Iterator[LintFinding]:
    if value in seen:
        yield part.finding("identifier", f"{what} “{value}” bị trùng.", node)
    seen.add(value)
