"""Turns names of a view into the tags of the template language: values, conditions, loops; never words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docgen.authoring.elements import paragraph

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docgen.authoring.elements import Element

TAG_STYLE = "ND30LoiVan"
"""Style of the paragraphs that hold a tag only; they are gone after rendering."""


def printed(path: str) -> str:
    """`{{ head.issuer }}`: the value of a field."""
    return f"{{{{ {path} }}}}"


def drawn(path: str) -> Element:
    """`{{p head.issuer_rule }}`: a drawn value, which takes the place of this whole paragraph."""
    return paragraph(TAG_STYLE, f"{{{{p {path} }}}}")


def _tag(words: str) -> Element:
    return paragraph(TAG_STYLE, f"{{%p {words} %}}")


def row_tag(words: str) -> Element:
    """`{%tr if head.x %}`: a tag that takes the place of the whole table row it stands in."""
    return paragraph(TAG_STYLE, f"{{%tr {words} %}}")


def when(path: str, body: Iterable[Element], otherwise: Iterable[Element] = ()) -> list[Element]:
    """The body when a condition of the view is true, else the other one."""
    other = list(otherwise)
    alternative = [_tag("else"), *other] if other else []
    return [_tag(f"if {path}"), *body, *alternative, _tag("endif")]


def choose(*cases: tuple[str, Iterable[Element]]) -> list[Element]:
    """The body of the first condition that is true."""
    nodes: list[Element] = []
    for number, (path, body) in enumerate(cases):
        nodes += [_tag(f"{'elif' if number else 'if'} {path}"), *body]
    return [*nodes, _tag("endif")]


def each(name: str, path: str, body: Iterable[Element]) -> list[Element]:
    """The body once for each item of a tuple of the view."""
    return [_tag(f"for {name} in {path}"), *body, _tag("endfor")]
