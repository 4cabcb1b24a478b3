"""A small pack for tests of the engine: the decree's own pack with other rules."""

from __future__ import annotations

from dataclasses import replace

from docgen.contracts import Breach, Rule, Skip
from docgen.diagnostics import Anchor
from docgen.discovery import pack_for


def rule(code, look, **changes):
    values = {
        "title": "Chữ sai",
        "facts": ("G-06",),
        "remedy": "sửa chữ.",
        "reason": "Phải đúng.",
        "good": "đúng",
        "bad": "sai",
        "clause": "khoản 1",
        "force": "BB",
    }
    return Rule(code=code, look=look, **{**values, **changes})


def pack_with(*rules):
    pack = pack_for("nd30")
    return replace(pack, source=replace(pack.source, rules=lambda: tuple(rules)))


def words_look(word, **changes):
    """A look that breaches at every place of a word."""

    def look(x):
        for index, placed in enumerate(x.paragraphs):
            start = placed.paragraph.text.find(word)
            if start >= 0:
                anchor = Anchor(paragraph=index, start=start, end=start + len(word))
                yield Breach(f"Có chữ «{word}».", word, "không có", anchor=anchor, **changes)

    return look


def skip_look(reason):
    def look(x):
        yield Skip(reason)

    return look


def crash_look(x):
    yield Breach("Trước khi hỏng.", "a", "b")
    raise ZeroDivisionError("chia cho không")
