"""A document type (loại văn bản): its model, its view, and a starting file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    # Types only: whoever lists the packs must not pay for the models.
    from collections.abc import Callable
    from pathlib import Path

    from docgen.contracts.content import ContentRules
    from docgen.contracts.pack import Pack
    from docgen.contracts.policy import RolloverPolicy
    from docgen.contracts.properties import DocumentProperties
    from docgen.contracts.recognition import Draft, RecognisedDocument
    from docgen.diagnostics import Notice
    from docgen.model import AdministrativeDocument


@dataclass(frozen=True, slots=True)
class SeparatedViews:
    """A document for electronic issue: the main file's view, and (name, view) of each appendix's own file."""

    main: object
    appendices: tuple[tuple[str, object], ...]


@dataclass(frozen=True, slots=True)
class DocumentType:
    """What the folder of a document type hands over at its entry point."""

    name: str
    """The word in the data file, `document: plan`."""
    title: str
    """Tên loại, `Kế hoạch`."""
    model: type[AdministrativeDocument]
    view_type: type[object]
    build_view: Callable[[AdministrativeDocument, Pack], object]
    """Document → view of `view_type`: strings ready to print."""
    describe: Callable[[AdministrativeDocument], DocumentProperties]
    """Document → the properties of its file."""
    collect_notices: Callable[[AdministrativeDocument], tuple[Notice, ...]]
    """What a person should know before signing (a lead named nowhere, an appendix the text never mentions)."""
    separate_appendices: Callable[[AdministrativeDocument, Pack, object], SeparatedViews]
    """Document and its view → the view without appendices, and each appendix as a file of its own (form 2.2)."""
    template: str
    """Template family in a pack, `ke-hoach`."""
    starter: Path
    """A commented file to start from, for `docgen new`."""
    recognise: Callable[[RecognisedDocument], Draft] | None = None
    """A stranger's text, cut into boxes and tree → a draft that validates. Without it the type is not imported."""
    claims: tuple[str, ...] = ()
    """Tên loại of the texts it recognises, `Kế hoạch`; empty: whatever no other type claims."""
    policy: RolloverPolicy | None = None
    """What becomes of each field when the document is carried into another year. Without it the type is not."""
    rules: Callable[[], ContentRules] | None = None
    """What is asked of the words of such a document, in Word and as data; loaded when it is asked."""
