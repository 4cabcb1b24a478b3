"""A file becomes a valid document; docgen's own files come back whole; nothing of any file is lost."""

from io import BytesIO
from pathlib import Path

import pytest

from docgen.api import dump, load, render
from docgen.api.reading import read_document

ROOT = Path(__file__).parents[2]
SEED = ROOT / "samples" / "cua-lo-2024" / "seed.txt"
FILES = [
    ROOT / "samples" / "cua-lo-2024" / "plan.yaml",
    *sorted((ROOT / "tests" / "edge" / "documents").glob("*.yaml")),
]


@pytest.fixture(params=FILES, ids=lambda path: path.stem, scope="module")
def rendered(request):
    document = load(request.param)
    return document, render(document).bytes


def counts(read):
    return read.conservation.in_model + read.conservation.in_leftovers


def test_a_rendered_file_comes_back_as_the_data_it_was_rendered_from(rendered):
    document, content = rendered
    read = read_document(content)
    assert read.document == document
    assert (read.is_own, read.edits, read.leftovers) == (True, (), ())


def test_every_block_of_a_rendered_file_is_counted_once(rendered):
    _, content = rendered
    read = read_document(content, own_data=False)
    assert counts(read) == read.conservation.source_blocks > 0
    assert len(read.leftovers) == read.conservation.in_leftovers


def test_what_is_read_from_words_alone_reads_the_same_after_another_rendering(rendered):
    _, content = rendered
    first = read_document(content, own_data=False).document
    again = read_document(render(first, draft=True, embed_data=False).bytes).document
    assert dump(again) == dump(first)


def test_a_path_bytes_and_a_stream_give_the_same():
    content = SEED.read_bytes()
    assert read_document(SEED) == read_document(content) == read_document(BytesIO(content)) == read_document(str(SEED))


def test_the_seed_text_is_read_without_a_header_and_nothing_is_left_over():
    read = read_document(SEED)
    assert read.leftovers == ()
    assert [section.title for section in read.document.sections] == [
        "Mục đích, yêu cầu",
        "Nhiệm vụ, giải pháp trọng tâm",
        "Tổ chức thực hiện",
    ]
    assert read.document.issuer.name == "Ủy ban nhân dân thị xã Cửa Lò"
    assert read.document.signature.full_name == "Nguyễn Quang Tiêu"


def test_a_sentence_broken_by_a_page_is_one_sentence():
    read = read_document(SEED)
    words = "\n".join(read.document.sections[1].words)
    assert "bạo lực trên cơ sở giới giai đoạn 2021-2025, Chương trình truyền thông" in words
    assert any(notice.kind == "repaired" and notice.place == "dòng 27" for notice in read.notices)


@pytest.mark.parametrize(
    "lines",
    [
        "I. NỘI DUNG\n• Ý một:\n+ Ý nhỏ;\n- Ý hai.\n• Ý ba.",
        "I. NỘI DUNG\n+ Ý một:\n• Ý nhỏ:\n- Ý hai.\n1. Việc riêng.",
        "I. NỘI DUNG\n• Ý một;\n+ Ý hai:\n1. Việc riêng.\n- Ý ba.",
        "",
    ],
)
def test_lists_of_three_signs_and_a_plan_without_a_body_read_the_same_after_another_rendering(lines):
    text = f"UBND XÃ ABC\nSố: 1/KH-UBND\nKẾ HOẠCH\nCông tác năm 2026\n\n{lines}"
    first = read_document(text.encode(), own_data=False).document
    again = read_document(render(first, draft=True, embed_data=False).bytes).document
    assert dump(again) == dump(first)
