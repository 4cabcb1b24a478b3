"""Turns a Word file into a report: facts, scope, rules, then what the office has accepted and what it knows."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from docgen.anatomy import locate_boxes
from docgen.anatomy.addresses import walk
from docgen.checking.attached import Filed, count_attached, count_filed_apart, filed_of
from docgen.checking.chosen import Chosen, TypeRules, no_type_rules
from docgen.checking.data import DATA_NOTE, ReadData, examine_data
from docgen.checking.engine import Outcome, run_rules, softened
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

    from docgen.checking.engine import Hit
    from docgen.contracts import Pack, Rule
    from docgen.diagnostics import Anchor
    from docgen.ooxml import DocumentFacts, Package

Source = Path | bytes | BinaryIO
_GRAVITY = {Severity.ERROR: 0, Severity.FAIL: 1, Severity.WARN: 2}


@dataclass(frozen=True, slots=True)
class NamedSource:
    """A file of a batch: the name a person knows it by, and its bytes, path or open file."""

    name: str
    source: Source


def check(  # noqa: PLR0913 - one keyword an option of a check
    source: Source,
    *,
    pack: Pack,
    name: str = "",
    select: Collection[str] = (),
    ignore: Collection[str] = (),
    settings: CheckSettings | None = None,
    content: TypeRules = no_type_rules,
    data: ReadData | None = None,
) -> Report:
    """Any .docx against a pack's rules. `name` is what the file is called in the report; a path is its own name.

    `select` and `ignore` are prefixes of codes, added to those of the settings. `content` gives the rules of a document
    type by its tên loại; `data` reads a data file for them.

    Raises:
        FileAccessError, UnreadableInputError, UnsafeInputError: the file.
        InputError: a prefix that fits no rule.
        PackError: the pack's rules and its decree do not fit.
    """
    chosen = pick_rules(pack, select, ignore, settings, content)
    named = NamedSource(name or _name_of(source), source)
    return _as_report([_settle(_examined(named, chosen, pack, data), settings or NO_SETTINGS)], pack, chosen)


def check_files(  # noqa: PLR0913 - one keyword an option of a check
    sources: Iterable[NamedSource | Path],
    *,
    pack: Pack,
    select: Collection[str] = (),
    ignore: Collection[str] = (),
    settings: CheckSettings | None = None,
    content: TypeRules = no_type_rules,
    data: ReadData | None = None,
) -> Report:
    """Many files, one answer each in the order given; a bad file is answered as unreadable and stops nothing.

    Raises:
        InputError: a prefix that fits no rule.
        PackError: the pack's rules and its decree do not fit.
    """
    chosen = pick_rules(pack, select, ignore, settings, content)
    found: list[tuple[Examined | FileReport, NamedSource | None]] = []
    for item in sources:
        named = NamedSource(str(item), item) if isinstance(item, Path) else item
        each = _isolated(named, chosen, pack, data)
        asks = isinstance(each, Examined) and each.lacks_appendices
        found.append((each, named if asks else None))
    batch = [each.filed for each, _ in found if isinstance(each, Examined) and each.filed is not None]
    reports = []
    for examined, asking in found:
        if isinstance(examined, FileReport):
            reports.append(examined)
        else:
            whole = examined if asking is None else _with_appendices(examined, asking, chosen, pack, batch)
            reports.append(_settle(whole, settings or NO_SETTINGS))
    return _as_report(reports, pack, chosen)


def _with_appendices(
    examined: Examined, asking: NamedSource, chosen: Chosen, pack: Pack, batch: list[Filed]
) -> Examined:
    """The document examined once more when an appendix that it lacks is a file of the same batch."""
    attached = count_attached(examined.filed, batch) if examined.filed is not None else 0
    if not attached:
        return examined
    return examine(read_facts(asking.source), chosen, pack=pack, name=asking.name, attached=attached)


def _isolated(named: NamedSource, chosen: Chosen, pack: Pack, data: ReadData | None) -> Examined | FileReport:
    try:
        return _examined(named, chosen, pack, data)
    except DocgenError as error:
        hint = f" Cách sửa: {error.hint}" if error.hint else ""
        return FileReport(named.name, Scope(ScopeKind.UNREADABLE, f"{error.message}{hint}"))


@dataclass(frozen=True, slots=True)
class Examined:
    """What the rules said about one file, before the office's decisions."""

    file: str
    scope: Scope
    outcome: Outcome
    notes: tuple[str, ...] = ()
    """Sentences about how the file was read."""
    filed: Filed | None = None
    """What it is to the other files of its batch."""
    lacks_appendices: bool = False
    """Whether a rule says that an appendix is not there."""


def _examined(named: NamedSource, chosen: Chosen, pack: Pack, data: ReadData | None) -> Examined:
    read = data(named.name, named.source) if data is not None else None
    if read is None:
        examined = examine_source(named.source, chosen, pack=pack, name=named.name)
        lacking = examined.filed if examined.lacks_appendices else None
        apart = count_filed_apart(named.source, lacking) if lacking is not None else 0
        if apart:
            return examine(read_facts(named.source), chosen, pack=pack, name=named.name, attached=apart)
        return examined
    hits, looked, skipped = examine_data(read, chosen.allows)
    hits = tuple(sorted(hits, key=lambda hit: _GRAVITY[hit.finding.severity]))
    scope = Scope(ScopeKind.ADMINISTRATIVE)
    return Examined(named.name, scope, Outcome(hits, skipped, looked), (DATA_NOTE,))


def examine(facts: DocumentFacts, rules: Chosen, *, pack: Pack, name: str = "", attached: int = 0) -> Examined:
    """The scope of a document and, when the decree speaks of it, what the rules say.

    `attached` is how many of its appendices are filed apart.
    """
    stops = tuple(walk(facts))
    anatomy = locate_boxes(facts, stops)
    scope = judge_scope(anatomy)
    if not scope.kind.is_asked:
        return Examined(name, scope, Outcome((), (), ()))
    x = replace(Examination.of(facts, anatomy, pack.decree, stops), attached=attached)
    outcome = _ask(rules, x, name)
    if x.is_doubtful:
        outcome = replace(outcome, hits=softened(outcome.hits))
    hits = sorted(outcome.hits, key=lambda hit: _order(hit.finding))
    told = {hit.finding.code for hit in hits}
    lacks = any(rule.asks_for_appendices and rule.code in told for rule in rules.of(x))
    notes = tuple(_tracked(facts))
    return Examined(name, scope, replace(outcome, hits=tuple(hits)), notes, filed_of(anatomy), lacks)


def _ask(rules: Chosen, x: Examination, name: str) -> Outcome:
    """The rules of any document first, then those of its type that none of them has spoken for."""
    asked = rules.of(x)
    outcome = run_rules([rule for rule in asked if not rule.type_name], x, name)
    own = [rule for rule in asked if rule.type_name and not set(rule.told_by) & set(outcome.looked)]
    if not own:
        return outcome
    more = run_rules(own, x, name)
    hits = (*_left_of(outcome.hits, more.hits, own), *more.hits)
    return Outcome(hits, (*outcome.skipped, *more.skipped), (*outcome.looked, *more.looked))


def _left_of(hits: Iterable[Hit], more: Iterable[Hit], own: Iterable[Rule]) -> Iterator[Hit]:
    """The hits without those about words of which a rule of the type tells more; one that counts more places stays."""
    less = {rule.code: rule.tells_better for rule in own if rule.tells_better}
    better = [(less[hit.finding.code], hit.finding.anchor) for hit in more if hit.finding.code in less]
    for hit in hits:
        at = hit.finding.anchor
        if hit.finding.more or not any(hit.finding.code in codes and _overlap(at, its) for codes, its in better):
            yield hit


def _overlap(one: Anchor, other: Anchor) -> bool:
    if one.paragraph is None or one.paragraph != other.paragraph:
        return False
    return (other.end is None or one.start < other.end) and (one.end is None or other.start < one.end)


def _tracked(facts: DocumentFacts) -> Iterator[str]:
    """What a person who sees other words on the screen must know: tracked changes are read as accepted."""
    if facts.changes:
        yield (
            f"Tệp có {len(facts.changes)} sửa đổi có theo dõi (Track Changes) chưa chấp nhận hay từ chối; "
            "đã kiểm như thể chấp nhận hết."
        )


def examine_source(source: Source | Package, rules: Chosen, *, pack: Pack, name: str = "") -> Examined:
    """The same for a file."""
    return examine(read_facts(source), rules, pack=pack, name=name)


def rules_of(pack: Pack) -> tuple[Rule, ...]:
    """The rules a pack brings, in the order of their codes."""
    return tuple(sorted(pack.source.rules(), key=lambda rule: rule.code))


def _order(finding: Finding) -> tuple[int, str, int, int, str]:
    """Most serious first, then box by box, then as one reads."""
    paragraph = -1 if finding.anchor.paragraph is None else finding.anchor.paragraph
    family = finding.group or finding.code.rpartition("-")[2][:1]
    return _GRAVITY[finding.severity], family, paragraph, finding.anchor.start, finding.code


def pick_rules(
    pack: Pack,
    select: Collection[str],
    ignore: Collection[str],
    settings: CheckSettings | None,
    content: TypeRules = no_type_rules,
) -> Chosen:
    """The rules that are asked for: what the caller selects goes before what the office selects."""
    decided = settings or NO_SETTINGS
    # One text is one entry, not letters.
    select, ignore = ((given,) if isinstance(given, str) else given for given in (select, ignore))
    wanted, unwanted = tuple(select) or decided.select, (*ignore, *decided.ignore)
    if not wanted and not unwanted:
        return Chosen(rules_of(pack), content)
    return Chosen(select_rules((*rules_of(pack), *content(None)), wanted, unwanted))


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


def _as_report(files: list[FileReport], pack: Pack, chosen: Chosen) -> Report:
    return Report(tuple(files), pack.name, tuple(rule.code for rule in chosen.rules))
