"""A recognised document of any type → the draft of a general document: boxes, body tree and appendices as they are."""

from __future__ import annotations

from dataclasses import replace

from docgen.anatomy import Box
from docgen.contracts.recognition import Branch, Draft, Plain, RecognisedDocument, Words
from docgen.documents.general.view import ARTICLE
from docgen.documents.parts.drafting import EARLIEST_YEAR, LATEST_YEAR, draft_sections, years_in
from docgen.documents.parts.recognised import Gathering, casing_of, opening_of
from docgen.model import Numbering
from docgen.vietnamese.recasing import recase_title

_FORMAL = frozenset({Box.ISSUING_AUTHORITY, Box.ENACTING_WORDS})
"""Words of a nghị quyết or quyết định that stand among its căn cứ."""
_LONGEST_ENACTING = 100
_LONGEST_TYPE = 60
NO_TYPE = "Văn bản"
"""Tên loại of a text that names none."""


def recognise_general(document: RecognisedDocument) -> Draft:
    """The draft of any text: it always validates."""
    gathering = Gathering(casing_of(document))
    gathering.take(document.envelope)
    data: dict[str, Plain] = {"document": "general", "type_name": _type_name(document, gathering)}
    data["year"] = _year(document, gathering)
    data |= document.envelope.data
    subject = set(document.envelope.provenance.get("$.subject", ()))
    formal = [box for box in document.boxes if box.box in _FORMAL and not subject.intersection(box.words.blocks)]
    authority = [box.words for box in formal if box.box is Box.ISSUING_AUTHORITY]
    authority = [*authority, *_authority_among_bases(data, gathering)]
    if authority:
        data["issuing_authority"] = gathering.texts(authority, "$.issuing_authority")
    opening = opening_of(document)
    enacting = [box.words for box in formal if box.box is Box.ENACTING_WORDS]
    if len(enacting) == 1 and len(enacting[0].text) <= _LONGEST_ENACTING and "\n" not in enacting[0].text:
        data["enacting_words"] = gathering.say("$.enacting_words", enacting[0])
    else:
        opening = (*enacting, *opening)
    if opening:
        data["opening"] = gathering.texts(opening, "$.opening")
    if document.body:
        data["sections"] = _sections(document, gathering)
    if document.closing:
        data["closing"] = gathering.texts(document.closing, "$.closing")
    filled = [appendix for appendix in document.appendices if appendix.items]
    if filled:
        data["appendices"] = [
            gathering.appendix(appendix, f"$.appendices[{index}]") for index, appendix in enumerate(filled)
        ]
    return gathering.draft(data)


def _authority_among_bases(data: dict[str, Plain], gathering: Gathering) -> tuple[Words, ...]:
    """The authority that docgen printed below the căn cứ, taken back from them: no basis is all in capitals."""
    said = data.get("legal_bases")
    bases = list(said) if isinstance(said, list | tuple) else []
    found: list[Words] = []
    while len(bases) > 1 and isinstance(bases[-1], str) and bases[-1].isupper():
        blocks = gathering.provenance.pop(f"$.legal_bases[{len(bases) - 1}]", ())
        found.insert(0, Words(bases.pop(), blocks))
    if found:
        data["legal_bases"] = bases
    return tuple(found)


def _sections(document: RecognisedDocument, gathering: Gathering) -> list[Plain]:
    """The body; one that is not numbered I., II. stands in a group with a numbering of its own.

    So do headings without numbers: among mục `I.` they would be printed in capitals.
    """
    body = tuple(map(_without_false_title, document.body))
    has_titles = any(branch.is_title for branch in body)
    numbering = document.numbering or (Numbering.NONE if has_titles else Numbering.ROMAN)
    return draft_sections(body, numbering, gathering.item)


def _without_false_title(branch: Branch) -> Branch:
    """A điều of a quyết định that is a sentence with khoản below it has no title (nd30 BC-04)."""
    text = branch.words.text if branch.words is not None and branch.is_title else ""
    is_sentence = text.endswith((":", ".", ";")) and ARTICLE.match(text) is not None
    return replace(branch, is_title=False) if is_sentence else branch


def _type_name(document: RecognisedDocument, gathering: Gathering) -> str:
    if document.type_name:
        return document.type_name
    named = [box.words for box in document.boxes if box.box is Box.TYPE_NAME]
    if len(named) == 1 and len(named[0].text) <= _LONGEST_TYPE:
        name = recase_title(" ".join(named[0].text.split()), gathering.casing)
        gathering.note("$.type_name", named[0].blocks)
        message = f"«{name}» không nằm trong các tên loại của Nghị định 30/2020/NĐ-CP; ghi như trong bản gốc."
        gathering.guess("$.type_name", "guessed", message, confidence=0.6)
        return name
    message = f"Không thấy tên loại văn bản; tạm ghi «{NO_TYPE}»."
    gathering.guess("$.type_name", "unknown", message, confidence=0.0)
    return NO_TYPE


def _year(document: RecognisedDocument, gathering: Gathering) -> int:
    """The year of the date line; else the last one of the subject, else the latest in the text."""
    written = document.place_date.year if document.place_date else ""
    if written.isdecimal() and EARLIEST_YEAR <= int(written) <= LATEST_YEAR:
        return int(written)
    subjects = [box.words.text for box in document.boxes if box.box in {Box.SUBJECT, Box.LETTER_SUBJECT}]
    for texts, where in ((subjects, "trích yếu"), ([block.text for block in document.blocks], "lời văn")):
        years = years_in(texts)
        if years:
            message = f"Dòng ngày tháng không ghi năm; năm {max(years)} lấy từ {where}."
            gathering.guess("$.year", "guessed", message, confidence=0.6)
            return max(years)
    gathering.guess("$.year", "unknown", "Không thấy năm nào trong văn bản; tạm ghi 2020.", confidence=0.0)
    return 2020
