"""Packs and document types come in by entry points; a broken one is named with its distribution."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from importlib.metadata import EntryPoint
from types import MappingProxyType

import pytest

from docgen.contracts import DocumentType, PackSource
from docgen.discovery import choosing, document_type, document_types, pack_for, pack_source, packs, registry
from docgen.errors import InputError, PackError


class Distribution:
    def __init__(self, name: str) -> None:
        self.name = name


class Entry:
    """An entry point of a distribution that is not really installed."""

    def __init__(self, name: str, value: str, distribution: str, group: str = registry.PACK_GROUP) -> None:
        self.name, self.value, self.group = name, value, group
        self.dist = Distribution(distribution)

    def load(self) -> object:
        return EntryPoint(self.name, self.value, self.group).load()


@pytest.fixture
def forget() -> Iterator[None]:
    caches = (registry._entries, registry.pack_source, registry.document_type, choosing._installed)
    for cache in caches:
        cache.cache_clear()
    yield
    for cache in caches:
        cache.cache_clear()


@pytest.fixture
def install(forget: None, monkeypatch: pytest.MonkeyPatch):
    def install(*entries: Entry) -> None:
        monkeypatch.setattr(registry, "entry_points", lambda group: [e for e in entries if e.group == group])

    return install


def test_the_built_in_pack_and_type_come_in_by_the_same_door(forget: None):
    assert isinstance(packs()["nd30"], PackSource)
    assert isinstance(document_types()["plan"], DocumentType)
    with pytest.raises(TypeError):
        packs()["x"] = packs()["nd30"]


def test_an_unknown_pack_is_answered_with_the_nearest(forget: None):
    with pytest.raises(PackError) as caught:
        pack_source("nd-30")
    assert "«nd30»" in caught.value.hint


def test_an_unknown_type_is_answered_with_the_nearest(forget: None):
    with pytest.raises(InputError) as caught:
        document_type("plans")
    assert "«plan»" in caught.value.hint
    with pytest.raises(InputError) as caught:
        document_type("quyết định")
    assert "plan" in caught.value.hint


BROKEN = {
    "a module that is gone": "no_such_module_at_all:PACK",
    "a name that is gone": "docgen.errors:PACK",
    "a thing that is no pack": "docgen.errors:DocgenError",
}


@pytest.mark.parametrize("value", BROKEN.values(), ids=BROKEN)
def test_a_broken_pack_is_named_with_its_distribution_and_a_remedy(install, value: str):
    install(Entry("hong", value, "goi-hong"))
    with pytest.raises(PackError) as caught:
        pack_source("hong")
    assert "goi-hong" in caught.value.message
    assert caught.value.hint


def test_two_distributions_of_one_name_are_both_named(install):
    install(Entry("nd30", "templates_nd30:PACK", "docgen"), Entry("nd30", "khac:PACK", "goi-khac"))
    with pytest.raises(PackError) as caught:
        packs()
    assert "«docgen»" in caught.value.message
    assert "«goi-khac»" in caught.value.message


def test_one_distribution_listed_twice_is_one(install):
    install(Entry("nd30", "templates_nd30:PACK", "docgen"), Entry("nd30", "templates_nd30:PACK", "docgen"))
    assert list(packs()) == ["nd30"]


def test_a_pack_installed_under_a_false_name_is_refused(install):
    install(Entry("nd31", "templates_nd30:PACK", "goi-khac"))
    with pytest.raises(PackError, match="tự xưng"):
        pack_source("nd31")


def test_no_pack_at_all_is_explained(install):
    install()
    with pytest.raises(PackError, match="Chưa cài gói mẫu nào"):
        pack_for()


def test_the_date_of_the_document_chooses_the_decree(forget: None, monkeypatch: pytest.MonkeyPatch):
    old = pack_for("nd30")
    new = replace(old, name="nd99", valid_from=date(2030, 1, 1))
    office = replace(new, name="cua-lo", extends="nd99", valid_from=date(2031, 1, 1))
    installed = {"cua-lo": office, "nd30": old, "nd99": new}
    monkeypatch.setattr(choosing, "packs", lambda: MappingProxyType(installed))
    monkeypatch.setattr(choosing, "_installed", lambda name, _profile: installed[name])
    assert pack_for(on=date(2020, 3, 5)).name == "nd30"
    assert pack_for(on=date(2029, 12, 31)).name == "nd30"
    assert pack_for(on=date(2030, 1, 1)).name == "nd99"
    assert pack_for(on=date(2040, 1, 1)).name == "nd99"
    assert pack_for().name == "nd99"
    assert pack_for("nd30", date(2040, 1, 1)).name == "nd30"


def test_a_document_older_than_every_decree_is_explained(forget: None):
    with pytest.raises(PackError) as caught:
        pack_for(on=date(2019, 12, 31))
    assert "05/03/2020" in caught.value.message
    assert "nd30" in caught.value.hint


def test_a_name_that_is_neither_pack_nor_folder_is_explained(forget: None):
    with pytest.raises(PackError) as caught:
        pack_for("nd3")
    assert "«nd30»" in caught.value.hint


def test_an_installed_pack_is_read_once(forget: None):
    assert pack_for("nd30") is pack_for("nd30")
