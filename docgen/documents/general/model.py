"""Any other administrative document (văn bản hành chính khác): its boxes, and its body as a tree of items."""

from __future__ import annotations

import re
from typing import Annotated, Final, Literal

from pydantic import Field, model_validator

from docgen.model import AdministrativeDocument, Item, Line, Texts
from docgen.vietnamese.citations.types import find_document_type

OFFICIAL_LETTER = "Công văn"
"""The document without a type name above its subject (Phụ lục III, Mẫu 1.5)."""

_UNCITED_CODES: Final = {"giấy nghỉ phép": "GNP"}
"""Types of Điều 7 that nobody cites, with their codes (Phụ lục III, Mục I)."""
_LETTER_PREFIX: Final = re.compile(r"\s*(?:v\s?/\s?v\b\s*[:.]?\s*)?(?:về việc\b\s*:?\s*)?", re.IGNORECASE)
"""What docgen prints as `V/v` before the subject of a công văn."""


class GeneralDocument(AdministrativeDocument):
    """Văn bản có tên loại (Phụ lục III, Mẫu 1.4) or công văn (Mẫu 1.5) whose parts docgen gives no meaning."""

    type_name: Line = Field(  # type: ignore[misc] # a choice of this document, a constant of the other types
        title="Tên loại văn bản",
        description="Thông báo, Tờ trình, Hướng dẫn …; Công văn không in tên loại, trích yếu in sau «V/v».",
        max_length=60,
    )

    document: Literal["general"] = Field("general", title="Loại văn bản")
    year: Annotated[int, Field(ge=1945, le=2200)] = Field(title="Năm", description="In ở dòng ngày tháng khi chưa ký.")
    issuing_authority: Texts = Field(
        (),
        title="Thẩm quyền ban hành",
        description="Quyết định, nghị quyết: «CHỦ TỊCH ỦY BAN NHÂN DÂN PHƯỜNG …», in trên các căn cứ.",
    )
    opening: Texts = Field((), title="Phần mở đầu")
    enacting_words: Line | None = Field(
        None,
        title="Lời ban hành",
        description="«QUYẾT ĐỊNH:», «QUYẾT NGHỊ:» giữa phần mở đầu và các điều.",
        max_length=100,
    )
    sections: tuple[Item, ...] = Field((), title="Nội dung")
    closing: Texts = Field((), title="Phần kết", description="Dấu kết thúc ./. do docgen đặt.")

    @model_validator(mode="before")
    @classmethod
    def _letter_subject_without_prefix(cls, data: object) -> object:
        """The subject of a công văn as data holds it, without the `V/v` that docgen prints."""
        if not isinstance(data, dict) or not _is_letter(data.get("type_name")):
            return data
        written = data.get("subject")
        bare = _LETTER_PREFIX.sub("", written, count=1) if isinstance(written, str) else ""
        return {**data, "subject": bare} if bare else data

    @property
    def is_letter(self) -> bool:
        """Công văn: its type is not printed, its subject stands under the number (nd30 TL-06)."""
        return _is_letter(self.type_name)

    @property
    def full_symbol(self) -> str:
        """Ký hiệu as printed: `TB-UBND`; that of a công văn names no type (nd30 SO-03)."""
        if self.symbol:
            return self.symbol
        kind = find_document_type(self.type_name)
        code = (
            kind.code if kind is not None and not self.is_letter else _UNCITED_CODES.get(self.type_name.casefold(), "")
        )
        return f"{code}-{self.issuer.code}" if code else self.issuer.code


def _is_letter(type_name: object) -> bool:
    return isinstance(type_name, str) and type_name.strip().casefold() == OFFICIAL_LETTER.casefold()
