"""Turns the old name of a body or unit into the new one, in the grammar and the capitals of the old."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docgen.model.mentions import NameForm
from docgen.model.register import RegisteredUnit
from docgen.vietnamese.body_names import parse_body_name
from docgen.vietnamese.capitals import is_upper
from docgen.vietnamese.text import upper_text

if TYPE_CHECKING:
    from docgen.model.mentions import Mention
    from docgen.model.register import RegisteredBody


def rename(mention: Mention, target: RegisteredBody | RegisteredUnit) -> str | None:
    """The new name in the grammar of the old: full or symbol, with or without its kind, in the same capitals.

    None when the new body has no name of that form (a symbol nobody registered, a list `các Sở: …` that it leaves).
    """
    if mention.form is NameForm.SYMBOL:
        symbols = () if isinstance(target, RegisteredUnit) else target.symbols
        return symbols[0] if symbols else None
    name = target.name
    if mention.form is NameForm.REST:
        old, new = parse_body_name(mention.entry.name), parse_body_name(target.name)
        if old.kind.casefold() != new.kind.casefold():
            return None
        name = new.rest
    return _in_the_case_of(mention.text, name)


def _in_the_case_of(written: str, name: str) -> str:
    if is_upper(written) and " " in written.strip():
        return upper_text(name)
    first = written.split(maxsplit=1)[0].rstrip(".")
    if len(first) > 1 and is_upper(first):
        return name  # `TX. Cửa Lò`: an abbreviation says nothing about capitals
    if written[:1].islower():
        return name[:1].lower() + name[1:]
    return name[:1].upper() + name[1:]
