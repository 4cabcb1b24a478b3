"""A document → what it still waits for: notices for a draft, a refusal for anything else."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docgen.diagnostics import Notice
    from docgen.model import AdministrativeDocument


def require_filled(document: AdministrativeDocument) -> None:
    """Raise `InvalidDataError` with every open slot (chỗ chờ điền) of the document, if it has any."""
    from docgen.diagnostics import Problem
    from docgen.errors import InvalidDataError
    from docgen.model import open_slots_of

    found = open_slots_of(document)
    if not found:
        return
    problems = [
        Problem(notice.code, notice.message, notice.location, f"thay cả «{one.slot.written}» bằng nội dung thật.")
        for one, notice in zip(found, open_slot_notices(document), strict=True)
    ]
    raise InvalidDataError(
        f"Văn bản còn {len(problems)} chỗ chờ điền nên chưa dựng được.",
        problems,
        hint="điền các chỗ dưới đây, hoặc dựng bản dự thảo: --draft (trong Python: draft=True).",
    )


def open_slot_notices(document: AdministrativeDocument) -> tuple[Notice, ...]:
    """What a draft still waits for, slot by slot."""
    from docgen.diagnostics import Location, Notice
    from docgen.model import open_slots_of

    return tuple(
        Notice("open-slot", f"Chưa điền {one.slot.kind.value}: {one.slot.prompt}.", Location(path=one.path))
        for one in open_slots_of(document)
    )
