"""`docgen compare` at the shell."""

import json

import pytest
from click.testing import CliRunner
from streams import accepted, plain
from versions import document, next_year

from docgen.cli.program import program


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "cu.docx").write_bytes(document("cua-lo-2024"))
    (tmp_path / "moi.docx").write_bytes(next_year())

    def run_here(*arguments, data=None):
        return CliRunner().invoke(program, ["compare", *arguments], input=data, prog_name="docgen")

    return run_here


def test_it_writes_the_redline_and_the_brief_and_says_what_differs(run, tmp_path):
    result = run("cu.docx", "moi.docx", "-o", "so-sanh.docx", "--brief", "tom-tat.md", "--date", "2025-01-15")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "Đã ghi so-sanh.docx" in result.stderr
    assert "Số đoạn, hàng, bảng khác nhau: sửa " in result.stderr
    assert accepted((tmp_path / "so-sanh.docx").read_bytes()) == plain(next_year())
    assert (tmp_path / "tom-tat.md").read_text(encoding="utf-8").startswith("# Tóm tắt thay đổi")


def test_json_tells_the_changes_to_a_program(run):
    told = json.loads(run("cu.docx", "moi.docx", "-o", "a.docx", "--format", "json").stdout)
    assert (told["version"], told["unchanged"], told["files"][0]["file"]) == (1, False, "a.docx")
    assert {change["kind"] for change in told["changes"]} >= {"changed", "inserted", "deleted"}


def test_equal_files_are_said_to_be_equal(run):
    result = run("cu.docx", "cu.docx", "-o", "a.docx")
    assert "Hai tệp giống nhau" in result.stderr


def test_it_reads_stdin_and_writes_stdout(run):
    result = run("-", "moi.docx", "-o", "-", data=document("cua-lo-2024"))
    assert result.stdout_bytes.startswith(b"PK")


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("cu.docx", "moi.docx", "-o", "cu.docx"), 2, "cũng là tệp đưa vào"),
        (("cu.docx", "moi.docx", "-o", "a.pdf"), 2, "đuôi .docx"),
        (("-", "-", "-o", "a.docx"), 2, "đầu vào chuẩn"),
        (("cu.docx", "moi.docx", "-o", "-", "--format", "json"), 2, "bỏ --format json"),
        (("cu.docx", "thieu.docx", "-o", "a.docx"), 4, "thieu.docx"),
        (("cu.docx", "moi.docx", "-o", "a.docx", "--author", " "), 3, "Tên người sửa"),
        (("cu.docx", "moi.docx", "-o", "a.docx", "--date", "15/1/2025"), 2, "15/1/2025"),
    ],
)
def test_what_cannot_be_done_is_refused_and_nothing_is_written(run, tmp_path, arguments, code, words):
    result = run(*arguments)
    assert result.exit_code == code
    assert words in result.stderr
    assert not (tmp_path / "a.docx").exists()
    assert (tmp_path / "cu.docx").read_bytes() == document("cua-lo-2024")
