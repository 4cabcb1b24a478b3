"""A field is named as the page numbers it."""

import pytest
from rollover_cases import plan

from docgen.lifecycle.fields import place_of

SECTIONS = [
    {"numbered": False, "text": "Lời dẫn không đánh số."},
    {
        "title": "Nhiệm vụ",
        "items": [
            {"text": "Việc thứ nhất.", "items": [{"text": "Điểm một.", "items": [{"text": "Điểm nhỏ."}]}]},
            {"numbered": False, "text": "Đoạn xen giữa."},
            {"text": "Việc thứ hai.", "numbering": "dash", "items": [{"text": "Gạch một."}, {"text": "Gạch hai."}]},
            {"text": "Việc thứ ba.", "numbering": "letter", "items": [{"text": "Điểm a."}, {"text": "Điểm b."}]},
        ],
    },
]
APPENDICES = [{"title": "Biểu", "items": [{"text": "Một."}, {"text": "Hai."}]}]
PLAN = plan(sections=SECTIONS, appendices=APPENDICES)


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("$.sections[0].text", "Đoạn thứ 1, lời văn"),
        ("$.sections[1].title", "Mục I, tiêu đề"),
        ("$.sections[1].items[0].text", "Mục I.1, lời văn"),
        ("$.sections[1].items[0].items[0].text", "Mục I.1.1, lời văn"),
        ("$.sections[1].items[0].items[0].items[0].text", "Mục I.1.1, điểm a, lời văn"),
        ("$.sections[1].items[1].text", "Mục I, đoạn thứ 2, lời văn"),
        ("$.sections[1].items[2].text", "Mục I.2, lời văn"),
        ("$.sections[1].items[2].items[1].text", "Mục I.2, gạch đầu dòng thứ 2, lời văn"),
        ("$.sections[1].items[3].items[1].text", "Mục I.3, điểm b, lời văn"),
        ("$.appendices[0].items[1].text", "Phụ lục, mục 2, lời văn"),
        ("$.subject", "Trích yếu"),
    ],
)
def test_a_place_is_what_a_reader_sees(path, place):
    assert place_of(PLAN, path) == place
