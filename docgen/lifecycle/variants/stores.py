"""Where the documents of a batch go: a folder, or one zip put together from the pieces that workers wrote."""

from __future__ import annotations

import os
import shutil
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import IO, Final

from docgen.errors import InputError, OutputError
from docgen.files import file_location, write_quickly
from docgen.lifecycle.variants.journal import Previous
from docgen.lifecycle.variants.prints import PRINTS, Print, fingerprint, format_prints, parse_prints, pdf_name

MANIFEST: Final = "manifest.json"
ZIP_SUFFIX: Final = ".zip"
WORK_SUFFIX: Final = ".docgen"
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
_FILE_MODE: Final = 0o644 << 16
_FOLDER_WORK: Final = ".docgen"
_COPY_BYTES: Final = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Store:
    """Nơi ghi kết quả. Small, so that it travels to workers."""

    out: Path
    is_zip: bool
    is_resumed: bool = False
    """It may hold what an earlier run made, and what people made of it since."""

    @property
    def work(self) -> Path:
        """Where the batch keeps its journal and its pieces until it is done."""
        return self.out.with_name(f".{self.out.name}{WORK_SUFFIX}") if self.is_zip else self.out / _FOLDER_WORK

    def prepare(self) -> None:
        """Make the folders. Raises `OutputError` when they cannot be made, or hold files that are not ours."""
        try:
            if self.is_zip:
                self._require_own_zip()
            else:
                self._prepare_folder()
            if not self.is_resumed:
                shutil.rmtree(self.work, ignore_errors=True)
            self.work.mkdir(exist_ok=True)
        except FileExistsError as error:
            raise OutputError(
                "Đã có một tệp mang tên này, không tạo thành thư mục được.",
                hint="đặt tên thư mục khác, hoặc thêm đuôi .zip để ghi thành một tệp nén.",
                location=file_location(self.out),
            ) from error
        except OSError as error:
            raise OutputError(
                "Không tạo được thư mục kết quả.",
                hint="xem thư mục cha đã có chưa, có quyền ghi và còn chỗ không.",
                location=file_location(self.out),
            ) from error

    def _require_own_zip(self) -> None:
        """A zip takes the place of nothing but the zip of an earlier run that it goes on with."""
        if self.out.is_dir():
            raise OutputError(
                "Đây là thư mục, không ghi thành tệp zip được.",
                hint="đặt tên tệp khác.",
                location=file_location(self.out),
            )
        if self.out.exists() and not self.is_resumed:
            raise OutputError(
                "Đã có tệp mang tên này; docgen không ghi đè.",
                hint="thêm --resume để làm tiếp đợt trước, hoặc đặt tên khác.",
                location=file_location(self.out),
            )
        if self.out.exists() and self.find(MANIFEST) is None:
            raise OutputError(
                "Tệp này không phải kết quả của một đợt trước (không có manifest.json); docgen không ghi đè.",
                hint="đặt tên khác.",
                location=file_location(self.out),
            )

    def _prepare_folder(self) -> None:
        self.out.mkdir(exist_ok=True)
        if self.is_resumed:
            for leftover in self.out.glob(".docgen-*.tmp"):
                leftover.unlink()  # of a run that was killed while it wrote
        elif any(path.name != _FOLDER_WORK for path in self.out.iterdir()):
            raise OutputError(
                "Thư mục kết quả đã có tệp; docgen không trộn hai đợt dựng với nhau.",
                hint="thêm --resume để làm tiếp đợt trước, hoặc chọn thư mục khác.",
                location=file_location(self.out),
            )
        elif (self.out / _FOLDER_WORK).exists():
            shutil.rmtree(self.out / _FOLDER_WORK)

    def put(self, files: Mapping[str, bytes], piece: str) -> str:
        """Write the documents of one chunk; the name of what holds them in the work folder, if anything does.

        Raises `OutputError`.
        """
        if not self.is_zip:
            for name, data in files.items():
                write_quickly(self.out / name, data)
            return ""
        target = self.work / f"{piece}{ZIP_SUFFIX}"
        buffer = BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
            for name, data in files.items():
                archive.writestr(_entry(name), data)
        write_quickly(target, buffer.getvalue())
        return target.name

    def is_free(self, name: str, data: bytes, former: str) -> bool:
        """Whether this document may take its place: nothing is there, or only what docgen put there itself.

        `former` is the fingerprint of what an earlier run put under the name. A torn file of ours, after a power cut,
        is no loss; anything else that differs is somebody's work.
        """
        if self.is_zip or not self.is_resumed:
            return True
        try:
            there = (self.out / name).read_bytes()
        except FileNotFoundError:
            return True
        except OSError:
            return False
        return there == data or (bool(former) and (fingerprint(there) == former or not _is_whole(there)))

    def find(self, name: str) -> bytes | None:
        """A file of a finished batch, None where it is not there or cannot be read."""
        with self.reading() as shelf:
            return shelf.find(name)

    @contextmanager
    def reading(self) -> Iterator[Shelf]:
        """Many files of a batch, finished or not: each zip is opened once, when it is first asked for."""
        with ExitStack() as stack:
            yield Shelf(self, stack)

    def finish(self, documents: Iterable[tuple[str, str]], papers: Mapping[str, Path]) -> None:
        """Put everything in its place and clear the workshop away.

        `documents` are names with what holds them, `papers` the manifest and the proof by name, made in the work
        folder. Raises `OutputError`.
        """
        try:
            if self.is_zip:
                self._assemble(documents, papers)
            else:
                for name, path in papers.items():
                    os.replace(path, self.out / name)  # noqa: PTH105 — one door for tests that let the disk fail
            shutil.rmtree(self.work, ignore_errors=True)
        except OSError as error:
            raise OutputError(
                "Không ghi được kết quả của đợt dựng.",
                hint="xem ổ đĩa còn chỗ không, rồi chạy lại với --resume.",
                location=file_location(self.out),
            ) from error

    def add(self, name: str, data: bytes) -> None:
        """One more file in the folder of a finished batch. Raises `OutputError`."""
        write_quickly(self.out / name, data)

    def rewrite(self, files: Iterable[tuple[str, bytes]], without: Iterable[str]) -> tuple[str, ...]:
        """The zip of a finished batch again, whole or not at all, with more files and without some; those left out.

        Raises `OutputError`.
        """
        whole = self.out.with_name(f".{self.out.name}{WORK_SUFFIX}.tmp")
        try:
            with zipfile.ZipFile(self.out) as old, zipfile.ZipFile(whole, "w", zipfile.ZIP_STORED) as new:
                left = set(without) & set(old.namelist())
                added = {}
                for name, data in files:
                    new.writestr(_entry(name), data)
                    added[name] = True
                for entry in old.infolist():
                    if entry.filename not in left and entry.filename not in added:
                        new.writestr(_entry(entry.filename, packed=bool(entry.compress_type)), old.read(entry))
            os.replace(whole, self.out)  # noqa: PTH105 — one door for tests that let the disk fail
        except OSError as error:
            raise OutputError(
                "Không ghi được các tệp .pdf vào tệp zip.",
                hint="xem ổ đĩa còn chỗ không, rồi chạy lại với --resume --pdf.",
                location=file_location(self.out),
            ) from error
        finally:
            with suppress(OSError):
                whole.unlink()
        return tuple(sorted(left))

    def remove(self, former: Mapping[str, str]) -> tuple[str, ...]:
        """Take away what an earlier run made, by name and fingerprint, and nobody touched since; the names taken.

        Only a resumed folder can hold any.
        """
        removed = []
        for name, known in () if self.is_zip else sorted(former.items()):
            path = self.out / name
            with suppress(OSError):
                if fingerprint(path.read_bytes()) == known:
                    path.unlink()
                    removed.append(name)
        return tuple(removed)

    def _assemble(self, documents: Iterable[tuple[str, str]], papers: Mapping[str, Path]) -> None:
        whole = self.work / "whole.tmp"
        with zipfile.ZipFile(whole, "w", zipfile.ZIP_STORED) as archive, self.reading() as shelf:
            printed = parse_prints(shelf.find(PRINTS))
            lasting: dict[str, Print] = {}
            for name, data in self._pieces(documents):
                archive.writestr(_entry(name), data)
                if (one := printed.get(name)) is not None and one.document == fingerprint(data):
                    lasting[name] = one
            for name, one in lasting.items():
                pdf = shelf.find(pdf_name(name))
                if pdf is not None and fingerprint(pdf) == one.pdf:
                    archive.writestr(_entry(pdf_name(name)), pdf)
            if lasting:
                archive.writestr(_entry(PRINTS), format_prints(lasting))
            for name, path in papers.items():
                with (
                    path.open("rb") as source,
                    archive.open(_entry(name, packed=True), "w", force_zip64=False) as target,
                ):
                    _copy(source, target)
        os.replace(whole, self.out)  # noqa: PTH105 — as above

    def _pieces(self, documents: Iterable[tuple[str, str]]) -> Iterator[tuple[str, bytes]]:
        """The documents in order; a piece is opened once, because its documents follow each other."""
        holder, archive = "", None
        try:
            for name, piece in documents:
                if archive is None or piece != holder:
                    if archive is not None:
                        archive.close()
                    archive = zipfile.ZipFile(self.work / piece)
                    holder = piece
                yield name, archive.read(name)
        finally:
            if archive is not None:
                archive.close()


class Shelf:
    """What a batch holds, open for reading."""

    def __init__(self, store: Store, stack: ExitStack) -> None:
        self._store = store
        self._stack = stack
        self._archives: dict[Path, zipfile.ZipFile | None] = {}

    def find(self, name: str, holder: str = "") -> bytes | None:
        """A file, None where it cannot be read; `holder` is the piece of an unfinished zip it lies in."""
        try:
            if not self._store.is_zip:
                return (self._store.out / name).read_bytes()
            archive = self._archive(self._store.work / holder if holder else self._store.out)
            return archive.read(name) if archive is not None else None
        except (OSError, KeyError, zipfile.BadZipFile, zlib.error, ValueError):
            return None

    def find_previous(self, previous: Previous) -> bytes | None:
        """The bytes an earlier run made, if they are still there and still the same."""
        data = self.find(previous.file, previous.holder)
        return data if data is not None and fingerprint(data) == previous.sha256 else None

    def _archive(self, path: Path) -> zipfile.ZipFile | None:
        if path not in self._archives:
            self._archives[path] = None  # a zip that cannot be opened once cannot be opened
            self._archives[path] = self._stack.enter_context(zipfile.ZipFile(path))
        return self._archives[path]


def store_at(out: Path, *, is_resumed: bool = False) -> Store:
    """A folder, or a zip when the name ends in `.zip`. Raises `InputError` for a name with another suffix of a file."""
    suffix = out.suffix.lower()
    if suffix in {".docx", ".pdf", ".xlsx", ".rar", ".7z"}:
        raise InputError(
            f"«{out.name}» không phải thư mục hay tệp .zip.", hint="ghi tên một thư mục, hoặc một tệp có đuôi .zip."
        )
    return Store(out, suffix == ZIP_SUFFIX, is_resumed)


def _is_whole(data: bytes) -> bool:
    """Whether Word would open it."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return archive.testzip() is None
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError):
        return False


def _entry(name: str, *, packed: bool = False) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _EPOCH)
    entry.create_system = 3
    entry.external_attr = _FILE_MODE
    entry.compress_type = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
    return entry


def _copy(source: IO[bytes], target: IO[bytes]) -> None:
    while block := source.read(_COPY_BYTES):
        target.write(block)
