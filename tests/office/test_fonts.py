"""Which font stands in for Times New Roman, and what it lacks."""

from __future__ import annotations

import stat
import sys
from typing import TYPE_CHECKING

import pytest

from docgen.office import fonts as room
from docgen.office import probe_font

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def fontconfig(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Puts a script in the place of fc-match; its last argument is the pattern asked for."""

    def install(body: str) -> None:
        program = tmp_path / "fc-match"
        program.write_text(
            f"#!{sys.executable} -S\nimport sys, time\npattern = sys.argv[-1]\n{body}\n", encoding="utf-8"
        )
        program.chmod(program.stat().st_mode | stat.S_IXUSR)
        monkeypatch.setenv("PATH", str(tmp_path))

    return install


def test_a_complete_stand_in_is_named_for_each_style(fontconfig):
    fontconfig("print('Tinos', pattern, '/fonts/tinos.ttf', '20-7e a0-17f 1a0-1b0 1ea0-1ef9', sep='\\n')")
    status = probe_font()
    assert status.is_known
    assert status.stand_ins == ("Tinos",)
    assert status.missing == ""
    assert [(face.style, face.found_style) for face in status.faces] == [
        ("Regular", "Times New Roman"),
        ("Bold", "Times New Roman:bold"),
        ("Italic", "Times New Roman:italic"),
        ("Bold Italic", "Times New Roman:bold:italic"),
    ]


def test_missing_letters_are_listed_by_face(fontconfig):
    fontconfig(
        "ranges = '20-7e a0-17f' if 'bold' in pattern else '1ea0-1ef9 20-7e 1a0 1a1 1af 1b0 a0-17f'\n"
        "print('Nimbus Roman', 'Regular', '/fonts/n.otf', ranges, sep='\\n')"
    )
    status = probe_font()
    assert [len(face.missing) for face in status.faces] == [0, 94, 0, 94]
    assert "ệ" in status.missing
    assert "ơ" in status.missing
    assert "đ" not in status.missing
    assert len(status.missing) == 94


def test_a_family_with_signs_of_fontconfigs_own_is_asked_for_as_a_name(fontconfig):
    fontconfig("print(pattern, 'Regular', 'f', '20', sep='\\n')")
    assert probe_font("A-B:C").faces[0].family == "A\\-B\\:C"


@pytest.mark.parametrize(
    "body",
    [
        "",
        "print('Tinos')",
        "print('Tinos', 'Regular', 'f', 'xyz', sep='\\n')",
        "print('Tinos', 'Regular', 'f', '', sep='\\n')",
        "sys.exit(1)",
    ],
)
def test_an_answer_that_makes_no_sense_is_unknown(fontconfig, body: str):
    fontconfig(body)
    status = probe_font()
    assert not status.is_known
    assert "không hiểu được" in status.reason
    assert status.missing == ""


def test_without_fontconfig_the_answer_is_unknown(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setenv("PATH", str(tmp_path))
    status = probe_font()
    assert not status.is_known
    assert status.stand_ins == ()
    assert "Không có fontconfig" in status.reason


def test_a_fontconfig_that_hangs_is_unknown(fontconfig, monkeypatch: pytest.MonkeyPatch):
    fontconfig("time.sleep(600)")
    monkeypatch.setattr(room, "_SECONDS", 0.5)
    assert not probe_font().is_known


def test_a_fontconfig_that_cannot_start_is_unknown(fontconfig, tmp_path: Path):
    fontconfig("")
    (tmp_path / "fc-match").write_bytes(b"\x00\x01 no program")
    assert "Không chạy được fc-match" in probe_font().reason


@pytest.mark.office
@pytest.mark.usefixtures("soffice")
def test_this_machine_prints_the_decrees_font_with_every_vietnamese_letter():
    status = probe_font()
    assert status.is_known, status.reason
    assert len(status.faces) == 4
    assert status.missing == ""
