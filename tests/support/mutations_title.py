"""How a clean document is broken against the rules of boxes 5a and 5b (ND30-501 to ND30-531)."""

import importlib.util
from copy import deepcopy
from pathlib import Path

from mutating import Mutation, find, format_paragraph, format_run, on_tree, remove, replace_text

from docgen.ooxml.xml import qn

_spec = importlib.util.spec_from_file_location("breaking_lines", Path(__file__).parent / "mutations_issuer.py")
_lines = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(_lines)

TYPE = "KẾ HOẠCH"
FIRST, LAST = "Thực hiện công tác bình đẳng giới", "và hoạt động vì sự tiến bộ phụ nữ năm 2024"
NUMBER = "Số:         /KH-UBND"
LETTER = "V/v thực hiện công tác bình đẳng giới"
_SUBJECT = f"//w:p[w:r/w:t[. = '{FIRST}']]"
_LINE = f"{_SUBJECT}/following-sibling::w:p[1]"


def as_letter(change=None, subject=LETTER):
    """Make the kế hoạch a công văn that is right in every box, then break it."""

    def mutate(root):
        number = find(root, f"//w:p[w:r/w:t[. = '{NUMBER}']]")[0]
        _type(number, "Số: 15/UBND-VX")
        below = deepcopy(number)
        _type(below, subject, size="24", before="120")
        number.addnext(below)
        for path in (_LINE, _SUBJECT):
            node = find(root, path)[0]
            node.getparent().remove(node)
        title = find(root, f"//w:p[w:r/w:t[. = '{TYPE}']]")[0]
        addressed = deepcopy(find(root, "//w:p[w:r/w:t[contains(., 'với các nội dung sau')]]")[0])
        _type(addressed, "Kính gửi: Các phòng, ban thuộc thị xã")
        title.getparent().replace(title, addressed)
        first = find(root, "//w:p[w:r/w:t[. = 'Nơi nhận:']]/following-sibling::w:p[1]")[0]
        above = deepcopy(first)
        _type(above, "- Như trên;")
        first.addprevious(above)

    def both(parts):
        parts = on_tree(mutate)(parts)
        return change(parts) if change else parts

    return both


def _type(paragraph, text, size="", before=""):
    """Give a paragraph one run with this text, in its style's look but for size and space."""
    look = paragraph.find(qn("w:pPr"))
    for node in list(paragraph):
        if node is not look:
            paragraph.remove(node)
    if before:
        look.append(look.makeelement(qn("w:spacing"), {qn("w:before"): before}))
    run = paragraph.makeelement(qn("w:r"))
    if size:
        properties = run.makeelement(qn("w:rPr"))
        properties.append(run.makeelement(qn("w:sz"), {qn("w:val"): size}))
        run.append(properties)
    node = run.makeelement(qn("w:t"))
    node.text = text
    run.append(node)
    paragraph.append(run)


def _subject_in_capitals(root):
    for node in find(root, f"{_SUBJECT}/w:r/w:t"):
        node.text = node.text.upper()


def _named_letter(root):
    subject = find(root, "//w:p[w:r/w:t[contains(., 'Kính gửi')]]")[0]
    title = deepcopy(subject)
    _type(title, "CÔNG VĂN")
    look = title.find(qn("w:pPr"))
    look.append(look.makeelement(qn("w:jc"), {qn("w:val"): "center"}))
    run = title.find(qn("w:r"))
    properties = run.makeelement(qn("w:rPr"))
    properties.append(run.makeelement(qn("w:b")))
    run.insert(0, properties)
    subject.addprevious(title)


def _without_title(root):
    for path in (_LINE, _SUBJECT, f"//w:p[w:r/w:t[. = '{TYPE}']]"):
        node = find(root, path)[0]
        node.getparent().remove(node)


def _without_subject(root):
    for path in (_LINE, _SUBJECT):
        node = find(root, path)[0]
        node.getparent().remove(node)


MUTATIONS = (
    Mutation("ND30-501", "không có tên loại", on_tree(_without_title)),
    Mutation("ND30-502", "không có trích yếu", on_tree(_without_subject)),
    Mutation("ND30-503", "tên loại viết thường", replace_text(TYPE, "Kế hoạch")),
    Mutation("ND30-504", "tên loại cỡ 16", format_run(TYPE, '<w:sz w:val="32"/>')),
    Mutation("ND30-505", "tên loại không đậm", format_run(TYPE, '<w:b w:val="0"/>')),
    Mutation("ND30-506", "tên loại nghiêng", format_run(TYPE, "<w:i/>")),
    Mutation("ND30-507", "tên loại canh trái", format_paragraph(TYPE, '<w:jc w:val="left"/>')),
    Mutation("ND30-508", "trích yếu in hoa", on_tree(_subject_in_capitals)),
    Mutation("ND30-508", "trích yếu All caps", format_run(FIRST, "<w:caps/>")),
    Mutation("ND30-509", "trích yếu cỡ 12", format_run(FIRST, '<w:sz w:val="24"/>')),
    Mutation("ND30-510", "trích yếu không đậm", format_run(FIRST, '<w:b w:val="0"/>')),
    Mutation("ND30-511", "trích yếu nghiêng", format_run(FIRST, "<w:i/>")),
    Mutation("ND30-512", "trích yếu canh trái", format_paragraph(FIRST, '<w:jc w:val="left"/>')),
    Mutation("ND30-513", "không có đường kẻ dưới trích yếu", remove(_LINE)),
    Mutation("ND30-514", "đường kẻ dài bằng trích yếu", _lines.resize_line(_LINE, 2000)),
    Mutation("ND30-514", "đường kẻ quá ngắn", _lines.resize_line(_LINE, 4400)),
    Mutation("ND30-515", "đường kẻ lệch trái", _lines.resize_line(_LINE, 300, 6965)),
    Mutation("ND30-516", "đường kẻ nét đứt", _lines.style_line(_LINE, "dashed")),
    Mutation("ND30-517", "trích yếu gạch chân chữ", _lines.underline_instead(FIRST, _LINE)),
    Mutation("ND30-518", "V/v ở kế hoạch", replace_text(FIRST, "V/v thực hiện công tác bình đẳng giới")),
    Mutation("ND30-519", "dấu chấm cuối trích yếu", replace_text(LAST, f"{LAST}.")),
    Mutation("ND30-309", "công văn thiếu đơn vị soạn thảo", as_letter(replace_text("15/UBND-VX", "15/UBND"))),
    Mutation("ND30-521", "công văn có dòng CÔNG VĂN", as_letter(on_tree(_named_letter))),
    Mutation("ND30-522", "công văn không có V/v", as_letter(remove(f"//w:p[w:r/w:t[. = '{LETTER}']]"))),
    Mutation("ND30-523", "V/v có dấu hai chấm", as_letter(subject="V/v: thực hiện công tác bình đẳng giới")),
    Mutation("ND30-523", "V/v Về việc", as_letter(subject="V/v Về việc thực hiện công tác bình đẳng giới")),
    Mutation("ND30-524", "trích yếu công văn in hoa", as_letter(subject=f"V/v {LETTER[4:].upper()}")),
    Mutation("ND30-525", "trích yếu công văn cỡ 14", as_letter(format_run(LETTER, '<w:sz w:val="28"/>'))),
    Mutation("ND30-526", "trích yếu công văn đậm", as_letter(format_run(LETTER, "<w:b/>"))),
    Mutation("ND30-527", "trích yếu công văn nghiêng", as_letter(format_run(LETTER, "<w:i/>"))),
    Mutation(
        "ND30-528",
        "trích yếu công văn canh trái",
        as_letter(format_paragraph("V/v thực hiện", '<w:jc w:val="left"/>'), subject="V/v thực hiện công tác"),
    ),
    Mutation(
        "ND30-529", "trích yếu công văn không cách", as_letter(format_paragraph(LETTER, '<w:spacing w:before="0"/>'))
    ),
    Mutation("ND30-530", "viết hoa sau V/v", as_letter(subject="V/v Thực hiện công tác bình đẳng giới")),
    Mutation("ND30-531", "dấu chấm cuối trích yếu công văn", as_letter(subject=f"{LETTER}.")),
)
