"""The small records of an outline (properties, reports, stories in the margins): which tokens each one takes."""

from __future__ import annotations

from docgen.ooxml.outline.keys import text_keys

CORE = text_keys(
    "title", "subject", "creator", "keywords", "description", "last_modified_by", "revision", "created", "modified",
    "category", "content_status", "language",
)  # fmt: skip
APPLICATION = text_keys("name", "version")
CUSTOM = text_keys("kind", "value")
DATA = text_keys("part", "sha256")
STYLE = text_keys("based_on")
COMMENT = text_keys("author", "date", "anchor", "place", "text")
CHANGE = text_keys("author", "date", "place", "text")
CONTROL = text_keys("tag", "title", "place", "text")
MARGIN_STORIES = tuple(
    (f"{keyword}_{name}", keyword, name) for keyword in ("header", "footer") for name in ("default", "first", "even")
)
"""Field of Section, keyword, name: `header[first]`."""
