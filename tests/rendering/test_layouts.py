"""What a batch looks at once and what it looks at in every document: no fault of structure slips through between."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from plan_views import HOSTILE, fullest_plan, smallest_plan, template_of
from template_builder import LETTER_BODY, PLAIN, letter, letter_template, p, small_table, template

from docgen.contracts.view import Block, BlockKind
from docgen.errors import PackError, RenderError
from docgen.ooxml.lint import lint_package
from docgen.rendering import compile_template, print_view, rendering
from docgen.rendering.assembling import assemble_parts
from docgen.rendering.compiling import render_parts
from docgen.rendering.layouts import MOST_LAYOUTS, LayoutLedger, Verdict, layout_of
from docgen.rendering.programs import build_program
from docgen.rendering.proof import is_proven, prove_nothing_lost
from docgen.rendering.steps import Choose, Repeat, Show, Write


def printed(view: object, docx: bytes) -> bytes:
    return print_view(view, compiled=compile_template(docx), properties=PLAIN, data=None)


def assembled(view: object, docx: bytes):
    compiled = compile_template(docx)
    rendered = render_parts(compiled, view)
    return assemble_parts(compiled, rendered, PLAIN, None, known_tidy=False), rendered


def test_a_fault_in_a_branch_is_found_after_documents_without_that_branch():
    docx = template(*LETTER_BODY, p("{%p if has_mark %}"), p("x", '<w:pStyle w:val="KhongCo"/>'), p("{%p endif %}"))
    for number in range(3):
        printed(letter(f"văn bản {number}", has_mark=False), docx)
    for _ in range(2):  # a fault is not remembered as sound
        with pytest.raises(RenderError, match="KhongCo"):
            printed(letter(has_mark=True), docx)


def test_data_a_template_hides_is_refused_in_a_known_layout_too():
    docx = letter_template()
    printed(letter(has_mark=False), docx)
    hidden = dataclasses.replace(letter(has_mark=False), mark=letter(has_mark=True).mark)
    with pytest.raises(RenderError, match=r"\$\.mark\.text không có trên trang"):
        printed(hidden, docx)


def test_a_bad_letter_is_refused_in_a_known_layout_too():
    docx = letter_template()
    printed(letter("một"), docx)
    with pytest.raises(RenderError, match=r"U\+0001"):
        printed(letter("m\x01t"), docx)


def test_tables_that_touch_are_another_layout_than_tables_apart():
    def blocks(*kinds: str):
        made = {"table": Block(BlockKind.TABLE, table=small_table("x")), "text": Block(BlockKind.PARAGRAPH, "y")}
        return dataclasses.replace(letter(), blocks=tuple(made[kind] for kind in kinds))

    docx = letter_template()
    apart, touching = blocks("table", "text", "table"), blocks("table", "table")
    for view in (apart, touching, apart, touching):
        out = printed(view, docx)
        assert b"</w:tbl><w:tbl>" not in out
        assert lint_package(out) == ()


def test_only_the_first_document_of_a_layout_is_judged(monkeypatch):
    judged: list[bytes] = []
    monkeypatch.setattr(rendering, "require_sound", judged.append)
    docx = template(*LETTER_BODY, header=p("Đếm {{ subject }}"))
    for text in ("một", "hai", HOSTILE, "ba\nbốn"):
        printed(letter(text), docx)
    assert len(judged) == 1
    printed(dataclasses.replace(letter("năm"), lines=()), docx)
    assert len(judged) == 2


@pytest.mark.parametrize("damage", ["first", "middle", "last"])
def test_a_changed_byte_of_a_printed_part_is_not_proven(damage):
    view = letter("Thực hiện")
    whole, rendered = assembled(view, letter_template())
    assert is_proven(whole, view, rendered)
    member = whole.printed[0]
    middle = (member.start + member.end) // 2
    at = {"first": member.start + 1, "middle": middle, "last": member.end - 1}[damage]
    package = bytearray(whole.package)
    package[at] ^= 0x55
    broken = dataclasses.replace(whole, package=bytes(package))
    assert not is_proven(broken, view, rendered)


@pytest.mark.parametrize("view", [smallest_plan(), fullest_plan("A & B\nC\tD")], ids=["smallest", "fullest"])
def test_a_whole_plan_is_proven_without_a_close_look(view):
    whole, rendered = assembled(view, template_of("ke-hoach"))
    assert whole.tidy
    assert is_proven(whole, view, rendered)


def test_what_the_template_did_not_print_is_not_proven():
    view = letter("Thực hiện")
    whole, rendered = assembled(view, letter_template())
    assert not is_proven(whole, dataclasses.replace(view, lines=(*view.lines, "quên")), rendered)
    assert not is_proven(whole, dataclasses.replace(view, lines=(*view.lines, view.lines[1])), rendered)
    other = dataclasses.replace(view, blocks=(*view.blocks, Block(BlockKind.TABLE, table=small_table("khác"))))
    assert not is_proven(whole, other, rendered)


texts = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Cn"], include_characters="\n\t"), min_size=1, max_size=30
)


@settings(max_examples=25, deadline=None)
@given(text=texts, paragraphs=st.integers(0, 4), small=st.booleans())
def test_what_passes_quickly_passes_the_close_look_too(text, paragraphs, small):
    view = smallest_plan() if small else fullest_plan(text, paragraphs=paragraphs)
    docx = template_of("ke-hoach")
    printed(view, docx)
    whole, rendered = assembled(view, docx)
    prove_nothing_lost(whole.package, view, rendered)
    assert printed(view, docx) == whole.package
    assert [fault for fault in lint_package(whole.package) if fault.code not in {"marker", "control"}] == []


def test_a_full_ledger_forgets_nothing_and_takes_no_more():
    ledger = LayoutLedger()
    for number in range(MOST_LAYOUTS + 5):
        ledger.remember((number,), Verdict(tidy=True))
    assert ledger.find((0,)) == Verdict(tidy=True)
    assert ledger.find((MOST_LAYOUTS,)) is None


def test_turns_of_a_loop_do_not_make_a_layout_but_their_number_one_or_more_does():
    assert layout_of([1, 1], []) == layout_of([1, 1, 1, 1], [])
    assert layout_of([1], []) != layout_of([1, 1], [])
    assert layout_of([], []) != layout_of([1], [])
    assert layout_of([1], [3, 4]) != layout_of([1], [3, 5])


@dataclasses.dataclass(frozen=True)
class Words:
    first: str
    items: tuple[Words, ...] = ()
    shown: bool = True


def run(steps, view) -> str:
    return "".join(build_program(steps).run(view).pieces)


def test_a_program_writes_shows_chooses_and_repeats():
    turn = Choose(((("loop", "first"), (Write("<"),)), (("loop", "last"), (Write(">"),))), (Write("|"),))
    inner = Repeat("y", ("x", "items"), (Show(("y", "first")),), (Write("-"),))
    steps = (Show(("first",)), Repeat("x", ("items",), (turn, Show(("x", "first")), inner), (Write("none"),)))
    view = Words("đầu", (Words("a", (Words("i"),)), Words("b"), Words("c")))
    assert run(steps, view) == "đầu<ai|b->c-"
    assert run(steps, Words("đầu")) == "đầunone"


def test_a_loop_in_a_loop_asks_about_its_own_turn():
    first = Choose(((("loop", "first"), (Write("1"),)),), (Write("n"),))
    steps = (Repeat("x", ("items",), (first, Repeat("y", ("x", "items"), (first,), ()), first), ()),)
    pair = (Words("i"), Words("j"))
    assert run(steps, Words("v", (Words("a", pair), Words("b", pair)))) == "11n1n1nn"


@pytest.mark.parametrize("name", ["_secret", "a b", "x\n import os", "class", "x()", "đầu", "__class__", ""])
def test_a_name_that_is_no_field_never_becomes_source(name):
    with pytest.raises(PackError, match="không đặt được"):
        build_program((Show((name,)),))
    with pytest.raises(PackError, match="không đặt được"):
        build_program((Repeat("x", ("items",), (Show(("x", name)),), ()),))


@pytest.mark.parametrize("deep", [20, 200])
def test_loops_nested_beyond_reason_are_refused(deep):
    step: Repeat | Write = Write("x")
    for _ in range(deep):
        step = Repeat("x", ("items",), (step,), ())
    with pytest.raises(PackError, match="lồng"):
        build_program((step,))


def test_the_text_of_a_template_is_never_source():
    hostile = '"); import os; ("\n\n\\'
    assert run((Write(hostile), Show(("first",))), Words("x")) == hostile + "x"
