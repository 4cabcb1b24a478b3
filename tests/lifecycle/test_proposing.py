"""Every field of a plan and its fate: what is emptied, asked, kept, read."""

import datetime as dt
from dataclasses import replace

import pytest
from rollover_cases import passage, plan

from docgen.documents.plan.rollover import PLAN_POLICY
from docgen.lifecycle.proposing import propose
from docgen.lifecycle.spans import Span, SpanClass
from docgen.model.register import Register, Signer

ENTRIES = propose(plan(), passage(PLAN_POLICY))


def at(path, entries=ENTRIES):
    return [entry for entry in entries if entry.path == path]


def test_the_year_of_the_document_is_the_new_one():
    (entry,) = at("$.year")
    assert (entry.before, entry.after, entry.rule) == ("2024", "2025", "year-of-document")


@pytest.mark.parametrize("field", ["number", "issued_on"])
def test_number_and_date_are_emptied(field):
    (entry,) = at(f"$.{field}")
    assert entry.after is None
    assert entry.kind == "own-identity"
    assert not entry.needs_person


def test_the_signer_is_asked_for_with_last_years_as_suggestion():
    (entry,) = at("$.signature.full_name")
    assert entry.after == "[CẦN ĐIỀN signer (họ tên): người ký]"
    assert (entry.suggestion, entry.slot, entry.is_open) == ("Nguyễn Văn A", "signer", True)


def test_a_signer_whose_term_is_proved_stays():
    register = Register(signers=(signer(to_day=None),))
    (entry,) = at("$.signature.full_name", propose(plan(), replace(passage(PLAN_POLICY), register=register)))
    assert not entry.is_change
    assert not entry.needs_person
    assert entry.rule == "signer-in-office"


def test_a_signer_out_of_term_gives_way_to_who_holds_the_office():
    register = Register(
        signers=(
            signer(to_day=dt.date(2024, 6, 1)),
            signer(id="b", full_name="Trần Thị B", from_day=dt.date(2024, 6, 1)),
        )
    )
    (entry,) = at("$.signature.full_name", propose(plan(), replace(passage(PLAN_POLICY), register=register)))
    assert entry.rule == "signer-out-of-term"
    assert entry.suggestion == "Trần Thị B"


def signer(**changes):
    fields = {
        "id": "a",
        "full_name": "Nguyễn Văn A",
        "position": "Chủ tịch",
        "body": "Ủy ban nhân dân tỉnh Nghệ An",
        "from_day": dt.date(2021, 7, 1),
    }
    return Signer(**{**fields, **changes})


def test_money_of_last_year_stays_and_is_asked_about():
    (entry,) = at("$.sections[0].items[0].budget")
    assert not entry.is_change
    assert entry.needs_person


def test_an_act_of_the_year_becomes_an_open_slot_and_a_strategy_stays():
    opening = at("$.opening[0]")
    assert [(entry.kind, entry.is_change) for entry in opening] == [
        ("upstream-act", True),
        ("period", False),
        ("plan-year", True),
    ]
    assert opening[0].after == ("[CẦN ĐIỀN upstream-act (viện dẫn): văn bản năm 2025, thay «Công văn số 7/BNV-BĐG»]")


def test_a_slot_left_from_last_time_stays_a_question():
    mark = "[CẦN ĐIỀN theme (lời văn): chủ đề năm 2024]"
    (entry,) = at("$.opening[0]", propose(plan(opening=[f"Theo {mark}:"]), passage(PLAN_POLICY)))
    assert (entry.kind, entry.before, entry.after, entry.is_open) == ("open-slot", mark, mark, True)


def test_codes_phones_and_ids_are_never_read():
    address = {"address": "Số 2024 đường A", "phone": "0238 2024 000"}
    entries = propose(plan(address=address, drafter={"symbol": "PL2024", "copies": 24}), passage(PLAN_POLICY))
    assert not [entry for entry in entries if entry.path.startswith(("$.address", "$.drafter"))]


def test_ids_are_distinct_and_the_same_every_time():
    ids = [entry.id for entry in ENTRIES]
    assert len(set(ids)) == len(ids)
    assert ids == [entry.id for entry in propose(plan(), passage(PLAN_POLICY))]


def test_one_act_waits_under_one_key_wherever_it_stands():
    once = "Thực hiện Công văn số 7/BNV-BĐG"
    entries = propose(plan(opening=[once, f"{once}."], closing=[once]), passage(PLAN_POLICY))
    assert [entry.slot for entry in entries if entry.kind == "upstream-act"] == ["upstream-act"] * 3


def _read_as_an_act(text, _role):
    if not text.startswith("Thực hiện Công văn"):
        return ()
    act = Span(10, len(text), text[10:], SpanClass.UPSTREAM_ACT, None, "act", "…", 1.0, needs_person=True)
    return (replace(act, slot="upstream-act"),)


def test_one_act_is_one_question_however_much_of_its_title_stands_there():
    act = "Thực hiện Công văn số 7/BNV-BĐG ngày 05/3/2024"
    said = [act, f"{act} của Bộ Nội vụ", f"{act} của Bộ Nội vụ về bình đẳng giới năm 2024"]
    other = "Thực hiện Công văn số 7/BNV-BĐG ngày 06/3/2024"
    entries = propose(plan(opening=[*said, other]), replace(passage(PLAN_POLICY), read=_read_as_an_act))
    slots = [entry.slot for entry in entries if entry.path.startswith("$.opening")]
    assert slots == ["upstream-act"] * 3 + ["upstream-act-2"]


def test_an_act_that_waits_beside_a_slot_of_last_time_gets_a_key_of_its_own():
    old = "[CẦN ĐIỀN upstream-act (viện dẫn): kế hoạch của tỉnh]"
    entries = propose(plan(opening=[f"Theo {old} và Công văn số 7/BNV-BĐG:"]), passage(PLAN_POLICY))
    assert [entry.slot for entry in at("$.opening[0]", entries)] == ["upstream-act", "upstream-act-2"]
    assert all(entry.leaves_a_slot for entry in at("$.opening[0]", entries))


def test_a_place_is_told_as_a_person_finds_it():
    assert {entry.place for entry in ENTRIES} >= {"Trích yếu", "Phần mở đầu", "Mục I.1, lời văn", "Năm kế hoạch"}
