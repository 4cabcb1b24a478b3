"""The columns by which every table of units (bảng đơn vị) says which unit a row is about, as offices head them."""

from __future__ import annotations

from typing import Final

from docgen.tabular.columns import Column, ColumnKind

UNIT_CODE: Final = Column(
    "code", "Mã đơn vị", ColumnKind.CODE, ("Mã", "Mã số", "Mã xã", "Mã ĐVHC", "Mã đơn vị hành chính"), unique=True
)
UNIT_NAME: Final = Column(
    "name",
    "Tên đơn vị",
    synonyms=("Đơn vị", "Phường/xã", "Xã/phường", "Xã, phường", "Phường, xã", "Tên đơn vị hành chính"),
    required=True,
)
UNIT_KIND: Final = Column("kind", "Loại", synonyms=("Loại đơn vị", "Cấp", "Loại hình"))
