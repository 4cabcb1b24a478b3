"""Turns an office's choices and the decree's ranges into a House, and both into the Typesetting that recipes use."""

from __future__ import annotations

from dataclasses import fields
from types import MappingProxyType
from typing import TYPE_CHECKING, cast, get_args

from docgen.contracts.pack import House, Profile
from docgen.contracts.typesetting import POINTS_PER_MM, Typesetting
from docgen.discovery.decree_file import CHOICES, format_permitted
from docgen.errors import PackError
from docgen.typography import text_width

if TYPE_CHECKING:
    from docgen.contracts.decree import Decree
    from docgen.discovery.toml_table import TomlTable

PROFILES: tuple[str, ...] = get_args(Profile)
HEAD_RIGHT_SHARE = 0.6
"""Share of the text width for Quốc hiệu and date; the model forms have 9,5 to 10,3 cm of 16,3 to 17,3."""
FOOT_LEFT_SHARE = 0.45
"""Share for Nơi nhận: real lists need more than the 5,3 to 6,4 cm of the empty model forms."""
CELL_PADDING_PT = 2.85
HEAD_SLACK_PT = 3.0
"""Room beside the Quốc hiệu for a word processor whose letters come out a hair wider."""

_CHOICES_BY_KEY = {
    "margin_top_mm": "page.margin.top",
    "margin_bottom_mm": "page.margin.bottom",
    "margin_left_mm": "page.margin.left",
    "margin_right_mm": "page.margin.right",
    "first_line_mm": f"body.first_line.{CHOICES}",
    "line_spacing": "body.line_spacing",
    "issuer_rule_share": "rule_line.issuer.share",
    "subject_rule_share": "rule_line.subject.share",
    "appendix_rule_share": "rule_line.appendix.share",
}
_NUMBERS = tuple(field.name for field in fields(House) if field.name != "profile")


def read_house(table: TomlTable, decree: Decree, parent: House | None, profile: str | None = None) -> House:
    """The choices of `[house]`; what an office leaves out is its parent's. `profile` overrules the file.

    Raises:
        PackError: an unknown key, a missing one (without a parent), or a choice the decree does not permit.
    """
    table.refuse_unknown(("profile", *_NUMBERS))
    chosen = profile or table.text("profile", parent.profile if parent else None)
    if chosen not in PROFILES:
        raise table.wrong("profile", f"Không có bộ cỡ chữ «{chosen}».", f"chọn một trong: {', '.join(PROFILES)}.")
    numbers = {name: table.number(name, getattr(parent, name) if parent else None) for name in _NUMBERS}
    house = House(profile=cast("Profile", chosen), **numbers)
    _check_choices(house, table, decree)
    _check_sizes(house, table, decree)
    return house


def _check_choices(house: House, table: TomlTable, decree: Decree) -> None:
    for name, key in _CHOICES_BY_KEY.items():
        provision, number = decree.provision(key), getattr(house, name)
        low, high = decree.range(key)
        permitted = provision.value if isinstance(provision.value, tuple) else (provision.value,)
        allowed = number in permitted if key.endswith(CHOICES) else low <= number <= high
        if not allowed:
            raise table.wrong(
                name,
                f"«{table.key(name)}» là {number:g}, ngoài phạm vi {format_permitted(provision)} của "
                f"{provision.clause} ({provision.fact}).",
                f"chọn giá trị trong phạm vi {format_permitted(provision)}.",
            )
    gap = decree.provision("body.paragraph_gap_min")
    if min(house.space_before_pt, house.space_after_pt) < 0 or (
        house.space_before_pt + house.space_after_pt < decree.number(gap.key)
    ):
        raise table.wrong(
            "space_before_pt",
            f"Khoảng cách giữa các đoạn nhỏ hơn {format_permitted(gap)} của {gap.clause} ({gap.fact}).",
            "tăng space_before_pt hoặc space_after_pt.",
        )
    if not 0 < house.header_distance_mm < house.margin_top_mm:
        raise table.wrong(
            "header_distance_mm",
            "Số trang phải nằm trong lề trên: header_distance_mm phải lớn hơn 0 và nhỏ hơn margin_top_mm.",
            "đặt 10.",
        )


def _check_sizes(house: House, table: TomlTable, decree: Decree) -> None:
    for element, size in profile_sizes(decree, house.profile).items():
        key = f"element.{element}.size"
        low, high = decree.range(key)
        if not low <= size <= high:
            provision = decree.provision(key)
            raise table.wrong(
                "profile",
                f"Bộ cỡ chữ {house.profile} đặt cỡ {size:g} cho «{element}», ngoài phạm vi "
                f"{format_permitted(provision)} của {provision.clause} ({provision.fact}).",
                "chọn bộ cỡ chữ khác, hoặc bỏ chỗ thu hẹp cỡ chữ này trong [decree].",
            )


def profile_sizes(decree: Decree, profile: str) -> dict[str, float]:
    """Size in points of every element in one of the two consistent sets (Mục V, chú thích 1).

    A size that the decree fixes, or an office narrows to one, is that size in both sets; Quốc hiệu, Tiêu ngữ and date
    alone go by the set, because the decree ties them together.

    Raises:
        PackError: the decree file leaves an element of a range without a size in this profile.
    """
    sizes: dict[str, float] = {}
    for key in decree.provisions:
        words = key.split(".")
        if words[0] != "element" or words[-1] != "size":
            continue
        element = ".".join(words[1:-1])
        low, high = decree.range(key)
        chosen = f"profile.{profile}.{element}"
        of_profile = decree.provisions.get(chosen)
        if low == high and (of_profile is None or of_profile.force != "BB"):
            sizes[element] = low
        elif of_profile is not None:
            sizes[element] = decree.number(chosen)
        else:
            raise PackError(
                f"Gói mẫu «{decree.name}» không cho cỡ chữ của «{element}» trong bộ {profile}.",
                hint=f"thêm «{chosen}» vào decree.toml.",
            )
    return sizes


def resolve_typesetting(decree: Decree, house: House) -> Typesetting:
    """Every measure a view and a recipe need, in points."""
    sizes = profile_sizes(decree, house.profile)
    page_width = decree.number("page.width") * POINTS_PER_MM
    text = page_width - (house.margin_left_mm + house.margin_right_mm) * POINTS_PER_MM
    national = text_width(decree.text("wording.national"), size_pt=sizes["national"], bold=True)
    # The Quốc hiệu never wraps: its column is as wide as the letters demand, whatever the margins are.
    head_right = max(text * HEAD_RIGHT_SHARE, national + 2 * CELL_PADDING_PT + HEAD_SLACK_PT)
    return Typesetting(
        page_width_pt=page_width,
        page_height_pt=decree.number("page.height") * POINTS_PER_MM,
        margin_top_pt=house.margin_top_mm * POINTS_PER_MM,
        margin_bottom_pt=house.margin_bottom_mm * POINTS_PER_MM,
        margin_left_pt=house.margin_left_mm * POINTS_PER_MM,
        margin_right_pt=house.margin_right_mm * POINTS_PER_MM,
        header_distance_pt=house.header_distance_mm * POINTS_PER_MM,
        head_left_pt=text - head_right,
        head_right_pt=head_right,
        foot_left_pt=text * FOOT_LEFT_SHARE,
        foot_right_pt=text * (1 - FOOT_LEFT_SHARE),
        cell_padding_pt=CELL_PADDING_PT,
        first_line_pt=house.first_line_mm * POINTS_PER_MM,
        space_before_pt=house.space_before_pt,
        space_after_pt=house.space_after_pt,
        line_spacing=house.line_spacing,
        sizes=MappingProxyType(sizes),
        issuer_rule_share=house.issuer_rule_share,
        subject_rule_share=house.subject_rule_share,
        appendix_rule_share=house.appendix_rule_share,
    )
