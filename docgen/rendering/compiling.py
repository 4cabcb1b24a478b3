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
from docgen.ooxml import open_package
from docgen.rendering.escaping import UnprintableError
from docgen.rendering.layouts import LayoutLedger, PartLayout, layout_of
from docgen.rendering.paths import locate_value
from docgen.rendering.programs import Program, build_program
from docgen.rendering.skeleton import Skeleton, as_document, build_skeletons
from docgen.rendering.step_files import find_steps, format_steps
from docgen.rendering.steps import PartSteps, TemplateSteps

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from docgen.diagnostics import Problem
    from docgen.ooxml import Package
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
    steps: TemplateSteps
    skeletons: Mapping[Extras, Skeleton]
    """The fixed members of the package, by what is added to it."""
    layouts: LayoutLedger

    @property
    def main_document(self) -> str:
        """Name of the part that holds the text."""
        return self.steps.main_document


@dataclass(frozen=True, slots=True)
class RenderedPart:
    """One printed part: its XML, in order every value that was put into it, and how its pieces meet."""

    name: str
    xml: str
    printed: Sequence[object]
    layout: PartLayout


_cache: OrderedDict[str, CompiledTemplate] = OrderedDict()
_lock = threading.Lock()


def compile_template(docx: bytes, steps: bytes | None = None) -> CompiledTemplate:
    """The compiled form of a template, from this process's cache when its bytes were compiled before.

    `steps` is the file that `print_steps` made of the template. With it, docxtpl need not read the template again; when
    it was made of other bytes, or by another version of the format, it is as if it were not there.

    Raises:
        PackError: not a Word file, or it uses what a template may not; the message names the part and the tag.
    """
    digest = hashlib.sha256(docx).hexdigest()
    with _lock:
        found = _cache.get(digest)
        if found is None:
            found = _cache[digest] = _compile(docx, digest, steps)
        _cache.move_to_end(digest)
        while len(_cache) > _KEPT:
            _cache.popitem(last=False)
    return found


def print_steps(docx: bytes) -> bytes:
    """What stands in a file beside a template, so that printing need not read the template anew in every process.

    Raises:
        PackError: as `compile_template`.
    """
    steps, _ = _read_steps(docx)
    return format_steps(steps, hashlib.sha256(docx).hexdigest())


def _compile(docx: bytes, digest: str, step_file: bytes | None) -> CompiledTemplate:
    steps = find_steps(step_file, digest) if step_file is not None else None
    if steps is None:
        steps, package = _read_steps(docx)
    else:
        package = as_document(open_package(docx))
    return CompiledTemplate(
        digest=digest,
        parts=tuple(_compile_part(part) for part in steps.parts),
        steps=steps,
        skeletons=MappingProxyType(build_skeletons(package, {part.name for part in steps.parts})),
        layouts=LayoutLedger(),
    )


def _read_steps(docx: bytes) -> tuple[TemplateSteps, Package]:
    from docgen.rendering.environment import view_environment  # noqa: PLC0415 — reading a template takes docxtpl,
    from docgen.rendering.grammar import parse_part, read_steps  # noqa: PLC0415 — python-docx and Jinja: 120 ms
    from docgen.rendering.sources import read_template  # noqa: PLC0415 — that printing with known steps need not pay

    environment = view_environment()
    source = read_template(docx)
    parsed = tuple(parse_part(part, environment) for part in source.parts)
    refuse_problems([problem for part in parsed for problem in part.problems])
    parts = tuple(read_steps(part) for part in parsed)
    return TemplateSteps(source.package.main_document, source.style_ids, parts), source.package


def _compile_part(part: PartSteps) -> CompiledPart:
    return CompiledPart(part.name, part.prefix, build_program(part.steps), part.suffix)


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
