"""The verbs as functions, the only place where the trades meet: pure in their inputs, frozen in their results."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, TypeAlias, get_args

from docgen.diagnostics import Notice, Problem
from docgen.errors import InputError, PackError

if TYPE_CHECKING:
    from docgen.contracts import DocumentProperties, DocumentType, Pack, Template
    from docgen.loading import JsonObject
    from docgen.model import AdministrativeDocument
    from docgen.office import FontStatus, OfficeStatus

DRAFT_STATUS = "Dự thảo"
"""Status property of a file rendered as a draft."""

APPENDIX_FAMILY = "phu-luc-dien-tu"
"""Template family of a separately filed appendix (form 2.2)."""

APPENDIX = "appendix"
"""What such a template names as its document type."""

MAX_TEMPLATE_BYTES = 32 * 1024 * 1024
"""Larger than any template with pictures; a bigger file is a mistake."""

Source: TypeAlias = "AdministrativeDocument | Mapping[str, object] | bytes | str | os.PathLike[str]"
"""A document's data: a model, plain Python data, the bytes of a YAML or JSON file, or the path of one."""

PackName: TypeAlias = "str | os.PathLike[str]"
"""A pack: the name of an installed one (`nd30`), or the folder of an office's own."""


Content: TypeAlias = bytes
"""The bytes of a file; a name of its own because results have a field called `bytes`."""


@dataclass(frozen=True, slots=True)
class RenderedFile:
    """A finished .docx: a suggested name and its bytes."""

    name: str
    bytes: bytes


@dataclass(frozen=True, slots=True)
class Rendered:
    """What `render` hands over: the document's bytes, what a person should know, and separately filed appendices."""

    bytes: bytes
    notices: tuple[Notice, ...] = ()
    attachments: tuple[RenderedFile, ...] = ()
    template: str = ""
    pack: str = ""

    def files(self, path: str | os.PathLike[str]) -> Mapping[Path, Content]:
        """What `save` writes: the document at `path` and the separately filed appendices beside it."""
        target = Path(path)
        beside = {
            target.with_name(f"{target.stem} - {attachment.name}{target.suffix}"): attachment.bytes
            for attachment in self.attachments
        }
        return {target: self.bytes, **beside}

    def save(self, path: str | os.PathLike[str]) -> tuple[Path, ...]:
        """Write the document to `path` and the separately filed appendices beside it: all of them, or none.

        Returns the paths written. Raises `OutputError`; existing files stay as they were.
        """
        from docgen.files import write_all

        files = self.files(path)
        write_all(files)
        return tuple(files)


def load(source: Source, *, format: Literal["yaml", "json"] | None = None) -> AdministrativeDocument:  # noqa: A002 # the word callers use
    """Data → a validated, frozen document.

    Raises `InvalidDataError` with every problem at once, `UnreadableInputError`, `UnsafeInputError`, `FileAccessError`.
    """
    from docgen.discovery import document_types
    from docgen.loading import load_document

    return load_document(source, types=document_types(), format=format)


def dump(
    document: AdministrativeDocument,
    path: str | os.PathLike[str] | None = None,
    *,
    original: str | None = None,
) -> str:
    """A document → YAML, written to `path` when given. `original` is the text it was edited from: its comments stay."""
    from docgen.files import write_atomically
    from docgen.loading import dump_document

    text = dump_document(document, original=original)
    if path is not None:
        write_atomically(Path(path), text.encode())
    return text


def render(
    source: Source,
    *,
    pack: PackName | None = None,
    draft: bool = False,
    embed_data: bool = True,
    appendices: Literal["inline", "separate"] = "inline",
) -> Rendered:
    """A document → a .docx in the decree's format, in memory.

    Without `pack` the document's date chooses among the installed decrees. `draft` marks the file's status as a draft
    (thuộc tính «Dự thảo»); `embed_data` puts the document's own data into the file, so that it can be read back
    whole; `appendices="separate"` renders each appendix as a file of its own for electronic issue (Mẫu 2.2).

    Raises `InputError`s for the data, `PackError` for the pack, `RenderError` if the page would not say what the data
    says.
    """
    from docgen.contracts import SeparatedViews
    from docgen.discovery import template_for
    from docgen.loading import dump_json
    from docgen.rendering import render_view

    document = load(source)
    kind = document_type_of(document)
    chosen = open_pack(pack, on=document.issued_on)
    view = kind.build_view(document, chosen)
    apart = kind.separate_appendices(document, chosen, view) if appendices == "separate" else SeparatedViews(view, ())
    properties = kind.describe(document)
    if draft:
        properties = replace(properties, status=DRAFT_STATUS)
    template = template_for(chosen, kind.template)
    return Rendered(
        bytes=render_view(
            apart.main,
            template=template_bytes(template),
            properties=properties,
            data=dump_json(document) if embed_data else None,
        ),
        notices=kind.collect_notices(document),
        attachments=tuple(_render_appendix(name, part, chosen, properties) for name, part in apart.appendices),
        template=template.name,
        pack=chosen.name,
    )


def _render_appendix(name: str, view: object, pack: Pack, properties: DocumentProperties) -> RenderedFile:
    from docgen.discovery import template_for
    from docgen.rendering import render_view

    content = render_view(
        view,
        template=template_bytes(template_for(pack, APPENDIX_FAMILY)),
        properties=replace(properties, title=f"{name} - {properties.title}"),
        data=None,
    )
    return RenderedFile(name, content)


def to_pdf(*documents: bytes | Rendered, timeout_seconds: float = 120) -> tuple[bytes, ...]:
    """.docx bytes → PDF bytes by LibreOffice, all in one call, in the order given.

    Raises `OfficeError` when LibreOffice is absent, hangs, dies, or makes no file.
    """
    from docgen.office import convert_documents

    named = {
        f"{index:04d}.docx": document.bytes if isinstance(document, Rendered) else document
        for index, document in enumerate(documents)
    }
    made = convert_documents(named, to="pdf", timeout_seconds=timeout_seconds)
    return tuple(made[name] for name in named)


def document_types() -> Mapping[str, DocumentType]:
    """The installed document types by the word a data file uses (`plan`)."""
    from docgen import discovery

    return discovery.document_types()


def document_type_of(document: AdministrativeDocument) -> DocumentType:
    """The installed type a model belongs to."""
    for kind in document_types().values():
        if isinstance(document, kind.model):
            return kind
    raise InputError(
        f"Loại văn bản «{type(document).__name__}» chưa được cài đặt.",
        hint="cài gói khai báo loại văn bản này ở entry point docgen.documents.",
    )


def packs() -> Mapping[str, Pack]:
    """The installed packs by name. Raises `PackError` when one of them is broken."""
    from docgen import discovery

    return {name: discovery.pack_for(name) for name in discovery.packs()}


def open_pack(pack: PackName | None = None, *, on: date | None = None) -> Pack:
    """An installed pack by its name, an office's own from its folder, or the decree in force `on` a day."""
    from docgen import discovery

    if isinstance(pack, os.PathLike):
        return discovery.pack_for(Path(pack))
    return discovery.pack_for(pack, on)


def template_bytes(template: Template) -> bytes:
    """The .docx of a template. Raises `PackError` when the file is not there."""
    try:
        return template.path.read_bytes()
    except OSError as error:
        raise PackError(
            f"Không đọc được tệp mẫu «{template.path.name}»: {error.strerror}.",
            hint="chạy «docgen template build» để dựng lại các mẫu của gói.",
        ) from error


def json_schema(name: str) -> JsonObject:
    """JSON Schema of a document type, with Vietnamese titles: for an editor or a web form."""
    from docgen.discovery import document_type
    from docgen.loading import json_schema as schema_of

    return schema_of(document_type(name))


def starter(name: str) -> str:
    """A commented YAML file to start a document of this type from."""
    from docgen.discovery import document_type

    return document_type(name).starter.read_text(encoding="utf-8")


def outline(source: bytes | str | os.PathLike[str]) -> str:
    """A .docx → its outline: about one line a paragraph, effective values, ready for a diff."""
    from docgen.ooxml import read_facts
    from docgen.ooxml.outline import show

    return show(read_facts(source if isinstance(source, bytes) else Path(source)))


def build_templates(pack: PackName | None = None) -> Mapping[Path, bytes]:
    """Draw a pack's templates, in both size profiles, from its numbers, with their outlines; nothing is written."""
    from docgen import authoring

    drawn: dict[Path, bytes] = {}
    for profiled in _profiles_of(pack):
        drawn |= authoring.build_templates(profiled)
    return MappingProxyType(drawn)


def check_templates(pack: PackName | None = None) -> tuple[Problem, ...]:
    """Which template files or outlines are absent or not what the recipes draw; empty when all are fresh."""
    from docgen import authoring

    return tuple(problem for profiled in _profiles_of(pack) for problem in authoring.check_templates(profiled))


def _profiles_of(pack: PackName | None) -> tuple[Pack, ...]:
    from docgen.contracts.pack import Profile
    from docgen.discovery import with_profile

    chosen = open_pack(pack)
    return tuple(with_profile(chosen, profile) for profile in get_args(Profile))


def check_template(template: bytes | str | os.PathLike[str], document: str) -> tuple[Problem, ...]:
    """Kiểm tra mẫu: where a template and the view of a type (`plan`, `appendix`) disagree, without rendering.

    Raises `InputError` for an unknown type, `FileAccessError` for the file.
    """
    from docgen.files import read_bytes
    from docgen.rendering import check_contract

    content = template if isinstance(template, bytes) else read_bytes(Path(template), limit=MAX_TEMPLATE_BYTES)
    return check_contract(content, _view_type(document))


def _view_type(document: str) -> type[object]:
    from docgen.discovery import document_type
    from docgen.documents.parts.views import SeparateAppendixView

    return SeparateAppendixView if document == APPENDIX else document_type(document).view_type


def office_status() -> OfficeStatus:
    """Whether LibreOffice can be used, and which."""
    from docgen.office import probe

    return probe()


def font_status() -> FontStatus:
    """Which installed font stands in for Times New Roman when a PDF is made, and the Vietnamese letters it lacks."""
    from docgen.office import probe_font

    return probe_font()
