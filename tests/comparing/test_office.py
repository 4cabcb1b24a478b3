"""LibreOffice reads the marks as we mean them: what it takes for deleted and inserted gives both versions."""

import io
import re
import zipfile
from xml.etree import ElementTree as ET

import pytest
from versions import document, next_year, pair

from docgen.comparing import compare_documents
from docgen.office import convert_documents

pytestmark = [pytest.mark.office, pytest.mark.usefixtures("soffice")]

TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
NOTES = {f"{TEXT}note-citation"}


def body(data):
    """The text of the body in an ODT of LibreOffice's, with its deletions beside it."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        root = ET.fromstring(archive.read("content.xml"))  # noqa: S314 - LibreOffice wrote it
    text = next(root.iter(f"{OFFICE}text"))
    tracked = text.find(f"{TEXT}tracked-changes")
    kinds, deleted = {}, {}
    for region in tracked if tracked is not None else ():
        name = region.get(f"{TEXT}id")
        kinds[name] = region[0].tag.removeprefix(TEXT)
        deleted[name] = region[0]
    return text, tracked, kinds, deleted


def resolved(data, version):  # noqa: C901 - one walk, its steps beside it
    """The letters LibreOffice shows when all changes are accepted (`new`) or rejected (`old`)."""
    text, tracked, kinds, deleted = body(data)
    said, inside = [], set()

    def walk(node):
        for item in node:
            if item is not tracked:
                meet(item)
            say(item.tail)

    def meet(item):
        name = item.get(f"{TEXT}change-id")
        if item.tag == f"{TEXT}change" and version == "old" and kinds[name] == "deletion":
            said.extend(letters(part) for part in deleted[name] if not part.tag.endswith("change-info"))
        elif item.tag == f"{TEXT}change-start":
            inside.add(name)
        elif item.tag == f"{TEXT}change-end":
            inside.discard(name)
        elif item.tag not in NOTES:
            say(item.text)
            walk(item)

    def say(words):
        gone = "deletion" if version == "new" else "insertion"
        if words and not any(kinds[name] == gone for name in inside):
            said.append(words)

    walk(text)
    return JOINER.sub("", "".join(said))


JOINER = re.compile(r"[\s\u200d]+")
"""Blanks, and the joiner that LibreOffice puts where a table or a paragraph was deleted."""


def letters(part):
    """What a deleted part says, without the numbers of its notes, which are counted anew."""
    own = "" if part.tag in NOTES else (part.text or "") + "".join(letters(inner) for inner in part)
    return own + (part.tail or "")


FILE_NAME = re.compile(r"Tệp\d{4}\.docx")
"""A field of the stranger's document: LibreOffice prints under which name it read the file."""


def assert_libreoffice_agrees(pairs):
    """Each document is read once, however many pairs it takes part in."""
    files, numbers = {}, {}
    for name, (old, new) in pairs.items():
        for version, data in (("old", old), ("new", new), ("made", compare_documents(old, new, author="a").bytes)):
            numbers[name, version] = files.setdefault(data, f"{len(files)}.docx")
    odts = convert_documents({name: data for data, name in files.items()}, to="odt")
    told = {
        (name, version): tuple(
            FILE_NAME.sub("", resolved(odts[numbers[name, which]], version)) for which in ("made", version)
        )
        for name in pairs
        for version in ("old", "new")
    }
    assert {where: words for where, words in told.items() if words[0] != words[1]} == {}


def test_libreoffice_accepts_the_sample_to_the_new_file_and_rejects_it_to_the_old():
    assert_libreoffice_agrees({"sample": (document("cua-lo-2024"), next_year())})


@pytest.mark.parametrize("first", range(0, 200, 50))
def test_libreoffice_accepts_and_rejects_200_random_pairs_as_we_do(first):
    assert_libreoffice_agrees({seed: pair(seed) for seed in range(first, first + 50)})
