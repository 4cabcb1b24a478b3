"""A plan of a few lines, as plain data, for tests that change one thing at a time."""

from __future__ import annotations


def small_plan(**changes):
    """Công tác năm 2026 of phường Cửa Lò, with some top-level keys exchanged or added."""
    return {
        "document": "plan",
        "year": 2026,
        "issuer": {"name": "Ủy ban nhân dân phường Cửa Lò", "code": "UBND", "place": "Cửa Lò"},
        "subject": "Công tác năm 2026",
        "sections": [{"title": "Nội dung", "items": [{"text": "Làm việc."}]}],
        "signature": {"authority": ["TM. ỦY BAN NHÂN DÂN"], "position": "CHỦ TỊCH", "full_name": "Nguyễn Văn A"},
        **changes,
    }
