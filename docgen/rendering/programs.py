"""Turns the checked tree of a part into a program of small steps that prints a view.

Jinja would turn the tree into Python source and run it in a sandbox, asking on every name whether it may. A checked
tree holds nothing but names, loops and conditions, so its program can be built from closures that read attributes and
do nothing else: there is no way to call anything, and it prints more than twice as fast.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING, cast

from jinja2 import nodes

from docgen.rendering.drawing import DRAWN_TYPES, draw
from docgen.rendering.escaping import UnprintableError, escape_text
from docgen.rendering.grammar import path_of

if TYPE_CHECKING:
    from collections.abc import Mapping


class Sheet:
    """What a program writes on: pieces of XML, and in order every value that was put among them."""

    __slots__ = ("pieces", "printed")

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.printed: list[object] = []

    def print_value(self, value: object) -> None:
        """Put a text, escaped, or a drawn value on the sheet.

        Raises:
            UnprintableError: the value is neither, or holds what a Word file cannot.
        """
        if isinstance(value, str):
            self.pieces.append(escape_text(value))
        elif isinstance(value, DRAWN_TYPES):
            self.pieces.append(draw(value))
        else:
            raise UnprintableError(
                value,
                f"là giá trị kiểu {type(value).__name__}, không phải chữ để in",
                "chuyển giá trị thành chữ trong phần dựng chữ (view), hoặc đặt điều kiện quanh thẻ.",
            )
        self.printed.append(value)


Frame = list[object]
"""The values of names in force: the view, then the variable and the turn of each open loop."""
Step = Callable[[Frame, Sheet], None]
Reader = Callable[[Frame], object]


@dataclass(frozen=True, slots=True)
class Turn:
    """`loop` in a template: whether this turn of the loop is the first, the last."""

    first: bool
    last: bool


@dataclass(frozen=True, slots=True)
class Program:
    """The steps of a part, and how many values its deepest loop keeps."""

    steps: tuple[Step, ...]
    depth: int

    def run(self, view: object) -> Sheet:
        """Print a view. Every run has its own sheet and frame, so any number may run at once."""
        sheet = Sheet()
        frame: Frame = [view, *[None] * self.depth]
        for step in self.steps:
            step(frame, sheet)
        return sheet


def build_program(tree: nodes.Template) -> Program:
    """The program of a tree that `grammar` found without problems."""
    builder = _Builder()
    return Program(builder.steps(tree.body, {}, 1), builder.depth)


class _Builder:
    def __init__(self) -> None:
        self.depth = 0

    def steps(self, body: Sequence[nodes.Node], names: Mapping[str, int], free: int) -> tuple[Step, ...]:
        """Steps of a list of statements. `names` are the loop variables' places in the frame, `free` the next place."""
        found: list[Step] = []
        for node in body:
            if isinstance(node, nodes.Output):
                found += [
                    _write(printed.data) if isinstance(printed, nodes.TemplateData) else _print(_reader(printed, names))
                    for printed in node.nodes
                ]
            elif isinstance(node, nodes.If):
                found.append(self._condition(node, names, free))
            elif isinstance(node, nodes.For):
                found.append(self._loop(node, names, free))
        return tuple(found)

    def _condition(self, node: nodes.If, names: Mapping[str, int], free: int) -> Step:
        otherwise = self.steps(node.else_, names, free)
        for branch in reversed(node.elif_):
            otherwise = (_choose(_reader(branch.test, names), self.steps(branch.body, names, free), otherwise),)
        return _choose(_reader(node.test, names), self.steps(node.body, names, free), otherwise)

    def _loop(self, node: nodes.For, names: Mapping[str, int], free: int) -> Step:
        self.depth = max(self.depth, free + 1)
        inner = {**names, cast("nodes.Name", node.target).name: free, "loop": free + 1}
        body = self.steps(node.body, inner, free + 2)
        asks_turn = any(name.name == "loop" for child in node.body for name in _names(child))
        return _repeat(_reader(node.iter, names), body, self.steps(node.else_, names, free), free, asks_turn=asks_turn)


def _names(node: nodes.Node) -> list[nodes.Name]:
    return [*([node] if isinstance(node, nodes.Name) else []), *node.find_all(nodes.Name)]


def _reader(node: nodes.Node, names: Mapping[str, int]) -> Reader:
    first, *rest = path_of(node)
    place = names.get(first, 0)
    attributes = rest if first in names else [first, *rest]
    if not attributes:
        return lambda frame: frame[place]
    read = attrgetter(".".join(attributes))
    return lambda frame: read(frame[place])


def _write(text: str) -> Step:
    return lambda _frame, sheet: sheet.pieces.append(text)


def _print(read: Reader) -> Step:
    return lambda frame, sheet: sheet.print_value(read(frame))


def _choose(read: Reader, then: tuple[Step, ...], otherwise: tuple[Step, ...]) -> Step:
    def choose(frame: Frame, sheet: Sheet) -> None:
        for step in then if read(frame) else otherwise:
            step(frame, sheet)

    return choose


def _repeat(read: Reader, body: tuple[Step, ...], otherwise: tuple[Step, ...], place: int, *, asks_turn: bool) -> Step:
    def repeat(frame: Frame, sheet: Sheet) -> None:
        items = cast("Sequence[object]", read(frame))
        last = len(items) - 1
        for number, item in enumerate(items):
            frame[place] = item
            if asks_turn:
                frame[place + 1] = Turn(first=number == 0, last=number == last)
            for step in body:
                step(frame, sheet)
        if not items:
            for step in otherwise:
                step(frame, sheet)

    return repeat
