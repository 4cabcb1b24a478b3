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
            said.extend("".join(part.itertext()) for part in deleted[name] if not part.tag.endswith("change-info"))
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
    return re.sub(r"\s+", "", "".join(said))


CASES = {
    "sample": lambda: (document("cua-lo-2024"), next_year()),
    **{f"random {n}": lambda n=n: pair(n) for n in (0, 1, 2, 3, 4, 9)},
}


@pytest.mark.parametrize("name", CASES)
def test_libreoffice_accepts_to_the_new_file_and_rejects_to_the_old(name):
    old, new = CASES[name]()
    made = compare_documents(old, new, author="a").bytes
    odts = convert_documents({"old.docx": old, "new.docx": new, "made.docx": made}, to="odt")
    assert resolved(odts["made.docx"], "new") == resolved(odts["new.docx"], "new")
    assert resolved(odts["made.docx"], "old") == resolved(odts["old.docx"], "old")
