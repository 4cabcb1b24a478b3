"""Turns a name, a folder or a document's date into the pack that governs it, and a family name into its template."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from docgen.discovery.pack_file import PACK_FILE, read_pack
from docgen.discovery.registry import pack_source, packs
from docgen.errors import PackError
from docgen.vietnamese.text import find_nearest

if TYPE_CHECKING:
    from datetime import date

    from docgen.contracts.pack import Pack, Profile, Template


def pack_for(name_or_path: str | Path | None = None, on: date | None = None, *, profile: Profile | None = None) -> Pack:
    """The pack to work with.

    Args:
        name_or_path: an installed pack (`nd30`), or an office's folder with a pack.toml. None: the date chooses.
        on: date of issue (ngày ban hành). A draft without one goes by the newest decree installed.
        profile: size profile, instead of the one the pack chose.

    Raises:
        PackError: no such pack, a broken one, or no decree in force on that day.
    """
    if name_or_path is None:
        return _decree_in_force(on, profile)
    if isinstance(name_or_path, str) and name_or_path in packs():
        return _installed(name_or_path, profile)
    folder = Path(name_or_path)
    if (folder / PACK_FILE).is_file() or folder.name == PACK_FILE:
        return read_pack(folder, profile=profile)
    if folder.is_dir():
        raise PackError(
            f"Thư mục «{folder}» không phải là gói mẫu: thiếu tệp {PACK_FILE}.",
            hint="chỉ tới thư mục có pack.toml, hoặc ghi tên gói đã cài.",
        )
    nearest = find_nearest(str(name_or_path), packs())
    raise PackError(
        f"Không có gói mẫu «{name_or_path}»: không phải tên gói đã cài, cũng không phải thư mục có {PACK_FILE}.",
        hint=f"có phải «{nearest}»?" if nearest else f"các gói đã cài: {', '.join(packs())}.",
    )


def template_for(pack: Pack, family: str) -> Template:
    """The template of a family (`ke-hoach`) whose file is there.

    Raises:
        PackError: the pack has no such template in its size profile, or it is not built yet.
    """
    template = pack.templates.get(family)
    if template is None:
        nearest = find_nearest(family, pack.templates)
        listed = ", ".join(pack.templates) or "chưa có mẫu nào"
        raise PackError(
            f"Gói mẫu «{pack.name}» không có mẫu «{family}» cho bộ cỡ chữ {pack.house.profile}.",
            hint=f"có phải «{nearest}»?" if nearest else f"các mẫu hiện có: {listed}.",
        )
    if not template.path.is_file():
        raise PackError(
            f"Chưa có tệp mẫu «{template.path}» của gói «{pack.name}».",
            hint=f"dựng mẫu bằng lệnh «docgen template build --pack {pack.source.folder}», rồi chạy lại."
            if template.origin == "recipe"
            else "chép tệp mẫu soạn trong Word vào đúng chỗ ấy.",
        )
    return template


def _decree_in_force(on: date | None, profile: Profile | None) -> Pack:
    decrees = sorted(
        (pack for pack in (_installed(name, profile) for name in packs()) if not pack.extends),
        key=lambda pack: (pack.valid_from, pack.name),
    )
    in_force = [pack for pack in decrees if on is None or pack.valid_from <= on]
    if not decrees:
        raise PackError("Chưa cài gói mẫu nào.", hint="cài lại docgen: gói nd30 đi kèm với nó.")
    if not in_force or on is None:
        if on is None:
            return decrees[-1]
        first = decrees[0]
        raise PackError(
            f"Không có gói mẫu nào đã có hiệu lực ngày {on:%d/%m/%Y}; gói sớm nhất là «{first.name}», "
            f"từ {first.valid_from:%d/%m/%Y}.",
            hint=f"sửa ngày ban hành, hoặc chọn rõ gói «{first.name}».",
        )
    return in_force[-1]


@cache
def _installed(name: str, profile: Profile | None) -> Pack:
    """An installed pack does not change while the program runs; it is read once."""
    return read_pack(pack_source(name), profile=profile)
