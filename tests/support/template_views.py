"""Hand-made views that fill the templates of nd30 without a model: what a page looks like is judged on them."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING

from docgen.contracts import Block, BlockKind, FramedMark, RuleLine, TableCell, TableColumn, TableRow, TableView
from docgen.documents.general.view import GeneralBlock, GeneralView
from docgen.documents.parts.named import NamedView
from docgen.documents.parts.views import (
    AddresseesView,
    AddressView,
    AppendixView,
    EndView,
    HeadView,
    SeparateAppendixView,
    SignatureView,
    TitleView,
)
from docgen.typography import text_width

if TYPE_CHECKING:
    from docgen.contracts import Typesetting

MM = 72 / 25.4
NO_MARK = FramedMark("", 1, 1, 1, "left", red=False, size_pt=13)
LONG = (
    "Tiếp tục đề cao vai trò, trách nhiệm của cấp uỷ, chính quyền các cấp trong chỉ đạo và triển khai công tác bình đẳng "
    "giới, trong đó chú trọng công tác phối hợp liên ngành giữa các cơ quan quản lý nhà nước và các tổ chức đoàn thể."
)


def rule(text: str, column: float, share: float, **face: object) -> RuleLine:
    longest = max(text_width(line, **face) for line in text.split("\n"))
    return RuleLine(min(longest, column) * share, column)


def head(t: Typesetting, *, issuer: str, parent: str = "", place_date: str = "", marks: bool = False) -> HeadView:
    left = t.head_left_pt - 2 * t.cell_padding_pt
    return HeadView(
        has_parent_agency=bool(parent),
        parent_agency=parent,
        issuer=issuer,
        issuer_rule=rule(issuer, left, t.issuer_rule_share, size_pt=t.sizes["issuer"], bold=True),
        reference="Số:        /KH-UBND",
        place_date_is_wide=False,
        place_date_fits=True,
        place_date=place_date or "Cửa Lò, ngày      tháng      năm 2024",
        has_marks=marks,
        has_secrecy_mark=marks,
        secrecy_mark=FramedMark("TUYỆT MẬT", 40 * MM, 8 * MM, left, "left", red=True, size_pt=13) if marks else NO_MARK,
        has_urgency_mark=marks,
        urgency_mark=FramedMark("HOẢ TỐC", 30 * MM, 8 * MM, left, "left", red=True, size_pt=13) if marks else NO_MARK,
        has_circulation_mark=marks,
        circulation_mark=(
            FramedMark("LƯU HÀNH NỘI BỘ", 50 * MM, 8 * MM, t.text_width_pt, "center", red=False, size_pt=13)
            if marks
            else NO_MARK
        ),
    )


def table(width: float, rows: int) -> TableView:
    shares = (0.08, 0.42, 0.2, 0.15, 0.15)
    titles = ("STT", "Nhiệm vụ", "Cơ quan chủ trì", "Phối hợp", "Thời hạn")
    aligns = ("center", "justify", "left", "left", "center")
    body = [TableRow((TableCell(("I",)), TableCell(("Quản lý nhà nước về bình đẳng giới",), span=4)), group=True)] + [
        TableRow(
            (
                TableCell((str(number),)),
                TableCell((LONG,)),
                TableCell(("Phòng Lao động, Thương binh và Xã hội",)),
                TableCell(("UBND các phường", "Hội LHPN")),
                TableCell(("30/11",)),
            )
        )
        for number in range(1, rows + 1)
    ]
    return TableView(
        tuple(TableColumn(width * share, align) for share, align in zip(shares, aligns, strict=True)),
        (TableRow(tuple(TableCell((title,)) for title in titles), header=True), *body),
        "Bảng phân công nhiệm vụ",
    )


def appendix(t: Typesetting, number: str, *, landscape: bool, rows: int = 6) -> AppendixView:
    width = t.landscape_width_pt if landscape else t.text_width_pt
    line = "(Kèm theo Kế hoạch số      /KH-UBND ngày      tháng      năm 2024 của Ủy ban nhân dân thị xã Cửa Lò)"
    return AppendixView(
        heading=f"Phụ lục {number}".strip(),
        has_title=True,
        title="PHÂN CÔNG NHIỆM VỤ THỰC HIỆN CÔNG TÁC BÌNH ĐẲNG GIỚI NĂM 2024",
        reference_line=line,
        rule=rule(line, width, t.appendix_rule_share, size_pt=t.sizes["appendix_reference"], italic=True),
        has_note=False,
        note="",
        body=(
            Block(BlockKind.PARAGRAPH, LONG),
            Block(BlockKind.TABLE, table=table(width, rows)),
            Block(BlockKind.TABLE, table=table(width, 1)),
            Block(BlockKind.PARAGRAPH, "Các đơn vị báo cáo theo biểu trên./."),
        ),
        is_landscape=landscape,
        is_portrait=not landscape,
    )


def body(clauses: int) -> tuple[Block, ...]:
    return (
        Block(BlockKind.DIVISION, "Phần I\nQUY ĐỊNH CHUNG"),
        Block(BlockKind.SECTION, "I. MỤC ĐÍCH, YÊU CẦU"),
        Block(BlockKind.CLAUSE_TITLE, "1. Mục đích"),
        Block(BlockKind.PARAGRAPH, LONG),
        Block(BlockKind.CLAUSE_TITLE, "2. Yêu cầu"),
        Block(BlockKind.PARAGRAPH, LONG),
        Block(BlockKind.SECTION, "II. NHIỆM VỤ, GIẢI PHÁP TRỌNG TÂM"),
        *(Block(BlockKind.CLAUSE, f"{number}. {LONG}") for number in range(1, clauses + 1)),
        Block(BlockKind.SUBCLAUSE_TITLE, f"{clauses}.1. Tiêu đề của một điểm"),
        Block(BlockKind.CLAUSE, f"a) {LONG}"),
        Block(BlockKind.PARAGRAPH, "Trên đây là Kế hoạch của Ủy ban nhân dân thị xã Cửa Lò./.", last=True),
    )


def end(*, second: bool = False) -> EndView:
    signer = SignatureView(("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), (), "Nguyễn Quang Tiêu")
    other = SignatureView(("GIÁM ĐỐC",), ("Phó Trưởng Ban Chỉ đạo",), "Trần Thị Bích Ngọc")
    nobody = SignatureView((), (), "")
    return EndView(
        recipients=(
            "- Sở Lao động - Thương binh và Xã hội;",
            "- Thường trực Thị ủy, HĐND thị xã;",
            "- Chủ tịch, các Phó Chủ tịch UBND thị xã;",
            "- Các phòng, ban, ngành, đoàn thể cấp thị;",
            "- UBND các phường;",
            "- Lưu: VT, LĐTBXH. NTH.(30)",
        ),
        signature=signer,
        has_second_signer=second,
        has_one_signer=not second,
        second_signature=other if second else nobody,
    )


def plan_view(t: Typesetting, *, clauses: int = 6, appendices: tuple[AppendixView, ...] = ()) -> NamedView:
    """The plain case: no parent agency, one signer, no marks, no address."""
    subject = "Thực hiện công tác bình đẳng giới\nvà hoạt động vì sự tiến bộ phụ nữ năm 2024"
    return NamedView(
        has_landscape_body=False,
        head=head(t, issuer="ỦY BAN NHÂN DÂN\nTHỊ XÃ CỬA LÒ"),
        title=TitleView(
            "KẾ HOẠCH",
            subject,
            rule(subject, t.text_width_pt, t.subject_rule_share, size_pt=t.sizes["subject"], bold=True),
        ),
        addressees=AddresseesView(is_single=False, single="", is_many=False, label="", lines=()),
        legal_bases=(),
        opening=(f"Thực hiện Kế hoạch số 277/KH-UBND. {LONG}",),
        body=body(clauses),
        end=end(),
        address=AddressView(has_address=False, lines=()),
        appendices=appendices,
        has_appendices=bool(appendices),
    )


def letter_view(t: Typesetting) -> GeneralView:
    """A công văn with everything filled."""
    view = replace(full_view(t), title=TitleView("", "", RuleLine(0, 0)))
    blocks = [GeneralBlock(**{each.name: getattr(block, each.name) for each in fields(block)}) for block in view.body]
    articles = (
        GeneralBlock(BlockKind.PARAGRAPH, "Thành lập Ban.", label="Điều 1."),
        GeneralBlock(BlockKind.PARAGRAPH, "Thi hành./.", label="Điều 2.", last=True),
    )
    return GeneralView(
        **{each.name: getattr(view, each.name) for each in fields(view) if each.name != "body"},
        body=(*blocks, *articles),
        is_named=False,
        is_letter=True,
        letter_subject="V/v phòng, chống\nthiên tai năm 2026",
        issuing_authority=("CHỦ TỊCH ỦY BAN NHÂN DÂN",),
        has_enacting_words=True,
        enacting_words="QUYẾT ĐỊNH:",
    )


def full_view(t: Typesetting) -> NamedView:
    """Everything filled: parent agency, long issuer, marks, addressees, legal bases, two signers, address, appendices."""
    appendices = (
        appendix(t, "I", landscape=False),
        appendix(t, "II", landscape=True, rows=12),
        appendix(t, "III", landscape=False, rows=1),
    )
    return replace(
        plan_view(t, clauses=7, appendices=appendices),
        head=head(
            t,
            parent="UBND TỈNH NGHỆ AN",
            issuer="BAN CHỈ ĐẠO PHÒNG THỦ DÂN SỰ\nVÀ TÌM KIẾM CỨU NẠN",
            place_date="Nghệ An, ngày 05 tháng 3 năm 2026",
            marks=True,
        ),
        addressees=AddresseesView(
            is_single=False,
            single="",
            is_many=True,
            label="Kính gửi:",
            lines=(
                "- Bộ Nội vụ;",
                "- Ủy ban nhân dân các xã, phường, đặc khu trên địa bàn tỉnh Nghệ An, gồm cả Cửa Lò.",
            ),
        ),
        legal_bases=(
            "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;",
            "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư.",
        ),
        end=end(second=True),
        address=AddressView(
            has_address=True,
            lines=(
                "Số 1, đường Bình Minh, phường Cửa Lò, tỉnh Nghệ An",
                "Điện thoại: 0238 3 824 000; Fax: 0238 3 824 001; thư điện tử: ubnd@cualo.nghean.gov.vn",
            ),
        ),
    )


def separate_appendix_view(t: Typesetting) -> SeparateAppendixView:
    """An appendix in a file of its own."""
    return SeparateAppendixView(appendix(t, "II", landscape=True), "Số: 15/KH-UBND; 05/03/2026; 14:05:33 +07:00")
