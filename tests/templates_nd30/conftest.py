"""Opens the pack in both size profiles."""

from __future__ import annotations

import pytest

from docgen.contracts import Pack
from docgen.discovery import pack_for


@pytest.fixture(params=["14", "13"])
def pack(request: pytest.FixtureRequest) -> Pack:
    return pack_for("nd30", profile=request.param)
