"""The proof names every difference that no slot, condition or overlay allows, and counts what stands in a document."""

import copy
import json

import pytest
from small_masters import UNITS, master_with

import docgen
from docgen.api import variants
from docgen.lifecycle.variants import Change, Overlay

MASTER = master_with(
    opening="Ủy ban nhân dân {unit.full} ban hành Kế hoạch cho {unit.households} hộ.",
    closing="Trên đây là Kế hoạch của {unit.full}.",
    signature={"position": "CHỦ TỊCH", "full_name": "{unit.signer}"},
)
MASTER["variants"]["slots"]["signer"] = {"title": "Người ký"}
SIGNED = tuple({**unit, "signer": name} for unit, name in zip(UNITS, ("Trần A", "Lê B", "Vũ C"), strict=True))
SLY = "xã Thông Thụ"


def change(path, new):
    def apply(data):
        *steps, last = path
        for step in steps:
            data = data[step]
        data[last] = new(data.get(last) if isinstance(data, dict) else data[last])

    return apply


SLY_CHANGES = {
    "a sentence more at the end": (change(["closing"], lambda text: f"{text} Mỗi hộ nộp 100.000 đồng."), "$.closing"),
    "a word more inside": (
        change(["opening", 0], lambda text: text.replace("ban hành", "không ban hành")),
        "$.opening",
    ),
    "words said twice": (change(["opening", 0], lambda text: text.replace("hành", "hành và ban hành")), "$.opening"),
    "a figure of its own": (change(["opening", 0], lambda text: text.replace("567", "999")), "$.opening"),
    "another unit's name": (change(["issuer", "name"], lambda _: "Ủy ban nhân dân phường Cửa Lò"), "$.issuer.name"),
    "another signer": (change(["signature", "full_name"], lambda _: "Lê Văn Luồn"), "$.signature.full_name"),
    "a number that the others lack": (change(["number"], lambda _: "5"), "$.*"),
    "a recipient more": (change(["recipients"], lambda found: [*found, "Sở Lạ"]), "$.recipients"),
    "a recipient less": (change(["recipients"], lambda found: found[:1]), "$.recipients"),
    "a lead of its own": (change(["sections", 0, "items", 1, "lead"], lambda _: "Phòng Lạ"), "$.sections[0].items[2]"),
}


def make_slyly(monkeypatch, out, apply):
    """All units, one of them with data changed behind the back of everything before the model."""

    def sly(build):
        def build_slyly(self, data):
            if SLY in data["issuer"]["name"]:
                data = json.loads(variants._Workshop.open_dumper(self).dump(find_sound(self, data))[1])
                data["document"] = "plan"
                apply(data)
            return build(self, data)

        return build_slyly

    find_sound = variants._Workshop.find_sound
    monkeypatch.setattr(variants._Workshop, "find_sound", sly(find_sound))
    return docgen.make_variants(MASTER, SIGNED, out)


@pytest.mark.parametrize("name", SLY_CHANGES)
def test_a_difference_that_nobody_permitted_is_named(name, monkeypatch, tmp_path):
    apply, path = SLY_CHANGES[name]
    made = make_slyly(monkeypatch, tmp_path / "out", apply)
    assert made.failed == ()
    assert [(one.unit, one.path) for one in made.violations][:1] == [(SLY, path)]


def test_untouched_documents_differ_only_as_they_may(monkeypatch, tmp_path):
    assert make_slyly(monkeypatch, tmp_path / "out", lambda _: None).is_clean


def test_a_violation_quotes_the_words_where_they_part(monkeypatch, tmp_path):
    made = make_slyly(monkeypatch, tmp_path / "out", SLY_CHANGES["a figure of its own"][0])
    assert made.violations[0].message == (
        "«…ban hành Kế hoạch cho 999 hộ.», theo bản mẫu phải là «…ban hành Kế hoạch cho 567 hộ.»"
    )


def conditions(out):
    return [unit["conditions"] for unit in json.loads((out / "variance.json").read_text(encoding="utf-8"))["units"]]


def nested():
    master = copy.deepcopy(MASTER)
    tasks = master["sections"][0]["items"]
    tasks[1] = {
        "id": "nghe-bien",
        "when": "unit.coastal",
        "text": "Hỗ trợ phụ nữ làm nghề biển.",
        "lead": {"when": "unit.kind == phường", "value": "Công an phường"},
    }
    return master


def test_a_condition_within_a_closed_one_does_not_count(tmp_path):
    docgen.make_variants(nested(), SIGNED, tmp_path / "out")
    assert conditions(tmp_path / "out") == [[True, True], [False, False], [False, False]]


def test_a_part_that_an_overlay_dropped_does_not_count(tmp_path):
    overlays = {"16732": (Overlay(Change.DROP, "nghe-bien", reason="không làm"),)}
    docgen.make_variants(nested(), SIGNED, tmp_path / "out", overlays=overlays)
    assert conditions(tmp_path / "out")[0] == [False, False]
    page = (tmp_path / "out" / "variance.md").read_text(encoding="utf-8")
    assert "| 0 | 3 |" in page
