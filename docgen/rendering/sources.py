"""Turns a template's .docx into the Jinja source of each part that holds tags, the way docxtpl reads it."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from docx.opc.exceptions import OpcError
from docxtpl import DocxTemplate
from lxml import etree

from docgen.errors import InputError, PackError
from docgen.ooxml import open_package, parse_xml, qn, write_package
from docgen.rendering.skeleton import as_document

if TYPE_CHECKING:
    from docgen.ooxml import Package

XML_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

MAX_PART_BYTES = 8 * 1024 * 1024
"""docxtpl reads a template with regular expressions; beyond this size a crafted one could keep them busy for long."""

_TAG_OPENING = re.compile(r"\{\{|\{%|\{#")
_NAMESPACES = re.compile(r'\s+xmlns(?::[\w.-]+)?="[^"]*"')
_COLUMN_TAG = re.compile(r"\{[{%]tc\s|\{%\s*(?:colspan|cellbg|vm|hm)\b")
_RUN_VALUE = re.compile(r"\{\{r\s")
_WHITESPACE_TAG = re.compile(r"\{[{%#]-|-[}%#]\}")
_LITERAL_BRACES = ("{_{", "}_}", "{_%", "%_}")
_BROKEN_TEXT = re.compile(r"<w:t(?:\s[^>]*)?>[^<]*[\n\t]")
_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_ELEMENT = re.compile(r"<[^>]*>")
_SECTION = re.compile(r"<w:sectPr[ >/]")
_SPACE = re.compile(r"\s+")
_REMEDY = "sửa thẻ bằng Word; mẫu chỉ dùng {{ tên }}, {{p tên }}, {%p for %}, {%tr for %}, {%p if %}."

_HIDING = (qn("w:vanish"), qn("w:specVanish"))
_OFF = frozenset({"0", "false", "off"})


@dataclass(frozen=True, slots=True)
class PartSource:
    """The Jinja source of one part: `prefix` and `suffix` are the fixed XML around it."""

    name: str
    prefix: str
    source: str
    suffix: str


@dataclass(frozen=True, slots=True)
class TemplateSource:
    """A template as read: its package, and the source of every part with tags, the main document first."""

    package: Package
    parts: tuple[PartSource, ...]
    style_ids: frozenset[str]
    """Ids of the styles the template defines."""


def read_template(docx: bytes) -> TemplateSource:
    """Jinja sources of the main document, and of headers, footers and footnotes that hold tags.

    Raises:
        PackError: not a Word file that can be a template, or it uses a feature that a template may not.
    """
    try:
        return _read(as_document(open_package(docx)))
    except InputError as error:
        raise PackError(f"Không đọc được mẫu: {error.message}", hint=error.hint) from error
    except (KeyError, ValueError, AttributeError, TypeError, OpcError, etree.LxmlError) as error:
        raise PackError(
            f"Không đọc được mẫu: cấu trúc tệp Word của mẫu không đầy đủ ({error}).",
            hint="mở mẫu bằng Word hoặc LibreOffice rồi lưu lại dạng .docx.",
        ) from error


def _read(package: Package) -> TemplateSource:
    template = DocxTemplate(io.BytesIO(write_package(package.parts)))
    template.init_docx()
    parts = [_document_source(template, package)]
    for uri in (DocxTemplate.HEADER_URI, DocxTemplate.FOOTER_URI):
        for _, part in template.get_headers_footers(uri):
            parts.append(_whole_part(template, str(part.partname).lstrip("/"), part.blob))
    footnotes = package.find_related(package.main_document, "footnotes")
    if footnotes:
        parts.append(_whole_part(template, footnotes, package.parts[footnotes]))
    # A header may serve several sections and so be linked several times; it is one part all the same.
    used = {part.name: part for part in parts if _TAG_OPENING.search(part.source) or part is parts[0]}
    _refuse_tags_elsewhere(package, set(used))
    _refuse_hidden_text(package, set(used))
    for part in used.values():
        _refuse_features(part, _typed_text(package, part.name))
    return TemplateSource(package=package, parts=tuple(used.values()), style_ids=_style_ids(package))


def _refuse_hidden_text(package: Package, tagged: set[str]) -> None:
    """The proof reads what a file says; text that is formatted as hidden would be said and not seen."""
    styles = package.find_related(package.main_document, "styles")
    for name in sorted(tagged | ({styles} if styles else set())):
        if any(node.get(qn("w:val"), "1") not in _OFF for node in parse_xml(package.parts[name], name).iter(*_HIDING)):
            raise PackError(
                f"Mẫu có chữ định dạng ẩn (Hidden) ở {name}: dữ liệu in vào đó sẽ không ai thấy.",
                hint="bỏ dấu chọn Hidden trong hộp thoại Font của chữ hoặc của kiểu (style) ấy.",
            )


def _style_ids(package: Package) -> frozenset[str]:
    name = package.find_related(package.main_document, "styles")
    if name is None:
        return frozenset()
    root = parse_xml(package.parts[name], name)
    return frozenset(style.get(qn("w:styleId"), "") for style in root.iterfind(qn("w:style")))


def _document_source(template: DocxTemplate, package: Package) -> PartSource:
    _refuse_size(package.main_document, package.parts[package.main_document])
    source = template.patch_xml(template.get_xml())
    root = parse_xml(package.parts[package.main_document], package.main_document)
    if len(list(root.iter(qn("w:sectPr")))) != len(_SECTION.findall(source)):
        raise PackError(
            "Mẫu có thẻ {%p %} hoặc {{p }} trong đoạn kết thúc một phần (section): phần ấy sẽ mất.",
            hint="đặt thẻ ở đoạn riêng, không chung đoạn với dấu ngắt phần.",
        )
    body = root.find(qn("w:body"))
    if body is None or root.tag != qn("w:document"):
        raise PackError("Mẫu không có phần thân văn bản (w:body).", hint="lưu lại mẫu từ Word dạng .docx.")
    body.clear()
    shell = etree.tostring(root, encoding="unicode")
    opening, _, closing = shell.rpartition("<w:body/>")
    if not opening:
        raise PackError("Mẫu đặt tên vùng XML khác “w:”.", hint="mở mẫu bằng Word rồi lưu lại dạng .docx.")
    # get_xml repeats on w:body the namespaces that w:document declares already.
    opening_tag, bracket, content = source.partition(">")
    source = _NAMESPACES.sub("", opening_tag) + bracket + content
    return PartSource(package.main_document, XML_DECLARATION + opening, source, closing)


def _whole_part(template: DocxTemplate, name: str, blob: bytes) -> PartSource:
    _refuse_size(name, blob)
    tree = parse_xml(blob, name)
    source = template.patch_xml(template.xml_to_string(tree))
    return PartSource(name, XML_DECLARATION, source, "")


def _refuse_size(name: str, data: bytes) -> None:
    if len(data) > MAX_PART_BYTES:
        raise PackError(
            f"Phần “{name}” của mẫu lớn hơn {MAX_PART_BYTES // 1024 // 1024} MB: mẫu chỉ gồm khung chữ và thẻ.",
            hint="bỏ ảnh và nội dung thừa khỏi mẫu.",
        )


def _typed_text(package: Package, name: str) -> str:
    """The text of a part with its tags as the author typed them, before docxtpl changed any."""
    return "".join(str(piece) for piece in parse_xml(package.parts[name], name).itertext())


def _refuse_features(part: PartSource, typed: str) -> None:
    for found, reason in (
        (_COLUMN_TAG.search(typed), "thẻ cột hoặc thẻ gộp ô ({%tc %}, colspan, cellbg, vm, hm)"),
        (_RUN_VALUE.search(typed), "thẻ {{r }} (đoạn chữ có định dạng riêng)"),
        (_WHITESPACE_TAG.search(typed), "dấu trừ sát ngoặc của thẻ ({%- hoặc -%})"),
        (_BROKEN_TEXT.search(part.source), "dấu xuống dòng hoặc tab thô trong chữ"),
    ):
        if found:
            raise PackError(f"Mẫu ({part.name}) dùng {reason}, không được hỗ trợ.", hint=_REMEDY)
    _refuse_lost_text(part, typed)
    for literal in _LITERAL_BRACES:
        if literal in part.source:
            raise PackError(f"Mẫu ({part.name}) chứa “{literal}”, không được hỗ trợ.", hint=_REMEDY)
    for change in ("w:ins", "w:del", "w:moveFrom", "w:moveTo"):
        if re.search(rf"<{change}[ >/]", part.source):
            raise PackError(
                f"Mẫu ({part.name}) còn thay đổi đang theo dõi (Track Changes).",
                hint="trong Word: Review > Accept All Changes, rồi lưu lại mẫu.",
            )


def _refuse_lost_text(part: PartSource, typed: str) -> None:
    """Docxtpl drops the whole paragraph of a {%p %} tag and the whole row of a {%tr %} tag, with any words there."""
    written = _SPACE.sub("", _TAG.sub("", typed))
    kept = _SPACE.sub("", _TAG.sub("", _unescaped(_ELEMENT.sub("", part.source))))
    if written != kept:
        at = next((i for i, (a, b) in enumerate(zip(written, kept, strict=False)) if a != b), len(kept))
        raise PackError(
            f"Mẫu ({part.name}) có chữ “{written[at : at + 30]}” chung đoạn với thẻ {{%p %}} hoặc {{{{p }}}},"
            " hay chung hàng với thẻ {%tr %}: chữ ấy sẽ mất.",
            hint="để các thẻ ấy một mình trong đoạn hoặc trong hàng riêng.",
        )


def _unescaped(xml: str) -> str:
    # The standard library's unescape lives in a module that imports urllib: 20 ms of every start.
    return xml.replace("&gt;", ">").replace("&lt;", "<").replace("&amp;", "&")


def _refuse_tags_elsewhere(package: Package, used: set[str]) -> None:
    """A tag in a part that docxtpl does not render would be printed as it stands."""
    for name in package.parts:
        if name in used or not name.startswith("word/") or not name.endswith(".xml"):
            continue
        if _TAG_OPENING.search(_typed_text(package, name)):
            raise PackError(
                f"Mẫu có thẻ ở phần “{name}”, nơi không được điền dữ liệu.",
                hint="chỉ đặt thẻ trong thân văn bản, đầu trang, chân trang và chú thích cuối trang (footnote).",
            )
