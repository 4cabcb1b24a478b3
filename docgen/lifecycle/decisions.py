"""Holds what a person decided about a ledger: the same file as its YAML form, filled in, or only the lines that matter.

```yaml
rollover: 1                     # version of the form
from_year: 2024
to_year: 2025
classes:                        # a whole class at once
  - {class: own-identity, decision: accept}
slots:                          # an open slot, wherever it stands
  - {slot: upstream-act, answer: Kế hoạch số 99/KH-UBND ngày 10/4/2025 của UBND tỉnh Nghệ An}
texts:                          # the same words wherever they stand
  - {before: UBND các phường, answer: các khối, tổ dân phố}
entries:                        # one entry; `drop` takes out the item that holds it
  - {id: rhetoric-1f2e3d4c, decision: reject}
  - {id: power-5a6b7c8d, decision: drop}
drops:                          # an item that is taken out: by its id, or by its path
  - {item: thanh-tra, reason: Phường không có thẩm quyền thanh tra}
```

The nearer decides: an entry before its slot, a slot before words, words before a class. A line without `decision` and
`answer` decides nothing.
"""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from docgen.lifecycle.ledger import Decision
from docgen.model import Part

Year = Annotated[int, Field(ge=1945, le=2200)]
Words = Annotated[str, Field(max_length=20_000)]
Selector: TypeAlias = "tuple[str, ...]"
"""What a line speaks of: ("id", …), ("slot", …), ("text", class, words), ("text", words) or ("class", …)."""


class DecisionLine(Part):
    """What one line may say. `answer` alone means `decision: answer`."""

    decision: Decision | None = Field(
        None,
        title="Quyết định",
        description="accept: đồng ý; reject: giữ như cũ; answer: ghi nội dung ở «answer»; drop: bỏ mục chứa dòng này.",
    )
    answer: Words | None = Field(None, title="Nội dung trả lời")

    @property
    def selector(self) -> Selector:
        """What the line speaks of."""
        raise NotImplementedError


class ClassLine(Part):
    """A whole class (nhóm): `plan-year`, `body`, …."""

    class_: str = Field(alias="class", title="Nhóm")
    label: str | None = Field(None, title="Tên nhóm")
    count: int | None = Field(None, title="Số dòng")
    decision: Literal["accept", "reject"] | None = Field(None, title="Quyết định", description="accept hoặc reject.")


class SlotLine(DecisionLine):
    """An open slot (chỗ chờ điền) by its key."""

    slot: str = Field(title="Mã chỗ chờ điền")
    prompt: str | None = Field(None, title="Cần điền")
    suggestion: str | None = Field(None, title="Gợi ý")

    @property
    def selector(self) -> Selector:
        return ("slot", self.slot)


class TextLine(DecisionLine):
    """The same words of last year in many places; `class` narrows it to one class."""

    before: str = Field(title="Chữ của năm trước")
    class_: str | None = Field(None, alias="class", title="Nhóm")
    count: int | None = Field(None, title="Số chỗ")
    reason: str | None = Field(None, title="Lý do")
    suggestion: str | None = Field(None, title="Gợi ý")

    @property
    def selector(self) -> Selector:
        return ("text", self.class_, self.before) if self.class_ else ("text", self.before)


class EntryLine(DecisionLine):
    """One entry of the ledger by its `id`; what else the form prints is read again only to see that it still fits."""

    id: str = Field(title="Mã dòng")
    path: str | None = Field(None, title="Trường")
    place: str | None = Field(None, title="Chỗ")
    start: int | None = Field(None, title="Vị trí trong trường")
    before: str | None = Field(None, title="Chữ của năm trước")
    after: str | None = Field(None, title="Chữ của năm sau")
    class_: str | None = Field(None, alias="class", title="Nhóm")
    rule: str | None = Field(None, title="Quy tắc")
    reason: str | None = Field(None, title="Lý do")
    confidence: float | None = Field(None, title="Độ chắc chắn")
    needs_person: bool | None = Field(None, title="Cần người quyết định")
    suggestion: str | None = Field(None, title="Gợi ý")
    slot: str | None = Field(None, title="Mã chỗ chờ điền")
    warnings: tuple[str, ...] = Field((), title="Lưu ý")

    @property
    def selector(self) -> Selector:
        return ("id", self.id)


class DropLine(Part):
    """An item of last year's document that the new one does without (bỏ nhiệm vụ)."""

    item: str = Field(title="Mục", description="id của nhiệm vụ, hoặc đường dẫn: $.sections[1].items[2].")
    place: str | None = Field(None, title="Chỗ")
    before: Words | None = Field(None, title="Chữ của năm trước")
    reason: Words | None = Field(None, title="Lý do")


class CountsLine(Part):
    """Counts at the head of the form; not read."""

    entries: int | None = Field(None, title="Số dòng")
    changed: int | None = Field(None, title="Đã đổi")
    kept: int | None = Field(None, title="Giữ nguyên")
    open_questions: int | None = Field(None, title="Còn chờ quyết định")
    open_slots: int | None = Field(None, title="Chỗ chờ điền")
    decided: int | None = Field(None, title="Đã quyết định")


class Decisions(Part):
    """Phiếu quyết định of one rollover."""

    rollover: Literal[1, "1"] = Field(title="Phiên bản phiếu", description="Luôn là 1.")
    document: str | None = Field(None, title="Loại văn bản")
    title: str | None = Field(None, title="Văn bản")
    from_year: Year = Field(title="Từ năm")
    to_year: Year = Field(title="Sang năm")
    counts: CountsLine | None = Field(None, title="Số lượng")
    level_change: tuple[str, ...] = Field((), title="Thay đổi cấp chính quyền")
    classes: tuple[ClassLine, ...] = Field((), title="Quyết định theo nhóm")
    slots: tuple[SlotLine, ...] = Field((), title="Các chỗ chờ điền")
    texts: tuple[TextLine, ...] = Field((), title="Quyết định theo chữ")
    entries: tuple[EntryLine, ...] = Field((), title="Từng dòng")
    drops: tuple[DropLine, ...] = Field((), title="Các mục bỏ khỏi văn bản mới")
