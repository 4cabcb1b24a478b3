"""Turns decisions to drop something (bỏ nhiệm vụ, đoạn, hàng) into the paths that go and into entries of the ledger."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from docgen.diagnostics import Location, Problem
from docgen.errors import InvalidDataError
from docgen.lifecycle.fields import place_of, steps_key
from docgen.lifecycle.ledger import DROPPED, Decision, Entry
from docgen.model import Part, walk_texts
from docgen.model.walk import steps_of, walk_parts
from docgen.vietnamese.text import find_nearest, normalise_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from docgen.lifecycle.decisions import Decisions, DropLine
    from docgen.model import AdministrativeDocument

_ITEM = re.compile(
    r".*\.(?:items|rows|paragraphs|recipients|addressees|legal_bases|supporting|appendices|duties)\[\d+\]"
)
"""What may be taken out of a document as a whole: the innermost that holds a field."""
_REASON = "Người có thẩm quyền quyết định bỏ khỏi văn bản mới."


@dataclass(frozen=True, slots=True)
class Drop:
    """An item that goes, and why."""

    path: str
    reason: str = _REASON


def find_item_of(path: str) -> str | None:
    """The path of the item (nhiệm vụ, đoạn, hàng) that holds a field, or None where nothing can be dropped."""
    found = _ITEM.match(path)
    return found.group() if found else None


def find_drops(
    document: AdministrativeDocument, entries: Iterable[Entry], decisions: Decisions | None
) -> tuple[Drop, ...]:
    """What a person dropped, outermost only, in the order of the page.

    Raises:
        InvalidDataError: a line names no item of the document, or one whose words have changed.
    """
    drops = [Drop(path) for entry in entries if entry.decision is Decision.DROP and (path := find_item_of(entry.path))]
    problems: list[Problem] = []
    for index, line in enumerate(decisions.drops if decisions is not None else ()):
        drops += _dropped_by(line, f"$.drops[{index}]", document, problems)
    if problems:
        raise InvalidDataError("Phiếu quyết định bỏ những mục không có trong văn bản.", tuple(problems))
    kept: list[Drop] = []
    for drop in sorted(drops, key=lambda drop: steps_key(drop.path)):
        if not is_dropped(drop.path, (other.path for other in kept)):
            kept.append(drop)
    return tuple(kept)


def _dropped_by(
    line: DropLine, where: str, document: AdministrativeDocument, problems: list[Problem]
) -> Iterator[Drop]:
    ids = dict(_named_items(document))
    path = line.item if line.item.startswith("$.") else ids.get(line.item, "")
    words = _words_of(document, path) if path and find_item_of(path) == path else None
    if words is None:
        nearest = find_nearest(line.item, list(ids))
        hint = f"có phải «{nearest}»?" if nearest else "ghi id của nhiệm vụ, hoặc đường dẫn như $.sections[1].items[2]."
        problems.append(_problem(f"{where}.item", f"Không có mục «{line.item}» để bỏ.", hint))
    elif line.before is not None and normalise_text(line.before).strip() != words.strip():
        message = f"Mục «{line.item}» nay là «{words[:80]}», trong phiếu là «{line.before[:80]}»."
        problems.append(_problem(f"{where}.before", message, "xem lại mục cần bỏ."))
    else:
        yield Drop(path, line.reason or _REASON)


def _problem(path: str, message: str, hint: str) -> Problem:
    return Problem("decision", message, Location(path=path), hint)


def _named_items(document: AdministrativeDocument) -> Iterator[tuple[str, str]]:
    """Each item with an id, and its path."""
    for path, part in walk_parts(document):
        name = getattr(part, "id", None)
        if isinstance(name, str) and find_item_of(path) == path:
            yield name, path


def _words_of(document: AdministrativeDocument, path: str) -> str | None:
    """All that an item says, or None where nothing stands at the path."""
    found: object = document
    for step in steps_of(path):
        if isinstance(step, int):
            found = found[step] if isinstance(found, tuple) and step < len(found) else None
        else:
            found = getattr(found, step, None)
    if isinstance(found, Part):
        return "\n".join(text for _, text in walk_texts(found))
    return found if isinstance(found, str) else None


def with_drops(entries: Sequence[Entry], drops: Sequence[Drop], document: AdministrativeDocument) -> tuple[Entry, ...]:
    """The entries without those of what goes, each dropped item as one entry where it stood."""
    paths = [drop.path for drop in drops]
    kept = [entry for entry in entries if not is_dropped(entry.path, paths)]
    gone = [
        Entry(
            id="",
            path=drop.path,
            place=place_of(document, drop.path),
            before=_words_of(document, drop.path),
            after=None,
            kind=DROPPED,
            rule="dropped-by-decision",
            reason=drop.reason,
            confidence=1.0,
            needs_person=False,
            decision=Decision.DROP,
        )
        for drop in drops
    ]
    return (*kept, *gone)


# paths of the old document, and of the new one


def is_dropped(path: str, dropped: Iterable[str]) -> bool:
    """Whether a field belongs to something that goes."""
    return any(path == gone or path.startswith((f"{gone}.", f"{gone}[")) for gone in dropped)


def shifted(path: str, dropped: Iterable[str]) -> str:
    """Where a field of the old document stands once what is dropped is gone: later items move up."""
    return _moved(path, sorted(dropped, key=steps_key, reverse=True), -1)


def unshifted(path: str, dropped: Iterable[str]) -> str:
    """Where a field of the new document stood in the old one."""
    return _moved(path, sorted(dropped, key=steps_key), 1)


def _moved(path: str, dropped: Iterable[str], by: int) -> str:
    for gone in dropped:
        stem, _, number = gone.rpartition("[")
        found = re.match(rf"{re.escape(stem)}\[(\d+)\]", path)
        at = int(number.rstrip("]"))
        if found and (int(found[1]) > at if by < 0 else int(found[1]) >= at):
            path = f"{stem}[{int(found[1]) + by}]{path[found.end() :]}"
    return path
