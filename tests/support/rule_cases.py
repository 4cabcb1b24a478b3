"""Reads the cases of a rule (tests/rules/ND30-101.yaml) and turns each into a document and the findings expected of it.

```yaml
cases:
  - name: Tiêu ngữ viết hoa toàn bộ           # a sentence; it is the name of the test
    base: ke-hoach                             # a clean document, tests/rules/bases/ke-hoach.outline (the default)
    change:                                    # lines or parts of lines of its outline; each must be there exactly once
      "Độc lập - Tự do - Hạnh phúc": "ĐỘC LẬP - TỰ DO - HẠNH PHÚC"
    findings:                                  # all findings of this rule, in order; the fields named must agree
      - {severity: FAIL, place: "bảng 1, hàng 1, cột 2, đoạn 2", measured: "ĐỘC LẬP - TỰ DO - HẠNH PHÚC"}
  - name: Trang A4                             # or a whole outline, when a few lines are enough
    outline: |
      section width=210mm height=297mm
        p: Nội dung.
    findings: []
  - name: Văn bản không có bảng
    outline: "p: Nội dung."
    skipped: văn bản không có bảng             # the reason, or a part of it
```

`change` replaces text of the outline before it is parsed: a new line, an attribute, a word. An empty replacement takes
the text away. `change` with `outline` works too. Values of `findings` are compared as text; `message`, `text` and
`place` need only be contained.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ruamel.yaml import YAML

from docgen.anatomy import locate_boxes
from docgen.checking import rules_of
from docgen.checking.engine import Outcome, run_rules
from docgen.contracts import Examination
from docgen.discovery import pack_for
from docgen.ooxml.outline import parse

RULES_FOLDER = Path(__file__).parents[1] / "rules"
BASES = RULES_FOLDER / "bases"
DEFAULT_BASE = "ke-hoach"
_KEYS = {"name", "base", "outline", "change", "findings", "skipped"}
_CONTAINED = {"message", "text", "place", "remedy"}


@dataclass(frozen=True)
class Case:
    code: str
    name: str
    outline: str
    findings: tuple[dict[str, str], ...]
    skipped: str

    def __str__(self):
        return f"{self.code}: {self.name}"


def read_yaml(path):
    return YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8"))


def read_cases(path):
    """Every case of one file; the file's name is the code."""
    return [_case(path.stem, entry) for entry in read_yaml(path)["cases"]]


def all_cases():
    return [case for path in sorted(RULES_FOLDER.glob("ND30-*.yaml")) for case in read_cases(path)]


def _case(code, entry):
    unknown = set(entry) - _KEYS
    assert not unknown, f"{code}: unknown keys {unknown} in «{entry.get('name')}»"
    assert ("findings" in entry) != ("skipped" in entry), f"{code}: «{entry['name']}» needs findings or skipped"
    outline = entry.get("outline") or read_base(entry.get("base", DEFAULT_BASE))
    return Case(
        code=code,
        name=entry["name"],
        outline=changed(outline, entry.get("change", {}), f"{code}: «{entry['name']}»"),
        findings=tuple({key: str(value) for key, value in finding.items()} for finding in entry.get("findings", ())),
        skipped=entry.get("skipped", ""),
    )


def read_base(name):
    return (BASES / f"{name}.outline").read_text(encoding="utf-8")


def changed(outline, changes, where):
    for old, new in changes.items():
        assert outline.count(old) == 1, f"{where}: «{old}» stands {outline.count(old)} times in the outline"
        outline = outline.replace(old, new)
    return outline


def look(outline, code=None) -> Outcome:
    """What one rule (or every rule) says of an outline."""
    pack = pack_for("nd30")
    rules = [rule for rule in rules_of(pack) if code is None or rule.code == code]
    assert rules, f"no rule {code}"
    facts = parse(outline)
    return run_rules(rules, Examination.of(facts, locate_boxes(facts), pack.decree))


def described(finding):
    """A finding as the flat texts that cases are written in."""
    return {
        "severity": finding.severity.value,
        "place": finding.location.place,
        "text": finding.text,
        "measured": finding.measured,
        "required": finding.required,
        "message": finding.message,
        "remedy": finding.remedy,
        "box": finding.box,
        "clause": finding.clause,
        "fix": finding.fix,
        "more": str(finding.more),
    }


def disagreements(expected, finding):
    """The fields of an expected finding that the real one does not have."""
    real = described(finding)
    return {
        key: f"expected «{value}», found «{real[key]}»"
        for key, value in expected.items()
        if not (value in real[key] if key in _CONTAINED else value == real[key])
    }
