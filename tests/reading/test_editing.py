"""A file that docgen rendered and a person edited in Word gives its data with the edits, each of them listed."""

import copy
import pickle
import re
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from docgen.api import load, render
from docgen.api.reading import read_document
from docgen.office import convert_documents
from docgen.ooxml import open_package, write_package
from docgen.ooxml.custom_xml import without_seal

SAMPLE = Path(__file__).parents[2] / "samples" / "cua-lo-2024" / "plan.yaml"


@pytest.fixture(scope="module")
def plan():
    return load(SAMPLE)


@pytest.fixture(scope="module")
def rendered(plan):
    return render(plan).bytes


@pytest.fixture
def edited(rendered):
    """What is read of the file after `change` was made to it with another program."""

    def edit(change):
        page = docx.Document(BytesIO(rendered))
        change(page)
        stream = BytesIO()
        page.save(stream)
        return read_document(stream.getvalue())

    return edit


def retype(old, new):
    """Replace words in the first run that has them."""

    def change(page):
        node = next(node for node in page.element.body.iter("{*}t") if old in (node.text or ""))
        node.text = node.text.replace(old, new)

    return change


def paragraph_of(page, start):
    return next(paragraph for paragraph in page.paragraphs if paragraph.text.startswith(start))


def paths(read):
    return [edit.path for edit in read.edits]


def assert_nothing_lost(read):
    count = read.conservation
    assert count.in_model + count.in_leftovers == count.source_blocks
    assert len(read.leftovers) == count.in_leftovers


def test_a_file_saved_again_by_another_program_is_still_its_data(plan, edited):
    read = edited(lambda _: None)
    assert (read.document, read.edits, read.leftovers) == (plan, (), ())


def test_changed_words_win_and_everything_else_stays(plan, edited):
    read = edited(retype("Thực hiện tốt các cơ chế", "Thực hiện đầy đủ các cơ chế"))
    task = read.document.sections[1].items[1]
    assert task.text.startswith("Thực hiện đầy đủ các cơ chế")
    assert (task.id, task.lead, task.summary) == (
        plan.sections[1].items[1].id,
        plan.sections[1].items[1].lead,
        plan.sections[1].items[1].summary,
    )
    (edit,) = read.edits
    assert edit.path == "$.sections[1].items[1].text"
    assert edit.before.startswith("Thực hiện tốt các cơ chế")
    assert edit.after.startswith("Thực hiện đầy đủ các cơ chế")
    assert read.is_own
    assert read.leftovers == ()


def test_another_signer_wins(edited):
    read = edited(retype("Nguyễn Quang Tiêu", "Hoàng Văn Phúc"))
    assert read.document.signature.full_name == "Hoàng Văn Phúc"
    assert paths(read) == ["$.signature.full_name"]


def test_a_changed_cell_of_a_table_made_from_the_tasks_changes_the_task(edited):
    read = edited(retype("Quý III/2024", "Quý IV/2024"))
    assert read.document.sections[1].items[3].items[1].deadline.written == "Quý IV/2024"
    assert read.document.appendices[0].items[0].table.is_derived
    assert read.leftovers == ()


def test_a_task_added_in_word_is_added_to_the_data(plan, edited):
    def add(page):
        paragraph = paragraph_of(page, "5.4.")
        twin = copy.deepcopy(paragraph._p)
        paragraph._p.addnext(twin)
        first, *others = twin.iter("{*}t")
        first.text = "5.5. Biểu dương các mô hình hay."
        for node in others:
            node.getparent().remove(node)

    read = edited(add)
    tasks = read.document.sections[1].items[4].items
    assert [task.id for task in tasks] == [*(task.id for task in plan.sections[1].items[4].items), None]
    assert tasks[-1].text == "Biểu dương các mô hình hay."
    assert paths(read) == ["$.sections[1].items[4].items[4]"]
    assert read.leftovers == ()


def test_a_paragraph_taken_out_in_word_is_taken_out_of_the_data(plan, edited):
    def delete(page):
        node = paragraph_of(page, "2.3.")._p
        node.getparent().remove(node)

    read = edited(delete)
    assert len(read.document.sections[2].items[1].items) == len(plan.sections[2].items[1].items) - 1
    assert paths(read) == ["$.sections[2].items[1].items[2]"]


def test_the_items_after_one_that_was_taken_out_are_numbered_anew(plan, edited):
    def delete(page):
        node = paragraph_of(page, "2.1.")._p
        node.getparent().remove(node)

    read = edited(delete)
    before, after = plan.sections[2].items[1].items, read.document.sections[2].items[1].items
    assert [item.text for item in after] == [item.text for item in before[1:]]
    assert all(item.numbered for item in after)
    assert paths(read) == ["$.sections[2].items[1].items[0]"]
    assert read.leftovers == ()
    assert any(notice.message.startswith("Xóa trong Word: «") for notice in read.notices)
    assert any(notice.kind == "renumbered" and "«2.2.»" in notice.message for notice in read.notices)


def test_an_item_moved_to_another_place_is_one_edit(plan, edited):
    def move(page):
        first, second = paragraph_of(page, "2.1.")._p, paragraph_of(page, "2.2.")._p
        second.addnext(first)

    read = edited(move)
    before, after = plan.sections[2].items[1].items, read.document.sections[2].items[1].items
    assert [item.text for item in after] == [before[1].text, before[0].text, *(item.text for item in before[2:])]
    assert all(item.numbered for item in after)
    assert len(read.edits) == 1
    assert read.leftovers == ()
    assert any("mục đứng ở vị trí 1 được chuyển đến vị trí 2" in notice.message for notice in read.notices)


def test_words_changed_behind_an_item_that_was_taken_out_keep_a_number(plan, edited):
    def change(page):
        node = paragraph_of(page, "2.1.")._p
        node.getparent().remove(node)
        first, *others = paragraph_of(page, "2.2.")._p.iter("{*}t")
        first.text = "2.2. Đôn đốc mọi đơn vị làm đúng hạn."
        for each in others:
            each.text = ""

    after = edited(change).document.sections[2].items[1].items
    assert len(after) == len(plan.sections[2].items[1].items) - 1
    assert after[0].text == "Đôn đốc mọi đơn vị làm đúng hạn."
    assert all(item.numbered for item in after)


def test_a_row_taken_out_of_the_table_is_not_printed_again(edited):
    def delete(page):
        row = page.tables[-1].rows[2]._tr
        row.getparent().remove(row)

    read = edited(delete)
    words = [node.text for node in docx.Document(BytesIO(render(read.document).bytes)).element.body.iter("{*}t")]
    assert not any("Lồng ghép bình đẳng giới trong xây dựng" in (text or "") for text in words)
    assert any(notice.path.endswith(".table.rows") and notice.kind == "guessed" for notice in read.notices)


def test_another_heading_keeps_what_the_section_means(edited):
    read = edited(retype("TỔ CHỨC THỰC HIỆN", "TRÁCH NHIỆM THỰC HIỆN"))
    section = read.document.sections[2]
    assert (section.part, section.title) == ("implementation", "Trách nhiệm thực hiện")
    assert paths(read) == ["$.sections[2].title"]


def test_a_pencil_note_at_the_end_is_never_lost(edited):
    read = edited(lambda page: page.add_paragraph("Đồng ý, chuyển Phòng LĐTBXH thực hiện."))
    said = "\n".join([edit.after for edit in read.edits] + [left.text for left in read.leftovers])
    assert "Đồng ý, chuyển Phòng LĐTBXH thực hiện." in said
    assert_nothing_lost(read)


def test_words_that_fit_no_field_are_left_over_and_told(edited):
    read = edited(retype("Cửa Lò, ngày", "Cửa Lò, ngày mồng năm"))
    assert [left.text for left in read.leftovers] == ["Cửa Lò, ngày mồng năm tháng năm 2024"]
    assert any(notice.kind == "left-over" for notice in read.notices)
    assert_nothing_lost(read)


def test_tracked_changes_are_read_as_accepted_and_reported(edited):
    def track(page):
        run = next(run for run in paragraph_of(page, "Trên đây là").runs if "nghiêm túc" in run.text)
        before, after = run.text.split("nghiêm túc", 1)
        run.text = before
        look = f"{nsdecls('w')} w:id='901' w:author='Lãnh đạo' w:date='2024-04-20T08:00:00Z'"
        inserted = parse_xml(f"<w:ins {look}><w:r><w:t xml:space='preserve'>khẩn trương</w:t></w:r></w:ins>")
        deleted = parse_xml(f"<w:del {look}><w:r><w:delText xml:space='preserve'>nghiêm túc</w:delText></w:r></w:del>")
        rest = copy.deepcopy(run._r)
        run._r.addnext(inserted)
        inserted.addnext(deleted)
        deleted.addnext(rest)
        next(rest.iter("{*}t")).text = after
        next(rest.iter("{*}t")).set("{http://www.w3.org/XML/1998/namespace}space", "preserve")

    read = edited(track)
    assert "khẩn trương tổ chức thực hiện" in read.document.closing[0]
    assert "nghiêm túc" not in read.document.closing[0]
    told = [notice for notice in read.notices if notice.kind == "tracked-change"]
    assert len(told) == 2
    assert all("Lãnh đạo" in notice.message and re.match(r"đoạn \d+", notice.place) for notice in told)
    assert paths(read) == ["$.closing[0]"]


def test_damaged_data_is_told_and_the_words_are_read(rendered):

    members = dict(open_package(rendered).parts)
    data = members["customXml/item1.xml"]
    members["customXml/item1.xml"] = data.replace(b'"document"', b'"documnet"')
    assert members["customXml/item1.xml"] != data
    read = read_document(write_package(members))
    assert not read.is_own
    assert any("Dữ liệu kèm trong tệp không dùng được" in notice.message for notice in read.notices)
    assert read.document.signature.full_name == "Nguyễn Quang Tiêu"


@pytest.mark.office
def test_a_file_saved_again_by_libreoffice_is_still_its_data(plan, rendered):
    read = read_document(convert_documents({"a.docx": rendered}, to="docx")["a.docx"])
    assert (read.document, read.edits, read.leftovers, read.is_own) == (plan, (), (), True)


def test_a_file_without_a_seal_is_read_and_printed_once_more(plan, rendered):
    parts = dict(open_package(rendered).parts)
    parts["customXml/item1.xml"] = without_seal(parts["customXml/item1.xml"])
    read = read_document(write_package(parts))
    assert (read.document, read.edits, read.leftovers, read.is_own) == (plan, (), (), True)


def test_an_untouched_file_tells_the_places_of_its_words_when_asked(rendered):
    parts = dict(open_package(rendered).parts)
    parts["customXml/item1.xml"] = without_seal(parts["customXml/item1.xml"])
    untouched, unsealed = read_document(rendered), read_document(write_package(parts))
    assert untouched.provenance["$.signature.full_name"]
    assert untouched == unsealed
    assert untouched.to_dict() == unsealed.to_dict()
    assert pickle.loads(pickle.dumps(untouched)) == untouched  # noqa: S301 — pickled in this line


def test_tasks_that_change_places_keep_what_no_page_shows(plan, edited):
    def swap(page):
        first, second = (paragraph_of(page, start) for start in ("1. Tăng cường trách", "2. Thực hiện tốt"))
        second._p.addnext(first._p)
        for paragraph, number in ((first, "2."), (second, "1.")):
            node = next(node for node in paragraph._p.iter("{*}t") if (node.text or "").strip())
            node.text = number + node.text[2:]

    before = plan.sections[1].items
    read = edited(swap)
    after = read.document.sections[1].items
    assert [item.id for item in after] == [before[1].id, before[0].id, *(item.id for item in before[2:])]
    assert after[:2] == (before[1], before[0])
    assert any("vị trí" in edit.after for edit in read.edits)
    assert read.leftovers == ()
