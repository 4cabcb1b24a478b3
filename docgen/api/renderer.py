"""Documents → Word files, many with one set of choices: pack and template are opened once, not once a document."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, TypeAlias

from docgen.api.documents import Source, document_type_of, load
from docgen.api.drafts import require_filled
from docgen.api.packs import PackName, compiled_template, open_pack
from docgen.vietnamese.open_slots import may_hold_open_slot

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from docgen.contracts import DocumentProperties, DocumentType, Pack, SeparatedViews
    from docgen.model import AdministrativeDocument
    from docgen.rendering import CompiledTemplate

DRAFT_STATUS = "Dự thảo"
"""Status property of a file rendered as a draft."""

APPENDIX_FAMILY = "phu-luc-dien-tu"
"""Template family of a separately filed appendix (form 2.2)."""

_Key: TypeAlias = "tuple[str, date | None]"


@dataclass(frozen=True, slots=True)
class PrintedDocument:
    """One document as `Renderer.print` hands it over: its file, its separately filed appendices by name, its origin."""

    main: bytes
    appendices: tuple[tuple[str, bytes], ...]
    template: str
    pack: str
    pack_version: str


@dataclass(frozen=True, slots=True)
class _Desk:
    """What documents of one type need under one pack, opened before the first of them."""

    pack: Pack
    template: str
    compiled: CompiledTemplate
    build_view: Callable[[AdministrativeDocument, Pack], object]
    describe: Callable[[AdministrativeDocument], DocumentProperties]
    separate: Callable[[AdministrativeDocument, Pack, object], SeparatedViews]


class Renderer:
    """Renders any number of documents the same way, from any number of threads, in the bytes `docgen.render` gives.

    It opens pack and template when the first document asks for them and keeps them. It travels to other processes as
    its choices alone (pickle), so a pool hands one to each worker and each worker opens its own once; what was opened
    here is checked there, so that workers of another version never mix their files with ours.
    """

    __slots__ = ("_appendices", "_desks", "_draft", "_embed_data", "_expected", "_pack")

    def __init__(
        self,
        *,
        pack: PackName | None = None,
        draft: bool = False,
        embed_data: bool = True,
        appendices: Literal["inline", "separate"] = "inline",
        expected: dict[_Key, str] | None = None,
    ) -> None:
        self._pack = pack
        self._draft = draft
        self._embed_data = embed_data
        self._appendices = appendices
        self._expected: dict[_Key, str] = expected or {}
        self._desks: dict[_Key, _Desk] = {}

    def __reduce__(self) -> tuple[Callable[..., Renderer], tuple[object, ...]]:
        expected = self._expected | {key: desk.compiled.digest for key, desk in self._desks.copy().items()}
        return _reopen, (self._pack, self._draft, self._embed_data, self._appendices, expected)

    def render(self, source: Source) -> bytes:
        """A document → its .docx; with `appendices="separate"` the document without them.

        Plain data, bytes and paths are loaded and checked first. A document is taken as it is, because who made it has
        checked it; after `model_copy(update=…)`, which checks nothing, pass `document.model_dump()` instead.

        Raises `InputError`s for the data, `PackError` for the pack, `RenderError` if the page would not say what the
        data says.
        """
        return self.print(_document(source)).main

    def print(self, document: AdministrativeDocument, *, data: str | None = None) -> PrintedDocument:
        """A checked document → its .docx, with its separately filed appendices when they were asked for.

        `data` is what `dump_json` gives of the document, from a caller who has it already.
        """
        from docgen.contracts import SeparatedViews
        from docgen.rendering import print_view

        if not self._draft and (data is None or may_hold_open_slot(data)):
            require_filled(document)
        kind = document_type_of(document)
        desk = self._desk(kind, document.issued_on)
        view = desk.build_view(document, desk.pack)
        apart = SeparatedViews(view, ())
        if self._appendices == "separate":
            apart = desk.separate(document, desk.pack, view)
        properties = desk.describe(document)
        if self._draft:
            properties = replace(properties, status=DRAFT_STATUS)
        if not self._embed_data:
            data = None
        elif data is None:
            data = _data_of(document)
        return PrintedDocument(
            main=print_view(apart.main, compiled=desk.compiled, properties=properties, data=data),
            appendices=tuple(
                (name, self._print_appendix(name, part, desk.pack, properties)) for name, part in apart.appendices
            ),
            template=desk.template,
            pack=desk.pack.name,
            pack_version=desk.pack.version,
        )

    def _print_appendix(self, name: str, view: object, pack: Pack, properties: DocumentProperties) -> bytes:
        from docgen.discovery import template_for
        from docgen.rendering import print_view

        compiled = compiled_template(template_for(pack, APPENDIX_FAMILY))
        properties = replace(properties, title=f"{name} - {properties.title}")
        return print_view(view, compiled=compiled, properties=properties, data=None)

    def _desk(self, kind: DocumentType, issued_on: date | None) -> _Desk:
        key = (kind.name, None if self._pack is not None else issued_on)
        found = self._desks.get(key)
        if found is None:
            found = self._desks[key] = self._open(kind, key)
        return found

    def _open(self, kind: DocumentType, key: _Key) -> _Desk:
        from docgen.discovery import template_for
        from docgen.errors import PackError

        pack = open_pack(self._pack, on=key[1])
        template = template_for(pack, kind.template)
        compiled = compiled_template(template)
        if self._expected.get(key, compiled.digest) != compiled.digest:
            raise PackError(
                f"Mẫu «{template.name}» ở tiến trình này khác mẫu của tiến trình giao việc.",
                hint="cài cùng một phiên bản docgen và gói mẫu trên mọi máy, rồi chạy lại.",
            )
        return _Desk(pack, template.name, compiled, kind.build_view, kind.describe, kind.separate_appendices)


def open_renderer(
    *,
    pack: PackName | None = None,
    draft: bool = False,
    embed_data: bool = True,
    appendices: Literal["inline", "separate"] = "inline",
) -> Renderer:
    """A renderer for a batch: `open_renderer().render(document)` gives the bytes of `docgen.render(document)`.

    The choices are those of `render`. Without `pack` the date of each document chooses among the installed decrees.
    """
    return Renderer(pack=pack, draft=draft, embed_data=embed_data, appendices=appendices)


def _reopen(
    pack: PackName | None,
    draft: bool,
    embed_data: bool,
    appendices: Literal["inline", "separate"],
    expected: dict[_Key, str],
) -> Renderer:
    return Renderer(pack=pack, draft=draft, embed_data=embed_data, appendices=appendices, expected=expected)


def _document(source: Source) -> AdministrativeDocument:
    from docgen.model import AdministrativeDocument

    return source if isinstance(source, AdministrativeDocument) else load(source)


def _data_of(document: AdministrativeDocument) -> str:
    from docgen.loading import dump_json

    return dump_json(document)
