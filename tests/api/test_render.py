"""The verb `render` as other programs use it."""

import copy
import errno
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path

import docx
import pytest

import docgen
from docgen import files
from docgen.errors import FileAccessError, InvalidDataError, OutputError, PackError
from docgen.ooxml import read_core_properties, read_custom_properties
from docgen.ooxml.package import open_package

SAMPLE = Path(__file__).parents[2] / "samples" / "cua-lo-2024" / "plan.yaml"
DATA = {
    "document": "plan",
    "year": 2026,
    "number": "7",
    "issued_on": "05/3/2026",
    "issuer": {"name": "Ủy ban nhân dân phường Cửa Lò", "code": "UBND", "place": "Cửa Lò"},
    "subject": "Công tác năm 2026",
    "sections": [{"part": "tasks", "title": "Nhiệm vụ", "items": [{"text": "Làm việc theo Phụ lục kèm theo."}]}],
    "signature": {"authority": ["TM. ỦY BAN NHÂN DÂN"], "position": "CHỦ TỊCH", "full_name": "Nguyễn Văn A"},
    "appendices": [{"title": "Danh mục", "items": [{"text": "Một mục."}]}],
}


def text_of(docx_bytes):
    return "\n".join(
        "".join(node.text or "" for node in paragraph.iter("{*}t"))
        for paragraph in docx.Document(BytesIO(docx_bytes)).element.body.iter("{*}p")
    )


def test_a_path_a_mapping_bytes_and_a_model_give_the_same_document():
    from_path = docgen.render(SAMPLE).bytes
    assert docgen.render(str(SAMPLE)).bytes == from_path
    assert docgen.render(docgen.load(SAMPLE)).bytes == from_path
    assert docgen.render(docgen.load(SAMPLE.read_bytes(), format="yaml")).bytes == from_path


def test_the_callers_data_is_left_alone():
    data = copy.deepcopy(DATA)
    docgen.render(data)
    assert data == DATA


def test_eight_threads_give_the_same_bytes():
    with ThreadPoolExecutor(8) as pool:
        results = set(pool.map(lambda _: docgen.render(DATA).bytes, range(24)))
    assert len(results) == 1


def test_other_processes_under_other_hash_seeds_give_the_same_bytes():
    program = f"import docgen, hashlib; print(hashlib.sha256(docgen.render({str(SAMPLE)!r}).bytes).hexdigest())"
    digests = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Asia/Ho_Chi_Minh"))
    }
    assert len(digests) == 1


def test_number_and_date_are_printed_as_the_decree_writes_them():
    text = text_of(docgen.render(DATA).bytes)
    assert "Số: 07/KH-UBND" in text
    assert "Cửa Lò, ngày 05 tháng 3 năm 2026" in text
    assert "(Kèm theo Kế hoạch số 07/KH-UBND ngày 05 tháng 3 năm 2026 của Ủy ban nhân dân phường Cửa Lò)" in text


def test_properties_carry_what_the_registry_asks_for():
    package = open_package(docgen.render(DATA).bytes)
    core = read_core_properties(package)
    assert core.title == "Kế hoạch Công tác năm 2026"
    assert core.creator == "Ủy ban nhân dân phường Cửa Lò"
    fields = {field.name: field.value for field in read_custom_properties(package)}
    assert fields["TypeName"] == "Kế hoạch"
    assert fields["CodeNumber"] == "07"
    assert fields["CodeNotation"] == "KH-UBND"
    assert str(fields["IssuedDate"]).startswith("2026-03-05")


def test_a_draft_says_so_in_its_properties_and_only_there():
    draft = docgen.render(DATA, draft=True)
    assert read_core_properties(open_package(draft.bytes)).content_status == "Dự thảo"
    assert text_of(draft.bytes) == text_of(docgen.render(DATA).bytes)


def test_a_separately_filed_appendix_leaves_number_and_date_blank():
    apart = docgen.render(DATA, appendices="separate")
    assert "Danh mục".upper() not in text_of(apart.bytes)
    (appendix,) = apart.attachments
    line = next(line for line in text_of(appendix.bytes).split("\n") if line.startswith("(Kèm theo"))
    assert "07/KH-UBND" not in line
    assert "năm 2026" in line
    assert "của Ủy ban nhân dân phường Cửa Lò)" in line
    first_header = docx.Document(BytesIO(appendix.bytes)).sections[0].first_page_header
    assert [paragraph.text for paragraph in first_header.paragraphs if paragraph.text] == [
        "Số: 07/KH-UBND; ngày/tháng/năm; giờ: phút: giây"
    ]


def test_save_writes_the_document_and_its_appendices_beside_it(tmp_path):
    written = docgen.render(DATA, appendices="separate").save(tmp_path / "a.docx")
    assert [path.name for path in written] == ["a.docx", "a - Phụ lục.docx"]
    assert all(path.read_bytes().startswith(b"PK") for path in written)


def test_a_full_disk_leaves_the_old_file_and_nothing_else(tmp_path, monkeypatch):
    target = tmp_path / "a.docx"
    target.write_bytes(b"old")

    def full(*_arguments):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(files.os, "fsync", full)
    with pytest.raises(OutputError):
        docgen.render(DATA).save(target)
    monkeypatch.undo()
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["a.docx"]


def test_of_several_files_all_are_written_or_none(tmp_path, monkeypatch):
    real, calls = files.os.fsync, []

    def full_at_the_second(descriptor):
        calls.append(descriptor)
        if len(calls) == 2:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        real(descriptor)

    monkeypatch.setattr(files.os, "fsync", full_at_the_second)
    with pytest.raises(OutputError, match="đầy"):
        docgen.render(DATA, appendices="separate").save(tmp_path / "a.docx")
    assert list(tmp_path.iterdir()) == []


def test_every_problem_is_reported_at_once_as_data():
    with pytest.raises(InvalidDataError) as refusal:
        docgen.render({**DATA, "yaer": 1, "issued_on": "31/2/2026", "signature": {"full_name": "A"}})
    problems = {problem["path"]: problem for problem in refusal.value.to_dict()["problems"]}
    assert set(problems) == {"$.yaer", "$.issued_on", "$.signature"}
    assert all(problem["message"] for problem in problems.values())


def test_a_plan_that_names_an_appendix_it_lacks_is_refused():
    with pytest.raises(InvalidDataError, match="Phụ lục"):
        docgen.render({**DATA, "appendices": []})


def test_what_model_copy_did_not_check_is_checked_before_it_is_printed_or_written():
    broken = docgen.load(DATA).model_copy(update={"appendices": (), "year": "abc"})
    for verb in (docgen.render, docgen.dump):
        with pytest.raises(InvalidDataError, match="year"):
            verb(broken)


def test_a_valid_edit_goes_through():
    edited = docgen.load(DATA).model_copy(update={"year": 2027})
    assert docgen.load(docgen.dump(edited).encode(), format="yaml") == edited


def test_an_absent_file_and_an_unknown_pack_are_sentences():
    with pytest.raises(FileAccessError, match="Không tìm thấy"):
        docgen.render("khong-co.yaml")
    with pytest.raises(PackError, match="nd31"):
        docgen.render(DATA, pack="nd31")


def test_an_office_narrows_the_decree_in_a_folder_of_its_own(tmp_path):
    (tmp_path / "pack.toml").write_text(
        'name = "cua-lo"\nextends = "nd30"\ntitle = "Gói của phường"\nversion = "1"\n[house]\nprofile = "13"\n',
        encoding="utf-8",
    )
    narrowed = docgen.render(DATA, pack=tmp_path)
    assert narrowed.pack == "cua-lo"
    assert text_of(narrowed.bytes) == text_of(docgen.render(DATA).bytes)
    assert narrowed.bytes != docgen.render(DATA).bytes


def test_a_document_older_than_the_decree_is_refused_with_the_reason():
    with pytest.raises(PackError, match="hiệu lực"):
        docgen.render({**DATA, "issued_on": "05/3/2019"})
