"""Turns “(Kèm theo …)”, signatures and wide tables of appendices into breaches (ND30-P21 to ND30-P28)."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, Final

from docgen.anatomy.boxes import Box
from docgen.anatomy.results import Level, PartKind
from docgen.contracts.rule import Breach, Examination, Rule, Skip
from docgen.diagnostics import Anchor, Severity
from docgen.ooxml import Table
from docgen.ooxml.edits import ParagraphEdit
from docgen.vietnamese.citations import find_citations
from docgen.vietnamese.text import comparison_key, squeeze
from templates_nd30.rules.looks import each, is_whole, look_of_size, look_of_slant
from templates_nd30.rules.words import TWIPS_PER_MM, mm

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docgen.anatomy.results import BoxEntry, DocumentPart


_OUTSIDE_MM: Final = 15.0
"""More than the narrowest right margin: the tables of the decree's own forms stand out by up to that much."""
_MANY_ROWS: Final = 30
"""A table of so many rows is on more than one page, whatever its letters."""


def _look_missing(x: Examination) -> Iterator[Breach | Skip]:
    parts = [part for part in x.anatomy.parts if part.kind is PartKind.APPENDIX]
    if not parts:
        yield Skip("tệp không có phụ lục")
    for part in parts:
        heading = next(iter(part.of(Box.APPENDIX_HEADING)), None)
        if heading is not None and not part.of(Box.ATTACHMENT_REFERENCE):
            elsewhere = any(comparison_key("kèm theo") in comparison_key(item.entry.words) for item in part.body[:8])
            yield Breach(
                message="Dưới tên phụ lục không có chỉ dẫn “(Kèm theo …)”.",
                measured="không có “(Kèm theo …)”",
                required="(Kèm theo … số … ngày … tháng … năm … của …)",
                anchor=x.anchor_of(heading),
                severity=Severity.WARN if elsewhere or x.anatomy.main is None else None,
                confidence=min(part.confidence, heading.confidence),
            )


def _references(x: Examination) -> Iterator[tuple[DocumentPart, BoxEntry, str]]:
    """The line “(Kèm theo …)” of each part, all its lines as one text, and the entry it begins with."""
    for part in x.anatomy.parts:
        entries = part.of(Box.ATTACHMENT_REFERENCE)
        if entries:
            yield part, entries[0], squeeze(" ".join(entry.words for entry in entries))


def _look_parts(x: Examination) -> Iterator[Breach | Skip]:
    for _, entry, words in _references(x):
        key = comparison_key(words)
        wanted = (("số", "số, ký hiệu"), ("ngày", "ngày, tháng, năm"), ("của", "cơ quan ban hành"))
        missing = [name for word, name in wanted if not re.search(rf"(?<!\w){comparison_key(word)}(?!\w)", key)]
        if missing:
            yield Breach(
                message=f"Chỉ dẫn kèm theo thiếu {', '.join(missing)}.",
                measured=f"thiếu {', '.join(missing)}",
                required="(Kèm theo … số … ngày … tháng … năm … của …)",
                anchor=x.anchor_of(entry),
                severity=Severity.WARN,
            )


def _look_agreement(x: Examination) -> Iterator[Breach | Skip]:
    main = x.anatomy.main
    if main is None or main.reference is None:
        yield Skip("tệp không có văn bản chính có số, ký hiệu")
        return
    several = sum(part.kind is PartKind.MAIN for part in x.anatomy.parts) > 1
    for _, entry, words in _references(x):
        spans = find_citations(words)
        if len(spans) != 1 or several:
            continue
        act = spans[0].citation
        if act.type_name != main.type_name or comparison_key(act.symbol) != comparison_key(main.reference.symbol):
            continue
        wrong: list[str] = []
        number, date = act.number.lstrip("0"), act.date
        if number.isdigit() and main.reference.number and number != main.reference.number.lstrip("0"):
            wrong.append(f"số {act.reference}")
        if date is not None and x.issued_on is not None and date != x.issued_on:
            wrong.append(act.date_written)
        if wrong:
            day = x.issued_on
            yield Breach(
                message=f"Chỉ dẫn kèm theo ghi {', '.join(wrong)}, khác với văn bản chính.",
                measured=", ".join(wrong),
                required=f"số {main.reference.number}/{main.reference.symbol}"
                + (f" ngày {day.day:02d}/{day.month}/{day.year}" if day else ""),
                anchor=x.anchor_of(entry),
                confidence=entry.confidence,
            )


def _look_centre(x: Examination, entry: BoxEntry) -> Iterator[Breach]:
    placed = x.paragraphs[x.index_at(entry)]
    look = placed.paragraph.format
    if look.alignment == "center" or placed.in_table or not is_whole(x, entry) or look.indent_left:
        return
    if placed.paragraph.text[:1] in {"\t", " "}:
        return
    yield Breach(
        message="Chỉ dẫn kèm theo không canh giữa dưới tên phụ lục.",
        measured="không canh giữa",
        required="canh giữa",
        anchor=x.anchor_of(entry),
        edits=(ParagraphEdit(x.index_at(entry), alignment="center", indent_right=0, indent_first=0),),
        confidence=entry.confidence,
    )


def _look_signature(x: Examination) -> Iterator[Breach | Skip]:
    main = x.anatomy.main
    names = {comparison_key(entry.words) for entry in main.of(Box.FULL_NAME)} if main else set()
    powers = {comparison_key(entry.words) for entry in main.of(Box.AUTHORITY)} if main else set()
    for part in x.anatomy.parts:
        if part.kind is not PartKind.APPENDIX:
            continue
        for signer in part.signers:
            lines = (*signer.authority, *([signer.full_name] if signer.full_name else []))
            # A form to be filled in has places to sign of its own; the signer of the document signs once.
            again = next((entry for entry in lines if comparison_key(entry.words) in names | powers), None)
            if again is not None:
                yield Breach(
                    message="Phụ lục có khối chữ ký của người đã ký văn bản chính.",
                    measured=again.words,
                    required="phụ lục không có chữ ký",
                    anchor=x.anchor_of(again),
                    severity=Severity.WARN,
                )


def _tables(x: Examination) -> Iterator[tuple[int, Table, Anchor]]:
    """The tables of body and appendices outside text boxes, with the section each stands in and its first paragraph."""
    items = [
        item
        for part in x.anatomy.parts
        for item in part.body
        if item.level is Level.TABLE and item.entry.address.story == "body"
    ]
    ordered = sorted(items, key=lambda item: item.entry.address)
    for (section, block), group in groupby(
        ordered, key=lambda item: (item.entry.address.section, item.entry.address.steps[0])
    ):
        table = x.sections[section].blocks[block]
        if isinstance(table, Table):
            yield section, table, Anchor(paragraph=x.index_at(next(group).entry))


def _look_wide_table(x: Examination) -> Iterator[Breach | Skip]:
    for number, table, anchor in _tables(x):
        section = x.sections[number]
        room = section.width - section.margin_left - section.margin_right - section.gutter
        width = sum(table.grid)
        if (
            table.floating
            or section.columns > 1
            or table.width_type == "pct"
            or width - room <= _OUTSIDE_MM * TWIPS_PER_MM
        ):
            continue
        yield Breach(
            message=f"Bảng rộng {mm(width)}, vượt phần giữa hai lề ({mm(room)}).",
            measured=mm(width),
            required=f"không quá {mm(room)}",
            anchor=anchor,
        )


def _look_header_row(x: Examination) -> Iterator[Breach | Skip]:
    for _, table, anchor in _tables(x):
        columns = max((len(row.cells) for row in table.rows), default=0)
        if len(table.rows) < _MANY_ROWS or columns < 3 or table.rows[0].header:  # noqa: PLR2004 - two columns are a list
            continue
        yield Breach(
            message=f"Bảng {len(table.rows)} hàng mà hàng tiêu đề không lặp lại ở trang sau.",
            measured="không lặp lại",
            required="hàng tiêu đề lặp lại ở đầu mỗi trang",
            anchor=anchor,
        )


_REFERENCE: Final = (Box.ATTACHMENT_REFERENCE,)

RULES: tuple[Rule, ...] = (
    Rule(
        code="ND30-P21",
        title="Phụ lục không có chỉ dẫn “(Kèm theo …)”",
        facts=("PL-05",),
        provision="wording.appendix_reference",
        remedy="thêm dưới tên phụ lục dòng “(Kèm theo … số … ngày … tháng … năm … của …)”, canh giữa, chữ nghiêng.",
        reason="Tách khỏi văn bản chính, phụ lục vẫn phải cho biết nó thuộc văn bản nào.",
        good="(Kèm theo Kế hoạch số 15/KH-UBND ngày 05 tháng 3 năm 2026 của Ủy ban nhân dân xã A)",
        bad="dưới tên phụ lục là bảng ngay",
        look=_look_missing,
    ),
    Rule(
        code="ND30-P22",
        title="Chỉ dẫn “(Kèm theo …)” thiếu thông tin",
        facts=("PL-05", "PL-07"),
        provision="wording.appendix_reference",
        remedy="ghi đủ tên loại, số, ký hiệu, ngày tháng năm và cơ quan ban hành; văn bản điện tử để trống số và ngày.",
        reason="Chỉ dẫn gồm số, ký hiệu, thời gian ban hành và tên cơ quan ban hành văn bản.",
        good="(Kèm theo Kế hoạch số 15/KH-UBND ngày 05 tháng 3 năm 2026 của Ủy ban nhân dân xã A)",
        bad="(Kèm theo Kế hoạch năm 2026)",
        look=_look_parts,
    ),
    Rule(
        code="ND30-P23",
        title="Chỉ dẫn “(Kèm theo …)” khác số, ngày của văn bản chính",
        facts=("PL-05",),
        provision="wording.appendix_reference",
        remedy="sửa số và ngày trong chỉ dẫn theo văn bản chính.",
        reason="Số, ngày sót từ văn bản cũ làm phụ lục thuộc về một văn bản khác.",
        good="cùng số, ngày với văn bản chính",
        bad="số 14/KH-UBND trong khi văn bản chính số 15/KH-UBND",
        look=_look_agreement,
    ),
    Rule(
        code="ND30-P24",
        title="Chỉ dẫn “(Kèm theo …)” không in nghiêng",
        facts=("PL-05",),
        provision="element.appendix_reference.italic",
        remedy="chọn dòng chỉ dẫn, bấm Ctrl+I.",
        reason="Thông tin chỉ dẫn kèm theo in thường, nghiêng.",
        good="chữ nghiêng",
        bad="chữ đứng",
        look=look_of_slant("appendix_reference", *_REFERENCE),
        fix="safe",
        gather=True,
    ),
    Rule(
        code="ND30-P25",
        title="Cỡ chữ của chỉ dẫn “(Kèm theo …)” ngoài khoảng quy định",
        facts=("PL-05",),
        provision="element.appendix_reference.size",
        remedy="chọn dòng chỉ dẫn, Home → Font Size, chọn 13 hoặc 14.",
        reason="Chỉ dẫn kèm theo in cỡ 13 đến 14.",
        good="14",
        bad="12",
        look=look_of_size("appendix_reference", *_REFERENCE),
        fix="safe",
        gather=True,
    ),
    Rule(
        code="ND30-P26",
        title="Chỉ dẫn “(Kèm theo …)” không canh giữa",
        facts=("PL-05",),
        provision="appendix.align",
        clause="Phụ lục I, Phần I, Mục III, khoản 1, điểm c",
        remedy="chọn dòng chỉ dẫn, bấm Ctrl+E, bỏ thụt đầu dòng.",
        reason="Chỉ dẫn kèm theo đứng giữa, ngay dưới tên phụ lục.",
        good="canh giữa",
        bad="canh trái",
        look=each(_REFERENCE, _look_centre),
        fix="safe",
    ),
    Rule(
        code="ND30-P27",
        title="Phụ lục có khối chữ ký của văn bản chính",
        facts=("PL-11",),
        provision="appendix.signature_block",
        remedy="xoá khối chữ ký ở cuối phụ lục.",
        reason="Mẫu phụ lục không có Quốc hiệu và khối chữ ký; văn bản chính đã được ký.",
        good="phụ lục kết thúc bằng “./.”",
        bad="cuối phụ lục lại ký lần nữa",
        look=_look_signature,
    ),
    Rule(
        code="ND30-P28",
        title="Bảng rộng hơn phần giữa hai lề",
        facts=("G-04",),
        clause="thông lệ trình bày (Nghị định không quy định)",
        force="TH",
        remedy="chọn bảng, Layout → AutoFit → AutoFit Window; bảng nhiều cột thì đặt trang ngang.",
        reason="Bảng lấn ra lề sẽ mất chữ khi in, đóng ghim hoặc sao chụp.",
        good="bảng nằm giữa hai lề",
        bad="bảng rộng 190 mm trên trang có 160 mm",
        look=_look_wide_table,
    ),
    Rule(
        code="ND30-P29",
        title="Bảng dài không lặp lại hàng tiêu đề",
        facts=("G-03",),
        clause="thông lệ trình bày (Nghị định không quy định)",
        force="TH",
        remedy="chọn hàng tiêu đề, Table Layout → Repeat Header Rows.",
        reason="Sang trang sau không có tiêu đề cột thì người đọc phải lật lại.",
        good="hàng tiêu đề lặp lại",
        bad="trang hai của bảng không có tiêu đề cột",
        look=_look_header_row,
    ),
)
