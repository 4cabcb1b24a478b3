"""A batch gives the same bytes however it is run, loses nothing when something fails, and goes on where it was stopped."""

import errno
import hashlib
import json
import os
import signal
import subprocess
import sys
import time
import zipfile
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import jsonschema
import pytest
from small_masters import MASTER, UNITS, many_units, master_with

import docgen
from docgen import api
from docgen.errors import InputError, OutputError
from docgen.lifecycle import variants as variants_room
from docgen.lifecycle.variants import Change, Overlay, make_unit
from docgen.tabular import SheetContent, format_xlsx

COUNT = 14
"""Two chunks of the smallest size; enough for all that a batch does."""
PAPERS = {"manifest.json", "variance.md", "variance.xlsx", "variance.json"}


def contents(path):
    """Every file of a folder or a zip: name → fingerprint."""
    if path.suffix == ".zip":
        with zipfile.ZipFile(path) as archive:
            return {name: hashlib.sha256(archive.read(name)).hexdigest() for name in archive.namelist()}
    return {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in path.iterdir()}


def manifest_of(path):
    return json.loads((path / "manifest.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory):
    """All units made in one go by one process."""
    out = tmp_path_factory.mktemp("batch") / "out"
    made = docgen.make_variants(MASTER, many_units(COUNT), out)
    assert made.is_clean
    return contents(out)


def test_each_unit_has_its_document_and_the_batch_its_papers(tmp_path):
    made = docgen.make_variants(MASTER, UNITS, tmp_path / "out")
    assert (made.made, made.failed, made.violations) == (3, (), ())
    assert set(contents(tmp_path / "out")) == {
        "16732 phường Cửa Lò.docx",
        "16744 xã Thông Thụ.docx",
        "25774 Phường 8.docx",
        *PAPERS,
    }
    for unit in manifest_of(tmp_path / "out")["units"]:
        data = (tmp_path / "out" / unit["file"]).read_bytes()
        assert unit["sha256"] == hashlib.sha256(data).hexdigest()
        assert unit["outcome"] == "made"


def test_a_document_of_a_batch_is_what_rendering_its_data_gives(tmp_path):
    docgen.make_variants(MASTER, UNITS[:1], tmp_path / "out")
    document = docgen.read_document(tmp_path / "out" / "16732 phường Cửa Lò.docx").document
    assert document.issuer.name == "Ủy ban nhân dân phường Cửa Lò"
    assert docgen.render(document).bytes == (tmp_path / "out" / "16732 phường Cửa Lò.docx").read_bytes()


def test_two_processes_give_the_same_bytes(tmp_path, undisturbed):
    docgen.make_variants(MASTER, many_units(COUNT), tmp_path / "out", jobs=2)
    assert contents(tmp_path / "out") == undisturbed


def test_another_executor_gives_the_same_bytes(tmp_path, undisturbed):
    with ThreadPoolExecutor(3) as executor:
        docgen.make_variants(MASTER, many_units(COUNT), tmp_path / "out", executor=executor)
    assert contents(tmp_path / "out") == undisturbed


def test_a_zip_holds_the_same_files(tmp_path, undisturbed):
    docgen.make_variants(MASTER, many_units(COUNT), tmp_path / "mot.zip")
    docgen.make_variants(MASTER, many_units(COUNT), tmp_path / "hai.zip", jobs=2)
    assert contents(tmp_path / "mot.zip") == undisturbed
    assert (tmp_path / "mot.zip").read_bytes() == (tmp_path / "hai.zip").read_bytes()
    assert {path.name for path in tmp_path.iterdir()} == {"mot.zip", "hai.zip"}


def test_many_machines_give_the_same_bytes(tmp_path, undisturbed):
    distributed = pytest.importorskip("distributed")
    settings = {"n_workers": 2, "threads_per_worker": 1, "processes": True, "dashboard_address": None}
    with distributed.LocalCluster(**settings) as cluster, distributed.Client(cluster) as client:
        docgen.make_variants(MASTER, many_units(COUNT), tmp_path / "out", executor=client.get_executor())
    assert contents(tmp_path / "out") == undisturbed


@pytest.mark.parametrize("target", ["out", "out.zip"])
def test_a_resumed_batch_keeps_what_is_done_and_ends_with_the_same_bytes(tmp_path, undisturbed, target):
    docgen.make_variants(MASTER, many_units(9), tmp_path / target)
    again = docgen.make_variants(MASTER, many_units(COUNT), tmp_path / target, resume=True)
    assert (again.made, again.kept) == (COUNT, 9)
    assert contents(tmp_path / target) == undisturbed


@pytest.mark.parametrize("target", ["out", "out.zip"])
def test_a_finished_batch_resumed_makes_nothing_anew(tmp_path, undisturbed, target):
    docgen.make_variants(MASTER, many_units(COUNT), tmp_path / target)
    again = docgen.make_variants(MASTER, many_units(COUNT), tmp_path / target, resume=True)
    assert (again.made, again.kept) == (COUNT, COUNT)
    assert contents(tmp_path / target) == undisturbed


def test_a_resumed_batch_makes_anew_what_changed_or_was_touched(tmp_path):
    out = tmp_path / "out"
    units = many_units(10)
    docgen.make_variants(MASTER, units, out)
    expected = contents(out)
    names = [unit["file"] for unit in manifest_of(out)["units"]]
    (out / names[0]).write_bytes(b"touched")
    (out / names[1]).unlink()
    assert docgen.make_variants(MASTER, units, out, resume=True).kept == 8
    assert contents(out) == expected
    units[2] = {**units[2], "households": 7, "name": "Tên Mới"}
    assert docgen.make_variants(MASTER, units, out, resume=True).kept == 9
    assert names[2] not in contents(out)


KILLED = """
import sys, docgen
sys.path.insert(0, sys.argv[2])
from small_masters import MASTER, many_units
docgen.make_variants(MASTER, many_units(14), sys.argv[1], jobs=int(sys.argv[3]))
"""


@pytest.mark.parametrize(
    ("target", "jobs", "after"), [("out", 1, 3), ("out", 1, 9), ("out", 2, 6), ("out.zip", 1, 1), ("out.zip", 2, 2)]
)
def test_a_batch_killed_at_any_moment_ends_with_the_same_bytes(tmp_path, undisturbed, target, jobs, after):
    """Killed once so many files are there; a run that was quicker than the killer proves the finished case."""
    out = tmp_path / target
    here = [str(out), str(Path(__file__).parents[2] / "support"), str(jobs)]
    process = subprocess.Popen([sys.executable, "-c", KILLED, *here], start_new_session=True)
    work = tmp_path / ".out.zip.docgen" if out.suffix else out
    pattern = "*.zip" if out.suffix else "*.docx"
    for _ in range(3000):
        if process.poll() is not None or (work.exists() and len(list(work.glob(pattern))) >= after):
            break
        time.sleep(0.01)
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    docgen.make_variants(MASTER, many_units(COUNT), out, resume=True)
    assert contents(out) == undisturbed
    assert {path.name for path in tmp_path.iterdir()} == {target}


def test_one_bad_unit_never_stops_the_rest(tmp_path):
    units = [*UNITS, {"code": "9", "name": "Không Loại"}, {"code": "10", "name": "Thiếu Số", "kind": "xã"}, UNITS[0]]
    made = docgen.make_variants(MASTER, units, tmp_path / "out")
    assert made.made == 3
    assert [result.key for result in made.failed] == ["9", "10", "16732"]
    reasons = [" ".join(result.reasons) for result in made.failed]
    assert "phường hay xã" in reasons[0]
    assert "Số hộ" in reasons[0]
    assert "Số hộ" in reasons[1]
    assert "đã dùng" in reasons[2]
    assert [unit["outcome"] for unit in manifest_of(tmp_path / "out")["units"]] == ["made"] * 3 + ["failed"] * 3
    assert "Đơn vị chưa lập được" in (tmp_path / "out" / "variance.md").read_text(encoding="utf-8")


def test_a_fault_of_the_document_is_told_at_the_line_of_the_master(tmp_path):
    (tmp_path / "master.yaml").write_text(
        "document: plan\nyear: 2026\nissuer: {name: 'UBND {unit.full}', code: UBND, place: '{unit.place}'}\n"
        "subject: Công tác năm 2026\nsections: [{title: Mục, paragraphs: Lời văn.}]\n"
        "signature:\n  position: CHỦ TỊCH\n  full_name: '{unit.formed_from}'\n",
        encoding="utf-8",
    )
    units = [{"name": "Cửa Lò", "kind": "phường", "formed_from": "x" * 60}]
    made = docgen.make_variants(tmp_path / "master.yaml", units, tmp_path / "out")
    assert "master.yaml:8: $.signature.full_name" in made.failed[0].reasons[0]


def test_two_units_of_one_name_get_files_of_their_own(tmp_path):
    data = master_with()
    data["variants"]["file_name"] = "{unit.full}"
    units = [{**UNITS[0], "code": code, "name": name} for code, name in (("1", "Hòa"), ("2", "Hoà"), ("3", "Hòa "))]
    docgen.make_variants(data, units, tmp_path / "out")
    assert [unit["file"] for unit in manifest_of(tmp_path / "out")["units"]] == [
        "phường Hòa.docx",
        "phường Hoà (2).docx",
        "phường Hòa (3).docx",
    ]


@pytest.mark.parametrize(
    "pattern", ["../../{unit.code}", "/etc/{unit.code}", "CON", "manifest.json", "a:b*{unit.code}", ". ", "x" * 300]
)
def test_no_pattern_leads_out_of_the_folder(tmp_path, pattern):
    data = master_with()
    data["variants"]["file_name"] = pattern
    made = docgen.make_variants(data, UNITS, tmp_path / "out")
    assert made.made == 3
    assert len(list((tmp_path / "out").glob("*.docx"))) == 3
    assert {path.name for path in tmp_path.iterdir()} == {"out"}


def test_overlays_change_one_unit_and_stand_in_its_ledger(tmp_path):
    overlays = {"16744": (Overlay(Change.SET, "tap-huan.deadline", "Quý II/2026", "trùng lịch"),)}
    made = docgen.make_variants(MASTER, UNITS, tmp_path / "out", overlays=overlays)
    assert made.is_clean
    (entry,) = [unit["overlays"] for unit in manifest_of(tmp_path / "out")["units"] if unit["key"] == "16744"]
    assert entry == [
        {
            "change": "set",
            "path": "$.sections[0].items[2].deadline",
            "before": "Quý III/2026",
            "after": "Quý II/2026",
            "reason": "trùng lịch",
        }
    ]
    assert "trùng lịch" in (tmp_path / "out" / "variance.md").read_text(encoding="utf-8")


def test_an_overlay_for_nobody_is_told(tmp_path):
    overlays = {"99999": (Overlay(Change.DROP, "tap-huan"),)}
    made = docgen.make_variants(MASTER, UNITS, tmp_path / "out", overlays=overlays)
    assert (made.made, [result.key for result in made.failed]) == (3, ["99999"])


def test_a_sheet_of_overlays_is_read_with_the_table(tmp_path):
    units = SheetContent(
        "Đơn vị", ("Mã", "Loại", "Tên đơn vị", "Số hộ", "Giáp biển"), [("16744", "xã", "Thông Thụ", 5, None)]
    )
    changes = SheetContent(
        "Điều chỉnh",
        ("Mã", "Việc", "Chỗ", "Nội dung", "Lý do"),
        [
            ("16744", "sửa", "tap-huan.deadline", "Quý II/2026", None),
            ("16744", "thêm", "tasks", "Việc riêng của xã.", "đặc thù"),
        ],
    )
    (tmp_path / "units.xlsx").write_bytes(format_xlsx([units, changes], title="Đơn vị"))
    docgen.make_variants(MASTER, tmp_path / "units.xlsx", tmp_path / "out")
    document = docgen.read_document(tmp_path / "out" / "16744 xã Thông Thụ.docx").document
    tasks = [place.task for place in document.tasks()]
    assert [task.text for task in tasks][1:] == ["Tập huấn cho cán bộ.", "Việc riêng của xã."]
    assert tasks[1].deadline.written == "Quý II/2026"


def test_units_and_overlays_may_come_as_yaml(tmp_path):
    (tmp_path / "units.yaml").write_text(
        "units:\n"
        "  - {code: '16732', name: Cửa Lò, kind: phường, Số hộ: 1.234, coastal: có}\n"
        "  - code: '16744'\n    name: Thông Thụ\n    kind: xã\n    households: 5\n"
        "    overlays: [{drop: tap-huan}, {add: {text: Việc riêng.}, to: tasks}]\n"
        "  - {code: '3', name: Lạ, kind: xã, householdz: 5}\n",
        encoding="utf-8",
    )
    made = docgen.make_variants(MASTER, tmp_path / "units.yaml", tmp_path / "out")
    assert [result.reasons[0].partition("Cách sửa: ")[2] for result in made.failed] == [
        "có phải «households»? sửa hoặc bỏ khóa."
    ]
    assert made.made == 2
    assert len(manifest_of(tmp_path / "out")["units"][1]["overlays"]) == 2


def test_a_difference_nothing_allows_is_named(tmp_path, monkeypatch):
    from docgen.api import variants

    build = variants._Workshop.find_sound

    def build_slyly(self, data):
        sly = "Thông Thụ" in data["issuer"]["name"]
        return build(self, {**data, "closing": "Trên đây là Kế hoạch khác."} if sly else data)

    monkeypatch.setattr(variants._Workshop, "find_sound", build_slyly)
    made = docgen.make_variants(MASTER, UNITS, tmp_path / "out")
    assert [(one.unit, one.path) for one in made.violations] == [("xã Thông Thụ", "$.closing")]
    assert not made.is_clean
    assert "KHÔNG ĐẠT" in (tmp_path / "out" / "variance.md").read_text(encoding="utf-8")


def test_an_overlay_excuses_no_other_difference_in_the_same_part(tmp_path, monkeypatch):
    from docgen.api import variants

    build = variants._Workshop.build

    def build_slyly(self, data):
        items = data["sections"][0]["items"]
        if items[-1].get("deadline") == "Quý II/2026":
            items = [*items[:-1], {**items[-1], "text": "Tập huấn khác."}]
            data = {**data, "sections": [{**data["sections"][0], "items": items}]}
        return build(self, data)

    monkeypatch.setattr(variants._Workshop, "build", build_slyly)
    overlays = {"16744": (Overlay(Change.SET, "tap-huan.deadline", "Quý II/2026"),)}
    for units in (UNITS, UNITS[1:2], UNITS[1:]):
        made = docgen.make_variants(MASTER, units, tmp_path / f"out{len(units)}", overlays=overlays)
        assert [(one.unit, one.path) for one in made.violations] == [("xã Thông Thụ", "$.sections[0].items[2].text")]


def test_the_proof_says_what_may_differ_and_why(tmp_path):
    docgen.make_variants(MASTER, UNITS, tmp_path / "out")
    data = json.loads((tmp_path / "out" / "variance.json").read_text(encoding="utf-8"))
    assert data["equal"] is True
    assert [field["path"] for field in data["fields"]] == [
        "$.issuer.name",
        "$.issuer.place",
        "$.sections[0].items[0].text",
        "$.recipients[1]",
    ]
    assert [condition["when"] for condition in data["conditions"]] == ["unit.coastal"]
    assert [unit["conditions"] for unit in data["units"]] == [[True], [False], [False]]
    by_slot = dict(zip(data["slots"], data["units"][0]["slots"], strict=True))
    assert by_slot == {
        "{unit.full}": "phường Cửa Lò",
        "{unit.place}": "Cửa Lò",
        "{unit.households}": "1.234",
        "{word.hamlet}": "khối",
    }
    (sheet, *_) = api_sheets(tmp_path / "out" / "variance.xlsx")
    assert [row.values[1] for row in sheet.rows()] == ["Đơn vị", "phường Cửa Lò", "xã Thông Thụ", "Phường 8"]


def api_sheets(path):
    from docgen.tabular import read_workbook

    return read_workbook(path).sheets


@pytest.mark.parametrize("paper", ["manifest", "variance"])
def test_the_papers_for_programs_keep_their_contract(tmp_path, paper):
    overlays = {"16744": (Overlay(Change.DROP, "tap-huan"),)}
    units = [*UNITS, {"code": "9", "name": "Không Loại"}]
    docgen.make_variants(MASTER, units, tmp_path / "out", overlays=overlays)
    schema = json.loads((Path(variants_room.__file__).parent / f"{paper}.schema.json").read_text(encoding="utf-8"))
    data = json.loads((tmp_path / "out" / f"{paper}.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(data, schema)
    broken = {**data, "units": [{"key": 7}]}
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(broken, schema)


def test_no_unit_at_all_is_a_batch_of_nothing(tmp_path):
    made = docgen.make_variants(MASTER, [], tmp_path / "out")
    assert (made.made, made.is_clean) == (0, True)
    assert manifest_of(tmp_path / "out")["units"] == []


def test_units_may_stream_in(tmp_path):
    made = docgen.make_variants(MASTER, (dict(unit) for unit in many_units(9)), tmp_path / "out")
    assert made.made == 9


def test_results_are_told_as_they_come(tmp_path):
    told = []
    docgen.make_variants(MASTER, UNITS, tmp_path / "out", on_result=lambda result: told.append(result.label))
    assert told == ["phường Cửa Lò", "xã Thông Thụ", "Phường 8"]


def test_a_folder_with_files_is_left_alone(tmp_path):
    (tmp_path / "cua-toi.docx").write_bytes(b"mine")
    with pytest.raises(OutputError, match="--resume"):
        docgen.make_variants(MASTER, UNITS, tmp_path)
    assert contents(tmp_path) == {"cua-toi.docx": hashlib.sha256(b"mine").hexdigest()}


def test_a_resumed_batch_leaves_the_files_of_others(tmp_path):
    (tmp_path / "cua-toi.docx").write_bytes(b"mine")
    docgen.make_variants(MASTER, UNITS, tmp_path, resume=True)
    assert (tmp_path / "cua-toi.docx").read_bytes() == b"mine"


def test_a_file_of_that_name_is_told(tmp_path):
    (tmp_path / "out").write_bytes(b"")
    with pytest.raises(OutputError, match="Đã có một tệp"):
        docgen.make_variants(MASTER, UNITS, tmp_path / "out")


def test_a_folder_named_like_a_zip_is_told(tmp_path):
    (tmp_path / "out.zip").mkdir()
    with pytest.raises(OutputError, match="thư mục"):
        docgen.make_variants(MASTER, UNITS, tmp_path / "out.zip")


def test_a_folder_nowhere_is_told(tmp_path):
    with pytest.raises(OutputError, match="Không tạo được"):
        docgen.make_variants(MASTER, UNITS, tmp_path / "khong" / "co")


@pytest.mark.parametrize("name", ["out.docx", "out.xlsx"])
def test_a_name_of_another_kind_of_file_is_refused(tmp_path, name):
    with pytest.raises(InputError, match="không phải thư mục"):
        docgen.make_variants(MASTER, UNITS, tmp_path / name)


def test_no_worker_at_all_is_refused(tmp_path):
    with pytest.raises(InputError, match="từ 1"):
        docgen.make_variants(MASTER, UNITS, tmp_path / "out", jobs=0)


@pytest.mark.parametrize("target", ["out", "out.zip"])
def test_a_full_disk_keeps_what_is_done_for_the_next_run(tmp_path, undisturbed, monkeypatch, target):
    count = 0
    replace = os.replace

    def fail_at_last(source, goal):
        nonlocal count
        count += 1
        if count > (11 if target == "out" else 1):
            raise OSError(errno.ENOSPC, "full")
        replace(source, goal)

    with monkeypatch.context() as patched:
        patched.setattr(os, "replace", fail_at_last)
        with pytest.raises(OutputError):
            docgen.make_variants(MASTER, many_units(COUNT), tmp_path / target)
    docgen.make_variants(MASTER, many_units(COUNT), tmp_path / target, resume=True)
    assert contents(tmp_path / target) == undisturbed


def test_a_unit_travels_between_processes():
    import pickle

    unit = make_unit(UNITS[0])
    assert pickle.loads(pickle.dumps(unit)) == unit  # noqa: S301 # our own bytes


def test_a_missing_column_is_told_before_anything_is_written(tmp_path):
    (tmp_path / "units.csv").write_text("Mã;Tên đơn vị;Loại;So ho gia dinh\n16732;Cửa Lò;phường;5\n", encoding="utf-8")
    with pytest.raises(InputError, match="Thiếu cột «Số hộ»"):
        docgen.make_variants(MASTER, tmp_path / "units.csv", tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_condition_on_a_missing_column_is_told(tmp_path):
    (tmp_path / "units.csv").write_text("Mã;Tên đơn vị;Loại;Số hộ\n16732;Cửa Lò;phường;5\n", encoding="utf-8")
    with pytest.raises(InputError, match="Thiếu cột «Giáp biển»"):
        api.read_units(tmp_path / "units.csv", api.load_master(MASTER))


def test_a_pattern_that_names_the_suffix_gives_it_once(tmp_path):
    data = master_with()
    data["variants"]["file_name"] = "{unit.code}.docx"
    docgen.make_variants(data, UNITS[:1], tmp_path / "out")
    assert (tmp_path / "out" / "16732.docx").exists()
