"""Turns the folder of a pack (pack.toml, decree.toml) into a Pack: numbers narrowed, choices checked."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, cast

from docgen.contracts.decree import Decree
from docgen.contracts.pack import Pack, PackSource, Profile, Template, no_rules
from docgen.discovery.decree_file import narrow_decree, read_decree
from docgen.discovery.house_rules import PROFILES, read_house, resolve_typesetting
from docgen.discovery.registry import pack_source
from docgen.discovery.toml_table import TomlTable, read_toml
from docgen.errors import PackError

if TYPE_CHECKING:
    from docgen.contracts.typesetting import Typesetting

PACK_FILE, DECREE_FILE = "pack.toml", "decree.toml"
ORIGINS = ("recipe", "word")
_KEYS = ("name", "title", "version", "valid_from", "extends", "house", "decree", "templates")
_TEMPLATE_KEYS = ("name", "title", "form", "document", "profile", "origin", "file", "outline")
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_DEPTH = 8
"""A pack may extend a pack that extends a pack; nobody needs more, and a circle must end."""


def read_pack(source: PackSource | Path, *, profile: Profile | None = None) -> Pack:
    """A pack, installed or a folder of an office, with the templates of one size profile (bộ cỡ chữ).

    Args:
        source: what an entry point handed over, or a folder with a pack.toml.
        profile: overrules the profile the pack chose.

    Raises:
        PackError: a file is absent or wrong; an office's pack widens what the decree permits. File, key, reason and
            remedy are named.
    """
    return _read(_as_source(source), profile, _DEPTH)


def with_profile(pack: Pack, profile: Profile) -> Pack:
    """The same pack in the other size profile."""
    return pack if pack.house.profile == profile else read_pack(pack.source, profile=profile)


def every_profile(pack: Pack) -> tuple[Pack, ...]:
    """The pack in each size profile it must hold templates of: a decree's in both, an office's in the one it chose."""
    if pack.extends:
        return (pack,)
    return tuple(with_profile(pack, cast("Profile", profile)) for profile in PROFILES)


def _as_source(source: PackSource | Path) -> PackSource:
    if isinstance(source, PackSource):
        return source
    folder = source.parent if source.name == PACK_FILE else source
    return PackSource(name="", folder=folder, recipes=MappingProxyType({}))


def _read(source: PackSource, profile: Profile | None, depth: int) -> Pack:
    table = read_toml(source.folder / PACK_FILE)
    table.refuse_unknown(_KEYS)
    name = _name(table)
    if source.name and source.name != name:
        raise table.wrong("name", f"Gói được cài với tên «{source.name}» nhưng tự xưng là «{name}».", "sửa cho trùng.")
    parent = _find_parent(table, name, profile, depth)
    decree = _decree(table, source.folder, name, parent)
    house = read_house(table.table("house"), decree, parent.house if parent else None, profile)
    typesetting = resolve_typesetting(decree, house)
    recipes = {**(parent.source.recipes if parent else {}), **source.recipes}
    # An office's pack checks by its parent's rules and its own narrower numbers.
    rules = parent.source.rules if parent and source.rules is no_rules else source.rules
    whole = PackSource(name=name, folder=source.folder, recipes=MappingProxyType(recipes), rules=rules)
    own = _own_templates(table, whole)
    return Pack(
        name=name,
        title=table.text("title"),
        version=table.text("version"),
        valid_from=table.day("valid_from", parent.valid_from if parent else None),
        extends=parent.name if parent else "",
        decree=decree,
        house=house,
        typesetting=typesetting,
        templates=MappingProxyType(_templates(own, house.profile, parent, typesetting, whole.folder)),
        source=whole,
    )


def _name(table: TomlTable, key: str = "name") -> str:
    name = table.text(key)
    if not _NAME.fullmatch(name):
        raise table.wrong(key, f"Tên «{name}» không hợp lệ.", "chỉ dùng chữ thường không dấu, chữ số và gạch nối.")
    return name


def _find_parent(table: TomlTable, name: str, profile: Profile | None, depth: int) -> Pack | None:
    if "extends" not in table.values:
        return None
    extended = table.text("extends")
    if extended == name or depth == 0:
        raise table.wrong("extends", f"Gói «{name}» mở rộng chính nó.", "ghi tên gói gốc, ví dụ nd30.")
    try:
        source = pack_source(extended)
    except PackError as error:
        raise table.wrong("extends", f"Không mở rộng được gói «{extended}»: {error.message}", error.hint) from error
    # The office's profile decides which of the parent's templates are compared with its own measures.
    wanted = profile or table.table("house").values.get("profile")
    return _read(source, cast("Profile", wanted) if wanted in PROFILES else None, depth - 1)


def _decree(table: TomlTable, folder: Path, name: str, parent: Pack | None) -> Decree:
    if parent is None:
        if "decree" in table.values:
            raise table.wrong(
                "decree", "Chỉ gói mở rộng gói khác mới thu hẹp [decree].", "thêm extends, hoặc bỏ [decree]."
            )
        return read_decree(folder / DECREE_FILE, name)
    return narrow_decree(parent.decree, table.table("decree"), name)


def _own_templates(table: TomlTable, source: PackSource) -> tuple[Template, ...]:
    seen: set[tuple[str, str]] = set()
    templates = []
    for entry in table.tables("templates"):
        template = _template(entry, source)
        if (template.name, template.profile) in seen:
            raise entry.wrong(
                "name", f"Mẫu «{template.name}» bộ {template.profile} ghi hai lần.", "bỏ một mục, hoặc đổi tên."
            )
        seen.add((template.name, template.profile))
        templates.append(template)
    return tuple(templates)


def _template(table: TomlTable, source: PackSource) -> Template:
    table.refuse_unknown(_TEMPLATE_KEYS)
    name, profile, origin = _name(table), table.text("profile"), table.text("origin")
    if profile not in PROFILES:
        raise table.wrong("profile", f"Không có bộ cỡ chữ «{profile}».", f"chọn một trong: {', '.join(PROFILES)}.")
    if origin not in ORIGINS:
        raise table.wrong(
            "origin", f"Nguồn gốc «{origin}» không có.", "ghi recipe (dựng từ số) hoặc word (soạn trong Word)."
        )
    if origin == "recipe" and name not in source.recipes:
        raise table.wrong(
            "origin",
            f"Gói không có cách dựng (recipe) cho mẫu «{name}».",
            f'ghi origin = "word" nếu mẫu soạn trong Word; các cách dựng đang có: {", ".join(sorted(source.recipes))}.',
        )
    return Template(
        name=name,
        title=table.text("title"),
        form=table.text("form"),
        document=table.text("document"),
        profile=cast("Profile", profile),
        origin=cast('Literal["recipe", "word"]', origin),
        path=_inside(table, "file", source.folder, ".docx"),
        outline_path=_inside(table, "outline", source.folder, ".outline"),
    )


def _inside(table: TomlTable, key: str, folder: Path, suffix: str) -> Path:
    """A file of the pack: a manifest must not reach outside its own folder."""
    written = table.text(key)
    path = PurePosixPath(written)
    if path.is_absolute() or ".." in path.parts or "\\" in written or ":" in written or path.suffix.lower() != suffix:
        raise table.wrong(
            key, f"«{written}» không phải tệp {suffix} trong thư mục của gói.", f"ghi ví dụ templates/ten{suffix}."
        )
    return folder.joinpath(*path.parts)


def _templates(
    own: tuple[Template, ...], profile: Profile, parent: Pack | None, typesetting: Typesetting, folder: Path
) -> dict[str, Template]:
    """Templates by family. What an office does not bring is its parent's, redrawn when the measures differ."""
    found: dict[str, Template] = {}
    if parent is not None:
        for name, template in parent.templates.items():
            same = parent.typesetting == typesetting or template.origin == "word"
            found[name] = template if same else _redrawn(template, folder)
    found.update({template.name: template for template in own if template.profile == profile})
    return dict(sorted(found.items()))


def _redrawn(template: Template, folder: Path) -> Template:
    stem = f"{template.name}-{template.profile}"
    place = folder / "templates"
    return replace(template, path=place / f"{stem}.docx", outline_path=place / f"{stem}.outline")
