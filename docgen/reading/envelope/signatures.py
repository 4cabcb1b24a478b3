"""Lines of a signature → quyền hạn, chức vụ, họ tên as the model holds them (ô số 7a, 7b; nd30 CK-01 to CK-11)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pydantic import ValidationError

from docgen.model import Signature
from docgen.reading.envelope.notes import Doubt
from docgen.vietnamese.open_slots import SlotKind, format_open_slot

if TYPE_CHECKING:
    from docgen.contracts.recognition import Plain

_RIGHT: Final = re.compile(
    r"(?P<letters>T\s?/?\s?U\s?/?\s?Q|T\s?/?\s?M|K\s?/?\s?T|T\s?/?\s?L|Q)\s?(?:[./]\s?|\s)(?P<of>[^\W\d_].*)",
    re.IGNORECASE,
)
_DEPUTY_ON_ONE_LINE: Final = re.compile(r"(?P<authority>KT\. .+?) (?P<position>PHÓ .+)", re.IGNORECASE)

UNKNOWN_POSITION: Final = format_open_slot("signer-position", SlotKind.TEXT, "chức vụ người ký")
UNKNOWN_NAME: Final = format_open_slot("signer", SlotKind.NAME, "họ tên người ký")


@dataclass(frozen=True, slots=True)
class SignatureWords:
    """What stands in one column of the end block, line by line."""

    authority: tuple[str, ...] = ()
    position: tuple[str, ...] = ()
    other_titles: tuple[str, ...] = ()
    full_name: str = ""


@dataclass(frozen=True, slots=True)
class SignatureRead:
    """A signature that the model takes, and what is doubtful in it."""

    data: dict[str, Plain]
    doubts: tuple[Doubt, ...] = ()


def parse_signature(words: SignatureWords) -> SignatureRead:
    """A signature as data that always validates; what the model refuses stands in plainer form, with a doubt."""
    doubts: list[Doubt] = []
    authority, position = _rights_and_position(words, doubts)
    data: dict[str, Plain] = {}
    if authority:
        data["authority"] = list(authority)
    if position:
        data["position"] = position
    elif not (authority and authority[-1].startswith("Q. ")):
        data["position"] = UNKNOWN_POSITION
        doubts.append(Doubt("unknown", "Không thấy chức vụ của người ký; điền trước khi ban hành.", 0.0, ".position"))
    if words.other_titles:
        data["other_titles"] = list(words.other_titles)
    if words.full_name:
        data["full_name"] = words.full_name
    else:
        data["full_name"] = UNKNOWN_NAME
        doubts.append(Doubt("unknown", "Không thấy họ tên người ký; điền trước khi ban hành.", 0.0, ".full_name"))
    return _valid(data, words, doubts)


def _rights_and_position(words: SignatureWords, doubts: list[Doubt]) -> tuple[list[str], str]:
    authority: list[str] = []
    position = list(words.position)
    for line in words.authority:
        right = find_right(line)
        if right is None and authority:
            authority[-1] = f"{authority[-1]} {line}"
        elif right is None:
            position.insert(0, line)
        else:
            if right != line:
                message = f"Quyền hạn ký «{line}» được ghi lại là «{right}» (khoản 7, điểm a)."
                doubts.append(Doubt("repaired", message, 0.9, f".authority[{len(authority)}]"))
            authority.append(right)
    if authority and not position and (both := _DEPUTY_ON_ONE_LINE.fullmatch(authority[-1])):
        authority[-1] = both["authority"]
        position.append(both["position"])
    return authority, " ".join(position)


def find_right(line: str) -> str | None:
    """`T/M ỦY BAN NHÂN DÂN`, `TM.ỦY BAN NHÂN DÂN` → `TM. ỦY BAN NHÂN DÂN`; None for a line that states no right."""
    match = _RIGHT.fullmatch(" ".join(line.split()))
    if match is None:
        return None
    letters = re.sub(r"[^A-Z]", "", match["letters"].upper())
    return f"{letters}. {match['of']}"


def _valid(data: dict[str, Plain], words: SignatureWords, doubts: list[Doubt]) -> SignatureRead:
    try:
        Signature.model_validate(data)
    except ValidationError:
        lines = (*words.authority, *words.position)
        plainer: dict[str, Plain] = {
            "position": " - ".join(lines) or UNKNOWN_POSITION,
            "full_name": words.full_name if 0 < len(words.full_name) <= _LONGEST_NAME else UNKNOWN_NAME,
        }
        if words.other_titles:
            plainer["other_titles"] = list(words.other_titles)
        message = "Chuỗi quyền hạn, chức vụ người ký không theo cách Nghị định 30 đặt; được giữ nguyên lời ở chức vụ."
        return SignatureRead(plainer, (*doubts, Doubt("plainer", message, 0.3, ".position")))
    return SignatureRead(data, tuple(doubts))


_LONGEST_NAME: Final = 50
