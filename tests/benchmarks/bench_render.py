"""Prints how fast a ready view becomes a .docx, beside docxtpl's usual way and the floor, as ratios of one run.

Run `python tests/benchmarks/bench_render.py [REPEATS]`. The view is a plan of about six pages with a table of 25 rows
in the decree's template; the ways take turns, and medians of processor time are compared, so that a busy machine disturbs all alike.
"""

from __future__ import annotations

import dataclasses
import gc
import statistics
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parent.parent / "rendering"))

from docxtpl_reference import usual_way
from plan_views import fullest_plan, template_of
from template_builder import PLAIN, p, row, table, template

from docgen.contracts.view import Block, BlockKind, TableCell, TableColumn, TableRow, TableView
from docgen.ooxml import open_package
from docgen.rendering.assembling import assemble_parts
from docgen.rendering.compiling import CompiledTemplate, RenderedPart, compile_template, render_parts
from docgen.rendering.proof import is_proven, prove_nothing_lost
from docgen.rendering.rendering import print_view, render_view, require_sound
from docgen.rendering.skeleton import PRINTED_LEVEL, Extras, Member, pack_member, write_members

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from docgen.documents.parts.named import NamedView

SENTENCE = "Tổ chức tuyên truyền, phổ biến chủ trương của Đảng, chính sách & pháp luật của Nhà nước về bình đẳng giới; "
Way = tuple[str, "Callable[[], object]"]


def plan_view(rows: int = 25, paragraphs: int = 60) -> NamedView:
    drawn = TableView(
        columns=tuple(TableColumn(75.6, "left") for _ in range(6)),
        rows=(
            TableRow(tuple(TableCell((f"Cột {column}",)) for column in range(6)), header=True),
            *(TableRow(tuple(TableCell((f"{n}.{c} {SENTENCE[:40]}",)) for c in range(6))) for n in range(rows)),
        ),
    )
    blocks = (
        *(Block(BlockKind.CLAUSE, f"{number}. {SENTENCE * 2}") for number in range(paragraphs)),
        Block(BlockKind.TABLE, table=drawn),
        Block(BlockKind.PARAGRAPH, "Lời cuối./.", last=True),
    )
    return dataclasses.replace(fullest_plan("năm 2024"), body=blocks)


@dataclass(frozen=True, slots=True)
class RowView:
    number: str
    name: str
    lead: str


@dataclass(frozen=True, slots=True)
class ListView:
    rows: tuple[RowView, ...]


def list_template() -> bytes:
    """A table whose rows the template itself repeats, as templates drawn in Word do."""
    return template(
        table(
            row(p("{%tr for r in rows %}"), p(""), p("")),
            row(p("{{ r.number }}"), p("{{ r.name }}"), p("{{ r.lead }}")),
            row(p("{%tr endfor %}"), p(""), p("")),
            columns=3,
        )
    )


def list_view(rows: int) -> ListView:
    return ListView(tuple(RowView(str(number), f"Phường {number}", SENTENCE) for number in range(rows)))


def floor_way(docx: bytes, view: object) -> Callable[[], bytes]:
    """Nothing but joining ready pieces, deflating what changes, and joining the members of the zip."""
    compiled = compile_template(docx)
    skeleton = compiled.skeletons[Extras(custom=False, data=False)]
    finished = open_package(render_view(view, template=docx, properties=PLAIN, data=None))
    pieces = {part.name: finished.parts[part.name].decode().split("<w:r>") for part in compiled.parts}
    core = pack_member(skeleton.core, finished.parts[skeleton.core], PRINTED_LEVEL)

    def run() -> bytes:
        made: dict[str, Member] = {skeleton.core: core}
        for name, strings in pieces.items():
            made[name] = pack_member(name, "<w:r>".join(strings).encode(), PRINTED_LEVEL)
        package, _ = write_members([skeleton.fixed.get(name) or made[name] for name in skeleton.order])
        return package

    return run


def measure(ways: list[Way], repeats: int) -> dict[str, float]:
    times: dict[str, list[float]] = {name: [] for name, _ in ways}
    for _, way in ways:
        way()
    gc.disable()
    for _ in range(repeats):
        for name, way in ways:
            start = time.process_time()
            way()
            times[name].append(time.process_time() - start)
    gc.enable()
    return {name: statistics.median(values) for name, values in times.items()}


def engine(compiled: CompiledTemplate, view: object) -> bytes:
    return assemble_parts(compiled, render_parts(compiled, view), PLAIN, None, known_tidy=True).package


def judge(package: bytes, view: object, rendered: Sequence[RenderedPart]) -> None:
    """What the first document of each layout costs in addition."""
    prove_nothing_lost(package, view, rendered)
    require_sound(package)


def report(title: str, docx: bytes, view: object, repeats: int) -> None:
    compiled = compile_template(docx)
    rendered = render_parts(compiled, view)
    assembled = assemble_parts(compiled, rendered, PLAIN, None, known_tidy=True)
    medians = measure(
        [
            ("usual docxtpl", lambda: usual_way(docx, view)),
            ("render_view (from bytes)", lambda: render_view(view, template=docx, properties=PLAIN, data=None)),
            ("print_view (proven)", lambda: print_view(view, compiled=compiled, properties=PLAIN, data=None)),
            ("engine (view to bytes)", lambda: engine(compiled, view)),
            ("  of which printing", lambda: render_parts(compiled, view)),
            ("  of which assembling", lambda: assemble_parts(compiled, rendered, PLAIN, None, known_tidy=True)),
            ("proof alone", lambda: is_proven(assembled, view, rendered)),
            ("close proof, lint (once)", lambda: judge(assembled.package, view, rendered)),
            ("floor", floor_way(docx, view)),
        ],
        repeats,
    )
    lines = [
        f"\n{title}: document.xml {sum(len(part.xml) for part in rendered) // 1000} kB",
        f"{'':28}{'ms':>9}{'x usual':>10}{'of floor':>10}",
    ]
    for name, median in medians.items():
        usual, floor = medians["usual docxtpl"] / median, medians["floor"] / median
        lines.append(f"{name:28}{median * 1000:9.2f}{usual:10.1f}{floor:10.0%}")
    sys.stdout.write("\n".join(lines) + "\n")


def main() -> None:
    repeats = int(sys.argv[1]) if len(sys.argv) > 1 else 30
    docx = template_of("ke-hoach")
    report("A plan with a table of 25 rows", docx, plan_view(), repeats)
    few = max(repeats // 10, 3)
    report("A drawn table of 3,321 rows", docx, plan_view(rows=3321), few)
    for rows in (1107, 3321, 9963):
        report(f"A table of {rows:,} rows that the template repeats", list_template(), list_view(rows), few)


if __name__ == "__main__":
    main()
