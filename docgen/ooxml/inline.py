"""Turns the inside of a paragraph (runs, links, fields, drawings, tracked changes) into runs of effective look."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from docgen.ooxml.drawings import choose
from docgen.ooxml.equations import equation_text
from docgen.ooxml.facts import Drawing, Run
from docgen.ooxml.layers import w
from docgen.ooxml.shared import Event, words_of
from docgen.ooxml.trace import Piece
from docgen.ooxml.xml import MC, M, R, qn

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from lxml import etree

    from docgen.ooxml.drawings import DrawingReader
    from docgen.ooxml.formats import RunFormat
    from docgen.ooxml.shared import Shared
    from docgen.ooxml.styles import TableLook

_T, _R, _RPR = w("t"), w("r"), w("rPr")
_SPACE = qn("xml:space")
_BLANKS = " \t\r\n"
_FIXED = {
    w("tab"): "\t", w("ptab"): "\t", w("cr"): "\n", w("noBreakHyphen"): "\u2011", w("softHyphen"): "\u00ad",
}  # fmt: skip
_BREAKS = {"page": "\f", "column": "\v"}
_PLAIN_CHARACTERS = str.maketrans({"\n": " ", "\t": " ", "\r": " ", "\f": " ", "\v": " "})


@dataclass(slots=True)
class Field:
    """A field that is open: what its instruction says so far, and whether its result has begun."""

    instruction: list[str]
    separated: bool = False
    shown: bool = False
    text: str = ""
    """The whole instruction, once the result has begun."""

    def begin_result(self) -> None:
        self.separated = True
        self.text = "".join(self.instruction).strip()


@dataclass(slots=True)
class Fields:
    """The open fields of a story; they may run over several paragraphs."""

    balanced: bool = True
    """Whether every field of the part ends; where one does not, no text is taken for an instruction."""
    open: list[Field] = field(default_factory=list)
    current: str = ""
    """The instruction of the outermost field whose result is being read."""

    def refresh(self) -> None:
        outer = self.open[0] if self.open else None
        self.current = outer.text if outer is not None else ""

    @property
    def in_instruction(self) -> bool:
        """Whether text now belongs to an instruction: the result of a field inside another field's instruction."""
        return self.balanced and len(self.open) > 1 and not self.open[0].separated


class InlineReader:
    """Collects the runs of one paragraph. `style` and `look` decide the look, `part` the relationships."""

    def __init__(
        self, shared: Shared, drawings: DrawingReader, fields: Fields, *, part: str, style: str, look: TableLook | None
    ) -> None:
        self._shared = shared
        self._reader = drawings
        self._fields = fields
        self._part = part
        self._style = style
        self._look = look
        self.runs: list[Run] = []
        self.drawings: list[Drawing] = []
        self.page_starts: list[int] = []
        self.pieces: list[Piece] = []
        """Where the letters came from, when the reading is traced."""
        self._pieces: list[str] = []
        self._format: RunFormat | None = None
        self._field = ""
        self._link = ""
        self._open_link = ""
        self._length = 0

    def read(self, container: Iterable[etree._Element]) -> None:
        """Everything inside a paragraph, a link, an insertion, …"""
        for node in container:
            tag = node.tag
            if tag == _R:
                self._run(node)
            else:
                handler = _HANDLERS.get(tag)
                if handler is not None:
                    handler(self, node)

    def finish(self) -> tuple[Run, ...]:
        self._flush()
        return tuple(self.runs)

    def _flush(self) -> None:
        if self._format is not None:
            self.runs.append(Run("".join(self._pieces), self._format, self._field, self._open_link))
            self._pieces = []
            self._format = None

    def _emit(self, text: str, look: RunFormat) -> None:
        fields = self._fields
        if fields.in_instruction:
            fields.open[0].instruction.append(text)
            fields.open[-1].shown = True
            return
        if look is not self._format or fields.current != self._field or self._link != self._open_link:
            self._flush()
            self._format, self._field, self._open_link = look, fields.current, self._link
        self._pieces.append(text)
        self._length += len(text)
        if fields.open:
            fields.open[0].shown = True

    def _run(self, run: etree._Element) -> None:
        properties = run[0] if len(run) and run[0].tag == _RPR else None
        look = self._shared.styles.run(self._style, self._look, properties)
        if self._shared.tracked and properties is not None:
            change = properties.find(_RPR_CHANGE)
            if change is not None:
                self._shared.report_change("formatting", change, text=words_of(run))
        if self._shared.trace is None:
            self._content(run, look)
            return
        for node in run:
            before = self._length
            self._content((node,), look)
            if self._length > before:
                self.pieces.append(Piece(before, self._length, node))

    def _content(self, run: Iterable[etree._Element], look: RunFormat) -> None:
        for node in run:
            tag = node.tag
            if tag == _T:
                text = node.text
                if text:
                    self._emit(_visible(node, text), look)
            elif tag in _FIXED:
                self._emit(_FIXED[tag], look)
            else:
                handler = _RUN_HANDLERS.get(tag)
                if handler is not None:
                    handler(self, node, look)

    def line_break(self, node: etree._Element, look: RunFormat) -> None:
        self._emit(_BREAKS.get(node.get(w("type"), ""), "\n"), look)

    def page_start(self, _node: etree._Element, _look: RunFormat) -> None:
        """Where Word began a page when it last laid the text out."""
        self.page_starts.append(self._length)

    def symbol(self, node: etree._Element, look: RunFormat) -> None:
        try:
            letter = chr(int(node.get(w("char"), ""), 16))
        except (ValueError, OverflowError):
            return
        font = node.get(w("font"))
        self._emit(letter, look.with_font(font) if font else look)

    def field_character(self, node: etree._Element, look: RunFormat) -> None:
        kind, fields = node.get(w("fldCharType"), ""), self._fields
        if kind == "begin":
            if not fields.open:
                self._flush()
            fields.open.append(Field([]))
        elif fields.open and kind == "separate":
            fields.open[-1].begin_result()
        elif fields.open and kind == "end":
            self._close_field(look)
        fields.refresh()

    def _close_field(self, look: RunFormat) -> None:
        fields = self._fields
        closed = fields.open.pop()
        instruction = "".join(closed.instruction).strip()
        if fields.open:
            if not fields.open[-1].separated and not closed.shown:
                fields.open[-1].instruction.append(f"{{ {instruction} }}")
        elif not closed.shown and instruction:
            self._flush()
            self.runs.append(Run("", look, instruction, self._link))

    def instruction(self, node: etree._Element, _look: RunFormat) -> None:
        if self._fields.open and node.text:
            self._fields.open[-1].instruction.append(node.text)

    def simple_field(self, node: etree._Element) -> None:
        if not self._fields.open:
            self._flush()
        simple = Field([node.get(w("instr"), "")])
        simple.begin_result()
        self._fields.open.append(simple)
        self._fields.refresh()
        self.read(node)
        if self._fields.open:
            self._close_field(self._shared.styles.run(self._style, self._look, None))
        self._fields.refresh()

    def page_number(self, _node: etree._Element, look: RunFormat) -> None:
        self._flush()
        self.runs.append(Run("", look, "PAGE", self._link))

    def note(self, node: etree._Element, look: RunFormat) -> None:
        kind = "footnote" if node.tag == w("footnoteReference") else "endnote"
        self._flush()
        self.runs.append(Run("", look, self._fields.current, self._link, f"{kind} {node.get(w('id'), '')}"))

    def comment(self, node: etree._Element, _look: RunFormat) -> None:
        self._shared.report(Event("comment", name=node.get(w("id"), "")), inside=True)

    def drawing(self, node: etree._Element, _look: RunFormat) -> None:
        self.drawings.extend(self._reader.drawing(node, self._length))

    def picture(self, node: etree._Element, _look: RunFormat) -> None:
        self.drawings.extend(self._reader.pict(node, self._length))

    def alternate_in_run(self, node: etree._Element, look: RunFormat) -> None:
        self._content(choose(node), look)

    def alternate(self, node: etree._Element) -> None:
        self.read(choose(node))

    def ruby(self, node: etree._Element, _look: RunFormat) -> None:
        for base in node.iterfind(w("rubyBase")):
            self.read(base)

    def hyperlink(self, node: etree._Element) -> None:
        before = self._link
        target = self._shared.target(self._part, node.get(f"{{{R}}}id", ""))
        anchor = node.get(w("anchor"))
        self._link = f"{target}#{anchor}" if anchor else target
        self.read(node)
        self._link = before

    def inserted(self, node: etree._Element) -> None:
        self._shared.report_change(_CHANGES[str(node.tag)], node, text=words_of(node))
        self.read(node)

    def deleted(self, node: etree._Element) -> None:
        self._shared.report_change(_CHANGES[str(node.tag)], node, text=words_of(node))

    def control(self, node: etree._Element) -> None:
        content = node.find(w("sdtContent"))
        self._shared.report_control(node, content, inside=True)
        if content is not None:
            self.read(content)

    def math(self, node: etree._Element) -> None:
        text = equation_text(node)
        if text:
            self._emit(text.translate(_PLAIN_CHARACTERS), self._shared.styles.run(self._style, self._look, None))


def _visible(node: etree._Element, text: str) -> str:
    """The letters Word shows of a w:t: without xml:space="preserve" blanks at its ends do not count."""
    if (text[0] in _BLANKS or text[-1] in _BLANKS) and node.get(_SPACE) != "preserve":
        text = text.strip(_BLANKS)
    return text.translate(_PLAIN_CHARACTERS) if "\n" in text or "\t" in text or "\r" in text else text


_RPR_CHANGE = w("rPrChange")
_CHANGES = {
    w("ins"): "insertion", w("del"): "deletion", w("moveTo"): "move-to", w("moveFrom"): "move-from",
}  # fmt: skip
_HANDLERS: dict[object, Callable[[InlineReader, etree._Element], None]] = {
    w("hyperlink"): InlineReader.hyperlink,
    w("fldSimple"): InlineReader.simple_field,
    w("ins"): InlineReader.inserted,
    w("moveTo"): InlineReader.inserted,
    w("del"): InlineReader.deleted,
    w("moveFrom"): InlineReader.deleted,
    w("sdt"): InlineReader.control,
    w("smartTag"): InlineReader.read,
    w("customXml"): InlineReader.read,
    w("dir"): InlineReader.read,
    w("bdo"): InlineReader.read,
    f"{{{MC}}}AlternateContent": InlineReader.alternate,
    f"{{{M}}}oMath": InlineReader.math,
    f"{{{M}}}oMathPara": InlineReader.math,
}
_RUN_HANDLERS: dict[object, Callable[[InlineReader, etree._Element, RunFormat], None]] = {
    w("br"): InlineReader.line_break,
    w("lastRenderedPageBreak"): InlineReader.page_start,
    w("sym"): InlineReader.symbol,
    w("fldChar"): InlineReader.field_character,
    w("instrText"): InlineReader.instruction,
    w("pgNum"): InlineReader.page_number,
    w("footnoteReference"): InlineReader.note,
    w("endnoteReference"): InlineReader.note,
    w("commentReference"): InlineReader.comment,
    w("drawing"): InlineReader.drawing,
    w("pict"): InlineReader.picture,
    w("object"): InlineReader.picture,
    w("ruby"): InlineReader.ruby,
    f"{{{MC}}}AlternateContent": InlineReader.alternate_in_run,
}
