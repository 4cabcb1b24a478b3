"""The names at the door are a promise: none disappears, none appears unnoticed."""

import pytest

import docgen

PROMISED = [
    "AdministrativeDocument",
    "DocgenError",
    "Finding",
    "Plan",
    "Report",
    "Severity",
    "check",
    "compare",
    "consolidate",
    "dump",
    "load",
    "make_variants",
    "read_document",
    "render",
    "roll_over",
    "to_pdf",
]


def test_the_public_names_are_the_promised_ones():
    assert docgen.__all__ == PROMISED
    assert dir(docgen) == PROMISED


@pytest.mark.parametrize("name", PROMISED)
def test_a_public_name_resolves(name):
    assert getattr(docgen, name) is not None


def test_an_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="rendr"):
        _ = docgen.rendr
