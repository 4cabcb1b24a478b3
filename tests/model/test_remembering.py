"""What was made of a value is found again by that very value, and by no other."""

from docgen.model.remembering import by_identity


class Word(str):
    """Equal to others, and still another."""

    __slots__ = ()


def counted(size):
    asked = []

    @by_identity(size)
    def double(word, times=2, *, mark=""):
        asked.append(word)
        return word * times + mark

    return double, asked


def test_the_same_value_is_asked_once_and_its_equal_again():
    double, asked = counted(8)
    first, equal = Word("a"), Word("a")
    assert [double(first), double(first), double(equal)] == ["aa", "aa", "aa"]
    assert [id(word) for word in asked] == [id(first), id(equal)]


def test_other_arguments_count_by_place_and_by_name():
    double, asked = counted(8)
    word = Word("a")
    assert [double(word), double(word, 3), double(word, 3, mark="!"), double(word, 3)] == ["aa", "aaa", "aaa!", "aaa"]
    assert len(asked) == 3


def test_a_value_that_is_gone_never_speaks_for_another_at_its_place():
    double, _ = counted(4)
    assert [double(Word(f"từ {number}"), 1) for number in range(200)] == [f"từ {number}" for number in range(200)]
