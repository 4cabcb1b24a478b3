"""Any valid plan: printed and read back it is the same; its words alone give data that prints the same again."""

import unicodedata

from arbitrary_documents import complete_texts
from hypothesis import HealthCheck, assume, given, settings
from plan_strategies import PLANS
from pydantic import ValidationError

import docgen
from docgen.api import dump, render
from docgen.api.reading import read_document
from docgen.errors import DocgenError

QUIET = settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def rendered(data, **choice):
    try:
        plan = docgen.Plan.model_validate(data)
        return plan, render(plan, draft=True, **choice).bytes
    except (ValidationError, DocgenError):
        assume(False)
        raise


@QUIET
@given(PLANS)
def test_a_rendered_plan_gives_exactly_its_data(data):
    plan, content = rendered(data)
    read = read_document(content)
    assert (read.document, read.edits, read.leftovers) == (plan, (), ())


@QUIET
@given(PLANS)
def test_every_block_of_a_rendered_plan_is_counted_once(data):
    _, content = rendered(data, embed_data=False)
    count = read_document(content).conservation
    assert count.in_model + count.in_leftovers == count.source_blocks


@QUIET
@given(complete_texts())
def test_an_import_printed_and_imported_again_is_the_same(text):
    """Letters apart: a heading printed in capitals does not tell which of them were capitals."""
    first = read_document(text.encode()).document
    again = read_document(render(first, draft=True, embed_data=False).bytes).document
    assert folded(again) == folded(first)


def folded(document):
    return unicodedata.normalize("NFC", dump(document).casefold())
