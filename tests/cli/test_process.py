"""A real process at a real shell: encodings, pipes, full devices, names that are no text."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

FULL = Path("/dev/full")
ASCII = {"LC_ALL": "C", "LANG": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0", "PYTHONIOENCODING": ""}
SURROUNDINGS = {
    "a C locale": ASCII,
    "an ASCII terminal": {**ASCII, "PYTHONIOENCODING": "ascii"},
    "a Windows code page": {"PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"},
    "a French locale": {"LANG": "fr_FR.UTF-8", "LANGUAGE": "fr"},
}


@pytest.mark.parametrize("name", SURROUNDINGS)
def test_vietnamese_comes_out_as_utf8_in(shell, name):
    helped = shell("--help", variables=SURROUNDINGS[name])
    assert helped.returncode == 0
    assert helped.stdout.decode().startswith("Cách dùng: docgen [TÙY CHỌN] LỆNH")
    started = shell("new", "plan", "-o", "-", variables=SURROUNDINGS[name])
    assert "Kế hoạch" in started.stdout.decode()
    failed = shell("render", "khong-co.yaml", "-o", "x.docx", variables=SURROUNDINGS[name])
    assert failed.returncode == 4
    assert "Không tìm thấy tệp" in failed.stderr.decode()


@pytest.mark.parametrize("name", SURROUNDINGS)
def test_a_vietnamese_file_name_works_in(shell, plan, tmp_path, name):
    source = os.fsencode(tmp_path) + "/Kế hoạch.yaml".encode()
    plan.rename(os.fsdecode(source))
    result = shell("render", source, "-o", "Văn bản.docx".encode(), variables=SURROUNDINGS[name])
    assert result.returncode == 0, result.stderr.decode()
    assert "Đã ghi Văn bản.docx (" in result.stderr.decode()
    assert "Văn bản.docx".encode() in {os.fsencode(path.name) for path in tmp_path.iterdir()}


@pytest.mark.skipif(sys.platform != "linux", reason="file names of other systems are text")
def test_a_file_name_that_is_no_text_is_shown_escaped(shell):
    result = shell("new", "plan", "-o", b"b\xff.yaml")
    assert result.returncode == 0
    assert result.stderr.decode().startswith(r"Đã ghi b\xff.yaml (")
    missing = shell("render", b"\xff.yaml", "-o", "x.docx")
    assert missing.returncode == 4
    assert missing.stderr.decode()


def test_a_reader_who_has_enough_is_no_error(tmp_path):
    reading, writing = os.pipe()
    with subprocess.Popen(
        [sys.executable, "-m", "docgen.cli", "schema", "plan"], stdout=writing, stderr=subprocess.PIPE, cwd=tmp_path
    ) as process:
        os.close(writing)
        os.close(reading)
        _, errors = process.communicate()
    assert process.returncode == 141
    assert errors == b""


@pytest.mark.skipif(not FULL.exists(), reason="the system has no device that is always full")
@pytest.mark.parametrize("arguments", [["packs"], ["new", "plan", "-o", "-"], ["--help"]], ids=" ".join)
def test_a_full_device_under_stdout_is_told_once(shell, arguments):
    with FULL.open("wb") as full:
        result = shell(*arguments, stdout=full, stderr=subprocess.PIPE)
    assert result.returncode == 8
    (line,) = result.stderr.decode().splitlines()
    assert line.startswith("Lỗi: ")


def test_a_closed_stdout_does_not_matter_when_a_file_is_written(shell, tmp_path):
    command = f'"{sys.executable}" -m docgen.cli new plan -o moi.yaml >&-'
    finished = subprocess.run(command, shell=True, cwd=tmp_path, capture_output=True, check=False)  # noqa: S602 — only a shell closes stdout
    assert finished.returncode == 0, finished.stderr.decode()
    assert (tmp_path / "moi.yaml").exists()


def test_a_librarys_english_warning_stays_away(shell):
    code = "import warnings\nfrom docgen import api\napi.packs = lambda: warnings.warn('old', UserWarning) or {}\n"
    code += "import sys; sys.argv = ['docgen', 'packs']\nfrom docgen.cli import main; main()"
    finished = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert finished.stderr == ""
    assert finished.stdout == "Chưa cài gói mẫu nào.\n"
