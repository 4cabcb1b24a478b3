"""Every way a data file goes wrong, and what the person is told: `bad/NAME.yaml` beside `bad/NAME.txt`."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen.errors import InputError
from docgen.loading import load_document

BAD = Path(__file__).with_name("bad")


@pytest.mark.parametrize("path", sorted(BAD.glob("*.yaml")), ids=lambda path: path.stem)
def test_a_bad_file_is_answered_with_these_sentences(path, monkeypatch, file_regression):
    monkeypatch.chdir(BAD)
    with pytest.raises(InputError) as caught:
        load_document(Path(path.name))
    file_regression.check(f"{caught.value}\n", fullpath=path.with_suffix(".txt"), encoding="utf-8")
