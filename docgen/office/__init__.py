"""The only room that starts a program: LibreOffice for other formats, fontconfig for the fonts it will use."""

from docgen.office.failures import (
    OfficeAbsentError,
    OfficeCrashedError,
    OfficeGarbageError,
    OfficeSilentError,
    OfficeTimeoutError,
)
from docgen.office.fonts import FaceStatus, FontStatus, probe_font
from docgen.office.soffice import (
    MOST_DOCUMENTS_A_CALL,
    PROGRAM_VARIABLE,
    OfficeStatus,
    TargetFormat,
    convert_documents,
    probe,
)

__all__ = [
    "MOST_DOCUMENTS_A_CALL",
    "PROGRAM_VARIABLE",
    "FaceStatus",
    "FontStatus",
    "OfficeAbsentError",
    "OfficeCrashedError",
    "OfficeGarbageError",
    "OfficeSilentError",
    "OfficeStatus",
    "OfficeTimeoutError",
    "TargetFormat",
    "convert_documents",
    "probe",
    "probe_font",
]
