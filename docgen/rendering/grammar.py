"""Turns the Jinja source of a part into a checked syntax tree that holds names, loops and conditions only."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from jinja2 import TemplateSyntaxError, nodes

from docgen.diagnostics import Location, Problem
from docgen.rendering.steps import Choose, PartSteps, Repeat, Show, Tag, Write

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docgen.rendering.environment import ViewEnvironment
    from docgen.rendering.sources import PartSource
    from docgen.rendering.steps import Position, Step

LOOP_FLAGS = frozenset({("first",), ("last",)})
"""`loop.first` and `loop.last` may be asked in a condition; they are never printed."""

_TOKEN = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}|</?([\w:.-]+)[^>]*?(/?)>", re.DOTALL)
_STATEMENT = re.compile(r"\{%\s*(\w+)")
_STATEMENTS = frozenset({"for", "endfor", "if", "elif", "else", "endif"})
_BLOCK_PARENTS = frozenset({
    "w:body", "w:tc", "w:hdr", "w:ftr", "w:sdtContent", "w:txbxContent", "w:footnote"
})  # fmt: skip
_STRAY = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}")
_SHOWN = 80
_BROKEN = "thiếu dấu ngoặc mở hoặc đóng"
_ONCE_ONLY = {"wp:docPr": "hình vẽ", "w:bookmarkStart": "dấu trang (bookmark)", "w:commentReference": "ghi chú"}
# Each tag gets a line of its own, so that the line number of a node of the syntax tree tells which tag it came from.
_MARK = "\ue000\n"
_REMEDY = "mẫu chỉ dùng tên, vòng lặp và điều kiện; chữ và phép tính thuộc về phần dựng chữ (view)."


@dataclass(frozen=True, slots=True)
class ParsedPart:
    """The checked tree of a part. `tags` finds the tag of a node by its line number."""

    part: PartSource
    tree: nodes.Template
    tags: dict[int, Tag]
    problems: tuple[Problem, ...]

    def tag_of(self, node: nodes.Node) -> Tag:
        return self.tags.get(node.lineno, Tag("", self.part.name, "elsewhere"))


def parse_part(part: PartSource, environment: ViewEnvironment) -> ParsedPart:
    """The syntax tree of a part and everything in it that a template may not do."""
    marked, tags, problems = _mark_tags(part)
    if problems:
        return ParsedPart(part, nodes.Template([]), tags, tuple(problems))
    try:
        tree = environment.parse(marked)
    except TemplateSyntaxError as error:
        where = tags.get(error.lineno)
        location = where.location if where else Location(place=part.name)
        problem = Problem("template-syntax", f"Thẻ viết sai cú pháp ({error.message}).", location, _REMEDY)
        return ParsedPart(part, nodes.Template([]), tags, (problem,))
    for data in tree.find_all(nodes.TemplateData):
        data.data = data.data.replace(_MARK, "")
    parsed = ParsedPart(part, tree, tags, ())
    return ParsedPart(part, tree, tags, tuple(_check_nodes(parsed, tree.body, frozenset())))


def path_of(node: nodes.Node) -> tuple[str, ...]:
    """`block.table.rows` as names; empty for an expression that is not a chain of names."""
    names: list[str] = []
    while isinstance(node, nodes.Getattr):
        names.append(node.attr)
        node = node.node
    return (node.name, *reversed(names)) if isinstance(node, nodes.Name) else ()


def read_steps(parsed: ParsedPart) -> PartSteps:
    """The steps of a part that `parse_part` found without problems."""
    part = parsed.part
    return PartSteps(part.name, part.prefix, tuple(_steps(parsed, parsed.tree.body)), part.suffix)


def _steps(parsed: ParsedPart, body: Sequence[nodes.Node]) -> Iterator[Step]:
    for node in body:
        if isinstance(node, nodes.Output):
            for printed in node.nodes:
                if not isinstance(printed, nodes.TemplateData):
                    yield Show(path_of(printed), parsed.tag_of(printed))
                elif printed.data:
                    yield Write(printed.data)
        elif isinstance(node, nodes.If):
            branches = (node, *node.elif_)
            yield Choose(
                tuple((path_of(branch.test), tuple(_steps(parsed, branch.body))) for branch in branches),
                tuple(_steps(parsed, node.else_)),
                tuple(parsed.tag_of(branch) for branch in branches),
            )
        elif isinstance(node, nodes.For):
            variable = cast("nodes.Name", node.target).name
            body_steps, otherwise = (tuple(_steps(parsed, inner)) for inner in (node.body, node.else_))
            yield Repeat(variable, path_of(node.iter), body_steps, otherwise, parsed.tag_of(node))


@dataclass(slots=True)
class _Scan:
    """What is open at a point of the source: elements, loops and conditions."""

    elements: list[str]
    statements: list[tuple[str, tuple[str, ...]]]

    @property
    def position(self) -> Position:
        parent = self.elements[-1] if self.elements else ""
        return "text" if parent == "w:t" else "block" if parent in _BLOCK_PARENTS else "elsewhere"


def _mark_tags(part: PartSource) -> tuple[str, dict[int, Tag], list[Problem]]:
    """The source with each tag on a line of its own, the tags by line, and what is wrong with where they stand."""
    pieces: list[str] = []
    tags: dict[int, Tag] = {}
    problems: list[Problem] = []
    scan = _Scan([], [])
    end, line = 0, 1
    for token in _TOKEN.finditer(part.source):
        text = token.group()
        between = part.source[end : token.start()]
        pieces.append(between)
        line += between.count("\n")
        stray = _STRAY.search(between)
        if stray:
            problems.append(
                _problem("template-syntax", Tag(between.strip()[:_SHOWN], part.name, "text"), _BROKEN, _REMEDY)
            )
        end = token.end()
        if text.startswith("<"):
            tag = Tag(text[:_SHOWN], part.name, "elsewhere")
            problems += _follow_element(scan, text, token.group(1), tag, closed=bool(token.group(2)))
        else:
            pieces.append(_MARK)
            line += 1
            tag = tags[line] = Tag(" ".join(text.split()), part.name, scan.position)
            problems += _follow_statement(scan, text, tag)
        pieces.append(text)
        line += text.count("\n")
    pieces.append(part.source[end:])
    return "".join(pieces), tags, problems


def _follow_element(scan: _Scan, text: str, name: str, tag: Tag, *, closed: bool) -> Iterator[Problem]:
    if "{{" in text or "{%" in text:
        yield _problem("template-position", tag, "nằm trong thuộc tính XML", "đặt thẻ trong chữ của đoạn.")
    if name in _ONCE_ONLY and any(word == "for" for word, _ in scan.statements):
        yield _problem(
            "template-repeated",
            tag,
            f"là {_ONCE_ONLY[name]} nằm trong vòng lặp: mỗi lần lặp sẽ trùng mã",
            f"đưa {_ONCE_ONLY[name]} ra ngoài vòng lặp hoặc xoá đi.",
        )
    if text.startswith("</"):
        if not scan.elements or scan.elements.pop() != name:
            yield _problem("template-unbalanced", tag, "không khớp với phần tử mở trước nó", _UNBALANCED)
    elif not closed:
        scan.elements.append(name)


_UNBALANCED = "đặt thẻ mở và thẻ đóng của vòng lặp, điều kiện ở cùng một cấp: cùng đoạn, hoặc mỗi thẻ một đoạn riêng."


def _follow_statement(scan: _Scan, text: str, tag: Tag) -> Iterator[Problem]:
    word = _STATEMENT.match(text)
    if word is None:
        return
    name = word.group(1)
    here = tuple(scan.elements)
    if name not in _STATEMENTS:
        yield _problem("template-expression", tag, f"dùng lệnh “{name}”", _REMEDY)
    elif name in {"for", "if"}:
        scan.statements.append((name, here))
    elif scan.statements:
        if scan.statements[-1][1] != here:
            yield _problem("template-unbalanced", tag, "nằm khác cấp với thẻ mở của nó", _UNBALANCED)
        if name.startswith("end"):
            scan.statements.pop()


def _problem(code: str, tag: Tag, what: str, hint: str) -> Problem:
    return Problem(code, f"Thẻ «{tag.text}» {what}.", Location(place=tag.part), hint)


def _check_nodes(parsed: ParsedPart, body: list[nodes.Node], names: frozenset[str]) -> Iterator[Problem]:
    """Problems of a list of statements. `names` are the loop variables in force."""
    for node in body:
        tag = parsed.tag_of(node)
        if isinstance(node, nodes.Output):
            for printed in node.nodes:
                if not isinstance(printed, nodes.TemplateData):
                    yield from _check_printed(printed, parsed.tag_of(printed))
        elif isinstance(node, nodes.If):
            yield from _check_path(node.test, tag, "đặt điều kiện bằng", loop=bool(names))
            for branch in (node.body, node.elif_, node.else_):
                yield from _check_nodes(parsed, list(branch), names)
        elif isinstance(node, nodes.For):
            if not isinstance(node.target, nodes.Name) or node.test is not None or node.recursive:
                yield _problem("template-expression", tag, "lặp với nhiều biến, điều kiện hoặc đệ quy", _REMEDY)
                continue
            if node.target.name.startswith("_") or node.target.name == "loop":
                yield _problem("template-expression", tag, f"đặt tên biến lặp “{node.target.name}”", _REMEDY)
            yield from _check_path(node.iter, tag, "lặp qua")
            yield from _check_nodes(parsed, node.body, names | {node.target.name})
            yield from _check_nodes(parsed, node.else_, names)
        else:
            yield _problem("template-expression", tag, f"dùng lệnh “{type(node).__name__.lower()}”", _REMEDY)


def _check_printed(node: nodes.Node, tag: Tag) -> Iterator[Problem]:
    if tag.position == "elsewhere":
        yield _problem(
            "template-position",
            tag,
            "đứng ở nơi không in được chữ",
            "đặt thẻ trong chữ, hoặc dùng {{p tên }}.",
        )
    yield from _check_path(node, tag, "in ra")


def _check_path(node: nodes.Node, tag: Tag, purpose: str, *, loop: bool = False) -> Iterator[Problem]:
    path = path_of(node)
    if not path:
        yield _problem("template-expression", tag, f"{purpose} một biểu thức, không phải một tên", _REMEDY)
    elif path[0] == "loop":
        if not loop or path[1:] not in LOOP_FLAGS:
            yield _problem(
                "template-expression", tag, f"{purpose} “{'.'.join(path)}”", "chỉ dùng loop.first, loop.last."
            )
    elif any(name.startswith("_") or not name.isascii() for name in path):
        yield _problem("template-expression", tag, "dùng tên bắt đầu bằng gạch dưới hoặc có dấu", _REMEDY)
