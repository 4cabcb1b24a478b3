"""How a clean document is broken against the rules of capitals and abbreviations (ND30-Cxx, ND30-Vxx)."""

from mutating import Mutation, replace_text

_SENTENCE = "Đề cao vai trò, trách nhiệm của người đứng đầu"


def saying(words):
    """The same document with these words in the middle of a sentence of its body."""
    return replace_text(_SENTENCE, _SENTENCE.replace("trách nhiệm", f"trách nhiệm {words}"))


MUTATIONS = (
    Mutation("ND30-C01", "câu viết thường sau dấu chấm", saying("ở đơn vị. các đơn vị")),
    Mutation("ND30-C02", "chữ đệm viết thường", saying("ông Nguyễn văn An")),
    Mutation("ND30-C03", "Tỉnh viết hoa giữa câu", saying("trong Tỉnh Nghệ An")),
    Mutation("ND30-C04", "thành phố Hồ Chí Minh", saying("tại thành phố Hồ Chí Minh")),
    Mutation("ND30-C05", "tên tỉnh thiếu chữ hoa", saying("trong tỉnh Nghệ an")),
    Mutation("ND30-C06", "Vịnh Hạ Long giữa câu", saying("trên Vịnh Hạ Long")),
    Mutation("ND30-C07", "vùng tây bắc", saying("ở vùng tây bắc")),
    Mutation("ND30-C08", "Ủy Ban Nhân Dân", saying("ở Ủy Ban Nhân Dân")),
    Mutation("ND30-C09", "Mát-Xcơ-Va", saying("như Mát-Xcơ-Va")),
    Mutation("ND30-C10", "Asean", saying("với Asean")),
    Mutation("ND30-C11", "Đảng và nhà nước", saying("với Đảng và nhà nước")),
    Mutation("ND30-C12", "huân chương sao vàng", saying("nhận huân chương sao vàng")),
    Mutation("ND30-C13", "giáo sư trước tên người", saying("nghe giáo sư Tôn Thất Tùng")),
    Mutation("ND30-C14", "Ngày Quốc Khánh", saying("mừng Ngày Quốc Khánh")),
    Mutation(
        "ND30-C15",
        "kế hoạch có số viết thường",
        saying("theo kế hoạch số 15/KH-UBND ngày 05/3/2024 của UBND tỉnh Nghệ An về bình đẳng giới"),
    ),
    Mutation("ND30-C16", "Khoản viết hoa giữa câu", saying("theo Khoản 2 Điều 5")),
    Mutation("ND30-C17", "Tết Nguyên Đán", saying("dịp Tết Nguyên Đán")),
    Mutation("ND30-C18", "năm Giáp thìn", saying("năm Giáp thìn")),
    Mutation("ND30-C19", "sáng Thứ hai", saying("sáng Thứ hai hằng tuần")),
    Mutation("ND30-C20", "cách mạng tháng 8", saying("mừng cách mạng tháng 8")),
    Mutation("ND30-C21", "Tạp Chí Cộng Sản", saying("đọc Tạp Chí Cộng Sản")),
    Mutation("ND30-C22", "vua Hùng", saying("nhớ vua Hùng")),
    Mutation("ND30-V01", "Kh thay KH", replace_text("/KH-UBND", "/Kh-UBND")),
    Mutation("ND30-V01", "KHo thay KH", replace_text("/KH-UBND", "/KHo-UBND")),
)
