"""A view and a template become a finished .docx: the only room that knows docxtpl."""

from __future__ import annotations

from docgen.rendering.compiling import compile_template
from docgen.rendering.contract import check_contract
from docgen.rendering.rendering import render_view

__all__ = ["check_contract", "compile_template", "render_view"]
