"""Importing docgen, asking for help and listing what is installed load nothing that is heavy."""

import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = {"pydantic", "docxtpl", "docx", "lxml", "ruamel", "babel", "jinja2"}
OOXML = {"docxtpl", "docx", "lxml"}
SAMPLE = Path(__file__).parents[2] / "samples" / "cua-lo-2024" / "plan.yaml"


def loaded_by(code, *arguments):
    """Top-level modules loaded by a fresh interpreter that runs `code`, told on stderr at its end."""
    program = (
        "import atexit, sys\n"
        "atexit.register(lambda: sys.stderr.write('\\n' + ' '.join({n.partition('.')[0] for n in sys.modules})))\n"
        f"{code}"
    )
    finished = subprocess.run(
        [sys.executable, "-c", program, *arguments], capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert finished.returncode == 0, finished.stderr
    return set(finished.stderr.splitlines()[-1].split())


def test_importing_docgen_loads_nothing_heavy():
    loaded = loaded_by("import docgen")
    assert "docgen" in loaded
    assert not loaded & HEAVY


def test_importing_the_verbs_loads_nothing_heavy():
    assert not loaded_by("from docgen import api, render") & HEAVY


@pytest.mark.parametrize(
    "arguments",
    [["--help"], ["--version"], ["render", "--help"], ["template", "build", "--help"], ["doctor", "--help"]],
    ids=" ".join,
)
def test_asking_for_help_loads_nothing_heavy(arguments):
    loaded = loaded_by("from docgen.cli import main; main()", *arguments)
    assert "click" in loaded
    assert not loaded & HEAVY


def test_printing_with_the_packs_own_templates_needs_neither_docxtpl_nor_jinja(tmp_path):
    arguments = ("render", str(SAMPLE), "-o", str(tmp_path / "a.docx"))
    assert not loaded_by("from docgen.cli import main; main()", *arguments) & {"docxtpl", "docx", "jinja2", "babel"}


def test_listing_the_packs_opens_no_word_file():
    assert not loaded_by("from docgen.cli import main; main()", "packs") & OOXML


def test_loading_data_opens_no_word_file():
    code = "import docgen\ntry: docgen.load({'document': 'plan'})\nexcept docgen.DocgenError: pass"
    assert not loaded_by(code) & OOXML
