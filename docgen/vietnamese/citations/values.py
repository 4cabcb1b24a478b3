"""Holds a citation ("viện dẫn") as values: what its author wrote, and what it means."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from docgen.vietnamese.citations.types import find_document_type, find_document_type_of_code
from docgen.vietnamese.patterns import lazy_pattern
from docgen.vietnamese.text import comparison_key

if TYPE_CHECKING:
    from datetime import date

_BLANKS = lazy_pattern(r"\s+")
_CODE = lazy_pattern(r"[^\W_]+")


class DateForm(StrEnum):
    """How the author wrote the date of the cited act."""

    NONE = "none"
    LONG = "long"
    """`ngày 29 tháng 11 năm 2006`"""
    SHORT = "short"
    """`ngày 11/4/2024`, `28/12/2020`"""
    YEAR = "year"
    """`năm 2021`, or the bare year of `Bộ luật Lao động 2019`"""
    BLANK = "blank"
    """`ngày ... tháng ... năm 2024`: left open for a pen"""


class Span(NamedTuple):
    """A stretch of the given text: `text[start:end]`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Citation:
    """One cited act. `written` is the author's own spelling; the other fields are its parts, blanks squeezed.

    A part that the author left out is empty. For a law cited by name (`Luật Bình đẳng giới`) the name is the `title`.
    """

    written: str
    type: str = ""
    """Tên loại as printed: `Kế hoạch`, `kế hoạch`, `QĐ`; empty when only a number stands there."""
    number: str = ""
    """Số without its year: `277`, `30`, `12a`; empty while the registry has not numbered the act."""
    year: str = ""
    """The year inside the number of a normative act (`30/2020/NĐ-CP`); empty for administrative documents."""
    symbol: str = ""
    """Ký hiệu without stray blanks: `LĐTBXH-BĐG`, `KH-UBND`, `NĐ-CP`, and `KH/TU` of the Party's `104-KH/TU`."""
    is_party: bool = False
    """Party style: number and symbol joined by a dash."""
    date: date | None = None
    """None when no whole date is written, and when it is in no calendar (31/2/2024): then `date_written` has it."""
    date_form: DateForm = DateForm.NONE
    date_written: str = ""
    issued_year: int | None = None
    """Year of issue, also when the author wrote nothing but the year."""
    issuer: str = ""
    title: str = ""
    """Trích yếu without `về`/`về việc`, or the name of a law."""
    title_link: str = ""
    """The words that led to the title (`về`, `về việc`, `V/v`); empty where the title follows by itself."""

    @property
    def reference(self) -> str:
        """Số, ký hiệu without stray blanks: `55/KH-UBND`, `30/2020/NĐ-CP`, `104-KH/TU`."""
        if not self.symbol:
            return self.number
        if self.is_party:
            return f"{self.number}-{self.symbol}"
        return "/".join([self.number, *([self.year] if self.year else []), self.symbol])

    @property
    def type_code(self) -> str:
        """The type abbreviation inside the symbol (`KH`, `QĐ`, `TTr`); empty for công văn and for laws (`QH15`)."""
        code = _CODE.match(self.symbol)
        return code.group() if code and find_document_type_of_code(code.group()) else ""

    @property
    def type_name(self) -> str:
        """Tên loại in the decree's spelling: from `type`, else from the symbol, else empty."""
        known = find_document_type(self.type) if self.type else find_document_type_of_code(self.type_code)
        return known.name if known else self.type

    @property
    def is_named_law(self) -> bool:
        """Hiến pháp, luật, bộ luật, pháp lệnh: cited by name, without number (CC-03, VD-02)."""
        known = find_document_type(self.type)
        return known is not None and known.named_law

    @property
    def key(self) -> tuple[str, ...]:
        """Equal for two citations of one number: type, number without leading zeros, year, symbol; or the law's name.

        Two acts of different years may share it, because the numbers begin anew each year: compare `issued_year` too.
        """
        number = self.number.lstrip("0") or self.number
        if self.symbol or self.number:
            return (comparison_key(self.type_name), number.casefold(), self.year, self.symbol.casefold())
        return (comparison_key(self.type_name), comparison_key(self.title.strip("“”\"'")))


@dataclass(frozen=True, slots=True)
class CitationSpan:
    """A citation found in running text: `text[start:end] == citation.written`. All offsets are those of the text."""

    start: int
    end: int
    citation: Citation
    number: Span | None = None
    """Số, ký hiệu, without the word `số`."""
    date: Span | None = None
    issuer: Span | None = None
    title: Span | None = None
    nested: tuple[CitationSpan, ...] = ()
    """Acts named inside the title: `về thực hiện Quyết định số 2232/QĐ-TTg`. In order, never nested deeper."""


def squeeze_symbol(written: str) -> str:
    """A symbol without stray blanks and with plain hyphens."""
    return _BLANKS.sub("", written).replace("–", "-")
