"""Turns honours, holidays, calendar words, events and titles of books into breaches of capitals (Phụ lục II, Mục V)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docgen.contracts.rule import Breach, Rule
from docgen.diagnostics import Severity
from docgen.vietnamese.capitals import is_upper, may_begin_sentence
from templates_nd30.rules.casing import breach_of, hits_of, look_for, respelt
from templates_nd30.rules.dictionary import either_spelling, lists, spellings
from templates_nd30.rules.prose import proses_with, quoted_spans

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docgen.contracts.rule import Examination, Skip

_B = r"[ \u00a0]+"
_RANK = re.compile(rf"(?<!\w)[Hh]uân{_B}chương{_B}[^.;:\n]{{3,30}}?{_B}hạng{_B}(?P<rank>nhất|nhì|ba)(?!\w)")


def _look_honour(x: Examination) -> Iterator[Breach | Skip]:
    for hit in hits_of(x, "honour"):
        yield breach_of(hit, "Danh hiệu «{written}» phải viết «{wanted}».")
    for prose in proses_with(x, "hạng"):
        for found in _RANK.finditer(prose.text):
            wanted = found["rank"].capitalize()
            yield respelt(prose, *found.span("rank"), wanted, "Từ chỉ hạng «{written}» phải viết hoa.", Severity.WARN)


_NATIONAL_DAYS = re.compile(
    rf"(?<!\w)[Qq]uốc{_B}(?:khánh{_B}(?P<d1>0?2/0?9)|tế{_B}[Ll]ao{_B}động{_B}(?P<d2>0?1/0?5))(?![/\d])"
)


def _look_holiday(x: Examination) -> Iterator[Breach | Skip]:
    for hit in hits_of(x, "holiday"):
        yield breach_of(hit, "Tên ngày lễ «{written}» phải viết «{wanted}».")
    for prose in proses_with(x, "quốc khánh", "quốc tế lao"):
        for found in _NATIONAL_DAYS.finditer(prose.text):
            group = "d1" if found["d1"] else "d2"
            wanted = "2-9" if group == "d1" else "1-5"
            message = "Số chỉ ngày lễ viết «{wanted}», không viết «{written}»."
            yield respelt(prose, *found.span(group), wanted, message, Severity.WARN)


_YEAR = re.compile(
    rf"(?<!\w)(?:năm|xuân|tết|đán){_B}(?P<name>(?P<stem>{either_spelling(lists().stems)}){_B}"
    rf"(?P<branch>{either_spelling(lists().branches)}))(?!\w)",
    re.IGNORECASE,
)
_STEMS, _BRANCHES = (tuple(name.casefold() for name in names) for names in (lists().stems, lists().branches))


_BRANCH_WORDS = tuple(f" {spelling}" for name in lists().branches for spelling in spellings(name))


def _look_lunar_year(x: Examination) -> Iterator[Breach | Skip]:
    for prose in proses_with(x, *_BRANCH_WORDS):
        for found in _YEAR.finditer(prose.text):
            name = found["name"]
            wanted = " ".join(part.capitalize() for part in name.split())
            # The sixty pairs join an odd stem with an odd branch, an even one with an even one.
            parity = _STEMS.index(found["stem"].casefold()) - _BRANCHES.index(found["branch"].casefold())
            if is_upper(name) or parity % 2 or " ".join(name.split()) == wanted:
                continue
            message = "Tên năm âm lịch «{written}» phải viết «{wanted}»."
            yield respelt(prose, *found.span("name"), wanted, message, Severity.WARN)


_DAYS = "hai|ba|tư|năm|sáu|bảy"
# "thứ hai" is also "secondly" and "the second": only with a word of time on both sides is it a weekday.
_WEEKDAY = re.compile(
    rf"(?<!\w)(?P<before>(?:ngày|sáng|chiều|tối|trưa){_B})?(?P<day>[Tt]hứ{_B}(?P<name>{_DAYS}))(?!\w)"
    rf"(?P<after>{_B}(?:hằng|hàng|đầu|cuối){_B}tuần|,?{_B}\(?ngày{_B}\d)?",
    re.IGNORECASE,
)
_MONTH = re.compile(
    rf"(?<!\w)(?P<month>tháng{_B}(?P<name>giêng|hai|ba|tư|năm|sáu|bảy|tám|chín|mười(?:{_B}(?:một|hai))?|chạp))"
    rf"(?={_B}năm{_B}\d{{4}}(?!\d))"
)


def _look_weekday(x: Examination) -> Iterator[Breach | Skip]:
    for prose in proses_with(x, "thứ", "tháng"):
        if "thứ" in prose.text or "Thứ" in prose.text:
            for found in _WEEKDAY.finditer(prose.text):
                if not (found["before"] or found["after"]) or _ordinal(found):
                    continue
                start = found.start("day")
                written = found["day"]
                first = written[0] if may_begin_sentence(prose.text, start) else "t"
                wanted = f"{first}{written[1 : -len(found['name'])]}{found['name'].capitalize()}"
                if wanted != written and not is_upper(written) and not quoted_spans(prose.text).hold(start):
                    message = "Tên ngày trong tuần «{written}» phải viết «{wanted}»."
                    yield respelt(prose, *found.span("day"), wanted, message, Severity.WARN)
        for found in _MONTH.finditer(prose.text) if "tháng" in prose.text else ():
            name = found["name"]
            message = "Tên tháng bằng chữ «{written}» phải viết «{wanted}»."
            wanted = name[:1].upper() + name[1:]
            yield respelt(prose, *found.span("name"), wanted, message, Severity.WARN)


def _ordinal(found: re.Match[str]) -> bool:
    """`ngày thứ hai của kỳ họp` counts days; without a date after it nobody knows."""
    return (found["before"] or "").strip().lower() == "ngày" and not found["after"]


_AUGUST = re.compile(rf"(?<!\w)[Cc]ách{_B}mạng{_B}[Tt]háng{_B}(?:8|Tám|tám)(?!\w|[/.,]\d)")


def _look_event(x: Examination) -> Iterator[Breach | Skip]:
    for hit in hits_of(x, "event"):
        yield breach_of(hit, "Tên sự kiện, triều đại «{written}» phải viết «{wanted}».")
    for prose in proses_with(x, "cách mạng tháng 8", "cách mạng tháng tám"):
        for found in _AUGUST.finditer(prose.text):
            if found.group().endswith("8"):
                message = "Số chỉ mốc thời gian trong tên sự kiện ghi bằng chữ: «{wanted}»."
                yield respelt(prose, *found.span(), "Cách mạng tháng Tám", message, Severity.WARN)


RULES: tuple[Rule, ...] = (
    Rule(
        code="ND30-C12",
        title="Tên huân chương, danh hiệu vinh dự viết hoa sai",
        facts=("VH-V.2",),
        clause="Phụ lục II, Mục V, khoản 2",
        force="BB",
        remedy="viết hoa các thành phần tạo thành tên riêng và từ chỉ hạng.",
        reason="Tên huân chương, danh hiệu là tên riêng do Nhà nước đặt.",
        good="Huân chương Sao vàng; Nghệ sĩ Nhân dân",
        bad="huân chương sao vàng; Nghệ sĩ nhân dân",
        look=_look_honour,
        fix="safe",
    ),
    Rule(
        code="ND30-C14",
        title="Tên ngày lễ, ngày kỷ niệm viết hoa sai",
        facts=("VH-V.5",),
        clause="Phụ lục II, Mục V, khoản 5",
        force="BB",
        remedy="viết thường chữ «ngày», viết hoa chữ đầu của tên gọi; số viết với gạch nối: 2-9.",
        reason="Tên gọi ngày lễ viết hoa; chữ «ngày» là danh từ chung.",
        good="ngày Quốc khánh 2-9",
        bad="Ngày Quốc Khánh 2/9",
        look=_look_holiday,
        fix="safe",
    ),
    Rule(
        code="ND30-C17",
        title="Tên ngày tết viết hoa sai",
        facts=("VH-V.8b",),
        clause="Phụ lục II, Mục V, khoản 8, điểm b",
        force="BB",
        remedy="viết «tết Nguyên đán», «tết Trung thu»; chỉ viết «Tết» khi dùng một mình thay cho tết Nguyên đán.",
        reason="Chỉ âm tiết đầu của tên gọi viết hoa; chữ «tết» đứng trước viết thường.",
        good="tết Nguyên đán",
        bad="Tết Nguyên Đán",
        look=look_for("tet", message="Tên ngày tết «{written}» phải viết «{wanted}»."),
        fix="safe",
    ),
    Rule(
        code="ND30-C18",
        title="Tên năm âm lịch viết hoa sai",
        facts=("VH-V.8a",),
        clause="Phụ lục II, Mục V, khoản 8, điểm a",
        force="BB",
        remedy="viết hoa chữ cái đầu của cả hai âm tiết: Giáp Thìn, Ất Tỵ.",
        reason="Tên năm âm lịch viết hoa tất cả các âm tiết.",
        good="năm Kỷ Tỵ",
        bad="năm Kỷ tỵ",
        look=_look_lunar_year,
        fix="safe",
    ),
    Rule(
        code="ND30-C19",
        title="Tên ngày trong tuần, tháng trong năm viết bằng chữ viết hoa sai",
        facts=("VH-V.8c",),
        clause="Phụ lục II, Mục V, khoản 8, điểm c",
        force="BB",
        remedy="viết thường «thứ», «tháng», viết hoa âm tiết chỉ ngày, tháng: thứ Hai, tháng Năm.",
        reason="Chữ hoa phân biệt «thứ Hai» trong tuần với «thứ hai» trong thứ tự.",
        good="sáng thứ Hai",
        bad="sáng Thứ hai",
        look=_look_weekday,
        fix="safe",
    ),
    Rule(
        code="ND30-C20",
        title="Tên sự kiện lịch sử, triều đại viết hoa sai",
        facts=("VH-V.9",),
        clause="Phụ lục II, Mục V, khoản 9",
        force="BB",
        remedy="viết hoa các âm tiết tạo thành tên sự kiện; số chỉ mốc thời gian ghi bằng chữ và viết hoa.",
        reason="Tên sự kiện lịch sử là tên riêng.",
        good="Cách mạng tháng Tám",
        bad="cách mạng tháng 8",
        look=_look_event,
        fix="safe",
    ),
    Rule(
        code="ND30-C21",
        title="Tên sách báo, tạp chí viết hoa sai",
        facts=("VH-V.10",),
        clause="Phụ lục II, Mục V, khoản 10",
        force="BB",
        remedy="chỉ viết hoa chữ cái đầu của âm tiết thứ nhất trong tên tác phẩm, sách báo.",
        reason="Tên tác phẩm, sách báo chỉ viết hoa âm tiết đầu.",
        good="tạp chí Cộng sản",
        bad="Tạp Chí Cộng Sản",
        look=look_for("work", message="Tên sách báo «{written}» phải viết «{wanted}»."),
        fix="safe",
    ),
)
