"""What the import tells a program keeps its names, and fits its schema."""

import json
from pathlib import Path

import jsonschema
import pytest

from docgen.api import load, render
from docgen.api.reading import commented_yaml, read_document
from docgen.reading.results import SCHEMA_PATH

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads(SCHEMA_PATH.read_text(encoding="utf-8"))
STRANGE = "THÔNG BÁO\nVề việc thử\n\n1. Việc một.\n3. Việc ba.\n\nNơi nhận:\n- A;\n- Lưu: VT.\n\nCHỦ TỊCH\n\nNguyễn Văn A\n\nchữ thừa ở cuối\n"


@pytest.fixture(params=["seed", "own", "strange"])
def read(request):
    if request.param == "seed":
        return read_document(ROOT / "samples" / "cua-lo-2024" / "seed.txt")
    if request.param == "own":
        return read_document(render(ROOT / "samples" / "cua-lo-2024" / "plan.yaml").bytes)
    return read_document(STRANGE.encode())


def test_the_schema_is_a_schema():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_the_json_fits_its_schema_and_keeps_the_promised_names(read):
    data = json.loads(json.dumps(read.to_dict("a.docx"), ensure_ascii=False))
    jsonschema.validate(data, SCHEMA)
    assert {"version", "file", "notices", "leftovers", "conservation", "provenance"} <= set(data)
    assert data["file"] == "a.docx"
    assert data["provenance"]


def test_the_schema_refuses_what_no_import_says(read):
    data = read.to_dict("a.docx")
    for broken in ({**data, "version": 2}, {**data, "conservation": {}}, {**data, "notices": [{"path": "a"}]}):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(broken, SCHEMA)


def test_provenance_leads_from_a_field_to_its_place():
    read = read_document(ROOT / "samples" / "cua-lo-2024" / "seed.txt")
    assert read.provenance["$.sections[0].title"] == ("dòng 9",)
    assert read.provenance["$.signature.full_name"][0].startswith("dòng ")
    assert read.provenance["$.sections[1].items[2].text"] == ("dòng 25", "dòng 27")


def test_confidence_falls_with_what_is_left_over_and_guessed():
    whole = read_document(render(ROOT / "samples" / "cua-lo-2024" / "plan.yaml").bytes)
    assert whole.confidence == 1
    assert 0 < read_document(STRANGE.encode()).confidence < 1


def test_the_commented_file_loads_as_the_same_document(read):
    assert load(commented_yaml(read, name="a.docx").encode()) == read.document


def test_comments_stand_above_the_fields_that_need_a_person():
    lines = commented_yaml(read_document(STRANGE.encode()), name="thu.txt").splitlines()
    assert lines[0].startswith("# Đọc từ thu.txt: ")
    issuer = next(index for index, line in enumerate(lines) if line.startswith("  name:"))
    assert lines[issuer - 1].startswith("  # XEM LẠI")
    end = lines.index("# CHƯA VÀO DỮ LIỆU: chuyển vào đúng trường hoặc xóa.")
    assert "chữ thừa ở cuối" in "\n".join(lines[end:])


def test_a_file_of_docgens_own_has_no_comments_but_its_origin():
    own = read_document(render(ROOT / "samples" / "cua-lo-2024" / "plan.yaml").bytes)
    comments = [line for line in commented_yaml(own, name="a.docx").splitlines() if line.lstrip().startswith("#")]
    assert comments == ["# Đọc từ a.docx: đúng dữ liệu đã dựng ra tệp này."]
