"""The annual plan (kế hoạch) as real offices write it: its parts, tasks, assignments and reporting duties."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, ClassVar, Literal

from pydantic import Discriminator, Field, Tag, model_validator
from pydantic_core import PydanticCustomError

from docgen.documents.parts.consistency import names_missing_appendix, require_said, without_title
from docgen.model import (
    AdministrativeDocument,
    Deadline,
    Item,
    Line,
    Node,
    Part,
    Quantity,
    ReportPeriod,
    Text,
    Texts,
)
from docgen.model.remembering import by_identity


class Task(Node):
    """Nhiệm vụ, giải pháp: a node of the task tree, with who does it, until when, and what comes of it."""

    part: None = None
    summary: Text | None = Field(
        None, title="Tên gọn trong bảng phân công", description="Bỏ trống: bảng dùng tiêu đề hoặc lời văn của nhiệm vụ."
    )
    lead: Text | None = Field(None, title="Đơn vị chủ trì")
    supporting: Texts = Field((), title="Đơn vị phối hợp")
    deadline: Deadline | None = Field(None, title="Thời hạn hoặc thời gian thực hiện")
    product: Text | None = Field(None, title="Sản phẩm, kết quả")
    budget: Quantity | None = Field(None, title="Kinh phí")
    note: Text | None = Field(None, title="Ghi chú trong bảng phân công")
    items: tuple[Task, ...] = Field((), title="Các nhiệm vụ con")


class Target(Node):
    """Mục tiêu, chỉ tiêu: words, and where they carry a figure the figure as a value.

    With words, `indicator` and `value` must stand in them; without, they are printed as `indicator: value`.
    """

    part: None = None
    indicator: Text | None = Field(None, title="Tên chỉ tiêu", description="Phải có trong lời văn nếu có lời văn.")
    value: Quantity | None = Field(None, title="Giá trị", description="Phải có trong lời văn nếu có lời văn.")
    items: tuple[Target, ...] = Field((), title="Các chỉ tiêu con")

    def says_something(self) -> bool:
        return super().says_something() or self.indicator is not None

    @model_validator(mode="after")
    def _values_stand_in_the_words(self) -> Target:
        require_said(self.words, {"indicator": self.indicator, "value": self.value})
        return self


class Assignment(Node):
    """Phân công: what one body is charged with."""

    part: None = None
    body: Line | None = Field(
        None, title="Cơ quan, đơn vị được giao", description="Phải có trong lời văn nếu có lời văn."
    )
    items: tuple[Assignment, ...] = Field((), title="Các việc được giao")

    def says_something(self) -> bool:
        return super().says_something() or self.body is not None

    @model_validator(mode="after")
    def _values_stand_in_the_words(self) -> Assignment:
        require_said(self.words, {"body": self.body})
        return self


class ReportingDuty(Part):
    """Chế độ báo cáo: one duty to report."""

    period: ReportPeriod = Field(title="Kỳ báo cáo")
    due: Deadline = Field(title="Thời hạn gửi báo cáo")
    cut_off: Deadline | None = Field(None, title="Thời điểm chốt số liệu")
    reporters: Texts = Field((), title="Cơ quan, đơn vị báo cáo")
    recipient: Text | None = Field(None, title="Nơi nhận báo cáo")
    via: Text | None = Field(None, title="Gửi qua")


class GeneralPart(Node):
    """Phần chung: mục đích, yêu cầu, tổ chức thực hiện; any content, other parts among it."""

    part: Literal["purposes_requirements", "purposes", "requirements", "implementation"]
    items: tuple[AnyNode, ...] = Field((), title="Các mục con")


class FreePart(Item):
    """Phần tự do: none of the known parts; it keeps its place and its words, and known parts may stand in it."""

    items: tuple[AnyNode, ...] = Field((), title="Các mục con")  # type: ignore[assignment] # wider than Item on purpose


class TasksPart(Node):
    """Nhiệm vụ, giải pháp."""

    part: Literal["tasks"]
    items: tuple[Task, ...] = Field((), title="Các nhiệm vụ")


class ObjectivesPart(Node):
    """Mục tiêu, chỉ tiêu."""

    part: Literal["objectives"]
    items: tuple[Target, ...] = Field((), title="Các mục tiêu, chỉ tiêu")


class FundingPart(Node):
    """Kinh phí thực hiện."""

    part: Literal["funding"]
    estimate: Quantity | None = Field(None, title="Dự toán", description="Phải có trong lời văn nếu có lời văn.")
    sources: Texts = Field((), title="Nguồn kinh phí", description="Mỗi nguồn phải có trong lời văn nếu có lời văn.")
    items: tuple[Item, ...] = Field((), title="Các mục con")

    def says_something(self) -> bool:
        return super().says_something() or bool(self.estimate or self.sources)

    @model_validator(mode="after")
    def _values_stand_in_the_words(self) -> FundingPart:
        sources = {f"sources[{index}]": source for index, source in enumerate(self.sources)}
        require_said(without_title(self), {"estimate": self.estimate, **sources})
        return self


class AssignmentsPart(Node):
    """Phân công tổ chức thực hiện."""

    part: Literal["assignments"]
    items: tuple[Assignment, ...] = Field((), title="Các phân công")


class ReportingPart(Node):
    """Chế độ báo cáo: the author's words, and the duties in them as values; without words the duties are printed."""

    part: Literal["reporting"]
    duties: tuple[ReportingDuty, ...] = Field(
        (), title="Các kỳ báo cáo", description="Phải có trong lời văn nếu có lời văn; không có lời văn thì được in ra."
    )
    items: tuple[Item, ...] = Field((), title="Các mục con")

    def says_something(self) -> bool:
        return super().says_something() or bool(self.duties)

    @model_validator(mode="after")
    def _values_stand_in_the_words(self) -> ReportingPart:
        for index, duty in enumerate(self.duties):
            stem = f"duties[{index}]"
            values: dict[str, object] = {
                f"{stem}.period": duty.period,
                f"{stem}.due": duty.due,
                f"{stem}.cut_off": duty.cut_off,
                f"{stem}.recipient": duty.recipient,
                f"{stem}.via": duty.via,
            }
            values |= {f"{stem}.reporters[{place}]": who for place, who in enumerate(duty.reporters)}
            require_said(without_title(self), values)
        return self


PARTS: tuple[str, ...] = (
    "purposes_requirements",
    "purposes",
    "requirements",
    "objectives",
    "tasks",
    "implementation",
    "funding",
    "assignments",
    "reporting",
)
"""The parts a plan may name; a section without `part` is free."""


def _part(value: object) -> str:
    part = value.get("part") if isinstance(value, dict) else getattr(value, "part", None)
    if part is None or part == "":
        return "part=free"
    known = {"purposes_requirements", "purposes", "requirements", "implementation"}
    return "part=general" if part in known else f"part={part}"


AnyNode = Annotated[
    Annotated[GeneralPart, Tag("part=general")]
    | Annotated[TasksPart, Tag("part=tasks")]
    | Annotated[ObjectivesPart, Tag("part=objectives")]
    | Annotated[FundingPart, Tag("part=funding")]
    | Annotated[AssignmentsPart, Tag("part=assignments")]
    | Annotated[ReportingPart, Tag("part=reporting")]
    | Annotated[FreePart, Tag("part=free")],
    Discriminator(_part),
]
"""A section, or a node inside a general one, by its `part`."""


@dataclass(frozen=True, slots=True)
class TaskPlace:
    """A task, the field path it stands at, and the tasks above it from the top."""

    task: Task
    path: str
    ancestors: tuple[Task, ...]


class Plan(AdministrativeDocument):
    """Kế hoạch (Phụ lục III, Mẫu 1.4)."""

    type_name: ClassVar[str] = "Kế hoạch"
    type_code: ClassVar[str] = "KH"

    document: Literal["plan"] = Field("plan", title="Loại văn bản")
    year: Annotated[int, Field(ge=1945, le=2200)] = Field(title="Năm kế hoạch")
    opening: Texts = Field(
        (), title="Phần mở đầu", description="Một hoặc nhiều đoạn, thường kết thúc bằng «với các nội dung sau:»."
    )
    sections: tuple[AnyNode, ...] = Field(title="Các phần của kế hoạch", min_length=1)
    task_details: Literal["auto", "inline", "appendix"] = Field(
        "auto",
        title="Nơi in phân công của từng nhiệm vụ",
        description="inline: dưới từng nhiệm vụ; appendix: chỉ ở bảng; auto: dưới nhiệm vụ những gì bảng không có.",
    )
    closing: Texts = Field(
        (), title="Phần kết", description="Dấu kết thúc ./. do docgen đặt: «Trên đây là Kế hoạch …»."
    )

    def tasks(self) -> Iterator[TaskPlace]:
        """Every task of the plan, parents before children, in the order of the page."""
        for index, section in enumerate(self.sections):
            yield from tasks_in(section, f"$.sections[{index}]")

    @model_validator(mode="after")
    def _task_ids_are_distinct(self) -> Plan:
        seen: dict[str, str] = {}
        for index, section in enumerate(self.sections):
            for key, inner in _task_ids(section):
                path = f"$.sections[{index}]{inner}"
                if key in seen:
                    raise PydanticCustomError(
                        "id_twice",
                        "mã nhiệm vụ «{id}» dùng hai lần: {first} và {second}",
                        {"id": key, "first": seen[key], "second": path, "path": f"{path}.id"},
                    )
                seen[key] = path
        return self

    @model_validator(mode="after")
    def _named_appendices_are_here(self) -> Plan:
        missing = names_missing_appendix(self.opening, self.sections, self.closing, len(self.appendices))
        if missing is not None:
            raise PydanticCustomError(
                "appendix_missing",
                "lời văn nêu «{mention}» kèm theo, nhưng kế hoạch có {count} phụ lục",
                {"mention": missing.mention, "count": len(self.appendices), "path": missing.path},
            )
        return self


def tasks_in(node: Node, path: str) -> Iterator[TaskPlace]:
    """Every task in a part of a plan that stands at `path`, parents before children, in the order of the page."""
    if isinstance(node, TasksPart):
        for index, task in enumerate(node.items):
            yield from _task_tree(task, f"{path}.items[{index}]", ())
        return
    for index, child in enumerate(node.children):
        yield from tasks_in(child, f"{path}.items[{index}]")


@by_identity(128)
def _task_ids(section: Node) -> tuple[tuple[str, str], ...]:
    """The ids of the tasks in a section, each with the path of its task there."""
    places = tasks_in(section, "")
    return tuple((place.task.id, place.path) for place in places if place.task.id is not None)


def _task_tree(task: Task, path: str, ancestors: tuple[Task, ...]) -> Iterator[TaskPlace]:
    yield TaskPlace(task, path, ancestors)
    for index, child in enumerate(task.items):
        yield from _task_tree(child, f"{path}.items[{index}]", (*ancestors, task))
