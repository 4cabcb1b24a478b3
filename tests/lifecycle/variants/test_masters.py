"""A master is checked without units; with a unit it becomes that unit's data; an overlay changes what it names."""

import pytest
from small_masters import MASTER, UNITS, master_with

import docgen
from docgen import api
from docgen.errors import InvalidDataError
from docgen.lifecycle.variants import Change, Overlay, compile_master, extract_slots, make_unit
from docgen.lifecycle.variants.expanding import expand
from docgen.lifecycle.variants.overlays import apply_overlays


def faults_of(data, lines=None):
    with pytest.raises(InvalidDataError) as caught:
        compile_master(data, lines or {}, "master.yaml")
    return [str(problem) for problem in caught.value.problems]


def texts_of(expansion):
    return [item["text"] for item in expansion.data["sections"][0]["items"]]


def test_a_unit_gets_its_own_words():
    master = compile_master(MASTER)
    ward, commune, numbered = (expand(master, make_unit(values)).data for values in UNITS)
    assert [data["issuer"] for data in (ward, commune, numbered)] == [
        {"name": "Ủy ban nhân dân phường Cửa Lò", "code": "UBND", "place": "Cửa Lò"},
        {"name": "Ủy ban nhân dân xã Thông Thụ", "code": "UBND", "place": "Thông Thụ"},
        {"name": "Ủy ban nhân dân Phường 8", "code": "UBND", "place": "Phường 8"},
    ]
    assert [data["recipients"] for data in (ward, commune)] == [["Sở Nội vụ", "Các khối"], ["Sở Nội vụ", "Các xóm"]]
    assert "variants" not in ward


def test_a_condition_grants_or_takes_a_part():
    master = compile_master(MASTER)
    ward, commune = (expand(master, make_unit(values)) for values in UNITS[:2])
    assert len(texts_of(ward)) == 3
    assert texts_of(commune) == ["Tuyên truyền tới 567 hộ ở các xóm.", "Tập huấn cho cán bộ."]


def test_every_part_remembers_where_in_the_master_it_stood():
    expansion = expand(compile_master(MASTER), make_unit(UNITS[1]))
    assert expansion.origin("$.sections[0].items[1].text") == "$.sections[0].items[2].text"
    assert expansion.origin("$.sections[0].title") == "$.sections[0].title"


def test_a_single_value_may_stand_under_a_condition():
    recipients = ["Sở Nội vụ", {"when": "unit.coastal", "value": "Đồn Biên phòng {unit.name}"}]
    master = compile_master(master_with(recipients=recipients))
    assert [expand(master, make_unit(values)).data["recipients"] for values in UNITS[:2]] == [
        ["Sở Nội vụ", "Đồn Biên phòng Cửa Lò"],
        ["Sở Nội vụ"],
    ]


def test_an_optional_block_is_there_where_the_unit_names_it():
    recipients = ["Sở Nội vụ", {"optional": "khu-cong-nghiep", "value": "Ban Quản lý khu công nghiệp"}]
    master = compile_master(master_with(recipients=recipients))
    named = make_unit({**UNITS[0], "blocks": "chợ; khu-cong-nghiep"})
    assert len(expand(master, named).data["recipients"]) == 2
    assert len(expand(master, make_unit(UNITS[0])).data["recipients"]) == 1


def test_a_level_of_government_has_parts_of_its_own():
    recipients = ["Sở Nội vụ", {"level": "province", "value": "Các sở, ban, ngành"}]
    master = compile_master(master_with(recipients=recipients))
    province = make_unit({"name": "Nghệ An", "kind": "tỉnh", "households": 1})
    assert province.facts["unit.level"] == "tỉnh"
    with pytest.raises(InvalidDataError, match="hamlet"):  # the words cover communes only, which is told
        expand(master, province)
    assert len(expand(master, make_unit(UNITS[0])).data["recipients"]) == 1


@pytest.mark.parametrize(
    ("values", "full", "place"),
    [
        ({"name": "Cửa Lò", "kind": "Phường"}, "phường Cửa Lò", "Cửa Lò"),
        ({"name": "Phường Cửa Lò"}, "phường Cửa Lò", "Cửa Lò"),
        ({"name": "PHƯỜNG 8"}, "Phường 8", "Phường 8"),
        (
            {"name": "Điện Biên Phủ", "kind": "phường", "capital_kind": True},
            "Phường Điện Biên Phủ",
            "Phường Điện Biên Phủ",
        ),
        ({"name": "Côn Đảo", "kind": "đặc khu"}, "đặc khu Côn Đảo", "Côn Đảo"),
        ({"name": "Xã Đàn", "kind": "phường"}, "phường Xã Đàn", "Xã Đàn"),
    ],
)
def test_the_full_name_follows_the_rules_of_capitals(values, full, place):
    unit = make_unit(values)
    assert (unit.facts["unit.full"], unit.facts["unit.place"], unit.problems) == (full, place, ())


@pytest.mark.parametrize(
    ("values", "words"),
    [({"name": "Cửa Lò"}, "phường hay xã"), ({"name": "A", "kind": "quận"}, "quận"), ({"kind": "xã"}, "tên")],
)
def test_a_unit_nobody_can_name_says_so(values, words):
    assert words in make_unit(values).problems[0].message


def test_every_fault_of_a_master_is_told_with_its_line():
    data = master_with(
        subject="Kế hoạch của {unit.nmae}",
        closing="Hết {",
        recipients=["{word.hamlets}", {"when": "unit.costal", "value": "Đồn"}, {"when": "coastal", "value": "Đồn"}],
    )
    lines = {
        "$.subject": 20,
        "$.closing": 31,
        "$.recipients[0]": 33,
        "$.recipients[1].when": 34,
        "$.recipients[2].when": 35,
    }
    assert faults_of(data, lines) == [
        "master.yaml:20: $.subject: Chỗ điền «{unit.nmae}» không có cột nào điền vào. Cách sửa: có phải «unit.name»? nếu không, khai báo cột ở variants.slots: «nmae».",
        "master.yaml:31: $.closing: Dấu «{» đứng lẻ; muốn in chính dấu này thì gõ đôi «{{». Cách sửa: chỗ điền viết như «{unit.name}».",
        "master.yaml:33: $.recipients[0]: Chỗ điền «{word.hamlets}» không có cột nào điền vào. Cách sửa: có phải «word.hamlet»? nếu không, khai báo ở variants.words: «hamlets».",
        "master.yaml:34: $.recipients[1].when: Điều kiện hỏi «unit.costal», không có cột nào điền vào. Cách sửa: có phải «unit.coastal»? nếu không, khai báo cột ở variants.slots: «costal».",
        "master.yaml:35: $.recipients[2].when: Điều kiện «coastal» phải hỏi một dữ kiện của đơn vị, như «unit.coastal». Cách sửa: viết như «when: unit.coastal».",
    ]


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"slot": {}}, "có phải «slots»"),
        ({"slots": {"Số hộ": "Số hộ"}}, "không hợp lệ"),
        ({"slots": {"a": {"kind": "number"}}}, "các kiểu"),
        ({"slots": {"a": {"titel": "A"}}}, "có phải «title»"),
        ({"slots": {"a": {"digits": "x"}}}, "không phải số"),
        ({"words": {"a": {"quận": "x", "else": "y"}}}, "không phải loại đơn vị"),
        ({"words": {"a": {"phường": "x"}}}, "chưa có lời cho mọi loại"),
        ({"file_name": "{unit.cod}"}, "có phải «unit.code»"),
        ("chữ", "nhóm khóa"),
        (
            {"slots": {"a": {"title": "Số hộ"}, "b": {"title": "SỐ HỘ (hộ)"}, "c": {"synonyms": ["Số  hộ"]}}},
            "trùng với cột «a»",
        ),
        ({"slots": {"a": {"title": "Mã xã"}}}, "dùng «{unit.code}»"),
        ({"words": {"a": {"else": "{word.b}"}, "b": {"else": "y"}}}, "ghi «b» trước «a»"),
        ({"words": {"a": {"else": "{word.a}"}}}, "ghi «a» trước «a»"),
    ],
)
def test_settings_that_cannot_be_are_told(settings, words):
    assert words in "\n".join(faults_of({"variants": settings, "document": "plan"}))


def test_faults_of_settings_are_told_at_their_own_line():
    data = master_with()
    data["variants"] = {
        "slots": {"Bad-Name": {"title": "X"}},
        "words": {"w": {"phường": "a", "đặc khu": "{unit.nmae}", "else": "b"}},
    }
    lines = {'$.variants.slots["Bad-Name"]': 3, "$.variants.words": 4, '$.variants.words.w["đặc khu"]': 7}
    assert [one.partition(": $")[0] for one in faults_of(data, lines) if "Bad-Name" in one or "nmae" in one] == [
        "master.yaml:3", "master.yaml:7",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        ("unit.kind == huyện", "các loại đơn vị"),
        ("unit.kind in [phường, quận]", "«quận»"),
        ("unit.level == huyện", "cấp là xã hoặc tỉnh"),
        ("unit.coastal == x", "viết «unit.coastal»"),
        ("unit.coastal > 3", "không so sánh «>» được"),
        ("unit.households == nhiều", "so với một số"),
        ("unit.households > 01/7/2025", "so với một số"),
        ("unit.name >= 3", "chữ thì dùng =="),
        ("", "còn để trống"),
        (None, "còn để trống"),
    ],
)
def test_a_condition_that_has_one_answer_for_every_unit_is_told(condition, words):
    (fault,) = faults_of(master_with(recipients=["Sở Nội vụ", {"when": condition, "value": "Đồn"}]))
    assert words in fault


@pytest.mark.parametrize(
    "condition",
    [
        "unit.kind in [phường, Đặc khu] and unit.level == xã", "unit.coastal == không", "unit.households >= 1.000",
        "not unit.name == Cửa Lò",
    ],
)  # fmt: skip
def test_a_condition_that_tells_units_apart_is_no_fault(condition):
    compile_master(master_with(recipients=["Sở Nội vụ", {"when": condition, "value": "Đồn"}]))


@pytest.mark.parametrize(
    "slot",
    [
        "{unit.households:long}",
        "{unit.name:words}",
        "{unit.code:two}",
        "{unit.coastal:plain}",
        "{unit.households:list}",
        "{word.hamlet:words}",
    ],
)
def test_a_form_that_says_nothing_of_a_column_is_told(slot):
    (fault,) = faults_of(master_with(closing=slot))
    assert f"của «{slot}» không dùng cho" in fault


def test_the_names_of_a_cell_become_the_items_of_a_list(tmp_path):
    data = master_with(recipients="{unit.bodies:each}", closing="Giao {unit.bodies:list}.")
    data["variants"]["slots"]["bodies"] = {"title": "Các cơ quan"}
    units = [{**unit, "bodies": "Công an; Trạm Y tế"} for unit in UNITS]
    assert expand(compile_master(data), make_unit(units[0])).data["recipients"] == ["Công an", "Trạm Y tế"]
    made = docgen.make_variants(data, units, tmp_path / "out")
    assert (made.made, made.is_clean) == (3, True)
    for path in made.out.glob("*.docx"):
        document = docgen.read_document(path).document
        assert [line.name for line in document.recipients] == ["Công an", "Trạm Y tế"]
        assert "Công an và Trạm Y tế" in str(document)


@pytest.mark.parametrize("changes", [{"closing": "Giao {unit.name:each}."}, {"recipients": ["{unit.name:each}"]}])
def test_names_as_items_need_a_list_of_their_own(changes):
    (fault,) = faults_of(master_with(**changes))
    assert "đứng một mình" in fault


def test_the_number_of_a_document_takes_digits_alone():
    (fault,) = faults_of(master_with(number="{unit.households}"))
    assert "viết «{unit.households:plain}»" in fault
    master = compile_master(master_with(number="{unit.households:plain}"))
    assert expand(master, make_unit(UNITS[0])).data["number"] == "1234"


def test_a_place_that_still_waits_for_words_is_told_once_with_its_line():
    data = master_with(closing="Theo [CẦN ĐIỀN act (viện dẫn): văn bản năm 2026] của {unit.full}.")
    (fault,) = faults_of(data, {"$.closing": 31})
    assert fault.startswith("master.yaml:31: $.closing: Bản mẫu còn chỗ chờ điền: văn bản năm 2026.")


def test_the_nearest_name_is_looked_for_without_what_all_names_share():
    (fault,) = faults_of(master_with(closing="{unit.signer}"))
    assert "có phải" not in fault
    (fault,) = faults_of(master_with(closing="{unit.hamlet}"))
    assert "có phải «word.hamlet»" in fault


def test_a_kind_without_words_is_told_where_to_write_them():
    master = compile_master(MASTER)
    with pytest.raises(InvalidDataError, match=r"thị trấn.*variants\.words\.hamlet"):
        expand(master, make_unit({"name": "A", "kind": "thị trấn", "households": 1}))


def test_a_declared_column_nobody_uses_is_told():
    data = master_with()
    data["variants"]["slots"]["poor"] = {"title": "Hộ nghèo"}
    assert [notice.code for notice in compile_master(data).notices] == ["slot-unused"]


def test_a_unit_without_a_figure_the_master_prints_is_told_with_the_line_of_the_master():
    master = compile_master(MASTER, {"$.sections[0].items[0].text": 17}, "master.yaml")
    with pytest.raises(InvalidDataError, match=r"master\.yaml:17: .*unit\.households"):
        expand(master, make_unit({"name": "Cửa Lò", "kind": "phường"}))


def overlaid(*overlays, unit=UNITS[1]):
    master = compile_master(MASTER)
    changed = apply_overlays(master.tree, overlays)
    return expand(master, make_unit(unit), changed.tree), changed.ledger


def test_an_overlay_sets_a_field_by_the_id_of_its_part():
    expansion, ledger = overlaid(Overlay(Change.SET, "tap-huan.deadline", "Quý II/2026", "trùng lịch"))
    assert expansion.data["sections"][0]["items"][1]["deadline"] == "Quý II/2026"
    assert [(line.path, line.before, line.after, line.reason) for line in ledger] == [
        ("$.sections[0].items[2].deadline", "Quý III/2026", "Quý II/2026", "trùng lịch")
    ]


def test_an_overlay_may_name_a_field_the_master_does_not_write():
    expansion, ledger = overlaid(Overlay(Change.SET, "tuyen-truyen.lead", "Phòng {unit.kind}"))
    assert expansion.data["sections"][0]["items"][0]["lead"] == "Phòng xã"
    assert (ledger[0].before, ledger[0].after) == ("", "Phòng {unit.kind}")


def test_an_overlay_drops_a_task():
    expansion, _ = overlaid(Overlay(Change.DROP, "tuyen-truyen"))
    assert texts_of(expansion) == ["Tập huấn cho cán bộ."]


def test_an_overlay_adds_a_task_to_a_part():
    task = {"id": "cau-lac-bo", "text": "Thành lập câu lạc bộ ở {unit.full}."}
    expansion, ledger = overlaid(Overlay(Change.ADD, "tasks", task), Overlay(Change.ADD, "recipients", "Lưu ý"))
    assert texts_of(expansion)[-1] == "Thành lập câu lạc bộ ở xã Thông Thụ."
    assert expansion.data["recipients"] == ["Sở Nội vụ", "Các xóm", "Lưu ý"]
    assert ledger[0].path == "$.sections[0].items[+1]"


def test_the_master_itself_is_never_changed_by_an_overlay():
    master = compile_master(MASTER)
    apply_overlays(master.tree, [Overlay(Change.DROP, "tuyen-truyen"), Overlay(Change.SET, "closing", "Khác")])
    assert expand(master, make_unit(UNITS[0])).data == expand(compile_master(MASTER), make_unit(UNITS[0])).data


@pytest.mark.parametrize("address", ["tap-hun", "tap-huan.khac.nua", "recipients[9]", "", "signatura.full_name"])
def test_an_overlay_without_a_place_is_told(address):
    with pytest.raises(InvalidDataError, match="Điều chỉnh"):
        overlaid(Overlay(Change.SET, address, "x"))


def test_an_overlay_that_names_nearly_a_part_is_told_which():
    with pytest.raises(InvalidDataError, match="tap-huan"):
        overlaid(Overlay(Change.DROP, "tap-hun"))


def test_slots_are_proposed_where_a_units_facts_stand():
    plan = {
        "issuer": {"name": "Ủy ban nhân dân phường Cửa Lò", "code": "UBND", "place": "Cửa Lò"},
        "subject": "Kế hoạch của PHƯỜNG CỬA LÒ năm 2026",
        "opening": ["Tới 1.234 hộ trên địa bàn phường; UBND phường, UBND phường Khác, các phường và {x}.", "Cửa Lòng."],
        "legal_bases": ["Kế hoạch số 5/KH-UBND ngày 13/8/2021 của UBND phường Cửa Lò về bình đẳng giới"],
        "sections": [{"id": "cua-lo", "text": "Lời."}],
    }
    found = extract_slots(plan, make_unit(UNITS[0]))
    assert found.data == {
        "issuer": {"name": "Ủy ban nhân dân {unit.full}", "code": "UBND", "place": "{unit.place}"},
        "subject": "Kế hoạch của {unit.FULL} năm 2026",
        "opening": [
            "Tới {unit.households} hộ trên địa bàn {unit.kind}; UBND {unit.kind}, UBND phường Khác, các phường và {{x}}.",
            "Cửa Lòng.",
        ],
        "legal_bases": ["Kế hoạch số 5/KH-UBND ngày 13/8/2021 của UBND phường Cửa Lò về bình đẳng giới"],
        "sections": [{"id": "cua-lo", "text": "Lời."}],
    }
    assert [proposal.path for proposal in found.proposals] == [
        "$.issuer.name",
        "$.issuer.place",
        "$.subject",
        "$.opening[0]",
    ]


def test_words_for_a_kind_of_unit_that_stay_are_listed():
    plan = {
        "opening": "UBND phường giao các phường, đoàn thể phường và Phường 8; trên địa bàn phường, cấp phường, xã, phường.",
        "closing": "Theo Kế hoạch số 5/KH-UBND ngày 13/8/2021 của UBND phường Cửa Lò; Ban vì sự tiến bộ thị xã {x}.",
    }
    found = extract_slots(plan, make_unit(UNITS[0])).proposals
    assert [(one.path, one.before) for one in found if not one.slots] == [
        ("$.opening", "phường, đoàn thể phường và Phường 8;"),
        ("$.closing", "sự tiến bộ thị xã {{x}}."),
    ]


def test_a_proposed_master_gives_its_own_unit_back():
    plan = expand(compile_master(MASTER), make_unit(UNITS[0])).data
    settings = {"slots": {"households": {"title": "Số hộ", "kind": "integer"}}}
    proposed = extract_slots(plan, make_unit(UNITS[0])).data
    master = compile_master({"variants": settings, **proposed})
    assert expand(master, make_unit(UNITS[0])).data == plan
    assert expand(master, make_unit(UNITS[1])).data["issuer"]["name"] == "Ủy ban nhân dân xã Thông Thụ"


def load_faults(data):
    with pytest.raises(InvalidDataError) as caught:
        api.load_master(data)
    return [str(problem) for problem in caught.value.problems]


def test_keys_that_no_document_has_are_told_before_any_unit(tmp_path):
    path = tmp_path / "master.yaml"
    path.write_text(
        "document: plan\nyaer: 2026\nissuer: {name: 'UBND {unit.full}', code: UBND, place: '{unit.place}'}\n"
        "subject: Công tác {unit.nmae}\nsections:\n  - part: tasks\n    title: Việc\n    items:\n"
        "      - {id: a, When: unit.capital_kind, text: Việc.}\n      - {id: b, wehn: unit.capital_kind, text: Việc.}\n"
        "      - {id: c, when: unit.capital_kind, leed: X, text: Việc.}\nsignature: {position: CHỦ TỊCH, full_name: '{unit.name}'}\n",
        encoding="utf-8",
    )
    with pytest.raises(InvalidDataError) as caught:
        api.load_master(path)
    assert [(one.location.line, one.location.path, one.hint.partition(" (")[0]) for one in caught.value.problems] == [
        (1, "$.year", "thêm «year: …»."),
        (2, "$.yaer", "có phải «year»"),
        (4, "$.subject", "có phải «unit.name»? nếu không, khai báo cột ở variants.slots: «nmae»."),
        (9, "$.sections[0].items[0].When", "có phải «when»"),
        (10, "$.sections[0].items[1].wehn", "có phải «when»"),
        (11, "$.sections[0].items[2].leed", "có phải «lead»"),
    ]


def test_values_that_only_a_unit_makes_right_are_no_fault_of_a_master():
    data = master_with(number="{unit.households:plain}", year="{unit.households:plain}", issued_on="{unit.day}")
    data["variants"]["slots"]["day"] = {"kind": "date"}
    data["subject"] = {"when": "unit.coastal", "value": "Việc biển"}
    assert api.load_master(data).gates[0].path == "$.subject"


def test_a_document_nobody_knows_is_told_as_the_master_s_own_fault():
    (fault,) = load_faults(master_with(document="plann"))
    assert "$.document" in fault


def test_what_content_rules_say_of_every_unit_is_told_once_with_the_line_of_the_master(tmp_path):
    path = tmp_path / "master.yaml"
    path.write_text(
        "document: plan\nyear: 2026\nvariants: {slots: {sea: {title: Biển, kind: yes_no}}}\n"
        "issuer: {name: 'Ủy ban nhân dân {unit.full}', code: UBND, place: '{unit.place}'}\n"
        "subject: Công tác bình đẳng giới năm 2026\nsections:\n  - part: tasks\n    title: Nhiệm vụ\n    items:\n"
        "      - when: unit.sea\n        text: Chỉ đạo các huyện, thị xã thực hiện.\n"
        "        lead: Phòng Lao động - Thương binh và Xã hội huyện\n"
        "      - {text: Việc chung., lead: Văn phòng}\n"
        "signature: {authority: [TM. ỦY BAN NHÂN DÂN], position: CHỦ TỊCH, full_name: Nguyễn Văn A}\n"
        "recipients: [Các sở]\n",
        encoding="utf-8",
    )
    assert [(one.code, one.location.line, one.location.path) for one in api.check_master(path)] == [
        ("KH-105", 11, "$.sections[0].items[0].text"),
        ("KH-104", 12, "$.sections[0].items[0].lead"),
        ("KH-117", 15, "$.recipients[0].name"),
    ]


def test_a_sound_master_has_nothing_told():
    assert api.check_master(MASTER) == ()
