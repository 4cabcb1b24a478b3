"""Turns the charts of a printed document into DrawingML: the place of each on its page, and the part that draws it.

A chart is Word's own (c:chart), so it can be restyled in Word; its numbers stand in it as literals. Bars differ by
pattern, not by colour: an office prints in black and white.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from docgen.contracts.view import StyleId, TableView
from docgen.rendering.escaping import UnprintableError, escape_attribute, escape_text, with_plain_dashes

if TYPE_CHECKING:
    from docgen.contracts.view import ChartBar, ChartSeries, ChartView

CHART_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
CHART_RELATIONSHIP = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/chart"
_C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_EMU_PER_PT = 12700
_TITLE_PT, _LEGEND_PT = 34.0, 36.0
_PLACEHOLDER = "docgen-chart"
"""Stands for the identifiers of a chart until it is known which of the document's charts it is; no text can hold it
where it stands, in attributes."""
_FIRST_DRAWING = 9001
"""Above the numbers of drawings that a template has of its own."""
_TITLE_SIZE, _SIZE = 1200, 1000  # hundredths of a point
_PATTERN = (
    '<a:pattFill prst="{}"><a:fgClr><a:srgbClr val="404040"/></a:fgClr>'
    '<a:bgClr><a:srgbClr val="FFFFFF"/></a:bgClr></a:pattFill>'
)
_FILLS = (
    '<a:solidFill><a:srgbClr val="595959"/></a:solidFill>',
    _PATTERN.format("wdUpDiag"),
    '<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>',
    _PATTERN.format("pct25"),
    _PATTERN.format("ltHorz"),
)
_OUTLINE = '<a:ln w="9525"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln>'
_NO_LABEL = (
    '<c:showLegendKey val="0"/><c:showVal val="0"/><c:showCatName val="0"/><c:showSerName val="0"/>'
    '<c:showPercent val="0"/><c:showBubbleSize val="0"/>'
)
_LABEL = _NO_LABEL.replace('<c:showVal val="0"/>', '<c:showVal val="1"/>')


def draw_places(charts: Sequence[ChartView]) -> str:
    """A centred paragraph for each chart, kept on one page with what follows the last of them."""
    return "".join(_place(chart, last=chart is charts[-1]) for chart in charts)


def _place(chart: ChartView, *, last: bool) -> str:
    if not all(math.isfinite(side) and side > 0 for side in (chart.width_pt, chart.height_pt)):
        raise UnprintableError(chart, "là biểu đồ rộng hoặc cao 0 pt", "tính lại cỡ biểu đồ.")
    if not chart.series or any(len(series.bars) != len(chart.labels) for series in chart.series):
        raise UnprintableError(chart, "là biểu đồ có số thanh khác số tên", "ghi một số liệu cho mỗi tên.")
    width, height = (round(side * _EMU_PER_PT) for side in (chart.width_pt, chart.height_pt))
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{StyleId.TABLE_CELL.value}"/>{"<w:keepNext/>" if last else ""}'
        '<w:spacing w:before="120" w:after="0" w:line="240" w:lineRule="auto"/><w:jc w:val="center"/></w:pPr>'
        f'<w:r><w:drawing><wp:inline xmlns:wp="{_WP}" distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{width}" cy="{height}"/><wp:docPr id="{_PLACEHOLDER}" '
        f'name="{escape_attribute(chart.title)}" descr="{escape_attribute(chart.description)}"/>'
        f'<wp:cNvGraphicFramePr/><a:graphic xmlns:a="{_A}"><a:graphicData uri="{_C}">'
        f'<c:chart xmlns:c="{_C}" xmlns:r="{_R}" r:id="{_PLACEHOLDER}"/>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )


def charts_of(printed: Sequence[object]) -> tuple[ChartView, ...]:
    """The charts among the printed values of a part, in the order of the page."""
    return tuple(chart for value in printed if value.__class__ is TableView for chart in value.charts)


def number_places(xml: str, links: Sequence[str]) -> str:
    """The part with each chart's own identifiers: its number as a drawing, and the relationship `links` gives it."""
    pieces = xml.split(f'"{_PLACEHOLDER}"')
    marks = [mark for number, link in enumerate(links, start=_FIRST_DRAWING) for mark in (f'"{number}"', f'"{link}"')]
    if len(pieces) != len(marks) + 1:
        raise UnprintableError(xml, "có biểu đồ không rõ chỗ đứng", "kiểm tra mẫu.")
    return "".join(piece + mark for piece, mark in zip(pieces, [*marks, ""], strict=True))


def chart_part(chart: ChartView) -> bytes:
    """`word/charts/chartN.xml`: horizontal bars from the top downwards, each with its words, and a legend below."""
    grouping, overlap = ("stacked", 100) if chart.stacked else ("clustered", 0)
    series = "".join(_series(chart, number, each) for number, each in enumerate(chart.series))
    legend = f'<c:legend><c:legendPos val="b"/><c:overlay val="0"/>{_text(_SIZE)}</c:legend>'
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<c:chartSpace xmlns:c="{_C}" xmlns:a="{_A}" xmlns:r="{_R}"><c:date1904 val="0"/><c:lang val="vi-VN"/>'
        f'<c:roundedCorners val="0"/><c:chart><c:title><c:tx>{_rich(chart.title, _TITLE_SIZE, bold=True)}</c:tx>'
        f'<c:overlay val="0"/></c:title><c:autoTitleDeleted val="0"/><c:plotArea>{_layout(chart)}'
        f'<c:barChart><c:barDir val="bar"/><c:grouping val="{grouping}"/><c:varyColors val="0"/>{series}'
        f'<c:gapWidth val="50"/><c:overlap val="{overlap}"/><c:axId val="111"/><c:axId val="222"/></c:barChart>'
        f"{_axes(chart)}</c:plotArea>{legend}"
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        '<c:spPr><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill><a:ln><a:noFill/></a:ln></c:spPr>'
        f"{_text(_SIZE)}</c:chartSpace>"
    ).encode()


def _layout(chart: ChartView) -> str:
    """The bars' own rectangle: room above it for the title, below it for the legend, left of it for the names."""
    top = min(_TITLE_PT / chart.height_pt, 0.4)
    height = max(1 - (_TITLE_PT + _LEGEND_PT) / chart.height_pt, 0.2)
    return (
        '<c:layout><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>'
        f'<c:x val="{chart.label_share:.4f}"/><c:y val="{top:.4f}"/>'
        f'<c:w val="{0.98 - chart.label_share:.4f}"/><c:h val="{height:.4f}"/></c:manualLayout></c:layout>'
    )


def _axes(chart: ChartView) -> str:
    """Names from the top downwards; no scale is drawn, for each bar says its number. Bars begin at nought."""
    most = max(_lengths(chart), default=0.0)
    top = most if chart.stacked else most * 1.15  # room for the words behind the longest bar
    return (
        '<c:catAx><c:axId val="111"/><c:scaling><c:orientation val="maxMin"/></c:scaling><c:delete val="0"/>'
        '<c:axPos val="l"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/>'
        f'<c:minorTickMark val="none"/><c:tickLblPos val="low"/><c:spPr>{_OUTLINE}</c:spPr>{_text(_SIZE)}'
        '<c:crossAx val="222"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/>'
        '<c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx>'
        f'<c:valAx><c:axId val="222"/><c:scaling><c:orientation val="minMax"/><c:max val="{top or 1:.6g}"/>'
        '<c:min val="0"/></c:scaling><c:delete val="1"/><c:axPos val="b"/>'
        '<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
        '<c:tickLblPos val="nextTo"/><c:crossAx val="111"/><c:crosses val="autoZero"/>'
        '<c:crossBetween val="between"/></c:valAx>'
    )


def _lengths(chart: ChartView) -> list[float]:
    rows = list(zip(*(series.bars for series in chart.series), strict=True))
    if chart.stacked:
        return [float(sum(bar.value for bar in row)) for row in rows]
    return [float(bar.value) for row in rows for bar in row]


def _series(chart: ChartView, number: int, series: ChartSeries) -> str:
    labels = "".join(
        f'<c:pt idx="{place}"><c:v>{_one_line(label)}</c:v></c:pt>' for place, label in enumerate(chart.labels)
    )
    values = "".join(f'<c:pt idx="{place}"><c:v>{bar.value:f}</c:v></c:pt>' for place, bar in enumerate(series.bars))
    words = "".join(_bar_words(place, bar, stacked=chart.stacked) for place, bar in enumerate(series.bars))
    count = len(chart.labels)
    return (
        f'<c:ser><c:idx val="{number}"/><c:order val="{number}"/><c:tx><c:v>{_one_line(series.name)}</c:v></c:tx>'
        f"<c:spPr>{_FILLS[number % len(_FILLS)]}{_OUTLINE}</c:spPr>"
        f'<c:invertIfNegative val="0"/><c:dLbls>{words}{_NO_LABEL}</c:dLbls>'
        f'<c:cat><c:strLit><c:ptCount val="{count}"/>{labels}</c:strLit></c:cat>'
        f'<c:val><c:numLit><c:formatCode>General</c:formatCode><c:ptCount val="{count}"/>{values}</c:numLit></c:val>'
        "</c:ser>"
    )


def _bar_words(place: int, bar: ChartBar, *, stacked: bool) -> str:
    """What is written at a bar: on it, on white, when bars touch; behind it otherwise."""
    if not bar.words:
        return f'<c:dLbl><c:idx val="{place}"/><c:delete val="1"/></c:dLbl>'
    white = '<c:spPr><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill></c:spPr>' if stacked else ""
    position = "ctr" if stacked else "outEnd"
    return (
        f'<c:dLbl><c:idx val="{place}"/><c:tx>{_rich(bar.words, _SIZE)}</c:tx>{white}'
        f'<c:dLblPos val="{position}"/>{_LABEL}</c:dLbl>'
    )


def _rich(words: str, size: int, *, bold: bool = False) -> str:
    look = f'lang="vi-VN" sz="{size}" b="{int(bold)}"'
    font = '<a:solidFill><a:srgbClr val="000000"/></a:solidFill><a:latin typeface="Times New Roman"/>'
    return (
        f'<c:rich><a:bodyPr/><a:p><a:pPr><a:defRPr sz="{size}" b="{int(bold)}"/></a:pPr>'
        f"<a:r><a:rPr {look}>{font}</a:rPr><a:t>{_one_line(words)}</a:t></a:r></a:p></c:rich>"
    )


def _one_line(text: str) -> str:
    """Words of a chart: a line break of a text is markup of a page, and none here."""
    return with_plain_dashes(escape_text(" ".join(text.split())))


def _text(size: int) -> str:
    return (
        f'<c:txPr><a:bodyPr/><a:p><a:pPr><a:defRPr sz="{size}" b="0"><a:solidFill><a:srgbClr val="000000"/>'
        '</a:solidFill><a:latin typeface="Times New Roman"/></a:defRPr></a:pPr><a:endParaRPr lang="vi-VN"/></a:p>'
        "</c:txPr>"
    )
