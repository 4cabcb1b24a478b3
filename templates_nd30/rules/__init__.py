"""The decree as rules: one module a box, one constant a rule, every one listed in `RULES`.

How to add a rule
-----------------
1. Choose the module of its box (`page_and_text` 0xx, `national_title` 1xx, …) and the next free code. A code is never
   renamed and never used again.
2. Write a function that looks. It gets an `Examination` and yields a `Breach` for every place that is wrong, or one
   `Skip` with the reason when it cannot know. It yields nothing when all is well. It never reports a doubtful thing as
   an error: when unsure, `severity=Severity.WARN`, or silence::

       def _look_motto(x: Examination) -> Iterator[Breach | Skip]:
           wanted = x.decree.text("wording.motto")            # every number and wording is in decree.toml
           ...
           yield Breach(
               message="Tiêu ngữ viết hoa toàn bộ.",           # a sentence about this place
               measured="ĐỘC LẬP - TỰ DO - HẠNH PHÚC",         # short, comparable: equal measures are counted
               required=wanted,                                # together
               anchor=Anchor(paragraph=index, start=0, end=9), # index in x.paragraphs; the words are taken from it
               edits=(TextEdit(index, 0, 28, wanted),),        # what mends it; leave it out when nothing safe does
           )

   `x.entries(Box.MOTTO)` are the lines of a component wherever anatomy found it, `x.anatomy.parts` the documents in
   the file with what is missing of each (`part.find_missing(box)`) and their rule lines; `x.anchor_of(entry)`,
   `x.paragraph_of(entry)`, `x.room_of(entry)` lead from a component to its letters, its paragraph, its width.
   `x.facts` is the whole document, `x.paragraphs` its walk with places, `x.index_of(paragraph)` finds a paragraph in
   it, `x.issued_on` is the document's own date. Hand `confidence=entry.confidence` to a breach: below `SURE` it only
   warns.

   Size, weight, slant, capitals and alignment of a component are one line each, edits included:
   `look=look_of_size("motto", Box.MOTTO)` (see `looks`); a line below it is `look_of_missing_line(box, key)`,
   `look_of_line_length(box, key)` (see `rule_lines`); `words` writes measures in Vietnamese.
3. Write the constant: `Rule(code=…, title=… (names the fault), facts=("QH-03",), provision="wording.motto", box="1",
   remedy=… (what to do in Word), reason=…, good=…, bad=…, look=_look_motto, fix="safe")`. With a `provision`, clause
   and force are those of decree.toml; without one, state `clause` and `force`. `fix="safe"` only when the edits change
   the look or the typography and never the meaning. `gather=True` makes one finding of all places with the same
   measure (page, fonts). `turn=1` or `2` mends after the others what depends on them (profile of sizes; lengths of
   lines).
4. Put it in the module's `RULES`; the module is listed below.
5. Write `tests/rules/<CODE>.yaml`: cases a records officer can read, at least one that passes and one that fails
   (`tests/support/rule_cases.py` tells the form), and, for a binding rule, a mutation in
   `tests/support/mutations_<module>.py` that breaks a clean rendered document in this one way.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from templates_nd30.rules import (
    abbreviations,
    addressees,
    addressees_list,
    appendix,
    appendix_heading,
    appendix_place,
    appendix_reference,
    body_spacing,
    body_text,
    capitals,
    capitals_documents,
    capitals_places,
    capitals_words,
    citations,
    end_mark,
    file_copy,
    fonts,
    heading_looks,
    headings,
    issuer,
    layout,
    legal_bases,
    legal_basis_acts,
    letter_subject,
    marks,
    motto,
    national_title,
    number,
    open_slots,
    page_and_text,
    page_number_looks,
    page_numbers,
    place_date,
    recipients,
    recipients_list,
    seal,
    sections,
    signature,
    signing_powers,
    signs,
    spacing,
    structure,
    title,
    wording,
)

if TYPE_CHECKING:
    from docgen.contracts.rule import Rule

_FAMILIES = (
    page_and_text.RULES,
    fonts.RULES,
    page_numbers.RULES,
    page_number_looks.RULES,
    national_title.RULES,
    motto.RULES,
    issuer.RULES,
    number.RULES,
    place_date.RULES,
    title.RULES,
    letter_subject.RULES,
    legal_bases.RULES,
    legal_basis_acts.RULES,
    citations.RULES,
    headings.RULES,
    heading_looks.RULES,
    structure.RULES,
    sections.RULES,
    body_text.RULES,
    body_spacing.RULES,
    end_mark.RULES,
    signature.RULES,
    signing_powers.RULES,
    seal.RULES,
    addressees.RULES,
    addressees_list.RULES,
    recipients.RULES,
    recipients_list.RULES,
    file_copy.RULES,
    marks.RULES,
    appendix.RULES,
    appendix_heading.RULES,
    appendix_place.RULES,
    appendix_reference.RULES,
    abbreviations.RULES,
    capitals.RULES,
    capitals_documents.RULES,
    capitals_places.RULES,
    capitals_words.RULES,
    signs.RULES,
    spacing.RULES,
    layout.RULES,
    wording.RULES,
    open_slots.RULES,
)
RULES: tuple[Rule, ...] = tuple(sorted((rule for rules in _FAMILIES for rule in rules), key=lambda rule: rule.code))
