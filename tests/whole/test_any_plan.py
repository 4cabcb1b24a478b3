"""Any valid plan renders, keeps every string, and is a sound Word file."""

from io import BytesIO

import docx
from hypothesis import HealthCheck, given, settings
from plan_strategies import PLANS
from pydantic import ValidationError

import docgen
from docgen.documents.plan.notices import plan_notices
from docgen.model import walk_texts
from docgen.ooxml import lint_package
from docgen.vietnamese.text import comparison_key


def plan_of(data):
    try:
        return docgen.Plan.model_validate(data)
    except ValidationError:
        return None


def page_words(docx_bytes):
    package = docx.Document(BytesIO(docx_bytes)).part.package
    roots = [part.element for part in package.iter_parts() if hasattr(part, "element")]
    return "".join(
        "".join(
            node.text or "" if node.tag.endswith("}t") else " " for node in paragraph.iter("{*}t", "{*}br", "{*}tab")
        )
        + "\n"
        for root in roots
        for paragraph in root.iter("{*}p")
    )


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(PLANS)
def test_any_valid_plan_renders_whole(data):
    plan = plan_of(data)
    if plan is None:
        return
    rendered = docgen.render(plan)
    assert [
        finding for finding in lint_package(rendered.bytes) if finding.code != "marker"
    ] == []  # words may hold braces
    page = comparison_key(page_words(rendered.bytes))
    unprinted = unprinted_paths(plan)
    for path, text in walk_texts(plan):
        if path.startswith(tuple(unprinted)) or path.endswith(".code"):
            continue
        for line in text.strip().split("\n"):
            assert comparison_key(line.rstrip(" ;,./")) in page, path


def unprinted_paths(plan):
    """What the plan's own notices say is not printed."""
    return [notice.location.path for notice in plan_notices(plan) if notice.code == "unprinted"] or ["-"]
