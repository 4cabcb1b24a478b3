"""What several commands share: how a command is declared, and the options that mean the same everywhere."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeVar

import click

OPTIONS_USAGE: Final = "[TÙY CHỌN]"
GROUP_USAGE: Final = "LỆNH [THAM SỐ]..."
SETTINGS: Final = {"help_option_names": ["-h", "--help"], "max_content_width": 100}
_JSON_WANTED: Final = "docgen.json"

Handler = TypeVar("Handler", bound=Callable[..., None])

FILE = click.Path(path_type=Path, readable=False)
"""A path that click does not look at: docgen.files opens it, and says in its own words what is wrong with it."""


class OrderedGroup(click.Group):
    """A group that lists its commands in the order they were added, which is the order a person needs them."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 — the signature is click's
        return list(self.commands)


def command(name: str, *, summary: str, details: str = "") -> Callable[[Callable[..., None]], click.Command]:
    """Declare a command: a line for the list, and what its own help says beyond that line."""
    return click.command(
        name,
        short_help=summary,
        help=f"{summary}\n\n{details}",
        options_metavar=OPTIONS_USAGE,
        context_settings=dict(SETTINGS),
    )


def format_option() -> Callable[[Handler], Handler]:
    """`--format text|json`; read before all others, so that their mistakes are told in it."""
    return click.option(
        "--format",
        "output_format",
        type=click.Choice(["text", "json"]),
        default="text",
        show_default=True,
        is_eager=True,
        callback=_remember_format,
        help="Kết quả và lỗi cho người đọc (text) hay cho chương trình (json).",
    )


def pack_option(help_text: str) -> Callable[[Handler], Handler]:
    """`--pack nd30|DIR`."""
    return click.option("--pack", metavar="GÓI|THƯ_MỤC", help=help_text)


def output_option(help_text: str, *, required: bool) -> Callable[[Handler], Handler]:
    """`-o FILE`, with `-` for stdout."""
    return click.option("-o", "--output", type=FILE, metavar="TỆP", required=required, help=help_text)


def register_option(help_text: str = "Sổ theo dõi thay đổi riêng của cơ quan.") -> Callable[[Handler], Handler]:
    """`--register FILE.yaml`."""
    return click.option("--register", type=FILE, metavar="TỆP.yaml", help=help_text)


def regime_option() -> Callable[[Handler], Handler]:
    """`--regime FILE.yaml` (chế độ báo cáo)."""
    return click.option("--regime", type=FILE, metavar="TỆP.yaml", help="Thời gian chốt số liệu riêng của địa phương.")


def indicators_option() -> Callable[[Handler], Handler]:
    """`--indicators FILE.yaml` (bộ chỉ tiêu)."""
    return click.option("--indicators", type=FILE, metavar="TỆP.yaml", help="Bộ chỉ tiêu riêng của địa phương.")


def day_option(name: str, help_text: str) -> Callable[[Handler], Handler]:
    """A day, as programs (2025-07-15) or as people here (15/07/2025) write it."""
    return click.option(name, type=click.DateTime(formats=["%Y-%m-%d", "%d/%m/%Y"]), metavar="NGÀY", help=help_text)


def wants_json(ctx: click.Context) -> bool:
    """True when the command now running was asked for JSON."""
    return bool(ctx.meta.get(_JSON_WANTED, False))


def _remember_format(ctx: click.Context, _: click.Parameter, value: str) -> str:
    ctx.meta[_JSON_WANTED] = value == "json"
    return value
