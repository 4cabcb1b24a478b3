"""The clean plan turned into another kind of document, and that broken: what only decisions, letters or copies show."""

from inserting import after, before, chain, elements, para, paragraph_with
from mutating import Mutation, find, on_tree, replace_text
from mutations_legal_bases import OPENING
from mutations_number import DRAFT

from docgen.ooxml.xml import qn

REFERENCE = "(Kèm theo Kế hoạch số         /KH-UBND"
DATE = "Cửa Lò, ngày      tháng      năm 2024"


def turned_into(name, printed, code):
    """The plan under another type name, in its number and in the reference line of its appendix."""
    return chain(
        replace_text("KẾ HOẠCH", printed),
        replace_text(DRAFT, f"Số: 15/{code}-UBND"),
        replace_text(REFERENCE, f"(Kèm theo {name} số 15/{code}-UBND"),
    )


def decision(parts):
    """The plan as a decision in two điều, with nobody named by them in “Nơi nhận”."""
    opening = "".join(
        f'<w:r>{look}<w:t xml:space="preserve">{words}</w:t></w:r>'
        for look, words in (("<w:rPr><w:b/></w:rPr>", "Điều 1."), ("", " Phê duyệt các nhiệm vụ sau đây."))
    )
    article = f'<w:p><w:pPr><w:pStyle w:val="ND30LoiVan"/></w:pPr>{opening}</w:p>'
    basis = para("Căn cứ Luật Bình đẳng giới ngày 29 tháng 11 năm 2006.", "ND30CanCu")
    return chain(
        turned_into("Quyết định", "QUYẾT ĐỊNH", "QĐ"),
        before(OPENING, basis, para("QUYẾT ĐỊNH:", "ND30ChucVu"), article),
    )(parts)


def as_letter(symbol):
    """The plan as a công văn to one body: no type name, “V/v” below the number."""

    def drop_title(root):
        title = paragraph_with(root, "KẾ HOẠCH")
        for _ in range(3):
            following = title.getnext()
            title.getparent().remove(title)
            title = following

    return chain(
        on_tree(drop_title),
        after(
            "/KH-UBND",
            para("V/v bình đẳng giới năm 2024", "ND30SoKyHieu", '<w:sz w:val="24"/>', '<w:spacing w:before="120"/>'),
        ),
        replace_text(DRAFT, f"Số: 15/{symbol}"),
        replace_text(REFERENCE, f"(Kèm theo Công văn số 15/{symbol}"),
        before(OPENING, para("Kính gửi: Sở Nội vụ", "ND30KinhGui")),
        after("Nơi nhận:", para("- Như trên;", "ND30DanhSachNoiNhan")),
    )


def copied(form, symbol):
    """A copy of the whole: the copier's block below it."""

    def cell(width, *pieces):
        return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{"".join(pieces)}</w:tc>'

    def rows(*cells):
        columns = '<w:tblGrid><w:gridCol w:w="4000"/><w:gridCol w:w="5000"/></w:tblGrid>'
        drawn = "".join(f"<w:tr>{cell(4000, *left)}{cell(5000, *right)}</w:tr>" for left, right in cells)
        return f'<w:tbl><w:tblPr><w:tblW w:w="9000" w:type="dxa"/></w:tblPr>{columns}{drawn}</w:tbl>'

    border = '<w:p><w:pPr><w:pBdr><w:top w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr></w:pPr></w:p>'
    issuer = [para(words, "ND30CoQuanBanHanh") for words in ("ỦY BAN NHÂN DÂN", "PHƯỜNG CỬA LÒ")]
    top = rows(
        (issuer, [para(form, "ND30ChucVu")]),
        ([para(f"Số: 05/{symbol}", "ND30SoKyHieu")], [para("Cửa Lò, ngày 15 tháng 4 năm 2024", "ND30DiaDanhNgay")]),
    )
    names = [para("Nơi nhận:", "ND30NoiNhan"), para("- Lưu: VT.", "ND30DanhSachNoiNhan")]
    signer = [para("TL. CHỦ TỊCH", "ND30ChucVu"), para("CHÁNH VĂN PHÒNG", "ND30ChucVu"), "<w:p/>"]
    end = rows((names, [*signer, para("Trần Thị Bình", "ND30HoTen")]))

    def append(root):
        last = find(root, "/w:document/w:body/w:sectPr")[0]
        for piece in elements(border, top, "<w:p/>", end):
            last.addprevious(piece)

    return on_tree(append)


def without_recipients(root):
    """The cell of “Nơi nhận” left empty."""
    label = paragraph_with(root, "Nơi nhận:")
    cell = label.getparent()
    for line in cell.findall(qn("w:p")):
        cell.remove(line)
    cell.append(cell.makeelement(qn("w:p")))


def signed_appendix(root):
    last = find(root, "/w:document/w:body/w:sectPr")[0]
    lines = [para("TM. ỦY BAN NHÂN DÂN", "ND30ChucVu"), para("CHỦ TỊCH", "ND30ChucVu"), "<w:p/>"]
    for piece in elements(*lines, para("Nguyễn Văn An", "ND30HoTen")):
        last.addprevious(piece)


def landscape(root):
    page = find(root, "(//w:sectPr)[1]/w:pgSz")[0]
    for name, value in (("w:w", "16838"), ("w:h", "11906"), ("w:orient", "landscape")):
        page.set(qn(name), value)


def heading(text):
    """The heading of the only appendix."""

    def change(root):
        find(root, "//w:p[w:pPr/w:pStyle[@w:val='ND30PhuLuc']]/w:r/w:t")[0].text = text

    return on_tree(change)


def torn(words):
    """A paragraph torn in two before these words."""

    def change(root):
        paragraph = paragraph_with(root, words)
        text = next(node for node in paragraph.iter(qn("w:t")) if words in (node.text or ""))
        first, rest = text.text.split(words, 1)
        text.text = first.rstrip()
        paragraph.addnext(elements(para(words + rest))[0])

    return on_tree(change)


def mark_on_top(root):
    table = find(root, "(//w:tbl)[1]")[0]
    table.addprevious(elements(para("HOẢ TỐC", "ND30DauChi", '<w:color w:val="FF0000"/>'))[0])


MUTATIONS = (
    Mutation("ND30-002", "trang ngang không có bảng", on_tree(landscape), also=("ND30-514",)),
    Mutation("ND30-310", "số có năm", replace_text(DRAFT, "Số: 15/2024/KH-UBND")),
    Mutation("ND30-417", "biên bản có địa danh, ngày", turned_into("Biên bản", "BIÊN BẢN", "BB")),
    Mutation("ND30-935", "không có “Nơi nhận”", on_tree(without_recipients)),
    Mutation("ND30-936", "quyết định không có “Như Điều …”", decision),
    Mutation("ND30-M04", "dấu khẩn trên Quốc hiệu", on_tree(mark_on_top)),
    Mutation(
        "ND30-P02",
        "một phụ lục đánh số I",
        chain(heading("Phụ lục I"), replace_text("tại Phụ lục 01 kèm theo", "tại Phụ lục kèm theo")),
    ),
    Mutation("ND30-P27", "cuối phụ lục ký lần nữa", on_tree(signed_appendix)),
    Mutation("ND30-T14", "một câu bị ngắt làm hai đoạn", torn("trách nhiệm của người đứng đầu")),
    Mutation("ND30-T17", "thị xã sau ngày bỏ cấp huyện", replace_text(DATE, "Cửa Lò, ngày 15 tháng 4 năm 2026")),
    Mutation("ND30-V02", "công văn ghi “CV”", as_letter("CV-UBND")),
    Mutation("ND30-V03", "trích sao viết tắt “TS”", copied("TRÍCH SAO", "TS-UBND")),
)
