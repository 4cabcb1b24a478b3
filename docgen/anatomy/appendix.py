"""Turns the first lines of an appendix ("phụ lục") into heading, title, reference line and signing information."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from docgen.anatomy.boxes import Box
from docgen.anatomy.lines import is_centred, look_of, visible_text
from docgen.anatomy.preamble import read_attachment_reference
from docgen.anatomy.words import LABEL, find_appendix, is_attachment_reference, is_rule, is_signing_info

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docgen.anatomy.ledger import Ledger
    from docgen.anatomy.lines import Line

_MOST_LINES: Final = 20
_MOST_TITLE_LINES: Final = 8
_TITLE_BESIDE: Final = re.compile(r"[:.–-]\s*(?=[^\W\d_])")


def locate_appendix_head(lines: Sequence[Line], ledger: Ledger) -> int:
    """Claims the head of an appendix; the index of the first line of its body."""
    titles = 0
    seen_heading = seen_reference = False
    for place, line in enumerate(lines[:_MOST_LINES]):
        if line.is_blank or is_rule(line) or not ledger.is_free(line):
            continue
        if is_signing_info(line):
            ledger.claim(line, Box.SIGNING_INFO, 0.9, "Các phần cách nhau bằng dấu chấm phẩy, kết thúc bằng giờ ký.")
        elif not seen_heading and find_appendix(line) is not None:
            seen_heading = True
            titles += _claim_heading(line, ledger)
        elif is_attachment_reference(line) and not seen_reference:
            seen_reference = read_attachment_reference(lines, place, ledger)
        elif titles < _MOST_TITLE_LINES and _is_title(line, after_reference=seen_reference):
            titles += 1
            sure = 0.9 if look_of(line).upper and is_centred(line) else 0.75
            ledger.claim(line, Box.APPENDIX_TITLE, sure, "Dòng ở giữa, in đậm hoặc in hoa dưới chữ “Phụ lục”.")
        else:
            return place
    return min(len(lines), _MOST_LINES)


def _claim_heading(line: Line, ledger: Ledger) -> int:
    """“Phụ lục I”, and the title when it is typed on the same line; the number of title lines claimed."""
    found = find_appendix(line)
    reason = "Bắt đầu bằng “Phụ lục”, đứng riêng một dòng."
    text = visible_text(line.paragraph)
    beside = (
        _TITLE_BESIDE.search(text, line.start, line.end) if found is not None and found["rest"].strip(" .:-") else None
    )
    if beside is None:
        ledger.claim(line, Box.APPENDIX_HEADING, 0.95, reason)
        return 0
    ledger.claim_span(line, line.start, beside.end(), (Box.APPENDIX_HEADING, 0.9, reason))
    ledger.claim_span(
        line, beside.end(), line.end, (Box.APPENDIX_TITLE, 0.85, "Viết liền sau chữ “Phụ lục” và số thứ tự.")
    )
    return 1


def _is_title(line: Line, *, after_reference: bool) -> bool:
    """Centred, bold or in capitals on its own line; below the reference line only what is all of these."""
    if line.cells or LABEL.match(line.folded) or len(line.words) > 300:  # noqa: PLR2004 — a paragraph
        return False
    look = look_of(line)
    if after_reference:
        return look.upper and look.bold and is_centred(line)
    return is_centred(line) or ((look.bold or look.upper) and not line.words.endswith((".", ";", ":")))
