"""LibreOffice as a program that may be absent, lie, hang, die or write garbage: played by stand-ins."""

from __future__ import annotations

import fcntl
import json
import pickle
import stat
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from docgen.errors import OfficeError, UnreadableInputError
from docgen.office import (
    MOST_DOCUMENTS_A_CALL,
    OfficeAbsentError,
    OfficeCrashedError,
    OfficeGarbageError,
    OfficeSilentError,
    OfficeTimeoutError,
    convert_documents,
    probe,
)
from docgen.office import soffice as room

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

DOCX = b"PK\x03\x04"
ODT = b"PK\x03\x04"

# Every stand-in begins so: it knows its arguments, and can write a result that looks like a PDF of its source.
PROLOGUE = f"""#!{sys.executable} -S
import json, os, pathlib, sys, time
arguments = sys.argv[1:]
here = pathlib.Path(__file__).parent
out = pathlib.Path(arguments[arguments.index("--outdir") + 1]) if "--outdir" in arguments else None
sources = [pathlib.Path(a) for a in arguments[arguments.index("--outdir") + 2 :]] if out else []
def write(source, content=None):
    content = b"%PDF-1.7 " + source.read_bytes() + b" %%EOF" if content is None else content
    (out / (source.stem + ".pdf")).write_bytes(content)
"""


@pytest.fixture(autouse=True)
def temporary_folder(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where private folders are made; every test must leave it empty."""
    folder = tmp_path_factory.mktemp("temporary")
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    yield folder
    assert list(folder.iterdir()) == []


@pytest.fixture
def stand_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Path]:
    """Puts a script in LibreOffice's place."""

    def install(body: str) -> Path:
        program = tmp_path / "soffice"
        program.write_text(PROLOGUE + body, encoding="utf-8")
        program.chmod(program.stat().st_mode | stat.S_IXUSR)
        monkeypatch.setenv("DOCGEN_SOFFICE", str(program))
        return program

    return install


def wait_until_unlocked(file: Path) -> bool:
    """Whether the process that locked the file is gone; its lock goes with it."""
    for _ in range(100):
        with file.open("w") as stream:
            try:
                fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                time.sleep(0.05)
            else:
                return True
    return False


LOCK_AND_SLEEP = """
import fcntl
def lock_and_sleep(name):
    stream = open(here / name, "w")
    fcntl.flock(stream, fcntl.LOCK_EX)
    (here / (name + ".ready")).touch()
    time.sleep(600)
def wait_for(name):
    while not (here / (name + ".ready")).exists():
        time.sleep(0.01)
"""


def test_documents_come_back_under_their_names_and_in_their_order(stand_in):
    stand_in("for source in sources: write(source)")
    given = {
        "Kế hoạch.docx": DOCX + b"1",
        "Báo cáo.odt": ODT + b"2",
        "cũ.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "x.RTF": b"{\\rtf1}",
    }
    result = convert_documents(given, to="pdf")
    assert result == {name: b"%PDF-1.7 " + content + b" %%EOF" for name, content in given.items()}
    assert list(result) == list(given)


def test_a_name_is_never_a_path_an_option_or_a_twin(stand_in, tmp_path: Path):
    stand_in("(here / 'seen').write_text(json.dumps([s.name for s in sources]))\nfor source in sources: write(source)")
    names = [
        "../../escape.docx",
        "--version.docx",
        "/etc/passwd.docx",
        "a.docx",
        "a.odt",
        "A.docx",
        "một hai\n.docx",
        ".docx.docx",
    ]
    result = convert_documents({name: DOCX + str(index).encode() for index, name in enumerate(names)}, to="pdf")
    assert {name: content[len(b"%PDF-1.7 PK\x03\x04")] - ord("0") for name, content in result.items()} == {
        name: index for index, name in enumerate(names)
    }
    seen = json.loads((tmp_path / "seen").read_text())
    assert len(set(seen)) == len(names)
    assert all(Path(name).stem.isdigit() for name in seen)


def test_no_call_holds_more_documents_than_libreoffice_takes(stand_in, tmp_path: Path):
    stand_in(
        "with open(here / 'calls', 'a') as log: log.write(f'{len(sources)} {len(sys.argv)}\\n')\n"
        "for source in sources[:255]: write(source)"
    )
    given = {f"{index}.docx": DOCX + str(index).encode() for index in range(2 * MOST_DOCUMENTS_A_CALL + 50)}
    result = convert_documents(given, to="pdf")
    assert result == {name: b"%PDF-1.7 " + content + b" %%EOF" for name, content in given.items()}
    calls = [line.split() for line in (tmp_path / "calls").read_text().splitlines()]
    assert [int(count) for count, _ in calls] == [200, 200, 50]
    assert all(int(arguments) <= 255 for _, arguments in calls)


def test_no_documents_need_no_libreoffice(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("DOCGEN_SOFFICE", "/absent/soffice")
    assert convert_documents({}, to="pdf") == {}


def test_success_without_a_file_is_a_named_error(stand_in):
    stand_in("print('Error: source file could not be loaded', file=sys.stderr)")
    with pytest.raises(OfficeSilentError) as caught:
        convert_documents({"Kế hoạch.docx": DOCX}, to="pdf")
    assert caught.value.documents == ("Kế hoạch.docx",)
    assert caught.value.detail == "Error: source file could not be loaded"
    assert "“Kế hoạch.docx”" in str(caught.value)
    assert caught.value.exit_code == 7


def test_only_the_documents_without_a_file_are_named(stand_in):
    stand_in("for source in sources[::2]: write(source)")
    with pytest.raises(OfficeSilentError) as caught:
        convert_documents({f"{index}.docx": DOCX for index in range(20)}, to="pdf")
    assert caught.value.documents == tuple(f"{index}.docx" for index in range(1, 20, 2))
    assert "và 5 tệp khác" in caught.value.message


def test_a_folder_in_place_of_the_file_is_no_file(stand_in):
    stand_in("for source in sources: (out / (source.stem + '.pdf')).mkdir()")
    with pytest.raises(OfficeSilentError):
        convert_documents({"a.docx": DOCX}, to="pdf")


@pytest.mark.parametrize("content", [b"", b"hello", b"%PDF-1.7 cut off", DOCX])
def test_garbage_is_a_named_error(stand_in, content: bytes):
    stand_in(f"for source in sources[1:]: write(source, {content!r})\nwrite(sources[0])")
    with pytest.raises(OfficeGarbageError) as caught:
        convert_documents({"good.docx": DOCX, "bad.docx": DOCX}, to="pdf")
    assert caught.value.documents == ("bad.docx",)


@pytest.mark.parametrize(("to", "content"), [("docx", b"%PDF-"), ("odt", b"PK\x03\x04cut"), ("txt", b"\xff\xfe\xff")])
def test_garbage_is_seen_in_every_format(stand_in, to, content: bytes):
    stand_in(f"for source in sources: (out / (source.stem + '.{to}')).write_bytes({content!r})")
    with pytest.raises(OfficeGarbageError, match=f"không phải là {to}"):
        convert_documents({"a.docx": DOCX}, to=to)


def test_a_death_is_a_named_error_with_its_last_words(stand_in):
    stand_in("for source in sources: write(source)\nprint('x' * 200_000 + 'last words', file=sys.stderr)\nsys.exit(77)")
    with pytest.raises(OfficeCrashedError, match="mã thoát 77") as caught:
        convert_documents({"a.docx": DOCX}, to="pdf")
    assert caught.value.detail.endswith("last words")
    assert len(caught.value.detail) <= 64 * 1024


def test_a_death_by_signal_is_a_named_error(stand_in):
    stand_in("os.kill(os.getpid(), 11)")
    with pytest.raises(OfficeCrashedError, match="mã thoát -11"):
        convert_documents({"a.docx": DOCX}, to="pdf")


def test_a_hang_is_ended_with_all_its_children(stand_in, tmp_path: Path):
    stand_in(
        LOCK_AND_SLEEP
        + "import signal\n"
        + "signal.signal(signal.SIGTERM, signal.SIG_IGN)\n"
        + "print('still loading', file=sys.stderr, flush=True)\n"
        + "if os.fork() == 0: lock_and_sleep('child')\n"
        + "wait_for('child')\n"
        + "lock_and_sleep('parent')\n"
    )
    with pytest.raises(OfficeTimeoutError, match="2 tệp trong 2 giây") as caught:
        convert_documents({"a.docx": DOCX, "b.docx": DOCX}, to="pdf", timeout_seconds=2)
    assert caught.value.documents == ("a.docx", "b.docx")
    assert caught.value.detail == "still loading"
    assert (tmp_path / "child.ready").exists()
    assert wait_until_unlocked(tmp_path / "child")
    assert wait_until_unlocked(tmp_path / "parent")


def test_a_child_left_behind_is_ended_and_does_not_hold_up_the_result(stand_in, tmp_path: Path):
    stand_in(
        LOCK_AND_SLEEP
        + "if os.fork() == 0: lock_and_sleep('child')\n"
        + "wait_for('child')\n"
        + "for source in sources: write(source)\n"
        + "os._exit(0)\n"
    )
    assert list(convert_documents({"a.docx": DOCX}, to="pdf")) == ["a.docx"]
    assert wait_until_unlocked(tmp_path / "child")


def test_the_time_limit_is_for_all_calls_together(stand_in, tmp_path: Path):
    stand_in(
        "(here / str(os.getpid())).touch()\nif len(sources) < 200: time.sleep(600)\nfor source in sources: write(source)"
    )
    with pytest.raises(OfficeTimeoutError) as caught:
        convert_documents({f"{index}.docx": DOCX for index in range(201)}, to="pdf", timeout_seconds=3)
    assert caught.value.documents == ("200.docx",)


def test_every_call_has_its_own_profile_that_runs_no_macro_and_fetches_nothing(stand_in, tmp_path: Path):
    stand_in(
        "import urllib.parse\n"
        "option = next(a for a in arguments if a.startswith('-env:UserInstallation=file:///'))\n"
        "profile = pathlib.Path(urllib.parse.unquote(option.split('file://')[1]))\n"
        "settings = (profile / 'user' / 'registrymodifications.xcu').read_text()\n"
        "(here / f'profile-{os.getpid()}').write_text(json.dumps([str(profile), settings]))\n"
        "for source in sources: write(source)"
    )
    with ThreadPoolExecutor(8) as pool:
        jobs = [pool.submit(convert_documents, {"a.docx": DOCX + str(n).encode()}, to="pdf") for n in range(8)]
        assert [job.result()["a.docx"] for job in jobs] == [
            b"%PDF-1.7 " + DOCX + str(n).encode() + b" %%EOF" for n in range(8)
        ]
    seen = [json.loads(file.read_text()) for file in tmp_path.glob("profile-*")]
    assert len({profile for profile, _ in seen}) == 8
    for _, settings in seen:
        assert "DisableMacrosExecution" in settings
        assert "BlockUntrustedRefererLinks" in settings


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.docx", b"not a zip", "không phải là tệp .docx"),
        ("a.docx", b"", "không phải là tệp .docx"),
        ("a.doc", DOCX, "không phải là tệp .doc"),
        ("a.txt", b"text", "đuôi"),
        ("a", DOCX, "đuôi"),
        ("a.docx.exe", DOCX, "đuôi"),
    ],
)
def test_what_libreoffice_would_take_for_plain_text_is_refused_first(
    stand_in, tmp_path: Path, name: str, content: bytes, reason: str
):
    stand_in("(here / 'started').touch()")
    with pytest.raises(UnreadableInputError, match=reason):
        convert_documents({"good.docx": DOCX, name: content}, to="pdf")
    assert not (tmp_path / "started").exists()


def test_an_unknown_target_format_is_refused():
    with pytest.raises(ValueError, match="“xlsx”"):
        convert_documents({"a.docx": DOCX}, to="xlsx")


def test_a_named_program_that_is_absent_is_a_named_error(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setenv("DOCGEN_SOFFICE", str(tmp_path / "nowhere"))
    with pytest.raises(OfficeAbsentError, match="DOCGEN_SOFFICE") as caught:
        convert_documents({"a.docx": DOCX}, to="pdf")
    assert "DOCGEN_SOFFICE" in caught.value.hint
    status = probe()
    assert not status.is_available
    assert status.path is None
    assert "nowhere" in status.reason


def test_a_machine_without_libreoffice_is_a_named_error(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.delenv("DOCGEN_SOFFICE", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(room, "_USUAL_PLACES", ())
    with pytest.raises(OfficeAbsentError, match="Không tìm thấy LibreOffice"):
        convert_documents({"a.docx": DOCX}, to="pdf")
    assert probe().reason == "Không tìm thấy LibreOffice trên máy này."


def test_a_file_that_may_not_be_run_is_as_good_as_absent(stand_in):
    stand_in("").chmod(0o644)
    with pytest.raises(OfficeAbsentError):
        convert_documents({"a.docx": DOCX}, to="pdf")
    assert not probe().is_available


def test_a_file_that_is_no_program_cannot_be_started(stand_in):
    stand_in("").write_bytes(b"\x00\x01 not a program")
    with pytest.raises(OfficeAbsentError, match="Không khởi động được") as caught:
        convert_documents({"a.docx": DOCX}, to="pdf")
    assert caught.value.documents == ("a.docx",)
    status = probe()
    assert status.path is not None
    assert not status.is_available
    assert "Không chạy được" in status.reason


def test_without_a_temporary_folder_the_sentence_says_so(stand_in, monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    stand_in("for source in sources: write(source)")
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "gone"))
    with pytest.raises(OfficeError, match="thư mục tạm") as caught:
        convert_documents({"a.docx": DOCX}, to="pdf")
    assert not isinstance(caught.value, OfficeAbsentError)


def test_a_program_on_the_path_is_found(stand_in, monkeypatch: pytest.MonkeyPatch):
    program = stand_in("print('LibreOffice 24.2.7.2 420(Build:2)')")
    monkeypatch.delenv("DOCGEN_SOFFICE")
    monkeypatch.setenv("PATH", str(program.parent))
    status = probe()
    assert status.is_available
    assert (status.path, status.version, status.reason) == (program, "24.2.7.2", "")


@pytest.mark.parametrize("body", ["print('Hello')", "print('LibreOffice 7.4.7.2'); sys.exit(1)", ""])
def test_another_program_is_not_taken_for_libreoffice(stand_in, body: str):
    stand_in(body)
    assert not probe().is_available
    assert "không trả lời như một LibreOffice" in probe().reason


def test_a_probe_does_not_wait_for_ever(stand_in, monkeypatch: pytest.MonkeyPatch):
    stand_in("time.sleep(600)")
    monkeypatch.setattr(room, "_PROBE_SECONDS", 0.5)
    assert "không trả lời trong" in probe().reason


def test_an_error_is_plain_data_and_crosses_processes(stand_in):
    stand_in("sys.exit(5)")
    with pytest.raises(OfficeCrashedError) as caught:
        convert_documents({"a.docx": DOCX}, to="pdf")
    assert caught.value.to_dict() == {
        "code": "office-crashed",
        "message": caught.value.message,
        "hint": caught.value.hint,
        "location": None,
        "documents": ["a.docx"],
        "detail": "",
    }
    copy = pickle.loads(pickle.dumps(caught.value))  # noqa: S301 — our own bytes, made on this line
    assert copy.to_dict() == caught.value.to_dict()
