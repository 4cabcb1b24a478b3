"""How a document hangs together → appendices named but missing, tasks without a lead, totals that do not add up."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docgen.contracts.content import Doubt, Role
from docgen.contracts.rule import Skip
from docgen.documents.parts.consistency import find_unmet_mention
from docgen.vietnamese.numbers import format_number
from docgen.vietnamese.prose_sums import Line, find_wrong_sums
from docgen.vietnamese.table_sums import find_wrong_row_totals, find_wrong_totals

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docgen.contracts.content import Content, Passage

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
                f"Lời văn nêu «{mention}» kèm theo nhưng tệp {has}; phụ lục là tệp riêng thì kiểm cùng lúc với văn bản."
            )
            yield Doubt(message, has, "phụ lục có đủ nội dung", passage, start, start + len(mention))
            return


def look_sentence_ends(content: Content) -> Iterator[Doubt | Skip]:
    """Đoạn văn dừng giữa chừng: long words with marks inside and none at the end, whose next line is a new one."""
    prose = outside_tables(content, Role.BODY)
    for passage, following in zip(prose, [*prose[1:], None], strict=True):
        text = passage.text.rstrip()
        if passage.path and not _RUNNING_FIELDS.search(passage.path):
            continue
        goes_on = following is not None and following.text.lstrip()[:1].islower()
        if (
            len(text) >= _LONG
            and not text.isupper()
            and text[-1].isalnum()
            and _INNER_MARK.search(text)
            and not goes_on
        ):
            last = " ".join(text.split()[-_LAST_WORDS:])
            start = text.rfind(last.split()[0])
            message = f"Đoạn văn dừng ở «{last}» mà không có dấu kết thúc câu."
            yield Doubt(message, "không có dấu", "dấu chấm hoặc chấm phẩy", passage, start, len(text))


def outside_tables(content: Content, *roles: Role) -> list[Passage]:
    """The passages of some roles that are no cells of a table."""
    cells = {(cell.path, cell.paragraph) for grid in content.tables for row in grid.rows for cell in row if cell}
    return [passage for passage in content.of(*roles) if (passage.path, passage.paragraph) not in cells]


_RUNNING_FIELDS = re.compile(r"\.(?:text|opening|closing|paragraphs\[\d+\])$")
_INNER_MARK = re.compile(r"[^\W\d_]{2}(?:;|(?<=[^\W\d_A-ZĐ]{2})\.)\s")
"""A mark between clauses; that of a number (`2.`, `II.`) is none."""
_LONG = 120
"""Letters from which words with marks inside are sentences and no title."""
_LAST_WORDS = 4


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
    """Tổng cộng không bằng tổng các hàng, cột tổng không bằng các cột thành phần."""
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
        for wrong in find_wrong_row_totals(texts, grid.header_rows):
            written, summed = format_number(wrong.written), format_number(wrong.summed)
            message = f"Cột tổng ghi {written}, cộng các cột thành phần của hàng này được {summed}."
            yield Doubt(message, written, summed, grid.rows[wrong.row][wrong.column])


def look_sums(content: Content) -> Iterator[Doubt | Skip]:
    """Tổng trong lời văn không bằng các phần kể ra: “tổng kinh phí 150 triệu đồng, trong đó: … 100 …, … 60 …”."""
    passages = outside_tables(content, Role.BODY, Role.CLOSING, Role.APPENDIX)
    lines = [Line(passage.text, len(_DEEPER.findall(passage.path))) for passage in passages]
    for wrong in find_wrong_sums(lines):
        message = f"Tổng ghi {wrong.written}, cộng các phần kể ra được {wrong.summed}."
        yield Doubt(message, wrong.written, wrong.summed, passages[wrong.line], wrong.start, wrong.end)


_DEEPER = re.compile(r"\.(?:sections|items)\[")
