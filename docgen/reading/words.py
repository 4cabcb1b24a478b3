"""The words of a file, whatever data it carries → a valid document, notices, and the proof that nothing was lost."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from pydantic import ValidationError

from docgen.anatomy import Anatomy, locate_boxes
from docgen.anatomy.lines import visible_text
from docgen.contracts import DocumentType
from docgen.contracts.recognition import Draft, Guess, Plain, RecognisedDocument
from docgen.errors import UnreadableInputError
from docgen.model import AdministrativeDocument
from docgen.ooxml import DocumentFacts
from docgen.reading.blocks import Cut, cut_blocks
from docgen.reading.conservation import Proven, prove_conservation
from docgen.reading.document import IMPLIED, Recognition, recognise_document
from docgen.reading.envelope import draft_envelope, names_in_issuer
from docgen.reading.notices import notices_of_draft, notices_of_file
from docgen.reading.printed_words import printed_words
from docgen.reading.repair import Repaired, repair_source
from docgen.reading.results import Proof, ReadDocument
from docgen.reading.sources import Source
from docgen.vietnamese.open_slots import find_open_slots, format_open_slot
from docgen.vietnamese.recasing import Casing


@dataclass(frozen=True, slots=True)
class Look:
    """What the eye sees of a file: the repaired source, its blocks, and what they were recognised as."""

    source: Source
    repaired: Repaired
    anatomy: Anatomy
    cut: Cut
    recognition: Recognition


def look_at(source: Source) -> Look:
    """Everything that does not depend on the type of the document."""
    _refuse_without_words(source.facts)
    repaired = repair_source(source)
    anatomy = locate_boxes(repaired.facts, repaired.stops)
    cut = cut_blocks(repaired, anatomy)
    recognition = recognise_document(repaired.facts, anatomy, cut, is_text=source.is_text)
    return Look(source, repaired, anatomy, cut, recognition)


def read_words(look: Look, types: Mapping[str, DocumentType]) -> ReadDocument:
    """The document in the words alone, whatever data the file carries."""
    recognised = look.recognition.document
    # Whole paragraphs: a line of a PDF may end in the middle of a name. Columns typed with tabs are texts of their own,
    # and so are lines parted by hand: “Phần thứ hai” and its name in capitals below.
    paragraphs = look.cut.paragraphs.values()
    casing = Casing(text for paragraph in paragraphs for text in re.split(r"[\t\n]", visible_text(paragraph)))
    envelope = draft_envelope(replace(recognised, casing=casing))
    names = names_in_issuer(envelope.data.get("issuer"))
    recognised = replace(recognised, casing=casing.knowing(names), envelope=envelope)
    document, draft = _drafted(recognised, types)
    draft = _with_implied(draft, look)
    reasons = {block: left.reason for left in look.recognition.unplaced for block in left.blocks}
    printed = printed_words(look.recognition, document, str(draft.data.get("year", "")))
    proven = prove_conservation(look.repaired, look.cut, draft, reasons, printed)
    notices = (
        *notices_of_file(look.source, look.anatomy),
        *notices_of_draft(draft, (*look.recognition.guesses, *_page_numbers(look)), look.cut, proven.leftovers),
    )
    return ReadDocument(
        document=document,
        notices=notices,
        leftovers=proven.leftovers,
        confidence=_confidence(draft, proven),
        proof=Proof(
            {
                path: tuple(dict.fromkeys(look.cut.blocks[block].place for block in blocks))
                for path, blocks in draft.provenance.items()
            },
            proven.conservation,
        ),
    )


def _refuse_without_words(facts: DocumentFacts) -> None:
    if any(placed.paragraph.text.strip() for placed in facts.paragraphs() if placed.story not in {"header", "footer"}):
        return
    pictures = any(placed.paragraph.drawings for placed in facts.paragraphs())
    if pictures:
        raise UnreadableInputError(
            "Tệp chỉ có ảnh, không có chữ: có lẽ là bản chụp (scan).",
            hint="nhận dạng chữ (OCR) hoặc xin tệp Word gốc.",
        )
    raise UnreadableInputError("Tệp không có chữ nào.", hint="kiểm tra xem có chọn nhầm tệp không.")


def _drafted(recognised: RecognisedDocument, types: Mapping[str, DocumentType]) -> tuple[AdministrativeDocument, Draft]:
    """The first type that claims the text and makes a valid draft of it, else the type that takes any text."""
    faults: list[Guess] = []
    for kind in _candidates(recognised.type_name, types):
        if kind.recognise is None:
            continue
        draft = kind.recognise(recognised)
        draft = replace(draft, data={name: _with_small_slots(value) for name, value in draft.data.items()})
        try:
            document = kind.model.model_validate(draft.data)
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            message = f"Không ghi được thành «{kind.title}» ({first['msg']}); văn bản được giữ ở dạng chung."
            faults.append(Guess("", "plainer", message, 0.3))
            continue
        return document, replace(draft, guesses=(*faults, *draft.guesses))
    raise UnreadableInputError(
        "Chưa cài loại văn bản nào nhận được tệp này.",
        hint="cài gói docgen đầy đủ: loại văn bản «general» nhận mọi tệp.",
    )


def _with_small_slots(value: Plain) -> Plain:
    """The data with the marks of open slots as they are written: a page prints some of them in capitals."""
    if isinstance(value, str):
        for span in reversed(find_open_slots(value)):
            slot = span.slot
            if slot.key not in slot.written:
                mark = format_open_slot(slot.key, slot.kind, slot.prompt.lower())
                value = value[: span.start] + mark + value[span.end :]
        return value
    if isinstance(value, Mapping):
        return {name: _with_small_slots(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [_with_small_slots(each) for each in value]
    return value


def _candidates(type_name: str, types: Mapping[str, DocumentType]) -> list[DocumentType]:
    claiming = [kind for kind in types.values() if type_name in kind.claims]
    general = [kind for kind in types.values() if kind.recognise is not None and not kind.claims]
    return [*claiming, *general]


def _with_implied(draft: Draft, look: Look) -> Draft:
    """The draft with the blocks that docgen prints by itself and no type had a use for."""
    used = draft.used
    boxes = (box.words.blocks for box in look.recognition.document.boxes if box.box in IMPLIED)
    inner = (block for block, _ in look.recognition.inner)
    every = (*(block for each in boxes for block in each), *look.recognition.implied, *inner)
    blocks = [block for block in every if block not in used]
    numbers = set(look.repaired.page_numbers)
    blocks += [index for index, source in enumerate(look.cut.source_of) if source in numbers]
    return replace(draft, implied=(*draft.implied, *blocks))


def _page_numbers(look: Look) -> Iterable[Guess]:
    """The typed page numbers that were taken out, told in one sentence with their lines."""
    numbers = set(look.repaired.page_numbers)
    sentence = "Đã bỏ {count} số trang gõ tay đứng giữa các dòng chữ: {shown}."
    for block, source in zip(look.cut.blocks, look.cut.source_of, strict=True):
        if source in numbers:
            message = f"Đã bỏ số trang gõ tay đứng giữa các dòng chữ: «{block.text}»."
            yield Guess("", "repaired", message, 0.9, (block.index,), (sentence, f"{block.text} ở {block.place}"))


def _confidence(draft: Draft, proven: Proven) -> float:
    """The share of the source in the model, doubtful blocks counted by their doubt.

    What the source should say and does not (an issuer, a signer) counts as a block that nothing was made of.
    """
    sure = dict.fromkeys(proven.in_model, 1.0)
    for guess in draft.guesses:
        for block in guess.blocks:
            if block in sure:
                sure[block] = min(sure[block], guess.confidence)
    unsaid = {guess.path for guess in draft.guesses if guess.kind == "unknown" and not guess.blocks}
    total = proven.conservation.source_blocks + len(unsaid)
    return sum(sure.values()) / total if total else 1.0
