from __future__ import annotations

import errno
import os
import stat
import threading
from pathlib import Path

import pytest

from docgen import files
from docgen.errors import FileAccessError, OutputError, UnsafeInputError
from docgen.files import file_location, read_bytes, write_atomically

AS_ROOT = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read and write everything"
)


def leftovers(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir())


def test_a_file_is_read_whole(tmp_path):
    path = tmp_path / "kế hoạch.yaml"
    path.write_bytes(b"0123456789")
    assert read_bytes(path, limit=10) == b"0123456789"


def test_one_byte_too_many_is_refused(tmp_path):
    path = tmp_path / "a.yaml"
    path.write_bytes(b"01234567890")
    with pytest.raises(UnsafeInputError, match="lớn hơn 10 byte") as caught:
        read_bytes(path, limit=10)
    assert caught.value.location.file == str(path)


def test_a_limit_in_megabytes_is_said_in_megabytes(tmp_path):
    path = tmp_path / "a.yaml"
    path.write_bytes(b"x" * (1024 * 1024 + 1))
    with pytest.raises(UnsafeInputError, match="lớn hơn 1 MB"):
        read_bytes(path, limit=1024 * 1024)


def test_a_device_without_end_is_refused_after_the_limit():
    if not Path("/dev/zero").exists():
        pytest.skip("no /dev/zero")
    with pytest.raises(UnsafeInputError):
        read_bytes(Path("/dev/zero"), limit=1000)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("vắng.yaml", "Không tìm thấy"),
        (".", "thư mục"),
        ("a.txt/b.yaml", "Không đọc được tệp"),
        ("x" * 300, "ENAMETOOLONG"),
        ("a\0b", "Không đọc được tệp"),
    ],
)
def test_what_cannot_be_read_gives_a_sentence_and_a_remedy(tmp_path, name, words):
    (tmp_path / "a.txt").write_bytes(b"")
    with pytest.raises(FileAccessError, match=words) as caught:
        read_bytes(tmp_path / name, limit=10)
    assert caught.value.hint
    assert caught.value.exit_code == 4


@AS_ROOT
def test_a_file_that_may_not_be_read_is_refused(tmp_path):
    path = tmp_path / "a.yaml"
    path.write_bytes(b"x")
    path.chmod(0)
    with pytest.raises(FileAccessError, match="quyền đọc"):
        read_bytes(path, limit=10)


def test_a_refused_permission_gives_its_sentence(tmp_path, monkeypatch):
    def refuse(*_args, **_kwargs):
        raise PermissionError(errno.EACCES, "no")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(FileAccessError, match="quyền đọc"):
        read_bytes(tmp_path / "a.yaml", limit=10)


def test_a_name_that_is_not_unicode_can_be_shown():
    assert file_location(Path(os.fsdecode(b"k\xff.yaml"))).file == "k?.yaml"


def test_a_new_file_gets_what_the_umask_grants(tmp_path):
    old = os.umask(0o027)
    try:
        write_atomically(tmp_path / "a.docx", b"data")
    finally:
        os.umask(old)
    assert (tmp_path / "a.docx").read_bytes() == b"data"
    assert stat.S_IMODE((tmp_path / "a.docx").stat().st_mode) == 0o640
    assert leftovers(tmp_path) == ["a.docx"]


def test_an_existing_file_is_replaced_and_keeps_its_mode(tmp_path):
    path = tmp_path / "a.docx"
    path.write_bytes(b"old")
    path.chmod(0o604)
    write_atomically(path, b"new")
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o604


def test_a_link_stays_a_link_and_its_file_is_replaced(tmp_path):
    (tmp_path / "sub").mkdir()
    real = tmp_path / "sub" / "real.docx"
    real.write_bytes(b"old")
    link = tmp_path / "link.docx"
    link.symlink_to(real)
    write_atomically(link, b"new")
    assert link.is_symlink()
    assert real.read_bytes() == b"new"
    assert leftovers(tmp_path / "sub") == ["real.docx"]


def test_a_link_to_a_file_not_yet_there_makes_that_file(tmp_path):
    link = tmp_path / "link.docx"
    link.symlink_to(tmp_path / "real.docx")
    write_atomically(link, b"new")
    assert link.is_symlink()
    assert (tmp_path / "real.docx").read_bytes() == b"new"


def test_a_ring_of_links_is_refused(tmp_path):
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    with pytest.raises(OutputError, match="vòng liên kết"):
        write_atomically(tmp_path / "a", b"new")
    assert leftovers(tmp_path) == ["a", "b"]


def test_a_short_write_is_continued(tmp_path, monkeypatch):
    real_write = os.write
    monkeypatch.setattr(files.os, "write", lambda descriptor, data: real_write(descriptor, data[:3]))
    write_atomically(tmp_path / "a.docx", b"0123456789")
    assert (tmp_path / "a.docx").read_bytes() == b"0123456789"


@pytest.mark.parametrize("function", ["write", "fsync", "replace"])
@pytest.mark.parametrize("existing", [True, False])
def test_a_full_disk_leaves_the_old_file_and_nothing_else(tmp_path, monkeypatch, function, existing):
    path = tmp_path / "a.docx"
    if existing:
        path.write_bytes(b"old")

    def fail(*_args):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(files.os, function, fail)
    with pytest.raises(OutputError, match="đầy") as caught:
        write_atomically(path, b"new")
    monkeypatch.undo()
    assert caught.value.exit_code == 8
    assert caught.value.hint
    assert leftovers(tmp_path) == (["a.docx"] if existing else [])
    if existing:
        assert path.read_bytes() == b"old"


def test_an_interruption_leaves_nothing_behind(tmp_path, monkeypatch):
    def interrupt(*_args):
        raise KeyboardInterrupt

    monkeypatch.setattr(files.os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_atomically(tmp_path / "a.docx", b"new")
    monkeypatch.undo()
    assert leftovers(tmp_path) == []


@pytest.mark.parametrize(
    ("name", "words"),
    [
        (".", "thư mục"),
        ("vắng/a.docx", "chưa có"),
        ("a.txt/b.docx", "như thể"),
        ("x" * 300, "quá dài"),
        ("a\0b", "Không ghi được tệp"),
    ],
)
def test_what_cannot_be_written_gives_a_sentence_and_a_remedy(tmp_path, name, words):
    (tmp_path / "a.txt").write_bytes(b"old")
    with pytest.raises(OutputError, match=words) as caught:
        write_atomically(tmp_path / name, b"new")
    assert caught.value.hint
    assert leftovers(tmp_path) == ["a.txt"]


@AS_ROOT
def test_a_read_only_folder_is_refused(tmp_path):
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(OutputError, match="quyền ghi"):
            write_atomically(tmp_path / "a.docx", b"new")
    finally:
        tmp_path.chmod(0o700)


def test_a_write_protected_file_is_not_replaced(tmp_path, monkeypatch):
    path = tmp_path / "a.docx"
    path.write_bytes(b"old")
    monkeypatch.setattr(files.os, "access", lambda *_args: False)
    with pytest.raises(OutputError, match="quyền ghi"):
        write_atomically(path, b"new")
    assert path.read_bytes() == b"old"


def test_an_unknown_failure_names_the_code_of_the_system(tmp_path, monkeypatch):
    def fail(*_args):
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(files.os, "write", fail)
    with pytest.raises(OutputError, match="EIO"):
        write_atomically(tmp_path / "a.docx", b"new")


def test_a_pipe_is_written_to_and_stays_a_pipe(tmp_path):
    if not hasattr(os, "mkfifo"):
        pytest.skip("no named pipes")
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    received: list[bytes] = []
    reader = threading.Thread(target=lambda: received.append(pipe.read_bytes()))
    reader.start()
    write_atomically(pipe, b"data")
    reader.join(timeout=10)
    assert received == [b"data"]
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_a_file_written_quickly_is_whole_and_alone(tmp_path):
    target = tmp_path / "a.docx"
    target.write_bytes(b"old")
    files.write_quickly(target, b"new")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("a.docx", b"new")]


def test_a_quick_write_that_fails_leaves_the_old_file_and_nothing_beside_it(tmp_path, monkeypatch):
    target = tmp_path / "a.docx"
    target.write_bytes(b"old")

    def full(*_):
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(OutputError, match="đã đầy"):
        files.write_quickly(target, b"new")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("a.docx", b"old")]
