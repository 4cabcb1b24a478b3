"""Makes the helpers beside this file importable by the tests of this room."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from docgen.contracts import Examination

sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture(autouse=True)
def governed(monkeypatch):
    """The notes of three words in these tests stand for documents that the decree is known to bind."""
    monkeypatch.setattr(Examination, "is_doubtful", False)
