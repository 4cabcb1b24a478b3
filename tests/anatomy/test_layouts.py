"""One content, every layout an office gives it: the same words must come out of the same boxes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from strangers import CONTENT, ENDS, HEADS, MOTTO, NATIONAL, anatomy_of, lay_out

from docgen.anatomy import Box, PartKind, RuleDrawing, ScopeKind
from docgen.typography import text_width


@pytest.mark.parametrize("head", HEADS)
def test_the_header_is_read_in_every_layout(head: str) -> None:
    part = anatomy_of(lay_out(head)).parts[0]

    assert part.words(Box.NATIONAL_TITLE) == NATIONAL
    assert part.words(Box.MOTTO) == MOTTO
    assert part.words(Box.PARENT_AGENCY) == CONTENT.parent
    assert part.words(Box.ISSUER) == "SỞ NỘI VỤ"
    assert part.words(Box.REFERENCE) == CONTENT.number
    assert part.words(Box.PLACE_DATE) == CONTENT.place_date
    assert part.words(Box.TYPE_NAME) == "KẾ HOẠCH"
    assert part.words(Box.SUBJECT) == " ".join(CONTENT.subject)


@pytest.mark.parametrize("head", HEADS)
def test_the_header_takes_nothing_from_the_body(head: str) -> None:
    anatomy = anatomy_of(lay_out(head))
    part = anatomy.parts[0]

    assert len(anatomy.parts) == 1
    assert part.words(Box.OPENING) == CONTENT.opening
    assert tuple(item.entry.words for item in part.body)[1:-1] == CONTENT.body
    assert part.words(Box.CLOSING) + "./." == CONTENT.closing
    assert anatomy.scope.kind is ScopeKind.NAMED
    assert not [left for left in anatomy.leftovers if any(letter.isalpha() for letter in left.words)]


@pytest.mark.parametrize("end", ENDS)
def test_the_end_block_is_read_in_every_layout(end: str) -> None:
    part = anatomy_of(lay_out(end=end)).parts[0]

    assert part.words(Box.RECIPIENTS_LABEL) == "Nơi nhận:"
    assert part.words(Box.RECIPIENTS) == "- UBND tỉnh (để b/c); - Các phòng, đơn vị thuộc Sở;"
    assert part.words(Box.FILE_COPY) == "- Lưu: VT, TCHC."
    assert part.words(Box.AUTHORITY) == "KT. GIÁM ĐỐC"
    assert part.words(Box.POSITION) == "PHÓ GIÁM ĐỐC"
    assert part.words(Box.FULL_NAME) == "Trần Thị Bình"
    assert [signer.full_name.words for signer in part.signers if signer.full_name] == ["Trần Thị Bình"]


@pytest.mark.parametrize("end", ENDS)
def test_the_end_block_takes_nothing_from_the_body(end: str) -> None:
    part = anatomy_of(lay_out(end=end)).parts[0]

    assert tuple(item.entry.words for item in part.body)[1:-1] == CONTENT.body
    assert part.words(Box.END_MARK) == "./."


def test_a_misplaced_national_title_is_found_and_its_place_named() -> None:
    entry = anatomy_of(lay_out("national title on the left")).parts[0].of(Box.NATIONAL_TITLE)[0]

    assert "cột trái" in entry.reason


@pytest.mark.parametrize(
    ("issuer", "parent", "expected"),
    [
        # Two bold lines are one name: "ỦY BAN NHÂN DÂN" is no body without its place (§6.2).
        (("ỦY BAN NHÂN DÂN", "XÃ QUẢNG CHÂU"), "", ("", "ỦY BAN NHÂN DÂN XÃ QUẢNG CHÂU")),
        (("CHỦ TỊCH", "ỦY BAN NHÂN DÂN XÃ A"), "", ("", "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ A")),
        (
            ("TRUNG TÂM PHỤC VỤ", "HÀNH CHÍNH CÔNG", "XÃ A"),
            "UBND XÃ A",
            ("UBND XÃ A", "TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG XÃ A"),
        ),
        # Everything bold: told by where a second body's name begins.
        (("UBND XÃ A", "PHÒNG VĂN HÓA - XÃ HỘI"), "", ("UBND XÃ A", "PHÒNG VĂN HÓA - XÃ HỘI")),
        (("BỘ NỘI VỤ", "CỤC VĂN THƯ VÀ LƯU TRỮ", "NHÀ NƯỚC"), "", ("BỘ NỘI VỤ", "CỤC VĂN THƯ VÀ LƯU TRỮ NHÀ NƯỚC")),
        (("CHÍNH PHỦ",), "", ("", "CHÍNH PHỦ")),
    ],
)
@pytest.mark.parametrize("head", ["one row", "two rows", "nested table", "national title on the left"])
def test_parent_and_issuer_are_told_apart(
    head: str, issuer: tuple[str, ...], parent: str, expected: tuple[str, str]
) -> None:
    part = anatomy_of(lay_out(head, content=replace(CONTENT, parent=parent, issuer=issuer))).parts[0]

    assert (part.words(Box.PARENT_AGENCY), part.words(Box.ISSUER)) == expected


def test_a_guess_between_parent_and_issuer_is_less_sure_than_bold_letters() -> None:
    told = anatomy_of(lay_out()).parts[0].of(Box.PARENT_AGENCY)[0]
    guessed = anatomy_of(lay_out(content=replace(CONTENT, parent="", issuer=("UBND XÃ A", "PHÒNG KINH TẾ")))).parts[0]

    assert guessed.of(Box.PARENT_AGENCY)[0].confidence < told.confidence


@pytest.mark.parametrize(
    ("head", "box", "drawn"),
    [
        ("one row", Box.MOTTO, RuleDrawing.PARAGRAPH_BORDER),
        ("one row", Box.ISSUER, RuleDrawing.PARAGRAPH_BORDER),
        ("one row", Box.SUBJECT, RuleDrawing.DRAWN_LINE),
        ("row by row", Box.MOTTO, RuleDrawing.UNDERSCORES),
        ("row by row", Box.ISSUER, RuleDrawing.UNDERSCORES),
        ("tabs", Box.MOTTO, RuleDrawing.UNDERSCORES),
        ("tabs", Box.ISSUER, RuleDrawing.UNDERSCORES),
        ("all centred", Box.MOTTO, RuleDrawing.OTHER_SIGNS),
    ],
)
def test_a_rule_line_is_found_however_it_is_drawn(head: str, box: Box, drawn: RuleDrawing) -> None:
    rules = {rule.under: rule for rule in anatomy_of(lay_out(head)).parts[0].rules}

    assert rules[box].drawn is drawn
    assert rules[box].length


def test_a_drawn_line_has_the_length_it_was_drawn_with() -> None:
    rule = next(rule for rule in anatomy_of(lay_out()).parts[0].rules if rule.under is Box.SUBJECT)

    assert rule.length == pytest.approx(4 / 2.54 * 72, abs=0.2)
    # The longer of the two lines of the subject counts (CQ-09).
    assert rule.under_length == pytest.approx(text_width("Thực hiện công tác bình đẳng giới", size_pt=14, bold=True))


def test_every_missing_box_is_named_with_its_reason() -> None:
    part = anatomy_of(lay_out("one row", content=replace(CONTENT, parent=""))).parts[0]

    missing = part.find_missing(Box.PARENT_AGENCY)
    assert missing is not None
    assert "cơ quan ban hành" in missing.reason
    assert all(entry.reason.endswith(".") for entry in part.missing)
    assert not {entry.box for entry in part.missing} & {entry.box for entry in part.entries}


def test_the_kind_of_the_only_part_is_main() -> None:
    assert [part.kind for part in anatomy_of(lay_out()).parts] == [PartKind.MAIN]
