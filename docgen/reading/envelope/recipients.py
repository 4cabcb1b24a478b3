"""Lines of Nơi nhận, Lưu and Kính gửi → recipients, archive copy, drafter's code, addressees (ô số 9a, 9b, 12)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from docgen.contracts.recognition import Words
from docgen.reading.envelope.notes import Doubt

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docgen.contracts.recognition import Plain

_BULLET: Final = re.compile(r"\A\s*(?:[-–—+•*·]\s*)+")
_NEXT_ON_LINE: Final = re.compile(r"(?<=[;.])\s*(?=[-–—+•]\s*\S)")
_NOTE: Final = re.compile(r"(?P<name>.*\S)\s*\((?P<note>[^()]+)\)")
_ABBREVIATED_END: Final = re.compile(r"[.,]\w{1,4}\.$")
_FILE_COPY: Final = re.compile(r"lưu\b\s*[:;.,-]?\s*(?P<kept>.*)", re.IGNORECASE | re.DOTALL)
_ARCHIVE: Final = re.compile(r"(?:VT|VP|HS|HC|TH|TV|văn thư|hồ sơ|văn phòng)\b", re.IGNORECASE)
_LABELLED_FILE_COPY: Final = re.compile(r"lưu\s*:|lưu\s+(?:VT|VP|HS|văn thư|hồ sơ|văn phòng)\b|lưu\W*$", re.IGNORECASE)
_DRAFTER: Final = re.compile(
    r"(?P<kept>.*?)(?:^|\.|[,;]|\s)\s*(?P<symbol>[^\W\d_]{1,20})\s*\.\s*\(\s*(?P<copies>\d{1,4})\s*b?(?:ản)?\s*\)"
)
_COPIES: Final = re.compile(r"(?P<kept>.*\S)\s*\(\s*(?P<copies>\d{1,4})\s*(?:b|bản)?\s*\)\s*")
_COPIES_BY_COMMA: Final = re.compile(r"(?P<kept>.*\S)\s*[,;]\s*(?P<copies>\d{1,4})\s*(?:b|bản)")
_COPIES_IN_WORDS: Final = re.compile(r"\b\d{1,4}\s*bản\b", re.IGNORECASE)
_BETWEEN_UNITS: Final = re.compile(r"[,;](?![^()]*\))")
"""A comma inside brackets parts nothing: `VT (SNV, STC)`."""
_UNLABELLED: Final = re.compile(r"lưu\s+(?P<kept>\S.*)", re.IGNORECASE)
_LONGEST_UNLABELLED: Final = 60
_MOST_COPIES: Final = 999


@dataclass(frozen=True, slots=True)
class FileCopyRead:
    """The line Lưu: the archive copy, the drafter's code if it has one, and what is doubtful."""

    file_copy: dict[str, Plain]
    drafter: dict[str, Plain] | None = None
    doubts: tuple[Doubt, ...] = ()


def list_lines(lines: Sequence[Words]) -> tuple[Words, ...]:
    """The entries of a list typed with dashes: several on one line are parted, a line without a dash goes on.

    A list without any dash has one entry a line.
    """
    parts = [Words(part, line.blocks) for line in lines for row in line.text.split("\n") for part in _parted(row)]
    dashed = any(_BULLET.match(part.text) for part in parts)
    entries: list[Words] = []
    for part in parts:
        open_ended = bool(entries) and not entries[-1].text.rstrip().endswith((";", "."))
        if dashed and open_ended and not _BULLET.match(part.text):
            last = entries[-1]
            blocks = tuple(dict.fromkeys((*last.blocks, *part.blocks)))
            entries[-1] = Words(f"{last.text.rstrip()} {part.text.strip()}", blocks)
        else:
            entries.append(part)
    return tuple(entries)


def _parted(row: str) -> list[str]:
    return [part for part in _NEXT_ON_LINE.split(row) if part.strip()]


def bare_entry(text: str) -> str:
    """`- Sở Nội vụ;` → `Sở Nội vụ`; the dot of an abbreviation (`Co.,Ltd.`) is the name's own."""
    bare = _BULLET.sub("", " ".join(text.split()), count=1).rstrip(" ;,")
    return bare if _ABBREVIATED_END.search(bare) else bare.rstrip(" ;.,")


def find_recipient(text: str) -> dict[str, Plain] | None:
    """`- Sở Nội vụ (để b/c);` → name and note; None for a line with no name."""
    name = bare_entry(text)
    noted = _NOTE.fullmatch(name)
    if noted is not None:
        return {"name": bare_entry(noted["name"]), "note": noted["note"].strip()}
    return {"name": name} if name else None


def is_file_copy(text: str) -> bool:
    """Whether an entry is the line Lưu, in any of its spellings."""
    return _LABELLED_FILE_COPY.match(bare_entry(text)) is not None


def is_unlabelled_file_copy(text: str) -> bool:
    """Whether the last entry of a list without a line Lưu is one after all: `Lưu CĐCS.`, but not a Mr. `Lưu Văn A`."""
    words = bare_entry(text)
    match = _UNLABELLED.fullmatch(words)
    if match is None or len(words) > _LONGEST_UNLABELLED:
        return False
    is_name = words.istitle() and len(words.split()) > 2  # noqa: PLR2004 — a surname, a given name and one between
    return not is_name


def parse_file_copy(text: str, drafter: str = "") -> FileCopyRead:
    """`Lưu: VT, LĐTBXH. PL.(300)` and its variants. `drafter` is the drafter's code where it stands by itself."""
    doubts: list[Doubt] = []
    words = " ".join(_BULLET.sub("", text, count=1).split())
    match = _FILE_COPY.fullmatch(words)
    kept = (match["kept"] if match else words).strip(" .;,")
    code = _find_drafter(drafter.strip(" .;,")) if drafter else None
    if drafter and code is None:
        kept = f"{kept}. {drafter}".strip(" .;,")
    found = _DRAFTER.fullmatch(kept) if code is None else None
    if found is not None and found["kept"].strip(" .,;"):
        code = _find_code(found["symbol"], found["copies"])
        kept = found["kept"].strip(" .,;") if code else kept
    copies: int | None = None
    counted = _COPIES.fullmatch(kept) or _COPIES_BY_COMMA.fullmatch(kept)
    if counted is not None and 0 < int(counted["copies"]) <= _MOST_COPIES:
        in_words = _COPIES_IN_WORDS.search(kept, counted.end("kept"))
        kept, copies = counted["kept"].strip(" .,;"), int(counted["copies"])
        if in_words is not None:
            message = f"Số bản lưu «{in_words.group()}» được ghi thành số; khi in docgen viết «({copies})»."
            doubts.append(Doubt("repaired", message, 0.9, ".copies"))
    return FileCopyRead(_file_copy(kept, copies, doubts), code, tuple(doubts))


def says_all(read: FileCopyRead, line: str) -> bool:
    """Whether every word and number of the line is in what was read of it; `03b` is three copies."""
    values = [*read.file_copy.values(), *(read.drafter or {}).values()]
    said = " ".join(" ".join(map(str, value)) if isinstance(value, list) else str(value) for value in values)
    glued = "".join(said.split()).casefold()
    words = (re.sub(r"^0+(?=\d)|(?<=\d)b$", "", word) for word in re.findall(r"\w+", line.casefold()))
    return all(word in glued or word in {"lưu", "vt", "bản", "b"} for word in words)


def _file_copy(kept: str, copies: int | None, doubts: list[Doubt]) -> dict[str, Plain]:
    units = [_unit(part, doubts) for part in _units(kept) if part.strip(" .:-")]
    data: dict[str, Plain] = {}
    if not units:
        doubts.append(Doubt("guessed", "Dòng Lưu không ghi nơi lưu; lấy VT là văn thư cơ quan.", 0.6, ".archive"))
    elif units[0] != "VT" or not _ARCHIVE.match(units[0]):
        data["archive"] = units[0]
    if len(units) > 1:
        data["units"] = list(units[1:])
    if copies is not None:
        data["copies"] = copies
    return data


def _units(kept: str) -> list[str]:
    """The units of a line Lưu; what a colon opens belongs together: `các CV: NN, CN`."""
    parts = _BETWEEN_UNITS.split(kept)
    for index, part in enumerate(parts):
        if part.partition(":")[2].strip():
            return [*parts[:index], ", ".join(each.strip() for each in parts[index:] if each.strip())]
    return parts


def _unit(part: str, doubts: list[Doubt]) -> str:
    written = part.strip(" .:-")
    glued = re.sub(r"(?<=[^\W\d_a-z])\s+(?=[^\W\d_a-z])", "", written)
    if glued != written and glued.isupper():
        message = f"Chữ viết tắt «{written}» được viết liền thành «{glued}»."
        doubts.append(Doubt("repaired", message, 0.8, ".units"))
        return glued
    return written


def _find_drafter(text: str) -> dict[str, Plain] | None:
    match = re.fullmatch(r"(?P<symbol>[^\W\d_]{1,20})\s*\.?\s*\(\s*(?P<copies>\d{1,4})\s*b?(?:ản)?\s*\)\.?", text)
    return _find_code(match["symbol"], match["copies"]) if match else None


def _find_code(symbol: str, copies: str) -> dict[str, Plain] | None:
    count = int(copies)
    return {"symbol": symbol, "copies": count} if 0 < count <= _MOST_COPIES else None
