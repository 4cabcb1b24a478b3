"""Remarks become comments above their fields, and never touch the data."""

from pathlib import Path

import pytest

from docgen.api import dump, load
from docgen.loading.commenting import comment_fields

SAMPLE = Path(__file__).parents[2] / "samples" / "cua-lo-2024" / "plan.yaml"
TEXT = "a: 1\nb:\n  - c: x\n    d: y\n  - [1, 2]\ne: |-\n  a: 1\n  b\n"


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("$.a", "# lời"),
        ("$.b[0].d", "    # lời"),
        ("$.b[0]", "  # lời"),
        ("$.b[1][0]", "  # lời"),
        ("$.e", "# lời"),
        ("$.b[0].không-có", "  # lời"),
        ("$.không-có", "# lời"),
    ],
)
def test_a_remark_stands_above_its_field_or_the_nearest_around_it(path, line):
    assert line in comment_fields(TEXT, {path: ["lời"]}).splitlines()


def test_a_remark_stands_right_above():
    lines = comment_fields(TEXT, {"$.b[0].d": ["một", "hai"]}).splitlines()
    assert lines[lines.index("    d: y") - 2 : lines.index("    d: y")] == ["    # một", "    # hai"]


def test_head_and_foot_stand_around_the_data():
    lines = comment_fields(TEXT, {}, head=["đầu"], foot=["cuối"]).splitlines()
    assert (lines[0], lines[-1]) == ("# đầu", "# cuối")


def test_long_remarks_are_broken_and_stay_comments():
    lines = comment_fields(TEXT, {"$.a": ["chữ " * 60]}).splitlines()
    assert all(line.startswith("#") for line in lines[: lines.index("a: 1")])
    assert max(map(len, lines)) <= 108


def test_line_ends_inside_a_remark_do_not_become_data():
    assert "xấu: 1" not in comment_fields(TEXT, {"$.a": ["một\nxấu: 1"]}).splitlines()


def test_every_field_of_a_document_can_be_remarked_on():
    document = load(SAMPLE)
    text = dump(document)
    paths = ["$.issuer.name", "$.sections[1].items[3].items[1].deadline", "$.appendices[0].items[0].table.columns[2]"]
    commented = comment_fields(text, {path: [f"xem {path}"] for path in paths})
    assert load(commented.encode()) == document
    assert all(f"# xem {path}" in commented for path in paths)
