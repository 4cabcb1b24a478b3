"""Turns the safe fixes of a check into a mended copy of the file and a journal of what was done and what was left."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO, Literal

from docgen.checking.check import examine_source, pick_rules
from docgen.diagnostics import Finding, Severity
from docgen.ooxml.editing import Mode, apply_edits
from docgen.ooxml.package import open_package

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from docgen.checking.engine import Hit
    from docgen.checking.settings import CheckSettings
    from docgen.contracts import Pack
    from docgen.ooxml.edits import Edit

Outcome = Literal["fixed", "left"]


@dataclass(frozen=True, slots=True)
class JournalEntry:
    """What became of one finding: mended, or left to a person with the reason."""

    code: str
    place: str
    message: str
    before: str
    after: str
    outcome: Outcome
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Fixed:
    """The mended copy, the journal in the order of the report, and what a second check still finds.

    `new` are findings of the mended copy that the original did not have; a safe fix makes none.
    """

    bytes: bytes
    journal: tuple[JournalEntry, ...]
    remaining: tuple[Finding, ...]
    new: tuple[Finding, ...]


def fix(
    source: Path | bytes | BinaryIO,
    *,
    pack: Pack,
    mode: Mode = "tracked",
    select: Collection[str] = (),
    ignore: Collection[str] = (),
    settings: CheckSettings | None = None,
) -> Fixed:
    """Every safe fix of the chosen rules on a copy, as tracked changes or directly; the source is never touched.

    Tracked changes are signed “docgen” and bear no date, so that the same file gives the same bytes. What the office
    has accepted in its settings is not mended. A fix after which the second check finds a new fault is taken back and
    left to a person.

    Raises:
        FileAccessError, UnreadableInputError, UnsafeInputError, InputError, PackError: as `check`.
    """
    package = open_package(source)
    rules = pick_rules(pack, select, ignore, settings)
    accepted = settings.accept if settings else ()
    hits = examine_source(package, rules, pack=pack).outcome.hits
    wanted = [hit for hit in hits if hit.finding.fix == "safe" and not any(item.fits(hit.finding) for item in accepted)]
    before = {_identity(hit.finding) for hit in hits}
    harmful: set[str] = set()
    while True:
        chosen = [hit for hit in wanted if hit.finding.code not in harmful]
        edits = [edit for hit in chosen for edit in hit.edits]
        edited = apply_edits(package, edits, mode=mode)
        after = examine_source(edited.bytes, rules, pack=pack).outcome.hits
        new = tuple(hit.finding for hit in after if _identity(hit.finding) not in before)
        # Each round takes at least one rule's fixes back, so this ends.
        blamed = _blamed(new, chosen)
        if not blamed:
            break
        harmful |= blamed
    refused = {item.edit: item.reason for item in edited.refused}
    remaining = tuple(hit.finding for hit in after)
    return Fixed(edited.bytes, tuple(_entry(hit, wanted, harmful, refused, remaining) for hit in hits), remaining, new)


def _identity(finding: Finding) -> tuple[str, Severity, str]:
    """What makes a finding of the copy the same as one of the original: the words may have moved a little."""
    return finding.code, finding.severity, finding.measured


def _blamed(new: tuple[Finding, ...], chosen: list[Hit]) -> set[str]:
    """The rules whose fixes may have made the new findings: those that touched the same paragraph, or else all."""
    if not new or not chosen:
        return set()
    places = {finding.anchor.paragraph for finding in new}
    near = {hit.finding.code for hit in chosen if any(getattr(edit, "paragraph", None) in places for edit in hit.edits)}
    return near or {hit.finding.code for hit in chosen}


def _entry(
    hit: Hit, wanted: list[Hit], harmful: set[str], refused: dict[Edit, str], remaining: tuple[Finding, ...]
) -> JournalEntry:
    finding = hit.finding
    reason = ""
    reasons = [refused[edit] for edit in hit.edits if edit in refused]
    if hit not in wanted:
        reason = "cần người sửa" if finding.fix != "safe" else "đã được chấp nhận trong cấu hình"
    elif finding.code in harmful:
        reason = "sửa tự động sẽ gây lỗi khác; cần người sửa"
    elif reasons:
        reason = "; ".join(dict.fromkeys(reasons))
    elif any(_identity(other) == _identity(finding) for other in remaining):
        reason = "sau khi sửa vẫn còn; cần người xem lại"
    return JournalEntry(
        code=finding.code,
        place=finding.location.place,
        message=finding.message,
        before=finding.measured,
        after=finding.required,
        outcome="left" if reason else "fixed",
        reason=reason,
    )
