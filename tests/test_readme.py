"""Every command and every line of Python in the README works as it stands."""

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language):
    return re.findall(rf"^```{language}\n(.*?)^```", README, re.MULTILINE | re.DOTALL)


def test_the_python_of_the_readme_runs():
    scope = {}
    for block in blocks("python"):
        exec(compile(block, "README.md", "exec"), scope)  # noqa: S102 # our own README


@pytest.fixture
def checkout(tmp_path, monkeypatch):
    shutil.copytree(ROOT / "samples", tmp_path / "samples")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_first_command_renders_the_sample(checkout):
    first = blocks("console")[0].splitlines()[0]
    command = first.removeprefix("pip install uv && uv run ")
    run(command)
    assert (checkout / "ke-hoach.docx").read_bytes().startswith(b"PK")


def test_the_second_command_runs_these_tests():
    assert blocks("console")[0].splitlines()[1] == "uv run pytest"


def test_the_other_commands_work_in_their_order(checkout):
    for command in blocks("console")[1].splitlines():
        run(command)
    assert {"ke-hoach.yaml", "ke-hoach.docx", "ke-hoach - Phụ lục.docx", "plan.schema.json"} <= {
        path.name for path in checkout.iterdir()
    }


def test_the_commands_of_the_report_work_in_their_order(checkout):
    for command in next(block for block in blocks("console") if "docgen report" in block).splitlines():
        run(command, done={0, 1})  # 1: written, and a ward of the sample has not answered
    assert (checkout / "bao-cao.docx").read_bytes().startswith(b"PK")
    assert len(list((checkout / "bieu").iterdir())) == 7


def test_the_commands_of_the_variants_work_in_their_order(checkout):
    for command in next(block for block in blocks("console") if "docgen variants" in block).splitlines():
        run(command)
    assert len(list((checkout / "nghe-an").glob("*.docx"))) == 130
    assert (checkout / "nghe-an.zip").read_bytes().startswith(b"PK")


def test_every_command_of_the_program_stands_in_the_readme():
    from docgen.cli.program import program

    for name in program.commands:
        assert re.search(rf"`{name}\b|docgen {name}\b", README), name


def run(command, *, done=frozenset({0})):
    name, *arguments = shlex.split(command)
    assert name == "docgen"
    finished = subprocess.run(
        [sys.executable, "-m", "docgen.cli", *arguments], capture_output=True, text=True, check=False
    )
    assert finished.returncode in done, f"{command}\n{finished.stdout}{finished.stderr}"
