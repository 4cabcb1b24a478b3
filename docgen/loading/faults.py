"""Turns a fault that pydantic or the model reports into a Vietnamese sentence with its remedy, chosen by error type.

The catalogue holds every type that the parts of a document can raise; a type it does not know still gets a Vietnamese
sentence. A fault that the model words itself (`PydanticCustomError`) keeps its words.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, get_origin

from docgen.loading.keys import key_order
from docgen.loading.places import (
    branch_choices,
    branch_key,
    choices_of,
    expect,
    fields_by_key,
    is_model,
    item_annotation,
)
from docgen.loading.tree import EMPTY, ListNode, MapNode, ScalarNode, describe, excerpt
from docgen.vietnamese.text import find_nearest, slugify

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docgen.loading.places import Place


@dataclass(frozen=True, slots=True)
class Sentence:
    """What to say about one error type. `code` is stable and made for machines."""

    code: str
    message: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Fault:
    """One entry of pydantic's error list."""

    type: str
    message: str
    context: Mapping[str, object]


_WRITE_IT: Final = "ghi nội dung, hoặc xóa khóa này nếu không cần."
_NUMBER: Final = "chỉ ghi chữ số, không kèm chữ hay đơn vị."
_DATE: Final = "viết như 05/3/2026."
_LIST: Final = "mỗi mục ghi một dòng bắt đầu bằng «- »."
_TEXT: Final = "ghi lời văn ngay sau dấu hai chấm; lời văn nhiều dòng thì ghi «>-» rồi xuống dòng, thụt vào."

SENTENCES: Final[Mapping[str, Sentence]] = {
    # the shape of the data
    "missing": Sentence("missing", "Thiếu {subject}.", "{addition}"),
    "extra_forbidden": Sentence("unknown-key", "Không có khóa {subject} ở đây.", "{nearest_key}"),
    "invalid_key": Sentence("unknown-key", "Khóa {subject} phải là chữ.", "đặt tên khóa trong ngoặc kép."),
    "model_type": Sentence("wrong-type", "{subject} phải là một nhóm khóa, {now}.", "{example}"),
    "model_attributes_type": Sentence("wrong-type", "{subject} phải là một nhóm khóa, {now}.", "{example}"),
    "dict_type": Sentence("wrong-type", "{subject} phải là một nhóm khóa, {now}.", "{example}"),
    "tuple_type": Sentence("wrong-type", "{subject} phải là {list}, {now}.", _LIST),
    "list_type": Sentence("wrong-type", "{subject} phải là một danh sách, {now}.", _LIST),
    "iteration_error": Sentence("wrong-type", "{subject} phải là một danh sách, {now}.", _LIST),
    "recursion_loop": Sentence("nesting", "{subject} chứa chính nó.", "bỏ tham chiếu vòng trong dữ liệu."),
    "is_instance_of": Sentence("wrong-type", "{subject} phải là lời văn trên một dòng, {now}.", _TEXT),
    "none_required": Sentence("not-here", "{subject} không dùng được ở đây.", "xóa dòng này."),
    "union_tag_invalid": Sentence("unknown-choice", "{subject} không nhận {found}.", "{choices}"),
    "union_tag_not_found": Sentence("unknown-choice", "{subject} phải là một nhóm khóa, {now}.", "{example}"),
    # texts
    "string_type": Sentence("wrong-type", "{subject} phải là lời văn, {now}.", _TEXT),
    "string_unicode": Sentence(
        "illegal-character",
        "{subject} có nửa ký tự (surrogate đứng lẻ), tệp bị hỏng khi chuyển mã.",
        "gõ lại chữ ở chỗ đó.",
    ),
    "string_too_short": Sentence("too-short", "{subject} phải có ít nhất {min_length} ký tự.", _WRITE_IT),
    "string_too_long": Sentence("too-long", "{subject} dài quá {max_length} ký tự.", "viết ngắn lại."),
    "string_pattern_mismatch": Sentence("wrong-form", "{subject} viết chưa đúng dạng, {now}.", "{form}"),
    # numbers
    "int_type": Sentence("not-a-number", "{subject} phải là một số nguyên, {now}.", _NUMBER),
    "int_parsing": Sentence("not-a-number", "{subject} phải là một số nguyên, {now}.", _NUMBER),
    "int_parsing_size": Sentence("out-of-range", "{subject} là số quá lớn.", "kiểm tra lại các chữ số."),
    "int_from_float": Sentence("not-a-number", "{subject} phải là số nguyên, {now}.", "bỏ phần thập phân."),
    "float_type": Sentence("not-a-number", "{subject} phải là một số, {now}.", _NUMBER),
    "float_parsing": Sentence(
        "not-a-number", "{subject} phải là một số, {now}.", "chỉ ghi số; phần thập phân sau dấu chấm: 12.5."
    ),
    "finite_number": Sentence("not-a-number", "{subject} phải là một số hữu hạn.", _NUMBER),
    "greater_than": Sentence("out-of-range", "{subject} phải lớn hơn {gt}, {now}.", "sửa lại con số."),
    "greater_than_equal": Sentence("out-of-range", "{subject} phải từ {ge} trở lên, {now}.", "sửa lại con số."),
    "less_than": Sentence("out-of-range", "{subject} phải nhỏ hơn {lt}, {now}.", "sửa lại con số."),
    "less_than_equal": Sentence("out-of-range", "{subject} không được quá {le}, {now}.", "sửa lại con số."),
    # choices
    "bool_type": Sentence(
        "unknown-choice", "{subject} phải là true hoặc false, {now}.", "ghi true (đúng) hoặc false (sai)."
    ),
    "bool_parsing": Sentence(
        "unknown-choice", "{subject} phải là true hoặc false, {now}.", "ghi true (đúng) hoặc false (sai)."
    ),
    "literal_error": Sentence("unknown-choice", "{subject} không nhận {found}.", "{choices}"),
    "enum": Sentence("unknown-choice", "{subject} không nhận {found}.", "{choices}"),
    # lists
    "too_short": Sentence("too-few", "{subject} phải có ít nhất {min_length} mục.", _LIST),
    "too_long": Sentence(
        "too-many", "{subject} có {actual_length} mục, nhiều nhất là {max_length}.", "bớt hoặc tách ra."
    ),
    # dates
    "date_type": Sentence("date-unreadable", "{subject} phải là ngày tháng, {now}.", _DATE),
    "date_parsing": Sentence("date-unreadable", "{subject} phải là ngày tháng, {now}.", _DATE),
    "date_from_datetime_parsing": Sentence("date-unreadable", "{subject} phải là ngày tháng, {now}.", _DATE),
    "date_from_datetime_inexact": Sentence("date-unreadable", "{subject} chỉ gồm ngày, không kèm giờ.", _DATE),
}
"""Sentence by pydantic's error type."""

REMEDIES: Final[Mapping[str, str]] = {
    "empty_text": _WRITE_IT,
    "several_lines": "nối thành một dòng, hoặc bỏ chữ sau dấu xuống dòng.",
    "illegal_character": "xóa ký tự này; nó thường theo vào khi chép từ Word hoặc từ trang web.",
    "id_twice": "đặt mã khác cho một trong hai chỗ.",
    "column_twice": "giữ một cột, xóa cột kia.",
    "row_width": 'thêm ô trống "" hoặc bớt ô cho khớp số cột; ô chiếm nhiều cột thì ghi «span».',
    "title_and_text": "đổi «text» thành «paragraphs», hoặc bỏ «title».",
    "label_typed": "xóa số gõ sẵn; nếu muốn giữ đúng số ấy thì ghi thêm «numbered: false».",
    "dash_typed": "xóa dấu gạch đầu dòng, docgen tự đặt.",
    "file_copy_typed": "xóa dòng này, ghi đơn vị soạn thảo ở «file_copy: {units: […]}».",
    "column_missing": "thêm cột ấy vào «columns», hoặc xóa giá trị.",
    "node_empty": "thêm nội dung, hoặc xóa mục này.",
    "position_missing": "thêm «position: PHÓ CHỦ TỊCH» chẳng hạn.",
    "value_not_in_words": "sửa lời văn hoặc sửa giá trị cho khớp nhau.",
    "appendix_missing": "thêm phụ lục ở «appendices», hoặc sửa lời văn.",
    "date_twice": "xóa «open_date».",
    "issuer_lines_differ": "sửa «lines» cho đúng từng chữ của «name», hoặc xóa «lines».",
}
"""Remedy for a fault that the model words itself, where its words do not hold one."""

FORMS: Final[Mapping[str, str]] = {
    r"^[^\s/]+$": "viết liền, không có dấu cách và dấu «/».",
    r"^(\d{1,6}[a-zđ]?|\[CẦN ĐIỀN [a-z0-9-]+ \(số\): [^\[\]]+\])$": (
        "chỉ ghi chữ số, có thể thêm một chữ thường: 12 hoặc 12a."
    ),
    r"^[a-z0-9]+(-[a-z0-9]+)*$": "chỉ dùng chữ thường không dấu và chữ số, nối bằng gạch nối: quan-ly-nha-nuoc.",
}
"""What a pattern of the model asks for, in words."""

GENERAL: Final = Sentence("invalid", "{subject} chưa hợp lệ, {now}.", "kiểm tra lại cách viết theo tệp mẫu.")


def explain(fault: Fault, place: Place) -> Sentence:
    """The sentence about one fault at one place, ready to show."""
    sentence = SENTENCES.get(fault.type)
    words = {name: str(value) for name, value in fault.context.items()} | _words(place, fault.context)
    if sentence is None:
        return _find_own_words(fault, words["subject"]) or _filled(GENERAL, words)
    found_nothing = place.node is None or (isinstance(place.node, ScalarNode) and place.node.value is None)
    if fault.type == "missing" and not found_nothing:
        sentence = GENERAL  # a shorthand that does not say enough
    elif fault.type == "missing" and place.node is not None:
        sentence = Sentence("missing", "{subject} để trống.", "ghi nội dung sau dấu hai chấm.")
    filled = _filled(sentence, words)
    described = _described(place)
    if fault.type in {"missing", "string_type", "is_instance_of", "tuple_type"} and described:
        return Sentence(filled.code, filled.message, f"{filled.hint} {described}")
    return filled


def _filled(sentence: Sentence, words: Mapping[str, str]) -> Sentence:
    return Sentence(
        sentence.code, _capital(sentence.message.format_map(_Gaps(words))), sentence.hint.format_map(_Gaps(words))
    )


class _Gaps(dict[str, str]):
    """A number that pydantic stops giving must not break the message that tells of the fault."""

    def __missing__(self, key: str) -> str:
        return "…"


def _find_own_words(fault: Fault, subject: str) -> Sentence | None:
    """A fault worded by the model; None when the words are not Vietnamese and so not ours."""
    raised = fault.context.get("error")
    words = (str(raised) if raised is not None else fault.message).strip()
    if words.isascii():
        return None
    return Sentence(
        fault.type.replace("_", "-"),
        _capital(f"{subject}: {words.rstrip('.')}."),
        REMEDIES.get(fault.type, ""),
    )


def _words(place: Place, context: Mapping[str, object]) -> dict[str, str]:
    """What a sentence may name about a place."""
    found = _found(place)
    key = next((str(step) for step in reversed(place.path) if isinstance(step, str)), "")
    return {
        "subject": subject_of(place),
        "key": key,
        "found": found,
        "now": f"đang {found}" if found == EMPTY else f"đang là {found}",
        "list": "lời văn hoặc một danh sách lời văn" if _holds_texts(place) else "một danh sách",
        "addition": _addition(place, key),
        "nearest_key": _nearest_key(place, key),
        "example": _example(place),
        "choices": _choices(place),
        "form": _form(place, str(context.get("pattern", ""))),
    }


def subject_of(place: Place) -> str:
    """The field by key and Vietnamese title: `«lead» (Đơn vị chủ trì)`, `mục thứ 4 của «items» (Các nhiệm vụ)`."""
    indexes: list[int] = []
    for step in reversed(place.path):
        if isinstance(step, str):
            title = (place.field.title if place.field else None) or ("" if indexes else place.expected.title)
            named = f"«{excerpt(step)}» ({title})" if title else f"«{excerpt(step)}»"
            return "".join(f"mục thứ {index + 1} của " for index in indexes) + named
        indexes.append(step)
    return "văn bản"


def _found(place: Place) -> str:
    node = place.node
    if isinstance(node, MapNode) and place.expected.branches:
        entry = node.find_entry(branch_key(place.expected))
        node = entry.value if entry else node
    return EMPTY if node is None else describe(node)


def _holds_texts(place: Place) -> bool:
    return expect(item_annotation(place.expected.kind), None).kind is str


def _addition(place: Place, key: str) -> str:
    """How to write what is missing."""
    kind = place.expected.kind
    if is_model(kind):
        keys = ", ".join(f"«{name}: …»" for name, field in fields_by_key(kind).items() if field.is_required())
        return f"thêm «{key}:», và ở những dòng dưới thụt vào: {keys}."
    if get_origin(kind) is tuple and not _holds_texts(place):
        return f"thêm «{key}:», và ở dưới {_LIST}"
    return f"thêm «{key}: …»."


def _nearest_key(place: Place, key: str) -> str:
    fields = fields_by_key(place.owner) if place.owner else {}
    nearest = find_nearest(key, fields)
    if key == "<<":
        return "docgen không dùng khóa gộp «<<»; chép các khóa cần dùng vào đây."
    if nearest is not None:
        title = fields[nearest].title
        return f"có phải «{nearest}»{f' ({title})' if title else ''}?"
    keys = ", ".join(key_order(place.owner)) if place.owner else ""
    return f"các khóa dùng được ở đây: {keys}." if keys else "xóa khóa này."


def _choices(place: Place) -> str:
    allowed = branch_choices(place.expected) if place.expected.branches else choices_of(place.expected)
    if not allowed:
        return "kiểm tra lại cách viết theo tệp mẫu."
    node = place.node
    if isinstance(node, MapNode):
        entry = node.find_entry(branch_key(place.expected))
        node = entry.value if entry else None
    written = str(node.value) if isinstance(node, ScalarNode) else ""
    nearest = find_nearest(written, allowed)
    described = _described(place)
    # A description that goes through all choices says more than their list.
    named = all(choice in described for choice in allowed)
    listed = f"các giá trị được nhận: {described if named else ', '.join(allowed)}".rstrip(".") + "."
    return f"có phải «{nearest}»? {listed[0].upper()}{listed[1:]}" if nearest else listed


def _example(place: Place) -> str:
    """How a group of keys begins, from the model that is expected."""
    kind = place.expected.kind
    models = (kind,) if is_model(kind) else place.expected.branches[-1:]
    if not models:
        return "ghi các khóa ở những dòng dưới, thụt vào hai dấu cách."
    fields = fields_by_key(models[0])
    wanted = [name for name, field in fields.items() if field.is_required()] or list(fields)[1:3]
    listed = ", ".join(f"«{name}: …»" for name in wanted[:3])
    if isinstance(place.node, ListNode):
        return f"bỏ dấu «- » ở đầu và ghi các khóa thụt vào, ví dụ {listed}."
    return f"ghi các khóa ở những dòng dưới, thụt vào hai dấu cách, ví dụ {listed}."


def _form(place: Place, pattern: str) -> str:
    written = place.node.value if isinstance(place.node, ScalarNode) else None
    if place.path[-1:] == ("id",) and isinstance(written, str) and slugify(written):
        return f"có thể ghi «{slugify(written)}»; {FORMS.get(pattern, '')}"
    return FORMS.get(pattern) or _described(place) or "xem cách viết ở tệp mẫu."


def _described(place: Place) -> str:
    """What the model says about the field."""
    return place.expected.description or (place.field.description if place.field else "") or ""


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]
