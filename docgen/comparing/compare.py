"""Turns two Word files into one with tracked changes (bản so sánh), proven before it is handed over."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from docgen.comparing.paragraphs import match_blocks
from docgen.comparing.tokens import split_tokens
from docgen.comparing.waiting import find_open_questions
from docgen.comparing.words import match_words
from docgen.diagnostics import Notice
from docgen.errors import DocgenError, InputError
from docgen.ooxml import open_package
from docgen.ooxml.redline import BlockChange, Matcher, Stamp, build_draft, find_mismatch

if TYPE_CHECKING:
    from collections.abc import Collection

    from docgen.comparing.waiting import OpenQuestion
    from docgen.ooxml.redline import Draft, Mismatch

MATCHER: Final = Matcher(split=split_tokens, words=match_words, blocks=match_blocks)

LONGEST_AUTHOR: Final = 255
"""Letters of an author's name (ST_String of w:author that Word shows)."""

_CONTROL: Final = re.compile("[\x00-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_VERSIONS: Final = {"old": "cũ", "new": "mới"}
_STORIES: Final = {"body": "thân văn bản", "sections": "thiết lập trang", "margins": "đầu trang hoặc chân trang"}
_LOST: Final = {
    "comments": "Nhận xét (comment) của bản cũ không được mang sang bản so sánh.",
    "defaults": "Định dạng mặc định của hai tệp khác nhau; Word không theo dõi được thay đổi này.",
    "even-pages": "Hai tệp khác nhau ở thiết lập đầu trang riêng cho trang chẵn; Word không theo dõi được.",
}


class RedlineError(DocgenError):
    """The redline would not give back one of its versions: nothing is handed over."""

    exit_code = 6
    code = "redline"


@dataclass(frozen=True, slots=True)
class Redline:
    """A Word file with tracked changes and what changed, as data.

    `bytes`: accepting all changes gives the new version, rejecting all the old one. `notices` name what the file could
    not show as a tracked change, and how pending changes of the versions were read.
    """

    bytes: bytes
    changes: tuple[BlockChange, ...] = ()
    marks: int = 0
    notices: tuple[Notice, ...] = ()
    waiting: tuple[OpenQuestion, ...] = ()
    """Open slots (chỗ chờ điền) of the new version."""

    @property
    def is_unchanged(self) -> bool:
        """Whether the versions are equal: the file bears no mark."""
        return self.marks == 0

    def count(self, kind: str) -> int:
        """How many blocks are `changed`, `inserted`, `deleted`, `moved` or `reformatted`."""
        return sum(change.kind == kind for change in self.changes)

    def to_dict(self) -> dict[str, object]:
        """The changes as plain data; the file's bytes are not in it."""
        return {
            "unchanged": self.is_unchanged,
            "marks": self.marks,
            "summary": {kind: self.count(kind) for kind in ("changed", "inserted", "deleted", "moved", "reformatted")},
            "changes": [change.to_dict() for change in self.changes],
            "notices": [notice.to_dict() for notice in self.notices],
            "waiting": [question.to_dict() for question in self.waiting],
        }


def compare_documents(
    old: bytes, new: bytes, *, author: str, date: datetime | None = None, drop_data: Collection[str] = ()
) -> Redline:
    """Two .docx, of docgen or of strangers, → one .docx with tracked changes at the level of words.

    The same files, author and date give the same bytes. Without `date` the marks bear none; a date with a time zone is
    written in UTC. Changes already pending in a version are read as accepted. `drop_data` names the custom XML data
    that the file must not carry, because it would speak for one version only.

    Raises:
        UnreadableInputError, UnsafeInputError: one of the files is no sound Word file.
        InputError: the author's name is empty, too long or has control characters.
        RedlineError: the redline, resolved, would not be one of the versions.
    """
    stamp = Stamp(_author(author), _timestamp(date))
    before, after = open_package(old), open_package(new)
    draft = build_draft(before, after, MATCHER, stamp, drop_data=drop_data)
    mismatch = find_mismatch(before, after, draft.bytes)
    if mismatch is not None:
        raise _unproven(mismatch)
    return Redline(draft.bytes, draft.changes, draft.marks, _notices(draft), find_open_questions(after))


def _author(author: str) -> str:
    name = author.strip()
    if not name or len(name) > LONGEST_AUTHOR or _CONTROL.search(name):
        raise InputError(
            "Tên người sửa để ghi vào bản so sánh bị trống, quá dài hoặc có ký tự điều khiển.",
            hint=f"ghi tên bằng chữ, không quá {LONGEST_AUTHOR} ký tự.",
        )
    return name


def _timestamp(date: datetime | None) -> str:
    if date is None:
        return ""
    moment = date.astimezone(UTC) if date.tzinfo is not None else date
    return moment.replace(microsecond=0, tzinfo=None).isoformat() + "Z"


def _unproven(mismatch: Mismatch) -> RedlineError:
    action, version = ("chấp nhận", "mới") if mismatch.resolved == "accepted" else ("từ chối", "cũ")
    place = f"{_STORIES.get(mismatch.story, mismatch.story)}, khối {mismatch.number}"
    return RedlineError(
        f"Không lập được bản so sánh đúng: {action} mọi thay đổi không cho lại bản {version} ({place}).",
        hint="mở hai tệp bằng Word, lưu lại dạng .docx rồi so lại; hoặc dùng Review > Compare của Word.",
    )


def _notices(draft: Draft) -> tuple[Notice, ...]:
    found = [
        Notice(
            "pending-changes",
            f"Bản {_VERSIONS[version]} còn thay đổi đang theo dõi; khi so, coi như đã chấp nhận hết.",
        )
        for version in draft.pending
    ]
    if draft.styles:
        names = ", ".join(f"«{name}»" for name in draft.styles)
        found.append(
            Notice("styles", f"Kiểu {names} khác nhau giữa hai tệp; Word không theo dõi được thay đổi của kiểu.")
        )
    if draft.controls:
        found.append(
            Notice("controls", f"{draft.controls} điều khiển nội dung được bỏ khung, giữ nguyên chữ bên trong.")
        )
    found.extend(Notice(code, _LOST[code]) for code in draft.lost)
    return tuple(found)
