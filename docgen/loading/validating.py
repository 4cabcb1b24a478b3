"""Turns data as written into a validated document, or into every problem it has, in the order of the file."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from pydantic import BaseModel, ValidationError

from docgen.diagnostics import Location, Problem
from docgen.errors import InvalidDataError
from docgen.loading.faults import Fault, explain
from docgen.loading.places import Place, branch_key, locate
from docgen.loading.tree import ListNode, MapNode, Node, Path, Written, format_path, is_empty, to_data
from docgen.model.walk import steps_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pydantic_core import ErrorDetails

Model = TypeVar("Model", bound=BaseModel)


def validate(written: Written, model: type[Model], file: str) -> Model:
    """The document.

    Raises:
        InvalidDataError: with every problem of the writing and of the data.
    """
    faults = list(_misspelt_empty_keys(written.root, model))
    try:
        document = model.model_validate(to_data(written.root))
    except ValidationError as error:
        found = (_place_and_fault(model, written.root, details) for details in error.errors(include_url=False))
        faults += [(place, fault) for place, fault in found if not _is_echo(place, fault)]
    else:
        if not faults and not written.problems:
            return document
    faults.sort(key=lambda pair: pair[0].order)
    problems = [*written.problems, *(_problem(place, fault, file) for place, fault in faults)]
    raise invalid(sorted(problems, key=_order))


def invalid(problems: Sequence[Problem]) -> InvalidDataError:
    """All problems as one error."""
    return InvalidDataError(f"Dữ liệu có {len(problems)} chỗ phải sửa.", problems)


def refuse_faults(
    written: Written, model: type[BaseModel], faults: Iterable[tuple[str, str, str]], *, code: str, file: str
) -> None:
    """Raise `InvalidDataError` if there are faults that only the data as a whole can tell: `(path, message, hint)`."""
    problems = []
    for path, message, hint in faults:
        place = locate(model, written.root, steps_of(path))
        line, column = (place.spot.line, place.spot.column) if place.spot else (None, None)
        problems.append(Problem(code, message, Location(file, line, column, format_path(place.path)), hint))
    if problems:
        raise invalid(sorted(problems, key=_order))


def _order(problem: Problem) -> tuple[int, int]:
    return problem.location.line or 0, problem.location.column or 0


def _problem(place: Place, fault: Fault, file: str) -> Problem:
    sentence = explain(fault, place)
    spot = place.key_spot if fault.type == "extra_forbidden" else place.spot
    line, column = (spot.line, spot.column) if spot else (None, None)
    return Problem(
        sentence.code, sentence.message, Location(file, line, column, format_path(place.path)), sentence.hint
    )


def _place_and_fault(model: type[BaseModel], root: Node, details: ErrorDetails) -> tuple[Place, Fault]:
    fault = Fault(details["type"], details["msg"], details.get("ctx", {}))
    location = details["loc"]
    place = locate(model, root, location)
    # A rule about a whole document or part names the place it means.
    if isinstance(path := fault.context.get("path"), str):
        place = locate(model, root, steps_of(path))
    elif isinstance(path := fault.context.get("relative_path"), str):
        place = locate(model, root, (*location, *steps_of(f".{path}")))
    elif fault.type == "union_tag_invalid" and isinstance(place.node, MapNode):
        key = locate(model, root, (*location, branch_key(place.expected)))
        place = replace(key, expected=place.expected, field=None)
    return place, fault


def _is_echo(place: Place, fault: Fault) -> bool:
    """Pydantic counts only the good items of a list: with bad ones in it, it calls the list too short as well."""
    least = fault.context.get("min_length")
    written = len(place.node.items) if isinstance(place.node, ListNode) else 0
    return fault.type == "too_short" and isinstance(least, int) and written >= least


def _misspelt_empty_keys(root: Node, model: type[BaseModel]) -> Iterator[tuple[Place, Fault]]:
    """Keys without a value never reach the model; the unknown ones among them are still worth a word."""
    for path in _empty_keys(root, ()):
        place = locate(model, root, path)
        if place.owner is not None and place.field is None:
            yield place, Fault("extra_forbidden", "", {})


def _empty_keys(node: Node, path: Path) -> Iterator[Path]:
    if isinstance(node, MapNode):
        for entry in node.entries:
            if is_empty(entry.value):
                yield (*path, entry.key)
            else:
                yield from _empty_keys(entry.value, (*path, entry.key))
    elif isinstance(node, ListNode):
        for index, item in enumerate(node.items):
            yield from _empty_keys(item, (*path, index))
