"""Turns the short names of bodies that changed (tên viết tắt, ký hiệu) into spans: a person says what they become."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docgen.lifecycle.spans.reading import Verdict
from docgen.lifecycle.spans.types import SpanClass
from docgen.model.fates import find_fate
from docgen.model.mentions import find_level_of, find_shared_symbols
from docgen.model.register import RegisteredBody
from docgen.model.short_names import find_introduction, find_uses
from docgen.vietnamese.body_names import parse_body_name
from docgen.vietnamese.text import same_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docgen.lifecycle.spans.reading import Reading
    from docgen.lifecycle.spans.types import Span
    from docgen.model.mentions import Mention
    from docgen.model.short_names import ShortName


def introduction_spans(judged: Sequence[tuple[Mention, Verdict]], reading: Reading) -> Iterator[Span]:
    """`(gọi tắt là Sở LĐTBXH)` behind a name that changes: every such short name takes the new name, so it falls away.

    A short name that the register does not know is asked about by `short_name_spans`.
    """
    for mention, verdict in judged:
        introduced = find_introduction(reading.text, mention)
        if introduced is None or (verdict.replacement is None and verdict.suggestion is None):
            continue
        inside = [other for other, _ in judged if introduced.start <= other.start and other.end <= introduced.end]
        if any(other.entry is mention.entry for other in inside):
            told = Verdict(
                SpanClass.BODY,
                "short-name-introduced",
                f"«{introduced.name.short}» là tên gọi tắt của {mention.entry.name}: đổi tên ở mọi chỗ thì không còn gì"
                " để gọi tắt; muốn đặt tên tắt mới thì ghi lại.",
                replacement=None if verdict.replacement is None else "",
                confidence=0.8,
                needs_person=True,
                suggestion="" if verdict.replacement is None else None,
            )
            yield reading.span(introduced.start, introduced.end, told)


def short_name_spans(judged: Sequence[tuple[Mention, Verdict]], reading: Reading) -> Iterator[Span]:
    """The short names of bodies that changed, wherever the document uses them: `(viết tắt SLĐTBXH)` … `SLĐTBXH`."""
    made = [
        introduced.name
        for mention, verdict in judged
        if (verdict.replacement is not None or verdict.suggestion is not None)
        and (introduced := find_introduction(reading.text, mention)) is not None
    ]
    for name in dict.fromkeys((*made, *reading.context.short_names)):
        verdict = _find_verdict(name, reading)
        if verdict is not None:
            for start, end in find_uses(reading.text, name):
                yield reading.span(start, end, verdict)


def _find_verdict(name: ShortName, reading: Reading) -> Verdict | None:
    """What is told of each use of a short name, or None when its body has not changed."""
    register, frame = reading.frame.register, reading.frame
    fate = find_fate(name.entry, register, frame.year_end)
    if fate is None:
        return None
    target = fate.target
    if name.is_kind_alone and target is not None and same_text(parse_body_name(target.name).kind, name.short):
        return None  # `Phòng` still says it
    symbols = target.symbols if isinstance(target, RegisteredBody) and not name.is_kind_alone else ()
    if name.short in symbols:
        return None  # the new body goes by it too
    return Verdict(
        SpanClass.BODY,
        "abbreviation-of-changed",
        f"«{name.short}» là tên viết tắt của {name.entry.name}: đổi cùng với tên, ở mọi chỗ dùng.",
        needs_person=True,
        suggestion=symbols[0] if symbols else None,
    )


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
