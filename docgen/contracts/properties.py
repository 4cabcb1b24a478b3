"""What a finished file says about itself: properties that office programs and registers read without its text."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

DATA_NAMESPACE = "urn:docgen:document:1"
"""Namespace of the custom XML part in which a rendered file carries its own data."""


@dataclass(frozen=True, slots=True)
class DocumentProperties:
    """Thuộc tính tệp. An empty text leaves its property out."""

    title: str = ""
    subject: str = ""
    """Trích yếu nội dung."""
    issuer: str = ""
    """Tên cơ quan ban hành; shown as the author of the file."""
    reference: str = ""
    """Số, ký hiệu: `15/KH-UBND`; shown as keywords."""
    issued_on: date | None = None
    """Ngày ban hành: also the file's dates of creation and change, because a rendered file must not know today's."""
    status: str = ""
    """Tình trạng của tệp: `Dự thảo`."""
    language: str = "vi-VN"
    custom: Mapping[str, str | int | date] = field(default_factory=lambda: MappingProxyType({}))
    """Trường thông tin đầu vào của văn bản đi (Phụ lục VI, Phần II, Mục I) by its English name: `OrganName`, …"""
