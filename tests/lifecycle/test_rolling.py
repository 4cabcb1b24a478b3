"""The years and documents that are refused, and what happens when a change would break the document."""

import datetime as dt

import pytest
from rollover_cases import OWN_UNITS, plan

from docgen import api
from docgen.errors import InputError, InvalidDataError

FUNDING = {
    "part": "funding",
    "title": "Kinh phí",
    "paragraphs": ["Dự toán 120 triệu đồng từ ngân sách nhà nước."],
    "estimate": "120 triệu đồng",
}


@pytest.mark.parametrize("year", [0, 1944, 2201, -5])
def test_an_unknown_year_is_refused(year):
    with pytest.raises(InputError, match="ngoài khoảng"):
        api.roll_over(plan(), year)


def test_a_year_before_the_documents_is_refused():
    with pytest.raises(InputError, match="không lập ngược"):
        api.roll_over(plan(), 2023)


def test_a_day_of_signing_in_another_year_is_refused():
    with pytest.raises(InputError, match="Ngày ký dự kiến"):
        api.roll_over(plan(), 2025, on=dt.date(2026, 3, 1))


def test_the_day_of_signing_decides_who_follows(plan_of_cua_lo):
    before = api.roll_over(plan_of_cua_lo, 2025, on=dt.date(2025, 6, 30))
    after = api.roll_over(plan_of_cua_lo, 2025, on=dt.date(2025, 7, 1))
    suggestions = [
        next(entry.suggestion for entry in rolled.ledger.entries if entry.path == "$.issuer.name")
        for rolled in (before, after)
    ]
    assert suggestions == ["Ủy ban nhân dân thành phố Vinh", "Ủy ban nhân dân phường Cửa Lò"]


@pytest.mark.parametrize("name", ["general"])
def test_a_document_whose_type_has_no_policy_is_refused(name):
    with pytest.raises(InputError, match="Chưa có quy tắc chuyển năm"):
        api.roll_over(api.starter(name).encode(), 2027)


def test_a_broken_register_is_told_at_its_line(tmp_path):
    register = tmp_path / "so.yaml"
    register.write_text("bodies:\n  - {id: a, name: Sở A, changes: [{on: 31/2/2025}]}\n", encoding="utf-8")
    with pytest.raises(InvalidDataError, match=r"so\.yaml:2"):
        api.roll_over(plan(), 2025, register=register)


def test_an_offices_own_register_names_the_signer(tmp_path):
    register = tmp_path / "so.yaml"
    register.write_text(
        "signers:\n  - {id: a, full_name: Nguyễn Văn A, position: Chủ tịch, body: Ủy ban nhân dân tỉnh Nghệ An}\n",
        encoding="utf-8",
    )
    rolled = api.roll_over(plan(), 2025, register=register)
    assert rolled.document.signature.full_name == "Nguyễn Văn A"


OWN_SIGNERS = """\
signers:
  - {id: s1, full_name: Trần Thị Mai, position: POSITION, body: Ủy ban nhân dân xã Thanh Sơn, from_day: 01/7/2025}
"""


@pytest.mark.parametrize(("position", "suggestion"), [("Chủ tịch", "Trần Thị Mai"), ("Phó Chủ tịch", None)])
def test_who_signs_for_the_successor_goes_before_last_years_signer(tmp_path, position, suggestion):
    register = tmp_path / "so.yaml"
    register.write_text(OWN_UNITS + OWN_SIGNERS.replace("POSITION", position), encoding="utf-8")
    issuer = {"name": "Ủy ban nhân dân huyện Thanh Sơn", "code": "UBND", "place": "Thanh Sơn"}
    entry = entry_at(api.roll_over(plan(issuer=issuer), 2026, register=register), "$.signature.full_name")
    assert (entry.rule, entry.suggestion) == ("signer-of-former-body", suggestion)
    assert "Trần Thị Mai" in (entry.suggestion or entry.reason)


def test_the_successor_of_an_own_programme_is_suggested(tmp_path):
    register = tmp_path / "so.yaml"
    register.write_text(
        "programmes:\n  - {id: kh88, names: [gia đình văn hóa mới], act: Kế hoạch số 88/KH-UBND ngày 12/5/2021,"
        " first_year: 2021, last_year: 2025, successor: Kế hoạch số 9/KH-UBND ngày 02/01/2026}\n",
        encoding="utf-8",
    )
    say = "Thực hiện Kế hoạch số 88/KH-UBND ngày 12/5/2021."
    sections = [{"part": "tasks", "title": "Nhiệm vụ", "items": [{"text": say}]}]
    rolled = api.roll_over(plan(sections=sections), 2026, register=register)
    (entry,) = [one for one in rolled.ledger.entries if one.rule == "programme-expired"]
    assert entry.suggestion == "Kế hoạch số 9/KH-UBND ngày 02/01/2026"


def test_broken_decisions_are_told_at_their_line(tmp_path):
    form = tmp_path / "phieu.yaml"
    form.write_text("rollover: 1\nfrom_year: 2024\nto_year: 2025\nclasses:\n  - {class: body, decision: yes}\n")
    with pytest.raises(InvalidDataError, match=r"phieu\.yaml:5"):
        api.roll_over(plan(), 2025, decisions=form)


def test_decisions_of_another_year_are_refused():
    with pytest.raises(InvalidDataError, match="một lần chuyển năm khác"):
        api.roll_over(plan(), 2026, decisions=b"rollover: 1\nfrom_year: 2024\nto_year: 2025\n")


def entry_at(rolled, path):
    return next(entry for entry in rolled.ledger.entries if entry.path == path)


def decisions(*lines):
    text = "rollover: 1\nfrom_year: 2024\nto_year: 2025\ntexts:\n"
    return (text + "".join(f"  - {line}\n" for line in lines)).encode()


def test_one_answer_changes_a_figure_and_the_sentence_that_says_it():
    answer = decisions("{before: 120 triệu đồng, answer: 130 triệu đồng}")
    rolled = api.roll_over(plan(sections=[FUNDING]), 2025, decisions=answer)
    (part,) = rolled.document.sections
    assert part.estimate.written == "130 triệu đồng"
    assert part.paragraphs == ("Dự toán 130 triệu đồng từ ngân sách nhà nước.",)


def test_a_decision_that_breaks_the_document_is_told_to_who_made_it():
    rolled = api.roll_over(plan(sections=[FUNDING]), 2025)
    entry = entry_at(rolled, "$.sections[0].estimate")
    form = f"rollover: 1\nfrom_year: 2024\nto_year: 2025\nentries:\n  - {{id: {entry.id}, answer: 130 triệu đồng}}\n"
    with pytest.raises(InvalidDataError, match="không hợp lệ với các quyết định") as caught:
        api.roll_over(plan(sections=[FUNDING]), 2025, decisions=form.encode())
    assert [problem.location.path for problem in caught.value.problems] == ["$.sections[0].estimate"]


def test_a_proposal_that_breaks_the_document_is_withdrawn_and_asked_about(monkeypatch):
    from docgen.lifecycle import rolling
    from docgen.lifecycle.spans.types import Span, SpanClass

    def reads_values_only(text, **_):
        if text != "ngân sách nhà nước":
            return ()
        return (Span(0, 9, "ngân sách", SpanClass.BODY, "Ngân khố", "renamed", "Đổi tên.", 1.0, False),)  # fmt: skip

    monkeypatch.setattr(rolling, "find_spans", reads_values_only)
    document = plan(sections=[{**FUNDING, "sources": ["ngân sách nhà nước"]}])
    rolled = api.roll_over(document, 2025)
    entry = entry_at(rolled, "$.sections[0].sources[0]")
    assert (entry.before, entry.after, entry.suggestion) == ("ngân sách", "ngân sách", "Ngân khố")
    assert entry.is_open
    assert entry.rule == "kept-valid"
    assert rolled.document.year == 2025


def test_an_answer_in_a_date_field_stands_in_the_ledger_as_the_document_writes_it():
    rolled = api.roll_over(plan(), 2025)
    entry = entry_at(rolled, "$.issued_on")
    form = f"rollover: 1\nfrom_year: 2024\nto_year: 2025\nentries:\n  - {{id: {entry.id}, answer: 05/3/2025}}\n"
    decided = api.roll_over(plan(), 2025, decisions=form.encode())
    assert decided.document.issued_on == dt.date(2025, 3, 5)
    assert entry_at(decided, "$.issued_on").after == "2025-03-05"


def test_a_fault_of_the_form_is_told_with_file_and_line(tmp_path):
    form = tmp_path / "phieu.yaml"
    form.write_text(
        "rollover: 1\nfrom_year: 2024\nto_year: 2025\nslots:\n  - {slot: signer, answer: Nguyễn Văn B}\n"
        "  - slot: signer\n    decision: reject\n",
        encoding="utf-8",
    )
    with pytest.raises(InvalidDataError, match="hai lần khác nhau") as caught:
        api.roll_over(plan(), 2025, decisions=form)
    (problem,) = caught.value.problems
    assert (problem.location.file, problem.location.line, problem.location.path) == (str(form), 6, "$.slots[1]")


def test_a_document_that_still_waits_is_rolled_over_and_told_so(plan_of_cua_lo):
    first = api.roll_over(plan_of_cua_lo, 2025).document
    second = api.roll_over(first, 2026)
    assert "4 chỗ chờ điền" in next(notice.message for notice in second.notices if notice.code == "open-slot")
    assert {entry.slot for entry in second.ledger.entries if entry.is_open and entry.slot} >= {"issuer", "upstream-act"}
    assert second.document.issuer == first.issuer


def test_an_issuer_that_became_another_body_waits_for_a_person_with_its_code():
    issuer = {"name": "Sở Lao động-TB&XH", "code": "SLĐTBXH", "place": "Nghệ An", "parent_agency": "UBND tỉnh Nghệ An"}
    rolled = api.roll_over(plan(issuer=issuer), 2026)
    assert "«Sở Lao động-TB&XH» đã thay đổi" in rolled.ledger.level_change[0]
    name, code = entry_at(rolled, "$.issuer.name"), entry_at(rolled, "$.issuer.code")
    assert (name.slot, name.suggestion) == ("issuer", "Sở Nội vụ")
    assert (code.before, code.after, code.is_open) == ("SLĐTBXH", "SNV", True)
    assert rolled.document.full_symbol == "KH-SNV"


def test_an_issuer_broken_into_lines_loses_them_with_its_office(plan_of_cua_lo):
    data = plan_of_cua_lo.model_dump(mode="json")
    data["issuer"]["lines"] = ["Ủy ban nhân dân", "thị xã Cửa Lò"]
    rolled = api.roll_over(data, 2026)
    assert rolled.document.issuer.lines == ()
    assert rolled.document.issuer.name.startswith("[CẦN ĐIỀN issuer")


def test_what_waits_since_last_time_waits_for_the_new_year(plan_of_cua_lo):
    first = api.roll_over(plan_of_cua_lo, 2025).document
    second = api.roll_over(first, 2026)
    opening = " ".join(second.document.opening)
    assert "văn bản năm 2026, thay «Kế hoạch số 277/LĐTBXH-BĐG ngày 11/4/2024" in opening
    assert "văn bản năm 2025" not in opening
    waiting = [entry for entry in second.ledger.entries if entry.rule == "still-open" and entry.is_change]
    assert [(entry.slot, entry.is_open, entry.leaves_a_slot) for entry in waiting] == [("upstream-act", True, True)]


def test_the_symbol_of_a_drafting_unit_is_asked_about_while_the_issuer_waits(plan_of_cua_lo):
    first = api.roll_over(plan_of_cua_lo, 2025).document
    data = first.model_dump(mode="json")
    data["file_copy"]["units"] = ["LĐTBXH"]
    entry = entry_at(api.roll_over(data, 2026), "$.file_copy.units[0]")
    assert (entry.before, entry.after, entry.is_open) == ("LĐTBXH", "LĐTBXH", True)


def test_the_theme_of_a_year_is_asked_for_in_plain_words():
    section = {"part": "tasks", "title": "Nhiệm vụ", "items": [{"text": "Tháng hành động có chủ đề “Vì an toàn”."}]}
    rolled = api.roll_over(plan(sections=[section]), 2031)
    assert "chủ đề năm 2031, thay «“Vì an toàn”»" in rolled.document.sections[0].items[0].text


def test_a_body_that_leads_and_supports_one_task_after_its_renaming_is_told():
    task = {"text": "Tổ chức tập huấn.", "lead": "Sở LĐTBXH", "supporting": ["Sở Nội vụ", "Sở Tài chính"]}
    rolled = api.roll_over(plan(sections=[{"part": "tasks", "title": "Nhiệm vụ", "items": [task]}]), 2026)
    (notice,) = [notice for notice in rolled.notices if notice.code == "works-with-itself"]
    assert "«Sở Nội vụ» vừa chủ trì vừa phối hợp" in notice.message
    assert notice.location.path == "$.sections[0].items[0].supporting[0]"


def test_a_short_name_is_followed_through_the_whole_document():
    made = "Giao Sở Lao động - Thương binh và Xã hội (sau đây viết tắt là SLĐ) chủ trì."
    tasks = {
        "part": "tasks",
        "title": "Nhiệm vụ",
        "items": [{"id": "a", "text": "SLĐ tập huấn năm 2024.", "lead": "SLĐ"}],
    }
    table = {"columns": [{"header": "Việc"}, {"header": "Đơn vị"}], "rows": [{"cells": ["Tập huấn", "SLĐ"]}]}
    appendix = {"title": "Biểu", "items": [{"text": "Biểu của SLĐ.", "table": table}]}
    old = plan(opening=[made], sections=[tasks], appendices=[appendix], recipients=["SLĐ", "Sở Y tế"])
    rolled = api.roll_over(old, 2026)
    asked = {entry.path for entry in rolled.ledger.entries if entry.before == "SLĐ" and entry.suggestion == "SNV"}
    assert asked == {
        "$.opening[0]",
        "$.sections[0].items[0].text",
        "$.sections[0].items[0].lead",
        "$.appendices[0].items[0].text",
        "$.appendices[0].items[0].table.rows[0].cells[1].text",
        "$.recipients[0].name",
    }


def test_an_office_of_a_city_that_the_register_lacks_is_asked_about():
    issuer = {"name": "Ủy ban nhân dân thành phố Xuân Quang", "code": "UBND", "place": "Xuân Quang"}
    rolled = api.roll_over(plan(issuer=issuer), 2026)
    entry = entry_at(rolled, "$.issuer.name")
    assert (entry.before, entry.after, entry.rule, entry.needs_person) == (
        issuer["name"],
        issuer["name"],
        "issuer-level-unknown",
        True,
    )
    assert rolled.document.issuer == plan(issuer=issuer).issuer
    assert "cấp tỉnh hay cấp huyện" in rolled.ledger.level_change[0]
    within = api.roll_over(plan(issuer=issuer), 2025)
    assert "cấp tỉnh hay cấp huyện" in within.ledger.level_change[0]
    assert entry_at(within, "$.issuer.name").rule == "issuer-ends-within-the-year"


def test_a_district_that_ends_within_the_year_is_told_first_with_the_deadlines_after():
    issuer = {"name": "Ủy ban nhân dân huyện Thanh Sơn", "code": "UBND", "place": "Thanh Sơn"}
    say = [{"part": "tasks", "title": "Nhiệm vụ", "items": [{"text": "Báo cáo trước ngày 05/12/2024."}]}]
    rolled = api.roll_over(plan(issuer=issuer, sections=say), 2025)
    first, deadlines = rolled.ledger.level_change
    assert "thay đổi ngay trong năm 2025, từ ngày 01/7/2025" in first
    assert "«trước ngày 05/12/2025»" in deadlines
    assert rolled.document.issuer == plan(issuer=issuer).issuer


def objectives(*targets):
    return [{"part": "objectives", "title": "Chỉ tiêu", "items": list(targets)}]


def test_the_target_of_the_year_comes_from_the_series_of_its_own_words():
    target = {"text": "Tỷ lệ nữ: năm 2024: 50%; năm 2025: 55%.", "value": "50%"}
    rolled = api.roll_over(plan(sections=objectives(target)), 2025)
    entry = entry_at(rolled, "$.sections[0].items[0].value")
    assert (entry.before, entry.after, entry.rule) == ("50%", "55%", "target-of-series")
    assert rolled.document.sections[0].items[0].text == target["text"]
    later = entry_at(api.roll_over(plan(sections=objectives(target)), 2026), "$.sections[0].items[0].value")
    assert (later.after, later.needs_person) == ("50%", True)


def test_the_indicators_propose_the_target_of_the_year_and_never_set_it():
    target = {"indicator": "Tỷ lệ lao động nữ làm công hưởng lương", "value": "48%"}
    entry = entry_at(api.roll_over(plan(sections=objectives(target)), 2025), "$.sections[0].items[0].value")
    assert (entry.after, entry.suggestion, entry.needs_person) == ("48%", "50%", True)
    assert "Chỉ tiêu 2.1" in entry.reason
    later = entry_at(api.roll_over(plan(sections=objectives(target)), 2027), "$.sections[0].items[0].value")
    assert (later.suggestion, "khoảng 60% năm 2030" in later.reason) == (None, True)


def test_the_whole_stays_the_whole_without_a_question():
    target = {"indicator": "Tỷ lệ đơn vị có kế hoạch", "value": "100%"}
    entry = entry_at(api.roll_over(plan(sections=objectives(target)), 2025), "$.sections[0].items[0].value")
    assert (entry.after, entry.rule, entry.needs_person) == ("100%", "whole", False)


def test_an_answer_for_the_sentence_alone_is_told_beside_its_deadline():
    task = {"text": "Tổng kết trước ngày 28/02/2024.", "deadline": "trước ngày 28/02/2024"}
    sections = [{"part": "tasks", "title": "Nhiệm vụ", "items": [task]}]
    first = entry_at(api.roll_over(plan(sections=sections), 2027), "$.sections[0].items[0].text")
    line = f"{{id: {first.id}, answer: trước ngày 14/3/2027}}"
    form = f"rollover: 1\nfrom_year: 2024\nto_year: 2027\nentries:\n  - {line}\n"
    rolled = api.roll_over(plan(sections=sections), 2027, decisions=form.encode())
    told = {notice.code: notice for notice in rolled.notices if notice.code == "twins-apart"}
    assert "«trước ngày 14/3/2027»" in told["twins-apart"].message
    assert told["twins-apart"].location.path == "$.sections[0].items[0].deadline"


def test_days_off_are_told_of_the_answer_not_of_what_was_proposed():
    sections = [{"part": "tasks", "title": "Nhiệm vụ", "items": [{"text": "Tổng kết trước ngày 28/02/2024."}]}]
    first = entry_at(api.roll_over(plan(sections=sections), 2027), "$.sections[0].items[0].text")
    for answer, day in (("trước ngày 14/3/2027", "Ngày 14/3/2027 là Chủ Nhật."), ("trước ngày 15/3/2027", None)):
        line = f"{{id: {first.id}, answer: {answer}}}"
        form = f"rollover: 1\nfrom_year: 2024\nto_year: 2027\nentries:\n  - {line}\n"
        rolled = api.roll_over(plan(sections=sections), 2027, decisions=form.encode())
        told = [notice.message for notice in rolled.notices if "/2027 là" in notice.message]
        assert told == ([day] if day else [])
