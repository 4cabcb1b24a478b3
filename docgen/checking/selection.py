"""Turns code prefixes (`ND30-1`, `1`, `ND30-3,ND30-4`) into the rules they choose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docgen.errors import InputError
from docgen.vietnamese.text import find_nearest

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from docgen.contracts.rule import Rule


def select_rules(
    rules: Collection[Rule], select: Collection[str] = (), ignore: Collection[str] = ()
) -> tuple[Rule, ...]:
    """The rules whose code begins with a prefix of `select` (all when empty) and with none of `ignore`.

    A prefix may leave out the decree's name (`1` for `ND30-1`) and is read without regard to case; several may stand
    in one text with commas between them.

    Raises:
        InputError: a prefix that no rule begins with; the nearest code is proposed.
    """
    wanted = [_checked(prefix, rules) for prefix in _apart(select)]
    unwanted = [_checked(prefix, rules) for prefix in _apart(ignore)]
    return tuple(
        rule
        for rule in rules
        if (not wanted or any(_begins(rule, prefix) for prefix in wanted))
        and not any(_begins(rule, prefix) for prefix in unwanted)
    )


def _apart(written: Collection[str]) -> Iterator[str]:
    """Each prefix by itself."""
    for entry in written:
        pieces = [piece for piece in entry.split(",") if piece.strip()]
        yield from pieces or [entry]


def _begins(rule: Rule, prefix: str) -> bool:
    """Numbers without a name are those of the decree: `1` is no prefix of `KH-101`."""
    return rule.code.startswith(prefix) or (not rule.group and rule.code.partition("-")[2].startswith(prefix))


def _checked(prefix: str, rules: Collection[Rule]) -> str:
    written = prefix.strip().upper()
    if written and any(_begins(rule, written) for rule in rules):
        return written
    nearest = find_nearest(written, [rule.code for rule in rules])
    raise InputError(
        f"Không có quy tắc nào bắt đầu bằng «{prefix}».",
        hint=f"có phải «{nearest}»?" if nearest else "xem các mã bằng lệnh docgen rules.",
    )
