"""Turns a pack's recipes into the files of its templates, and tells where the files that are there differ."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from docgen.diagnostics import Location, Problem
from docgen.errors import DocgenError, PackError
from docgen.ooxml import canonical_xml, open_package

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from docgen.contracts import Pack, Template

_REBUILD = "dựng lại bằng lệnh docgen template build rồi xem khác biệt trước khi ghi nhận."


def build_templates(pack: Pack) -> Mapping[Path, bytes]:
    """What every recipe of the pack draws for its size profile, by the file it belongs in. Nothing is written.

    Templates made in Word (`origin = "word"`) are nobody's to draw and are left out.

    Raises:
        PackError: a template has no recipe, or the decree lacks a number the recipe needs.
    """
    drawn = {
        template.path: draw_template(pack, template) for template in pack.templates.values() if _is_drawn(template)
    }
    return MappingProxyType(drawn)


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
    """Every template of the pack that is absent, unreadable, or not what its recipe draws, part by part."""
    problems: list[Problem] = []
    for template in pack.templates.values():
        if not template.path.is_file():
            problems.append(
                Problem("template-missing", "Chưa có tệp mẫu.", Location(file=str(template.path)), _REBUILD)
            )
        elif _is_drawn(template):
            problems += _compare(template.path, draw_template(pack, template))
    return tuple(problems)


def _is_drawn(template: Template) -> bool:
    return template.origin == "recipe"


def _compare(path: Path, drawn: bytes) -> list[Problem]:
    try:
        committed = open_package(path).parts
    except DocgenError as error:
        return [Problem("template-unreadable", error.message, Location(file=str(path)), error.hint)]
    expected = open_package(drawn).parts
    problems = []
    for name in sorted(committed.keys() | expected.keys()):
        if name not in expected:
            message = f"Phần {name} có trong tệp mẫu mà cách dựng không vẽ ra."
        elif name not in committed:
            message = f"Tệp mẫu thiếu phần {name} mà cách dựng vẽ ra."
        elif _canonical(name, committed[name]) != _canonical(name, expected[name]):
            message = f"Phần {name} của tệp mẫu khác với phần mà cách dựng vẽ ra."
        else:
            continue
        problems.append(Problem("template-stale", message, Location(file=str(path), place=name), _REBUILD))
    return problems


def _canonical(name: str, data: bytes) -> bytes:
    return canonical_xml(data) if name.endswith((".xml", ".rels")) else data
