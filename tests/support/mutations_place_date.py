"""How a clean document is broken against the rules of box 4 (ND30-401 to ND30-417)."""

from mutating import Mutation, find, format_paragraph, format_run, on_tree, remove, replace_text

DRAFT = "Cửa Lò, ngày      tháng      năm 2024"
_DATE = f"//w:p[w:r/w:t[. = '{DRAFT}']]"


def _date(text):
    return replace_text(DRAFT, text)


def _move_up(root):
    """The date below the line of the Tiêu ngữ, in the row above that of the number."""
    date = find(root, _DATE)[0]
    cell = date.getparent()
    cell.append(cell.makeelement(date.tag))
    find(root, "//w:tr[1]/w:tc[2]/w:p[3]")[0].addnext(date)


MUTATIONS = (
    Mutation("ND30-401", "không có địa danh và ngày", remove(f"{_DATE}/w:r")),
    Mutation("ND30-402", "thiếu dấu phẩy", _date("Cửa Lò ngày 15 tháng 4 năm 2024")),
    Mutation("ND30-403", "ngày bằng số và gạch", _date("Cửa Lò, ngày 15/4/2024")),
    Mutation("ND30-404", "ngày 5", _date("Cửa Lò, ngày 5 tháng 4 năm 2024")),
    Mutation("ND30-405", "tháng 1", _date("Cửa Lò, ngày 15 tháng 1 năm 2024")),
    Mutation("ND30-406", "tháng 04", _date("Cửa Lò, ngày 15 tháng 04 năm 2024")),
    Mutation("ND30-407", "31 tháng 4", _date("Cửa Lò, ngày 31 tháng 4 năm 2024")),
    Mutation("ND30-408", "năm 24", _date("Cửa Lò, ngày 15 tháng 4 năm 24")),
    Mutation("ND30-409", "TP. Hồ Chí Minh", _date("TP. Hồ Chí Minh, ngày 15 tháng 4 năm 2024")),
    Mutation("ND30-410", "địa danh in hoa", _date("CỬA LÒ, ngày 15 tháng 4 năm 2024")),
    Mutation("ND30-410", "Ngày viết hoa", _date("Cửa Lò, Ngày 15 tháng 4 năm 2024")),
    Mutation("ND30-411", "ngày cỡ 12", format_run(DRAFT, '<w:sz w:val="24"/>')),
    Mutation("ND30-412", "ngày đậm", format_run(DRAFT, "<w:b/>")),
    Mutation("ND30-413", "ngày đứng", format_run(DRAFT, '<w:i w:val="0"/>')),
    Mutation("ND30-414", "ngày canh phải", format_paragraph(DRAFT, '<w:jc w:val="right"/>')),
    Mutation("ND30-415", "ngày ở hàng trên", on_tree(_move_up)),
    Mutation("ND30-416", "dấu chấm sau năm", _date("Cửa Lò, ngày 15 tháng 4 năm 2024.")),
)
