"""Patterns that are compiled late are the patterns they stand for."""

from __future__ import annotations

import copy
import re
from importlib import import_module
from pkgutil import walk_packages
from threading import Barrier, Thread

import docgen.vietnamese
from docgen.vietnamese.patterns import _LazyPattern, lazy_pattern


def lazy_patterns_in(value: object):
    if isinstance(value, _LazyPattern):
        yield value
    elif isinstance(value, tuple | list):
        for item in value:
            yield from lazy_patterns_in(item)
    elif isinstance(value, dict):
        yield from lazy_patterns_in([*value.keys(), *value.values()])


def test_every_pattern_of_the_language_compiles():
    folder = docgen.vietnamese.__path__
    modules = [import_module(module.name) for module in walk_packages(folder, "docgen.vietnamese.")]
    found = [pattern for module in modules for pattern in lazy_patterns_in(list(vars(module).values()))]
    assert len(found) > 100
    for pattern in found:
        assert pattern.groups == re.compile(pattern.pattern, pattern._written_flags).groups


def test_a_late_pattern_finds_what_the_pattern_finds():
    text = "Ngày 5, ngày 12 và NGÀY 30"
    late, early = lazy_pattern(r"ngày (\d+)", re.IGNORECASE), re.compile(r"ngày (\d+)", re.IGNORECASE)
    assert late.findall(text) == early.findall(text)
    assert late.sub(r"\1", text) == early.sub(r"\1", text)
    assert [match.span() for match in late.finditer(text, 4)] == [match.span() for match in early.finditer(text, 4)]
    assert late.fullmatch(text) is None
    assert late.flags == early.flags
    assert late.pattern == early.pattern


def test_a_pattern_nobody_used_may_be_copied():
    assert copy.copy(lazy_pattern("a+")).fullmatch("aaa")


def test_many_threads_may_be_the_first_to_use_a_pattern():
    late, ready, found = lazy_pattern(r"(\w+) (\w+)"), Barrier(8), []

    def use():
        ready.wait()
        found.append(late.fullmatch("hai từ").groups())

    threads = [Thread(target=use) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [("hai", "từ")] * 8
