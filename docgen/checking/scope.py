"""Turns anatomy's judgement of scope into whether the decree's rules are asked, with the reason when they are not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docgen.anatomy import ScopeKind as Judged
from docgen.checking.report import Scope, ScopeKind

if TYPE_CHECKING:
    from docgen.anatomy import Anatomy

_KINDS = {
    Judged.NAMED: ScopeKind.ADMINISTRATIVE,
    Judged.OFFICIAL_LETTER: ScopeKind.ADMINISTRATIVE,
    Judged.PARTY: ScopeKind.PARTY,
    Judged.NORMATIVE: ScopeKind.NORMATIVE,
    Judged.FOREIGN: ScopeKind.FOREIGN,
    Judged.SCANNED: ScopeKind.SCANNED,
    Judged.EMPTY: ScopeKind.EMPTY,
    Judged.UNKNOWN: ScopeKind.UNKNOWN,
}
_WHY = {
    ScopeKind.PARTY: "Đây là văn bản của Đảng, không thuộc phạm vi Nghị định 30.",
    ScopeKind.NORMATIVE: "Đây là văn bản quy phạm pháp luật, không thuộc phạm vi Nghị định 30.",
    ScopeKind.FOREIGN: "Văn bản không viết bằng tiếng Việt nên không kiểm theo Nghị định 30.",
    ScopeKind.SCANNED: "Văn bản chỉ có ảnh chụp, không có chữ để kiểm; hãy kiểm tra tệp Word gốc.",
    ScopeKind.EMPTY: "Văn bản không có chữ nào.",
    ScopeKind.UNKNOWN: "Chưa rõ đây có phải văn bản hành chính không; vẫn kiểm những gì kiểm được.",
}


def judge_scope(anatomy: Anatomy) -> Scope:
    """Phạm vi: an empty or scanned file, a Party document, a normative one and a foreign one are answered as such."""
    kind = _KINDS[anatomy.scope.kind]
    words = [_WHY[kind], *anatomy.scope.reasons] if kind in _WHY else []
    return Scope(kind, " ".join(words))
