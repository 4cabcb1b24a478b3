"""The plan: its values stand in its words, its appendices are there, nothing is printed nowhere without a notice."""

import copy

import pytest
from pydantic import ValidationError

from docgen.documents.plan import DOCUMENT_TYPE
from docgen.documents.plan.model import Plan, TasksPart
from docgen.documents.plan.notices import plan_notices
from docgen.documents.plan.words import composer, task_details

BASE = {
    "document": "plan",
    "year": 2026,
    "issuer": {"name": "Sở Nội vụ", "code": "SNV", "place": "Nghệ An"},
    "subject": "Công tác năm 2026",
    "sections": [{"title": "Nội dung", "items": [{"text": "Làm việc."}]}],
    "signature": {"position": "GIÁM ĐỐC", "full_name": "Nguyễn Văn A"},
}


def plan(**changes):
    return Plan.model_validate({**copy.deepcopy(BASE), **changes})


def reasons(refusal):
    return [error["msg"] for error in refusal.value.errors()]


@pytest.mark.parametrize(
    ("section", "field"),
    [
        ({"part": "objectives", "items": [{"text": "Đạt 60%.", "value": "70%"}]}, "value"),
        ({"part": "assignments", "items": [{"text": "Giao Phòng A.", "body": "Phòng B"}]}, "body"),
        ({"part": "funding", "paragraphs": "Từ ngân sách.", "sources": ["xã hội hóa"]}, "sources[0]"),
        (
            {
                "part": "reporting",
                "paragraphs": "Báo cáo năm trước ngày 30/11.",
                "duties": [{"period": "năm", "due": "trước ngày 15/12"}],
            },
            "duties[0].due",
        ),
    ],
)
def test_a_value_that_its_own_words_do_not_say_is_refused(section, field):
    with pytest.raises(ValidationError) as refusal:
        plan(sections=[section])
    assert any(f"({field})" in reason and "không có trong lời văn" in reason for reason in reasons(refusal))


def test_a_value_may_stand_in_the_words_with_another_tone_placement():
    assert plan(sections=[{"part": "assignments", "items": [{"text": "Giao Phòng Văn hoá.", "body": "Phòng Văn hóa"}]}])


@pytest.mark.parametrize(
    ("mention", "count", "accepted"),
    [
        ("Phân công tại Phụ lục kèm theo.", 0, False),
        ("Phân công tại Phụ lục 01 kèm theo.", 1, True),
        ("Phân công tại Phụ lục II kèm theo.", 1, False),
        ("Phân công tại phụ lục số 2 đính kèm.", 2, True),
        ("Theo Phụ lục III Nghị định số 30/2020/NĐ-CP.", 0, True),
        ("Báo cáo theo mẫu tại Phụ lục II kèm theo Thông tư số 05/2020/TT-BNV của Bộ Nội vụ.", 0, True),
        ("Phụ lục I kèm theo Kế hoạch số 116/KH-UBND của UBND thị xã.", 0, True),
        ("Theo Phụ lục V ban hành kèm theo Kế hoạch này.", 1, False),
        ("Các Phụ lục I, II, III kèm theo.", 2, False),
        ("Các Phụ lục I, II và III kèm theo.", 3, True),
        ("XEM PHỤ LỤC II KÈM THEO.", 1, False),
    ],
)
def test_an_appendix_that_the_words_promise_must_be_there(mention, count, accepted):
    appendices = [{"items": [{"text": "Nội dung."}]}] * count
    sections = [{"title": "Nội dung", "items": [{"text": mention}]}]
    if accepted:
        assert len(plan(sections=sections, appendices=appendices).appendices) == count
    else:
        with pytest.raises(ValidationError, match="kèm theo, nhưng kế hoạch có"):
            plan(sections=sections, appendices=appendices)


@pytest.mark.parametrize("place", ["opening", "closing"])
def test_a_promise_in_opening_or_closing_counts_too(place):
    with pytest.raises(ValidationError, match="kế hoạch có 0 phụ lục"):
        plan(**{place: "Phân công tại Phụ lục kèm theo."})


@pytest.mark.parametrize("words", ["I. Mục đích", "1. Một", "4.2. Hai", "a) Ba", "- Bốn", "+ Năm"])
def test_a_number_typed_before_the_words_is_refused_unless_it_is_the_authors_own(words):
    with pytest.raises(ValidationError, match="gõ sẵn"):
        plan(sections=[{"title": "Nội dung", "items": [{"text": words}]}])
    assert plan(sections=[{"title": "Nội dung", "items": [{"text": words, "numbered": False}]}])


@pytest.mark.parametrize("words", ["2026 là năm bản lề.", "1.250 người.", "V.I. Lênin", "a", "-5 độ"])
def test_words_that_only_look_like_a_number_are_accepted(words):
    assert plan(sections=[{"title": "Nội dung", "items": [{"text": words}]}])


@pytest.mark.parametrize("name", ["- Sở Nội vụ", "Lưu: VT, NV.", "Lưu VT"])
def test_a_finished_line_is_no_recipient(name):
    with pytest.raises(ValidationError):
        plan(recipients=[name])


def test_lines_of_a_block_are_paragraphs_of_their_own():
    document = plan(opening="Đoạn một.\n\nĐoạn hai.")
    assert document.opening == ("Đoạn một.", "Đoạn hai.")


def test_a_task_id_stands_once_in_the_whole_tree():
    tasks = [{"id": "a", "text": "Một.", "items": [{"id": "b", "text": "Hai."}]}, {"id": "b", "text": "Ba."}]
    with pytest.raises(ValidationError, match="mã nhiệm vụ «b» dùng hai lần"):
        plan(sections=[{"part": "tasks", "items": tasks}])


def test_tasks_come_parents_first_with_their_paths():
    tasks = [{"text": "Một.", "items": [{"text": "Hai."}]}, {"text": "Ba."}]
    nested = [{"part": "implementation", "title": "Tổ chức", "items": [{"part": "tasks", "items": tasks}]}]
    places = [(place.path, place.task.text) for place in plan(sections=nested).tasks()]
    assert places == [
        ("$.sections[0].items[0].items[0]", "Một."),
        ("$.sections[0].items[0].items[0].items[0]", "Hai."),
        ("$.sections[0].items[0].items[1]", "Ba."),
    ]


def test_known_parts_may_stand_inside_a_heading_of_the_offices_own():
    sections = [{"title": "Phần riêng", "items": [{"part": "tasks", "items": [{"text": "Một."}]}]}]
    assert isinstance(plan(sections=sections).sections[0].children[0], TasksPart)


def with_task(columns=(), **task):
    tables = [{"kind": "assignments", "columns": [{"field": field} for field in columns]}] if columns else []
    appendices = [{"items": [{"table": table}]} for table in tables]
    return {
        "sections": [{"part": "tasks", "items": [{"text": "Làm, xem phụ lục.", **task}]}],
        "appendices": appendices,
    }


def test_what_no_table_shows_stands_below_its_task():
    document = plan(**with_task(["task", "lead"], lead="Phòng A", deadline="Quý II/2026", budget="5 triệu đồng"))
    (task,) = [place.task for place in document.tasks()]
    assert composer(document)(task) == ("Thời gian thực hiện: Quý II/2026; kinh phí: 5 triệu đồng.",)
    assert plan_notices(document) == ()


def test_an_author_who_wants_only_the_table_is_told_what_it_lacks():
    document = plan(task_details="appendix", **with_task(["task"], lead="Phòng A"))
    assert [notice.location.path for notice in plan_notices(document)] == ["$.sections[0].items[0].lead"]


def test_a_short_name_without_a_table_is_told():
    (notice,) = plan_notices(plan(**with_task(summary="Tên gọn")))
    assert notice.location.path == "$.sections[0].items[0].summary"


def test_an_appendix_that_no_word_mentions_is_told():
    document = plan(appendices=[{"items": [{"text": "Nội dung."}]}])
    assert [notice.code for notice in plan_notices(document)] == ["appendix-unnamed"]


def test_the_details_of_a_task_are_one_sentence():
    document = plan(**with_task(lead="Phòng A", supporting=["Phòng B", "Phòng C"], product="Báo cáo"))
    (task,) = [place.task for place in document.tasks()]
    assert task_details(task) == "Đơn vị chủ trì: Phòng A; đơn vị phối hợp: Phòng B, Phòng C; sản phẩm: Báo cáo."


def test_duties_without_a_sentence_get_one():
    duty = {
        "period": "6 tháng",
        "due": "trước ngày 15/6",
        "cut_off": "ngày 14/6",
        "reporters": ["Các phòng"],
        "recipient": "Sở",
        "via": "Văn phòng",
    }
    document = plan(sections=[{"part": "reporting", "title": "Chế độ báo cáo", "duties": [duty]}])
    assert composer(document)(document.sections[0]) == (
        "Các phòng gửi báo cáo 6 tháng về Sở (qua Văn phòng): trước ngày 15/6; thời điểm chốt số liệu: ngày 14/6.",
    )


def test_the_starting_file_is_a_plan_that_prints_whole():
    import docgen

    document = docgen.load(DOCUMENT_TYPE.starter)
    assert plan_notices(document) == ()
    assert docgen.render(document).bytes


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"subject": "Về việc triển khai."}, "$.subject"),
        ({"issuer": {**BASE["issuer"], "code": "snv"}}, "$.issuer.code"),
        ({"number": "005"}, "$.number"),
        ({"issuer": {**BASE["issuer"], "place": "TP. Hồ Chí Minh"}}, "$.issuer.place"),
        ({"signature": {"position": "GIÁM ĐỐC", "full_name": "TS. Nguyễn Văn A"}}, "$.signature.full_name"),
        ({"signature": {"position": "GIÁM ĐỐC", "full_name": "NGUYỄN VĂN A"}}, "$.signature.full_name"),
    ],
)
def test_what_a_registry_returns_a_draft_for_is_told(changes, path):
    assert [notice.location.path for notice in plan_notices(plan(**changes))] == [path]


def test_a_right_envelope_is_told_nothing():
    assert plan_notices(plan(number="05", subject="Công tác v.v...")) == ()
