"""How a document hangs together → appendices named but missing, tasks without a lead, totals that do not add up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docgen.contracts.content import Doubt, Role
from docgen.contracts.rule import Skip
from docgen.documents.parts.consistency import find_unmet_mention
from docgen.vietnamese.numbers import format_number
from docgen.vietnamese.table_sums import find_wrong_totals

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docgen.contracts.content import Content

NO_LEADS = "văn bản không ghi đơn vị chủ trì cho từng nhiệm vụ"
NO_TABLES = "văn bản không có bảng nào"


def look_appendices(content: Content) -> Iterator[Doubt | Skip]:
    """Phụ lục được nêu “kèm theo” mà không có trong tệp."""
    for passage in content.of(Role.BODY, Role.CLOSING):
        mention = find_unmet_mention(passage.text, content.appendices)
        if mention:
            has = f"chỉ có {content.appendices} phụ lục" if content.appendices else "không có phụ lục nào"
            start = passage.text.find(mention)
            message = (
                f"Lời văn nêu «{mention}» kèm theo nhưng tệp {has}; phụ lục là tệp riêng thì kiểm tra đã gửi cùng."
            )
            yield Doubt(message, has, "phụ lục có đủ nội dung", passage, start, start + len(mention))
            return


def look_leads(content: Content) -> Iterator[Doubt | Skip]:
    """Nhiệm vụ không có đơn vị chủ trì, in a document that names who leads most of its tasks."""
    led = sum(lead.has_lead for lead in content.leads)
    if not led or led * 2 < len(content.leads):
        yield Skip(NO_LEADS)
        return
    for lead in content.leads:
        if not lead.has_lead:
            words = lead.words if len(lead.words) <= _SHOWN else f"{lead.words[:_SHOWN].rstrip()}…"
            message = f"Nhiệm vụ «{words}» không ghi đơn vị chủ trì; {led} trên {len(content.leads)} nhiệm vụ có ghi."
            yield Doubt(message, "để trống", "một đơn vị chủ trì", lead.place)


_SHOWN = 80


def look_totals(content: Content) -> Iterator[Doubt | Skip]:
    """Tổng cộng không bằng tổng các hàng."""
    if not content.tables:
        yield Skip(NO_TABLES)
        return
    for grid in content.tables:
        texts = grid.texts()
        for wrong in find_wrong_totals(texts, grid.header_rows):
            heads = dict.fromkeys(row[wrong.column] for row in texts[: grid.header_rows] if wrong.column < len(row))
            column = " ".join(head for head in heads if head)
            written, summed = format_number(wrong.written), format_number(wrong.summed)
            where = f" ở cột «{column}»" if column else ""
            message = f"Tổng cộng{where} ghi {written}, cộng các hàng được {summed}."
            yield Doubt(message, written, summed, grid.rows[wrong.row][wrong.column])
