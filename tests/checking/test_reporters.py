"""Reports for people, for programs and for review services."""

from __future__ import annotations

import json

import jsonschema
import pytest
from checking_rules import crash_look, pack_with, rule, skip_look, words_look
from wordfiles import word_file

from docgen.checking import Acceptance, CheckSettings, NamedSource, check, check_files, rules_of
from docgen.checking.formatting import format_text
from docgen.checking.json_report import SCHEMA_PATH, format_json, report_to_dict
from docgen.checking.sarif_report import report_to_sarif
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
REPORT = check_files(
    [NamedSource("kế hoạch.docx", FILE), NamedSource("hỏng.docx", b"x"), NamedSource("sạch.docx", word_file("tốt"))],
    pack=PACK,
    settings=SETTINGS,
)

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


def test_the_text_report_is_what_a_clerk_reads(file_regression):
    file_regression.check(format_text(REPORT), extension=".txt", encoding="utf-8")


def test_colour_adds_nothing_but_terminal_marks():
    import re

    colored = format_text(REPORT, color=True)
    assert "\x1b[31m" in colored
    assert re.sub(r"\x1b\[\d+m", "", colored) == format_text(REPORT)


def test_words_of_a_stranger_cannot_command_the_terminal():
    report = check(word_file("một"), pack=PACK, name="a\x1b]0;x\x07\nb.docx")
    assert "\x1b" not in format_text(report)
    assert "\x07" not in format_text(report)


def test_the_json_report_follows_its_schema():
    schema = json.loads(SCHEMA_PATH.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(json.loads(format_json(REPORT)), schema)


def test_the_json_report_keeps_the_promised_names():
    data = report_to_dict(REPORT)
    assert data["version"] == 1
    first = data["files"][0]
    assert {"file", "scope", "findings", "skipped", "summary"} <= set(first)
    promised = {"code", "severity", "clause", "box", "place", "text", "measured", "required", "message", "fix"}
    assert all(promised <= set(finding) for finding in first["findings"])
    assert first["skipped"] == [
        {"code": "ND30-201", "title": "Tên cơ quan viết tắt", "reason": "văn bản không có tên cơ quan"}
    ]


@pytest.mark.parametrize("field", ["version", "files"])
def test_the_schema_refuses_a_report_without_its_promised_fields(field):
    schema = json.loads(SCHEMA_PATH.read_text(encoding="utf-8"))
    data = {key: value for key, value in report_to_dict(REPORT).items() if key != field}
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(data, schema)


def test_the_sarif_report_has_what_the_standard_requires():
    log = report_to_sarif(REPORT, rules_of(PACK), PACK.decree, version="1.0")
    jsonschema.validate(log, SARIF)
    (run,) = log["runs"]
    ids = [item["id"] for item in run["tool"]["driver"]["rules"]]
    assert all(ids[result["ruleIndex"]] == result["ruleId"] for result in run["results"])


def test_a_crash_and_an_unreadable_file_are_told_about_the_tool_and_not_as_results():
    (run,) = report_to_sarif(REPORT, rules_of(PACK), PACK.decree)["runs"]
    assert "ND30-301" not in {result["ruleId"] for result in run["results"]}
    invocation = run["invocations"][0]
    assert invocation["executionSuccessful"] is False
    assert len(invocation["toolExecutionNotifications"]) == 3


def test_an_accepted_finding_is_a_suppressed_result_with_its_justification():
    (run,) = report_to_sarif(REPORT, rules_of(PACK), PACK.decree)["runs"]
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
