"""A master of a few lines and units for it, as plain data, for tests that change one thing at a time."""

from __future__ import annotations

import copy

MASTER = {
    "variants": {
        "slots": {
            "households": {"title": "Số hộ", "kind": "integer"},
            "coastal": {"title": "Giáp biển", "kind": "yes_no"},
        },
        "words": {"hamlet": {"phường": "khối", "xã": "xóm", "đặc khu": "khu dân cư"}},
        "file_name": "{unit.code} {unit.full}",
    },
    "document": "plan",
    "year": "2026",
    "issuer": {"name": "Ủy ban nhân dân {unit.full}", "code": "UBND", "place": "{unit.place}"},
    "subject": "Công tác bình đẳng giới năm 2026",
    "sections": [
        {
            "part": "tasks",
            "title": "Nhiệm vụ",
            "items": [
                {"id": "tuyen-truyen", "text": "Tuyên truyền tới {unit.households} hộ ở các {word.hamlet}."},
                {"id": "nghe-bien", "when": "unit.coastal", "text": "Hỗ trợ phụ nữ làm nghề biển."},
                {"id": "tap-huan", "text": "Tập huấn cho cán bộ.", "deadline": "Quý III/2026"},
            ],
        }
    ],
    "closing": "Trên đây là Kế hoạch năm 2026.",
    "signature": {"position": "CHỦ TỊCH", "full_name": "Nguyễn Văn A"},
    "recipients": ["Sở Nội vụ", "Các {word.hamlet}"],
}

UNITS = (
    {"code": "16732", "name": "Cửa Lò", "kind": "phường", "households": 1234, "coastal": True},
    {"code": "16744", "name": "Thông Thụ", "kind": "xã", "households": 567, "coastal": False},
    {"code": "25774", "name": "8", "kind": "phường", "households": 89},
)


def master_with(**changes):
    """The small master with some top-level keys exchanged."""
    return {**copy.deepcopy(MASTER), **changes}


def many_units(count):
    """So many units, each with facts of its own."""
    kinds = ("xã", "phường", "đặc khu")
    return [
        {
            "code": f"{number:05d}",
            "name": f"Thử {number // 26 + 1} {chr(65 + number % 26)}",
            "kind": kinds[number % 3],
            "households": 1000 + number,
            "coastal": number % 5 == 0,
        }
        for number in range(count)
    ]
