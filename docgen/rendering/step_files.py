"""Turns the steps of a template into the file that stands beside it, and that file back into steps.

The file is plain data (JSON): names, and XML of the template. It names the bytes of the template it was made of, so it
can never speak for another one; `docgen template build` writes it, `docgen template build --check` makes it anew and
compares. A file that is not as it should be is no file: the template itself is read then, which takes longer and
gives the same.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final, TypeAlias, cast

from docgen.rendering.steps import Choose, PartSteps, Repeat, Show, Tag, TemplateSteps, Write

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docgen.rendering.steps import Path, Position, Step

FORMAT: Final = 1
"""Counts up whenever docgen would make other steps of the same template: older files are not used then."""

_POSITIONS: Final = frozenset({"text", "block", "elsewhere"})
_Json: TypeAlias = "str | int | list[_Json] | dict[str, _Json]"


def format_steps(template: TemplateSteps, digest: str) -> bytes:
    """The file. `digest` is the SHA-256 of the template's bytes."""
    file: dict[str, _Json] = {
        "format": FORMAT,
        "template": digest,
        "main_document": template.main_document,
        "style_ids": sorted(template.style_ids),  # type: ignore[dict-item] # strings are JSON; lists are invariant
        "parts": [
            {"name": part.name, "prefix": part.prefix, "steps": _write(part.steps), "suffix": part.suffix}
            for part in template.parts
        ],
    }
    return (json.dumps(file, ensure_ascii=False, indent=1) + "\n").encode()


def _write(steps: Sequence[Step]) -> list[_Json]:
    return [_write_step(step) for step in steps]


def _write_step(step: Step) -> _Json:
    if isinstance(step, Write):
        return step.text
    if isinstance(step, Show):
        return {"show": ".".join(step.path), "tag": _write_tag(step.tag)}
    if isinstance(step, Choose):
        branches: list[_Json] = [
            {"if": ".".join(path), "tag": _write_tag(tag), "body": _write(body)}
            for (path, body), tag in zip(step.branches, step.tags, strict=True)
        ]
        return {"choose": branches, "else": _write(step.otherwise)}
    return {
        "repeat": ".".join(step.path),
        "as": step.variable,
        "tag": _write_tag(step.tag),
        "body": _write(step.body),
        "else": _write(step.otherwise),
    }


def _write_tag(tag: Tag) -> str:
    return f"{tag.position} {tag.text}"


def find_steps(file: bytes, digest: str) -> TemplateSteps | None:
    """The steps of the template with this digest; None when the file was not made of it, or is damaged."""
    try:
        content = json.loads(file)
        if content["format"] != FORMAT or content["template"] != digest:
            return None
        return TemplateSteps(
            main_document=_text(content["main_document"]),
            style_ids=frozenset(map(_text, content["style_ids"])),
            parts=tuple(map(_read_part, content["parts"])),
        )
    except (ValueError, TypeError, LookupError, RecursionError):
        return None


def _read_part(part: dict[str, object]) -> PartSteps:
    name = _text(part["name"])
    return PartSteps(name, _text(part["prefix"]), _read(part["steps"], name), _text(part["suffix"]))


def _read(steps: object, part: str) -> tuple[Step, ...]:
    if not isinstance(steps, list):
        raise TypeError
    return tuple([_read_step(step, part) for step in steps])


def _read_step(step: object, part: str) -> Step:
    if isinstance(step, str):
        return Write(step)
    if not isinstance(step, dict):
        raise TypeError
    if "show" in step:
        return Show(_path(step["show"]), _tag(step["tag"], part))
    if "choose" in step:
        branches = step["choose"]
        return Choose(
            tuple((_path(branch["if"]), _read(branch["body"], part)) for branch in branches),
            _read(step["else"], part),
            tuple(_tag(branch["tag"], part) for branch in branches),
        )
    return Repeat(
        _text(step["as"]),
        _path(step["repeat"]),
        _read(step["body"], part),
        _read(step["else"], part),
        _tag(step["tag"], part),
    )


def _path(written: object) -> Path:
    return tuple(_text(written).split("."))


def _tag(written: object, part: str) -> Tag:
    position, _, text = _text(written).partition(" ")
    if position not in _POSITIONS:
        raise ValueError
    return Tag(text, part, cast("Position", position))


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value
