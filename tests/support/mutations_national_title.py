"""How a clean document is broken against the rules of box 1 (ND30-101 to ND30-122)."""

from mutating import Mutation, find, format_paragraph, format_run, on_tree, remove, replace_text, set_attribute

from docgen.ooxml.xml import qn

TITLE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"


def _drop(text):
    """Take the paragraph that holds a text away."""
    return remove(f"//w:p[w:r/w:t[contains(., '{text}')]]")


def _break(root):
    """Quốc hiệu on two typed lines."""
    node = find(root, f"//w:t[. = '{TITLE}']")[0]
    second = node.makeelement(qn("w:t"))
    node.text, second.text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA", "VIỆT NAM"
    line_break = node.makeelement(qn("w:br"))
    node.addnext(line_break)
    line_break.addnext(second)


def _underline(root):
    line = find(root, f"//w:p[w:r/w:t[. = '{MOTTO}']]/following-sibling::w:p[1]")[0]
    line.getparent().remove(line)
    run = find(root, f"//w:r[w:t[. = '{MOTTO}']]")[0]
    properties = run.makeelement(qn("w:rPr"))
    properties.append(run.makeelement(qn("w:u"), {qn("w:val"): "single"}))
    run.insert(0, properties)


_LINE = f"//w:p[w:r/w:t[. = '{MOTTO}']]/following-sibling::w:p[1]"

MUTATIONS = (
    Mutation("ND30-101", "không có Quốc hiệu", _drop(TITLE)),
    Mutation("ND30-102", "Quốc hiệu sai một chữ", replace_text("CHỦ NGHĨA VIỆT NAM", "CHŨ NGHĨA VIỆT NAM")),
    Mutation("ND30-103", "Quốc hiệu viết thường", replace_text(TITLE, "Cộng hòa xã hội chủ nghĩa Việt Nam")),
    Mutation("ND30-104", "Quốc hiệu cỡ 14", format_run(TITLE, '<w:sz w:val="28"/>')),
    Mutation("ND30-105", "Quốc hiệu không đậm", format_run(TITLE, '<w:b w:val="0"/>')),
    Mutation("ND30-106", "Quốc hiệu nghiêng", format_run(TITLE, "<w:i/>")),
    Mutation("ND30-107", "Quốc hiệu hai dòng", on_tree(_break)),
    Mutation("ND30-111", "không có Tiêu ngữ", _drop(MOTTO)),
    Mutation("ND30-112", "Tiêu ngữ sai chữ", replace_text("Hạnh phúc", "Hạnh phức")),
    Mutation("ND30-113", "Tiêu ngữ in hoa", replace_text(MOTTO, "ĐỘC LẬP - TỰ DO - HẠNH PHÚC")),
    Mutation("ND30-114", "Tiêu ngữ gạch dài", replace_text(MOTTO, "Độc lập – Tự do – Hạnh phúc")),
    Mutation("ND30-115", "Tiêu ngữ cỡ 12", format_run(MOTTO, '<w:sz w:val="24"/>')),
    Mutation("ND30-116", "Tiêu ngữ không đậm", format_run(MOTTO, '<w:b w:val="0"/>')),
    Mutation("ND30-117", "Tiêu ngữ nghiêng", format_run(MOTTO, "<w:i/>")),
    Mutation("ND30-118", "Tiêu ngữ canh phải", format_paragraph(MOTTO, '<w:jc w:val="right"/>')),
    Mutation("ND30-119", "không có đường kẻ dưới Tiêu ngữ", remove(_LINE)),
    Mutation("ND30-120", "đường kẻ dưới Tiêu ngữ quá ngắn", set_attribute(f"{_LINE}/w:pPr/w:ind", "w:left", "2900")),
    Mutation("ND30-121", "Tiêu ngữ gạch chân chữ", on_tree(_underline)),
    Mutation(
        "ND30-122", "Tiêu ngữ cách 1,5 dòng", format_paragraph(MOTTO, '<w:spacing w:line="360" w:lineRule="auto"/>')
    ),
)
