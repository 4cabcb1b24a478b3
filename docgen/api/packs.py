"""The installed packs and an office's own: opened, their templates read, built and checked."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

from docgen.diagnostics import Location, Problem
from docgen.errors import PackError

if TYPE_CHECKING:
    from docgen.contracts import Pack, Template
    from docgen.rendering import CompiledTemplate

PackName: TypeAlias = "str | os.PathLike[str]"
"""A pack: the name of an installed one (`nd30`), or the folder of an office's own."""

APPENDIX = "appendix"
"""What the template of a separately filed appendix names as its document type."""

MAX_TEMPLATE_BYTES = 32 * 1024 * 1024
"""Larger than any template with pictures; a bigger file is a mistake."""


def packs() -> Mapping[str, Pack]:
    """Gói mẫu: the installed packs by name. Raises `PackError` when one of them is broken."""
    from docgen import discovery

    return {name: discovery.pack_for(name) for name in discovery.packs()}


def open_pack(pack: PackName | None = None, *, on: date | None = None) -> Pack:
    """An installed pack by its name, an office's own from its folder, or the decree in force `on` a day.

    Raises `PackError`: no such pack, a broken one, or no decree in force on that day.
    """
    from docgen import discovery

    if isinstance(pack, os.PathLike):
        return discovery.pack_for(Path(pack))
    return discovery.pack_for(pack, on)


def template_bytes(template: Template) -> bytes:
    """The .docx of a template. Raises `PackError` when the file is not there."""
    try:
        return template.path.read_bytes()
    except OSError as error:
        raise PackError(
            f"Không đọc được tệp mẫu «{template.path.name}»: {error.strerror}.",
            hint="chạy «docgen template build» để dựng lại các mẫu của gói.",
        ) from error


def compiled_template(template: Template) -> CompiledTemplate:
    """A template ready to print, with the help of the steps beside it when they were made of it."""
    from docgen.rendering import compile_template

    try:
        steps = template.steps_path.read_bytes()
    except OSError:  # made in Word, or never built: the template itself is read, which gives the same
        steps = None
    return compile_template(template_bytes(template), steps)


def build_templates(pack: PackName | None = None) -> Mapping[Path, bytes]:
    """Draw a pack's templates, in both size profiles, from its numbers, with outlines and steps; nothing is written.

    Raises `PackError` when the pack is broken or a recipe cannot be drawn.
    """
    from docgen import authoring, discovery
    from docgen.rendering import print_steps

    drawn: dict[Path, bytes] = {}
    for profiled in discovery.every_profile(open_pack(pack)):
        drawn |= authoring.build_templates(profiled)
        for template in profiled.templates.values():
            if template.path in drawn:
                drawn[template.steps_path] = print_steps(drawn[template.path])
    return MappingProxyType(drawn)


def check_templates(pack: PackName | None = None) -> tuple[Problem, ...]:
    """Which template files, outlines or steps are absent or not what the recipes draw; empty when all are fresh."""
    from docgen import authoring, discovery

    problems: list[Problem] = []
    for profiled in discovery.every_profile(open_pack(pack)):
        found = authoring.check_templates(profiled)
        problems += found
        broken = {problem.location.file for problem in found}
        for template in profiled.templates.values():
            if template.origin == "recipe" and template.path.is_relative_to(profiled.source.folder):
                problems += () if str(template.path) in broken else _check_steps(template)
    return tuple(problems)


def _check_steps(template: Template) -> tuple[Problem, ...]:
    """Whether the steps beside a template are those of its bytes, letter by letter."""
    from docgen.rendering import print_steps

    place = Location(file=str(template.steps_path))
    remedy = "chạy «docgen template build» để dựng lại."
    try:
        expected = print_steps(template_bytes(template))
    except PackError as error:
        return (Problem("template-unreadable", error.message, Location(file=str(template.path)), error.hint),)
    if not template.steps_path.is_file():
        return (Problem("steps-missing", "Chưa có tệp các bước in của mẫu.", place, remedy),)
    if template.steps_path.read_bytes() != expected:
        return (Problem("steps-stale", "Tệp các bước in không phải là của mẫu này.", place, remedy),)
    return ()


def check_template(template: bytes | str | os.PathLike[str], document: str) -> tuple[Problem, ...]:
    """Kiểm tra mẫu: where a template and the view of a type (`plan`, `appendix`) disagree, without rendering.

    Raises `InputError` for an unknown type, `FileAccessError` for the file.
    """
    from docgen.files import read_bytes
    from docgen.rendering import check_contract

    content = template if isinstance(template, bytes) else read_bytes(Path(template), limit=MAX_TEMPLATE_BYTES)
    return check_contract(content, _view_type(document))


def _view_type(document: str) -> type[object]:
    from docgen.discovery import document_type
    from docgen.documents.parts.views import SeparateAppendixView

    return SeparateAppendixView if document == APPENDIX else document_type(document).view_type
