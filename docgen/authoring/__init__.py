"""Numbers in, templates out: draws a pack's .docx templates and keeps the committed ones honest."""

from __future__ import annotations

from docgen.authoring.build import build_templates, check_templates, draw_template

__all__ = ["build_templates", "check_templates", "draw_template"]
