"""What the answers of all units leave open → notices for whoever makes the report: whom to ask, and for what."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from docgen.contracts.consolidation import Consolidated
from docgen.contracts.results import TaskStatus
from docgen.diagnostics import Location, Notice
from docgen.vietnamese.text import comparison_key

_BODY: Final = re.compile(r"^\s*(?:ủy ban nhân dân|uỷ ban nhân dân|ubnd)\s+", re.IGNORECASE)


def missing_reasons(consolidated: Consolidated) -> Iterator[Notice]:
    """Each unit that has not begun a task and does not say why, at the cell of its answer."""
    for summary in consolidated.tasks:
        given = {each.unit for each in summary.reasons}
        for share in summary.shares(TaskStatus.NOT_DONE):
            if share.unit not in given:
                message = (
                    f"{share.name} chưa thực hiện nhiệm vụ «{summary.task.name}» mà không nêu lý do: hỏi lại đơn vị."
                )
                yield Notice("reason-missing", message, Location(share.source.file, place=share.source.cell))


def addressees_below(consolidated: Consolidated, addressees: Iterable[str]) -> Iterator[Notice]:
    """Kính gửi is for higher bodies: a unit that was asked, or the issuer itself, is none."""
    own = {_key(consolidated.plan.issuer), *(_key(name) for _, name in consolidated.units)}
    for each in addressees:
        if _key(each) in own:
            message = f"Kính gửi «{each}»: báo cáo chỉ kính gửi cơ quan cấp trên; đơn vị báo cáo ghi ở Nơi nhận."
            yield Notice("addressee-below", message)


def _key(body: str) -> str:
    return comparison_key(_BODY.sub("", body))
