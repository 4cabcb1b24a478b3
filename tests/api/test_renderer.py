"""A renderer for batches gives the bytes of `render`, in any thread and process, from any kind of data."""

import copy
import pickle
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest

import docgen
from docgen.api import Renderer, document_type_of, open_renderer
from docgen.errors import InvalidDataError, PackError

SAMPLES = sorted(
    [
        Path(__file__).parents[2] / "samples" / "cua-lo-2024" / "plan.yaml",
        *(Path(__file__).parents[1] / "edge" / "documents").glob("*.yaml"),
    ]
)
SAMPLE = Path(__file__).parents[2] / "samples" / "cua-lo-2024" / "plan.yaml"


@pytest.fixture(scope="module")
def renderer():
    return open_renderer()


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_batch_gives_the_bytes_of_render(renderer, path):
    assert renderer.render(docgen.load(path)) == docgen.render(path).bytes


def test_a_second_round_gives_the_same_bytes(renderer):
    first = [renderer.render(docgen.load(path)) for path in SAMPLES]
    assert [renderer.render(docgen.load(path)) for path in reversed(SAMPLES)] == first[::-1]


@pytest.mark.parametrize("choices", [{"pack": "nd30"}, {"draft": True}, {"embed_data": False}], ids=str)
def test_the_choices_are_those_of_render(choices):
    assert open_renderer(**choices).render(SAMPLE) == docgen.render(SAMPLE, **choices).bytes


def test_separate_appendices_are_those_of_render():
    printed = open_renderer(appendices="separate").print(docgen.load(SAMPLE))
    rendered = docgen.render(SAMPLE, appendices="separate")
    assert printed.main == rendered.bytes
    assert printed.appendices == tuple((file.name, file.bytes) for file in rendered.attachments)
    assert (printed.template, printed.pack) == (rendered.template, rendered.pack)


def test_it_travels_to_another_process_and_gives_the_same_bytes(renderer):
    expected = renderer.render(SAMPLE)
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        assert list(pool.map(renderer.render, [SAMPLE, SAMPLE])) == [expected, expected]


def test_it_is_small_when_it_travels(renderer):
    renderer.render(SAMPLE)
    assert len(pickle.dumps(renderer)) < 1000
    assert isinstance(pickle.loads(pickle.dumps(renderer)), Renderer)  # noqa: S301 — our own bytes


def test_a_worker_with_another_template_is_refused(renderer):
    renderer.render(SAMPLE)
    reopen, (*choices, expected) = renderer.__reduce__()
    stranger = reopen(*choices, dict.fromkeys(expected, "0" * 64))
    with pytest.raises(PackError, match="khác mẫu của tiến trình giao việc"):
        stranger.render(SAMPLE)


def test_eight_threads_share_one_renderer():
    renderer = open_renderer()
    document = docgen.load(SAMPLE)
    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(lambda _: renderer.render(document), range(16)))) == 1


def test_plain_data_is_checked_before_it_is_printed(renderer):
    with pytest.raises(InvalidDataError, match=r"\$\.issuer: Thiếu"):
        renderer.render({"document": "plan"})


def test_plain_data_is_left_alone(renderer):
    data = docgen.load(SAMPLE).model_dump(mode="json", exclude_defaults=True) | {"document": "plan"}
    before = copy.deepcopy(data)
    renderer.render(data)
    assert data == before


def test_documents_of_several_dates_get_the_decree_of_their_date(renderer):
    document = docgen.load(SAMPLE)
    kind = document_type_of(document)
    too_early = kind.model.model_validate(
        document.model_dump()
        | {"issued_on": document.issued_on.replace(year=1999) if document.issued_on else "01/3/1999"}
    )
    renderer.render(document)
    with pytest.raises(PackError, match="Không có gói mẫu nào đã có hiệu lực"):
        renderer.render(too_early)
