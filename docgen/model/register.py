"""Holds what changes between two years: bodies, units, programmes, laws, signers, each with its days and its basis.

A register (sổ theo dõi thay đổi) is data: docgen ships what it can prove, an office adds or overrides entries by `id`.
An entry that nobody has proved is a `suggestion`: it is shown to a person and never applied by itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from enum import StrEnum
from functools import cached_property

from pydantic import Field

from docgen.model.base import CalendarDate, Identifier, Line, Part
from docgen.model.values import Citation

_LAST_MONTH = 12


class Standing(StrEnum):
    """Whether an entry is proved (`fact`) or only likely (`suggestion`)."""

    FACT = "fact"
    SUGGESTION = "suggestion"


class Precision(StrEnum):
    """How exactly the day of a change is known: `month` means some day of that month."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


class ChangeKind(StrEnum):
    """What happened to a body or a unit."""

    RENAMED = "renamed"
    MERGED = "merged"
    SPLIT = "split"
    MOVED = "moved"
    """To another level of government."""
    ABOLISHED = "abolished"

    @property
    def label(self) -> str:
        """The Vietnamese words of the event."""
        return _KIND_LABELS[self]


_KIND_LABELS = {
    ChangeKind.RENAMED: "đổi tên",
    ChangeKind.MERGED: "sáp nhập",
    ChangeKind.SPLIT: "chia tách",
    ChangeKind.MOVED: "chuyển cấp chính quyền",
    ChangeKind.ABOLISHED: "kết thúc hoạt động",
}


class Level(StrEnum):
    """Cấp chính quyền."""

    CENTRAL = "central"
    PROVINCE = "province"
    DISTRICT = "district"
    COMMUNE = "commune"

    @property
    def label(self) -> str:
        """`cấp huyện`."""
        return _LEVEL_LABELS[self]


_LEVEL_LABELS = {
    Level.CENTRAL: "trung ương",
    Level.PROVINCE: "cấp tỉnh",
    Level.DISTRICT: "cấp huyện",
    Level.COMMUNE: "cấp xã",
}


class Evidence(Part):
    """What an entry rests on."""

    basis: Line | None = Field(default=None, title="Căn cứ pháp lý", description="Văn bản quy định, ghi đủ số và ngày.")
    source: Line | None = Field(default=None, title="Nguồn", description="Nơi đã đọc được thông tin này.")
    standing: Standing = Field(
        default=Standing.FACT,
        title="Mức tin cậy",
        description="fact: đã kiểm chứng; suggestion: chỉ gợi ý, luôn chờ người quyết định.",
    )

    @property
    def is_fact(self) -> bool:
        """Whether it may be applied without a person."""
        return self.standing is Standing.FACT


class Successor(Part):
    """Nơi tiếp nhận: a body or unit that took over, all or some fields of work."""

    to: Identifier = Field(title="Mã nơi tiếp nhận", description="id của một cơ quan hoặc đơn vị trong sổ.")
    duties: tuple[Line, ...] = Field(
        default=(), title="Lĩnh vực tiếp nhận", description="Từ ngữ chỉ lĩnh vực; để trống là tiếp nhận toàn bộ."
    )
    standing: Standing = Field(default=Standing.FACT, title="Mức tin cậy")


class Change(Evidence):
    """Một lần thay đổi. Two of one entry are two steps of its history, in the order of their days."""

    on: CalendarDate = Field(title="Ngày có hiệu lực")
    precision: Precision = Field(
        default=Precision.DAY, title="Độ chính xác của ngày", description="day, month hoặc year."
    )
    kind: ChangeKind = Field(
        title="Loại thay đổi", description="renamed, merged, split, moved (sang cấp khác) hoặc abolished."
    )
    to: tuple[Successor, ...] = Field(default=(), title="Nơi tiếp nhận", description="Nơi tiếp nhận chính đứng đầu.")
    note: Line | None = Field(default=None, title="Ghi chú")

    @property
    def certain_from(self) -> date:
        """The first day on which it has happened for sure."""
        if self.precision is Precision.DAY:
            return self.on
        last = self.on.month if self.precision is Precision.MONTH else _LAST_MONTH
        return (date(self.on.year, last, 28) + timedelta(days=4)).replace(day=1)


class _Changing(Evidence):
    """An entry with a history."""

    id: Identifier = Field(title="Mã", description="Mã riêng trong toàn sổ.")
    name: Line = Field(title="Tên đầy đủ", description="Tên chính thức, viết như trong câu.")
    level: Level | None = Field(
        default=None, title="Cấp chính quyền", description="central, province, district hoặc commune."
    )
    changes: tuple[Change, ...] = Field(default=(), title="Các lần thay đổi", description="Theo thứ tự thời gian.")

    def changes_until(self, day: date) -> tuple[Change, ...]:
        """The changes that have begun by `day`, oldest first."""
        return tuple(change for change in self.changes if change.on <= day)


class RegisteredBody(_Changing):
    """Cơ quan, tổ chức. Spellings of the name (`Sở Lao động-TB&XH`) are derived, not listed."""

    spellings: tuple[Line, ...] = Field(
        default=(), title="Tên gọi khác", description="Tên tắt không suy được từ tên đầy đủ."
    )
    symbols: tuple[Line, ...] = Field(
        default=(), title="Ký hiệu", description="Chữ viết tắt dùng trong ký hiệu văn bản; ký hiệu chính đứng đầu."
    )


class RegisteredUnit(_Changing):
    """Đơn vị hành chính, with its unit word: `thị xã Cửa Lò`."""

    within: Line | None = Field(default=None, title="Thuộc", description="Đơn vị cấp trên: tỉnh Nghệ An.")
    code: Line | None = Field(default=None, title="Mã số đơn vị hành chính")


class Programme(Evidence):
    """Chiến lược, chương trình, chỉ thị with its period."""

    id: Identifier = Field(title="Mã", description="Mã riêng trong toàn sổ.")
    names: tuple[Line, ...] = Field(min_length=1, title="Tên gọi", description="Các cách gọi tên trong văn bản.")
    act: Citation | None = Field(default=None, title="Văn bản ban hành")
    first_year: int | None = Field(default=None, ge=1900, le=2199, title="Năm đầu")
    last_year: int | None = Field(default=None, ge=1900, le=2199, title="Năm cuối", description="Để trống là còn mở.")
    successor: Line | None = Field(default=None, title="Chương trình kế tiếp")

    def ended_before(self, year: int) -> bool:
        """Whether it is over when `year` begins."""
        return self.last_year is not None and self.last_year < year


class RegisteredLaw(Evidence):
    """Luật, nghị định, thông tư that a document cites."""

    id: Identifier = Field(title="Mã", description="Mã riêng trong toàn sổ.")
    act: Citation = Field(title="Văn bản", description="Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015.")
    superseded_on: CalendarDate | None = Field(default=None, title="Ngày bị thay thế")
    precision: Precision = Field(default=Precision.DAY, title="Độ chính xác của ngày")
    superseded_by: Identifier | None = Field(default=None, title="Mã văn bản thay thế")


class Signer(Evidence):
    """Người ký, with the term of office in which the name may stand under a document."""

    id: Identifier = Field(title="Mã", description="Mã riêng trong toàn sổ.")
    full_name: Line = Field(title="Họ và tên")
    position: Line = Field(title="Chức vụ", description="Chủ tịch, Phó Chủ tịch.")
    body: Line = Field(title="Cơ quan", description="Tên đầy đủ của cơ quan nơi giữ chức vụ.")
    from_day: CalendarDate | None = Field(default=None, title="Giữ chức vụ từ ngày")
    to_day: CalendarDate | None = Field(default=None, title="Thôi giữ chức vụ từ ngày")

    def may_sign_on(self, day: date) -> bool:
        """Whether `day` lies in the term; an unknown end stands open."""
        return (self.from_day is None or self.from_day <= day) and (self.to_day is None or day < self.to_day)


class Theme(Evidence):
    """Chủ đề of Tháng hành động in one year."""

    id: Identifier = Field(title="Mã", description="Mã riêng trong toàn sổ.")
    year: int = Field(ge=1900, le=2199, title="Năm")
    text: Line = Field(title="Chủ đề")


class DeadWords(Part):
    """Từ ngữ that mean nobody once a level of government has ended."""

    words: Line = Field(title="Từ ngữ", description="UBND các huyện, thị xã, thành phố")
    instead: Line | None = Field(default=None, title="Gợi ý thay", description="Chỉ là gợi ý, chờ người quyết định.")


class EndedLevel(Evidence):
    """A level of government that ended, with the words that have no reader any more."""

    id: Identifier = Field(title="Mã", description="Mã riêng trong toàn sổ.")
    level: Level = Field(title="Cấp chính quyền", description="district")
    on: CalendarDate = Field(title="Kết thúc từ ngày")
    words: tuple[DeadWords, ...] = Field(min_length=1, title="Từ ngữ không còn đối tượng")


class LostPower(Evidence):
    """Thẩm quyền that an upper level has by law and a lower one has not."""

    id: Identifier = Field(title="Mã", description="Mã riêng trong toàn sổ.")
    words: Line = Field(title="Từ ngữ chỉ thẩm quyền", description="thanh tra")
    from_level: Level = Field(title="Cấp có thẩm quyền")
    to_level: Level = Field(title="Cấp không có thẩm quyền")
    instead: Line | None = Field(default=None, title="Việc cấp dưới được làm", description="kiểm tra tình hình")


class CalendarDay(Evidence):
    """A day that an office knows better than the general calendar: a day off, or a Saturday worked instead of one."""

    id: Identifier = Field(title="Mã", description="Mã riêng trong toàn sổ.")
    on: CalendarDate = Field(title="Ngày")
    name: Line = Field(title="Tên ngày", description="Nghỉ bù Quốc khánh")
    working: bool = Field(default=False, title="Là ngày làm việc", description="true: làm bù vào ngày nghỉ.")


Entry = (
    RegisteredBody | RegisteredUnit | Programme | RegisteredLaw | Signer | Theme | EndedLevel | LostPower | CalendarDay
)


class Register(Part):
    """Sổ theo dõi: every entry by kind. `id` is unique in the whole register."""

    bodies: tuple[RegisteredBody, ...] = Field(default=(), title="Cơ quan, tổ chức")
    units: tuple[RegisteredUnit, ...] = Field(default=(), title="Đơn vị hành chính")
    programmes: tuple[Programme, ...] = Field(default=(), title="Chiến lược, chương trình")
    laws: tuple[RegisteredLaw, ...] = Field(default=(), title="Luật, văn bản quy phạm")
    signers: tuple[Signer, ...] = Field(default=(), title="Người ký")
    themes: tuple[Theme, ...] = Field(default=(), title="Chủ đề từng năm")
    ended_levels: tuple[EndedLevel, ...] = Field(default=(), title="Cấp chính quyền đã kết thúc")
    lost_powers: tuple[LostPower, ...] = Field(default=(), title="Thẩm quyền theo cấp")
    calendar_days: tuple[CalendarDay, ...] = Field(default=(), title="Ngày nghỉ, ngày làm bù")
    remove: tuple[Identifier, ...] = Field(
        default=(), title="Mục bỏ đi", description="Mã của mục có sẵn mà cơ quan không dùng."
    )

    def entries(self) -> Iterator[tuple[str, Entry]]:
        """Every entry with its field path: `("$.bodies[0]", …)`."""
        for name in _KINDS:
            for number, entry in enumerate(getattr(self, name)):
                yield f"$.{name}[{number}]", entry

    def find_entry(self, entry_id: str) -> Entry | None:
        """The entry of this id, or None."""
        return self._by_id.get(entry_id)

    def find_body(self, entry_id: str) -> RegisteredBody | RegisteredUnit | None:
        """The body or unit of this id, or None."""
        entry = self._by_id.get(entry_id)
        return entry if isinstance(entry, RegisteredBody | RegisteredUnit) else None

    @cached_property
    def _by_id(self) -> dict[str, Entry]:
        return {entry.id: entry for _, entry in self.entries()}

    def extended_by(self, own: Register) -> Register:
        """This register with an office's own entries: one of the same `id` takes the place of the old, in its place."""
        dropped = set(own.remove)
        merged: dict[str, tuple[Entry, ...]] = {}
        for name in _KINDS:
            ours: dict[str, Entry] = {entry.id: entry for entry in getattr(self, name) if entry.id not in dropped}
            merged[name] = tuple((ours | {entry.id: entry for entry in getattr(own, name)}).values())
        return Register.model_validate(merged)

    @cached_property
    def _hash(self) -> int:
        return hash(tuple(getattr(self, name) for name in _KINDS))

    def __hash__(self) -> int:
        # Looked up once a text; the entries are walked once a register.
        return self._hash


_KINDS = ("bodies", "units", "programmes", "laws", "signers", "themes", "ended_levels", "lost_powers", "calendar_days")
