"""Reads a Word file as it is after accepting or rejecting everything: a second opinion, as a stream of letters and ends.

Nothing is moved in a tree: the file is read from front to back with the standard library, letters are carried until an
end of paragraph that stays, and every property is read in the version asked for.
"""

# ruff: noqa: S314 - the files are our own
from __future__ import annotations

import io
import posixpath
import zipfile
from xml.etree import ElementTree as ET

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
RELS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
GONE = {"new": {"del", "moveFrom"}, "old": {"ins", "moveTo"}, "plain": set()}
MARKS = {"ins", "del", "moveFrom", "moveTo"}
NOISE = {"proofErr", "bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "lastRenderedPageBreak",
         "commentReference"}  # fmt: skip
OPEN = MARKS | {"smartTag", "customXml", "sdt", "sdtContent"}


def local(node):
    return node.tag.rpartition("}")[2]


def child(node, name):
    return None if node is None else node.find(W + name)


class View:
    """One version of a package: `new` (accepted), `old` (rejected), or `plain` (as it stands, without marks)."""

    def __init__(self, data, version):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}
        self.version = version
        self.main = next(target for kind, target in self.links("").values() if kind == "officeDocument")
        self.styles = {}
        self.lists = {}
        for kind, target in self.links(self.main).values():
            if kind == "styles":
                for style in self.xml(target).iter(W + "style"):
                    self.styles[style.get(W + "styleId")] = style.find(W + "name").get(W + "val").lower()
            if kind == "numbering":
                root = self.xml(target)
                abstract = {a.get(W + "abstractNumId"): a for a in root.iter(W + "abstractNum")}
                for num in root.iter(W + "num"):
                    levels = abstract[num.find(W + "abstractNumId").get(W + "val")].iter(W + "lvl")
                    self.lists[num.get(W + "numId")] = [
                        (lvl.find(W + "numFmt").get(W + "val"), lvl.find(W + "lvlText").get(W + "val"))
                        for lvl in levels
                        if lvl.find(W + "numFmt") is not None
                    ]

    def xml(self, name):
        return ET.fromstring(self.parts[name])

    def links(self, part):
        folder, file = posixpath.split(part)
        name = posixpath.join(folder, "_rels", f"{file}.rels")
        found = {}
        if name in self.parts:
            for link in ET.fromstring(self.parts[name]).iter(RELS + "Relationship"):
                target = link.get("Target")
                if link.get("TargetMode") != "External":
                    target = (
                        target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
                    )
                found[link.get("Id")] = (link.get("Type").rpartition("/")[2], target)
        return found

    # what a document is

    def document(self):
        body = self.xml(self.main).find(W + "body")
        links = self.links(self.main)
        sections = self.sections(body)
        shown, margins = {}, []
        for section in sections:
            for node in section:
                if local(node) in {"headerReference", "footerReference"}:
                    shown = {**shown, (local(node), node.get(W + "type")): links[node.get(R + "id")][1]}
            margins.append({place: text for place, part in sorted(shown.items()) if (text := self.margin(part))})
        return {
            "body": self.blocks(body, links),
            "sections": [
                self.properties(node, "sectPrChange", {"headerReference", "footerReference"}) for node in sections
            ],
            "margins": margins,
        }

    def sections(self, body):
        found = []
        for paragraph in body.iter(W + "p"):
            section = child(child(paragraph, "pPr"), "sectPr")
            if section is not None and not self.end_is_gone(paragraph):
                found.append(section)
        last = child(body, "sectPr")
        return [*found, *([] if last is None else [last])]

    def margin(self, part):
        blocks = self.blocks(self.xml(part), self.links(part))
        return [] if len(blocks) == 1 and blocks[0][0] == "p" and blocks[0][3] == [] else blocks

    def end_is_gone(self, paragraph):
        look = child(child(paragraph, "pPr"), "rPr")
        return look is not None and any(local(node) in GONE[self.version] for node in look)

    def blocks(self, holder, links):
        found, carried = [], []
        for node in self.flat(holder):
            if local(node) == "p":
                carried += self.letters(node, links, "")
                if not self.end_is_gone(node):
                    found.append(("p", *self.paragraph(node), joined(carried)))
                    carried = []
            else:
                assert carried == [], "letters without an end stand before a table"
                rows = [
                    self.row(row, links) for row in node.iter(W + "tr") if self.owner(node, row) and self.stays(row)
                ]
                if rows:
                    grid = node.find(W + "tblGrid")
                    old = child(grid, "tblGridChange")
                    grid = old[0] if self.version == "old" and old is not None else grid
                    widths = [column.get(W + "w") for column in grid.iterfind(W + "gridCol")]
                    found.append(("tbl", self.properties(child(node, "tblPr"), "tblPrChange"), widths, rows))
        assert carried == [], "letters without an end stand at the end"
        return found

    def owner(self, table, row):
        return row in list(table) or any(row in list(inner) for inner in table.iter(W + "sdtContent"))

    def flat(self, holder):
        for node in holder:
            if local(node) in {"p", "tbl"}:
                yield node
            elif local(node) in {"sdt", "sdtContent", "customXml"}:
                yield from self.flat(node)

    def stays(self, row):
        properties = child(row, "trPr")
        return properties is None or not any(local(node) in GONE[self.version] for node in properties)

    def row(self, row, links):
        cells = [
            (self.properties(child(cell, "tcPr"), "tcPrChange"), self.blocks(cell, links))
            for cell in row.iter(W + "tc")
            if cell in list(row)
        ]
        return self.properties(child(row, "trPr"), "trPrChange", {"ins", "del"}), cells

    def paragraph(self, node):
        properties = child(node, "pPr")
        return (
            self.properties(properties, "pPrChange", {"rPr", "sectPr"}),
            self.properties(child(properties, "rPr"), "rPrChange", MARKS),
        )

    def properties(self, node, change, leave=()):
        """Properties of the version asked for, each as a canonical string."""
        if node is None:
            return []
        former = node.find(W + change)
        if self.version == "old" and former is not None:
            node = former[0]
        return [self.canonical(item) for item in node if local(item) not in {change, *leave}]

    def canonical(self, node):
        copy = ET.fromstring(ET.tostring(node))
        for item in copy.iter():
            value = item.get(W + "val")
            if local(item) in {"pStyle", "rStyle", "tblStyle"}:
                item.set(W + "val", self.styles.get(value, value))
            elif local(item) == "numId":
                item.set(W + "val", str(self.lists.get(value, value)))
            for name in list(item.attrib):
                if name.startswith(W + "rsid") or name.endswith(("paraId", "textId")):
                    del item.attrib[name]
        return ET.canonicalize(ET.tostring(copy))

    def letters(self, holder, links, link):
        """(what, look, link) of every letter and unit inside a paragraph."""
        found = []
        for node in holder:
            name = local(node)
            if name in GONE[self.version] or name in NOISE or name in {"pPr", "sdtPr", "sdtEndPr"}:
                continue
            if name == "r":
                found += self.run(node, links, link)
            elif name == "hyperlink":
                target = links.get(node.get(R + "id"), ("", ""))[1] + "#" + (node.get(W + "anchor") or "")
                found += self.letters(node, links, target)
            elif name == "fldSimple":
                inner = self.letters(node, links, link)
                look = inner[0][1] if inner else []
                code = [(f"<{kind}>", look, link) for kind in ("begin", "separate")]
                code.insert(1, (f"instr {node.get(W + 'instr')}", look, link))
                found += [*code, *inner, ("<end>", look, link)]
            elif name in OPEN:
                found += self.letters(node, links, link)
            elif not name.endswith(("RangeStart", "RangeEnd")):
                found.append((self.canonical(node), [], link))
        return found

    def run(self, run, links, link):
        look = self.properties(child(run, "rPr"), "rPrChange")
        found = []
        for node in run:
            name = local(node)
            text = node.text or ""
            if name in {"t", "delText"}:
                text = text if node.get(XML_SPACE) == "preserve" else text.strip(" \t\r\n")
                found += [(letter, look, link) for letter in text]
            elif name in {"instrText", "delInstrText"}:
                found.append((f"instr {text}", look, link))
            elif name == "fldChar":
                found.append((f"<{node.get(W + 'fldCharType')}>", look, link))
            elif name in {"footnoteReference", "endnoteReference"}:
                found.append((self.note(name.removesuffix("Reference"), node.get(W + "id")), look, link))
            elif name in {"drawing", "pict", "object", "AlternateContent"}:
                found.append((self.drawing(node, links), look, link))
            elif name not in NOISE and name != "rPr":
                found.append((self.canonical(node), look, link))
        return found

    def note(self, kind, number):
        part = next(target for name, target in self.links(self.main).values() if name == f"{kind}s")
        for note in self.xml(part).iter(W + kind):
            if note.get(W + "id") == number:
                return kind, self.blocks(note, self.links(part))
        raise AssertionError(f"{kind} {number} is called and not there")

    def drawing(self, node, links):
        """A picture by its bytes, a text box by its words; of two spellings of one drawing the first."""
        if local(node) == "AlternateContent":
            node = node[0]
        embedded = [
            self.parts[links[value][1]] for item in node.iter() for name, value in item.items() if name == R + "embed"
        ]
        boxes = [self.blocks(box, links) for box in node.iter(W + "txbxContent")]
        return "drawing", embedded, boxes


def joined(letters):
    """Letters of one look next to each other as one string."""
    found = []
    for what, look, link in letters:
        if (
            found
            and isinstance(what, str)
            and len(what) == 1
            and isinstance(found[-1][0], str)
            and found[-1][3]
            and found[-1][1:3] == [look, link]
        ):
            found[-1][0] += what
        else:
            found.append([what, look, link, isinstance(what, str) and len(what) == 1])
    return found


def accepted(data):
    return View(data, "new").document()


def rejected(data):
    return View(data, "old").document()


def plain(data):
    return View(data, "plain").document()
