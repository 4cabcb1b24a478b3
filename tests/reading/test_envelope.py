"""The envelope of a document from the lines of its boxes: signatures, Lưu, Nơi nhận, address, issuer, number, date."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from docgen.anatomy import Box, PlaceDate, Reference
from docgen.api.reading import read_document
from docgen.contracts.recognition import RecognisedBox, RecognisedDocument, SourceBlock, Words
from docgen.documents.plan.model import Plan
from docgen.model import FileCopy, Signature
from docgen.reading.envelope import draft_envelope
from docgen.reading.envelope.address import parse_address
from docgen.reading.envelope.issuer import find_issuer_in, issuer_code_of, place_of
from docgen.reading.envelope.recipients import (
    find_recipient,
    is_file_copy,
    is_unlabelled_file_copy,
    list_lines,
    parse_file_copy,
)
from docgen.reading.envelope.signatures import SignatureWords, parse_signature

DATA = YAML(typ="safe", pure=True).load(Path(__file__).with_name("envelope.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", DATA["signatures"], ids=lambda case: case["name"])
def test_a_signature_is_read_from_its_lines(case: dict[str, Any]) -> None:
    lines = {name: tuple(value) if isinstance(value, list) else value for name, value in case["lines"].items()}
    read = parse_signature(SignatureWords(**lines))
    assert read.data == case["read"]
    assert [doubt.kind for doubt in read.doubts] == case.get("doubts", [])
    Signature.model_validate(read.data)


@pytest.mark.parametrize("case", DATA["file_copies"], ids=lambda case: case["line"])
def test_the_line_of_the_archive_copy_is_read_in_its_variants(case: dict[str, Any]) -> None:
    read = parse_file_copy(case["line"], case.get("code", ""))
    assert read.file_copy == case["read"]
    assert read.drafter == case.get("drafter")
    assert [doubt.kind for doubt in read.doubts] == case.get("doubts", [])
    FileCopy.model_validate(read.file_copy)


@pytest.mark.parametrize("case", DATA["recipients"], ids=lambda case: case["name"])
def test_recipients_are_read_from_their_lines(case: dict[str, Any]) -> None:
    entries = list_lines([Words(line, (index,)) for index, line in enumerate(case["lines"])])
    assert [find_recipient(entry.text) for entry in entries] == case["read"]
    assert sorted({block for entry in entries for block in entry.blocks}) == list(range(len(case["lines"])))


@pytest.mark.parametrize("case", DATA["addresses"], ids=lambda case: case["lines"][0])
def test_the_address_is_read_by_its_labels(case: dict[str, Any]) -> None:
    assert parse_address(case["lines"]) == case["read"]


@pytest.mark.parametrize("case", DATA["issuers_in_words"], ids=lambda case: str(case["read"]))
def test_the_issuer_is_found_in_the_opening(case: dict[str, str | None]) -> None:
    assert find_issuer_in([str(case["text"])]) == case["read"]


@pytest.mark.parametrize("name", DATA["codes"])
def test_a_body_has_its_usual_abbreviation(name: str) -> None:
    assert issuer_code_of(name) == DATA["codes"][name]


@pytest.mark.parametrize("name", DATA["places"])
def test_the_place_stands_behind_the_unit(name: str) -> None:
    assert place_of(name) == DATA["places"][name]


@given(st.text(alphabet="LưuVTH,;.:() 0123bảnPL-", max_size=30))
def test_any_line_of_the_archive_copy_gives_a_valid_one(line: str) -> None:
    FileCopy.model_validate(parse_file_copy(line).file_copy)


@given(st.lists(st.text(alphabet="TMKTQLU./ ỦYBANPHÓaư", min_size=1, max_size=60).filter(str.strip), max_size=5))
def test_any_signature_is_valid(lines: list[str]) -> None:
    words = SignatureWords(
        authority=tuple(lines[:3]), position=tuple(lines[3:4]), full_name=" ".join(lines[4:]).strip()
    )
    Signature.model_validate(parse_signature(words).data)


def _document(boxes: list[tuple[Box, str]], **rest: Any) -> RecognisedDocument:
    blocks = tuple(SourceBlock(index, f"đoạn {index + 1}", text) for index, (_, text) in enumerate(boxes))
    recognised = tuple(
        RecognisedBox(
            box, Words(text, (index,)), 0.9, "", 0 if box in {Box.AUTHORITY, Box.POSITION, Box.FULL_NAME} else None
        )
        for index, (box, text) in enumerate(boxes)
    )
    return RecognisedDocument("Kế hoạch", blocks, recognised, **rest)


def test_every_box_of_a_plan_goes_into_the_draft() -> None:
    document = _document(
        [
            (Box.PARENT_AGENCY, "UBND TỈNH NGHỆ AN"),
            (Box.ISSUER, "ỦY BAN NHÂN DÂN"),
            (Box.ISSUER, "XÃ QUẢNG CHÂU"),
            (Box.NATIONAL_TITLE, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
            (Box.MOTTO, "Độc lập - Tự do - Hạnh phúc"),
            (Box.REFERENCE, "Số: 05/KH-UBND"),
            (Box.PLACE_DATE, "Quảng Châu, ngày 05 tháng 02 năm 2026"),
            (Box.TYPE_NAME, "KẾ HOẠCH"),
            (Box.SUBJECT, "Chuyển đổi số"),
            (Box.SUBJECT, "năm 2026"),
            (Box.LEGAL_BASIS, "Căn cứ Luật Bình đẳng giới ngày 29 tháng 11 năm 2006;"),
            (Box.LEGAL_BASIS, "Theo đề nghị của Trưởng phòng Nội vụ."),
            (Box.AUTHORITY, "TM. ỦY BAN NHÂN DÂN"),
            (Box.POSITION, "CHỦ TỊCH"),
            (Box.FULL_NAME, "Hồ Thị Na"),
            (Box.RECIPIENTS_LABEL, "Nơi nhận:"),
            (Box.RECIPIENTS, "- Như trên;"),
            (Box.FILE_COPY, "- Lưu: VT."),
        ],
        reference=Reference("05", "KH-UBND", ("KH", "UBND")),
        place_date=PlaceDate("Quảng Châu", "05", "02", "2026"),
    )
    draft = draft_envelope(document)
    assert draft.data == {
        "issuer": {
            "name": "Ủy ban nhân dân xã Quảng Châu",
            "code": "UBND",
            "place": "Quảng Châu",
            "parent_agency": "UBND tỉnh Nghệ An",
        },
        "number": "5",
        "issued_on": "2026-02-05",
        "subject": "Chuyển đổi số năm 2026",
        "legal_bases": ["Luật Bình đẳng giới ngày 29 tháng 11 năm 2006", "Theo đề nghị của Trưởng phòng Nội vụ"],
        "signature": {"authority": ["TM. ỦY BAN NHÂN DÂN"], "position": "CHỦ TỊCH", "full_name": "Hồ Thị Na"},
        "recipients": [{"name": "Như trên"}],
    }
    assert draft.used == frozenset(range(len(document.blocks)))


def test_what_the_source_does_not_say_waits_as_an_open_slot() -> None:
    draft = draft_envelope(_document([]))
    assert draft.data["subject"] == "[CẦN ĐIỀN subject (lời văn): trích yếu]"
    assert {guess.path for guess in draft.guesses if guess.kind == "unknown"} >= {
        "$.issuer.name",
        "$.issuer.place",
        "$.subject",
        "$.signature.full_name",
    }


def test_a_field_that_the_model_refuses_stays_open_and_its_words_are_left_over() -> None:
    boxes = [(Box.ISSUER, "SỞ NỘI VỤ"), (Box.PLACE_DATE, "V" * 120), (Box.RECIPIENTS, "- 1. Sở Y tế;")]
    draft = draft_envelope(_document(boxes, place_date=PlaceDate("V" * 120)))
    assert draft.data["issuer"] == {"name": "Sở Nội vụ", "code": "SNV", "place": "[CẦN ĐIỀN place (lời văn): địa danh]"}
    assert draft.used == {0, 2}
    assert [guess.path for guess in draft.guesses if guess.kind == "unknown" and guess.confidence == 0] == [
        "$.subject",
        "$.signature.position",
        "$.signature.full_name",
        "$.issuer.place",
    ]


def test_a_date_that_no_calendar_has_stays_open() -> None:
    draft = draft_envelope(_document([], place_date=PlaceDate("Vinh", "31", "02", "2026")))
    assert "issued_on" not in draft.data
    assert any(guess.path == "$.issued_on" for guess in draft.guesses)


_LINES = st.sampled_from(
    [
        *(
            "ỦY BAN NHÂN DÂN",
            "XÃ QUẢNG CHÂU",
            "Số: 05/KH-UBND",
            "Số: ab / c d",
            "- ;",
            "-",
            ".",
            "()",
            "(b/c)",
            "Lưu",
            "- Lưu: VT.",
        ),
        *(
            "KT. PHÓ CHỦ TỊCH",
            "TM.",
            "Q. GIÁM ĐỐC",
            "CHỦ TỊCH",
            "Nguyễn Văn A",
            "Địa chỉ:",
            "Fax: 1",
            "MẬT",
            "HOẢ TỐC",
            "KHẨN ",
        ),
        *(
            "Căn cứ",
            "Căn cứ Luật A;",
            "Theo đề nghị của B.",
            "V/v họp",
            "a\nb",
            "[CẦN ĐIỀN x (số): y]",
            "chữ " * 130,
            "Ạ" * 60,
        ),
        *("- Lưu: VT (9999), TH. PL.(0)", "PL.(300)", "+ - • Sở", "1. Mục", "A&B <c>", "//", "…", "Số"),
    ]
)
_REFERENCES = st.none() | st.builds(
    Reference,
    st.sampled_from(["", "5", "00", "12a", "1234567", "[x]"]),
    st.sampled_from(["", "KH-UBND", "KH-", "KH/TU", "A B", "–", "K" * 40, "…"]),
    year=st.sampled_from(["", "2024"]),
    form=st.sampled_from(["administrative", "party", "normative", "unknown"]),
)
_DATES = st.none() | st.builds(
    PlaceDate,
    st.sampled_from(["", "Vinh", "V" * 120, "a\nb"]),
    st.sampled_from(["", "31", "5"]),
    st.sampled_from(["", "2", "13"]),
    st.sampled_from(["", "2026", "0000", "99999"]),
)


@given(st.lists(st.tuples(st.sampled_from(sorted(Box)), _LINES), max_size=14), _REFERENCES, _DATES)
def test_any_boxes_give_an_envelope_that_the_model_takes(
    boxes: list[tuple[Box, str]], reference: Reference | None, place_date: PlaceDate | None
) -> None:
    draft = draft_envelope(_document(boxes, reference=reference, place_date=place_date))
    Plan.model_validate({"document": "plan", "year": 2026, "sections": [{"text": "Nội dung"}], **draft.data})
    assert draft.used <= frozenset(range(len(boxes)))


@pytest.mark.parametrize("line", ["- Lưu CĐCS.", "- Lưu Văn phòng.", "- Lưu Ban Tổ chức, hồ sơ."])
def test_a_last_line_that_begins_with_save_is_the_line_of_the_archive(line):
    assert is_file_copy(line) or is_unlabelled_file_copy(line)


@pytest.mark.parametrize(
    "line", ["- Lưu Văn Hùng.", "- Lưu Thị Ngọc Lan;", "- Lưu học sinh các nước bạn " + "xa " * 20]
)
def test_a_person_of_the_name_is_not(line):
    assert not is_file_copy(line)
    assert not is_unlabelled_file_copy(line)


def test_an_unlabelled_line_is_told():
    text = HEAD_OF_LETTER.replace("- Lưu: VT.", "- Lưu CĐCS.")
    read = read_document(text.encode())
    assert [recipient.name for recipient in read.document.recipients] == ["Như trên"]
    assert read.document.file_copy.archive == "CĐCS"
    assert any(notice.path == "$.file_copy" and notice.kind == "guessed" for notice in read.notices)
    assert read.leftovers == ()


HEAD_OF_LETTER = """LĐLĐ TỈNH SƠN LA\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
CÔNG ĐOÀN SỞ Y TẾ\tĐộc lập - Tự do - Hạnh phúc
Số: 12/KH-CĐ\tSơn La, ngày 12 tháng 3 năm 2026

KẾ HOẠCH
Tổ chức hội thao năm 2026

1. Tổ chức hội thao trong tháng 5.
2. Trao giải cho các đội.

Nơi nhận:
- Như trên;
- Lưu: VT.

CHỦ TỊCH

Lò Văn Tám
"""
