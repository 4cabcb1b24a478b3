"""How a clean document is broken against the rules of appendices (ND30-P01 to ND30-P29)."""

from inserting import chain, paragraph_with, rewrite, second_appendix
from mutating import Mutation, find, format_paragraph, format_run, on_tree, remove, replace_text

from docgen.ooxml.xml import qn

HEADING = "//w:p[w:pPr/w:pStyle[@w:val='ND30PhuLuc']]"
TITLE, REFERENCE = "PHÂN CÔNG NHIỆM VỤ THỰC HIỆN", "(Kèm theo Kế hoạch"
LEFT = '<w:jc w:val="left"/>'


def head(*texts):
    """What the headings of the appendices say, one after another."""

    def change(root):
        for heading, text in zip(find(root, HEADING), texts, strict=True):
            find(heading, "w:r/w:t")[0].text = text

    return on_tree(change)


def heading_look(xml):
    """The heading's letters in another look."""

    def change(root):
        run = find(root, f"{HEADING}/w:r")[0]
        properties = run.makeelement(qn("w:rPr"))
        run.insert(0, properties)
        name, _, value = xml.partition("=")
        properties.append(properties.makeelement(qn(name), {qn("w:val"): value}))

    return on_tree(change)


def heading_left(root):
    properties = find(root, f"{HEADING}/w:pPr")[0]
    properties.append(properties.makeelement(qn("w:jc"), {qn("w:val"): "left"}))


def drop_reference(root):
    line = paragraph_with(root, REFERENCE)
    line.getparent().remove(line)


def title_beside(root):
    heading = find(root, HEADING)[0]
    title = heading.getnext()
    find(heading, "w:r/w:t")[0].text = "PHỤ LỤC I: PHÂN CÔNG NHIỆM VỤ"
    title.getparent().remove(title)


def widen(root):
    """The appendix table 50 mm wider."""
    column = find(root, "(//w:tbl)[last()]/w:tblGrid/w:gridCol[2]")[0]
    column.set(qn("w:w"), str(int(column.get(qn("w:w"))) + 2835))


def lengthen(root):
    """The appendix table of forty rows without a header row."""
    rows = find(root, "(//w:tbl)[last()]/w:tr")
    for node in find(root, "(//w:tbl)[last()]//w:tblHeader"):
        node.getparent().remove(node)
    from copy import deepcopy

    for _ in range(40):
        rows[-1].addnext(deepcopy(rows[-1]))


TWO = on_tree(second_appendix)

MUTATIONS = (
    Mutation("ND30-P01", "Phụ lục 1, Phụ lục II", chain(TWO, head("Phụ lục 1", "Phụ lục II"))),
    Mutation("ND30-P03", "hai phụ lục không đánh số", TWO),
    Mutation("ND30-P04", "Phụ lục I, Phụ lục III", chain(TWO, head("Phụ lục I", "Phụ lục III"))),
    Mutation("ND30-P05", "“PHỤ LỤC”", head("PHỤ LỤC")),
    Mutation("ND30-P06", "“Phụ lục” cỡ 13", heading_look("w:sz=26")),
    Mutation("ND30-P07", "“Phụ lục” không đậm", heading_look("w:b=0")),
    Mutation("ND30-P08", "“Phụ lục” nghiêng", heading_look("w:i=1")),
    Mutation("ND30-P09", "“Phụ lục” canh trái", on_tree(heading_left)),
    Mutation("ND30-P10", "tên phụ lục cùng dòng", on_tree(title_beside), also=("ND30-P05",)),
    Mutation("ND30-P11", "tên phụ lục in thường", rewrite(TITLE, "Phân công nhiệm vụ")),
    Mutation("ND30-P12", "tên phụ lục cỡ 16", format_run(TITLE, '<w:sz w:val="32"/>')),
    Mutation(
        "ND30-P13",
        "nội dung không nhắc phụ lục",
        replace_text(" (Phân công cụ thể tại Phụ lục 01 kèm theo)", ""),
    ),
    Mutation("ND30-P14", "phụ lục đánh số trang tiếp", remove("(//w:sectPr)[last()]/w:pgNumType")),
    Mutation("ND30-P21", "không có “(Kèm theo …)”", on_tree(drop_reference)),
    Mutation("ND30-P22", "chỉ dẫn thiếu cơ quan", replace_text(" của Ủy ban nhân dân thị xã Cửa Lò)", ")")),
    Mutation(
        "ND30-P23",
        "chỉ dẫn mang số của năm trước",
        chain(
            replace_text("Số:         /KH-UBND", "Số: 15/KH-UBND"),
            replace_text("Kế hoạch số         /KH-UBND", "Kế hoạch số 14/KH-UBND"),
        ),
    ),
    Mutation("ND30-P24", "chỉ dẫn đứng", format_run(REFERENCE, '<w:i w:val="0"/>')),
    Mutation("ND30-P25", "chỉ dẫn cỡ 12", format_run(REFERENCE, '<w:sz w:val="24"/>')),
    Mutation("ND30-P26", "chỉ dẫn canh trái", format_paragraph(REFERENCE, LEFT)),
    Mutation("ND30-P28", "bảng rộng quá lề", on_tree(widen)),
    Mutation("ND30-P29", "bảng dài không lặp tiêu đề", on_tree(lengthen)),
)
