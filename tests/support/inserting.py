"""Paragraphs put into a rendered document, for mutations that need a component the sample does not have."""

from __future__ import annotations

from copy import deepcopy

from lxml import etree
from mutating import PARAGRAPH_ORDER, RUN_ORDER, find, on_tree

from docgen.ooxml.xml import PREFIXES, qn

DECLARED = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in PREFIXES.items() if prefix != "xml")


def para(text, style="ND30LoiVan", run="", paragraph=""):
    """A paragraph of one run as XML; `run` and `paragraph` are further properties, in any order."""
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{_ordered(paragraph, PARAGRAPH_ORDER)}</w:pPr>'
        f'<w:r><w:rPr>{_ordered(run, RUN_ORDER)}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'
    )


def _ordered(xml, order):
    """The properties in the order the schema wants them."""
    pieces = elements(xml)
    pieces.sort(key=lambda piece: order.index(etree.QName(piece).localname))
    return "".join(etree.tostring(piece, encoding="unicode") for piece in pieces)


def elements(*pieces):
    return list(etree.fromstring(f"<x {DECLARED}>{''.join(pieces)}</x>"))


def paragraph_with(root, text):
    return find(root, f"//w:p[w:r/w:t[contains(., '{text}')]]")[0]


def before(text, *pieces):
    """Put paragraphs above the first one that holds a text."""

    def change(root):
        place = paragraph_with(root, text)
        for piece in elements(*pieces):
            place.addprevious(piece)

    return on_tree(change)


def after(text, *pieces):
    """Put paragraphs below the first one that holds a text."""

    def change(root):
        place = paragraph_with(root, text)
        for piece in reversed(elements(*pieces)):
            place.addnext(piece)

    return on_tree(change)


def rewrite(text, new, run=""):
    """Give the first paragraph that holds a text one run with other words, in its own style."""

    def change(root):
        place = paragraph_with(root, text)
        for node in place.findall(qn("w:r")):
            place.remove(node)
        place.append(elements(para(new, run=run))[0].find(qn("w:r")))

    return on_tree(change)


def chain(*changes):
    """One mutation after another."""

    def mutate(parts):
        for change in changes:
            parts = change(parts)
        return parts

    return mutate


def only_appendix(root):
    """The appendix as a file of its own."""
    body = find(root, "/w:document/w:body")[0]
    last = find(root, "//w:p[w:pPr/w:sectPr]")[0]
    for node in list(body)[: body.index(last) + 1]:
        body.remove(node)


def second_appendix(root):
    """A second appendix in a section of its own, a copy of the first one's head with a sentence below."""
    body = find(root, "/w:document/w:body")[0]
    final = body.find(qn("w:sectPr"))
    heading = find(root, "//w:p[w:pPr/w:pStyle[@w:val='ND30PhuLuc']]")[0]
    head = [heading]
    while len(head) < 4:
        head.append(head[-1].getnext())
    closing = elements("<w:p><w:pPr/></w:p>")[0]
    closing[0].append(deepcopy(final))
    page = final.find(qn("w:pgSz"))
    page.attrib.clear()
    page.set(qn("w:w"), "11906")
    page.set(qn("w:h"), "16838")
    for node in (closing, *map(deepcopy, head), *elements(para("Các đơn vị đăng ký theo mẫu này./."))):
        final.addprevious(node)
