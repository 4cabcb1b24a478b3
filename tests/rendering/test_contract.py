"""A template against its view, without rendering: what the check finds, and where."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from template_builder import (
    SECTION,
    LetterView,
    cell,
    letter_template,
    p,
    row,
    section_end,
    table,
    template,
    template_parts,
)

from docgen.contracts.view import NOT_PRINTED, Block, RuleLine
from docgen.ooxml import write_package
from docgen.rendering import check_contract


@dataclass(frozen=True, slots=True)
class SmallView:
    subject: str
    has_note: bool = field(metadata=NOT_PRINTED)
    note: str
    rule: RuleLine
    body: tuple[Block, ...] = ()


WHOLE = (
    p("{{ subject }}"),
    p("{%p if has_note %}"),
    p("{{ note }}"),
    p("{%p endif %}"),
    p("{{p rule }}"),
    p("{%p for b in body %}"),
    p("{%p if b.is_table %}"),
    p("{{p b.table }}"),
    p("{%p elif b.is_section %}"),
    p("{{ b.text }}"),
    p("{%p endif %}"),
    p("{%p endfor %}"),
)


def codes(*body: str, view: type = SmallView) -> list[str]:
    return [problem.code for problem in check_contract(template(*body), view)]


def only(*body: str) -> object:
    problems = check_contract(template(*WHOLE, *body), SmallView)
    assert len(problems) == 1, problems
    return problems[0]


def test_a_template_that_prints_everything_has_no_problem():
    assert codes(*WHOLE) == []
    assert check_contract(letter_template(), LetterView) == ()


def test_a_misspelt_name_is_found_with_the_nearest_one_and_its_tag():
    problem = only(p("Về việc {{ subjct }}"))
    assert problem.code == "template-name"
    assert problem.message == "Thẻ «{{ subjct }}» dùng tên “subjct” mà view không có."
    assert problem.hint == "có phải là “subject”?"
    assert problem.location.place == "word/document.xml"


def test_a_misspelt_field_of_a_loop_variable_is_found():
    problem = only(p("{%p for b in body %}"), p("{{ b.txt }}"), p("{%p endfor %}"))
    assert (problem.code, problem.hint) == ("template-name", "có phải là “text”?")
    assert "“body[]” không có" in problem.message


def test_a_name_misspelt_inside_a_nested_loop_and_condition_of_a_table_is_found():
    problem = only(
        table(
            row(p("{%tr for b in body %}"), p("")),
            row(p("{%p if b.is_tabel %}") + p("{{ b.text }}") + p("{%p endif %}"), p("x")),
            row(p("{%tr endfor %}"), p("")),
        )
    )
    assert (problem.code, problem.hint) == ("template-name", "có phải là “is_table”?")


def test_a_loop_variable_is_unknown_after_its_loop():
    assert only(p("{%p for b in body %}"), p("{%p endfor %}"), p("{{ b.text }}")).code == "template-name"


def test_a_misspelt_name_in_a_header_names_the_header():
    problems = check_contract(template(*WHOLE, header=p("{{ sbject }}")), SmallView)
    assert [(problem.code, problem.location.place) for problem in problems] == [("template-name", "word/header.xml")]


def test_a_field_printed_nowhere_would_be_lost():
    problems = check_contract(template(*WHOLE[1:]), SmallView)
    assert [(problem.code, problem.location.path) for problem in problems] == [("template-lost-field", "$.subject")]


def test_a_field_of_an_item_printed_nowhere_would_be_lost():
    body = (*WHOLE[:5], p("{%p for b in body %}"), p("{{p b.table }}"), p("{%p endfor %}"))
    problems = check_contract(template(*body), SmallView)
    assert [(problem.code, problem.location.path) for problem in problems] == [("template-lost-field", "$.body[].text")]


def test_a_field_declared_not_printed_may_be_left_out():
    assert "template-lost-field" not in codes(*WHOLE[:1], *WHOLE[2:3], *WHOLE[4:])


@pytest.mark.parametrize(
    ("tag", "code"),
    [
        ("{{ subject|upper }}", "template-expression"),
        ("{{ subject.upper() }}", "template-expression"),
        ("{{ subject ~ note }}", "template-expression"),
        ("{{ 'chữ' }}", "template-expression"),
        ("{{ 1 + 1 }}", "template-expression"),
        ("{{ subject if has_note else note }}", "template-expression"),
        ("{{ body[0] }}", "template-expression"),
        ("{{ subject.__class__ }}", "template-expression"),
        ("{{ _subject }}", "template-expression"),
        ("{{ loop.index }}", "template-expression"),
        ("{{ cycler.__init__.__globals__ }}", "template-expression"),
        ("{{ range(10**9) }}", "template-expression"),
        ("{% if not has_note %}{% endif %}", "template-expression"),
        ("{% if subject == note %}{% endif %}", "template-expression"),
        ("{% if subject is defined %}{% endif %}", "template-expression"),
        ("{% set x = subject %}", "template-expression"),
        ("{% include 'x' %}", "template-expression"),
        ("{% raw %}{{ subject }}{% endraw %}", "template-expression"),
        ("{% macro m() %}{% endmacro %}", "template-expression"),
        ("{% for a, b in body %}{% endfor %}", "template-expression"),
        ("{% for b in body if b.last %}{% endfor %}", "template-expression"),
        ("{% for b in body recursive %}{% endfor %}", "template-expression"),
        ("{% for loop in body %}{% endfor %}", "template-expression"),
        ("{{ subject", "template-syntax"),
        ("subject }}", "template-syntax"),
        ("{ { subject }}", "template-syntax"),
        ("{{ }}", "template-syntax"),
        ("{% if %}{% endif %}", "template-syntax"),
        ("{% if has_note %}", "template-syntax"),
        ("{% endif %}", "template-syntax"),
    ],
)
def test_anything_but_names_loops_and_conditions_is_refused(tag, code):
    assert code in codes(*WHOLE, p(tag))


def test_the_first_and_last_turn_of_a_loop_may_be_asked():
    assert codes(*WHOLE, p("{% for b in body %}{% if loop.first %}+{% endif %}{{ b.text }}{% endfor %}")) == []


def test_the_turn_of_a_loop_may_not_be_asked_outside_one():
    assert codes(*WHOLE, p("{% if loop.first %}{% endif %}")) == ["template-expression"]


@pytest.mark.parametrize(
    ("tag", "what"),
    [
        ("{{ rule }}", "in “rule”, là giá trị vẽ, trong chữ"),
        ("{{ body }}", "in “body”, là danh sách"),
        ("{{ has_note }}", "in “has_note”, là điều kiện đúng/sai"),
        ("{{p subject }}", "đặt chữ “subject” ngoài đoạn"),
        ("{% for x in subject %}{% endfor %}", "lặp qua “subject”, là chữ"),
        ("{% for x in rule %}{% endfor %}", "lặp qua “rule”, là giá trị vẽ"),
        ("{{ subject.upper }}", "hỏi “upper” của “subject”, là chữ"),
        ("{{ rule.length_pt }}", "hỏi “length_pt” của “rule”, là giá trị vẽ"),
    ],
)
def test_a_value_in_a_place_of_another_kind_is_refused(tag, what):
    problem = only(p(tag))
    assert problem.code in {"template-kind", "template-name"}
    assert what in problem.message


def test_a_value_in_an_attribute_is_refused():
    body = '<w:p><w:pPr><w:shd w:val="clear" w:fill="{{ subject }}"/></w:pPr></w:p>'
    assert codes(*WHOLE, body) == ["template-position"]


def test_a_value_in_a_field_code_is_refused():
    body = "<w:p><w:r><w:instrText>AUTHOR {{ subject }}</w:instrText></w:r></w:p>"
    assert codes(*WHOLE, body) == ["template-position"]


def test_a_loop_that_starts_in_a_table_and_ends_below_it_is_refused():
    body = (table(row(p("{%p for b in body %}") + p("{{ b.text }}"), p("x"))), p("{%p endfor %}"))
    assert codes(*WHOLE, *body) == ["template-unbalanced"]


def test_a_bookmark_in_a_loop_is_refused():
    mark = (
        '<w:p><w:bookmarkStart w:id="0" w:name="x"/><w:r><w:t>{{ b.text }}</w:t></w:r><w:bookmarkEnd w:id="0"/></w:p>'
    )
    problems = check_contract(template(*WHOLE, p("{%p for b in body %}"), mark, p("{%p endfor %}")), SmallView)
    assert [problem.code for problem in problems] == ["template-repeated"]
    assert codes(*WHOLE, mark.replace("{{ b.text }}", "")) == []


def test_a_style_that_drawn_values_need_must_be_defined():
    parts = template_parts(*WHOLE)
    parts["word/styles.xml"] = parts["word/styles.xml"].replace(b"ND30DuongKe", b"DuongKeKhac")
    problems = check_contract(write_package(parts), SmallView)
    assert [problem.code for problem in problems] == ["template-style"]
    assert "“ND30DuongKe”" in problems[0].message


@pytest.mark.parametrize(
    "body",
    [
        (table(row(p("{%tc for b in body %}"), p("{%tc endfor %}"))),),
        (p("{{r subject }}"),),
        (p("a"), p("{%- if has_note %}"), p("{% endif %}")),
        (p("{_{ subject }_}"),),
        ("<w:p><w:r><w:t>một\nhai</w:t></w:r></w:p>",),
        ('<w:p><w:ins w:id="1" w:author="x"><w:r><w:t>{{ subject }}</w:t></w:r></w:ins></w:p>',),
        (table(cell(p("{% colspan subject %}x"))),),
    ],
)
def test_a_feature_that_could_lose_text_makes_the_template_unreadable(body):
    assert codes(*WHOLE, *body) == ["template-unreadable"]


@pytest.mark.parametrize(
    ("body", "lost"),
    [
        (p("Ghi chú: {%p if has_note %}") + p("{%p endif %}"), "Ghichú:"),
        (p("{{p rule }} và chữ"), "vàchữ"),
        (table(row(p("{%tr for b in body %}"), p("chữ ô")), row(p("{%tr endfor %}"), p(""))), "chữô"),
    ],
)
def test_words_beside_a_tag_that_takes_its_whole_paragraph_or_row_are_not_lost_silently(body, lost):
    problems = check_contract(template(*WHOLE, body), SmallView)
    assert [problem.code for problem in problems] == ["template-unreadable"]
    assert f"“{lost}" in problems[0].message


def test_a_section_break_beside_such_a_tag_is_not_lost_silently():
    body = p("{%p if has_note %}", SECTION) + p("{%p endif %}")
    problems = check_contract(template(*WHOLE, body), SmallView)
    assert [problem.code for problem in problems] == ["template-unreadable"]
    assert "section" in problems[0].message


def test_a_tag_where_nothing_is_filled_in_makes_the_template_unreadable():
    parts = template_parts(*WHOLE)
    parts["word/styles.xml"] = parts["word/styles.xml"].replace(
        b"</w:styles>", b"<w:style w:type='x'><w:t>{{ a }}</w:t></w:style></w:styles>"
    )
    problems = check_contract(write_package(parts), SmallView)
    assert [problem.code for problem in problems] == ["template-unreadable"]
    assert "word/styles.xml" in problems[0].message


@pytest.mark.parametrize("docx", [b"", b"PK\x03\x04 broken", b"not a zip", b"%PDF-1.7"])
def test_bytes_that_are_no_word_file_are_told_as_a_problem(docx):
    assert [problem.code for problem in check_contract(docx, SmallView)] == ["template-unreadable"]


def test_a_tag_that_word_has_cut_into_runs_is_read_whole():
    assert codes(*WHOLE[1:], p("Về ¦{¦{ sub¦ject }¦}¦ năm nay")) == []


def test_a_section_in_the_template_is_no_hindrance():
    assert codes(*WHOLE, section_end()) == []
