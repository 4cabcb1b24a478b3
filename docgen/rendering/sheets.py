"""Turns what a program prints into pieces of XML and the record of what they are, each item of a batch once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Protocol, TypeAlias

from docgen.rendering.drawing import DRAWN_TYPES, draw
from docgen.rendering.escaping import UnprintableError, escape_text

if TYPE_CHECKING:
    from collections.abc import Iterable

_MOST_ITEMS = 512
"""Items of one loop whose print is remembered."""

Doors: TypeAlias = tuple[Callable[..., None], ...]


class Body(Protocol):
    """The body of a loop as a function of its item."""

    def __call__(self, item: object, view: object, doors: Doors) -> None:
        """Print one item."""


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

    @property
    def doors(self) -> Doors:
        """What a program is handed to write with: pieces, values, values to be drawn or escaped, bodies, loops."""
        return self.pieces.append, self.printed.append, self.print_value, self.entered.append, self.print_items

    def print_value(self, value: object) -> None:
        """Put a text, escaped, or a drawn value on the sheet.

        Raises:
            UnprintableError: the value is neither, or holds what a Word file cannot.
        """
        if isinstance(value, str):
            value = str.__str__(value)  # of an enumeration the word alone
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

    def print_items(self, body: Body, known: Known, items: Iterable[object], view: object, *outer: bool) -> None:
        """Print the body of a loop for each item; what was printed of an item comes back with the very same item.

        The documents of a batch share most of their blocks. An item is printed as usual until it comes a second time;
        what the body prints of it depends on it and on the conditions outside the loop that `outer` tells.
        """
        doors = self.doors
        for item in items:
            key = (id(item), *outer)
            _, print_of_it = known.get(key, (None, None))
            if print_of_it is None:
                body(item, view, doors)
                if len(known) >= _MOST_ITEMS:
                    known.clear()
                known[key] = (item, _AGAIN)
                continue
            if print_of_it is _AGAIN:
                print_of_it = _print_of(body, item, view)
                known[key] = (item, print_of_it)
            if print_of_it is _NEVER:
                body(item, view, doors)
            else:
                self.pieces.append(print_of_it.xml)
                self.printed += print_of_it.printed
                self.entered += print_of_it.entered


@dataclass(frozen=True, slots=True, eq=False)
class _Print:
    """What the body of a loop printed of one item: its XML, the values in it, the bodies entered within."""

    xml: str
    printed: tuple[object, ...] = ()
    entered: tuple[int, ...] = ()


_AGAIN, _NEVER = _Print(""), _Print("")
"""To be remembered when the item comes again; not to be remembered, because a drawn value could touch its neighbour."""


def _print_of(body: Body, item: object, view: object) -> _Print:
    sheet = Sheet()
    body(item, view, sheet.doors)
    if sheet.drawn:
        first, last = sheet.drawn[0], sheet.drawn[-1]
        touching = any(after == before + 1 for before, after in pairwise(sheet.drawn))
        if touching or first == 0 or last == len(sheet.pieces) - 1:
            return _NEVER
    return _Print("".join(sheet.pieces), tuple(sheet.printed), tuple(sheet.entered))


Known: TypeAlias = "dict[tuple[object, ...], tuple[object, _Print]]"
"""What was printed of the items of one loop, each kept beside its print so that no other takes its identity."""
