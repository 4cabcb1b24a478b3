"""The documents the redline is tried on: rendered ones, strangers, and later versions of both."""

from functools import cache
from pathlib import Path

from editing_pairs import later_version
from other_offices import report

import docgen

TESTS = Path(__file__).parents[1]
SAMPLE = TESTS.parent / "samples" / "cua-lo-2024" / "plan.yaml"
FILES = {
    "cua-lo-2024": SAMPLE,
    **{path.stem: path for path in sorted((TESTS / "edge" / "documents").glob("*.yaml"))},
}
NAMES = (*FILES, "stranger")

DROPPED = "          - id: san-choi\n"
BEHIND_DROPPED = "          - id: thang-hanh-dong\n"
ADDED = """\
          - id: doi-thoai
            text: Tổ chức đối thoại giữa lãnh đạo thị xã với phụ nữ làm nghề biển về an sinh xã hội.
            summary: Đối thoại với phụ nữ làm nghề biển
            product: Hội nghị đối thoại
            lead: Hội Liên hiệp Phụ nữ thị xã
            supporting: [UBND các phường]
            deadline: Quý II/2025
"""
BY_HAND = (
    ("277/LĐTBXH-BĐG ngày 11/4/2024", "112/KH-UBND ngày 20/3/2025"),
    ("2024", "2025"),
    ("giai đoạn 2021-2025, Chương trình", "giai đoạn 2021 - 2025, Chương trình"),
    ("Nguyễn Quang Tiêu", "Hoàng Thị Minh"),
    ("đào tạo kỹ năng truyền thông, tư vấn tâm", "đào tạo kỹ năng số, kỹ năng truyền thông, tư vấn tâm"),
)


@cache
def document(name):
    return report() if name == "stranger" else docgen.render(FILES[name]).bytes


@cache
def next_year():
    """The sample of 2024 as somebody edited it for 2025: dates, a citation, a signer, a task dropped and one added."""
    text = SAMPLE.read_text(encoding="utf-8")
    for before, after in BY_HAND:
        assert before in text, before
        text = text.replace(before, after)
    start, end = text.index(DROPPED), text.index(BEHIND_DROPPED)
    text = text[:start] + text[end:].replace("      - id: kiem-tra\n", ADDED + "      - id: kiem-tra\n", 1)
    return docgen.render(text.encode()).bytes


def pair(seed):
    """Two versions of a document; a third of the pairs runs backwards, so that what was added is dropped."""
    old = document(NAMES[seed % len(NAMES)])
    new = later_version(old, seed)
    return (new, old) if seed % 3 == 2 else (old, new)
