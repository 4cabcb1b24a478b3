"""The proof that nothing was lost: it passes what is whole and catches every way to lose a string."""

from __future__ import annotations

import dataclasses

import pytest
from template_builder import PLAIN, letter, letter_template, small_table

from docgen.contracts.view import Block, BlockKind, TableCell, TableRow
from docgen.errors import RenderError
from docgen.ooxml import open_package, write_package
from docgen.rendering.assembling import assemble
from docgen.rendering.compiling import RenderedPart, compile_template, render_parts
from docgen.rendering.proof import prove_nothing_lost


def finished(view: object) -> tuple[bytes, tuple[RenderedPart, ...]]:
    compiled = compile_template(letter_template())
    rendered = render_parts(compiled, view)
    return assemble(compiled, rendered, PLAIN, None), rendered


def damaged(package: bytes, old: str, new: str, part: str = "word/document.xml") -> bytes:
    parts = open_package(package).parts
    assert old.encode() in parts[part]
    return write_package({**parts, part: parts[part].replace(old.encode(), new.encode(), 1)})


def test_a_whole_document_passes():
    view = letter("A & B\nC\tD")
    package, rendered = finished(view)
    prove_nothing_lost(package, view, rendered)


def test_a_lost_paragraph_is_named_with_its_path():
    view = letter("Thực hiện")
    package, rendered = finished(view)
    broken = damaged(package, "Dòng thứ hai", "")
    with pytest.raises(RenderError, match=r"\$\.lines\[1\] bị mất khi ghi vào word/document.xml: “Dòng thứ hai”"):
        prove_nothing_lost(broken, view, rendered)


def test_one_of_several_equal_strings_lost_is_noticed():
    view = dataclasses.replace(letter("Thực hiện"), lines=("Sở Y tế",) * 4)
    package, rendered = finished(view)
    with pytest.raises(RenderError, match="“Sở Y tế”"):
        prove_nothing_lost(damaged(package, ">Sở Y tế<", "><"), view, rendered)


def test_a_string_lost_beside_a_longer_one_that_holds_it_is_noticed():
    view = dataclasses.replace(letter("x"), lines=("Sở Nội vụ", "Sở", "Sở Nội vụ"))
    package, rendered = finished(view)
    with pytest.raises(RenderError, match="bị mất"):
        prove_nothing_lost(damaged(package, " Sở<", " <"), view, rendered)


def test_a_lost_table_cell_is_noticed():
    view = letter("Thực hiện")
    package, rendered = finished(view)
    with pytest.raises(RenderError, match=r"\$\.blocks\[2\]\.table\.rows\[3\]\.cells\[1\]\.paragraphs\[0\]"):
        prove_nothing_lost(damaged(package, "Việc hai", "Việc"), view, rendered)


def test_a_line_break_that_became_a_space_is_noticed():
    view = letter("một\nhai")
    package, rendered = finished(view)
    with pytest.raises(RenderError, match="bị mất"):
        prove_nothing_lost(damaged(package, "<w:br/>", ""), view, rendered)


def test_a_loss_in_a_header_is_noticed():
    view = letter("Thực hiện")
    package, rendered = finished(view)
    with pytest.raises(RenderError, match=r"word/header\.xml"):
        prove_nothing_lost(damaged(package, "Thực hiện", "Thực", "word/header.xml"), view, rendered)


def test_a_part_that_is_not_well_formed_is_noticed():
    view = letter()
    package, rendered = finished(view)
    with pytest.raises(RenderError, match="không đọc lại được"):
        prove_nothing_lost(damaged(package, "</w:body>", ""), view, rendered)


def test_a_missing_part_is_noticed():
    view = letter()
    package, rendered = finished(view)
    parts = {name: data for name, data in open_package(package).parts.items() if name != "word/header.xml"}
    with pytest.raises(RenderError, match="không đọc lại được"):
        prove_nothing_lost(write_package(parts), view, rendered)


def test_a_truncated_package_is_noticed():
    view = letter()
    package, rendered = finished(view)
    with pytest.raises(RenderError, match="không đọc lại được"):
        prove_nothing_lost(package[:-30], view, rendered)


def test_a_string_the_template_did_not_print_is_named():
    view = letter()
    package, rendered = finished(view)
    richer = dataclasses.replace(view, lines=(*view.lines, "dòng bị quên"))
    with pytest.raises(RenderError, match=r"\$\.lines\[3\] không có trên trang: “dòng bị quên”"):
        prove_nothing_lost(package, richer, rendered)


@pytest.mark.parametrize("first", ["ab", "aba", "ba"])
@pytest.mark.parametrize("second", ["ab", "aba", "ba"])
def test_strings_that_overlap_are_told_apart(first, second):
    view = dataclasses.replace(letter("x"), lines=(first, second, first + second))
    package, rendered = finished(view)
    prove_nothing_lost(package, view, rendered)


def test_a_table_of_thousands_of_rows_is_proved():
    rows = tuple(TableRow((TableCell((str(n),)), TableCell((f"Phường {n}",)), TableCell(("Sở",)))) for n in range(3321))
    table = dataclasses.replace(small_table(), rows=rows)
    view = dataclasses.replace(letter(), blocks=(Block(BlockKind.TABLE, table=table),))
    package, rendered = finished(view)
    prove_nothing_lost(package, view, rendered)
    with pytest.raises(RenderError, match=r"rows\[3000\]\.cells\[1\]\.paragraphs\[0\] bị mất .*“Phường 3000”"):
        prove_nothing_lost(damaged(package, "Phường 3000", "Phường"), view, rendered)
