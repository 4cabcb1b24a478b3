"""The check from a program: what may stand for a file."""

import io
import os
from concurrent.futures import ThreadPoolExecutor

import docx
import pytest
from small_plans import small_plan

import docgen
from docgen import api
from docgen.checking import NamedSource
from docgen.errors import FileAccessError, InputError

PLAN = small_plan()


@pytest.fixture(scope="module")
def faulty():
    """A plan with the left margin set back to Word's own 25,4 mm."""
    document = docx.Document(io.BytesIO(docgen.render(PLAN).bytes))
    document.sections[0].left_margin = docx.shared.Mm(25.4)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def codes(report):
    return [finding.code for finding in report.findings]


class Drop(io.RawIOBase):
    """Hands out a little at a time and cannot go back, as a socket does."""

    def __init__(self, data):
        self._rest = io.BytesIO(data)

    def readable(self):
        return True

    def read(self, size=-1):
        return self._rest.read(min(size, 1000))


def test_path_bytes_and_streams_are_the_same_document(faulty, tmp_path):
    path = tmp_path / "a.docx"
    path.write_bytes(faulty)
    with path.open("rb") as stream:
        forms = [
            faulty,
            bytearray(faulty),
            memoryview(faulty),
            path,
            str(path),
            stream,
            io.BytesIO(faulty),
            Drop(faulty),
        ]
        reports = [docgen.check(form, name="a.docx") for form in forms]
    assert codes(reports[0]) == ["ND30-005"]
    assert all(report == reports[0] for report in reports)


def test_one_stream_goes_through_check_comments_and_fixes(faulty):
    stream = io.BytesIO(faulty)
    report = docgen.check(stream)
    assert api.annotate(stream, report) == api.annotate(faulty, report)
    assert api.fix(stream) == api.fix(faulty)


def test_a_pipe_is_read_to_its_end(faulty):
    reading, writing = os.pipe()

    def send():
        with os.fdopen(writing, "wb") as into:
            into.write(faulty)

    with ThreadPoolExecutor(1) as sender, os.fdopen(reading, "rb") as pipe:
        sent = sender.submit(send)
        assert codes(docgen.check(pipe)) == ["ND30-005"]
        sent.result()


@pytest.mark.parametrize("wrong", [None, 5, 2.5, object(), ["a.docx"], {}])
def test_what_is_no_file_is_refused_in_words(wrong):
    for ask in (docgen.check, api.fix, lambda source: api.annotate(source, docgen.check(docgen.render(PLAN).bytes))):
        with pytest.raises(InputError) as caught:
            ask(wrong)
        assert type(wrong).__name__ in caught.value.message
        assert "open" in caught.value.hint


@pytest.mark.parametrize("ask", [docgen.check, api.fix])
def test_a_stream_of_text_is_told_from_one_of_bytes(ask, tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("chữ", encoding="utf-8")
    with path.open(encoding="utf-8") as text:
        for stream in (io.StringIO("chữ"), text):
            with pytest.raises(InputError) as caught:
                ask(stream)
            assert "luồng chữ" in caught.value.message


def test_a_closed_stream_and_one_for_writing_are_refused_in_words(faulty, tmp_path):
    closed = io.BytesIO(faulty)
    closed.close()
    with (tmp_path / "ra.docx").open("wb") as writing:
        for stream in (closed, writing):
            with pytest.raises(FileAccessError):
                docgen.check(stream)


def test_a_batch_takes_paths_names_and_streams(faulty, tmp_path):
    path = tmp_path / "a.docx"
    path.write_bytes(faulty)
    report = api.check_files([path, str(path), NamedSource("b", io.BytesIO(faulty)), NamedSource("c", faulty)])
    assert [item.file for item in report.files] == [str(path), str(path), "b", "c"]
    assert codes(report) == ["ND30-005"] * 4


def test_one_prefix_as_a_text_is_one_prefix(faulty):
    assert codes(docgen.check(faulty, select="ND30-0")) == ["ND30-005"]
    assert codes(docgen.check(faulty, ignore="ND30-005")) == []
    assert codes(docgen.check(faulty, select=["ND30-1,ND30-9", "005"])) == ["ND30-005"]
