"""`python -m docgen.cli` as another way to start `docgen`."""

from __future__ import annotations

from docgen.cli.main import main

main()
