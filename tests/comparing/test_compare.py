"""What `compare` promises beside the marks: nothing for equal files, moved paragraphs, words about changes, refusals."""

import io
import zipfile
from datetime import UTC, datetime, timedelta, timezone

import docx
import pytest
from streams import accepted, plain, rejected
from versions import NAMES, document, next_year

import docgen
from docgen import api
from docgen.comparing import RedlineError, brief, compare_documents
from docgen.comparing import compare as module
from docgen.errors import DocgenError, FileAccessError, InputError, UnreadableInputError, UnsafeInputError
from docgen.ooxml import find_data_item, open_package
from docgen.ooxml.redline import Mismatch

TASKS = [
    "Tuyên truyền, phổ biến chính sách, pháp luật về bình đẳng giới.",
    "Tập huấn nâng cao năng lực cho cán bộ làm công tác bình đẳng giới.",
    "Kiểm tra việc thực hiện Luật Bình đẳng giới tại các phường.",
    "Tổ chức Tháng hành động vì bình đẳng giới từ 15/11 đến 15/12 năm 2024.",
]


def written(*texts):
    made = docx.Document()
    for text in texts:
        made.add_paragraph(text)
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def main(redline):
    with zipfile.ZipFile(io.BytesIO(redline.bytes)) as archive:
        return archive.read("word/document.xml").decode()


def compared(old, new):
    made = compare_documents(old, new, author="a")
    assert accepted(made.bytes) == plain(new)
    assert rejected(made.bytes) == plain(old)
    return made


@pytest.mark.parametrize("name", NAMES)
def test_equal_files_bear_no_mark(name):
    made = compare_documents(document(name), document(name), author="a")
    assert made.is_unchanged
    assert made.changes == ()
    assert not any(mark in main(made) for mark in ("<w:ins ", "<w:del ", "PrChange", "<w:move"))
    assert plain(made.bytes) == plain(document(name))


def test_one_changed_date_is_two_marks():
    made = compared(written(*TASKS), written(*TASKS[:3], TASKS[3].replace("2024", "2025")))
    assert made.marks == 2
    change = made.changes[0]
    assert (change.kind, change.place, change.old_place) == ("changed", "đoạn 4", "đoạn 4")
    assert [(edit.kind, edit.text) for edit in change.edits[1:3]] == [("deleted", "2024"), ("inserted", "2025")]


def test_a_moved_paragraph_is_marked_as_moved():
    made = compared(written(*TASKS, "Hết."), written(TASKS[1], TASKS[2], TASKS[0], TASKS[3], "Hết."))
    text = main(made)
    assert text.count("<w:moveFrom ") == text.count("<w:moveTo ") == 2  # the letters and the end of the paragraph
    assert text.count("w:moveFromRangeStart") == text.count("w:moveToRangeEnd") == 1
    assert [(change.kind, change.old_place, change.place) for change in made.changes] == [("moved", "đoạn 1", "đoạn 3")]


def test_neighbours_move_together():
    others = [f"Nội dung thứ {number} của kế hoạch, giữ nguyên vị trí như năm trước." for number in range(5)]
    made = compared(written(*TASKS[:2], *others, "Hết."), written(*others, *TASKS[:2], "Hết."))
    assert main(made).count("w:moveFromRangeStart") == 1
    assert made.count("moved") == 2


def test_what_is_added_behind_the_end_and_dropped_from_it():
    for old, new in ((TASKS[:2], TASKS), (TASKS, TASKS[:2]), (TASKS, [*TASKS[:1], "Câu khác hẳn."])):
        compared(written(*old), written(*new))


def test_an_empty_document_against_a_full_one():
    compared(written(""), written(*TASKS))
    compared(written(*TASKS), written(""))


def test_a_text_without_any_paragraph_counts_as_one_empty_paragraph():
    made = compare_documents(written(), written("Một câu"), author="a")
    assert [block[3] for block in rejected(made.bytes)["body"]] == [[]]
    assert compare_documents(written(), written(""), author="a").is_unchanged


def test_new_and_old_are_told_apart_by_kind():
    made = compared(written(*TASKS), written(TASKS[0], TASKS[2], "Một nhiệm vụ mới hoàn toàn của năm sau.", TASKS[3]))
    assert [(change.kind, change.after or change.before) for change in made.changes] == [
        ("deleted", TASKS[1]),
        ("inserted", "Một nhiệm vụ mới hoàn toàn của năm sau."),
    ]


def test_another_look_of_the_same_words_is_reformatted():
    def bold(data):
        opened = docx.Document(io.BytesIO(data))
        opened.paragraphs[0].runs[0].bold = True
        buffer = io.BytesIO()
        opened.save(buffer)
        return buffer.getvalue()

    made = compared(written(*TASKS), bold(written(*TASKS)))
    assert [change.kind for change in made.changes] == ["reformatted"]
    assert main(made).count("w:rPrChange ") == 1


def test_a_date_with_a_time_zone_is_written_in_utc_and_no_date_is_left_out():
    moment = datetime(2025, 1, 15, 8, tzinfo=timezone(timedelta(hours=7)))
    old, new = written("một hai"), written("một ba")
    assert 'w:date="2025-01-15T01:00:00Z"' in main(compare_documents(old, new, author="a", date=moment))
    assert "w:date" not in main(compare_documents(old, new, author="a"))
    naive = moment.astimezone(UTC).replace(tzinfo=None)
    assert 'w:date="2025-01-15T01:00:00Z"' in main(compare_documents(old, new, author="a", date=naive))


@pytest.mark.parametrize("author", ["", "  ", "a\nb", "a" * 256, "\ud800"])
def test_an_author_no_word_file_can_hold_is_refused(author):
    with pytest.raises(InputError, match="Tên người sửa"):
        compare_documents(written(), written(), author=author)


def test_a_redline_that_cannot_be_proven_is_not_handed_over(monkeypatch):
    monkeypatch.setattr(module, "find_mismatch", lambda *_: Mismatch("rejected", "body", 7))
    with pytest.raises(RedlineError, match=r"bản cũ [(]thân văn bản, khối 7") as caught:
        compare_documents(written("a"), written("b"), author="a")
    assert caught.value.exit_code == 6
    assert caught.value.hint


def bomb():
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", b"<a>" + b" " * 400_000_000 + b"</a>")
    return made.getvalue()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", UnreadableInputError),
        (b"PK\x03\x04cut off", UnreadableInputError),
        (b"%PDF-1.7", UnreadableInputError),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), UnreadableInputError),
        (bomb(), UnsafeInputError),
    ],
    ids=["empty", "cut", "pdf", "doc", "bomb"],
)
def test_a_file_that_is_no_sound_word_file_is_refused_on_either_side(data, kind):
    for pair in ((data, written()), (written(), data)):
        with pytest.raises(kind):
            compare_documents(*pair, author="a")


@pytest.mark.parametrize("cut", [b"<w:tblGrid>", b"<w:sectPr", b"</w:pPr>", b"<w:tc>", b"<w:body>"])
def test_a_file_with_a_hole_in_its_markup_is_compared_or_refused_in_words(cut):
    with zipfile.ZipFile(io.BytesIO(document("cua-lo-2024"))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["word/document.xml"] = parts["word/document.xml"].replace(cut, b"", 1)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    with pytest.raises(DocgenError):
        compare_documents(document("cua-lo-2024"), made.getvalue(), author="a")


def test_the_verb_at_the_door_reads_paths_and_bytes(tmp_path):
    (tmp_path / "a.docx").write_bytes(written("một hai"))
    made = docgen.compare(tmp_path / "a.docx", written("một ba"))
    assert made.marks == 2
    assert 'w:author="docgen"' in main(made)
    with pytest.raises(FileAccessError):
        docgen.compare(str(tmp_path / "không có.docx"), written())


def test_the_data_of_one_version_does_not_travel_with_a_file_of_two():
    old, new = document("cua-lo-2024"), document("toi-thieu")
    made = docgen.compare(old, new)
    assert find_data_item(open_package(new), "urn:docgen:document:1") is not None
    assert find_data_item(open_package(made.bytes), "urn:docgen:document:1") is None
    assert plain(new) == accepted(made.bytes)


def test_the_outline_of_last_years_sample_against_this_years_is_as_reviewed(file_regression):
    made = docgen.compare(
        document("cua-lo-2024"), next_year(), author="Phòng Nội vụ", date=datetime(2025, 1, 15, tzinfo=UTC)
    )
    assert accepted(made.bytes) == plain(next_year())
    assert rejected(made.bytes) == plain(document("cua-lo-2024"))
    file_regression.check(api.outline(made.bytes), basename="cua-lo-2025", extension=".outline", encoding="utf-8")


def test_the_brief_of_the_same_pair_is_as_reviewed(file_regression):
    made = docgen.compare(document("cua-lo-2024"), next_year())
    file_regression.check(brief(made), basename="cua-lo-2025", extension=".md", encoding="utf-8")
