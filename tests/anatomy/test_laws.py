"""Laws of every anatomy, on arbitrary documents: nothing raises, nothing is claimed twice, nothing is lost."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strangers import CONTENT, ENDS, HEADS, appendix, bytes_of, lay_out

from docgen.anatomy import Anatomy, Box, locate_boxes, paragraph_at
from docgen.anatomy.addresses import walk
from docgen.ooxml import (
    Border,
    Borders,
    Cell,
    DocumentFacts,
    Drawing,
    ListLabel,
    Note,
    Paragraph,
    ParagraphFormat,
    Row,
    Run,
    RunFormat,
    Section,
    Table,
    read_facts,
)

WORDS = st.sampled_from(
    [
        "", " ", "\t", "\n", "\f", "./.", "____", "*", "-----", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc",
        "CỘNG HÒA XÃ HỘI", "ĐẢNG CỘNG SẢN VIỆT NAM", "UBND XÃ A", "ỦY BAN NHÂN DÂN", "SỞ NỘI VỤ", "Số: 15/KH-UBND", "Số:", "15/KH-UBND",
        "Số 05-NQ/ĐU", "Nghệ An, ngày 05 tháng 3 năm 2026", "V/v việc này", "KẾ HOẠCH", "QUYẾT ĐỊNH", "QUYẾT ĐỊNH:", "Về việc này",
        "Kính gửi:", "Kính gửi: Sở Nội vụ", "- Sở Nội vụ;", "Căn cứ Luật này;", "Phụ lục I", "PHỤ LỤC 2: DANH MỤC", "(Kèm theo Quyết định số 1)",
        "I. MỤC ĐÍCH", "1. Mục đích", "1.1 Mục tiêu", "a) Nội dung", "Điều 1. Phạm vi", "Chương I", "Trên đây là Kế hoạch./.", "Nơi nhận:",
        "Nơi nhận:\tTM. ỦY BAN NHÂN DÂN", "- Như trên;\t\tCHỦ TỊCH", "- Lưu: VT, VX. PL.(300)", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "(Đã ký)", "Nguyễn Văn An",
        "MẬT", "HỎA TỐC", "SAO Y", "Số: 1/SY; UBND; 05/03/2026 14:05:33", "Địa chỉ: 1 Lê Lợi; Điện thoại: 1", "Ghi chú:", "DỰ THẢO",
        "UBND XÃ A\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Số: 1/KH-A      Xã A, ngày 1 tháng 2 năm 2026", "Một câu văn bình thường của nội dung.",
    ]
)  # fmt: skip
TEXTS = st.one_of(WORDS, WORDS, st.text(max_size=40), st.lists(WORDS, min_size=2, max_size=4).map("\n".join))
LOOKS = st.builds(
    RunFormat,
    bold=st.booleans(),
    italic=st.booleans(),
    size=st.sampled_from([0, 11, 13, 14]),
    hidden=st.sampled_from([False] * 9 + [True]),
)
FORMATS = st.builds(
    ParagraphFormat,
    alignment=st.sampled_from(["left", "center", "right", "both"]),
    indent_left=st.sampled_from([-500, 0, 2000, 5000]),
    page_break_before=st.sampled_from([False] * 9 + [True]),
    borders=st.sampled_from([Borders(), Borders(bottom=Border("single", 6))]),
)
LABELS = st.sampled_from([None, None, None, ListLabel(""), ListLabel("-"), ListLabel("1."), ListLabel("\uf0b7")])


def drawings(blocks) -> st.SearchStrategy[tuple[Drawing, ...]]:
    shape = st.builds(
        Drawing,
        kind=st.sampled_from(["line", "picture", "shape"]),
        width=st.sampled_from([0, 2000, 9000]),
        height=st.sampled_from([0, 50]),
        x=st.integers(-100, 9000),
    )
    box = st.builds(Drawing, kind=st.just("textbox"), width=st.just(3000), blocks=blocks)
    return st.lists(st.one_of(shape, box), max_size=2).map(tuple)


def paragraphs(blocks) -> st.SearchStrategy[Paragraph]:
    runs = st.lists(
        st.builds(Run, text=TEXTS, format=LOOKS, field=st.sampled_from(["", "", "", " PAGE "])), max_size=2
    ).map(tuple)
    return st.builds(
        Paragraph,
        runs=runs,
        format=FORMATS,
        label=LABELS,
        drawings=drawings(blocks) if blocks is not None else st.just(()),
    )


def tables(blocks) -> st.SearchStrategy[Table]:
    cells = st.builds(Cell, blocks=blocks, width=st.sampled_from([0, 3000, 6000]), span=st.integers(1, 3))
    rows = st.lists(cells, max_size=3).map(lambda found: Row(tuple(found)))
    return st.builds(
        Table, rows=st.lists(rows, max_size=3).map(tuple), grid=st.lists(st.integers(0, 6000), max_size=3).map(tuple)
    )


FLAT = st.lists(paragraphs(None), max_size=4).map(tuple)
INNER = st.lists(st.one_of(paragraphs(FLAT), tables(FLAT)), max_size=3).map(tuple)
BLOCKS = st.lists(st.one_of(paragraphs(INNER), paragraphs(INNER), tables(INNER)), max_size=14).map(tuple)
SECTIONS = st.builds(
    Section,
    blocks=BLOCKS,
    type=st.sampled_from(["nextPage", "continuous"]),
    title_page=st.booleans(),
    header_default=FLAT,
    footer_first=FLAT,
    width=st.sampled_from([0, 11906]),
)
DOCUMENTS = st.builds(
    DocumentFacts,
    sections=st.lists(SECTIONS, max_size=3).map(tuple),
    notes=st.lists(st.builds(Note, kind=st.just("footnote"), number=st.integers(1, 9), blocks=FLAT), max_size=1).map(
        tuple
    ),
    even_and_odd=st.booleans(),
)


def visible(paragraph: Paragraph) -> str:
    return "".join(" " * len(run.text) if run.format.hidden else run.text for run in paragraph.runs)


def assert_laws(facts: DocumentFacts, anatomy: Anatomy) -> None:
    taken: dict[object, list[tuple[int, int]]] = defaultdict(list)
    for entry in anatomy.entries():
        text = visible(paragraph_at(facts, entry.address))
        assert 0 <= entry.start <= entry.end <= len(text)
        assert 0 < entry.confidence <= 1
        assert entry.reason.endswith(".")
        if entry.drawing >= 0:
            assert paragraph_at(facts, entry.address).drawings[entry.drawing].kind == "picture"
        elif entry.box is not Box.PAGE_NUMBER:
            assert entry.words
        taken[entry.address].append((entry.start, entry.end))
    for left in anatomy.leftovers:
        assert left.words
        assert left.reason.endswith(".")
        taken[left.address].append((left.start, left.end))
    covered = {stop.address for stop in walk(facts)}
    assert set(taken) <= covered
    for stop in walk(facts):
        letters = bytearray(len(stop.paragraph.text))
        for start, end in taken[stop.address]:
            assert not any(letters[start:end]), f"claimed twice: {stop.address}"
            letters[start:end] = b"\x01" * (end - start)
        lost = [
            letter
            for letter, is_taken in zip(visible(stop.paragraph), letters, strict=True)
            if not is_taken and not letter.isspace()
        ]
        assert not lost, f"lost at {stop.address}: {''.join(lost)}"
    for part in anatomy.parts:
        own = {(entry.address, entry.start, entry.end) for entry in part.entries}
        assert all((item.entry.address, item.entry.start, item.entry.end) in own for item in part.body)
        assert all(item.entry.start <= item.text_start for item in part.body)
        assert all(section < len(facts.sections) for section in part.sections)
        assert not {entry.box for entry in part.missing} & {entry.box for entry in part.entries}
        for rule in part.rules:
            assert rule.length is None or rule.length > 0
            paragraph_at(facts, rule.address)
    assert anatomy.scope.reasons
    assert all(number.section < len(facts.sections) for number in anatomy.page_numbers)


@settings(max_examples=100, deadline=None)
@given(DOCUMENTS)
def test_any_document_has_an_anatomy_that_claims_no_letter_twice_and_loses_none(facts: DocumentFacts) -> None:
    assert_laws(facts, locate_boxes(facts))


@settings(max_examples=20, deadline=None)
@given(DOCUMENTS)
def test_the_same_document_has_the_same_anatomy(facts: DocumentFacts) -> None:
    assert locate_boxes(facts) == locate_boxes(replace(facts))


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize("end", ENDS)
def test_every_pair_of_layouts_keeps_the_laws(head: str, end: str) -> None:
    page = lay_out(head, end)
    appendix(page, section=False)
    facts = read_facts(bytes_of(page))
    anatomy = locate_boxes(facts)

    assert_laws(facts, anatomy)
    assert anatomy.parts[0].words(Box.ISSUER) == "SỞ NỘI VỤ"
    assert anatomy.parts[0].words(Box.FULL_NAME) == CONTENT.name
    assert len(anatomy.parts) == 2


def test_a_walk_gives_each_paragraph_the_place_the_facts_give_it() -> None:
    page = lay_out("text boxes")
    page.sections[0].header.paragraphs[0].add_run("đầu trang")
    facts = read_facts(bytes_of(page))

    stops = list(walk(facts))
    assert [stop.place for stop in stops] == [placed.place for placed in facts.paragraphs()]
    assert all(paragraph_at(facts, stop.address) is stop.paragraph for stop in stops)


def test_a_long_document_is_read_in_one_pass() -> None:
    # A stage that looked back over everything before it would not come to an end here.
    many = tuple(Paragraph((Run(f"{number}. Nhiệm vụ số {number}"),)) for number in range(1, 8000))
    one = Paragraph((Run("\n".join(f"Dòng {number}" for number in range(8000))),))
    appendices = tuple(
        Paragraph((Run("Phụ lục I", RunFormat(bold=True)),), format=ParagraphFormat(alignment="center"))
        for _ in range(2000)
    )
    facts = DocumentFacts(sections=(Section(blocks=(*many, one, *appendices)),))
    anatomy = locate_boxes(facts)

    assert len(anatomy.parts) == 2001
    assert len(anatomy.parts[0].body) == 8000
