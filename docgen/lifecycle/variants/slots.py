"""Turns a text with slots (`{unit.name}`) into its parts, and the parts with one unit's facts into the words printed.

```
text   = { words | slot | "{{" | "}}" } ;           doubled braces print as one
slot   = "{" , "unit" | "word" , "." , name , [ ":" , format ] , "}" ;
name   = letters, digits and "_"; `Name` asks for a capital first letter, `NAME` for capitals throughout
format = "long" | "words" | "two" ;                 a date in words, a number in words, a number of two digits
```
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final, TypeAlias

from docgen.vietnamese.dates import format_date_long, format_date_short
from docgen.vietnamese.numbers import format_number, number_to_words
from docgen.vietnamese.text import capitalise_first, upper_text

Fact: TypeAlias = "str | int | Decimal | date | bool | tuple[str, ...] | None"
"""What is known of a unit under one name; None where its table says nothing."""

FORMATS: Final = ("long", "words", "two")

_TOKEN: Final = re.compile(r"\{\{|\}\}|\{([^{}]*)\}|[{}]")
_SLOT: Final = re.compile(r"(unit|word)\.([A-Za-z][A-Za-z0-9_]*)(?::([a-z]+))?")


class SlotError(ValueError):
    """A slot written wrongly, or one that this unit cannot fill; the message is a Vietnamese sentence."""


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


def fill_slot(slot: Slot, facts: Mapping[str, Fact]) -> str:
    """What one slot prints for a unit. Raises `SlotError`."""
    value = facts.get(slot.name)
    if value is None:
        raise SlotError(f"chưa có dữ liệu cho «{slot.written}»")
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
    return ", ".join(value) if isinstance(value, tuple) else value or ""


def _format_number(value: Decimal | int, form: str) -> str:
    if value == int(value):
        if form == "words":
            return number_to_words(int(value))
        if form == "two" and 0 <= value < 10:  # noqa: PLR2004 — numbers of one digit
            return f"{int(value):02d}"
    return format_number(value)
