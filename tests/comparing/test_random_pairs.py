"""200 random pairs: a reader who knows nothing of the redline's making accepts to the new file and rejects to the old."""

import io
import itertools
import re
import zipfile
from datetime import UTC, datetime

import pytest
from openxml_audit import OpenXmlValidator
from streams import accepted, plain, rejected
from versions import NAMES, document, pair

from docgen.comparing import compare_documents
from docgen.ooxml import lint_package

FALSE_ALARM = "Required sequence content is missing"
"""openxml-audit says so of a w:trPr that holds nothing but w:ins or w:del; the Open XML SDK does not."""


def redline(old, new):
    return compare_documents(old, new, author="Nguyễn Văn A", date=datetime(2025, 1, 15, 8, tzinfo=UTC))


@pytest.mark.parametrize("seed", range(200))
def test_accepted_it_is_the_new_file_and_rejected_the_old(seed):
    old, new = pair(seed)
    made = redline(old, new)
    assert accepted(made.bytes) == plain(new)
    assert rejected(made.bytes) == plain(old)


@pytest.mark.parametrize("seed", range(200, 224))
def test_the_file_is_as_valid_as_its_versions(seed, tmp_path):
    old, new = pair(seed)
    made = redline(old, new).bytes
    faults = []
    for data in (made, old, new):
        path = tmp_path / "a.docx"
        path.write_bytes(data)
        faults.append(
            {str(error) for error in OpenXmlValidator().validate(path).errors if FALSE_ALARM not in str(error)}
        )
    assert faults[0] - faults[1] - faults[2] == set()
    codes = [{finding.code for finding in lint_package(data)} for data in (made, old, new)]
    assert codes[0] - codes[1] - codes[2] == set()


@pytest.mark.parametrize("seed", range(224, 236))
def test_every_mark_has_a_number_of_its_own_an_author_and_the_date(seed):
    made = redline(*pair(seed)).bytes
    numbers = []
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        for name in archive.namelist():
            if name.startswith("word/") and name.endswith(".xml"):
                text = archive.read(name).decode()
                for mark in re.findall(r"<w:(?:ins|del|moveFrom|moveTo|[a-zA-Z]+PrChange) [^>]*>", text):
                    numbers.append(re.search(r'w:id="(\d+)"', mark)[1])
                    assert 'w:author="Nguyễn Văn A"' in mark
                    assert 'w:date="2025-01-15T08:00:00Z"' in mark
    assert len(numbers) == len(set(numbers))


@pytest.mark.parametrize("seed", range(236, 242))
def test_the_same_versions_give_the_same_bytes(seed):
    old, new = pair(seed)
    assert redline(old, new) == redline(old, new)


@pytest.mark.parametrize(("first", "second"), list(itertools.permutations(NAMES, 2)))
def test_documents_with_nothing_in_common_are_compared_too(first, second):
    made = redline(document(first), document(second))
    assert accepted(made.bytes) == plain(document(second))
    assert rejected(made.bytes) == plain(document(first))
