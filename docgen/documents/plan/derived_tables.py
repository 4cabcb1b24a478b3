"""An assignment table whose rows are the plan's own tasks → the same table without rows, its values in the tasks."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pydantic import TypeAdapter, ValidationError

from docgen.documents.parts.body import label_tree
from docgen.documents.parts.named import TOP_LEVEL
from docgen.documents.plan.model import AnyNode, Task
from docgen.documents.plan.task_words import find_detail
from docgen.documents.plan.words import compose_words, task_details
from docgen.model import AssignmentField
from docgen.vietnamese.text import comparison_key, squeeze

if TYPE_CHECKING:
    from docgen.contracts.recognition import Plain, RecognisedRow, RecognisedTable, Words

_SECTIONS: TypeAdapter[tuple[AnyNode, ...]] = TypeAdapter(tuple[AnyNode, ...])
_LIKENESS: Final = 0.6
"""Share of the words of a row that stand in its task: a table tells tasks in fewer words, not in others."""


@dataclass(frozen=True, slots=True)
class FoundTable:
    """An assignment table of the source: where its data stands, its cells, its columns."""

    path: str
    table: RecognisedTable
    fields: tuple[AssignmentField, ...]


@dataclass(frozen=True, slots=True)
class Filled:
    """Sections whose tasks hold the values of a table, and the blocks of each value by its path."""

    sections: list[Plain]
    provenance: Mapping[str, tuple[int, ...]]
    implied: tuple[int, ...] = ()
    """Blocks of the table that only repeat the words of their tasks."""


def find_filled(sections: Sequence[Plain], found: FoundTable) -> Filled | None:
    """The sections with the values of the table in their tasks, or None when the rows are not these tasks."""
    rows = found.table.rows
    if not rows or sum(1 for _ in _tasks(sections)) != len(rows):
        return None
    try:
        nodes = _SECTIONS.validate_python(sections)
    except ValidationError:
        return None
    labels = [label for node, label in label_tree(nodes, TOP_LEVEL, compose_words) if isinstance(node, Task)]
    filled = copy.deepcopy(list(sections))
    tasks = list(_tasks(filled))
    provenance: dict[str, tuple[int, ...]] = {}
    for (path, task), label, row in zip(tasks, labels, rows, strict=True):
        fits = (
            _is_group_of(task, label, row)
            if row.group is not None
            else _fill(task, path, label, row=row, fields=found.fields, provenance=provenance)
        )
        if not fits:
            return None
    if not _says_the_same(filled, found):
        return None
    told = {block for blocks in provenance.values() for block in blocks}
    every = [words for row in rows for words in _words_in(row)]
    return Filled(filled, provenance, tuple(block for words in every for block in words.blocks if block not in told))


def _words_in(row: RecognisedRow) -> list[Words]:
    return [row.group] if row.group is not None else [cell.words for cell in row.cells]


def _tasks(sections: Sequence[Plain]) -> Iterator[tuple[str, dict[str, Plain]]]:
    for index, section in enumerate(sections):
        if isinstance(section, dict):
            yield from _tasks_below(section, f"$.sections[{index}]", is_task=False)


def _tasks_below(node: dict[str, Plain], path: str, *, is_task: bool) -> Iterator[tuple[str, dict[str, Plain]]]:
    if is_task:
        yield path, node
    below = is_task or node.get("part") == "tasks"
    items = node.get("items")
    for index, item in enumerate(items if isinstance(items, list) else ()):
        if isinstance(item, dict):
            yield from _tasks_below(item, f"{path}.items[{index}]", is_task=below)


def _is_group_of(task: Mapping[str, Plain], label: str, row: RecognisedRow) -> bool:
    words = row.group.text if row.group else ""
    return bool(task.get("items")) and squeeze(words) == squeeze(f"{label} {_words_of(task)}")


def _words_of(task: Mapping[str, Plain]) -> str:
    paragraphs = task.get("paragraphs")
    joined = " ".join(str(each) for each in paragraphs) if isinstance(paragraphs, list) else ""
    return str(task.get("title") or task.get("text") or joined)


def _fill(
    task: dict[str, Plain],
    path: str,
    label: str,
    *,
    row: RecognisedRow,
    fields: Sequence[AssignmentField],
    provenance: dict[str, tuple[int, ...]],
) -> bool:
    for name, cell in zip(fields, row.cells, strict=True):
        text = cell.words.text.strip()
        if name is AssignmentField.NUMBER:
            if text.rstrip(".") != label.rstrip("."):
                return False
            continue
        target = name.value
        if not text and target in task:
            return False
        if not text:
            continue
        value: Plain = text
        if name is AssignmentField.TASK:
            if squeeze(text) == squeeze(_words_of(task)):
                continue
            if _likeness(text, task) < _LIKENESS:
                return False
            target = "summary"
        else:
            value = find_detail(name, text)
            if value is None or task.get(target, value) != value:
                return False
        task[target] = value
        provenance[f"{path}.{target}"] = cell.words.blocks
    return True


def _likeness(text: str, task: Mapping[str, Plain]) -> float:
    """The share of the words of `text` that stand in the task, its paragraphs with it."""
    paragraphs = task.get("paragraphs")
    below = [str(each) for each in paragraphs] if isinstance(paragraphs, list) else []
    said = _plain_words(" ".join([_words_of(task), *below]))
    wanted = _plain_words(text)
    return len(wanted & said) / max(len(wanted), 1)


def _plain_words(text: str) -> set[str]:
    return {word.strip(",.;:()") for word in comparison_key(text).split()} - {""}


def _says_the_same(sections: Sequence[Plain], found: FoundTable) -> bool:
    """Whether group rows are those that docgen would print: a task that gathers others and has nothing of its own."""
    try:
        nodes = _SECTIONS.validate_python(sections)
    except ValidationError:
        return False
    tasks = [node for node, _ in label_tree(nodes, TOP_LEVEL, compose_words) if isinstance(node, Task)]
    return all(
        (row.group is not None) == (bool(task.items) and not task_details(task))
        for task, row in zip(tasks, found.table.rows, strict=True)
    )
