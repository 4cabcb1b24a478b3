"""Breaks a clean rendered document in exactly one way, in the OOXML: what the mutation matrix is made of.

A rule's author writes a table `MUTATIONS` in `tests/support/mutations_<module>.py`:

```python
MUTATIONS = (
    Mutation("ND30-005", "lề trái 25,4 mm", set_attribute("//w:sectPr[1]/w:pgMar", "w:left", "1440")),
    Mutation("ND30-101", "Quốc hiệu thiếu chữ", replace_text("CHỦ NGHĨA VIỆT NAM", "VIỆT NAM")),
)
```

Each is applied alone to the rendered sample; the checker must report that rule, and no other rule may FAIL.
Mutations speak of `word/document.xml` unless they name another part.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from lxml import etree

import docgen
from docgen.ooxml import open_package, write_package
from docgen.ooxml.xml import PREFIXES, qn

ROOT = Path(__file__).parents[2]
DOCUMENT = "word/document.xml"
Parts = dict[str, bytes]


@dataclass(frozen=True)
class Mutation:
    """`rule` must report it; `also` are rules that may FAIL as well, because one cannot be broken without the other."""

    rule: str
    name: str
    change: Callable[[Parts], Parts]
    also: tuple[str, ...] = ()

    def __str__(self):
        return f"{self.rule}: {self.name}"

    def apply(self, docx: bytes) -> bytes:
        parts = dict(open_package(docx).parts)
        broken = self.change(dict(parts))
        assert broken != parts, f"{self}: nothing was changed"
        return write_package(broken)


@cache
def clean_document() -> bytes:
    """The rendered sample, the same bytes every time."""
    return docgen.render(ROOT / "samples" / "cua-lo-2024" / "plan.yaml").bytes


def all_mutations() -> list[Mutation]:
    """The tables of every `mutations_*.py` beside this file."""
    found = []
    for path in sorted(Path(__file__).parent.glob("mutations_*.py")):
        spec = importlib.util.spec_from_file_location(path.stem, path)
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        found.extend(module.MUTATIONS)
    return found


def on_tree(change, part=DOCUMENT):
    """A mutation of the parsed part: `change(root)` works in place."""

    def mutate(parts):
        root = etree.fromstring(parts[part])
        change(root)
        return {**parts, part: etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)}

    return mutate


def find(root, path):
    """The elements an XPath finds; none is a mistake in the table."""
    found = root.xpath(path, namespaces=PREFIXES)
    assert found, f"nothing at {path}"
    return found


def set_attribute(path, name, value, part=DOCUMENT):
    """Set an attribute (`w:left`) of the first element found."""
    return on_tree(lambda root: find(root, path)[0].set(qn(name), value), part)


def remove(path, part=DOCUMENT):
    """Take the first element found away."""

    def change(root):
        node = find(root, path)[0]
        node.getparent().remove(node)

    return on_tree(change, part)


def insert_xml(path, xml, position=0, part=DOCUMENT):
    """Put a piece of XML (prefixes as usual) into the first element found, at a position; -1 is the end."""

    def change(root):
        declared = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in PREFIXES.items() if prefix != "xml")
        node = find(root, path)[0]
        pieces = list(etree.fromstring(f"<x {declared}>{xml}</x>"))
        for offset, piece in enumerate(pieces):
            node.insert(len(node) if position < 0 else position + offset, piece)

    return on_tree(change, part)


def replace_text(old, new, part=DOCUMENT):
    """Replace a text that stands inside one w:t, at its first place."""

    def change(root):
        for node in root.iter(qn("w:t")):
            if old in (node.text or ""):
                node.text = node.text.replace(old, new, 1)
                return
        raise AssertionError(f"no w:t holds «{old}»")

    return on_tree(change, part)


def format_run(text, xml, part=DOCUMENT):
    """Give the run that holds a text these run properties (`<w:b w:val="0"/>`), replacing those of the same name."""

    def change(root):
        run = find(root, f"//w:r[w:t[contains(., '{text}')]]")[0]
        properties = run.find(qn("w:rPr"))
        if properties is None:
            properties = etree.Element(qn("w:rPr"))
            run.insert(0, properties)
        _merge(properties, xml, RUN_ORDER)

    return on_tree(change, part)


def format_paragraph(text, xml, part=DOCUMENT):
    """Give the first paragraph that holds a text these paragraph properties, replacing those of the same name."""

    def change(root):
        paragraph = find(root, f"//w:p[contains(string(.), '{text}')]")[0]
        properties = paragraph.find(qn("w:pPr"))
        if properties is None:
            properties = etree.Element(qn("w:pPr"))
            paragraph.insert(0, properties)
        _merge(properties, xml, PARAGRAPH_ORDER)

    return on_tree(change, part)


RUN_ORDER = [
    "rStyle",
    "rFonts",
    "b",
    "bCs",
    "i",
    "iCs",
    "caps",
    "smallCaps",
    "strike",
    "dstrike",
    "outline",
    "shadow",
    "emboss",
    "imprint",
    "noProof",
    "snapToGrid",
    "vanish",
    "webHidden",
    "color",
    "spacing",
    "w",
    "kern",
    "position",
    "sz",
    "szCs",
    "highlight",
    "u",
    "effect",
    "bdr",
    "shd",
    "fitText",
    "vertAlign",
    "rtl",
    "cs",
    "em",
    "lang",
]
PARAGRAPH_ORDER = [
    "pStyle",
    "keepNext",
    "keepLines",
    "pageBreakBefore",
    "framePr",
    "widowControl",
    "numPr",
    "suppressLineNumbers",
    "pBdr",
    "shd",
    "tabs",
    "suppressAutoHyphens",
    "kinsoku",
    "wordWrap",
    "overflowPunct",
    "topLinePunct",
    "autoSpaceDE",
    "autoSpaceDN",
    "bidi",
    "adjustRightInd",
    "snapToGrid",
    "spacing",
    "ind",
    "contextualSpacing",
    "mirrorIndents",
    "suppressOverlap",
    "jc",
    "textDirection",
    "textAlignment",
    "textboxTightWrap",
    "outlineLvl",
    "divId",
    "cnfStyle",
    "rPr",
    "sectPr",
    "pPrChange",
]


def _merge(properties, xml, order):
    declared = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in PREFIXES.items() if prefix != "xml")
    for piece in etree.fromstring(f"<x {declared}>{xml}</x>"):
        old = properties.find(piece.tag)
        if old is not None:
            properties.replace(old, piece)
        else:
            properties.append(piece)
    properties[:] = sorted(properties, key=lambda node: order.index(etree.QName(node).localname))
