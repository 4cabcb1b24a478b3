"""Turns the components a part ought to have and has not into sentences that say why each is called missing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docgen.anatomy.boxes import Box
from docgen.anatomy.results import Missing, PartKind

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

_REASONS: Final = {
    Box.NATIONAL_TITLE: "Không có dòng “CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM” ở phần đầu.",
    Box.MOTTO: "Không có dòng “Độc lập - Tự do - Hạnh phúc” ở phần đầu.",
    Box.PARENT_AGENCY: "Không thấy dòng tên nào đứng riêng trên tên cơ quan ban hành (chỉ ghi khi có).",
    Box.ISSUER: "Không có dòng chữ in hoa nào ở phần đầu có thể là tên cơ quan.",
    Box.REFERENCE: "Không có dòng bắt đầu bằng “Số” kèm ký hiệu ở phần đầu.",
    Box.PLACE_DATE: "Không có dòng địa danh, ngày, tháng, năm.",
    Box.TYPE_NAME: "Dưới phần đầu không có dòng nào là tên loại văn bản.",
    Box.SUBJECT: "Dưới tên loại không có dòng ở giữa hoặc in đậm nào.",
    Box.LETTER_SUBJECT: "Không có dòng “V/v” dưới số, ký hiệu.",
    Box.ADDRESSEE_LABEL: "Không có chữ “Kính gửi” trước nội dung.",
    Box.ADDRESSEES: "Không có danh sách “Kính gửi” trước nội dung.",
    Box.ISSUING_AUTHORITY: "Không có dòng chữ in hoa ở giữa ngay trên phần căn cứ.",
    Box.LEGAL_BASIS: "Trước nội dung không có đoạn nào mở đầu bằng “Căn cứ”.",
    Box.ENACTING_WORDS: "Không có dòng “QUYẾT ĐỊNH:” hoặc “QUYẾT NGHỊ:”.",
    Box.OPENING: "Không có đoạn văn nào đứng trước mục đầu tiên, hoặc nội dung không chia mục.",
    Box.BODY: "Không có đoạn văn nào giữa phần đầu và khối chữ ký.",
    Box.CLOSING: "Đoạn cuối không mở đầu như một lời kết.",
    Box.END_MARK: "Không đoạn nào kết thúc bằng “./.”.",
    Box.RECIPIENTS_LABEL: "Không có dòng “Nơi nhận”.",
    Box.RECIPIENTS: "Không có dòng nào dưới chữ “Nơi nhận”.",
    Box.FILE_COPY: "Trong danh sách nơi nhận không có dòng bắt đầu bằng “Lưu”.",
    Box.DRAFTER_CODE: "Sau dòng “Lưu” không có ký hiệu người soạn thảo (chỉ ghi khi cần).",
    Box.AUTHORITY: "Khối chữ ký không có dòng TM., Q., KT., TL. hoặc TUQ.",
    Box.POSITION: "Khối chữ ký không có dòng chức vụ in hoa.",
    Box.SIGNATURE: "Khối chữ ký không có hình chữ ký hay lời ghi chỗ ký.",
    Box.SEAL: "Khối chữ ký không có hình con dấu.",
    Box.OTHER_TITLES: "Không có dòng nào giữa chỗ ký và họ tên (chỉ ghi khi có).",
    Box.FULL_NAME: "Dưới chức vụ không có dòng họ tên.",
    Box.SECRECY_MARK: "Không có dấu chỉ độ mật (chỉ đóng khi có).",
    Box.URGENCY_MARK: "Không có dấu chỉ mức độ khẩn (chỉ đóng khi có).",
    Box.CIRCULATION_NOTE: "Không có chỉ dẫn phạm vi lưu hành (chỉ ghi khi có).",
    Box.ADDRESS: "Không có địa chỉ cơ quan ở cuối trang (chỉ ghi khi cần).",
    Box.SIGNING_INFO: "Không có dòng thông tin chữ ký số.",
    Box.APPENDIX_HEADING: "Không có dòng “Phụ lục” ở đầu phần này.",
    Box.APPENDIX_TITLE: "Dưới chữ “Phụ lục” không có dòng tên ở giữa hoặc in đậm.",
    Box.ATTACHMENT_REFERENCE: "Không có chỉ dẫn “(Kèm theo …)”.",
}
_HEAD: Final = (Box.NATIONAL_TITLE, Box.MOTTO, Box.PARENT_AGENCY, Box.ISSUER)
_CONTENT: Final = (Box.BODY, Box.END_MARK)
_SIGNATURE: Final = (
    Box.RECIPIENTS_LABEL, Box.RECIPIENTS, Box.FILE_COPY, Box.DRAFTER_CODE, Box.AUTHORITY, Box.POSITION, Box.SIGNATURE,
    Box.SEAL, Box.OTHER_TITLES, Box.FULL_NAME,
)  # fmt: skip
_LOOKED_FOR: Final = {
    PartKind.MAIN: (
        *_HEAD, Box.REFERENCE, Box.PLACE_DATE, Box.TYPE_NAME, Box.SUBJECT, Box.LETTER_SUBJECT, Box.ADDRESSEE_LABEL,
        Box.ADDRESSEES, Box.ISSUING_AUTHORITY, Box.LEGAL_BASIS, Box.ENACTING_WORDS, Box.OPENING, *_CONTENT, Box.CLOSING,
        *_SIGNATURE, Box.SECRECY_MARK, Box.URGENCY_MARK, Box.CIRCULATION_NOTE, Box.ADDRESS, Box.SIGNING_INFO,
    ),
    PartKind.ATTACHED: (*_HEAD, Box.TYPE_NAME, Box.SUBJECT, Box.ATTACHMENT_REFERENCE, *_CONTENT, Box.SIGNING_INFO),
    PartKind.APPENDIX: (
        Box.APPENDIX_HEADING, Box.APPENDIX_TITLE, Box.ATTACHMENT_REFERENCE, *_CONTENT, Box.SIGNING_INFO,
    ),
    PartKind.COPY: (Box.ISSUER, Box.REFERENCE, Box.PLACE_DATE, *_SIGNATURE),
}  # fmt: skip
_LETTER_ONLY: Final = frozenset({Box.LETTER_SUBJECT})
_NAMED_ONLY: Final = frozenset({Box.TYPE_NAME, Box.SUBJECT})


def list_missing(kind: PartKind, found: AbstractSet[Box], *, is_letter: bool, note: str) -> tuple[Missing, ...]:
    """What was looked for in a part of this kind and not found; `note` explains all of it (legacy font, scan)."""
    other = _NAMED_ONLY if is_letter else _LETTER_ONLY
    after = f" {note}" if note else ""
    return tuple(
        Missing(box, f"{_REASONS[box]}{after}")
        for box in _LOOKED_FOR[kind]
        if box not in found and not (kind is PartKind.MAIN and box in other)
    )
