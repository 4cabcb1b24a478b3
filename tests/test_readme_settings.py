"""What the README says of an office's decisions and of its pack is what docgen reads."""

from __future__ import annotations

import json
import re
import shlex
import shutil
import tomllib
from dataclasses import fields
from io import BytesIO
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner
from docx.shared import Mm

import docgen
from docgen.checking.settings import _ACCEPT_KEYS, _KEYS
from docgen.cli.program import program
from docgen.contracts import House
from docgen.discovery import pack_for
from docgen.errors import PackError

ROOT = Path(__file__).parents[1]
SECTION = (
    (ROOT / "README.md").read_text(encoding="utf-8").partition("\n## What an office decides\n")[2].partition("\n## ")[0]
)


def blocks(language):
    return re.findall(rf"^```{language}\n(.*?)^```", SECTION, re.MULTILINE | re.DOTALL)


SETTINGS, PACK = blocks("toml")


@pytest.fixture
def office(tmp_path, monkeypatch):
    """A folder with the plan of the sample and the pack of the README."""
    shutil.copytree(ROOT / "samples", tmp_path / "samples")
    (tmp_path / "so-noi-vu").mkdir()
    (tmp_path / "so-noi-vu" / "pack.toml").write_text(PACK, encoding="utf-8")
    (tmp_path / "ke-hoach.docx").write_bytes(plan())
    monkeypatch.chdir(tmp_path)
    return tmp_path


def plan(left=30):
    document = docx.Document(BytesIO(docgen.render(ROOT / "samples" / "cua-lo-2024" / "plan.yaml").bytes))
    for section in document.sections:
        if section.page_height > section.page_width:
            section.left_margin = Mm(left)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def run(*arguments):
    return CliRunner().invoke(program, arguments, prog_name="docgen")


def codes(office, *arguments):
    report = json.loads(run("check", *arguments, "--format", "json").stdout)
    return {finding["code"] for file in report["files"] for finding in file["findings"]}


def test_every_key_of_the_settings_is_shown_and_no_other():
    check = tomllib.loads(SETTINGS)["check"]
    assert set(check) == set(_KEYS)
    assert set(check["accept"][0]) == set(_ACCEPT_KEYS)


def test_every_key_of_the_house_is_named():
    named = SECTION.partition("`[house]` has these keys:")[2]
    assert re.findall(r"`(\w+)`", named) == [field.name for field in fields(House)]


def test_the_commands_work_in_their_order(office):
    first, *others = blocks("console")[0].splitlines()
    assert run(*shlex.split(first)[1:]).exit_code == 0
    assert (office / "loi-da-biet.json").is_file()
    (office / ".docgen.toml").write_text(SETTINGS, encoding="utf-8")
    for command in others:
        result = run(*shlex.split(command)[1:])
        assert result.exit_code == 0, f"{command}\n{result.output}"


def test_the_settings_accept_and_leave_out_what_they_say(office):
    for name in ("ke-hoach-2024.docx", "bao-cao.docx"):
        (office / name).write_bytes(plan(left=25.4))
    assert "ND30-005" in codes(office, "ke-hoach-2024.docx")
    (office / "loi-da-biet.json").write_text('{"version": 1, "known": {}}', encoding="utf-8")
    (office / ".docgen.toml").write_text(SETTINGS, encoding="utf-8")
    accepted = json.loads(run("check", "ke-hoach-2024.docx", "--format", "json").stdout)["files"][0]
    assert [(item["code"], item["reason"]) for item in accepted["suppressed"]] == [
        ("ND30-005", "Đóng quyển theo mẫu riêng của cơ quan")
    ]
    assert "ND30-005" in codes(office, "bao-cao.docx")
    assert not {"KH-108"} & codes(office, "bao-cao.docx")


def test_the_baseline_takes_out_what_was_known(office):
    (office / "cu.docx").write_bytes(plan(left=25.4))
    run("check", "cu.docx", "--write-baseline", "loi-da-biet.json")
    (office / ".docgen.toml").write_text(SETTINGS, encoding="utf-8")
    assert codes(office, "cu.docx") == set()


def test_the_pack_narrows_what_the_decree_permits(office):
    (office / "rong.docx").write_bytes(plan(left=33))
    assert "ND30-005" not in codes(office, "rong.docx")
    assert "ND30-005" in codes(office, "rong.docx", "--pack", "so-noi-vu")
    pack = pack_for(office / "so-noi-vu")
    assert (pack.decree.range("page.margin.left"), pack.decree.range("element.body.size")) == ((30, 30), (14, 14))


def test_a_pack_that_widens_is_refused_with_the_clause(office):
    file = office / "so-noi-vu" / "pack.toml"
    file.write_text(PACK.replace("[30, 30]", "[25, 30]"), encoding="utf-8")
    with pytest.raises(PackError, match="khoản 3"):
        pack_for(office / "so-noi-vu")


def test_a_file_that_cannot_be_read_ends_a_check_with_1_as_the_exit_codes_say(office):
    assert run("check", "khong-co.docx", "ke-hoach.docx").exit_code == 1
