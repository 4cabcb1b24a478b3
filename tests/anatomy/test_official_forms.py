"""The decree's own model forms (Phụ lục III), each cut into its own document: every box is where the form prints it."""

from __future__ import annotations

import os
import re
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from docgen.anatomy import Box, PartKind, ScopeKind, locate_boxes
from docgen.ooxml import DocumentFacts, Paragraph, read_facts

FOLDER = Path(os.environ.get("DOCGEN_ND30_OFFICIAL") or Path(__file__).parents[2].parent / "shared" / "nd30-official")
EXPECTED = yaml.safe_load((Path(__file__).parent / "official_forms.yaml").read_text(encoding="utf-8"))


def official(name: str) -> DocumentFacts:
    path = FOLDER / name
    if not path.exists():
        pytest.skip(f"the decree's Word files are not here: {path}")
    return read_facts(path)


def form(facts: DocumentFacts, heading: str) -> DocumentFacts:
    """The blocks of one form: from its heading to the next one, the notes below the form included."""
    section = facts.sections[0]
    cuts = [
        place
        for place, block in enumerate(section.blocks)
        if isinstance(block, Paragraph) and re.match(r"\s*Mẫu (?:\d|văn bản \()", block.text)
    ]
    begin = next(place for place in cuts if section.blocks[place].text.strip().startswith(heading))
    end = min((place for place in cuts if place > begin), default=len(section.blocks))
    return replace(facts, sections=(replace(section, blocks=section.blocks[begin + 1 : end]),))


@pytest.mark.parametrize("case", EXPECTED, ids=[case["form"] for case in EXPECTED])
def test_a_form_of_the_decree_is_read_as_the_decree_prints_it(case) -> None:
    anatomy = locate_boxes(form(official("Phuluc3.docx"), case["form"]))
    part = anatomy.parts[0]
    found = {entry.box.value for entry in part.entries}

    assert part.kind.value == case["kind"]
    assert part.type_name == case.get("type", "")
    assert set(case["boxes"]) <= found
    assert not set(case.get("without", ())) & found
    assert {rule.under.value for rule in part.rules} == set(case["rules"])
    assert len(part.signers) == case.get("signers", 1 if case["kind"] == "main" else 0)


def test_the_annex_of_forms_is_appendices_only() -> None:
    # The forms stand in the annex as samples below "Mẫu 1.1 - …"; the two sample appendices begin with their own word.
    anatomy = locate_boxes(official("Phuluc3.docx"))

    assert {part.kind for part in anatomy.parts} == {PartKind.APPENDIX}
    assert anatomy.parts[0].words(Box.APPENDIX_HEADING) == "Phụ lục III"


def test_the_decree_itself_is_normative_and_whole() -> None:
    anatomy = locate_boxes(official("30_2020_ND_CP.docx"))
    part = anatomy.parts[0]

    assert anatomy.scope.kind is ScopeKind.NORMATIVE
    assert len(anatomy.parts) == 1
    assert not anatomy.leftovers
    assert part.words(Box.FULL_NAME) == "Nguyễn Xuân Phúc"
    assert part.words(Box.FILE_COPY) == "- Lưu: VT, HC (2)."
    assert len([item for item in part.body if item.level.value == "article"]) == 38
    assert len([item for item in part.body if item.level.value == "chapter"]) == 7


def test_the_annex_on_layout_is_one_appendix_whatever_its_tables_show() -> None:
    # Table V prints a Quốc hiệu, a "Nơi nhận" and a signature as examples: they are text of the annex.
    anatomy = locate_boxes(official("Phuluc1.docx"))

    assert [part.kind for part in anatomy.parts] == [PartKind.APPENDIX]
    assert not anatomy.parts[0].signers
    assert not anatomy.parts[0].of(Box.NATIONAL_TITLE)
