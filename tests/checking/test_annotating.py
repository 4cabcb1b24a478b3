"""Findings as Word comments: at the words, in the body, and nothing printed changes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from checking_rules import pack_with, rule, words_look
from mutating import all_mutations, clean_document
from openxml_audit import OpenXmlValidator
from wordfiles import word_file

from docgen.checking import annotate, check
from docgen.contracts import Breach
from docgen.discovery import pack_for
from docgen.ooxml import read_facts
from docgen.ooxml.commenting import Remark, add_comments

PACK = pack_for("nd30")


def annotated(docx, pack):
    return annotate(docx, check(docx, pack=pack).files[0])


def without_comments(facts):
    return replace(facts, comments=())


def test_a_comment_stands_at_the_words_it_is_about():
    docx = word_file("một hai ba", "bốn")
    made = read_facts(annotated(docx, pack_with(rule("ND30-101", words_look("hai")))))
    (comment,) = made.comments
    assert (comment.anchor, comment.place, comment.author) == ("hai", "đoạn 1", "docgen")
    assert (
        comment.text
        == "Lỗi ND30-101 (đoạn 1): Có chữ «hai».\nQuy định: không có.\nCách sửa: sửa chữ.\nCăn cứ: khoản 1."
    )


def test_nothing_but_the_comments_changes():
    docx = word_file("một hai ba", "hai", "")
    pack = pack_with(rule("ND30-101", words_look("hai")), rule("ND30-102", words_look("một hai")))
    made = read_facts(annotated(docx, pack))
    assert len(made.comments) == 3
    assert without_comments(made).text() == read_facts(docx).text()
    assert [p.paragraph.format for p in made.paragraphs()] == [
        p.paragraph.format for p in read_facts(docx).paragraphs()
    ]


def test_a_finding_about_the_whole_document_is_pinned_to_its_first_paragraph():
    def look(x):
        yield Breach("Sai cả.", "a", "b")

    (comment,) = read_facts(annotated(word_file("đầu", "cuối"), pack_with(rule("ND30-001", look)))).comments
    assert comment.anchor == "đầu"


def test_comments_of_others_stay():
    once = annotated(word_file("một hai"), pack_with(rule("ND30-101", words_look("hai"))))
    twice = annotated(once, pack_with(rule("ND30-102", words_look("một"))))
    assert sorted(comment.anchor for comment in read_facts(twice).comments) == ["hai", "một"]


def test_what_is_said_of_a_header_is_pinned_in_the_body():
    made = add_comments(
        clean_document(), [Remark("số trang", paragraph=len(list(read_facts(clean_document()).paragraphs())) - 1)]
    )
    (comment,) = read_facts(made).comments
    assert comment.text == "số trang"


def test_without_findings_the_document_reads_as_before():
    assert read_facts(annotated(clean_document(), PACK)) == read_facts(clean_document())


@pytest.mark.parametrize("mutation", all_mutations(), ids=str)
def test_an_annotated_file_is_valid_and_says_every_finding(mutation, tmp_path):
    broken = mutation.apply(clean_document())
    made = annotated(broken, PACK)
    assert len(read_facts(made).comments) == len(check(broken, pack=PACK).findings)
    path = tmp_path / "annotated.docx"
    path.write_bytes(made)
    assert [str(error) for error in OpenXmlValidator().validate(str(path)).errors] == []
