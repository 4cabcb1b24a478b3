"""Everything the shell hears is Vietnamese, click's own words included."""

import gettext
import importlib.util
import re
import shutil
import string
from pathlib import Path

import click
import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from docgen.cli.program import program
from docgen.cli.translation import LOCALE_FOLDER, speak_vietnamese

ROOT = Path(__file__).parents[2]
CATALOGUE = LOCALE_FOLDER / "vi" / "LC_MESSAGES" / "docgen.po"
ENGLISH = re.compile(
    r"\b(usage|options?|commands?|arguments?|show|this|the|and|error|default|required|missing|invalid|try|for|help|text"
    r"|file|path|directory|integer|args|message|exit|no such|aborted|deprecated)\b",
    re.IGNORECASE,
)


def click_messages():
    """What click of the version installed gives to gettext."""
    found = extract_from_dir(
        Path(click.__file__).parent, [("**.py", "python")], keywords={"_": None, "gettext": None, "ngettext": (1, 2)}
    )
    return {message for _file, _line, message, _comments, _context in found}


def fields(text):
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


@pytest.fixture(scope="module")
def catalogue():
    with CATALOGUE.open("rb") as file:
        return read_po(file, locale="vi")


def test_every_word_of_click_is_translated(catalogue):
    messages = click_messages()
    assert len(messages) > 50
    untranslated = [message for message in messages if not catalogue.get(message) or not catalogue[message].string]
    assert untranslated == []


def test_no_translation_asks_for_what_click_does_not_give(catalogue):
    wrong = []
    for message in catalogue:
        if message.id:
            given = set().union(
                *(fields(text) for text in ([message.id] if isinstance(message.id, str) else message.id))
            )
            texts = [message.string] if isinstance(message.string, str) else message.string
            wrong += [text for text in texts if not fields(text) <= given]
    assert wrong == []


def commands(command, words=()):
    yield words
    for name, below in getattr(command, "commands", {}).items():
        yield from commands(below, (*words, name))


@pytest.mark.parametrize("words", list(commands(program)), ids=" ".join)
def test_no_help_speaks_english(run, words):
    result = run(*words, "--help")
    assert result.exit_code == 0
    # What a person types stays as it is: options, their values, names of files.
    prose = re.sub(r"--?[a-z-]+|\[[a-z|]+\]|\((?:inline|separate|text|json)\)|\b[a-z]+\|[a-z]+\b", " ", result.output)
    prose = re.sub(r"^  [a-z]+  ", " ", prose, flags=re.MULTILINE)
    prose = re.sub(r"mặc định: [a-z]+", " ", prose)
    assert "Cách dùng:" in result.output
    assert ENGLISH.findall(prose) == []


MISTAKES = [
    (["rendre"], "Lỗi: Không có lệnh 'rendre'. Có phải ý bạn là 'render'?"),
    (["xyz"], "Lỗi: Không có lệnh 'xyz'."),
    (["template", "biuld"], "Lỗi: Không có lệnh 'biuld'. Có phải ý bạn là 'build'?"),
    (["--nope"], "Lỗi: Không có tùy chọn '--nope'."),
    (["render"], "Lỗi: Thiếu tham số 'DỮ_LIỆU.yaml'."),
    (["render", "a.yaml"], "Lỗi: Thiếu tùy chọn '-o' / '--output'."),
    (["render", "a.yaml", "-o"], "Lỗi: Tùy chọn '-o' cần 1 giá trị đi kèm."),
    (
        ["template", "build", "--chek"],
        "Lỗi: Không có tùy chọn '--chek'. Có phải ý bạn là '--check', '--help', '--pack'?",
    ),
    (["render", "a.yaml", "-o", "b.docx", "--pdf=x"], "Lỗi: Tùy chọn '--pdf' không nhận giá trị."),
    (["render", "a.yaml", "b.yaml", "-o", "b.docx"], "Lỗi: Thừa tham số (b.yaml)."),
    (
        ["packs", "--format", "xml"],
        "Lỗi: Giá trị sai cho '--format': 'xml' không phải là một trong: 'text', 'json'.",
    ),
]


@pytest.mark.parametrize(("arguments", "sentence"), MISTAKES, ids=[" ".join(words) for words, _ in MISTAKES])
def test_a_mistake_in_the_command_line_is_told_in_vietnamese(run, arguments, sentence):
    result = run(*arguments)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.splitlines()[-1] == sentence
    assert ENGLISH.findall(re.sub(r"'.*?'|--?[a-z]+", " ", result.stderr.replace("docgen render", ""))) == []


def test_no_command_at_all_shows_the_help_as_a_mistake(run):
    result = run()
    assert result.exit_code == 2
    assert "Lệnh:" in result.output


def test_without_the_compiled_catalogue_everything_works(run, tmp_path):
    speak_vietnamese(tmp_path)
    assert run("--help").exit_code == 0
    assert "plan" in run("new", "plan", "-o", "-").stdout


def test_the_build_compiles_what_the_catalogue_says(tmp_path, catalogue):
    spec = importlib.util.spec_from_file_location("hatch_build", ROOT / ".ci" / "hatch_build.py")
    hook = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(hook)
    (tmp_path / "vi" / "LC_MESSAGES").mkdir(parents=True)
    shutil.copy(CATALOGUE, tmp_path / "vi" / "LC_MESSAGES")
    (compiled,) = hook.compile_catalogues(tmp_path)
    with compiled.open("rb") as file:
        translations = gettext.GNUTranslations(file)
    assert translations.gettext("Usage:") == catalogue["Usage:"].string
    assert sorted(path.name for path in compiled.parent.iterdir()) == ["docgen.mo", "docgen.po"]


def test_the_compiled_catalogue_is_that_of_the_text(compiled_catalogue, catalogue):
    with compiled_catalogue.open("rb") as file:
        translations = gettext.GNUTranslations(file)
    for message in catalogue:
        if isinstance(message.id, str) and message.id:
            assert translations.gettext(message.id) == message.string, "run `uv sync` or `pip install -e .`"
