"""The plan of Cửa Lò into 2025 and 2026: what a head of office reads, and complete plans once a person has decided."""

import datetime as dt
from pathlib import Path

import jsonschema
import pytest

import docgen
from docgen import api
from docgen.loading import shipped_register
from docgen.model import open_slots_of, walk_texts
from docgen.model.staleness import (
    find_dissolved_bodies,
    find_expired_programmes,
    find_left_over_years,
    find_past_deadlines,
    find_superseded_laws,
)

SAMPLE = Path(__file__).parents[2] / "samples" / "cua-lo-2024"
YEARS = [2025, 2026]


@pytest.fixture(scope="module", params=YEARS)
def rolled(request):
    return api.roll_over(SAMPLE / "plan.yaml", request.param)


@pytest.fixture(scope="module", params=YEARS)
def decided(request):
    year = request.param
    return api.roll_over(SAMPLE / "plan.yaml", year, decisions=SAMPLE / "rollover" / f"{year}.yaml")


def test_the_ledger_is_what_a_head_of_office_reads(rolled, file_regression):
    file_regression.check(api.format_ledger(rolled.ledger), encoding="utf-8", extension=".md")


def test_the_new_plan_waits_where_nobody_can_know(rolled, file_regression):
    file_regression.check(docgen.dump(rolled.document), encoding="utf-8", extension=".yaml")


def test_the_redline_shows_what_changed(rolled, file_regression):
    redline = api.redline(rolled.before, rolled.document)
    file_regression.check(api.brief(redline, rolled.ledger), encoding="utf-8", extension=".md")


def test_the_json_ledger_fits_its_schema(rolled):
    import json

    from docgen.lifecycle import ledger

    schema = json.loads(Path(ledger.__file__).with_name("ledger.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(json.loads(api.format_ledger(rolled.ledger, "json")), schema)


def test_render_refuses_the_plan_until_a_person_has_decided(rolled):
    with pytest.raises(docgen.DocgenError, match="chỗ chờ điền"):
        docgen.render(rolled.document)
    assert docgen.render(rolled.document, draft=True).bytes.startswith(b"PK")


def test_a_draft_reads_back_with_its_slots_and_fails_no_rule(rolled):
    draft = docgen.render(rolled.document, draft=True).bytes
    assert docgen.read_document(draft).document == rolled.document
    (report,) = docgen.check(draft).files
    assert docgen.Severity.FAIL not in {finding.severity for finding in report.findings}
    slots = {placed.slot.key for placed in open_slots_of(rolled.document)}
    assert {finding.measured for finding in report.findings if finding.code == "ND30-T18"} == slots


def test_what_is_gone_is_told_first(rolled):
    assert "thị xã Cửa Lò" in rolled.ledger.level_change[0]
    text = api.format_ledger(rolled.ledger)
    assert text.index("## Cơ quan ban hành không còn") < text.index("## Cần người quyết định") < text.index("## Đã đổi")


def test_no_cited_act_has_changed(rolled):
    kept = {"cited-act", "standing-reference", "law"}
    for entry in rolled.ledger.entries:
        if entry.kind in kept:
            assert entry.before == entry.after


def test_one_number_cited_for_two_acts_is_not_carried_over_silently(rolled):
    (notice,) = [notice for notice in rolled.notices if notice.code == "citation-conflict"]
    assert "55/KH-UBND" in notice.message
    assert notice.location.path == "$.sections[0].items[1].paragraphs[0]"


def test_decisions_make_a_complete_plan(decided, file_regression):
    assert open_slots_of(decided.document) == ()
    assert decided.ledger.counts.open_questions == 0
    file_regression.check(docgen.dump(decided.document), encoding="utf-8", extension=".yaml")


def test_a_complete_plan_renders_and_checks_clean(decided):
    (report,) = docgen.check(docgen.render(decided.document).bytes).files
    assert [str(finding) for finding in report.findings if finding.severity is not docgen.Severity.WARN] == []


def test_a_complete_plan_has_nothing_stale_in_it(decided):
    year, register = decided.ledger.to_year, shipped_register()
    day = dt.date(year, 4, 15)
    stale = [
        (path, one.text)
        for path, text in walk_texts(decided.document)
        for one in (
            *find_left_over_years(text, year, is_heading=path == "$.subject"),
            *find_expired_programmes(text, year, register),
            *find_superseded_laws(text, day, register),
            *find_dissolved_bodies(text, day, register),
            *find_past_deadlines(text, year, day),
        )
    ]
    assert stale == []


def test_the_decided_ledger_replays_itself(decided):
    form = api.format_ledger(decided.ledger, "yaml").encode()
    year = decided.ledger.to_year
    assert api.roll_over(SAMPLE / "plan.yaml", year, decisions=form) == decided


def test_two_steps_of_a_year_move_the_dates_like_one_of_two():
    once = api.roll_over(SAMPLE / "plan.yaml", 2026).document
    first = api.roll_over(SAMPLE / "plan.yaml", 2025, decisions=SAMPLE / "rollover" / "2025.yaml").document
    twice = api.roll_over(first, 2026).document
    assert once.year == twice.year
    assert once.subject == twice.subject
    assert [place.task.deadline for place in once.tasks()] == [place.task.deadline for place in twice.tasks()]


def test_last_years_word_file_gives_what_its_data_gives(rolled):
    from_word = api.roll_over(docgen.render(SAMPLE / "plan.yaml").bytes, rolled.ledger.to_year)
    assert from_word.document == rolled.document
    assert from_word.ledger == rolled.ledger


def test_the_text_as_received_is_rolled_over_too():
    rolled = api.roll_over(SAMPLE / "seed.txt", 2025)
    assert rolled.document.year == 2025
    assert {notice.code for notice in rolled.notices} >= {"import-guessed", "rollover"}
