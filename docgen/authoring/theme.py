"""Turns a font into the theme part every Word file has: nothing refers to it, and what Word adds by it stays black.

A shape or a chart that a clerk inserts takes its font and colours from the theme; here they are the decree's.
"""

from __future__ import annotations

from docgen.ooxml.xml import A

_DARK, _LIGHT = "000000", "FFFFFF"
_COLORS = {
    "dk1": _DARK, "lt1": _LIGHT, "dk2": _DARK, "lt2": _LIGHT,
    **dict.fromkeys(("accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink", "folHlink"), _DARK),
}  # fmt: skip
_FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_LINE = f'<a:ln w="6350" cap="flat" cmpd="sng" algn="ctr">{_FILL}<a:prstDash val="solid"/></a:ln>'
_EFFECT = "<a:effectStyle><a:effectLst/></a:effectStyle>"


def theme_xml(font: str) -> bytes:
    """word/theme/theme1.xml with one font for headings and text, black on white."""
    colors = "".join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in _COLORS.items())
    fonts = "".join(
        f'<a:{kind}Font><a:latin typeface="{font}"/><a:ea typeface=""/><a:cs typeface="{font}"/></a:{kind}Font>'
        for kind in ("major", "minor")
    )
    formats = (
        f"<a:fillStyleLst>{_FILL * 3}</a:fillStyleLst><a:lnStyleLst>{_LINE * 3}</a:lnStyleLst>"
        f"<a:effectStyleLst>{_EFFECT * 3}</a:effectStyleLst><a:bgFillStyleLst>{_FILL * 3}</a:bgFillStyleLst>"
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<a:theme xmlns:a="{A}" name="ND30"><a:themeElements>'
        f'<a:clrScheme name="ND30">{colors}</a:clrScheme>'
        f'<a:fontScheme name="ND30">{fonts}</a:fontScheme>'
        f'<a:fmtScheme name="ND30">{formats}</a:fmtScheme>'
        "</a:themeElements></a:theme>"
    ).encode()
