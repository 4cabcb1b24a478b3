from datetime import date
from pathlib import Path

import pytest

from docgen.errors import FileAccessError, InvalidDataError, UnreadableInputError
from docgen.loading import load_register, shipped_register
from docgen.model.register import Register, Standing

OWN_BODY = """
bodies:
  - id: so-ldtbxh
    name: Sở Lao động - Thương binh và Xã hội
    level: province
    changes:
      - {on: 15/3/2025, kind: merged, to: [{to: so-noi-vu}], basis: Quyết định số 1/QĐ-UBND ngày 10/3/2025}
"""


def faults_of(text):
    with pytest.raises(InvalidDataError) as caught:
        load_register(text.encode(), name="so.yaml")
    return [str(problem) for problem in caught.value.problems]


def test_the_shipped_register_reads_and_knows_the_district_level_ended():
    (ended,) = shipped_register().ended_levels
    assert ended.on == date(2025, 7, 1)


def test_every_shipped_fact_that_changes_a_name_says_on_what_it_rests():
    register = shipped_register()
    for entry in (*register.bodies, *register.units):
        for change in entry.changes:
            assert change.basis or change.source or change.standing is Standing.SUGGESTION, entry.id


def test_every_shipped_entry_without_proof_is_only_a_suggestion():
    register = shipped_register()
    unproved = {"so-ke-hoach-dau-tu", "so-thong-tin-truyen-thong", "so-giao-thong-van-tai", "ban-dan-toc"}
    unproved |= {"so-tai-nguyen-moi-truong", "so-nong-nghiep", "ban-vstbpn", "tinh-binh-thuan", "tinh-dong-nai"}
    for entry_id in unproved:
        assert all(not change.is_fact for change in register.find_body(entry_id).changes), entry_id


def test_an_own_entry_takes_the_place_of_the_shipped_one():
    register = load_register(OWN_BODY.encode())
    (change,) = register.find_body("so-ldtbxh").changes
    assert change.on == date(2025, 3, 15)
    assert len(register.bodies) == len(shipped_register().bodies)


def test_an_own_entry_is_added_to_the_shipped_ones(tmp_path):
    file = tmp_path / "so.yaml"
    file.write_text(
        "signers:\n  - {id: a, full_name: Trần Thị A, position: Chủ tịch, body: UBND phường Cửa Lò, from_day: 01/7/2025}\n",
        encoding="utf-8",
    )
    (signer,) = load_register(file).signers
    assert not signer.may_sign_on(date(2025, 6, 30))
    assert signer.may_sign_on(date(2025, 7, 1))


def test_an_office_may_drop_a_shipped_entry():
    register = load_register(b"remove: [chu-de-2023]")
    assert register.find_entry("chu-de-2023") is None
    assert register.find_entry("chu-de-2025") is not None


def test_the_shipped_register_stays_as_it_is():
    before = shipped_register().model_dump_json()
    load_register(OWN_BODY.encode())
    assert shipped_register().model_dump_json() == before


def test_a_register_may_stand_alone():
    register = load_register(b"themes: [{id: a, year: 2030, text: Theme}]", extends=Register())
    assert len(list(register.entries())) == 1


def test_an_unknown_successor_is_reported_at_its_line_with_the_nearest_name():
    (fault,) = faults_of(OWN_BODY.replace("so-noi-vu", "so-noi-vuu"))
    assert fault == (
        "so.yaml:7:49: $.bodies[0].changes[0].to[0].to: Mã «so-noi-vuu» không có trong sổ. Cách sửa: có phải «so-noi-vu»?"
    )


def test_a_misspelt_key_is_reported_at_its_line():
    (fault,) = faults_of(OWN_BODY.replace("basis:", "base:"))
    assert fault.startswith("so.yaml:7:62: $.bodies[0].changes[0].base: Không có khóa «base» ở đây.")
    assert "có phải «basis» (Căn cứ pháp lý)?" in fault


def test_a_kind_that_does_not_exist_names_those_that_do():
    (fault,) = faults_of(OWN_BODY.replace("merged", "doi-ten"))
    assert "renamed, merged, split" in fault


def test_every_fault_is_told_at_once():
    text = """
programmes:
  - {id: a, names: [Chương trình A], first_year: 2025, last_year: 2021}
laws:
  - {id: b, act: Nghị định số 1/2020/NĐ-CP, superseded_on: 01/7/2025}
signers:
  - {id: c, full_name: A, position: B, body: C, from_day: 01/7/2025, to_day: 01/7/2025}
bodies:
  - id: d
    name: Ban D
    changes:
      - {on: 01/7/2025, kind: merged}
      - {on: 01/6/2025, kind: abolished, to: [{to: d}]}
  - {id: d, name: Ban D}
units:
  - {id: so-noi-vu, name: tỉnh E}
"""
    faults = faults_of(text)
    assert [(fault.split(":")[1], fault.split(": ")[1]) for fault in faults] == [
        ("3", "$.programmes[0].last_year"),
        ("5", "$.laws[0]"),
        ("7", "$.signers[0].to_day"),
        ("12", "$.bodies[0].changes[0]"),
        ("13", "$.bodies[0].changes[1].on"),
        ("13", "$.bodies[0].changes[1].to"),
        ("13", "$.bodies[0].changes[1].to[0].to"),
        ("14", "$.bodies[1].id"),
        ("16", "$.units[0].id"),
    ]
    assert all(any(letter in fault for letter in "ạảắươđờ") for fault in faults)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (b"bodies: [", "thiếu giá trị"),
        (b"", "không có nội dung"),
        (b"\xff\xfe\xfa", "UTF-8"),
    ],
)
def test_a_register_that_cannot_be_read_is_answered_in_one_sentence(text, sentence):
    with pytest.raises(UnreadableInputError) as caught:
        load_register(text, name="so.yaml")
    assert sentence in str(caught.value)


def test_a_list_instead_of_a_register_is_answered():
    assert "phải là" in faults_of("- a\n- b\n")[0]


def test_an_absent_file_is_answered():
    with pytest.raises(FileAccessError):
        load_register(Path("no-such-register.yaml"))


def test_a_removed_entry_must_exist_and_must_not_be_a_successor():
    assert "có phải «bo-noi-vu»?" in faults_of("remove: [bo-noi-vuu]")[0]
    assert "«bo-ldtbxh» ghi đó là nơi tiếp nhận" in faults_of("remove: [bo-giao-duc]")[0]


def test_the_sample_register_shows_every_kind_an_office_writes():
    sample = Path(__file__).parents[2] / "samples/so-theo-doi.yaml"
    register = load_register(sample)
    own = load_register(sample.read_bytes(), extends=shipped_register())
    assert own == register
    assert register.find_entry("ban-dan-toc") is None
    for kind in ("bodies", "units", "programmes", "laws", "signers", "themes", "calendar_days"):
        added = {entry.id for entry in getattr(register, kind)} - {
            entry.id for entry in getattr(shipped_register(), kind)
        }
        assert added, kind


def test_two_units_that_take_over_each_other_on_one_day_are_refused_at_their_line():
    told = faults_of(
        "units:\n"
        "  - {id: a, name: xã A, level: commune, changes: [{on: 01/7/2025, kind: renamed, to: [{to: b}]}]}\n"
        "  - {id: b, name: xã B, level: commune, changes: [{on: 01/7/2025, kind: renamed, to: [{to: a}]}]}\n"
    )
    assert [fault.split(":")[:2] for fault in told] == [["so.yaml", "2"], ["so.yaml", "3"]]
    assert "tiếp nhận lẫn nhau trong cùng ngày 01/7/2025" in told[0]


def test_a_name_that_comes_back_on_a_later_day_is_a_history():
    register = load_register(
        "units:\n"
        "  - {id: a, name: xã A, level: commune, changes: [{on: 01/7/2024, kind: renamed, to: [{to: b}]}]}\n"
        "  - {id: b, name: xã B, level: commune, changes: [{on: 01/7/2025, kind: renamed, to: [{to: a}]}]}\n".encode()
    )
    assert register.find_body("b") is not None
