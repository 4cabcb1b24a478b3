"""`docgen variants` at the shell: what it prints, what it writes, and its exit codes."""

import csv
import json
import os
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from contextlib import suppress

import pytest
from small_masters import MASTER, UNITS, many_units, master_with

import docgen
from docgen.office import probe

HEADERS = {"code": "Mã", "name": "Tên đơn vị", "kind": "Loại", "households": "Số hộ", "coastal": "Giáp biển"}


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder with a master in JSON (which is YAML too) and a table of three units."""
    (tmp_path / "master.yaml").write_text(json.dumps(MASTER, ensure_ascii=False, indent=1), encoding="utf-8")
    write_units(tmp_path / "units.csv", UNITS)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write_units(path, units):
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream, delimiter=";")
        writer.writerow(HEADERS.values())
        writer.writerows([unit.get(key, "") if unit.get(key) is not True else "x" for key in HEADERS] for unit in units)


@pytest.fixture
def variants(folder, run):
    return lambda *arguments: run("variants", *arguments)


def test_a_batch_tells_its_progress_in_lines_when_nobody_watches(folder, variants):
    done = variants("master.yaml", "--units", "units.csv", "--out", "out")
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr.splitlines() == [
        "Đã xong 1/3 đơn vị.",
        "Đã xong 2/3 đơn vị.",
        "Đã xong 3/3 đơn vị.",
        "Đã lập 3 văn bản vào out.",
        "Đối chiếu: 16 phần cố định giống hệt nhau ở mọi bản (variance.md).",
    ]
    assert len(list((folder / "out").iterdir())) == 7


def test_a_program_reads_one_event_a_line(folder, variants):
    done = variants("master.yaml", "--units", "units.csv", "--out", "out.zip", "--format", "json")
    events = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(event["version"], event["event"]) for event in events] == [(1, "unit")] * 3 + [(1, "finished")]
    assert events[0] == {
        "version": 1,
        "event": "unit",
        "key": "16732",
        "name": "phường Cửa Lò",
        "outcome": "made",
        "kept": False,
        "file": "16732 phường Cửa Lò.docx",
        "reasons": [],
    }
    assert (events[-1]["made"], events[-1]["failed"]) == (3, [])
    assert done.stderr == ""


def test_a_bad_row_costs_its_own_document_and_is_told_with_its_cell(folder, variants):
    write_units(folder / "units.csv", [*UNITS, {"code": "99999", "name": "Sai", "kind": "xã", "households": "nhiều"}])
    done = variants("master.yaml", "--units", "units.csv", "--out", "out")
    assert done.exit_code == 1
    assert "Đã lập 3 văn bản vào out." in done.stderr
    assert "Chưa lập được cho xã Sai:\n  units.csv: D5: Cột «Số hộ»" in done.stderr


def test_a_resumed_batch_says_what_it_kept(folder, variants):
    variants("master.yaml", "--units", "units.csv", "--out", "out")
    done = variants("master.yaml", "--units", "units.csv", "--out", "out", "--resume")
    assert "Đã lập 3 văn bản vào out, giữ nguyên 3 bản đã có." in done.stderr


def test_a_resumed_batch_names_what_it_took_away(folder, variants):
    variants("master.yaml", "--units", "units.csv", "--out", "out")
    write_units(folder / "units.csv", UNITS[:1])
    done = variants("master.yaml", "--units", "units.csv", "--out", "out", "--resume")
    assert "Đã bỏ 2 tệp của đợt trước, nay không còn đơn vị: 16744 xã Thông Thụ.docx" in done.stderr


def test_a_master_alone_is_checked(folder, variants):
    done = variants("master.yaml")
    assert done.exit_code == 0
    assert done.stdout.splitlines() == [
        "Bản mẫu hợp lệ: 4 trường có chỗ điền, 1 phần có điều kiện.",
        "Bảng đơn vị cần các cột:",
        "  Tên đơn vị (chữ)",
        "  Số hộ (số nguyên)",
        "  Giáp biển (có hoặc không)",
        "Bảng có thể có thêm các cột:",
        "  Mã đơn vị (mã số): nên có, để gọi đúng từng đơn vị",
        "  Loại (chữ): bỏ được khi tên ghi cả loại, như «phường Cửa Lò»",
    ]


def test_what_is_wrong_for_every_unit_is_told_once_with_the_line(folder, variants):
    text = json.dumps(master_with(recipients=["Các sở"]), ensure_ascii=False, indent=1)
    (folder / "master.yaml").write_text(text, encoding="utf-8")
    line = next(number for number, one in enumerate(text.splitlines(), 1) if "Các sở" in one)
    for arguments in ((), ("--units", "units.csv", "--out", "out")):
        done = variants("master.yaml", *arguments)
        assert (done.exit_code, done.stderr.count(f"Lưu ý: master.yaml:{line}: $.recipients[0].name: «Các sở»")) == (
            0,
            1,
        )
    done = variants("master.yaml", "--format", "json")
    assert [notice["code"] for notice in json.loads(done.stdout)["notices"]] == ["KH-117"]


@pytest.mark.parametrize("rows", [[], [{"code": "1", "name": "A", "kind": "xã", "households": "nhiều"}]])
def test_of_no_document_nothing_is_said_to_be_proven(folder, variants, rows):
    write_units(folder / "units.csv", rows)
    done = variants("master.yaml", "--units", "units.csv", "--out", "out")
    assert done.stderr.splitlines()[-1] == "Chưa lập được bản nào nên không có gì để đối chiếu."
    page = (folder / "out" / "variance.md").read_text(encoding="utf-8")
    assert ("**CHƯA ĐỐI CHIẾU**" in page, "**ĐẠT**" in page) == (True, False)
    assert json.loads((folder / "out" / "variance.json").read_text(encoding="utf-8"))["equal"] is False


def test_a_faulty_master_is_told_line_by_line(folder, variants):
    text = json.dumps(master_with(subject="Năm {unit.yaer}", closing="{"), ensure_ascii=False, indent=1)
    (folder / "master.yaml").write_text(text, encoding="utf-8")
    done = variants("master.yaml", "--units", "units.csv", "--out", "out")
    assert done.exit_code == 3
    lines = [number for number, line in enumerate(text.splitlines(), 1) if "yaer" in line or '"{"' in line]
    assert [f"master.yaml:{number}: " in done.stderr for number in lines] == [True, True]
    assert not (folder / "out").exists()


def test_overlays_come_from_a_file(folder, variants):
    (folder / "rieng.yaml").write_text("'16744': [{drop: tap-huan, reason: đã làm}]\n", encoding="utf-8")
    done = variants("master.yaml", "--units", "units.csv", "--out", "out", "--overlays", "rieng.yaml")
    assert done.exit_code == 0
    assert "| xã Thông Thụ | bỏ |" in (folder / "out" / "variance.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["--units", "units.csv"], 2, "đi với nhau"),
        (["--units", "units.csv", "--out", "o", "--jobs", "0"], 2, "jobs"),
        (["--units", "khong.csv", "--out", "o"], 4, "Không tìm thấy"),
        (["--units", "units.csv", "--out", "units.csv"], 8, "Đã có một tệp"),
        (["--units", "units.csv", "--out", "."], 8, "--resume"),
        (["--units", "master.yaml", "--out", "o"], 3, "danh sách các đơn vị"),
        (["--units", "units.csv", "--out", "o", "--pack", "khong"], 5, "Không có gói mẫu «khong»"),
    ],
)
def test_a_mistake_is_told_and_writes_nothing(folder, variants, arguments, code, words):
    done = variants("master.yaml", *arguments)
    assert (done.exit_code, words in done.stderr) == (code, True), done.stderr
    assert {path.name for path in folder.iterdir()} == {"master.yaml", "units.csv"}


def test_a_plan_of_one_unit_becomes_a_master_to_start_from(folder, variants):
    variants("master.yaml", "--units", "units.csv", "--out", "out")
    document = docgen.read_document(folder / "out" / "16732 phường Cửa Lò.docx").document
    docgen.dump(document, folder / "cua-lo.yaml")
    done = variants("cua-lo.yaml", "--units", "units.csv", "--extract-slots", "16732", "--out", "mau.yaml")
    assert done.exit_code == 0
    assert "$.issuer.name: {unit.full}" in done.stdout.splitlines()
    assert "chưa thành chỗ điền" not in done.stderr
    assert variants("mau.yaml", "--units", "units.csv", "--out", "moi").exit_code == 0
    assert (
        variants("cua-lo.yaml", "--units", "units.csv", "--extract-slots", "khác", "--out", "mau.yaml").exit_code == 3
    )
    assert variants("cua-lo.yaml", "--extract-slots", "16732", "--out", "mau.yaml").exit_code == 2


def test_words_that_may_still_mean_the_unit_are_listed_beside_the_proposal(folder, variants):
    master = json.loads((folder / "master.yaml").read_text(encoding="utf-8"))
    (folder / "master.yaml").write_text(json.dumps({**master, "closing": "Giao đoàn thể phường."}), encoding="utf-8")
    variants("master.yaml", "--units", "units.csv", "--out", "out")
    document = docgen.read_document(folder / "out" / "16732 phường Cửa Lò.docx").document
    docgen.dump(document, folder / "cua-lo.yaml")
    done = variants("cua-lo.yaml", "--units", "units.csv", "--extract-slots", "16732", "--out", "mau.yaml")
    assert done.stderr.splitlines()[-2:] == [
        "Còn 1 chữ chỉ loại đơn vị chưa thành chỗ điền, xem có phải «{unit.kind}» không:",
        "  $.closing: «Giao đoàn thể phường.»",
    ]


@pytest.mark.skipif(sys.platform == "win32", reason="a terminal of Unix")
def test_on_a_terminal_a_bar_shows_how_far_it_is(folder):
    screen, keyboard = os.openpty()
    command = [sys.executable, "-m", "docgen.cli", "variants", "master.yaml", "--units", "units.csv", "--out", "out"]
    done = subprocess.run(command, stderr=keyboard, stdout=subprocess.DEVNULL, check=False)
    os.close(keyboard)
    shown = os.read(screen, 65536).decode("utf-8", "replace")
    os.close(screen)
    assert done.returncode == 0
    assert "3/3" in shown
    assert "Đã lập 3 văn bản vào out." in shown


@pytest.mark.skipif(sys.platform == "win32", reason="a signal of Unix")
def test_ctrl_c_ends_cleanly_and_the_batch_goes_on_later(folder, variants):
    count, (code, told) = next(
        (count, ended)
        for count in (300, 1200, 4800, 19200)  # a batch that was done before the signal came proves nothing
        if (ended := interrupted(folder, count))[0] != 0
    )
    assert code == 130, told
    assert "--resume để làm tiếp" in told.splitlines()[-2]
    assert told.splitlines()[-1] == "Đã dừng theo yêu cầu."
    assert "Traceback" not in told
    assert any((folder / "out").glob("*.docx"))
    assert variants("master.yaml", "--units", "units.csv", "--out", "out", "--resume").exit_code == 0
    assert len(list((folder / "out").glob("*.docx"))) == count


def interrupted(folder, count):
    """Exit code and stderr of a batch of so many units that was halted at its first document, then interrupted."""
    shutil.rmtree(folder / "out", ignore_errors=True)
    write_units(folder / "units.csv", many_units(count))
    options = ["--units", "units.csv", "--out", "out", "--jobs", "2"]
    command = [sys.executable, "-m", "docgen.cli", "variants", "master.yaml", *options]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, encoding="utf-8", start_new_session=True)
    while process.poll() is None and not any((folder / "out").glob("*.docx")):
        time.sleep(0.001)
    for signal_number in (signal.SIGSTOP, signal.SIGINT, signal.SIGCONT):
        with suppress(ProcessLookupError):  # done already
            os.killpg(process.pid, signal_number)
    told = process.communicate(timeout=300)[1]
    return process.returncode, told


@pytest.mark.office
def test_each_document_is_printed_once(folder, variants, soffice):
    assert probe().is_available
    done = variants("master.yaml", "--units", "units.csv", "--out", "out", "--pdf")
    assert "Đã ghi 3 tệp .pdf." in done.stderr
    assert all(path.with_suffix(".pdf").read_bytes().startswith(b"%PDF") for path in (folder / "out").glob("*.docx"))
    again = variants("master.yaml", "--units", "units.csv", "--out", "out", "--pdf", "--resume")
    assert ".pdf" not in again.stderr
    zipped = variants("master.yaml", "--units", "units.csv", "--out", "out.zip", "--pdf")
    assert "Đã in 3/3 văn bản." in zipped.stderr
    with zipfile.ZipFile(folder / "out.zip") as archive:
        assert sum(archive.read(name).startswith(b"%PDF") for name in archive.namelist()) == 3
