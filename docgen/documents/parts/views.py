"""The views of the shared parts: what the partials of a pack print, box by box of the decree's layout."""

from __future__ import annotations

from dataclasses import dataclass, field

from docgen.contracts.view import NOT_PRINTED, Block, FramedMark, RuleLine


@dataclass(frozen=True, slots=True)
class HeadView:
    """Boxes 1 to 4, 10 and 11: what stands above the title. The national title and motto are fixed in the template."""

    has_parent_agency: bool = field(metadata=NOT_PRINTED)
    parent_agency: str
    """Tên cơ quan chủ quản, in hoa; lines separated by a line break."""
    issuer: str
    """Tên cơ quan ban hành, in hoa; lines separated by a line break."""
    issuer_rule: RuleLine
    reference: str
    """`Số:        /KH-UBND`."""
    place_date_is_wide: bool = field(metadata=NOT_PRINTED)
    place_date_fits: bool = field(metadata=NOT_PRINTED)
    place_date: str
    """`Cửa Lò, ngày      tháng      năm 2024`."""
    has_marks: bool = field(metadata=NOT_PRINTED)
    """Whether a mark stands below the number."""
    has_secrecy_mark: bool = field(metadata=NOT_PRINTED)
    secrecy_mark: FramedMark
    has_urgency_mark: bool = field(metadata=NOT_PRINTED)
    urgency_mark: FramedMark
    has_circulation_mark: bool = field(metadata=NOT_PRINTED)
    circulation_mark: FramedMark


@dataclass(frozen=True, slots=True)
class TitleView:
    """Box 5a: tên loại, trích yếu and the line below."""

    type_name: str
    subject: str
    subject_rule: RuleLine


@dataclass(frozen=True, slots=True)
class AddresseesView:
    """Box 9a (Kính gửi): one on the label's own line, several below it."""

    is_single: bool = field(metadata=NOT_PRINTED)
    single: str
    """`Kính gửi: Bộ Nội vụ`."""
    is_many: bool = field(metadata=NOT_PRINTED)
    label: str
    """`Kính gửi:`."""
    lines: tuple[str, ...]
    """`- Sở Nội vụ;`."""


@dataclass(frozen=True, slots=True)
class SignatureView:
    """Boxes 7a and 7b of one signer."""

    authority: tuple[str, ...]
    """Quyền hạn, chức vụ: `TM. ỦY BAN NHÂN DÂN`, `KT. CHỦ TỊCH`, `PHÓ CHỦ TỊCH`, a line each."""
    other_titles: tuple[str, ...]
    """Other titles of the signer, above the name."""
    full_name: str


@dataclass(frozen=True, slots=True)
class EndView:
    """Boxes 7, 9b, 12: recipients beside the signature; with two signers the signatures stand side by side."""

    recipients: tuple[str, ...]
    """`- Sở Nội vụ;`, the last one `- Lưu: VT, LĐTBXH.` with the drafter's code."""
    signature: SignatureView
    has_second_signer: bool = field(metadata=NOT_PRINTED)
    has_one_signer: bool = field(metadata=NOT_PRINTED)
    second_signature: SignatureView


@dataclass(frozen=True, slots=True)
class AddressView:
    """Box 13: address, e-mail, website, telephone, fax at the foot of page 1."""

    has_address: bool = field(metadata=NOT_PRINTED)
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AppendixView:
    """A phụ lục: form 2.1 inside the document; form 2.2 when it is filed separately (then with signing information)."""

    heading: str
    """`Phụ lục I`; `Phụ lục` when it is the only one."""
    has_title: bool = field(metadata=NOT_PRINTED)
    title: str
    reference_line: str
    """`(Kèm theo Kế hoạch số 15/KH-UBND ngày 05 tháng 3 năm 2026 của Ủy ban nhân dân xã A)`."""
    rule: RuleLine
    has_note: bool = field(metadata=NOT_PRINTED)
    note: str
    body: tuple[Block, ...]
    is_landscape: bool = field(metadata=NOT_PRINTED)
    is_portrait: bool = field(metadata=NOT_PRINTED)
    signing_info: str = field(default="", metadata=NOT_PRINTED)
    """Top right of a separately filed appendix: `Số: …; ngày/tháng/năm; giờ: phút: giây`; printed by form 2.2 only."""


@dataclass(frozen=True, slots=True)
class SeparateAppendixView:
    """A separately filed appendix as a document of its own (form 2.2)."""

    appendix: AppendixView
    signing_info: str
