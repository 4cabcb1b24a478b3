"""Words of a heading in capitals → which of them are names and keep a capital in a sentence (Phụ lục II).

What the document itself writes in small letters is asked before this book; here stands what any office may name in a
heading: provinces, bodies of every place, days, acts cited by number, and numbers in letters.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from docgen.vietnamese.agency_words import phrase_at
from docgen.vietnamese.capitals import syllable_key

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from docgen.vietnamese.capitals import Syllable

_PROVINCES: Final = (
    *("An Giang", "Bà Rịa - Vũng Tàu", "Bạc Liêu", "Bắc Giang", "Bắc Kạn", "Bắc Ninh", "Bến Tre", "Bình Dương"),
    *("Bình Định", "Bình Phước", "Bình Thuận", "Cà Mau", "Cao Bằng", "Cần Thơ", "Đà Nẵng", "Đắk Lắk", "Đắk Nông"),
    *("Điện Biên", "Đồng Nai", "Đồng Tháp", "Gia Lai", "Hà Giang", "Hà Nam", "Hà Nội", "Hà Tĩnh", "Hải Dương"),
    *("Hải Phòng", "Hậu Giang", "Hưng Yên", "Khánh Hòa", "Kiên Giang", "Kon Tum", "Lai Châu", "Lạng Sơn", "Lào Cai"),
    *("Lâm Đồng", "Long An", "Nam Định", "Nghệ An", "Ninh Bình", "Ninh Thuận", "Phú Thọ", "Phú Yên", "Quảng Bình"),
    *("Quảng Nam", "Quảng Ngãi", "Quảng Ninh", "Quảng Trị", "Sóc Trăng", "Sơn La", "Tây Ninh", "Thái Nguyên"),
    *("Thanh Hóa", "Thừa Thiên Huế", "Tiền Giang", "Trà Vinh", "Tuyên Quang", "Vĩnh Long", "Vĩnh Phúc", "Yên Bái"),
)
_AMBIGUOUS_PROVINCES: Final = ("Hòa Bình", "Thái Bình", "Huế")
"""Names that are common words as well (`giữ gìn hòa bình`): names only behind `tỉnh` or `thành phố`."""
_NAMES: Final = (
    *("Việt Nam", "Hồ Chí Minh", "Thành phố Hồ Chí Minh", "Thủ đô Hà Nội", "Biển Đông", "Tây Nguyên", "Tây Bắc"),
    *("Bắc Trung Bộ", "Nam Trung Bộ", "Đông Nam Bộ", "Tây Nam Bộ", "Cửu Long", "Trường Sa", "Hoàng Sa", "Bắc Nam"),
    *("Quốc hội", "Chính phủ", "Thủ tướng Chính phủ", "Liên hợp quốc", "Đảng Cộng sản Việt Nam", "Đảng và Nhà nước"),
    *("Bộ Chính trị", "Ban Bí thư", "Ban Chấp hành Trung ương", "Trung ương Đảng", "Đại hội Đảng"),
    *("Ủy ban nhân dân", "Hội đồng nhân dân", "Ủy ban Mặt trận Tổ quốc Việt Nam", "Ủy ban Mặt trận Tổ quốc"),
    *("Mặt trận Tổ quốc Việt Nam", "Mặt trận Tổ quốc", "Hội Liên hiệp Phụ nữ Việt Nam", "Hội Liên hiệp Phụ nữ"),
    *("Hội Nông dân", "Hội Cựu chiến binh", "Hội Chữ thập đỏ", "Hội Người cao tuổi", "Hội Khuyến học"),
    *("Đoàn Thanh niên Cộng sản Hồ Chí Minh", "Đoàn Thanh niên", "Liên đoàn Lao động", "Kho bạc Nhà nước"),
    *("Bảo hiểm xã hội Việt Nam", "Ngân hàng Nhà nước", "Ban Chỉ huy Quân sự", "Bộ Chỉ huy Quân sự"),
    *("tết Nguyên đán", "Cách mạng tháng Tám", "Quốc khánh", "Quốc tế Phụ nữ", "Phụ nữ Việt Nam", "Quốc tế Lao động"),
    *("Quốc tế Thiếu nhi", "Giải phóng miền Nam", "Nhà giáo Việt Nam", "Thầy thuốc Việt Nam", "Pháp luật Việt Nam"),
)
_STEMS: Final = ("Giáp", "Ất", "Bính", "Đinh", "Mậu", "Kỷ", "Canh", "Tân", "Nhâm", "Quý")
_BRANCHES: Final = ("Tý", "Sửu", "Dần", "Mão", "Thìn", "Tỵ", "Ngọ", "Mùi", "Thân", "Dậu", "Tuất", "Hợi")
"""Years of the lunar calendar are a stem and a branch: `Bính Ngọ`."""
_ABBREVIATIONS: Final = frozenset(["AI"])
"""Abbreviations that spell a Vietnamese syllable which headings have no use for."""
_ACTS: Final = re.compile(
    r"(?:nghị (?:quyết|định)|quyết định|chỉ thị|kết luận|kế hoạch|chương trình|đề án|thông tư|thông báo|hướng dẫn"
    r"|công văn|công điện|quy định)(?= (?:liên tịch )?số \d| \d{1,4}(?![\d/]|\s*(?:%|năm|tháng|tuần|ngày)))",
    re.IGNORECASE,
)
_KINDS: Final = frozenset(["sở", "phòng", "bộ", "ban", "vụ", "cục", "chi cục", "trung tâm"])
_OTHER_WORDS: Final = frozenset(
    [
        "cơ",
        "trụ",
        "cán",
        "nội",
        "đảng",
        "chi",
        "toàn",
        "đồng",
        "tiến",
        "quốc",
        "đề",
        "dự",
        "bắc",
        "nam",
        "trung",
        "nhiệm",
    ]
)
"""Syllables that make another word of the next: `cơ sở`, `cán bộ`, `quốc phòng`, `nhiệm vụ`."""
_NO_FIELDS: Final = frozenset(["tổ chức", "kiểm tra", "bảo vệ", "phát thanh"])
"""What `ban` and `phòng` also stand before as common words: `ban tổ chức hội thi`."""
_ROMAN: Final = re.compile(r"(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})")
_COUNTED: Final = frozenset(
    [
        *("quý", "khóa", "thứ", "phần", "chương", "lục", "hạng", "loại", "nhóm", "bậc", "cấp", "kỳ", "tập", "lần"),
        *("bảng", "mục", "điều", "khu", "vùng", "độ", "biểu"),
    ]
)
"""Syllables behind which letters such as `VI` count: `khóa VI`."""
_WORDS_OF_ONE_LETTER: Final = frozenset("YÀÁẢÃẠÂĂÊÔƠƯÒÓỎÕỌỒỐỔỖỘỜỚỞỠỢÌÍỈĨỊỲÝỶỸỴÈÉẺẼẸỀẾỂỄỆÙÚỦŨỤỪỨỬỮỰ")
_STOPPED: Final = re.compile(r"[AEIOUY]+(?:CH|[CPT])\Z")
_UNIT: Final = re.compile(
    r"\b(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu|thôn|bản|khối|tổ dân phố|trường)\s+"
    r"(?P<next>[^\W\d_]+)(?P<more>\s+[^\W\d_]+)?"
)
_NO_PLACE: Final = frozenset(
    [
        *("và", "có", "năm", "trong", "trên", "các", "là", "thực", "giai", "đến", "theo", "về", "nông", "đạt", "văn"),
        *("hội", "viên", "ủy", "đội", "để", "với", "cho", "chủ", "phối", "tổ", "triển", "khi", "từ", "được", "đã"),
        *("của", "thuộc", "mới", "này", "loại", "trọng", "đảo", "biên", "miền", "vùng", "nghèo", "đặc", "an", "không"),
        *("thành", "sau", "trước", "cấp", "thông", "hợp", "tự", "hóa", "học", "công", "tiểu", "trung", "mầm", "chuyên"),
        *("ngoài", "tại", "khó", "bãi", "ven", "phát", "đảng", "lần", "nhiệm", "quý", "tháng", "tham", "do", "gồm"),
    ]
)


def names_in_title(text: str, found: Sequence[Syllable]) -> Mapping[int, str]:
    """The syllables of a heading (by their number) that do not go into small letters as others do, as written."""
    written: dict[int, str] = {}
    place = 0
    while place < len(found):
        words = _known_words(text, found, place) or _body_words(text, found, place)
        if words:
            written.update({place + step: word for step, word in enumerate(words)})
            place += len(words)
            continue
        syllable = found[place].written
        kept = syllable in _ABBREVIATIONS or _STOPPED.match(syllable)
        if kept or _is_number(found, place) or _is_letter(text, found[place]):
            written[place] = syllable
        place += 1
    starts = {syllable.start: number for number, syllable in enumerate(found)}
    for act in _ACTS.finditer(text):
        number = starts.get(act.start())
        if number is not None and not number and number not in written:
            continue  # the first word of a heading has a capital by itself
        if number is not None and number not in written:
            written[number] = found[number].written[:1].upper() + found[number].written[1:].lower()
    return written


def find_doubtful_place(title: str) -> str | None:
    """The words behind `xã`, `phường` … in a recased heading that may be a name nobody knew, or None."""
    for unit in _UNIT.finditer(title):
        following = unit["next"]
        if following[:1].islower() and following not in _NO_PLACE:
            return f"{following}{unit['more'] or ''}"
    return None


@cache
def _book() -> dict[tuple[str, ...], tuple[str, ...]]:
    named = [*_PROVINCES, *_NAMES]
    named += [f"{unit} {name}" for unit in ("tỉnh", "thành phố") for name in _AMBIGUOUS_PROVINCES]
    named += [f"{_STEMS[year % 10]} {_BRANCHES[year % 12]}" for year in range(60)]
    books = (tuple(name.replace(" - ", " ").split()) for name in named)
    return {tuple(map(syllable_key, words)): words for words in books}


@cache
def _longest() -> int:
    return max(map(len, _book()))


def _known_words(text: str, found: Sequence[Syllable], place: int) -> tuple[str, ...]:
    for length in range(min(_longest(), len(found) - place), 1, -1):
        keys = tuple(syllable.key for syllable in found[place : place + length])
        words = _book().get(keys)
        if words is not None and not _is_parted(text, found, place, place + length):
            return words
    return ()


def _is_parted(text: str, found: Sequence[Syllable], first: int, last: int) -> bool:
    """Whether a comma or another sign stands between these syllables."""
    return any(
        text[found[number - 1].end : found[number].start].strip() not in {"", "-", "–"}
        for number in range(first + 1, last)
    )


def _body_words(text: str, found: Sequence[Syllable], place: int) -> list[str]:
    """The words of a body that begin here, its kind and its fields: `Sở Giáo dục và Đào tạo`."""
    size = next((size for size in (2, 1) if " ".join(s.key for s in found[place : place + size]) in _kind_keys()), 0)
    before = found[place - 1] if place else None
    if not size or (before and before.key in _other_keys() and not text[before.end : found[place].start].strip()):
        return []
    words = [_capital(found[place].written), *(each.written.lower() for each in found[place + 1 : place + size])]
    fields = _field_at(found, place + size)
    if not fields or text[found[place + size - 1].end : found[place + size].start].strip():
        return []
    if " ".join(fields).casefold() in _NO_FIELDS:
        return []
    while fields:
        words += fields
        end = place + len(words)
        joint = text[found[end - 1].end : found[end].start].strip() if end < len(found) else "."
        conjunction = [found[end].written.lower()] if end < len(found) and found[end].key == syllable_key("và") else []
        fields = _field_at(found, end + len(conjunction)) if joint in {"", "-", "–", ","} else []
        if joint == "" and not conjunction:
            break
        words += conjunction if fields else []
    return words


def _field_at(found: Sequence[Syllable], place: int) -> list[str]:
    length, book = phrase_at(found, place) if place < len(found) else (1, None)
    if book != "field":
        return []
    return [_capital(found[place].written), *(each.written.lower() for each in found[place + 1 : place + length])]


@cache
def _kind_keys() -> frozenset[str]:
    return frozenset(" ".join(map(syllable_key, kind.split())) for kind in _KINDS)


@cache
def _other_keys() -> frozenset[str]:
    return frozenset(map(syllable_key, _OTHER_WORDS))


@cache
def _counted_keys() -> frozenset[str]:
    return frozenset(map(syllable_key, _COUNTED))


def _capital(written: str) -> str:
    return written[:1].upper() + written[1:].lower()


def _is_number(found: Sequence[Syllable], place: int) -> bool:
    """Whether a syllable is a Roman number: `III` always, `VI` where something is counted."""
    written = found[place].written
    if not _ROMAN.fullmatch(written):
        return False
    return set(written) == {"I"} or (place > 0 and found[place - 1].key in _counted_keys())


def _is_letter(text: str, syllable: Syllable) -> bool:
    """Whether a single letter names something: `khối A`, not `y tế`."""
    stands_alone = (
        not text[syllable.end : syllable.end + 1].strip("-/&.") or text[syllable.end : syllable.end + 1] in ",;:)"
    )
    return len(syllable.written) == 1 and syllable.written not in _WORDS_OF_ONE_LETTER and stands_alone
