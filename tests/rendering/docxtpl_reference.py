"""Jinja itself as the reference: the environment of docgen, with its escape step, in the hands of docxtpl."""

from __future__ import annotations

import dataclasses
import io
from typing import TYPE_CHECKING
from unittest.mock import patch

from docx.opc.constants import CONTENT_TYPE
from docx.opc.part import PartFactory
from docxtpl import DocxTemplate
from jinja2 import Undefined
from markupsafe import Markup

from docgen.rendering.environment import ViewEnvironment
from docgen.rendering.sheets import Sheet

if TYPE_CHECKING:
    from jinja2 import Environment


def reference_environment() -> ViewEnvironment:
    environment = ViewEnvironment()
    environment.finalize = _escape
    return environment


def _escape(value: object) -> object:
    if isinstance(value, Undefined):
        return value
    sheet = Sheet()
    sheet.print_value(value)
    return Markup("".join(sheet.pieces))  # noqa: S704 - escaped by the step under test


def usual_way(docx: bytes, view: object, environment: Environment | None = None) -> bytes:
    """The document as docxtpl makes it: open, render, save."""
    # docx-plus, which other tests ask for its opinion, gives python-docx a class for these parts; docxtpl then no
    # longer renders them.
    with patch.dict(PartFactory.part_type_for):
        PartFactory.part_type_for.pop(CONTENT_TYPE.WML_FOOTNOTES, None)
        return _open_render_save(docx, view, environment)


def _open_render_save(docx: bytes, view: object, environment: Environment | None) -> bytes:
    document = DocxTemplate(io.BytesIO(docx))
    values = {field.name: getattr(view, field.name) for field in dataclasses.fields(view)}  # type: ignore[arg-type]
    document.render(values, jinja_env=environment or reference_environment())
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()
