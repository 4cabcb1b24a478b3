"""What tests of several rooms share."""

from __future__ import annotations

import os

import pytest

from docgen.office import OfficeStatus, probe


@pytest.fixture(scope="session")
def soffice() -> OfficeStatus:
    """The LibreOffice of this machine; skips with the reason where there is none, and fails instead when CI=true."""
    status = probe()
    if not status.is_available:
        if os.environ.get("CI") == "true":
            pytest.fail(f"LibreOffice is required here: {status.reason}")
        pytest.skip(f"LibreOffice is absent: {status.reason}")
    return status
