"""How a clean document is broken against the rules of bố cục (ND30-631 to ND30-649)."""

from inserting import before, para
from mutating import Mutation, format_paragraph, format_run, replace_text

SECTION = "II. NHIỆM VỤ, GIẢI PHÁP TRỌNG TÂM"
CENTRED = '<w:ind w:firstLine="0"/><w:jc w:val="center"/>'


def chapter(*lines):
    """A chapter above the second mục: each line its text, the look of its letters, the look of its paragraph."""
    return before(SECTION, *(para(text, "ND30LoiVan", run, look) for text, run, look in lines))


NUMBER = ("Chương I", "<w:b/>", CENTRED)
TITLE = ("NHIỆM VỤ CHUNG", "<w:b/>", CENTRED)


def article(label, run="<w:b/>"):
    """Điều above the second mục."""
    return before(
        SECTION,
        '<w:p><w:pPr><w:pStyle w:val="ND30LoiVan"/></w:pPr>'
        f'<w:r><w:rPr>{run}</w:rPr><w:t xml:space="preserve">{label}</w:t></w:r>'
        '<w:r><w:t xml:space="preserve"> Các đơn vị thực hiện nhiệm vụ được giao.</w:t></w:r></w:p>',
    )


def points(*labels):
    return before(SECTION, *(para(f"{label} Nội dung của điểm này.") for label in labels))


MUTATIONS = (
    Mutation("ND30-631", "“CHƯƠNG I”", chapter(("CHƯƠNG I", *NUMBER[1:]), TITLE)),
    Mutation("ND30-632", "“Chương 1”", chapter(("Chương 1", *NUMBER[1:]), TITLE)),
    Mutation("ND30-633", "tên chương cùng dòng", chapter(("Chương I. NHIỆM VỤ CHUNG", *NUMBER[1:]))),
    Mutation("ND30-634", "“Chương I” sát lề", chapter(("Chương I", "<w:b/>", '<w:ind w:firstLine="0"/>'), TITLE)),
    Mutation("ND30-635", "tên chương in thường", chapter(NUMBER, ("Nhiệm vụ chung", *TITLE[1:]))),
    Mutation("ND30-636", "tên mục không đậm", format_run(SECTION, '<w:b w:val="0"/>')),
    Mutation("ND30-637", "tên mục nghiêng", format_run(SECTION, "<w:i/>")),
    Mutation("ND30-638", "tên mục cỡ 16", format_run(SECTION, '<w:sz w:val="32"/>')),
    Mutation("ND30-641", "“Điều 1:”", article("Điều 1:")),
    Mutation("ND30-642", "khoản “1)”", replace_text("2.1. Giao Phòng", "1) Giao Phòng")),
    Mutation("ND30-643", "điểm “a.”", points("a.", "b)")),
    Mutation("ND30-644", "bỏ điểm đ)", points("a)", "b)", "c)", "d)", "e)")),
    Mutation("ND30-645", "tên mục in thường", replace_text(SECTION, "II. Nhiệm vụ, giải pháp trọng tâm")),
    Mutation(
        "ND30-646", "tên mục canh giữa", format_paragraph(SECTION, '<w:ind w:firstLine="0"/><w:jc w:val="center"/>')
    ),
    Mutation("ND30-647", "đánh số ba cấp", replace_text("2.1. Giao Phòng", "2.1.1. Giao Phòng")),
    Mutation("ND30-648", "chấm tròn đầu dòng", replace_text("2.1. Giao Phòng", "• Giao Phòng")),
    Mutation(
        "ND30-649",
        "chương không có tên",
        chapter(NUMBER),
    ),
)
