"""Turns the text of a view into the content of a w:t, so that it can be nothing but text."""

from __future__ import annotations

import re

LINE_BREAK = '</w:t><w:br/><w:t xml:space="preserve">'
TAB = '</w:t><w:tab/><w:t xml:space="preserve">'

# XML knows no such character, or reads it back as another one (a carriage return comes back as a line feed).
_REFUSED = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")


NO_BREAK = "\u00a0"
_DASHES = (" - ", " – ")


class UnprintableError(Exception):
    """A value that cannot be put on a page. Whoever knows the view turns it into a RenderError with its path."""

    def __init__(self, value: object, reason: str, hint: str) -> None:
        super().__init__(reason)
        self.value = value
        self.reason = reason
        self.hint = hint


def escape_text(text: str) -> str:
    """The text for the inside of a w:t: markup escaped, a line feed as a line break, a tab as a tab, in the run.

    No line begins with the dash of `chính trị - xã hội`: the blank before it becomes one that does not break.

    Raises:
        UnprintableError: the text holds a control character, a lone surrogate or a noncharacter.
    """
    printable = text.isprintable()  # no line break, tab or illegal character: nearly every text, decided in C
    if not printable:
        check_characters(text)
    # Asking costs a fifth of replacing, and most texts hold none of these.
    if "&" in text:
        text = text.replace("&", "&amp;")
    if "<" in text:
        text = text.replace("<", "&lt;")
    if ">" in text:
        text = text.replace(">", "&gt;")
    for dash in _DASHES:
        if dash in text:
            text = text.replace(dash, NO_BREAK + dash[1:])
    return text if printable else text.replace("\n", LINE_BREAK).replace("\t", TAB)


def escape_attribute(text: str) -> str:
    """The text for an attribute value in double quotes; line breaks and tabs become spaces, as XML reads them.

    Raises:
        UnprintableError: as `escape_text`.
    """
    check_characters(text)
    return with_plain_dashes(escape_text(" ".join(text.split()))).replace('"', "&quot;")


def with_plain_dashes(text: str) -> str:
    """Printed text as the data has it: the blank before a dash is a blank."""
    for dash in _DASHES:
        text = text.replace(NO_BREAK + dash[1:], dash)
    return text


def check_characters(text: str) -> None:
    """Raise UnprintableError for the first character that a Word file cannot hold."""
    refused = _REFUSED.search(text)
    if refused:
        raise UnprintableError(
            text,
            f"có ký tự U+{ord(refused.group()):04X} (vị trí {refused.start() + 1}) mà tệp Word không chứa được",
            "xoá ký tự đó trong dữ liệu.",
        )
