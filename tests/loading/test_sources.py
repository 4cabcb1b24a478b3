from __future__ import annotations

import datetime as dt
import io
import os
import subprocess
import sys
from collections import OrderedDict
from pathlib import Path
from types import MappingProxyType

import pytest
from minimal_plan import DATA, PLAN, REAL_FILES, TEXT, with_changes

from docgen.discovery import document_types
from docgen.errors import FileAccessError, InvalidDataError, UnreadableInputError, UnsafeInputError
from docgen.loading import MAX_FILE_BYTES, dump_json, load_document
from docgen.loading.tree import MAX_DEPTH


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "kế hoạch.yaml"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_the_same_plan_comes_from_every_kind_of_source(file, tmp_path):
    json_file = tmp_path / "a.JSON"
    json_file.write_text(dump_json(PLAN), encoding="utf-8")
    sources = [
        file,
        str(file),
        json_file,
        TEXT.encode(),
        io.BytesIO(TEXT.encode()),
        DATA,
        MappingProxyType(DATA),
        OrderedDict(DATA),
    ]
    for source in sources:
        assert load_document(source) == PLAN


def test_a_document_passes_as_it_is():
    assert load_document(PLAN) is PLAN


def test_the_files_of_this_project_load():
    for path in REAL_FILES:
        assert load_document(path).document == "plan"


def test_the_format_may_be_said(tmp_path):
    path = tmp_path / "du-lieu.txt"
    path.write_text(dump_json(PLAN), encoding="utf-8")
    assert load_document(path, format="json") == PLAN
    assert load_document(f"# yaml\n{dump_json(PLAN)}".encode(), format="yaml") == PLAN
    with pytest.raises(UnreadableInputError, match="không phải là giá trị JSON"):
        load_document(TEXT.encode(), format="json")


def test_the_types_may_be_given():
    assert load_document(DATA, types=document_types()) == PLAN
    with pytest.raises(InvalidDataError, match="không nhận «plan»"):
        load_document(DATA, types={})


def test_a_byte_order_mark_and_windows_line_ends_are_no_obstacle():
    data = b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode()
    assert load_document(data) == PLAN


def test_decomposed_letters_become_composed(file):
    import unicodedata

    assert load_document(unicodedata.normalize("NFD", TEXT).encode()) == PLAN


def test_python_values_are_taken_as_they_are():
    data = {**DATA, "number": 12, "issued_on": dt.date(2026, 3, 5), "sections": tuple(DATA["sections"])}
    document = load_document(data)
    assert document.number == "12"
    assert document.issued_on == dt.date(2026, 3, 5)
    assert load_document({**DATA, "issuer": PLAN.issuer}) == PLAN


def test_json_numbers_are_accepted_where_text_is_wanted():
    assert load_document(dump_json(PLAN).replace('"year": 2026', '"year": 2026, "number": 12').encode()).number == "12"


def test_problems_of_python_data_have_a_path_and_no_line():
    with pytest.raises(InvalidDataError) as caught:
        load_document({**DATA, "year": "x", "leed": 1})
    assert [problem.location.path for problem in caught.value.problems] == ["$.year", "$.leed"]
    assert all(problem.location.line is None for problem in caught.value.problems)
    assert str(caught.value.problems[0]).startswith("<dữ liệu>: $.year:")


def test_problems_are_plain_data_for_a_web_service():
    with pytest.raises(InvalidDataError) as caught:
        load_document(TEXT.replace("year: 2026", "year: x").encode(), name="upload.yaml")
    assert caught.value.to_dict()["problems"] == [
        {
            "code": "not-a-number",
            "message": "«year» (Năm kế hoạch) phải là một số nguyên, đang là «x».",
            "hint": "chỉ ghi chữ số, không kèm chữ hay đơn vị.",
            "file": "upload.yaml",
            "line": 2,
            "column": 7,
            "path": "$.year",
            "place": "",
        }
    ]


def test_python_data_that_holds_itself_is_refused():
    data: dict[str, object] = {"document": "plan"}
    data["issuer"] = data
    with pytest.raises(UnsafeInputError, match=f"{MAX_DEPTH} cấp"):
        load_document(data)


def test_a_key_of_python_data_that_is_no_word_is_an_unknown_key():
    with pytest.raises(InvalidDataError) as caught:
        load_document({**DATA, 7: "x", "a b": "y"})
    assert [problem.location.path for problem in caught.value.problems] == ['$["7"]', '$["a b"]']


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "không có nội dung"),
        (b"\xef\xbb\xbf", "không có nội dung"),
        (b"   \n\n", "không có nội dung"),
        (b"---\n...\n", "không có nội dung"),
        (TEXT.encode("utf-16"), "UTF-16"),
        (TEXT.encode("utf-16-be"), "UTF-16"),
        (TEXT.encode("utf-32"), "UTF-32"),
        (b"document: plan\nsubject: K\xd5 ho\xb9ch", r"Byte thứ 26 \(0xD5\)"),
        (b"\xef\xbb\xbfa: \xff", r"Byte thứ 7 \(0xFF\)"),
        (b"document: plan\nsubject: a\x00b", "NUL"),
        (b"document: plan\nsubject: a\x0bb", "Shift"),
        ("document: plan\nsubject: a\uffffb".encode(), "U\\+FFFF"),
        (b"PK\x03\x04", "tệp Word, Excel"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "kiểu cũ"),
        (b"%PDF-1.7", "PDF"),
        (b"{\\rtf1", "RTF"),
    ],
)
def test_bytes_that_are_no_data_file_are_refused_with_the_reason(data, words):
    with pytest.raises(UnreadableInputError, match=words) as caught:
        load_document(data, name="a.yaml")
    assert caught.value.hint
    assert caught.value.location.file == "a.yaml"
    assert caught.value.exit_code == 3


def test_the_line_of_a_wrong_byte_is_told():
    with pytest.raises(UnreadableInputError) as caught:
        load_document("a: b\r\nc: đ".encode() + b"\xff", name="a.yaml")
    assert (caught.value.location.line, caught.value.location.column) == (2, 5)


def test_a_lone_surrogate_in_json_is_a_problem_at_its_place():
    with pytest.raises(InvalidDataError) as caught:
        load_document(dump_json(PLAN).replace("Nguyễn Văn A", "Nguyễn \\ud800").encode())
    (problem,) = caught.value.problems
    assert (problem.code, problem.location.path) == ("illegal-character", "$.signature.full_name")
    str(caught.value).encode("utf-8")


@pytest.mark.parametrize("place", ["document", "subject", "\ud800"])
def test_a_message_about_a_lone_surrogate_can_be_printed(place):
    with pytest.raises(InvalidDataError) as caught:
        load_document({**DATA, place: "a\ud800\x00b"})
    str(caught.value).encode("utf-8")


def test_a_file_of_50_mb_is_refused_before_it_is_read_as_yaml(tmp_path, monkeypatch):
    path = tmp_path / "a.yaml"
    with path.open("wb") as file:
        file.truncate(50 * 1024 * 1024)
    monkeypatch.setattr("docgen.loading.sources.decode_text", lambda *_: pytest.fail("it was read"))
    for source in (path, b"x" * (MAX_FILE_BYTES + 1), io.BytesIO(b"x" * (MAX_FILE_BYTES + 1))):
        with pytest.raises(UnsafeInputError, match="lớn hơn 4 MB"):
            load_document(source)


@pytest.mark.parametrize(
    ("name", "error", "words"),
    [
        ("vắng.yaml", FileAccessError, "Không tìm thấy"),
        (".", FileAccessError, "thư mục"),
        ("thu-muc.yaml", FileAccessError, "thư mục"),
        ("a.docx", UnreadableInputError, "Đuôi tệp «.docx»"),
        ("a", UnreadableInputError, "không có đuôi"),
        ("document: plan\n", UnreadableInputError, "không phải đường dẫn"),
    ],
)
def test_a_path_that_leads_to_no_data_file_is_refused(tmp_path, monkeypatch, name, error, words):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "thu-muc.yaml").mkdir()
    with pytest.raises(error, match=words) as caught:
        load_document(name)
    assert caught.value.hint


def test_a_file_without_permission_is_refused(file, monkeypatch):
    def refuse(*_args, **_kwargs):
        raise PermissionError(13, "denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(FileAccessError, match="quyền đọc"):
        load_document(file)


def test_the_nearest_key_is_proposed_when_the_type_is_not_named():
    with pytest.raises(InvalidDataError) as caught:
        load_document({"documnet": "plan"})
    assert "«documnet»" in caught.value.problems[0].hint


@pytest.mark.parametrize("value", [["plan"], {"a": "plan"}, True, "kế hoạch"])
def test_a_document_type_that_is_none_is_refused(value):
    with pytest.raises(InvalidDataError) as caught:
        load_document({"document": value})
    assert caught.value.problems[0].location.path == "$.document"
    assert "plan (Kế hoạch)" in caught.value.problems[0].hint


def test_a_list_with_bad_items_is_not_called_too_short_as_well():
    with pytest.raises(InvalidDataError) as caught:
        load_document({**DATA, "sections": [{"part": "taks"}]})
    assert [problem.code for problem in caught.value.problems] == ["unknown-choice"]
    with pytest.raises(InvalidDataError) as caught:
        load_document({**DATA, "sections": []})
    assert [problem.code for problem in caught.value.problems] == ["too-few"]


def test_a_value_that_is_not_in_the_words_is_shown_where_it_stands():
    task = {
        "part": "funding",
        "title": "Kinh phí",
        "paragraphs": "Kinh phí 20 triệu đồng.",
        "estimate": "30 triệu đồng",
    }
    with pytest.raises(InvalidDataError) as caught:
        load_document({**DATA, "sections": [task]})
    assert [problem.location.path for problem in caught.value.problems] == ["$.sections[0].estimate"]


def test_loading_json_or_python_data_does_not_import_the_yaml_reader():
    script = (
        "import sys, docgen.loading as room\n"
        "room.load_document({'document': 'plan'}) if False else None\n"
        'try:\n    room.load_document(b\'{"document": "plan"}\')\n'
        "except Exception: pass\n"
        "assert not any(name.startswith('ruamel') for name in sys.modules), 'ruamel'\n"
    )
    subprocess.run([sys.executable, "-c", script], check=True, env=dict(os.environ))


def test_an_unchanged_copy_is_equal():
    assert with_changes(PLAN) == PLAN
