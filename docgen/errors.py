"""The exception tree: everything docgen raises on purpose, each class with its exit code and a remedy.

```
DocgenError                        exit  code
├── InputError                       3   a document, a table or a template that a person must mend
│   ├── InvalidDataError             3     the data is read but breaks the model: carries every problem at once
│   ├── UnreadableInputError         3     not YAML, not a .docx, not UTF-8, encrypted, …
│   └── UnsafeInputError             3     hostile or oversized: refused before it is opened
├── FileAccessError                  4   the file is absent, is a directory, or may not be read
├── PackError                        5   a pack or a template is missing, stale or does not fit its view
├── RenderError                      6   the finished document is not what the data says: nothing was written
├── OfficeError                      7   LibreOffice is absent, hangs, dies or lies
└── OutputError                      8   the result cannot be written (disk full, no permission)
```

Exit code 0 is success, 1 "done, with findings" (or some items of a batch failed), 2 a mistake in the command line.
The library raises; only the command line turns exceptions into exit codes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docgen.diagnostics import Location, Problem


class DocgenError(Exception):
    """Root of every deliberate failure.

    `message` says what is wrong and why, `hint` what to do; both are Vietnamese, because the reader is.
    """

    exit_code: ClassVar[int] = 6
    code: ClassVar[str] = "docgen"

    def __init__(self, message: str, *, hint: str = "", location: Location | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.location = location

    def __str__(self) -> str:
        place = f"{self.location}: " if self.location else ""
        remedy = f" Cách sửa: {self.hint}" if self.hint else ""
        return f"{place}{self.message}{remedy}"

    def to_dict(self) -> dict[str, object]:
        """The error as plain data for a web service or a log."""
        return {
            "code": self.code,
            "message": self.message,
            "hint": self.hint,
            "location": self.location.to_dict() if self.location else None,
        }


class InputError(DocgenError):
    """Something a person gave us is wrong and a person must mend it."""

    exit_code = 3
    code = "input"


class InvalidDataError(InputError):
    """Data that breaks the model. `problems` holds every one of them, in the order of the file."""

    code = "invalid-data"

    def __init__(self, message: str, problems: Sequence[Problem], *, hint: str = "") -> None:
        super().__init__(message, hint=hint)
        self.problems = tuple(problems)

    def __str__(self) -> str:
        return "\n".join([super().__str__(), *(f"  {problem}" for problem in self.problems)])

    def to_dict(self) -> dict[str, object]:
        return {**super().to_dict(), "problems": [problem.to_dict() for problem in self.problems]}


class UnreadableInputError(InputError):
    """A file whose bytes are not what its name or place promises."""

    code = "unreadable-input"


class UnsafeInputError(InputError):
    """A file that could harm: a bomb, a DTD, macros, an external template, an absurd size."""

    code = "unsafe-input"


class FileAccessError(DocgenError):
    """The file is absent, is a directory, or may not be read."""

    exit_code = 4
    code = "file-access"


class PackError(DocgenError):
    """A pack or a template is missing, stale, or asks for what its view does not have."""

    exit_code = 5
    code = "pack"


class RenderError(DocgenError):
    """The finished document would not say what the data says."""

    exit_code = 6
    code = "render"


class OfficeError(DocgenError):
    """LibreOffice is absent, hangs, dies, or claims success without a file."""

    exit_code = 7
    code = "office"


class OutputError(DocgenError):
    """The result is ready but cannot be written."""

    exit_code = 8
    code = "output"
