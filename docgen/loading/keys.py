"""The keys of a part of a document in the order in which a person writes them."""

from __future__ import annotations

from typing import Final

from pydantic import BaseModel

from docgen.loading.places import annotation_of, expect, fields_by_key
from docgen.model import AdministrativeDocument

TYPE_KEY: Final = "document"
"""The key that names the document type, first in every file."""

CHOOSING_KEYS: Final = (TYPE_KEY, "part", "kind")
"""The keys that say which part it is."""


def key_order(model: type[BaseModel]) -> list[str]:
    """The keys of a part in the order a person writes them.

    What says which part it is comes first (`document`, `part`, `kind`). A document type adds its own keys to those of
    every document: its numbers (`year`) follow its name, the others stand where the page has them: above the signature.
    """
    fields = fields_by_key(model)
    names = [
        *(name for name in CHOOSING_KEYS if name in fields),
        *(name for name in fields if name not in CHOOSING_KEYS),
    ]
    if not issubclass(model, AdministrativeDocument):
        return names
    own = [name for name in names if name not in AdministrativeDocument.model_fields and name != TYPE_KEY]
    numbers = [name for name in own if expect(annotation_of(fields[name]), None).kind in {int, float}]
    shared = [name for name in names if name in AdministrativeDocument.model_fields]
    place = shared.index("signature")
    body = [name for name in own if name not in numbers]
    first = [TYPE_KEY] if TYPE_KEY in fields else []
    return [*first, *numbers, *shared[:place], *body, *shared[place:]]
