"""Turns a condition on a unit (`unit.kind == phường and unit.households >= 1.000`) into a value that can be asked.

```
condition  = conjunction , { ("or" | "hoặc") , conjunction } ;
conjunction= negation , { ("and" | "và") , negation } ;
negation   = [ "not" | "không" ] , ( "(" , condition , ")" | test ) ;
test       = "unit." , name , [ operator , value | "in" , "[" , value , { "," , value } , "]" ] ;
operator   = "==" | "!=" | ">=" | "<=" | ">" | "<" ;
value      = words without operators, or words in quotes ;
```

A fact alone asks whether it is there: yes, a text, a number other than nought. What a unit's table does not say is no.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final, TypeAlias

from docgen.lifecycle.variants.slots import Fact
from docgen.vietnamese.dates import parse_date
from docgen.vietnamese.numbers import parse_number
from docgen.vietnamese.text import comparison_key

_TOKEN: Final = re.compile(
    r"\s*(?:(?P<fact>unit\.[a-z][a-z0-9_]*)|(?P<operator>==|!=|>=|<=|>|<)|(?P<mark>[()\[\],])"
    r"|\"(?P<quoted>[^\"]*)\"|(?P<word>[0-9][0-9.]*,[0-9]+|[^\s()\[\],\"=!<>]+))"
)
_AND: Final = frozenset({"and", "và"})
_OR: Final = frozenset({"or", "hoặc"})
_NOT: Final = frozenset({"not", "không"})


class ConditionError(ValueError):
    """A condition nobody can ask; the message is a Vietnamese sentence."""


@dataclass(frozen=True, slots=True)
class Test:
    """One question about one fact."""

    fact: str
    operator: str = ""
    values: tuple[str, ...] = ()

    def holds(self, facts: Mapping[str, Fact]) -> bool:
        """Whether the unit is such."""
        value = facts.get(self.fact)
        if not self.operator:
            return bool(value)
        if self.operator == "in":
            return any(_equals(value, other) for other in self.values)
        if self.operator in {"==", "!="}:
            return _equals(value, self.values[0]) == (self.operator == "==")
        return _compares(value, self.operator, self.values[0])


@dataclass(frozen=True, slots=True)
class Not:
    """The opposite."""

    inner: Condition

    def holds(self, facts: Mapping[str, Fact]) -> bool:
        """Whether the inner condition does not hold."""
        return not self.inner.holds(facts)


@dataclass(frozen=True, slots=True)
class Every:
    """All of several."""

    inner: tuple[Condition, ...]

    def holds(self, facts: Mapping[str, Fact]) -> bool:
        """Whether all hold."""
        return all(one.holds(facts) for one in self.inner)


@dataclass(frozen=True, slots=True)
class Some:
    """At least one of several."""

    inner: tuple[Condition, ...]

    def holds(self, facts: Mapping[str, Fact]) -> bool:
        """Whether one holds."""
        return any(one.holds(facts) for one in self.inner)


Condition: TypeAlias = "Test | Not | Every | Some"


def parse_condition(text: str) -> Condition:
    """A condition. Raises `ConditionError`."""
    if not text.strip():
        raise ConditionError("điều kiện còn để trống")
    parser = _Parser(text)
    condition = parser.condition()
    if parser.peek() is not None:
        raise ConditionError(f"thừa «{parser.peek()}» ở cuối điều kiện «{text.strip()[:80]}»")
    return condition


def facts_asked(condition: Condition) -> tuple[str, ...]:
    """The facts a condition looks at."""
    return tuple(test.fact for test in tests_of(condition))


def tests_of(condition: Condition) -> tuple[Test, ...]:
    """The questions a condition is made of."""
    if isinstance(condition, Test):
        return (condition,)
    inner = (condition.inner,) if isinstance(condition, Not) else condition.inner
    return tuple(test for one in inner for test in tests_of(one))


def is_number(text: str) -> bool:
    """Whether the value of a test is a number."""
    return _find_number(text) is not None


def is_date(text: str) -> bool:
    """Whether the value of a test is a date."""
    return _find_date(text) is not None


class _Parser:
    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens: list[tuple[str, str]] = []
        position = 0
        while text[position:].strip():
            match = _TOKEN.match(text, position)
            if match is None or match.lastgroup is None:
                raise ConditionError(f"điều kiện «{text.strip()[:80]}» có chỗ không đọc được: «{text[position:][:20]}»")
            self.tokens.append((match.lastgroup, match[match.lastgroup]))
            position = match.end()
        self.place = 0

    def peek(self) -> str | None:
        return self.tokens[self.place][1] if self.place < len(self.tokens) else None

    def take(self, *words: str) -> bool:
        """Step over the next token when it is one of these, and never inside quotes."""
        if self.place < len(self.tokens) and self.tokens[self.place][0] != "quoted" and self.peek() in words:
            self.place += 1
            return True
        return False

    def condition(self) -> Condition:
        parts = [self.conjunction()]
        while self.take(*_OR):
            parts.append(self.conjunction())
        return parts[0] if len(parts) == 1 else Some(tuple(parts))

    def conjunction(self) -> Condition:
        parts = [self.negation()]
        while self.take(*_AND):
            parts.append(self.negation())
        return parts[0] if len(parts) == 1 else Every(tuple(parts))

    def negation(self) -> Condition:
        if self.take(*_NOT):
            return Not(self.negation())
        if self.take("("):
            inner = self.condition()
            self.require(")")
            return inner
        return self.test()

    def test(self) -> Test:
        if self.place >= len(self.tokens) or self.tokens[self.place][0] != "fact":
            raise ConditionError(
                f"điều kiện «{self.text.strip()[:80]}» phải hỏi một dữ kiện của đơn vị, như «unit.coastal»"
            )
        fact = self.tokens[self.place][1]
        self.place += 1
        if self.take("in"):
            self.require("[")
            values = [self.value()]
            while self.take(","):
                values.append(self.value())
            self.require("]")
            return Test(fact, "in", tuple(values))
        if self.place < len(self.tokens) and self.tokens[self.place][0] == "operator":
            operator = self.tokens[self.place][1]
            self.place += 1
            value = self.value()
            if operator not in {"==", "!="} and _find_number(value) is None and _find_date(value) is None:
                raise ConditionError(
                    f"điều kiện «{self.text.strip()[:80]}» so với «{value}», không phải là số hay ngày"
                )
            return Test(fact, operator, (value,))
        return Test(fact)

    def value(self) -> str:
        """Words up to the next mark; `phường` or `đặc khu` need no quotes."""
        words: list[str] = []
        while self.place < len(self.tokens):
            kind, token = self.tokens[self.place]
            if kind == "quoted" and not words:
                self.place += 1
                return token
            if kind != "word" or token in _AND | _OR:
                break
            words.append(token)
            self.place += 1
        if not words:
            raise ConditionError(f"điều kiện «{self.text.strip()[:80]}» thiếu giá trị để so sánh")
        return " ".join(words)

    def require(self, mark: str) -> None:
        if not self.take(mark):
            raise ConditionError(f"điều kiện «{self.text.strip()[:80]}» thiếu dấu «{mark}»")


def _equals(value: Fact, other: str) -> bool:
    if isinstance(value, tuple):
        return any(_equals(one, other) for one in value)
    if isinstance(value, bool):
        return comparison_key("có" if value else "không") == comparison_key(other)
    if isinstance(value, int | Decimal):
        return _find_number(other) == value
    if isinstance(value, date):
        return _find_date(other) == value
    return value is not None and comparison_key(value) == comparison_key(other)


def _compares(value: Fact, operator: str, other: str) -> bool:
    """What is not there, and what is of another kind than the other side, is neither more nor less."""
    if isinstance(value, int | Decimal) and not isinstance(value, bool) and (number := _find_number(other)) is not None:
        order = (value > number) - (value < number)
    elif isinstance(value, date) and (day := _find_date(other)) is not None:
        order = (value > day) - (value < day)
    else:
        return False
    return {">": order > 0, "<": order < 0, ">=": order >= 0, "<=": order <= 0}[operator]


def _find_number(text: str) -> Decimal | None:
    try:
        return parse_number(text)
    except ValueError:
        return None


def _find_date(text: str) -> date | None:
    try:
        return parse_date(text)
    except ValueError:
        return None
