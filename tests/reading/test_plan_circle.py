"""The great circle without embedded data: a plan rendered and read from its words alone says what it said."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest
from stranger_plans import read_stranger

from docgen.api import load, render
from docgen.api.reading import read_document
from docgen.discovery import document_types, pack_for
from docgen.documents.plan.printed import UNPRINTED_FIELDS
from docgen.office import convert_documents
from docgen.vietnamese.text import comparison_key, squeeze

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "samples" / "cua-lo-2024" / "plan.yaml"
SEED = SAMPLE.with_name("seed.txt")
FILES = [SAMPLE, *sorted((ROOT / "tests" / "edge" / "documents").glob("*.yaml"))]


@pytest.fixture(params=FILES, ids=lambda path: path.stem, scope="module")
def circle(request):
    """A plan, and what is read from its rendered words."""
    plan = load(request.param)
    return request.param, plan, read_document(render(plan, embed_data=False).bytes, own_data=False)


def printed(plan) -> list[str]:
    """Every word of the pages, in order: where lines and pages break is layout."""
    view = document_types()["plan"].build_view(plan, pack_for("nd30"))
    return [squeeze(text) for text in _strings(view) if squeeze(text)]


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from _strings(each)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            if field.name not in {"align", "merge", "kind", "caption"}:
                yield from _strings(getattr(value, field.name))


def differences(one: object, other: object, path: str = "$") -> Iterator[str]:
    """Where two plans differ, fields that no page shows apart, in words for a reader."""
    if isinstance(one, dict) and isinstance(other, dict):
        for name in dict.fromkeys((*one, *other)):
            parent = path.rpartition(".")[2]
            if name not in UNPRINTED_FIELDS and f"{parent}.{name}" not in UNPRINTED_FIELDS:
                yield from differences(one.get(name), other.get(name), f"{path}.{name}")
    elif isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        for index, (left, right) in enumerate(zip(one, other, strict=True)):
            yield from differences(left, right, f"{path}[{index}]")
    elif isinstance(one, str) and isinstance(other, str):
        if comparison_key(one) != comparison_key(other):
            yield f"{path}: {' → '.join(around(one, other))}"
    elif one != other:
        yield f"{path}: {shape(one)} → {shape(other)}"


def around(one: str, other: str) -> tuple[str, str]:
    """Two texts cut to where they differ, with the words beside it."""
    start = shared(one, other)
    end = shared(one[start:][::-1], other[start:][::-1])
    first, last = max(start - 20, 0), max(end - 20, 0)
    return "…" * (first > 0) + one[first : len(one) - last], other[first : len(other) - last] + "…" * (last > 0)


def shared(one: str, other: str) -> int:
    """How many letters two texts have in common at their beginning."""
    return next(
        (count for count, (left, right) in enumerate(zip(one, other, strict=False)) if left != right),
        min(len(one), len(other)),
    )


def shape(value: object) -> str:
    """A value for a reader: texts as they are, lists and parts by what they are made of."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{name}: {shape(each)}" for name, each in value.items() if name != "rows") + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(shape, value)) + "]"
    text = str(value)
    return text if len(text) <= 40 else f"{text[:40]}…"


def data_of(plan) -> dict[str, object]:
    return plan.model_dump(mode="json", exclude_defaults=True)


def test_the_pages_say_the_same(circle):
    _, plan, read = circle
    assert printed(read.document) == printed(plan)


def test_nothing_is_left_over(circle):
    _, _, read = circle
    assert read.leftovers == ()
    assert type(read.document).__name__ == "Plan"


def test_the_model_is_equal_but_for_what_no_page_shows(circle, data_regression):
    """The golden lists the rest: a free section whose heading names a part, a paragraph that was an item of its own."""
    path, plan, read = circle
    found = list(differences(data_of(plan), data_of(read.document)))
    data_regression.check({"differences": found}, basename=f"circle_{path.stem.replace('-', '_')}")


def test_the_sample_comes_back_whole():
    plan = load(SAMPLE)
    read = read_document(render(plan, embed_data=False).bytes, own_data=False)
    assert list(differences(data_of(plan), data_of(read.document))) == [
        "$.appendices[0].items[0].table.columns[0].header: STT → None"
    ]


def test_tasks_get_back_what_only_their_table_prints():
    plan = load(SAMPLE)
    read = read_document(render(plan, embed_data=False).bytes, own_data=False).document
    assert [(place.task.lead, place.task.summary) for place in read.tasks()] == [
        (place.task.lead, place.task.summary) for place in plan.tasks()
    ]
    assert read.appendices[0].items[0].table.is_derived


def test_the_seed_text_is_the_sample_but_for_its_appendix_and_typing_slips(data_regression):
    """What the golden lists are the slips that samples/README.md lists: the import keeps an author's words."""
    plan = data_of(load(SAMPLE))
    read = read_document(SEED)
    tabled = {"lead", "supporting", "deadline", "product", "summary"}
    found = [
        difference
        for difference in differences(plan, data_of(read.document))
        if not difference.startswith("$.appendices") and difference.split(":")[0].rpartition(".")[2] not in tabled
    ]
    notices = [f"{notice.kind} {notice.path} ({notice.place}): {notice.message}" for notice in read.notices]
    assert read.leftovers == ()
    data_regression.check({"differences": found, "notices": notices})


def test_an_appendix_that_the_text_names_and_lacks_waits_as_an_open_slot():
    read = read_document(SEED)
    assert read.document.appendices[0].items[0].text.startswith("[CẦN ĐIỀN appendix ")
    assert any(notice.path == "$.appendices[0]" and notice.kind == "unknown" for notice in read.notices)


def test_files_that_libreoffice_saved_again_read_the_same(soffice):
    """Words alone, one run of LibreOffice for all: the edge documents, the sample and the strangers' Word files."""
    assert soffice.is_available
    files = {f"{path.stem}.docx": render(load(path), embed_data=False, draft=True).bytes for path in FILES}
    strangers = map(read_stranger, sorted(Path(__file__).with_name("strangers").glob("*.yaml")))
    files |= {f"{stranger.name}.docx": stranger.content for stranger in strangers if stranger.kind == "docx"}
    saved = convert_documents(files, to="docx")
    changed = [
        name
        for name, content in files.items()
        if read_document(saved[name], own_data=False).document != read_document(content, own_data=False).document
    ]
    assert changed == []
