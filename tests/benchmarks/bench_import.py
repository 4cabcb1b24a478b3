"""Prints how fast a document is imported, beside python-docx reading the same file, as ratios of one run.

Run `python tests/benchmarks/bench_import.py [REPEATS]`. Files: the rendered sample plan with and without its own data, the
seed text, and plans of about 10 to 200 pages; CPU seconds are counted and medians compared, so that a busy machine does
not disturb. The last table tells how the time grows with the length.
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
from docgen.ooxml import read_facts

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "samples" / "cua-lo-2024" / "plan.yaml"
SEED = ROOT / "samples" / "cua-lo-2024" / "seed.txt"
SENTENCE = "Tổ chức tuyên truyền, phổ biến chủ trương của Đảng, chính sách và pháp luật của Nhà nước về bình đẳng giới"
PER_PAGE = 7
"""Paragraphs of four lines on a page of size 14."""
PAGES = (10, 50, 200)


def plan_of_pages(pages: int) -> bytes:
    """A plan of about this many pages: sections of seven numbered tasks, each task four lines long."""
    sections = [
        {
            "part": "tasks",
            "title": f"Nhiệm vụ của nhóm {number + 1}",
            "items": [
                {"text": f"{SENTENCE}; nhóm {number + 1}, việc {task + 1}; {SENTENCE.lower()}; {SENTENCE.lower()}."}
                for task in range(PER_PAGE)
            ],
        }
        for number in range(pages)
    ]
    data = {
        "document": "plan",
        "year": 2026,
        "issuer": {"name": "Ủy ban nhân dân phường Cửa Lò", "code": "UBND", "place": "Cửa Lò"},
        "subject": "Công tác bình đẳng giới năm 2026",
        "sections": sections,
        "signature": {"authority": ["TM. ỦY BAN NHÂN DÂN"], "position": "CHỦ TỊCH", "full_name": "Nguyễn Văn A"},
    }
    return docgen.render(data, embed_data=False).bytes


def seconds_of(way: Callable[[], object], repeats: int) -> float:
    """The median CPU time; the first call only warms up."""
    way()
    times: list[float] = []
    for _ in range(repeats):
        gc.collect()
        start = time.process_time()
        way()
        times.append(time.process_time() - start)
    return statistics.median(times)


def docx_texts(data: bytes) -> list[str]:
    """What python-docx reads of a file: paragraphs, and cells row by row."""
    page = docx.Document(io.BytesIO(data))
    cells = [cell.text for table in page.tables for row in table.rows for cell in row.cells]
    return [*(paragraph.text for paragraph in page.paragraphs), *cells]


def report(title: str, data: bytes, repeats: int) -> float:
    """Prints the lines of one file; answers the seconds of its import."""
    imported = seconds_of(lambda: api.read_document(data), repeats)
    blocks = api.read_document(data).conservation.source_blocks
    line = f"{title:34}{blocks:8}{imported * 1000:10.1f}"
    if data.startswith(b"PK"):
        opened = seconds_of(lambda: docx_texts(data), repeats)
        facts = seconds_of(lambda: read_facts(data), repeats)
        line += f"{opened * 1000:10.1f}{imported / opened:10.2f}{facts / opened:10.1f}"
    sys.stdout.write(f"{line}\n")
    return imported / blocks


def main() -> None:
    repeats = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    sys.stdout.write(f"{'':34}{'blocks':>8}{'import ms':>10}{'docx ms':>10}{'ratio':>10}{'facts':>10}\n")
    report("sample, its own data", docgen.render(SAMPLE).bytes, repeats)
    report("sample, words alone", docgen.render(SAMPLE, embed_data=False).bytes, repeats)
    report("seed text", SEED.read_bytes(), repeats)
    each = {pages: report(f"plan of {pages} pages", plan_of_pages(pages), repeats) for pages in PAGES}
    growth = each[PAGES[-1]] / each[PAGES[0]]
    sys.stdout.write(f"time a block, {PAGES[-1]} pages against {PAGES[0]}: x {growth:.2f} (1 is linear)\n")


if __name__ == "__main__":
    main()
