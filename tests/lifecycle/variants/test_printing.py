"""The PDFs of a batch follow its documents: none twice, none stale, none left behind, and no stranger's lost."""

import zipfile

import pytest
from small_masters import MASTER, UNITS

import docgen
from docgen.errors import FileAccessError, InputError
from docgen.lifecycle.variants import print_batch
from docgen.lifecycle.variants.prints import pdf_name

NAMES = ("16732 phường Cửa Lò.docx", "16744 xã Thông Thụ.docx", "25774 Phường 8.docx")
PDFS = tuple(pdf_name(name) for name in NAMES)


class Printer:
    """Stands for LibreOffice: counts what it is asked, and never makes the same bytes twice, as it does not."""

    def __init__(self):
        self.count = 0

    def __call__(self, documents):
        made = [b"%PDF-1.7 " + f"{self.count + number} {len(one)}".encode() for number, one in enumerate(documents)]
        self.count += len(documents)
        return made


@pytest.fixture
def printer():
    return Printer()


@pytest.fixture(params=["out", "out.zip"])
def batch(request, tmp_path):
    out = tmp_path / request.param
    docgen.make_variants(MASTER, UNITS, out)
    return out


def files(out):
    if out.suffix == ".zip":
        with zipfile.ZipFile(out) as archive:
            assert archive.testzip() is None
            assert len(set(archive.namelist())) == len(archive.namelist())
            return {name: archive.read(name) for name in archive.namelist()}
    return {path.name: path.read_bytes() for path in out.iterdir()}


def pdfs(out):
    return {name for name in files(out) if name.endswith(".pdf")}


def test_each_document_is_printed_beside_itself(batch, printer):
    before = files(batch)
    told = []
    printed = print_batch(batch, printer, on_chunk=lambda done, total: told.append((done, total)))
    assert (printed.made, printed.kept, printed.spared, printed.removed) == (PDFS, (), (), ())
    assert told == [(3, 3)]
    after = files(batch)
    assert set(after) == {*before, *PDFS, "prints.json"}
    assert {name: after[name] for name in before} == before


def test_nothing_is_printed_twice(batch, printer):
    print_batch(batch, printer)
    before = files(batch)
    again = print_batch(batch, printer)
    assert (again.made, again.kept, printer.count) == ((), PDFS, 3)
    assert files(batch) == before


def test_a_resumed_batch_keeps_its_prints_and_prints_only_what_changed(batch, printer):
    print_batch(batch, printer)
    before = files(batch)
    units = [{**UNITS[0], "households": 7}, *UNITS[1:]]
    docgen.make_variants(MASTER, units, batch, resume=True)
    again = print_batch(batch, printer)
    assert (again.made, again.kept) == (PDFS[:1], PDFS[1:])
    after = files(batch)
    assert after[PDFS[0]] != before[PDFS[0]]
    assert [after[name] == before[name] for name in PDFS[1:]] == [True, True]


def test_a_print_goes_with_its_document(batch, printer):
    print_batch(batch, printer)
    docgen.make_variants(MASTER, UNITS[:1], batch, resume=True)
    print_batch(batch, printer)
    assert pdfs(batch) == {PDFS[0]}


def test_a_damaged_print_is_made_anew(tmp_path, printer):
    out = tmp_path / "out"
    docgen.make_variants(MASTER, UNITS, out)
    print_batch(out, printer)
    (out / PDFS[0]).write_bytes(b"")
    (out / PDFS[1]).unlink()
    assert print_batch(out, printer).made == PDFS[:2]


def test_a_print_that_somebody_signed_or_made_himself_is_left_alone_and_named(tmp_path, printer):
    out = tmp_path / "out"
    docgen.make_variants(MASTER, UNITS, out)
    (out / PDFS[2]).write_bytes(b"%PDF-1.4 mine")
    print_batch(out, printer)
    (out / PDFS[0]).write_bytes((out / PDFS[0]).read_bytes() + b" signed")
    again = print_batch(out, printer)
    assert again.spared == (PDFS[0], PDFS[2])
    assert (out / PDFS[0]).read_bytes().endswith(b" signed")
    assert (out / PDFS[2]).read_bytes() == b"%PDF-1.4 mine"


def test_a_printer_that_fails_leaves_the_batch_as_it_was(batch):
    before = files(batch)

    def fail(documents):
        raise InputError("hết giấy")

    with pytest.raises(InputError):
        print_batch(batch, fail)
    assert files(batch) == before
    assert [path.name for path in batch.parent.iterdir()] == [batch.name]


def test_what_was_printed_before_a_failure_is_not_printed_again(tmp_path, printer, monkeypatch):
    out = tmp_path / "out"
    docgen.make_variants(MASTER, UNITS, out)
    monkeypatch.setattr("docgen.lifecycle.variants.printing.CHUNK", 1)

    def fail_at_last(documents):
        if printer.count == 2:
            raise InputError("hết giấy")
        return printer(documents)

    with pytest.raises(InputError):
        print_batch(out, fail_at_last)
    again = print_batch(out, printer)
    assert (again.made, again.kept) == (PDFS[2:], PDFS[:2])


def test_where_no_batch_was_finished_nothing_is_printed(tmp_path, printer):
    with pytest.raises(FileAccessError, match=r"manifest\.json"):
        print_batch(tmp_path, printer)
    (tmp_path / "manifest.json").write_text("{", encoding="utf-8")
    with pytest.raises(InputError, match="bị hỏng"):
        print_batch(tmp_path, printer)
    assert printer.count == 0


def test_a_damaged_record_of_prints_claims_nothing(tmp_path, printer):
    out = tmp_path / "out"
    docgen.make_variants(MASTER, UNITS, out)
    print_batch(out, printer)
    (out / "prints.json").write_text('{"files": 5}', encoding="utf-8")
    assert print_batch(out, printer).spared == PDFS
