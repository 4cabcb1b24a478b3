"""Turns pictures of signature and seal and the text of a digital signature into breaches (ND30-801 to ND30-806)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docgen.anatomy.boxes import Box
from docgen.anatomy.results import PartKind
from docgen.contracts.rule import SURE, Breach, Rule, Skip
from docgen.diagnostics import Severity
from docgen.ooxml.edits import ParagraphEdit
from templates_nd30.rules.looks import each, look_of_size, look_of_slant

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from docgen.anatomy.results import BoxEntry
    from docgen.contracts.rule import Examination


def _picture_look(box: Box, name: str) -> Callable[[Examination], Iterator[Breach | Skip]]:
    """The look of one picture rule: signature and seal differ in the name only."""

    def look(x: Examination) -> Iterator[Breach | Skip]:
        wanted = x.decree.text("layout.signature_image_format")
        entries = [entry for entry in x.entries(box) if entry.drawing >= 0]
        if not entries:
            yield Skip(f"không có hình ảnh {name} trong tệp")
        for entry in entries:
            image = x.paragraph_of(entry).drawings[entry.drawing].image.lower().lstrip(".")
            if image and image != wanted:
                yield Breach(
                    message=f"Hình ảnh {name} là tệp .{image}; quy định .{wanted}, nền trong suốt.",
                    measured=f".{image}",
                    required=f".{wanted}, nền trong suốt",
                    anchor=x.anchor_of(entry),
                    # Word may have saved the picture anew in another format.
                    severity=Severity.WARN,
                )

    return look


def _look_seal_place(x: Examination) -> Iterator[Breach | Skip]:
    found = False
    for part in x.anatomy.parts:
        pictures = [entry for entry in (*part.of(Box.SEAL), *part.of(Box.SIGNATURE)) if entry.drawing >= 0]
        # Known by its name; one that is only guessed from its place cannot be in the wrong place.
        seals = [entry for entry in pictures if entry.box is Box.SEAL and entry.confidence >= SURE]
        signatures = [entry for entry in pictures if entry not in seals]
        for seal in seals:
            for signature in signatures:
                one = x.paragraph_of(seal).drawings[seal.drawing]
                other = x.paragraph_of(signature).drawings[signature.drawing]
                if seal.address != signature.address or one.inline or other.inline or one.x_from != other.x_from:
                    continue
                if one.x_align or other.x_align:
                    continue
                found = True
                if one.x > other.x + other.width / 2:
                    yield Breach(
                        message="Hình ảnh dấu nằm bên phải hình ảnh chữ ký.",
                        measured="dấu ở bên phải chữ ký",
                        required="dấu trùm khoảng 1/3 chữ ký về bên trái",
                        anchor=x.anchor_of(seal),
                        severity=Severity.WARN,
                    )
    if not found:
        yield Skip("không có cả hình ảnh dấu và hình ảnh chữ ký đặt cạnh nhau")


def _look_signing_place(x: Examination, entry: BoxEntry) -> Iterator[Breach]:
    index = x.index_at(entry)
    placed = x.paragraphs[index]
    look = placed.paragraph.format
    if placed.in_textbox or placed.in_table or look.alignment == "right" or look.frame:
        return
    if "\t" in placed.paragraph.text or look.indent_left > 2000:  # noqa: PLR2004 - pushed to the right, over 3.5 cm
        return
    yield Breach(
        message="Thông tin chữ ký số không nằm ở góc trên bên phải.",
        measured="không canh phải",
        required="góc trên bên phải trang đầu",
        anchor=x.anchor_of(entry),
        severity=Severity.WARN,
        edits=(ParagraphEdit(index, alignment="right", indent_first=0),),
    )


def _look_signed_appendix(x: Examination) -> Iterator[Breach | Skip]:
    if x.anatomy.main is None:
        yield Skip("tệp không có văn bản chính")
        return
    for part in x.anatomy.parts:
        if part.kind not in {PartKind.APPENDIX, PartKind.ATTACHED}:
            continue
        for entry in part.of(Box.SIGNING_INFO):
            yield Breach(
                message="Phụ lục cùng tệp với văn bản chính mà có chữ ký số riêng.",
                measured="có thông tin chữ ký số",
                required="không ký số riêng trên phụ lục cùng tệp",
                anchor=x.anchor_of(entry),
                severity=Severity.WARN,
            )


_DIGITAL = "Phụ lục I, Phần I, Mục II, khoản 8, điểm b"

RULES: tuple[Rule, ...] = (
    Rule(
        code="ND30-801",
        title="Hình ảnh chữ ký không phải định dạng .png",
        facts=("CK-13",),
        provision="layout.signature_image_format",
        box="7c",
        remedy="chèn lại hình ảnh chữ ký màu xanh, tệp .png nền trong suốt (Insert → Pictures).",
        reason="Nền trong suốt để chữ ký và dấu chồng lên nhau mà không che nhau.",
        good=".png",
        bad=".jpeg",
        look=_picture_look(Box.SIGNATURE, "chữ ký"),
    ),
    Rule(
        code="ND30-802",
        title="Hình ảnh dấu không phải định dạng .png",
        facts=("DS-01",),
        provision="digital_signature.seal_image_color",
        box="8",
        remedy="chèn lại hình ảnh dấu màu đỏ, kích thước bằng dấu thật, tệp .png nền trong suốt.",
        reason="Nền trong suốt để dấu trùm lên chữ ký mà không che chữ ký.",
        good=".png",
        bad=".jpeg",
        look=_picture_look(Box.SEAL, "dấu"),
    ),
    Rule(
        code="ND30-803",
        title="Hình ảnh dấu nằm bên phải chữ ký",
        facts=("DS-01",),
        provision="layout.seal_overlap",
        box="8",
        remedy="kéo hình ảnh dấu sang trái, trùm khoảng 1/3 hình ảnh chữ ký.",
        reason="Dấu trùm lên khoảng 1/3 chữ ký về phía bên trái.",
        good="dấu ở bên trái chữ ký",
        bad="dấu ở bên phải chữ ký",
        look=_look_seal_place,
    ),
    Rule(
        code="ND30-804",
        title="Thông tin chữ ký số không phải cỡ chữ 10",
        facts=("DS-04", "PL-08"),
        provision="element.signing_info.size",
        box="14",
        remedy="chọn dòng thông tin chữ ký số, Home → Font Size, chọn 10.",
        reason="Thông tin chữ ký số ở góc trên bên phải in cỡ 10 để không lẫn với nội dung.",
        good="10",
        bad="13",
        look=look_of_size("signing_info", Box.SIGNING_INFO),
        fix="safe",
    ),
    Rule(
        code="ND30-805",
        title="Thông tin chữ ký số in nghiêng",
        facts=("DS-04",),
        provision="element.signing_info.italic",
        box="14",
        remedy="chọn dòng thông tin chữ ký số, bấm Ctrl+I để bỏ chữ nghiêng.",
        reason="Thông tin chữ ký số in chữ thường, kiểu đứng.",
        good="chữ đứng",
        bad="chữ nghiêng",
        look=look_of_slant("signing_info", Box.SIGNING_INFO),
        fix="safe",
    ),
    Rule(
        code="ND30-806",
        title="Thông tin chữ ký số không ở góc trên bên phải",
        facts=("DS-04",),
        provision="digital_signature.place",
        box="14",
        remedy="chọn dòng thông tin chữ ký số, bấm Ctrl+R và để ở đầu trang đầu.",
        reason="Chữ ký số của cơ quan trên phụ lục đặt ở góc trên bên phải trang đầu.",
        good="góc trên bên phải",
        bad="canh trái",
        look=each((Box.SIGNING_INFO,), _look_signing_place),
        fix="safe",
    ),
    Rule(
        code="ND30-807",
        title="Phụ lục cùng tệp với văn bản chính mà có chữ ký số riêng",
        facts=("DS-04",),
        clause=_DIGITAL,
        force="BB",
        box="14",
        remedy="xoá dòng thông tin chữ ký số của phụ lục; chữ ký số ở văn bản chính đã bao gồm cả phụ lục cùng tệp.",
        reason="Văn bản kèm theo cùng tệp tin với văn bản chính thì không ký số riêng.",
        good="không có chữ ký số riêng",
        bad="phụ lục cùng tệp có dòng “Số: …; ngày/tháng/năm; giờ”",
        look=_look_signed_appendix,
    ),
)
