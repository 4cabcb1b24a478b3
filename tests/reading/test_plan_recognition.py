"""Whatever tree of a plan's wording comes in, the draft is a valid plan and every block of the body is in it."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from docgen.contracts.recognition import (
    Branch,
    Draft,
    RecognisedCell,
    RecognisedColumn,
    RecognisedDocument,
    RecognisedRow,
    RecognisedTable,
    SourceBlock,
    Words,
)
from docgen.documents.plan.model import Plan
from docgen.documents.plan.recognise import recognise_plan
from docgen.model import Numbering

ENVELOPE = {
    "issuer": {"name": "Ủy ban nhân dân xã Nghi Lộc", "code": "UBND", "place": "Nghi Lộc"},
    "subject": "Đầu tư công năm 2026",
    "signature": {"position": "CHỦ TỊCH", "full_name": "Hồ Thị Na"},
}
TITLES = st.sampled_from(
    [
        "MỤC ĐÍCH, YÊU CẦU",
        "Mục tiêu",
        "Nhiệm vụ",
        "Tổ chức thực hiện",
        "Kinh phí",
        "Phân công",
        "Chế độ báo cáo",
        "Khác",
    ]
)
TEXTS = st.sampled_from(
    [
        "Giao Phòng Nội vụ chủ trì, phối hợp với Công an xã thực hiện trước ngày 30/6/2026.",
        "Đơn vị chủ trì: Phòng Kinh tế; đơn vị phối hợp: Công an xã; thời gian thực hiện: Quý II/2026.",
        "Thời gian: 31/2/2026",
        "Sản phẩm: Báo cáo.",
        "Tỷ lệ hồ sơ đúng hạn: ít nhất 98,5%.",
        "Ít nhất 60% người dân được tiếp cận, 20% tham gia.",
        "Báo cáo 6 tháng về UBND xã (qua Phòng Nội vụ): trước ngày 15 tháng 6.",
        "Các thôn báo cáo năm trước ngày 30/11 về UBND xã.",
        "Dự toán: 5.000.000 đồng.",
        "Nguồn kinh phí: Ngân sách xã; Nguồn khác.",
        "Kinh phí: từ ngân sách xã 10.000.000 đồng.",
        "Công an xã xác minh.",
        "Chi tiết tại Phụ lục số 3 kèm theo.",
        "-",
        "1. Số gõ sẵn.",
        "- Gạch gõ sẵn",
        "Lời văn khác.",
    ]
)
HEADERS = st.lists(
    st.sampled_from(
        ["STT", "Nội dung", "Đơn vị chủ trì", "Phối hợp", "Thời gian", "Kinh phí", "Ghi chú", "Cột lạ", ""]
    ),
    min_size=1,
    max_size=6,
)
CELLS = st.sampled_from(
    ["", "1", "2", "Lời văn khác.", "Phòng Nội vụ", "Công an xã; Đoàn xã", "31/2/2026", "Quý I/2026"]
)


def words_of(text: str) -> Words:
    return Words(text, ())


@st.composite
def tables(draw: st.DrawFn) -> RecognisedTable:
    headers = draw(HEADERS)
    row = st.lists(CELLS, min_size=len(headers), max_size=len(headers)).map(
        lambda cells: RecognisedRow(tuple(RecognisedCell(words_of(cell)) for cell in cells))
    )
    group = st.just(RecognisedRow(group=words_of("I. Nhóm")))
    rows = draw(st.lists(row | group, max_size=4))
    return RecognisedTable(tuple(RecognisedColumn(words_of(header)) for header in headers), tuple(rows))


def branches(children: st.SearchStrategy[Branch] | None = None) -> st.SearchStrategy[Branch]:
    below = st.just(()) if children is None else st.lists(children, max_size=3).map(tuple)
    paragraphs = st.lists(TEXTS.map(words_of), max_size=2).map(tuple)
    table = st.none() | tables()
    numbering = st.none() | st.sampled_from([Numbering.ARABIC, Numbering.LETTER, Numbering.DASH])
    titled = st.builds(
        lambda title, texts, grid, kind, items: Branch(
            words=words_of(title), is_title=True, paragraphs=texts, table=grid, numbering=kind, children=items
        ),
        *(TITLES, paragraphs, table, numbering, below),
    )
    spoken = st.builds(
        lambda text, numbered, grid, items: Branch(
            words=words_of(text), numbered=numbered and text != "-", table=grid, children=items
        ),
        *(TEXTS, st.booleans(), table, below),
    )
    return titled | spoken


BODIES = st.lists(st.recursive(branches(), branches, max_leaves=6), min_size=1, max_size=4)


def numbered_blocks(bodies: list[Branch]) -> tuple[tuple[Branch, ...], tuple[SourceBlock, ...]]:
    """The branches with a block of its own behind every text."""
    blocks: list[SourceBlock] = []
    count = itertools.count()

    def words(each: Words | None) -> Words | None:
        if each is None or not each.text:
            return each
        index = next(count)
        blocks.append(SourceBlock(index, f"đoạn {index + 1}", each.text))
        return Words(each.text, (index,))

    def table(each: RecognisedTable | None) -> RecognisedTable | None:
        if each is None:
            return None
        columns = tuple(RecognisedColumn(words(column.header) or column.header) for column in each.columns)
        rows = tuple(
            RecognisedRow(
                tuple(RecognisedCell(words(cell.words) or cell.words) for cell in row.cells), words(row.group)
            )
            for row in each.rows
        )
        return RecognisedTable(columns, rows)

    def branch(each: Branch) -> Branch:
        return Branch(
            words=words(each.words),
            is_title=each.is_title,
            numbered=each.numbered,
            numbering=each.numbering,
            paragraphs=tuple(filter(None, map(words, each.paragraphs))),
            table=table(each.table),
            children=tuple(map(branch, each.children)),
        )

    return tuple(map(branch, bodies)), tuple(blocks)


def paths_of(value: object, path: str = "$") -> Iterator[str]:
    yield path
    if isinstance(value, dict):
        for name, each in value.items():
            yield from paths_of(each, f"{path}.{name}")
    elif isinstance(value, list | tuple):
        for index, each in enumerate(value):
            yield from paths_of(each, f"{path}[{index}]")


@given(BODIES)
def test_any_tree_becomes_a_valid_plan_with_every_block_in_it(bodies: list[Branch]) -> None:
    body, blocks = numbered_blocks(bodies)
    draft = recognise_plan(RecognisedDocument("Kế hoạch", blocks, body=body, numbering=Numbering.ROMAN))
    Plan.model_validate({**draft.data, **ENVELOPE})
    assert draft.used == frozenset(range(len(blocks)))


@given(BODIES)
def test_every_value_with_a_source_stands_at_its_path(bodies: list[Branch]) -> None:
    body, blocks = numbered_blocks(bodies)
    draft = recognise_plan(RecognisedDocument("Kế hoạch", blocks, body=body, numbering=Numbering.ROMAN))
    assert set(draft.provenance) <= set(paths_of(draft.data))


def plan_of(*branches: Branch, text: str = "") -> Draft:
    body, blocks = numbered_blocks(list(branches))
    return recognise_plan(
        RecognisedDocument(
            "Kế hoạch", blocks, body=body, numbering=Numbering.ROMAN, opening=(Words(text, ()),) if text else ()
        )
    )


def test_a_table_that_lost_its_columns_is_told() -> None:
    cells = ("STT", "Nội dung công việc", "Thời gian", "Đơn vị chủ trì", "1", "Tập huấn", "Quý II", "Phòng Nội vụ")
    draft = plan_of(Branch(words=words_of("Nhiệm vụ"), is_title=True, paragraphs=tuple(map(words_of, cells))))
    (told,) = [guess for guess in draft.guesses if guess.kind == "plainer"]
    assert told.path == "$.sections[0].paragraphs[0]"
    assert "mất cột" in told.message


def test_every_appendix_that_the_words_promise_waits_as_an_open_slot() -> None:
    draft = plan_of(Branch(words=words_of("Khác")), text="Chi tiết tại Phụ lục số 3 kèm theo.")
    appendices = draft.data["appendices"]
    assert isinstance(appendices, list)
    assert len(appendices) == 3
    Plan.model_validate({**draft.data, **ENVELOPE})


def test_a_body_without_anything_waits_for_its_content() -> None:
    draft = plan_of()
    assert draft.data["sections"] == [{"paragraphs": ["[CẦN ĐIỀN content (lời văn): nội dung kế hoạch]."]}]
    Plan.model_validate({**draft.data, **ENVELOPE})


def test_a_part_whose_values_the_model_refuses_is_kept_in_plain_words() -> None:
    long_label = Branch(words=words_of("Mục tiêu"), is_title=True, children=(Branch(words=words_of("1. Đạt 60%.")),))
    draft = plan_of(long_label)
    assert [guess.path for guess in draft.guesses if guess.kind == "plainer"] == [
        "$.sections[0]",
        "$.sections[0].items[0]",
    ]
    assert draft.data["sections"] == [{"title": "Mục tiêu", "items": [{"paragraphs": ["1. Đạt 60%."]}]}]
    Plan.model_validate({**draft.data, **ENVELOPE})
