"""The real LibreOffice, where there is one."""

from __future__ import annotations

import io
import threading
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import docx
import pdfplumber
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from PIL import Image

from docgen.office import OfficeSilentError, convert_documents

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [pytest.mark.office, pytest.mark.usefixtures("soffice")]

LETTERS = "Ủy ban nhân dân phường Cửa Lò, đặc khu Phú Quý; Nguyễn Quang Tiêu “ưỡn ẹo”"


def document(text: str) -> bytes:
    made = docx.Document()
    run = made.add_paragraph().add_run(text)
    run.font.name = "Times New Roman"
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def test_several_documents_become_pdfs_in_one_call():
    made = convert_documents(
        {f"{name}.docx": document(f"{LETTERS} {name}") for name in ("Kế hoạch", "Báo cáo")}, to="pdf"
    )
    for name in ("Kế hoạch", "Báo cáo"):
        with pdfplumber.open(io.BytesIO(made[f"{name}.docx"])) as pdf:
            assert " ".join(pdf.pages[0].extract_text().split()) == f"{LETTERS} {name}"


def test_a_document_goes_to_every_format_and_back():
    odt = convert_documents({"a.docx": document(LETTERS)}, to="odt")["a.docx"]
    back = convert_documents({"a.odt": odt}, to="docx")["a.odt"]
    assert [paragraph.text for paragraph in docx.Document(io.BytesIO(back)).paragraphs] == [LETTERS]
    text = convert_documents({"a.docx": back}, to="txt")["a.docx"]
    assert text.decode("utf-8-sig").strip() == LETTERS


def test_a_broken_document_among_good_ones_is_named():
    given = {"tốt.docx": document(LETTERS), "hỏng.docx": b"PK\x03\x04 and nothing more"}
    with pytest.raises(OfficeSilentError) as caught:
        convert_documents(given, to="pdf")
    assert caught.value.documents == ("hỏng.docx",)
    assert "could not be loaded" in caught.value.detail


def test_two_conversions_run_side_by_side():
    with ThreadPoolExecutor(2) as pool:
        jobs = [pool.submit(convert_documents, {"a.docx": document(f"văn bản {n}")}, to="txt") for n in range(2)]
        texts = [job.result()["a.docx"].decode("utf-8-sig").strip() for job in jobs]
    assert texts == ["văn bản 0", "văn bản 1"]


def test_a_linked_picture_is_not_fetched():
    fetched: list[str] = []

    class Listener(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            fetched.append(self.path)
            self.send_error(404)

        do_HEAD = do_OPTIONS = do_GET  # noqa: N815 — the base class calls methods by these names

        def log_message(self, *_: object) -> None:
            """Says nothing: the test reads `fetched`."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Listener)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        text = convert_documents(
            {"a.docx": document_with_linked_picture(f"http://127.0.0.1:{server.server_port}/spy.png")}, to="txt"
        )["a.docx"]
    finally:
        server.shutdown()
        server.server_close()
    assert text.decode("utf-8-sig").strip() == LETTERS
    assert fetched == []


def test_a_linked_file_of_this_machine_is_not_shown(tmp_path: Path):
    picture = tmp_path / "secret.png"
    Image.new("RGB", (50, 50), "red").save(picture)
    pdf_bytes = convert_documents({"a.docx": document_with_linked_picture(picture.as_uri())}, to="pdf")["a.docx"]
    with pdfplumber.open(io.BytesIO(pdf_bytes)) as pdf:
        assert pdf.pages[0].images == []
        assert LETTERS in " ".join(pdf.pages[0].extract_text().split())


def document_with_linked_picture(address: str) -> bytes:
    made = docx.Document()
    paragraph = made.add_paragraph(LETTERS)
    link = made.part.relate_to(address, RELATIONSHIP_TYPE.IMAGE, is_external=True)
    paragraph.add_run()._r.append(
        parse_xml(
            '<w:drawing xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
            ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
            ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
            ' xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
            ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
            '<wp:inline><wp:extent cx="914400" cy="914400"/><wp:docPr id="1" name="x"/><a:graphic>'
            '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
            '<pic:nvPicPr><pic:cNvPr id="1" name="x"/><pic:cNvPicPr/></pic:nvPicPr>'
            f'<pic:blipFill><a:blip r:link="{link}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
            '<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="914400" cy="914400"/></a:xfrm>'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
            "</wp:inline></w:drawing>"
        )
    )
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()
