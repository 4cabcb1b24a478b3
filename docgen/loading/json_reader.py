"""Turns JSON text into nodes with line and column: strict RFC 8259, a key once, numbers kept as they are written."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from json import JSONDecodeError, JSONDecoder
from typing import Final

from docgen.diagnostics import Location, Problem
from docgen.errors import UnreadableInputError
from docgen.loading.tree import (
    MAX_DEPTH,
    MAX_NODES,
    Lines,
    ListNode,
    MapEntry,
    MapNode,
    Node,
    Path,
    ScalarNode,
    Written,
    excerpt,
    format_path,
    too_deep,
    too_many,
)

_DECODER: Final = JSONDecoder()
_BLANKS: Final = re.compile(r"[ \t\n\r]*")
_NUMBER: Final = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")
_LOOSE_WORD: Final = re.compile(r"[^\s,:\[\]{}\"]+")
_WORDS: Final[dict[str, bool | None]] = {"true": True, "false": False, "null": None}
_STRING_FAULTS: Final = (
    ("Unterminated string", "Chuỗi mở ngoặc kép ở đây không được đóng lại.", "thêm dấu ngoặc kép ở cuối chuỗi."),
    (
        "Invalid control character",
        "Trong chuỗi có dấu xuống dòng hoặc Tab gõ thẳng.",
        "ghi «\\n» thay dấu xuống dòng, «\\t» thay Tab.",
    ),
    ("Invalid \\escape", "Sau dấu «\\» là một ký tự không có nghĩa.", "ghi «\\\\» cho một dấu gạch chéo ngược."),
    ("Invalid \\u", "Sau «\\u» phải có đúng bốn chữ số thập lục phân.", "gõ thẳng ký tự đó."),
)


def parse_json(text: str, file: str) -> Written:
    """One JSON value as nodes.

    Raises:
        UnreadableInputError: not JSON; the sentence names line and column.
        UnsafeInputError: nested or long beyond any document.
    """
    reader = _Reader(text, file, Lines(text))
    index = reader.skip(0)
    if index == len(text):
        return Written(ScalarNode(None))
    root, index = reader.value(index, (), 1)
    index = reader.skip(index)
    if index != len(text):
        raise reader.fault(index, "Sau giá trị ngoài cùng còn chữ thừa.", "mỗi tệp ghi một văn bản; xóa phần thừa.")
    return Written(root, tuple(reader.problems))


@dataclass(slots=True)
class _Reader:
    text: str
    file: str
    lines: Lines
    problems: list[Problem] = field(default_factory=list)
    count: int = 0

    def location(self, index: int, path: str = "") -> Location:
        spot = self.lines.spot(index, index)
        return Location(self.file, spot.line, spot.column, path)

    def fault(self, index: int, message: str, hint: str) -> UnreadableInputError:
        return UnreadableInputError(message, hint=hint, location=self.location(index))

    def skip(self, index: int) -> int:
        match = _BLANKS.match(self.text, index)
        return index if match is None else match.end()

    def value(self, index: int, path: Path, depth: int) -> tuple[Node, int]:
        """The value that begins at `index`, and the index after it."""
        if depth > MAX_DEPTH:
            raise too_deep(self.location(index))
        self.count += 1
        if self.count > MAX_NODES:
            raise too_many(self.location(index))
        opening = self.text[index : index + 1]
        if opening == "{":
            return self.mapping(index, path, depth)
        if opening == "[":
            return self.sequence(index, path, depth)
        if opening == '"':
            value, end = self.string(index)
            return ScalarNode(value, self.lines.spot(index, end)), end
        return self.word(index)

    def string(self, index: int) -> tuple[str, int]:
        try:
            value, end = _DECODER.raw_decode(self.text, index)
        except JSONDecodeError as error:
            for start, message, hint in _STRING_FAULTS:
                if error.msg.startswith(start):
                    raise self.fault(error.pos, message, hint) from error
            raise self.fault(error.pos, "Chuỗi này không đúng cách viết JSON.", "kiểm tra các dấu «\\».") from error
        return str(value), end

    def word(self, index: int) -> tuple[ScalarNode, int]:
        """true, false, null, or a number, which stays the text it is: `1.10` is not `1.1`."""
        match = _LOOSE_WORD.match(self.text, index)
        written = match[0] if match else ""
        spot = self.lines.spot(index, index + len(written))
        if written in _WORDS:
            return ScalarNode(_WORDS[written], spot), spot.end
        if _NUMBER.fullmatch(written):
            return ScalarNode(written, spot), spot.end
        if not written:
            if index >= len(self.text):
                raise self.fault(
                    index, "Tệp JSON bị cắt cụt: thiếu phần cuối.", "xin lại tệp, hoặc thêm các dấu ngoặc đóng."
                )
            raise self.fault(
                index, f"Thiếu giá trị trước dấu «{self.text[index]}».", "ghi giá trị, hoặc xóa dấu phẩy thừa."
            )
        if written in {"NaN", "Infinity", "-Infinity"}:
            raise self.fault(index, f"«{written}» không phải là số trong JSON.", "ghi một số, hoặc null nếu không có.")
        if written.startswith(("//", "/*", "#")):
            raise self.fault(index, "JSON không có ghi chú.", "xóa ghi chú, hoặc dùng tệp YAML.")
        if written.startswith("'"):
            raise self.fault(index, "JSON dùng ngoặc kép, không dùng ngoặc đơn.", "đổi dấu «'» thành «\"».")
        raise self.fault(index, f"«{excerpt(written)}» không phải là giá trị JSON.", "đặt chữ trong ngoặc kép.")

    def sequence(self, index: int, path: Path, depth: int) -> tuple[ListNode, int]:
        items: list[Node] = []
        start = index
        index = self.skip(index + 1)
        while self.text[index : index + 1] != "]" or items:
            item, index = self.value(index, (*path, len(items)), depth + 1)
            items.append(item)
            index, closed = self.after_value(index, "]", start)
            if closed:
                break
        end = index + 1
        size = 1 + sum(item.size for item in items)
        return ListNode(tuple(items), self.lines.spot(start, end), size, flow=True), end

    def mapping(self, index: int, path: Path, depth: int) -> tuple[MapNode, int]:
        entries: dict[str, MapEntry] = {}
        start = index
        size = 1
        index = self.skip(index + 1)
        while self.text[index : index + 1] != "}" or entries:
            key_at = index
            key, index = self.key(index)
            value, index = self.value(index, (*path, key), depth + 1)
            size += value.size
            if key in entries:
                self.problems.append(self.twice(key, entries[key], key_at, path))
            else:
                entries[key] = MapEntry(key, value, self.lines.spot(key_at, index))
            index, closed = self.after_value(index, "}", start)
            if closed:
                break
        end = index + 1
        return MapNode(tuple(entries.values()), self.lines.spot(start, end), size, flow=True), end

    def key(self, index: int) -> tuple[str, int]:
        if self.text[index : index + 1] != '"':
            found = excerpt(self.text[index : index + 1])
            raise self.fault(
                index,
                f"Ở đây phải là một khóa trong ngoặc kép, đang là «{found}»."
                if found
                else "Tệp JSON bị cắt cụt ở đây.",
                'ghi "khóa": giá trị; xóa dấu phẩy thừa trước dấu «}».',
            )
        key, end = self.string(index)
        end = self.skip(end)
        if self.text[end : end + 1] != ":":
            raise self.fault(end, f"Thiếu dấu hai chấm sau khóa «{excerpt(key)}».", 'ghi "khóa": giá trị.')
        return key, self.skip(end + 1)

    def after_value(self, index: int, closing: str, start: int) -> tuple[int, bool]:
        """Past the comma to the next value, or at the closing bracket."""
        index = self.skip(index)
        found = self.text[index : index + 1]
        if found == closing:
            return index, True
        if found == ",":
            after = self.skip(index + 1)
            if self.text[after : after + 1] == closing:
                raise self.fault(index, f"Thừa dấu phẩy trước dấu «{closing}».", "xóa dấu phẩy.")
            return after, False
        if not found:
            raise self.fault(start, f"Dấu ngoặc mở ở đây không được đóng bằng «{closing}».", "thêm dấu ngoặc đóng.")
        raise self.fault(index, f"Thiếu dấu phẩy hoặc dấu «{closing}» ở đây.", "thêm dấu phẩy giữa hai giá trị.")

    def twice(self, key: str, first: MapEntry, index: int, path: Path) -> Problem:
        line = f", lần đầu ở dòng {first.spot.line}" if first.spot else ""
        return Problem(
            "key-twice",
            f"Khóa «{excerpt(key)}» được ghi hai lần trong cùng một nhóm{line}.",
            self.location(index, format_path((*path, key))),
            "giữ lại một khóa, xóa hoặc đổi tên khóa kia.",
        )
