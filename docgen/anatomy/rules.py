"""Turns the ways a rule line is drawn (border, drawing, typed signs, underline) into the line below each component."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from docgen.anatomy.boxes import Box
from docgen.anatomy.lines import Column, Line, look_of, stream_of, text_width_of_section, visible_text
from docgen.anatomy.results import RuleDrawing, RuleLine
from docgen.anatomy.words import is_rule
from docgen.typography import text_width, wrap_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docgen.anatomy.ledger import Ledger
    from docgen.ooxml.facts import Drawing, Section

_TWIPS: Final = 20
_RAISED: Final = 0.65
"""Word draws raised letters at about two thirds of their size."""
_LOOK_BELOW: Final = 5
_THIN: Final = 120
"""Twips a drawn thing may be high (6 pt) to count as a line."""
_RULED: Final = (
    Box.MOTTO,
    Box.ISSUER,
    Box.SUBJECT,
    Box.ATTACHMENT_REFERENCE,
    Box.TYPE_NAME,
    Box.NATIONAL_TITLE,
    Box.REFERENCE,
)


@dataclass(frozen=True, slots=True)
class _Target:
    """A component with the lines it takes, in the order of the text; `follows` are those after it in its column."""

    box: Box
    lines: tuple[Line, ...]
    follows: tuple[Line, ...]


def locate_rules(lines: Sequence[Line], ledger: Ledger, sections: Sequence[Section]) -> tuple[RuleLine, ...]:
    """The rule lines below the components of one part. `lines` are those of header and title, typed columns apart."""
    owners = _owners(lines, ledger)
    targets = _targets(lines, owners)
    rules: list[RuleLine] = []
    used: set[tuple[str, int]] = set()
    for target in targets:
        found = _find_rule(target, ledger, sections, used)
        if found is not None:
            rules.append(found)
    rules.extend(_far_drawings(lines, targets, rules, sections, used))
    return tuple(rules)


def _owners(lines: Sequence[Line], ledger: Ledger) -> dict[int, Box]:
    """The component of each line, by its place in `lines`."""
    by_place = {(entry.address, entry.start): entry for entry in ledger.entries}
    found: dict[int, Box] = {}
    for place, line in enumerate(lines):
        text = visible_text(line.paragraph)[line.start : line.end]
        entry = by_place.get((line.address, line.start + len(text) - len(text.lstrip())))
        if entry is not None and not line.is_blank:
            found[place] = entry.box
    return found


def _targets(lines: Sequence[Line], owners: dict[int, Box]) -> list[_Target]:
    targets: list[_Target] = []
    for box in _RULED:
        places = [place for place, owner in owners.items() if owner is box]
        if not places:
            continue
        last = lines[places[-1]]
        follows = tuple(
            line
            for line in lines[places[-1] + 1 : places[-1] + 40]
            if stream_of(line) == stream_of(last) and _near(line, last)
        )[:_LOOK_BELOW]
        targets.append(_Target(box, tuple(lines[place] for place in places), follows))
    # "KẾ HOẠCH" with a subject has its line below the subject; the same holds for Quốc hiệu and Tiêu ngữ.
    known = {target.box for target in targets}
    better = {Box.TYPE_NAME: Box.SUBJECT, Box.NATIONAL_TITLE: Box.MOTTO, Box.REFERENCE: Box.ISSUER}
    return [target for target in targets if better.get(target.box) not in known]


def _near(line: Line, last: Line) -> bool:
    return bool(line.cells) == bool(last.cells) or not last.cells


def _find_rule(
    target: _Target, ledger: Ledger, sections: Sequence[Section], used: set[tuple[str, int]]
) -> RuleLine | None:
    """The rule right below a component, or None."""
    last = target.lines[-1]
    under = _longest(target, sections)
    for line in target.follows:
        if line.words and not is_rule(line):
            if line.paragraph.format.borders.top.visible and line.address != last.address:
                return _border(line, target.box, under, sections, "Đường viền trên của đoạn kế tiếp.")
            break
        if is_rule(line) and ledger.is_free(line):
            return _typed(line, target.box, under, ledger)
        borders = line.paragraph.format.borders
        if line.is_blank and (borders.top.visible or borders.bottom.visible):
            return _border(line, target.box, under, sections, "Đường viền của đoạn trống ngay bên dưới.")
        drawn = _find_drawing(line, target.box, under, used)
        if drawn is not None:
            return drawn
    if last.paragraph.format.borders.bottom.visible:
        return _border(last, target.box, under, sections, "Đường viền dưới của chính đoạn này.")
    has_more = any(line.words for line in target.follows)
    return _find_drawing(last, target.box, under, used) or _find_other(target, last, under, has_more=has_more)


def _find_other(target: _Target, last: Line, under: float, *, has_more: bool) -> RuleLine | None:
    """An edge of the table, or a character underline: the wrong device, but a line all the same."""
    inner = last.cells[-1] if last.cells else None
    if inner is not None and inner.cell.borders.bottom.visible and not inner.cell.borders.left.visible and not has_more:
        return RuleLine(
            target.box, RuleDrawing.CELL_BORDER, last.address, last.place, inner.width / _TWIPS or None, under, 0.7,
            "Đường viền dưới của ô bảng.",
        )  # fmt: skip
    if look_of(last).underlined:
        return RuleLine(
            target.box, RuleDrawing.CHARACTER_UNDERLINE, last.address, last.place, _width(last), under, 0.9,
            "Chữ được gạch chân thay cho đường kẻ.",
        )  # fmt: skip
    return None


def _typed(line: Line, box: Box, under: float, ledger: Ledger) -> RuleLine:
    drawn = RuleDrawing.UNDERSCORES if "_" in line.words else RuleDrawing.OTHER_SIGNS
    reason = (
        "Dãy dấu gạch dưới ngay bên dưới." if drawn is RuleDrawing.UNDERSCORES else "Dãy ký tự gõ thay cho đường kẻ."
    )
    ledger.claim(line, Box.RULE_LINE, 0.95, f"{reason} Thuộc {box.title}.")
    return RuleLine(box, drawn, line.address, line.place, _width(line), under, 0.95, reason)


def _border(line: Line, box: Box, under: float, sections: Sequence[Section], reason: str) -> RuleLine:
    look = line.paragraph.format
    room = line.cells[-1].room if line.cells else text_width_of_section(sections[line.address.section])
    length = max(room - look.indent_left - look.indent_right, 0) / _TWIPS
    return RuleLine(box, RuleDrawing.PARAGRAPH_BORDER, line.address, line.place, length or None, under, 0.95, reason)


def is_drawn_line(drawing: Drawing) -> bool:
    """A straight horizontal line, or a shape so thin that it looks like one."""
    flat = drawing.height <= _THIN and drawing.width > 4 * drawing.height and drawing.width > _THIN
    return flat and (drawing.kind == "line" or (drawing.kind == "shape" and not drawing.blocks))


def _find_drawing(line: Line, box: Box, under: float, used: set[tuple[str, int]]) -> RuleLine | None:
    if not line.is_first:
        return None
    for index, drawing in enumerate(line.paragraph.drawings):
        key = (str(line.address), index)
        if key in used or not is_drawn_line(drawing) or not _same_half(line, box, drawing):
            continue
        used.add(key)
        return _drawn(line, box, under, index, 0.9)
    return None


def _same_half(line: Line, box: Box, drawing: Drawing) -> bool:
    """Without a table the issuer's line is left of the middle, that of the Tiêu ngữ right of it."""
    if line.cells or not drawing.x or box not in {Box.ISSUER, Box.MOTTO}:
        return True
    centre = drawing.x + drawing.width / 2
    return (centre < _HALF_PAGE) == (box is Box.ISSUER)


_HALF_PAGE: Final = 4000
"""Twips from the left margin: about 7 cm of the 16 to 17 cm of a page."""


def _drawn(line: Line, box: Box, under: float, index: int, sure: float) -> RuleLine:
    drawing = line.paragraph.drawings[index]
    reason = "Nét vẽ nằm ngang neo ở đoạn này hoặc đoạn ngay dưới."
    return RuleLine(
        box,
        RuleDrawing.DRAWN_LINE,
        line.address,
        line.place,
        drawing.width / _TWIPS or None,
        under,
        sure,
        reason,
        index,
    )


def _far_drawings(
    lines: Sequence[Line],
    targets: Sequence[_Target],
    rules: Sequence[RuleLine],
    sections: Sequence[Section],
    used: set[tuple[str, int]],
) -> list[RuleLine]:
    """Lines drawn free on the page and anchored elsewhere in the header: told by the half of the page they lie in."""
    wanted = {target.box: target for target in targets if target.box not in {rule.under for rule in rules}}
    found: list[RuleLine] = []
    for line in lines:
        if not line.is_first:
            continue
        for index, drawing in enumerate(line.paragraph.drawings):
            key = (str(line.address), index)
            if key in used or not is_drawn_line(drawing) or drawing.inline:
                continue
            box = _find_box_of_half(line, drawing, wanted)
            if box is not None:
                used.add(key)
                found.append(_drawn(line, box, _longest(wanted.pop(box), sections), index, 0.6))
    return found


def _find_box_of_half(line: Line, drawing: Drawing, wanted: dict[Box, _Target]) -> Box | None:
    if line.column is not Column.FULL:
        box = Box.MOTTO if line.column is Column.RIGHT else Box.ISSUER
        return box if box in wanted else None
    if not drawing.x:
        return None
    box = Box.ISSUER if drawing.x + drawing.width / 2 < _HALF_PAGE else Box.MOTTO
    return box if box in wanted else None


def _width(line: Line) -> float | None:
    """Width in points of a line in Times New Roman; None when it has no words."""
    if not line.words:
        return None
    look = look_of(line)
    size = look.size * (_RAISED if look.superscript else 1)
    return text_width(line.words, size_pt=size, bold=look.bold, italic=look.italic) or None


def _longest(target: _Target, sections: Sequence[Section]) -> float:
    """The longest line of text above, as it is broken in its column (CQ-09)."""
    longest = 0.0
    for line in target.lines:
        look = look_of(line)
        cell = line.cells[-1] if line.cells else None
        room = cell.room if cell else text_width_of_section(sections[line.address.section])
        room -= line.paragraph.format.indent_left + line.paragraph.format.indent_right
        if room <= 0 or line.column is not Column.FULL and cell is None or look.size <= 0:  # noqa: RUF021
            longest = max(longest, _width(line) or 0.0)
            continue
        pieces = wrap_lines(line.words, width_pt=room / _TWIPS, size_pt=look.size, bold=look.bold, italic=look.italic)
        for piece in pieces:
            longest = max(longest, text_width(piece, size_pt=look.size, bold=look.bold, italic=look.italic))
    return longest
