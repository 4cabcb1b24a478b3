"""Reports for people, for programs and for review services."""

from __future__ import annotations

import json

import jsonschema
import pytest
from checking_rules import crash_look, pack_with, rule, skip_look, words_look
from wordfiles import word_file

from docgen.checking import Acceptance, CheckSettings, NamedSource, check, check_files, fix, rules_of
from docgen.checking.formatting import format_journal, format_text
from docgen.checking.json_report import SCHEMA_PATH, format_json, report_to_dict
from docgen.checking.sarif_report import report_to_sarif
from docgen.contracts import Breach, Skip
from docgen.diagnostics import Anchor
from docgen.ooxml.edits import TextEdit

PACK = pack_with(
    rule("ND30-001", words_look("một"), title="Có chữ một", force="MẪU"),
    rule("ND30-101", words_look("hai", edits=(TextEdit(0, 0, 3, ""),)), box="1", fix="safe"),
    rule("ND30-201", skip_look("văn bản không có tên cơ quan"), title="Tên cơ quan viết tắt", box="2"),
    rule("ND30-301", crash_look, box="3"),
    rule("ND30-C01", words_look("ba")),
)
SETTINGS = CheckSettings(accept=(Acceptance("C01", "theo thông lệ của cơ quan", place="đoạn 3"),))
FILE = word_file("một hai ba", "hai ba", "ba")


@pytest.fixture
def report():
    sources = (("kế hoạch.docx", FILE), ("hỏng.docx", b"x"), ("sạch.docx", word_file("tốt")))
    return check_files([NamedSource(*source) for source in sources], pack=PACK, settings=SETTINGS)


# What SARIF 2.1.0 (OASIS, §3.13 to §3.58) requires of the properties written here.
TEXT = {"type": "object", "required": ["text"], "properties": {"text": {"type": "string", "minLength": 1}}}
LEVEL = {"enum": ["none", "note", "warning", "error"]}
PHYSICAL = {
    "type": "object",
    "required": ["artifactLocation"],
    "properties": {
        "artifactLocation": {
            "type": "object",
            "required": ["uri"],
            "properties": {"uri": {"type": "string", "pattern": r"^[A-Za-z0-9._~:/%-]+$"}},
        }
    },
}
RESULT = {
    "type": "object",
    "required": ["ruleId", "ruleIndex", "level", "message", "locations", "partialFingerprints"],
    "properties": {
        "ruleIndex": {"type": "integer", "minimum": 0},
        "level": LEVEL,
        "message": TEXT,
        "locations": {
            "type": "array",
            "minItems": 1,
            "items": {"required": ["physicalLocation"], "properties": {"physicalLocation": PHYSICAL}},
        },
        "partialFingerprints": {"type": "object", "additionalProperties": {"type": "string"}},
        "suppressions": {
            "type": "array",
            "items": {"required": ["kind"], "properties": {"kind": {"enum": ["inSource", "external"]}}},
        },
        "baselineState": {"enum": ["new", "unchanged", "updated", "absent"]},
    },
}
SARIF = {
    "type": "object",
    "required": ["$schema", "version", "runs"],
    "properties": {
        "version": {"const": "2.1.0"},
        "runs": {
            "type": "array",
            "minItems": 1,
            "items": {
                "required": ["tool", "results"],
                "properties": {
                    "tool": {
                        "required": ["driver"],
                        "properties": {
                            "driver": {
                                "required": ["name", "rules"],
                                "properties": {
                                    "rules": {
                                        "type": "array",
                                        "items": {
                                            "required": ["id", "shortDescription"],
                                            "properties": {
                                                "shortDescription": TEXT,
                                                "fullDescription": TEXT,
                                                "help": TEXT,
                                                "defaultConfiguration": {"properties": {"level": LEVEL}},
                                            },
                                        },
                                    }
                                },
                            }
                        },
                    },
                    "invocations": {"type": "array", "items": {"required": ["executionSuccessful"]}},
                    "results": {"type": "array", "items": RESULT},
                },
            },
        },
    },
}


def test_the_text_report_is_what_a_clerk_reads(file_regression, report):
    file_regression.check(format_text(report), extension=".txt", encoding="utf-8")


def test_colour_adds_nothing_but_terminal_marks(report):
    import re

    colored = format_text(report, color=True)
    assert "\x1b[31m" in colored
    assert re.sub(r"\x1b\[\d+m", "", colored) == format_text(report)


def test_words_of_a_stranger_cannot_command_the_terminal():
    report = check(word_file("một"), pack=PACK, name="a\x1b]0;x\x07\nb.docx")
    assert "\x1b" not in format_text(report)
    assert "\x07" not in format_text(report)


def test_the_json_report_follows_its_schema(report):
    schema = json.loads(SCHEMA_PATH.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(json.loads(format_json(report)), schema)


def test_the_json_report_keeps_the_promised_names(report):
    data = report_to_dict(report)
    assert data["version"] == 1
    first = data["files"][0]
    assert {"file", "scope", "findings", "skipped", "summary"} <= set(first)
    promised = {"code", "severity", "clause", "box", "place", "text", "measured", "required", "message", "fix"}
    assert all(promised <= set(finding) for finding in first["findings"])
    assert first["skipped"] == [
        {"code": "ND30-201", "title": "Tên cơ quan viết tắt", "reason": "văn bản không có tên cơ quan"}
    ]


@pytest.mark.parametrize("field", ["version", "files"])
def test_the_schema_refuses_a_report_without_its_promised_fields(field, report):
    schema = json.loads(SCHEMA_PATH.read_text(encoding="utf-8"))
    data = {key: value for key, value in report_to_dict(report).items() if key != field}
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(data, schema)


def test_the_sarif_report_has_what_the_standard_requires(report):
    log = report_to_sarif(report, rules_of(PACK), PACK.decree, version="1.0")
    jsonschema.validate(log, SARIF)
    (run,) = log["runs"]
    ids = [item["id"] for item in run["tool"]["driver"]["rules"]]
    assert all(ids[result["ruleIndex"]] == result["ruleId"] for result in run["results"])


def test_a_crash_and_an_unreadable_file_are_told_about_the_tool_and_not_as_results(report):
    (run,) = report_to_sarif(report, rules_of(PACK), PACK.decree)["runs"]
    assert "ND30-301" not in {result["ruleId"] for result in run["results"]}
    invocation = run["invocations"][0]
    assert invocation["executionSuccessful"] is False
    levels = [told["level"] for told in invocation["toolExecutionNotifications"]]
    assert levels.count("error") == 3


def test_a_file_outside_the_scope_is_told_to_review_services_too():
    report = check_files([NamedSource("trống.docx", word_file(""))], pack=PACK)
    (run,) = report_to_sarif(report, rules_of(PACK), PACK.decree)["runs"]
    assert run["results"] == []
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] is True
    (told,) = invocation["toolExecutionNotifications"]
    assert (told["level"], told["properties"]) == ("warning", {"scope": "empty"})
    assert told["message"]["text"] == report.files[0].scope.reason
    assert told["locations"] == [
        {"physicalLocation": {"artifactLocation": {"uri": "tr%E1%BB%91ng.docx"}}},
    ]


def test_a_document_of_doubtful_scope_is_told_with_the_doubt():
    (run,) = report_to_sarif(check(word_file("tốt"), pack=PACK), rules_of(PACK), PACK.decree)["runs"]
    notes = [told for told in run["invocations"][0]["toolExecutionNotifications"] if told["level"] == "note"]
    assert [told["properties"] for told in notes] == [{"scope": "unknown"}]


def test_an_accepted_finding_is_a_suppressed_result_with_its_justification(report):
    (run,) = report_to_sarif(report, rules_of(PACK), PACK.decree)["runs"]
    suppressed = [result for result in run["results"] if "suppressions" in result]
    assert [item["suppressions"][0]["justification"] for item in suppressed] == ["theo thông lệ của cơ quan"]


def test_rules_that_could_not_look_for_one_reason_are_told_on_one_line():
    pack = pack_with(
        rule("ND30-601", skip_look("văn bản không có phần căn cứ"), title="Căn cứ không in nghiêng"),
        rule("ND30-701", skip_look("không thấy người ký"), title="Ký hiệu quyền hạn sai"),
        rule("ND30-603", skip_look("văn bản không có phần căn cứ"), title="Dấu cuối căn cứ sai"),
    )
    lines = format_text(check(FILE, pack=pack)).splitlines()

    assert lines[lines.index("Không kiểm được") + 1 :] == [
        "  ND30-601, ND30-603: văn bản không có phần căn cứ",
        "  ND30-701 Ký hiệu quyền hạn sai: không thấy người ký",
    ]


def test_a_batch_tells_each_reason_once_with_the_number_of_its_files():
    def two_reasons(x):
        yield Skip("văn bản ngắn" if len(x.paragraphs) == 1 else "văn bản dài")

    pack = pack_with(
        rule("ND30-601", skip_look("văn bản không có phần căn cứ")),
        rule("ND30-602", two_reasons),
        rule("ND30-603", skip_look("văn bản không có phần căn cứ")),
    )
    sources = [NamedSource(f"{number}.docx", word_file(*["chữ"] * min(number, 2))) for number in range(1, 6)]
    lines = format_text(check_files(sources, pack=pack)).splitlines()

    start = lines.index("Không kiểm được")
    assert lines.count("Không kiểm được") == 1
    assert lines[start + 1 : lines.index("Tổng hợp")] == [
        "  ND30-601, ND30-603: văn bản không có phần căn cứ (5 tệp)",
        "  ND30-602: văn bản dài (4 tệp)",
        "  ND30-602: văn bản ngắn (1 tệp)",
        "",
    ]


def test_the_sum_of_a_batch_tells_broken_files_from_those_outside_the_scope():
    sources = [
        NamedSource("hỏng.docx", b"x"),
        NamedSource("trống.docx", word_file("")),
        NamedSource("cụt.docx", b"PK\x03\x04"),
        NamedSource("sạch.docx", word_file("tốt")),
    ]
    report = check_files(sources, pack=pack_with(rule("ND30-101", words_look("sai"))))
    last = format_text(report).splitlines()[-1]
    assert last == "  4 tệp: 0 lỗi, 0 cảnh báo, 1 tệp không kiểm theo Nghị định, 2 tệp không đọc được"


def mended(*rules, words=("sai rồi", "còn sai", "hai")):
    pack = pack_with(*rules)
    file = word_file(*words)
    return check(file, pack=pack, name="a.docx"), fix(file, pack=pack, mode="direct")


def wrong(x):
    """Mends «sai» where a paragraph begins with it; elsewhere it is left."""
    for index, placed in enumerate(x.paragraphs):
        start = placed.paragraph.text.find("sai")
        if start >= 0:
            edits = (TextEdit(index, start, start + 3, "đúng"),) if start == 0 else ()
            anchor = Anchor(paragraph=index, start=start, end=start + 3)
            measured = "sai ở đầu" if edits else "sai ở giữa"
            yield Breach("Có chữ «sai».", measured, "đúng", anchor=anchor, edits=edits)


def test_the_journal_of_mending_is_part_of_the_json_report():
    data = report_to_dict(*mended(rule("ND30-T01", wrong, fix="safe")))
    jsonschema.validate(data, json.loads(SCHEMA_PATH.read_text(encoding="utf-8")))
    fixed, left = data["journal"]
    assert (fixed["code"], fixed["place"], fixed["before"], fixed["after"]) == (
        "ND30-T01",
        "đoạn 1",
        "sai ở đầu",
        "đúng",
    )
    assert (fixed["outcome"], left["outcome"], left["place"]) == ("fixed", "left", "đoạn 2")
    assert [finding["place"] for finding in data["remaining"]] == ["đoạn 2"]


def test_a_report_of_a_check_alone_has_no_journal(report):
    assert "journal" not in report_to_dict(report)


def test_the_schema_asks_a_reason_for_what_is_left():
    data = report_to_dict(*mended(rule("ND30-T01", wrong, fix="safe")))
    data["journal"][1]["reason"] = ""
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(data, json.loads(SCHEMA_PATH.read_text(encoding="utf-8")))


def test_the_journal_as_text_says_what_was_changed_and_what_is_left():
    _, fixed = mended(rule("ND30-T01", wrong, fix="safe"))
    assert format_journal(fixed.journal).splitlines() == [
        "Đã sửa 1 chỗ, để lại 1 chỗ cho người sửa.",
        "Đã sửa:",
        "  ND30-T01 đoạn 1: sai ở đầu → đúng",
        "Để lại:",
        "  ND30-T01 đoạn 2: Có chữ «sai». (cần người sửa)",
    ]


def test_the_same_change_in_many_places_is_one_line_of_the_journal():
    _, fixed = mended(rule("ND30-T01", wrong, fix="safe"), words=["sai rồi"] * 25)
    assert format_journal(fixed.journal).splitlines() == [
        "Đã sửa 25 chỗ, để lại 0 chỗ cho người sửa.",
        "Đã sửa:",
        "  ND30-T01 đoạn 1 và 24 chỗ nữa: sai ở đầu → đúng",
    ]
