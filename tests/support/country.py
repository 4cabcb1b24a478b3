"""A made-up country of units for a batch, and what must be true of every document that the batch made of them."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from typing import TYPE_CHECKING

from lxml import etree

from docgen.ooxml.lint import lint_package

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

UNITS = 3321
"""Xã, phường, đặc khu of the country since 01/7/2025."""
KINDS = ("xã", "phường", "đặc khu")
MAIN = "word/document.xml"


def units(count: int) -> Iterator[dict[str, object]]:
    """So many units, none like another."""
    for number in range(count):
        yield {
            "code": f"{number:05d}",
            "name": name_of(number),
            "kind": KINDS[number % 3],
            "households": 1000 + number,
            "hamlets": 5 + number % 30,
            "coastal": number % 5 == 0,
            "signer": "Nguyễn Văn A",
        }


def name_of(number: int) -> str:
    return f"Đơn Vị {number // 26 + 1} {chr(65 + number % 26)}"


def faults_of_batch(made: Path, count: int, *, judged: int = 1) -> Iterator[str]:
    """What is wrong with the zip of a batch: a document that is missing, damaged, another's twin or another's own.

    Every so many (`judged`) the structure of a document is judged part by part as well.
    """
    with zipfile.ZipFile(made) as archive:
        listed = json.loads(archive.read("manifest.json"))["units"]
        if len(listed) != count:
            yield f"{len(listed)} units in the manifest, not {count}"
        seen: dict[str, str] = {}
        for number, unit in enumerate(listed):
            data = archive.read(unit["file"])
            digest = hashlib.sha256(data).hexdigest()
            if digest != unit["sha256"] or seen.setdefault(digest, unit["key"]) != unit["key"]:
                yield f"{unit['file']}: not the file of the manifest, or a twin of {seen[digest]}"
            yield from _faults_of_document(unit, data, number)
            if number % judged == 0:
                yield from (f"{unit['file']}: {fault}" for fault in lint_package(data))


def _faults_of_document(unit: Mapping[str, object], data: bytes, number: int) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as document:
        damaged = document.testzip()
        words = "".join(etree.fromstring(document.read(MAIN)).itertext())
        stored = document.read("customXml/item1.xml").decode()
    full = f"{KINDS[number % 3]} {name_of(number)}"
    households = f"{(1000 + number) // 1000}.{(1000 + number) % 1000:03d} hộ"
    # The names of the next units begin with none of this one's, so a foreign name cannot hide in the own one.
    foreign = words.replace(full, "").replace(full.upper(), "").replace(name_of(number), "")
    if damaged is not None or "</data>" not in stored:
        yield f"{unit['file']}: damaged in {damaged}"
    if full not in words or full.upper() not in words or households not in words or full not in stored:
        yield f"{unit['file']}: does not say {full}, {households}"
    if "Đơn Vị" in foreign or "ĐƠN VỊ" in foreign:
        yield f"{unit['file']}: says the name of another unit"
