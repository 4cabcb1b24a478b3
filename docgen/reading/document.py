"""A cut source and its anatomy → a recognised document: boxes, opening, body tree, closing, appendices."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from docgen.anatomy import Address, Anatomy, BodyItem, Box, DocumentPart, Level, PartKind
from docgen.anatomy.addresses import BODY
from docgen.anatomy.lines import visible_text
from docgen.contracts.recognition import (
    BlockLook,
    Branch,
    Guess,
    RecognisedAppendix,
    RecognisedBox,
    RecognisedDocument,
    RecognisedTable,
    Words,
)
from docgen.ooxml import DocumentFacts, Table
from docgen.reading.blocks import Cut, Unplaced
from docgen.reading.branches import recognise_body
from docgen.reading.broken_rows import broken_rows
from docgen.reading.broken_tables import JOINED, find_group_rows, find_joined_table
from docgen.reading.endings import finish_branches, finish_words
from docgen.reading.loose_labels import guess_of_loose_label, with_bare_numbers
from docgen.reading.outline import Unit
from docgen.reading.own_labels import NO_LABELS, OwnLabels
from docgen.reading.tables import find_table
from docgen.vietnamese.recasing import recase_title
from docgen.vietnamese.text import comparison_key, lower_first

_TEXTS: Final = frozenset({Box.BODY, Box.OPENING, Box.CLOSING})
_APPENDIX_HEAD: Final = frozenset({Box.APPENDIX_HEADING, Box.ATTACHMENT_REFERENCE, Box.SIGNING_INFO})
_APPENDIX_TITLE: Final = frozenset({Box.APPENDIX_TITLE, Box.TYPE_NAME, Box.SUBJECT})
"""An attached document (quy chế kèm theo quyết định) has a type name and a subject where an appendix has a title."""
IMPLIED: Final = frozenset(
    {
        Box.NATIONAL_TITLE, Box.MOTTO, Box.TYPE_NAME, Box.RECIPIENTS_LABEL, Box.ADDRESSEE_LABEL, Box.END_MARK,
        Box.RULE_LINE, Box.PAGE_NUMBER, Box.SIGNING_INFO, Box.APPENDIX_HEADING,
    }
)  # fmt: skip
"""Components whose words docgen prints by itself."""
_LABELS: Final = frozenset({Box.RECIPIENTS_LABEL, Box.ADDRESSEE_LABEL})
"""Inside an appendix these belong to a form that is shown there."""
_ATTACHED_HEAD: Final = frozenset({Box.PARENT_AGENCY, Box.ISSUER})
"""What an attached document repeats of the document it comes with."""
_LONGEST_NOTE: Final = 200
_DIGITS: Final = re.compile(r"\d+")
_SECOND_DOCUMENT: Final = "Thuộc văn bản khác trong cùng tệp ({kind}); mỗi tệp dữ liệu chỉ giữ một văn bản."
_KINDS: Final = {
    PartKind.MAIN: "văn bản thứ hai",
    PartKind.ATTACHED: "văn bản kèm theo",
    PartKind.COPY: "phần sao văn bản",
    PartKind.APPENDIX: "phụ lục",
}


@dataclass(slots=True)
class Recognition:
    """A recognised document, and what no type has to look at."""

    document: RecognisedDocument
    implied: list[int] = field(default_factory=list)
    inner: list[tuple[int, Box]] = field(default_factory=list)
    """Blocks inside an appendix that are boxes of the head of a document: docgen prints those in the main head only."""
    unplaced: list[Unplaced] = field(default_factory=list)
    guesses: list[Guess] = field(default_factory=list)
    own: OwnLabels = NO_LABELS
    """The labels docgen printed in this file."""


def recognise_document(
    facts: DocumentFacts, anatomy: Anatomy, cut: Cut, *, is_text: bool, own: OwnLabels = NO_LABELS
) -> Recognition:
    """The main document of a file with its appendices; other documents in it are left over, with the reason."""
    main = anatomy.main or next((part for part in anatomy.parts if part.kind is PartKind.ATTACHED), None)
    found = Recognition(RecognisedDocument("", cut.blocks), unplaced=list(cut.unplaced), own=own)
    has_looks = not is_text
    appendices: list[RecognisedAppendix] = []
    for part in anatomy.parts:
        if part is main:
            found.document = _main(part, facts, cut, found, has_looks=has_looks)
        elif part.kind in {PartKind.APPENDIX, PartKind.ATTACHED}:
            appendices.append(_appendix(part, facts, cut, found, has_looks=has_looks))
        else:
            blocks = [block for entry in part.entries for block in cut.words(entry).blocks]
            found.unplaced.append(Unplaced(tuple(blocks), _SECOND_DOCUMENT.format(kind=_KINDS[part.kind])))
    found.document = replace(found.document, blocks=cut.blocks, appendices=tuple(appendices))
    for number in anatomy.page_numbers:
        entry = number.entry
        found.implied.extend(cut.blocks_between(entry.address, entry.start, entry.end))
    return found


def _main(
    part: DocumentPart, facts: DocumentFacts, cut: Cut, found: Recognition, *, has_looks: bool
) -> RecognisedDocument:
    signers = {
        id(entry): index
        for index, signer in enumerate(part.signers)
        for entry in (*signer.authority, *signer.position, *signer.signature, *signer.other_titles, signer.full_name)
        if entry is not None
    }
    boxes = tuple(
        RecognisedBox(entry.box, cut.words(entry), entry.confidence, entry.reason, signers.get(id(entry)))
        for entry in part.entries
        if entry.box not in _TEXTS and entry.drawing < 0
    )
    items = [item for item in part.body if item.entry.box is Box.BODY]
    units = _units(items, _claimed(part), facts, cut, told=found.guesses)
    body = recognise_body(units, has_looks=has_looks, own=found.own)
    found.guesses += body.guesses
    closing = _texts(part.body, Box.CLOSING, cut)
    return RecognisedDocument(
        type_name=part.type_name,
        blocks=cut.blocks,
        boxes=tuple(box for box in boxes if box.words.text),
        reference=part.reference,
        place_date=part.place_date,
        opening=_texts(part.body, Box.OPENING, cut),
        body=body.branches if closing else finish_branches(body.branches, is_marked=_is_marked(part)),
        numbering=body.numbering,
        closing=finish_words(closing, is_marked=_is_marked(part)),
    )


def _appendix(
    part: DocumentPart, facts: DocumentFacts, cut: Cut, found: Recognition, *, has_looks: bool
) -> RecognisedAppendix:
    repeated = _repeated(part, found.document, cut)
    heading = [cut.words(entry) for entry in part.entries if entry.box in _APPENDIX_HEAD and id(entry) in repeated]
    title = [cut.words(entry) for entry in part.entries if entry.box in _APPENDIX_TITLE]
    if part.kind is PartKind.ATTACHED and title:
        title = [
            replace(words, text=recase_title(words.text) if index == 0 else lower_first(words.text))
            for index, words in enumerate(title)
        ]
        message = f"Văn bản kèm theo «{title[0].text}» được ghi như một phụ lục; khi in có chữ “Phụ lục” ở trên."
        found.guesses.append(Guess("", "plainer", message, 0.6, title[0].blocks))
    items = list(part.body)
    note = _find_note(items, cut)
    if note is not None:
        items = items[1:]
    units = _units(items, _claimed(part), facts, cut, told=found.guesses)
    body = recognise_body(units, has_looks=has_looks, own=found.own)
    found.guesses += body.guesses
    known = (_TEXTS | _APPENDIX_HEAD | _APPENDIX_TITLE | IMPLIED | _ATTACHED_HEAD) - _LABELS
    others = tuple(
        words
        for entry in part.entries
        if entry.box not in known and entry.drawing < 0
        for words in (cut.words(entry),)
        if words.text
    )
    inner = IMPLIED - _APPENDIX_TITLE - _LABELS - {Box.APPENDIX_HEADING}
    found.inner += [
        (block, entry.box)
        for entry in part.entries
        if entry.box in inner or (entry.box in _ATTACHED_HEAD and id(entry) in repeated)
        for block in cut.words(entry).blocks
    ]
    # A signature or a list of recipients inside an appendix is no box of the document: it is kept as plain words.
    branches = (*body.branches, *((Branch(paragraphs=others),) if others else ()))
    return RecognisedAppendix(
        heading=_together(heading, " "),
        title=_together(title, " ") if title else None,
        note=note,
        items=finish_branches(branches, is_marked=_is_marked(part)),
        numbering=body.numbering,
        landscape=any(facts.sections[section].landscape for section in part.sections),
    )


def _is_marked(part: DocumentPart) -> bool:
    """Whether the end mark “./.” stands in it."""
    return any(entry.box is Box.END_MARK for entry in part.entries)


def _repeated(part: DocumentPart, document: RecognisedDocument, cut: Cut) -> frozenset[int]:
    """The lines of an appendix that say nothing new: its heading, and what names the document it comes with.

    A reference line with another number or date than the document's own speaks of another document: it is left over.
    """
    names = {comparison_key(box.words.text) for box in document.boxes}
    numbers = {
        int(digits)
        for box in document.boxes
        if box.box in {Box.REFERENCE, Box.PLACE_DATE}
        for digits in _DIGITS.findall(box.words.text)
    }
    said: set[int] = set()
    for entry in part.entries:
        words = cut.words(entry).text
        if entry.box is Box.ATTACHMENT_REFERENCE:
            is_repeated = {int(digits) for digits in _DIGITS.findall(words)} <= numbers
        else:
            is_repeated = entry.box in _APPENDIX_HEAD or comparison_key(words) in names
        if is_repeated:
            said.add(id(entry))
    return frozenset(said)


def _together(words: Sequence[Words], between: str) -> Words:
    return Words(between.join(each.text for each in words), tuple(block for each in words for block in each.blocks))


def _find_note(items: Sequence[BodyItem], cut: Cut) -> Words | None:
    """A single line in italics below the title of an appendix."""
    if not items or items[0].level is not Level.TEXT:
        return None
    words = cut.words(items[0].entry)
    looks = [cut.blocks[block].look for block in words.blocks]
    is_note = bool(looks) and all(look.italic for look in looks) and len(words.text) <= _LONGEST_NOTE
    return words if is_note and len(items) > 1 and "\n" not in words.text else None


def _texts(items: Iterable[BodyItem], box: Box, cut: Cut) -> tuple[Words, ...]:
    found = (_with_label(item, cut) for item in items if item.entry.box is box)
    return tuple(words for words in found if words.text)


def _with_label(item: BodyItem, cut: Cut) -> Words:
    words = cut.words(item.entry)
    return Words(f"{_label_of(item)} {words.text}".strip(), words.blocks) if item.is_automatic else words


def _label_of(item: BodyItem) -> str:
    """The label as letters: the sign of an automatic list may be one that only its symbol font can draw."""
    is_drawn = item.is_automatic and item.level is Level.BULLET
    return "•" if is_drawn else item.label


def _claimed(part: DocumentPart) -> frozenset[tuple[int, int]]:
    """The tables of the body's text that hold other components as well: a header or end block laid out by a table."""
    return frozenset(
        (entry.address.section, entry.address.steps[0])
        for entry in part.entries
        if entry.box not in _TEXTS and entry.box is not Box.END_MARK and entry.address.story == BODY
    )


def _units(
    items: Sequence[BodyItem],
    claimed: frozenset[tuple[int, int]],
    facts: DocumentFacts,
    cut: Cut,
    *,
    told: list[Guess],
) -> list[Unit]:
    """The items of a body with whole tables in the place of their paragraphs; joined tables are `told`."""
    units: list[Unit] = []
    tables: set[Address] = set()
    for item in items:
        address = item.entry.address
        top = Address(address.section, address.story, address.steps[:1])
        if item.level is Level.TABLE and (top.section, top.steps[0]) not in claimed:
            if top in tables:
                continue
            block = facts.sections[top.section].blocks[top.steps[0]] if top.story == BODY else None
            table = find_table(block, top, cut) if isinstance(block, Table) else None
            if table is not None:
                tables.add(top)
                repeats = isinstance(block, Table) and block.rows[0].header
                _add_table(find_group_rows(table), units, told, repeats_header=repeats)
                continue
        unit = _unit(item, cut)
        if unit.typed.text:
            units.append(unit)
            told += guess_of_loose_label(item, unit)
    told += [guess for unit in units if unit.table is not None for guess in broken_rows(unit.table, cut)]
    return with_bare_numbers(units)


def _add_table(table: RecognisedTable, units: list[Unit], told: list[Guess], *, repeats_header: bool) -> None:
    """The table as a unit of its own, or as the rest of the table right above it."""
    above = units[-1].table if units else None
    joined = find_joined_table(above, table, repeats_header=repeats_header) if above is not None else None
    if joined is None:
        units.append(Unit(Level.TABLE, Words("", ()), Words("", ()), table=table))
        return
    whole, reason = joined
    units[-1] = replace(units[-1], table=whole)
    blocks = tuple(block for row in table.rows for cell in row.cells for block in cell.words.blocks)
    told.append(Guess("", "repaired", JOINED.format(reason=reason), 0.8, blocks[:1]))


def _unit(item: BodyItem, cut: Cut) -> Unit:
    typed = _with_label(item, cut)
    words = cut.words(item.entry, item.text_start) if item.label else typed
    paragraph = cut.paragraphs[item.entry.address]
    if not visible_text(paragraph)[item.text_start : item.entry.end].strip():
        words = Words("", typed.blocks)
    level = Level.TEXT if item.level is Level.TABLE else item.level
    look = cut.blocks[typed.blocks[0]].look if typed.blocks else BlockLook()
    return Unit(level, words, typed, _label_of(item), look)
