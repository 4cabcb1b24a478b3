"""Turns an examined document into whether the decree speaks of it at all, with the reason when it does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docgen.checking.report import Scope, ScopeKind

if TYPE_CHECKING:
    from docgen.ooxml import DocumentFacts


def judge_scope(facts: DocumentFacts) -> Scope:
    """Phạm vi: an empty or scanned file, a Party document, a normative one and a foreign one are answered as such."""
    words = sum(letter.isalnum() for placed in facts.paragraphs() for letter in placed.paragraph.text)
    if words:
        return Scope()
    if any(drawing.kind == "picture" for placed in facts.paragraphs() for drawing in placed.paragraph.drawings):
        return Scope(
            ScopeKind.SCANNED,
            "Văn bản chỉ có ảnh chụp, không có chữ để kiểm tra; hãy kiểm tra tệp Word gốc.",
        )
    return Scope(ScopeKind.EMPTY, "Văn bản không có chữ nào.")
