"""Turns an examined document and a list of rules into findings, and into a list of rules that could not look."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import TYPE_CHECKING

from docgen.contracts.rule import Breach, Examination, Rule, Skip, severity_of
from docgen.diagnostics import Finding, Location, Severity
from docgen.vietnamese.text import comparison_key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docgen.contracts.content import ContentRule
    from docgen.ooxml.edits import Edit

MAX_PLACES = 10
"""Places with the same measure that one rule lists one by one; a person mends them alike, so the rest are counted."""
_TEXT_LIMIT = 120
_ONE_SIZE = re.compile(r"(\d+) pt")
_TWO_SIZES = re.compile(r"\b(\d+) hoặc (\d+)\b")


@dataclass(frozen=True, slots=True)
class Hit:
    """A finding and the edits that mend it, further places included."""

    finding: Finding
    edits: tuple[Edit, ...] = ()


@dataclass(frozen=True, slots=True)
class Skipped:
    """A rule that could not look, and why."""

    code: str
    title: str
    reason: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the rules said: hits in the order of the rules, and who could not look."""

    hits: tuple[Hit, ...]
    skipped: tuple[Skipped, ...]
    looked: tuple[str, ...]
    """Codes of the rules that looked."""


def run_rules(rules: Iterable[Rule], examination: Examination, file: str = "") -> Outcome:
    """Every rule once, each on its own: a crash in one is its own ERROR and stops nothing."""
    hits: list[Hit] = []
    skipped: list[Skipped] = []
    looked: list[str] = []
    for rule in rules:
        try:
            told = tuple(rule.look(examination))
            found = _hits_of(rule, examination, [item for item in told if isinstance(item, Breach)], file)
        except Exception as error:  # noqa: BLE001 - one rule of a check is isolated and becomes data
            hits.append(Hit(crash_of(rule, error, file, rule.group)))
            continue
        reasons = [item.reason for item in told if isinstance(item, Skip)]
        hits.extend(found)
        if reasons and not found:
            skipped.append(Skipped(rule.code, rule.title, "; ".join(dict.fromkeys(reasons))))
        else:
            looked.append(rule.code)
    return Outcome(numbered(hits), tuple(skipped), tuple(looked))


def _hits_of(rule: Rule, examination: Examination, breaches: list[Breach], file: str) -> list[Hit]:
    """One hit a breach; places with the same measure beyond the limit are counted on the last one listed."""
    limit = 1 if rule.gather else MAX_PLACES
    hits: list[Hit] = []
    groups: dict[tuple[str, str, Severity | None], list[int]] = {}
    for breach in breaches:
        places = groups.setdefault((breach.measured, breach.required, breach.severity), [])
        if len(places) < limit:
            places.append(len(hits))
            hits.append(Hit(_finding(rule, examination, breach, file), breach.edits))
        else:
            last = hits[places[-1]]
            finding = replace(last.finding, more=last.finding.more + 1)
            hits[places[-1]] = Hit(finding, (*last.edits, *breach.edits))
    return hits


def _finding(rule: Rule, examination: Examination, breach: Breach, file: str) -> Finding:
    basis = rule.basis(examination.decree)
    text = breach.text or examination.text_of(breach.anchor)
    return Finding(
        code=rule.code,
        severity=severity_of(basis.force, breach),
        clause=basis.clause,
        message=breach.message,
        location=Location(file=file, place=examination.place_of(breach.anchor)),
        box=rule.box,
        text=shortened(text),
        measured=breach.measured,
        required=breach.required,
        title=rule.title,
        remedy=_narrowed(rule.remedy, breach.required),
        fix=rule.fix if breach.edits else "none",
        anchor=breach.anchor,
        group=rule.group,
    )


def _narrowed(remedy: str, required: str) -> str:
    """The remedy with the one size that a pack of an office left: `chọn 13 hoặc 14` → `chọn 14`."""
    only = _ONE_SIZE.fullmatch(required)
    if only is None:
        return remedy
    return _TWO_SIZES.sub(lambda choice: only[1] if only[1] in choice.groups() else choice[0], remedy)


def shortened(text: str) -> str:
    """Words as they are shown: of a long paragraph its beginning."""
    return text if len(text) <= _TEXT_LIMIT else f"{text[: _TEXT_LIMIT - 1].rstrip()}…"


def crash_of(rule: Rule | ContentRule, error: Exception, file: str, group: str) -> Finding:
    """The finding about a rule that broke: our bug, never the document's."""
    return Finding(
        code=rule.code,
        severity=Severity.ERROR,
        clause="",
        message=f"Quy tắc {rule.code} tự hỏng khi kiểm ({type(error).__name__}: {error}); đây là lỗi của docgen, "
        "không phải của văn bản.",
        location=Location(file=file, place="toàn văn bản"),
        box=rule.box,
        title=rule.title,
        remedy="báo lỗi này cho người làm docgen, kèm tệp nếu được phép.",
        group=group,
    )


def softened(hits: Iterable[Hit]) -> tuple[Hit, ...]:
    """Hits of a document that the decree may not bind: what would be an error is a warning."""
    return numbered(
        [
            Hit(replace(hit.finding, severity=Severity.WARN), hit.edits)
            if hit.finding.severity is Severity.FAIL
            else hit
            for hit in hits
        ]
    )


def numbered(hits: list[Hit]) -> tuple[Hit, ...]:
    """Hits with fingerprints: code, box and words, then a number for the same words met again.

    Neither the place nor the measure is in it, so that a paragraph added above or a half mended fault is not news.
    """
    seen: dict[str, int] = {}
    numbered = []
    for hit in hits:
        finding = hit.finding
        key = "|".join((finding.code, finding.severity, finding.box, comparison_key(finding.text)))
        seen[key] = seen.get(key, 0) + 1
        digest = sha256(f"{key}|{seen[key]}".encode()).hexdigest()[:16]
        numbered.append(replace(hit, finding=replace(finding, fingerprint=digest)))
    return tuple(numbered)
