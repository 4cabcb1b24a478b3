"""One template, many threads, other processes, other days, hostile authors: same bytes, or a refusal."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import UndefinedError
from jinja2.exceptions import SecurityError
from template_builder import LETTER_BODY, PLAIN, letter, letter_template, p, template, texts_of

from docgen.errors import PackError, RenderError
from docgen.ooxml import open_package, write_package
from docgen.rendering import compile_template, compiling, render_view
from docgen.rendering.environment import view_environment

CHILD = """
import datetime, hashlib, sys, time
sys.path.insert(0, sys.argv[1])
if sys.argv[2]:
    moment = float(sys.argv[2])
    time.time = lambda: moment
    time.localtime = lambda *a, real=time.localtime: real(moment)
    time.gmtime = lambda *a, real=time.gmtime: real(moment)
    class Later(datetime.datetime):
        @classmethod
        def now(cls, tz=None):
            return cls.fromtimestamp(moment, tz)
        utcnow = now
    datetime.datetime = Later
from template_builder import PLAIN, letter, letter_template
from docgen.rendering import render_view
out = render_view(letter("A & B\\tC"), template=letter_template(), properties=PLAIN, data='{"a": 1}')
print(hashlib.sha256(out).hexdigest())
"""


def digest_in_child(*, seed: str, zone: str, moment: str) -> str:
    environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone}
    command = [sys.executable, "-c", CHILD, str(Path(__file__).parent), moment]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True, timeout=60)
    return done.stdout.strip()


def test_other_processes_zones_and_days_give_the_same_bytes():
    here = render_view(letter("A & B\tC"), template=letter_template(), properties=PLAIN, data='{"a": 1}')
    digests = {
        digest_in_child(seed="0", zone="UTC", moment=""),
        digest_in_child(seed="1", zone="Asia/Ho_Chi_Minh", moment="1900000000"),
        digest_in_child(seed="4242", zone="America/Los_Angeles", moment="86400"),
    }
    assert digests == {hashlib.sha256(here).hexdigest()}


def test_eight_threads_give_the_same_bytes():
    docx = template(*LETTER_BODY, header=p("Riêng cho luồng {{ subject }}"))
    barrier = threading.Barrier(8)

    def work(number: int) -> tuple[int, bytes]:
        barrier.wait()
        texts = [f"văn bản {(number + turn) % 4}" for turn in range(8)]
        return number % 4, b"".join(
            sorted(render_view(letter(text), template=docx, properties=PLAIN, data=None) for text in texts)
        )

    with ThreadPoolExecutor(8) as pool:
        results = dict(pool.map(work, range(8)))
    assert len(set(results.values())) == 1


def test_a_template_is_compiled_once():
    assert compile_template(letter_template()) is compile_template(letter_template())


def test_old_templates_leave_the_cache(monkeypatch):
    monkeypatch.setattr(compiling, "_KEPT", 2)
    first = compile_template(template(p("cũ")))
    for number in range(3):
        compile_template(template(p(f"mới {number}")))
    assert compile_template(template(p("cũ"))) is not first


def test_the_callers_view_is_not_changed_and_nothing_is_remembered():
    docx = letter_template()
    one = render_view(letter("một"), template=docx, properties=PLAIN, data=None)
    render_view(letter("hai"), template=docx, properties=PLAIN, data=None)
    assert render_view(letter("một"), template=docx, properties=PLAIN, data=None) == one


@pytest.mark.parametrize(
    "tag",
    [
        "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
        "{{ cycler }}",
        "{{ lipsum }}",
        "{{ self }}",
        "{{ self._TemplateReference__context }}",
        "{{ range(10**9) }}",
        "{% for x in range(1000000000) %}{% endfor %}",
        "{{ ().__class__.__bases__[0].__subclasses__() }}",
        "{{ subject.__class__.__mro__ }}",
        "{{ subject.format }}",
        "{{ subject['__class__'] }}",
        "{{ subject|attr('__class__') }}",
        "{{ 'a' * 1000000000 }}",
        "{{ namespace(x=1) }}",
        "{% import 'os' as os %}",
        "{% extends 'x' %}",
        "{% filter upper %}x{% endfilter %}",
        "{% call subject() %}{% endcall %}",
        "{% autoescape false %}{{ subject }}{% endautoescape %}",
    ],
)
def test_a_template_that_reaches_for_python_is_refused(tag):
    with pytest.raises(PackError, match="Mẫu"):
        render_view(letter(), template=template(*LETTER_BODY, p(tag)), properties=PLAIN, data=None)


@pytest.mark.parametrize(
    ("source", "error"),
    [
        ("{{ cycler.__init__ }}", SecurityError),
        ("{{ range(3) }}", SecurityError),
        ("{{ x.__class__ }}", SecurityError),
        ("{{ x['__class__'] }}", SecurityError),
        ("{{ x.upper() }}", SecurityError),
        ("{{ x.nothing }}", UndefinedError),
        ("{{ nothing }}", UndefinedError),
    ],
)
def test_the_environment_alone_would_refuse_it_too(source, error):
    with pytest.raises(error):
        view_environment().from_string(source).render(x="chữ")


def test_a_view_of_another_type_is_refused():
    with pytest.raises(PackError, match="str không phải là một view"):
        render_view("chỉ là chữ", template=letter_template(), properties=PLAIN, data=None)


class _Marked(str):
    """A string that claims to be safe markup."""

    __slots__ = ()

    def __html__(self) -> str:
        return "<w:p/>"


def test_a_string_that_claims_to_be_markup_is_escaped_like_any_other():
    one = render_view(letter("<b>"), template=letter_template(), properties=PLAIN, data=None)
    assert render_view(letter(_Marked("<b>")), template=letter_template(), properties=PLAIN, data=None) == one


def test_a_property_word_cannot_hold_is_refused():
    from dataclasses import replace

    with pytest.raises(RenderError, match="ký tự điều khiển"):
        render_view(letter(), template=letter_template(), properties=replace(PLAIN, title="a\x01"), data=None)


FRAGMENTS = (
    b"{{ x }}", b"{%p if a %}", b"{% endif %}", b"<w:p/>", b"</w:p>", b"{{", b"%}", b"<w:tbl>", b"</w:t>", b"\0", b"&",
    b"{{p rule }}", b"{%tr for a in lines %}", b"w:sectPr", b'xmlns:w="x"', b"<!-- -->", b"<?x?>", b"]]>",
)  # fmt: skip


@settings(max_examples=80, deadline=None)
@given(st.data())
def test_a_damaged_template_is_refused_or_loses_nothing(data):
    parts = dict(open_package(letter_template()).parts)
    name = data.draw(st.sampled_from(sorted(parts)))
    content = parts[name]
    start = data.draw(st.integers(0, len(content)))
    end = min(start + data.draw(st.integers(0, 30)), len(content))
    parts[name] = content[:start] + data.draw(st.sampled_from((*FRAGMENTS, b""))) + content[end:]
    view = letter("A & B")
    try:
        out = render_view(view, template=write_package(parts), properties=PLAIN, data=None)
    except (PackError, RenderError):
        return
    assert "".join(texts_of(out)).count("A & B") >= 7


def test_an_enormous_template_is_refused():
    huge = template(p(" ".join(map(str, range(1_300_000)))))
    with pytest.raises(PackError, match="lớn hơn 8 MB"):
        compile_template(huge)


@pytest.mark.parametrize("mark", ["<w:vanish/>", '<w:vanish w:val="true"/>', "<w:specVanish/>"])
def test_a_template_that_would_hide_what_it_prints_is_refused(mark):
    package = open_package(letter_template())
    main = package.main_document
    hidden = package.parts[main].replace(b"<w:r>", f"<w:r><w:rPr>{mark}</w:rPr>".encode(), 1)
    with pytest.raises(PackError, match="Hidden"):
        compile_template(write_package({**package.parts, main: hidden}))
