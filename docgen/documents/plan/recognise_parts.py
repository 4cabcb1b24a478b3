"""Branches of a body → the parts of a plan as plain data, by heading and content."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from pydantic import TypeAdapter

from docgen.documents.parts.drafting import is_valid
from docgen.documents.parts.recognised import PART_LABEL, Gathering, numbering_below
from docgen.documents.plan.bodies import find_charged_body, is_body
from docgen.documents.plan.duties import find_duties, find_printed_duties
from docgen.documents.plan.figures import (
    find_funding_values,
    find_printed_funding,
    find_printed_target,
    find_target_values,
)
from docgen.documents.plan.headings import ALLOWED, find_part, leading_heading
from docgen.documents.plan.model import PARTS, AnyNode
from docgen.documents.plan.task_words import find_details_in, find_details_line

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from docgen.contracts.recognition import Branch, Plain, Words
    from docgen.model import Numbering

    _Build = Callable[[Branch, str, Numbering], dict[str, Plain]]

_NODE: TypeAdapter[AnyNode] = TypeAdapter(AnyNode)
_ANY = frozenset(PARTS)
_BELOW_TEXT = frozenset({"funding", "reporting", "purposes", "requirements", "objectives"})
"""Parts that a sentence with a heading before its colon may be; tasks and assignments are lists."""
_NO_TASKS = frozenset({"purposes", "requirements", "objectives"})
_LEAST_BODIES = 2


@dataclass(frozen=True, slots=True)
class SaidDetails:
    """What the sentences of a task say of who does it and until when, not yet a value of the task."""

    task: dict[str, Plain]
    path: str
    values: dict[str, Plain]
    blocks: tuple[int, ...]


@dataclass(slots=True)
class PartReader:
    """Reads parts and notes on the way what only the whole plan decides."""

    gathering: Gathering
    said: list[SaidDetails] = field(default_factory=list)
    has_detail_lines: bool = False
    """Whether some assignment stood on lines of its own, as docgen prints it below a task."""

    def node(self, branch: Branch, path: str, numbering: Numbering, allowed: frozenset[str] = _ANY) -> dict[str, Plain]:
        """A section, or a node below one: the part its heading announces, else a free one; it always validates."""
        part = self._find_part(branch, allowed)
        if part is not None:
            trial = self._fresh()
            data = trial.part_data(part, branch, path, numbering)
            if is_valid(data, _NODE):
                self._take(trial)
                return data
            message = f"Phần này không ghi được thành «{part}»; được giữ thành phần tự do, nguyên lời."
            self.gathering.guess(path, "plainer", message, confidence=0.4)
        trial = self._fresh()
        data = trial.free_data(branch, path, numbering)
        if is_valid(data, _NODE):
            self._take(trial)
            return data
        message = "Mục này không ghi được theo bậc; được giữ thành các đoạn lời văn."
        self.gathering.guess(path, "plainer", message, confidence=0.3)
        words = [words for words in _all_words(branch, tables=True) if words.text.strip()]
        return {"paragraphs": self.gathering.texts(words, f"{path}.paragraphs") or ["…"]}

    def _fresh(self) -> PartReader:
        return PartReader(Gathering(self.gathering.casing, self.gathering.find_special_table))

    def _take(self, trial: PartReader) -> None:
        self.gathering.take(trial.gathering.draft({}))
        self.said += trial.said
        self.has_detail_lines = self.has_detail_lines or trial.has_detail_lines

    def _find_part(self, branch: Branch, allowed: frozenset[str]) -> str | None:
        if branch.words is None:
            return None
        heading = branch.words.text if branch.is_title else leading_heading(branch.words.text)
        heading = PART_LABEL.sub("", heading, count=1)
        part = find_part(heading) if heading else None
        if part not in allowed or not (branch.is_title or part in _BELOW_TEXT):
            return None
        below = {find_part(child.words.text) for child in branch.children if child.is_title and child.words}
        if part == "tasks" and below & _NO_TASKS:
            return None
        return "assignments" if part == "implementation" and _is_by_body(branch) else part

    def part_data(self, part: str, branch: Branch, path: str, numbering: Numbering) -> dict[str, Plain]:
        """A branch as the part named, whether or not the model takes it."""
        readers: dict[str, _Build] = {
            "tasks": self._task,
            "objectives": self._target,
            "assignments": self._assignment,
            "funding": self.gathering.item,
            "reporting": self.gathering.item,
        }
        values: dict[str, Plain] = {}
        if part == "funding":
            branch, values = self._funding(branch, path)
        elif part == "reporting":
            branch, values = self._reporting(branch, path)
        data: dict[str, Plain] = {"part": part, **self.gathering.own_words(branch, path, numbering), **values}
        read = readers.get(part, self._below(ALLOWED.get(part, _ANY)))
        return self._with_items(data, branch, path, numbering, read)

    def _below(self, allowed: frozenset[str]) -> _Build:
        return lambda branch, path, numbering: self.node(branch, path, numbering, allowed)

    def free_data(self, branch: Branch, path: str, numbering: Numbering) -> dict[str, Plain]:
        """A branch as a free section, whether or not the model takes it."""
        data = self.gathering.own_words(branch, path, numbering)
        return self._with_items(data, branch, path, numbering, self._below(_ANY))

    def _with_items(
        self, data: dict[str, Plain], branch: Branch, path: str, numbering: Numbering, read: _Build
    ) -> dict[str, Plain]:
        if branch.children:
            below = numbering_below(branch, numbering)
            data["items"] = [
                read(child, f"{path}.items[{index}]", below) for index, child in enumerate(branch.children)
            ]
        return data

    def _task(self, branch: Branch, path: str, numbering: Numbering) -> dict[str, Plain]:
        """Nhiệm vụ, with the lines below it that say who leads it and until when."""
        bare, lines = _without_detail_lines(branch)
        if lines and bare.is_title and bare.words and bare.words.text.endswith(".") and not _has_more(bare):
            # A sentence was taken for a heading only because of the lines below it.
            bare = replace(bare, is_title=False)
        data = self.gathering.own_words(bare, path, numbering)
        for words, values in lines:
            self.has_detail_lines = True
            for name, value in values.items():
                self.gathering.note(f"{path}.{name}", words.blocks)
                data[name] = value
        data = self._with_items(data, bare, path, numbering, self._task)
        if not lines:
            leaves = [child.words for child in branch.children if not _has_more(child) and child.words is not None]
            details = [words for words in leaves if find_details_line(words.text) is not None]
            own = [words for words in (branch.words if not branch.is_title else None, *branch.paragraphs) if words]
            own += details
            said = find_details_in([words.text for words in own])
            if said:
                self.said.append(SaidDetails(data, path, said, tuple(b for words in own for b in words.blocks)))
        return data

    def _target(self, branch: Branch, path: str, numbering: Numbering) -> dict[str, Plain]:
        """Mục tiêu, chỉ tiêu, with its one figure."""
        is_leaf = not (branch.children or branch.paragraphs or branch.table)
        if branch.words is not None and is_leaf and not branch.is_title and branch.numbered:
            printed = find_printed_target(branch.words.text)
            if printed is not None:
                for name in printed:
                    self.gathering.note(f"{path}.{name}", branch.words.blocks)
                return printed
        data = self.gathering.own_words(branch, path, numbering)
        if branch.words is not None and not branch.is_title:
            data |= self._noted(find_target_values(branch.words.text), path, (branch.words,))
        return self._with_items(data, branch, path, numbering, self._target)

    def _assignment(self, branch: Branch, path: str, numbering: Numbering) -> dict[str, Plain]:
        """Phân công, with the body that its words charge."""
        data = self.gathering.own_words(branch, path, numbering)
        said = data.get("title") or data.get("text")
        body = find_charged_body(said) if isinstance(said, str) else None
        if branch.words is not None and body:
            data |= self._noted({"body": body}, path, (branch.words,))
        return self._with_items(data, branch, path, numbering, self._assignment)

    def _funding(self, branch: Branch, path: str) -> tuple[Branch, dict[str, Plain]]:
        words = branch.paragraphs
        if branch.is_title and not branch.children and branch.table is None:
            printed = find_printed_funding([each.text for each in words])
            if printed is not None:
                return replace(branch, paragraphs=()), self._noted(printed, path, words)
        said = _said(branch)
        return branch, self._noted(find_funding_values([each.text for each in said]), path, said)

    def _reporting(self, branch: Branch, path: str) -> tuple[Branch, dict[str, Plain]]:
        words = branch.paragraphs
        if branch.is_title and not branch.children and branch.table is None:
            printed = find_printed_duties([each.text for each in words])
            if printed is not None:
                return replace(branch, paragraphs=()), self._noted({"duties": printed}, path, words)
        said, owners = _said(branch), _owners(branch)
        duties = find_duties([each.text for each in said], owners)
        return branch, self._noted({"duties": duties} if duties else {}, path, said)

    def _noted(self, values: dict[str, Plain], path: str, words: Sequence[Words]) -> dict[str, Plain]:
        for name in values:
            self.gathering.note(f"{path}.{name}", (block for each in words for block in each.blocks))
        return values


def _has_more(branch: Branch) -> bool:
    return bool(branch.paragraphs or branch.children or branch.table)


def _is_by_body(branch: Branch) -> bool:
    """Whether the items below a heading `Tổ chức thực hiện` each charge a body, and nothing else stands there."""
    children = [child for child in branch.children if child.words is not None]
    if len(children) < _LEAST_BODIES or len(children) < len(branch.children):
        return False
    texts = [child.words.text for child in children if child.words is not None]
    return all(find_charged_body(text) for text in texts) and not any(find_part(text) for text in texts)


def _said(branch: Branch) -> list[Words]:
    """Every text of a branch and below it but its heading."""
    own = [branch.words] if branch.words is not None and not branch.is_title else []
    below = [words for child in branch.children for words in _all_words(child)]
    return [*own, *branch.paragraphs, *below]


def _owners(branch: Branch, owner: str = "") -> list[str]:
    """For each text of `_said` the body whose heading it stands under: `1. Phòng Nội vụ`, and its lines below."""
    own = [owner] if branch.words is not None and not branch.is_title else []
    below: list[str] = []
    for child in branch.children:
        heading = child.words.text if child.words is not None and _has_more(child) else ""
        who = heading.strip(" :.;") if heading and is_body(heading) else owner
        below += [who] if child.words is not None and child.is_title else []
        below += _owners(child, who)
    return [*own, *(owner for _ in branch.paragraphs), *below]


def _all_words(branch: Branch, *, tables: bool = False) -> list[Words]:
    own = [branch.words] if branch.words is not None else []
    cells: list[Words] = []
    if tables and branch.table is not None:
        cells = [column.header for column in branch.table.columns]
        cells += [
            words for row in branch.table.rows for words in (row.group, *(cell.words for cell in row.cells)) if words
        ]
    below = [words for child in branch.children for words in _all_words(child, tables=tables)]
    return [*own, *branch.paragraphs, *cells, *below]


def _lists_more_than_details(branch: Branch) -> bool:
    """Whether the items below a task are the author's list: counted (`1.1.`, `a)`), or with other items among them.

    docgen prints lead, support and time in an order and wording of its own; in such a list it would change the text.
    """
    return any(
        any(map(str.isalnum, child.label))
        or _has_more(child)
        or child.words is None
        or find_details_line(child.words.text) is None
        for child in branch.children
    )


_Lines = list[tuple["Words", dict[str, "Plain"]]]


def _without_detail_lines(branch: Branch) -> tuple[Branch, _Lines]:
    """A task without the lines below it that only name lead, support, time, …; each of these may be said once."""
    lines: _Lines = []
    seen: set[str] = set()

    def is_detail(words: Words) -> bool:
        values = find_details_line(words.text)
        if values is None or seen.intersection(values):
            return False
        seen.update(values)
        lines.append((words, values))
        return True

    if branch.words is None and branch.table is None:
        return branch, lines
    paragraphs = tuple(words for words in branch.paragraphs if not is_detail(words))
    children = branch.children
    if not _lists_more_than_details(branch):
        children = tuple(child for child in children if child.words is None or not is_detail(child.words))
    return replace(
        branch,
        paragraphs=paragraphs,
        children=children,
        numbering=branch.numbering if children else None,
    ), lines
