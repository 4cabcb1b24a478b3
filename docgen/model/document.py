"""The common envelope: every box of the decree's layout (Phụ lục I, Phần I, Mục IV) as one frozen model."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from docgen.model.appendix import Appendix
from docgen.model.base import CalendarDate, Line, Part, Text
from docgen.model.marks import Marks
from docgen.model.parties import Addressee, AddressFooter, DrafterCode, FileCopy, Issuer, RecipientLine
from docgen.model.signature import Signature
from docgen.model.values import LegalBasis, OpenDate
from docgen.vietnamese.open_slots import find_open_slots


class AdministrativeDocument(Part):
    """Văn bản hành chính: what every type has. A type adds its own body and its own closing."""

    type_name: ClassVar[str]
    """Tên loại, `Kế hoạch`."""
    type_code: ClassVar[str]
    """Chữ viết tắt tên loại, `KH` (Phụ lục III, Mục I)."""

    issuer: Issuer = Field(title="Cơ quan ban hành")
    number: Line | None = Field(
        None,
        title="Số văn bản",
        description="Để trống khi chưa đăng ký số: văn thư cấp số sau.",
        pattern=r"^(\d{1,6}[a-zđ]?|\[CẦN ĐIỀN [a-z0-9-]+ \(số\): [^\[\]]+\])$",
    )
    symbol: Line | None = Field(
        None,
        title="Ký hiệu",
        description="Chỉ ghi khi khác ký hiệu tự ghép từ tên loại và cơ quan (KH-UBND).",
        max_length=30,
        pattern=r"^[^\s/]+$",
    )
    issued_on: CalendarDate | None = Field(
        None, title="Ngày ban hành", description="Để trống khi chưa ký: in chỗ trống cho ngày và tháng."
    )
    open_date: OpenDate | None = Field(
        None,
        title="Chỗ chờ ngày ban hành",
        description="Chỉ ghi khi ngày ban hành còn chờ người quyết định; điền «issued_on» thì xóa dòng này.",
    )
    subject: Text = Field(title="Trích yếu", description="Không ghi tên loại, không có dấu chấm cuối.", max_length=500)
    addressees: tuple[Addressee, ...] = Field(
        (), title="Kính gửi", description="Công văn, tờ trình, báo cáo gửi cấp trên; kế hoạch thường không có."
    )
    legal_bases: tuple[LegalBasis, ...] = Field(
        (), title="Căn cứ ban hành", description="Mỗi căn cứ một dòng; dấu cuối dòng do docgen đặt."
    )
    signature: Signature = Field(title="Người ký")
    second_signature: Signature | None = Field(
        None, title="Người ký thứ hai", description="Khi hai người cùng ký; đứng bên trái người ký thứ nhất."
    )
    recipients: tuple[RecipientLine, ...] = Field((), title="Nơi nhận")
    # Constructed, not validated: validating would build both models before any document needs them.
    file_copy: FileCopy = Field(FileCopy.model_construct(), title="Lưu")
    marks: Marks = Field(Marks.model_construct(), title="Các dấu chỉ")
    drafter: DrafterCode | None = Field(None, title="Ký hiệu người soạn thảo")
    address: AddressFooter | None = Field(None, title="Địa chỉ cơ quan ở cuối trang đầu")
    appendices: tuple[Appendix, ...] = Field((), title="Phụ lục")

    @model_validator(mode="after")
    def _appendix_ids_are_distinct(self) -> AdministrativeDocument:
        seen: set[str] = set()
        for index, appendix in enumerate(self.appendices):
            if appendix.id is not None and appendix.id in seen:
                raise PydanticCustomError(
                    "id_twice",
                    "mã «{id}» dùng cho hai phụ lục",
                    {"id": appendix.id, "relative_path": f"appendices[{index}].id"},
                )
            seen.add(appendix.id or "")
        return self

    @model_validator(mode="before")
    @classmethod
    def _date_that_waits(cls, data: object) -> object:
        """A mark written at `issued_on` is a date that waits: it stands at `open_date`, so that a date is a date."""
        if not isinstance(data, dict) or data.get("open_date") is not None:
            return data
        written = data.get("issued_on")
        if not isinstance(written, str) or not find_open_slots(written):
            return data
        return {**data, "issued_on": None, "open_date": written}

    @model_validator(mode="after")
    def _date_waits_or_is_there(self) -> AdministrativeDocument:
        if self.issued_on is not None and self.open_date is not None:
            raise PydanticCustomError(
                "date_twice",
                "đã ghi ngày ban hành nên không còn chỗ chờ điền",
                {"relative_path": "open_date"},
            )
        return self

    @property
    def full_symbol(self) -> str:
        """Ký hiệu as printed, `KH-UBND` (nd30 SO-03)."""
        return self.symbol or f"{self.type_code}-{self.issuer.code}"
