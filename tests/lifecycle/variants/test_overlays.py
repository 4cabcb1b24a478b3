"""What one unit wants otherwise reaches every place a document may have; what goes wrong there is told at the overlay."""

import pytest
from small_masters import MASTER, UNITS, master_with

import docgen
from docgen import api
from docgen.diagnostics import Location
from docgen.errors import InvalidDataError
from docgen.lifecycle.variants import Change, Overlay, compile_master, make_unit
from docgen.lifecycle.variants.expanding import expand
from docgen.lifecycle.variants.overlays import apply_overlays

HERE = Location("rieng.yaml", 7)


def overlaid(*overlays, master=MASTER):
    compiled = compile_master(master, {}, "master.yaml")
    return expand(compiled, make_unit(UNITS[0]), apply_overlays(compiled.tree, overlays).tree).data


@pytest.mark.parametrize(
    ("address", "value"),
    [("number", "12"), ("issued_on", "15/01/2026"), ("legal_bases", ["Căn cứ Luật Bình đẳng giới"])],
)
def test_a_field_that_the_master_leaves_empty_is_set_for_one_unit(address, value):
    assert overlaid(Overlay(Change.SET, address, value))[address] == value


def test_recipients_are_added_where_the_master_has_none():
    master = master_with()
    del master["recipients"]
    assert overlaid(Overlay(Change.ADD, "recipients", "Sở Y tế"), master=master)["recipients"] == ["Sở Y tế"]


def test_a_misspelt_key_of_the_document_is_told_with_the_nearest():
    with pytest.raises(InvalidDataError, match="có phải «recipients»"):
        overlaid(Overlay(Change.SET, "recipient", ["Sở Y tế"]))
    with pytest.raises(InvalidDataError, match="có phải «signature»"):
        overlaid(Overlay(Change.SET, "signatura.full_name", "Trần B"))


@pytest.mark.parametrize(
    ("address", "value", "said"),
    [
        ("tap-huan.supporting", "Sở A; Sở B", ["Sở A", "Sở B"]),
        ("recipients", "Sở A\nSở B", ["Sở A", "Sở B"]),
        ("tap-huan.text", "Việc A; việc B", "Việc A; việc B"),
        ("tap-huan.supporting", "Sở A", "Sở A"),
    ],
)
def test_names_in_a_cell_are_a_list_where_a_list_belongs(address, value, said):
    data = overlaid(Overlay(Change.SET, address, value, is_cell=True))
    task = data["sections"][0]["items"][2]
    assert (data["recipients"] if address == "recipients" else task[address.rpartition(".")[2]]) == said


def test_a_slot_that_no_column_fills_is_told_at_the_overlay():
    with pytest.raises(InvalidDataError) as caught:
        overlaid(Overlay(Change.SET, "tap-huan.text", "Việc ở {unit.nmae}.", location=HERE))
    assert [str(problem) for problem in caught.value.problems] == [
        (
            "rieng.yaml:7: $.sections[0].items[2].text: Chỗ điền «{unit.nmae}» không có cột nào điền vào. Cách sửa: có phải "
            "«unit.name»? nếu không, khai báo cột ở variants.slots: «nmae»."
        )
    ]


def test_a_fault_of_the_document_that_an_overlay_made_is_told_at_the_overlay(tmp_path):
    overlays = tmp_path / "rieng.yaml"
    overlays.write_text(
        '"16732":\n  - {set: tap-huan.deadlin, to: x}\n  - {drop: issuer.code}\n"16744":\n  - {set: issued_on, to: hôm nào}\n',
        encoding="utf-8",
    )
    made = docgen.make_variants(MASTER, UNITS, tmp_path / "out", overlays=overlays)
    reasons = [reason for result in made.failed for reason in result.reasons]
    assert [f"rieng.yaml:{line}: " in reason for line, reason in zip((3, 2, 5), reasons, strict=True)] == [True] * 3
    assert "có phải «deadline»" in reasons[1]


def test_a_fault_beside_an_overlay_keeps_the_line_of_the_master():
    compiled = compile_master(MASTER, {"$.sections[0].items[0].text": 17}, "master.yaml")
    tree = apply_overlays(compiled.tree, [Overlay(Change.SET, "tap-huan.text", "Khác.", location=HERE)]).tree
    with pytest.raises(InvalidDataError, match=r"master\.yaml:17: "):
        expand(compiled, make_unit({"name": "A", "kind": "xã"}), tree)


def test_a_part_once_dropped_cannot_be_set():
    with pytest.raises(InvalidDataError, match="không có phần nào"):
        overlaid(Overlay(Change.DROP, "tap-huan"), Overlay(Change.SET, "tap-huan.text", "Khác."))


def test_overlays_of_a_file_are_read_by_code_and_by_name(tmp_path):
    path = tmp_path / "rieng.yaml"
    path.write_text("'16732': {drop: tap-huan}\nxã Thông Thụ: [{drop: tap-huan}]\n", encoding="utf-8")
    assert [(key, len(listed)) for key, listed in api.read_overlays(path).items()] == [
        ("16732", 1),
        ("xã Thông Thụ", 1),
    ]
