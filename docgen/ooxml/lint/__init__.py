"""Turns a Word package into the faults of structure that the public validators miss, and those that matter most.

It looks for what makes Word say “unreadable content” or lose something silently: broken references, undeclared parts,
unbalanced fields, cells without a last paragraph, rows that do not fill the grid, properties out of order, numbers that
are none, markers a template left behind. It judges structure only, never the decree.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, BinaryIO

from docgen.errors import FileAccessError, InputError
from docgen.ooxml.lint.finding import LintFinding, Part
from docgen.ooxml.lint.markers import check_markers
from docgen.ooxml.lint.markup import MARKUP_CHECKS
from docgen.ooxml.lint.order import check_order
from docgen.ooxml.lint.references import (
    check_identifiers,
    check_lists,
    check_notes,
    check_package,
    check_relationship_ids,
    check_styles,
)
from docgen.ooxml.package import Package, open_package
from docgen.ooxml.xml import W, parse_xml

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

__all__ = ["LintFinding", "lint_package"]

MAX_FINDINGS = 500
"""Of one check in one part: a part with more is broken throughout, and finding each place takes time."""


def lint_package(
    source: Path | bytes | BinaryIO | Package, *, template: bool = False, allowed_texts: Collection[str] = ()
) -> tuple[LintFinding, ...]:
    """The faults of a package, in the order of its parts; a package that cannot be opened is one fault.

    `template=True` allows template markers; in a finished document they are faults unless they stand in one of
    `allowed_texts`, the strings of the data.

    Raises:
        FileAccessError: the file is absent, is a directory, or may not be read.
    """
    try:
        package = source if isinstance(source, Package) else open_package(source)
    except FileAccessError:
        raise
    except InputError as error:
        return (LintFinding("package", error.message),)
    found: list[LintFinding] = [*check_package(package)]
    parts: list[Part] = []
    for name, data in package.parts.items():
        if not package.content_type(name).endswith(("+xml", "/xml")):
            continue
        try:
            parts.append(Part(name, parse_xml(data, name)))
        except InputError as error:
            found.append(LintFinding("xml", error.message, name))
    for part in parts:
        found.extend(islice(check_relationship_ids(package, part), MAX_FINDINGS))
    stories = [part for part in parts if str(part.root.tag).startswith(f"{{{W}}}")]
    found.extend(_check_stories(package, stories))
    if not template:
        for part in stories:
            found.extend(islice(check_markers(part, allowed_texts), MAX_FINDINGS))
    return tuple(found)


def _check_stories(package: Package, stories: list[Part]) -> Iterator[LintFinding]:
    """The parts in WordprocessingML, each for itself and together."""
    by_name = {part.name: part for part in stories}
    for part in stories:
        yield from islice(check_order(part), MAX_FINDINGS)
        for check in MARKUP_CHECKS:
            yield from islice(check(part), MAX_FINDINGS)
    styles = by_name.get(package.find_related(package.main_document, "styles") or "")
    numbering = by_name.get(package.find_related(package.main_document, "numbering") or "")
    yield from islice(check_styles(stories, styles), MAX_FINDINGS)
    yield from islice(check_lists(stories, numbering), MAX_FINDINGS)
    yield from islice(check_notes(stories, package), MAX_FINDINGS)
    yield from islice(check_identifiers(stories), MAX_FINDINGS)
