"""The decree's annex of model forms (Phụ lục III) → one Word file a form, filled in where the form has dots.

The form keeps its own formatting: paragraphs are copied as OOXML, and new words go into the runs that hold the dots.
"""

from __future__ import annotations

import copy
import difflib
import os
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import yaml
from lxml import etree

from docgen.ooxml import open_package, write_package

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = Path(os.environ.get("DOCGEN_ND30_OFFICIAL") or Path(__file__).parents[2].parent / "shared" / "nd30-official")
ANNEX = FOLDER / "Phuluc3.docx"
DATA = yaml.safe_load((Path(__file__).parent / "decree_forms.yaml").read_text(encoding="utf-8"))
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
HEADING = re.compile(r"\s*Mẫu (?:\d|văn bản \()")
DOTS = re.compile(r"[.…\t ]*(?:…|\t|\.\.|\. \.)[.…\t ]*")


class StaleDataError(AssertionError):
    """The data beside this file says to fill what the form does not have, or leaves dots."""


def form(name: str) -> bytes:
    """The form that begins with this heading, filled in, as a Word file of its own."""
    package = open_package(ANNEX)
    root = etree.fromstring(package.parts["word/document.xml"])
    body = root.find(W + "body")
    for fallback in list(root.iter(FALLBACK)):  # the same text box a second time, for programs of 2007
        fallback.getparent().remove(fallback)
    blocks = list(_blocks_of(list(body), name))
    section = body.find(W + "sectPr")
    for child in list(body):
        body.remove(child)
    body.extend([*blocks, section])
    _fill(body, DATA["forms"][name])
    return write_package(
        {**package.parts, "word/document.xml": etree.tostring(root, xml_declaration=True, encoding="UTF-8")}
    )


@cache
def headings() -> tuple[str, ...]:
    """The headings of all forms of the annex, in its order."""
    root = etree.fromstring(open_package(ANNEX).parts["word/document.xml"])
    texts = (_text(child).strip() for child in root.find(W + "body") if child.tag == W + "p")
    return tuple(text for text in texts if HEADING.match(text))


def _blocks_of(blocks: list[etree._Element], name: str) -> Iterator[etree._Element]:
    """What stands between the heading and the notes (Ghi chú); a text box hung on the heading belongs to the form."""
    starts = [place for place, block in enumerate(blocks) if block.tag == W + "p" and HEADING.match(_text(block))]
    begin = next(place for place in starts if _text(blocks[place]).strip().startswith(name))
    end = min((place for place in starts if place > begin), default=len(blocks) - 1)
    heading = blocks[begin]
    if heading.find(f".//{W}txbxContent") is not None:
        for run in [run for run in heading.iter(W + "r") if not _is_inside(run, "txbxContent")]:
            if run.find(f".//{W}txbxContent") is None:
                run.getparent().remove(run)
        yield heading
    kept = blocks[begin + 1 : end]
    notes = next((place for place, block in enumerate(kept) if _text(block).strip().startswith("Ghi chú")), len(kept))
    for block in kept[:notes]:
        for row in block.findall(W + "tr"):
            if _text(row).strip().startswith("Ghi chú"):
                block.remove(row)
        yield block


def _fill(body: etree._Element, given: dict[str, object]) -> None:
    """Every paragraph with something to fill gets its words: those of the form, else those common to all forms."""
    waiting = [(str(old), new) for entry in given["fill"] for old, new in entry.items()]
    for paragraph in list(body.iter(W + "p")):
        old = key(_own_text(paragraph))
        if waiting and waiting[0][0] == old:
            new = waiting.pop(0)[1]
        elif old in DATA["common"]:
            new = DATA["common"][old]
        elif re.search(r"…|\.\.|\d\Z", old):
            raise StaleDataError(f"nothing to put into {old!r}; next is {waiting[:1]}")
        else:
            continue
        _write(paragraph, new)
    if waiting:
        raise StaleDataError(f"the form has no {waiting[0][0]!r}")


def _write(paragraph: etree._Element, new: str | list[str] | None) -> None:
    if new is None:
        paragraph.getparent().remove(paragraph)
        return
    lines = [new] if isinstance(new, str) else new
    after = paragraph
    for _ in lines[1:]:
        after.addnext(copy.deepcopy(paragraph))
        after = after.getnext()
    line = paragraph
    for text in lines:
        following = line.getnext()
        _retype(line, text)
        line = following


def _retype(paragraph: etree._Element, new: str) -> None:
    """Other words in the same runs: what stays keeps its run, what is new goes where the dots were."""
    runs = [run for run in paragraph.iter(W + "r") if _paragraph_of(run) is paragraph]
    letters = [(letter, place) for place, run in enumerate(runs) for letter in _text(run)]
    old = "".join(letter for letter, _ in letters)
    home = [place for _, place in letters]
    plain = [bool(_text(run).strip()) and not _is_mark(run) for run in runs]
    if not any(plain):
        plain = [not _is_mark(run) for run in runs]
    typed = [""] * len(runs)
    for begin, end, first, last in _changes(old, new, [plain[place] for place in home]):
        if old[begin:end] == new[first:last]:
            for offset in range(begin, end):
                typed[home[offset]] += old[offset]
        else:
            near = [*home[begin:end], *home[max(begin - 1, 0) : begin], *home[end : end + 1], *range(len(runs))]
            typed[next(place for place in near if plain[place])] += new[first:last]
    for run, text in zip(runs, typed, strict=True):
        _put(run, text)


def _changes(old: str, new: str, plain: list[bool]) -> list[tuple[int, int, int, int]]:
    """What stays and what is new, as ranges of both; that a blank or a note's figure comes again is no staying."""
    found: list[tuple[bool, int, int, int, int]] = []
    for how, begin, end, first, last in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        stays = how == "equal" and all(plain[begin:end]) and bool(old[begin:end].strip(" .…\t"))
        if found and not stays and not found[-1][0]:
            found[-1] = (False, found[-1][1], end, found[-1][3], last)
        else:
            found.append((stays, begin, end, first, last))
    return [change[1:] for change in found]


def _put(run: etree._Element, text: str) -> None:
    """The run with this text in place of its own; an empty one goes."""
    for child in list(run):
        if child.tag in {W + "t", W + "tab"}:
            run.remove(child)
    if text:
        _type(run, text)
    elif not [child for child in run if child.tag != W + "rPr"]:
        run.getparent().remove(run)


def _type(run: etree._Element, text: str) -> None:
    for place, words in enumerate(text.split("\t")):
        if place:
            etree.SubElement(run, W + "tab")
        if words:
            node = etree.SubElement(run, W + "t")
            node.text = words
            node.set(SPACE, "preserve")


def key(text: str) -> str:
    """A form's line as the data names it: any stretch of dots, tabs and blanks is one `…`."""
    return " ".join(DOTS.sub("…", text).split())


def _is_mark(run: etree._Element) -> bool:
    """Whether the run is a raised number that points to the notes."""
    return run.find(f"{W}rPr/{W}vertAlign") is not None


def _text(element: etree._Element) -> str:
    return "".join(
        node.text or "" if node.tag == W + "t" else "\t"
        for node in element.iter(W + "t", W + "tab")
        if (node.tag == W + "t" or node.getparent().tag == W + "r")
    )


def _own_text(paragraph: etree._Element) -> str:
    """The text of a paragraph without that of the text boxes hung on it."""
    return "".join(
        _text(run)
        for run in paragraph.iter(W + "r")
        if _paragraph_of(run) is paragraph and run.find(f".//{W}txbxContent") is None
    )


def _paragraph_of(run: etree._Element) -> etree._Element | None:
    return next(run.iterancestors(W + "p"), None)


def _is_inside(element: etree._Element, tag: str) -> bool:
    wanted = tag if tag.startswith("{") else W + tag
    return next(element.iterancestors(wanted), None) is not None
