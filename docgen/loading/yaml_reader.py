"""Turns YAML text into nodes with line and column, every plain word kept as the text it is.

`012` stays `012`, `no` stays `no`, `12:30` and `2026-03-05` stay words: the model decides what is a number or a date.
Nothing (`key:`), `~` and `null` mean the same as no key. Tags are refused, references (`*name`) are followed but
counted, a key may stand once. This is the only module that imports ruamel.yaml: 90 ms that JSON and Python
data need not pay.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, StringMark, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)
from ruamel.yaml.reader import Reader

from docgen.diagnostics import Location, Problem
from docgen.errors import UnreadableInputError
from docgen.loading.tree import (
    MAX_DEPTH,
    MAX_NODES,
    NULLS,
    ListNode,
    MapEntry,
    MapNode,
    Node,
    Path,
    ScalarNode,
    Spot,
    Written,
    excerpt,
    format_path,
    too_deep,
    too_many,
)
from docgen.loading.yaml_faults import GENERAL, MISPLACED_COLON, explain_colon, find_fault
from docgen.vietnamese.text import find_illegal_character

if TYPE_CHECKING:
    from collections.abc import Iterator

_NOT_IN_YAML: Final = re.compile("[\x7f-\x84\x86-\x9f]")


def parse_yaml(text: str, file: str) -> Written:
    """One YAML document as nodes.

    Raises:
        UnreadableInputError: not YAML; the sentence names line and column.
        UnsafeInputError: nested or unfolded beyond any document.
    """
    unprintable = _NOT_IN_YAML.search(text)
    if unprintable is not None:
        line, column = _line_and_column(text, unprintable.start())
        raise UnreadableInputError(
            f"Tệp có ký tự điều khiển, mã U+{ord(unprintable[0]):04X}, thường do chuyển sai bảng mã.",
            hint="xóa ký tự này và gõ lại chữ ở chỗ đó.",
            location=Location(file, line, column),
        )
    composer = _Composer(_events(text, file), file)
    return Written(composer.document(), tuple(composer.problems))


def _line_and_column(text: str, index: int) -> tuple[int, int]:
    before = text[:index]
    return before.count("\n") + 1, index - before.rfind("\n")


class _Reader(Reader):
    """The reader of ruamel.yaml, which builds an expression of all characters that Unicode has: 8 ms of every start."""

    def check_printable(self, data: str) -> None:
        if _NOT_IN_YAML.search(data) or find_illegal_character(data):
            super().check_printable(data)


def _events(text: str, file: str) -> Iterator[Event]:
    """The parser's events; its complaints as Vietnamese sentences."""
    try:
        reader = YAML(typ="safe", pure=True)
        reader.Reader = _Reader
        yield from reader.parse(text)
    except MarkedYAMLError as error:
        fault = find_fault(str(error.problem or ""), str(error.context or "")) or GENERAL
        mark = error.context_mark if fault.at_context and error.context_mark else error.problem_mark
        location = _location(file, mark or error.context_mark)
        if fault is MISPLACED_COLON and location.line and location.column:
            fault, line = explain_colon(text, location.line, location.column)
            location = location if line == location.line else Location(file, line, 1)
        raise UnreadableInputError(fault.message, hint=fault.hint, location=location) from error
    except (YAMLError, ValueError, LookupError, OverflowError, TypeError, AttributeError, AssertionError) as error:
        # The reader is foreign code in the face of any input; whatever it stumbles over is the text's fault.
        raise UnreadableInputError(GENERAL.message, hint=GENERAL.hint, location=Location(file)) from error


def _location(file: str, mark: StringMark | None) -> Location:
    return Location(file) if mark is None else Location(file, mark.line + 1, mark.column + 1)


def _spot(event: Event, end: int | None = None) -> Spot:
    mark = event.start_mark
    return Spot(mark.index, event.end_mark.index if end is None else end, mark.line + 1, mark.column + 1)


def _end_of(node: Node, default: int) -> int:
    """A block collection ends where its last part ends; the reader's own mark stands after comments and blank lines."""
    return default if node.spot is None else node.spot.end


@dataclass(slots=True)
class _Composer:
    """Builds the nodes of one document from events."""

    events: Iterator[Event]
    file: str
    problems: list[Problem] = field(default_factory=list)
    anchors: dict[str, Node | None] = field(default_factory=dict)
    """Node by anchor; None while the node is still being built."""
    count: int = 0

    def document(self) -> Node:
        root: Node | None = None
        for event in self.events:
            if isinstance(event, DocumentStartEvent) and root is not None:
                raise UnreadableInputError(
                    "Tệp có hai văn bản: dòng «---» mở văn bản thứ hai.",
                    hint="mỗi tệp ghi một văn bản; xóa dòng «---» hoặc tách tệp.",
                    location=_location(self.file, event.start_mark),
                )
            if isinstance(event, NodeEvent):
                root = self.node(event, (), 1)
        return ScalarNode(None) if root is None else root

    def node(self, event: Event, path: Path, depth: int) -> Node:
        if depth > MAX_DEPTH:
            raise too_deep(_location(self.file, event.start_mark))
        self.count_in(1, event)
        if isinstance(event, AliasEvent):
            return self.alias(event)
        assert isinstance(event, NodeEvent)  # noqa: S101 — the grammar of the events; for the type checker
        if event.anchor is not None:
            self.anchors[event.anchor] = None
        self.refuse_tag(event, path)
        node: Node
        if isinstance(event, SequenceStartEvent):
            node = self.sequence(event, path, depth)
        elif isinstance(event, MappingStartEvent):
            node = self.mapping(event, path, depth)
        else:
            assert isinstance(event, ScalarEvent)  # noqa: S101 — as above
            node = _scalar(event)
        if event.anchor is not None:
            self.anchors[event.anchor] = node
        return node

    def count_in(self, size: int, event: Event) -> None:
        self.count += size
        if self.count > MAX_NODES:
            raise too_many(_location(self.file, event.start_mark))

    def alias(self, event: AliasEvent) -> Node:
        name = str(event.anchor)
        node = self.anchors.get(name)
        if node is None:
            why = "trỏ vào chính nhóm chứa nó" if name in self.anchors else "không có nhãn «&» nào cùng tên phía trên"
            raise UnreadableInputError(
                f"Tham chiếu «*{excerpt(name)}» {why}.",
                hint="nếu đây là lời văn bắt đầu bằng dấu sao thì đặt trong ngoặc kép.",
                location=_location(self.file, event.start_mark),
            )
        self.count_in(node.size, event)
        return replace(node, spot=_spot(event))

    def refuse_tag(self, event: NodeEvent, path: Path) -> None:
        tag = getattr(event, "tag", None)
        if tag is not None:
            self.report(
                "tag",
                f"Thẻ kiểu «{excerpt(str(tag))}» không được dùng: docgen chỉ đọc dữ liệu.",
                event,
                path,
                "xóa thẻ; nếu lời văn bắt đầu bằng dấu chấm than thì đặt trong ngoặc kép.",
            )

    def report(self, code: str, message: str, event: Event, path: Path, hint: str) -> None:
        spot = _spot(event)
        self.problems.append(
            Problem(code, message, Location(self.file, spot.line, spot.column, format_path(path)), hint)
        )

    def sequence(self, event: SequenceStartEvent, path: Path, depth: int) -> ListNode:
        items: list[Node] = []
        flow = bool(event.flow_style)
        end = event.end_mark.index
        for inner in self.events:
            if isinstance(inner, SequenceEndEvent):
                end = inner.end_mark.index if flow else end
                break
            items.append(self.node(inner, (*path, len(items)), depth + 1))
            end = _end_of(items[-1], end)
        return ListNode(tuple(items), _spot(event, end), 1 + sum(item.size for item in items), flow)

    def mapping(self, event: MappingStartEvent, path: Path, depth: int) -> MapNode:
        entries: dict[str, MapEntry] = {}
        flow = bool(event.flow_style)
        end = event.end_mark.index
        size = 1
        for inner in self.events:
            if isinstance(inner, MappingEndEvent):
                end = inner.end_mark.index if flow else end
                break
            key = self.key(inner, path, depth)
            value = self.node(next(self.events), (*path, key), depth + 1)
            end = _end_of(value, end)
            size += value.size
            spot = _spot(inner)
            if key in entries:
                first = entries[key].spot
                self.report(
                    "key-twice",
                    f"Khóa «{excerpt(key)}» được ghi hai lần trong cùng một nhóm"
                    + (f", lần đầu ở dòng {first.line}." if first else "."),
                    inner,
                    (*path, key),
                    "giữ lại một khóa, xóa hoặc đổi tên khóa kia.",
                )
            else:
                entries[key] = MapEntry(key, value, spot)
        return MapNode(tuple(entries.values()), _spot(event, end), size, flow)

    def key(self, event: Event, path: Path, depth: int) -> str:
        """A key is one word; a list or a group in its place is read over, so that the rest can still be judged."""
        node = self.node(event, path, depth + 1)
        if isinstance(node, ScalarNode):
            return str(node.value or "")
        self.report(
            "key-shape",
            "Khóa phải là một từ, ở đây là một danh sách hoặc một nhóm khóa.",
            event,
            path,
            "nếu đây là lời văn bắt đầu bằng ngoặc thì đặt cả giá trị trong ngoặc kép.",
        )
        return excerpt(str(event.start_mark.index))


def _scalar(event: ScalarEvent) -> ScalarNode:
    is_plain = not event.style
    value = None if is_plain and event.value in NULLS else event.value
    return ScalarNode(value, _spot(event))
