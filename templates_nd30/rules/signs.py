"""Turns single characters into breaches of typing: encodings, lookalikes, signs nobody sees, quotes, ellipses.

The decree does not speak of these (fact M62); they make a document that cannot be searched or looks uneven.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from docgen.contracts.rule import Breach, Rule
from docgen.diagnostics import Anchor
from docgen.ooxml.edits import TextEdit
from templates_nd30.rules.prose import Prose, proses_of, proses_with

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docgen.contracts.rule import Examination, Skip
    from docgen.ooxml import Paragraph

_MARKED = re.compile("[^\\W_]*[\u0300-\u036f](?:[\u0300-\u036f]|[^\\W_])*")


def _look_decomposed(x: Examination) -> Iterator[Breach | Skip]:
    for prose in proses_of(x):
        if prose.offsets is None:
            continue
        text = prose.paragraph.text
        words = [found.span() for found in _MARKED.finditer(text) if not _is_composed(found.group())]
        if words:
            yield Breach(
                message=f"Chữ «{text[slice(*words[0])]}» gõ bằng Unicode tổ hợp: dấu là ký tự rời.",
                measured="Unicode tổ hợp",
                required="Unicode dựng sẵn",
                anchor=Anchor(paragraph=prose.index, start=words[0][0], end=words[-1][1]),
                edits=tuple(_composing(prose.paragraph, prose.index, words)),
            )


def _is_composed(text: str) -> bool:
    return unicodedata.is_normalized("NFC", text)


def _composing(paragraph: Paragraph, index: int, words: list[tuple[int, int]]) -> Iterator[TextEdit]:
    """One edit a word, and none where a word changes its look inside: a letter and its mark may be in two runs."""
    edges = []
    position = 0
    for run in paragraph.runs:
        edges.append(position)
        position += len(run.text)
    inside = set(edges)
    for start, end in words:
        if inside.isdisjoint(range(start + 1, end)):
            yield TextEdit(index, start, end, unicodedata.normalize("NFC", paragraph.text[start:end]))


_LOOKALIKES = {"\u00d0": "Đ", "\u0189": "Đ", "\u00f0": "đ", "\u0256": "đ"}
_LOOKALIKE = re.compile("[" + "".join(_LOOKALIKES) + "]")


def _look_lookalike(x: Examination) -> Iterator[Breach | Skip]:
    for prose in proses_with(x, *map(str.lower, _LOOKALIKES)):
        for found in _LOOKALIKE.finditer(prose.text):
            wanted = _LOOKALIKES[found.group()]
            yield Breach(
                message=f"Chữ «{wanted}» gõ bằng ký tự U+{ord(found.group()):04X}, chỉ giống {wanted} khi in ra.",
                measured=f"U+{ord(found.group()):04X}",
                required=f"{wanted} (U+{ord(wanted):04X})",
                anchor=prose.anchor(*found.span()),
                edits=prose.replaced(*found.span(), wanted),
            )


# Letters that TCVN3 and VNI put where Unicode has Vietnamese ones; in a word of any living language they do not meet.
_TCVN3 = re.compile(r"(?<![^\W\d_])[^\W\d_]*(?:[A-Za-z][µ¶·¸¹»¼½¾]|[®§][a-z])[^\W\d_]*")
_VNI = re.compile(r"(?<!\w)[A-Za-zñÑ]*[aeiouyAEIOUY][øûõïäåëöü][A-Za-z]*(?!\w)")
_TCVN3_SIGNS = "µ¶·¸¹»¼½¾®§"
_VNI_SIGNS = "øûõïäåëöü"
_TCVN3_SIGN = re.compile(f"[{_TCVN3_SIGNS}]")
_VNI_SIGN = re.compile(f"[{_VNI_SIGNS}](?<=[aeiouyAEIOUY].)")
_FEWEST_TCVN3 = 2
_FEWEST_VNI = 3
"""One such word may be a foreign name ("Citroën", "naïve"); several in a paragraph are an encoding."""


def _look_garbled(x: Examination) -> Iterator[Breach | Skip]:
    for prose in proses_with(x, *_TCVN3_SIGNS, *_VNI_SIGNS):
        for name, sign, pattern, fewest in (
            ("TCVN3", _TCVN3_SIGN, _TCVN3, _FEWEST_TCVN3),
            ("VNI", _VNI_SIGN, _VNI, _FEWEST_VNI),
        ):
            if sign.search(prose.text) is None:
                continue
            words = {found.group(): found.span() for found in pattern.finditer(prose.text)}
            if len(words) >= fewest:
                yield Breach(
                    message=f"Chữ trông như gõ bằng bảng mã {name} mà mang phông Unicode; người nhận không đọc được.",
                    measured=f"bảng mã {name}",
                    required="Unicode",
                    anchor=prose.anchor(*next(iter(words.values()))),
                )


_UNSEEN = {
    "\u00ad": "gạch nối mềm",
    "\u200b": "khoảng trắng rộng bằng không",
    "\u200c": "dấu không nối",
    "\u200d": "dấu nối vô hình",
    "\u200e": "dấu hướng chữ",
    "\u200f": "dấu hướng chữ",
    "\u2060": "dấu nối từ",
    "\ufeff": "dấu thứ tự byte",
}
_WIDE = {chr(code): "khoảng trắng lạ" for code in (*range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000)}
_STRANGE = re.compile("[" + "".join((*_UNSEEN, *_WIDE)) + "]+")


def _look_unseen(x: Examination) -> Iterator[Breach | Skip]:
    for prose in proses_with(x, *_UNSEEN, *_WIDE):
        for found in _STRANGE.finditer(prose.text):
            sign = found.group()[0]
            name = _UNSEEN.get(sign) or _WIDE[sign]
            wanted = " " if any(other in _WIDE for other in found.group()) else ""
            yield Breach(
                message=f"Có {name} (U+{ord(sign):04X}) trong câu; mắt không thấy nhưng tìm kiếm và sao chép bị hỏng.",
                measured=f"U+{ord(sign):04X}",
                required="dấu cách thường" if wanted else "không có",
                anchor=prose.anchor(*found.span()),
                text=prose.text[max(0, found.start() - 12) : found.end() + 12],
                edits=prose.replaced(*found.span(), wanted),
            )


_STRAIGHT = re.compile(r"(?<!\d)\"|(?<=\d)\"(?=[^\s]*[^\W\d_])")
_CURLY = re.compile("[“”]")


def _look_quotes(x: Examination) -> Iterator[Breach | Skip]:
    if next(proses_with(x, "“", "”"), None) is None:
        return
    for prose in proses_with(x, '"'):
        places = [found.start() for found in _STRAIGHT.finditer(prose.text)]
        if not places:
            continue
        paired = len(places) % 2 == 0 and not _CURLY.search(prose.text) and prose.text.count('"') == len(places)
        edits = tuple(
            edit
            for number, place in enumerate(places)
            for edit in prose.replaced(place, place + 1, "”" if number % 2 else "“")
        )
        yield Breach(
            message="Ngoặc kép thẳng trong khi chỗ khác của văn bản dùng ngoặc kép cong.",
            measured='ngoặc kép thẳng "…"',
            required="một kiểu ngoặc kép “…” trong cả văn bản",
            anchor=prose.anchor(places[0], places[-1] + 1),
            edits=edits if paired else (),
        )


# After a letter or a comma; dots that leave room for a pen are longer or stand after a blank.
_THREE_DOTS = re.compile(r"(?<=[^\W\d_,])\.\.\.(?![.…])|(?<=,)\.\.\.(?![.…])")
_ELLIPSIS = re.compile(r"(?<=[^\W\d_])…(?![.…])|(?<=,)…(?![.…])")


def _look_ellipses(x: Examination) -> Iterator[Breach | Skip]:
    dots = [(prose, found) for prose in proses_with(x, "...") for found in _THREE_DOTS.finditer(prose.text)]
    signs = [(prose, found) for prose in proses_with(x, "…") for found in _ELLIPSIS.finditer(prose.text)]
    if not dots or not signs:
        return
    fewer, wanted = (dots, "…") if len(dots) < len(signs) else (signs, "...")
    for prose, found in fewer:
        yield _ellipsis(prose, found, wanted)


def _ellipsis(prose: Prose, found: re.Match[str], wanted: str) -> Breach:
    return Breach(
        message=f"Dấu ba chấm viết «{found.group()}» trong khi phần lớn văn bản viết «{wanted}».",
        measured=found.group(),
        required=wanted,
        anchor=prose.anchor(*found.span()),
        text=prose.text[max(0, found.start() - 20) : found.end()],
        edits=prose.replaced(*found.span(), wanted),
    )


_NOT_IN_DECREE = "Quy ước gõ văn bản (Nghị định không quy định)"

RULES: tuple[Rule, ...] = (
    Rule(
        code="ND30-T01",
        title="Chữ gõ bằng Unicode tổ hợp",
        facts=("M62", "G-06"),
        clause="Phụ lục I, Phần I, Mục I, khoản 4 (bộ mã TCVN 6909:2001)",
        force="TH",
        remedy="chọn Unicode dựng sẵn trong bộ gõ, rồi chuyển mã đoạn chữ bằng công cụ chuyển mã của bộ gõ.",
        reason="Chữ có dấu rời trông giống nhưng tìm không thấy, sắp xếp sai và vỡ dấu ở máy khác.",
        good="tiếng Việt (dựng sẵn)",
        bad="tiếng Việt (dấu là ký tự rời)",
        look=_look_decomposed,
        fix="safe",
        gather=True,
    ),
    Rule(
        code="ND30-T02",
        title="Chữ Đ gõ bằng ký tự khác trông giống",
        facts=("M62",),
        clause=_NOT_IN_DECREE,
        force="TH",
        remedy="gõ lại chữ Đ bằng bộ gõ tiếng Việt.",
        reason="Ký tự Ð của tiếng Băng Đảo in ra giống Đ nhưng tìm kiếm không ra.",
        good="ĐẢNG (U+0110)",
        bad="ÐẢNG (U+00D0)",
        look=_look_lookalike,
        fix="safe",
        gather=True,
    ),
    Rule(
        code="ND30-T03",
        title="Chữ của bảng mã cũ mang phông Unicode",
        facts=("G-06",),
        clause="Phụ lục I, Phần I, Mục I, khoản 4",
        force="TH",
        remedy="chuyển mã đoạn ấy sang Unicode bằng công cụ chuyển mã của bộ gõ.",
        reason="Đổi phông không đổi mã: chữ TCVN3, VNI mang phông Times New Roman thành ký hiệu vô nghĩa.",
        good="Cộng hòa xã hội chủ nghĩa",
        bad="Céng hßa x· héi chñ nghÜa",
        look=_look_garbled,
    ),
    Rule(
        code="ND30-T04",
        title="Ký tự không nhìn thấy lẫn trong câu",
        facts=("M62",),
        clause=_NOT_IN_DECREE,
        force="TH",
        remedy="Home → ¶ để thấy ký tự ẩn rồi xoá; hoặc gõ lại cụm từ ấy.",
        reason="Ký tự vô hình chép từ trang web làm hỏng tìm kiếm và ngắt dòng sai chỗ.",
        good="bình đẳng giới",
        bad="bình[U+200B] đẳng giới",
        look=_look_unseen,
        fix="safe",
        gather=True,
    ),
    Rule(
        code="ND30-T05",
        title="Ngoặc kép thẳng lẫn với ngoặc kép cong",
        facts=("M62",),
        clause=_NOT_IN_DECREE,
        force="TH",
        remedy="Ctrl+H, thay lần lượt các ngoặc kép thẳng bằng ngoặc kép cong.",
        reason="Một văn bản dùng một kiểu ngoặc kép.",
        good="“Vì sự tiến bộ của phụ nữ”",
        bad='"Vì sự tiến bộ của phụ nữ"',
        look=_look_quotes,
        fix="safe",
        gather=True,
    ),
    Rule(
        code="ND30-T06",
        title="Dấu ba chấm viết hai kiểu",
        facts=("M62",),
        clause=_NOT_IN_DECREE,
        force="TH",
        remedy="Ctrl+H, thay kiểu ít dùng bằng kiểu dùng nhiều.",
        reason="Một văn bản dùng một kiểu dấu ba chấm.",
        good="tuyên truyền, tập huấn...",
        bad="tuyên truyền, tập huấn… (chỗ khác viết ...)",
        look=_look_ellipses,
        fix="safe",
        gather=True,
    ),
)
