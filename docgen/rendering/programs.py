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
from docgen.rendering.escaping import escape_text
from docgen.rendering.sheets import Sheet
from docgen.rendering.steps import Choose, Repeat, Show, Write

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from docgen.rendering.sheets import Doors
    from docgen.rendering.steps import Path, Step

MOST_NESTED = 15
"""Loops within loops, beyond which Python compiles no function; no document has a fourth level."""
_MOST_INDENTED = 60
_DOORS = " write, note, put, enter, each = doors"
_NAME = re.compile(r"[A-Za-z]\w*", re.ASCII)


class _Run(Protocol):
    def __call__(self, view: object, doors: Doors) -> None: ...


@dataclass(frozen=True, slots=True)
class Program:
    """The function of a part."""

    _run: _Run

    def run(self, view: object) -> Sheet:
        """Print a view. Every run has its own sheet, so any number may run at once."""
        sheet = Sheet()
        self._run(view, sheet.doors)
        return sheet


def build_program(steps: Sequence[Step]) -> Program:
    """The program of steps that `grammar` found without problems.

    Raises:
        PackError: loops or conditions nested deeper than any document has them.
    """
    writer = _Writer()
    writer.body(steps, {}, 1)
    space: dict[str, object] = {f"c{number}": text for number, text in enumerate(writer.fragments)}
    space |= {f"k{number}": {} for number in writer.remembered}
    space |= {"escape": escape_text, "__builtins__": {"bool": bool, "enumerate": enumerate, "len": len, "str": str}}
    source = "\n".join([*writer.bodies, "def run(view, doors):", _DOORS, *writer.lines, " return None"])
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
        self.bodies: list[str] = []
        """Functions of their own for the loops whose items are remembered."""
        self.remembered: list[int] = []
        """The numbers of these loops."""
        self._loops: list[_Loop] = []
        self._bodies = 0
        self._repeats = 0

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
        self._repeats += 1
        loop = _Loop(self._repeats, [])
        items, item = f"s{loop.number}", f"x{loop.number}"
        self._line(depth, f"{items} = {self._read(step.path, names)}")
        asked = find_outer_conditions(step)
        if asked is not None and not any(path[0] in names for path in asked):
            outer = "".join(f", bool({self._read(path, {})})" for path in asked)
            self._line(depth, f"each(b{loop.number}, k{loop.number}, {items}, view{outer})")
            self._body_of_its_own(step, loop)
            self._otherwise(step, items, names, depth)
            return
        head = len(self.lines)
        self._line(depth, f"for {item} in {items}:")
        self._loops.append(loop)
        self.body(step.body, {**names, step.variable: item}, depth + 1)
        self._loops.pop()
        if loop.asked:
            self.lines[head] = f"{' ' * depth}for n{loop.number}, {item} in enumerate({items}):"
        self._otherwise(step, items, names, depth)

    def _otherwise(self, step: Repeat, items: str, names: Mapping[str, str], depth: int) -> None:
        if step.otherwise:
            self._line(depth, f"if not {items}:")
            self.body(step.otherwise, names, depth + 1)

    def _body_of_its_own(self, step: Repeat, loop: _Loop) -> None:
        """The body of a loop as a function of its item."""
        before, self.lines = self.lines, []
        self._loops.append(loop)
        self.body(step.body, {step.variable: f"x{loop.number}"}, 1)
        self._loops.pop()
        self.bodies += [f"def b{loop.number}(x{loop.number}, view, doors):", _DOORS, *self.lines]
        self.remembered.append(loop.number)
        self.lines = before

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


def find_outer_conditions(loop: Repeat) -> tuple[Path, ...] | None:
    """The conditions a loop's body asks outside its item; None when its print depends on more, or is not worth keeping.

    Worth keeping is what chooses: the rest is printed as quickly as it is found again.
    """
    if not any(isinstance(step, Choose) for step in loop.body):
        return None
    asked: dict[Path, None] = {}
    return tuple(asked) if _depends_on(loop.body, {loop.variable}, asked) else None


def _depends_on(body: Sequence[Step], own: set[str], asked: dict[Path, None]) -> bool:
    """Whether what a body prints comes from its own names; the conditions it asks outside are added to `asked`."""
    for step in body:
        if isinstance(step, Show) and step.path[0] not in own:
            return False
        if isinstance(step, Choose):
            for path, inner in step.branches:
                if path[0] == "loop":
                    return False
                if path[0] not in own:
                    asked[path] = None
                if not _depends_on(inner, own, asked):
                    return False
            if not _depends_on(step.otherwise, own, asked):
                return False
        if isinstance(step, Repeat) and not (
            step.path[0] in own
            and _depends_on(step.body, own | {step.variable}, asked)
            and _depends_on(step.otherwise, own, asked)
        ):
            return False
    return True


def _safe(name: str) -> str:
    """The name of an attribute, looked at once more where it becomes source."""
    if not _NAME.fullmatch(name) or keyword.iskeyword(name):
        raise PackError(f"Mẫu dùng tên “{name}” không đặt được cho một trường.", hint="sửa tên trong thẻ của mẫu.")
    return name
