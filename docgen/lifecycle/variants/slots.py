"""Turns a text with slots (`{unit.name}`) into its parts, and the parts with one unit's facts into the words printed.

```
text   = { words | slot | "{{" | "}}" } ;           doubled braces print as one
slot   = "{" , "unit" | "word" , "." , name , [ ":" , format ] , "}" ;
name   = letters, digits and "_"; `Name` asks for a capital first letter, `NAME` for capitals throughout
format = "long" | "words" | "two" | "plain" | "list" | "each" ;
```

`long` writes a date in words, `words` a number in words, `two` a number of one digit as `05`, `plain` a number without
marks between its thousands (a year, the number of a decision), `list` the names of a cell, parted by `;`, as a sentence
lists them (`A, B và C`), `each` the same names as items of a list (`supporting: "{unit.bodies:each}"`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final, TypeAlias

from docgen.vietnamese.dates import format_date_long, format_date_short
from docgen.vietnamese.numbers import format_number, number_to_words
from docgen.vietnamese.text import capitalise_first, upper_text

Fact: TypeAlias = "str | int | Decimal | date | bool | tuple[str, ...] | None"
"""What is known of a unit under one name; None where its table says nothing."""

FORMATS: Final = ("long", "words", "two", "plain", "list", "each")

_TOKEN: Final = re.compile(r"\{\{|\}\}|\{([^{}]*)\}|[{}]")
_BETWEEN_NAMES: Final = re.compile(r"[;\n]")
_SLOT: Final = re.compile(r"(unit|word)\.([A-Za-z][A-Za-z0-9_]*)(?::([a-z]+))?")


class SlotError(ValueError):
    """A slot written wrongly, or one that this unit cannot fill; the message is a Vietnamese sentence."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint
        """What to do about a fact that is missing."""


@dataclass(frozen=True, slots=True)
class Slot:
    """Chỗ điền: which fact of the unit stands here, in which letters and in which form."""

    name: str
    """With its home: `unit.name`, `word.subunits`."""
    case: str = ""
    """Empty, `first` or `upper`."""
    form: str = ""

    @property
    def written(self) -> str:
        """The slot as a person writes it."""
        home, _, name = self.name.partition(".")
        shown = {"": name, "first": name[:1].upper() + name[1:], "upper": name.upper()}[self.case]
        return f"{{{home}.{shown}{':' + self.form if self.form else ''}}}"


SlotText: TypeAlias = "tuple[str | Slot, ...]"
"""A text in its parts: words as printed, and slots."""


def parse_slots(text: str) -> SlotText:
    """The parts of a text. Raises `SlotError` for a brace that opens no slot, an unknown home or form."""
    parts: list[str | Slot] = []
    words = ""
    end = 0
    for match in _TOKEN.finditer(text):
        words += text[end : match.start()]
        end = match.end()
        if match[0] in {"{{", "}}"}:
            words += match[0][0]
            continue
        if match[1] is None:
            raise SlotError(f"dấu «{match[0]}» đứng lẻ; muốn in chính dấu này thì gõ đôi «{match[0] * 2}»")
        if words:
            parts.append(words)
            words = ""
        parts.append(_slot(match[1]))
    words += text[end:]
    return (*parts, words) if words or not parts else tuple(parts)


def _slot(inside: str) -> Slot:
    match = _SLOT.fullmatch(inside.strip())
    if match is None:
        raise SlotError(f"«{{{inside[:40]}}}» không phải chỗ điền; viết như «{{unit.name}}», hoặc gõ đôi dấu ngoặc")
    home, name, form = match.groups(default="")
    if form and form not in FORMATS:
        raise SlotError(f"dạng «:{form}» chưa có; các dạng: {', '.join(':' + known for known in FORMATS)}")
    case = "" if name[0].islower() else "upper" if name.isupper() and len(name) > 1 else "first"
    return Slot(f"{home}.{name.lower()}", case, form)


def slots_of(text: SlotText) -> tuple[Slot, ...]:
    """The slots of a text in order."""
    return tuple(part for part in text if isinstance(part, Slot))


def fill(text: SlotText, facts: Mapping[str, Fact]) -> str:
    """The words for one unit. Raises `SlotError` naming a fact the unit lacks."""
    return "".join([part if isinstance(part, str) else fill_slot(part, facts) for part in text])


def fill_value(text: SlotText, facts: Mapping[str, Fact]) -> str | list[str]:
    """As `fill`; a slot of the form `each`, which stands alone, gives the names of its cell one by one."""
    (first, *others) = text
    if others or isinstance(first, str) or first.form != "each":
        return fill(text, facts)
    fill_slot(first, facts)  # what is missing is told as ever
    value = facts.get(first.name)
    return list(value if isinstance(value, tuple) else parse_list(str(value)))


def fill_slot(slot: Slot, facts: Mapping[str, Fact]) -> str:
    """What one slot prints for a unit. Raises `SlotError`."""
    value = facts.get(slot.name)
    if value is None:
        home, _, name = slot.name.partition(".")
        if home == "word":
            kind = facts.get("unit.kind") or "?"
            hint = f"ghi lời cho loại «{kind}» ở variants.words.{name}, hoặc đặt phần này dưới điều kiện «when»."
            raise SlotError(f"chưa có lời cho «{slot.written}» ở {kind}", hint)
        hint = "điền cột này trong bảng đơn vị, hoặc đặt phần này dưới điều kiện «when»."
        raise SlotError(f"chưa có dữ liệu cho «{slot.written}»", hint)
    words = _format(value, slot)
    if slot.case == "upper":
        return upper_text(words)
    return capitalise_first(words) if slot.case == "first" else words


def _format(value: Fact, slot: Slot) -> str:
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, int | Decimal):
        return _format_number(value, slot.form)
    if isinstance(value, date):
        return format_date_long(value) if slot.form == "long" else format_date_short(value)
    if slot.form in {"list", "each"}:
        return format_list(value if isinstance(value, tuple) else parse_list(value or ""))
    return ", ".join(value) if isinstance(value, tuple) else value or ""


def parse_list(text: str) -> tuple[str, ...]:
    """The names of a cell, parted by `;` or on lines of their own; a comma belongs to a name (`Văn hóa, Thông tin`)."""
    return tuple(part.strip() for part in _BETWEEN_NAMES.split(text) if part.strip())


def format_list(names: Sequence[str]) -> str:
    """`A`, `A và B`, `A, B và C`; semicolons where a name has a comma of its own."""
    if len(names) < 2:  # noqa: PLR2004 — one name is no list
        return "".join(names)
    mark = "; " if any("," in name for name in names) else ", "
    return f"{mark.join(names[:-1])} và {names[-1]}"


def _format_number(value: Decimal | int, form: str) -> str:
    if value == int(value):
        if form == "words":
            return number_to_words(int(value))
        if form == "two" and 0 <= value < 10:  # noqa: PLR2004 — numbers of one digit
            return f"{int(value):02d}"
    if form == "plain":
        return f"{value:f}".replace(".", ",") if isinstance(value, Decimal) else str(value)
    return format_number(value)
