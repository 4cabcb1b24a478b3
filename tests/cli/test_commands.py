"""Each command does what its help says, and says where the result is."""

import hashlib
import json
import zipfile

import jsonschema
import pytest
from ruamel.yaml import YAML

from docgen import api
from docgen.cli.output import format_size
from docgen.diagnostics import Location, Notice


def written(result):
    return [line for line in result.stderr.splitlines() if line.startswith("Đã ghi ")]


def test_version_is_one_line(run):
    result = run("--version")
    assert result.exit_code == 0
    assert result.stdout.startswith("docgen 0.")
    assert len(result.stdout.splitlines()) == 1


def test_new_writes_a_file_that_renders_as_it_is(run, tmp_path):
    result = run("new", "plan", "-o", "moi.yaml")
    assert (result.exit_code, result.stdout) == (0, "")
    assert written(result) == [f"Đã ghi moi.yaml ({format_size((tmp_path / 'moi.yaml').stat().st_size)})."]
    assert run("render", "moi.yaml", "-o", "moi.docx").exit_code == 0


def test_new_never_replaces_a_persons_file_unasked(run, tmp_path):
    (tmp_path / "moi.yaml").write_text("của tôi", encoding="utf-8")
    result = run("new", "plan", "-o", "moi.yaml")
    assert result.exit_code == 8
    assert "--force" in result.stderr
    assert (tmp_path / "moi.yaml").read_text(encoding="utf-8") == "của tôi"
    assert run("new", "plan", "-o", "moi.yaml", "--force").exit_code == 0
    assert (tmp_path / "moi.yaml").read_text(encoding="utf-8") == api.starter("plan")


def test_new_to_stdout_is_the_bare_file(run):
    result = run("new", "plan", "-o", "-")
    assert result.stdout == api.starter("plan")
    assert result.stderr == ""


def test_render_writes_the_bytes_of_the_library(run, plan, tmp_path):
    result = run("render", plan, "-o", "kh.docx")
    assert (result.exit_code, result.stdout) == (0, "")
    assert (tmp_path / "kh.docx").read_bytes() == api.render(plan).bytes
    assert len(written(result)) == 1


def test_render_replaces_an_older_result(run, plan, tmp_path):
    (tmp_path / "kh.docx").write_bytes(b"old")
    assert run("render", plan, "-o", "kh.docx").exit_code == 0
    assert zipfile.is_zipfile(tmp_path / "kh.docx")


def test_render_passes_its_options_on(run, plan, tmp_path):
    assert run("render", plan, "-o", "kh.docx", "--draft", "--no-data", "--pack", "nd30").exit_code == 0
    expected = api.render(plan, pack="nd30", draft=True, embed_data=False).bytes
    assert (tmp_path / "kh.docx").read_bytes() == expected
    assert expected != api.render(plan).bytes


def test_render_reads_stdin_and_writes_stdout(run, plan):
    result = run("render", "-", "-o", "-", data=plan.read_bytes())
    assert result.exit_code == 0
    assert result.stdout_bytes == api.render(plan.read_bytes()).bytes
    assert written(result) == []


def test_render_files_appendices_beside_the_document(run, plan, tmp_path):
    result = run("render", plan, "-o", "kh.docx", "--appendices", "separate")
    assert result.exit_code == 0
    made = sorted(path.name for path in tmp_path.glob("*.docx"))
    assert len(made) == 1 + len(api.render(plan, appendices="separate").attachments) > 1
    assert len(written(result)) == len(made)


def test_render_reports_to_a_program_as_json(run, plan, tmp_path):
    result = run("render", plan, "-o", "kh.docx", "--format", "json")
    assert result.stderr == ""
    report = json.loads(result.stdout)
    content = (tmp_path / "kh.docx").read_bytes()
    assert report["files"] == [
        {"file": "kh.docx", "bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
    ]
    assert {"version": 1, "pack": "nd30", "template": "ke-hoach", "draft": False}.items() <= report.items()
    assert isinstance(report["notices"], list)


def test_notices_come_after_the_result_on_stderr(run, plan, monkeypatch):
    told = api.render(plan)
    notice = Notice("doubt", "Phụ lục không được nhắc đến.", Location(path="$.appendices[0]"))
    monkeypatch.setattr(api, "render", lambda *_, **__: api.Rendered(told.bytes, notices=(notice,)))
    result = run("render", plan, "-o", "kh.docx")
    assert result.exit_code == 0
    assert result.stdout == ""
    assert result.stderr.splitlines()[0].startswith("Đã ghi kh.docx")
    assert result.stderr.splitlines()[1] == f"Lưu ý: {notice}"


@pytest.mark.office
@pytest.mark.usefixtures("soffice")
def test_render_writes_a_pdf_beside_the_document(run, plan, tmp_path):
    result = run("render", plan, "-o", "kh.docx", "--pdf")
    assert result.exit_code == 0
    assert (tmp_path / "kh.pdf").read_bytes().startswith(b"%PDF-")
    assert len(written(result)) == 2


def test_a_pdf_is_written_for_each_appendix_too(run, plan, tmp_path, monkeypatch):
    monkeypatch.setattr(api, "to_pdf", lambda *documents: tuple(b"%PDF-" + data[:2] for data in documents))
    assert run("render", plan, "-o", "kh.docx", "--pdf", "--appendices", "separate").exit_code == 0
    assert {path.stem for path in tmp_path.glob("*.pdf")} == {path.stem for path in tmp_path.glob("*.docx")}


def test_schema_describes_the_sample(run, plan, tmp_path):
    result = run("schema", "plan")
    assert result.exit_code == 0
    schema = json.loads(result.stdout)
    jsonschema.Draft202012Validator.check_schema(schema)
    assert run("schema", "plan", "-o", "plan.json").exit_code == 0
    assert (tmp_path / "plan.json").read_text(encoding="utf-8") == result.stdout
    assert set(YAML(typ="safe").load(plan)) <= schema["properties"].keys()


def test_outline_of_one_file_is_its_text(run, plan):
    run("render", plan, "-o", "kh.docx")
    result = run("outline", "kh.docx")
    assert result.exit_code == 0
    assert "Quang Tiêu" in result.stdout


def test_equal_files_have_no_difference(run, plan):
    run("render", plan, "-o", "a.docx")
    run("render", plan, "-o", "b.docx")
    result = run("outline", "a.docx", "b.docx")
    assert (result.exit_code, result.stdout) == (0, "")


def test_different_files_are_shown_as_a_diff(run, plan):
    run("render", plan, "-o", "a.docx")
    plan.write_text(plan.read_text(encoding="utf-8").replace("Quang Tiêu", "Quang Vinh"), encoding="utf-8")
    run("render", plan, "-o", "b.docx")
    result = run("outline", "a.docx", "b.docx")
    assert result.exit_code == 1
    assert result.stdout.startswith("--- a.docx\n+++ b.docx\n@@")
    assert any(line.startswith("+") and "Quang Vinh" in line for line in result.stdout.splitlines())


def test_packs_lists_the_decree(run):
    result = run("packs")
    assert result.exit_code == 0
    assert result.stdout.startswith("nd30 ")
    assert "ke-hoach" in result.stdout


def test_packs_as_json(run):
    report = json.loads(run("packs", "--format", "json").stdout)
    assert report["version"] == 1
    (pack,) = [pack for pack in report["packs"] if pack["name"] == "nd30"]
    assert pack["valid_from"] == "2020-03-05"
    assert {"name": "ke-hoach", "title": "Kế hoạch", "form": "1.4", "document": "plan"} in pack["templates"]


def test_committed_templates_are_what_the_recipes_draw(run):
    result = run("template", "build", "--check")
    assert result.exit_code == 0, result.stdout


def test_building_fresh_templates_writes_nothing(run):
    result = run("template", "build")
    assert result.exit_code == 0
    assert written(result) == []


def test_building_writes_only_what_has_changed(run, tmp_path, monkeypatch):
    fresh, stale, absent = (tmp_path / name for name in ("fresh.docx", "stale.docx", "absent.docx"))
    fresh.write_bytes(b"one")
    stale.write_bytes(b"old")
    before = fresh.stat().st_mtime_ns
    monkeypatch.setattr(api, "build_templates", lambda _: {fresh: b"one", stale: b"two", absent: b"three"})
    result = run("template", "build")
    assert result.exit_code == 0
    assert (stale.read_bytes(), absent.read_bytes()) == (b"two", b"three")
    assert fresh.stat().st_mtime_ns == before
    assert len(written(result)) == 2


def test_a_template_of_the_pack_fits_its_view(run):
    for template in api.open_pack("nd30").templates.values():
        result = run("template", "check", template.path, "--type", template.document)
        assert result.exit_code == 0, result.stdout


def test_a_template_that_does_not_fit_is_explained(run):
    template = api.open_pack("nd30").templates["ke-hoach"]
    result = run("template", "check", template.path, "--type", "appendix")
    assert result.exit_code == 1
    assert "Thẻ «" in result.stdout


@pytest.mark.parametrize(
    ("size", "text"), [(0, "0 byte"), (1023, "1023 byte"), (1024, "1 KB"), (41_500, "41 KB"), (1_572_864, "1,5 MB")]
)
def test_sizes_are_told_as_a_file_manager_does(size, text):
    assert format_size(size) == text
