"""How a clean document is broken against the rules of typing (ND30-Txx)."""

import unicodedata

from lxml import etree
from mutating import Mutation, find, on_tree, replace_text

from docgen.ooxml.xml import qn

_SENTENCE = "Đề cao vai trò, trách nhiệm của người đứng đầu"


def typing(old, new):
    """The same document with some letters of a sentence typed otherwise."""
    assert old in _SENTENCE
    return replace_text(_SENTENCE, _SENTENCE.replace(old, new))


def _line_break(root):
    text = find(root, f"//w:t[contains(., '{_SENTENCE}')]")[0]
    before, after = text.text.split("trách nhiệm ", 1)
    text.text = f"{before}trách nhiệm"
    line_break, rest = etree.Element(qn("w:br")), etree.Element(qn("w:t"))
    rest.text = after
    text.addnext(line_break)
    line_break.addnext(rest)


def _two_kinds_of_quotes(root):
    for words, quoted in ((_SENTENCE, f'"{_SENTENCE}"'), ("Kế thừa và phát huy", "“Kế thừa” và phát huy")):
        text = find(root, f"//w:t[contains(., '{words}')]")[0]
        text.text = text.text.replace(words, quoted)


MUTATIONS = (
    Mutation("ND30-T01", "một chữ Unicode tổ hợp", typing("trách", unicodedata.normalize("NFD", "trách"))),
    Mutation("ND30-T02", "Ð thay Đ", typing("Đề", "Ðề")),
    Mutation("ND30-T03", "chữ TCVN3", typing("vai trò", "céng hoµ x· héi")),
    Mutation("ND30-T04", "khoảng trắng rộng bằng không", typing("vai trò", "vai\u200b trò")),
    Mutation("ND30-T05", "hai kiểu ngoặc kép", on_tree(_two_kinds_of_quotes)),
    Mutation("ND30-T06", "hai kiểu dấu ba chấm", typing("vai trò", "vai trò... và việc…")),
    Mutation("ND30-T07", "dấu cách trước dấu phẩy", typing("vai trò,", "vai trò ,")),
    Mutation("ND30-T08", "thiếu dấu cách sau dấu phẩy", typing(", trách", ",trách")),
    Mutation("ND30-T09", "hai dấu cách", typing("vai trò", "vai  trò")),
    Mutation("ND30-T10", "dấu cách trong ngoặc", typing("vai trò", "vai trò ( chính )")),
    Mutation("ND30-T11", "dóng chữ bằng dấu cách", typing("vai trò", "vai      trò")),
    Mutation("ND30-T13", "Shift+Enter giữa câu", on_tree(_line_break)),
    Mutation(
        "ND30-T15", "dấu cách trong ký hiệu", typing("vai trò", "Kế hoạch số 55 /KH-UBND ngày 22/3/2022 và vai trò")
    ),
    Mutation("ND30-T16", "chữ lặp", typing("của", "của của")),
)
