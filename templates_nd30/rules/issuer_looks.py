"""Turns the names in box 2 into breaches: missing, shortened, without a place, bold, too far apart, too long."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docgen.anatomy.boxes import Box
from docgen.anatomy.results import PartKind
from docgen.contracts.rule import Breach, Examination, Skip
from docgen.diagnostics import Severity
from docgen.ooxml.edits import ParagraphEdit
from docgen.vietnamese.text import comparison_key, squeeze
from templates_nd30.rules.component_text import text_of
from templates_nd30.rules.looks import wrong_weight
from templates_nd30.rules.rule_lines import why_absent
from templates_nd30.rules.words import TWIPS_PER_POINT, number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docgen.anatomy.results import BoxEntry

_SHORTENED = re.compile(
    r"(?<![\w&])(UBND|HĐND|UBMTTQ|BCĐ|BCH|BQL|GDĐT|GD&ĐT|GD-ĐT|LĐTBXH|LĐTB&XH|LĐ-TB&XH|TN&MT|TNMT|NN&PTNT|NN&MT|VH&TT"
    r"|VHTT|VHTT&DL|VHTTDL|KH&ĐT|KHĐT|KH&CN|KHCN|TT&TT)(?![\w&])"
)
_SUBORDINATE = re.compile(r"(SỞ|PHÒNG|CHI CỤC|TRUNG TÂM|TRƯỜNG|BỆNH VIỆN|TRẠM|CỤC|VỤ|TỔNG CỤC|VIỆN)\s")
_SUPERIOR = re.compile(r"(UBND|U[ỶY] BAN NHÂN DÂN|ỦY BAN NHÂN DÂN|BỘ|SỞ|TỔNG CỤC)\s+\S")
_WITHOUT_PLACE = frozenset(comparison_key(name) for name in ("ủy ban nhân dân", "UBND", "hội đồng nhân dân", "HĐND"))
_SINGLE, _NEARLY_SINGLE = 240, 276
"""Line spacing in 240ths; up to Word's own 1.15 it is hardly seen."""
_GAP = 6 * TWIPS_PER_POINT


def look_missing(x: Examination) -> Iterator[Breach | Skip]:
    """No issuer at all."""
    mains = [part for part in x.anatomy.parts if part.kind is PartKind.MAIN]
    if not mains:
        yield Skip("tệp chỉ có phụ lục, không có văn bản chính")
    for part in mains:
        missing = part.find_missing(Box.ISSUER)
        if missing is not None:
            yield Breach(
                message=f"Văn bản không có tên cơ quan, tổ chức ban hành. {missing.reason}",
                measured="không có",
                required="tên đầy đủ của cơ quan, tổ chức ban hành",
                # It may stand in a picture or in a form nobody has foreseen.
                severity=Severity.WARN,
            )


def look_abbreviated(x: Examination) -> Iterator[Breach | Skip]:
    """A usual abbreviation in the issuer's own name."""
    entries = x.entries(Box.ISSUER)
    if not entries:
        yield why_absent(x, Box.ISSUER)
    for entry in entries:
        written = text_of(x, entry)
        found = _SHORTENED.search(written.text)
        if found:
            yield Breach(
                message=f"Tên cơ quan ban hành viết tắt «{found.group()}»; quy định ghi tên chính thức, đầy đủ.",
                measured=found.group(),
                required="tên đầy đủ",
                anchor=written.anchor(*found.span()),
                # An abbreviation may be part of an official name; who has founded the body knows.
                severity=Severity.WARN,
                confidence=entry.confidence,
            )


def look_parent_without_place(x: Examination) -> Iterator[Breach | Skip]:
    """Cơ quan chủ quản ở địa phương without its place."""
    groups = [part.of(Box.PARENT_AGENCY) for part in x.anatomy.parts if part.of(Box.PARENT_AGENCY)]
    if not groups:
        yield why_absent(x, Box.PARENT_AGENCY)
    for entries in groups:
        name = squeeze(" ".join(entry.words for entry in entries))
        if comparison_key(name) in _WITHOUT_PLACE:
            yield Breach(
                message=f"Tên cơ quan chủ quản «{name}» không ghi địa danh.",
                measured=name,
                required=f"{name} kèm tên đơn vị hành chính",
                anchor=x.anchor_of(entries[0]),
                severity=Severity.WARN,
                confidence=entries[0].confidence,
            )


def look_parent_bold(x: Examination) -> Iterator[Breach | Skip]:
    """Cơ quan chủ quản in bold, as only the issuer may be."""
    found = False
    for part in x.anatomy.parts:
        sure = _is_surely_parent(part.words(Box.PARENT_AGENCY), part.words(Box.ISSUER))
        for entry in part.of(Box.PARENT_AGENCY):
            found = True
            for breach in wrong_weight(x, entry, "parent_agency"):
                yield _surer(breach) if sure else breach
    if not found:
        yield why_absent(x, Box.PARENT_AGENCY)


def _is_surely_parent(parent: str, issuer: str) -> bool:
    """Both names bold: which is above the other is told by what they are. UBND above UBND is left alone."""
    return bool(_SUPERIOR.match(parent.upper()) and _SUBORDINATE.match(issuer.upper()))


def _surer(breach: Breach) -> Breach:
    return Breach(
        message=breach.message,
        measured=breach.measured,
        required=breach.required,
        anchor=breach.anchor,
        edits=breach.edits,
    )


def look_spacing(x: Examination) -> Iterator[Breach | Skip]:
    """Các dòng của ô số 2 cách nhau dòng đơn."""
    groups = [(*part.of(Box.PARENT_AGENCY), *part.of(Box.ISSUER)) for part in x.anatomy.parts if part.of(Box.ISSUER)]
    if not groups:
        yield why_absent(x, Box.ISSUER)
    for entries in groups:
        above = None
        for index, entry in {x.index_at(entry): entry for entry in entries}.items():
            yield from _wrong_spacing(x, entry, above)
            above = index


def _wrong_spacing(x: Examination, entry: BoxEntry, above: int | None) -> Iterator[Breach]:
    """`above` is the paragraph of the name's line above, None for the first line."""
    index, look = x.index_at(entry), x.paragraph_of(entry).format
    several = above is not None or "\n" in x.paragraph_of(entry).text.strip()
    lines = look.line if look.line_rule == "auto" and several else _SINGLE
    gap = 0
    if above is not None and above == index - 1:
        gap = max(x.paragraphs[above].paragraph.format.space_after, 0) + max(look.space_before, 0)
    if lines <= _SINGLE and gap < _GAP:
        return
    measured = f"{number(lines / _SINGLE, 2)} dòng" if lines > _SINGLE else f"cách thêm {number(gap / 20)} pt"
    edits = [ParagraphEdit(index, line=_SINGLE, line_rule="auto", space_before=0 if above is not None else None)]
    if above is not None and gap:
        edits.append(ParagraphEdit(above, space_after=0))
    yield Breach(
        message=f"Các dòng tên cơ quan cách nhau {measured}; quy định dòng đơn.",
        measured=measured,
        required="dòng đơn",
        anchor=x.anchor_of(entry),
        severity=None if lines > _NEARLY_SINGLE else Severity.WARN,
        edits=tuple(edits),
        confidence=entry.confidence,
    )


def look_too_long(x: Examination) -> Iterator[Breach | Skip]:
    """A name longer than the data field of Phụ lục VI."""
    groups = [part.of(Box.ISSUER) for part in x.anatomy.parts if part.of(Box.ISSUER)]
    if not groups:
        yield why_absent(x, Box.ISSUER)
    limit = int(x.decree.number("subject.issuer_max_length"))
    for entries in groups:
        length = len(squeeze(" ".join(entry.words for entry in entries)))
        if length > limit:
            yield Breach(
                message=f"Tên cơ quan dài {length} ký tự; dữ liệu trao đổi văn bản chỉ nhận {limit}.",
                measured=f"{length} ký tự",
                required=f"tối đa {limit} ký tự",
                anchor=x.anchor_of(entries[0]),
            )
