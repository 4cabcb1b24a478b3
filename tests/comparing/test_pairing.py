"""The last end of paragraph of a text or cell is shared, so that accepting and rejecting keep the structure."""

from docgen.ooxml.redline.pairing import Kinds, settle


def settled(pairs, old, new, *, hard=True):
    return settle(pairs, Kinds(old.split(), new.split()), hard=hard)


def test_two_last_paragraphs_without_likeness_are_paired_by_force():
    found = settled([(0, 0)], "p p", "p p")
    assert found.pairs == ((0, 0), (1, 1))
    assert found.forced == {(1, 1)}


def test_what_is_added_at_the_end_shifts_the_end_mark():
    found = settled([(0, 0)], "p", "p p p")
    assert found.pairs == ((0, 0),)
    assert found.shifted == {(0, 0)}


def test_a_table_added_behind_the_last_paragraph_breaks_its_pair():
    found = settled([(0, 0)], "p", "p tbl p")
    assert found.pairs == ((0, 2),)
    assert found.forced == {(0, 2)}


def test_before_a_shared_table_nothing_is_forced_through_a_table():
    found = settled([(0, 0), (1, 3)], "p tbl p", "p tbl p tbl p")
    assert found.pairs[:2] == ((0, 0), (1, 3))


def test_a_paragraph_that_ends_a_section_never_shifts():
    found = settled([(0, 0)], "s", "s p", hard=False)
    assert found.shifted == frozenset()


def test_equal_versions_stay_as_they_are():
    found = settled([(0, 0), (1, 1), (2, 2)], "p tbl p", "p tbl p")
    assert (found.forced, found.shifted) == (frozenset(), frozenset())
