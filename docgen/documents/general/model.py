"""Any other administrative document (văn bản hành chính khác): its boxes, and its body as a tree of items."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from docgen.model import AdministrativeDocument, Item, Line, Texts
from docgen.vietnamese.citations.types import find_document_type

OFFICIAL_LETTER = "Công văn"
"""The document without a type name above its subject (Phụ lục III, Mẫu 1.5)."""


class GeneralDocument(AdministrativeDocument):
    """Văn bản hành chính có tên loại (Phụ lục III, Mẫu 1.4) whose parts docgen gives no meaning."""

    type_name: Line = Field(  # type: ignore[misc] # a choice of this document, a constant of the other types
        title="Tên loại văn bản", description="Thông báo, Tờ trình, Chương trình, Hướng dẫn …", max_length=60
    )

    document: Literal["general"] = Field("general", title="Loại văn bản")
    year: Annotated[int, Field(ge=1945, le=2200)] = Field(title="Năm", description="In ở dòng ngày tháng khi chưa ký.")
    opening: Texts = Field((), title="Phần mở đầu")
    sections: tuple[Item, ...] = Field((), title="Nội dung")
    closing: Texts = Field((), title="Phần kết", description="Dấu kết thúc ./. do docgen đặt.")

    @property
    def full_symbol(self) -> str:
        """Ký hiệu as printed: `TB-UBND`; that of a công văn names no type (nd30 SO-03)."""
        if self.symbol:
            return self.symbol
        kind = find_document_type(self.type_name)
        code = kind.code if kind is not None and self.type_name != OFFICIAL_LETTER else ""
        return f"{code}-{self.issuer.code}" if code else self.issuer.code
