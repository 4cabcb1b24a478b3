"""Turns an issuer and two years into the change of its level of government: who is gone, who follows, what ends."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from docgen.lifecycle.frame import Frame
from docgen.model.fates import find_fate, format_history
from docgen.model.mentions import UNIT_WORDS, find_mentions, find_unit_of, find_unit_word
from docgen.model.register import Level, RegisteredUnit
from docgen.vietnamese.dates import format_date_short

if TYPE_CHECKING:
    from docgen.model.register import Change, EndedLevel, LostPower, Register


@dataclass(frozen=True, slots=True)
class LevelChange:
    """An issuer that no longer exists in the new year, and what that means for its plan."""

    issuer: str
    unit: str
    """Tên đơn vị as the issuer has it: `thị xã Cửa Lò`"""
    gone_on: date
    """The first day on which the office is no more"""
    history: str
    """What happened, step by step, with days and bases"""
    crosses_level: bool
    """The successor stands on another level of government"""
    level_from: Level
    level_to: Level | None
    successor: str | None
    """Tên đơn vị that is proposed: `phường Cửa Lò`; None when the register names none"""
    successor_issuer: str | None
    """The issuer's name with the successor in it: `Ủy ban nhân dân phường Cửa Lò`"""
    lost_powers: tuple[LostPower, ...]
    """What the successor's level may no longer do"""
    no_reader: tuple[str, ...]
    """Words that mean nobody any more: `cấp thị`, `UBND các phường`"""
    basis: str
    coming: tuple[Change, ...]
    """Further changes of the successor within the new year"""

    @property
    def message(self) -> str:
        """The sentence that stands first in the ledger."""
        level = " Cấp chính quyền thay đổi: từ " + self.level_from.label if self.crosses_level else ""
        level += f" sang {self.level_to.label}." if level and self.level_to else "." if level else ""
        proposal = (
            f" Nơi kế tiếp được đề xuất: {self.successor}; người có thẩm quyền quyết định."
            if self.successor
            else " Sổ theo dõi không ghi nơi kế tiếp; người có thẩm quyền quyết định."
        )
        return (
            f"Cơ quan ban hành «{self.issuer}» không còn từ ngày {format_date_short(self.gone_on)}:"
            f" {self.history.rstrip('.')}.{level}{proposal}"
        )


def find_level_change(
    issuer: str, from_year: int, to_year: int, *, register: Register, on: date | None = None
) -> LevelChange | None:
    """What the years between mean for the issuer (cơ quan ban hành), or None when its office is still there.

    `on` is the day the new document is issued; without it the first day of `to_year`. A unit that the register lacks is
    still gone when its unit word (`huyện`, `thị xã`) belongs to a level that ended.
    """
    frame = Frame(from_year, to_year, register, on)
    unit = find_unit_of(issuer, register)
    if unit is not None:
        return _of_known_unit(issuer, unit, frame)
    word = find_unit_word(issuer)
    if word is None or word == "thành phố":
        # Unlisted, a thành phố may be one of the province's level: nobody can tell from its name.
        return None
    ended = find_ended_level(UNIT_WORDS[word], frame)
    if ended is None:
        return None
    name = issuer[issuer.casefold().index(word) :]
    return LevelChange(
        issuer=issuer,
        unit=name,
        gone_on=ended.on,
        history=f"không còn chính quyền {ended.level.label}",
        crosses_level=True,
        level_from=ended.level,
        level_to=Level.COMMUNE,
        successor=None,
        successor_issuer=None,
        lost_powers=_powers(register, ended.level, Level.COMMUNE),
        no_reader=_no_reader(name, ended, Level.COMMUNE),
        basis=ended.basis or "",
        coming=(),
    )


def _of_known_unit(issuer: str, unit: RegisteredUnit, frame: Frame) -> LevelChange | None:
    register = frame.register
    fate = find_fate(unit, register, frame.day)
    if fate is None:
        return None
    target = fate.target
    level_from = unit.level or Level.DISTRICT
    ended = find_ended_level(level_from, frame)
    level_to = target.level if target else Level.COMMUNE if ended else None
    crosses = level_to is not None and level_to is not level_from
    (mention,) = [one for one in find_mentions(issuer, register) if one.entry is unit][:1]
    return LevelChange(
        issuer=issuer,
        unit=unit.name,
        gone_on=fate.steps[0].on,
        history=format_history(fate, register) + (f". {fate.last.note}" if fate.last.note and not target else ""),
        crosses_level=crosses or ended is not None,
        level_from=level_from,
        level_to=level_to,
        successor=target.name if target else None,
        successor_issuer=issuer[: mention.start] + target.name + issuer[mention.end :] if target else None,
        lost_powers=_powers(register, level_from, level_to) if level_to else (),
        no_reader=_no_reader(unit.name, ended, level_to),
        basis=fate.last.basis or "",
        coming=_coming(target or unit, frame),
    )


def _coming(unit: object, frame: Frame) -> tuple[Change, ...]:
    changes = unit.changes if isinstance(unit, RegisteredUnit) else ()
    return tuple(change for change in changes if frame.day < change.on <= frame.year_end)


def find_ended_level(level: Level, frame: Frame) -> EndedLevel | None:
    """The entry that says this level of government ended by the day of the new document, or None."""
    ended = [entry for entry in frame.register.ended_levels if entry.level is level and entry.on <= frame.day]
    return ended[0] if ended else None


def _no_reader(unit: str, ended: EndedLevel | None, level_to: Level | None) -> tuple[str, ...]:
    """Words of the plan that mean nobody any more: those of the level that ended, of the unit, of the units below."""
    if ended is None:
        return ()
    word = find_unit_word(unit) or ""
    own = {"": (), "thị xã": ("cấp thị xã", "cấp thị")}.get(word, (f"cấp {word}",))
    below = ("UBND các phường", "UBND các xã") if level_to is Level.COMMUNE else ()
    return (*own, *below, *(dead.words for dead in ended.words if dead.words not in own))


def _powers(register: Register, level_from: Level, level_to: Level) -> tuple[LostPower, ...]:
    return tuple(
        power for power in register.lost_powers if power.from_level is level_from and power.to_level is level_to
    )
