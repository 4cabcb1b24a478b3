"""The sample plan, loaded once."""

from pathlib import Path

import pytest

import docgen


@pytest.fixture(scope="session")
def plan_of_cua_lo():
    return docgen.load(Path(__file__).parents[2] / "samples" / "cua-lo-2024" / "plan.yaml")
