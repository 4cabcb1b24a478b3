"""Turns a master (kế hoạch mẫu), data with slots and conditions in it, into a checked tree; no units are needed."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from docgen.diagnostics import Location, Notice, Problem
from docgen.errors import InvalidDataError
from docgen.lifecycle.variants.conditions import (
    Condition,
    ConditionError,
    Every,
    Test,
    parse_condition,
    tests_of,
)
from docgen.lifecycle.variants.fitting import EACH_ALONE, find_form_fault, test_faults
from docgen.lifecycle.variants.settings import SETTINGS_KEY, Settings, parse_settings, words_path
from docgen.lifecycle.variants.slots import Slot, SlotError, parse_slots, slots_of
from docgen.lifecycle.variants.tree import Data, Fixed, Gate, Keys, Several, Tree, Words, key_step
from docgen.lifecycle.variants.units import DERIVED
from docgen.tabular import ColumnKind
from docgen.vietnamese.open_slots import find_open_slots
from docgen.vietnamese.text import find_nearest

WHEN: Final = "when"
LEVEL: Final = "level"
OPTIONAL: Final = "optional"
VALUE: Final = "value"
CONDITIONS: Final = (WHEN, LEVEL, OPTIONAL)
_LEVELS: Final[Mapping[str, str]] = MappingProxyType({"province": "tỉnh", "commune": "xã", "tỉnh": "tỉnh", "xã": "xã"})
_SETTINGS_PATH: Final = f"$.{SETTINGS_KEY}."
_BLOCK: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class SlotField:
    """A field whose words hold slots."""

    path: str
    line: int | None
    written: str
    slots: tuple[Slot, ...]
    gates: tuple[str, ...] = ()
    """Paths of the conditions it stands under."""


@dataclass(frozen=True, slots=True)
class GateField:
    """A part under a condition."""

    path: str
    line: int | None
    written: str
    condition: Condition
    words: str
    """The part's own first words, so that a person knows which it is."""


@dataclass(frozen=True, slots=True)
class Master:
    """Kế hoạch mẫu, ready for any number of units."""

    file: str
    tree: Tree
    settings: Settings
    slot_fields: tuple[SlotField, ...]
    gates: tuple[GateField, ...]
    lines: Mapping[str, int] = field(repr=False)
    used: frozenset[str] = frozenset()
    """The facts that slots and conditions ask for: `unit.name`, `word.subunits`."""
    notices: tuple[Notice, ...] = ()

    @property
    def slots(self) -> tuple[Slot, ...]:
        """Every slot the master uses, each once, in the order of the page."""
        return tuple(dict.fromkeys(slot for one in self.slot_fields for slot in one.slots))

    def locate(self, path: str) -> Location:
        """File and line of a field of the master; of its nearest owner when the field itself is not written."""
        owner = path
        while owner and owner not in self.lines:
            owner = owner[: max(owner.rfind("."), owner.rfind("["), 0)]
        return Location(self.file, self.lines.get(owner), path=path)

    def find_unknown(self, names: Iterable[str]) -> Problem | None:
        """The first name that no column fills, as an overlay may hold; None when all are known."""
        known = _known_names(self.settings)
        name = next((name for name in names if name not in known), None)
        if name is None:
            return None
        message = f"Chỗ điền «{{{name}}}» không có cột nào điền vào."
        return Problem("slot-unknown", message, Location(self.file), _remedy_of_unknown(name, known))


def compile_master(data: Mapping[str, Data], lines: Mapping[str, int] | None = None, file: str = "") -> Master:
    """A master from its plain data; `lines` tells the line of each field path.

    Raises `InvalidDataError` with every fault at once: a slot no column fills, a condition on an unknown fact, a lone
    brace, a word that a kind of unit lacks.
    """
    compiler = _Compiler(file, lines or {})
    settings, problems = parse_settings(data, compiler.locate)
    compiler.problems.extend(problems)
    compiler.known = _known_names(settings)
    body = {key: value for key, value in data.items() if key != SETTINGS_KEY}
    compiler.settings = settings
    tree = compiler.node(body, "$", ())
    compiler.look_at_words(settings.words)
    compiler.slots(settings.file_name, f"$.{SETTINGS_KEY}.file_name")
    if compiler.problems:
        ordered = sorted(compiler.problems, key=lambda problem: problem.location.line or 0)
        raise InvalidDataError(f"Bản mẫu có {len(ordered)} chỗ phải sửa.", ordered)
    used = compiler.used
    unused = [name for name in settings.declared if f"unit.{name}" not in used]
    notices = tuple(
        Notice(
            "slot-unused",
            f"Cột «{settings.columns[name].title}» ({name}) được khai báo nhưng bản mẫu không dùng.",
            compiler.locate(f"$.{SETTINGS_KEY}.slots{key_step(name)}"),
        )
        for name in unused
    )
    return Master(
        file,
        tree,
        settings,
        tuple(compiler.fields),
        tuple(compiler.gates),
        dict(lines or {}),
        frozenset(used),
        notices,
    )


class _Compiler:
    """Goes through the data once; collects faults instead of stopping at the first."""

    def __init__(self, file: str, lines: Mapping[str, int]) -> None:
        self.file = file
        self.lines = lines
        self.known: set[str] = set()
        self.settings = Settings({}, (), {}, "")
        self.used: set[str] = set()
        self.problems: list[Problem] = []
        self.fields: list[SlotField] = []
        self.gates: list[GateField] = []

    def locate(self, path: str) -> Location:
        return Location(self.file, self.lines.get(path), path=path)

    def report(self, code: str, message: str, path: str, hint: str = "") -> None:
        self.problems.append(Problem(code, f"{message[0].upper()}{message[1:]}.", self.locate(path), hint))

    def node(self, value: Data, path: str, gates: tuple[str, ...]) -> Tree:
        if isinstance(value, str):
            return self.words(value, path, gates)
        if isinstance(value, list):
            items = tuple(
                (f"[{index}]", self.node(item, f"{path}[{index}]", gates)) for index, item in enumerate(value)
            )
            if all(isinstance(item, Fixed) for _, item in items):
                return Fixed([item.value for _, item in items if isinstance(item, Fixed)], path)
            return Several(items, path)
        if isinstance(value, dict):
            return self.group(value, path, gates)
        return Fixed(value, path)

    def group(self, value: dict[str, Data], path: str, gates: tuple[str, ...]) -> Tree:
        if not any(key in value for key in CONDITIONS):
            return self.keys(value, path, gates)
        written = " và ".join(f"{value[key]}" for key in CONDITIONS if key in value)
        bare = {key: item for key, item in value.items() if key not in CONDITIONS}
        conditions = list(self.conditions(value, path))
        if not conditions:  # each of them is at fault, and told
            return self.keys(bare, path, gates)
        condition = conditions[0] if len(conditions) == 1 else Every(tuple(conditions))
        self.gates.append(GateField(path, self.lines.get(path), written, condition, _first_words(bare)))
        inner = (*gates, path)
        node = self.node(bare[VALUE], path, inner) if set(bare) == {VALUE} else self.keys(bare, path, inner)
        return Gate(condition, written, node, path)

    def keys(self, value: dict[str, Data], path: str, gates: tuple[str, ...]) -> Tree:
        # A key without a value says nothing, whoever reads it.
        entries = {
            key: self.node(item, f"{path}{key_step(key)}", gates) for key, item in value.items() if item is not None
        }
        if all(isinstance(item, Fixed) for item in entries.values()):
            return Fixed({key: item.value for key, item in entries.items() if isinstance(item, Fixed)}, path)
        return Keys(entries, path)

    def words(self, value: str, path: str, gates: tuple[str, ...]) -> Tree:
        for span in find_open_slots(value):
            self.report(
                "slot-open",
                f"bản mẫu còn chỗ chờ điền: {span.slot.prompt}",
                path,
                f"thay cả «{span.slot.written}» bằng nội dung thật, hoặc bằng một chỗ điền như «{{unit.name}}».",
            )
        if "{" not in value and "}" not in value:
            return Fixed(value, path)
        text = self.slots(value, path)
        if not slots_of(text):
            return Fixed("".join(part for part in text if isinstance(part, str)), path)
        self.fields.append(SlotField(path, self.lines.get(path), value, slots_of(text), gates))
        return Words(text, path)

    def slots(self, value: str, path: str) -> tuple[str | Slot, ...]:
        try:
            text = parse_slots(value)
        except SlotError as error:
            self.report("slot-syntax", str(error), path, "chỗ điền viết như «{unit.name}».")
            return (value,)
        for slot in slots_of(text):
            if self.require_known(slot.name, f"chỗ điền «{slot.written}»", path):
                fault = find_form_fault(slot, self.kind_of(slot.name), path)
                if slot.form == "each" and (len(text) > 1 or path.endswith("]") or path.startswith(_SETTINGS_PATH)):
                    fault = EACH_ALONE
                if fault is not None:
                    self.report("slot-form", fault.message, path, fault.remedy)
        return text

    def kind_of(self, name: str) -> ColumnKind:
        column = self.settings.columns.get(name.removeprefix("unit."))
        return column.kind if column is not None and name.startswith("unit.") else ColumnKind.TEXT

    def require_known(self, name: str, what: str, path: str) -> bool:
        self.used.add(name)
        if name in self.known:
            return True
        self.report("slot-unknown", f"{what} không có cột nào điền vào", path, _remedy_of_unknown(name, self.known))
        return False

    def look_at_words(self, words: Mapping[str, Mapping[str, str]]) -> None:
        """Words that follow the kind of unit may hold slots: columns, and words written above them."""
        above: set[str] = set()
        for name, texts in words.items():
            for kind, text in texts.items():
                path = words_path(name, kind)
                for slot in slots_of(self.slots(text, path)):
                    home, _, other = slot.name.partition(".")
                    if home == "word" and other in words and other not in above:
                        self.report(
                            "words-later",
                            f"lời của «{name}» dùng «{slot.written}», là lời ghi sau nó",
                            path,
                            f"ghi «{other}» trước «{name}».",
                        )
            above.add(name)

    def conditions(self, value: Mapping[str, Data], path: str) -> Iterator[Condition]:
        if WHEN in value:
            yield from self.asked(value[WHEN], f"{path}.{WHEN}")
        if LEVEL in value:
            level = _LEVELS.get(str(value[LEVEL]))
            if level is None:
                self.report(
                    "level-unknown", f"cấp «{value[LEVEL]}» không có", f"{path}.{LEVEL}", "ghi province hoặc commune."
                )
            else:
                yield Test("unit.level", "==", (level,))
        if OPTIONAL in value:
            block = str(value[OPTIONAL])
            if _BLOCK.fullmatch(block) is None:
                self.report(
                    "block-name",
                    f"tên nội dung tùy chọn «{block}» không hợp lệ",
                    f"{path}.{OPTIONAL}",
                    "viết như «khu-cong-nghiep».",
                )
            else:
                self.used.add("unit.blocks")
                yield Test("unit.blocks", "==", (block,))

    def asked(self, written: Data, path: str) -> Iterator[Condition]:
        try:
            condition = parse_condition("" if written is None else str(written))
        except ConditionError as error:
            self.report("condition-syntax", str(error), path, "viết như «when: unit.coastal».")
            return
        for test in tests_of(condition):
            if self.require_known(test.fact, f"điều kiện hỏi «{test.fact}»,", path):
                for fault in test_faults(test, self.kind_of(test.fact)):
                    self.report("condition-never", fault.message, path, fault.remedy)
        yield condition


def _known_names(settings: Settings) -> set[str]:
    columns = {f"unit.{name}" for name in (*settings.columns, *DERIVED)}
    return columns | {f"word.{name}" for name in settings.words}


def _remedy_of_unknown(name: str, known: Collection[str]) -> str:
    home, _, bare = name.partition(".")
    # Compared without «unit.»: the letters all names have would make any two of them alike.
    nearest = find_nearest(bare, sorted(one.partition(".")[2] for one in known if one.startswith(f"{home}.")))
    other = next((one for one in sorted(known) if one.partition(".")[2] == bare), None)
    meant = f"{home}.{nearest}" if nearest else other
    guess = f"có phải «{meant}»? nếu không, " if meant else ""
    remedy = f"khai báo cột ở {SETTINGS_KEY}.slots" if home == "unit" else f"khai báo ở {SETTINGS_KEY}.words"
    return f"{guess}{remedy}: «{bare}»."


def _first_words(value: Data) -> str:
    """The words a person knows a part by."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return _first_words(value[0]) if value else ""
    if isinstance(value, dict):
        for key in ("summary", "title", "text", "name", VALUE, "paragraphs", "items"):
            if key in value:
                return _first_words(value[key])
    return ""
