"""How a clean document is broken against the rules of pictures of signature and seal (ND30-801 to ND30-803)."""

from inserting import elements
from mutating import Mutation, find, on_tree

from docgen.ooxml.xml import qn

KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
EMU_PER_MM = 36_000
CELL = "//w:p[w:pPr/w:pStyle[@w:val='ND30ChuKy']]"


def picture(name, relationship, left, width):
    """A floating picture in its own run, `left` and `width` in millimetres."""
    graphic = (
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
        f'<pic:cNvPr id="1" name="{name}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{relationship}"/>'
        "</pic:blipFill><pic:spPr/></pic:pic></a:graphicData></a:graphic>"
    )
    size = f'<wp:extent cx="{width * EMU_PER_MM}" cy="{15 * EMU_PER_MM}"/>'
    place = (
        f'<wp:positionH relativeFrom="column"><wp:posOffset>{left * EMU_PER_MM}</wp:posOffset></wp:positionH>'
        '<wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV>'
    )
    anchor = f'<wp:anchor>{place}{size}<wp:docPr id="1" name="{name}"/>{graphic}</wp:anchor>'
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
            parts[f"word/media/{file}"] = b"a picture"

        def draw(root):
            drawn = elements(*(picture(p[0], f"rId9{at}", *p[2:]) for at, p in enumerate(pictures)))
            find(root, CELL)[0].extend(node for node in drawn if node.tag == qn("w:r"))

        return on_tree(draw)(parts)

    return change


MUTATIONS = (
    Mutation("ND30-801", "chữ ký là tệp .jpeg", signed(("chữ ký", "ky.jpeg", 20, 40))),
    Mutation("ND30-802", "dấu là tệp .jpeg", signed(("con dấu", "dau.jpeg", 5, 35))),
    Mutation("ND30-803", "dấu ở bên phải chữ ký", signed(("chữ ký", "ky.png", 5, 30), ("con dấu", "dau.png", 40, 35))),
)
