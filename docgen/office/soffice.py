"""Turns documents into PDF, .docx, .odt or text through LibreOffice: bytes in, bytes out, or a named error.

LibreOffice is believed only when the files are there: it exits with 0 after failing, and silently drops every file past
the 255th argument. Every call has its own profile, so calls may run in parallel and never meet an open LibreOffice.
"""

from __future__ import annotations

import io
import os
import re
import time
import zipfile
from dataclasses import dataclass
from itertools import islice
from pathlib import Path, PurePath
from shutil import which
from typing import TYPE_CHECKING, Final, Literal, get_args

from docgen.errors import OfficeError, UnreadableInputError
from docgen.office.failures import (
    OfficeAbsentError,
    OfficeCrashedError,
    OfficeGarbageError,
    OfficeSilentError,
    OfficeTimeoutError,
    shorten_names,
)
from docgen.office.process import Finished, private_folder, run_program

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

PROGRAM_VARIABLE: Final = "DOCGEN_SOFFICE"
"""Environment variable that names the `soffice` program to use, by path or by a name on PATH."""

MOST_DOCUMENTS_A_CALL: Final = 200
_PROBE_SECONDS: Final = 30.0
_START_SECONDS: Final = 60.0
_SECONDS_A_DOCUMENT: Final = 3.0

TargetFormat = Literal["pdf", "docx", "odt", "txt"]
_FILTERS: Final[dict[str, str]] = {
    "pdf": "pdf:writer_pdf_Export",
    "docx": "docx:MS Word 2007 XML",
    "odt": "odt:writer8",
    "txt": "txt:Text (encoded):UTF8",
}
# LibreOffice takes what it does not recognise for plain text and prints the bytes, so recognising is done before.
_BEGINNINGS: Final[dict[str, bytes]] = {
    ".docx": b"PK\x03\x04",
    ".odt": b"PK\x03\x04",
    ".doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    ".rtf": b"{\\rtf",
}
_USUAL_PLACES: Final = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.com",
)
_VERSION: Final = re.compile(r"LibreOffice\S*\s+([0-9]+(?:\.[0-9]+)+)")

# A stranger's document must run no macro and fetch nothing from the network or from this machine.
_PROFILE: Final = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse">
<value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse">
<value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse">
<value>2</value></prop></item>
</oor:items>
"""


@dataclass(frozen=True, slots=True)
class OfficeStatus:
    """Whether LibreOffice can be used here."""

    path: Path | None
    version: str
    """`7.4.7.2`; empty when absent."""
    reason: str
    """Why it cannot be used, a Vietnamese sentence; empty when it can."""

    @property
    def is_available(self) -> bool:
        return self.path is not None and not self.reason


def probe() -> OfficeStatus:
    """Which LibreOffice would be used, asked for its version; or why there is none. Never raises for its absence."""
    try:
        program = _locate_program()
    except OfficeAbsentError as absent:
        return OfficeStatus(None, "", absent.message)
    try:
        with private_folder() as folder:
            finished = run_program([str(program), "--version"], folder=folder, timeout_seconds=_PROBE_SECONDS)
    except OSError as refused:
        return OfficeStatus(program, "", f"Không chạy được “{program}”: {refused.strerror}.")
    if finished.exit_code is None:
        return OfficeStatus(program, "", f"“{program}” không trả lời trong {_PROBE_SECONDS:.0f} giây.")
    version = _VERSION.search(finished.output)
    if finished.exit_code != 0 or version is None:
        return OfficeStatus(
            program, "", f"“{program}” không trả lời như một LibreOffice (mã thoát {finished.exit_code})."
        )
    return OfficeStatus(program, version.group(1), "")


def convert_documents(
    documents: Mapping[str, bytes], *, to: TargetFormat, timeout_seconds: float | None = None
) -> dict[str, bytes]:
    """Each document in another format, under the name it was given, in the order given.

    The names are only names, with the suffix of their format (`.docx`, `.doc`, `.odt`, `.rtf`); they touch no file. The
    time limit is for all of them together (by default a minute and three seconds a document). Text comes as UTF-8 with
    a byte order mark. A PDF carries the time of its making, so two of one document differ.

    All or nothing: raises `UnreadableInputError` when a document is not what its suffix says, `OfficeAbsentError`,
    `OfficeTimeoutError`, `OfficeCrashedError`, `OfficeSilentError` (success claimed, files missing) or
    `OfficeGarbageError` (files of another format), naming the documents.
    """
    if to not in get_args(TargetFormat):
        raise ValueError(f"Không có định dạng “{to}”; chọn một trong: {', '.join(get_args(TargetFormat))}.")
    for name, content in documents.items():
        _require_readable(name, content)
    if not documents:
        return {}
    program = _locate_program()
    allowed = _START_SECONDS + _SECONDS_A_DOCUMENT * len(documents) if timeout_seconds is None else timeout_seconds
    deadline = time.monotonic() + allowed
    converted: dict[str, bytes] = {}
    for batch in _batches(documents):
        converted |= _convert_batch(program, batch, to=to, seconds_left=deadline - time.monotonic(), allowed=allowed)
    return converted


def _locate_program() -> Path:
    named = os.environ.get(PROGRAM_VARIABLE, "").strip()
    remedy = f"cài LibreOffice, hoặc đặt biến môi trường {PROGRAM_VARIABLE} là đường dẫn tới chương trình soffice"
    if named:
        found = which(named)
        if found is None:
            raise OfficeAbsentError(
                f"Biến {PROGRAM_VARIABLE} chỉ tới “{named}” nhưng ở đó không có chương trình chạy được.",
                hint=f"{remedy}.",
            )
        return Path(found).absolute()
    for candidate in ("soffice", "libreoffice", *_USUAL_PLACES):
        found = which(candidate)
        if found is not None:
            return Path(found).absolute()
    raise OfficeAbsentError("Không tìm thấy LibreOffice trên máy này.", hint=f"{remedy}.")


def _require_readable(name: str, content: bytes) -> None:
    suffix = PurePath(name).suffix.lower()
    if suffix not in _BEGINNINGS:
        raise UnreadableInputError(
            f"“{name}” không có đuôi của một văn bản chuyển được.", hint=f"dùng một trong: {', '.join(_BEGINNINGS)}."
        )
    if not content.startswith(_BEGINNINGS[suffix]):
        raise UnreadableInputError(f"Nội dung của “{name}” không phải là tệp {suffix}.", hint="kiểm tra lại tệp gốc.")


def _batches(documents: Mapping[str, bytes]) -> Iterator[dict[str, bytes]]:
    rest = iter(documents.items())
    while batch := dict(islice(rest, MOST_DOCUMENTS_A_CALL)):
        yield batch


def _convert_batch(
    program: Path, batch: Mapping[str, bytes], *, to: TargetFormat, seconds_left: float, allowed: float
) -> dict[str, bytes]:
    names = list(batch)
    try:
        with private_folder() as folder:
            sources, results = _lay_out(folder, batch)
            command = [
                str(program),
                f"-env:UserInstallation={(folder / 'profile').as_uri()}",
                "--headless", "--norestore", "--nolockcheck", "--nodefault", "--nologo", "--nofirststartwizard",
                "--convert-to", _FILTERS[to], "--outdir", str(results), *map(str, sources),
            ]  # fmt: skip
            finished = _run(command, folder, max(0.0, seconds_left), names)
            if finished.exit_code is None:
                raise OfficeTimeoutError(
                    f"LibreOffice không chuyển xong {len(names)} tệp trong {allowed:.0f} giây nên đã bị dừng.",
                    hint="tăng giới hạn thời gian, hoặc chuyển ít tệp hơn mỗi lần.",
                    documents=names,
                    detail=finished.errors,
                )
            written = {source.stem: results / f"{source.stem}.{to}" for source in sources}
            contents = [file.read_bytes() if file.is_file() else None for file in written.values()]
    except OSError as failed:
        raise OfficeError(
            f"Không dùng được thư mục tạm để chuyển tệp: {failed.strerror}.", hint="kiểm tra đĩa còn chỗ và quyền ghi."
        ) from failed
    return _verified(names, contents, finished, to)


def _lay_out(folder: Path, batch: Mapping[str, bytes]) -> tuple[list[Path], Path]:
    """Writes the documents and the profile, under short names: a given name could be an option, a path, or a twin."""
    settings = folder / "profile" / "user"
    settings.mkdir(parents=True)
    (settings / "registrymodifications.xcu").write_text(_PROFILE, encoding="utf-8")
    inbox, results = folder / "in", folder / "out"
    inbox.mkdir()
    results.mkdir()
    sources = []
    for index, (name, content) in enumerate(batch.items()):
        source = inbox / f"{index:04d}{PurePath(name).suffix.lower()}"
        source.write_bytes(content)
        sources.append(source)
    return sources, results


def _run(command: list[str], folder: Path, seconds: float, names: list[str]) -> Finished:
    try:
        return run_program(command, folder=folder, timeout_seconds=seconds)
    except OSError as refused:
        if refused.filename != command[0]:  # the folder failed, not the program
            raise
        raise OfficeAbsentError(
            f"Không khởi động được LibreOffice “{command[0]}”: {refused.strerror}.",
            hint=f"cài lại LibreOffice hoặc sửa biến môi trường {PROGRAM_VARIABLE}.",
            documents=names,
        ) from refused


def _verified(names: list[str], contents: list[bytes | None], finished: Finished, to: TargetFormat) -> dict[str, bytes]:
    """The results by name, once nothing speaks against them."""
    said = finished.errors or finished.output
    if finished.exit_code != 0:
        raise OfficeCrashedError(
            f"LibreOffice hỏng giữa chừng (mã thoát {finished.exit_code}) khi chuyển {shorten_names(names)}.",
            hint="chạy lại; nếu vẫn hỏng, mở từng tệp bằng LibreOffice để tìm tệp gây lỗi.",
            documents=names,
            detail=said,
        )
    missing = [name for name, content in zip(names, contents, strict=True) if content is None]
    if missing:
        raise OfficeSilentError(
            f"LibreOffice báo thành công nhưng không tạo ra kết quả của {shorten_names(missing)}.",
            hint="mở tệp đó bằng LibreOffice hoặc Word để kiểm tra tệp có hỏng không.",
            documents=missing,
            detail=said,
        )
    converted = {name: content for name, content in zip(names, contents, strict=True) if content is not None}
    broken = [name for name, content in converted.items() if not _is_of_format(content, to)]
    if broken:
        raise OfficeGarbageError(
            f"LibreOffice tạo ra tệp không phải là {to} từ {shorten_names(broken)}.",
            hint="kiểm tra lại bản cài LibreOffice và đĩa còn chỗ.",
            documents=broken,
            detail=said,
        )
    return converted


def _is_of_format(content: bytes, to: TargetFormat) -> bool:
    if to == "pdf":
        return content.startswith(b"%PDF-") and b"%%EOF" in content[-1024:]
    if to == "txt":
        return _is_utf8(content)
    return zipfile.is_zipfile(io.BytesIO(content))


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
