"""The `docgen` program: its commands in the order a person meets them, and one exit code for every outcome."""

from __future__ import annotations

from typing import Final

import click

from docgen.cli.commands.calendar import calendar
from docgen.cli.commands.check import check
from docgen.cli.commands.compare import compare
from docgen.cli.commands.doctor import doctor
from docgen.cli.commands.forms import forms
from docgen.cli.commands.import_ import import_
from docgen.cli.commands.new import new
from docgen.cli.commands.outline import outline
from docgen.cli.commands.packs import packs
from docgen.cli.commands.render import render
from docgen.cli.commands.report import report
from docgen.cli.commands.rollover import rollover
from docgen.cli.commands.rules import rule, rules
from docgen.cli.commands.schema import schema
from docgen.cli.commands.template import template
from docgen.cli.commands.variants import variants
from docgen.cli.options import GROUP_USAGE, OPTIONS_USAGE, SETTINGS, OrderedGroup, wants_json
from docgen.cli.output import tell, tell_crash, tell_error
from docgen.cli.process import EXIT_INTERRUPTED, abandon_stdout
from docgen.errors import DocgenError, OutputError

EXIT_CRASHED: Final = 70
"""EX_SOFTWARE of sysexits.h: an error inside the program."""

EXIT_PIPE_CLOSED: Final = 141
"""What a shell shows for a program ended by SIGPIPE: the reader had enough, and nobody needs a message."""

_COMMANDS: Final = (
    new, import_, render, check, rules, rule, rollover, variants, calendar, forms, report,
    compare, schema, outline, packs, template, doctor,
)  # fmt: skip


class Program(OrderedGroup):
    """Turns whatever a command raises into sentences and an exit code; a traceback never reaches a person.

    A mistake in the command line stays click's (exit code 2, always text: the asked format may be the mistake).
    """

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit):
            raise
        except DocgenError as error:
            tell_error(error, as_json=wants_json(ctx))
            if isinstance(error, OutputError):
                abandon_stdout()
            ctx.exit(error.exit_code)
        except (KeyboardInterrupt, click.Abort):
            tell("Đã dừng theo yêu cầu.")
            ctx.exit(EXIT_INTERRUPTED)
        except BrokenPipeError:
            abandon_stdout()
            ctx.exit(EXIT_PIPE_CLOSED)
        except Exception as error:  # noqa: BLE001 — the roof: what nobody foresaw still becomes a sentence
            tell_crash(error, as_json=wants_json(ctx))
            ctx.exit(EXIT_CRASHED)


@click.group(
    "docgen",
    cls=Program,
    help="Soạn văn bản hành chính theo Nghị định số 30/2020/NĐ-CP từ dữ liệu.",
    epilog=(
        "Mã thoát: 0 xong; 1 xong nhưng có điều phải xem; 2 sai câu lệnh; 3 dữ liệu sai; 4 không đọc được tệp; "
        "5 lỗi gói mẫu; 6 văn bản dựng ra không khớp dữ liệu; 7 lỗi LibreOffice; 8 không ghi được kết quả; "
        "70 lỗi của docgen; 130 dừng giữa chừng."
    ),
    options_metavar=OPTIONS_USAGE,
    subcommand_metavar=GROUP_USAGE,
    context_settings=dict(SETTINGS),
)
@click.version_option(package_name="docgen", message="docgen %(version)s", help="In phiên bản rồi thoát.")
def program() -> None:
    """The root: nothing happens before a command is chosen."""


for _command in _COMMANDS:
    program.add_command(_command)
