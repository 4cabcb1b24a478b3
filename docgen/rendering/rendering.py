"""Turns a view and a template into the bytes of a finished .docx, or refuses: nothing half-right leaves this module."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docgen.rendering.assembling import assemble
from docgen.rendering.compiling import compile_template, render_parts
from docgen.rendering.contract import require_fit
from docgen.rendering.proof import prove_nothing_lost

if TYPE_CHECKING:
    from docgen.contracts.properties import DocumentProperties


def render_view(view: object, *, template: bytes, properties: DocumentProperties, data: str | None) -> bytes:
    """Dựng văn bản: the view printed in the template, with its properties, and `data` embedded when given.

    The same arguments give the same bytes on every day, in every process and thread. Nothing is written to disk.

    Raises:
        PackError: the template is not usable, or asks for what the view does not have.
        RenderError: a value cannot be printed, or a string of the view would not be on the page.
    """
    compiled = compile_template(template)
    require_fit(compiled, type(view))
    rendered = render_parts(compiled, view)
    package = assemble(compiled, rendered, properties, data)
    prove_nothing_lost(package, view, rendered)
    return package
