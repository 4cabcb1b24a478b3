"""Lines at the foot of page 1 → địa chỉ, thư điện tử, trang thông tin, điện thoại, Fax (ô số 13; nd30 DC-01)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docgen.contracts.recognition import Plain

_LABELS: Final = (
    ("address", r"địa chỉ|trụ sở(?: chính)?"),
    ("phone", r"(?:số )?điện thoại|(?:số )?đt|tel"),
    ("fax", r"(?:số )?fax"),
    ("email", r"thư điện tử|hộp thư(?: điện tử)?|e-?mail"),
    ("website", r"(?:trang|cổng) (?:thông )?tin(?: điện tử)?|trang web|website"),
)
_LABEL: Final = re.compile(
    rf"(?<!\w)(?:{'|'.join(f'(?P<{name}>{words})' for name, words in _LABELS)})\s*:\s*", re.IGNORECASE
)


def parse_address(lines: Sequence[str]) -> dict[str, Plain]:
    """`Địa chỉ: …; Điện thoại: …` in any order and on any number of lines; words before the first label are address."""
    text = "; ".join(" ".join(line.split()).strip(" ;") for line in lines)
    found = list(_LABEL.finditer(text))
    pieces = [("address", text[: found[0].start()] if found else text)]
    ends = [*(match.start() for match in found[1:]), len(text)]
    pieces += [(match.lastgroup or "address", text[match.end() : end]) for match, end in zip(found, ends, strict=False)]
    data: dict[str, Plain] = {}
    for name, words in pieces:
        value = words.strip(" ;,-–.")
        if value:
            data[name] = f"{data[name]}; {value}" if name in data else value
    return data
