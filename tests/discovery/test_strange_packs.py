"""Whatever a pack file holds, reading it ends in a pack or in a PackError, never in a traceback."""

from __future__ import annotations

import contextlib
from datetime import date, datetime
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.discovery import pack_file, read_pack
from docgen.discovery.pack_file import PACK_FILE
from docgen.discovery.toml_table import TomlTable, read_toml
from docgen.errors import PackError

KEYS = st.sampled_from(
    ["name", "title", "version", "valid_from", "extends", "house", "decree", "templates", "profile", "margin_left_mm", "line_spacing", "page", "margin", "left", "element", "body", "size", "value", "unit", "origin", "file", "outline", "form", "document", "first_line", "choices", "wording", "motto"]
)  # fmt: skip
SCALARS = (
    st.text(max_size=8)
    | st.integers()
    | st.floats()
    | st.booleans()
    | st.dates(date(1, 1, 1))
    | st.datetimes(datetime(1, 1, 1))  # noqa: DTZ001 - a TOML date without a zone is such a value
    | st.sampled_from(["nd30", "ke-hoach", "14", "13", "recipe", "word", "plan", "a.docx", "a.outline", 30, 10**400])
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS | st.text(max_size=5), inner, max_size=5),
    max_leaves=12,
)
FRAME = {"name": "cua-lo", "title": "Cửa Lò", "version": "1", "extends": "nd30"}


@given(st.dictionaries(KEYS, VALUES, max_size=6))
@settings(max_examples=100, deadline=None)
def test_any_content_gives_a_pack_or_a_reason(values: dict[str, object]):
    folder = Path("cua-lo")

    def read(file: Path) -> TomlTable:
        return TomlTable(file, "", FRAME | values) if file == folder / PACK_FILE else read_toml(file)

    with patch.object(pack_file, "read_toml", read), contextlib.suppress(PackError):
        assert read_pack(folder).name


@pytest.mark.parametrize(
    "data",
    [b"", b"\x00", b"\xff\xfe", b"x = " + b"9" * 5000, b"x = 1e999", b"[" * 9999, b"a.b.c = 1\na.b = 2", b"= 1", b'x = "\\ud800"'],
)  # fmt: skip
def test_any_bytes_give_a_reason(tmp_path: Path, data: bytes):
    (tmp_path / PACK_FILE).write_bytes(data)
    with pytest.raises(PackError) as caught:
        read_pack(tmp_path)
    assert caught.value.hint
