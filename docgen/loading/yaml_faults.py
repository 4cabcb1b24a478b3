"""Turns what the YAML scanner and parser complain about into a Vietnamese sentence and a remedy."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

_QUOTE: Final = "đặt cả giá trị trong ngoặc kép, hoặc ghi «>-» sau dấu hai chấm rồi xuống dòng, thụt vào và viết tiếp."
_ALIGN: Final = "dóng các dòng cùng cấp thẳng một cột, chỉ thụt bằng dấu cách."


@dataclass(frozen=True, slots=True)
class YamlFault:
    """A complaint of the YAML reader, known by words of its problem and of its context."""

    problem: str
    message: str
    hint: str
    context: str = ""
    at_context: bool = False
    """The cause stands where the construct began (the opening quote), not where the reader noticed it."""


GENERAL: Final = YamlFault(
    "", "Chỗ này không đúng cách viết YAML.", f"{_ALIGN} Giá trị có dấu lạ thì đặt trong ngoặc kép."
)

MISPLACED_COLON: Final = YamlFault(
    "mapping values are not allowed",
    "Dòng này thụt sai cột nên dấu hai chấm không đúng chỗ.",
    _ALIGN,
)
_COLON_IN_VALUE: Final = YamlFault(
    "", "Giá trị có dấu hai chấm và dấu cách bên trong nên bị hiểu là một khóa nữa.", _QUOTE
)
_NO_BLANK_AFTER_COLON: Final = YamlFault(
    "", "Sau dấu hai chấm của khóa thiếu dấu cách.", "ghi «khóa: giá trị», có một dấu cách sau dấu hai chấm."
)
_NO_COLON: Final = YamlFault(
    "",
    "Dòng này thiếu dấu hai chấm sau khóa.",
    "ghi «khóa: giá trị»; nếu dòng này nối tiếp lời văn phía trên thì thụt vào.",
)
_KEY_WITHOUT_BLANK: Final = re.compile(r"\s*(- +)*[\w-]+:[^\s:]")
_KEY: Final = re.compile(r"\s*(- +)*[\w-]+:(\s|$)")

FAULTS: Final[tuple[YamlFault, ...]] = (
    YamlFault(
        "character '\\t' that cannot start",
        "Dòng này thụt bằng phím Tab; YAML chỉ nhận dấu cách.",
        "thay mỗi Tab bằng hai dấu cách.",
    ),
    YamlFault(
        "that cannot start any token",
        "Giá trị bắt đầu bằng một dấu có nghĩa riêng trong YAML (%, @ hoặc `).",
        "đặt cả giá trị trong ngoặc kép.",
    ),
    YamlFault(
        "could not find expected ':'",
        "Dòng này thiếu dấu hai chấm sau khóa, hoặc là lời văn xuống dòng chưa đúng cách.",
        "ghi «khóa: giá trị», có một dấu cách sau dấu hai chấm; lời văn nhiều dòng thì ghi «>-» sau dấu hai chấm.",
        at_context=True,
    ),
    MISPLACED_COLON,
    YamlFault(
        "sequence entries are not allowed",
        "Dấu «- » mở một mục của danh sách không được đứng ở đây.",
        "xuống dòng sau dấu hai chấm rồi mới ghi «- »; nếu là lời văn thì đặt trong ngoặc kép.",
    ),
    YamlFault(
        "mapping keys are not allowed",
        "Dấu «?» ở đây bị hiểu là mở một khóa.",
        "đặt cả giá trị trong ngoặc kép.",
    ),
    YamlFault(
        "found '-'",
        "Mục «- » này không thẳng cột với các dòng cùng cấp.",
        _ALIGN,
        context="block mapping",
    ),
    YamlFault(
        "found '<scalar>'",
        "Có chữ đứng sau một giá trị đã kết thúc, hoặc dòng này thụt sai cột.",
        f"nếu giá trị có ngoặc kép ở đầu thì bao cả giá trị bằng ngoặc đơn: '\"Mẫu\" năm 2026'; nếu không thì {_ALIGN}",
        context="block",
    ),
    YamlFault("expected <block end>", "Dòng này thụt không khớp với các dòng phía trên.", _ALIGN),
    YamlFault(
        "expected ',' or ']'",
        "Danh sách trong ngoặc vuông chưa đóng, hoặc thiếu dấu phẩy giữa hai mục.",
        "thêm «]» hoặc «,»; mục có dấu phẩy, ngoặc thì đặt trong ngoặc kép; lời văn bắt đầu bằng «[» cũng vậy.",
        at_context=True,
    ),
    YamlFault(
        "expected ',' or '}'",
        "Nhóm khóa trong ngoặc nhọn chưa đóng, hoặc thiếu dấu phẩy giữa hai khóa.",
        "thêm «}» hoặc «,»; giá trị có dấu phẩy, ngoặc thì đặt trong ngoặc kép; lời văn bắt đầu bằng «{» cũng vậy.",
        at_context=True,
    ),
    YamlFault(
        "expected the node content", "Chỗ này thiếu giá trị, hoặc thừa một dấu.", "xóa dấu thừa hoặc ghi giá trị."
    ),
    YamlFault(
        "found unexpected end of stream",
        "Ngoặc kép hoặc ngoặc đơn mở ở đây không được đóng lại.",
        "thêm dấu ngoặc đóng ở cuối giá trị.",
        at_context=True,
    ),
    YamlFault(
        "found unexpected document separator",
        "Dòng «---» nằm trong một giá trị có ngoặc kép chưa đóng.",
        "thêm dấu ngoặc đóng ở cuối giá trị.",
        at_context=True,
    ),
    YamlFault(
        "unknown escape character",
        "Sau dấu gạch chéo ngược «\\» trong ngoặc kép là một ký tự không có nghĩa.",
        "ghi «\\\\» cho một dấu gạch chéo ngược, hoặc dùng ngoặc đơn thay ngoặc kép.",
    ),
    YamlFault(
        "hexdecimal numbers",
        "Mã ký tự sau «\\x», «\\u» hoặc «\\U» không đủ chữ số thập lục phân.",
        "gõ thẳng ký tự đó, hoặc dùng ngoặc đơn thay ngoặc kép.",
        context="double-quoted",
    ),
    YamlFault(
        "more indented follow up line",
        "Dòng đầu của lời văn sau «|» hoặc «>» thụt ít hơn dòng trống phía trên.",
        _ALIGN,
        at_context=True,
    ),
    YamlFault(
        "",
        "Sau dấu «|» hoặc «>» chỉ được xuống dòng.",
        "xuống dòng ngay sau «>-»; nếu lời văn bắt đầu bằng «>» hay «|» thì đặt trong ngoặc kép.",
        context="block scalar",
    ),
    YamlFault(
        "", "Giá trị bắt đầu bằng «*» nên bị hiểu là tham chiếu.", "đặt cả giá trị trong ngoặc kép.", context="an alias"
    ),
    YamlFault(
        "", "Giá trị bắt đầu bằng «&» nên bị hiểu là nhãn.", "đặt cả giá trị trong ngoặc kép.", context="an anchor"
    ),
    YamlFault(
        "", "Giá trị bắt đầu bằng «!» nên bị hiểu là thẻ kiểu.", "đặt cả giá trị trong ngoặc kép.", context=" tag"
    ),
    YamlFault("undefined tag handle", "Thẻ kiểu «!» này không được dùng.", "đặt cả giá trị trong ngoặc kép."),
    YamlFault(
        "", "Dòng bắt đầu bằng «%» bị hiểu là chỉ thị YAML.", "đặt cả giá trị trong ngoặc kép.", context="directive"
    ),
    YamlFault("directive", "Chỉ thị «%YAML» ở đầu tệp bị ghi lặp.", "xóa các dòng bắt đầu bằng «%»."),
    YamlFault("incompatible YAML document", "Tệp khai báo một phiên bản YAML không đọc được.", "xóa dòng «%YAML»."),
    YamlFault("duplicate tag handle", "Chỉ thị «%TAG» ở đầu tệp bị ghi lặp.", "xóa các dòng bắt đầu bằng «%»."),
    YamlFault(
        "expected '<document start>'",
        "Chỗ này không nối được với phần phía trên: dòng đầu tệp thụt vào trong, hoặc có chữ sau dấu đóng ngoặc.",
        "đưa các khóa cấp ngoài cùng về sát lề trái.",
    ),
    YamlFault("after document end marker", "Sau dòng «...» không được có chữ.", "xóa dòng «...»."),
    YamlFault(
        "found unexpected ':'",
        "Dấu hai chấm trong ngoặc vuông hoặc ngoặc nhọn không đúng chỗ.",
        "đặt giá trị có dấu hai chấm trong ngoặc kép.",
    ),
)


def find_fault(problem: str, context: str) -> YamlFault | None:
    """The entry for a complaint, or None when the YAML reader says something new."""
    return next((fault for fault in FAULTS if fault.problem in problem and fault.context in context), None)


def explain_colon(text: str, line: int, column: int) -> tuple[YamlFault, int]:
    """Why a colon is out of place, and the line to mend: the reader notices it one line after a forgotten colon."""
    lines = re.split(r"\r\n|\r|\n", text)
    if ": " in lines[line - 1][: column - 1]:
        return _COLON_IN_VALUE, line
    above = next((index for index in range(line - 2, -1, -1) if lines[index].strip()), None)
    if above is not None and _KEY_WITHOUT_BLANK.match(lines[above]):
        return _NO_BLANK_AFTER_COLON, above + 1
    if above is not None and not _KEY.match(lines[above]) and not lines[above].lstrip().startswith("#"):
        return _NO_COLON, above + 1
    return MISPLACED_COLON, line
