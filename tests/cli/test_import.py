"""`docgen import` writes a file that a clerk can check and docgen can render."""

import json
from pathlib import Path

import pytest

from docgen import api

SAMPLES = Path(__file__).parents[2] / "samples" / "cua-lo-2024"


@pytest.fixture
def rendered(tmp_path):
    path = tmp_path / "nam-truoc.docx"
    path.write_bytes(api.render(SAMPLES / "plan.yaml").bytes)
    return path


def test_a_file_of_docgens_own_becomes_its_data(run, rendered, tmp_path):
    result = run("import", rendered, "-o", "kh.yaml")
    assert (result.exit_code, result.stdout) == (0, "")
    assert api.load(tmp_path / "kh.yaml") == api.load(SAMPLES / "plan.yaml")
    assert "Đã ghi kh.yaml" in result.stderr


def test_a_text_becomes_a_file_with_comments_and_the_shell_says_what_to_look_at(run, tmp_path):
    result = run("import", SAMPLES / "seed.txt", "-o", "kh.yaml", "--notices", "can-xem.json")
    assert result.exit_code == 1
    assert "48/48 khối chữ vào dữ liệu" in result.stderr
    assert "XEM LẠI" in (tmp_path / "kh.yaml").read_text(encoding="utf-8")
    notices = json.loads((tmp_path / "can-xem.json").read_text(encoding="utf-8"))
    assert notices["version"] == 1
    assert notices["conservation"] == {"source_blocks": 48, "in_model": 48, "in_leftovers": 0}
    assert run("render", "kh.yaml", "-o", "kh.docx", "--draft").exit_code in {0, 1}


def test_the_words_alone_are_read_on_request(run, rendered, tmp_path):
    run("import", rendered, "-o", "kh.yaml", "--no-data")
    assert api.load(tmp_path / "kh.yaml").sections[1].items[0].id is None


def test_stdin_and_stdout_take_part(run, rendered):
    result = run("import", "-", "-o", "-", data=rendered.read_bytes())
    assert result.exit_code == 0
    assert api.load(result.stdout.encode()) == api.load(SAMPLES / "plan.yaml")


def test_json_is_one_document_on_stdout(run):
    result = run("import", SAMPLES / "seed.txt", "-o", "kh.yaml", "--format", "json")
    assert json.loads(result.stdout)["conservation"]["in_leftovers"] == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ["-o", "kh.docx"],
        ["-o", "kh.json"],
        ["-o", "-", "--format", "json"],
        ["-o", "kh.yaml", "--notices", "nguon.txt"],
        [],
    ],
)
def test_what_could_only_disappoint_is_a_mistake_in_the_command_line(run, tmp_path, arguments):
    source = tmp_path / "nguon.txt"
    source.write_bytes((SAMPLES / "seed.txt").read_bytes())
    result = run("import", "nguon.txt", *arguments)
    assert result.exit_code == 2
    assert source.read_bytes() == (SAMPLES / "seed.txt").read_bytes()


@pytest.mark.parametrize(("content", "code"), [(b"%PDF-1.7 x", 3), (b"", 3), (None, 4)])
def test_a_file_that_cannot_be_read_is_refused_and_nothing_is_written(run, tmp_path, content, code):
    if content is not None:
        (tmp_path / "a.docx").write_bytes(content)
    result = run("import", "a.docx", "-o", "kh.yaml", "--notices", "n.json")
    assert result.exit_code == code
    assert "Cách sửa" in result.stderr
    assert not (tmp_path / "kh.yaml").exists()
    assert not (tmp_path / "n.json").exists()


def test_a_word_file_given_as_data_names_the_import(run, rendered):
    result = run("render", rendered, "-o", "kh.docx")
    assert result.exit_code == 3
    assert "docgen import" in result.stderr


GUESSED = "KẾ HOẠCH\nTHỰC HIỆN CÔNG TÁC BÌNH ĐẲNG GIỚI NĂM 2026\n\nI. MỤC ĐÍCH\nNâng cao nhận thức.\n"


@pytest.mark.parametrize("own", [True, False], ids=["a file of docgen", "a text"])
def test_the_exit_code_says_whether_a_field_waits_for_a_person(run, rendered, tmp_path, own):
    (tmp_path / "van-ban.txt").write_text(GUESSED, encoding="utf-8")
    result = run("import", rendered if own else "van-ban.txt", "-o", "kh.yaml")
    asks = "# XEM LẠI" in (tmp_path / "kh.yaml").read_text(encoding="utf-8")
    assert (result.exit_code, asks) == ((0, False) if own else (1, True))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "Tệp rỗng"),
        (b"%PDF-1.7\n", "PDF"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00", "tệp ảnh (PNG)"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF\x00", "tệp ảnh (JPEG)"),
        (b"PK\x03\x04 broken", "Tệp"),
    ],
)
def test_what_is_no_document_is_named_with_its_file(run, tmp_path, content, said):
    source = tmp_path / "van-ban.docx"
    source.write_bytes(content)
    done = run("import", source, "-o", tmp_path / "plan.yaml")
    assert done.exit_code == 3
    assert "van-ban.docx" in done.stderr
    assert said in done.stderr


def test_a_data_file_that_is_written_over_is_told(run, rendered, tmp_path):
    target = tmp_path / "plan.yaml"
    assert "ghi đè" not in run("import", rendered, "-o", target).stderr
    assert "Đã ghi đè" in run("import", rendered, "-o", target).stderr
