"""The page a head of office reads: what became what, where, and nothing twice."""

import io

import docx

from docgen.comparing import OpenQuestion, brief, compare_documents, summarise


def written(*texts):
    made = docx.Document()
    for text in texts:
        made.add_paragraph(text)
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def compared(old, new):
    return compare_documents(written(*old), written(*new), author="a")


def test_equal_versions_are_one_sentence():
    assert brief(compared(["Một"], ["Một"])) == "# Tóm tắt thay đổi\n\nHai bản giống nhau: không có thay đổi nào.\n"


def test_a_number_is_told_with_the_words_before_it_its_place_and_its_heading():
    head = "II. CHỈ TIÊU"
    made = compared(
        [head, "Phấn đấu đạt 95% trẻ em gái đến trường"], [head, "Phấn đấu đạt 98,5% trẻ em gái đến trường"]
    )
    value = summarise(made).values[0]
    assert (value.before, value.after, value.place, value.heading) == ("95%", "98,5%", "đoạn 2", head)
    assert value.context.endswith("Phấn đấu đạt")
    assert "**95% → 98,5%** (đoạn 2, mục «II. CHỈ TIÊU»)" in brief(made)


def test_a_replaced_act_is_told_as_one_line():
    old = "Thực hiện Kế hoạch số 277/KH-UBND ngày 11/4/2024 của UBND tỉnh Nghệ An."
    new = "Thực hiện Kế hoạch số 112/KH-UBND ngày 20/3/2025 của UBND tỉnh Nghệ An."
    citation = summarise(compared([old], [new])).citations[0]
    assert "277/KH-UBND" in citation.before
    assert "112/KH-UBND" in citation.after


def test_an_act_cited_in_a_dropped_paragraph_is_dropped():
    text = "Căn cứ Nghị định số 70/2008/NĐ-CP ngày 04/6/2008 của Chính phủ quy định chi tiết một số điều."
    citation = summarise(compared(["Mở đầu của văn bản", text, "Kết"], ["Mở đầu của văn bản", "Kết"])).citations[0]
    assert ("70/2008/NĐ-CP" in citation.before, citation.after) == (True, "")


def test_what_was_replaced_alike_in_many_places_is_told_once():
    old = [f"Việc thứ {word} do thị xã làm trong quý" for word in ("nhất", "nhì", "ba", "tư")]
    text = brief(compared(old, [line.replace("thị xã", "phường") for line in old]))
    assert "- **thị xã → phường** ở 4 chỗ: đoạn 1; đoạn 2; đoạn 3; đoạn 4\n" in text
    assert "## Sửa câu chữ" not in text


def test_markdown_in_the_text_stays_text():
    text = brief(compared(["Tên *cũ* của_mục"], ["Tên *mới* của_mục"]))
    assert r"\*" in text


def test_only_looks_are_counted_not_listed():
    opened = docx.Document(io.BytesIO(written("Một câu")))
    opened.paragraphs[0].runs[0].italic = True
    buffer = io.BytesIO()
    opened.save(buffer)
    made = compare_documents(written("Một câu"), buffer.getvalue(), author="a")
    assert "Ngoài ra có 1 chỗ chỉ đổi định dạng" in brief(made)


def test_a_moved_paragraph_is_told_with_where_it_was():
    tasks = [f"Nhiệm vụ về {word} của các phòng, ban" for word in ("y tế", "giáo dục", "giao thông", "môi trường")]
    assert "- đoạn 4, trước ở đoạn 1: “Nhiệm vụ về y tế" in brief(
        compared([*tasks, "Hết."], [*tasks[1:], tasks[0], "Hết."])
    )


def test_a_new_number_of_order_is_neither_a_value_nor_a_rewording():
    old = ["5.3. Tổ chức sân chơi cho học sinh", "5.4. Xây dựng kế hoạch Tháng hành động vì bình đẳng giới"]
    made = compared(old, ["5.3. Xây dựng kế hoạch Tháng hành động vì bình đẳng giới"])
    assert summarise(made).values == ()
    assert "## Sửa câu chữ" not in brief(made)


SLOT = "[CẦN ĐIỀN upstream-act (viện dẫn): văn bản năm 2026]"


def test_what_still_waits_is_told_first_once_also_where_nothing_changed():
    made = compared(["Thực hiện " + SLOT, "Câu cũ"], ["Thực hiện " + SLOT, "Câu mới theo " + SLOT])
    assert [(question.words, question.times) for question in made.waiting] == [("upstream-act: văn bản năm 2026", 2)]
    text = brief(made)
    assert "## Còn phải quyết định\n\n- chờ điền upstream-act: văn bản năm 2026 (2 chỗ)\n" in text
    assert text.index("Còn phải quyết định") < text.index("Sửa câu chữ")


def test_what_a_ledger_leaves_to_a_person_stands_beside_what_waits():
    asked = OpenQuestion("«97%» giữ như cũ", 1, "Mục I.1", "Chỉ tiêu của năm 2025.")
    assert "- «97%» giữ như cũ (Mục I.1): Chỉ tiêu của năm 2025.\n" in brief(compared(["Một"], ["Hai"]), (asked,))


def test_a_version_that_waits_for_nothing_has_no_such_section():
    assert "quyết định" not in brief(compared(["Một [1]"], ["Hai [1]"]))
