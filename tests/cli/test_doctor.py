"""`docgen doctor` says what an installation is made of, what is wrong with it, and what to do."""

import json
from pathlib import Path

import pytest

from docgen import api
from docgen.diagnostics import Location, Problem
from docgen.errors import PackError
from docgen.office import FaceStatus, FontStatus, OfficeStatus

LIBERATION = FontStatus("Times New Roman", (FaceStatus("Regular", "Liberation Serif", "Regular", "/f.ttf", ""),), "")
TIMES = FontStatus("Times New Roman", (FaceStatus("Regular", "Times New Roman", "Regular", "/t.ttf", ""),), "")
NIMBUS = FontStatus("Times New Roman", (FaceStatus("Regular", "Nimbus Roman", "Regular", "/n.t1", "ơưạ"),), "")
UNKNOWN = FontStatus("Times New Roman", (), "Không có fontconfig.")
PRESENT = OfficeStatus(Path("/usr/bin/soffice"), "7.4.7.2", "")
ABSENT = OfficeStatus(None, "", "Không tìm thấy LibreOffice.")


@pytest.fixture(autouse=True)
def _machine(monkeypatch):
    """A machine with nothing to mend, whatever the real one has."""
    monkeypatch.setattr(api, "office_status", lambda: PRESENT)
    monkeypatch.setattr(api, "font_status", lambda: TIMES)
    monkeypatch.setattr(api, "check_templates", lambda _: ())


def report(run):
    result = run("doctor", "--format", "json")
    return result.exit_code, json.loads(result.stdout)


def codes(found):
    return [(ailment["severity"], ailment["code"]) for ailment in found["ailments"]]


def test_a_sound_installation_is_told_so(run):
    result = run("doctor")
    assert result.exit_code == 0
    assert result.stdout.splitlines()[-1] == "Bản cài dùng được."
    for word in ("docgen", "Python", "plan (Kế hoạch)", "nd30", "7.4.7.2", "Times New Roman có sẵn", "docxtpl"):
        assert word in result.stdout


def test_the_report_for_a_program_is_whole(run):
    code, found = report(run)
    assert code == 0
    assert found.keys() == {
        "version",
        "healthy",
        "docgen",
        "python",
        "system",
        "dependencies",
        "types",
        "packs",
        "office",
        "font",
        "ailments",
    }
    assert found["version"] == 1
    assert found["healthy"] is True
    assert codes(found) == []
    assert {item["name"] for item in found["dependencies"]} >= {"docxtpl", "click", "pydantic", "lxml"}
    assert all(item["installed"] and item["required"] for item in found["dependencies"])


def test_absent_libreoffice_is_a_notice_with_a_remedy(run, monkeypatch):
    monkeypatch.setattr(api, "office_status", lambda: ABSENT)
    code, found = report(run)
    assert (code, codes(found)) == (0, [("notice", "office-absent")])
    assert "Lưu ý: Chưa làm được PDF: Không tìm thấy LibreOffice. Cách sửa: cài LibreOffice" in run("doctor").stdout


@pytest.mark.parametrize(
    ("font", "code", "words"),
    [
        (LIBERATION, "font-substituted", "Liberation Serif thay cho Times New Roman, đủ chữ tiếng Việt"),
        (NIMBUS, "font-lacks-letters", "thiếu chữ tiếng Việt: ơưạ"),
        (UNKNOWN, "font-unknown", "Không có fontconfig."),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_the_font_that_stands_in_is_a_notice(run, monkeypatch, font, code, words):
    monkeypatch.setattr(api, "font_status", lambda: font)
    exit_code, found = report(run)
    assert (exit_code, codes(found)) == (0, [("notice", code)])
    assert words in run("doctor").stdout


def test_a_broken_pack_is_an_error_and_hides_nothing_else(run, monkeypatch):
    def refuse(_):
        raise PackError("Tệp pack.toml sai.", hint="cài lại.", location=Location(file="pack.toml", line=3))

    monkeypatch.setattr(api, "open_pack", refuse)
    monkeypatch.setattr(api, "office_status", lambda: ABSENT)
    code, found = report(run)
    assert code == 1
    assert found["healthy"] is False
    assert codes(found) == [("error", "pack-broken"), ("notice", "office-absent")]
    text = run("doctor").stdout
    assert "Lỗi: Gói mẫu «nd30»: pack.toml:3: Tệp pack.toml sai. Cách sửa: cài lại." in text
    assert "Bản cài dùng được." not in text


def test_a_stale_template_is_an_error(run, monkeypatch):
    stale = Problem("template-stale", "Phần document.xml khác.", Location(file="ke-hoach-14.docx"), "dựng lại.")
    monkeypatch.setattr(api, "check_templates", lambda _: (stale,))
    code, found = report(run)
    assert (code, codes(found)) == (1, [("error", "template-stale")])


def test_a_template_that_does_not_fit_its_view_is_an_error(run, monkeypatch):
    misfit = Problem("template-name", "Thẻ «{{ x }}» sai.", Location(place="word/document.xml"), "sửa.")
    monkeypatch.setattr(api, "check_template", lambda *_: (misfit,))
    code, found = report(run)
    assert code == 1
    assert set(codes(found)) == {("error", "template-name")}


def test_an_absent_library_is_an_error(run, monkeypatch):
    monkeypatch.setattr("docgen.cli.examination.requires", lambda _: ["khong-co>=1", "rich>=13; extra == 'cli'"])
    code, found = report(run)
    assert (code, codes(found)) == (1, [("error", "dependency-missing")])
    assert "pip install" in found["ailments"][0]["hint"]


def test_no_pack_at_all_is_an_error(run, monkeypatch):
    monkeypatch.setattr("docgen.cli.examination.entry_points", lambda **_: [])
    code, found = report(run)
    assert (code, codes(found)) == (1, [("error", "no-pack")])
