from __future__ import annotations

import difflib
import re

import pytest
from hypothesis import HealthCheck, given, reject, settings
from hypothesis import strategies as st
from minimal_plan import PLAN, REAL_FILES, TEXT, with_changes
from plan_strategies import PLANS

from docgen.errors import InvalidDataError, UnreadableInputError
from docgen.loading import dump_document, load_document, updating
from docgen.loading.yaml_reader import parse_yaml

STARTER = REAL_FILES[1].read_text(encoding="utf-8")
START = load_document(STARTER.encode())


def updated(text: str, document) -> str:
    made = dump_document(document, original=text)
    assert load_document(made.encode(), format="yaml") == document
    return made


def changes(old: str, new: str) -> str:
    """The lines taken out and put in."""
    lines = difflib.unified_diff(old.splitlines(), new.splitlines(), n=0, lineterm="")
    return "\n".join(line for line in lines if not line.startswith(("---", "+++", "@@")))


def comments(text: str) -> list[str]:
    return re.findall(r"(?:^|\s)#[^\n]*", text)


def with_section(document, index: int, **fields):
    sections = list(document.sections)
    sections[index] = with_changes(sections[index], **fields)
    return with_changes(document, sections=tuple(sections))


def test_an_unchanged_document_gives_the_same_text_to_the_letter():
    for path in REAL_FILES:
        text = path.read_text(encoding="utf-8")
        assert dump_document(load_document(text.encode()), original=text) == text


EDITS = {
    "numbers_and_dates": lambda: with_changes(START, year=2027, number="15", issued_on="05/3/2027"),
    "short_and_long_words": lambda: with_changes(
        START, subject="Khác: thử", opening="Một đoạn ngắn.", closing="Rất dài " * 30
    ),
    "an_item_in_front": lambda: with_changes(START, recipients=("Sở Tư pháp", *START.recipients)),
    "an_item_out_of_the_middle": lambda: with_changes(START, recipients=(START.recipients[0], START.recipients[2])),
    "keys_taken_out": lambda: with_changes(START, closing=(), file_copy={}, recipients=()),
    "keys_put_in": lambda: with_changes(
        START, marks={"urgency": "KHẨN"}, addressees=["Bộ Nội vụ"], drafter={"symbol": "PL", "copies": 3}
    ),
    "a_section_out_and_tasks_turned": lambda: with_changes(
        START,
        sections=(
            START.sections[0],
            with_changes(START.sections[2], items=START.sections[2].items[::-1]),
            *START.sections[3:],
        ),
    ),
    "a_task_deep_down": lambda: with_section(
        START,
        2,
        items=(
            with_changes(
                START.sections[2].items[0],
                items=(
                    with_changes(
                        START.sections[2].items[0].items[0],
                        lead="Phòng Tư pháp",
                        deadline=None,
                        supporting=(),
                        note="Mới",
                    ),
                ),
            ),
            START.sections[2].items[1],
        ),
    ),
    "lists_in_brackets": lambda: with_changes(
        START, signature={"authority": ["TM. ỦY BAN NHÂN DÂN"], "position": "CHỦ TỊCH", "full_name": "Trần Thị B"}
    ),
}


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_changes_only_its_own_lines(name, file_regression):
    made = updated(STARTER, EDITS[name]())
    file_regression.check(changes(STARTER, made) + "\n", extension=".diff", encoding="utf-8")


def test_comments_survive_an_edit_of_every_value():
    made = updated(
        STARTER,
        with_changes(START, year=2030, number="1", issued_on="01/02/2030", subject="Một", opening="Hai", closing="Ba"),
    )
    assert comments(made) == comments(STARTER)


def test_a_comment_keeps_its_column():
    text = TEXT.replace("year: 2026\n", "year: 2026      # năm\n")
    assert "year: 2031      # năm\n" in updated(text, with_changes(PLAN, year=2031))


def test_a_comment_above_an_item_moves_with_it():
    text = TEXT.replace("signature:", "recipients:\n  # trước\n  - A\n  # sau\n  - B\nsignature:")
    made = updated(text, with_changes(PLAN, recipients=["B", "A"]))
    assert "recipients:\n  # sau\n  - B\n  # trước\n  - A\n" in made


def test_quotes_of_what_did_not_change_stay():
    text = TEXT.replace("code: UBND", 'code: "UBND"').replace("place: Cửa Lò", "place: 'Cửa Lò'")
    made = updated(text, with_changes(PLAN, year=2027))
    assert changes(text, made) == "-year: 2026\n+year: 2027"


def test_a_group_in_brackets_stays_in_brackets():
    block = "\n  name: Ủy ban nhân dân phường Cửa Lò\n  code: UBND\n  place: Cửa Lò\n"
    flow = " {name: Ủy ban nhân dân phường Cửa Lò, code: UBND, place: Cửa Lò}  # cơ quan\n"
    text = TEXT.replace(f"issuer:{block}", f"issuer:{flow}")
    made = updated(text, with_changes(PLAN, issuer={**PLAN.issuer.model_dump(), "place": "Phường Vinh"}))
    assert (
        changes(text, made).splitlines()[1]
        == f"+issuer:{flow}".replace("place: Cửa Lò}  #", "place: Phường Vinh} #").rstrip()
    )


def test_windows_line_ends_and_the_byte_order_mark_stay():
    text = "\ufeff" + STARTER.replace("\n", "\r\n")
    made = dump_document(with_changes(START, year=2027, closing="x"), original=text)
    assert made.startswith("\ufeff")
    assert made.count("\n") == made.count("\r\n")
    assert load_document(made.encode()).year == 2027


def test_a_file_without_an_end_of_line_is_edited_too():
    made = updated(TEXT.rstrip("\n"), with_changes(PLAN, recipients=["A"], appendices=[{"items": [{"text": "x"}]}]))
    assert "recipients: [A]" in made


def test_a_value_used_twice_by_reference_is_changed_in_one_place_only():
    text = TEXT.replace("name: Ủy ban nhân dân phường Cửa Lò", "name: &ten Ủy ban nhân dân phường Cửa Lò").replace(
        "        lead: Phòng Văn hóa - Xã hội", "        lead: *ten"
    )
    before = load_document(text.encode())
    for change in (
        with_section(before, 0, items=(with_changes(before.sections[0].items[0], lead="Công an phường"),)),
        with_changes(before, issuer={**before.issuer.model_dump(), "name": "Ủy ban nhân dân xã B"}),
    ):
        updated(text, change)


def test_what_no_cut_can_make_is_written_anew_below_the_notes_at_the_head():
    flow = (
        "{document: plan, year: 2026, issuer: {name: A, code: B, place: C}, subject: S, "
        "sections: [{title: T, paragraphs: p}], signature: {position: P, full_name: N}}\n"
    )
    text = f"# Ghi chú đầu tệp\n\n{flow}"
    document = load_document(text.encode(), format="yaml")
    made = updated(text, with_changes(document, year=2027))
    assert made.startswith("# Ghi chú đầu tệp\n\ndocument: plan\nyear: 2027\n")


def test_a_wrong_cut_is_noticed_and_mended(monkeypatch):
    monkeypatch.setattr(updating, "_patched", lambda *_args: "document: plan\n")
    made = updated(STARTER, with_changes(START, year=2027))
    assert made == comment_head(STARTER) + dump_document(with_changes(START, year=2027))


def comment_head(text: str) -> str:
    return text[: text.index("document:")]


def test_an_original_that_is_not_valid_is_refused():
    with pytest.raises(InvalidDataError):
        dump_document(PLAN, original="document: plan\n")
    with pytest.raises(UnreadableInputError):
        dump_document(PLAN, original="a: b: c")


def plan_of(data):
    try:
        return load_document(data)
    except InvalidDataError:
        reject()


@settings(max_examples=50, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much], deadline=None)
@given(PLANS, PLANS)
def test_any_document_can_be_made_from_any_other(one, other):
    updated(dump_document(plan_of(one)), plan_of(other))


@settings(max_examples=50, deadline=None)
@given(st.data())
def test_any_edit_of_a_commented_file_gives_the_edited_document(data):
    """Words, order, presence: what a rollover or a form may do to a file that a person commented."""
    sections = list(START.sections)
    tasks = sections[2]
    items = data.draw(
        st.lists(
            st.sampled_from([*tasks.items, {"text": "Việc mới"}, {"id": "moi", "title": "Mục mới"}]),
            max_size=4,
            unique_by=id,
        )
    )
    sections[2] = with_changes(tasks, items=tuple(items))
    drop = data.draw(st.sets(st.integers(0, 3), max_size=3))
    kept = [section for index, section in enumerate(sections) if index not in drop] or sections
    fields = data.draw(
        st.fixed_dictionaries(
            {},
            optional={
                "year": st.integers(2000, 2100),
                "number": st.none() | st.just("7"),
                "opening": st.lists(st.sampled_from(["a", "một hai " * 20, "x: y"]), max_size=2),
                "closing": st.lists(st.sampled_from(["a", "dòng\nhai"]), max_size=2),
                "recipients": st.lists(st.sampled_from(["Sở Nội vụ", "A", "Các tổ dân phố"]), max_size=3),
                "marks": st.just({"urgency": "KHẨN"}),
                "file_copy": st.sampled_from([{}, {"units": ["A"]}, {"units": ["VHXH", "B"], "copies": 2}]),
            },
        )
    )
    updated(STARTER, with_changes(START, sections=tuple(kept), **fields))


def test_the_editor_itself_makes_the_edits_and_not_its_last_resort(monkeypatch):
    monkeypatch.setattr(updating, "write_yaml", lambda _data: pytest.fail("written anew"))
    for edit in EDITS.values():
        updated(STARTER, edit())


def test_places_in_the_text_are_found_by_the_reader_s_own_marks():
    root = parse_yaml(STARTER, "").root
    lines = STARTER.splitlines()
    for entry in root.entries:
        assert lines[entry.spot.line - 1].startswith(f"{entry.key}:")
