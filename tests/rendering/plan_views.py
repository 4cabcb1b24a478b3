"""Views of a kế hoạch written by hand, from nothing but the necessary to everything at once."""

from __future__ import annotations

from importlib.resources import files

from template_builder import small_table

from docgen.contracts.view import Block, BlockKind, FramedMark, RuleLine
from docgen.documents.parts.named import NamedView
from docgen.documents.parts.views import (
    AddresseesView,
    AddressView,
    AppendixView,
    EndView,
    HeadView,
    SignatureView,
    TitleView,
)

HOSTILE = "A&B <w:p> \"nháy\" 'đơn' “cong” {x} {{ y }} {% z %} {# t #}"


def template_of(family: str, profile: str = "14") -> bytes:
    return (files("templates_nd30") / "templates" / f"{family}-{profile}.docx").read_bytes()


def mark(text: str) -> FramedMark:
    return FramedMark(text, 90.0, 26.0, 180.0, "center", red=True, size_pt=13.0)


def head(text: str = "", *, full: bool = False) -> HeadView:
    return HeadView(
        has_parent_agency=full,
        parent_agency=f"UBND TỈNH NGHỆ AN {text}" if full else "",
        issuer=f"ỦY BAN NHÂN DÂN\nTHỊ XÃ CỬA LÒ {text}".strip(),
        issuer_rule=RuleLine(60.0, 160.0),
        reference="Số:        /KH-UBND",
        place_date_is_wide=False,
        place_date_fits=True,
        place_date="Cửa Lò, ngày      tháng      năm 2024",
        has_marks=full,
        has_secrecy_mark=full,
        secrecy_mark=mark("MẬT" if full else ""),
        has_urgency_mark=full,
        urgency_mark=mark("HỎA TỐC" if full else ""),
        has_circulation_mark=full,
        circulation_mark=mark("LƯU HÀNH NỘI BỘ" if full else ""),
    )


def signature(name: str, text: str = "") -> SignatureView:
    return SignatureView(("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", f"PHÓ CHỦ TỊCH {text}".strip()), (), name)


def body(text: str = "", paragraphs: int = 3) -> tuple[Block, ...]:
    return (
        Block(BlockKind.SECTION, f"I. MỤC ĐÍCH {text}".strip()),
        Block(BlockKind.CLAUSE_TITLE, "1. Mục đích"),
        *(
            Block(BlockKind.CLAUSE, f"- Việc thứ {number}: thúc đẩy bình đẳng giới; {text}")
            for number in range(paragraphs)
        ),
        Block(BlockKind.SUBCLAUSE_TITLE, "1.1. Tiểu mục"),
        Block(BlockKind.PARAGRAPH, f"Đoạn văn. {text}"),
        Block(BlockKind.TABLE, table=small_table(f"Ủy ban {text}")),
        Block(BlockKind.PARAGRAPH, f"Đề nghị thực hiện{text}./.", last=True),
    )


def appendix(number: str, text: str = "", *, landscape: bool) -> AppendixView:
    return AppendixView(
        heading=f"Phụ lục {number}",
        has_title=True,
        title=f"PHÂN CÔNG {text}",
        reference_line="(Kèm theo Kế hoạch số      /KH-UBND)",
        rule=RuleLine(80.0, 450.0),
        has_note=bool(text),
        note=f"Ghi chú {text}" if text else "",
        body=(Block(BlockKind.PARAGRAPH, f"Lời dẫn {number}"), Block(BlockKind.TABLE, table=small_table(text or "x"))),
        is_landscape=landscape,
        is_portrait=not landscape,
    )


def smallest_plan() -> NamedView:
    return NamedView(
        has_landscape_body=False,
        head=head(),
        title=TitleView("KẾ HOẠCH", "Thực hiện công tác bình đẳng giới", RuleLine(120.0, 450.0)),
        addressees=AddresseesView(is_single=False, single="", is_many=False, label="", lines=()),
        legal_bases=(),
        opening=(),
        body=(Block(BlockKind.PARAGRAPH, "Thực hiện./.", last=True),),
        end=EndView(
            recipients=("- Lưu: VT.",),
            signature=signature("Nguyễn Quang Tiêu"),
            has_second_signer=False,
            has_one_signer=True,
            second_signature=SignatureView((), (), ""),
        ),
        address=AddressView(has_address=False, lines=()),
        appendices=(),
        has_appendices=False,
    )


def fullest_plan(text: str = HOSTILE, *, paragraphs: int = 3) -> NamedView:
    return NamedView(
        has_landscape_body=False,
        head=head(text, full=True),
        title=TitleView("KẾ HOẠCH", f"Thực hiện {text}\nnăm 2024", RuleLine(120.0, 450.0)),
        addressees=AddresseesView(
            is_single=False, single="", is_many=True, label="Kính gửi:", lines=(f"- Sở Nội vụ {text};", "- Sở Y tế.")
        ),
        legal_bases=(f"Căn cứ Luật Bình đẳng giới {text};", "Căn cứ Kế hoạch số 55/KH-UBND."),
        opening=(f"Ủy ban nhân dân {text} ban hành:",),
        body=body(text, paragraphs),
        end=EndView(
            recipients=(f"- Như trên {text};", "- Lưu: VT, LĐTBXH."),
            signature=signature("Nguyễn Quang Tiêu", text),
            has_second_signer=True,
            has_one_signer=False,
            second_signature=signature("Trần Thị B"),
        ),
        address=AddressView(has_address=True, lines=(f"Địa chỉ: {text}", "Điện thoại: 0238")),
        appendices=(appendix("I", landscape=False), appendix("II", text, landscape=True)),
        has_appendices=True,
    )
