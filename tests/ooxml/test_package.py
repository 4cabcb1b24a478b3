from __future__ import annotations

import contextlib
import io
import os
import struct
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wordml import content_types, document_parts, docx, paragraph, relationships, zipped

from docgen.errors import DocgenError, FileAccessError, UnreadableInputError, UnsafeInputError
from docgen.ooxml import guard
from docgen.ooxml.package import open_package, write_package

GOOD = docx(paragraph("Kế hoạch"))


def with_changes(**changes: bytes) -> dict[str, bytes]:
    return {**document_parts(paragraph("Kế hoạch")), **changes}


def test_a_word_file_opens_from_bytes_stream_and_path(tmp_path):
    path = tmp_path / "kế hoạch.docx"
    path.write_bytes(GOOD)
    for source in (GOOD, io.BytesIO(GOOD), path):
        package = open_package(source)
        assert package.main_document == "word/document.xml"
        assert package.content_type("word/document.xml").endswith("document.main+xml")
        assert package.content_type("word/_rels/document.xml.rels").endswith("relationships+xml")
        assert [link.kind for link in package.relationships("word/document.xml")] == ["styles"]
        assert package.relationships("word/document.xml")[0].target == "word/styles.xml"
        assert package.find_related("word/document.xml", "styles") == "word/styles.xml"
        assert package.find_related("word/document.xml", "numbering") is None


def test_absolute_and_dotted_targets_are_part_names():
    parts = with_changes(
        **{
            "word/_rels/document.xml.rels": relationships(
                ("a", "styles", "/word/STYLES.xml"), ("b", "x", "../docProps/./a.xml")
            )
        }
    )
    links = open_package(zipped(parts)).relationships("word/document.xml")
    assert [link.target for link in links] == ["word/styles.xml", "docProps/a.xml"]


def test_backslashes_in_zip_names_are_slashes():
    parts = {name.replace("/", "\\"): data for name, data in document_parts(paragraph("x")).items()}
    assert "word/document.xml" in open_package(zipped(parts)).parts


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "rỗng"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "đời cũ"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "mật khẩu"),
        (b"{\\rtf1\\ansi K\\'e9 ho", "RTF"),
        (b"%PDF-1.7\n", "PDF"),
        (b"<!DOCTYPE html><html>", "HTML"),
        (b"\xef\xbb\xbf<html><body>", "HTML"),
        (b"<?xml version='1.0'?><w:wordDocument/>", "XML"),
        (b"hello", "không phải là tệp Word"),
        (GOOD[: len(GOOD) // 2], "cắt cụt"),
        (GOOD[:-10], "cắt cụt"),
        (zipped({"a.txt": b"x"}), "thiếu [Content_Types].xml"),
        (zipped({"[Content_Types].xml": content_types({})}), "không có phần nội dung chính"),
        (zipped(with_changes(**{"word/_rels/document.xml.rels": b"<Relationships"})), "bị hỏng"),
    ],
)
def test_what_is_not_a_word_file_gets_its_own_sentence(data, words):
    with pytest.raises(UnreadableInputError) as caught:
        open_package(data)
    assert words in caught.value.message
    assert caught.value.hint


@pytest.mark.parametrize(
    ("kind", "words"), [("spreadsheetml.sheet", "Excel"), ("presentationml.presentation", "PowerPoint")]
)
def test_other_office_files_are_named(kind, words):
    types = content_types({"word/document.xml": f"application/vnd.openxmlformats-officedocument.{kind}.main+xml"})
    with pytest.raises(UnreadableInputError, match=words):
        open_package(zipped(with_changes(**{"[Content_Types].xml": types})))


def test_a_missing_file_a_folder_and_a_forbidden_file_are_access_errors(tmp_path):
    with pytest.raises(FileAccessError, match="Không tìm thấy"):
        open_package(tmp_path / "không có.docx")
    with pytest.raises(FileAccessError, match="thư mục"):
        open_package(tmp_path)
    with pytest.raises(FileAccessError):
        open_package(Path("a\0b"))
    secret = tmp_path / "secret.docx"
    secret.write_bytes(GOOD)
    secret.chmod(0)
    if os.access(secret, os.R_OK):
        pytest.skip("this user reads every file")
    with pytest.raises(FileAccessError, match="quyền"):
        open_package(secret)


def hostile_packages():
    def link(kind: str, target: str) -> bytes:
        return zipped(
            with_changes(**{"word/_rels/document.xml.rels": relationships(("r", kind, target), external=("r",))})
        )

    dtd = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><x/>'
    yield "a DTD", zipped(with_changes(**{"customXml/item1.xml": dtd})), "DTD"
    for encoding in ("utf-16", "utf-16-le", "utf-16-be"):
        hidden = dtd.decode().encode(encoding)
        yield f"a DTD in {encoding}", zipped(with_changes(**{"customXml/item1.xml": hidden})), "DTD"
    yield "macros", zipped(with_changes(**{"word/vbaProject.bin": b"x"})), "macro"
    macro_type = content_types({"word/document.xml": "application/vnd.ms-word.document.macroEnabled.main+xml"})
    yield "a macro document", zipped(with_changes(**{"[Content_Types].xml": macro_type})), "macro"
    yield "an OLE object", zipped(with_changes(**{"word/embeddings/oleObject1.bin": b"x"})), "OLE"
    yield (
        "an embedded workbook",
        zipped(with_changes(**{"word/_rels/document.xml.rels": relationships(("r", "package", "embeddings/a.xlsx"))})),
        "OLE",
    )
    yield "a remote template", link("attachedTemplate", "https://example.invalid/t.dotm"), "mẫu"
    yield "a template on a share", link("attachedTemplate", "\\\\server\\share\\t.dotm"), "mẫu"
    yield "a template on a share as a file URL", link("attachedTemplate", "file://server/share/t.dotm"), "mẫu"
    yield "a template on a share as a long file URL", link("attachedTemplate", "file://///server/share/t.dotm"), "mẫu"
    yield "a template on a share behind escapes", link("attachedTemplate", "file:///%5C%5Cserver%5Cx.dotm"), "mẫu"
    yield "a remote picture", link("image", "http://example.invalid/a.png"), "bên ngoài"
    yield "a remote frame", link("frame", "http://example.invalid/a.htm"), "bên ngoài"
    yield "a name that climbs", zipped(with_changes(**{"../evil.xml": b"<a/>"})), "trỏ ra ngoài"
    yield "an absolute name", zipped(with_changes(**{"/evil.xml": b"<a/>"})), "trỏ ra ngoài"
    yield "a drive", zipped(with_changes(**{"C:/evil.xml": b"<a/>"})), "trỏ ra ngoài"
    yield "names that differ in capitals", zipped(with_changes(**{"word/Document.xml": b"<a/>"})), "cùng tên"
    yield "a bomb", zipped(with_changes(**{"word/media/a.png": b"\0" * 8_000_000})), "bom nén"
    yield "too many parts", zipped(with_changes(**{f"x/{n}.xml": b"<a/>" for n in range(5000)})), "bom nén"


@pytest.mark.parametrize(("data", "words"), [pytest.param(d, w, id=name) for name, d, w in hostile_packages()])
def test_hostile_packages_are_refused(data, words):
    with pytest.raises(UnsafeInputError, match=words) as caught:
        open_package(data)
    assert caught.value.hint


def test_two_parts_of_the_same_name_are_refused():
    buffer = io.BytesIO(GOOD)
    with zipfile.ZipFile(buffer, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("word/document.xml", b"<other/>")
    with pytest.raises(UnsafeInputError, match="cùng tên"):
        open_package(buffer.getvalue())


def test_a_local_template_path_and_any_hyperlink_are_kept():
    parts = with_changes(
        **{
            "word/_rels/document.xml.rels": relationships(
                ("t", "attachedTemplate", "file:///C:\\Users\\An\\Mẫu%20KH.dotm"),
                ("h", "hyperlink", "https://example.invalid/"),
                external=("t", "h"),
            )
        }
    )
    assert [link.external for link in open_package(zipped(parts)).relationships("word/document.xml")] == [True, True]


def test_a_part_in_a_strange_encoding_is_refused_because_a_dtd_could_hide_in_it():
    hidden = '<?xml version="1.0" encoding="UTF-7"?>+ADwAIQ-DOCTYPE x+AD4-<x/>'.encode("ascii")
    with pytest.raises(UnreadableInputError, match="bảng mã"):
        open_package(zipped(with_changes(**{"customXml/item1.xml": hidden})))


def test_an_encrypted_zip_is_named():
    data = bytearray(GOOD)
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = 0
        while (start := data.find(signature, start)) >= 0:
            flags = struct.unpack_from("<H", data, start + offset)[0]
            struct.pack_into("<H", data, start + offset, flags | 1)
            start += 4
    with pytest.raises(UnreadableInputError, match="mật khẩu"):
        open_package(bytes(data))


def test_a_size_that_the_zip_directory_lies_about_is_not_inflated(monkeypatch):
    data = bytearray(zipped(with_changes(**{"word/media/a.png": os.urandom(1000) + b"\0" * 3_000_000})))
    entry = data.rfind(b"PK\x01\x02", 0, data.rfind(b"word/media/a.png"))
    struct.pack_into("<I", data, entry + 24, 10)
    with pytest.raises(UnreadableInputError):
        open_package(bytes(data))


def test_limits_are_looked_at_before_reading_a_file(tmp_path, monkeypatch):
    monkeypatch.setattr("docgen.ooxml.package.MAX_FILE_BYTES", 100)
    path = tmp_path / "a.docx"
    path.write_bytes(GOOD)
    for source in (path, GOOD, io.BytesIO(GOOD)):
        with pytest.raises(UnsafeInputError, match="lớn hơn"):
            open_package(source)


def test_the_total_size_is_limited(monkeypatch):
    monkeypatch.setattr(guard, "MAX_TOTAL_BYTES", 1000)
    with pytest.raises(UnsafeInputError, match="bom nén"):
        open_package(GOOD)


def test_writing_orders_the_parts_and_fixes_everything_else():
    parts = document_parts(paragraph("x"))
    backwards = dict(reversed(parts.items()))
    data = write_package(parts)
    assert data == write_package(backwards)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = archive.infolist()
    names = [entry.filename for entry in entries]
    assert names[:2] == ["[Content_Types].xml", "_rels/.rels"]
    assert names[2:] == sorted(names[2:])
    assert {(entry.date_time, entry.create_system, entry.external_attr) for entry in entries} == {
        ((1980, 1, 1, 0, 0, 0), 3, 0o100644 << 16)
    }
    assert dict(open_package(data).parts) == parts


def test_writing_gives_the_same_bytes_in_another_process_under_another_hash_seed(tmp_path):
    (tmp_path / "a.docx").write_bytes(GOOD)
    program = (
        "import sys, hashlib; from pathlib import Path\n"
        "from docgen.ooxml.package import open_package, write_package\n"
        "print(hashlib.sha256(write_package(open_package(Path(sys.argv[1])).parts)).hexdigest())"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", program, str(tmp_path / "a.docx")],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(digests) == 1


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.integers(0, len(GOOD) - 1), st.integers(0, 255)), min_size=1, max_size=8))
def test_flipped_bytes_give_a_package_or_a_docgen_error(flips):
    data = bytearray(GOOD)
    for position, value in flips:
        data[position] = value
    with contextlib.suppress(DocgenError):
        assert open_package(bytes(data)).main_document in open_package(bytes(data)).parts


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_behind_a_zip_signature_give_a_docgen_error(tail):
    with pytest.raises(DocgenError):
        open_package(b"PK\x03\x04" + tail)
