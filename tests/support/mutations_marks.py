"""How a clean document is broken against the rules of marks, drafter's code and address (ND30-M01 to ND30-M11)."""

from inserting import after, elements, para, paragraph_with
from mutating import Mutation, find, on_tree

from docgen.ooxml.xml import qn

NUMBER = "/KH-UBND"
ADDRESS = "Địa chỉ: Số 1 đường Nguyễn Sinh Cung; Điện thoại: 02383 829 000; Fax: 02383 829 001"
FOOTER = "word/footer8.xml"


def mark(text, run=""):
    """A mark below the number."""
    return after(NUMBER, para(text, "ND30DauChi", f'{run}<w:color w:val="FF0000"/>' if "color" not in run else run))


def drafter(size):
    """The drafter's code behind the “Lưu” line."""

    def change(root):
        line = paragraph_with(root, "- Lưu: VT")
        code = elements(para(" PL.(300)", run=f'<w:sz w:val="{size}"/>'))[0].find(qn("w:r"))
        line.append(code)

    return on_tree(change)


def address(run):
    """The address below the signature table."""

    def change(root):
        table = find(root, "(//w:tbl[.//w:t[contains(., 'Nơi nhận')]])[1]")[0]
        for piece in reversed(elements(para(ADDRESS, "ND30DiaChi", run))):
            table.addnext(piece)

    return on_tree(change)


def address_on_every_page(parts):
    """The address in the footer of all pages but the first."""
    declared = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    parts[FOOTER] = f'<w:ftr xmlns:w="{declared}">{para(ADDRESS, "ND30DiaChi")}</w:ftr>'.encode()
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer"
    parts["word/_rels/document.xml.rels"] = parts["word/_rels/document.xml.rels"].replace(
        b"</Relationships>", f'<Relationship Id="rId98" Type="{kind}" Target="footer8.xml"/></Relationships>'.encode()
    )
    content_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(
        b"</Types>", f'<Override PartName="/{FOOTER}" ContentType="{content_type}"/></Types>'.encode()
    )

    def refer(root):
        last = find(root, "(//w:sectPr)[1]/w:headerReference[last()]")[0]
        last.addnext(last.makeelement(qn("w:footerReference"), {qn("w:type"): "default", qn("r:id"): "rId98"}))

    return on_tree(refer)(parts)


MUTATIONS = (
    Mutation("ND30-M01", "dấu khẩn cỡ 18", mark("KHẨN", '<w:sz w:val="36"/>')),
    Mutation("ND30-M02", "dấu khẩn không đậm", mark("KHẨN", '<w:b w:val="0"/>')),
    Mutation("ND30-M03", "dấu khẩn màu đen", mark("KHẨN", '<w:color w:val="000000"/>')),
    Mutation("ND30-M05", "gõ chữ “MẬT”", mark("MẬT")),
    Mutation("ND30-M06", "chỉ dẫn lưu hành in thường", mark("Lưu hành nội bộ", '<w:color w:val="000000"/>')),
    Mutation(
        "ND30-M07",
        "chỉ dẫn lưu hành không đậm",
        mark("LƯU HÀNH NỘI BỘ", '<w:b w:val="0"/><w:color w:val="000000"/>'),
    ),
    Mutation("ND30-M08", "ký hiệu người soạn thảo cỡ 13", drafter(26)),
    Mutation("ND30-M09", "địa chỉ cỡ 14", address('<w:sz w:val="28"/>')),
    Mutation("ND30-M10", "địa chỉ nghiêng", address("<w:i/>")),
    Mutation("ND30-M11", "địa chỉ ở chân mọi trang", address_on_every_page),
)
