"""Whatever bytes come, a check answers with a report or with a sentence that says why not, in bounded time."""

from __future__ import annotations

import io
import random
import zipfile
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import docgen
from docgen import api
from docgen.checking import Report
from docgen.diagnostics import Severity
from docgen.errors import DocgenError, UnreadableInputError, UnsafeInputError
from docgen.ooxml import open_package, write_package

SAMPLE = Path(__file__).parents[2] / "samples" / "cua-lo-2024" / "plan.yaml"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2048
DOCUMENT = "word/document.xml"


@cache
def real():
    return docgen.render(SAMPLE).bytes


def parts():
    return dict(open_package(real()).parts)


def zipped(members):
    """A zip as hostile hands make it: nothing is checked."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return stream.getvalue()


def with_body(xml, before_end=True):
    """The real document with this XML as the last of its body, or as all of it."""
    members = parts()
    text = members[DOCUMENT].decode()
    head, rest = text.split("<w:body>", 1)
    content, section = rest.rsplit("<w:sectPr", 1)
    kept = content if before_end else ""
    members[DOCUMENT] = f"{head}<w:body>{kept}{xml}<w:sectPr{section}".encode()
    return write_package(members)


def with_part(name, data, content_type=""):
    members = parts()
    if content_type:
        override = f'<Override PartName="/{name}" ContentType="{content_type}"/></Types>'.encode()
        members["[Content_Types].xml"] = members["[Content_Types].xml"].replace(b"</Types>", override)
    return zipped({**members, name: data})


REFUSED = {
    "an empty file": lambda: b"",
    "a Word 97 file renamed": lambda: OLE,
    "an encrypted file": lambda: OLE + "EncryptedPackage".encode("utf-16-le"),
    "half of a file": lambda: real()[: len(real()) // 2],
    "a file without its last bytes": lambda: real()[:-30],
    "the beginning of a zip": lambda: real()[:40],
    "a zip without a document": lambda: zipped({name: data for name, data in parts().items() if name != DOCUMENT}),
    "a zip without content types": lambda: zipped({DOCUMENT: parts()[DOCUMENT]}),
    "a document that is not XML": lambda: zipped({**parts(), DOCUMENT: b"<w:document><w:body>"}),
    "a bomb": lambda: with_part("word/media/a.xml", b" " * 60_000_000),
    "a bomb of entities": lambda: zipped(
        {**parts(), DOCUMENT: b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>' + parts()[DOCUMENT]}
    ),
    "macros": lambda: with_part("word/vbaProject.bin", b"x", "application/vnd.ms-office.vbaProject"),
    "five thousand parts": lambda: zipped({**parts(), **{f"word/x{number}.xml": b"<a/>" for number in range(5000)}}),
    "a way out of the folder": lambda: with_part("../../etc/passwd", b"x"),
}
ODD_BODIES = {
    "nested tables": lambda: with_body("<w:tbl><w:tr><w:tc>" * 60 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 60),
    "nested content controls": lambda: with_body(
        "<w:sdt><w:sdtContent>" * 80 + "<w:p/>" + "</w:sdtContent></w:sdt>" * 80
    ),
    "nested insertions": lambda: with_body(
        "<w:p>" + '<w:ins w:id="1" w:author="a">' * 80 + "<w:r><w:t>x</w:t></w:r>" + "</w:ins>" * 80 + "</w:p>"
    ),
    "five hundred nested tables": lambda: with_body(
        "<w:tbl><w:tr><w:tc>" * 500 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 500
    ),
    "five thousand nested controls": lambda: with_body(
        "<w:sdt><w:sdtContent>" * 5000 + "<w:p/>" + "</w:sdtContent></w:sdt>" * 5000
    ),
    "no paragraph at all": lambda: with_body("", before_end=False),
    "a paragraph of two hundred thousand letters": lambda: with_body(
        f"<w:p><w:r><w:t>{'chữ ' * 50_000}</w:t></w:r></w:p>"
    ),
    "one word of a hundred thousand letters": lambda: with_body(f"<w:p><w:r><w:t>{'A' * 100_000}</w:t></w:r></w:p>"),
    "dots for pages": lambda: with_body(f"<w:p><w:r><w:t>{'. ' * 50_000}{'…' * 50_000}</w:t></w:r></w:p>"),
    "measures beyond every page": lambda: write_package(
        {**parts(), DOCUMENT: parts()[DOCUMENT].replace(b'w:w="11906"', b'w:w="99999999999999999999"')}
    ),
    "measures that are no numbers": lambda: write_package(
        {**parts(), DOCUMENT: parts()[DOCUMENT].replace(b'w:val="28"', b'w:val="NaN"')}
    ),
}
SPARE = ("word/styles.xml", "word/settings.xml", "word/fontTable.xml", "word/theme/theme1.xml", "docProps/core.xml")


@pytest.mark.parametrize("make", REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_read_is_refused_with_a_sentence_and_a_remedy(make):
    with pytest.raises((UnreadableInputError, UnsafeInputError)) as caught:
        api.check(make())
    assert caught.value.message.endswith(".")
    assert caught.value.hint


def answer_to(data, **choice):
    try:
        return api.check(data, **choice)
    except DocgenError as error:
        return error


def prove_answered(data, **choice):
    """The only two ends: a report in which no rule crashed, or an error of ours with its remedy."""
    answer = answer_to(data, **choice)
    if isinstance(answer, DocgenError):
        assert answer.hint
    else:
        assert isinstance(answer, Report)
        assert answer.counts[Severity.ERROR] == 0, [str(finding) for finding in answer.findings]


@pytest.mark.parametrize("make", ODD_BODIES.values(), ids=ODD_BODIES)
def test_a_strange_body_gives_a_report_without_a_crashed_rule_or_a_sentence(make):
    prove_answered(make())


@pytest.mark.parametrize("name", SPARE)
def test_a_part_that_is_missing_though_it_is_named_gives_an_answer(name):
    prove_answered(zipped({other: data for other, data in parts().items() if other != name}))


def test_a_hundred_thousand_paragraphs_are_answered():
    # One rule: the reading and the search for components are what length could kill.
    report = api.check(with_body("<w:p><w:r><w:t>Việc.</w:t></w:r></w:p>" * 100_000), select=["ND30-101"])
    assert report.counts[Severity.ERROR] == 0
    assert report.files[0].checked == ("ND30-101",)


def test_all_rules_answer_to_ten_thousand_paragraphs():
    prove_answered(with_body("<w:p><w:r><w:t>Việc.</w:t></w:r></w:p>" * 10_000))


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.tuples(st.floats(0, 0.999), st.integers(0, 255)), min_size=1, max_size=6))
def test_flipped_bytes_of_a_package_give_a_report_or_a_docgen_error(flips):
    data = bytearray(real())
    for place, value in flips:
        data[int(place * len(data))] = value
    prove_answered(bytes(data))


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.integers(0, 2**32), st.integers(1, 12), st.sampled_from([DOCUMENT, "word/styles.xml"]))
@example(0, 1, DOCUMENT)
def test_flipped_letters_inside_the_xml_give_a_report_or_a_docgen_error(seed, count, name):
    # Flips in the zip are mostly caught by its checksums; these reach the reader and the rules.
    chance = random.Random(seed)  # noqa: S311 # no secret
    members = parts()
    data = bytearray(members[name])
    for _ in range(count):
        place = chance.randrange(len(data))
        data[place] = (
            chance.choice(b'0123456789abcdefwprtcVN:"<>/ =-') if chance.random() < 0.8 else chance.randrange(256)
        )
    prove_answered(zipped({**members, name: bytes(data)}))


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.integers(0, 2**32))
def test_elements_moved_and_doubled_give_a_report_or_a_docgen_error(seed):
    chance = random.Random(seed)  # noqa: S311 # no secret
    members = parts()
    pieces = members[DOCUMENT].decode().split("<w:p>")
    head, body = pieces[0], pieces[1:]
    first, second = sorted(chance.sample(range(len(body) - 1), 2))
    body[first], body[second] = body[second], body[first]
    body.insert(second, body[chance.randrange(len(body) - 1)])
    prove_answered(zipped({**members, DOCUMENT: "<w:p>".join([head, *body]).encode()}))
