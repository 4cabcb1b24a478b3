"""What an office decides about its checks: which rules, what it accepts with a reason, what it has known for long."""

from __future__ import annotations

import pytest
from checking_rules import crash_look, pack_with, rule, words_look
from wordfiles import word_file

from docgen.checking import Acceptance, CheckSettings, check, format_baseline, read_baseline, read_settings
from docgen.errors import InputError, UnreadableInputError

FILE = word_file("một hai ba", "hai ba", "ba")
PACK = pack_with(
    rule("ND30-101", words_look("một")), rule("ND30-102", words_look("hai")), rule("ND30-C01", words_look("ba"))
)


def codes(**options):
    return [finding.code for finding in check(FILE, pack=PACK, name="thu/a.docx", **options).findings]


@pytest.mark.parametrize(
    ("select", "ignore", "chosen"),
    [
        ((), (), {"ND30-101", "ND30-102", "ND30-C01"}),
        (("ND30-1",), (), {"ND30-101", "ND30-102"}),
        (("1",), (), {"ND30-101", "ND30-102"}),
        (("c",), (), {"ND30-C01"}),
        (("1", "C"), ("101",), {"ND30-102", "ND30-C01"}),
        ((), ("ND30",), set()),
    ],
)
def test_prefixes_choose_rules(select, ignore, chosen):
    assert set(codes(select=select, ignore=ignore)) == chosen


def test_a_prefix_that_fits_no_rule_proposes_the_nearest():
    with pytest.raises(InputError, match="ND30-103") as caught:
        codes(select=["ND30-103"])
    assert "ND30-10" in caught.value.hint


def test_the_settings_choose_rules_too_and_the_caller_goes_first():
    settings = CheckSettings(select=("1",), ignore=("101",))
    assert set(codes(settings=settings)) == {"ND30-102"}
    assert set(codes(settings=settings, select=["C"])) == {"ND30-C01"}


@pytest.mark.parametrize(
    ("acceptance", "left"),
    [
        (Acceptance("ND30-102", "lý do"), 4),
        (Acceptance("102", "lý do", place="đoạn 2"), 5),
        (Acceptance("102", "lý do", text="HAI"), 4),
        (Acceptance("102", "lý do", file="a.docx"), 4),
        (Acceptance("102", "lý do", file="thu/*.docx"), 4),
        (Acceptance("102", "lý do", file="b.docx"), 6),
        (Acceptance("C", "lý do"), 3),
    ],
)
def test_an_accepted_finding_does_not_count_but_is_told_with_its_reason(acceptance, left):
    settings = CheckSettings(accept=(acceptance,))
    (report,) = check(FILE, pack=PACK, name="thu/a.docx", settings=settings).files
    assert len(report.findings) == left
    assert len(report.suppressed) == 6 - left
    assert {item.reason for item in report.suppressed} <= {"lý do"}


def test_an_acceptance_for_this_file_that_fits_nothing_is_told():
    settings = CheckSettings(accept=(Acceptance("T", "cũ", file="a.docx"),))
    (report,) = check(FILE, pack=PACK, name="thu/a.docx", settings=settings).files
    assert "không còn khớp" in report.notes[0]


def test_a_crash_cannot_be_accepted():
    pack = pack_with(rule("ND30-101", crash_look))
    settings = CheckSettings(accept=(Acceptance("101", "không sao"),))
    assert [finding.code for finding in check(FILE, pack=pack, settings=settings).findings] == ["ND30-101"]


def test_a_baseline_keeps_what_was_known_apart_from_what_is_new(tmp_path):
    path = tmp_path / "baseline.json"
    path.write_text(format_baseline(check(FILE, pack=PACK)), encoding="utf-8")
    settings = CheckSettings(baseline=read_baseline(path))
    later = word_file("mới", "một hai ba", "hai ba", "ba", "một")
    (report,) = check(later, pack=PACK, settings=settings).files
    assert [(finding.code, finding.location.place) for finding in report.findings] == [("ND30-101", "đoạn 5")]
    assert len(report.known) == 6
    again = format_baseline(check(FILE, pack=PACK, settings=settings))
    assert again == path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "content", ["", "[]", "{}", '{"version": 2, "known": {}}', '{"version": 1, "known": {"x": 1}}']
)
def test_a_file_that_is_no_baseline_is_refused(tmp_path, content):
    path = tmp_path / "baseline.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(UnreadableInputError):
        read_baseline(path)


def test_settings_are_read_from_their_file(tmp_path):
    (tmp_path / "known.json").write_text(format_baseline(check(FILE, pack=PACK)), encoding="utf-8")
    path = tmp_path / ".docgen.toml"
    path.write_text(
        '[check]\nselect = ["1"]\nignore = ["102"]\nbaseline = "known.json"\n'
        '[[check.accept]]\ncode = "nd30-101"\nreason = "theo Quyết định số 12/QĐ-UBND"\nfile = "giay-moi-*.docx"\n',
        encoding="utf-8",
    )
    settings = read_settings(path)
    assert settings.select == ("1",)
    assert settings.ignore == ("102",)
    assert len(settings.baseline) == 6
    assert settings.accept == (Acceptance("ND30-101", "theo Quyết định số 12/QĐ-UBND", file="giay-moi-*.docx"),)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("[check", "TOML"),
        ("check = 1", "check"),
        ("[check]\nselekt = []", "select"),
        ("[check]\nselect = 'x'", "danh sách"),
        ("[check]\naccept = {}", "danh sách"),
        ("[[check.accept]]\ncode = '101'", "lý do"),
        ("[[check.accept]]\nreason = 'x'", "mã"),
        ("[[check.accept]]\ncode = 1\nreason = 'x'", "chữ"),
        ("[check]\nbaseline = 1", "tệp"),
        ("\xff", "UTF-8"),
    ],
)
def test_a_mistake_in_the_settings_is_told_with_its_key(tmp_path, content, told):
    path = tmp_path / ".docgen.toml"
    path.write_bytes(content.encode("latin-1" if content == "\xff" else "utf-8"))
    with pytest.raises(InputError) as caught:
        read_settings(path)
    assert told in f"{caught.value.message} {caught.value.hint}"
    assert caught.value.location.file == str(path)
