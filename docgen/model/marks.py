"""Marks on page 1: độ mật, mức độ khẩn, phạm vi lưu hành (ô số 10a, 10b, 11; nd30 MK-01 to MK-03)."""

from __future__ import annotations

from enum import Enum, StrEnum
from typing import Annotated

from pydantic import BeforeValidator, Field

from docgen.model.base import Line, Part
from docgen.vietnamese.text import same_text


class SecrecyMark(StrEnum):
    """Dấu chỉ mức độ mật."""

    HIGHEST = "TUYỆT MẬT"
    HIGH = "TỐI MẬT"
    BASIC = "MẬT"


class UrgencyMark(StrEnum):
    """Dấu chỉ mức độ khẩn."""

    EXPRESS = "HỎA TỐC"
    VERY_URGENT = "THƯỢNG KHẨN"
    URGENT = "KHẨN"


def _spelling_of(marks: type[Enum]) -> BeforeValidator:
    """Accept another tone placement or letter case of a mark: `hoả tốc` is `HỎA TỐC`."""

    def read(value: object) -> object:
        if isinstance(value, str):
            return next((mark for mark in marks if same_text(value, str(mark.value))), value)
        return value

    return BeforeValidator(read)


class Marks(Part):
    """Các dấu chỉ trên trang đầu."""

    secrecy: Annotated[SecrecyMark, _spelling_of(SecrecyMark)] | None = Field(
        None, title="Dấu chỉ độ mật", description="MẬT, TỐI MẬT hoặc TUYỆT MẬT, theo pháp luật về bí mật nhà nước."
    )
    urgency: Annotated[UrgencyMark, _spelling_of(UrgencyMark)] | None = Field(
        None, title="Dấu chỉ mức độ khẩn", description="KHẨN, THƯỢNG KHẨN hoặc HỎA TỐC."
    )
    circulation: Line | None = Field(
        None,
        title="Chỉ dẫn phạm vi lưu hành",
        description="XEM XONG TRẢ LẠI, LƯU HÀNH NỘI BỘ hoặc dấu tài liệu thu hồi.",
        max_length=60,
    )
