"""Turns the content of a data file into the findings of its type's rules, each with line and field path."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from docgen.checking.engine import Hit, Skipped, crash_of, numbered, shortened
from docgen.contracts.content import Doubt
from docgen.diagnostics import Finding, Location, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import BinaryIO

    from docgen.contracts.content import Content, ContentRule, ContentRules

DATA_NOTE = "Đây là tệp dữ liệu: chỉ kiểm nội dung; thể thức kiểm trên tệp Word sau khi dựng (docgen render)."


@dataclass(frozen=True, slots=True)
class DataContent:
    """A document read from data: what its type asks, its content, and where a field path stands in the file."""

    book: ContentRules | None
    """None: the type asks nothing."""
    content: Content | None
    place_of: Callable[[str], Location]


ReadData: TypeAlias = "Callable[[str, Path | bytes | BinaryIO], DataContent | None]"
"""Reads a named source as data; None when it is no data file."""


def examine_data(
    data: DataContent, allows: Callable[[str], bool]
) -> tuple[tuple[Hit, ...], tuple[str, ...], tuple[Skipped, ...]]:
    """Findings, codes of the rules that looked, rules that could not."""
    hits: list[Hit] = []
    looked: list[str] = []
    skipped: list[Skipped] = []
    if data.book is None or data.content is None:
        return (), (), ()
    for rule in data.book.rules:
        if not allows(rule.code):
            continue
        file = data.place_of("$").file
        try:
            told = tuple(rule.look(data.content))
        except Exception as error:  # noqa: BLE001 - one rule of a check is isolated and becomes data
            hits.append(Hit(crash_of(rule, error, file, data.book.title)))
            continue
        found = [Hit(finding) for finding in _findings(rule, told, data)]
        reasons = [item.reason for item in told if not isinstance(item, Doubt)]
        hits += found
        if reasons and not found:
            skipped.append(Skipped(rule.code, rule.title, "; ".join(dict.fromkeys(reasons))))
        else:
            looked.append(rule.code)
    return numbered(hits), tuple(looked), tuple(skipped)


def _findings(rule: ContentRule, told: tuple[object, ...], data: DataContent) -> Iterator[Finding]:
    for doubt in told:
        if isinstance(doubt, Doubt):
            words = doubt.place.text[doubt.start : doubt.end] if doubt.place else ""
            yield Finding(
                code=rule.code,
                severity=Severity.WARN,
                clause=rule.ground,
                message=doubt.message,
                location=data.place_of(doubt.place.path if doubt.place else "$"),
                box=rule.box,
                text=shortened(" ".join(words.split())),
                measured=doubt.measured,
                required=doubt.required,
                title=rule.title,
                remedy=rule.remedy,
                group=data.book.title if data.book else "",
            )
