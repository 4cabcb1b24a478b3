"""What units have alike is built once, and every document is what it is when each is built for itself."""

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import model_validator
from small_masters import MASTER, UNITS, many_units, master_with

import docgen
from docgen import api
from docgen.api.documents import find_sound
from docgen.errors import InvalidDataError
from docgen.lifecycle.variants import Change, Overlay, compile_master, make_unit
from docgen.lifecycle.variants.expanding import expand
from docgen.lifecycle.variants.sharing import _MOST_KINDS, Sharing
from docgen.loading import dump_json
from docgen.loading.dumping import full_data
from docgen.loading.dumping_alike import AlikeDumper
from docgen.model.base import Part

SAMPLE = Path(__file__).parents[3] / "samples" / "nghe-an-2026"

WORDS = st.sampled_from(
    [
        "Tuyên truyền tới {unit.households} hộ.",
        "Ở {unit.full}, mọi {word.hamlet}.",
        "{unit.NAME}: {unit.coastal}",
        "Phổ biến pháp luật.",
        "Dòng một\nDòng hai của {unit.kind}",
        'Ngoặc {{đôi}} & <dấu> "nháy" \\ và [ngoặc vuông]',
    ]
)
CONDITIONS = st.sampled_from(
    [
        {},
        {},
        {"when": "unit.coastal"},
        {"when": "unit.kind == phường and unit.households >= 100"},
        {"level": "commune"},
        {"optional": "khu-cong-nghiep"},
    ]
)
TASKS = st.recursive(
    st.builds(
        lambda words, condition, more: {"text": words, **condition, **more},
        WORDS,
        CONDITIONS,
        st.sampled_from([{}, {"lead": "Phòng Văn hóa"}, {"supporting": ["Các {word.hamlet}", "Công an {unit.kind}"]}]),
    ),
    lambda inner: st.builds(
        lambda title, condition, items: {"title": title, **condition, "items": items},
        WORDS.filter(lambda words: "\n" not in words),
        CONDITIONS,
        st.lists(inner, min_size=1, max_size=3),
    ),
    max_leaves=6,
)
SECTIONS = st.lists(
    st.one_of(
        st.builds(lambda items: {"part": "tasks", "title": "Nhiệm vụ", "items": items}, st.lists(TASKS, max_size=4)),
        st.builds(
            lambda words, condition: {"title": "Phần khác", "paragraphs": words, **condition},
            st.one_of(WORDS, st.lists(WORDS, min_size=1, max_size=3)),
            CONDITIONS,
        ),
    ),
    min_size=1,
    max_size=4,
)
FACTS = st.fixed_dictionaries(
    {
        "name": st.sampled_from(["Cửa Lò", "8", "Thông Thụ"]),
        "kind": st.sampled_from(["phường", "xã", "đặc khu"]),
        "coastal": st.sampled_from([True, False, 1, 0, "có", None]),
        "households": st.sampled_from([1, True, Decimal("1.0"), Decimal("1.50"), 1234, None]),
        "blocks": st.sampled_from(["", "khu-cong-nghiep"]),
    }
)


def the_long_way(master, unit):
    """The unit's document expanded, validated and written for itself; None when it has faults."""
    try:
        return api.load(expand(master, unit).data)
    except InvalidDataError:
        return None


@settings(max_examples=100, deadline=None)
@given(
    SECTIONS,
    st.lists(WORDS, max_size=3),
    st.one_of(WORDS, st.lists(st.builds(lambda words: {"name": words}, WORDS), max_size=2)),
    st.lists(FACTS, min_size=2, max_size=8),
)
def test_documents_of_shared_parts_are_those_of_the_long_way(sections, opening, recipients, units):
    master = compile_master(master_with(sections=sections, opening=opening, recipients=recipients))
    sharing, dumper = Sharing(master), AlikeDumper()
    for number, facts in enumerate(units):
        unit = make_unit({**facts, "code": f"{number:05d}"})
        long = the_long_way(master, unit)
        shared = sharing.find_data(unit)
        document = find_sound(shared.data) if shared is not None else None
        assert document == long
        if shared is not None and document is not None and long is not None:
            dumper.remember(sharing.learn(shared, document))
            data, text = dumper.dump(document)
            assert text == dump_json(long)
            assert {"document": "plan", **data} == full_data(long)


def test_units_with_equal_facts_share_their_parts():
    master = compile_master(MASTER)
    sharing = Sharing(master)
    documents = []
    for values in (UNITS[0], {**UNITS[0], "code": "16733", "name": "Khác"}):
        shared = sharing.find_data(make_unit(values))
        documents.append(find_sound(shared.data))
        sharing.learn(shared, documents[-1])
    first, second = documents
    assert first.issuer.name != second.issuer.name
    assert first.sections[0] is second.sections[0]
    assert first.signature is second.signature


class Leaf(Part):
    """A part whose place could tell more than its data."""

    name: str
    rank: str = "0"


class Sorted(Part):
    """A document whose model moves its leaves and counts them."""

    leaves: tuple[Leaf, ...]

    @model_validator(mode="after")
    def _sort(self):
        ordered = sorted(self.leaves, key=lambda leaf: leaf.name)
        ranked = tuple(leaf.model_copy(update={"rank": str(rank)}) for rank, leaf in enumerate(ordered))
        return self.model_copy(update={"leaves": ranked})


def test_a_part_that_its_surroundings_had_a_hand_in_is_not_shared():
    master = compile_master({"leaves": [{"name": "z {unit.kind}"}, {"name": "a"}, {"name": "{unit.formed_from}"}]})
    sharing = Sharing(master)
    for old_name in ("b", "y", "b", "0"):
        unit = make_unit({"code": "1", "name": "A", "kind": "xã", "formed_from": old_name})
        shared = sharing.find_data(unit)
        document = Sorted.model_validate(shared.data)
        sharing.learn(shared, document)
        assert document == Sorted.model_validate(expand(master, unit).data)


def test_what_each_unit_has_for_itself_is_not_kept_for_ever():
    sharing = Sharing(compile_master(MASTER))
    learned: list[Part] = []
    for values in many_units(_MOST_KINDS + 20):
        shared = sharing.find_data(make_unit(values))
        learned += sharing.learn(shared, find_sound(shared.data))
    issuers = [part for part in learned if type(part).__name__ == "Issuer"]
    assert len(issuers) == _MOST_KINDS


OVERLAYS = st.sampled_from(
    [
        (),
        (Overlay(Change.SET, "closing", "Kết thúc ở {unit.full}."),),
        (Overlay(Change.DROP, "recipients"),),
        (Overlay(Change.ADD, "sections[0]", {"text": "Việc thêm cho {unit.kind}."}),),
        (Overlay(Change.SET, "không có", "x"),),
    ]
)


@settings(max_examples=25, deadline=None)
@given(SECTIONS, st.lists(st.tuples(FACTS, OVERLAYS), min_size=2, max_size=6))
def test_any_batch_has_the_bytes_of_the_long_way(tmp_path_factory, sections, units):
    """Documents, manifest and proof of random masters, units and overlays, those that fail included."""
    folder = tmp_path_factory.mktemp("batch")
    facts = [{**unit, "code": f"{number:05d}"} for number, (unit, _) in enumerate(units)]
    overlays = {f"{number:05d}": changes for number, (_, changes) in enumerate(units) if changes}
    for name in ("nhanh.zip", "lau.zip"):
        with pytest.MonkeyPatch.context() as patching:
            if name == "lau.zip":
                patching.setattr(Sharing, "find_data", lambda *_: None)
            docgen.make_variants(master_with(sections=sections), facts, folder / name, overlays=overlays)
    assert (folder / "nhanh.zip").read_bytes() == (folder / "lau.zip").read_bytes()


@pytest.mark.parametrize("overlaid", [False, True])
def test_a_batch_has_the_bytes_of_the_long_way(tmp_path, monkeypatch, overlaid):
    master = api.load_master(SAMPLE / "master.yaml")
    units = [unit.facts for unit in api.read_units(SAMPLE / "units.xlsx", master)][:18]
    facts = [{name.removeprefix("unit."): value for name, value in unit.items()} for unit in units]
    changed = str(facts[3]["code"])
    overlays = {changed: (Overlay(Change.SET, "tap-huan.deadline", "Quý II/2026"),)} if overlaid else {}
    docgen.make_variants(master, facts, tmp_path / "nhanh.zip", overlays=overlays)
    monkeypatch.setattr(Sharing, "find_data", lambda *_: None)
    docgen.make_variants(master, facts, tmp_path / "lau.zip", overlays=overlays)
    assert (tmp_path / "nhanh.zip").read_bytes() == (tmp_path / "lau.zip").read_bytes()
