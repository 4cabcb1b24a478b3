"""`docgen rollover`: what it writes, what it says, and that it writes nothing when anything is wrong."""

import io
import json
import zipfile
from pathlib import Path

import docx
import pytest
from ruamel.yaml import YAML

import docgen
from docgen import api

DECISIONS = Path(__file__).parents[2] / "samples" / "cua-lo-2024" / "rollover" / "2025.yaml"


def test_it_writes_plan_ledger_and_redline(run, plan, tmp_path):
    result = run("rollover", plan, "--year", 2025, "-o", "n.yaml", "--ledger", "so.md", "--redline", "r.docx")
    assert (result.exit_code, result.stdout) == (0, "")
    rolled = api.roll_over(plan, 2025)
    assert docgen.load(tmp_path / "n.yaml") == rolled.document
    assert (tmp_path / "so.md").read_text(encoding="utf-8") == api.format_ledger(rolled.ledger)
    assert zipfile.is_zipfile(tmp_path / "r.docx")
    told = result.stderr.splitlines()
    assert [line.split()[2] for line in told if line.startswith("Đã ghi ")] == ["n.yaml", "so.md", "r.docx"]
    assert "Trước hết: Cơ quan ban hành «Ủy ban nhân dân thị xã Cửa Lò» không còn" in result.stderr
    assert "Còn 51 chỗ cần người quyết định, trong đó 4 chỗ chờ điền" in result.stderr


def test_the_redline_of_a_word_file_compares_with_that_file(run, plan, tmp_path):
    given = docx.Document(io.BytesIO(docgen.render(plan, embed_data=False).bytes))
    given.paragraphs[-1].insert_paragraph_before("Dòng chỉ có trong tệp Word năm trước.")
    given.save(tmp_path / "cu.docx")
    assert (
        run("rollover", "cu.docx", "--year", 2025, "-o", "n.yaml", "--redline", "r.docx", "--brief", "t.md").exit_code
        == 0
    )
    assert "## Còn phải quyết định\n\n- chờ điền " in (tmp_path / "t.md").read_text(encoding="utf-8")
    body = zipfile.ZipFile(tmp_path / "r.docx").read("word/document.xml").decode()
    assert "Dòng chỉ có trong tệp Word năm trước." in body


def test_the_new_file_says_where_it_waits(run, plan, tmp_path):
    run("rollover", plan, "--year", 2025, "-o", "n.yaml")
    first = (tmp_path / "n.yaml").read_text(encoding="utf-8").splitlines()[0]
    assert first == "# Lập từ văn bản năm 2024 bằng docgen rollover. Còn 4 chỗ chờ điền: tìm «[CẦN ĐIỀN»."


@pytest.mark.parametrize(("suffix", "read"), [(".json", json.loads), (".yaml", YAML(typ="safe", pure=True).load)])
def test_the_ledger_has_the_form_of_its_name(run, plan, tmp_path, suffix, read):
    assert run("rollover", plan, "--year", 2026, "-o", "n.yaml", "--ledger", f"so{suffix}").exit_code == 0
    ledger = read((tmp_path / f"so{suffix}").read_text(encoding="utf-8"))
    assert ledger["counts"] == api.roll_over(plan, 2026).ledger.counts.to_dict()


def test_a_filled_in_form_makes_a_plan_that_renders(run, plan, tmp_path):
    result = run("rollover", plan, "--year", 2025, "-o", "n.yaml", "--decisions", DECISIONS, "--ledger", "so.yaml")
    assert result.exit_code == 0
    assert "cần người quyết định" not in result.stderr
    assert run("render", "n.yaml", "-o", "n.docx").exit_code == 0
    first = (tmp_path / "n.yaml").read_bytes()
    assert run("rollover", plan, "--year", 2025, "-o", "n.yaml", "--decisions", "so.yaml").exit_code == 0
    assert (tmp_path / "n.yaml").read_bytes() == first


def test_a_word_file_is_rolled_over_like_its_data(run, plan, tmp_path):
    run("render", plan, "-o", "kh.docx")
    assert run("rollover", "kh.docx", "--year", 2025, "-o", "n.yaml").exit_code == 0
    assert docgen.load(tmp_path / "n.yaml") == api.roll_over(plan, 2025).document


def test_json_is_one_document_with_ledger_files_and_notices(run, plan):
    result = run("rollover", plan, "--year", 2025, "-o", "n.yaml", "--format", "json")
    told = json.loads(result.stdout)
    assert told["version"] == 1
    assert [file["file"] for file in told["files"]] == ["n.yaml"]
    assert told["counts"]["open_slots"] == 4
    assert {notice["code"] for notice in told["notices"]} >= {"rollover"}
    assert result.stderr == ""


def test_from_stdin_to_stdout(run, plan):
    result = run("rollover", "-", "--year", 2025, "-o", "-", data=plan.read_bytes())
    assert result.exit_code == 0
    assert docgen.load(result.stdout.encode()) == api.roll_over(plan, 2025).document


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["-o", "n.docx"], "phải có đuôi .yaml"),
        (["-o", "n.yaml", "--ledger", "so.txt"], "đuôi .md, .json hoặc .yaml"),
        (["-o", "n.yaml", "--redline", "r.pdf"], "phải có đuôi .docx"),
        (["-o", "n.yaml", "--brief", "t.docx"], "phải có đuôi .md"),
        (["-o", "n.yaml", "--ledger", "n.yaml"], "cũng là kết quả của -o"),
        (["-o", "-", "--format", "json"], "bỏ --format json"),
    ],
)
def test_names_that_could_only_disappoint_are_refused(run, plan, tmp_path, arguments, words):
    result = run("rollover", plan, "--year", 2025, *arguments)
    assert result.exit_code == 2
    assert words in result.stderr
    assert list(tmp_path.glob("n.*")) == []


def test_last_years_file_is_never_replaced(run, plan, tmp_path):
    (tmp_path / "kh.yaml").write_bytes(plan.read_bytes())
    result = run("rollover", "kh.yaml", "--year", 2025, "-o", "kh.yaml")
    assert result.exit_code == 2
    assert (tmp_path / "kh.yaml").read_bytes() == plan.read_bytes()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--year", "2023"], "không lập ngược"),
        (["--year", "3000"], "ngoài khoảng"),
        (["--year", "2025", "--on", "2027-01-01"], "Ngày ký dự kiến"),
        (["--year", "2026", "--decisions", "phieu.yaml"], "một lần chuyển năm khác"),
        (["--year", "2025", "--decisions", "so.yaml"], "Không có khóa «bodies»"),
        (["--year", "2025", "--register", "phieu.yaml"], "phieu.yaml:1"),
    ],
)
def test_what_is_refused_writes_nothing(run, plan, tmp_path, arguments, words):
    (tmp_path / "phieu.yaml").write_text("rollover: 1\nfrom_year: 2024\nto_year: 2025\n", encoding="utf-8")
    (tmp_path / "so.yaml").write_text("bodies: []\n", encoding="utf-8")
    result = run("rollover", plan, *arguments, "-o", "n.yaml", "--ledger", "l.md")
    assert result.exit_code == 3
    assert words in result.stderr
    assert not (tmp_path / "n.yaml").exists()
    assert not (tmp_path / "l.md").exists()


def test_comments_and_wording_of_the_old_file_stay_where_the_field_stays(run, plan, tmp_path):
    old = (tmp_path / plan).read_text(encoding="utf-8").replace("year: 2024", "year: 2024   # năm của kế hoạch")
    (tmp_path / plan).write_text(
        "\N{ZERO WIDTH NO-BREAK SPACE}" + old.replace("\n", "\r\n"), encoding="utf-8", newline=""
    )
    assert run("rollover", plan, "--year", 2025, "-o", "n.yaml").exit_code == 0
    new = (tmp_path / "n.yaml").read_text(encoding="utf-8")
    assert new.splitlines()[0].startswith("# Lập từ văn bản năm 2024 bằng docgen rollover.")
    assert "year: 2025   # năm của kế hoạch" in new
    assert "# văn thư cấp số khi ban hành" in new
    assert docgen.load(tmp_path / "n.yaml") == api.roll_over(tmp_path / plan, 2025).document


def test_the_line_of_the_last_rollover_is_replaced(run, plan, tmp_path):
    run("rollover", plan, "--year", 2025, "-o", "a.yaml")
    run("rollover", "a.yaml", "--year", 2026, "-o", "b.yaml")
    head = [
        line for line in (tmp_path / "b.yaml").read_text(encoding="utf-8").splitlines() if "docgen rollover" in line
    ]
    assert len(head) == 1
    assert head[0].startswith("# Lập từ văn bản năm 2025 bằng docgen rollover.")


def test_a_json_file_gives_a_new_yaml_file(run, plan, tmp_path):
    document = docgen.load(tmp_path / plan)
    (tmp_path / "cu.json").write_text(document.model_dump_json(exclude_defaults=True), encoding="utf-8")
    data = json.loads((tmp_path / "cu.json").read_text(encoding="utf-8"))
    (tmp_path / "cu.json").write_text(json.dumps({"document": "plan", **data}), encoding="utf-8")
    assert run("rollover", "cu.json", "--year", 2025, "-o", "n.yaml").exit_code == 0
    assert docgen.load(tmp_path / "n.yaml") == api.roll_over(document, 2025).document
