"""Turns the steps of a part into a program that prints a view: one Python function, written here and compiled once.

Jinja would do the same and ask, at every name, whether it may be read; that costs most of its time. Steps hold nothing
but names, loops and conditions, so the function can only read attributes, branch and repeat: every name in it is one
that `grammar` accepted (ASCII letters, digits, no leading underscore), and the template's text never becomes part of
the source, but stands beside it as values.
"""

from __future__ import annotations

import keyword
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, cast

from docgen.errors import PackError
from docgen.rendering.drawing import DRAWN_TYPES, draw
from docgen.rendering.escaping import UnprintableError, escape_text
from docgen.rendering.steps import Choose, Repeat, Show, Write

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from docgen.rendering.steps import Path, Step

MOST_NESTED = 15
"""Loops within loops, beyond which Python compiles no function; no document has a fourth level."""
_MOST_INDENTED = 60
_NAME = re.compile(r"[A-Za-z]\w*", re.ASCII)


class Sheet:
    """What a program writes on: pieces of XML, and in order every value that was put among them."""

    __slots__ = ("drawn", "entered", "pieces", "printed")

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.printed: list[object] = []
        self.drawn: list[int] = []
        """Where among the pieces the drawn values stand."""
        self.entered: list[int] = []
        """The bodies of conditions and loops that were entered, by number."""

    def print_value(self, value: object) -> None:
        """Put a text, escaped, or a drawn value on the sheet.

        Raises:
            UnprintableError: the value is neither, or holds what a Word file cannot.
        """
        if isinstance(value, str):
            self.pieces.append(escape_text(value))
        elif isinstance(value, DRAWN_TYPES):
            self.drawn.append(len(self.pieces))
            self.pieces.append(draw(value))
        else:
            raise UnprintableError(
                value,
                f"là giá trị kiểu {type(value).__name__}, không phải chữ để in",
                "chuyển giá trị thành chữ trong phần dựng chữ (view), hoặc đặt điều kiện quanh thẻ.",
            )
        self.printed.append(value)


class _Run(Protocol):
    def __call__(
        self,
        view: object,
        write: Callable[[str], None],
        note: Callable[[object], None],
        put: Callable[[object], None],
        enter: Callable[[int], None],
    ) -> None: ...


@dataclass(frozen=True, slots=True)
class Program:
    """The function of a part."""

    _run: _Run

    def run(self, view: object) -> Sheet:
        """Print a view. Every run has its own sheet, so any number may run at once."""
        sheet = Sheet()
        self._run(view, sheet.pieces.append, sheet.printed.append, sheet.print_value, sheet.entered.append)
        return sheet


def build_program(steps: Sequence[Step]) -> Program:
    """The program of steps that `grammar` found without problems.

    Raises:
        PackError: loops or conditions nested deeper than any document has them.
    """
    writer = _Writer()
    writer.body(steps, {}, 1)
    space: dict[str, object] = {f"c{number}": text for number, text in enumerate(writer.fragments)}
    space |= {"escape": escape_text, "__builtins__": {"enumerate": enumerate, "len": len, "str": str}}
    source = "\n".join(["def run(view, write, note, put, enter):", *writer.lines, " return None"])
    exec(compile(source, "<template>", "exec"), space)  # noqa: S102 — names only, each accepted by `grammar` and `_safe`
    return Program(cast("_Run", space["run"]))


@dataclass(frozen=True, slots=True)
class _Loop:
    """A loop in force: its number, and whether its body asks which turn it is."""

    number: int
    asked: list[bool]


class _Writer:
    """Writes the source of one function, a line each."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.fragments: list[str] = []
        self._loops: list[_Loop] = []
        self._bodies = 0

    def body(self, steps: Sequence[Step], names: Mapping[str, str], depth: int) -> None:
        """Statements of a list of steps, `depth` blanks deep. `names` are the loop variables in force."""
        if depth > _MOST_INDENTED or len(self._loops) > MOST_NESTED:
            raise PackError(
                f"Mẫu lồng vòng lặp quá {MOST_NESTED} cấp hoặc điều kiện quá {_MOST_INDENTED // 2} cấp.",
                hint="bớt các vòng lặp, điều kiện lồng nhau trong mẫu.",
            )
        if self._bodies:
            self._line(depth, f"enter({self._bodies})")
        self._bodies += 1
        for step in steps:
            if isinstance(step, Write):
                self._line(depth, f"write(c{len(self.fragments)})")
                self.fragments.append(step.text)
            elif isinstance(step, Show):
                self._line(depth, f"v = {self._read(step.path, names)}")
                self._line(depth, "if v.__class__ is str:")
                self._line(depth, " write(escape(v)); note(v)")
                self._line(depth, "else: put(v)")
            elif isinstance(step, Choose):
                self._choose(step, names, depth)
            else:
                self._repeat(step, names, depth)

    def _choose(self, step: Choose, names: Mapping[str, str], depth: int) -> None:
        word = "if"
        for path, body in step.branches:
            self._line(depth, f"{word} {self._read(path, names)}:")
            self.body(body, names, depth + 1)
            word = "elif"
        if step.otherwise:
            self._line(depth, "else:")
            self.body(step.otherwise, names, depth + 1)

    def _repeat(self, step: Repeat, names: Mapping[str, str], depth: int) -> None:
        loop = _Loop(len(self.lines), [])
        items, item = f"s{loop.number}", f"x{loop.number}"
        self._line(depth, f"{items} = {self._read(step.path, names)}")
        head = len(self.lines)
        self._line(depth, f"for {item} in {items}:")
        self._loops.append(loop)
        self.body(step.body, {**names, step.variable: item}, depth + 1)
        self._loops.pop()
        if loop.asked:
            self.lines[head] = f"{' ' * depth}for n{loop.number}, {item} in enumerate({items}):"
        if step.otherwise:
            self._line(depth, f"if not {items}:")
            self.body(step.otherwise, names, depth + 1)

    def _read(self, path: Path, names: Mapping[str, str]) -> str:
        first, *rest = path
        if first == "loop" and self._loops and first not in names:
            loop = self._loops[-1]
            loop.asked.append(True)
            return f"n{loop.number} == " + ("0" if rest == ["first"] else f"len(s{loop.number}) - 1")
        known = names.get(first)
        return ".".join([known, *map(_safe, rest)] if known else ["view", *map(_safe, path)])

    def _line(self, depth: int, text: str) -> None:
        self.lines.append(" " * depth + text)


def _safe(name: str) -> str:
    """The name of an attribute, looked at once more where it becomes source."""
    if not _NAME.fullmatch(name) or keyword.iskeyword(name):
        raise PackError(f"Mẫu dùng tên “{name}” không đặt được cho một trường.", hint="sửa tên trong thẻ của mẫu.")
    return name
