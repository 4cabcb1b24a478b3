"""Names of the styles, after the parts of the decree; partials and the style sheet meet here."""

from __future__ import annotations

NATIONAL, MOTTO = "ND30QuocHieu", "ND30TieuNgu"
PARENT_AGENCY, ISSUER = "ND30CoQuanChuQuan", "ND30CoQuanBanHanh"
NUMBER, PLACE_DATE = "ND30SoKyHieu", "ND30DiaDanhNgay"
TYPE, SUBJECT = "ND30TenLoai", "ND30TrichYeu"
DECIDING, ENACTING = "ND30ThamQuyen", "ND30LoiBanHanh"
LETTER_SUBJECT, LETTER_GAP = "ND30TrichYeuCongVan", "ND30DuoiTrichYeuCongVan"
ADDRESSEE, ADDRESSEES, ADDRESSEE_LINE = "ND30KinhGui", "ND30KinhGuiNhieu", "ND30KinhGuiDong"
LEGAL_BASIS, TEXT, LAST_TEXT, CLAUSE = "ND30CanCu", "ND30LoiVan", "ND30LoiVanCuoi", "ND30Khoan"
SECTION, CLAUSE_TITLE, SUBCLAUSE_TITLE = "ND30Muc", "ND30KhoanCoTieuDe", "ND30DiemCoTieuDe"
RECIPIENTS_LABEL, RECIPIENTS = "ND30NoiNhan", "ND30DanhSachNoiNhan"
AUTHORITY, SIGNATURE, OTHER_TITLE, FULL_NAME = "ND30ChucVu", "ND30ChuKy", "ND30ChucVuKhac", "ND30HoTen"
APPENDIX, APPENDIX_TITLE = "ND30PhuLuc", "ND30TieuDePhuLuc"
APPENDIX_REFERENCE, APPENDIX_NOTE = "ND30KemTheo", "ND30GhiChuPhuLuc"
ADDRESS, PAGE_NUMBER, SIGNING_INFO = "ND30DiaChi", "ND30SoTrang", "ND30ThongTinKySo"
GAP, TABLE_GAP, END_GAP = "ND30Ngat", "ND30TruocBang", "ND30TruocKy"
