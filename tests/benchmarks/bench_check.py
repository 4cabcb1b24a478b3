"""Prints how fast a Word file is checked, beside python-docx merely opening it, as ratios of one run.

Run `python tests/benchmarks/bench_check.py [REPEATS]`. Files: the rendered sample plan, and plans of about 25 to 200
pages; the ways take turns, and medians are compared, and CPU seconds are counted: a busy machine disturbs neither.
"""

from __future__ import annotations

import gc
import io
import statistics
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import docx

import docgen
from docgen import api
from docgen.anatomy import locate_boxes
from docgen.ooxml import read_facts

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "samples" / "cua-lo-2024" / "plan.yaml"
SENTENCE = "Tổ chức tuyên truyền, phổ biến chủ trương của Đảng, chính sách và pháp luật của Nhà nước về bình đẳng giới"
PER_PAGE = 7
"""Paragraphs of four lines on a page of size 14."""


def plan_of_pages(pages: int) -> bytes:
    """A plan of about this many pages: sections of seven numbered tasks, each task four lines long."""
    sections = [
        {
            "title": f"Nhiệm vụ của nhóm {number + 1}",
            "items": [
                {
                    "text": f"{SENTENCE}; {SENTENCE.lower()} trong nhóm {number + 1}, việc {task + 1}; {SENTENCE.lower()}."
                }
                for task in range(PER_PAGE)
            ],
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


def measure(ways: dict[str, Callable[[], object]], repeats: int) -> dict[str, float]:
    times: dict[str, list[float]] = {name: [] for name in ways}
    for way in ways.values():
        way()
    for _ in range(repeats):
        for name, way in ways.items():
            gc.collect()
            start = time.process_time()
            way()
            times[name].append(time.process_time() - start)
    return {name: statistics.median(values) for name, values in times.items()}


def report(title: str, data: bytes, repeats: int) -> float:
    """Prints one file's line of ratios; answers the seconds of a check."""
    facts = read_facts(data)
    medians = measure(
        {
            "python-docx opens": lambda: docx.Document(io.BytesIO(data)),
            "docgen checks": lambda: api.check(data),
            "  of which reading facts": lambda: read_facts(data),
            "  of which finding boxes": lambda: locate_boxes(facts),
        },
        repeats,
    )
    opened = medians["python-docx opens"]
    lines = [
        f"\n{title}: {len(data) // 1000} kB, {sum(1 for _ in facts.paragraphs()):,} paragraphs",
        f"{'':28}{'ms':>9}{'x opening':>11}",
    ]
    lines += [f"{name:28}{median * 1000:9.2f}{median / opened:11.1f}" for name, median in medians.items()]
    sys.stdout.write("\n".join(lines) + "\n")
    return medians["docgen checks"]


def main() -> None:
    repeats = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    report("The sample plan", docgen.render(SAMPLE).bytes, repeats)
    few = max(repeats // 3, 3)
    taken = {pages: report(f"A plan of about {pages} pages", plan_of_pages(pages), few) for pages in (25, 50, 100, 200)}
    growth = [f"{pages} pages: {seconds / pages * 1000:.1f} ms a page" for pages, seconds in taken.items()]
    sys.stdout.write("\nGrowth with length: " + "; ".join(growth) + "\n")


if __name__ == "__main__":
    main()
