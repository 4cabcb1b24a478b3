"""A document type (loại văn bản): its model, its view, and a starting file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from docgen.contracts.pack import Pack
from docgen.diagnostics import Notice
from docgen.model import AdministrativeDocument


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
    collect_notices: Callable[[AdministrativeDocument], tuple[Notice, ...]]
    """What a person should know before signing (a lead named nowhere, an appendix the text never mentions)."""
    template: str
    """Template family in a pack, `ke-hoach`."""
    starter: Path
    """A commented file to start from, for `docgen new`."""
