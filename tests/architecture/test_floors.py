"""The floors and walls of the house, as pyproject.toml states them, hold."""

import ast
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
MODULES = sorted(path for package in ("docgen", "templates_nd30") for path in (ROOT / package).rglob("*.py"))
MOST_LINES = 320


def name_of(path):
    return str(path.relative_to(ROOT))


def test_every_import_keeps_the_contracts():
    command = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"
    finished = subprocess.run([sys.executable, "-c", command], cwd=ROOT, capture_output=True, text=True, check=False)
    assert finished.returncode == 0, finished.stdout + finished.stderr


def test_every_module_opens_with_a_sentence():
    first_lines = {
        name_of(path): (ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or "").partition("\n")[0]
        for path in MODULES
    }
    assert {name: line for name, line in first_lines.items() if not line.endswith((".", ":"))} == {}


def test_every_module_fits_in_a_readers_head():
    lengths = {name_of(path): len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES}
    assert {name: length for name, length in lengths.items() if length > MOST_LINES} == {}


def test_every_module_beside_the_tests_has_a_name_of_its_own():
    """The tests' own modules share one search path: of two with one name, a test could be given the wrong one."""
    beside = [path for path in (ROOT / "tests").rglob("*.py") if not path.name.startswith(("test_", "conftest"))]
    names = [path.stem for path in beside]
    assert sorted({name for name in names if names.count(name) > 1}) == []
