"""The parts of an administrative document: frozen pydantic models that mirror the decree's layout."""

from docgen.model.appendix import Appendix
from docgen.model.base import CalendarDate, Identifier, Line, Part, Text, Texts
from docgen.model.body import LADDER, Item, Node, Numbering
from docgen.model.document import AdministrativeDocument
from docgen.model.marks import Marks, SecrecyMark, UrgencyMark
from docgen.model.open_slots import PlacedSlot, open_slots_of
from docgen.model.parties import AddressFooter, DrafterCode, FileCopy, Issuer, Recipient
from docgen.model.signature import Signature, SigningRight
from docgen.model.tables import (
    Align,
    AssignmentColumn,
    AssignmentField,
    AssignmentRow,
    AssignmentTable,
    Cell,
    Chart,
    ChartKind,
    Column,
    Row,
    Table,
)
from docgen.model.values import Citation, Deadline, LegalBasis, OpenDate, Period, Quantity, ReportPeriod
from docgen.model.walk import walk_texts

__all__ = [
    "LADDER",
    "AddressFooter",
    "AdministrativeDocument",
    "Align",
    "Appendix",
    "AssignmentColumn",
    "AssignmentField",
    "AssignmentRow",
    "AssignmentTable",
    "CalendarDate",
    "Cell",
    "Chart",
    "ChartKind",
    "Citation",
    "Column",
    "Deadline",
    "DrafterCode",
    "FileCopy",
    "Identifier",
    "Issuer",
    "Item",
    "LegalBasis",
    "Line",
    "Marks",
    "Node",
    "Numbering",
    "OpenDate",
    "Part",
    "Period",
    "PlacedSlot",
    "Quantity",
    "Recipient",
    "ReportPeriod",
    "Row",
    "SecrecyMark",
    "Signature",
    "SigningRight",
    "Table",
    "Text",
    "Texts",
    "UrgencyMark",
    "open_slots_of",
    "walk_texts",
]
