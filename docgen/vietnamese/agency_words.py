"""Words that names of bodies are made of (Phụ lục II, Mục IV): kinds, fields of work, units, small words between."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docgen.vietnamese.capitals import syllable_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docgen.vietnamese.capitals import Syllable

_LONGEST_PHRASE: Final = 8
"""Syllables of the longest phrase looked for."""

_UNITS: Final = (
    "tỉnh",
    "thành phố",
    "huyện",
    "quận",
    "thị xã",
    "xã",
    "phường",
    "thị trấn",
    "đặc khu",
    "khu vực",
    "khối",
)
_SMALL: Final = ("và", "về", "của", "vì", "các", "cho", "với", "trong", "tại", "thuộc", "theo", "sự", "trên")
_KINDS: Final = (
    *("Ủy ban nhân dân", "Hội đồng nhân dân", "Ủy ban Mặt trận Tổ quốc Việt Nam", "Ủy ban Mặt trận Tổ quốc"),
    *("Đoàn Thanh niên Cộng sản Hồ Chí Minh", "Hội Liên hiệp Phụ nữ", "Hội Cựu chiến binh", "Hội Nông dân"),
    *("Tòa án nhân dân", "Viện kiểm sát nhân dân", "Kho bạc Nhà nước", "Ngân hàng Nhà nước", "Bảo hiểm xã hội"),
    *("Bộ Chỉ huy Quân sự", "Ban Chỉ huy Quân sự", "Tiểu học", "Trung học cơ sở", "Trung học phổ thông"),
    *("Mầm non", "Mẫu giáo", "Đại học", "Cao đẳng", "Giáo dục nghề nghiệp", "Giáo dục thường xuyên", "Đa khoa"),
    *("Bệnh viện", "Trung tâm", "Chi cục", "Tổng cục", "Văn phòng", "Thanh tra", "Công an", "Học viện", "Liên đoàn"),
    *("Trường", "Trạm", "Phòng", "Sở", "Bộ", "Ban", "Cục", "Vụ", "Viện", "Hội", "Đoàn", "Tổ", "Quỹ", "Nhà", "Đài"),
    *(
        "Công ty",
        "Tổng công ty",
        "Tập đoàn",
        "Ủy ban",
        "Hội đồng",
        "Đảng ủy",
        "Đảng bộ",
        "Chi bộ",
        "Tỉnh ủy",
        "Thành ủy",
    ),
    *(
        "Vì sự tiến bộ của phụ nữ",
        "Chủ tịch",
        "Giám đốc",
        "Trung ương",
        "Việt Nam",
        "Hồ Chí Minh",
        "Nhà nước",
        "Quốc gia",
        "Chỉ đạo",
        "Chỉ huy",
    ),
)
_FIELDS: Final = (
    *("Lao động", "Thương binh", "Xã hội", "Giáo dục", "Đào tạo", "Văn hóa", "Thể thao", "Du lịch", "Nông nghiệp"),
    *("Nông thôn", "Môi trường", "Tài nguyên", "Khoa học", "Công nghệ", "Thông tin", "Truyền thông", "Tài chính"),
    *("Kế hoạch", "Đầu tư", "Xây dựng", "Giao thông", "Vận tải", "Công thương", "Nội vụ", "Ngoại vụ", "Tư pháp"),
    *("Dân tộc", "Tôn giáo", "Hành chính", "Hạ tầng", "Đô thị", "Kinh tế", "Y tế", "Dân số", "Trẻ em", "Phụ nữ"),
    *("Thanh niên", "Gia đình", "Tổ chức", "Cán bộ", "Tuyên giáo", "Dân vận", "Kiểm tra", "Phát thanh", "Truyền hình"),
    *("Thống kê", "Hải quan", "Đất đai", "Thủy lợi", "Kiểm lâm", "Lâm nghiệp", "Thú y", "Quân sự", "Biên phòng"),
    *("Bảo tàng", "Thư viện", "Nghệ thuật", "Chính trị", "Pháp luật", "Lưu trữ", "Văn thư", "Thi đua", "Khen thưởng"),
    *("Bình đẳng giới", "Tiến bộ", "Cựu chiến binh", "Nông dân", "Người cao tuổi", "Chữ thập đỏ", "Khuyến học"),
    *("Tổng hợp", "Cơ sở", "Công đoàn", "Hợp tác xã", "Doanh nghiệp", "Nước sạch", "Vệ sinh", "Trợ giúp", "Công lập"),
)
_DOINGS: Final = (
    *("Phục vụ", "Kiểm soát", "Quản lý", "Phát triển", "Bảo vệ", "Phòng chống", "Bảo trợ", "Dịch vụ", "Giám định"),
    *("Xúc tiến", "Quan trắc", "Vận hành", "Khai thác", "Cải cách", "Giải phóng", "Bồi dưỡng", "Ứng phó", "Điều hành"),
)
"""Fields of work that take an object, which is written small: `Trung tâm Phục vụ hành chính công`."""


def phrase_at(found: Sequence[Syllable], place: int) -> tuple[int, str | None]:
    """The longest known phrase at a place: its syllables and its book; one syllable of no book otherwise."""
    for length in range(min(_LONGEST_PHRASE, len(found) - place), 0, -1):
        entry = BOOK.get(tuple(syllable.key for syllable in found[place : place + length]))
        if entry is not None:
            return length, entry[0]
    return 1, None


def _book() -> dict[tuple[str, ...], tuple[str, str]]:
    book: dict[tuple[str, ...], tuple[str, str]] = {}
    for name, phrases in (
        ("small", _SMALL),
        ("unit", _UNITS),
        ("kind", _KINDS),
        ("doing", _DOINGS),
        ("field", _FIELDS),
    ):
        for phrase in phrases:
            book.setdefault(tuple(syllable_key(word) for word in phrase.split()), (name, phrase))
    return book


BOOK: Final = _book()
"""Phrases by the keys of their syllables: what they are (`kind`, `field`, …), and how they are written."""
