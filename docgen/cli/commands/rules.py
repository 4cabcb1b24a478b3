"""`docgen rules` and `docgen rule CODE`: the rules of a pack into a list, and one of them explained."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from docgen.cli.options import command, format_option, pack_option
from docgen.cli.output import say, say_json

if TYPE_CHECKING:
    from docgen.contracts import Decree, Rule

_PACK_HELP = "Gói mẫu đã cài, hoặc thư mục gói riêng của cơ quan."
_FIX = {"safe": "có, an toàn", "unsafe": "có, cần người xem lại", "none": "không"}


@command("rules", summary="Liệt kê các quy tắc kiểm tra.", details="Xem kỹ một quy tắc: docgen rule MÃ.")
@pack_option(_PACK_HELP)
@format_option()
def rules(pack: str | None, output_format: str) -> None:
    """In the order of the codes, which is that of the decree's boxes."""
    from docgen import api

    decree = api.open_pack(pack).decree
    known = api.rules(pack)
    if output_format == "json":
        say_json({"rules": [_describe(rule, decree) for rule in known]})
    else:
        say("\n".join(f"{rule.code:<9} {rule.basis(decree).force:<6} {rule.title}" for rule in known))


@command("rule", summary="Giải thích một quy tắc: điều khoản, lý do, ví dụ đúng và sai, cách sửa.")
@click.argument("code", metavar="MÃ")
@pack_option(_PACK_HELP)
@format_option()
def rule(code: str, pack: str | None, output_format: str) -> None:
    """Raises `InputError` with the nearest code for one that does not exist."""
    from docgen import api

    decree = api.open_pack(pack).decree
    chosen = _find(api.rules(pack), code)
    if output_format == "json":
        say_json(_describe(chosen, decree))
        return
    basis = chosen.basis(decree)
    lines = {
        "Căn cứ": f"{basis.clause} (hiệu lực: {basis.force})",
        "Vì sao": chosen.reason,
        "Đúng": chosen.good,
        "Sai": chosen.bad,
        "Cách sửa": chosen.remedy,
        "Tự sửa được": _FIX[chosen.fix],
    }
    say("\n".join([f"{chosen.code} {chosen.title}", *(f"  {name}: {words}" for name, words in lines.items() if words)]))


def _find(known: tuple[Rule, ...], code: str) -> Rule:
    from docgen.errors import InputError
    from docgen.vietnamese.text import find_nearest

    codes = {one.code: one for one in known}
    wanted = code.upper() if code.upper() in codes else f"ND30-{code.upper()}"
    if wanted in codes:
        return codes[wanted]
    nearest = find_nearest(wanted, codes)
    raise InputError(
        f"Không có quy tắc «{code}».",
        hint=f"có phải «{nearest}»?" if nearest else "xem danh sách bằng docgen rules.",
    )


def _describe(one: Rule, decree: Decree) -> dict[str, object]:
    basis = one.basis(decree)
    return {
        "code": one.code,
        "title": one.title,
        "clause": basis.clause,
        "force": basis.force,
        "box": one.box,
        "facts": list(one.facts),
        "reason": one.reason,
        "good": one.good,
        "bad": one.bad,
        "remedy": one.remedy,
        "fix": one.fix,
    }
