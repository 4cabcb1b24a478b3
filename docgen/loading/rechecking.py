"""A document that a program holds → the same document, checked as if it had been read from a file."""

from __future__ import annotations

from pydantic_core import PydanticSerializationError

from docgen.errors import InputError
from docgen.loading.dumping import full_data
from docgen.loading.tree import Written, from_python
from docgen.loading.validating import validate
from docgen.model import AdministrativeDocument


def recheck_document(document: AdministrativeDocument) -> AdministrativeDocument:
    """The document itself when it is valid.

    `model_copy(update=…)` and `model_construct` check nothing: what they make may be no document at all.

    Raises:
        InvalidDataError: every fault at once, as for a file.
        InputError: it holds a value that no file could hold.
    """
    try:
        data = full_data(document)
    except (PydanticSerializationError, AttributeError, TypeError) as error:
        raise InputError(
            f"Văn bản có giá trị sai kiểu: {error}.",
            hint="tạo lại văn bản bằng docgen.load thay vì model_copy hoặc model_construct.",
        ) from error
    validate(Written(from_python(data)), type(document), "")
    return document
