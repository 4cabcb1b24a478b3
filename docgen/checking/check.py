"""Turns a Word file into a report: facts, scope, rules, then what the office has accepted and what it knows."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from docgen.anatomy import locate_boxes
from docgen.anatomy.addresses import walk
from docgen.checking.engine import Outcome, run_rules
from docgen.checking.report import FileReport, Report, Scope, ScopeKind, Suppressed
from docgen.checking.scope import judge_scope
from docgen.checking.selection import select_rules
from docgen.checking.settings import NO_SETTINGS, CheckSettings
from docgen.contracts.rule import Examination
from docgen.diagnostics import Finding, Severity
from docgen.errors import DocgenError
from docgen.ooxml import read_facts

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from docgen.contracts import Pack, Rule
    from docgen.ooxml import DocumentFacts, Package

Source = Path | bytes | BinaryIO
_GRAVITY = {Severity.ERROR: 0, Severity.FAIL: 1, Severity.WARN: 2}


@dataclass(frozen=True, slots=True)
class NamedSource:
    """A file of a batch: the name a person knows it by, and its bytes, path or open file."""

    name: str
    source: Source


def check(
    source: Source,
    *,
    pack: Pack,
    name: str = "",
    select: Collection[str] = (),
    ignore: Collection[str] = (),
    settings: CheckSettings | None = None,
) -> Report:
    """Any .docx against a pack's rules. `name` is what the file is called in the report; a path is its own name.

    `select` and `ignore` are prefixes of codes, added to those of the settings.

    Raises:
        FileAccessError, UnreadableInputError, UnsafeInputError: the file.
        InputError: a prefix that fits no rule.
        PackError: the pack's rules and its decree do not fit.
    """
    chosen = pick_rules(pack, select, ignore, settings)
    report = examine_source(source, chosen, pack=pack, name=name or _name_of(source))
    return _as_report([_settle(report, settings or NO_SETTINGS)], pack, chosen)


def check_files(
    sources: Iterable[NamedSource | Path],
    *,
    pack: Pack,
    select: Collection[str] = (),
    ignore: Collection[str] = (),
    settings: CheckSettings | None = None,
) -> Report:
    """Many files, one answer each in the order given; a bad file is answered as unreadable and stops nothing.

    Raises:
        InputError: a prefix that fits no rule.
        PackError: the pack's rules and its decree do not fit.
    """
    chosen = pick_rules(pack, select, ignore, settings)
    reports = []
    for item in sources:
        named = NamedSource(str(item), item) if isinstance(item, Path) else item
        try:
            examined = examine_source(named.source, chosen, pack=pack, name=named.name)
        except DocgenError as error:
            hint = f" Cách sửa: {error.hint}" if error.hint else ""
            reports.append(FileReport(named.name, Scope(ScopeKind.UNREADABLE, f"{error.message}{hint}")))
        else:
            reports.append(_settle(examined, settings or NO_SETTINGS))
    return _as_report(reports, pack, chosen)


@dataclass(frozen=True, slots=True)
class Examined:
    """What the rules said about one file, before the office's decisions."""

    file: str
    scope: Scope
    outcome: Outcome
    notes: tuple[str, ...] = ()
    """Sentences about how the file was read."""


def examine(facts: DocumentFacts, rules: Iterable[Rule], *, pack: Pack, name: str = "") -> Examined:
    """The scope of a document and, when the decree speaks of it, what the rules say."""
    stops = tuple(walk(facts))
    anatomy = locate_boxes(facts, stops)
    scope = judge_scope(anatomy)
    if not scope.kind.is_asked:
        return Examined(name, scope, Outcome((), (), ()))
    outcome = run_rules(rules, Examination.of(facts, anatomy, pack.decree, stops), name)
    hits = sorted(outcome.hits, key=lambda hit: _order(hit.finding))
    return Examined(name, scope, replace(outcome, hits=tuple(hits)), tuple(_tracked(facts)))


def _tracked(facts: DocumentFacts) -> Iterator[str]:
    """What a person who sees other words on the screen must know: tracked changes are read as accepted."""
    if facts.changes:
        yield (
            f"Tệp có {len(facts.changes)} sửa đổi có theo dõi (Track Changes) chưa chấp nhận hay từ chối; "
            "đã kiểm như thể chấp nhận hết."
        )


def examine_source(source: Source | Package, rules: Iterable[Rule], *, pack: Pack, name: str = "") -> Examined:
    """The same for a file."""
    return examine(read_facts(source), rules, pack=pack, name=name)


def rules_of(pack: Pack) -> tuple[Rule, ...]:
    """The rules a pack brings, in the order of their codes."""
    return tuple(sorted(pack.source.rules(), key=lambda rule: rule.code))


def _order(finding: Finding) -> tuple[int, str, int, int, str]:
    """Most serious first, then box by box, then as one reads."""
    paragraph = -1 if finding.anchor.paragraph is None else finding.anchor.paragraph
    family = finding.code.rpartition("-")[2][:1]
    return _GRAVITY[finding.severity], family, paragraph, finding.anchor.start, finding.code


def pick_rules(
    pack: Pack, select: Collection[str], ignore: Collection[str], settings: CheckSettings | None
) -> tuple[Rule, ...]:
    """The pack's rules that are asked for: what the caller selects goes before what the office selects."""
    decided = settings or NO_SETTINGS
    return select_rules(rules_of(pack), tuple(select) or decided.select, (*ignore, *decided.ignore))


def _name_of(source: Source) -> str:
    return str(source) if isinstance(source, Path) else ""


def _settle(examined: Examined, settings: CheckSettings) -> FileReport:
    """The report with what the office has accepted and what it knows put aside."""
    findings: list[Finding] = []
    known: list[Finding] = []
    suppressed: list[Suppressed] = []
    used: set[int] = set()
    for hit in examined.outcome.hits:
        accepted = [number for number, item in enumerate(settings.accept) if item.fits(hit.finding)]
        used.update(accepted)
        # A crash of ours is never the office's to accept.
        if hit.finding.severity is Severity.ERROR:
            findings.append(hit.finding)
        elif accepted:
            suppressed.append(Suppressed(hit.finding, settings.accept[accepted[0]].reason))
        elif hit.finding.fingerprint in settings.baseline:
            known.append(hit.finding)
        else:
            findings.append(hit.finding)
    return FileReport(
        file=examined.file,
        scope=examined.scope,
        findings=tuple(findings),
        skipped=examined.outcome.skipped,
        checked=examined.outcome.looked,
        suppressed=tuple(suppressed),
        known=tuple(known),
        notes=(*examined.notes, *_unused(examined, settings, used)),
    )


def _unused(examined: Examined, settings: CheckSettings, used: set[int]) -> tuple[str, ...]:
    """Acceptances written for this very file that fit nothing any more."""
    return tuple(
        f"Mục bỏ qua {item.code} ({item.reason}) không còn khớp chỗ nào; có thể xoá khỏi cấu hình."
        for number, item in enumerate(settings.accept)
        if number not in used and item.file and item.file == examined.file.replace("\\", "/").rpartition("/")[2]
    )


def _as_report(files: list[FileReport], pack: Pack, rules: tuple[Rule, ...]) -> Report:
    return Report(tuple(files), pack.name, tuple(rule.code for rule in rules))
