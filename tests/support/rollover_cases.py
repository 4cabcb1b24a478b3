"""A small plan, and a reader of texts so simple that a test sees what the ledger does with its spans."""

import re

import docgen
from docgen.contracts.policy import TextRole
from docgen.lifecycle.proposing import Passage
from docgen.lifecycle.spans.types import Span, SpanClass
from docgen.loading import shipped_register

DATA = {
    "document": "plan",
    "year": 2024,
    "issuer": {"name": "Ủy ban nhân dân tỉnh Nghệ An", "code": "UBND", "place": "Nghệ An"},
    "number": "12",
    "issued_on": "05/3/2024",
    "subject": "Công tác bình đẳng giới năm 2024",
    "opening": ["Thực hiện Công văn số 7/BNV-BĐG, Chiến lược 2021-2030, tỉnh ban hành Kế hoạch năm 2024:"],
    "sections": [
        {
            "part": "tasks",
            "title": "Nhiệm vụ",
            "items": [
                {"id": "a", "text": "Tập huấn năm 2024 cho UBND các huyện.", "budget": "120 triệu đồng"},
                {"id": "b", "text": "Truyền thông cho UBND các huyện.", "deadline": "Quý III/2024"},
            ],
        }
    ],
    "signature": {"authority": ["TM. ỦY BAN NHÂN DÂN"], "position": "CHỦ TỊCH", "full_name": "Nguyễn Văn A"},
}

OWN_UNITS = """\
units:
  - id: huyen-ts
    name: huyện Thanh Sơn
    level: district
    changes: [{on: 01/7/2025, kind: moved, to: [{to: xa-ts}]}]
  - {id: xa-ts, name: xã Thanh Sơn, level: commune}
"""
"""A register of an office: a district that ended, and its successor."""

_WORDS = re.compile(r"Công văn số 7/BNV-BĐG|Chiến lược 2021-2030|UBND các huyện|(?<!\d)2024(?!\d)")


def read(text, role):
    """Acts wait, strategies stay, dead words are asked about, the year moves."""
    assert isinstance(role, TextRole)
    return tuple(_span(match, text) for match in _WORDS.finditer(text))


def _span(match, text):
    words, place = match.group(), match.span()
    if words.startswith("Công văn"):
        reason = "Văn bản riêng của năm trước."
        return Span(*place, words, SpanClass.UPSTREAM_ACT, None, "upstream", reason, 0.9, True, slot="upstream-act")
    if words.startswith("Chiến lược"):
        return Span(*place, words, SpanClass.PERIOD, None, "period-runs", "Giai đoạn còn hiệu lực.", 1.0, False)
    if words.startswith("UBND"):
        reason = "Không còn cấp huyện."
        return Span(*place, words, SpanClass.LEVEL, None, "dead-level", reason, 0.8, True, suggestion="UBND các xã")
    return Span(*place, words, SpanClass.PLAN_YEAR, "2025", "year-of-plan", "Năm của kế hoạch.", 0.9, False)


def plan(**changes):
    return docgen.load({**DATA, **changes})


def passage(policy):
    import datetime as dt

    return Passage(2024, 2025, policy, shipped_register(), dt.date(2025, 1, 1), read)
