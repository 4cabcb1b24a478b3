"""Turns the safe fixes of a check into a mended copy of the file and a journal of what was done and what was left."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO, Literal

from docgen.checking.check import examine_source, pick_rules
from docgen.checking.chosen import no_type_rules
from docgen.diagnostics import Finding, Severity
from docgen.ooxml.editing import Mode, apply_edits
from docgen.ooxml.package import open_package, write_package

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from pathlib import Path

    from docgen.checking.chosen import TypeRules
    from docgen.checking.engine import Hit
    from docgen.checking.settings import CheckSettings
    from docgen.contracts import Pack
    from docgen.ooxml.package import Package

Outcome = Literal["fixed", "left"]


@dataclass(frozen=True, slots=True)
class JournalEntry:
    """What became of one finding: mended, or left to a person with the reason.

    `more` counts further places with the same measure, which the finding stands for.
    """

    code: str
    place: str
    message: str
    before: str
    after: str
    outcome: Outcome
    reason: str = ""
    more: int = 0


@dataclass(frozen=True, slots=True)
class Fixed:
    """The mended copy, the journal in the order of the report, and what a second check still finds.

    `new` are findings of the mended copy that the original did not have; a safe fix makes none.
    """

    bytes: bytes
    journal: tuple[JournalEntry, ...]
    remaining: tuple[Finding, ...]
    new: tuple[Finding, ...]


def fix(  # noqa: PLR0913 - one keyword an option of a check
    source: Path | bytes | BinaryIO,
    *,
    pack: Pack,
    mode: Mode = "tracked",
    select: Collection[str] = (),
    ignore: Collection[str] = (),
    settings: CheckSettings | None = None,
    content: TypeRules = no_type_rules,
) -> Fixed:
    """Every safe fix of the chosen rules on a copy, as tracked changes or directly; the source is never touched.

    Tracked changes are signed “docgen” and bear no date, so that the same file gives the same bytes. What the office
    has accepted in its settings is not mended. A fix after which the second check finds a new fault is taken back and
    left to a person.

    Raises:
        FileAccessError, UnreadableInputError, UnsafeInputError, InputError, PackError: as `check`.
    """
    package = open_package(source)
    rules = pick_rules(pack, select, ignore, settings, content)
    turns = {rule.code: rule.turn for rule in rules.rules}
    accepted = settings.accept if settings else ()

    def look(file: Package | bytes) -> tuple[Hit, ...]:
        return examine_source(file, rules, pack=pack).outcome.hits

    def choose(hits: tuple[Hit, ...]) -> list[Hit]:
        safe = (hit for hit in hits if hit.finding.fix == "safe")
        return [hit for hit in safe if not any(item.fits(hit.finding) for item in accepted)]

    hits = look(package)
    mender = _Mender(look, mode, frozenset(_identity(hit.finding) for hit in hits), turns)
    state = _Round(write_package(package.parts), hits, {})
    for turn in sorted(set(turns.values())):
        # Each round counts in the file as the one before has left it, and may leave work to the next.
        state = mender.mend(state, [hit for hit in choose(state.hits) if turns[hit.finding.code] == turn], turn)
    remaining = tuple(hit.finding for hit in state.hits)
    mended = {hit.finding.fingerprint for hit in choose(hits)}
    return Fixed(
        bytes=state.bytes,
        journal=tuple(_entry(hit.finding, mended, state.reasons, remaining) for hit in hits),
        remaining=remaining,
        new=tuple(finding for finding in remaining if _identity(finding) not in mender.known),
    )


@dataclass(frozen=True, slots=True)
class _Round:
    """One round of mending: the file, what a check of it finds, and why some findings were left, by fingerprint."""

    bytes: bytes
    hits: tuple[Hit, ...]
    reasons: dict[str, str]


@dataclass(frozen=True, slots=True)
class _Mender:
    """Makes one round after another. `known` is what the original was guilty of."""

    look: Callable[[Package | bytes], tuple[Hit, ...]]
    mode: Mode
    known: frozenset[tuple[str, Severity, str]]
    turns: dict[str, int]

    def mend(self, state: _Round, wanted: list[Hit], turn: int) -> _Round:
        """All wanted fixes but those of rules whose fixes lead to a new finding that no later round will mend."""
        if not wanted:
            return state
        package = open_package(state.bytes)
        harmful: set[str] = set()
        while True:
            chosen = [hit for hit in wanted if hit.finding.code not in harmful]
            edited = apply_edits(package, [edit for hit in chosen for edit in hit.edits], mode=self.mode)
            after = self.look(edited.bytes)
            # Each turn takes at least one rule's fixes back, so this ends.
            blamed = _blamed([hit.finding for hit in after if self._is_new(hit.finding, turn)], chosen)
            if not blamed:
                break
            harmful |= blamed
        # Those who were blamed together are tried again one by one: the fault may be that of one of them.
        for code in sorted(harmful) if len(harmful) > 1 else ():
            chosen = [hit for hit in wanted if hit.finding.code not in harmful - {code}]
            tried = apply_edits(package, [edit for hit in chosen for edit in hit.edits], mode=self.mode)
            found = self.look(tried.bytes)
            if not any(self._is_new(hit.finding, turn) for hit in found):
                harmful.discard(code)
                edited, after = tried, found
        refused = {item.edit: item.reason for item in edited.refused}
        reasons = dict(state.reasons)
        for hit in wanted:
            told = [refused[edit] for edit in hit.edits if edit in refused]
            if hit.finding.code in harmful:
                reasons[hit.finding.fingerprint] = "sửa tự động sẽ gây lỗi khác; cần người sửa"
            elif told:
                reasons[hit.finding.fingerprint] = "; ".join(dict.fromkeys(told))
        return _Round(edited.bytes, after, reasons)

    def _is_new(self, finding: Finding, turn: int) -> bool:
        later = finding.fix == "safe" and self.turns[finding.code] > turn
        return _identity(finding) not in self.known and not later


def _identity(finding: Finding) -> tuple[str, Severity, str]:
    """What makes a finding of the copy the same as one of the original: the words may have moved a little."""
    return finding.code, finding.severity, finding.measured


def _blamed(new: list[Finding], chosen: list[Hit]) -> set[str]:
    """The rules whose fixes may have made the new findings: those that touched the same paragraph, or else all."""
    if not new or not chosen:
        return set()
    places = {finding.anchor.paragraph for finding in new}
    near = {hit.finding.code for hit in chosen if any(getattr(edit, "paragraph", None) in places for edit in hit.edits)}
    return near or {hit.finding.code for hit in chosen}


def _entry(finding: Finding, wanted: set[str], reasons: dict[str, str], remaining: tuple[Finding, ...]) -> JournalEntry:
    reason = reasons.get(finding.fingerprint, "")
    if finding.fingerprint not in wanted:
        reason = "cần người sửa" if finding.fix != "safe" else "đã được chấp nhận trong cấu hình"
    elif not reason and any(_identity(other) == _identity(finding) for other in remaining):
        reason = "sau khi sửa vẫn còn; cần người xem lại"
    return JournalEntry(
        code=finding.code,
        place=finding.location.place,
        message=finding.message,
        before=finding.measured,
        after=finding.required,
        outcome="left" if reason else "fixed",
        reason=reason,
        more=finding.more,
    )
