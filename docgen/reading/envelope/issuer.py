"""Box 2, box 3, box 4 and the sentences of a document → its issuer: name, parent, code of the symbol, place."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from docgen.reading.envelope.notes import Doubt
from docgen.vietnamese.capitals import is_upper, syllables
from docgen.vietnamese.citations.pieces import UPPER
from docgen.vietnamese.open_slots import SlotKind, find_open_slots, format_open_slot
from docgen.vietnamese.recasing import recase_agency
from docgen.vietnamese.text import capitalise_first, squeeze

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docgen.contracts.recognition import Plain
    from docgen.vietnamese.recasing import Casing

UNKNOWN_ISSUER: Final = format_open_slot("issuer", SlotKind.BODY, "tên cơ quan ban hành")
UNKNOWN_PLACE: Final = format_open_slot("place", SlotKind.TEXT, "địa danh")
UNKNOWN_CODE: Final = "…"

_LONGEST_NAME: Final = 200
_ACTS: Final = re.compile(r"\s+(?:ban hành|xây dựng|lập|triển khai|yêu cầu|đề nghị|giao)\b")
_BODY: Final = re.compile(
    r"(?<!của )(?:Ủy ban nhân dân|Uỷ ban nhân dân|Hội đồng nhân dân|UBND|HĐND|Ủy ban|Uỷ ban|Sở|Phòng|Trường|Trung tâm"
    r"|Ban|Bộ|Tổng cục|Cục|Chi cục|Tổng công ty|Công ty|Hội|Đoàn|Liên đoàn|Bệnh viện|Trạm|Văn phòng|Thanh tra|Công an)"
    r"(?: [^\W\d_]| \d|-|,? )[^;:.()]{0,120}"
)
_UNIT: Final = re.compile(
    rf".*\b(?P<unit>(?i:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu))\s+(?P<name>[{UPPER}\d].*)"
)
_COLLECTIVES: Final = (("ủy ban nhân dân", "UBND"), ("uỷ ban nhân dân", "UBND"), ("hội đồng nhân dân", "HĐND"))
_SMALL: Final = frozenset({"và", "về", "của", "vì", "các", "cho", "với", "trong", "tại", "thuộc", "theo", "sự"})


@dataclass(frozen=True, slots=True)
class NameRead:
    """The name of a body in the casing of a sentence, and what is doubtful in it."""

    name: str
    doubts: tuple[Doubt, ...] = ()


def parse_agency(lines: Sequence[str], casing: Casing) -> NameRead:
    """The lines of box 2 → one name. Capitals come back from the document's own sentences, else by Phụ lục II."""
    written = squeeze(" ".join(lines))
    if len(written) > _LONGEST_NAME:
        doubt = Doubt("unknown", f"Tên cơ quan dài quá {_LONGEST_NAME} ký tự nên không nhận; điền lại.", 0.0)
        return NameRead(UNKNOWN_ISSUER, (doubt,))
    if find_open_slots(written):
        return NameRead(UNKNOWN_ISSUER)
    recased = recase_agency(written, casing)
    if recased.is_witnessed:
        return NameRead(recased.text)
    message = f"Chữ hoa, chữ thường của «{recased.text}» suy từ tên in hoa theo Phụ lục II; lời văn không viết tên này."
    return NameRead(recased.text, (Doubt("guessed", message, 0.75),))


def names_in_issuer(issuer: Plain) -> tuple[str, ...]:
    """The names that the head of a document gives, as sentences write them: of the issuer, its parent, its place."""
    if not isinstance(issuer, Mapping):
        return ()
    said = (issuer.get(field) for field in ("name", "parent_agency", "place"))
    return tuple(name for name in said if isinstance(name, str) and not find_open_slots(name))


def find_issuer_in(texts: Sequence[str]) -> str | None:
    """The body that issues the document by its own words (`… , UBND thị xã Cửa Lò ban hành Kế hoạch`), or None."""
    for text in texts:
        for act in _ACTS.finditer(text):
            before = text[: act.start()]
            found = list(_BODY.finditer(before))
            if found and found[-1].end() == len(before):
                name = _last_body(found[-1].group())
                if "," not in name.removesuffix(","):
                    return squeeze(name)
    return None


def _last_body(words: str) -> str:
    """The last body of a run that a greedy pattern took whole: `UBND tỉnh A, Ủy ban nhân dân xã B`."""
    nested = [match.start() for match in re.finditer(r"(?<=, )(?=[^\W\d_])", words) if words[match.start()].isupper()]
    tail = words[nested[-1] :] if nested else words
    return tail if _BODY.match(tail) else words


def issuer_code_of(name: str) -> str:
    """The usual abbreviation of a body: `UBND`, `SNV`; initials of its name without the place behind it."""
    folded = name.casefold()
    for words, code in _COLLECTIVES:
        if folded.startswith((words, code.casefold())):
            return code
    place = _UNIT.fullmatch(name)
    core = name[: place.start("unit")] if place and place.start("unit") > 0 else name
    letters = "".join(
        each.written if is_upper(each.written) and len(each.written) > 1 else each.written[:1].upper()
        for each in syllables(core)
        if each.written.casefold() not in _SMALL
    )
    return letters[:30] or UNKNOWN_CODE


def place_of(name: str) -> str:
    """Địa danh behind the unit word of a body's name; a numbered unit keeps the word (nd30 DD-02); empty if none."""
    found = _UNIT.fullmatch(name)
    if found is None:
        return ""
    place = found["name"].strip()
    if place[:1].isdigit():
        return capitalise_first(f"{found['unit'].lower()} {place}")
    return place
