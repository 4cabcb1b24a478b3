"""Turns text into the width and the lines it takes in Times New Roman, without opening a font or a word processor."""

from docgen.typography.lines import balance_lines, wrap_lines
from docgen.typography.widths import text_width

__all__ = ["balance_lines", "text_width", "wrap_lines"]
