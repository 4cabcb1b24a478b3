"""Prints a finished batch: a PDF for each document, in its folder or its zip, none made twice and none left behind."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, TypeAlias

from docgen.errors import FileAccessError, InputError
from docgen.files import file_location
from docgen.lifecycle.variants.naming import is_document_name
from docgen.lifecycle.variants.prints import PRINTS, Print, fingerprint, format_prints, parse_prints, pdf_name
from docgen.lifecycle.variants.results import Outcome
from docgen.lifecycle.variants.stores import MANIFEST, Shelf, Store, store_at

CHUNK: Final = 100
"""Documents in one call of LibreOffice; it silently drops what comes after some 250."""

Converter: TypeAlias = Callable[[Sequence[bytes]], Sequence[bytes]]
"""Documents → PDFs, in the same order."""

_PDF: Final = b"%PDF-"


@dataclass(frozen=True, slots=True)
class Printed:
    """What printing a batch came to (kết quả in); files by their names in the folder or the zip."""

    made: tuple[str, ...]
    kept: tuple[str, ...]
    """Printed by an earlier run from the very same document."""
    spared: tuple[str, ...]
    """Files of such a name that docgen did not make, or that somebody signed since: left alone."""
    removed: tuple[str, ...]
    """Made for documents that are gone."""


def print_batch(out: Path, convert: Converter, *, on_chunk: Callable[[int, int], None] | None = None) -> Printed:
    """PDFs beside the documents of a finished batch, and `prints.json` that proves which was made from what.

    `on_chunk` hears after each call of `convert` how many documents are done, of how many. In a folder, what is done
    stays when a call fails; a zip changes whole or not at all.

    Raises `FileAccessError` when there is no finished batch, `OutputError`, and what `convert` raises.
    """
    store = store_at(out, is_resumed=True)
    names = _documents(store)
    with store.reading() as shelf:
        run = _Run(store, shelf, parse_prints(shelf.find(PRINTS)))
        files = _files(run, names, convert, on_chunk)
        left = {pdf_name(name): one.pdf for name, one in run.before.items() if name not in set(names)}
        if store.is_zip:
            removed = store.rewrite(files, left)
        else:
            for name, data in files:
                store.add(name, data)
            removed = store.remove(left)
    return Printed(tuple(run.made), tuple(run.kept), tuple(run.spared), removed)


@dataclass(slots=True)
class _Run:
    """One run of printing: what it found, and what it made."""

    store: Store
    shelf: Shelf
    before: dict[str, Print]
    prints: dict[str, Print] = field(default_factory=dict)
    made: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    spared: list[str] = field(default_factory=list)

    def find_waiting(self, name: str) -> bytes | None:
        """The document, if it still has to be printed; a PDF of ours that no longer belongs to it is taken away."""
        document = self.shelf.find(name)
        if document is None:
            return None
        target, former = pdf_name(name), self.before.get(name)
        there = self.shelf.find(target)
        if there is None or not there.startswith(_PDF):
            return document
        if former is None or fingerprint(there) != former.pdf:
            self.spared.append(target)
            return None
        if former.document == fingerprint(document):
            self.kept.append(target)
            self.prints[name] = former
            return None
        self.store.remove({target: former.pdf})
        return document

    def take(self, name: str, document: bytes, pdf: bytes) -> tuple[str, bytes]:
        """The PDF under its name, on record."""
        target = pdf_name(name)
        self.prints[name] = Print(fingerprint(document), fingerprint(pdf))
        self.made.append(target)
        return target, pdf


def _files(
    run: _Run, names: Sequence[str], convert: Converter, on_chunk: Callable[[int, int], None] | None
) -> Iterator[tuple[str, bytes]]:
    """The files to be written. A folder hears of a chunk's PDFs before they come: one of them is never a stranger."""
    for start in range(0, len(names), CHUNK):
        chunk = names[start : start + CHUNK]
        waiting = [(name, document) for name in chunk if (document := run.find_waiting(name)) is not None]
        pdfs = convert([document for _, document in waiting]) if waiting else ()
        made = [run.take(name, document, pdf) for (name, document), pdf in zip(waiting, pdfs, strict=True)]
        if made and not run.store.is_zip:
            yield PRINTS, format_prints(run.before | run.prints)
        yield from made
        if on_chunk is not None:
            on_chunk(start + len(chunk), len(names))
    yield PRINTS, format_prints(run.prints)


def _documents(store: Store) -> list[str]:
    manifest = store.find(MANIFEST)
    if manifest is None:
        raise FileAccessError(
            "Ở đây không có đợt lập nào đã xong (không có manifest.json).",
            hint="chạy docgen variants đến hết rồi mới in.",
            location=file_location(store.out),
        )
    try:
        units = json.loads(manifest)["units"]
        made = [unit["file"] for unit in units if unit["outcome"] == Outcome.MADE.value]
    except (ValueError, KeyError, TypeError) as error:
        raise InputError(
            "Bảng kê manifest.json bị hỏng.",
            hint="chạy lại docgen variants với --resume.",
            location=file_location(store.out),
        ) from error
    return [name for name in made if is_document_name(name)]
