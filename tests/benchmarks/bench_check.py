"""Prints how fast a Word file is checked, beside python-docx merely opening it, as ratios of one run.

Run `python tests/benchmarks/bench_check.py [REPEATS]`. Files: the rendered sample plan, and plans of about 10 to 200
pages; the ways take turns, and medians are compared, and CPU seconds are counted: a busy machine disturbs neither.
The floor is what every reader pays: all parts inflated and parsed, every letter of the text looked at once. A plan of
so many pages is another one in every round, so that no way profits from texts it remembers.
"""

from __future__ import annotations

import gc
import io
import statistics
import sys
import time
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import docx
from lxml import etree

import docgen
from docgen import api
from docgen.anatomy import locate_boxes
from docgen.ooxml import DocumentFacts, read_facts

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "samples" / "cua-lo-2024" / "plan.yaml"
CLAUSES = (
    "tổ chức tuyên truyền, phổ biến chủ trương của Đảng, chính sách và pháp luật của Nhà nước về bình đẳng giới",
    "rà soát, đánh giá cán bộ nữ trong quy hoạch, đào tạo, bồi dưỡng và bổ nhiệm vào các chức danh quản lý",
    "phối hợp với Hội Liên hiệp Phụ nữ phường duy trì hoạt động của các câu lạc bộ, mô hình đã thành lập",
    "kiểm tra việc thực hiện kế hoạch ở các trường học, trạm y tế, khối phố và các doanh nghiệp trên địa bàn",
    "hỗ trợ lao động nữ học nghề, vay vốn, tiếp cận việc làm và chuyển đổi nghề phù hợp với điều kiện của địa phương",
    "lồng ghép nội dung phòng, chống bạo lực trên cơ sở giới vào sinh hoạt của chi hội, tổ dân phố",
    "thu thập số liệu thống kê tách biệt theo giới, cập nhật vào hệ thống báo cáo chung của thành phố",
    "mở chuyên mục trên hệ thống truyền thanh, trang thông tin điện tử và các nền tảng mạng xã hội",
    "bố trí kinh phí trong dự toán ngân sách được giao và huy động các nguồn hợp pháp khác theo quy định",
    "kịp thời biểu dương tập thể, cá nhân có thành tích; nhắc nhở đơn vị chậm tiến độ, báo cáo chưa đầy đủ",
    "tư vấn, trợ giúp pháp lý, tạm lánh cho nạn nhân và người có nguy cơ bị bạo lực, xâm hại, mua bán",
)
IN_A_TASK = 4
"""Clauses in a task: about four lines of size 14."""
PER_PAGE = 7
"""Such paragraphs on a page."""
PAGES = (10, 25, 50, 100, 200)


@dataclass(frozen=True)
class Edition:
    """A Word file and its facts."""

    data: bytes
    facts: DocumentFacts

    @classmethod
    def of(cls, data: bytes) -> Edition:
        return cls(data, read_facts(data))


def task(number: int, round_: int) -> str:
    """The text of the task of this number, worded otherwise in every round."""
    chosen = [CLAUSES[(number * (place + 2) + place * 3 + round_) % len(CLAUSES)] for place in range(IN_A_TASK)]
    text = "; ".join(f"{clause} lần {number + place + round_}" for place, clause in enumerate(chosen))
    return f"{text[0].upper()}{text[1:]}."


def plan_of_pages(pages: int, round_: int = 0) -> bytes:
    """A plan of about this many pages: sections of seven numbered tasks, each task four lines long."""
    sections = [
        {
            "title": f"Nhiệm vụ của nhóm {number + 1}",
            "items": [{"text": task(number * PER_PAGE + place, round_)} for place in range(PER_PAGE)],
        }
        for number in range(pages)
    ]
    return docgen.render(
        {
            "document": "plan",
            "year": 2026,
            "issuer": {"name": "Ủy ban nhân dân phường Cửa Lò", "code": "UBND", "place": "Cửa Lò"},
            "subject": "Công tác bình đẳng giới năm 2026",
            "sections": [{"part": "tasks", **sections[0]}, *sections[1:]],
            "signature": {"authority": ["TM. ỦY BAN NHÂN DÂN"], "position": "CHỦ TỊCH", "full_name": "Nguyễn Văn A"},
        }
    ).bytes


def floor(data: bytes) -> str:
    """Everything inflated and parsed, the text of the body searched once."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    trees = {name: etree.fromstring(part) for name, part in parts.items() if name.endswith((".xml", ".rels"))}
    return "".join(map(str, trees["word/document.xml"].itertext())).lower()


WAYS: dict[str, Callable[[Edition], object]] = {
    "python-docx opens": lambda edition: docx.Document(io.BytesIO(edition.data)),
    "the floor": lambda edition: floor(edition.data),
    "docgen checks": lambda edition: api.check(edition.data),
    "  of which reading facts": lambda edition: read_facts(edition.data),
    "  of which finding boxes": lambda edition: locate_boxes(edition.facts),
}


def measure(editions: Sequence[Edition]) -> dict[str, float]:
    """The median of each way; the first edition only warms up."""
    times: dict[str, list[float]] = {name: [] for name in WAYS}
    for edition in editions:
        for name, way in WAYS.items():
            gc.collect()
            start = time.process_time()
            way(edition)
            times[name].append(time.process_time() - start)
    return {name: statistics.median(values[1:]) for name, values in times.items()}


def report(title: str, editions: Sequence[Edition]) -> float:
    """Prints one file's line of ratios; answers the seconds of a check."""
    medians = measure(editions)
    opened = medians["python-docx opens"]
    first = editions[0]
    lines = [
        f"\n{title}: {len(first.data) // 1000} kB, {sum(1 for _ in first.facts.paragraphs()):,} paragraphs",
        f"{'':28}{'ms':>9}{'x opening':>11}",
    ]
    lines += [f"{name:28}{median * 1000:9.2f}{median / opened:11.1f}" for name, median in medians.items()]
    sys.stdout.write("\n".join(lines) + "\n")
    return medians["docgen checks"]


def main() -> None:
    repeats = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    sample = Edition.of(docgen.render(SAMPLE).bytes)
    report("The sample plan, again and again", [sample] * (repeats + 1))
    taken = {}
    for pages in PAGES:
        rounds = range(max(repeats if pages == PAGES[0] else repeats // 3, 3) + 1)
        editions = [Edition.of(plan_of_pages(pages, round_)) for round_ in rounds]
        taken[pages] = report(f"Plans of about {pages} pages", editions)
    growth = [f"{pages} pages: {seconds / pages * 1000:.2f} ms a page" for pages, seconds in taken.items()]
    sys.stdout.write("\nGrowth with length: " + "; ".join(growth) + "\n")


if __name__ == "__main__":
    main()
