"""How a clean document is broken against the rules of signature, seal and digital signature (7xx, 8xx)."""

from inserting import before, chain, elements, only_appendix, para, paragraph_with
from mutating import Mutation, find, format_paragraph, format_run, on_tree, replace_text

POWER, DEPUTY, NAME = "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Nguyễn Quang Tiêu"
HEADING = "Phụ lục"
SIGNED = "Số: 15/KH-UBND; 05/3/2024; 14:05:33 +07:00"


def drop(text):
    def change(root):
        place = paragraph_with(root, text)
        place.getparent().remove(place)

    return on_tree(change)


def signed(run="", paragraph=""):
    """The appendix as a file of its own, with the text of its digital signature above."""
    line = para(SIGNED, "ND30ThongTinKySo", run, paragraph)
    return chain(on_tree(only_appendix), before(HEADING, line))


def signed_beside(root):
    """The text of a digital signature on the appendix that stands in the document's own file."""
    heading = find(root, "//w:p[w:pPr/w:pStyle[@w:val='ND30PhuLuc']]")[0]
    heading.addprevious(elements(para(SIGNED, "ND30ThongTinKySo"))[0])


MUTATIONS = (
    Mutation("ND30-701", "“K/T CHỦ TỊCH”", replace_text(POWER, "K/T CHỦ TỊCH")),
    Mutation("ND30-702", "“KT. PHÓ CHỦ TỊCH”", replace_text(POWER, "KT. PHÓ CHỦ TỊCH")),
    Mutation("ND30-703", "không có chức vụ của người ký", drop(DEPUTY)),
    Mutation("ND30-704", "không có “KT.”", drop(POWER)),
    Mutation("ND30-705", "“TM. CHỦ TỊCH”", replace_text("TM. ỦY BAN NHÂN DÂN", "TM. CHỦ TỊCH")),
    Mutation("ND30-706", "“THƯỜNG TRỰC”", replace_text(DEPUTY, "PHÓ CHỦ TỊCH THƯỜNG TRỰC")),
    Mutation("ND30-707", "“QUYỀN CHỦ TỊCH”", chain(replace_text(POWER, "QUYỀN CHỦ TỊCH"), drop(DEPUTY))),
    Mutation("ND30-708", "“TS.” trước họ tên", replace_text(NAME, f"TS. {NAME}")),
    Mutation("ND30-709", "họ tên in hoa", replace_text(NAME, NAME.upper())),
    Mutation("ND30-710", "chức vụ cỡ 12", format_run(DEPUTY, '<w:sz w:val="24"/>')),
    Mutation("ND30-711", "họ tên không đậm", format_run(NAME, '<w:b w:val="0"/>')),
    Mutation("ND30-712", "họ tên nghiêng", format_run(NAME, "<w:i/>")),
    Mutation("ND30-713", "họ tên canh trái", format_paragraph(NAME, '<w:jc w:val="left"/>')),
    Mutation("ND30-804", "thông tin chữ ký số cỡ 13", signed('<w:sz w:val="26"/>')),
    Mutation("ND30-805", "thông tin chữ ký số nghiêng", signed("<w:i/>")),
    Mutation("ND30-806", "thông tin chữ ký số ở bên trái", signed("", '<w:ind w:left="0"/><w:jc w:val="left"/>')),
    Mutation("ND30-807", "phụ lục cùng tệp ký riêng", on_tree(signed_beside)),
)
