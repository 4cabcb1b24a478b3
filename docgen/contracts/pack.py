"""A pack (gói mẫu): one decree, an office's choices within it, and the templates drawn from both."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from docgen.contracts.decree import Decree
from docgen.contracts.typesetting import Typesetting

if TYPE_CHECKING:
    from docgen.contracts.rule import Rule

Profile = Literal["14", "13"]
"""Bộ cỡ chữ: Quốc hiệu 13, Tiêu ngữ 14, địa danh 14; hoặc 12, 13, 13 (Phụ lục I, Mục V, chú thích 1)."""


@dataclass(frozen=True, slots=True)
class House:
    """What an office chose where the decree leaves a range. Lengths in mm, sizes and spaces in pt."""

    profile: Profile
    margin_top_mm: float
    margin_bottom_mm: float
    margin_left_mm: float
    margin_right_mm: float
    header_distance_mm: float
    first_line_mm: float
    space_before_pt: float
    space_after_pt: float
    line_spacing: float
    issuer_rule_share: float
    subject_rule_share: float
    appendix_rule_share: float


@dataclass(frozen=True, slots=True)
class Template:
    """One template of a pack: which form it is, for which document type, and where its bytes are."""

    name: str
    title: str
    form: str
    document: str
    """Name of the document type whose view it prints (`plan`), or `appendix` for a separately filed appendix."""
    profile: Profile
    origin: Literal["recipe", "word"]
    path: Path
    outline_path: Path

    @property
    def steps_path(self) -> Path:
        """Where `docgen template build` keeps what printing needs to know of a template that a recipe draws."""
        return self.path.with_suffix(".steps.json")


def no_rules() -> tuple[Rule, ...]:
    """A pack that brings no rules (quy tắc kiểm tra) of its own."""
    return ()


@dataclass(frozen=True, slots=True)
class PackSource:
    """What a pack's entry point hands over: its folder, the functions that draw its templates, and its rules."""

    name: str
    folder: Path
    recipes: Mapping[str, Callable[[Typesetting, Decree], bytes]]
    """Recipe by template family (`ke-hoach`): numbers in, bytes of a .docx out."""
    rules: Callable[[], tuple[Rule, ...]] = no_rules
    """Quy tắc kiểm tra, in the order of their codes. Called when a document is checked, so that a pack stays light."""


@dataclass(frozen=True, slots=True)
class Pack:
    """A pack as read: the decree's provisions (an office pack has narrowed them), the choices, the templates."""

    name: str
    title: str
    version: str
    valid_from: date
    extends: str
    decree: Decree
    house: House
    typesetting: Typesetting
    templates: Mapping[str, Template]
    source: PackSource
