"""`docgen packs`: the installed packs into a list for a person or a program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docgen.cli.options import command, format_option
from docgen.cli.output import say, say_json

if TYPE_CHECKING:
    from docgen.contracts import Pack


@command(
    "packs",
    summary="Liệt kê các gói mẫu đã cài và các mẫu trong mỗi gói.",
    details="Gói mẫu giữ con số, lời văn và mẫu trình bày của một nghị định. Gói riêng của cơ quan là một thư mục: "
    "dùng nó bằng --pack THƯ_MỤC.",
)
@format_option()
def packs(output_format: str) -> None:
    """Raises `PackError` when an installed pack is broken; `docgen doctor` says more."""
    from docgen import api

    installed = api.packs()
    if output_format == "json":
        say_json({"packs": [describe_pack(pack) for pack in installed.values()]})
    else:
        say("\n".join(line for pack in installed.values() for line in _lines(pack)) or "Chưa cài gói mẫu nào.")


def describe_pack(pack: Pack) -> dict[str, object]:
    """A pack as data for a program."""
    return {
        "name": pack.name,
        "title": pack.title,
        "version": pack.version,
        "valid_from": pack.valid_from.isoformat(),
        "extends": pack.extends,
        "profile": pack.house.profile,
        "templates": [
            {"name": template.name, "title": template.title, "form": template.form, "document": template.document}
            for template in pack.templates.values()
        ],
    }


def _lines(pack: Pack) -> list[str]:
    width = max((len(template.name) for template in pack.templates.values()), default=0)
    return [
        f"{pack.name} {pack.version}: {pack.title}, hiệu lực từ {pack.valid_from:%d/%m/%Y}",
        *(
            f"  {template.name:<{width}}  {template.title} (mẫu {template.form})"
            for template in pack.templates.values()
        ),
    ]
