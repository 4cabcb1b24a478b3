"""Tên loại and trích yếu → the title and the line below it (box 5a), and Kính gửi (box 9a)."""

from __future__ import annotations

import re

from docgen.contracts import Pack, RuleLine
from docgen.documents.parts.lines import centred_lines, set_lines
from docgen.documents.parts.views import AddresseesView, TitleView
from docgen.model import AdministrativeDocument
from docgen.typography import text_width
from docgen.vietnamese.text import upper_text

LEAD_IN = re.compile(r"(Căn cứ|Theo|Thực hiện|Xét|Trên cơ sở|Để)\b")
"""Words a legal basis may begin with; without one of them it begins with the decree's `Căn cứ`."""


def title_view(document: AdministrativeDocument, pack: Pack) -> TitleView:
    """The title; the rule below the subject is a share of its longest line (nd30 TL-03)."""
    page = pack.typesetting
    lines = centred_lines(document.subject, page, size_pt=page.sizes["subject"])
    longest = max(text_width(line, size_pt=page.sizes["subject"], bold=True) for line in lines)
    return TitleView(
        type_name=upper_text(document.type_name),
        subject=set_lines(document.subject, lines),
        subject_rule=RuleLine(page.subject_rule_share * longest, page.text_width_pt),
    )


def addressees_view(document: AdministrativeDocument, pack: Pack) -> AddresseesView:
    """Kính gửi (nd30 NN-03 to NN-05): one on the label's line, several below with dashes, `;` and a full stop."""
    label = pack.decree.text("wording.addressees_label")
    names = [name.rstrip(" ;.") for name in document.addressees]
    several = len(names) > 1
    ends = [";"] * (len(names) - 1) + ["."]
    return AddresseesView(
        is_single=len(names) == 1,
        single=f"{label} {names[0]}" if len(names) == 1 else "",
        is_many=several,
        label=label if several else "",
        lines=tuple(f"- {name}{end}" for name, end in zip(names, ends, strict=False)) if several else (),
    )


def legal_basis_lines(document: AdministrativeDocument, pack: Pack) -> tuple[str, ...]:
    """Căn cứ (nd30 CC-06): each on its line with `;`, the last with a full stop; `Căn cứ` is added where it lacks."""
    lead_in = pack.decree.text("wording.legal_basis_prefix")
    bases = [
        basis.written if LEAD_IN.match(basis.written) else f"{lead_in} {basis.written}"
        for basis in document.legal_bases
    ]
    return tuple(f"{basis}{';' if index < len(bases) - 1 else '.'}" for index, basis in enumerate(bases))
