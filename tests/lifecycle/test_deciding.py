"""Decisions about a ledger: what the nearest line says holds, and every fault of the form is told at its line."""

import pytest
from rollover_cases import passage, plan

from docgen.documents.plan.rollover import PLAN_POLICY
from docgen.errors import InvalidDataError
from docgen.lifecycle.deciding import decide, require_same_years
from docgen.lifecycle.decisions import Decisions
from docgen.lifecycle.ledger import Decision
from docgen.lifecycle.proposing import propose

ENTRIES = propose(plan(), passage(PLAN_POLICY))
SIGNER = next(entry for entry in ENTRIES if entry.slot == "signer")
ACT = "Công văn số 9/BNV-BĐG ngày 10/4/2025 của Bộ Nội vụ"


def form(**sections):
    return Decisions.model_validate({"rollover": 1, "from_year": 2024, "to_year": 2025, **sections})


def decided(**sections):
    return {entry.id: entry for entry in decide(ENTRIES, form(**sections))}


def faults(**sections):
    with pytest.raises(InvalidDataError) as caught:
        decide(ENTRIES, form(**sections))
    return [(problem.location.path, problem.message) for problem in caught.value.problems]


def of(kind):
    return [entry for entry in ENTRIES if entry.kind == kind]


def test_no_decision_changes_nothing():
    assert decide(ENTRIES, form()) == ENTRIES
    assert decide(ENTRIES, form(entries=[{"id": SIGNER.id}], classes=[{"class": "level"}])) == ENTRIES


def test_accepting_a_class_takes_its_suggestions():
    entries = decided(classes=[{"class": "level", "decision": "accept"}])
    for entry in of("level"):
        assert (entries[entry.id].after, entries[entry.id].decision) == ("UBND các xã", Decision.ACCEPT)


def test_rejecting_keeps_the_words_of_last_year():
    year = of("plan-year")[1]
    entry = decided(entries=[{"id": year.id, "decision": "reject"}])[year.id]
    assert entry.after == entry.before == "2024"
    assert not entry.is_open


def test_an_answer_fills_a_slot_wherever_it_stands():
    entries = decided(slots=[{"slot": "upstream-act", "answer": f"  {ACT} "}])
    for entry in of("upstream-act"):
        assert entries[entry.id].after == ACT
        assert not entries[entry.id].leaves_a_slot


def test_a_slot_is_accepted_with_its_suggestion():
    assert decided(slots=[{"slot": "signer", "decision": "accept"}])[SIGNER.id].after == "Nguyễn Văn A"


def test_the_same_words_are_answered_once():
    entries = decided(texts=[{"before": "UBND các huyện", "answer": "UBND các xã, phường"}])
    assert {entries[entry.id].after for entry in of("level")} == {"UBND các xã, phường"}


def test_the_nearer_line_decides():
    first, second = of("level")
    entries = decided(
        classes=[{"class": "level", "decision": "reject"}],
        texts=[{"before": "UBND các huyện", "answer": "theo chữ"}],
        entries=[{"id": first.id, "answer": "theo dòng"}],
    )
    assert (entries[first.id].after, entries[second.id].after) == ("theo dòng", "theo chữ")


def test_accepting_a_class_leaves_open_what_it_cannot_tell():
    entries = decided(classes=[{"class": "upstream-act", "decision": "accept"}])
    assert all(entries[entry.id].is_open for entry in of("upstream-act"))


def test_a_line_decided_twice_differently_contradicts_itself():
    ((path, message),) = faults(
        slots=[{"slot": "signer", "answer": "Trần Thị B"}, {"slot": "signer", "decision": "accept"}]
    )
    assert path == "$.slots[1]"
    assert "hai lần khác nhau" in message


def test_the_same_decision_twice_is_one():
    line = {"slot": "signer", "answer": "Trần Thị B"}
    assert decided(slots=[line, line])[SIGNER.id].after == "Trần Thị B"


def test_accept_with_an_answer_contradicts_itself():
    assert "Vừa «accept»" in faults(entries=[{"id": SIGNER.id, "decision": "accept", "answer": "B"}])[0][1]


def test_two_answers_to_one_slot_contradict_each_other():
    document = plan(opening=["Thực hiện Công văn số 7/BNV-BĐG;", "căn cứ Công văn số 7/BNV-BĐG:"])
    entries = propose(document, passage(PLAN_POLICY))
    one, two = [entry for entry in entries if entry.slot == "upstream-act"]
    lines = [{"id": one.id, "answer": ACT}, {"id": two.id, "answer": ACT.replace("9/", "8/")}]
    with pytest.raises(InvalidDataError, match="hai nội dung"):
        decide(entries, form(entries=lines))


def test_a_line_that_fits_nothing_is_told_with_the_nearest():
    with pytest.raises(InvalidDataError, match="có phải «upstream-act»"):
        decide(ENTRIES, form(slots=[{"slot": "upstream-atc", "answer": ACT}]))
    assert "Không có dòng nào" in faults(entries=[{"id": "body-00000000", "decision": "reject"}])[0][1]


def test_a_line_written_about_other_words_no_longer_fits():
    line = {"id": SIGNER.id, "before": "Lê Văn C", "answer": "Trần Thị B"}
    ((path, message),) = faults(entries=[line])
    assert path == "$.entries[0].before"
    assert "«Nguyễn Văn A»" in message


@pytest.mark.parametrize(
    ("slot", "answer", "why"),
    [
        ("upstream-act", "văn bản của Bộ", "không nêu văn bản nào"),
        ("upstream-act", "[CẦN ĐIỀN upstream-act (viện dẫn): sau]", "vẫn là một chỗ chờ điền"),
        ("upstream-act", "   ", "để trống"),
        ("signer", "Nguyễn Văn A 2", "không phải họ tên"),
        ("upstream-act", "Công văn số 12/SNV ngày 29/02/2025 của Sở Nội vụ", "«29/02/2025» không có trong lịch"),
    ],
)
def test_an_answer_must_answer_what_was_asked(slot, answer, why):
    assert why in faults(slots=[{"slot": slot, "answer": answer}])[0][1]


def test_a_slot_without_suggestion_cannot_be_accepted():
    assert "chưa có gợi ý" in faults(slots=[{"slot": "upstream-act", "decision": "accept"}])[0][1]


def test_the_year_is_chosen_on_the_command_line_only():
    (year,) = [entry for entry in ENTRIES if entry.rule == "year-of-document"]
    assert "Năm của văn bản" in faults(entries=[{"id": year.id, "decision": "reject"}])[0][1]


def test_decisions_of_another_crossing_are_refused():
    with pytest.raises(InvalidDataError, match="một lần chuyển năm khác") as caught:
        require_same_years(form(), 2025, 2026)
    assert [problem.location.path for problem in caught.value.problems] == ["$.from_year", "$.to_year"]
