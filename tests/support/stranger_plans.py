"""A stranger's plan, written line by line in YAML with what each line is → the file an office would have typed."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from office_documents import PLAIN, Hand, docx, line, part, run, several, table, text
from ruamel.yaml import YAML

NATIONAL = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
HEAD = frozenset({"parent_agency", "issuer", "reference", "place_date"})
TITLE = frozenset({"subject"})
RECIPIENTS = frozenset({"recipients", "file_copy"})
SIGNATURE = frozenset({"authority", "position", "full_name"})
CENTRED = frozenset({"subject", "appendix_heading", "appendix_title"})
_BOX = '<w:tblBorders><w:insideH w:val="single" w:sz="4"/><w:insideV w:val="single" w:sz="4"/></w:tblBorders>'


@dataclass(frozen=True)
class TypedLine:
    """A line of the source and the part it is, `tasks`, `legal_basis`, …; `rows` when it is a table."""

    tag: str
    words: str = ""
    bold: bool = False
    level: int | None = None
    """Its level in an automatic list, I., 1., a); its label is not typed then."""
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class Stranger:
    """A plan of another office."""

    name: str
    kind: str
    head: str
    end: str
    blank_lines: bool
    wrap: int
    """Letters after which every line is broken, as a PDF gives its text; 0 for never."""
    lines: tuple[TypedLine, ...]

    @property
    def content(self) -> bytes:
        """The bytes of the file."""
        return _text_file(self) if self.kind == "txt" else _word_file(self)

    @property
    def expected(self) -> list[tuple[str, str]]:
        """Every block of the file that its author wrote, with what it is."""
        found: list[tuple[str, str]] = []
        for each in self.lines:
            if each.rows:
                found += [("table", cell) for row in each.rows for cell in row if cell]
            elif each.words:
                rows = textwrap.wrap(each.words, self.wrap) if self.wrap else [each.words]
                found += [(each.tag, row) for row in rows]
        return found


def read_stranger(path: Path) -> Stranger:
    data = YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8"))
    return Stranger(
        name=path.stem,
        kind=data["file"],
        head=data.get("head", ""),
        end=data.get("end", "stacked"),
        blank_lines=data.get("blank_lines", False),
        wrap=data.get("wrap", 0),
        lines=tuple(_line(entry) for entry in data["lines"]),
    )


def _line(entry: dict[str, Any]) -> TypedLine:
    ((tag, value),) = entry.items()
    if tag == "table":
        return TypedLine(tag, rows=tuple(tuple(str(cell) for cell in row) for row in value))
    words, bold = value.removeprefix("**"), value.startswith("**")
    if words.startswith("#"):
        return TypedLine(tag, words[2:].strip(), bold=bold, level=int(words[1]))
    return TypedLine(tag, words, bold=bold)


def _numbering() -> str:
    """An automatic list of three levels: I., 1., a)."""
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{look}"/><w:lvlText w:val="%{level + 1}{end}"/></w:lvl>'
        for level, (look, end) in enumerate((("upperRoman", "."), ("decimal", "."), ("lowerLetter", ")")))
    )
    listed = f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    return part("numbering", listed)


def _of(stranger: Stranger, tags: frozenset[str]) -> list[TypedLine]:
    return [each for each in stranger.lines if each.tag in tags and each.words]


def _text_file(stranger: Stranger) -> bytes:
    lines: list[str] = []
    head = _of(stranger, HEAD)
    if head:
        left = [each.words for each in head if each.tag != "place_date"]
        right = [*NATIONAL, *(each.words for each in head if each.tag == "place_date")]
        lines += [f"{one}\t\t{other}" for one, other in zip(left, right, strict=True)]
    for each in stranger.lines:
        if each.tag not in HEAD and each.words:
            lines += [each.words, ""] if stranger.blank_lines else [each.words]
    if stranger.wrap:
        lines = [row for each in lines for row in textwrap.wrap(each, stranger.wrap) or [""]]
    return ("\ufeff" + "\r\n".join(lines)).encode("utf-8")


def _word_file(stranger: Stranger) -> bytes:
    pieces = [_head(stranger)]
    end_at = next(index for index, each in enumerate(stranger.lines) if each.words == "Nơi nhận:")
    after = next(
        (index for index, each in enumerate(stranger.lines) if each.tag == "appendix_heading"), len(stranger.lines)
    )
    pieces += [_body_line(each) for each in stranger.lines[:end_at] if each.tag not in HEAD]
    pieces.append(_end(stranger))
    pieces += [_body_line(each) for each in stranger.lines[after:]]
    return docx("".join(pieces), Hand(parts={"numbering": _numbering()}))


def _body_line(each: TypedLine) -> str:
    if each.rows:
        return _grid(each.rows)
    look = "b" if each.bold else ""
    if each.level is not None:
        properties = f'<w:numPr><w:ilvl w:val="{each.level}"/><w:numId w:val="1"/></w:numPr>'
        return several(run(each.words, PLAIN, look=look), before=properties)
    if each.tag in CENTRED or each.words == "KẾ HOẠCH":
        return line(each.words, PLAIN, look=look)
    if look:
        return several(run(each.words, PLAIN, look=look))
    return text(each.words, PLAIN)


def _grid(rows: Sequence[Sequence[str]]) -> str:
    """A table with lines; a row of one cell spans it."""
    width = max(map(len, rows))
    drawn = ""
    for place, row in enumerate(rows):
        span = f'<w:gridSpan w:val="{width}"/>' if len(row) == 1 else ""
        look = "b" if place == 0 or span else ""
        cells = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="1200" w:type="dxa"/>{span}</w:tcPr>{line(cell, PLAIN, look=look, align="left")}</w:tc>'
            for cell in row
        )
        drawn += f"<w:tr>{cells}</w:tr>"
    columns = '<w:gridCol w:w="1200"/>' * width
    return f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/>{_BOX}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>{drawn}</w:tbl>'


def _head(stranger: Stranger) -> str:
    lines = _of(stranger, HEAD)
    left = "".join(
        line(each.words, PLAIN, size=13, look="b" if each.tag == "issuer" else "")
        for each in lines
        if each.tag in {"parent_agency", "issuer"}
    )
    numbers = "".join(line(each.words, PLAIN, size=13) for each in lines if each.tag == "reference")
    national = line(NATIONAL[0], PLAIN, size=13, look="b") + line(NATIONAL[1], PLAIN, look="b")
    dates = "".join(line(each.words, PLAIN, look="i") for each in lines if each.tag == "place_date")
    if stranger.head == "stacked":
        return left + numbers + national + dates
    return table((left, national), (numbers, dates))


def _end(stranger: Stranger) -> str:
    label = several(run("Nơi nhận:", PLAIN, size=12, look="bi"))
    recipients = "".join(several(run(each.words, PLAIN, size=11)) for each in _of(stranger, RECIPIENTS))
    signature = ""
    for each in _of(stranger, SIGNATURE):
        gap = line("", PLAIN) * 3 if each.tag == "full_name" else ""
        signature += gap + line(each.words, PLAIN, look="b")
    if stranger.end == "stacked":
        return label + recipients + signature
    return table((label + recipients, signature), widths=(4500, 4571))
