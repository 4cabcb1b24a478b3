"""Turns the theme part into the font and colour names that styles refer to it by."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from docgen.ooxml.measure import color
from docgen.ooxml.xml import A

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml import etree

# Language tags of w:themeFontLang and the script names under which a theme lists fonts (ISO 15924; `Viet` is
# the theme's own name for Vietnamese).
_SCRIPTS = {
    "vi": "Viet",
    "ja": "Jpan",
    "ko": "Hang",
    "th": "Thai",
    "ar": "Arab",
    "he": "Hebr",
    "km": "Khmr",
    "lo": "Laoo",
}
_CHINESE = {"zh-cn": "Hans", "zh-sg": "Hans", "zh-tw": "Hant", "zh-hk": "Hant", "zh-mo": "Hant"}
_SCHEME_COLORS = {"tx1": "dk1", "tx2": "dk2", "bg1": "lt1", "bg2": "lt2"}


class Theme:
    """Fonts by `major`/`minor` and slot, colours by scheme name; the part is parsed when the first is asked for.

    ascii and hAnsi take the latin typeface whatever the language: Vietnamese is written in Latin letters. The other two
    slots take their typeface, else the font listed for the script of their language; a document whose `latin` language
    is Vietnamese takes the font listed for `Viet` in the cs slot. The languages are those of w:themeFontLang.
    """

    def __init__(
        self, load: Callable[[], etree._Element | None], *, latin: str = "", east_asia: str = "", bidi: str = ""
    ) -> None:
        self._load = load
        self._east_asia = _script(east_asia)
        self._complex = _script(bidi) or _script(latin)

    def find_font(self, reference: str) -> str | None:
        """The font behind `minorHAnsi`, `majorBidi`, …; None when the theme does not name one."""
        return self._fonts.get(reference) or None

    def scheme_color(self, name: str) -> str:
        """RRGGBB of `accent1`, `tx1`, …; black when the theme does not know it."""
        return self._colors.get(_SCHEME_COLORS.get(name, name), "000000")

    @cached_property
    def _root(self) -> etree._Element | None:
        return self._load()

    @cached_property
    def _colors(self) -> dict[str, str]:
        return {} if self._root is None else _colors(self._root)

    @cached_property
    def _fonts(self) -> dict[str, str]:
        fonts: dict[str, str] = {}
        for collection, prefix in (("majorFont", "major"), ("minorFont", "minor")):
            node = None if self._root is None else next(self._root.iter(f"{{{A}}}{collection}"), None)
            if node is None:
                continue
            scripts = {item.get("script", ""): item.get("typeface", "") for item in node.iterfind(f"{{{A}}}font")}
            fonts[f"{prefix}Ascii"] = fonts[f"{prefix}HAnsi"] = _typeface(node, "latin")
            fonts[f"{prefix}EastAsia"] = _typeface(node, "ea") or scripts.get(self._east_asia, "")
            fonts[f"{prefix}Bidi"] = _typeface(node, "cs") or scripts.get(self._complex, "")
        return fonts


def _script(language: str) -> str:
    tag = language.lower()
    return _CHINESE.get(tag) or _SCRIPTS.get(tag.split("-")[0], "")


def _typeface(node: etree._Element, slot: str) -> str:
    found = node.find(f"{{{A}}}{slot}")
    return "" if found is None else found.get("typeface", "")


def _colors(root: etree._Element) -> dict[str, str]:
    scheme = next(root.iter(f"{{{A}}}clrScheme"), None)
    colors = {}
    for entry in () if scheme is None else scheme:
        for value in entry:
            tag = str(entry.tag).rpartition("}")[2]
            colors[tag] = color(value.get("lastClr") or value.get("val"))
    return colors
