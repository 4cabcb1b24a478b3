"""The documents every whole-pipeline test runs over: the sample, hand-written edges, and one that is merely long."""

from pathlib import Path

import pytest

import docgen

TESTS = Path(__file__).parents[1]
FILES = {
    "cua-lo-2024": TESTS.parent / "samples" / "cua-lo-2024" / "plan.yaml",
    **{path.stem: path for path in sorted((TESTS / "edge" / "documents").glob("*.yaml"))},
}


def long_plan():
    """200 tasks in four lists, each with an assignment, and the table derived from them."""
    tasks = [
        {
            "id": f"nhiem-vu-{number}",
            "text": f"Nhiệm vụ thứ {number} của kế hoạch dài, thực hiện theo chức năng được giao.",
            "lead": f"Phòng số {number % 7 + 1}",
            "supporting": ["Các phòng, ban", f"Tổ dân phố số {number % 11 + 1}"],
            "deadline": f"trước ngày 15/{number % 12 + 1}/2026",
        }
        for number in range(1, 201)
    ]
    columns = [{"field": field} for field in ("number", "task", "lead", "supporting", "deadline")]
    return {
        "document": "plan",
        "year": 2026,
        "issuer": {"name": "Ủy ban nhân dân phường Cửa Lò", "code": "UBND", "place": "Cửa Lò"},
        "subject": "Hai trăm nhiệm vụ năm 2026",
        "sections": [
            {"part": "tasks", "title": f"Nhóm {group + 1}", "items": tasks[group * 50 : group * 50 + 50]}
            for group in range(4)
        ],
        "closing": "Phân công cụ thể tại Phụ lục kèm theo.",
        "signature": {"authority": ["TM. ỦY BAN NHÂN DÂN"], "position": "CHỦ TỊCH", "full_name": "Nguyễn Văn A"},
        "appendices": [{"title": "Phân công", "items": [{"table": {"kind": "assignments", "columns": columns}}]}],
    }


@pytest.fixture(scope="session", params=[*FILES, "hai-tram-nhiem-vu"])
def whole(request):
    """Name, document and rendering of each."""
    document = docgen.load(FILES[request.param] if request.param in FILES else long_plan())
    return request.param, document, docgen.render(document)
