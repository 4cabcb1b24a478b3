"""Turns a citation into the entry of the register that it names: a programme, or a law and what took its place."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from docgen.model.register import RegisteredLaw
from docgen.vietnamese.periods import PeriodKind, find_periods
from docgen.vietnamese.text import comparison_key

if TYPE_CHECKING:
    from datetime import date

    from docgen.model.register import Programme, Register
    from docgen.vietnamese.citations import Citation
    from docgen.vietnamese.periods import Period

_NORMATIVE = frozenset(
    comparison_key(name)
    for name in ("Hiến pháp", "Bộ luật", "Luật", "Pháp lệnh", "Nghị định", "Thông tư", "Thông tư liên tịch")
)
STANDING_KINDS = frozenset({PeriodKind.RANGE, PeriodKind.UNTIL, PeriodKind.TERM})
"""Kinds of periods that run over years."""


def is_normative(citation: Citation) -> bool:
    """Văn bản quy phạm pháp luật by its type: luật, nghị định, thông tư."""
    return citation.is_named_law or comparison_key(citation.type_name) in _NORMATIVE


def find_programme_of(citation: Citation, register: Register) -> Programme | None:
    """The programme of the register that a citation names by its number, or None."""
    if not citation.number:
        return None
    wanted = citation.key
    for programme in register.programmes:
        act = programme.act
        if act is None or act.key != wanted:
            continue
        if act.issued_year is None or citation.issued_year in (None, act.issued_year):
            return programme
    return None


def find_standing_period(citation: Citation) -> Period | None:
    """The stretch of years in a title (`giai đoạn 2021-2030`, `đến năm 2030`), or None."""
    periods = [span.period for span in find_periods(citation.title) if span.period.kind in STANDING_KINDS]
    dated = [period for period in periods if period.last_year is not None]
    return dated[-1] if dated else None


@lru_cache(maxsize=8)
def _keyed_laws(register: Register) -> tuple[tuple[RegisteredLaw, tuple[str, ...]], ...]:
    return tuple((law, law.act.key) for law in register.laws)


def find_law(citation: Citation, register: Register) -> RegisteredLaw | None:
    """The law of the register that a citation names, or None; of several of one name, its date or number tells."""
    wanted = citation.key
    named = [law for law, key in _keyed_laws(register) if key == wanted or _same_name(law.act, citation)]
    dated = [law for law in named if law.act.date and law.act.date == citation.date]
    if citation.date is not None:
        named = dated or [law for law in named if law.act.date is None]
    elif (year := _find_year(citation)) is not None:
        named = [law for law in named if law.act.issued_year in (None, year)]
    if len(named) == 1:
        return named[0]
    # Cited by its name alone, a law is the one in force.
    in_force = [law for law in named if law.superseded_by is None]
    return in_force[0] if in_force else None


def _find_year(citation: Citation) -> int | None:
    """The year of a law: written, or the one in its number, as in `số 77/2015/QH13`."""
    if citation.issued_year is not None:
        return citation.issued_year
    return int(citation.year) if citation.is_named_law and citation.year.isdecimal() else None


def find_law_in_force(law: RegisteredLaw, register: Register, day: date) -> RegisteredLaw:
    """The law that stands in the place of `law` on `day`; itself when nothing has taken its place."""
    seen = {law.id}
    while law.superseded_by and law.superseded_on and law.superseded_on <= day:
        entry = register.find_entry(law.superseded_by)
        if not isinstance(entry, RegisteredLaw) or entry.id in seen:
            break
        law = entry
        seen.add(law.id)
    return law


def _same_name(law: Citation, citation: Citation) -> bool:
    return law.is_named_law and citation.is_named_law and comparison_key(law.title) == comparison_key(citation.title)
