"""Turns a view and a template into the bytes of a finished .docx, or refuses: nothing half-right leaves this module."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docgen.errors import RenderError
from docgen.ooxml.lint import lint_package
from docgen.rendering.assembling import assemble_parts, extras_of
from docgen.rendering.compiling import compile_template, render_parts
from docgen.rendering.contract import require_fit
from docgen.rendering.layouts import Verdict
from docgen.rendering.proof import is_proven, prove_nothing_lost

if TYPE_CHECKING:
    from docgen.contracts.properties import DocumentProperties
    from docgen.rendering.compiling import CompiledTemplate

# Faults that only letters of the data can cause here: no tag of a template can be left over, and the escape step has
# judged every letter.
_OF_LETTERS = frozenset({"marker", "control"})


def render_view(view: object, *, template: bytes, properties: DocumentProperties, data: str | None) -> bytes:
    """Dựng văn bản: the view printed in the template, with its properties, and `data` embedded when given.

    The same arguments give the same bytes on every day, in every process and thread. Nothing is written to disk.

    Raises:
        PackError: the template is not usable, or asks for what the view does not have.
        RenderError: a value cannot be printed, a string of the view would not be on the page, or Word would call the
            file damaged.
    """
    return print_view(view, compiled=compile_template(template), properties=properties, data=data)


def print_view(view: object, *, compiled: CompiledTemplate, properties: DocumentProperties, data: str | None) -> bytes:
    """What `render_view` does, with a template compiled before: for batches.

    The first document of each layout is read back as any program would read it: unzipped, parsed, every string found
    on its page, its structure judged part by part. Further documents of that layout have the same markup and other
    words; of each is proven that every string of its view was printed, and that the printed parts, inflated again from
    the finished bytes, are what was printed.
    """
    require_fit(compiled, type(view))
    rendered = render_parts(compiled, view)
    layout = (extras_of(properties, data), *(part.layout for part in rendered))
    known = compiled.layouts.find(layout)
    assembled = assemble_parts(compiled, rendered, properties, data, known_tidy=known is not None and known.tidy)
    if known is None or not known.tidy or not is_proven(assembled, view, rendered):
        prove_nothing_lost(assembled.package, view, rendered)
    if known is None:
        require_sound(assembled.package)
        compiled.layouts.remember(layout, Verdict(tidy=assembled.tidy))
    return assembled.package


def require_sound(package: bytes) -> None:
    """Raise RenderError when Word would call the package damaged or lose something of it."""
    faults = [fault for fault in lint_package(package) if fault.code not in _OF_LETTERS]
    if faults:
        more = f" (và {len(faults) - 1} lỗi khác)" if len(faults) > 1 else ""
        raise RenderError(
            f"Tệp Word dựng ra có cấu trúc sai{more}: {faults[0]}", hint="sửa mẫu: lỗi này không do dữ liệu."
        )
