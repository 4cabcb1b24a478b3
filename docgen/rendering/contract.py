"""Turns a template and the type of its view into the list of their disagreements, without rendering anything."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from docgen.contracts.view import FramedMark, RuleLine, StyleId, TableView
from docgen.diagnostics import Location, Problem
from docgen.errors import PackError
from docgen.rendering.compiling import refuse_problems
from docgen.rendering.shapes import KIND_NAMES, Shape, printable_paths
from docgen.rendering.steps import Choose, Repeat, Show

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from docgen.rendering.compiling import CompiledTemplate
    from docgen.rendering.steps import PartSteps, Path, Step, Tag

_STYLES: dict[object, tuple[StyleId, ...]] = {
    RuleLine: (StyleId.RULE,),
    FramedMark: (StyleId.MARK,),
    TableView: (StyleId.TABLE, StyleId.TABLE_HEADER, StyleId.TABLE_CELL, StyleId.TABLE_GROUP),
}
_Place = tuple[Shape, str]
"""What stands at a point of a template, and its path in the view (`body[].text`)."""


def check_contract(docx: bytes, view_type: type) -> tuple[Problem, ...]:
    """Kiểm tra mẫu với view: every name a template uses exists, every field of the view is printed.

    Codes: `template-unreadable`, `template-syntax`, `template-expression`, `template-position`, `template-unbalanced`,
    `template-repeated`, `template-name` (with the nearest name), `template-kind`, `template-style`, and
    `template-lost-field` for a field whose data would be lost.
    """
    from docgen.rendering.environment import view_environment  # noqa: PLC0415 — reading a template takes docxtpl,
    from docgen.rendering.grammar import parse_part, read_steps  # noqa: PLC0415 — python-docx and Jinja: 120 ms
    from docgen.rendering.sources import read_template  # noqa: PLC0415 — that printing with known steps need not pay

    try:
        source = read_template(docx)
    except PackError as error:
        return (Problem("template-unreadable", error.message, error.location or Location(), error.hint),)
    parts = [parse_part(part, view_environment()) for part in source.parts]
    broken = tuple(problem for part in parts for problem in part.problems)
    if broken:
        return broken
    check = _Check(view_type)
    check.walk_parts(map(read_steps, parts))
    return (*check.problems, *_missing_styles(check.drawn, source.style_ids), *_lost_fields(view_type, check.printed))


@functools.lru_cache(maxsize=64)
def _disagreements(compiled: _ByDigest, view_type: type) -> tuple[Problem, ...]:
    check = _Check(view_type)
    check.walk_parts(compiled.template.steps.parts)
    return (*check.problems, *_missing_styles(check.drawn, compiled.template.steps.style_ids))


class _ByDigest:
    """A compiled template as a cache key: templates of equal bytes are equal."""

    def __init__(self, template: CompiledTemplate) -> None:
        self.template = template

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _ByDigest) and other.template.digest == self.template.digest

    def __hash__(self) -> int:
        return hash(self.template.digest)


def require_fit(compiled: CompiledTemplate, view_type: type) -> None:
    """Raise PackError when the template asks for what the view does not have. Decided once per template and view type.

    A field that no template prints is no reason to refuse here: the proof after rendering refuses when it holds data.
    """
    refuse_problems(_disagreements(_ByDigest(compiled), view_type))


class _Check:
    """Walks the trees of a template along the shapes of a view, noting problems and what is printed."""

    def __init__(self, view_type: type) -> None:
        self.root = Shape("view", view_type)
        self.problems: list[Problem] = []
        self.printed: set[str] = set()
        self.drawn: set[object] = set()

    def walk_parts(self, parts: Iterable[PartSteps]) -> None:
        for part in parts:
            self._walk(part.steps, {})

    def _walk(self, steps: Sequence[Step], names: dict[str, _Place | None]) -> None:
        for step in steps:
            if isinstance(step, Show):
                self._print(step.tag, self._resolve(step.tag, step.path, names))
            elif isinstance(step, Choose):
                for (path, body), tag in zip(step.branches, step.tags, strict=True):
                    if path[0] != "loop":
                        self._resolve(tag, path, names)
                    self._walk(body, names)
                self._walk(step.otherwise, names)
            elif isinstance(step, Repeat):
                item = self._item(step.tag, self._resolve(step.tag, step.path, names))
                self._walk(step.body, {**names, step.variable: item})
                self._walk(step.otherwise, names)

    def _resolve(self, tag: Tag, wanted: Path, names: dict[str, _Place | None]) -> _Place | None:
        """Where a path leads; None, with a problem noted, when it leads nowhere."""
        first, *rest = wanted
        if first in names:
            place = names[first]
            if place is None:  # the loop itself was faulty, and that has been said
                return None
        else:
            place = (self.root, "")
            rest = [first, *rest]
        for name in rest:
            shape, path = place
            deeper = shape.field(name)
            if deeper is None:
                known = shape.names() if path else (*shape.names(), *names)
                self._note("template-name", tag, _unknown(name, path, shape), _nearest(name, known))
                return None
            place = (deeper, f"{path}.{name}".lstrip("."))
        return place

    def _item(self, tag: Tag, place: _Place | None) -> _Place | None:
        if place is None:
            return None
        shape, path = place
        if shape.kind != "list":
            self._note("template-kind", tag, f"lặp qua “{path}”, là {KIND_NAMES[shape.kind]}", "chỉ lặp qua danh sách.")
            return None
        return shape.item(), f"{path}[]"

    def _print(self, tag: Tag, place: _Place | None) -> None:
        if place is None:
            return
        shape, path = place
        if shape.kind == "text":
            if tag.position != "text":
                self._note("template-kind", tag, f"đặt chữ “{path}” ngoài đoạn", f"viết {{{{ {path} }}}} trong đoạn.")
        elif shape.kind == "drawn":
            self.drawn.add(shape.type)
            if tag.position != "block":
                self._note("template-kind", tag, f"in “{path}”, là giá trị vẽ, trong chữ", "dùng {{p }} ở đoạn riêng.")
        else:
            self._note("template-kind", tag, f"in “{path}”, là {KIND_NAMES[shape.kind]}", "chỉ in chữ và giá trị vẽ.")
        self.printed.add(path)

    def _note(self, code: str, tag: Tag, what: str, hint: str) -> None:
        self.problems.append(Problem(code, f"Thẻ «{tag.text}» {what}.", Location(place=tag.part), hint))


def _unknown(name: str, path: str, shape: Shape) -> str:
    owner = f"“{path}”" if path else "view"
    if shape.kind != "view":
        return f"hỏi “{name}” của {owner}, là {KIND_NAMES[shape.kind]}"
    return f"dùng tên “{name}” mà {owner} không có"


def _nearest(name: str, known: Iterable[str]) -> str:
    import difflib  # noqa: PLC0415 — only misspelt names need it

    names = list(dict.fromkeys(known))
    near = difflib.get_close_matches(name, names, n=1, cutoff=0.5)
    if near:
        return f"có phải là “{near[0]}”?"
    return f"các tên dùng được: {', '.join(names)}." if names else "bỏ phần sau dấu chấm."


def _lost_fields(view_type: type, printed: set[str]) -> Iterator[Problem]:
    for path in printable_paths(view_type):
        if path not in printed:
            yield Problem(
                "template-lost-field",
                f"Mẫu không in trường “{path}”: dữ liệu ở đó sẽ mất.",
                Location(path=f"$.{path}"),
                "in trường này, hoặc khai trường là không in (NOT_PRINTED) trong view.",
            )


def _missing_styles(drawn: Iterable[object], defined: frozenset[str]) -> Iterator[Problem]:
    needed = {style for drawn_type in drawn for style in _STYLES.get(drawn_type, ())}
    for style in sorted(needed, key=lambda style: style.value):
        if style.value not in defined:
            yield Problem(
                "template-style",
                f"Mẫu thiếu kiểu “{style.value}” mà đường kẻ, khung hoặc bảng cần.",
                Location(place="word/styles.xml"),
                "thêm kiểu này vào mẫu, chép từ mẫu có sẵn của gói.",
            )
