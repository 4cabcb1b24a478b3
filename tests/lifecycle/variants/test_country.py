"""One master becomes a document for each ward and commune of the country: each its own, whole, and with its own name."""

from pathlib import Path

import country

import docgen

MASTER = Path(__file__).parents[3] / "samples" / "nghe-an-2026" / "master.yaml"


def test_each_of_the_3321_units_has_its_own_valid_document_with_its_own_name(tmp_path):
    made = docgen.make_variants(MASTER, country.units(country.UNITS), tmp_path / "ca-nuoc.zip")
    assert made.made == country.UNITS
    assert made.is_clean
    assert list(country.faults_of_batch(tmp_path / "ca-nuoc.zip", country.UNITS, judged=50)) == []
