"""Turns a redline into a page that a head of office reads in a minute (tóm tắt thay đổi), as data and as Markdown."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from docgen.comparing.quoting import CONTEXT, LONGEST_QUOTE, cut, head, plain, quote, tail
from docgen.comparing.tokens import split_tokens
from docgen.comparing.waiting import question_line
from docgen.ooxml.redline import Edit
from docgen.vietnamese.citations import find_citations

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from docgen.comparing.compare import Redline
    from docgen.comparing.waiting import OpenQuestion
    from docgen.ooxml.redline import BlockChange, BlockKind, ChangeKind

MOST_LINES: Final = 40
"""Lines of one list in the Markdown; the data has them all."""

REPEATED: Final = 3
"""Blocks from which a replacement made alike is told once for them all."""

MOST_PLACES: Final = 6
"""Places named of such a replacement."""

_DIGIT: Final = re.compile(r"\d")
_SYMBOL: Final = re.compile(r"[/-][^\W\d]")
_LABEL: Final = re.compile(r"(?:\d+(?:\.\d+)*|[a-zđ]|[IVXLC]+) (?:\d+(?:\.\d+)*|[a-zđ]|[IVXLC]+)")
_NOTHING: Final = Edit("kept", "")
_BLOCKS: Final[dict[BlockKind, str]] = {"paragraph": "đoạn", "table": "bảng", "row": "hàng", "section": "phần"}
_TITLES: Final[tuple[tuple[ChangeKind, str], ...]] = (
    ("inserted", "Thêm mới"), ("deleted", "Bỏ đi"), ("moved", "Chuyển chỗ"), ("changed", "Sửa câu chữ"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ValueChange:
    """A number, date or year that became another one; `context` is the words before it."""

    before: str
    after: str
    context: str
    place: str
    heading: str = ""

    def to_dict(self) -> dict[str, object]:
        return {
            "before": self.before, "after": self.after, "context": self.context,
            "place": self.place, "heading": self.heading,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class CitationChange:
    """A cited act (văn bản viện dẫn) that was replaced, dropped (`after` empty) or added (`before` empty)."""

    before: str
    after: str
    place: str
    heading: str = ""

    def to_dict(self) -> dict[str, object]:
        return {"before": self.before, "after": self.after, "place": self.place, "heading": self.heading}


@dataclass(frozen=True, slots=True)
class ChangeBrief:
    """What changed, sorted by what a reader asks first."""

    values: tuple[ValueChange, ...]
    citations: tuple[CitationChange, ...]
    changes: tuple[BlockChange, ...]

    def of(self, kind: ChangeKind) -> tuple[BlockChange, ...]:
        """The blocks of one kind of change, those without words left out."""
        return tuple(c for c in self.changes if c.kind == kind and (c.before.strip() or c.after.strip()))

    def to_dict(self) -> dict[str, object]:
        return {
            "values": [value.to_dict() for value in self.values],
            "citations": [citation.to_dict() for citation in self.citations],
        }


def summarise(redline: Redline) -> ChangeBrief:
    """The changes of a redline as data for a brief."""
    values = [value for change in redline.changes for value in _values(change)]
    citations = [citation for change in redline.changes for citation in _citations(change)]
    return ChangeBrief(tuple(values), tuple(citations), redline.changes)


def brief(redline: Redline, undecided: Sequence[OpenQuestion] = ()) -> str:
    """The change brief (tóm tắt thay đổi) as Markdown: counts, what still needs a decision, then what changed.

    `undecided` are questions that the new version does not show: what a ledger leaves to a person. What was replaced in
    the same way in many places is said once; places where nothing else changed are not repeated.
    """
    if redline.is_unchanged:
        lines = ["# Tóm tắt thay đổi", "", "Hai bản giống nhau: không có thay đổi nào.", *_notices(redline)]
        lines += _waiting(redline, undecided)
        return "\n".join(lines) + "\n"
    found = summarise(redline)
    everywhere = _repeated(found)
    lines = ["# Tóm tắt thay đổi", "", _counts(redline), *_notices(redline)]
    lines += _waiting(redline, undecided)
    lines += _section("Thay nhiều nơi", [_repeated_line(pair, changes) for pair, changes in everywhere.items()])
    values = [value for value in found.values if (value.before, value.after) not in everywhere]
    lines += _section("Số liệu, ngày tháng thay đổi", [_value_line(value) for value in values])
    lines += _section("Văn bản viện dẫn thay đổi", [_citation_line(citation) for citation in found.citations])
    said = {*everywhere, *((value.before, value.after) for value in values)}
    for kind, title in _TITLES:
        blocks = [change for change in found.of(kind) if not _is_said(change, said)]
        lines += _section(title, [_block_line(change) for change in blocks])
    reformatted = redline.count("reformatted")
    if reformatted:
        lines += ["", f"Ngoài ra có {reformatted} chỗ chỉ đổi định dạng, không đổi chữ."]
    return "\n".join(lines) + "\n"


def _waiting(redline: Redline, undecided: Sequence[OpenQuestion]) -> list[str]:
    slots = [f"chờ điền {question_line(question)}" for question in redline.waiting]
    return _section("Còn phải quyết định", [*slots, *(question_line(question) for question in undecided)])


def _replacements(change: BlockChange) -> list[tuple[str, str]]:
    """The edits of a block as pairs of what stood there and what stands there now, either of them perhaps empty."""
    pairs: list[tuple[str, str]] = []
    gone = ""
    for edit in [*change.edits, None]:
        if edit is not None and edit.kind == "deleted":
            gone = edit.text
            continue
        came = edit.text if edit is not None and edit.kind == "inserted" else ""
        if gone or came:
            pairs.append((" ".join(gone.split()), " ".join(came.split())))
        gone = ""
    return pairs


def _repeated(found: ChangeBrief) -> dict[tuple[str, str], list[BlockChange]]:
    """Replacements made alike in several blocks, the most frequent first."""
    blocks: dict[tuple[str, str], list[BlockChange]] = {}
    for change in found.of("changed"):
        for pair in dict.fromkeys(_replacements(change)):
            if all(pair):
                blocks.setdefault(pair, []).append(change)
    often = [(pair, changes) for pair, changes in blocks.items() if len(changes) >= REPEATED]
    return dict(sorted(often, key=lambda item: -len(item[1])))


def _is_said(change: BlockChange, said: Collection[tuple[str, str]]) -> bool:
    """Whether the brief has already named every edit of a block."""
    pairs = _replacements(change)[1 if _is_relabelled(change) else 0 :]
    return change.kind == "changed" and all(pair in said or pair[0] == pair[1] for pair in pairs)


def _repeated_line(pair: tuple[str, str], changes: Sequence[BlockChange]) -> str:
    places = [change.place for change in changes]
    more = f" và {len(places) - MOST_PLACES} chỗ khác" if len(places) > MOST_PLACES else ""
    before, after = (plain(cut(text, LONGEST_QUOTE)) for text in pair)
    return f"**{before} → {after}** ở {len(places)} chỗ: {'; '.join(places[:MOST_PLACES])}{more}"


def _counts(redline: Redline) -> str:
    words = (("changed", "sửa"), ("inserted", "thêm"), ("deleted", "bỏ"), ("moved", "chuyển chỗ"))
    parts = [f"{name} {redline.count(kind)}" for kind, name in words if redline.count(kind)]
    return f"Số đoạn, hàng, bảng: {', '.join(parts)}." if parts else "Không có câu chữ nào thay đổi."


def _notices(redline: Redline) -> list[str]:
    return [line for notice in redline.notices for line in ("", f"> Lưu ý: {notice.message}")]


def _section(title: str, lines: Sequence[str]) -> list[str]:
    if not lines:
        return []
    shown = [f"- {line}" for line in dict.fromkeys(lines)]
    rest = len(shown) - MOST_LINES
    more = [f"- … và {rest} chỗ khác."] if rest > 0 else []
    return ["", f"## {title}", "", *shown[:MOST_LINES], *more]


def _value_line(value: ValueChange) -> str:
    context = f"…{value.context}: " if value.context else ""
    return f"{context}**{plain(value.before)} → {plain(value.after)}** ({_where(value.place, value.heading)})"


def _citation_line(citation: CitationChange) -> str:
    where = _where(citation.place, citation.heading)
    if not citation.before:
        return f"thêm {plain(citation.after)} ({where})"
    if not citation.after:
        return f"bỏ {plain(citation.before)} ({where})"
    return f"{plain(citation.before)} → **{plain(citation.after)}** ({where})"


def _block_line(change: BlockChange) -> str:
    where = _where(change.place or change.old_place, change.heading)
    if change.kind == "moved":
        return f"{where}, trước ở {change.old_place}: {quote(change.after)}"
    if change.kind == "changed":
        return f"{where}: {_edits(change.edits)}"
    name = "" if change.block == "paragraph" else f" ({_BLOCKS[change.block]})"
    return f"{where}{name}: {quote(change.after or change.before)}"


def _where(place: str, heading: str) -> str:
    return f"{place}, mục «{cut(heading, 60)}»" if heading else place


def _edits(edits: Iterable[Edit]) -> str:
    """The changed words with a little of what stands around them."""
    line = ""
    for edit in edits:
        text = " ".join(edit.text.split())
        if not text:
            line += " "
            continue
        if edit.kind == "kept":
            shown = plain(text if len(text) <= CONTEXT else f"{head(text)} … {tail(text)}")
        else:
            mark = "~~" if edit.kind == "deleted" else "**"
            shown = f"{mark}{plain(cut(text, LONGEST_QUOTE))}{mark}"
            line += " " if line.endswith(("~~", "**")) else ""
        before, behind = (" " if end.isspace() else "" for end in (edit.text[0], edit.text[-1]))
        line += f"{before}{shown}{behind}"
    return " ".join(line.split())


def _values(change: BlockChange) -> Iterator[ValueChange]:
    """Numbers of a changed block with what they became, paired where as many went as came; list labels left out."""
    place, context = change.place or change.old_place, ""
    edits = change.edits[2:] if _is_relabelled(change) else change.edits
    for edit, following in pairwise([*edits, None]):
        if edit is None:
            break
        if edit.kind == "kept":
            context = tail(" ".join(edit.text.split())) if edit.text.strip() else context
        elif edit.kind == "deleted" and following is not None and following.kind == "inserted":
            gone, came = _numbers(edit.text), _numbers(following.text)
            if len(gone) == len(came):
                for before, after in zip(gone, came, strict=True):
                    if before != after:
                        yield ValueChange(before, after, context, place, change.heading)


def _is_relabelled(change: BlockChange) -> bool:
    """Whether a block begins with another number of order (số thứ tự): `5.4.` that was `5.3.`, a first column."""
    first, second = [*change.edits, _NOTHING, _NOTHING][:2]
    if (first.kind, second.kind) != ("deleted", "inserted") or not _LABEL.fullmatch(first.text + " " + second.text):
        return False
    behind = change.edits[2].text if len(change.edits) > 2 else ""  # noqa: PLR2004 - the two edits just looked at
    return behind.startswith((".", ")")) or (not behind and change.place.endswith("cột 1"))


def _numbers(text: str) -> list[str]:
    """Numbers and dates; symbols of acts are told among the citations."""
    return [token for token in split_tokens(text) if _DIGIT.search(token) and not _SYMBOL.search(token)]


def _citations(change: BlockChange) -> Iterator[CitationChange]:
    """Acts cited in one version of a block only; as many gone as come are taken as replaced in their order."""
    if change.kind in {"moved", "reformatted"}:
        return
    before, after = _acts(change.before), _acts(change.after)
    gone = [name for key, name in before.items() if key not in after]
    came = [name for key, name in after.items() if key not in before]
    place = change.place or change.old_place
    if len(gone) != len(came):
        couples = [*((name, "") for name in gone), *(("", name) for name in came)]
    else:
        couples = list(zip(gone, came, strict=True))
    for old, new in couples:
        yield CitationChange(old, new, place, change.heading)


def _acts(text: str) -> dict[tuple[object, ...], str]:
    """The cited acts of a text under what tells them apart: number, symbol and year; each as it is best named."""
    found: dict[tuple[object, ...], str] = {}
    for span in find_citations(text):
        act = span.citation
        if act.number or act.is_named_law:
            name = f"{act.type} {act.reference or act.title}".strip()
            if act.date_written:
                name = f"{name} {act.date_written}"
            found.setdefault((*act.key, act.issued_year), name)
    return found
