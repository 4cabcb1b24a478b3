"""Turns rendered parts, properties and data into the bytes of a .docx that depend on nothing else."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import TYPE_CHECKING

from docgen.contracts.properties import DATA_NAMESPACE
from docgen.ooxml import CoreProperties, core_properties_xml, custom_properties_xml, data_item_xml, format_timestamp
from docgen.ooxml.sealing import seal_of_listing
from docgen.rendering.charts import chart_part, charts_of, number_places
from docgen.rendering.skeleton import PRINTED_LEVEL, Extras, Member, pack_member, with_charts, write_members
from docgen.rendering.tidying import settle_sections, tidy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docgen.contracts.properties import DocumentProperties
    from docgen.rendering.compiling import CompiledTemplate, RenderedPart

_SMALL = 4096


@dataclass(frozen=True, slots=True)
class PrintedMember:
    """A printed part in the package: what it says, and where its packed bytes stand."""

    content: bytes
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Assembled:
    """A finished package, where its printed parts stand in it, and whether their markup was sound as printed."""

    package: bytes
    printed: tuple[PrintedMember, ...]
    tidy: bool


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
    return assemble_parts(compiled, rendered, properties, data, known_tidy=False).package


def assemble_parts(
    compiled: CompiledTemplate,
    rendered: Sequence[RenderedPart],
    properties: DocumentProperties,
    data: str | None,
    *,
    known_tidy: bool,
) -> Assembled:
    """As `assemble`, with the places of the printed parts. `known_tidy`: documents of this layout need no repair."""
    extras = extras_of(properties, data)
    main = compiled.main_document
    skeleton, links = with_charts(
        compiled.skeletons[extras],
        main,
        [chart_part(each) for part in rendered if part.name == main for each in charts_of(part.printed)],
    )
    numbered = [part.xml if not links else _with_links(part, main, links) for part in rendered]
    tidied = [xml if known_tidy else tidy(xml) for xml in numbered]
    contents = {
        part.name: (settle_sections(xml) if part.name == main else xml).encode()
        for part, xml in zip(rendered, tidied, strict=True)
    }
    filled = {name: _printed_member(name, content) for name, content in contents.items()}
    filled[skeleton.core] = pack_member(skeleton.core, core_properties_xml(_core_properties(properties)), PRINTED_LEVEL)
    if skeleton.custom:
        filled[skeleton.custom] = pack_member(skeleton.custom, custom_properties_xml(properties.custom), PRINTED_LEVEL)
    if data is not None:
        others = [skeleton.fixed.get(name) or filled[name] for name in skeleton.order if name != skeleton.data]
        seal = seal_of_listing([member.seal_line for member in others], contents[main], data)
        item = data_item_xml(data, DATA_NAMESPACE, seal=seal)
        filled[skeleton.data] = pack_member(skeleton.data, item, PRINTED_LEVEL)
    members = [skeleton.fixed.get(name) or filled[name] for name in skeleton.order]
    package, offsets = write_members(members)
    places = dict(zip(skeleton.order, offsets, strict=True))
    printed = []
    for name, content in contents.items():
        start = places[name] + len(filled[name].local)
        printed.append(PrintedMember(content, start, start + len(filled[name].packed)))
    is_tidy = known_tidy or all(xml is part for part, xml in zip(numbered, tidied, strict=True))
    return Assembled(package, tuple(printed), is_tidy)


def _with_links(part: RenderedPart, main: str, links: Sequence[str]) -> str:
    """A part whose charts know their relationships; only the text of the document has charts."""
    return number_places(part.xml, links) if part.name == main else part.xml


def extras_of(properties: DocumentProperties, data: str | None) -> Extras:
    """What this document carries beside its text."""
    return Extras(custom=bool(properties.custom), data=data is not None)


def _printed_member(name: str, content: bytes) -> Member:
    return _small_member(name, content) if len(content) < _SMALL else pack_member(name, content, PRINTED_LEVEL)


@functools.lru_cache(maxsize=64)
def _small_member(name: str, content: bytes) -> Member:
    """Headers and footers say the same in all documents of an office."""
    return pack_member(name, content, PRINTED_LEVEL)


def _core_properties(properties: DocumentProperties) -> CoreProperties:
    # A document that waits for its day has none here either: the clock's would differ from run to run.
    moment = "" if properties.issued_on is None else format_timestamp(properties.issued_on)
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
