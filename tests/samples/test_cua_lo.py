"""The plan of Cửa Lò: every sentence as received is on the page, in order, but for the listed typographic repairs."""

from io import BytesIO
from pathlib import Path

import docx
import pytest
from ruamel.yaml import YAML

import docgen

SAMPLE = Path(__file__).parents[2] / "samples" / "cua-lo-2024"
REPAIRS = YAML(typ="safe", pure=True).load(Path(__file__).with_name("repairs.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def rendered():
    return docgen.render(SAMPLE / "plan.yaml")


@pytest.fixture(scope="module")
def seed():
    return (SAMPLE / "seed.txt").read_text(encoding="utf-8")


def words_of(element):
    return "".join(node.text or "" if node.tag.endswith("}t") else " " for node in element.iter("{*}t", "{*}br"))


def page_lines(docx_bytes):
    """Lines as a reader meets them: the end block's signature column is read after its recipients column."""
    body = docx.Document(BytesIO(docx_bytes)).element.body
    return [" ".join(words_of(paragraph).split()) for paragraph in body.iter("{*}p")]


@pytest.mark.parametrize("repair", REPAIRS, ids=lambda repair: repair["received"].strip())
def test_a_listed_repair_repairs_something_that_was_received(repair, seed):
    assert repair["received"] in seed


def test_every_sentence_of_the_seed_is_on_the_page_in_order(rendered, seed):
    for repair in REPAIRS:
        seed = seed.replace(repair["received"], repair["printed"])
    page = " ".join(page_lines(rendered.bytes))
    title, body = seed.split("năm 2024\n", 1)
    position = page.index(" ".join((title + "năm 2024").split()))
    for line in filter(None, (" ".join(line.split()) for line in body.splitlines())):
        assert line in page, line
        position = page.index(line, position)


def test_the_sample_has_nothing_a_person_must_be_told(rendered):
    assert rendered.notices == ()


def test_the_appendix_says_that_it_is_a_sample(rendered):
    assert "Bảng mẫu" in " ".join(page_lines(rendered.bytes))
