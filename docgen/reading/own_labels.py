"""What docgen printed → the numbers it gave, so that they are known as its own after items moved or went in Word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from docgen.contracts.recognition import Branch, RecognisedDocument
from docgen.vietnamese.text import comparison_key

if TYPE_CHECKING:
    from docgen.model import Numbering

_Labelled = tuple[str, str]


@dataclass(frozen=True, slots=True)
class OwnLabels:
    """The labels docgen printed, each with the words it stood before; none for a file that is not docgen's own."""

    printed: frozenset[_Labelled] = frozenset()
    nested: frozenset[_Labelled] = frozenset()
    """Those of them that begin a list inside a list of the same kind."""

    def has(self, label: str, words: str) -> bool:
        """Whether docgen printed this label before these words."""
        return _key(label, words) in self.printed

    def goes_on(self, label: str, words: str) -> bool:
        """Whether a label that counts 1 is one that only changed its place in its list."""
        key = _key(label, words)
        return key in self.printed and key not in self.nested


NO_LABELS = OwnLabels()
"""What is known of a file that docgen did not print."""


def own_labels(printed: RecognisedDocument) -> OwnLabels:
    """The labels of a document as docgen printed it."""
    labelled: set[_Labelled] = set()
    nested: set[_Labelled] = set()
    parts = [(printed.body, printed.numbering), *((each.items, each.numbering) for each in printed.appendices)]
    for branches, numbering in parts:
        for branch, is_nested in _walk(branches, numbering, ()):
            if branch.numbered and branch.label and branch.words is not None:
                key = _key(branch.label, branch.words.text)
                labelled.add(key)
                if is_nested:
                    nested.add(key)
    return OwnLabels(frozenset(labelled), frozenset(nested))


def unlabelled_blocks(document: RecognisedDocument) -> dict[int, str]:
    """By block: the words without the number docgen gives them."""
    found: dict[int, str] = {}
    for branches in (document.body, *(each.items for each in document.appendices)):
        for branch, _ in _walk(branches, None, ()):
            if branch.numbered and branch.label and branch.words is not None and branch.words.blocks:
                block = branch.words.blocks[0]
                found[block] = document.blocks[block].text.removeprefix(branch.label).strip()
    return found


def _walk(
    branches: Iterable[Branch], numbering: Numbering | None, above: tuple[Numbering, ...]
) -> Iterator[tuple[Branch, bool]]:
    """Every branch, and whether it is in a list inside a list of its own kind."""
    for branch in branches:
        yield branch, numbering in above
        yield from _walk(branch.children, branch.numbering, (*above, numbering) if numbering is not None else above)


def _key(label: str, words: str) -> _Labelled:
    return label, comparison_key(words).rstrip(" .;/")
