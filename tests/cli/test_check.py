"""`docgen check`, `docgen rules` and `docgen rule` at the shell."""

import io
import json

import docx
import pytest
from small_plans import small_plan

import docgen

PLAN = small_plan()


@pytest.fixture
def clean(tmp_path):
    path = tmp_path / "dung.docx"
    path.write_bytes(docgen.render(PLAN).bytes)
    return path


@pytest.fixture
def faulty(tmp_path):
    """The same document with the left margin a person set back to Word's own 25,4 mm."""
    document = docx.Document(io.BytesIO(docgen.render(PLAN).bytes))
    document.sections[0].left_margin = docx.shared.Mm(25.4)
    path = tmp_path / "sai.docx"
    document.save(path)
    return path


def test_a_clean_document_gives_code_0(run, clean):
    result = run("check", clean)
    assert result.exit_code == 0, result.output
    assert "không thấy lỗi" in result.output.casefold()


def test_a_faulty_one_gives_code_1_with_measure_requirement_and_remedy(run, faulty):
    result = run("check", faulty)
    assert result.exit_code == 1
    for words in ("ND30-005", "25,4 mm", "30 đến 35 mm", "Layout"):
        assert words in result.output


def test_json_has_the_fields_other_programs_read(run, faulty):
    result = run("check", faulty, "--format", "json")
    report = json.loads(result.stdout)
    assert report["version"] == 1
    (file,) = report["files"]
    finding = next(finding for finding in file["findings"] if finding["code"] == "ND30-005")
    fields = {"code", "severity", "clause", "box", "place", "text", "measured", "required", "message", "fix"}
    assert fields <= set(finding)
    assert {"file", "scope", "findings", "skipped", "summary"} <= set(file)


def test_sarif_names_rule_and_file(run, faulty):
    sarif = json.loads(run("check", faulty, "--format", "sarif").stdout)
    assert sarif["version"] == "2.1.0"
    assert "ND30-005" in {result["ruleId"] for result in sarif["runs"][0]["results"]}


def test_rules_are_chosen_by_prefix(run, faulty):
    assert run("check", faulty, "--ignore", "ND30-005").exit_code == 0
    assert run("check", faulty, "--select", "ND30-1").exit_code == 0


def test_an_unknown_prefix_is_answered(run, faulty):
    result = run("check", faulty, "--select", "ND31")
    assert result.exit_code == 3
    assert "ND31" in result.stderr


def test_the_original_is_untouched_and_the_mended_copy_is_clean(run, faulty, tmp_path):
    before = faulty.read_bytes()
    result = run("check", faulty, "--fix", tmp_path / "da-sua.docx", "--fix-mode", "direct")
    assert result.exit_code == 1
    assert faulty.read_bytes() == before
    assert run("check", tmp_path / "da-sua.docx").exit_code == 0


def test_comments_stand_in_a_copy(run, faulty, tmp_path):
    run("check", faulty, "--annotate", tmp_path / "ghi-chu.docx")
    comments = docx.Document(tmp_path / "ghi-chu.docx").comments
    assert any("ND30-005" in comment.text for comment in comments)


def test_a_folder_is_checked_file_by_file_and_a_bad_file_stops_nothing(run, clean, faulty, tmp_path):
    (tmp_path / "hong.docx").write_bytes(b"PK not a zip")
    report = json.loads(run("check", tmp_path, "--format", "json").stdout)
    scopes = {file["file"].rpartition("/")[2]: file["scope"] for file in report["files"]}
    assert set(scopes) == {"dung.docx", "hong.docx", "sai.docx"}
    assert len({str(scope) for scope in scopes.values()}) == 2


def test_the_offices_own_decisions_are_read_from_its_file(run, faulty, tmp_path):
    (tmp_path / ".docgen.toml").write_text(
        '[[check.accept]]\ncode = "ND30-005"\nreason = "Đóng quyển theo mẫu riêng"\n', encoding="utf-8"
    )
    assert run("check", faulty).exit_code == 0


def test_known_faults_of_an_archive_do_not_count(run, faulty, tmp_path):
    run("check", faulty, "--write-baseline", tmp_path / "moc.json")
    (tmp_path / ".docgen.toml").write_text('[check]\nbaseline = "moc.json"\n', encoding="utf-8")
    assert run("check", faulty).exit_code == 0


def test_fixing_several_files_at_once_is_refused(run, clean, faulty, tmp_path):
    result = run("check", clean, faulty, "--fix", tmp_path / "x.docx")
    assert result.exit_code == 2
    assert not (tmp_path / "x.docx").exists()


@pytest.fixture
def linked(faulty, tmp_path):
    """Other names of the same file."""
    (tmp_path / "lien-ket.docx").symlink_to(faulty)
    (tmp_path / "ten-khac.docx").hardlink_to(faulty)
    (tmp_path / "thu-muc").mkdir()
    return faulty


@pytest.mark.parametrize("option", ["--fix", "--annotate", "--write-baseline"])
@pytest.mark.parametrize("name", ["sai.docx", "lien-ket.docx", "ten-khac.docx", "thu-muc/../sai.docx"])
def test_a_result_never_takes_the_place_of_the_original(run, linked, tmp_path, option, name):
    before = linked.read_bytes()
    result = run("check", "sai.docx", option, tmp_path / name)
    assert result.exit_code == 2
    assert option in result.stderr
    assert linked.read_bytes() == (tmp_path / name).read_bytes() == before


def test_nor_of_an_original_reached_by_a_link(run, linked):
    before = linked.read_bytes()
    assert run("check", "lien-ket.docx", "--fix", "sai.docx").exit_code == 2
    assert linked.read_bytes() == before


def test_nor_of_an_original_that_comes_through_stdin(shell, faulty):
    before = faulty.read_bytes()
    with faulty.open("rb") as original:
        result = shell("check", "-", "--fix", "sai.docx", stdin=original)
    assert result.returncode == 2
    assert faulty.read_bytes() == before


@pytest.mark.parametrize("option", ["--fix", "--annotate", "--write-baseline"])
def test_a_result_beside_the_report_needs_a_name(run, faulty, tmp_path, option):
    assert run("check", faulty, option, "-").exit_code == 2
    assert not (tmp_path / "-").exists()


def test_nor_of_a_file_of_the_folder_that_is_checked(run, faulty, tmp_path):
    before = faulty.read_bytes()
    assert run("check", tmp_path, "--fix", faulty).exit_code == 2
    assert faulty.read_bytes() == before


@pytest.mark.parametrize("name", [".docgen.toml", "cua-so.toml"])
def test_nor_of_the_offices_decisions(run, faulty, tmp_path, name):
    (tmp_path / name).write_text('[check]\nignore = ["ND30-T"]\n', encoding="utf-8")
    chosen = () if name == ".docgen.toml" else ("--settings", name)
    assert run("check", faulty, *chosen, "--annotate", name).exit_code == 2
    assert "ND30-T" in (tmp_path / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("second", ["ra.docx", "./ra.docx"])
def test_two_results_in_one_file_are_refused(run, faulty, tmp_path, second):
    result = run("check", faulty, "--fix", "ra.docx", "--annotate", second)
    assert result.exit_code == 2
    assert not (tmp_path / "ra.docx").exists()


def test_a_baseline_is_not_written_under_the_name_of_a_word_file(run, faulty, tmp_path):
    assert run("check", faulty, "--write-baseline", "moc.DOCX").exit_code == 2
    assert not (tmp_path / "moc.DOCX").exists()


@pytest.mark.parametrize("content", ['{"version": 1}', "ghi chép", "PK\x03\x04"])
def test_a_baseline_does_not_replace_what_is_none(run, faulty, tmp_path, content):
    (tmp_path / "so.json").write_text(content, encoding="utf-8")
    result = run("check", faulty, "--write-baseline", "so.json")
    assert result.exit_code == 2
    assert "so.json" in result.stderr
    assert (tmp_path / "so.json").read_text(encoding="utf-8") == content


def test_a_baseline_replaces_an_older_one(run, clean, faulty, tmp_path):
    run("check", clean, "--write-baseline", "moc.json")
    older = (tmp_path / "moc.json").read_bytes()
    assert run("check", faulty, "--write-baseline", "moc.json").exit_code == 1
    assert (tmp_path / "moc.json").read_bytes() != older


def test_a_folder_is_checked_whatever_the_case_of_the_suffix(run, clean, tmp_path):
    inside = tmp_path / "van-ban"
    (inside / "cu.docx").mkdir(parents=True)
    for name in ("BÁO CÁO.DOCX", "Tờ trình.Docx", "cu.docx/kế hoạch.docx", "~$O CAO.DOCX", "ghi chú.txt"):
        (inside / name).write_bytes(clean.read_bytes())
    report = json.loads(run("check", "van-ban", "--format", "json").stdout)
    names = [file["file"].partition("/")[2] for file in report["files"]]
    assert names == ["BÁO CÁO.DOCX", "Tờ trình.Docx", "cu.docx/kế hoạch.docx"]


def test_prefixes_may_stand_in_one_word_with_commas(run, faulty):
    assert run("check", faulty, "--select", "ND30-1,ND30-005").exit_code == 1
    assert run("check", faulty, "--ignore", "nd30-005, ND30-9,").exit_code == 0
    wrong = run("check", faulty, "--select", "ND30-1,ND31")
    assert wrong.exit_code == 3
    assert "«ND31»" in wrong.stderr


def test_every_change_of_a_mended_copy_is_told(run, faulty):
    result = run("check", faulty, "--fix", "da-sua.docx")
    assert "Đã sửa 1 chỗ, để lại 0 chỗ cho người sửa." in result.stderr
    assert "ND30-005 toàn văn bản: 25,4 mm → 30 đến 35 mm" in result.stderr


def test_the_journal_is_part_of_the_json(run, faulty):
    (entry,) = json.loads(run("check", faulty, "--fix", "da-sua.docx", "--format", "json").stdout)["journal"]
    assert (entry["code"], entry["before"], entry["outcome"]) == ("ND30-005", "25,4 mm", "fixed")


@pytest.mark.parametrize(("start", "kind"), [(b"%PDF-1.7", "PDF"), (b"{\\rtf1", "RTF"), (b"<html>", "HTML")])
def test_another_format_is_called_by_its_name_whatever_the_file_is_called(run, tmp_path, start, kind):
    (tmp_path / "ban-in.dat").write_bytes(start)
    result = run("check", "ban-in.dat")
    assert result.exit_code == 1
    assert kind in result.stdout
    assert "không phải tệp Word" in result.stdout
    assert "mang tên" not in result.stdout


def test_the_help_names_the_keys_of_the_offices_decisions(run):
    words = run("check", "--help").stdout
    for key in ("[[check.accept]]", "baseline", "select", "ignore", ".docgen.toml"):
        assert key in words


def test_a_missing_file_is_said_and_counts(run, tmp_path):
    result = run("check", tmp_path / "khong-co.docx")
    assert result.exit_code == 1
    assert "Không tìm thấy" in result.output


def test_rules_are_listed_with_their_force(run):
    lines = run("rules").stdout.splitlines()
    assert any(line.startswith("ND30-005") and " BB " in line for line in lines)


@pytest.mark.parametrize("code", ["ND30-005", "nd30-005", "005"])
def test_a_rule_is_explained(run, code):
    output = run("rule", code).stdout
    for words in ("Căn cứ", "Vì sao", "Đúng", "Sai", "Cách sửa"):
        assert words in output


def test_an_unknown_rule_is_answered(run):
    result = run("rule", "ND30-00X")
    assert result.exit_code == 3
    assert "ND30-00" in result.stderr
