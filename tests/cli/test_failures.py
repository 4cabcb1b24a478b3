"""Whatever a person gives docgen, the answer is a sentence and an exit code: no traceback, no half-written file."""

import errno
import json
import re

import pytest

from docgen import api
from docgen.errors import PackError, RenderError

ENTRY = "# một dòng chú thích\n"


def broken(sample):
    """Name of the case: bytes of the data file, exit code, words of the sentence."""
    text = sample.decode()
    deep = "".join(f"{'  ' * level}a:\n" for level in range(300))
    bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"{new}: &{new} [{', '.join([f'*{old}'] * 9)}]\n" for old, new in zip("abcdefghi", "bcdefghij", strict=True)
    )
    return {
        "unknown key": (text.replace("subject:", "subjct:", 1).encode(), 3, ["subject"]),
        "missing field": (text.replace("year: 2024\n", "", 1).encode(), 3, ["$.year"]),
        "unknown type": (text.replace("document: plan", "document: plam", 1).encode(), 3, ["«plan»"]),
        "no type": (text.replace("document: plan", "year_: 1", 1).encode(), 3, ["document"]),
        "not a mapping": (b"- a\n- b\n", 3, ["khóa: giá trị"]),
        "not yaml": (b"document: [plan\nyear: 2024\n", 3, ["ke-hoach.yaml:1:11: "]),
        "not UTF-8": ("document: plan\nsubject: Kế hoạch\n".encode("utf-16")[2:], 3, []),
        "empty": (b"", 3, ["docgen new plan"]),
        "only comments": (ENTRY.encode(), 3, ["docgen new plan"]),
        "control characters": (text.replace("năm 2024", "năm\\x07 2024", 1).encode().replace(b"\\x07", b"\x07"), 3, []),
        "too deep": (deep.encode(), 3, []),
        "alias bomb": (bomb.encode(), 3, []),
        "too large": (sample + b"#" * (5 * 1024 * 1024), 3, ["MB"]),
        "a Word file": (b"PK\x03\x04" + bytes(100), 3, []),
    }


CASES = list(broken(b"document: plan\nyear: 2024\nsubject: x\n"))


@pytest.mark.parametrize("case", CASES)
def test_bad_data_is_refused_with_a_sentence(run, plan, tmp_path, case):
    content, code, words = broken(plan.read_bytes())[case]
    plan.write_bytes(content)
    result = run("render", plan, "-o", "kh.docx")
    assert_refused(result, code, words)
    assert names_in(tmp_path) == ["ke-hoach.yaml"]


@pytest.mark.parametrize("case", CASES)
def test_bad_data_is_refused_as_json_for_a_program(run, plan, case):
    content, code, _ = broken(plan.read_bytes())[case]
    plan.write_bytes(content)
    result = run("render", plan, "-o", "kh.docx", "--format", "json")
    assert (result.exit_code, result.stdout) == (code, "")
    report = json.loads(result.stderr)
    assert report["version"] == 1
    assert {"code", "message", "hint", "location"} <= report["error"].keys()


def names_in(folder):
    return sorted(path.name for path in folder.iterdir())


def assert_refused(result, code, words=()):
    assert result.exit_code == code, result.stderr
    assert result.stdout == ""
    assert result.stderr.startswith("Lỗi: ")
    assert "Traceback" not in result.stderr
    for word in words:
        assert word in result.stderr


def test_every_fault_of_the_data_is_told_with_its_line_and_column(run, plan):
    lines = plan.read_text(encoding="utf-8").splitlines()
    subject = next(number for number, line in enumerate(lines, 1) if line.startswith("subject:"))
    year = next(number for number, line in enumerate(lines, 1) if line.startswith("year:"))
    lines[subject - 1] = lines[subject - 1].replace("subject:", "subjct:")
    lines[year - 1] = "year: hai nghìn"
    plan.write_text("\n".join(lines), encoding="utf-8")
    result = run("render", plan, "-o", "kh.docx")
    assert_refused(result, 3)
    assert re.search(rf"^  {re.escape(str(plan))}:{subject}:\d+: \$\.subjct: ", result.stderr, re.MULTILINE)
    assert re.search(rf"^  {re.escape(str(plan))}:{year}:7: \$\.year: ", result.stderr, re.MULTILINE)


def test_a_missing_file_is_code_4(run, tmp_path):
    assert_refused(run("render", "khong-co.yaml", "-o", "kh.docx"), 4, ["khong-co.yaml", "Không tìm thấy tệp"])
    assert names_in(tmp_path) == []


@pytest.mark.parametrize("arguments", [["render", ".yaml", "-o", "kh.docx"], ["outline", ".yaml"]], ids=" ".join)
def test_a_folder_in_place_of_a_file_is_code_4(run, tmp_path, arguments):
    folder = tmp_path / "thu-muc.yaml"
    folder.mkdir()
    result = run(*(folder if word == ".yaml" else word for word in arguments))
    assert_refused(result, 4, ["thư mục"])


def test_a_file_that_may_not_be_read_is_code_4(run, plan, monkeypatch):
    def refuse(self, *_, **__):
        raise PermissionError(errno.EACCES, "denied", str(self))

    monkeypatch.setattr("pathlib.Path.open", refuse)
    assert_refused(run("render", plan, "-o", "kh.docx"), 4, ["quyền đọc"])


@pytest.mark.parametrize("command", ["outline", "template check"])
def test_a_stranger_in_place_of_a_word_file_is_refused(run, tmp_path, command):
    (tmp_path / "la.docx").write_bytes(b"not a zip")
    result = run(*command.split(), "la.docx")
    assert result.exit_code in {1, 3}
    assert "Traceback" not in result.output
    assert result.output.strip()


@pytest.mark.parametrize("command", ["new plam -o x.yaml", "schema plam", "template check x.docx --type plam"])
def test_an_unknown_type_names_the_nearest(run, tmp_path, command):
    (tmp_path / "x.docx").write_bytes(b"PK")
    assert_refused(run(*command.split()), 3, ["Không có loại văn bản «plam».", "có phải «plan»?"])
    assert names_in(tmp_path) == ["x.docx"]


def test_an_unknown_pack_names_the_nearest(run, plan):
    assert_refused(run("render", plan, "-o", "kh.docx", "--pack", "nd-30"), 5, ["«nd-30»", "có phải «nd30»?"])


PACKS = {
    "no manifest": {},
    "not toml": {"pack.toml": "name = ["},
    "unknown key": {"pack.toml": 'name = "x"\nnope = 1\n'},
    "wider than the decree": {
        "pack.toml": 'name = "x"\ntitle = "X"\nversion = "1"\nextends = "nd30"\n[house]\nmargin_left_mm = 90\n'
    },
}


@pytest.mark.parametrize("case", PACKS)
def test_a_broken_pack_is_code_5(run, plan, tmp_path, case):
    folder = tmp_path / "goi"
    folder.mkdir()
    for name, content in PACKS[case].items():
        (folder / name).write_text(content, encoding="utf-8")
    for command in (["render", plan, "-o", "kh.docx"], ["template", "build"], ["template", "build", "--check"]):
        assert_refused(run(*command, "--pack", folder), 5, ["pack.toml"])
    assert not (tmp_path / "kh.docx").exists()


@pytest.mark.parametrize(
    ("output", "word"),
    [("kh.pdf", "--pdf"), ("kh.yaml", ".docx"), ("kh", ".docx"), ("ke-hoach.yaml", ".docx")],
)
def test_a_result_that_word_would_not_open_is_a_mistake_of_the_command(run, plan, output, word):
    before = plan.read_bytes()
    result = run("render", plan, "-o", output)
    assert result.exit_code == 2
    assert word in result.stderr
    assert plan.read_bytes() == before


@pytest.mark.parametrize("more", [["--pdf"], ["--appendices", "separate"], ["--format", "json"]], ids=" ".join)
def test_stdout_takes_one_file_only(run, plan, more):
    result = run("render", plan, "-o", "-", *more)
    assert (result.exit_code, result.stdout) == (2, "")


def test_a_full_disk_leaves_the_old_result_and_nothing_beside_it(run, plan, tmp_path, monkeypatch):
    (tmp_path / "kh.docx").write_bytes(b"old")

    def full(*_):
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr("docgen.files.os.write", full)
    result = run("render", plan, "-o", "kh.docx")
    monkeypatch.undo()
    assert_refused(result, 8, ["Ổ đĩa đã đầy", "kh.docx"])
    assert (tmp_path / "kh.docx").read_bytes() == b"old"
    assert names_in(tmp_path) == ["ke-hoach.yaml", "kh.docx"]


@pytest.mark.parametrize("command", ["render ke-hoach.yaml -o", "new plan -o", "schema plan -o"])
def test_a_result_in_no_folder_is_code_8(run, plan, command):
    assert_refused(run(*command.split(), "khong-co/kh.docx"), 8, ["Thư mục chứa tệp chưa có"])


@pytest.mark.parametrize("command", ["render ke-hoach.yaml -o", "new plan -o", "schema plan -o"])
def test_a_result_in_place_of_a_folder_is_refused(run, plan, tmp_path, command):
    (tmp_path / "kh.docx").mkdir()
    result = run(*command.split(), "kh.docx")
    assert result.exit_code in {2, 8}
    assert result.stderr.splitlines()[-1].startswith("Lỗi: ")


def test_without_libreoffice_a_pdf_is_refused_and_nothing_is_written(run, plan, tmp_path, monkeypatch):
    monkeypatch.setenv("DOCGEN_SOFFICE", str(tmp_path / "khong-co"))
    assert_refused(run("render", plan, "-o", "kh.docx", "--pdf"), 7, ["LibreOffice"])
    assert names_in(tmp_path) == ["ke-hoach.yaml"]


def test_a_page_that_would_lie_is_code_6(run, plan, tmp_path, monkeypatch):
    def refuse(*_, **__):
        raise RenderError("Trang thiếu một câu.", hint="báo lỗi này.")

    monkeypatch.setattr(api, "render", refuse)
    assert_refused(run("render", plan, "-o", "kh.docx"), 6, ["Trang thiếu một câu. Cách sửa: báo lỗi này."])
    assert names_in(tmp_path) == ["ke-hoach.yaml"]


def test_a_broken_installed_pack_is_code_5(run, monkeypatch):
    def refuse():
        raise PackError("Gói hỏng.", hint="cài lại.")

    monkeypatch.setattr(api, "packs", refuse)
    assert_refused(run("packs"), 5, ["Gói hỏng."])
    assert json.loads(run("packs", "--format", "json").stderr)["error"]["code"] == "pack"


@pytest.fixture
def crash(monkeypatch):
    def fail():
        raise ZeroDivisionError("inner detail")

    monkeypatch.delenv("DOCGEN_DEBUG", raising=False)
    monkeypatch.setattr(api, "packs", fail)


@pytest.mark.usefixtures("crash")
def test_an_error_nobody_foresaw_asks_to_be_reported(run):
    assert_refused(run("packs"), 70, ["ZeroDivisionError", "người phụ trách docgen", "DOCGEN_DEBUG=1"])
    assert json.loads(run("packs", "--format", "json").stderr)["error"]["code"] == "internal"


@pytest.mark.usefixtures("crash")
def test_a_programmer_may_ask_for_the_traceback(run, monkeypatch):
    monkeypatch.setenv("DOCGEN_DEBUG", "1")
    result = run("packs")
    assert result.exit_code == 70
    assert "Traceback" in result.stderr


def test_ctrl_c_is_answered_quietly(run, monkeypatch):
    def interrupt():
        raise KeyboardInterrupt

    monkeypatch.setattr(api, "packs", interrupt)
    result = run("packs")
    assert (result.exit_code, result.stdout) == (130, "")
    assert result.stderr == "Đã dừng theo yêu cầu.\n"


def test_too_much_on_stdin_is_refused(run, monkeypatch):
    monkeypatch.setattr("docgen.cli.output.STDIN_LIMIT", 10)
    assert_refused(run("render", "-", "-o", "kh.docx", data=b"document: plan\n"), 3, ["Đầu vào chuẩn"])
