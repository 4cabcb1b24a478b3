"""A printed PDF → its lines and rules as measured, page by page."""

from __future__ import annotations

import io
from collections import defaultdict
from dataclasses import dataclass

import pdfplumber


@dataclass(frozen=True)
class PrintedLine:
    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    font: str
    baseline: float


@dataclass(frozen=True)
class PrintedPage:
    width: float
    height: float
    lines: tuple[PrintedLine, ...]
    rules: tuple[tuple[float, float, float], ...]
    """x0, x1, y of every horizontal line."""

    def find(self, words: str) -> PrintedLine:
        found = [line for line in self.lines if words in line.text]
        assert len(found) == 1, (words, [line.text for line in self.lines])
        return found[0]

    def rule_below(self, line: PrintedLine) -> tuple[float, float, float]:
        near = [r for r in self.rules if 0 <= r[2] - line.baseline < 10 and r[0] < line.x1 and r[1] > line.x0]
        assert len(near) == 1, (line, self.rules)
        return near[0]


def _lines(page) -> tuple[PrintedLine, ...]:
    """Characters on one base line without a wide gap between them."""
    rows = defaultdict(list)
    for char in page.chars:
        rows[round(char["matrix"][5], 1)].append(char)
    lines = []
    for level, chars in rows.items():
        run: list = []
        for char in sorted(chars, key=lambda c: c["x0"]):
            if run and char["x0"] - run[-1]["x1"] > 12:
                lines.append(_line(run, page.height - level))
                run = []
            run.append(char)
        lines.append(_line(run, page.height - level))
    return tuple(sorted((line for line in lines if line.text), key=lambda line: (line.baseline, line.x0)))


def _line(chars, baseline: float) -> PrintedLine:
    text = "".join(char["text"] for char in chars)
    inked = [char for char in chars if char["text"].strip()] or chars
    return PrintedLine(
        " ".join(text.split()),
        inked[0]["x0"],
        inked[-1]["x1"],
        min(c["top"] for c in inked),
        max(c["bottom"] for c in inked),
        round(inked[0]["size"], 1),
        inked[0]["fontname"].split("+")[-1],
        baseline,
    )


def read_pages(pdf: bytes) -> tuple[PrintedPage, ...]:
    with pdfplumber.open(io.BytesIO(pdf)) as opened:
        return tuple(
            PrintedPage(
                page.width,
                page.height,
                _lines(page),
                tuple(sorted({(e["x0"], e["x1"], e["top"]) for e in page.edges if e["orientation"] == "h"})),
            )
            for page in opened.pages
        )


def middle(thing) -> float:
    return (thing[0] + thing[1]) / 2 if isinstance(thing, tuple) else (thing.x0 + thing.x1) / 2
