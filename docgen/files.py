"""Reads a file whole within a limit, and writes a file whole or not at all; every failure is a Vietnamese sentence."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from docgen.diagnostics import Location
from docgen.errors import FileAccessError, OutputError, UnsafeInputError

_MEGABYTE: Final = 1024 * 1024
_NEW_FILE_MODE: Final = 0o666  # the umask takes away what the person does not grant, as with any program
_BINARY: Final[int] = getattr(os, "O_BINARY", 0)  # Windows translates line ends without it


def file_location(path: Path) -> Location:
    """The file as a person reads it; a name that is not valid UTF-8 is shown with `?` and never breaks the printing."""
    return Location(file=str(path).encode("utf-8", "replace").decode("utf-8"))


def read_bytes(path: Path, *, limit: int) -> bytes:
    """The bytes of a file, at most `limit` of them.

    Raises:
        FileAccessError: the file is absent, is a directory, or may not be read.
        UnsafeInputError: the file is longer than `limit`; no more than that was read.
    """
    place = file_location(path)
    try:
        if path.is_dir():
            raise FileAccessError("Đây là thư mục, không phải tệp.", hint="chỉ đường dẫn tới một tệp.", location=place)
        with path.open("rb") as file:
            # A device or a pipe tells no size, so the reading itself is bounded.
            data = file.read(limit + 1)
    except FileNotFoundError:
        raise FileAccessError("Không tìm thấy tệp.", hint="kiểm tra lại tên tệp và thư mục.", location=place) from None
    except PermissionError:
        raise FileAccessError(
            "Không có quyền đọc tệp.", hint="xin quyền đọc, hoặc chép tệp sang thư mục của mình.", location=place
        ) from None
    except (OSError, ValueError) as error:
        raise FileAccessError(
            f"Không đọc được tệp{_code_of(error)}.", hint="kiểm tra lại đường dẫn và ổ đĩa.", location=place
        ) from error
    if len(data) > limit:
        raise UnsafeInputError(
            f"Tệp lớn hơn {_size(limit)} nên không được mở.",
            hint="kiểm tra xem có chọn nhầm tệp không; nếu đúng tệp thì chia nhỏ nội dung.",
            location=place,
        )
    return data


def write_atomically(path: Path, data: bytes) -> None:
    """Write `data` to `path` whole or not at all; see `write_all`."""
    write_all({path: data})


def write_all(files: Mapping[Path, bytes]) -> None:
    """Write every file whole, or none of them.

    The bytes go to hidden files beside their targets and reach the disk before the first name changes hands, so that
    a full disk or a power cut leaves the old files as they were and nothing beside them. An existing file keeps its
    mode; a new one gets what the umask grants. A symbolic link stays a link: the file it points to is replaced. What
    is neither file nor folder (`/dev/stdout`, a pipe) is written to directly, since a file in its place would destroy
    it.

    Raises:
        OutputError: the folder is absent or read-only, the disk is full, the path is a directory, ….
    """
    staged: list[_Staged] = []
    try:
        for path, data in files.items():
            with _explained(path):
                staged.append(_stage(path, data))
        for one in staged:
            with _explained(one.path):
                one.commit()
    finally:
        # Also on Ctrl+C: nothing may be left beside the targets.
        for one in staged:
            one.clean_up()


def write_quickly(path: Path, data: bytes) -> None:
    """Write `data` to `path` whole or not at all, without waiting for the disk.

    A program killed at any moment leaves the old file or the new one, and at worst a hidden `.docgen-….tmp` beside it;
    a power cut may leave less. For the files of a batch, whose manifest proves each of them.

    Raises:
        OutputError: the folder is absent or read-only, the disk is full, the path is a directory, ….
    """
    with _explained(path):
        temporary = path.parent / f".docgen-{os.urandom(8).hex()}.tmp"
        try:
            temporary.write_bytes(data)
            os.replace(temporary, path)  # noqa: PTH105 — as in `write_all`
        except BaseException:
            with suppress(OSError):
                temporary.unlink()
            raise


@dataclass(frozen=True, slots=True)
class _Staged:
    """A file about to be written: its bytes are on the disk under another name, or wait for a device."""

    path: Path
    target: Path
    data: bytes
    temporary: Path | None

    def commit(self) -> None:
        if self.temporary is None:
            _write_into(os.open(self.target, os.O_WRONLY | _BINARY), self.data)
            return
        os.replace(self.temporary, self.target)  # noqa: PTH105 — one door for tests that let the disk fail
        _sync_folder(self.target.parent)

    def clean_up(self) -> None:
        if self.temporary is not None:
            with suppress(OSError):
                self.temporary.unlink()


def make_folder(path: Path) -> None:
    """A folder for results, made when it is not there; its parent must be.

    Raises:
        OutputError: it cannot be made, or is a file.
    """
    with _explained(path):
        path.mkdir(exist_ok=True)


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    """What the system refuses, as a sentence about this file."""
    try:
        yield
    except (OSError, ValueError) as error:
        message, hint = _failure(error)
        raise OutputError(message, hint=hint, location=file_location(path)) from error


def _stage(path: Path, data: bytes) -> _Staged:
    status = _find_status(path)
    if status is not None and not (stat.S_ISREG(status.st_mode) or stat.S_ISDIR(status.st_mode)):
        # A pipe behind `/dev/stdout` has no name of its own to resolve to.
        return _Staged(path, path, data, None)
    target = Path(os.path.realpath(path))
    if status is None:
        return _Staged(path, target, data, _write_beside(target, data, None))
    if stat.S_ISDIR(status.st_mode):
        raise OutputError(
            "Đây là thư mục, không ghi thành tệp được.",
            hint="thêm tên tệp vào đường dẫn.",
            location=file_location(path),
        )
    if not os.access(target, os.W_OK):
        # Renaming over it would succeed, against the will of whoever protected it.
        raise PermissionError(errno.EACCES, "write-protected")
    return _Staged(path, target, data, _write_beside(target, data, stat.S_IMODE(status.st_mode)))


def _find_status(target: Path) -> os.stat_result | None:
    try:
        return target.stat()
    except FileNotFoundError:
        return None


def _write_beside(target: Path, data: bytes, mode: int | None) -> Path:
    """A temporary file in the same folder, because a rename is atomic only within one file system."""
    temporary = target.parent / f".docgen-{os.urandom(8).hex()}.tmp"
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, _NEW_FILE_MODE)
    try:
        _write_into(descriptor, data)
        if mode is not None:
            temporary.chmod(mode)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
    return temporary


def _write_into(descriptor: int, data: bytes) -> None:
    try:
        view = memoryview(data)
        while view:
            view = view[os.write(descriptor, view) :]
        if stat.S_ISREG(os.fstat(descriptor).st_mode):
            os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _sync_folder(folder: Path) -> None:
    """Make the new name durable where the system can; the file is already whole, so a failure changes nothing."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


_FAILURES: Final = {
    errno.ENOSPC: ("Ổ đĩa đã đầy, chưa ghi được tệp.", "xóa bớt tệp hoặc ghi sang ổ đĩa khác."),
    errno.EDQUOT: ("Đã hết dung lượng được cấp, chưa ghi được tệp.", "xóa bớt tệp hoặc xin thêm dung lượng."),
    errno.EACCES: ("Không có quyền ghi vào tệp hoặc thư mục này.", "xin quyền ghi, hoặc chọn thư mục khác."),
    errno.EPERM: ("Không có quyền ghi vào tệp hoặc thư mục này.", "xin quyền ghi, hoặc chọn thư mục khác."),
    errno.EROFS: ("Ổ đĩa chỉ cho đọc, không ghi được tệp.", "chọn một ổ đĩa khác."),
    errno.ENOENT: ("Thư mục chứa tệp chưa có.", "tạo thư mục trước, hoặc sửa lại đường dẫn."),
    errno.ENOTDIR: ("Đường dẫn đi qua một tệp như thể đó là thư mục.", "sửa lại đường dẫn."),
    errno.EEXIST: ("Đã có một tệp trùng tên, không tạo được thư mục.", "chọn tên thư mục khác."),
    errno.ENAMETOOLONG: ("Tên tệp quá dài đối với ổ đĩa này.", "đặt tên tệp ngắn hơn."),
    errno.ELOOP: ("Đường dẫn là một vòng liên kết không có điểm cuối.", "xóa liên kết hỏng hoặc chọn tên khác."),
    errno.ETXTBSY: ("Tệp đang được chương trình khác dùng.", "đóng tệp ở chương trình kia rồi làm lại."),
    errno.EBUSY: ("Tệp đang được chương trình khác dùng.", "đóng tệp ở chương trình kia rồi làm lại."),
    errno.EFBIG: ("Tệp lớn quá mức ổ đĩa này cho phép.", "ghi sang ổ đĩa khác."),
    errno.EPIPE: ("Bên nhận dữ liệu đã đóng đường ống.", "ghi ra một tệp rồi chuyển tiếp sau."),
}


def _failure(error: OSError | ValueError) -> tuple[str, str]:
    code = error.errno if isinstance(error, OSError) else None
    if code in _FAILURES:
        return _FAILURES[code]
    return f"Không ghi được tệp{_code_of(error)}.", "kiểm tra lại đường dẫn và ổ đĩa, hoặc ghi sang chỗ khác."


def _code_of(error: OSError | ValueError) -> str:
    """The system's own name of the failure, for whoever looks after the computer (`EIO`)."""
    code = error.errno if isinstance(error, OSError) else None
    return f" (mã lỗi hệ thống {errno.errorcode.get(code, str(code))})" if code else ""


def _size(limit: int) -> str:
    return f"{limit // _MEGABYTE} MB" if limit >= _MEGABYTE else f"{limit} byte"
