"""A document → what a person should look at before signing: spellings of its envelope that the decree does not know."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.diagnostics import Location, Notice
from docgen.model import AdministrativeDocument, Part, walk_texts
from docgen.model.remembering import by_identity
from docgen.vietnamese.text import comparison_key

_ACADEMIC = re.compile(r"(?:PGS|GS|TS|ThS|CN|KS|BS|NGƯT|NGND|NSƯT|NSND)\b\.?\s", re.IGNORECASE)
_SHORT_PLACE = re.compile(r"(?:tp|tx|tt|q|p|x|h)\.", re.IGNORECASE)


def envelope_notices(document: AdministrativeDocument) -> Iterator[Notice]:
    """Faults a registry returns a draft for, and which are still the author's own words: told, not changed."""
    if re.search(r"[^.]\.$", document.subject):
        yield _notice("subject", "Trích yếu có dấu chấm cuối; các mẫu của Nghị định không có (Phụ lục III, Mục II).")
    code = document.symbol or document.issuer.code
    if not any(letter.isupper() for letter in code):
        yield _notice("issuer.code", f"Ký hiệu «{code}» phải viết hoa (Phụ lục I, Phần I, Mục II, khoản 3, điểm c).")
    if document.number and re.match(r"0\d\d|00", document.number):
        yield _notice(
            "number", f"Số «{document.number}» thừa số 0: chỉ số dưới 10 mới thêm một số 0 (khoản 3, điểm c)."
        )
    if _SHORT_PLACE.match(document.issuer.place):
        yield _notice(
            "issuer.place", f"Địa danh «{document.issuer.place}» phải viết đủ chữ, không viết tắt (khoản 4, điểm a)."
        )
    signers = [("signature", document.signature)]
    if document.second_signature:
        signers.append(("second_signature", document.second_signature))
    for field, signature in signers:
        if _ACADEMIC.match(signature.full_name):
            yield _notice(
                f"{field}.full_name", "Trước họ tên người ký không ghi học hàm, học vị, danh hiệu (khoản 7, điểm c)."
            )
        elif signature.full_name.isupper():
            yield _notice(f"{field}.full_name", "Họ tên người ký viết chữ thường, chỉ hoa chữ đầu (khoản 7, điểm đ).")


def unnamed_appendices(document: AdministrativeDocument) -> Iterator[Notice]:
    """Phụ lục that no sentence of the document names (nd30 PL-01)."""
    if not document.appendices:
        return
    if any(map(_names_appendix, _parts_of_body(document))):
        return  # as nearly everybody writes it; other spellings take longer to find
    if not any(comparison_key("phụ lục") in comparison_key(text) for text in _words_of_body(document)):
        yield Notice(
            "appendix-unnamed",
            "Lời văn chưa nhắc đến phụ lục: văn bản phải có chỉ dẫn về phụ lục kèm theo "
            "(Phụ lục I, Phần I, Mục III, khoản 1, điểm a).",
            Location(path="$.appendices"),
        )


def _parts_of_body(document: AdministrativeDocument) -> Iterator[Part | str]:
    """Everything but the appendices, in pieces; from the end, where most plans share out the work and name them."""
    for name, value in reversed(document.__dict__.items()):
        if name != "appendices":
            for item in reversed(value) if isinstance(value, tuple) else (value,):
                if isinstance(item, Part | str):
                    yield item


def _names_appendix(piece: Part | str) -> bool:
    return "phụ lục" in piece.lower() if isinstance(piece, str) else _part_names_appendix(piece)


@by_identity(128)
def _part_names_appendix(part: Part) -> bool:
    return any("phụ lục" in text.lower() for _, text in walk_texts(part))


def _words_of_body(document: AdministrativeDocument) -> Iterator[str]:
    return (text for path, text in walk_texts(document) if not path.startswith("$.appendices"))


def _notice(field: str, message: str) -> Notice:
    return Notice("spelling", message, Location(path=f"$.{field}"))
