"""The one year a document is of, told by its subject and its date."""

from datetime import date

import pytest

from docgen.model.document_year import find_own_year, is_of_several_years

ISSUED = date(2026, 2, 10)


@pytest.mark.parametrize(
    ("subject", "issued_on", "year"),
    [
        ("Công tác bình đẳng giới năm 2026", ISSUED, 2026),
        ("Công tác bình đẳng giới năm 2027", ISSUED, 2027),
        ("Công tác bình đẳng giới năm 2025", ISSUED, 2026),  # nobody changed it
        ("Tổng kết công tác bình đẳng giới năm 2025", ISSUED, 2025),
        ("Khắc phục hạn chế theo kết luận năm 2023", ISSUED, None),
        ("Công tác bình đẳng giới năm 2024", None, 2024),
        ("Công tác bình đẳng giới quý I/2026", ISSUED, 2026),
        ("Thực hiện Chiến lược giai đoạn 2021-2030 năm 2026", ISSUED, 2026),
        ("Thực hiện Chiến lược giai đoạn 2026-2030", ISSUED, None),
        ("Tổ chức Hội nghị tập huấn", ISSUED, None),
        ("Năm học 2025-2026", ISSUED, None),
    ],
)
def test_the_year_of_a_document(subject, issued_on, year):
    assert find_own_year(subject, issued_on) == year


@pytest.mark.parametrize(
    ("subject", "several"),
    [
        ("Thực hiện Chiến lược giai đoạn 2026-2030", True),
        ("Năm học 2025-2026", True),
        ("Thực hiện Chiến lược giai đoạn 2021-2030 năm 2026", False),
        ("Công tác bình đẳng giới", False),
    ],
)
def test_a_document_of_several_years(subject, several):
    assert is_of_several_years(subject) is several
