"""Turns formats and records into tokens that name only what differs from a base, and such tokens back, by tables."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from docgen.ooxml.formats import Borders
from docgen.ooxml.outline import values
from docgen.ooxml.outline.lexis import Token, outline_error

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from docgen.ooxml.formats import ParagraphFormat, RunFormat

Record = TypeVar("Record")


@dataclass(frozen=True, slots=True)
class Key:
    """A token's name, the fields it stands for, and how their value is written (None: an on/off flag)."""

    name: str
    fields: tuple[str, ...]
    codec: values.Codec[Any] | None = None


def _flag(name: str, field: str = "") -> Key:
    return Key(name, (field or name.replace("-", "_"),))


def _key(name: str, codec: values.Codec[Any], *fields: str) -> Key:
    return Key(name, fields or (name.replace("-", "_"),), codec)


# `font` comes first: it sets three slots, and the ones after it may set one of them again.
_FONT = _key("font", values.TEXT, "font_ascii", "font_hansi", "font_cs")
_RUN = (
    _key("ascii", values.TEXT, "font_ascii"), _key("hansi", values.TEXT, "font_hansi"),
    _key("cs", values.TEXT, "font_cs"), _key("eastasia", values.TEXT, "font_east_asia"),
    _key("size", values.POINT_NUMBER), _flag("bold"), _flag("italic"), _key("underline", values.TEXT),
    _flag("strike"), _flag("double-strike"), _flag("caps"), _flag("small-caps"), _flag("hidden"),
    _key("color", values.TEXT), _key("highlight", values.TEXT), _key("shade", values.TEXT, "shading"),
    _key("vertical", values.TEXT), _key("spacing", values.POINTS), _key("raise", values.POINT_NUMBER, "position"),
    _key("scale", values.PERCENT), _key("lang", values.TEXT, "language"),
)  # fmt: skip
_PARAGRAPH = (
    _key("align", values.TEXT, "alignment"), _key("left", values.MILLIMETRES, "indent_left"),
    _key("right", values.MILLIMETRES, "indent_right"), _key("first", values.MILLIMETRES, "indent_first"),
    _key("before", values.POINTS, "space_before"), _key("after", values.POINTS, "space_after"), _flag("before-auto"),
    _flag("after-auto"), _key("line", values.LINE, "line", "line_rule"), _flag("contextual", "contextual_spacing"),
    _flag("keep-next"), _flag("keep-lines"), _flag("page-break", "page_break_before"), _flag("widow", "widow_control"),
    _key("outline", values.OPTIONAL_INTEGER, "outline_level"), _key("fill", values.TEXT, "shading"),
    _key("tabs", values.TABS), _key("frame", values.TEXT),
)  # fmt: skip
_BOX = _key("border", values.BORDER, "top", "left", "bottom", "right")
_BORDERS = tuple(
    _key(name, values.BORDER, field)
    for name, field in (
        ("border-top", "top"), ("border-left", "left"), ("border-bottom", "bottom"), ("border-right", "right"),
        ("border-between", "inside_h"), ("border-columns", "inside_v"),
    )
)  # fmt: skip
TABLE = (
    _key("grid", values.LENGTHS), _key("style", values.TEXT), _key("width", values.INTEGER),
    _key("width-type", values.TEXT), _key("layout", values.TEXT), _key("align", values.TEXT, "alignment"),
    _key("indent", values.MILLIMETRES), _flag("floating"),
)  # fmt: skip
MARGINS = tuple(_key(f"cell-{edge}", values.POINTS, edge) for edge in ("top", "left", "bottom", "right"))
ROW = (
    _key("height", values.MILLIMETRES), _key("rule", values.TEXT, "height_rule"), _flag("cant-split"), _flag("header"),
    _key("skip-before", values.INTEGER), _key("skip-after", values.INTEGER),
)  # fmt: skip
CELL = (
    _key("span", values.INTEGER), _key("rows", values.INTEGER, "row_span"), _flag("continued"),
    _key("width", values.MILLIMETRES), _key("valign", values.TEXT, "vertical"), _key("fill", values.TEXT, "shading"),
)  # fmt: skip
DRAWING = (
    _key("at", values.INTEGER), _flag("inline"), _key("width", values.MILLIMETRES), _key("height", values.MILLIMETRES),
    _key("x", values.MILLIMETRES), _key("y", values.MILLIMETRES), _key("x-from", values.TEXT),
    _key("y-from", values.TEXT), _key("x-align", values.TEXT), _key("y-align", values.TEXT),
    _key("shape", values.TEXT), _key("color", values.TEXT), _key("line-width", values.POINTS),
    _key("image", values.TEXT), _key("name", values.TEXT), _key("description", values.TEXT),
)  # fmt: skip
LABEL = (
    _key("text", values.TEXT), _key("num", values.INTEGER, "num_id"), _key("level", values.INTEGER),
    _key("suffix", values.TEXT),
)  # fmt: skip
RUN_EXTRA = (_key("field", values.TEXT), _key("link", values.TEXT), _key("note", values.TEXT))
SECTION = (
    _key("width", values.MILLIMETRES), _key("height", values.MILLIMETRES), _flag("landscape"),
    _key("top", values.MILLIMETRES, "margin_top"), _key("bottom", values.MILLIMETRES, "margin_bottom"),
    _key("left", values.MILLIMETRES, "margin_left"), _key("right", values.MILLIMETRES, "margin_right"),
    _key("gutter", values.MILLIMETRES), _key("header", values.MILLIMETRES, "header_distance"),
    _key("footer", values.MILLIMETRES, "footer_distance"), _flag("title-page"),
    _key("start", values.OPTIONAL_INTEGER, "number_start"), _key("numbers", values.TEXT, "number_format"),
    _key("type", values.TEXT), _key("columns", values.INTEGER), _key("valign", values.TEXT, "vertical"),
)  # fmt: skip
DOCUMENT = (
    _key("lang", values.TEXT, "language"), _key("compat", values.INTEGER, "compatibility"),
    _flag("even-odd", "even_and_odd"), _key("default-tab", values.POINTS),
)  # fmt: skip


def text_keys(*names: str) -> tuple[Key, ...]:
    """Keys of plain text fields that carry the fields' own names."""
    return tuple(_key(name.replace("_", "-"), values.TEXT, name) for name in names)


def _field_values(record: object, key: Key) -> tuple[object, ...]:
    return tuple(getattr(record, field) for field in key.fields)


def diff(record: object, base: object, keys: Iterable[Key]) -> list[Token]:
    """The tokens that turn `base` into `record`."""
    tokens: list[Token] = []
    if record is base:
        return tokens
    for key in keys:
        found = _field_values(record, key)
        if found == _field_values(base, key):
            continue
        if key.codec is None:
            tokens.append(Token(key.name, None if found[0] else "no"))
        else:
            tokens.append(Token(key.name, key.codec.format(found[0] if len(found) == 1 else found)))
    return tokens


def apply(base: Record, tokens: Iterable[Token], keys: Mapping[str, Key], line: int) -> Record:
    """`base` with what the tokens say. Every token must be among the keys."""
    changes: dict[str, object] = {}
    for token in tokens:
        key = keys.get(token.name)
        if key is None:
            raise outline_error(
                f"không có thuộc tính “{token.name}” ở đây", line, f"dùng một trong: {', '.join(sorted(keys))}."
            )
        changes.update(_parsed(key, token, line))
    return dataclasses.replace(base, **changes) if changes else base  # type: ignore[type-var] # every Record is one


def _parsed(key: Key, token: Token, line: int) -> dict[str, object]:
    if key.codec is None:
        if token.value not in {None, "yes", "no"}:
            raise outline_error(f"“{token.name}” chỉ nhận yes hoặc no", line)
        return {key.fields[0]: token.value != "no"}
    try:
        value = key.codec.parse(token.value or "")
    except (ValueError, OverflowError):
        raise outline_error(f"giá trị “{token.value}” của “{token.name}” không đọc được", line) from None
    if key in {_FONT, _BOX}:
        return dict.fromkeys(key.fields, value)
    return dict(zip(key.fields, value, strict=True)) if len(key.fields) > 1 else {key.fields[0]: value}


def index(*groups: Iterable[Key]) -> dict[str, Key]:
    """Keys by token name."""
    return {key.name: key for group in groups for key in group}


def diff_run(record: RunFormat, base: RunFormat) -> list[Token]:
    """Run format tokens; one `font` stands for the three slots Vietnamese text can take when they agree."""
    tokens: list[Token] = []
    if record == base:
        return tokens
    font = record.font_ascii
    if font == record.font_hansi == record.font_cs and _field_values(base, _FONT) != _field_values(record, _FONT):
        tokens.append(Token("font", font))
        base = dataclasses.replace(base, font_ascii=font, font_hansi=font, font_cs=font)
    return tokens + diff(record, base, _RUN)


RUN_KEYS = index([_FONT], _RUN)
BORDER_KEYS = index([_BOX], _BORDERS)
PARAGRAPH_KEYS = index(_PARAGRAPH)


def diff_borders(record: Borders, base: Borders) -> list[Token]:
    """Border tokens; one `border` stands for the four outer edges when they agree."""
    tokens: list[Token] = []
    if record == base:
        return tokens
    top = record.top
    if top == record.left == record.bottom == record.right and _field_values(base, _BOX) != _field_values(record, _BOX):
        tokens.append(Token("border", values.BORDER.format(top)))
        base = dataclasses.replace(base, top=top, left=top, bottom=top, right=top)
    return tokens + diff(record, base, _BORDERS)


def diff_paragraph(record: ParagraphFormat, base: ParagraphFormat) -> list[Token]:
    """Paragraph format tokens, borders included."""
    if record == base:
        return []
    return diff(record, base, _PARAGRAPH) + diff_borders(record.borders, base.borders)


def split(tokens: Iterable[Token], *groups: Mapping[str, Key]) -> tuple[list[Token], ...]:
    """The tokens by the group that knows them, those of none at the end."""
    found: tuple[list[Token], ...] = tuple([] for _ in range(len(groups) + 1))
    for token in tokens:
        place = next((number for number, group in enumerate(groups) if token.name in group), len(groups))
        found[place].append(token)
    return found


def apply_paragraph(base: ParagraphFormat, tokens: Iterable[Token], line: int) -> ParagraphFormat:
    plain, borders, unknown = split(tokens, PARAGRAPH_KEYS, BORDER_KEYS)
    changed = apply(base, [*plain, *unknown], PARAGRAPH_KEYS, line)
    edges = apply(base.borders, borders, BORDER_KEYS, line)
    return dataclasses.replace(changed, borders=edges) if borders else changed
