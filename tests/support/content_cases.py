"""Reads the cases of a content rule (tests/rules/content/KH-101.yaml): a few fields of a plan, and what is found in it.

```yaml
cases:
  - name: Trích yếu còn năm cũ                # a sentence; it is the name of the test
    plan: {subject: Công tác năm 2025}         # fields instead of those of the base plan (`report`: of the base report)
    register: {signers: [...]}                 # what the office's own register adds
    findings:                                  # all findings of this rule, in order; `text`, `message`: a part of it
      - {text: năm 2025}
    on: both                                   # `data`, `word`, or both (the default): the same is found in either
  - name: …
    skipped: chưa ghi đủ ngày ban hành         # the reason, or a part of it
```
"""

from __future__ import annotations

import copy
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

import docgen
from docgen import api

FOLDER = Path(__file__).parents[1] / "rules" / "content"
BASE: dict[str, Any] = {
    "document": "plan",
    "year": 2026,
    "issuer": {"name": "Ủy ban nhân dân phường Cửa Lò", "code": "UBND", "place": "Cửa Lò"},
    "number": "12",
    "issued_on": "10/02/2026",
    "subject": "Công tác bình đẳng giới năm 2026",
    "opening": "Ủy ban nhân dân phường Cửa Lò ban hành Kế hoạch công tác bình đẳng giới năm 2026, cụ thể như sau:",
    "closing": "Trên đây là Kế hoạch công tác bình đẳng giới năm 2026 của Ủy ban nhân dân phường Cửa Lò.",
    "signature": {"authority": ["TM. ỦY BAN NHÂN DÂN"], "position": "CHỦ TỊCH", "full_name": "Nguyễn Văn An"},
    "recipients": ["Như trên"],
}
REPORT: dict[str, Any] = {
    **{key: value for key, value in BASE.items() if key not in {"opening", "closing"}},
    "document": "report",
    "year": 2026,
    "period": "năm 2026",
    "issued_on": "20/12/2026",
    "subject": "Kết quả công tác bình đẳng giới năm 2026",
}
_KEYS = {"name", "plan", "report", "register", "findings", "skipped", "on"}


@dataclass(frozen=True)
class ContentCase:
    code: str
    name: str
    fields: dict[str, Any]
    register: dict[str, Any] | None
    findings: tuple[dict[str, str], ...]
    skipped: str
    on: str = field(default="both")

    def __str__(self):
        return f"{self.code}: {self.name}"

    @property
    def document(self):
        base = REPORT if self.code.startswith("BC") else BASE
        data = copy.deepcopy(base) | copy.deepcopy(self.fields)
        body = data.pop("body", ["Các đơn vị căn cứ Kế hoạch này để thực hiện."])
        own = data.pop("sections", [])
        part = {"part": "implementation"} if base is BASE else {}
        data["sections"] = [{**part, "title": "Tổ chức thực hiện", "paragraphs": body}, *own]
        return docgen.load(data)


def content_cases():
    return [case for path in sorted(FOLDER.glob("*.yaml")) for case in read_content_cases(path)]


def read_content_cases(path):
    entries = YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8"))["cases"]
    return [_case(path.stem, entry) for entry in entries]


def _case(code, entry):
    assert not set(entry) - _KEYS, f"{code}: unknown keys in «{entry.get('name')}»"
    assert ("findings" in entry) != ("skipped" in entry), f"{code}: «{entry['name']}» needs findings or skipped"
    findings = tuple({key: str(value) for key, value in each.items()} for each in entry.get("findings", ()))
    fields, register = entry.get("report" if code.startswith("BC") else "plan", {}), entry.get("register")
    return ContentCase(
        code, entry["name"], fields, register, findings, entry.get("skipped", ""), entry.get("on", "both")
    )


def look_at(case, way):
    """The report of this rule on the data of a case, or on the Word file made of it."""
    register = None if case.register is None else json.dumps(case.register).encode()
    source = case.document if way == "data" else docgen.render(case.document, draft=True, embed_data=False).bytes
    (report,) = api.check(source, select=[case.code], register=register).files
    return report
