"""`docgen check`, `docgen rules` and `docgen rule` at the shell."""

import io
import json

import docx
import pytest

import docgen

PLAN = {
    "document": "plan",
    "year": 2026,
    "issuer": {"name": "Ủy ban nhân dân phường Cửa Lò", "code": "UBND", "place": "Cửa Lò"},
    "subject": "Công tác năm 2026",
    "sections": [{"title": "Nội dung", "items": [{"text": "Làm việc."}]}],
    "signature": {"authority": ["TM. ỦY BAN NHÂN DÂN"], "position": "CHỦ TỊCH", "full_name": "Nguyễn Văn A"},
}


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
