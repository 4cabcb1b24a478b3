"""Data → a finished Word file, and Word files → PDF."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

from docgen.api.documents import Source, document_type_of, load
from docgen.api.drafts import open_slot_notices
from docgen.api.packs import PackName
from docgen.api.renderer import open_renderer
from docgen.diagnostics import Notice

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
    (thuộc tính «Dự thảo») and prints open slots (chỗ chờ điền) as they are marked; `embed_data` puts the document's
    own data into the file, so that it can be read back whole; `appendices="separate"` renders each appendix as a file
    of its own for electronic issue (Mẫu 2.2).

    Raises `InputError`s for the data, also for open slots in what is no draft, `PackError` for the pack, `RenderError`
    if the page would not say what the data says.
    """
    document = load(source)
    printed = open_renderer(pack=pack, draft=draft, embed_data=embed_data, appendices=appendices).print(document)
    return Rendered(
        bytes=printed.main,
        notices=(*open_slot_notices(document), *document_type_of(document).collect_notices(document)),
        attachments=tuple(RenderedFile(name, content) for name, content in printed.appendices),
        template=printed.template,
        pack=printed.pack,
    )


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
