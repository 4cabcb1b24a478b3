"""Lines that look like what docgen prints by itself and say more: they are left over with their place, or kept."""

from __future__ import annotations

from pathlib import Path

import pytest
from ruamel.yaml import YAML

from docgen.api import dump
from docgen.api.reading import read_document

CASES = YAML(typ="safe", pure=True).load(Path(__file__).with_name("told_lines.yaml").read_text(encoding="utf-8"))
HEAD = [
    "ỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "XÃ QUẢNG CHÂU\tĐộc lập - Tự do - Hạnh phúc",
    "Số: 15/{code}-UBND\tQuảng Châu, ngày 05 tháng 3 năm 2026",
    "",
]
END = ["", "Nơi nhận:\tTM. ỦY BAN NHÂN DÂN", "- Như trên;\tCHỦ TỊCH", "- Lưu: VT, VP.", "", "\tHồ Thị Na", ""]


def lines_of(case):
    kind = case.get("type", "THÔNG BÁO")
    head = [line.format(code={"THÔNG BÁO": "TB", "CÔNG ĐIỆN": "CĐ"}[kind]) for line in HEAD]
    title = [kind, case.get("subject", "Về việc rà soát hồ sơ"), ""]
    return [*case.get("above", ()), *head, *title, *case["body"], *END, *case.get("below", ())]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_line_that_says_more_than_docgen_prints_is_left_over_with_its_place(case):
    lines = lines_of(case)
    read = read_document("\n".join(lines).encode())
    assert [left.text for left in read.leftovers] == case["left"]
    for left in read.leftovers:
        assert any(left.place == notice.place and left.text in notice.message for notice in read.notices)
        assert lines[int(left.place.removeprefix("dòng ")) - 1].strip() == left.text
    data = dump(read.document)
    assert all(words in data for words in case.get("kept", ()))
