"""Which packs and document types are installed, what a pack says, and which pack governs a document."""

from __future__ import annotations

from docgen.discovery.choosing import pack_for, template_for
from docgen.discovery.pack_file import every_profile, read_pack, with_profile
from docgen.discovery.registry import document_type, document_type_names, document_types, pack_source, packs

__all__ = [
    "document_type",
    "document_type_names",
    "document_types",
    "every_profile",
    "pack_for",
    "pack_source",
    "packs",
    "read_pack",
    "template_for",
    "with_profile",
]
