"""A recognised source and its document → the words docgen prints by itself in place of the blocks it does not keep.

What a box of the layout says is only then docgen's own when its words are those that docgen will print: a line taken
for “Kính gửi:” that says who telegraphs, or “PHỤ LỤC II” over the only appendix, says more.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from docgen.anatomy import Box
from docgen.contracts.recognition import SourceBlock
from docgen.model import AdministrativeDocument
from docgen.reading.document import Recognition
from docgen.vietnamese.dates import format_date_long
from docgen.vietnamese.numbers import format_roman
from docgen.vietnamese.text import comparison_key

_TOKEN: Final = re.compile(r"[^\W\d_]+|\d+")
_GLUED: Final = re.compile(r"(?<=\b[^\W\d_])\s?[/.]\s?(?=[^\W\d_]\b)")
"""`T/M`, `K/T`: one word."""
_COUNTED: Final = re.compile(
    r"\W*(?:(?:trang|page)\W*)?[\d.]+(?:\s*(?:/|trên|of)\s*\d+)?\W*|[IVXLC]{1,6}[.)]?|[a-zđ][.)]", re.IGNORECASE
)
"""The number of a page, or of a row of a table: docgen counts these anew."""
_APPENDIX: Final = "Phụ lục"
_SAID: Final = {
    Box.NATIONAL_TITLE: "Cộng hòa xã hội chủ nghĩa Việt Nam",
    Box.MOTTO: "Độc lập - Tự do - Hạnh phúc",
    Box.RECIPIENTS_LABEL: "Nơi nhận",
    Box.END_MARK: "",
    Box.RULE_LINE: "",
}
_SIGNED: Final = "Chữ của chữ ký số trên bản gốc; docgen không in lại, chữ ký số mới sẽ có dòng của nó."
_INSTEAD: Final = "Ở chỗ này docgen tự in «{printed}»; chữ khác của bản gốc chưa có chỗ: «{missing}»."
_ONCE: Final = "Đứng trong phụ lục hoặc văn bản kèm theo; docgen chỉ in dòng này ở phần đầu của văn bản chính."
_TWICE: Final = "Dòng này có hai lần trong bản gốc; docgen chỉ in một lần."
_NOWHERE: Final = "Bản in của docgen không có chỗ cho dòng này."


@dataclass(frozen=True, slots=True)
class Printed:
    """What docgen prints by itself where a block stood.

    `reason` says why the block is left over when it says more; it may show the `{printed}` and the `{missing}` words.
    """

    words: str
    reason: str = _INSTEAD

    def find_fault(self, text: str) -> str | None:
        """Why a text of the source says something else, None where it says no more than what is printed."""
        missing = unprinted_words(text, self.words)
        return self.reason.format(printed=self.words, missing=" ".join(missing)[:80]) if missing else None


def printed_words(recognition: Recognition, document: AdministrativeDocument, year: str) -> Mapping[int, Printed]:
    """By block: what docgen prints for the boxes whose words it does not keep as data.

    `year` is printed in a date line that has no day yet.
    """
    date = _date(document, year)
    printed: dict[int, Printed] = {}
    written = recognition.document.place_date
    # A day without its month, or one no calendar has, is told by a notice of its own.
    head = _of_document(document, date, f"{written.day} {written.month}" if written else "")
    said: set[tuple[Box, str]] = set()
    for box in recognition.document.boxes:
        if box.box in head:
            again = (box.box, comparison_key(box.words.text)) in said
            printed |= dict.fromkeys(box.words.blocks, Printed("", _TWICE) if again else head[box.box])
            said.add((box.box, comparison_key(box.words.text)))
    for block in recognition.implied:
        text = recognition.document.blocks[block].text
        printed[block] = Printed(text if is_counted(text) else "số trang")
    filled = [appendix for appendix in recognition.document.appendices if appendix.items]
    for index, appendix in enumerate(filled, start=1):
        for block in appendix.heading.blocks:
            printed[block] = _appendix_head(recognition.document.blocks[block], document, date, index)
    for block, kind in recognition.inner:
        printed[block] = Printed("", _SIGNED if kind is Box.SIGNING_INFO else _ONCE)
    return printed


def _of_document(document: AdministrativeDocument, date: str, told: str) -> Mapping[Box, Printed]:
    """What docgen prints for the boxes at the head and the end of a document; `told` are numbers that make no date."""
    said = {
        **_SAID,
        Box.ADDRESSEE_LABEL: "Kính gửi" if document.addressees else "",
        Box.TYPE_NAME: document.type_name,
        Box.REFERENCE: _reference(document),
        Box.PLACE_DATE: f"{document.issuer.place}, {date} {told}",
    }
    found = {box: Printed(words, _INSTEAD if words else _NOWHERE) for box, words in said.items()}
    return {**found, Box.SIGNING_INFO: Printed("", _SIGNED)}


def _appendix_head(block: SourceBlock, document: AdministrativeDocument, date: str, index: int) -> Printed:
    """“Phụ lục”, with its number where there are several, or “(Kèm theo Kế hoạch số … ngày … của …)”."""
    if comparison_key(block.text).startswith(comparison_key(_APPENDIX)):
        many = len(document.appendices) > 1
        return Printed(f"{_APPENDIX} {format_roman(index)}" if many else _APPENDIX)
    return Printed(f"Kèm theo {document.type_name} {_reference(document)} {date} của {document.issuer.name}")


def _reference(document: AdministrativeDocument) -> str:
    return f"số {document.number or ''}/{document.full_symbol}"


def _date(document: AdministrativeDocument, year: str) -> str:
    day = document.issued_on
    return format_date_long(day) if day else f"ngày … tháng … năm {year}"


def is_counted(text: str) -> bool:
    """Whether a text only counts pages or rows: `2`, `- 2 -`, `Trang 2/6`, `IV.`, `1.2`."""
    return _COUNTED.fullmatch(text) is not None


def unprinted_words(text: str, printed: str) -> list[str]:
    """The words of a text that are not among the printed ones; case, marks, zeros and abbreviations aside."""
    keys, initials, together = _vocabulary(printed)
    missing: list[str] = []
    for word in _words(text):
        key = comparison_key(word)
        is_short = len(word) > 1 and word.isupper() and (key in initials or key in together)
        if key not in keys and not is_short:
            missing.append(word)
    return missing


@lru_cache(maxsize=32)
def _vocabulary(printed: str) -> tuple[frozenset[str], str, str]:
    """The words of a text, their first letters in a row, and the words in a row."""
    keys = [comparison_key(word) for word in _words(printed)]
    return frozenset(keys), "".join(key[0] for key in keys), "".join(keys)


def _words(text: str) -> list[str]:
    found = _TOKEN.findall(_GLUED.sub("", text))
    return [word.lstrip("0") or "0" if word.isdecimal() else word for word in found]
