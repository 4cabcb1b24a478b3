"""Turns an equation of Word (m:oMath) into one line that says the same: a fraction as `(A+B)/2`, a power as `x^2`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docgen.ooxml.xml import M

if TYPE_CHECKING:
    from lxml import etree

_IGNORED: Final = frozenset(
    f"{{{M}}}{name}" for name in ("ctrlPr", "rPr", "fPr", "sSupPr", "sSubPr", "sSubSupPr", "radPr")
)


def equation_text(node: etree._Element) -> str:
    """The words, numbers and signs of an equation on one line; brackets keep together what stood together."""
    kind = str(node.tag).rpartition("}")[2]
    if kind == "t":
        return node.text or ""
    if kind == "f":
        return f"{_whole(node, 'num')}/{_whole(node, 'den')}"
    if kind in {"sSup", "sSub", "sSubSup"}:
        below = f"_{_whole(node, 'sub')}" if kind != "sSup" else ""
        above = f"^{_whole(node, 'sup')}" if kind != "sSub" else ""
        return f"{_whole(node, 'e')}{below}{above}"
    if kind == "rad":
        return f"{_part(node, 'deg')}√{_whole(node, 'e')}"
    return "".join(equation_text(child) for child in node if child.tag not in _IGNORED)


def _part(node: etree._Element, name: str) -> str:
    found = node.find(f"{{{M}}}{name}")
    return equation_text(found) if found is not None else ""


def _whole(node: etree._Element, name: str) -> str:
    """A part as one: in brackets when it is more than a number or a name."""
    text = _part(node, name).strip()
    return text if text.replace(",", "").replace(".", "").isalnum() or len(text) <= 1 else f"({text})"
