"""Turns the blocks of a view into the styles of the body: sections, clauses, running text, tables."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from docgen.authoring.elements import element, paragraph, run
from docgen.authoring.tags import choose, drawn, each, printed, when
from templates_nd30.recipes import styles

if TYPE_CHECKING:
    from docgen.authoring.elements import Element


def legal_bases() -> list[Element]:
    """Căn cứ ban hành: italic, a paragraph each (Mục II, khoản 6, điểm a)."""
    return each("basis", "legal_bases", [paragraph(styles.LEGAL_BASIS, printed("basis"))])


def opening() -> list[Element]:
    """Phần mở đầu: running text."""
    return each("sentence", "opening", [paragraph(styles.TEXT, printed("sentence"))])


@dataclass(frozen=True, slots=True)
class PageTurns:
    """The section breaks around a table that wants landscape pages of its own."""

    end_of_first: tuple[Element, ...]
    """Ends the section that began with the document."""
    end_of_later: tuple[Element, ...]
    """Ends an upright section that followed landscape pages."""
    end_of_landscape: tuple[Element, ...]


def blocks(path: str, turns: PageTurns | None = None, *, has_articles: bool = False) -> list[Element]:
    """The body, block by block. A table stands between two gaps, so that it never touches text or another table.

    `has_articles` also sets điều without a title: a bold label, then the words (Mẫu 1.2).
    """

    def text(style: str) -> list[Element]:
        return [paragraph(style, printed("block.text"))]

    # The gap goes where the next words go, and the last row with it: the end mark never stands alone on a page.
    gap = paragraph(styles.GAP, properties=[element("w:keepNext")])
    table = [paragraph(styles.TABLE_GAP), drawn("block.table"), gap]
    if turns is not None:
        table = [
            *when("block.opens_first", turns.end_of_first),
            *when("block.opens_later", turns.end_of_later),
            *table,
            *when("block.closes", turns.end_of_landscape),
        ]
    articles = [
        ("block.is_article", [_article(styles.TEXT)]),
        ("block.is_last_article", [_article(styles.LAST_TEXT)]),
    ]
    if not has_articles:
        articles.clear()
    return each(
        "block",
        path,
        choose(
            ("block.is_division", text(styles.DIVISION)),
            ("block.is_section", text(styles.SECTION)),
            ("block.is_clause_title", text(styles.CLAUSE_TITLE)),
            ("block.is_subclause_title", text(styles.SUBCLAUSE_TITLE)),
            ("block.is_clause", text(styles.CLAUSE)),
            ("block.is_paragraph", text(styles.TEXT)),
            ("block.is_last", text(styles.LAST_TEXT)),
            ("block.is_table", table),
            *articles,
        ),
    )


def _article(style: str) -> Element:
    """Label and words of a điều in one paragraph; only the label is bold."""
    label = run(printed("block.label"))
    label.insert(0, element("w:rPr", children=[element("w:b")]))
    made = paragraph(style)
    made.extend([label, run(f" {printed('block.text')}")])
    return made
