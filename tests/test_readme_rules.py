"""The table of rules in the README is what the code says.

Refresh it with `python -m pytest tests/test_readme_rules.py --regen-all`.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from docgen import api
from docgen.contracts.rule import FAMILIES
from docgen.discovery import pack_for

README = Path(__file__).parents[1] / "README.md"
MARKED = re.compile(r"(?<=<!-- rules -->\n).*?(?=<!-- /rules -->)", re.DOTALL)
FIXES = {"safe": "an toàn", "unsafe": "cần người duyệt", "none": ""}


def rule_table():
    decree = pack_for("nd30").decree
    rules = api.rules()
    safe = sum(rule.fix == "safe" for rule in rules)
    lines = [
        f"{len(rules)} quy tắc, {safe} quy tắc có cách tự sửa an toàn. Hiệu lực: BB bắt buộc, BB-đk bắt buộc có điều kiện,",
        "MẪU chỉ thấy ở mẫu, TH thực hành. Chỉ BB và BB-đk là lỗi, còn lại là cảnh báo.",
        "",
        "| Mã | Lỗi | Hiệu lực | Tự sửa |",
        "|---|---|---|---|",
    ]
    family = ""
    order = [*FAMILIES, *(rule.group for rule in rules if rule.group)]
    for rule in sorted(rules, key=lambda rule: (order.index(rule.family), rule.code)):
        if rule.family != family:
            family = rule.family
            lines.append(f"| | **{FAMILIES.get(family, family)}** | | |")
        lines.append(f"| {rule.code} | {rule.title} | {rule.basis(decree).force} | {FIXES[rule.fix]} |")
    return "\n".join(lines) + "\n"


def test_the_rule_table_is_fresh(request):
    text = README.read_text(encoding="utf-8")
    fresh = MARKED.sub(lambda _: rule_table(), text)
    if fresh != text and request.config.getoption("regen_all"):
        README.write_text(fresh, encoding="utf-8")
    if fresh != text:
        pytest.fail("README.md tells other rules than the code: pytest tests/test_readme_rules.py --regen-all")


def test_the_table_has_its_place_once():
    assert len(MARKED.findall(README.read_text(encoding="utf-8"))) == 1
