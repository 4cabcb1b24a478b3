"""Safe fixes: what is mended, what is left with a reason, and that the source stays as it was."""

from __future__ import annotations

from checking_rules import pack_with, rule, words_look
from wordfiles import word_file

from docgen.checking import Acceptance, CheckSettings, fix
from docgen.contracts import Breach
from docgen.diagnostics import Anchor
from docgen.ooxml import read_facts
from docgen.ooxml.edits import TextEdit


def swap(old, new, **changes):
    """A rule that replaces a word by another."""

    def look(x):
        for index, placed in enumerate(x.paragraphs):
            start = placed.paragraph.text.find(old)
            if start >= 0:
                end = start + len(old)
                edits = (TextEdit(index, start, end, new),)
                yield Breach(
                    f"Có «{old}».", old, new, anchor=Anchor(paragraph=index, start=start, end=end), edits=edits
                )

    return rule(changes.pop("code", "ND30-T01"), look, fix=changes.pop("fix", "safe"), **changes)


def outcomes(fixed):
    return [(entry.code, entry.outcome, entry.reason) for entry in fixed.journal]


def test_a_safe_fix_is_made_on_a_copy_and_journaled():
    docx = word_file("một hai", "hai ba")
    kept = bytes(docx)
    fixed = fix(docx, pack=pack_with(swap("hai", "2")), mode="direct")
    assert read_facts(fixed.bytes).text() == "một 2\n2 ba"
    assert docx == kept
    assert [(e.before, e.after, e.place, e.outcome) for e in fixed.journal] == [
        ("hai", "2", "đoạn 1", "fixed"),
        ("hai", "2", "đoạn 2", "fixed"),
    ]
    assert fixed.remaining == ()


def test_tracked_fixes_read_as_accepted_and_can_be_seen():
    fixed = fix(word_file("một hai"), pack=pack_with(swap("hai", "2")))
    facts = read_facts(fixed.bytes)
    assert facts.text() == "một 2"
    assert {change.kind for change in facts.changes} == {"insertion", "deletion"}
    assert {change.author for change in facts.changes} == {"docgen"}


def test_an_unsafe_fix_and_a_finding_without_one_are_left_to_a_person():
    rules = [swap("hai", "2", fix="unsafe"), rule("ND30-T02", words_look("một"), fix="safe")]
    fixed = fix(word_file("một hai"), pack=pack_with(*rules))
    assert sorted(outcomes(fixed)) == [
        ("ND30-T01", "left", "cần người sửa"),
        ("ND30-T02", "left", "cần người sửa"),
    ]
    assert read_facts(fixed.bytes).text() == "một hai"


def test_what_the_office_accepted_is_not_mended():
    settings = CheckSettings(accept=(Acceptance("T01", "đúng ý"),))
    fixed = fix(word_file("một hai"), pack=pack_with(swap("hai", "2")), settings=settings)
    assert read_facts(fixed.bytes).text() == "một hai"
    assert outcomes(fixed) == [("ND30-T01", "left", "đã được chấp nhận trong cấu hình")]


def test_a_fix_that_would_make_a_new_fault_is_taken_back():
    pack = pack_with(swap("hai", "xấu"), swap("một", "1", code="ND30-T02"), rule("ND30-T03", words_look("xấu")))
    fixed = fix(word_file("hai", "một"), pack=pack, mode="direct")
    assert read_facts(fixed.bytes).text() == "hai\n1"
    assert outcomes(fixed) == [
        ("ND30-T01", "left", "sửa tự động sẽ gây lỗi khác; cần người sửa"),
        ("ND30-T02", "fixed", ""),
    ]
    assert fixed.new == ()


def test_two_rules_about_the_same_letters_mend_them_once():
    pack = pack_with(swap("hai ba", "23"), swap("ba", "3", code="ND30-T02"))
    fixed = fix(word_file("một hai ba"), pack=pack, mode="direct")
    assert read_facts(fixed.bytes).text() == "một 23"
    assert [entry.outcome for entry in fixed.journal] == ["fixed", "left"]
    assert "quy tắc khác" in fixed.journal[1].reason


def test_only_chosen_rules_are_mended():
    pack = pack_with(swap("hai", "2"), swap("một", "1", code="ND30-T02"))
    fixed = fix(word_file("một hai"), pack=pack, mode="direct", select=["T02"])
    assert read_facts(fixed.bytes).text() == "1 hai"


def test_of_rules_blamed_together_only_the_guilty_one_is_left():
    harmful = swap("một", "hai", code="ND30-T01")
    harmless = swap("ba", "3", code="ND30-T02")
    disturbed = rule("ND30-T03", words_look("hai"))
    fixed = fix(word_file("một ba"), pack=pack_with(harmful, harmless, disturbed), mode="direct")

    assert read_facts(fixed.bytes).text() == "một 3"
    assert outcomes(fixed) == [
        ("ND30-T01", "left", "sửa tự động sẽ gây lỗi khác; cần người sửa"),
        ("ND30-T02", "fixed", ""),
    ]
