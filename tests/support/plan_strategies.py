"""Any valid plan, for property tests: odd words, every optional part there or not, trees of any shape."""

import datetime as dt
import unicodedata

from hypothesis import strategies as st

ODD_WORDS = [
    "Ủy ban nhân dân",
    "A&B <loa>",
    "{{ tên }}",
    "{% for %}",
    '“kép” ‘đơn’ "thẳng"',
    "có\ttab",
    "hai\ndòng",
    unicodedata.normalize("NFD", "hoà bình Cửa Lò"),
    "nghiêng" * 30,
    "]]> </w:t> &amp;",
    "😀 ₫ ½ …",
    "Kế hoạch số 116/KH-UBND ngày 13/8/2021",
    "trước ngày 30 tháng 5",
    "./.",
    "-",
    "I.",
]
LETTERS = st.text(
    alphabet=st.sampled_from("aăâbcdđeêghiôơuưxyÁẾỘỮỴ ,.;:()&<>{}%'\"0123456789"), min_size=1, max_size=40
)
WORDS = (st.sampled_from(ODD_WORDS) | LETTERS).map(str.strip).filter(bool)
LINES = WORDS.map(lambda words: " ".join(words.split()))
IDS = st.uuids().map(lambda uuid: f"n{uuid.hex}")


def _optional(**fields):
    return st.fixed_dictionaries({}, optional=fields)


def _said(children=None):
    """A node with a title or a text, and the rest or not; `children` are what its items may be."""
    head = st.tuples(st.sampled_from(["title", "text"]), WORDS).map(lambda pair: {pair[0]: pair[1]})
    rest = _optional(
        paragraphs=st.lists(WORDS, max_size=2),
        numbered=st.booleans(),
        numbering=st.sampled_from(["roman", "arabic", "decimal", "letter", "dash", "plus", "none"]),
        table=tables(),
        items=st.just([]) if children is None else st.lists(children, max_size=3),
    )
    return st.builds(lambda one, other: {**one, **other}, head, rest)


def tables():
    """A free table with as many cells a row as it has columns."""

    def rows(columns):
        cells = st.lists(st.none() | WORDS, min_size=columns, max_size=columns)
        group = st.builds(lambda words: {"group": words}, WORDS)
        return st.builds(
            lambda headers, body: {"columns": [{"header": header} for header in headers], "rows": body},
            st.lists(WORDS, min_size=columns, max_size=columns),
            st.lists(cells | group, max_size=3),
        )

    return st.integers(1, 5).flatmap(rows)


ITEMS = st.recursive(_said(), _said, max_leaves=5)


def _task(children=None):
    return st.builds(
        lambda node, extra: {**node, **extra},
        _said(children),
        _optional(
            id=IDS,
            summary=WORDS,
            lead=WORDS,
            supporting=st.lists(WORDS, max_size=3),
            deadline=st.sampled_from(["trước ngày 30 tháng 5", "Cả năm", "Quý II/2026", "xong trước mùa mưa"]),
            product=WORDS,
            budget=st.sampled_from(["15.000.000 đồng", "theo dự toán"]),
            note=WORDS,
        ),
    )


TASKS = st.recursive(_task(), _task, max_leaves=4)

SECTIONS = st.one_of(
    ITEMS,
    st.builds(
        lambda title, items: {"part": "tasks", "title": title, "items": items}, WORDS, st.lists(TASKS, max_size=3)
    ),
    st.builds(
        lambda part, title, items: {"part": part, "title": title, "items": items},
        st.sampled_from(["purposes_requirements", "implementation"]),
        WORDS,
        st.lists(ITEMS, max_size=2),
    ),
    st.builds(
        lambda title, who: {
            "part": "reporting",
            "title": title,
            "duties": [{"period": "6 tháng", "due": "trước ngày 30 tháng 5", "reporters": who}],
        },
        WORDS,
        st.lists(WORDS, max_size=2),
    ),
    st.builds(
        lambda title, sources: {"part": "funding", "title": title, "estimate": "120 triệu đồng", "sources": sources},
        WORDS,
        st.lists(WORDS, max_size=2),
    ),
)

ASSIGNMENT_COLUMNS = st.lists(
    st.sampled_from(["number", "task", "product", "lead", "supporting", "deadline", "budget", "note"]),
    min_size=1,
    unique=True,
).map(lambda fields: [{"field": field} for field in fields])

DERIVED_TABLES = ASSIGNMENT_COLUMNS.map(lambda columns: {"table": {"kind": "assignments", "columns": columns}})

APPENDICES = st.builds(
    lambda base, extra: {**base, **extra},
    st.fixed_dictionaries({"items": st.lists(ITEMS | DERIVED_TABLES, min_size=1, max_size=2)}),
    _optional(title=WORDS, note=WORDS, orientation=st.sampled_from(["auto", "portrait", "landscape"])),
)

SIGNATURES = st.builds(
    lambda block, name: {**block, "full_name": name},
    st.sampled_from(
        [
            {"position": "GIÁM ĐỐC"},
            {"authority": ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"], "position": "PHÓ CHỦ TỊCH"},
            {"authority": ["Q. GIÁM ĐỐC"]},
        ]
    ),
    LINES.filter(lambda name: len(name) <= 50),
)

PLANS = st.builds(
    lambda base, extra: {**base, **extra},
    st.fixed_dictionaries(
        {
            "document": st.just("plan"),
            "year": st.integers(1945, 2200),
            "issuer": st.builds(
                lambda base, extra: {**base, **extra},
                st.fixed_dictionaries({"name": LINES, "code": st.just("UBND"), "place": LINES}),
                _optional(parent_agency=LINES),
            ),
            "subject": WORDS,
            "sections": st.lists(SECTIONS, min_size=1, max_size=3),
            "signature": SIGNATURES,
        }
    ),
    _optional(
        number=st.integers(1, 9999).map(str),
        issued_on=st.dates(min_value=dt.date(2020, 3, 5), max_value=dt.date(2190, 1, 1)).map(str),
        opening=st.lists(WORDS, max_size=2),
        closing=st.lists(WORDS, max_size=2),
        legal_bases=st.lists(WORDS.filter(lambda words: words.rstrip(" ;,.")), max_size=3),
        addressees=st.lists(WORDS, max_size=3),
        recipients=st.lists(LINES, max_size=3),
        second_signature=SIGNATURES,
        task_details=st.sampled_from(["auto", "inline", "appendix"]),
        marks=_optional(
            urgency=st.sampled_from(["KHẨN", "THƯỢNG KHẨN", "HỎA TỐC"]), circulation=st.just("LƯU HÀNH NỘI BỘ")
        ),
        drafter=st.just({"symbol": "PL", "copies": 300}),
        address=st.just({"address": "Số 1, đường A & B", "phone": "0238 3824 000"}),
        appendices=st.lists(APPENDICES, max_size=2),
    ),
)
"""Data of a plan as a file would hold it."""
