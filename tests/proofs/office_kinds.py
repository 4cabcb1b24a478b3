"""One document a kind, laid out by hand as offices do it and right by the decree: what must get no error."""

from __future__ import annotations

from dataclasses import replace

from office_documents import MOTTO, NATIONAL, PLAIN, TIMES, docx, line, part, run, several, table, text, whole

DEPARTMENT = ("UBND TỈNH NGHỆ AN", "SỞ NỘI VỤ")
COMMUNE = ("ỦY BAN NHÂN DÂN", "XÃ QUẢNG CHÂU")
_SPACED = '<w:spacing w:before="120" w:after="0"/>'
_BREAK = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
_ALL_EDGES = "".join(
    f'<w:{edge} w:val="single" w:sz="4"/>' for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_PAGE = part(
    "hdr",
    f'<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:fldSimple w:instr=" PAGE "><w:r><w:rPr>{TIMES}<w:sz w:val="28"/></w:rPr>'
    "<w:t>2</w:t></w:r></w:fldSimple></w:p>",
)
_HEADER = '<w:headerReference w:type="default" r:id="rId1"/>'
_RESTART = '<w:pgNumType w:start="1"/><w:titlePg/>'
NUMBERED = replace(PLAIN, parts={"header1": _PAGE}, section="<w:titlePg/>")
"""A hand that numbers its pages at the top, not on the first."""


def head(issuer, number, date="", *, dashes=5, below=""):
    """Box 1 to 4 in two columns; `below` stands under the number. A parent agency is not bold, a committee all bold."""
    bold = issuer[0].startswith("ỦY BAN") or len(issuer) == 1 or issuer[0].startswith(("HỘI ĐỒNG", "CHỦ TỊCH"))
    names = "".join(line(name, PLAIN, size=13, look="b" if bold or at else "") for at, name in enumerate(issuer))
    right = line(NATIONAL, PLAIN, size=13, look="b") + line(MOTTO, PLAIN, look="b") + line("_" * 26, PLAIN)
    rows = [(names + line("_" * dashes, PLAIN, size=13), right)]
    if number:
        rows.append((line(number, PLAIN, size=13) + below, line(date, PLAIN, look="i")))
    return table(*rows)


def letter_subject(words):
    return f'<w:p><w:pPr>{_SPACED}<w:jc w:val="center"/></w:pPr>{run(words, PLAIN, size=12)}</w:p>'


def title(kind, *subject, dashes=12):
    lines = "".join(line(words, PLAIN, look="b") for words in subject)
    return line("", PLAIN) + line(kind, PLAIN, look="b") + lines + line("_" * dashes, PLAIN)


def texts(*paragraphs):
    return "".join(text(words, PLAIN) for words in paragraphs)


def told(*runs, before=""):
    return f'<w:p><w:pPr>{before}{PLAIN.spacing}{PLAIN.first_line}<w:jc w:val="both"/></w:pPr>{"".join(runs)}</w:p>'


def bold(words, before=""):
    return told(run(words, PLAIN, look="b"), before=before)


def basis(*lines):
    return "".join(told(run(words, PLAIN, look="i")) for words in lines)


def article(number, words):
    return told(run(f"Điều {number}.", PLAIN, look="b"), run(f" {words}", PLAIN))


def recipients(*names):
    label = line("Nơi nhận:", PLAIN, size=12, look="bi", align="left")
    return label + "".join(line(name, PLAIN, size=11, align="left") for name in names)


def signed(*lines):
    """Titles, a gap, and the name, the last of the lines."""
    *titles, name = lines
    return "".join(line(words, PLAIN, look="b") for words in (*titles, "", "", "", name))


def end(names, signer):
    return line("", PLAIN) + table((recipients(*names), signed(*signer)), widths=(4535, 4536))


def addressees(*names):
    def deep(words, left):
        return f'<w:p><w:pPr>{_SPACED}<w:ind w:left="{left}"/></w:pPr>{run(words, PLAIN)}</w:p>'

    return line("", PLAIN) + deep("Kính gửi:", 1985) + "".join(deep(name, 2552) for name in names)


def cells(*words):
    return tuple(line(word, PLAIN, size=13) for word in words)


def ruled(*rows, widths):
    return table(*rows, widths=widths).replace(
        "<w:tblLayout", f"<w:tblBorders>{_ALL_EDGES}</w:tblBorders><w:tblLayout", 1
    )


def section(more=""):
    """The end of a section of upright pages."""
    page = '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1701" w:header="567" w:footer="567" w:gutter="0"/>'
    return f"<w:p><w:pPr><w:sectPr>{_HEADER}{page}{more}</w:sectPr></w:pPr></w:p>"


def letter():
    """Công văn to groups of bodies, the title of its signer in three lines."""
    opening = "Theo quy định tại khoản 2 Điều 15 Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư, Bộ Nội vụ đề nghị các cơ quan thực hiện một số nội dung sau:"
    return docx(
        head(("BỘ NỘI VỤ",), "Số: 1234/BNV-CCVC", "Hà Nội, ngày 02 tháng 3 năm 2026", below=letter_subject("V/v rà soát hồ sơ công chức, viên chức"))
        + addressees("- Các bộ, cơ quan ngang bộ, cơ quan thuộc Chính phủ;", "- Ủy ban nhân dân các tỉnh, thành phố trực thuộc trung ương.")
        + texts(opening, "1. Đối với hồ sơ giấy: rà soát, bổ sung theo điểm a, b khoản 1 Điều 16 Nghị định số 30/2020/NĐ-CP.", "2. Đối với hồ sơ điện tử: cập nhật trên Hệ thống tại địa chỉ https://congchuc.moha.gov.vn.", "Bộ Nội vụ đề nghị các cơ quan quan tâm thực hiện./.")
        + end(("- Như trên;", "- Bộ trưởng (để b/c);", "- Các Thứ trưởng;", "- Lưu: VT, CCVC."), ("TL. BỘ TRƯỞNG", "KT. VỤ TRƯỞNG VỤ CÔNG CHỨC - VIÊN CHỨC", "PHÓ VỤ TRƯỞNG", "Vũ Thị Lan"))
    )  # fmt: skip


def urgent_letter():
    """Công văn with a mark of urgency in a red frame, addressees in a table, an address at its foot."""
    red = f'<w:r><w:rPr>{TIMES}<w:b/><w:color w:val="FF0000"/><w:sz w:val="26"/></w:rPr><w:t>HỎA TỐC</w:t></w:r>'
    mark = f'<w:p><w:pPr><w:spacing w:before="0" w:after="0"/><w:jc w:val="center"/></w:pPr>{red}</w:p>'
    frame = ruled((mark,), widths=(1700,)).replace('w:sz="4"', 'w:sz="4" w:color="FF0000"')
    to = line("- Chủ tịch UBND các xã, phường;", PLAIN, align="left") + line(
        "- Giám đốc các sở, ban, ngành.", PLAIN, align="left"
    )
    foot = '<w:pBdr><w:top w:val="single" w:sz="4" w:space="1" w:color="auto"/></w:pBdr>'
    address = f"<w:p><w:pPr>{foot}{_SPACED}</w:pPr>{run('Địa chỉ: Số 12 đường Trường Thi, phường Trường Vinh, tỉnh Nghệ An; Điện thoại: 0238.3844.111; Email: snv@nghean.gov.vn', PLAIN, size=11)}</w:p>"
    return docx(
        head(DEPARTMENT, "Số: 130/SNV-XDCQ", "Nghệ An, ngày 13 tháng 3 năm 2026", below=letter_subject("V/v báo cáo nhanh|số liệu"))
        + line("", PLAIN) + frame + line("", PLAIN)
        + table((line("Kính gửi:", PLAIN, align="right"), to), widths=(3000, 6071))
        + texts("Sở Nội vụ đề nghị các cơ quan, địa phương gửi số liệu trước 17 giờ ngày 14/3/2026./.")
        + end(("- Như trên;", "- Lưu: VT, XDCQ."), ("GIÁM ĐỐC", "Nguyễn Văn An")) + address
    )  # fmt: skip


def decision_with_charter():
    """Quyết định of a collective, and the quy chế issued with it, in three chapters, the last two short."""
    subject = "Làm việc của Ủy ban nhân dân xã Quảng Châu"
    decision = (
        head(COMMUNE, "Số: 08/QĐ-UBND", "Quảng Châu, ngày 05 tháng 01 năm 2026", dashes=9)
        + title("QUYẾT ĐỊNH", "Ban hành Quy chế làm việc của Ủy ban nhân dân xã", dashes=17) + line("ỦY BAN NHÂN DÂN XÃ QUẢNG CHÂU", PLAIN, look="b")
        + basis("Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;", "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư;", "Theo đề nghị của Chánh Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã.")
        + line("QUYẾT ĐỊNH:", PLAIN, look="b")
        + article(1, "Ban hành kèm theo Quyết định này Quy chế làm việc của Ủy ban nhân dân xã Quảng Châu.")
        + article(2, "Chánh Văn phòng, Thủ trưởng các đơn vị chịu trách nhiệm thi hành Quyết định này./.")
        + end(("- Như Điều 2;", "- Sở Nội vụ (để b/c);", "- Lưu: VT, VP."), ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Phan Thu Hà"))
    )  # fmt: skip

    def chapter(number, name):
        return line(f"Chương {number}", PLAIN, look="b") + line(name, PLAIN, look="b")

    charter = (
        head(COMMUNE, "", dashes=9) + line("", PLAIN) + line("QUY CHẾ", PLAIN, look="b") + line(subject, PLAIN, look="b")
        + line("(Kèm theo Quyết định số 08/QĐ-UBND ngày 05 tháng 01 năm 2026 của Ủy ban nhân dân xã Quảng Châu)", PLAIN, look="i") + line("_" * 9, PLAIN)
        + chapter("I", "QUY ĐỊNH CHUNG") + bold("Điều 1. Phạm vi điều chỉnh") + texts("1. Quy chế này quy định nguyên tắc, chế độ trách nhiệm của Ủy ban nhân dân xã.", "2. Các nguyên tắc khác:", "a) Công khai, minh bạch;", "b) Đúng thẩm quyền.")
        + chapter("II", "TRÁCH NHIỆM GIẢI QUYẾT CÔNG VIỆC") + bold("Điều 2. Nguyên tắc") + texts("Chủ tịch lãnh đạo, điều hành công việc của Ủy ban nhân dân xã.")
        + chapter("III", "TỔ CHỨC THỰC HIỆN") + bold("Điều 3. Điều khoản thi hành") + texts("Chánh Văn phòng theo dõi việc thực hiện Quy chế này./.")
    )  # fmt: skip
    return docx(decision + _BREAK + charter, NUMBERED)


def decision_with_list_of_people():
    """Quyết định with the list of those it rewards, known only by its “(Kèm theo …)”: names are not signatures."""
    decision = (
        head(COMMUNE, "Số: 31/QĐ-UBND", "Quảng Châu, ngày 10 tháng 3 năm 2026", dashes=9)
        + title("QUYẾT ĐỊNH", "Về việc tặng Giấy khen cho học sinh", dashes=12) + line("CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ QUẢNG CHÂU", PLAIN, look="b")
        + basis("Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;", "Theo đề nghị của Trưởng phòng Văn hóa - Xã hội.")
        + line("QUYẾT ĐỊNH:", PLAIN, look="b")
        + article(1, "Tặng Giấy khen của Chủ tịch Ủy ban nhân dân xã cho 02 học sinh (có danh sách kèm theo).")
        + article(2, "Trưởng phòng Văn hóa - Xã hội và các học sinh có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này./.")
        + end(("- Như Điều 2;", "- Lưu: VT, VHXH."), ("CHỦ TỊCH", "Phan Thu Hà"))
    )  # fmt: skip
    people = (
        line("DANH SÁCH KHEN THƯỞNG", PLAIN, look="b")
        + line("(Kèm theo Quyết định số 31/QĐ-UBND ngày 10 tháng 3 năm 2026 của Chủ tịch Ủy ban nhân dân xã Quảng Châu)", PLAIN, look="i")
        + ruled(cells("STT", "HỌ VÀ TÊN", "LỚP"), cells("1", "Nguyễn Trọng Trung", "12A1"), cells("2", "Hồ Thị Kim Ngân", "12A2"), widths=(900, 5000, 3000))
        + line("", PLAIN)
    )  # fmt: skip
    return docx(decision + _BREAK + people, NUMBERED)


def personal_decision():
    """Quyết định of a head about one person: number and date in the cells of the names, a deputy signs."""
    left = (
        line(DEPARTMENT[0], PLAIN, size=13)
        + line("SỞ NỘI VỤ|_____", PLAIN, size=13, look="b")
        + line("Số: 44/QĐ-SNV", PLAIN, size=13)
    )
    right = (
        line(NATIONAL, PLAIN, size=13, look="b")
        + line(MOTTO, PLAIN, look="b")
        + line("_" * 26, PLAIN)
        + line("Nghệ An, ngày 25 tháng 3 năm 2026", PLAIN, look="i")
    )
    return docx(
        table((left, right)) + title("QUYẾT ĐỊNH", "Về việc nâng bậc lương thường xuyên") + line("GIÁM ĐỐC SỞ NỘI VỤ", PLAIN, look="b")
        + basis("Căn cứ Nghị định số 204/2004/NĐ-CP ngày 14 tháng 12 năm 2004 của Chính phủ về chế độ tiền lương;", "Theo đề nghị của Trưởng phòng Tổ chức cán bộ.")
        + line("QUYẾT ĐỊNH:", PLAIN, look="b")
        + article(1, "Nâng bậc lương thường xuyên cho bà Trần Thị Bình, chuyên viên, mã ngạch 01.003, từ bậc 3/9, hệ số 3,00 lên bậc 4/9, hệ số 3,33 kể từ ngày 01 tháng 4 năm 2026.")
        + article(2, "Chánh Văn phòng và bà Trần Thị Bình chịu trách nhiệm thi hành Quyết định này./.")
        + end(("- Như Điều 2;", "- Lưu: VT, TCCB."), ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Ngô Xuân Hải"))
    )  # fmt: skip


def resolution():
    """Nghị quyết of a council: two lines of authority, “Xét Tờ trình …” among the căn cứ."""
    return docx(
        head(("HỘI ĐỒNG NHÂN DÂN", "XÃ QUẢNG CHÂU"), "Số: 09/NQ-HĐND", "Quảng Châu, ngày 20 tháng 7 năm 2026", dashes=9)
        + title("NGHỊ QUYẾT", "Về kế hoạch phát triển kinh tế - xã hội 6 tháng cuối năm 2026", dashes=18)
        + line("HỘI ĐỒNG NHÂN DÂN XÃ QUẢNG CHÂU", PLAIN, look="b") + line("KHÓA II, KỲ HỌP THỨ BA", PLAIN, look="b")
        + basis("Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;", "Xét Tờ trình số 55/TTr-UBND ngày 05 tháng 7 năm 2026 của Ủy ban nhân dân xã về kế hoạch phát triển kinh tế - xã hội; ý kiến thảo luận của đại biểu Hội đồng nhân dân tại kỳ họp.")
        + line("QUYẾT NGHỊ:", PLAIN, look="b") + article(1, "Thông qua kế hoạch với các chỉ tiêu chủ yếu sau:")
        + texts("1. Tổng thu ngân sách: 5,2 tỷ đồng.", "2. Tỷ lệ hộ nghèo giảm còn 1,8%.") + article(2, "Giao Ủy ban nhân dân xã tổ chức thực hiện Nghị quyết này./.")
        + end(("- Thường trực HĐND tỉnh;", "- Đại biểu HĐND xã;", "- Lưu: VT."), ("CHỦ TỊCH", "Nguyễn Văn An"))
    )  # fmt: skip


def announcement():
    """Thông báo in Hồ Chí Minh City: a subject with holidays, an office that calls itself “Phường”."""
    return docx(
        head(("ỦY BAN NHÂN DÂN", "PHƯỜNG BẾN THÀNH"), "Số: 210/TB-UBND", "Bến Thành, ngày 20 tháng 4 năm 2026", dashes=9)
        + title("THÔNG BÁO", "Về việc nghỉ lễ ngày Quốc tế Lao động 01/5", dashes=16)
        + texts("Theo Thông báo số 45/TB-UBND ngày 10 tháng 4 năm 2026 của Ủy ban nhân dân Thành phố Hồ Chí Minh về việc nghỉ lễ, Ủy ban nhân dân phường thông báo như sau:", "1. Thời gian nghỉ: từ thứ Năm, ngày 30 tháng 4 năm 2026 đến hết Chủ nhật, ngày 03 tháng 5 năm 2026.", "2. Các đơn vị phân công trực 24/24 giờ, treo cờ Tổ quốc tại trụ sở./.")
        + end(("- UBND Thành phố (để b/c);", "- Các đơn vị thuộc Phường;", "- Lưu: VT."), ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Phạm Thị Dung"))
    )  # fmt: skip


def minutes():
    """Biên bản: no place and date, two signers side by side, Nơi nhận below them."""
    signers = table((signed("THƯ KÝ", "Trần Thị Bình"), signed("CHỦ TỌA", "Nguyễn Văn An")), widths=(4535, 4536))
    return docx(
        head(DEPARTMENT, "Số: 03/BB-SNV") + title("BIÊN BẢN", "Họp Hội đồng thi đua - khen thưởng")
        + texts("Thời gian bắt đầu: 14 giờ 00 phút, ngày 05 tháng 3 năm 2026.", "Địa điểm: Phòng họp số 2, Sở Nội vụ.", "Chủ trì (chủ tọa): ông Nguyễn Văn An, Giám đốc Sở.", "Thư ký (người ghi biên bản): bà Trần Thị Bình, chuyên viên Văn phòng.", "Nội dung (theo diễn biến cuộc họp):", "1. Ông Nguyễn Văn An nêu mục đích cuộc họp.", "2. Các thành viên biểu quyết; 100% đồng ý.", "Cuộc họp kết thúc vào 16 giờ 30 phút, ngày 05 tháng 3 năm 2026./.")
        + signers + recipients("- Lưu: VT, Hồ sơ.")
    )  # fmt: skip


def invitation():
    return docx(
        head(DEPARTMENT, "Số: 15/GM-SNV", "Nghệ An, ngày 09 tháng 3 năm 2026") + title("GIẤY MỜI", "Dự hội nghị triển khai công tác nội vụ năm 2026", dashes=17)
        + texts("Sở Nội vụ trân trọng kính mời: Đại diện lãnh đạo các sở, ban, ngành cấp tỉnh.", "Chủ trì: Đồng chí Giám đốc Sở Nội vụ.", "Thời gian: 08 giờ 00 phút, ngày 16 tháng 3 năm 2026.", "Địa điểm: Hội trường Sở Nội vụ, số 05 đường Trường Thi./.")
        + end(("- Như thành phần mời;", "- Lưu: VT, VP."), ("GIÁM ĐỐC", "Nguyễn Văn An"))
    )  # fmt: skip


def introduction():
    return docx(
        head(DEPARTMENT, "Số: 06/GGT-SNV", "Nghệ An, ngày 09 tháng 3 năm 2026") + title("GIẤY GIỚI THIỆU", dashes=9)
        + texts("Sở Nội vụ trân trọng giới thiệu:", "Ông: Trần Văn Bình", "Chức vụ: Chuyên viên Văn phòng Sở", "Được cử đến: Kho bạc Nhà nước Khu vực X", "Về việc: giao nhận chứng từ.", "Giấy này có giá trị đến hết ngày 31 tháng 3 năm 2026./.")
        + end(("- Như trên;", "- Lưu: VT."), ("CHÁNH VĂN PHÒNG", "Ngô Xuân Hải"))
    )  # fmt: skip


def telegram():
    return docx(
        head(("CHỦ TỊCH", "ỦY BAN NHÂN DÂN TỈNH NGHỆ AN"), "Số: 05/CĐ-UBND", "Nghệ An, ngày 10 tháng 9 năm 2026", dashes=8) + title("CÔNG ĐIỆN", "Về việc ứng phó với bão số 5")
        + addressees("- Giám đốc các sở, ban, ngành cấp tỉnh;", "- Chủ tịch Ủy ban nhân dân các xã, phường.").replace("Kính gửi:", "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH điện:")
        + texts("Theo tin của Trung tâm Dự báo khí tượng thủy văn quốc gia, vị trí tâm bão ở khoảng 18,5 độ vĩ Bắc; 110,2 độ kinh Đông. Chủ tịch Ủy ban nhân dân tỉnh yêu cầu:", "1. Kêu gọi tàu thuyền vào nơi tránh trú.", "2. Trực ban 24/24 giờ./.")
        + end(("- Như trên;", "- Lưu: VT, NN."), ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Hoàng Văn Minh"))
    )  # fmt: skip


def submission():
    return docx(
        head(DEPARTMENT, "Số: 33/TTr-SNV", "Nghệ An, ngày 16 tháng 3 năm 2026") + title("TỜ TRÌNH", "Về việc phê duyệt kế hoạch biên chế năm 2027", dashes=15) + line("Kính gửi: Ủy ban nhân dân tỉnh Nghệ An", PLAIN)
        + texts("Căn cứ Nghị định số 62/2020/NĐ-CP ngày 01 tháng 6 năm 2020 của Chính phủ về vị trí việc làm và biên chế công chức, Sở Nội vụ trình Ủy ban nhân dân tỉnh phê duyệt kế hoạch biên chế năm 2027 như sau:")
        + bold("I. SỰ CẦN THIẾT") + texts("Việc xây dựng kế hoạch biên chế là yêu cầu bắt buộc hằng năm.") + bold("II. NỘI DUNG TRÌNH") + texts("1. Giữ nguyên tổng biên chế được giao.", "Kính đề nghị Ủy ban nhân dân tỉnh xem xét, quyết định./.")
        + end(("- Như trên;", "- Lưu: VT, TCBC."), ("GIÁM ĐỐC", "Nguyễn Văn An"))
    )  # fmt: skip


def copy():
    """Bản sao y on paper: the copied plan, a line across the page, the copier's block."""
    border = '<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr>'
    across = f'<w:p><w:pPr>{border}<w:spacing w:before="0" w:after="0"/></w:pPr></w:p>'
    names = "".join(line(name, PLAIN, size=13, look="b") for name in COMMUNE) + line("_" * 9, PLAIN, size=13)
    block = table(
        (names, line("SAO Y", PLAIN, look="b")),
        (line("Số: 05/SY-UBND", PLAIN, size=13), line("Quảng Châu, ngày 10 tháng 4 năm 2026", PLAIN, look="i")),
    )
    return docx(whole() + line("", PLAIN) + across + block + end(("- Các đơn vị thuộc xã;", "- Lưu: VT."), ("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG", "Hồ Thị Mai")), NUMBERED)  # fmt: skip


def report_with_wide_appendix():
    """Báo cáo with its appendix on a page turned sideways."""
    report = (
        head(COMMUNE, "Số: 77/BC-UBND", "Quảng Châu, ngày 15 tháng 12 năm 2026", dashes=9) + title("BÁO CÁO", "Kết quả công tác bình đẳng giới năm 2026", dashes=15)
        + texts("Ủy ban nhân dân xã báo cáo kết quả công tác bình đẳng giới năm 2026 như sau:") + bold("I. KẾT QUẢ") + bold("1. Công tác tuyên truyền")
        + texts("Tổ chức 12 lớp tập huấn cho 1.250 lượt người (Phụ lục kèm theo).") + bold("II. PHƯƠNG HƯỚNG NĂM 2027") + texts("Tiếp tục thực hiện các mục tiêu đã đề ra./.")
        + end(("- Sở Nội vụ (để b/c);", "- Lưu: VT, VHXH."), ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Nguyễn Văn An"))
    )  # fmt: skip
    rows = (cells("STT", "Nội dung", "Đơn vị tính", "Kết quả"), cells("1", "Số lớp tập huấn", "lớp", "12"), cells("2", "Số người tham gia", "người", "1.250"))  # fmt: skip
    appendix = (
        line("Phụ lục", PLAIN, look="b") + line("KẾT QUẢ TẬP HUẤN BÌNH ĐẲNG GIỚI NĂM 2026", PLAIN, look="b")
        + line("(Kèm theo Báo cáo số 77/BC-UBND ngày 15 tháng 12 năm 2026 của Ủy ban nhân dân xã Quảng Châu)", PLAIN, look="i") + line("_" * 9, PLAIN)
        + ruled(*rows, widths=(900, 6500, 3000, 2900)) + texts("Số liệu tính đến ngày 30 tháng 11 năm 2026./.")
    )  # fmt: skip
    wide = replace(NUMBERED, page=(16838, 11906), margins=(1134, 1134, 1134, 1701), section=_RESTART)
    return docx(report + section("<w:titlePg/>") + appendix, wide)


def draft_with_two_appendices():
    """An electronic draft: number, day and the places of both reference lines are blank."""

    def appendix(number, name, words):
        reference = (
            "(Kèm theo Kế hoạch số       /KH-UBND ngày     tháng     năm 2026 của Ủy ban nhân dân xã Quảng Châu)"
        )
        lines = (
            line(f"Phụ lục {number}", PLAIN, look="b") + line(name, PLAIN, look="b") + line(reference, PLAIN, look="i")
        )
        return lines + line("_" * 9, PLAIN) + texts(words)

    plan = (
        head(COMMUNE, "Số:       /KH-UBND", "Quảng Châu, ngày      tháng      năm 2026", dashes=9) + title("KẾ HOẠCH", "Kiểm tra công tác văn thư năm 2026")
        + texts("Ủy ban nhân dân xã ban hành Kế hoạch kiểm tra công tác văn thư năm 2026 như sau:", "1. Nội dung kiểm tra theo Phụ lục I kèm theo Kế hoạch này.", "2. Lịch kiểm tra theo Phụ lục II kèm theo Kế hoạch này./.")
        + end(("- Các đơn vị thuộc xã;", "- Lưu: VT."), ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Nguyễn Văn An"))
    )  # fmt: skip
    first = appendix("I", "NỘI DUNG KIỂM TRA", "1. Việc đăng ký văn bản đến, văn bản đi./.")
    second = appendix("II", "LỊCH KIỂM TRA", "1. Tháng 4 năm 2026: Trường Mầm non Hoa Sen./.")
    return docx(
        plan + section("<w:titlePg/>") + first + section(_RESTART) + second, replace(NUMBERED, section=_RESTART)
    )


def recipients_above_signature():
    """A school's plan: Nơi nhận across the page, the signature below it at the right."""
    indent = '<w:spacing w:before="0" w:after="0"/><w:ind w:left="4500"/><w:jc w:val="center"/>'
    right = "".join(
        f"<w:p><w:pPr>{indent}</w:pPr>{run(words, PLAIN, look='b')}</w:p>"
        for words in ("HIỆU TRƯỞNG", "", "", "Trần Thị Hoa")
    )
    return docx(
        head(("UBND XÃ QUẢNG CHÂU", "TRƯỜNG MẦM NON HOA SEN"), "Số: 07/KH-MNHS", "Quảng Châu, ngày 05 tháng 9 năm 2026", dashes=11) + title("KẾ HOẠCH", "Năm học 2026 - 2027", dashes=7)
        + texts("Trường Mầm non Hoa Sen xây dựng kế hoạch năm học 2026 - 2027 như sau:") + bold("I. MỤC TIÊU") + texts("1. Huy động 95% trẻ trong độ tuổi ra lớp.") + bold("II. GIẢI PHÁP") + texts("Tăng cường phối hợp giữa nhà trường và gia đình./.")
        + recipients("- UBND xã (để b/c);", "- Các tổ chuyên môn;", "- Lưu: VT.") + line("", PLAIN) + right
    )  # fmt: skip


def two_signers():
    """A plan of two departments: both heads sign, each with the name of the department below the title."""
    both = table(
        (signed("GIÁM ĐỐC", "SỞ NỘI VỤ", "Nguyễn Văn An"), signed("GIÁM ĐỐC", "SỞ TÀI CHÍNH", "Trần Thị Bình")),
        widths=(4535, 4536),
    )
    return docx(
        head(("UBND TỈNH NGHỆ AN", "SỞ NỘI VỤ - SỞ TÀI CHÍNH"), "Số: 12/KH-SNV-STC", "Nghệ An, ngày 05 tháng 3 năm 2026", dashes=8) + title("KẾ HOẠCH", "Phối hợp kiểm tra việc sử dụng kinh phí", dashes=14)
        + texts("Sở Nội vụ và Sở Tài chính ban hành kế hoạch phối hợp như sau:", "1. Kiểm tra tại 05 đơn vị.", "2. Báo cáo Ủy ban nhân dân tỉnh trước ngày 30 tháng 11 năm 2026./.")
        + line("", PLAIN) + both + recipients("- UBND tỉnh (để b/c);", "- Lưu: VT (Sở Nội vụ, Sở Tài chính).")
    )  # fmt: skip


def typed_in_2007():
    """Tabs for columns, underscores for lines, sizes of the smaller set (12 and 13), a report to a higher body."""
    stops = '<w:tabs><w:tab w:val="center" w:pos="1701"/><w:tab w:val="center" w:pos="6237"/></w:tabs>'
    pairs = (
        (run("\tUBND XÃ QUẢNG CHÂU\t", PLAIN, size=12), run(NATIONAL, PLAIN, size=12, look="b")),
        (run("\tPHÒNG KINH TẾ\t", PLAIN, size=12, look="b"), run(MOTTO, PLAIN, size=13, look="b")),
        (run("\t______\t", PLAIN, size=12), run("_" * 24, PLAIN, size=13)),
        (
            run("\tSố: 19/BC-KT\t", PLAIN, size=13),
            run("Quảng Châu, ngày 20 tháng 6 năm 2026", PLAIN, size=13, look="i"),
        ),
    )
    top = "".join(several(*pair, before=stops) for pair in pairs)
    close = several(run("Nơi nhận:", PLAIN, size=12, look="bi"), run("\t\tTRƯỞNG PHÒNG", PLAIN, look="b"), before=stops)
    close += "".join(line(words, PLAIN, size=11, align="left") for words in ("- Như trên;", "- Lưu: VT."))
    close += line("", PLAIN) + several(run("\t\tLê Văn Dũng", PLAIN, look="b"), before=stops)
    return docx(
        top + title("BÁO CÁO", "Kết quả thu ngân sách 6 tháng đầu năm 2026", dashes=16) + line("Kính gửi: Ủy ban nhân dân xã Quảng Châu", PLAIN)
        + texts("Phòng Kinh tế báo cáo kết quả thu ngân sách 6 tháng đầu năm 2026 như sau:", "1. Tổng thu: 2.450.000.000 đồng, đạt 52,3% dự toán.", "Trên đây là báo cáo của Phòng Kinh tế./.") + close
    )  # fmt: skip


def guideline_in_parts():
    """Hướng dẫn in two phần, each with its own mục and khoản."""

    def named_part(number, name):
        return line(f"Phần {number}", PLAIN, look="b") + line(name, PLAIN, look="b")

    return docx(
        head(DEPARTMENT, "Số: 09/HD-SNV", "Nghệ An, ngày 18 tháng 02 năm 2026") + title("HƯỚNG DẪN", "Công tác thi đua, khen thưởng năm 2026", dashes=14)
        + texts("Sở Nội vụ hướng dẫn công tác thi đua, khen thưởng năm 2026 như sau:") + named_part("I", "CÔNG TÁC THI ĐUA") + bold("I. NỘI DUNG") + bold("1. Tổ chức phong trào thi đua")
        + texts("a) Phong trào “Dân vận khéo”;", "b) Phong trào “Cán bộ, công chức thi đua thực hiện văn hóa công sở”.") + bold("II. TIÊU CHÍ") + texts("Theo Luật Thi đua, khen thưởng.")
        + named_part("II", "CÔNG TÁC KHEN THƯỞNG") + texts("Hồ sơ gửi về Sở Nội vụ trước ngày 15 tháng 11 năm 2026, gồm:", "- Tờ trình (theo mẫu);", "- Danh sách kèm theo./.")
        + end(("- UBND các xã, phường;", "- Lưu: VT, TĐKT."), ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Trần Thị Bình"))
    )  # fmt: skip


KINDS = {
    make.__name__.replace("_", " "): make
    for make in (letter, urgent_letter, decision_with_charter, decision_with_list_of_people, personal_decision, resolution, announcement, minutes, invitation, introduction, telegram, submission, copy, report_with_wide_appendix, draft_with_two_appendices, recipients_above_signature, two_signers, typed_in_2007, guideline_in_parts)
}  # fmt: skip
"""Every kind by its name."""
