"""What all stories (body, headers, notes) of one reading share: package, styles, and what is reported beside."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from docgen.ooxml.layers import w
from docgen.ooxml.tables import TableStyle
from docgen.ooxml.xml import text_of

if TYPE_CHECKING:
    from lxml import etree

    from docgen.ooxml.facts import Paragraph
    from docgen.ooxml.package import Package
    from docgen.ooxml.styles import Styles
    from docgen.ooxml.theme import Theme
    from docgen.ooxml.trace import Trace


@dataclass(slots=True)
class Event:
    """A tracked change, content control or comment met on the way; its place is known once everything is read."""

    kind: str
    name: str = ""
    author: str = ""
    date: str = ""
    text: str = ""
    title: str = ""
    paragraph: Paragraph | None = None


@dataclass(slots=True)
class Shared:
    """The state of one reading."""

    package: Package
    styles: Styles
    theme: Theme
    tracked: bool = False
    """Whether any part may hold tracked changes of marks and formats."""
    trace: Trace | None = None
    """Where everything came from, for whoever wants to change it."""
    events: list[Event] = field(default_factory=list)
    pending: list[Event] = field(default_factory=list)
    """Events inside the paragraph being read."""
    leading: list[Event] = field(default_factory=list)
    """Events between paragraphs: they belong to the next one."""
    used_styles: dict[str, None] = field(default_factory=dict)
    _table_styles: dict[str, TableStyle] = field(default_factory=dict)
    _balanced: dict[str, bool] = field(default_factory=dict)
    _targets: dict[str, dict[str, str]] = field(default_factory=dict)

    def report(self, event: Event, *, inside: bool) -> Event:
        self.events.append(event)
        (self.pending if inside else self.leading).append(event)
        return event

    def report_change(self, kind: str, node: etree._Element, *, text: str = "", inside: bool = True) -> None:
        """A tracked change; a neighbour of the same kind, author and time in the same paragraph is the same change."""
        author, date = node.get(w("author"), ""), node.get(w("date"), "")
        last = self.pending[-1] if self.pending and inside else None
        if last is not None and last.kind == "change" and (last.name, last.author, last.date) == (kind, author, date):
            last.text += text
        else:
            self.report(Event("change", name=kind, author=author, date=date, text=text), inside=inside)

    def report_control(self, node: etree._Element, content: etree._Element | None, *, inside: bool) -> None:
        """A w:sdt: kind, tag, title, text."""
        properties = node.find(w("sdtPr"))
        kind, values = "richText", {"tag": "", "alias": ""}
        for item in () if properties is None else properties:
            local = str(item.tag).rpartition("}")[2]
            if local in values:
                values[local] = item.get(w("val"), "")
            elif local in _CONTROL_KINDS:
                kind = local
        text = "" if content is None else words_of(content)
        self.report(Event("control", name=kind, author=values["tag"], title=values["alias"], text=text), inside=inside)

    def table_style(self, style_id: str | None) -> TableStyle:
        """A table style, or the default one when it is not named or not there."""
        known = style_id if style_id in self.styles.definitions else self.styles.defaults.get("table", "")
        key = known or ""
        if key not in self._table_styles:
            self._table_styles[key] = TableStyle(self.styles, key)
        return self._table_styles[key]

    def fields_balanced(self, part: str) -> bool:
        """Whether a part has as many ends as beginnings of fields."""
        if part not in self._balanced:
            data = self.package.parts.get(part, b"")
            self._balanced[part] = data.count(b'fldCharType="begin"') == data.count(b'fldCharType="end"')
        return self._balanced[part]

    def target(self, part: str, relationship: str) -> str:
        """What a relationship id of a part points to; empty when it points to nothing."""
        if part not in self._targets:
            self._targets[part] = {link.id: link.target for link in self.package.relationships(part)}
        return self._targets[part].get(relationship, "")


_CONTROL_KINDS = frozenset(
    {
        "text", "date", "dropDownList", "comboBox", "picture", "checkbox", "docPartObj", "docPartList", "citation",
        "bibliography", "equation", "group", "repeatingSection",
    }
)  # fmt: skip
MAX_REPORTED = 10_000
"""Letters after which a quotation in a report ends."""
_WORDS = frozenset({w("t"), w("delText")})


def words_of(node: etree._Element) -> str:
    """The words inside an element, deleted ones included, paragraphs and breaks run together with spaces.

    A report quotes; it need not hold a whole chapter, and reports inside each other must not multiply the text.
    """
    pieces: list[str] = []
    length = 0
    for item in node.iter(w("t"), w("delText"), w("tab"), w("br"), w("p")):
        if length > MAX_REPORTED:
            break
        if item.tag in _WORDS:
            pieces.append(text_of(item))
            length += len(pieces[-1])
        elif pieces:
            pieces.append(" ")
    return "".join(pieces).strip(" ")
