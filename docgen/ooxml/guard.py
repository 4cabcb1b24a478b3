"""Turns a stranger's file into a refusal that says why, before anything of it is inflated or followed.

The numbers below are far above any office document and far below what harms a server.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docgen.errors import UnreadableInputError, UnsafeInputError

if TYPE_CHECKING:
    import zipfile

    from docgen.ooxml.package import Relationship

MAX_FILE_BYTES = 128 * 1024 * 1024
"""A .docx of more than 128 MB is refused unread."""
MAX_ENTRIES = 4096
"""Entries in the zip."""
MAX_ENTRY_BYTES = 128 * 1024 * 1024
"""One part, inflated."""
MAX_TOTAL_BYTES = 512 * 1024 * 1024
"""All parts together, inflated."""
MAX_RATIO = 200
"""Inflated size against packed size. A real document.xml reaches about 40; repeated empty table rows about 120."""
RATIO_FROM_BYTES = 4 * 1024 * 1024
"""Below this inflated size the ratio is not looked at: a small part harms nobody."""
MAX_XML_BYTES = 96 * 1024 * 1024
"""One XML part; it costs many times its size once it is a tree."""

RESAVE = "mở tệp bằng Word hoặc LibreOffice rồi lưu lại dạng .docx."
_ASK_AGAIN = "không dùng tệp này; xin lại bản gốc từ nơi gửi."
_ENCRYPTED_FLAG = 0x1
_OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def check_magic(data: bytes) -> None:
    """Other formats, whatever the name of the file, each get their own sentence; only a zip goes on."""
    if not data:
        raise UnreadableInputError("Tệp rỗng, không có nội dung.", hint="xin lại tệp từ nơi gửi.")
    if data.startswith(b"PK\x03\x04"):
        return
    if data.startswith(_OLE_MAGIC):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise UnreadableInputError(
                "Tệp Word được đặt mật khẩu nên không đọc được.",
                hint="mở bằng Word, bỏ mật khẩu (File > Info > Protect Document) rồi lưu lại.",
            )
        raise UnreadableInputError(
            "Đây là tệp Word đời cũ (.doc), không phải .docx.",
            hint="mở bằng Word hoặc LibreOffice rồi lưu dạng .docx.",
        )
    start = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"{\\rtf"):
        raise UnreadableInputError("Đây là tệp RTF, không phải tệp Word .docx.", hint=RESAVE)
    if b"%PDF-" in start:
        raise UnreadableInputError(
            "Đây là tệp PDF, không phải tệp Word .docx.", hint="xin bản Word gốc; bản PDF không còn định dạng để đọc."
        )
    if re.match(rb"<(!doctype\s+html|html|head|body|meta|\?xml[^>]*>\s*<html)", start, re.IGNORECASE):
        raise UnreadableInputError("Đây là trang web (HTML), không phải tệp Word .docx.", hint=RESAVE)
    if start.startswith(b"<?xml"):
        raise UnreadableInputError("Đây là tệp XML đơn lẻ (Word 2003 XML), không phải .docx.", hint=RESAVE)
    raise UnreadableInputError("Tệp không phải là tệp Word .docx.", hint=RESAVE)


def entry_name(entry: zipfile.ZipInfo) -> str:
    # Some writers put backslashes into zip names, against the standard; Word reads them as slashes.
    return entry.filename.replace("\\", "/")


def check_directory(entries: list[zipfile.ZipInfo]) -> None:
    """Judges the zip by its directory alone: nothing has been inflated yet."""
    if len(entries) > MAX_ENTRIES:
        raise _bomb(f"có {len(entries)} phần, nhiều hơn {MAX_ENTRIES}")
    seen: set[str] = set()
    for entry in entries:
        name = entry_name(entry)
        if name.startswith("/") or ".." in name.split("/") or re.match(r"[A-Za-z]:", name):
            raise UnsafeInputError(f"Tệp Word chứa tên phần trỏ ra ngoài tệp: “{name}”.", hint=_ASK_AGAIN)
        if name.lower() in seen:
            raise UnsafeInputError(f"Tệp Word chứa hai phần cùng tên “{name}”.", hint=_ASK_AGAIN)
        seen.add(name.lower())
        if entry.flag_bits & _ENCRYPTED_FLAG:
            raise UnreadableInputError("Tệp nén được đặt mật khẩu nên không đọc được.", hint="bỏ mật khẩu rồi lưu lại.")
        limit = MAX_XML_BYTES if is_xml_name(name) else MAX_ENTRY_BYTES
        if entry.file_size > limit:
            raise _bomb(f"phần “{name}” bung ra quá {limit // 1024 // 1024} MB")
        if entry.file_size > RATIO_FROM_BYTES and entry.file_size > MAX_RATIO * max(entry.compress_size, 1):
            raise _bomb(f"phần “{name}” bung ra hơn {MAX_RATIO} lần")
    if sum(entry.file_size for entry in entries) > MAX_TOTAL_BYTES:
        raise _bomb(f"các phần bung ra quá {MAX_TOTAL_BYTES // 1024 // 1024} MB")


def _bomb(reason: str) -> UnsafeInputError:
    return UnsafeInputError(f"Tệp Word lớn bất thường khi giải nén ({reason}): có thể là “bom nén”.", hint=_ASK_AGAIN)


def is_xml_name(name: str) -> bool:
    return name.lower().endswith((".xml", ".rels", ".vml"))


def refuse_active_part(name: str, content_type: str) -> None:
    kind = content_type.lower()
    if "vbaproject" in name.lower() or "vbaproject" in kind or "macroenabled" in kind:
        raise UnsafeInputError("Tệp Word chứa macro.", hint="lưu lại dạng .docx (không macro) rồi dùng tệp mới.")
    if "oleobject" in kind or "activex" in kind or re.search(r"oleobject\d*\.bin$", name.lower()):
        raise _embedded_object()


def _embedded_object() -> UnsafeInputError:
    return UnsafeInputError(
        "Tệp Word chứa đối tượng nhúng của chương trình khác (OLE, ActiveX).",
        hint="chuyển đối tượng nhúng thành bảng hoặc ảnh rồi lưu lại.",
    )


def refuse_link(link: Relationship, source: str) -> None:
    if link.kind in {"oleObject", "control"} or (link.kind == "package" and "/charts/" not in source):
        raise _embedded_object()
    if link.kind == "aFChunk":
        raise UnreadableInputError(
            "Tệp Word còn chứa nguyên một tài liệu khác chưa được Word nhập vào (altChunk).", hint=RESAVE
        )
    if not link.external or link.kind == "hyperlink" or _is_local_file(link.target):
        return
    if link.kind == "attachedTemplate":
        raise UnsafeInputError(
            f"Tệp Word tự tải mẫu từ nơi khác khi mở: “{link.target}”.",
            hint="bỏ mẫu đính kèm (Developer > Document Template) rồi lưu lại, hoặc xin lại bản gốc.",
        )
    raise UnsafeInputError(
        f"Tệp Word liên kết tới nội dung bên ngoài ({link.kind}): “{link.target}”.",
        hint="trong Word: File > Info > Edit Links to Files > Break Link, rồi lưu lại.",
    )


def _is_local_file(target: str) -> bool:
    r"""A path on the author's own drive, which no other computer can be made to load; never `\\server\share`."""
    path = re.sub(r"^file:(?:///|//localhost/|/)?(?!/)", "", target, count=1, flags=re.IGNORECASE)
    if re.match(r"[A-Za-z]:[\\/]", path):
        return True
    return not re.search(r"^[\\/]|:|%", path)  # a bare relative name, "Normal.dotm"


def check_main_type(content_type: str) -> None:
    if "spreadsheetml" in content_type:
        raise UnreadableInputError("Đây là tệp Excel, không phải tệp Word.", hint="chọn tệp .docx.")
    if "presentationml" in content_type:
        raise UnreadableInputError("Đây là tệp PowerPoint, không phải tệp Word.", hint="chọn tệp .docx.")
