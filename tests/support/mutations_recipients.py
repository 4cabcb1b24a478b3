"""How a clean document is broken against the rules of “Kính gửi” and “Nơi nhận” (ND30-901 to ND30-936)."""

from inserting import after, before, chain, para, rewrite
from mutating import Mutation, format_run, replace_text
from mutations_legal_bases import OPENING

LABEL, LIST, FILE = "Nơi nhận:", "- Các tổ chức đoàn thể cấp thị;", "- Lưu: VT, LĐTBXH."
FIRST = "- Sở Lao động-TB&amp;XH;"
TWO = (
    para("Kính gửi:", "ND30KinhGuiNhieu"),
    para("- Sở Nội vụ;", "ND30KinhGuiDong"),
    para("- Sở Tài chính.", "ND30KinhGuiDong"),
)


def submission(*addressees):
    """The plan as a tờ trình, with “Kính gửi” and “Như trên”."""
    return chain(
        replace_text("KẾ HOẠCH", "TỜ TRÌNH"),
        replace_text("/KH-UBND", "/TTr-UBND"),
        replace_text("(Kèm theo Kế hoạch số         /KH-UBND", "(Kèm theo Tờ trình số         /TTr-UBND"),
        after(LABEL, para("- Như trên;", "ND30DanhSachNoiNhan")),
        before(OPENING, *addressees),
    )


def broken(place, text, run=""):
    """One line of “Kính gửi” with two addressees in other words or letters."""
    lines = list(TWO)
    lines[place] = para(text, "ND30KinhGuiNhieu" if place == 0 else "ND30KinhGuiDong", run)
    return submission(*lines)


MUTATIONS = (
    Mutation("ND30-901", "“Kính gửi” trong kế hoạch", before(OPENING, para("Kính gửi: Sở Nội vụ", "ND30KinhGui"))),
    Mutation("ND30-902", "tờ trình không có “Kính gửi”", submission(), also=()),
    Mutation("ND30-903", "“Như trên” trong kế hoạch", rewrite(LIST, "- Như trên;")),
    Mutation(
        "ND30-904", "“Kính gửi” không có “Như trên”", chain(submission(*TWO), rewrite("- Như trên;", "- Sở Nội vụ;"))
    ),
    Mutation("ND30-905", "“KÍNH GỬI:”", broken(0, "KÍNH GỬI:")),
    Mutation("ND30-906", "“Kính gửi” cỡ 12", broken(0, "Kính gửi:", '<w:sz w:val="24"/>')),
    Mutation("ND30-907", "nơi nhận in đậm", broken(1, "- Sở Nội vụ;", "<w:b/>")),
    Mutation("ND30-908", "nơi nhận in nghiêng", broken(1, "- Sở Nội vụ;", "<w:i/>")),
    Mutation("ND30-909", "nơi nhận có dấu cộng", broken(2, "+ Sở Tài chính.")),
    Mutation("ND30-910", "nơi nhận hết bằng dấu phẩy", broken(1, "- Sở Nội vụ,")),
    Mutation(
        "ND30-911", "hai nơi nhận trên một dòng", submission(para("Kính gửi: Sở Nội vụ; Sở Tài chính", "ND30KinhGui"))
    ),
    Mutation("ND30-912", "một nơi nhận có dấu chấm", submission(para("Kính gửi: Sở Nội vụ.", "ND30KinhGui"))),
    Mutation("ND30-921", "“NƠI NHẬN:”", replace_text(LABEL, "NƠI NHẬN:")),
    Mutation(
        "ND30-922",
        "danh sách liền sau “Nơi nhận:”",
        rewrite(LABEL, "Nơi nhận: - Thị ủy;"),
        also=("ND30-926", "ND30-927", "ND30-928"),
    ),
    Mutation("ND30-923", "“Nơi nhận:” cỡ 14", format_run(LABEL, '<w:sz w:val="28"/>')),
    Mutation("ND30-924", "“Nơi nhận:” không đậm", format_run(LABEL, '<w:b w:val="0"/>')),
    Mutation("ND30-925", "“Nơi nhận:” đứng", format_run(LABEL, '<w:i w:val="0"/>')),
    Mutation("ND30-926", "danh sách cỡ 13", format_run(LIST, '<w:sz w:val="26"/>')),
    Mutation("ND30-927", "danh sách nghiêng", format_run(LIST, "<w:i/>")),
    Mutation("ND30-928", "danh sách đậm", format_run(LIST, "<w:b/>")),
    Mutation("ND30-929", "dấu cộng đầu dòng", rewrite(LIST, "+ Các tổ chức đoàn thể cấp thị;")),
    Mutation("ND30-930", "dấu phẩy cuối dòng", rewrite(LIST, "- Các tổ chức đoàn thể cấp thị,")),
    Mutation("ND30-931", "“-Lưu VT; LĐTBXH”", rewrite(FILE, "-Lưu VT; LĐTBXH")),
    Mutation("ND30-932", "không có “VT”", rewrite(FILE, "- Lưu: VP.")),
    Mutation("ND30-933", "không có dòng “Lưu”", rewrite(FILE, "- Trang thông tin điện tử thị xã;")),
    Mutation(
        "ND30-934", "“Lưu” không ở cuối", after(FILE, para("- Trang thông tin điện tử thị xã;", "ND30DanhSachNoiNhan"))
    ),
)
