"""A table's charts as data → bar charts ready to draw, every number of them a number of the table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Final

from docgen.contracts.view import ChartBar, ChartSeries, ChartView
from docgen.model.tables import Cell, Chart, ChartKind, Row, Table
from docgen.typography import text_width
from docgen.vietnamese.quantities import parse_quantity
from docgen.vietnamese.text import squeeze

TURNED_FROM_PT: Final = 600
"""A page as wide as this is a landscape one, and so much lower."""
HIGHEST_UPRIGHT_PT, HIGHEST_TURNED_PT = 620.0, 400.0
"""What a chart may take of a page: its height without the margins of 20 mm, less a line or two."""
FRAME_PT: Final = 74
"""Height of title and legend"""
STACK_PT, BAR_PT, GAP_PT = 24.0, 12.0, 7.0
"""Height of a row of stacked bars; of one bar among others side by side, and of the room between two rows."""
LABEL_SHARE: Final = 0.36
"""Of the width, for what the bars are named"""
LABEL_SIZE_PT: Final = 10.0
LABEL_LINES: Final = 2
_FILLED: Final = 0.85
"""Of a line of a name: words are not broken"""


def chart_views(table: Table, *, width_pt: float) -> Iterator[ChartView]:
    """Các biểu đồ of a table on a page of this width; one with more bars than a page holds goes on in another.

    Rows without a number where one is drawn, and rows of another unit, are left out; a chart without rows is none.
    """
    for chart in table.charts:
        lines = [line for row in table.rows if (line := _find_line(row, chart, width_pt)) is not None]
        height = STACK_PT if chart.kind is ChartKind.STACKED else BAR_PT * len(chart.values) + GAP_PT
        highest = HIGHEST_TURNED_PT if width_pt > TURNED_FROM_PT else HIGHEST_UPRIGHT_PT
        parts = ceil(len(lines) / ((highest - FRAME_PT) // height))
        size = ceil(len(lines) / max(parts, 1))
        for number in range(parts):
            part = lines[number * size : (number + 1) * size]
            title = f"{chart.title} ({number + 1}/{parts})" if parts > 1 else chart.title
            yield ChartView(
                title=title,
                labels=tuple(line.label for line in part),
                series=_series(table, chart, part),
                stacked=chart.kind is ChartKind.STACKED,
                width_pt=width_pt,
                height_pt=FRAME_PT + height * len(part),
                label_share=LABEL_SHARE,
                description=_description(table, chart, title, part),
            )


@dataclass(frozen=True, slots=True)
class _Line:
    """A row that is drawn: its name as far as there is room for it, how it is known, its bars."""

    label: str
    key: str
    bars: tuple[ChartBar, ...]


def _find_line(row: Row, chart: Chart, width_pt: float) -> _Line | None:
    """The bars of a row, or None for a row that says no number of the chart's unit in each of its columns."""
    cells = _cells(row)
    bars = [_find_bar(cells.get(column), chart) for column in chart.values]
    drawn = [bar for bar in bars if bar is not None]
    if not drawn or len(drawn) < len(bars):
        return None
    words = [squeeze(cells[column].text or "") for column in chart.labels if column in cells]
    return _Line(_shortened(" ".join(words), width_pt * LABEL_SHARE), words[0] if words else "", tuple(drawn))


def _cells(row: Row) -> dict[int, Cell]:
    """The cells of a row by the number of their first column; none of a group row."""
    found: dict[int, Cell] = {}
    column = 1
    for cell in row.cells:
        found[column] = cell
        column += cell.span
    return found


def _find_bar(cell: Cell | None, chart: Chart) -> ChartBar | None:
    """`dưới 30% (năm 2025)` → 30, said as `dưới 30%`; None for a cell without a number, or of another unit."""
    words = squeeze((cell.text if cell else "") or "").partition(" (")[0]
    quantity = parse_quantity(words) if words else None
    if quantity is None or quantity.value is None or quantity.value < 0:
        return None
    if chart.unit is not None and quantity.unit != chart.unit:
        return None
    is_nothing = chart.kind is ChartKind.STACKED and not quantity.value
    return ChartBar(quantity.value, "" if is_nothing else words)


def _series(table: Table, chart: Chart, lines: Sequence[_Line]) -> tuple[ChartSeries, ...]:
    return tuple(
        ChartSeries(squeeze(table.columns[column - 1].header), tuple(line.bars[place] for line in lines))
        for place, column in enumerate(chart.values)
    )


def _shortened(words: str, width_pt: float) -> str:
    """As many whole words as stand in two lines of the room for names."""
    room = LABEL_LINES * width_pt * _FILLED
    if text_width(words, size_pt=LABEL_SIZE_PT) <= room:
        return words
    kept = words.split()
    while len(kept) > 1 and text_width(f"{' '.join(kept)}…", size_pt=LABEL_SIZE_PT) > room:
        kept.pop()
    return f"{' '.join(kept).rstrip(' ,;:')}…"


def _description(table: Table, chart: Chart, title: str, lines: Sequence[_Line]) -> str:
    """What the picture shows in words: `Biểu đồ thanh ngang: …. 1: Đã hoàn thành 5, Đang thực hiện 1; 2: …`."""
    headers = [squeeze(table.columns[column - 1].header) for column in chart.values]
    said = [
        f"{line.key}: "
        + (", ".join(f"{name} {bar.words}" for name, bar in zip(headers, line.bars, strict=True) if bar.words) or "0")
        for line in lines
    ]
    return f"Biểu đồ thanh ngang: {title}. {'; '.join(said)}. Số liệu lấy từ bảng ngay trên biểu đồ."
