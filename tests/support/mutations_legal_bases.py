"""How a clean document is broken against the rules of căn cứ and citations (ND30-601 to ND30-625)."""

from inserting import before, para
from mutating import Mutation, replace_text

OPENING = "Thực hiện Kế hoạch số 277"
LAW = "Căn cứ Luật Bình đẳng giới ngày 29 tháng 11 năm 2006;"
DECREE = (
    "Căn cứ Nghị định số 70/2008/NĐ-CP ngày 04 tháng 6 năm 2008 của Chính phủ quy định chi tiết thi hành một số điều "
    "của Luật Bình đẳng giới."
)


def bases(*lines):
    """Two căn cứ above the opening; a line is its text, or its text and the look of its letters."""
    whole = [line if isinstance(line, tuple) else (line, "") for line in lines]
    return before(OPENING, *(para(text, "ND30CanCu", run) for text, run in whole))


MUTATIONS = (
    Mutation("ND30-601", "căn cứ in đứng", bases(LAW, (DECREE, '<w:i w:val="0"/>'))),
    Mutation("ND30-602", "căn cứ cỡ 12", bases((LAW, '<w:sz w:val="24"/>'), DECREE)),
    Mutation("ND30-603", "căn cứ hết bằng dấu phẩy", bases(LAW.replace(";", ","), DECREE)),
    Mutation("ND30-604", "hai căn cứ trên một dòng", bases(f"{LAW} {DECREE}")),
    Mutation("ND30-605", "gạch đầu dòng trước căn cứ", bases(f"- {LAW}", DECREE)),
    Mutation(
        "ND30-606", "luật có số", bases("Căn cứ Luật Bình đẳng giới số 73/2006/QH11 ngày 29 tháng 11 năm 2006;", DECREE)
    ),
    Mutation("ND30-607", "luật không có ngày", bases("Căn cứ Luật Bình đẳng giới;", DECREE)),
    Mutation("ND30-608", "nghị định chỉ có số", bases(LAW, "Căn cứ Nghị định số 70/2008/NĐ-CP.")),
    Mutation("ND30-609", "đề nghị đứng đầu", bases("Theo đề nghị của Trưởng phòng Nội vụ;", DECREE)),
    Mutation(
        "ND30-610",
        "căn cứ sát lề",
        before(OPENING, para(LAW, "ND30CanCu", paragraph='<w:ind w:firstLine="0"/>'), para(DECREE, "ND30CanCu")),
    ),
    Mutation(
        "ND30-621", "viện dẫn lần đầu chỉ có số", replace_text("theo quy định.", "theo Quyết định số 12/QĐ-UBND.")
    ),
    Mutation(
        "ND30-622",
        "viện dẫn lần sau ghi đủ",
        replace_text(
            "theo quy định.",
            "theo Kế hoạch số 277/LĐTBXH-BĐG ngày 11/4/2024 của UBND tỉnh Nghệ An về thực hiện công tác bình đẳng giới.",
        ),
    ),
    Mutation(
        "ND30-623", "viện dẫn thiếu chữ “số”", replace_text("Thực hiện Kế hoạch số 277", "Thực hiện Kế hoạch 277")
    ),
    Mutation(
        "ND30-624",
        "luật có số trong lời văn",
        replace_text("theo quy định.", "theo Luật Bình đẳng giới số 73/2006/QH11."),
    ),
    Mutation("ND30-625", "điều đứng trước khoản", replace_text("theo quy định.", "theo Điều 5, khoản 2 của Quy chế.")),
)
