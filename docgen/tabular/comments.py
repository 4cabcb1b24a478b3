"""Turns the bytes of a workbook into the comments (ghi chú, nhận xét) that people hung on its cells."""

from __future__ import annotations

import html
import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from docgen.vietnamese.text import normalise_text

# Scanned, not parsed, as in `marks`: no entity is ever resolved, and a large part never becomes a tree.
_ATTRIBUTE: Final = re.compile(r"([\w:]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_SHEET: Final = re.compile(r"<(?:\w+:)?sheet\s([^>]*)>")
_RELATION: Final = re.compile(r"<(?:\w+:)?Relationship\s([^>]*)>")
_COMMENT: Final = re.compile(r"<(?:\w+:)?comment\s([^>]*)>(.*?)</(?:\w+:)?comment>", re.DOTALL)
_THREADED: Final = re.compile(r"<(?:\w+:)?threadedComment\s([^>]*)>(.*?)</(?:\w+:)?threadedComment>", re.DOTALL)
_TEXT: Final = re.compile(r"<(?:\w+:)?t(?:\s[^>]*)?>([^<]*)(?=<)|<(?:\w+:)?text(?:\s[^>]*)?>([^<]*)(?=<)")
_OPEN_TABLE: Final = re.compile(
    r"<table:table\s[^>]*?table:name=\"([^\"]*)\"|<office:annotation\b(.*?)</office:annotation>", re.DOTALL
)
_PARAGRAPH: Final = re.compile(r"<text:p\b[^>]*>(.*?)</text:p>", re.DOTALL)
_TAG: Final = re.compile(r"<[^>]*>")
_SHADOW: Final = "[Threaded comment]"
"""How Excel begins the copy of a conversation that older programs show."""


@dataclass(frozen=True, slots=True)
class CellComment:
    """Words on a cell of a sheet; `cell` (`D5`) is empty where the format does not say it at the comment."""

    sheet: str
    cell: str
    words: str


def read_comments(data: bytes) -> tuple[CellComment, ...]:
    """Every comment of an .xlsx or .ods, in the order of the file; none for another format or a damaged part."""
    if not data.startswith(b"PK"):
        return ()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return tuple(comment for comment in _comments(archive) if comment.words)
    except (zipfile.BadZipFile, zlib.error, ValueError, EOFError, NotImplementedError, OSError, KeyError):
        return ()  # the sheets themselves were read: what is wrong here is said there


def _comments(archive: zipfile.ZipFile) -> Iterator[CellComment]:
    names = frozenset(archive.namelist())
    if "content.xml" in names:
        yield from _annotations(_part(archive, "content.xml"))
    elif any("omments" in name for name in names):
        for sheet, part in _sheets(archive, names):
            links = posixpath.join(posixpath.dirname(part), "_rels", f"{posixpath.basename(part)}.rels")
            for target in _targets(archive, links, part) if links in names else ():
                if target in names and "omment" in target:
                    yield from _of_part(sheet, _part(archive, target))


def _sheets(archive: zipfile.ZipFile, names: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Name and part of each sheet."""
    links = "xl/_rels/workbook.xml.rels"
    if "xl/workbook.xml" not in names or links not in names:
        return
    found = map(_attributes, _RELATION.findall(_part(archive, links)))
    parts = {link.get("Id", ""): posixpath.join("/xl", link.get("Target", "")) for link in found}
    for sheet in map(_attributes, _SHEET.findall(_part(archive, "xl/workbook.xml"))):
        key = next((value for name, value in sheet.items() if name.endswith(":id")), "")
        yield sheet.get("name", ""), posixpath.normpath(parts.get(key, "")).lstrip("/")


def _targets(archive: zipfile.ZipFile, links: str, part: str) -> Iterator[str]:
    base = posixpath.join("/", posixpath.dirname(part))
    for link in map(_attributes, _RELATION.findall(_part(archive, links))):
        yield posixpath.normpath(posixpath.join(base, link.get("Target", ""))).lstrip("/")


def _of_part(sheet: str, xml: str) -> Iterator[CellComment]:
    for tag, body in [*_COMMENT.findall(xml), *_THREADED.findall(xml)]:
        words = "".join(html.unescape(one or other) for one, other in _TEXT.findall(body))
        if not words.startswith(_SHADOW):
            yield CellComment(sheet, _attributes(tag).get("ref", ""), _squeezed(words))


def _annotations(xml: str) -> Iterator[CellComment]:
    sheet = ""
    for name, body in _OPEN_TABLE.findall(xml):
        if name:
            sheet = html.unescape(name)
        else:
            said = [html.unescape(_TAG.sub("", words)) for words in _PARAGRAPH.findall(body)]
            yield CellComment(sheet, "", _squeezed(" ".join(said)))


def _part(archive: zipfile.ZipFile, name: str) -> str:
    return archive.read(name).decode("utf-8", "replace")


def _attributes(tag: str) -> dict[str, str]:
    return {name: html.unescape(double or single) for name, double, single in _ATTRIBUTE.findall(tag)}


def _squeezed(words: str) -> str:
    return " ".join(normalise_text(words).split())
