"""Turns the drawn values of a view (rule lines, framed marks, tables) into the WordprocessingML that shows them."""

from __future__ import annotations

import math

from docgen.contracts.view import FramedMark, RuleLine, StyleId, TableView
from docgen.model.remembering import by_identity
from docgen.rendering.charts import draw_places
from docgen.rendering.escaping import UnprintableError, escape_text
from docgen.rendering.tables import draw_table

Drawn = RuleLine | FramedMark | TableView
DRAWN_TYPES = (RuleLine, FramedMark, TableView)

_BLACK, _RED = "000000", "FF0000"
_LINE_EIGHTHS = 6  # 0.75 pt: the thinnest line every office printer shows
_LINE_TWIPS = 15
_NATURAL_LINE = 1.15  # height of a line of Times New Roman, in sizes
_MAX_BORDER_SPACE = 31  # pt, limit of w:space


def draw(value: Drawn) -> str:
    """The paragraphs or the table that stand in place of `{{p value }}`.

    Raises:
        UnprintableError: the value contradicts itself (a negative length, a row wider than its table).
    """
    if isinstance(value, RuleLine):
        return draw_rule_line(value)
    if isinstance(value, FramedMark):
        return draw_framed_mark(value)
    return _drawn_table(value) + draw_places(value.charts)


@by_identity(32)
def _drawn_table(table: TableView) -> str:
    """A table that the documents of a batch have alike is drawn once."""
    return draw_table(table)


def draw_rule_line(line: RuleLine) -> str:
    """Đường kẻ ngang: an empty paragraph whose top border, between two indents, is as long as asked.

    A line longer than its column is as long as the column; a line of no length is an empty paragraph.
    """
    column, length = _twips(line, line.column_pt), _twips(line, line.length_pt)
    if length == 0:
        return f'<w:p><w:pPr><w:pStyle w:val="{StyleId.RULE.value}"/></w:pPr></w:p>'
    slack = max(column - length, 0)
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{StyleId.RULE.value}"/>'
        f"<w:pBdr>{_border('top', 1, _BLACK)}</w:pBdr>"
        f'<w:ind w:left="{slack // 2}" w:right="{slack - slack // 2}" w:firstLine="0"/></w:pPr></w:p>'
    )


def draw_framed_mark(mark: FramedMark) -> str:
    """Dấu chỉ mức độ khẩn, độ mật, phạm vi lưu hành: a paragraph in a single-line frame of exact width and height.

    Indents give the width; the height is an exact line height plus equal space above and below. Both are measured
    from the middle of one line to the middle of the other, and programs draw the lines outside the text, so one
    thickness is taken off. Two marks need a paragraph of the template between them: programs join neighbours of equal
    frame into one frame.
    """
    lines = mark.text.count("\n") + 1
    free = mark.height_pt - mark.size_pt * _NATURAL_LINE * lines
    width, height = (_twips(mark, points) - _LINE_TWIPS for points in (mark.width_pt, mark.height_pt))
    half_points = _twips(mark, mark.size_pt) // 10
    if width <= 0 or height <= 0 or not half_points:
        raise UnprintableError(mark, "là khung có bề rộng, bề cao hoặc cỡ chữ bằng 0", "tính lại khung của dấu.")
    space = min(max(math.floor(free / 2), 0), _MAX_BORDER_SPACE)
    slack = max(_twips(mark, mark.column_pt) - width, 0)
    left = {"right": slack, "center": slack // 2}.get(mark.align, 0)
    color = _RED if mark.red else _BLACK
    borders = "".join(
        _border(side, space if side in {"top", "bottom"} else 0, color) for side in ("top", "left", "bottom", "right")
    )
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{StyleId.MARK.value}"/><w:pBdr>{borders}</w:pBdr>'
        f'<w:spacing w:line="{(height - 2 * 20 * space) // lines}" w:lineRule="exact"/>'
        f'<w:ind w:left="{left}" w:right="{slack - left}" w:firstLine="0"/><w:jc w:val="center"/></w:pPr>'
        f'<w:r><w:rPr><w:b/><w:bCs/><w:color w:val="{color}"/>'
        f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/></w:rPr>'
        f'<w:t xml:space="preserve">{escape_text(mark.text)}</w:t></w:r></w:p>'
    )


def printed_strings(value: Drawn) -> tuple[str, ...]:
    """The strings a drawn value puts on the page, in reading order, empty ones left out."""
    if isinstance(value, RuleLine):
        return ()
    if isinstance(value, FramedMark):
        return (value.text,) if value.text else ()
    return tuple(text for row in value.rows for cell in row.cells for text in cell.paragraphs if text)


def _border(side: str, space: int, color: str) -> str:
    return f'<w:{side} w:val="single" w:sz="{_LINE_EIGHTHS}" w:space="{space}" w:color="{color}"/>'


def _twips(value: Drawn, points: float) -> int:
    if not math.isfinite(points) or points < 0:
        raise UnprintableError(value, f"có kích thước không thể vẽ: {points} pt", "tính lại kích thước khi dựng chữ.")
    return round(points * 20)
