"""Tells at once that a text can name no period, no deadline, no kỳ báo cáo: most sentences of a document name none.

Each of them has one of a few words or figures. Looking for those costs a tenth of trying all forms at every place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docgen.vietnamese.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

_YEAR: Final = lazy_pattern(r"(?:19|20|21)\d\d")
_DAY_AND_MONTH: Final = lazy_pattern(r"\d[/.-]\d")
_OF_PERIODS: Final = ("tháng", "nửa", "quý", "nhiệm", "khóa", "khoá")
_OF_DEADLINES: Final = ("ngày", "tháng", "năm", "tuần", "giờ", "quý", "nửa", "mùng", "mồng")
_OF_REPORTS: Final = ("tháng", "quý", "năm", "đột", "bất", "yêu")
_DONE: Final = ("xong", "hoàn")


def may_name_period(text: str) -> bool:
    """Whether `text` (NFC) has a year in figures or a word that a period without one has: `quý`, `nhiệm kỳ` …"""
    return _YEAR.search(text) is not None or _has(text.lower(), _OF_PERIODS)


def may_name_deadline(text: str) -> bool:
    """Whether `text` (NFC) has a unit of time, a date in figures, or `xong trước …`."""
    small = text.lower()
    if _has(small, _OF_DEADLINES) or _DAY_AND_MONTH.search(text) or _YEAR.search(text):
        return True
    return "trước" in small and _has(small, _DONE)


def may_name_report_period(text: str) -> bool:
    """Whether `text` (NFC) has a unit of reporting, or one of the words that stand for none: `đột xuất` …"""
    return _has(text.lower(), _OF_REPORTS)


def _has(small: str, words: Iterable[str]) -> bool:
    return any(map(small.__contains__, words))
