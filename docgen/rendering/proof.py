"""Turns a finished package and the view it was printed from into a proof that nothing was lost, or a refusal.

The proof has two halves. Every string of the view was printed, as often as the view has it: so no condition, no
forgotten tag hid it. And every printed string is read again, in its order, from the finished bytes: so nothing that
came after printing lost it.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections import Counter
from typing import TYPE_CHECKING

from docgen.errors import InputError, RenderError
from docgen.ooxml import parse_xml, qn
from docgen.rendering.drawing import DRAWN_TYPES, printed_strings
from docgen.rendering.escaping import with_plain_dashes
from docgen.rendering.paths import collect_printed, collect_strings, walk_strings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml import etree

    from docgen.rendering.assembling import Assembled, PrintedMember
    from docgen.rendering.compiling import RenderedPart

_PARAGRAPH, _TEXT, _BREAK, _TAB = qn("w:p"), qn("w:t"), qn("w:br"), qn("w:tab")
_RUN = qn("w:r")
_TYPE = qn("w:type")
# Never in a text: the escape step refuses it.
_PARAGRAPH_MARK = "\0"
_SHOWN = 60
_CLOSELY = 32 * 1024 * 1024
"""Bytes of a part that is parsed in any case: readers have limits of their own."""


def is_proven(assembled: Assembled, view: object, rendered: Sequence[RenderedPart]) -> bool:
    """Whether a document of a known, tidy layout holds all of its view; False when that has to be looked at closely.

    Every string and table of the view was printed as often as the view has it; and the printed parts, inflated from
    the finished bytes, are the pieces that were written, in their order. `prove_nothing_lost` finds out the same by
    reading the package as a stranger would, and knows what to say about what is missing.
    """
    if not all(_says(assembled.package, member) for member in assembled.printed):
        return False
    printed = Counter(_marks([value for part in rendered for value in part.printed]))
    wanted = Counter(_marks(collect_printed(view)))
    return all(printed[mark] >= count for mark, count in wanted.items())


def _says(package: bytes, member: PrintedMember) -> bool:
    if len(member.content) > _CLOSELY:
        return False
    try:
        return zlib.decompress(memoryview(package)[member.start : member.end], -zlib.MAX_WBITS) == member.content
    except zlib.error:
        return False


def _marks(values: Sequence[object]) -> list[object]:
    """Texts are told apart by their letters, drawn values by being the same value."""
    return [value if value.__class__ is str else id(value) for value in values]


def prove_nothing_lost(package: bytes, view: object, rendered: Sequence[RenderedPart]) -> None:
    """Read the package again and raise when a string of the view is not on the page.

    Raises:
        RenderError: names the path and the first lost string; or the part that is not well-formed.
    """
    printed = {part.name: _strings(part.printed) for part in rendered}
    _prove_printed(view, [text for texts in printed.values() for text in texts])
    try:
        with zipfile.ZipFile(io.BytesIO(package)) as archive:
            for name, texts in printed.items():
                page = page_text(parse_xml(archive.read(name), name))
                _prove_readable(view, name, texts, page)
    except (zipfile.BadZipFile, KeyError, InputError) as error:
        raise RenderError(f"Tệp vừa dựng không đọc lại được: {error}", hint="kiểm tra mẫu bằng Word.") from error


def page_text(root: etree._Element) -> str:
    """What a part says, in order: texts, line breaks, tabs; each paragraph begins with U+0000.

    The blank that keeps a dash on its line is a blank, as in the data.

    Nothing of it is hidden: a template with hidden text is refused before it prints.
    """
    pieces: list[str] = []
    for node in root.iter(_TEXT, _BREAK, _TAB, _PARAGRAPH):
        tag = node.tag
        if tag == _TEXT:
            pieces.append(node.text or "")
        elif tag == _PARAGRAPH:
            pieces.append(_PARAGRAPH_MARK)
        elif tag == _BREAK:
            if node.get(_TYPE) is None:
                pieces.append("\n")
        else:
            parent = node.getparent()
            if parent is not None and parent.tag == _RUN:
                pieces.append("\t")
    return with_plain_dashes("".join(pieces))


def _strings(values: Sequence[object]) -> list[str]:
    found: list[str] = []
    for value in values:
        if isinstance(value, str):
            if value:
                found.append(value)
        elif isinstance(value, DRAWN_TYPES):
            found.extend(printed_strings(value))
    return found


def _prove_printed(view: object, printed: list[str]) -> None:
    missing = Counter(collect_strings(view))
    missing.subtract(printed)
    if all(count <= 0 for count in missing.values()):
        return
    # The first string, in the order of the view, that it has more often than the page.
    on_page = Counter(printed)
    for path, text in walk_strings(view):
        on_page[text] -= 1
        if on_page[text] < 0:
            raise RenderError(
                f"Nội dung tại {path} không có trên trang: “{_shorten(text)}”.",
                hint="mẫu không in trường này, hoặc một điều kiện trong mẫu đã giấu nó; sửa mẫu hoặc phần dựng chữ.",
            )


def _prove_readable(view: object, part: str, printed: list[str], page: str) -> None:
    position = 0
    for text in map(with_plain_dashes, printed):
        found = page.find(text, position)
        if found < 0:
            lost = _first_lost(printed, page) or text
            path = next((path for path, candidate in walk_strings(view) if candidate == lost), "$")
            raise RenderError(
                f"Nội dung tại {path} bị mất khi ghi vào {part}: “{_shorten(lost)}”.",
                hint="đây là lỗi của mẫu hoặc của chương trình, không phải của dữ liệu; hãy báo kèm mẫu.",
            )
        position = found + len(text)


def _first_lost(printed: list[str], page: str) -> str:
    """The first string that stands on the page less often than it was printed; empty when only the order differs."""
    wanted = Counter(printed)
    return next((text for text in printed if page.count(with_plain_dashes(text)) < wanted[text]), "")


def _shorten(text: str) -> str:
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
