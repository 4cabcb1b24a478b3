"""The report (báo cáo) that answers a plan: its parts, the result of each task, each indicator with its figures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, ClassVar, Literal

from pydantic import Discriminator, Field, Tag, model_validator
from pydantic_core import PydanticCustomError

from docgen.contracts.results import TaskStatus
from docgen.documents.parts.consistency import names_missing_appendix, require_said, without_title
from docgen.model import (
    AdministrativeDocument,
    CalendarDate,
    Citation,
    Identifier,
    Item,
    Line,
    Node,
    Part,
    Period,
    Quantity,
    Text,
    Texts,
)


class Figure(Part):
    """Số liệu of a result: what was counted, and how much; `estimated`: before the cut-off (ước thực hiện)."""

    name: Line = Field(title="Nội dung số liệu", description="Ví dụ: hội nghị tuyên truyền.")
    value: Quantity = Field(title="Giá trị", description="Phải có trong lời văn nếu có lời văn.")
    estimated: bool = Field(False, title="Số ước thực hiện")


class TaskResult(Node):
    """Kết quả thực hiện một nhiệm vụ của kế hoạch."""

    part: None = None
    answers: Identifier | None = Field(None, title="Mã nhiệm vụ trong kế hoạch")
    status: TaskStatus | None = Field(
        None,
        title="Tình trạng thực hiện",
        description=(
            "done: mọi đơn vị đã hoàn thành; partly: đang thực hiện hoặc mới có đơn vị hoàn thành; not_done: chưa thực "
            "hiện; unclear: chưa rõ tình trạng; unanswered: chưa báo cáo."
        ),
    )
    reason: Text | None = Field(
        None, title="Lý do chưa hoàn thành", description="Phải có trong lời văn nếu có lời văn."
    )
    figures: tuple[Figure, ...] = Field((), title="Số liệu kết quả")
    items: tuple[TaskResult, ...] = Field((), title="Kết quả các nhiệm vụ con")

    def says_something(self) -> bool:
        return super().says_something() or bool(self.figures or self.reason)

    @model_validator(mode="after")
    def _values_stand_in_the_words(self) -> TaskResult:
        values: dict[str, object] = {f"figures[{place}].value": each.value for place, each in enumerate(self.figures)}
        require_said(without_title(self), {**values, "reason": self.reason})
        return self


class IndicatorResult(Node):
    """Kết quả một mục tiêu, chỉ tiêu: the target, the value before, the value now."""

    part: None = None
    code: Line | None = Field(None, title="Mã chỉ tiêu", description="Ví dụ: 1.1.", max_length=20)
    indicator: Text | None = Field(None, title="Tên chỉ tiêu", description="Phải có trong lời văn nếu có lời văn.")
    target: Quantity | None = Field(None, title="Mục tiêu")
    previous: Quantity | None = Field(None, title="Kết quả kỳ trước")
    value: Quantity | None = Field(None, title="Kết quả kỳ này", description="Phải có trong lời văn nếu có lời văn.")
    estimated: bool = Field(False, title="Số ước thực hiện")
    achieved: bool | None = Field(None, title="Đạt mục tiêu", description="Bỏ trống khi chưa so sánh được.")
    items: tuple[IndicatorResult, ...] = Field((), title="Các chỉ tiêu con")

    def says_something(self) -> bool:
        return super().says_something() or self.indicator is not None

    @model_validator(mode="after")
    def _values_stand_in_the_words(self) -> IndicatorResult:
        require_said(
            self.words,
            {"indicator": self.indicator, "value": self.value, "target": self.target, "previous": self.previous},
        )
        return self


GENERAL_PARTS: tuple[str, ...] = (
    "direction",
    "results",
    "programmes",
    "action_month",
    "organisation",
    "difficulties",
    "causes",
    "next_period",
    "proposals",
)
"""Lãnh đạo, chỉ đạo; kết quả; chương trình; Tháng hành động; tổ chức bộ máy, kinh phí; tồn tại, hạn chế; nguyên nhân;
phương hướng, nhiệm vụ kỳ tới; đề xuất, kiến nghị."""


class GeneralPart(Node):
    """Phần chung của báo cáo; any content, other parts among it."""

    part: Literal[
        "direction",
        "results",
        "programmes",
        "action_month",
        "organisation",
        "difficulties",
        "causes",
        "next_period",
        "proposals",
    ]
    items: tuple[AnyNode, ...] = Field((), title="Các mục con")


class FreePart(Item):
    """Phần tự do: none of the known parts; it keeps its place and its words, and known parts may stand in it."""

    items: tuple[AnyNode, ...] = Field((), title="Các mục con")  # type: ignore[assignment] # wider than Item on purpose


class TaskResultsPart(Node):
    """Kết quả thực hiện các nhiệm vụ của kế hoạch."""

    part: Literal["task_results"]
    items: tuple[TaskResult, ...] = Field((), title="Kết quả từng nhiệm vụ")


class IndicatorResultsPart(Node):
    """Kết quả thực hiện các mục tiêu, chỉ tiêu."""

    part: Literal["indicator_results"]
    items: tuple[IndicatorResult, ...] = Field((), title="Kết quả từng chỉ tiêu")


PARTS: tuple[str, ...] = (*GENERAL_PARTS, "task_results", "indicator_results")
"""The parts a report may name; a section without `part` is free."""


def _part(value: object) -> str:
    part = value.get("part") if isinstance(value, dict) else getattr(value, "part", None)
    if part is None or part == "":
        return "part=free"
    return "part=general" if part in GENERAL_PARTS else f"part={part}"


AnyNode = Annotated[
    Annotated[GeneralPart, Tag("part=general")]
    | Annotated[TaskResultsPart, Tag("part=task_results")]
    | Annotated[IndicatorResultsPart, Tag("part=indicator_results")]
    | Annotated[FreePart, Tag("part=free")],
    Discriminator(_part),
]
"""A section, or a node inside a general one, by its `part`."""


class DataWindow(Part):
    """Thời gian chốt số liệu: first and last day the figures speak of (nghị định 09/2019/NĐ-CP)."""

    start: CalendarDate = Field(title="Từ ngày")
    end: CalendarDate = Field(title="Đến ngày")

    @model_validator(mode="after")
    def _runs_forward(self) -> DataWindow:
        if self.end < self.start:
            raise PydanticCustomError(
                "window_backwards",
                "ngày chốt số liệu ({end}) đứng trước ngày bắt đầu ({start})",
                {
                    "start": f"{self.start:%d/%m/%Y}",
                    "end": f"{self.end:%d/%m/%Y}",
                    "relative_path": "end",
                },
            )
        return self


@dataclass(frozen=True, slots=True)
class ResultPlace:
    """A result and the field path it stands at."""

    result: TaskResult
    path: str


@dataclass(frozen=True, slots=True)
class IndicatorPlace:
    """An indicator's result and the field path it stands at."""

    result: IndicatorResult
    path: str


class Report(AdministrativeDocument):
    """Báo cáo (Phụ lục III, Mẫu 1.4; with Kính gửi when it goes to a higher body, nd30 NN-01)."""

    type_name: ClassVar[str] = "Báo cáo"
    type_code: ClassVar[str] = "BC"

    document: Literal["report"] = Field("report", title="Loại văn bản")
    year: Annotated[int, Field(ge=1945, le=2200)] = Field(title="Năm báo cáo")
    period: Period = Field(
        title="Kỳ báo cáo", description="Ví dụ: 6 tháng đầu năm 2024, quý I/2024, năm 2024. Dùng để tính, không in ra."
    )
    data_window: DataWindow | None = Field(
        None, title="Thời gian chốt số liệu", description="Bỏ trống: theo nghị định 09/2019/NĐ-CP. Không in ra."
    )
    plan: Citation | None = Field(
        None, title="Kế hoạch mà báo cáo này trả lời", description="Dùng để đối chiếu, không in ra."
    )
    opening: Texts = Field((), title="Phần mở đầu", description="Thường nêu kế hoạch, kết thúc bằng «như sau:».")
    sections: tuple[AnyNode, ...] = Field(title="Các phần của báo cáo", min_length=1)
    closing: Texts = Field((), title="Phần kết", description="Dấu kết thúc ./. do docgen đặt.")

    def task_results(self) -> Iterator[ResultPlace]:
        """The result of every task, parents before children, in the order of the page."""
        for index, section in enumerate(self.sections):
            for node, path in _walk(section, f"$.sections[{index}]"):
                if isinstance(node, TaskResult):
                    yield ResultPlace(node, path)

    def indicator_results(self) -> Iterator[IndicatorPlace]:
        """The result of every indicator, in the order of the page."""
        for index, section in enumerate(self.sections):
            for node, path in _walk(section, f"$.sections[{index}]"):
                if isinstance(node, IndicatorResult):
                    yield IndicatorPlace(node, path)

    @model_validator(mode="after")
    def _a_task_is_answered_once(self) -> Report:
        seen: dict[str, str] = {}
        for place in self.task_results():
            key = place.result.answers
            if key is None:
                continue
            if key in seen:
                raise PydanticCustomError(
                    "answered_twice",
                    "nhiệm vụ «{id}» được báo cáo hai lần: {first} và {second}",
                    {"id": key, "first": seen[key], "second": place.path, "path": f"{place.path}.answers"},
                )
            seen[key] = place.path
        return self

    @model_validator(mode="after")
    def _named_appendices_are_here(self) -> Report:
        missing = names_missing_appendix(self.opening, self.sections, self.closing, len(self.appendices))
        if missing is not None:
            raise PydanticCustomError(
                "appendix_missing",
                "lời văn nêu «{mention}» kèm theo, nhưng báo cáo có {count} phụ lục",
                {"mention": missing.mention, "count": len(self.appendices), "path": missing.path},
            )
        return self


def _walk(node: Node, path: str) -> Iterator[tuple[Node, str]]:
    yield node, path
    for index, child in enumerate(node.children):
        yield from _walk(child, f"{path}.items[{index}]")
