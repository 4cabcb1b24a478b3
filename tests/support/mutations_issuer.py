"""How a clean document is broken against the rules of box 2 (ND30-201 to ND30-220)."""

from copy import deepcopy

from mutating import Mutation, find, format_paragraph, format_run, on_tree, remove, replace_text

from docgen.ooxml.xml import qn

ISSUER = "THỊ XÃ CỬA LÒ"
PARENT = "UBND TỈNH NGHỆ AN"
_NAME = f"//w:p[w:r/w:t[. = '{ISSUER}']]"
_LINE = f"{_NAME}/following-sibling::w:p[1]"


def with_parent(change=None, name=PARENT):
    """Give the document a cơ quan chủ quản, set as it must be, then break it."""

    def mutate(root):
        issuer = find(root, _NAME)[0]
        parent = deepcopy(issuer)
        run = parent.find(qn("w:r"))
        for node in list(run):
            run.remove(node)
        properties = run.makeelement(qn("w:rPr"))
        properties.append(run.makeelement(qn("w:b"), {qn("w:val"): "0"}))
        text = run.makeelement(qn("w:t"))
        text.text = name
        run.extend([properties, text])
        issuer.addprevious(parent)

    def both(parts):
        parts = on_tree(mutate)(parts)
        return change(parts) if change else parts

    return both


def resize_line(path, left, right=None):
    """Both indents of a rule line, in twips."""

    def change(root):
        indent = find(root, f"{path}/w:pPr/w:ind")[0]
        indent.set(qn("w:left"), str(left))
        indent.set(qn("w:right"), str(left if right is None else right))

    return on_tree(change)


def underline_instead(text, line):
    """Underline the letters of a component and take the line below it away."""

    def change(root):
        node = find(root, line)[0]
        node.getparent().remove(node)
        run = find(root, f"//w:r[w:t[. = '{text}']]")[0]
        properties = run.makeelement(qn("w:rPr"))
        properties.append(run.makeelement(qn("w:u"), {qn("w:val"): "single"}))
        run.insert(0, properties)

    return on_tree(change)


def style_line(path, style):
    """Another border style for a rule line."""
    return on_tree(lambda root: find(root, f"{path}/w:pPr/w:pBdr/w:top")[0].set(qn("w:val"), style))


def _empty(root):
    for node in find(root, f"{_NAME}/w:r"):
        node.getparent().remove(node)
    line = find(root, "//w:tc[1]/w:p[2]")[0]
    line.getparent().remove(line)


def _hyphens(root):
    line = find(root, _LINE)[0]
    for node in list(line):
        line.remove(node)
    look = line.makeelement(qn("w:pPr"))
    look.append(line.makeelement(qn("w:jc"), {qn("w:val"): "center"}))
    run = line.makeelement(qn("w:r"))
    text = run.makeelement(qn("w:t"))
    text.text = "------------"
    run.append(text)
    line.extend([look, run])


MUTATIONS = (
    Mutation("ND30-201", "không có tên cơ quan", on_tree(_empty)),
    Mutation("ND30-202", "tên cơ quan viết tắt", replace_text("ỦY BAN NHÂN DÂN", "UBND")),
    Mutation("ND30-203", "chủ quản không có địa danh", with_parent(name="ỦY BAN NHÂN DÂN")),
    Mutation("ND30-204", "tên cơ quan có chữ thường", replace_text("ỦY BAN NHÂN DÂN", "BAN QUẢN Lý DỰ ÁN")),
    Mutation("ND30-205", "tên cơ quan cỡ 14", format_run(ISSUER, '<w:sz w:val="28"/>')),
    Mutation("ND30-206", "tên cơ quan không đậm", format_run(ISSUER, '<w:b w:val="0"/>')),
    Mutation("ND30-207", "tên cơ quan nghiêng", format_run(ISSUER, "<w:i/>")),
    Mutation("ND30-208", "tên cơ quan canh trái", format_paragraph(ISSUER, '<w:jc w:val="left"/>')),
    Mutation("ND30-209", "chủ quản có chữ thường", with_parent(name="TỔNG CÔNG TY ĐƯờNG SẮT")),
    Mutation("ND30-210", "chủ quản cỡ 11", with_parent(format_run(PARENT, '<w:sz w:val="22"/>'))),
    Mutation("ND30-211", "chủ quản đậm", with_parent(format_run(PARENT, "<w:b/>"))),
    Mutation("ND30-212", "chủ quản nghiêng", with_parent(format_run(PARENT, "<w:i/>"))),
    Mutation("ND30-213", "chủ quản canh trái", with_parent(format_paragraph(PARENT, '<w:jc w:val="left"/>'))),
    Mutation("ND30-214", "không có đường kẻ dưới tên cơ quan", remove(_LINE)),
    Mutation("ND30-215", "đường kẻ dài bằng tên cơ quan", resize_line(_LINE, 500)),
    Mutation("ND30-215", "đường kẻ quá ngắn", resize_line(_LINE, 1700)),
    Mutation("ND30-216", "đường kẻ lệch trái", resize_line(_LINE, 200, 2449)),
    Mutation("ND30-217", "đường kẻ nét chấm", style_line(_LINE, "dotted")),
    Mutation("ND30-217", "dãy dấu gạch ngang", on_tree(_hyphens)),
    Mutation("ND30-218", "tên cơ quan gạch chân chữ", underline_instead(ISSUER, _LINE)),
    Mutation("ND30-219", "các dòng cách 1,5", format_paragraph(ISSUER, '<w:spacing w:line="360" w:lineRule="auto"/>')),
    Mutation("ND30-220", "tên cơ quan quá dài", replace_text(ISSUER, " ".join([ISSUER] * 16))),
)
