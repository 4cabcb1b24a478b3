"""What docgen prints itself: every sample and edge document has its boxes, and keeps them when LibreOffice saves it again."""

from __future__ import annotations

from pathlib import Path

import pytest
from strangers import bytes_of
from test_documents import DOCUMENTS
from test_laws import assert_laws

import docgen
from docgen.anatomy import Anatomy, Box, PartKind, ScopeKind, locate_boxes
from docgen.office import OfficeStatus, convert_documents
from docgen.ooxml import read_facts

ROOT = Path(__file__).parents[2]
PLANS = sorted([*ROOT.glob("samples/*/plan.yaml"), *ROOT.glob("tests/edge/documents/*.yaml")])
ALWAYS = (
    Box.NATIONAL_TITLE,
    Box.MOTTO,
    Box.ISSUER,
    Box.REFERENCE,
    Box.PLACE_DATE,
    Box.TYPE_NAME,
    Box.SUBJECT,
    Box.BODY,
    Box.END_MARK,
    Box.RECIPIENTS_LABEL,
    Box.FILE_COPY,
    Box.FULL_NAME,
)


@pytest.mark.parametrize("path", PLANS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_what_docgen_prints_has_every_box_it_should(path: Path) -> None:
    facts = read_facts(docgen.render(docgen.load(path)).bytes)
    anatomy = locate_boxes(facts)
    main = anatomy.parts[0]

    assert_laws(facts, anatomy)
    assert anatomy.scope.kind is ScopeKind.NAMED
    assert not [box for box in ALWAYS if not main.of(box)]
    assert {rule.under for rule in main.rules} == {Box.MOTTO, Box.ISSUER, Box.SUBJECT}
    assert not anatomy.leftovers
    assert all(part.kind is PartKind.APPENDIX and part.of(Box.APPENDIX_HEADING) for part in anatomy.parts[1:])


def words_of(anatomy: Anatomy) -> list[list[tuple[str, str]]]:
    """Boxes and words without places: LibreOffice may add an empty paragraph."""
    return [[(entry.box.value, entry.words) for entry in part.entries] for part in anatomy.parts]


@pytest.mark.office
def test_a_file_saved_by_libreoffice_keeps_its_boxes(soffice: OfficeStatus) -> None:
    files = {f"{name}.docx": bytes_of(build()) for name, build in DOCUMENTS.items()}
    saved = convert_documents(convert_documents(files, to="odt"), to="docx")

    for before, after in zip(files.values(), saved.values(), strict=True):
        assert words_of(locate_boxes(read_facts(after))) == words_of(locate_boxes(read_facts(before)))
