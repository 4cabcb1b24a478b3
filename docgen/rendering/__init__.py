"""A view and a template become a finished .docx: the only room that knows docxtpl."""

from __future__ import annotations

from docgen.rendering.compiling import CompiledTemplate, compile_template, print_steps
from docgen.rendering.contract import check_contract
from docgen.rendering.rendering import print_view, render_view, require_sound

__all__ = [
    "CompiledTemplate",
    "check_contract",
    "compile_template",
    "print_steps",
    "print_view",
    "render_view",
    "require_sound",
]
