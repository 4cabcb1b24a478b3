"""An anatomy as plain data for a golden file: what a records officer would want to read, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docgen.anatomy import Anatomy, DocumentPart, RuleLine, Signer


def portrait(anatomy: Anatomy) -> dict[str, object]:
    return {
        "scope": {
            "kind": anatomy.scope.kind.value,
            "confidence": anatomy.scope.confidence,
            "reasons": list(anatomy.scope.reasons),
        },
        "parts": [_part(part) for part in anatomy.parts],
        "page_numbers": [
            f"phần {number.section + 1}, {number.pages}, {number.where}, {number.alignment}, {'field' if number.is_field else 'typed'}"
            for number in anatomy.page_numbers
        ],
        "leftovers": [f"{left.place} | {left.words} | {left.reason}" for left in anatomy.leftovers],
        "notes": list(anatomy.notes),
    }


def _part(part: DocumentPart) -> dict[str, object]:
    return {
        "kind": f"{part.kind.value} ({part.confidence:.2f}): {part.reason}",
        "type": part.type_name,
        "entries": [
            f"{entry.box.value} {entry.confidence:.2f} | {entry.place} | {entry.words if entry.drawing < 0 else 'hình'}"
            for entry in part.entries
        ],
        "body": [f"{item.level.value} | {item.label}{' (tự động)' if item.is_automatic else ''}" for item in part.body],
        "rules": [_rule(rule) for rule in part.rules],
        "signers": [_signer(signer) for signer in part.signers],
        "missing": [entry.box.value for entry in part.missing],
    }


def _rule(rule: RuleLine) -> str:
    lengths = " / ".join("?" if length is None else f"{length:.0f}pt" for length in (rule.length, rule.under_length))
    return f"{rule.under.value}: {rule.drawn.value}, {lengths} | {rule.place}"


def _signer(signer: Signer) -> str:
    titles = [entry.words for entry in (*signer.authority, *signer.position, *signer.other_titles)]
    return " / ".join([*titles, signer.full_name.words if signer.full_name else "(không thấy họ tên)"])
