"""Who issues and who receives: issuer, addressees, recipients, the archive copy, the foot of page 1."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from docgen.model.base import Line, Part, Text
from docgen.vietnamese.text import same_text


class Issuer(Part):
    """Cơ quan, tổ chức ban hành văn bản (ô số 2), with its direct parent if it has one (nd30 CQ-01 to CQ-04)."""

    name: Line = Field(
        title="Tên cơ quan ban hành",
        description="Tên đầy đủ, chính thức, viết như trong câu: Ủy ban nhân dân thị xã Cửa Lò.",
        max_length=200,
    )
    code: Line = Field(
        title="Chữ viết tắt tên cơ quan",
        description="Dùng trong ký hiệu văn bản: UBND, SNV.",
        max_length=30,
        pattern=r"^[^\s/]+$",
    )
    place: Line = Field(
        title="Địa danh",
        description="Tên địa danh nơi cơ quan đóng trụ sở, đứng trước ngày tháng năm: Cửa Lò.",
        max_length=100,
    )
    parent_agency: Line | None = Field(
        None,
        title="Cơ quan chủ quản trực tiếp",
        description="Để trống nếu không có: UBND các cấp thường không có dòng này. Ví dụ: UBND tỉnh Nghệ An.",
        max_length=200,
    )
    lines: tuple[Line, ...] = Field(
        (),
        title="Tên cơ quan theo từng dòng",
        description="Chỉ ghi khi muốn tự ngắt dòng ở phần đầu văn bản; ghép lại phải đúng bằng tên cơ quan.",
    )

    @model_validator(mode="after")
    def _lines_spell_the_name(self) -> Issuer:
        if self.lines and not same_text(" ".join(self.lines), self.name):
            raise PydanticCustomError(
                "issuer_lines_differ",
                "các dòng ghép lại thành «{joined}», khác tên cơ quan «{name}»",
                {"joined": " ".join(self.lines), "name": self.name},
            )
        return self


class Recipient(Part):
    """Một dòng của danh sách nơi nhận (ô số 9b; nd30 NN-08)."""

    name: Line = Field(title="Nơi nhận", description="Tên cơ quan, tổ chức, đơn vị, cá nhân hoặc nhóm nhận văn bản.")
    note: Line | None = Field(None, title="Ghi chú trong ngoặc", description="Ví dụ: để báo cáo.")

    @model_validator(mode="after")
    def _is_no_finished_line(self) -> Recipient:
        if re.match(r"[-–+•]\s*\S", self.name):
            raise PydanticCustomError(
                "dash_typed", "«{name}» đã có dấu gạch đầu dòng, khi in sẽ thành hai", {"name": self.name}
            )
        if re.match(r"lưu\b\s*:?\s*(?:VT|VP|HS)\b", self.name, re.IGNORECASE):
            raise PydanticCustomError("file_copy_typed", "«{name}» là dòng lưu, ghi ở «file_copy»", {"name": self.name})
        return self


def _recipient(value: object) -> object:
    """A recipient written as plain words."""
    return {"name": value} if isinstance(value, str) else value


RecipientLine = Annotated[Recipient, BeforeValidator(_recipient, json_schema_input_type=Recipient | Line)]
"""A recipient, also as plain words."""


class FileCopy(Part):
    """Dòng Lưu (nd30 NN-09, NN-10): the archive, the drafting units, the number of copies if wanted."""

    archive: Line = Field("VT", title="Nơi lưu", description="VT là văn thư cơ quan.")
    units: tuple[Line, ...] = Field(
        (), title="Đơn vị soạn thảo", description="Chữ viết tắt tên đơn vị soạn thảo văn bản: LĐTBXH."
    )
    copies: Annotated[int, Field(ge=1, le=999)] | None = Field(
        None, title="Số lượng bản lưu", description="Chỉ ghi khi cần."
    )


class DrafterCode(Part):
    """Ký hiệu người soạn thảo văn bản và số lượng bản phát hành (ô số 12; nd30 KH-01)."""

    symbol: Line = Field(title="Ký hiệu người soạn thảo", description="Chữ in hoa: PL.", max_length=20)
    copies: Annotated[int, Field(ge=1, le=999)] = Field(title="Số lượng bản phát hành")


class AddressFooter(Part):
    """Địa chỉ cơ quan ở cuối trang thứ nhất (ô số 13; nd30 DC-01)."""

    address: Line | None = Field(None, title="Địa chỉ")
    email: Line | None = Field(None, title="Thư điện tử")
    website: Line | None = Field(None, title="Trang thông tin điện tử")
    phone: Line | None = Field(None, title="Điện thoại")
    fax: Line | None = Field(None, title="Fax")

    @model_validator(mode="after")
    def _says_something(self) -> AddressFooter:
        if not any((self.address, self.email, self.website, self.phone, self.fax)):
            raise PydanticCustomError("address_empty", "chưa ghi thông tin nào")
        return self


Addressee = Text
"""Kính gửi (ô số 9a): one body or group of bodies."""
