"""What a person installs holds everything docgen needs, and nothing of the workshop."""

import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def distributions(tmp_path_factory):
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "hatchling", "build", "-d", str(folder), "-t", "wheel", "-t", "sdist"]
    finished = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert finished.returncode == 0, finished.stderr
    return folder


@pytest.fixture(scope="module")
def wheel(distributions):
    (path,) = distributions.glob("*.whl")
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture(scope="module")
def sources(distributions):
    (path,) = distributions.glob("*.tar.gz")
    with tarfile.open(path) as archive:
        return {name.partition("/")[2] for name in archive.getnames()}


def test_the_wheel_holds_every_file_of_the_packages(wheel):
    there = {
        str(path.relative_to(ROOT))
        for package in ("docgen", "templates_nd30")
        for path in (ROOT / package).rglob("*")
        if path.is_file() and path.suffix not in {".pyc", ".tmp"}
    }
    assert there <= wheel.keys()


def test_the_wheel_carries_the_compiled_catalogue(wheel):
    assert "Cách dùng:".encode() in wheel["docgen/cli/locale/vi/LC_MESSAGES/docgen.mo"]


def test_the_wheel_declares_types_packs_and_the_program(wheel):
    assert "docgen/py.typed" in wheel
    (entry_points,) = (data.decode() for name, data in wheel.items() if name.endswith("entry_points.txt"))
    assert "nd30 = templates_nd30:PACK" in entry_points
    assert "plan = docgen.documents.plan:DOCUMENT_TYPE" in entry_points
    assert "docgen = docgen.cli:main" in entry_points


def test_the_wheel_holds_nothing_else(wheel):
    assert {name.partition("/")[0] for name in wheel if ".dist-info/" not in name} == {"docgen", "templates_nd30"}


def test_the_source_distribution_can_build_the_wheel(sources):
    assert {".ci/hatch_build.py", "pyproject.toml", "docgen/cli/locale/vi/LC_MESSAGES/docgen.po"} <= sources
    assert not [name for name in sources if name.endswith((".mo", ".pyc"))]
