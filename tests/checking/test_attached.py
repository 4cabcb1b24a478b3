"""An appendix in a file of its own (phụ lục là tệp riêng): checked together with its document it is there."""

from dataclasses import replace

import pytest
from content_cases import BASE

import docgen
from docgen import api
from docgen.checking import NamedSource
from docgen.checking.attached import Filed, count_attached
from docgen.ooxml import open_package, write_package

TASK = [{"part": "tasks", "title": "Nhiệm vụ", "items": [{"text": "Phân công tại Phụ lục kèm theo."}]}]
APPENDIX = [{"title": "Phân công nhiệm vụ", "items": [{"text": "Phòng Văn hóa - Xã hội chủ trì."}]}]


@pytest.fixture(scope="module")
def filed_apart():
    plan = {**BASE, "sections": TASK, "appendices": APPENDIX}
    rendered = docgen.render(plan, appendices="separate")
    ((_, appendix),) = [(file.name, file.bytes) for file in rendered.attachments]
    return rendered.bytes, appendix


@pytest.fixture(scope="module")
def stripped():
    """The same without the data in it: nothing in the file says that there is an appendix."""
    plan = {**BASE, "sections": TASK, "appendices": APPENDIX}
    return docgen.render(plan, appendices="separate", embed_data=False).bytes


def told(*files):
    sources = [NamedSource(f"{number}.docx", content) for number, content in enumerate(files)]
    return [[finding.code for finding in file.findings] for file in api.check_files(sources, select=["KH-113"]).files]


def test_a_document_alone_is_told_that_its_appendix_is_missing(stripped):
    assert told(stripped) == [["KH-113"]]


def test_the_data_of_an_untouched_file_tell_that_its_appendix_is_filed_apart(filed_apart, tmp_path):
    document, _ = filed_apart
    (tmp_path / "a.docx").write_bytes(document)
    assert told(document) == [[]]
    assert api.check(tmp_path / "a.docx", select=["KH-113"]).findings == ()
    touched = open_package(document)
    parts = {**touched.parts, "word/footer1.xml": touched.parts["word/footer1.xml"] + b"\n"}
    assert told(write_package(parts)) == [["KH-113"]]


def test_document_and_appendix_together_are_whole_in_any_order(stripped, filed_apart):
    _, appendix = filed_apart
    assert told(stripped, appendix) == [[], []]
    assert told(appendix, stripped) == [[], []]


def test_an_appendix_of_another_act_is_none_of_the_documents(stripped):
    issuer = {"name": "Ủy ban nhân dân phường Trường Vinh", "code": "UBND", "place": "Trường Vinh"}
    other = docgen.render({**BASE, "issuer": issuer, "sections": TASK, "appendices": APPENDIX}, appendices="separate")
    assert told(stripped, other.attachments[0].bytes) == [["KH-113"], []]


DOCUMENT = Filed(True, "Kế hoạch", "12", "KH-UBND", "ỦY BAN NHÂN DÂN TỈNH NGHỆ AN")
ITS_OWN = Filed(False, "Kế hoạch", "12", "KH-UBND", "UBND tỉnh Nghệ An", 2)


@pytest.mark.parametrize(
    ("changes", "count"),
    [
        ({}, 2),
        ({"number": ""}, 2),
        ({"number": "13"}, 0),
        ({"type_name": "Báo cáo"}, 0),
        ({"issuer": "UBND tỉnh X"}, 0),
    ],
)
def test_an_appendix_goes_with_the_act_that_it_names(changes, count):
    assert count_attached(DOCUMENT, [DOCUMENT, replace(ITS_OWN, **changes)]) == count


def test_an_appendix_that_names_no_act_goes_with_the_only_document():
    nameless = Filed(False, appendices=1)
    assert count_attached(DOCUMENT, [DOCUMENT, nameless]) == 1
    assert count_attached(DOCUMENT, [DOCUMENT, nameless, replace(DOCUMENT, number="13")]) == 0
