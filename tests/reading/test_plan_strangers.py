"""Plans of other offices, typed by hand in several layouts: what is read of them, told in goldens and in a score."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

import pytest
from stranger_plans import Stranger, read_stranger

from docgen.api import render
from docgen.api.reading import read_document
from docgen.discovery import document_types
from docgen.reading.sources import read_source
from docgen.reading.words import look_at
from docgen.vietnamese.text import squeeze

FILES = sorted(Path(__file__).with_name("strangers").glob("*.yaml"))
LEAST = 0.95
KEPT = frozenset({"tasks", "objectives", "assignments", "funding", "reporting", "purposes", "requirements"})
"""Parts whose items are of the part; below the others an item is free or a part of its own."""
DETAILS = frozenset({"lead", "supporting", "deadline", "product", "budget", "note"})
ENVELOPE = {
    "$.issuer.name": "issuer",
    "$.issuer.parent_agency": "parent_agency",
    "$.issuer.code": "reference",
    "$.number": "reference",
    "$.symbol": "reference",
    "$.issuer.place": "place_date",
    "$.issued_on": "place_date",
    "$.subject": "subject",
    "$.file_copy": "file_copy",
    "$.drafter": "file_copy",
    "$.signature.authority": "authority",
    "$.signature.position": "position",
    "$.signature.full_name": "full_name",
}


@pytest.fixture(params=FILES, ids=lambda path: path.stem, scope="module")
def stranger(request) -> Stranger:
    return read_stranger(request.param)


@pytest.fixture(scope="module")
def read(stranger):
    return read_document(stranger.content)


def tag_of(path: str, data: object) -> str:
    """What the value at a path of the model is, in the words of the strangers' files."""
    for start, tag in ENVELOPE.items():
        if path.startswith(start):
            return tag
    field = re.split(r"[.\[]", path)[1]
    if ".table" in path:
        return "table"
    if field == "appendices":
        return "appendix_title" if path.endswith(".title") else "appendix"
    if field != "sections":
        return {"legal_bases": "legal_basis"}.get(field, field)
    part, here = "free", data
    for name, index in re.findall(r"\.(\w+)|\[(\d+)\]", path):
        here = here.get(name) if name and isinstance(here, dict) else here[int(index)] if index else None
        if isinstance(here, dict):
            part = here.get("part") or (part if part in KEPT else "free")
        if here is None:
            break
    return "detail" if path.rpartition(".")[2].partition("[")[0] in DETAILS else part


def typed_blocks(stranger: Stranger, read) -> list[tuple[str, str, set[str]]]:
    """Every block of the source: its words, what it is, and as what it was read."""
    by_place: dict[str, list[str]] = defaultdict(list)
    for path, places in read.provenance.items():
        for place in places:
            by_place[place].append(path)
    left = {leftover.place for leftover in read.leftovers}
    data = read.document.model_dump(mode="json", exclude_defaults=True)
    blocks = list(look_at(read_source(stranger.content)).cut.blocks)
    typed: list[tuple[str, str, set[str]]] = []
    for expected, words in stranger.expected:
        block = next((each for each in blocks if bare(words) in squeeze(f"{each.label} {each.text}")), None)
        found = {"unknown"} if block is None else {tag_of(path, data) for path in by_place[block.place]} or {"implied"}
        if block is not None:
            blocks.remove(block)
            found |= {"leftover"} if block.place in left else set()
        typed.append((words, expected, found))
    return typed


def bare(words: str) -> str:
    """Words without the end mark, which stands by itself."""
    return squeeze(words).removesuffix("./.")


def is_right(expected: str, found: set[str]) -> bool:
    """Words that feed several fields count for each; what docgen prints itself may also stand nowhere."""
    if "leftover" in found:
        return False
    return expected in found or (expected in {"table", "appendix_heading"} and found == {"implied"})


def test_at_least_nineteen_blocks_in_twenty_are_what_they_are(stranger, read):
    typed = typed_blocks(stranger, read)
    wrong = [(words, expected, sorted(found)) for words, expected, found in typed if not is_right(expected, found)]
    assert 1 - len(wrong) / len(typed) >= LEAST, wrong


def test_what_is_read_is_told_whole(stranger, read, data_regression):
    typed = typed_blocks(stranger, read)
    right = sum(is_right(expected, found) for _, expected, found in typed)
    data_regression.check(
        {
            "score": f"{right}/{len(typed)}",
            "document": read.document.model_dump(mode="json", exclude_defaults=True),
            "notices": [f"{each.kind} {each.path} ({each.place}): {each.message}" for each in read.notices],
            "leftovers": [f"{each.place}: {each.text}" for each in read.leftovers],
        },
        basename=stranger.name.replace("-", "_"),
    )


def test_every_word_of_a_stranger_is_counted(read):
    assert read.conservation.in_model + read.conservation.in_leftovers == read.conservation.source_blocks
    assert len(read.leftovers) == read.conservation.in_leftovers


def test_what_was_read_is_a_plan_that_prints_and_reads_back_the_same(read):
    assert read.document.document == "plan"
    again = read_document(render(read.document, draft=True, embed_data=False).bytes)
    assert again.document == read.document


def test_no_value_is_told_as_unprinted_that_a_sentence_says(read):
    notices = document_types()["plan"].collect_notices(read.document)
    assert not [notice for notice in notices if notice.code == "unprinted"]
