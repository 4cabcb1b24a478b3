"""The measures a view and a recipe share, resolved from the decree's ranges and the office's choices."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

POINTS_PER_MM = 72 / 25.4


@dataclass(frozen=True, slots=True)
class Typesetting:
    """Measures in points, sizes in points, wordings as printed. Sizes are keyed by the decree's element (`issuer`)."""

    page_width_pt: float
    page_height_pt: float
    margin_top_pt: float
    margin_bottom_pt: float
    margin_left_pt: float
    margin_right_pt: float
    header_distance_pt: float
    head_left_pt: float
    """Width of the left column of the head (cơ quan ban hành; số, ký hiệu)."""
    head_right_pt: float
    """Width of the right column of the head (Quốc hiệu, Tiêu ngữ; địa danh, ngày)."""
    foot_left_pt: float
    """Width of the left column of the end block (Nơi nhận)."""
    foot_right_pt: float
    cell_padding_pt: float
    """Left and right padding of the cells of head and end block."""
    first_line_pt: float
    space_before_pt: float
    space_after_pt: float
    line_spacing: float
    sizes: Mapping[str, float]
    """Size of each element: national, motto, parent_agency, issuer, number, place_date, type, subject, body, …"""
    issuer_rule_share: float
    subject_rule_share: float
    appendix_rule_share: float

    @property
    def text_width_pt(self) -> float:
        """Width of the text area of a portrait page."""
        return self.page_width_pt - self.margin_left_pt - self.margin_right_pt

    @property
    def landscape_width_pt(self) -> float:
        """Width of the text area of a landscape page with the same four margins turned with the sheet."""
        return self.page_height_pt - self.margin_left_pt - self.margin_right_pt
