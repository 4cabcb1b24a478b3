"""The file of steps beside a template says what the template says, or is not used."""

from __future__ import annotations

import hashlib
import json
import shutil
from dataclasses import replace

import pytest
from plan_views import fullest_plan, smallest_plan, template_of
from template_builder import LETTER_BODY, PLAIN, LetterView, letter, letter_template, p, template

from docgen.api.packs import _check_steps, build_templates, compiled_template, open_pack
from docgen.errors import PackError
from docgen.ooxml import open_package, write_package
from docgen.rendering import compile_template, compiling, print_steps, print_view
from docgen.rendering.contract import require_fit
from docgen.rendering.step_files import find_steps, format_steps


@pytest.fixture(autouse=True)
def no_template_was_compiled_before(monkeypatch):
    monkeypatch.setattr(compiling, "_cache", type(compiling._cache)())


@pytest.fixture
def without_docxtpl(monkeypatch):
    """Reading a template is an error: only the steps beside it may be used."""

    def read_nothing(docx: bytes):
        raise AssertionError("the template was read")

    monkeypatch.setattr(compiling, "_read_steps", read_nothing)


def digest_of(docx: bytes) -> str:
    return hashlib.sha256(docx).hexdigest()


def test_steps_come_back_from_their_file_as_they_were():
    docx = template_of("ke-hoach")
    file = print_steps(docx)
    steps = find_steps(file, digest_of(docx))
    assert steps == compile_template(docx).steps
    assert format_steps(steps, digest_of(docx)) == file


@pytest.mark.parametrize("view", [fullest_plan(), smallest_plan()], ids=["fullest", "smallest"])
def test_a_template_prints_the_same_bytes_with_its_steps_and_without(view, monkeypatch):
    docx = template_of("ke-hoach")
    file = print_steps(docx)
    plain = print_view(view, compiled=compile_template(docx), properties=PLAIN, data="x")
    compiling._cache.clear()
    monkeypatch.setattr(compiling, "_read_steps", None)
    assert print_view(view, compiled=compile_template(docx, file), properties=PLAIN, data="x") == plain


@pytest.mark.usefixtures("without_docxtpl")
def test_a_word_template_file_becomes_a_document_with_its_steps_too():
    package = open_package(letter_template())
    types = "[Content_Types].xml"
    kinds = package.parts[types].replace(b"wordprocessingml.document.main", b"wordprocessingml.template.main")
    dotx = write_package({**package.parts, types: kinds})
    file = print_steps_apart(dotx)
    printed = print_view(letter(), compiled=compile_template(dotx, file), properties=PLAIN, data=None)
    made = open_package(printed)
    assert made.content_type(made.main_document).endswith("wordprocessingml.document.main+xml")


def print_steps_apart(docx: bytes) -> bytes:
    """The steps of a template, read where reading is allowed."""
    with pytest.MonkeyPatch.context() as allowed:
        allowed.setattr(compiling, "_read_steps", READ_STEPS)
        return print_steps(docx)


READ_STEPS = compiling._read_steps


def test_steps_of_other_bytes_are_not_used():
    one, other = template(*LETTER_BODY), template(*LETTER_BODY, p("thêm"))
    assert find_steps(print_steps(one), digest_of(other)) is None
    assert compile_template(other, print_steps(one)).steps == READ_STEPS(other)[0]


def damaged(file: bytes) -> dict[str, bytes]:
    """The file broken in one way each."""
    content = json.loads(file)
    changes = {
        "another format": {"format": content["format"] + 1},
        "no parts": {"parts": None},
        "a part that is a word": {"parts": ["word/document.xml"]},
        "a step that is a number": {"parts": [{**content["parts"][0], "steps": [7]}]},
        "a step of no kind": {"parts": [{**content["parts"][0], "steps": [{"call": "x"}]}]},
        "a tag that stands nowhere": {
            "parts": [{**content["parts"][0], "steps": [{"show": "a", "tag": "attribute {{ a }}"}]}]
        },
        "steps that are a text": {"parts": [{**content["parts"][0], "steps": "<w:p/>"}]},
        "a prefix that is a list": {"parts": [{**content["parts"][0], "prefix": []}]},
    }
    broken = {name: json.dumps(content | change).encode() for name, change in changes.items()}
    deep = b'{"format": 1, "template": ' + b"[" * 100_000
    return broken | {"cut off": file[: len(file) // 2], "empty": b"", "a list": b"[]", "no text": b"\xff", "deep": deep}


@pytest.mark.parametrize("way", list(damaged(print_steps(letter_template()))))
def test_a_damaged_file_is_no_file(way: str):
    docx = letter_template()
    file = damaged(print_steps(docx))[way]
    assert find_steps(file, digest_of(docx)) is None
    assert compile_template(docx, file).steps == READ_STEPS(docx)[0]


def test_steps_with_a_name_that_is_no_name_never_become_a_program():
    docx = letter_template()
    content = json.loads(print_steps(docx))
    content["parts"][0]["steps"] = [{"show": "a; import os", "tag": "text {{ a }}"}]
    with pytest.raises(PackError, match="không đặt được"):
        compile_template(docx, json.dumps(content).encode())


@pytest.mark.usefixtures("without_docxtpl")
def test_steps_are_compared_with_the_view_as_the_template_is():
    docx = template(*LETTER_BODY, p("{{ subjct }}"))
    compiled = compile_template(docx, print_steps_apart(docx))
    with pytest.raises(PackError, match=r"«\{\{ subjct \}\}» dùng tên “subjct”"):
        require_fit(compiled, LetterView)


def test_steps_that_are_absent_or_old_are_told(tmp_path):
    built = open_pack("nd30").templates["ke-hoach"]
    copy = replace(built, path=tmp_path / "mau.docx")
    shutil.copy(built.path, copy.path)
    assert [problem.code for problem in _check_steps(copy)] == ["steps-missing"]
    shutil.copy(open_pack("nd30").templates["phu-luc-dien-tu"].steps_path, copy.steps_path)
    assert [problem.code for problem in _check_steps(copy)] == ["steps-stale"]
    shutil.copy(built.steps_path, copy.steps_path)
    assert _check_steps(copy) == ()
    copy.path.write_bytes(b"no Word file")
    assert [problem.code for problem in _check_steps(copy)] == ["template-unreadable"]


def test_what_is_built_holds_the_steps_of_every_template():
    built = build_templates("nd30")
    for drawn in open_pack("nd30").templates.values():
        assert built[drawn.steps_path] == print_steps(built[drawn.path])


def test_a_pack_prints_with_the_steps_beside_its_template(monkeypatch):
    monkeypatch.setattr(compiling, "_read_steps", None)
    assert compiled_template(open_pack("nd30").templates["ke-hoach"]).steps.parts


def test_a_template_without_steps_beside_it_is_read_itself(tmp_path):
    built = open_pack("nd30").templates["ke-hoach"]
    copy = replace(built, path=tmp_path / "mau.docx")
    shutil.copy(built.path, copy.path)
    assert compiled_template(copy).steps == READ_STEPS(built.path.read_bytes())[0]
