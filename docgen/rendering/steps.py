"""Turns the checked tree of a part into steps: plain data that says what is written, shown, chosen and repeated."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias, cast

from jinja2 import nodes

from docgen.rendering.grammar import path_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Path: TypeAlias = "tuple[str, ...]"
"""`block.table.rows` as names: the first is a loop variable in force, or else a field of the view."""


@dataclass(frozen=True, slots=True)
class Write:
    """XML of the template, as it stands."""

    text: str


@dataclass(frozen=True, slots=True)
class Show:
    """A value of the view, as text or drawn."""

    path: Path


@dataclass(frozen=True, slots=True)
class Choose:
    """The body of the first condition that holds, or what stands otherwise."""

    branches: tuple[tuple[Path, tuple[Step, ...]], ...]
    otherwise: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Repeat:
    """The body once for each item; what stands otherwise when there is none."""

    variable: str
    path: Path
    body: tuple[Step, ...]
    otherwise: tuple[Step, ...]


Step: TypeAlias = "Write | Show | Choose | Repeat"


def read_steps(tree: nodes.Template) -> tuple[Step, ...]:
    """The steps of a tree that `grammar` found without problems."""
    return tuple(_steps(tree.body))


def _steps(body: Sequence[nodes.Node]) -> Iterator[Step]:
    for node in body:
        if isinstance(node, nodes.Output):
            for printed in node.nodes:
                if not isinstance(printed, nodes.TemplateData):
                    yield Show(path_of(printed))
                elif printed.data:
                    yield Write(printed.data)
        elif isinstance(node, nodes.If):
            branches = (node, *node.elif_)
            yield Choose(
                tuple((path_of(branch.test), tuple(_steps(branch.body))) for branch in branches),
                tuple(_steps(node.else_)),
            )
        elif isinstance(node, nodes.For):
            variable = cast("nodes.Name", node.target).name
            yield Repeat(variable, path_of(node.iter), tuple(_steps(node.body)), tuple(_steps(node.else_)))
