"""General document → what a person should know before it is signed, and is no fault of the data."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from docgen.diagnostics import Location, Notice
from docgen.documents.general.model import GeneralDocument
from docgen.documents.parts.notices import envelope_notices, unnamed_appendices
from docgen.model import AdministrativeDocument

_OWN_FORMS: Final = {
    "công điện": ("1.6", "mẫu có dòng «… điện:» và nơi nhận điện trên nội dung"),
    "giấy mời": ("1.7", "mẫu có các dòng kính mời, tới dự, chủ trì, thời gian, địa điểm"),
    "giấy giới thiệu": ("1.8", "mẫu không có trích yếu dưới tên loại"),
    "biên bản": ("1.9", "mẫu không có dòng địa danh, ngày tháng ở phần đầu"),
    "giấy nghỉ phép": ("1.10", "mẫu không có trích yếu dưới tên loại"),
}
"""Types whose forms (Phụ lục III) are none of 1.1, 1.2, 1.4 and 1.5, and what the form has otherwise (DD-10, TL-08)."""


def general_notices(document: AdministrativeDocument) -> tuple[Notice, ...]:
    """Spellings of the envelope, an unnamed appendix, a type that has another form."""
    if not isinstance(document, GeneralDocument):
        raise TypeError(f"general_notices takes a GeneralDocument, not {type(document).__name__}")
    return (*envelope_notices(document), *unnamed_appendices(document), *_other_form(document))


def _other_form(document: GeneralDocument) -> Iterator[Notice]:
    found = _OWN_FORMS.get(document.type_name.strip().casefold())
    if found is not None:
        form, difference = found
        said = f"{document.type_name} có mẫu riêng (Phụ lục III, Mẫu {form}): {difference}."
        message = f"{said} docgen in theo Mẫu 1.4."
        yield Notice("other-form", message, Location(path="$.type_name"))
