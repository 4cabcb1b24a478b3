"""docgen at the shell: inside this process, where a test can break things, or in a process of its own."""

import gettext
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from docgen.cli.program import program
from docgen.cli.translation import DOMAIN, LOCALE_FOLDER, speak_vietnamese

SAMPLE = Path(__file__).parents[2] / "samples" / "cua-lo-2024" / "plan.yaml"


@pytest.fixture(scope="session", autouse=True)
def compiled_catalogue():
    path = LOCALE_FOLDER / "vi" / "LC_MESSAGES" / f"{DOMAIN}.mo"
    assert path.is_file(), "the catalogue is compiled by the build: run `uv sync` or `pip install -e .`"
    return path


@pytest.fixture(autouse=True)
def _vietnamese(monkeypatch):
    """The state of a process that main() has prepared, given back afterwards."""
    before = gettext.textdomain()
    monkeypatch.setenv("LANGUAGE", "")
    speak_vietnamese()
    yield
    gettext.textdomain(before)


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Run a command line in an empty folder; nothing unforeseen may escape it."""
    monkeypatch.chdir(tmp_path)

    def run_here(*arguments, data=None):
        result = CliRunner().invoke(program, [str(argument) for argument in arguments], input=data, prog_name="docgen")
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        return result

    return run_here


@pytest.fixture
def shell(tmp_path):
    """Run a command line in a process of its own, with bytes in and out."""

    def run_apart(*arguments, variables=None, **options):
        return subprocess.run(
            [sys.executable, "-m", "docgen.cli", *arguments],
            cwd=options.pop("cwd", tmp_path),
            env={**os.environ, **(variables or {})},
            capture_output="stdout" not in options,
            check=False,
            **options,
        )

    return run_apart


@pytest.fixture
def plan(tmp_path):
    """A complete data file of a person, ready to be broken."""
    path = tmp_path / "ke-hoach.yaml"
    path.write_bytes(SAMPLE.read_bytes())
    return path
