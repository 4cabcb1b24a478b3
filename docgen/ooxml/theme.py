"""Turns the theme part into the font and colour names that styles refer to it by."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from docgen.ooxml.measure import color
from docgen.ooxml.xml import A

if TYPE_CHECKING:
    from collections.abc import Mapping

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


@dataclass(frozen=True, slots=True)
class Theme:
    """Fonts by `major`/`minor` and slot, colours by scheme name; empty when the file has no theme."""

    fonts: Mapping[str, str] = field(default_factory=dict)
    colors: Mapping[str, str] = field(default_factory=dict)

    def find_font(self, reference: str) -> str | None:
        """The font behind `minorHAnsi`, `majorBidi`, …; None when the theme does not name one."""
        return self.fonts.get(reference) or None

    def scheme_color(self, name: str) -> str:
        """RRGGBB of `accent1`, `tx1`, …; black when the theme does not know it."""
        return self.colors.get(_SCHEME_COLORS.get(name, name), "000000")


def _script(language: str) -> str:
    tag = language.lower()
    return _CHINESE.get(tag) or _SCRIPTS.get(tag.split("-")[0], "")


def read_theme(root: etree._Element | None, *, latin: str = "", east_asia: str = "", bidi: str = "") -> Theme:
    """The theme with its references resolved for the languages of w:themeFontLang.

    ascii and hAnsi take the latin typeface whatever the language: Vietnamese is written in Latin letters. The other two
    slots take their typeface, else the font listed for the script of their language; a document whose `latin` language
    is Vietnamese takes the font listed for `Viet` in the cs slot.
    """
    if root is None:
        return Theme()
    fonts: dict[str, str] = {}
    for collection, prefix in (("majorFont", "major"), ("minorFont", "minor")):
        node = next(root.iter(f"{{{A}}}{collection}"), None)
        if node is None:
            continue
        scripts = {item.get("script", ""): item.get("typeface", "") for item in node.iterfind(f"{{{A}}}font")}
        typeface = {slot: _typeface(node, slot) for slot in ("latin", "ea", "cs")}
        fonts[f"{prefix}Ascii"] = fonts[f"{prefix}HAnsi"] = typeface["latin"]
        fonts[f"{prefix}EastAsia"] = typeface["ea"] or scripts.get(_script(east_asia), "")
        fonts[f"{prefix}Bidi"] = typeface["cs"] or scripts.get(_script(bidi) or _script(latin), "")
    return Theme(fonts=fonts, colors=_colors(root))


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
