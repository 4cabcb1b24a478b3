"""Holds indicators (chỉ tiêu) as data: what is counted, how units add up, which value each year wants.

A set is data: docgen ships the national strategy's, a province splits or adds its own by `id`. What nobody has proved
is a `suggestion`; whoever reports with it is told.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from docgen.model.base import Identifier, Line, Part, Text
from docgen.model.register import Evidence, Standing
from docgen.model.values import Citation, Quantity
from docgen.vietnamese.quantities import Comparator

Year = Annotated[int, Field(ge=1900, le=2199)]
PER_HUNDRED = 100


class Measure(StrEnum):
    """Cách đo of an indicator, and with it the way in which the figures of many units become one."""

    SHARE = "share"
    """Tỷ lệ: numerator over denominator, times `per` (100 for %, 1.000, 100.000); recomputed from both"""
    TIMES = "times"
    """Số lần: numerator over denominator"""
    COUNT = "count"
    """Số đếm: added up"""
    YES_NO = "yes_no"
    """Có hoặc không: how many units say yes"""
    SURVEY = "survey"
    """Số điều tra, khảo sát: a unit's figure says nothing about the whole; never added up"""

    @property
    def label(self) -> str:
        """The way of measuring in Vietnamese."""
        return _MEASURE_LABELS[self.value]


_MEASURE_LABELS = {
    "share": "tỷ lệ, tính lại từ tử số và mẫu số",
    "times": "số lần, tính lại từ tử số và mẫu số",
    "count": "số đếm, cộng dồn",
    "yes_no": "có hoặc không, đếm số đơn vị",
    "survey": "số điều tra, không cộng dồn",
}


class Direction(StrEnum):
    """Chiều tốt hơn: whether more is better, or less."""

    HIGHER = "higher"
    LOWER = "lower"


class YearTarget(Evidence):
    """Mục tiêu of one year; with `onwards` also of every later year that has none of its own."""

    year: Year = Field(title="Năm")
    value: Quantity = Field(title="Giá trị", description="Ví dụ: ít nhất 27%, dưới 25%, khoảng 60%, 1,7 lần.")
    onwards: bool = Field(False, title="Từ năm ấy trở đi")


class Indicator(Evidence):
    """Một chỉ tiêu: its words, how it is measured, and its targets."""

    id: Identifier = Field(title="Mã", description="Mã riêng trong toàn bộ chỉ tiêu.")
    code: Line = Field(title="Số của chỉ tiêu", description="Ví dụ: 1.1.", max_length=20)
    objective: Identifier = Field(title="Mã mục tiêu")
    name: Text = Field(title="Tên chỉ tiêu")
    measure: Measure = Field(
        title="Cách đo",
        description="share: tỷ lệ; times: số lần; count: số đếm; yes_no: có hoặc không; survey: số điều tra.",
    )
    per: int = Field(
        PER_HUNDRED, ge=1, title="Tính trên", description="100: phần trăm; 1000, 100000: trên số người ấy."
    )
    unit: Line = Field(title="Đơn vị tính", description="%, lần, người, bé trai/100 bé gái …")
    decimals: Annotated[int, Field(ge=0, le=6)] = Field(1, title="Số chữ số thập phân", description="Làm tròn khi in.")
    better: Direction = Field(Direction.HIGHER, title="Chiều tốt hơn", description="higher: cao hơn; lower: thấp hơn.")
    numerator: Line | None = Field(None, title="Tử số", description="Bắt buộc với share và times.")
    denominator: Line | None = Field(None, title="Mẫu số", description="Bắt buộc với share và times.")
    targets: tuple[YearTarget, ...] = Field((), title="Mục tiêu từng năm")
    part_of: Line | None = Field(None, title="Tách từ chỉ tiêu số", description="Khi một chỉ tiêu ghép được tách ra.")

    @property
    def is_ratio(self) -> bool:
        """Whether it is recomputed from a numerator and a denominator."""
        return self.measure in {Measure.SHARE, Measure.TIMES}

    def find_target(self, year: int) -> YearTarget | None:
        """The target that binds in `year`: its own, one that holds from an earlier year on, else the next to come."""
        exact = [target for target in self.targets if target.year == year]
        standing = [target for target in self.targets if target.onwards and target.year <= year]
        coming = [target for target in self.targets if target.year > year]
        for found, choose in ((exact, max), (standing, max), (coming, min)):
            if found:
                return choose(found, key=lambda target: target.year)
        return None

    def find_verdict(self, value: Decimal, target: YearTarget) -> bool | None:
        """Whether the whole reaches a target (đạt); None when nobody can say by the figure alone.

        Of a yes or no, `value` is the part of the units that say yes in per cent; a target that is a plain “có” is
        reached when all of them do.
        """
        if self.measure is Measure.YES_NO and target.value.value is None:
            return value == PER_HUNDRED
        return is_met(value, target, self.better)

    @model_validator(mode="after")
    def _a_ratio_names_both_its_counts(self) -> Indicator:
        for field in ("numerator", "denominator"):
            if self.is_ratio and getattr(self, field) is None:
                raise PydanticCustomError(
                    "count_missing", "tỷ lệ và số lần phải ghi cả tử số và mẫu số", {"relative_path": field}
                )
        return self


class Objective(Evidence):
    """Một mục tiêu: what its indicators are to reach together."""

    id: Identifier = Field(title="Mã")
    code: Line = Field(title="Số của mục tiêu", max_length=20)
    name: Text = Field(title="Tên mục tiêu")


class IndicatorSet(Part):
    """Bộ mục tiêu, chỉ tiêu of a strategy or a locality."""

    act: Citation | None = Field(None, title="Văn bản ban hành")
    objectives: tuple[Objective, ...] = Field((), title="Các mục tiêu")
    indicators: tuple[Indicator, ...] = Field((), title="Các chỉ tiêu")
    remove: tuple[Identifier, ...] = Field(
        (), title="Mục bỏ đi", description="Mã của mục có sẵn mà cơ quan không dùng."
    )

    def find_indicator(self, indicator_id: str) -> Indicator | None:
        """The indicator of this id, or None."""
        return next((indicator for indicator in self.indicators if indicator.id == indicator_id), None)

    def extended_by(self, own: IndicatorSet) -> IndicatorSet:
        """This set with an office's own entries: one of the same `id` takes the place of the old, in its place.

        A new indicator stands after the others of its objective, where a reader of the tables looks for it.
        """
        dropped = set(own.remove)
        objectives = {each.id: each for each in self.objectives if each.id not in dropped}
        indicators = {each.id: each for each in self.indicators if each.id not in dropped}
        return IndicatorSet(
            act=own.act or self.act,
            objectives=tuple((objectives | {each.id: each for each in own.objectives}).values()),
            indicators=_by_objective(indicators, own.indicators),
        )

    @property
    def suggestions(self) -> tuple[str, ...]:
        """Codes of the indicators of which some target, or the indicator itself, is not proved."""
        return tuple(
            each.code
            for each in self.indicators
            if not each.is_fact or any(target.standing is Standing.SUGGESTION for target in each.targets)
        )


def _by_objective(known: Mapping[str, Indicator], own: Sequence[Indicator]) -> tuple[Indicator, ...]:
    """Own indicators in the places of the old ones, new ones after the last of their objective; else at the end."""
    changed = {each.id: each for each in own}
    stays = {key for key, each in changed.items() if key in known and known[key].objective == each.objective}
    found = [changed.get(key, each) for key, each in known.items() if key not in changed or key in stays]
    for each in changed.values():
        if each.id in stays:
            continue
        alike = [place for place, other in enumerate(found, start=1) if other.objective == each.objective]
        found.insert(alike[-1] if alike else len(found), each)
    return tuple(found)


def is_met(value: Decimal, target: YearTarget, better: Direction) -> bool | None:
    """Whether a value reaches a target (đạt); None when nobody can say by the figure alone.

    A target written without a comparator is reached by it and by what is better. `khoảng 60%` is reached by what is at
    least as good; below that a person judges.
    """
    wanted = target.value.value
    if wanted is None:
        return None
    good = value >= wanted if better is Direction.HIGHER else value <= wanted
    comparator = target.value.comparator
    if comparator is Comparator.ABOUT:
        return good or None
    return {
        Comparator.EQUAL: good,
        Comparator.AT_LEAST: value >= wanted,
        Comparator.MORE_THAN: value > wanted,
        Comparator.AT_MOST: value <= wanted,
        Comparator.LESS_THAN: value < wanted,
    }[comparator]
