"""How a clean document is broken against the rules of running text (ND30-651 to ND30-660)."""

from inserting import before
from mutating import Mutation, format_paragraph, format_run, replace_text

TEXT = "Kế thừa và phát huy"
SECOND = "Ban vì sự tiến bộ của phụ nữ thị xã phối hợp"

MUTATIONS = (
    Mutation("ND30-651", "một đoạn canh trái", format_paragraph(TEXT, '<w:jc w:val="left"/>')),
    Mutation("ND30-652", "một đoạn không thụt đầu dòng", format_paragraph(TEXT, '<w:ind w:firstLine="0"/>')),
    Mutation("ND30-653", "hai đoạn sát nhau", format_paragraph(SECOND, '<w:spacing w:before="0"/>')),
    Mutation(
        "ND30-654",
        "cách dòng đôi",
        format_paragraph(TEXT, '<w:spacing w:before="120" w:line="480" w:lineRule="auto"/>'),
    ),
    Mutation("ND30-655", "một đoạn cỡ 12", format_run(TEXT, '<w:sz w:val="24"/>')),
    Mutation("ND30-656", "một đoạn nghiêng", format_run(TEXT, "<w:i/>")),
    Mutation(
        "ND30-657",
        "dòng trống giữa hai đoạn",
        before(SECOND, '<w:p><w:pPr><w:pStyle w:val="ND30LoiVan"/></w:pPr></w:p>'),
    ),
    Mutation("ND30-658", "thiếu “./.”", replace_text("tổ chức thực hiện./.", "tổ chức thực hiện.")),
    Mutation("ND30-659", "“././.”", replace_text("tổ chức thực hiện./.", "tổ chức thực hiện././.")),
    Mutation(
        "ND30-660",
        "“./.” giữa nội dung",
        replace_text("UBND các cấp để phối hợp giải quyết.", "UBND các cấp để phối hợp giải quyết./."),
    ),
)
