"""Turns the bytes of a template into a compiled template, once per process, and a view into the parts it prints.

docxtpl defines the template language and reads the template; what it would do again for every document (patching,
parsing, compiling) is done once here. Its repairs after rendering are done in the values' escape step
(line breaks, tabs) or are never needed, because templates that need them are refused (column tags, repeated drawings).
"""

from __future__ import annotations

import hashlib
import threading
from collections import OrderedDict
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from docgen.errors import PackError, RenderError
from docgen.rendering.environment import view_environment
from docgen.rendering.escaping import UnprintableError
from docgen.rendering.grammar import ParsedPart, parse_part
from docgen.rendering.layouts import LayoutLedger, PartLayout, layout_of
from docgen.rendering.paths import locate_value
from docgen.rendering.programs import Program, build_program
from docgen.rendering.skeleton import Skeleton, build_skeletons
from docgen.rendering.sources import read_template
from docgen.rendering.steps import read_steps

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from docgen.diagnostics import Problem
    from docgen.rendering.skeleton import Extras

_KEPT = 16
"""Compiled templates a process keeps; a pack has fewer, a service with many packs recompiles the oldest."""


@dataclass(frozen=True, slots=True)
class CompiledPart:
    """One part ready to print: fixed XML around a program."""

    name: str
    prefix: str
    program: Program
    suffix: str


@dataclass(frozen=True, slots=True)
class CompiledTemplate:
    """A template ready to print any number of views, from any number of threads."""

    digest: str
    """SHA-256 of the template's bytes."""
    parts: tuple[CompiledPart, ...]
    parsed: tuple[ParsedPart, ...]
    main_document: str
    skeletons: Mapping[Extras, Skeleton]
    """The fixed members of the package, by what is added to it."""
    style_ids: frozenset[str]
    layouts: LayoutLedger


@dataclass(frozen=True, slots=True)
class RenderedPart:
    """One printed part: its XML, in order every value that was put into it, and how its pieces meet."""

    name: str
    xml: str
    printed: Sequence[object]
    layout: PartLayout


_cache: OrderedDict[str, CompiledTemplate] = OrderedDict()
_lock = threading.Lock()


def compile_template(docx: bytes) -> CompiledTemplate:
    """The compiled form of a template, from this process's cache when its bytes were compiled before.

    Raises:
        PackError: not a Word file, or it uses what a template may not; the message names the part and the tag.
    """
    digest = hashlib.sha256(docx).hexdigest()
    with _lock:
        found = _cache.get(digest)
        if found is None:
            found = _cache[digest] = _compile(docx, digest)
        _cache.move_to_end(digest)
        while len(_cache) > _KEPT:
            _cache.popitem(last=False)
    return found


def _compile(docx: bytes, digest: str) -> CompiledTemplate:
    environment = view_environment()
    source = read_template(docx)
    parsed = tuple(parse_part(part, environment) for part in source.parts)
    refuse_problems([problem for part in parsed for problem in part.problems])
    parts = tuple(_compile_part(part) for part in parsed)
    return CompiledTemplate(
        digest=digest,
        parts=parts,
        parsed=parsed,
        main_document=source.package.main_document,
        skeletons=MappingProxyType(build_skeletons(source.package, {part.name for part in parts})),
        style_ids=source.style_ids,
        layouts=LayoutLedger(),
    )


def _compile_part(parsed: ParsedPart) -> CompiledPart:
    program = build_program(read_steps(parsed.tree))
    return CompiledPart(parsed.part.name, parsed.part.prefix, program, parsed.part.suffix)


def refuse_problems(problems: Sequence[Problem]) -> None:
    """Raise one PackError that tells every problem of a template."""
    if problems:
        lines = "\n".join(f"  {problem.location.place}: {problem.message}" for problem in problems)
        raise PackError(f"Mẫu không dùng được:\n{lines}", hint=problems[0].hint)


def render_parts(compiled: CompiledTemplate, view: object) -> tuple[RenderedPart, ...]:
    """Every part with tags, printed from the view.

    Raises:
        RenderError: the view lacks a field, or holds a value that cannot be printed; the message names its path.
    """
    try:
        return tuple(_render_part(part, view) for part in compiled.parts)
    except UnprintableError as error:
        path = locate_value(view, error.value)
        raise RenderError(f"{path} {error.reason}.", hint=error.hint) from error
    except AttributeError as error:
        raise RenderError(
            f"Mẫu hỏi điều mà dữ liệu không có: {error}.",
            hint="so mẫu với phần dựng chữ (view) bằng lệnh kiểm tra mẫu.",
        ) from error


def _render_part(part: CompiledPart, view: object) -> RenderedPart:
    sheet = part.program.run(view)
    layout = layout_of(sheet.entered, sheet.drawn)
    sheet.pieces.append(part.suffix)
    return RenderedPart(part.name, part.prefix + "".join(sheet.pieces), sheet.printed, layout)
