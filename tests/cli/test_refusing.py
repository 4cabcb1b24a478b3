"""No command writes over what it reads, by whatever name or link, nor one result over another."""

import os

import pytest

CASES = (
    ("rollover", "in.yaml", "--year", "2025", "-o", "IN.yaml"),
    ("rollover", "in.yaml", "--year", "2025", "-o", "new.yaml", "--decisions", "other.yaml", "--ledger", "OTHER.yaml"),
    ("rollover", "in.yaml", "--year", "2025", "-o", "new.yaml", "--register", "other.yaml", "--ledger", "OTHER.yaml"),
    ("compare", "in.docx", "other.docx", "-o", "OTHER.docx"),
    ("import", "in.docx", "-o", "new.yaml", "--notices", "IN.docx"),
    ("render", "in.docx", "-o", "IN.docx"),
    ("check", "in.docx", "--fix", "IN.docx"),
    ("report", "in.yaml", "--results", "other.xlsx", "--period", "year", "-o", "new.docx", "--lineage", "OTHER.xlsx"),
    ("variants", "in.yaml", "--extract-slots", "01", "--units", "other.xlsx", "--out", "IN.yaml"),
    ("calendar", "in.ics", "-o", "IN.ics"),
)


@pytest.mark.parametrize("arguments", CASES, ids=" ".join)
@pytest.mark.parametrize("link", [os.link, os.symlink], ids=["hard-link", "soft-link"])
def test_a_result_never_takes_the_place_of_what_is_read(run, tmp_path, arguments, link):
    read = {name for name in arguments if name.startswith(("in.", "other."))}
    for name in read:
        stem, suffix = name.split(".")
        (tmp_path / name).write_bytes(name.encode())
        link(tmp_path / name, tmp_path / f"{stem.upper()}.{suffix}")
    result = run(*arguments)
    assert result.exit_code == 2
    assert "cũng là tệp đưa vào" in result.stderr
    assert {name: (tmp_path / name).read_bytes() for name in read} == {name: name.encode() for name in read}
    assert not list(tmp_path.glob("new.*"))
