"""How a clean document is broken against the rules of pictures of signature and seal (ND30-801 to ND30-803)."""

from inserting import elements
from mutating import Mutation, find, on_tree

from docgen.ooxml.xml import qn

KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
EMU_PER_MM = 36_000
DOTS = {
    "gif": b"GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff,\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;",
    "png": bytes.fromhex(
        "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
        "0000000b4944415478da636000020000050001e9fadcd80000000049454e44ae426082"
    ),
}
"""Pictures of one dot, by their endings."""
CELL = "//w:p[w:pPr/w:pStyle[@w:val='ND30ChuKy']]"


def picture(name, relationship, left, width):
    """A floating picture in its own run, `left` and `width` in millimetres."""
    graphic = (
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
        f'<pic:cNvPr id="1" name="{name}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{relationship}"/>'
        '<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        "</pic:spPr></pic:pic></a:graphicData></a:graphic>"
    )
    size = f'<wp:extent cx="{width * EMU_PER_MM}" cy="{15 * EMU_PER_MM}"/>'
    place = (
        f'<wp:positionH relativeFrom="column"><wp:posOffset>{left * EMU_PER_MM}</wp:posOffset></wp:positionH>'
        '<wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV>'
    )
    around = '<wp:simplePos x="0" y="0"/>'
    kept = '<wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
    anchor = (
        '<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1" behindDoc="1" locked="0"'
        f' layoutInCell="1" allowOverlap="1">{around}{place}{size}{kept}<wp:docPr id="{900 + left}" name="{name}"/>'
        f"<wp:cNvGraphicFramePr/>{graphic}</wp:anchor>"
    )
    return f"<w:r><w:drawing>{anchor}</w:drawing></w:r>"


def signed(*pictures):
    """Pictures (name, file, left, width) where the document is signed."""

    def change(parts):
        links = b"".join(
            f'<Relationship Id="rId9{place}" Type="{KIND}" Target="media/{file}"/>'.encode()
            for place, (_, file, _, _) in enumerate(pictures)
        )
        rels = "word/_rels/document.xml.rels"
        parts[rels] = parts[rels].replace(b"</Relationships>", links + b"</Relationships>")
        kinds = b"".join(
            f'<Default Extension="{ending}" ContentType="image/{ending}"/>'.encode()
            for ending in sorted({file.rpartition(".")[2] for _, file, _, _ in pictures})
        )
        types = "[Content_Types].xml"
        parts[types] = parts[types].replace(b"</Types>", kinds + b"</Types>")
        for _, file, _, _ in pictures:
            parts[f"word/media/{file}"] = DOTS[file.rpartition(".")[2]]

        def draw(root):
            drawn = elements(*(picture(p[0], f"rId9{at}", *p[2:]) for at, p in enumerate(pictures)))
            find(root, CELL)[0].extend(node for node in drawn if node.tag == qn("w:r"))

        return on_tree(draw)(parts)

    return change


MUTATIONS = (
    Mutation("ND30-801", "chữ ký là tệp .gif", signed(("chữ ký", "ky.gif", 20, 40))),
    Mutation("ND30-802", "dấu là tệp .gif", signed(("con dấu", "dau.gif", 5, 35))),
    Mutation("ND30-803", "dấu ở bên phải chữ ký", signed(("chữ ký", "ky.png", 5, 30), ("con dấu", "dau.png", 40, 35))),
)
