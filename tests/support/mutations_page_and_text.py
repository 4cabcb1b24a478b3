"""How a clean document is broken against the rules of page and whole text (ND30-001 to ND30-009)."""

from mutating import Mutation, find, format_run, on_tree, set_attribute

from docgen.ooxml.xml import qn


def _letter(root):
    size = find(root, "//w:body//w:sectPr[1]/w:pgSz")[0]
    size.set(qn("w:w"), "12240")
    size.set(qn("w:h"), "15840")


_MARGINS = "(//w:sectPr)[1]/w:pgMar"

MUTATIONS = (
    Mutation("ND30-001", "khổ Letter", on_tree(_letter)),
    Mutation("ND30-003", "lề trên 10 mm", set_attribute(_MARGINS, "w:top", "567")),
    Mutation("ND30-004", "lề dưới 12,7 mm", set_attribute(_MARGINS, "w:bottom", "720")),
    Mutation("ND30-005", "lề trái 25,4 mm", set_attribute(_MARGINS, "w:left", "1440")),
    Mutation("ND30-006", "lề phải 25,4 mm", set_attribute(_MARGINS, "w:right", "1440")),
    Mutation(
        "ND30-007",
        "một câu bằng Calibri",
        format_run("Kế thừa và phát huy", '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/>'),
    ),
    Mutation(
        "ND30-008",
        "một câu bằng .VnTime",
        format_run("Kế thừa và phát huy", '<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime" w:cs=".VnTime"/>'),
    ),
    Mutation("ND30-009", "một câu màu xanh", format_run("Kế thừa và phát huy", '<w:color w:val="0000FF"/>')),
    Mutation("ND30-010", "Tiêu ngữ cỡ 13 lẫn với địa danh cỡ 14", format_run("Độc lập - Tự do", '<w:sz w:val="26"/>')),
)
