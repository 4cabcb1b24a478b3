"""The documents the redline is tried on: rendered ones, strangers, and later versions of both."""

from functools import cache
from pathlib import Path

from editing_pairs import later_version
from strangers import report

import docgen

TESTS = Path(__file__).parents[1]
FILES = {
    "cua-lo-2024": TESTS.parent / "samples" / "cua-lo-2024" / "plan.yaml",
    **{path.stem: path for path in sorted((TESTS / "edge" / "documents").glob("*.yaml"))},
}
NAMES = (*FILES, "stranger")


@cache
def document(name):
    return report() if name == "stranger" else docgen.render(FILES[name]).bytes


def pair(seed):
    """Two versions of a document; a third of the pairs runs backwards, so that what was added is dropped."""
    old = document(NAMES[seed % len(NAMES)])
    new = later_version(old, seed)
    return (new, old) if seed % 3 == 2 else (old, new)
