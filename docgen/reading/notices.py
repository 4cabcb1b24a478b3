"""A draft, its source and its file → what a person should look at, each a sentence with field, place and confidence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from docgen.anatomy import Anatomy, ScopeKind
from docgen.contracts.recognition import Draft, Guess
from docgen.ooxml import DocumentFacts
from docgen.reading.blocks import Cut
from docgen.reading.results import ImportNotice, Remainder
from docgen.reading.sources import Source

_MANY_REPAIRS: Final = 5
"""Of one kind of repair no more places are told one by one."""
_MANY_SHOWN: Final = 8
_CHANGES: Final = {
    "insertion": "chữ được thêm",
    "deletion": "chữ bị xóa",
    "move-to": "chữ được chuyển đến",
    "move-from": "chữ được chuyển đi",
    "paragraph-deletion": "dấu đoạn bị xóa",
    "paragraph-insertion": "dấu đoạn được thêm",
    "row-insertion": "hàng được thêm",
    "row-deletion": "hàng bị xóa",
    "cell-deletion": "ô bị xóa",
    "formatting": "định dạng được đổi",
}


_ROOM: Final = ("$.issuer", "$.number", "$.symbol", "$.issued_on", "$.open_date")
"""Fields whose lines leave room for a number or a day: blanks there are no typing fault."""


def notices_of_file(source: Source, anatomy: Anatomy) -> tuple[ImportNotice, ...]:
    """What concerns the file as a whole: how it was read, tracked changes, comments, pictures, its scope."""
    facts = source.facts
    found = [ImportNotice("", "", "source", 0.9, note) for note in source.notes]
    if source.data_fault:
        message = f"Dữ liệu kèm trong tệp bị hỏng, đọc từ lời văn: {source.data_fault}"
        found.append(ImportNotice("", "", "source", 0.6, message))
    for change in facts.changes:
        what = _CHANGES.get(change.kind, "sửa đổi")
        who = f" của {change.author}" if change.author else ""
        message = f"Sửa đổi có theo dõi{who} được đọc như đã chấp nhận: {what}" + (
            f" «{change.text[:120]}»." if change.text else "."
        )
        found.append(ImportNotice("", change.place, "tracked-change", 0.8, message))
    for comment in facts.comments:
        who = f" của {comment.author}" if comment.author else ""
        message = f"Nhận xét{who} không vào dữ liệu: «{comment.text[:300]}»."
        found.append(ImportNotice("", comment.place, "comment", 0.8, message))
    found += _pictures(facts)
    scope = anatomy.scope
    if scope.kind in {ScopeKind.PARTY, ScopeKind.NORMATIVE, ScopeKind.FOREIGN}:
        message = "Văn bản không thuộc phạm vi Nghị định 30/2020/NĐ-CP; dữ liệu chỉ để tham khảo."
        found.append(ImportNotice("", "", "source", scope.confidence, f"{message} {' '.join(scope.reasons)}"))
    return tuple(found)


def _pictures(facts: DocumentFacts) -> Iterable[ImportNotice]:
    for placed in facts.paragraphs():
        for drawing in placed.paragraph.drawings:
            if drawing.kind in {"picture", "chart", "diagram"}:
                # The description of a chart says all its numbers over.
                names = (drawing.name, drawing.description)
                name = next(filter(None, names if drawing.kind == "chart" else names[::-1]), "")
                message = f"Hình ảnh hoặc biểu đồ không vào dữ liệu{f': «{name}»' if name else ''}."
                yield ImportNotice("", placed.place, "left-over", 1.0, message)


def notices_of_draft(
    draft: Draft, guesses: Iterable[Guess], cut: Cut, leftovers: Iterable[Remainder]
) -> Iterable[ImportNotice]:
    """Guesses of the draft and of the outline, repairs, leftovers."""
    paths: dict[int, str] = {}
    for path, blocks in draft.provenance.items():
        for block in blocks:
            paths.setdefault(block, path)
    for guess in _gathered((*draft.guesses, *guesses)):
        place = _place(guess.blocks, cut)
        path = guess.path or next((paths[block] for block in guess.blocks if block in paths), "")
        yield ImportNotice(path, place, guess.kind, guess.confidence, guess.message)
    yield from _repairs(cut, paths)
    yield from notices_of_leftovers(leftovers)


def notices_of_leftovers(leftovers: Iterable[Remainder]) -> Iterable[ImportNotice]:
    """A notice for each block that is in no field."""
    for left in leftovers:
        yield ImportNotice("", left.place, "left-over", 1.0, f"Chưa vào dữ liệu: «{left.text[:200]}». {left.reason}")


def _gathered(guesses: Sequence[Guess]) -> Iterable[Guess]:
    """The guesses with those of one sentence told once, where the first of them stood."""
    alike: dict[str, list[Guess]] = {}
    for guess in guesses:
        if guess.together:
            alike.setdefault(guess.together[0], []).append(guess)
    for guess in guesses:
        if not guess.together:
            yield guess
            continue
        all_of_them = alike.pop(guess.together[0], [])
        if len(all_of_them) == 1:
            yield guess
        elif all_of_them:
            words = [each.together[1] for each in all_of_them if each.together]
            shown = ", ".join(f"«{text}»" for text in words[:_MANY_SHOWN]) + (", …" if len(words) > _MANY_SHOWN else "")
            message = guess.together[0].format(count=len(words), shown=shown)
            blocks = tuple(block for each in all_of_them for block in each.blocks)
            yield Guess(guess.path, guess.kind, message, min(each.confidence for each in all_of_them), blocks)


def _place(blocks: Sequence[int], cut: Cut) -> str:
    return "; ".join(dict.fromkeys(cut.blocks[block].place for block in blocks[:3]))


def _repairs(cut: Cut, paths: Mapping[int, str]) -> Iterable[ImportNotice]:
    told: dict[str, int] = {}
    for block in cut.blocks:
        path = paths.get(block.index, "")
        if not path or path.startswith(_ROOM):
            continue
        for repair in block.repairs:
            told[repair] = told.get(repair, 0) + 1
            if told[repair] <= _MANY_REPAIRS:
                message = f"Đã sửa cách gõ: {repair}."
                yield ImportNotice(path, block.place, "repaired", 0.95, message)
    for repair, count in told.items():
        if count > _MANY_REPAIRS:
            message = f"Đã sửa cách gõ: {repair}; còn {count - _MANY_REPAIRS} chỗ nữa như vậy."
            yield ImportNotice("", "", "repaired", 0.95, message)
