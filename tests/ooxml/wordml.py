"""A tiny WordprocessingML builder: pieces of XML in, the bytes of a .docx out."""

from __future__ import annotations

import io
import zipfile
from xml.sax.saxutils import escape, quoteattr

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."
NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    f' xmlns:r="{OFFICE}"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
KINDS = {
    "styles": "styles", "numbering": "numbering", "settings": "settings", "footnotes": "footnotes",
    "endnotes": "endnotes", "comments": "comments", "header": "header", "footer": "footer",
}  # fmt: skip


def _properties(tag: str, content: str) -> str:
    return f"<w:{tag}>{content}</w:{tag}>" if content else ""


def run(text: str, properties: str = "") -> str:
    return f'<w:r>{_properties("rPr", properties)}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(content: str = "", properties: str = "", *, run_properties: str = "") -> str:
    """A paragraph; content that is not markup becomes one run."""
    if content and not content.startswith("<"):
        content = run(content, run_properties)
    return f"<w:p>{_properties('pPr', properties)}{content}</w:p>"


def cell(content: str = "", properties: str = "") -> str:
    blocks = content if content.startswith("<w:") else paragraph(content)
    return f"<w:tc>{_properties('tcPr', properties)}{blocks}</w:tc>"


def table(rows: list[list[str]], properties: str = "", *, grid: tuple[int, ...] = ()) -> str:
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in grid or (1000,) * max(map(len, rows)))
    body = "".join(f"<w:tr>{''.join(c if c.startswith('<w:tc') else cell(c) for c in row)}</w:tr>" for row in rows)
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>{body}</w:tbl>"


def field(instruction: str, result: str = "", properties: str = "") -> str:
    rpr = _properties("rPr", properties)

    def char(kind: str) -> str:
        return f'<w:r>{rpr}<w:fldChar w:fldCharType="{kind}"/></w:r>'

    middle = char("separate") + run(result, properties) if result else ""
    return (
        f'{char("begin")}<w:r>{rpr}<w:instrText xml:space="preserve">{escape(instruction)}</w:instrText></w:r>'
        f"{middle}{char('end')}"
    )


def style(
    style_id: str,
    *,
    name: str = "",
    kind: str = "paragraph",
    based_on: str = "",
    ppr: str = "",
    rpr: str = "",
    default: bool = False,
    extra: str = "",
) -> str:
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    mark = ' w:default="1"' if default else ""
    return (
        f'<w:style w:type="{kind}"{mark} w:styleId="{style_id}"><w:name w:val={quoteattr(name or style_id)}/>{base}'
        f"{_properties('pPr', ppr)}{_properties('rPr', rpr)}{extra}</w:style>"
    )


NORMAL = style("Normal", default=True)


def styles(*items: str, rpr: str = "", ppr: str = "") -> str:
    defaults = (
        f"<w:docDefaults><w:rPrDefault>{_properties('rPr', rpr)}</w:rPrDefault>"
        f"<w:pPrDefault>{_properties('pPr', ppr)}</w:pPrDefault></w:docDefaults>"
    )
    return defaults + "".join(items)


def content_types(overrides: dict[str, str], *, extra: str = "") -> bytes:
    items = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in overrides.items())
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>{extra}{items}</Types>'
    ).encode()


def _type(kind: str) -> str:
    return kind if ":" in kind else f"{OFFICE}/{kind}"


def relationships(*items: tuple[str, str, str], external: tuple[str, ...] = ()) -> bytes:
    def mode(rid: str) -> str:
        return ' TargetMode="External"' if rid in external else ""

    body = "".join(
        f'<Relationship Id="{rid}" Type="{_type(kind)}"' + f" Target={quoteattr(target)}{mode(rid)}/>"
        for rid, kind, target in items
    )
    return f'<Relationships xmlns="{RELS}">{body}</Relationships>'.encode()


def document_parts(
    body: str,
    *,
    styles: str | None = NORMAL,
    extra: dict[str, str] | None = None,
    links: tuple[tuple[str, str, str], ...] = (),
    external: tuple[str, ...] = (),
    section: str = '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="850" w:bottom="1134" w:left="1701" w:header="708" w:footer="708" w:gutter="0"/>',
    raw: dict[str, bytes] | None = None,
) -> dict[str, bytes]:
    """The parts of a .docx. `extra` maps a part's short name (`numbering`, `header1`, `footnotes`) to its inner XML.

    Each extra part is linked as `rId<name>`: a header is referred to as `<w:headerReference r:id="rIdheader1"/>`.
    """
    sect = f"<w:sectPr>{section}</w:sectPr>" if section else ""
    parts = {"word/document.xml": f"<w:document {NAMESPACES}><w:body>{body}{sect}</w:body></w:document>".encode()}
    overrides = {"word/document.xml": f"{MAIN_TYPE}document.main+xml"}
    rels = list(links)
    everything = {**({"styles": styles} if styles is not None else {}), **(extra or {})}
    for name, inner in everything.items():
        part = f"word/{name}.xml"
        if name == "theme":
            parts[part] = inner.encode()
            overrides[part] = "application/vnd.openxmlformats-officedocument.theme+xml"
            rels.append((f"rId{name}", "theme", f"{name}.xml"))
            continue
        kind = KINDS[name.rstrip("0123456789")]
        tag = {"header": "hdr", "footer": "ftr"}.get(kind, kind)
        parts[part] = f"<w:{tag} {NAMESPACES}>{inner}</w:{tag}>".encode()
        overrides[part] = f"{MAIN_TYPE}{kind}+xml"
        rels.append((f"rId{name}", kind, f"{name}.xml"))
    parts["word/_rels/document.xml.rels"] = relationships(*rels, external=external)
    parts["_rels/.rels"] = relationships(("rId1", "officeDocument", "word/document.xml"))
    parts["[Content_Types].xml"] = content_types(overrides)
    parts.update(raw or {})
    return parts


def zipped(parts: dict[str, bytes], *, compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def docx(body: str, **options) -> bytes:
    """A whole .docx as bytes; the options are those of `document_parts`."""
    return zipped(document_parts(body, **options))
