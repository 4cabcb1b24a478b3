"""Makes the hand-made views beside this file importable, and opens the pack in both size profiles."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from docgen.contracts import Pack
from docgen.discovery import pack_for

sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture(params=["14", "13"])
def pack(request: pytest.FixtureRequest) -> Pack:
    return pack_for("nd30", profile=request.param)
