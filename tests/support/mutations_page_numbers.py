"""How a clean document is broken against the rules of the page number (ND30-011 to ND30-020)."""

from mutating import Mutation, find, format_paragraph, format_run, insert_xml, on_tree, remove, set_attribute

from docgen.ooxml.xml import qn

HEADER = "word/header1.xml"


def _unlink_headers(root):
    for node in find(root, "//w:headerReference"):
        node.getparent().remove(node)


def _move_to_footer(parts):
    number = parts[HEADER]
    parts[HEADER] = parts["word/header2.xml"]
    root_end = number.index(b"<w:p>")
    inner = number[root_end : number.index(b"</w:hdr>")]
    parts["word/footer9.xml"] = (
        b'<w:ftr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">' + inner + b"</w:ftr>"
    )
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer"
    parts["word/_rels/document.xml.rels"] = parts["word/_rels/document.xml.rels"].replace(
        b"</Relationships>", f'<Relationship Id="rId99" Type="{kind}" Target="footer9.xml"/></Relationships>'.encode()
    )
    content_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(
        b"</Types>", f'<Override PartName="/word/footer9.xml" ContentType="{content_type}"/></Types>'.encode()
    )

    def refer(root):
        section = find(root, "//w:sectPr")[0]
        for node in section.findall(qn("w:footerReference")):
            if node.get(qn("w:type")) == "default":
                section.remove(node)
        last = section.findall(qn("w:headerReference"))[-1]
        reference = last.makeelement(qn("w:footerReference"), {qn("w:type"): "default", qn("r:id"): "rId99"})
        last.addnext(reference)

    return on_tree(refer)(parts)


def _type_the_number(root):
    paragraph = find(root, "//w:p")[0]
    for run in paragraph.findall(qn("w:r")):
        if run.find(qn("w:t")) is None:
            paragraph.remove(run)


MUTATIONS = (
    Mutation("ND30-011", "không còn đầu trang", on_tree(_unlink_headers)),
    Mutation("ND30-012", "số trang chuyển xuống chân trang", _move_to_footer),
    Mutation("ND30-013", "số trang bên phải", format_paragraph("2", '<w:jc w:val="right"/>', HEADER)),
    Mutation("ND30-014", "trang đầu không còn đầu trang riêng", remove("(//w:sectPr)[1]/w:titlePg")),
    Mutation("ND30-015", "số trang cỡ 11", format_run("2", '<w:sz w:val="22"/>', HEADER)),
    Mutation("ND30-016", "số trang nghiêng", format_run("2", "<w:i/>", HEADER)),
    Mutation("ND30-017", "số trang La Mã", set_attribute("(//w:sectPr)[1]/w:pgNumType", "w:fmt", "lowerRoman")),
    Mutation("ND30-018", "số trang bắt đầu từ 3", set_attribute("(//w:sectPr)[1]/w:pgNumType", "w:start", "3")),
    Mutation("ND30-019", "số trang gõ tay", on_tree(_type_the_number, HEADER)),
    Mutation("ND30-020", "số trang giữa hai gạch", insert_xml("//w:p", "<w:r><w:t>- </w:t></w:r>", 1, HEADER)),
)
