"""How a clean document is broken against the rules of box 3 (ND30-301 to ND30-320)."""

from mutating import Mutation, format_paragraph, format_run, remove, replace_text

DRAFT = "Số:         /KH-UBND"


def _number(text):
    return replace_text(DRAFT, text)


MUTATIONS = (
    Mutation("ND30-301", "không có số, ký hiệu", remove(f"//w:p[w:r/w:t[. = '{DRAFT}']]/w:r")),
    Mutation("ND30-302", "thiếu dấu hai chấm", _number("Số 15/KH-UBND")),
    Mutation("ND30-302", "cách trước dấu hai chấm", _number("Số : 15/KH-UBND")),
    Mutation("ND30-303", "số 5", _number("Số: 5/KH-UBND")),
    Mutation("ND30-304", "số 005", _number("Số: 005/KH-UBND")),
    Mutation("ND30-305", "cách chữ và gạch dài", _number("Số: 15 / KH – UBND")),
    Mutation("ND30-306", "tên cơ quan viết thường trong ký hiệu", _number("Số: 15/KH-ubnd")),
    Mutation("ND30-311", "số 00", _number("Số: 00/KH-UBND")),
    Mutation("ND30-312", "dấu chấm thay số", _number("Số: ......../KH-UBND")),
    Mutation("ND30-313", "số cỡ 14", format_run(DRAFT, '<w:sz w:val="28"/>')),
    Mutation("ND30-314", "số đậm", format_run(DRAFT, "<w:b/>")),
    Mutation("ND30-315", "số nghiêng", format_run(DRAFT, "<w:i/>")),
    Mutation("ND30-316", "số canh trái", format_paragraph(DRAFT, '<w:jc w:val="left"/>')),
    Mutation("ND30-317", "ký hiệu quá dài", _number("Số: 15/KH-BQLDAĐTXDCTGTVNNPTNTTN-PKHTH")),
    Mutation("ND30-318", "không có ký hiệu", _number("Số: 15")),
    Mutation("ND30-319", "thiếu tên cơ quan", _number("Số: 15/KH")),
    Mutation("ND30-320", "kiểu văn bản của Đảng", _number("Số: 15-KH/UBND")),
)
