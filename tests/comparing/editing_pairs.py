"""Turns a Word file into a later version of it by a seeded handful of edits such as people make."""

from __future__ import annotations

import io
import random
import zipfile
from copy import deepcopy

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
WORDS = [
    "thực",
    "hiện",
    "rà",
    "soát",
    "báo",
    "cáo",
    "năm",
    "2025,",
    "ngày",
    "15/11/2025",
    "số",
    "12/KH-UBND;",
    "98,5%",
    "trẻ",
    "em",
    "phụ",
    "nữ",
    "Ủy",
    "ban",
    "phường",
    "Cửa",
    "Lò",
]


def later_version(data, seed):
    """The file after between one and eight edits."""
    chance = random.Random(seed)  # noqa: S311 - edits, not secrets
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for _ in range(chance.randint(1, 8)):
        names = [
            name
            for name in parts
            if name == "word/document.xml" or name.startswith(("word/header", "word/footer", "word/footnotes"))
        ]
        name = "word/document.xml" if chance.random() < 0.85 else chance.choice(sorted(names))
        root = etree.fromstring(parts[name])
        edit = chance.choice(EDITS if name == "word/document.xml" else WORD_EDITS)
        edit(root, chance)
        parts[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return made.getvalue()


def phrase(chance, longest=14):
    return " ".join(chance.choice(WORDS) for _ in range(chance.randint(1, longest)))


def texts(root):
    return [node for node in root.iter(W + "t") if (node.text or "").strip()]


def set_text(node, text):
    node.text = text
    node.set(SPACE, "preserve")


def change_words(root, chance):
    found = texts(root)
    if found:
        node = chance.choice(found)
        words = node.text.split(" ")
        for _ in range(chance.randint(1, 3)):
            place = chance.randrange(len(words))
            action = chance.choice(("replace", "drop", "add"))
            if action == "replace":
                words[place] = chance.choice(WORDS)
            elif action == "drop" and len(words) > 1:
                del words[place]
            else:
                words.insert(place, phrase(chance, 4))
        set_text(node, " ".join(words))


def clear_words(root, chance):
    found = texts(root)
    if found:
        set_text(chance.choice(found), "")


def rewrite(root, chance):
    found = texts(root)
    if found:
        set_text(chance.choice(found), phrase(chance, 30))


def body_blocks(root, tag):
    return [node for node in root.find(W + "body") if node.tag == W + tag and node.find(f"{W}pPr/{W}sectPr") is None]


def anywhere(root):
    """Paragraphs of the body and of cells that do not end a section."""
    return [node for node in root.iter(W + "p") if node.find(f"{W}pPr/{W}sectPr") is None and no_field(node)]


def no_field(node):
    return next(node.iter(W + "fldChar"), None) is None


def insert_paragraph(root, chance):
    model = chance.choice(anywhere(root))
    copy = deepcopy(model)
    for node in [node for node in copy if node.tag != W + "pPr"]:
        copy.remove(node)
    run = etree.SubElement(copy, W + "r")
    set_text(etree.SubElement(run, W + "t"), phrase(chance, 20))
    (model.addnext if chance.random() < 0.5 else model.addprevious)(copy)


def insert_blank(root, chance):
    chance.choice(anywhere(root)).addnext(etree.Element(W + "p"))


def delete_paragraph(root, chance):
    found = [
        node
        for node in anywhere(root)
        if (node.getparent().tag == W + "body" and node is not body_blocks(root, "p")[-1])
        or (
            sum(item.tag == W + "p" for item in node.getparent()) > 1
            and node.getnext() is not None
            and node.getnext().tag == W + "p"
        )
    ]
    if found:
        node = chance.choice(found)
        node.getparent().remove(node)


def move_block(root, chance):
    found = [node for node in [*body_blocks(root, "p")[:-1], *body_blocks(root, "tbl")] if no_field(node)]
    if len(found) > 2:
        node, target = chance.sample(found, 2)
        for item in [item for item in (node, node.getnext()) if item in found][: chance.randint(1, 2)]:
            if item is not target:
                target.addprevious(item)


def split_paragraph(root, chance):
    found = [node for node in anywhere(root) if len(node.findall(W + "r")) and len(texts(node))]
    if found:
        node = chance.choice(found)
        text = chance.choice(texts(node))
        words = text.text.split(" ")
        cut = chance.randint(0, len(words))
        copy = deepcopy(node)
        for item in [item for item in copy if item.tag != W + "pPr"]:
            copy.remove(item)
        run = etree.SubElement(copy, W + "r")
        set_text(etree.SubElement(run, W + "t"), " ".join(words[cut:]))
        set_text(text, " ".join(words[:cut]))
        node.addnext(copy)


def join_paragraphs(root, chance):
    found = [
        node
        for node in anywhere(root)
        if node.getnext() is not None and node.getnext().tag == W + "p" and no_field(node.getnext())
    ]
    if found:
        node = chance.choice(found)
        place = 1 if len(node.getnext()) and node.getnext()[0].tag == W + "pPr" else 0
        node.getnext()[place:place] = [item for item in node if item.tag != W + "pPr"]
        node.getparent().remove(node)


def restyle_letters(root, chance):
    found = [run for run in root.iter(W + "r") if run.find(W + "t") is not None]
    if found:
        run = chance.choice(found)
        half = deepcopy(run)
        for copy in (run, half):
            for node in [node for node in copy if node.tag not in (W + "rPr", W + "t")]:
                copy.remove(node)
        text = run.find(W + "t").text or ""
        cut = chance.randint(0, len(text))
        set_text(run.find(W + "t"), text[:cut])
        set_text(half.find(W + "t"), text[cut:])
        run.addnext(half)
        look = half.find(W + "rPr")
        if look is None:
            look = etree.Element(W + "rPr")
            half.insert(0, look)
        name = chance.choice(("b", "i", "strike"))
        old = look.find(W + name)
        if old is not None:
            look.remove(old)
        else:
            order = ["rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike"]
            place = sum(etree.QName(node).localname in order[: order.index(name)] for node in look)
            look.insert(place, etree.Element(W + name))


def restyle_paragraph(root, chance):
    node = chance.choice(anywhere(root))
    properties = node.find(W + "pPr")
    if properties is None:
        properties = etree.Element(W + "pPr")
        node.insert(0, properties)
    old = properties.find(W + "jc")
    if old is not None:
        properties.remove(old)
    else:
        place = next(
            (i for i, item in enumerate(properties) if etree.QName(item).localname in AFTER_JC), len(properties)
        )
        jc = etree.Element(W + "jc")
        jc.set(W + "val", chance.choice(("left", "center", "right")))
        properties.insert(place, jc)


AFTER_JC = {"textDirection", "textAlignment", "textboxTightWrap", "outlineLvl", "divId", "cnfStyle", "rPr", "sectPr"}


def rows(root):
    return list(root.iter(W + "tr"))


def delete_row(root, chance):
    found = [row for row in rows(root) if sum(node.tag == W + "tr" for node in row.getparent()) > 1]
    if found:
        row = chance.choice(found)
        row.getparent().remove(row)


def add_row(root, chance):
    if rows(root):
        row = chance.choice(rows(root))
        copy = deepcopy(row)
        for node in texts(copy):
            set_text(node, phrase(chance, 6))
        row.addnext(copy)


def move_row(root, chance):
    found = [row for row in rows(root) if sum(node.tag == W + "tr" for node in row.getparent()) > 2]
    if found:
        row = chance.choice(found)
        others = [node for node in row.getparent() if node.tag == W + "tr" and node is not row]
        chance.choice(others).addprevious(row)


def delete_table(root, chance):
    found = body_blocks(root, "tbl")
    if found:
        node = chance.choice(found)
        node.getparent().remove(node)


def add_table(root, chance):
    found = body_blocks(root, "tbl")
    if found:
        copy = deepcopy(chance.choice(found))
        for node in texts(copy):
            set_text(node, phrase(chance, 5))
        chance.choice(body_blocks(root, "p")).addprevious(copy)


def add_column(root, chance):
    found = [table for table in body_blocks(root, "tbl") if next(table.iter(W + "gridSpan"), None) is None]
    if found:
        table = chance.choice(found)
        column = table.find(f"{W}tblGrid/{W}gridCol")
        column.addnext(deepcopy(column))
        for row in table.iterfind(W + "tr"):
            cell = row.findall(W + "tc")[-1]
            cell.addnext(deepcopy(cell))


def change_page(root, chance):
    found = list(root.iter(W + "pgMar"))
    if found:
        chance.choice(found).set(W + "left", str(chance.choice((1134, 1418, 1701))))


def shade_cell(root, chance):
    found = [node for node in root.iter(W + "tcPr") if node.find(W + "vAlign") is None]
    if found:
        align = etree.SubElement(chance.choice(found), W + "vAlign")
        align.set(W + "val", "center")


def remove_section_break(root, chance):
    found = [node for node in root.find(W + "body") if node.find(f"{W}pPr/{W}sectPr") is not None]
    if found:
        root.find(W + "body").remove(chance.choice(found))


def add_section_break(root, chance):
    found = body_blocks(root, "p")
    node = chance.choice(found)
    copy = etree.Element(W + "p")
    section = deepcopy(root.find(f"{W}body/{W}sectPr"))
    etree.SubElement(copy, W + "pPr").append(section)
    node.addprevious(copy)


WORD_EDITS = [change_words, rewrite, clear_words]
EDITS = [
    change_words, change_words, change_words, rewrite, clear_words, insert_paragraph, insert_paragraph, insert_blank,
    delete_paragraph, delete_paragraph, move_block, move_block, split_paragraph, join_paragraphs, restyle_letters,
    restyle_letters, restyle_paragraph, delete_row, add_row, move_row, delete_table, add_table, add_column, change_page,
    shade_cell, remove_section_break, add_section_break,
]  # fmt: skip
