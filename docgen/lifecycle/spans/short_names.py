"""Turns the short names of bodies that changed (tên viết tắt, ký hiệu) into spans: a person says what they become."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docgen.lifecycle.spans.reading import Verdict
from docgen.lifecycle.spans.types import SpanClass
from docgen.model.fates import find_fate
from docgen.model.mentions import find_level_of, find_shared_symbols
from docgen.model.register import RegisteredUnit
from docgen.vietnamese.citations.pieces import UPPER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docgen.lifecycle.spans.reading import Reading
    from docgen.lifecycle.spans.types import Span
    from docgen.model.mentions import Mention

_INTRODUCED = re.compile(
    r"\s{0,3}\(\s?(?:(?:sau đây\s)?(?:viết tắt|gọi tắt|gọi chung|gọi)(?:\slà)?\s?:?\s?)?[\"“«]?"
    rf"(?P<short>[{UPPER}][{UPPER}&.-]{{1,15}})[\"”»]?\s?\)"
)


def abbreviation_spans(mention: Mention, reading: Reading) -> Iterator[Span]:
    """The short name of a body that changed, wherever the text uses it: `Sở … và Xã hội (viết tắt SLĐTBXH)`."""
    introduced = _INTRODUCED.match(reading.text, mention.end)
    if introduced is None:
        return
    short = introduced["short"]
    fate = find_fate(mention.entry, reading.frame.register, reading.frame.year_end)
    target = fate.target if fate else None
    symbols = () if target is None or isinstance(target, RegisteredUnit) else target.symbols
    reason = f"«{short}» là tên viết tắt của {mention.entry.name}: đổi cùng với tên, ở mọi chỗ dùng."
    verdict = Verdict(
        SpanClass.BODY,
        "abbreviation-of-changed",
        reason,
        needs_person=True,
        suggestion=symbols[0] if symbols else None,
    )
    for found in re.finditer(rf"(?<![\w/-]){re.escape(short)}(?![\w/-])", reading.text):
        yield reading.span(found.start(), found.end(), verdict)


def shared_symbol_spans(reading: Reading) -> Iterator[Span]:
    """Symbols of the drafting unit that several bodies share while the issuer's level is not known (yet)."""
    register = reading.frame.register
    if find_level_of(reading.context.issuer, register) is not None:
        return
    for start, end, bodies in find_shared_symbols(reading.text, register):
        gone = [body for body in bodies if find_fate(body, register, reading.frame.day) is not None]
        if gone:
            names = ", ".join(body.name for body in gone)
            reason = (
                f"«{reading.text[start:end]}» có thể là {names}, không còn như cũ: ghi ký hiệu của đơn vị hiện nay."
            )
            verdict = Verdict(SpanClass.BODY, "symbol-of-several", reason, confidence=0.6, needs_person=True)
            yield reading.span(start, end, verdict)
