"""`docgen doctor`: an installation into a report of what works, what does not, and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from docgen.cli.commands.packs import describe_pack
from docgen.cli.options import command, format_option
from docgen.cli.output import EXIT_DIFFERENT, say, say_json

if TYPE_CHECKING:
    from docgen.cli.examination import Examination
    from docgen.office import FontStatus, OfficeStatus


@command(
    "doctor",
    summary="Kiểm tra bản cài: gói mẫu, loại văn bản, LibreOffice, phông chữ, thư viện.",
    details=(
        "Thoát với mã 1 khi có lỗi phải sửa (gói mẫu hỏng, thiếu thư viện). Không có LibreOffice hay Times New Roman "
        "chỉ là lưu ý: mã thoát vẫn là 0."
    ),
)
@format_option()
def doctor(output_format: str) -> None:
    """The report is the result, also when it is bad news."""
    from docgen.cli.examination import examine

    found = examine()
    if output_format == "json":
        say_json(_describe(found))
    else:
        say("\n".join(_lines(found)))
    if not found.is_healthy:
        click.get_current_context().exit(EXIT_DIFFERENT)


def _lines(found: Examination) -> list[str]:
    lines = [
        f"docgen       {found.docgen} trên Python {found.python} ({found.system})",
        f"Loại văn bản {', '.join(f'{kind.name} ({kind.title})' for kind in found.types) or 'chưa có'}",
        f"Gói mẫu      {', '.join(f'{pack.name} {pack.version} ({pack.title})' for pack in found.packs) or 'chưa có'}",
        f"LibreOffice  {_office_line(found.office)}",
        f"Phông chữ    {_font_line(found.font)}",
        "Thư viện     " + ", ".join(f"{item.name} {item.installed or '(thiếu)'}" for item in found.dependencies),
    ]
    words = {"error": "Lỗi", "notice": "Lưu ý"}
    lines += [f"{words[ailment.severity]}: {ailment.message} Cách sửa: {ailment.hint}" for ailment in found.ailments]
    if found.is_healthy:
        lines.append("Bản cài dùng được.")
    return lines


def _office_line(office: OfficeStatus) -> str:
    return f"{office.version} ({office.path})" if office.is_available else "không dùng được"


def _font_line(font: FontStatus) -> str:
    if not font.is_known:
        return f"chưa biết phông nào thay cho {font.wanted}"
    letters = f"thiếu {len(font.missing)} chữ tiếng Việt" if font.missing else "đủ chữ tiếng Việt"
    if font.stand_ins == (font.wanted,):
        return f"{font.wanted} có sẵn, {letters}"
    return f"{', '.join(font.stand_ins)} thay cho {font.wanted}, {letters}"


def _describe(found: Examination) -> dict[str, object]:
    return {
        "healthy": found.is_healthy,
        "docgen": found.docgen,
        "python": found.python,
        "system": found.system,
        "dependencies": [
            {"name": item.name, "installed": item.installed, "required": item.required} for item in found.dependencies
        ],
        "types": [{"name": kind.name, "title": kind.title} for kind in found.types],
        "packs": [describe_pack(pack) for pack in found.packs],
        "office": {
            "available": found.office.is_available,
            "path": str(found.office.path or ""),
            "version": found.office.version,
            "reason": found.office.reason,
        },
        "font": {
            "wanted": found.font.wanted,
            "stand_ins": list(found.font.stand_ins),
            "missing": found.font.missing,
            "reason": found.font.reason,
        },
        "ailments": [
            {"severity": item.severity, "code": item.code, "message": item.message, "hint": item.hint}
            for item in found.ailments
        ],
    }
