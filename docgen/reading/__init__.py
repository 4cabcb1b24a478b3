"""A stranger's document (.docx, .doc, .txt) → a valid model, every word of the source in it or in the leftovers."""

from docgen.reading.merging import OwnFiles
from docgen.reading.read import read_document
from docgen.reading.results import Conservation, Edit, ImportNotice, ReadDocument, Remainder

__all__ = ["Conservation", "Edit", "ImportNotice", "OwnFiles", "ReadDocument", "Remainder", "read_document"]
