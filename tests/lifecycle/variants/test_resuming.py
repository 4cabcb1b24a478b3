"""A batch that is gone on with never takes what people made of its files, nor what it did not make."""

import io
import json
import zipfile
from pathlib import Path

import pytest
from docx import Document
from small_masters import MASTER, UNITS

import docgen
from docgen.errors import OutputError
from docgen.lifecycle.variants.journal import Journal
from docgen.lifecycle.variants.naming import is_document_name
from docgen.lifecycle.variants.results import Outcome, Result


def edited(data):
    """The document as Word saves it after somebody wrote its date in."""
    document = Document(io.BytesIO(data))
    document.paragraphs[-1].add_run(" 12")
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


@pytest.fixture
def batch(tmp_path):
    out = tmp_path / "out"
    docgen.make_variants(MASTER, UNITS, out)
    return out


def documents(out):
    return {path.name: path.read_bytes() for path in out.glob("*.docx")}


def test_a_document_edited_in_word_is_kept_and_told(batch):
    before = documents(batch)
    name = next(iter(before))
    (batch / name).write_bytes(edited(before[name]))
    mine = (batch / name).read_bytes()
    again = docgen.make_variants(MASTER, UNITS, batch, resume=True)
    assert (again.made, again.kept) == (2, 2)
    assert [name in result.reasons[0] for result in again.failed] == [True]
    assert "đã có người sửa" in again.failed[0].reasons[0]
    assert (batch / name).read_bytes() == mine
    third = docgen.make_variants(MASTER, UNITS, batch, resume=True)
    assert len(third.failed) == 1, "what the manifest no longer knows is still nobody's to take"
    assert (batch / name).read_bytes() == mine


def test_a_file_of_that_name_in_a_folder_that_held_no_batch_is_kept(tmp_path):
    mine = tmp_path / "25774 Phường 8.docx"
    mine.write_bytes(b"mine")
    made = docgen.make_variants(MASTER, UNITS, tmp_path, resume=True)
    assert [result.label for result in made.failed] == ["Phường 8"]
    assert mine.read_bytes() == b"mine"


def test_a_file_torn_by_a_power_cut_is_made_anew(batch):
    before = documents(batch)
    for name, data in before.items():
        (batch / name).write_bytes(data[: len(data) // 2])
    assert docgen.make_variants(MASTER, UNITS, batch, resume=True).is_clean
    assert documents(batch) == before


def test_documents_of_units_no_longer_asked_for_are_taken_away_and_named(batch):
    again = docgen.make_variants(MASTER, UNITS[:1], batch, resume=True)
    assert again.removed == ("16744 xã Thông Thụ.docx", "25774 Phường 8.docx")
    assert set(documents(batch)) == {"16732 phường Cửa Lò.docx"}


def test_an_edited_document_of_a_unit_no_longer_asked_for_stays(batch):
    path = batch / "25774 Phường 8.docx"
    path.write_bytes(edited(path.read_bytes()))
    again = docgen.make_variants(MASTER, UNITS[:1], batch, resume=True)
    assert again.removed == ("16744 xã Thông Thụ.docx",)
    assert path.exists()


@pytest.mark.parametrize("name", ["../victim.docx", "/victim.docx", "..\\victim.docx", "C:victim.docx", "", 5, "x.txt"])
def test_a_manifest_that_leads_elsewhere_is_not_followed(tmp_path, batch, name):
    assert not is_document_name(name)
    victim = tmp_path / "victim.docx"
    victim.write_bytes(b"theirs")
    for folder, key in ((batch, "outcome"), (batch / ".docgen", "journal")):
        folder.mkdir(exist_ok=True)
        unit = {"key": "zzz", "label": "", "file": name, "sha256": "x", "data_hash": "y", "outcome": "made"}
        text = json.dumps(unit if key == "journal" else {"version": 1, "units": [unit]})
        (folder / ("journal-0001.jsonl" if key == "journal" else "manifest.json")).write_text(text, encoding="utf-8")
    docgen.make_variants(MASTER, UNITS, batch, resume=True)
    assert victim.read_bytes() == b"theirs"


@pytest.mark.parametrize(
    "name", [f"{unit} {word}.docx" for unit in range(3) for word in ("phường Cửa Lò", "Y Tý", "a.b")]
)
def test_names_of_documents_are_known_as_such(name):
    assert is_document_name(name)


def test_a_zip_takes_the_place_of_no_file(tmp_path):
    out = tmp_path / "a.zip"
    out.write_bytes(b"mine")
    for resume in (False, True):
        with pytest.raises(OutputError, match="không ghi đè"):
            docgen.make_variants(MASTER, UNITS, out, resume=resume)
    assert out.read_bytes() == b"mine"
    assert [path.name for path in tmp_path.iterdir()] == ["a.zip"]


def test_a_zip_of_another_program_is_no_earlier_run(tmp_path):
    out = tmp_path / "a.zip"
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mine.txt", "mine")
    with pytest.raises(OutputError, match=r"manifest\.json"):
        docgen.make_variants(MASTER, UNITS, out, resume=True)


def test_a_journal_that_cannot_even_be_closed_on_a_full_disk_is_told(tmp_path):
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("this system has no /dev/full")
    journal = Journal(tmp_path)
    journal.path = full
    with pytest.raises(OutputError, match="nhật ký"), journal:
        journal.write((Result("1", "xã A", "", Outcome.FAILED),))
