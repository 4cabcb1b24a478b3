"""General document → strings ready to print, in the order of form 1.4; 1.2 for a quyết định, 1.5 for a công văn."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, fields, replace
from typing import Final

from docgen.contracts import Pack, RuleLine, SeparatedViews
from docgen.contracts.view import NOT_PRINTED, Block, BlockKind
from docgen.documents.general.model import GeneralDocument
from docgen.documents.parts.lines import even_lines, set_lines
from docgen.documents.parts.named import NamedContent, NamedView, named_view, separate_named_appendices
from docgen.documents.parts.views import TitleView
from docgen.model import AdministrativeDocument, Node
from docgen.vietnamese.text import upper_text

ARTICLE: Final = re.compile(r"(?P<label>Điều \d{1,3}[a-zđ]?\.) (?=\S)")
"""What a điều begins with."""
_UNTITLED = TitleView(type_name="", subject="", subject_rule=RuleLine(0, 0))
"""Box 5a of a công văn: never printed."""


@dataclass(frozen=True, slots=True)
class GeneralBlock(Block):
    """A block of a body that may be a điều without a title: its label is bold, its words are not (nd30 BC-04)."""

    label: str = ""
    """`Điều 2.`; empty for any other block."""

    @property
    def is_paragraph(self) -> bool:
        return self.kind is BlockKind.PARAGRAPH and not self.last and not self.label

    @property
    def is_last(self) -> bool:
        return self.last and self.kind in {BlockKind.CLAUSE, BlockKind.PARAGRAPH} and not self.label

    @property
    def is_article(self) -> bool:
        return bool(self.label) and not self.last

    @property
    def is_last_article(self) -> bool:
        return bool(self.label) and self.last


@dataclass(frozen=True, slots=True)
class GeneralView(NamedView):
    """A named document, or a công văn: it has no type name, and its subject stands under the number (nd30 TL-06)."""

    body: tuple[GeneralBlock, ...]
    is_named: bool = field(metadata=NOT_PRINTED)
    is_letter: bool = field(metadata=NOT_PRINTED)
    letter_subject: str
    """`V/v nâng bậc lương năm 2026`; lines separated by a line break."""
    issuing_authority: tuple[str, ...]
    """Thẩm quyền ban hành of a quyết định (form 1.2), in hoa, above its căn cứ."""
    has_enacting_words: bool = field(metadata=NOT_PRINTED)
    enacting_words: str
    """`QUYẾT ĐỊNH:`, above the first điều."""


def general_view(document: AdministrativeDocument, pack: Pack) -> GeneralView:
    """The view of a general document under a pack. Raises `TypeError` for a document of another type."""
    if not isinstance(document, GeneralDocument):
        raise TypeError(f"general_view takes a GeneralDocument, not {type(document).__name__}")
    content = NamedContent(
        year=document.year,
        opening=document.opening,
        sections=document.sections,
        closing=document.closing,
        compose=_no_words,
    )
    view = named_view(document, pack, content)
    if document.is_letter:
        view = replace(view, title=_UNTITLED)
    return GeneralView(
        **{each.name: getattr(view, each.name) for each in fields(view) if each.name != "body"},
        body=tuple(map(_with_label, view.body)),
        is_named=not document.is_letter,
        is_letter=document.is_letter,
        letter_subject=_letter_subject(document, pack, is_wide=view.head.place_date_is_wide),
        issuing_authority=tuple(upper_text(line) for line in document.issuing_authority),
        has_enacting_words=document.enacting_words is not None,
        enacting_words=upper_text(document.enacting_words or ""),
    )


def _with_label(block: Block) -> GeneralBlock:
    values = {each.name: getattr(block, each.name) for each in fields(block)}
    is_text = block.kind in {BlockKind.CLAUSE, BlockKind.PARAGRAPH}
    article = ARTICLE.match(block.text) if is_text and block.text.startswith("Điều") else None
    if article is None:
        return GeneralBlock(**values)
    values |= {"kind": BlockKind.PARAGRAPH, "text": block.text[article.end() :]}
    return GeneralBlock(**values, label=article["label"])


def _letter_subject(document: GeneralDocument, pack: Pack, *, is_wide: bool) -> str:
    """`V/v` and the subject, in even lines of the column of the number; empty for a document with a type name."""
    if not document.is_letter:
        return ""
    page = pack.typesetting
    text = f"{pack.decree.text('wording.letter_subject_prefix')} {document.subject}"
    if is_wide:
        return text  # beside a long date line the column is as narrow as the template leaves it
    column = page.head_left_pt - 2 * page.cell_padding_pt
    return set_lines(text, even_lines(text, column, size_pt=page.sizes["letter_subject"]))


def _no_words(_node: Node) -> tuple[str, ...]:
    """A general document prints nothing but its author's words."""
    return ()


def separate_general_appendices(document: AdministrativeDocument, pack: Pack, view: object) -> SeparatedViews:
    """The document without its appendices, and each appendix under its heading as a file of its own (form 2.2)."""
    if not isinstance(document, GeneralDocument) or not isinstance(view, GeneralView):
        raise TypeError(f"a GeneralDocument and its view are expected, not {type(document).__name__}")
    return separate_named_appendices(document, pack, view, document.year)
