"""Turns outline lines into a tree of nodes and back: words, tokens, quotes and escapes, without any meaning yet."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from docgen.diagnostics import Location
from docgen.errors import UnreadableInputError

if TYPE_CHECKING:
    from collections.abc import Iterable

INDENT = "  "
_NAMED = {"\t": r"\t", "\n": r"\n", "\f": r"\f", "\v": r"\v", "\r": r"\r", "\u00a0": r"\~"}
_UNNAMED = {code[1]: letter for letter, code in _NAMED.items()} | {"s": " "}
# What a reader cannot see, or takes for something else: controls, odd spaces, private letters, lone tone marks (NFD).
_INVISIBLE = frozenset({"Cc", "Cf", "Co", "Cn", "Cs", "Zl", "Zp", "Zs", "Mn", "Mc", "Me"})
_BARE = re.compile(r"[A-Za-z0-9_.%#+/@;,*-]+")
# A person may leave the quotes off more than the writer does.
_UNQUOTED = re.compile(r'[^\s"()|:{}\[\]\\]+')
_WORD = re.compile(r"[A-Za-z][A-Za-z0-9-]*")
_ESCAPE = re.compile(r"\\(?:u\{([0-9A-Fa-f]{1,6})\}|(.))", re.DOTALL)
_MAX_CODE = 0x10FFFF


@dataclass(frozen=True, slots=True)
class Token:
    """`bold`, `size=13pt`, `mark(size=12pt)`: a word, perhaps with a value or with tokens of its own."""

    name: str
    value: str | None = None
    inner: tuple[Token, ...] = ()


@dataclass(slots=True)
class Node:
    """One line with what is indented below it. `inline` is the text after the colon, still escaped."""

    keyword: str
    line: int
    name: str | None = None
    tokens: tuple[Token, ...] = ()
    inline: str | None = None
    children: list[Node] = field(default_factory=list)


def outline_error(message: str, line: int, hint: str = "") -> UnreadableInputError:
    """A fault of an outline text, at its line."""
    return UnreadableInputError(
        f"Dàn ý (outline) sai: {message}.",
        hint=hint or "xem ngữ pháp ở đầu module docgen.ooxml.outline.",
        location=Location(file="<outline>", line=line),
    )


@lru_cache(maxsize=4096)
def _visible(letter: str) -> str:
    if letter in _NAMED:
        return _NAMED[letter]
    if letter != " " and unicodedata.category(letter) in _INVISIBLE:
        return f"\\u{{{ord(letter):X}}}"
    return letter


def escape(text: str, special: str) -> str:
    """The text with invisible letters written out and `special` letters behind a backslash."""
    if text.isascii() and text.isprintable():
        escaped = text
        for letter in special:
            escaped = escaped.replace(letter, f"\\{letter}")
        return escaped
    return "".join(f"\\{letter}" if letter in special else _visible(letter) for letter in text)


def unescape(text: str, line: int) -> str:
    """The text that `escape` was given."""

    def letter(match: re.Match[str]) -> str:
        code, plain = match.groups()
        if code is None:
            return _UNNAMED.get(plain, plain)
        number = int(code, 16)
        if number > _MAX_CODE:
            raise outline_error(f"không có ký tự U+{code}", line)
        return chr(number)

    return _ESCAPE.sub(letter, text) if "\\" in text else text


def format_value(value: str) -> str:
    """A value bare when it is plain, else in quotes."""
    return value if _BARE.fullmatch(value) else '"' + escape(value, '\\"') + '"'


def format_token(token: Token) -> str:
    if token.inner:
        return f"{token.name}({' '.join(map(format_token, token.inner))})"
    return token.name if token.value is None else f"{token.name}={format_value(token.value)}"


def format_head(keyword: str, name: str | None, tokens: Iterable[Token]) -> str:
    """The part of a line before its colon."""
    title = keyword if name is None else f"{keyword}[{escape(name, chr(92) + '[]')}]"
    return " ".join([title, *map(format_token, tokens)])


class Scanner:
    """Reads one line from left to right."""

    def __init__(self, text: str, line: int, start: int = 0) -> None:
        self.text = text
        self.line = line
        self.at = start

    def peek(self) -> str:
        return self.text[self.at : self.at + 1]

    def skip_spaces(self) -> None:
        while self.peek() == " ":
            self.at += 1

    def word(self) -> str:
        match = _WORD.match(self.text, self.at)
        if match is None:
            raise outline_error(
                f"chờ một từ khoá ở cột {self.at + 1}: “{self.text[self.at : self.at + 20]}”", self.line
            )
        self.at = match.end()
        return match.group()

    def step(self) -> None:
        """Past one letter, or past a whole escape."""
        match = _ESCAPE.match(self.text, self.at)
        self.at = match.end() if match else self.at + 1

    def until(self, closing: str) -> str:
        """The unescaped text up to a closing letter, which is passed."""
        start = self.at
        while self.at < len(self.text):
            if self.text[self.at] == closing:
                self.at += 1
                return unescape(self.text[start : self.at - 1], self.line)
            self.step()
        raise outline_error(f"thiếu “{closing}”", self.line)

    def tokens(self, closing: str) -> tuple[Token, ...]:
        """Tokens up to one of the closing letters (not passed) or the end of the line."""
        found: list[Token] = []
        while True:
            self.skip_spaces()
            if not self.peek() or self.peek() in closing:
                return tuple(found)
            found.append(self._token())

    def _token(self) -> Token:
        name = self.word()
        if self.peek() == "(":
            self.at += 1
            inner = self.tokens(")")
            if self.peek() != ")":
                raise outline_error("thiếu “)”", self.line)
            self.at += 1
            return Token(name, inner=inner)
        if self.peek() != "=":
            return Token(name)
        self.at += 1
        if self.peek() == '"':
            self.at += 1
            return Token(name, self.until('"'))
        match = _UNQUOTED.match(self.text, self.at)
        if match is None:
            raise outline_error(f"thuộc tính “{name}” thiếu giá trị", self.line)
        self.at = match.end()
        return Token(name, match.group())

    def node(self) -> Node:
        """`keyword[name] tokens: inline`, or `keyword tokens | node` for a container with one child on its line."""
        node = Node(self.word(), self.line)
        if self.peek() == "[":
            self.at += 1
            node.name = self.until("]")
        node.tokens = self.tokens(":|")
        if self.peek() == "|":
            self.at += 1
            self.skip_spaces()
            node.children.append(self.node())
        elif self.peek() == ":":
            rest = self.text[self.at + 1 :]
            node.inline = rest.removeprefix(" ")
        return node


def parse_tree(text: str) -> list[Node]:
    """The nodes of an outline by indentation. Blank lines and lines that begin with `#` say nothing."""
    roots: list[Node] = []
    stack: list[tuple[int, Node]] = []
    for number, raw in enumerate(text.split("\n"), start=1):
        line = raw.removesuffix("\r")
        stripped = line.lstrip(" ")
        if not stripped or stripped.startswith("#"):
            continue
        if stripped.startswith("\t"):
            raise outline_error("thụt dòng bằng tab", number, "thụt bằng dấu cách, hai dấu một cấp.")
        depth = len(line) - len(stripped)
        while stack and stack[-1][0] >= depth:
            stack.pop()
        node = Scanner(line, number, depth).node()
        (stack[-1][1].children if stack else roots).append(node)
        # What is indented below `cell | p …` belongs to the paragraph, the innermost node of that line.
        innermost = node
        while innermost.children:
            innermost = innermost.children[-1]
        stack.append((depth, innermost))
    return roots
