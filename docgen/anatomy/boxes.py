"""Names every component of an administrative document ("thành phần thể thức"), with its box ("ô số") in the decree.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục IV (diagram) and Mục II, III (what each box holds).
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class Box(StrEnum):
    """A component of a document; `number` is its ô số, `title` its Vietnamese name."""

    NATIONAL_TITLE = "national_title"
    MOTTO = "motto"
    PARENT_AGENCY = "parent_agency"
    ISSUER = "issuer"
    REFERENCE = "reference"
    PLACE_DATE = "place_date"
    TYPE_NAME = "type_name"
    SUBJECT = "subject"
    LETTER_SUBJECT = "letter_subject"
    ADDRESSEE_LABEL = "addressee_label"
    ADDRESSEES = "addressees"
    ISSUING_AUTHORITY = "issuing_authority"
    LEGAL_BASIS = "legal_basis"
    ENACTING_WORDS = "enacting_words"
    OPENING = "opening"
    BODY = "body"
    CLOSING = "closing"
    END_MARK = "end_mark"
    RECIPIENTS_LABEL = "recipients_label"
    RECIPIENTS = "recipients"
    FILE_COPY = "file_copy"
    DRAFTER_CODE = "drafter_code"
    AUTHORITY = "authority"
    POSITION = "position"
    SIGNATURE = "signature"
    SEAL = "seal"
    OTHER_TITLES = "other_titles"
    FULL_NAME = "full_name"
    SECRECY_MARK = "secrecy_mark"
    URGENCY_MARK = "urgency_mark"
    CIRCULATION_NOTE = "circulation_note"
    ADDRESS = "address"
    PAGE_NUMBER = "page_number"
    SIGNING_INFO = "signing_info"
    APPENDIX_HEADING = "appendix_heading"
    APPENDIX_TITLE = "appendix_title"
    ATTACHMENT_REFERENCE = "attachment_reference"
    COPY_FORM = "copy_form"
    RULE_LINE = "rule_line"

    @property
    def number(self) -> str:
        """The box of the diagram, `5a`; empty where the diagram has none (phụ lục, số trang)."""
        return _KNOWN[self][0]

    @property
    def title(self) -> str:  # type: ignore[override] # the name of a component; nobody wants `str.title` of its code
        """The name as a records officer says it, in lower case."""
        return _KNOWN[self][1]


_KNOWN: Final = {
    Box.NATIONAL_TITLE: ("1", "Quốc hiệu"),
    Box.MOTTO: ("1", "Tiêu ngữ"),
    Box.PARENT_AGENCY: ("2", "tên cơ quan chủ quản"),
    Box.ISSUER: ("2", "tên cơ quan ban hành"),
    Box.REFERENCE: ("3", "số, ký hiệu"),
    Box.PLACE_DATE: ("4", "địa danh và thời gian ban hành"),
    Box.TYPE_NAME: ("5a", "tên loại văn bản"),
    Box.SUBJECT: ("5a", "trích yếu nội dung"),
    Box.LETTER_SUBJECT: ("5b", "trích yếu công văn"),
    Box.ADDRESSEE_LABEL: ("9a", "chữ “Kính gửi”"),
    Box.ADDRESSEES: ("9a", "nơi nhận ở phần “Kính gửi”"),
    Box.ISSUING_AUTHORITY: ("6", "thẩm quyền ban hành"),
    Box.LEGAL_BASIS: ("6", "căn cứ ban hành"),
    Box.ENACTING_WORDS: ("6", "lời quyết định"),
    Box.OPENING: ("6", "phần mở đầu"),
    Box.BODY: ("6", "nội dung"),
    Box.CLOSING: ("6", "lời kết"),
    Box.END_MARK: ("6", "dấu kết thúc “./.”"),
    Box.RECIPIENTS_LABEL: ("9b", "chữ “Nơi nhận”"),
    Box.RECIPIENTS: ("9b", "danh sách nơi nhận"),
    Box.FILE_COPY: ("9b", "dòng “Lưu”"),
    Box.DRAFTER_CODE: ("12", "ký hiệu người soạn thảo và số lượng bản"),
    Box.AUTHORITY: ("7a", "quyền hạn của người ký"),
    Box.POSITION: ("7a", "chức vụ của người ký"),
    Box.SIGNATURE: ("7c", "chữ ký"),
    Box.SEAL: ("8", "dấu, chữ ký số của cơ quan"),
    Box.OTHER_TITLES: ("7b", "chức vụ khác của người ký"),
    Box.FULL_NAME: ("7b", "họ tên người ký"),
    Box.SECRECY_MARK: ("10a", "dấu chỉ độ mật"),
    Box.URGENCY_MARK: ("10b", "dấu chỉ mức độ khẩn"),
    Box.CIRCULATION_NOTE: ("11", "chỉ dẫn phạm vi lưu hành"),
    Box.ADDRESS: ("13", "địa chỉ cơ quan"),
    Box.PAGE_NUMBER: ("", "số trang"),
    Box.SIGNING_INFO: ("14", "thông tin chữ ký số"),
    Box.APPENDIX_HEADING: ("", "chữ “Phụ lục” và số thứ tự"),
    Box.APPENDIX_TITLE: ("", "tên phụ lục"),
    Box.ATTACHMENT_REFERENCE: ("", "chỉ dẫn “Kèm theo”"),
    Box.COPY_FORM: ("", "hình thức sao"),
    Box.RULE_LINE: ("", "đường kẻ"),
}
