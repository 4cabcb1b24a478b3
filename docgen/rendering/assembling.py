"""Turns rendered parts, properties and data into the bytes of a .docx that depend on nothing else."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from docgen.contracts.properties import DATA_NAMESPACE
from docgen.ooxml import CoreProperties, core_properties_xml, custom_properties_xml, data_item_xml, format_timestamp
from docgen.rendering.skeleton import Extras, pack_member, write_members
from docgen.rendering.tidying import settle_sections, tidy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docgen.contracts.properties import DocumentProperties
    from docgen.rendering.compiling import CompiledTemplate, RenderedPart

_UNDATED = date(1980, 1, 1)


def assemble(
    compiled: CompiledTemplate,
    rendered: Sequence[RenderedPart],
    properties: DocumentProperties,
    data: str | None,
) -> bytes:
    """The package: the template's fixed members, the rendered parts, the properties, the data when given.

    Raises:
        RenderError: a property holds what a Word file cannot.
    """
    skeleton = compiled.skeletons[Extras(custom=bool(properties.custom), data=data is not None)]
    filled = {part.name: _finish(part, compiled.main_document).encode() for part in rendered}
    filled[skeleton.core] = core_properties_xml(_core_properties(properties))
    if skeleton.custom:
        filled[skeleton.custom] = custom_properties_xml(properties.custom)
    if data is not None:
        filled[skeleton.data] = data_item_xml(data, DATA_NAMESPACE)
    return write_members(
        [skeleton.fixed[name] if name in skeleton.fixed else pack_member(name, filled[name]) for name in skeleton.order]
    )


def _finish(part: RenderedPart, main_document: str) -> str:
    xml = tidy(part.xml)
    return settle_sections(xml) if part.name == main_document else xml


def _core_properties(properties: DocumentProperties) -> CoreProperties:
    moment = format_timestamp(properties.issued_on or _UNDATED)
    return CoreProperties(
        title=properties.title,
        subject=properties.subject,
        creator=properties.issuer,
        keywords=properties.reference,
        last_modified_by=properties.issuer,
        revision="1",
        created=moment,
        modified=moment,
        content_status=properties.status,
        language=properties.language,
    )
