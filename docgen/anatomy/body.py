"""Turns the lines between title and signature into items of the body: label, level, opening, closing, end marks."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from docgen.anatomy.boxes import Box
from docgen.anatomy.labels import OWN_LINE, Label, find_label
from docgen.anatomy.ladders import find_loose_labels
from docgen.anatomy.lines import Line, cut, look_of, visible_text
from docgen.anatomy.results import BodyItem, Level
from docgen.anatomy.words import is_authority, is_rule, is_title_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docgen.anatomy.ledger import Ledger

_STRUCTURE: Final = OWN_LINE | {Level.ARTICLE, Level.ROMAN, Level.LETTER, Level.CLAUSE, Level.DECIMAL, Level.POINT}
_HEADS: Final = OWN_LINE | {Level.ARTICLE, Level.ROMAN, Level.LETTER, Level.HEADING}
_SHORTEST_HEADING: Final = 3
_END_MARK: Final = re.compile(r"(?:\.\s*/+[\s.]*){1,3}\Z|/\s*\.\s*\Z")
_URL: Final = re.compile(r"(?:://|www\.)\S*\Z")
_CLOSING: Final = re.compile(
    r"(?:tren day la|nhan duoc|yeu cau cac|de nghi cac|trong qua trinh|can cu noi dung|tran trong"
    r"|kinh de nghi|kinh trinh|rat mong|(?:uy ban nhan dan|ubnd)\b.{0,60}\byeu cau)\b"
)
_ONE_LINE: Final = 150
_LEAST_LISTED: Final = 2
_LONGEST_MARK: Final = 16
LOOSE_LABEL: Final = 0.75
"""How surely a line is a numbered one when only the count of its label tells."""


def locate_body(lines: Sequence[Line], ledger: Ledger) -> tuple[BodyItem, ...]:
    """The items of the body: every paragraph with words, those of tables included, with its level."""
    drafts = _drafts(lines, ledger)
    boxes = _boxes(drafts)
    items = (_find_item(draft, box, ledger) for draft, box in zip(drafts, boxes, strict=True))
    return tuple(item for item in items if item is not None)


@dataclass(frozen=True, slots=True)
class _Draft:
    line: Line
    label: Label


def _drafts(lines: Sequence[Line], ledger: Ledger) -> list[_Draft]:
    drafts: list[_Draft] = []
    letter = ""
    for line in _whole_paragraphs(lines, ledger):
        if line.cells:
            drafts.append(_Draft(line, Label(Level.TABLE, end=line.start)))
            continue
        label = find_label(line, letter) or _plain(line, drafts[-1] if drafts else None)
        if label.level is Level.LETTER:
            letter = label.words[:1]
        drafts.append(_Draft(line, label))
    return _with_bare_headings(_with_loose_labels(drafts))


def _with_loose_labels(drafts: Sequence[_Draft]) -> list[_Draft]:
    """The drafts with the labels that only their count tells."""
    found = list(drafts)
    loose = find_loose_labels([each.line.words for each in drafts], [each.label.level for each in drafts])
    for place, told in loose.items():
        line, label = drafts[place].line, drafts[place].label
        if label.is_automatic:
            continue
        text = visible_text(line.paragraph)[: line.end]
        signs = sum(not sign.isspace() for sign in line.words[: told.length])
        places = [at for at in range(line.start, len(text)) if not text[at].isspace()][:signs]
        words = " ".join(text[places[0] : places[-1] + 1].split())
        found[place] = _Draft(line, Label(told.level, words, places[-1] + 1, is_loose=True))
    return found


def _with_bare_headings(drafts: Sequence[_Draft]) -> list[_Draft]:
    """The drafts with lines in capitals as headings, where nothing else heads anything: no number and no bold letter.

    Two at least, each short and above a whole sentence or a list.
    """
    if any(draft.label.level in _HEADS or look_of(draft.line).bold for draft in drafts):
        return list(drafts)
    places = [
        place
        for place, (draft, below) in enumerate(pairwise(drafts))
        if draft.label.level is Level.TEXT
        and is_title_line(draft.line)
        and len(draft.line.words) > _SHORTEST_HEADING
        and not is_authority(draft.line)
        and not draft.line.words.endswith((".", ":", ",", ";"))
        and not look_of(below.line).upper
        and (below.label.level is not Level.TEXT or below.line.words.endswith((".", ";", ":", "./")))
    ]
    found = list(drafts)
    for place in places if len(places) > 1 else ():
        found[place] = _Draft(drafts[place].line, replace(drafts[place].label, level=Level.HEADING, is_loose=True))
    return found


def _plain(line: Line, above: _Draft | None) -> Label:
    """No label: a title below “Chương I”, a bold line of its own, or text."""
    if len(line.words) >= _ONE_LINE or line.words.endswith((".", ";", ",")):
        return Label(Level.TEXT, end=line.start)
    look = look_of(line)
    under = above is not None and (
        (above.label.level in OWN_LINE and not above.line.paragraph.text[above.label.end : above.line.end].strip(" .:"))
        or (above.label.level is Level.HEADING and look.upper)
    )
    alone = look.bold and (is_title_line(line) or not line.words.endswith(":"))
    level = Level.HEADING if (under and (look.upper or look.bold)) or alone else Level.TEXT
    return Label(level, end=line.start)


def _whole_paragraphs(lines: Sequence[Line], ledger: Ledger) -> list[Line]:
    """The free pieces of each paragraph joined again: a line break inside a body paragraph parts nothing.

    But it does where the pieces are a list of their own, written with Shift+Enter.
    """
    groups: list[list[Line]] = []
    closed = True
    for line in lines:
        if line.is_blank:
            continue
        if not ledger.is_free(line) or is_rule(line):
            closed = True
        elif closed or groups[-1][-1].address != line.address:
            groups.append([line])
            closed = False
        else:
            groups[-1].append(line)
    whole = [part for group in groups for part in _listed(group)]
    return [group[0] if len(group) == 1 else cut(group[0], group[0].start, group[-1].end) for group in whole]


def _listed(group: list[Line]) -> list[list[Line]]:
    """The pieces of a paragraph, apart where several begin with labels; a sentence that goes on stays whole."""
    labels = [find_label(line, "") for line in group] if len(group) > 1 and not group[0].cells else []
    if sum(label is not None for label in labels) < _LEAST_LISTED:
        return [group]
    parts: list[list[Line]] = []
    for line, label in zip(group, labels, strict=True):
        if parts and label is None and (line.words[:1].islower() or parts[-1][-1].words.endswith(",")):
            parts[-1].append(line)
        else:
            parts.append([line])
    return parts


def _boxes(drafts: Sequence[_Draft]) -> list[Box]:
    """Which paragraphs open the body and which close it: by where the structure begins and ends."""
    boxes = [Box.BODY] * len(drafts)
    first = next(
        (place for place, draft in enumerate(drafts) if draft.label.level in _STRUCTURE | {Level.HEADING}), None
    )
    if first is not None:
        for place in range(first):
            if drafts[place].label.level is Level.TEXT:
                boxes[place] = Box.OPENING
    begin = _closing_start(drafts, first)
    if begin is not None:
        boxes[begin:] = [Box.CLOSING] * (len(drafts) - begin)
    return boxes


def _closing_start(drafts: Sequence[_Draft], first: int | None) -> int | None:
    """The first of the last plain paragraphs that begins as a closing does."""
    place = len(drafts)
    found: int | None = None
    while place > 0 and drafts[place - 1].label.level is Level.TEXT and len(drafts) - place < 6:  # noqa: PLR2004 — a closing is short
        place -= 1
        if _CLOSING.match(drafts[place].line.folded):
            found = place
    opens = found is not None and (first is None or found < first)
    return None if opens and found == 0 else found


_REASONS: Final = {
    Box.OPENING: (0.85, "Đoạn đứng trước mục đầu tiên của nội dung."),
    Box.CLOSING: (0.85, "Đoạn cuối, không đánh số, mở đầu như một lời kết."),
}


def _find_item(draft: _Draft, box: Box, ledger: Ledger) -> BodyItem | None:
    """Enters a paragraph; None when it holds nothing but the end mark."""
    line, label = draft.line, draft.label
    text = visible_text(line.paragraph)
    end = line.end
    written = text[line.start : line.end].rstrip()
    tail = written[-_LONGEST_MARK:]
    mark = None if line.cells else _END_MARK.search(tail)
    if mark is not None and not _URL.search(written):
        end = line.start + len(written) - len(tail) + mark.start()
        ledger.claim_span(line, end, line.end, (Box.END_MARK, 0.95, "Dấu gạch chéo giữa hai dấu chấm ở cuối đoạn."))
    if not text[line.start : end].strip():
        return None
    sure, reason = _REASONS.get(box, (LOOSE_LABEL if label.is_loose else 0.9, _reason(label)))
    entry = ledger.claim_span(line, line.start, end, (box, sure, reason))
    return BodyItem(entry, label.level, label.words, label.is_automatic, max(label.end, entry.start))


def _reason(label: Label) -> str:
    if label.level is Level.TABLE:
        return "Chữ trong bảng của nội dung."
    if label.level is Level.HEADING:
        return "Dòng riêng in đậm hoặc in hoa, không đánh số."
    if not label.words:
        return "Đoạn văn nằm giữa phần đầu và khối chữ ký."
    if label.is_loose:
        return f"Bắt đầu bằng “{label.words}”, không có dấu thường gặp; các số cùng kiểu tăng đều."
    return f"Bắt đầu bằng “{label.words}”{', do Word tự đánh số' if label.is_automatic else ''}."
