"""Phụ lục (nd30 PL-01 to PL-11): a title, and items that may be text or tables, on portrait or landscape pages."""

from __future__ import annotations

from pydantic import Field

from docgen.model.base import Identifier, Part, Text
from docgen.model.body import Item, Numbering
from docgen.model.tables import Orientation


class Appendix(Part):
    """Một phụ lục. Its number is computed: none for a single one, Roman for two or more (nd30 PL-02)."""

    id: Identifier | None = None
    title: Text | None = Field(None, title="Tiêu đề phụ lục", description="In hoa khi trình bày.")
    note: Text | None = Field(
        None, title="Ghi chú dưới tiêu đề", description="Một dòng in nghiêng dưới chỉ dẫn kèm theo, nếu cần."
    )
    orientation: Orientation = Field(
        "auto", title="Hướng trang", description="auto: tự xoay ngang khi bảng rộng; portrait: đứng; landscape: ngang."
    )
    numbering: Numbering | None = Field(None, title="Cách đánh số các mục", description="Bỏ trống: theo cấp.")
    items: tuple[Item, ...] = Field(title="Nội dung", min_length=1)
