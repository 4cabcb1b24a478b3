"""Turns a pack's recipes into the files of its templates, and tells where the files that are there differ."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from docgen.diagnostics import Location, Problem
from docgen.errors import DocgenError, PackError
from docgen.ooxml import canonical_xml, open_package
from docgen.ooxml.outline import show
from docgen.ooxml.read import read_facts

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from docgen.contracts import Pack, Template
    from docgen.ooxml import Package

_REBUILD = "dựng lại bằng lệnh docgen template build rồi xem khác biệt trước khi ghi nhận."


def build_templates(pack: Pack) -> Mapping[Path, bytes]:
    """What belongs in the pack's folder for its size profile: every template as its recipe draws it, and its outline.

    A template made in Word (`origin = "word"`) is nobody's to draw: of it there is only the outline. One inherited from
    the parent pack is not this pack's to build. Nothing is written.

    Raises:
        PackError: a template has no recipe, or the decree lacks a number the recipe needs.
        FileAccessError, UnreadableInputError, UnsafeInputError: a template made in Word cannot be read.
    """
    files: dict[Path, bytes] = {}
    for template in _own_templates(pack):
        if _is_drawn(template):
            files[template.path] = draw_template(pack, template)
        files[template.outline_path] = _outline(files.get(template.path, template.path))
    return MappingProxyType(files)


def draw_template(pack: Pack, template: Template) -> bytes:
    """The bytes of one template, from the pack's measures.

    Raises:
        PackError: the pack has no recipe for it, or the decree lacks a number the recipe needs.
    """
    recipe = pack.source.recipes.get(template.name)
    if recipe is None:
        raise PackError(
            f"Gói mẫu «{pack.name}» không có cách dựng (recipe) cho mẫu «{template.name}».",
            hint='ghi origin = "word" nếu mẫu soạn trong Word.',
        )
    return recipe(pack.typesetting, pack.decree)


def check_templates(pack: Pack) -> tuple[Problem, ...]:
    """Every template in the pack's folder that is absent, unreadable, or differs from its recipe or its outline.

    Codes: `template-missing`, `template-unreadable`, `template-stale` (a part is not what the recipe draws),
    `outline-missing`, `outline-stale` (the outline is not a mirror of the template).
    """
    problems: list[Problem] = []
    for template in _own_templates(pack):
        if not template.path.is_file():
            problems.append(_problem("template-missing", "Chưa có tệp mẫu.", template.path))
            continue
        try:
            package, outline = open_package(template.path), _outline(template.path)
        except DocgenError as error:
            problems.append(
                Problem("template-unreadable", error.message, Location(file=str(template.path)), error.hint)
            )
            continue
        if _is_drawn(template):
            problems += _compare(template.path, package, draw_template(pack, template))
        problems += _compare_outline(template.outline_path, outline)
    return tuple(problems)


def _own_templates(pack: Pack) -> list[Template]:
    return [template for template in pack.templates.values() if template.path.is_relative_to(pack.source.folder)]


def _is_drawn(template: Template) -> bool:
    return template.origin == "recipe"


def _outline(source: Path | bytes) -> bytes:
    """The outline of a template: the form in which people review it."""
    return show(read_facts(source)).encode()


def _problem(code: str, message: str, path: Path, part: str = "") -> Problem:
    return Problem(code, message, Location(file=str(path), place=part), _REBUILD)


def _compare(path: Path, committed: Package, drawn: bytes) -> list[Problem]:
    found, expected = committed.parts, open_package(drawn).parts
    problems = []
    for name in sorted(found.keys() | expected.keys()):
        if name not in expected:
            message = f"Phần {name} có trong tệp mẫu mà cách dựng không vẽ ra."
        elif name not in found:
            message = f"Tệp mẫu thiếu phần {name} mà cách dựng vẽ ra."
        elif _canonical(name, found[name]) != _canonical(name, expected[name]):
            message = f"Phần {name} của tệp mẫu khác với phần mà cách dựng vẽ ra."
        else:
            continue
        problems.append(_problem("template-stale", message, path, name))
    return problems


def _compare_outline(path: Path, expected: bytes) -> list[Problem]:
    if not path.is_file():
        return [_problem("outline-missing", "Chưa có tệp dàn bài (outline) của mẫu.", path)]
    # Git may have turned the line ends of a text file into those of the system.
    if path.read_bytes().replace(b"\r\n", b"\n") != expected:
        return [_problem("outline-stale", "Tệp dàn bài (outline) không còn khớp với tệp mẫu.", path)]
    return []


def _canonical(name: str, data: bytes) -> bytes:
    return canonical_xml(data) if name.endswith((".xml", ".rels")) else data
