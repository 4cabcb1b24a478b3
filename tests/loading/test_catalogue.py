"""Every fault that pydantic, the model or the YAML reader can report has its Vietnamese sentence."""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
import ruamel.yaml.parser
import ruamel.yaml.scanner
from pydantic_core._pydantic_core import list_all_errors

import docgen
from docgen.discovery import document_types
from docgen.loading.faults import FORMS, REMEDIES, SENTENCES, Fault, explain
from docgen.loading.places import locate
from docgen.loading.tree import ScalarNode, from_python
from docgen.loading.yaml_faults import FAULTS, find_fault

# What a node of a core schema can report, by its type; the limits by their own keys.
RAISED_BY_TYPE = {
    "model": {"model_type"},
    "model-fields": {"missing", "extra_forbidden", "invalid_key", "model_type"},
    "str": {"string_type", "string_unicode"},
    "int": {"int_type", "int_parsing", "int_parsing_size", "int_from_float"},
    "float": {"float_type", "float_parsing", "finite_number"},
    "bool": {"bool_type", "bool_parsing"},
    "date": {"date_type", "date_parsing", "date_from_datetime_parsing", "date_from_datetime_inexact"},
    "tuple": {"tuple_type", "iteration_error"},
    "list": {"list_type", "iteration_error"},
    "literal": {"literal_error"},
    "enum": {"enum"},
    "none": {"none_required"},
    "is-instance": {"is_instance_of"},
    "tagged-union": {"union_tag_invalid", "union_tag_not_found"},
    "definition-ref": {"recursion_loop"},
    "definitions": set(),
    "nullable": set(),
    "default": set(),
    "function-before": set(),
    "function-after": set(),
    "function-wrap": set(),
    "chain": set(),
    "model-field": set(),
}
RAISED_BY_KEY = {
    ("str", "pattern"): "string_pattern_mismatch",
    ("str", "min_length"): "string_too_short",
    ("str", "max_length"): "string_too_long",
    ("tuple", "min_length"): "too_short",
    ("tuple", "max_length"): "too_long",
    ("list", "min_length"): "too_short",
    ("list", "max_length"): "too_long",
    "ge": "greater_than_equal",
    "gt": "greater_than",
    "le": "less_than_equal",
    "lt": "less_than",
}


def core_nodes(schema: object) -> Iterator[Mapping[str, object]]:
    """Every node of a core schema; what only serialises data cannot fail here."""
    if isinstance(schema, Mapping):
        if isinstance(schema.get("type"), str):
            yield schema
        for key, value in schema.items():
            if key not in {"serialization", "metadata", "cls", "default", "function", "json_schema_input_schema"}:
                yield from core_nodes(value)
    elif isinstance(schema, list | tuple):
        for item in schema:
            yield from core_nodes(item)


def errors_of_models() -> set[str]:
    found = set()
    for kind in document_types().values():
        for node in core_nodes(kind.model.__pydantic_core_schema__):
            name = node["type"]
            assert name in RAISED_BY_TYPE, f"a new kind of schema: say here what {name} can report"
            found |= RAISED_BY_TYPE[name]
            found |= {
                error for key, error in RAISED_BY_KEY.items() if key in node or (key[0] == name and key[1] in node)
            }
    return found


def test_every_error_that_the_models_can_raise_has_a_sentence():
    raised = errors_of_models()
    assert {"missing", "string_too_long", "less_than_equal", "union_tag_invalid", "too_long"} <= raised
    assert raised - SENTENCES.keys() == set()


def test_the_catalogue_names_only_errors_that_exist():
    known = {error["type"] for error in list_all_errors()}
    assert SENTENCES.keys() - known == set()


def test_every_pattern_of_the_models_is_put_into_words():
    patterns = {
        field_pattern
        for kind in document_types().values()
        for node in core_nodes(kind.model.__pydantic_core_schema__)
        if isinstance(field_pattern := node.get("pattern"), str)
    }
    patterns |= set(re.findall(r'pattern=r"([^"]+)"', sources_of_models()))
    assert len(patterns) >= 3
    assert patterns - FORMS.keys() == set()


def sources_of_models() -> str:
    root = Path(docgen.__file__).parent
    return "\n".join(
        path.read_text(encoding="utf-8") for folder in ("model", "documents") for path in (root / folder).rglob("*.py")
    )


def worded_faults() -> dict[str, str]:
    """Code and words of each fault that the models word themselves."""
    found = {}
    for node in ast.walk(ast.parse(sources_of_models().replace("from __future__ import annotations", ""))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "PydanticCustomError":
            code, words = node.args[0], node.args[1]
            assert isinstance(code, ast.Constant), "a code is written out, so that it can be looked up"
            assert isinstance(words, ast.Constant)
            found[code.value] = words.value
    return found


def test_what_the_models_say_themselves_is_vietnamese():
    faults = worded_faults()
    assert {"empty_text", "id_twice", "row_width"} <= faults.keys()
    for code, words in faults.items():
        assert words == "{reason}" or not words.isascii(), code
        assert not code.isupper()


def test_a_remedy_belongs_to_a_fault_that_exists():
    assert REMEDIES.keys() - worded_faults().keys() == set()


ENGLISH = re.compile(
    r"\b(should|must|input|value|expected|invalid|field|required|error|valid|type|string|unable)\b", re.IGNORECASE
)


def explained(kind: str, message: str, context: dict[str, object]):
    place = locate(document_types()["plan"].model, from_python({"year": "x"}), ("year",))
    return explain(Fault(kind, message, context), place)


@pytest.mark.parametrize("error", list_all_errors(), ids=lambda error: error["type"])
def test_no_error_of_pydantic_is_ever_told_in_english(error):
    context = error.get("example_context") or {}
    sentence = explained(error["type"], error["example_message_python"], {**context, "error": ValueError("bad input")})
    assert sentence.message
    assert not sentence.message.isascii()
    assert not ENGLISH.search(sentence.message)
    assert not ENGLISH.search(sentence.hint)
    assert "{" not in sentence.message + sentence.hint


def test_a_fault_in_english_is_replaced_and_one_in_vietnamese_kept():
    assert explained("value_error", "Value error, bad", {"error": ValueError("bad")}).message.startswith("«year»")
    kept = explained("strange", "sai quá.", {})
    assert kept.message == "«year» (Năm kế hoạch): sai quá."
    assert kept.code == "strange"


def test_a_value_that_only_python_knows_is_named_by_its_type():
    place = locate(document_types()["plan"].model, from_python({"year": object()}), ("year",))
    assert isinstance(place.node, ScalarNode)
    assert "kiểu object của Python" in explain(Fault("int_type", "", {}), place).message


def yaml_complaints() -> list[tuple[str, str]]:
    """Problem and context of every error that the installed YAML reader raises, as far as they are written in its source."""
    found = []
    for module in (ruamel.yaml.scanner, ruamel.yaml.parser):
        for node in ast.walk(ast.parse(inspect.getsource(module))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"ScannerError", "ParserError"}:
                words = [written(argument) for argument in node.args]
                found.append((words[2] if len(words) > 2 else words[0], words[0]))
    return found


def written(argument: ast.expr) -> str:
    match argument:
        case ast.Constant(value=str() as text):
            return text
        case ast.JoinedStr(values=parts):
            return "".join(part.value if isinstance(part, ast.Constant) else "…" for part in parts)
        case ast.BinOp(left=left, right=right):
            return written(left) + written(right)
        case _:
            return ""


@pytest.mark.parametrize("complaint", yaml_complaints(), ids=lambda pair: f"{pair[1]} {pair[0]}"[:60])
def test_every_complaint_of_the_yaml_reader_has_a_sentence(complaint):
    problem, context = complaint
    for name in ("alias", "anchor", "tag", "directive") if "…" in context else ("",):
        assert find_fault(problem, context.replace("…", name)) is not None


def test_sentences_about_yaml_are_vietnamese_and_have_a_remedy():
    for fault in FAULTS:
        assert not fault.message.isascii()
        assert fault.message.endswith(".")
        assert fault.hint.endswith(".")
