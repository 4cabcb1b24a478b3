"""Turns letters into breaches of font, encoding, colour and the sizes of the head (ND30-007 to ND30-010)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docgen.anatomy.boxes import Box
from docgen.contracts.rule import Breach, Examination, Rule, Skip
from docgen.diagnostics import Severity
from docgen.ooxml.edits import RunEdit
from docgen.vietnamese.text import comparison_key
from templates_nd30.rules.looks import letters_of, letters_of_entry
from templates_nd30.rules.words import number

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from docgen.ooxml import PlacedParagraph, Run

_NEARLY_BLACK = 0x40
_VARIANTS = frozenset({"times new roman bold", "times new roman italic", "timesnewromanpsmt", "timesnewroman", "times"})
"""Names of the same design that another computer may not find."""


def _look_font(x: Examination) -> Iterator[Breach | Skip]:
    wanted = x.decree.text("font.name")
    for index, placed in enumerate(x.paragraphs):
        if all(run.format.font_ascii == run.format.font_hansi == wanted for run in placed.paragraph.runs):
            continue
        for letters in letters_of(placed.paragraph, index):
            for font in _wrong_fonts(letters.run, wanted):
                variant = font.lower() in _VARIANTS
                yield Breach(
                    message=f"Phông chữ {font}; quy định {wanted}.",
                    measured=font,
                    required=wanted,
                    anchor=letters.anchor,
                    severity=Severity.WARN if variant else None,
                    edits=(RunEdit(index, letters.start, letters.end, font=wanted, mark=True),),
                )


def _wrong_fonts(run: Run, wanted: str) -> tuple[str, ...]:
    """Fonts of letters and digits; a bullet, a tick or a dotted line may come from a font of symbols."""
    if run.format.font_ascii == run.format.font_hansi == wanted or run.legacy_encodings:
        return ()
    letters = "".join(letter for letter in run.text if letter.isalnum())
    return tuple(font for font in type(run)(letters, run.format).fonts if font.lower() != wanted.lower())


def _look_encoding(x: Examination) -> Iterator[Breach | Skip]:
    for index, placed in enumerate(x.paragraphs):
        for letters in letters_of(placed.paragraph, index):
            for encoding in letters.run.legacy_encodings:
                font = next(iter(letters.run.fonts), "")
                yield Breach(
                    message=f"Chữ gõ bằng bảng mã {encoding} (phông {font}), không phải Unicode.",
                    measured=encoding,
                    required=x.decree.text("font.encoding"),
                    anchor=letters.anchor,
                )


def _look_color(x: Examination) -> Iterator[Breach | Skip]:
    marks = {
        comparison_key(word) for key in ("mark.urgency.words", "mark.secrecy.words") for word in x.decree.texts(key)
    }
    black = x.decree.text("font.color")
    for index, placed in enumerate(x.paragraphs):
        # Asked last: nearly every paragraph is black, and then nobody needs to know what it says.
        if all(run.format.color == black for run in placed.paragraph.runs):
            continue
        if comparison_key(placed.paragraph.text.strip(" .")) in marks or _is_stamp(placed):
            continue
        for letters in letters_of(placed.paragraph, index):
            color = letters.run.format.color
            if color == black or not any(letter.isalnum() for letter in letters.run.text):
                continue
            yield Breach(
                message=f"Chữ màu #{color}; quy định màu đen.",
                measured=f"#{color}",
                required="màu đen",
                anchor=letters.anchor,
                severity=Severity.WARN if letters.run.link or _is_nearly_black(color) else None,
                edits=(RunEdit(index, letters.start, letters.end, color="000000", mark=True),),
            )


_PROFILES = ("14", "13")
_PROFILED = {"national": Box.NATIONAL_TITLE, "motto": Box.MOTTO, "place_date": Box.PLACE_DATE}


def _look_profile(x: Examination) -> Iterator[Breach | Skip]:
    """Bộ cỡ chữ of the head: 13, 14, 14 or 12, 13, 13, never mixed. Sizes out of range are told by other rules."""
    looked = False
    for part in x.anatomy.parts:
        entries = {name: part.of(box) for name, box in _PROFILED.items()}
        sizes = {name: {letters.run.format.size for entry in found for letters in letters_of_entry(x, entry)}
                 for name, found in entries.items()}  # fmt: skip
        known = {name: next(iter(found)) for name, found in sizes.items() if len(found) == 1}
        if len(known) < len(_PROFILED) or not all(_is_permitted(x, name, size) for name, size in known.items()):
            continue
        looked = True
        profiles = [{name: x.decree.number(f"profile.{key}.{name}") for name in known} for key in _PROFILES]
        if known in profiles:
            continue
        # The profile that most of the three already follow; the larger one when they are even.
        best = max(profiles, key=lambda profile: sum(profile[name] == size for name, size in known.items()))
        yield Breach(
            message=f"Cỡ chữ tăng, giảm không thống nhất: {_sizes_in_words(known)}.",
            measured=_sizes_in_words(known),
            required=" hoặc ".join(_sizes_in_words(profile) for profile in profiles),
            anchor=x.anchor_of(entries["motto"][0]),
            # The decree's own Mẫu 1.5 mixes them.
            severity=Severity.WARN,
            edits=tuple(
                RunEdit(x.index_at(entry), entry.start, entry.end, size=best[name])
                for name, found in entries.items()
                for entry in found
                if best[name] != known[name]
            ),
        )
    if not looked:
        yield Skip("không đủ Quốc hiệu, Tiêu ngữ và dòng địa danh, ngày tháng cùng cỡ chữ đúng khoảng để so")


def _is_permitted(x: Examination, name: str, size: float) -> bool:
    least, greatest = x.decree.range(f"element.{name}.size")
    return least <= size <= greatest


def _sizes_in_words(sizes: Mapping[str, float]) -> str:
    names = {"national": "Quốc hiệu", "motto": "Tiêu ngữ", "place_date": "địa danh"}
    return ", ".join(f"{word} {number(sizes[name])}" for name, word in names.items())


def _is_stamp(placed: PlacedParagraph) -> bool:
    """Words in a drawn box on the page: an imitation of a stamp or a received mark, which has its own colour."""
    return placed.in_textbox and placed.story == "body"


def _is_nearly_black(color: str) -> bool:
    """Grey so dark that print does not tell it from black; web pages and themes leave it behind."""
    return all(int(color[place : place + 2], 16) <= _NEARLY_BLACK for place in (0, 2, 4))


RULES: tuple[Rule, ...] = (
    Rule(
        code="ND30-007",
        title="Phông chữ không phải Times New Roman",
        facts=("G-06",),
        provision="font.name",
        remedy="Ctrl+A, chọn phông Times New Roman; xem lại cả bảng, đầu trang và số trang.",
        reason="Một phông chữ có ở mọi máy thì văn bản không vỡ hàng khi mở ở nơi nhận.",
        good="Times New Roman",
        bad="Calibri trong bảng hoặc ở số trang",
        look=_look_font,
        fix="safe",
        gather=True,
    ),
    Rule(
        code="ND30-008",
        title="Chữ không theo bảng mã Unicode",
        facts=("G-06",),
        provision="font.encoding",
        remedy="chuyển mã sang Unicode dựng sẵn bằng công cụ chuyển mã của bộ gõ, rồi chọn phông Times New Roman.",
        reason="Chữ TCVN3 (.VnTime) hay VNI thành ký hiệu vô nghĩa ở máy không có phông ấy, và không tìm được.",
        good="Times New Roman, Unicode",
        bad=".VnTime, VNI-Times",
        look=_look_encoding,
        gather=True,
    ),
    Rule(
        code="ND30-009",
        title="Chữ không phải màu đen",
        facts=("G-07",),
        provision="font.color",
        remedy="chọn đoạn chữ, Home → Font Color → Automatic.",
        reason="Văn bản in và sao chụp bằng mực đen; chữ màu mờ đi trên bản sao.",
        good="chữ đen",
        bad="chữ xanh, chữ đỏ",
        look=_look_color,
        fix="safe",
        gather=True,
    ),
    Rule(
        code="ND30-010",
        title="Cỡ chữ tăng, giảm không thống nhất",
        facts=("G-12",),
        provision="profile.14.national",
        remedy="đặt Quốc hiệu 13, Tiêu ngữ và địa danh 14; hoặc Quốc hiệu 12, Tiêu ngữ và địa danh 13.",
        reason="Cỡ chữ trong cùng một văn bản tăng, giảm phải thống nhất.",
        good="Quốc hiệu 13, Tiêu ngữ 14, địa danh 14",
        bad="Quốc hiệu 13, Tiêu ngữ 13, địa danh 14",
        look=_look_profile,
        fix="safe",
        turn=1,
    ),
)
