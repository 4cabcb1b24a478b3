"""The order in which the schema wants the children of property elements: Word calls a file that breaks it damaged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docgen.ooxml.xml import w

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docgen.ooxml.lint.finding import LintFinding, Part

_EDGES = "top left start bottom right end"
# ECMA-376 Part 1, Annex A. Names that stand for the same place (left and start) follow each other.
_ORDERS = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs"
    " suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd"
    " snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment"
    " textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "rPr": "ins del moveFrom moveTo rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss"
    " imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd"
    " fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath rPrChange",
    "sectPr": "headerReference|footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType"
    " pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings"
    " sectPrChange",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing"
    " tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription tblPrChange",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark"
    " headers cellIns cellDel cellMerge tcPrChange",
    "tblBorders": f"{_EDGES} insideH insideV",
    "tcBorders": f"{_EDGES} insideH insideV tl2br tr2bl",
    "tblCellMar": _EDGES,
    "tcMar": _EDGES,
    "pBdr": "top left bottom right between bar",
    "numPr": "ilvl numId numberingChange ins",
    "lvl": "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr",
    "abstractNum": "nsid multiLevelType tmpl name styleLink numStyleLink lvl",
    "num": "abstractNumId lvlOverride",
    "numbering": "numPicBullet abstractNum num numIdMacAtCleanup",
    "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked"
    " personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr",
    "styles": "docDefaults latentStyles style",
    "tbl": "bookmarkStart|bookmarkEnd tblPr tblGrid tr|sdt|customXml|ins|del|bookmarkStart|bookmarkEnd",
    "tr": "tblPrEx trPr tc|sdt|customXml|ins|del|bookmarkStart|bookmarkEnd|moveFrom|moveTo",
}
_REPEATED = frozenset({"headerReference", "footerReference"})


def _ranks(order: str) -> dict[str, int]:
    ranks: dict[str, int] = {}
    for rank, names in enumerate(order.split()):
        for name in names.split("|"):
            # A name that may stand in two places is judged at the later one only.
            ranks[w(name)] = rank
    return ranks


_RANKS = {w(parent): _ranks(order) for parent, order in _ORDERS.items()}
_SINGLE = frozenset({"pPr", "rPr", "sectPr", "tblPr", "tcPr", "tblBorders", "tcBorders", "pBdr", "numPr", "lvl"})


def check_order(part: Part) -> Iterator[LintFinding]:
    """Children out of order, and children that stand twice where one is allowed."""
    for parent in part.root.iter(*_RANKS):
        ranks = _RANKS[str(parent.tag)]
        local = str(parent.tag).rpartition("}")[2]
        last, last_name = -1, ""
        seen: set[str] = set()
        for child in parent:
            rank = ranks.get(str(child.tag))
            if rank is None:
                continue
            name = str(child.tag).rpartition("}")[2]
            if rank < last:
                yield part.finding("order", f"w:{name} phải đứng trước w:{last_name} trong w:{local}.", child)
            elif rank > last:
                last, last_name = rank, name
            if local in _SINGLE and name in seen and name not in _REPEATED:
                yield part.finding("twice", f"w:{name} đứng hai lần trong w:{local}.", child)
            seen.add(name)
