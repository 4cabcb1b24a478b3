"""The pack of Nghị định số 30/2020/NĐ-CP: its numbers, recipes, templates and rules, handed over as `PACK`."""

from __future__ import annotations

from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from docgen.contracts.pack import PackSource

if TYPE_CHECKING:
    from collections.abc import Callable

    from docgen.contracts.decree import Decree
    from docgen.contracts.rule import Rule
    from docgen.contracts.typesetting import Typesetting


# A recipe needs lxml; whoever only asks which packs exist must not pay for it.
def _draw_named(type_name: str) -> Callable[[Typesetting, Decree], bytes]:
    def draw(typesetting: Typesetting, decree: Decree) -> bytes:
        from templates_nd30.recipes.named import draw_named  # noqa: PLC0415 - see above

        return draw_named(type_name, typesetting, decree)

    return draw


def _draw_general(typesetting: Typesetting, decree: Decree) -> bytes:
    from templates_nd30.recipes.general import draw_general  # noqa: PLC0415 - see above

    return draw_general(typesetting, decree)


def _draw_separate_appendix(typesetting: Typesetting, decree: Decree) -> bytes:
    from templates_nd30.recipes.phu_luc import draw_separate_appendix  # noqa: PLC0415 - see above

    return draw_separate_appendix(typesetting, decree)


def _rules() -> tuple[Rule, ...]:
    from templates_nd30.rules import RULES  # noqa: PLC0415 - see above

    return RULES


PACK = PackSource(
    name="nd30",
    folder=Path(__file__).parent,
    recipes=MappingProxyType(
        {
            "ke-hoach": _draw_named("Kế hoạch"),
            "bao-cao": _draw_named("Báo cáo"),
            "van-ban": _draw_general,
            "phu-luc-dien-tu": _draw_separate_appendix,
        }
    ),
    rules=_rules,
)
